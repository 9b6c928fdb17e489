"""The second half of what the invented group negotiates: participation, figures, who decides. All invented."""

from __future__ import annotations

from plenary.hall.demo.cable_shapes import Offer, Para

SECOND: tuple[Para, ...] = (
    Para(
        "capacity",
        "Coasts that have one cable should take part in every meeting, in the room or from far away.",
        "agreed",
        stand="support 1-22,23-26,28-41",
        after=36,
    ),
    Para(
        "capacity",
        "A fund should support the participation of coasts that have one cable.",
        "silence",
        offers=(
            Offer(
                (8, 9, 17, 24),
                "A voluntary fund should support the participation of coasts that have one cable.",
                "The word makes it possible for those who vote budgets.",
            ),
            Offer(
                (2, 29),
                "Those who can should support the participation of coasts that have one cable.",
                "No fund, but the same help.",
            ),
        ),
        taken="0",
        stand="support 6-9,14,17-22,23-26,38-41; live-with 1,3,4,5,10-13,33-37; concern 2,16,29",
    ),
    Para(
        "capacity",
        "Young engineers from these coasts should sail with the repair ships.",
        "agreed",
        offers=(
            Offer(
                (36, 37),
                "Engineers from these coasts, the young among them, should sail with the repair ships and be paid for it.",
                "A berth without wages is for the rich.",
            ),
        ),
        taken="own",
        own="Engineers from these coasts, above all the young, should sail with the repair ships, and be paid for it.",
        stand="support 1-22,23-26,33-41; live-with 28-32",
        after=30,
    ),
    Para(
        "capacity",
        "Meetings should be held where those who depend on one cable live, as often as elsewhere.",
        "broken",
        offers=(
            Offer(
                (9, 17, 22, 26),
                "Every second meeting should be held where those who depend on one cable live.",
                "“As often” has meant never.",
            ),
        ),
        taken="0",
        stand="support 6-9,14,17-22,23-26; live-with 1,3,4,10,11,33-37; concern 2,5,28",
        why={12: ("Two journeys a year to places without a direct flight.", "Say “where possible”.")},
    ),
    Para(
        "capacity",
        "Interpretation in six languages made the last meeting half as long again, and twice as many spoke.",
        statement=True,
        tag="factual",
    ),
    Para(
        "figures",
        "Owners should publish once a year how many hours each cable was cut, and why.",
        "agreed",
        offers=(
            Offer(
                (34, 39, 25),
                "Owners should publish once a year how many hours each cable was cut, why, and how many people were without a line.",
                "Hours alone do not tell what a cut did.",
            ),
            Offer(
                (28, 31),
                "Owners should publish once a year how many hours cables were cut, and why.",
                "Not by cable: that is a target list.",
            ),
        ),
        taken="1",
        stand="support 1-22,28-37; live-with 23-26,38-41",
        after=26,
    ),
    Para(
        "figures",
        "Figures should be counted in the same way by everybody.",
        "agreed",
        stand="support 1-22,23-26,28-41",
        after=26,
    ),
    Para(
        "figures",
        "The secretariat should keep these figures and publish them as they come.",
        "open",
        offers=(
            Offer(
                (39, 33),
                "The secretariat should keep these figures and publish them as they come, with the method by which they were counted.",
                "A figure without its method cannot be checked.",
            ),
            Offer(
                (39, 33, 24),
                "The secretariat should keep these figures and publish them as they come, with the method by which they were counted.",
                "We propose the same.",
            ),
            Offer((13,), "The secretariat should keep these figures and publish them once a year.", "", late=True),
            Offer(
                (31,),
                "Owners should keep these figures and publish them as they come.",
                "Ours to keep.",
                end="withdrawn",
            ),
        ),
        stand="support 1-9,23-26,33-41; live-with 10-22,28,30,32; concern 29,31",
    ),
    Para(
        "figures",
        "Some hold that exact routes should be public; others, that charts of them help whoever would cut a cable.",
        statement=True,
        tag="contested",
    ),
    Para(
        "figures",
        "Routes should be public to within one sea mile.",
        "none",
        offers=(
            Offer((1, 2, 28), "Routes should be made known to mariners.", "That is what charts are for."),
            Offer((23, 24, 35), "Routes should be public.", "What lies in the sea is everybody’s."),
        ),
        stand="support 23,24,35; live-with 6-9,33,34; concern 3,10,11,17; object 1,2,5,13,16,28,29",
        why={
            1: ("A question of safety.", "Make them known to mariners alone."),
            2: ("As Arvenia.", "Mariners alone."),
            5: ("As Arvenia.", "Mariners alone."),
            13: ("Defence.", "Delete the paragraph."),
            16: ("Defence.", "Delete the paragraph."),
            28: ("Cables were cut on purpose twice.", "Within ten sea miles."),
            29: ("As Northern Carriers.", "Within ten sea miles."),
        },
        marks={
            2: ("addressed", "The drafting group has looked for words and found none."),
            28: ("maintained", "Its holder keeps to it."),
        },
        reason="Safety and openness could not be joined in one sentence.",
        after=6,
    ),
    Para(
        "deciding",
        "A new body of the Assembly should take up the questions that this text leaves open.",
        "none",
        offers=(
            Offer(
                (6, 14, 18, 19),
                "A new intergovernmental body of the Assembly should take up the questions that this text leaves open.",
                "States answer for their waters.",
            ),
            Offer(
                (1, 23, 33),
                "Existing bodies should take up the questions that this text leaves open, with all who are concerned.",
                "There are four of them.",
            ),
            Offer((2, 4, 5, 28), "", "There is no need for it."),
        ),
        stand="support 6,7,14,15,18-20,22; live-with 17,21; concern 3,8,9,11,26,38,40; object 1,2,4,5,10,13,23,24,28-30,33-36",
        why={
            1: ("It would do what others do already.", "Name the existing bodies."),
            2: ("No need was shown.", "Delete it."),
            4: ("No need was shown.", "Delete it."),
            5: ("No need was shown.", "Delete it."),
            10: ("Cost.", "Name who pays."),
            13: ("Cost.", "Name who pays."),
            23: ("Closed to those who are no state.", "A body of all who are concerned."),
            24: ("As Open Rivers.", "A body of all who are concerned."),
            28: ("As Arvenia.", "Name the existing bodies."),
            29: ("As Arvenia.", "Name the existing bodies."),
            30: ("As Arvenia.", "Name the existing bodies."),
            33: ("Standards are set elsewhere.", "Name the existing bodies."),
            34: ("As Halvorn Registry.", "Name the existing bodies."),
            35: ("As Halvorn Registry.", "Name the existing bodies."),
            36: ("As Halvorn Registry.", "Name the existing bodies."),
        },
        reason="The group divides on whether there is need for it; see the questions.",
        after=3,
    ),
    Para(
        "deciding",
        "The group itself should meet once more before the next session of the Assembly.",
        "revisit",
        offers=(
            Offer((10, 12, 13), "The group itself should meet once more.", "The session is far away."),
            Offer((20,), "", "", op="move", place=1),
        ),
        stand="support 1-9,23-26,33-41; live-with 10-22,28-32",
        reason="It depends on the funds.",
        after=3,
    ),
    Para(
        "deciding",
        "Whatever is recommended here binds nobody who has not agreed to it.",
        "statement",
        statement=True,
    ),
)
