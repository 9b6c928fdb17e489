"""What the invented group on shared cables negotiates: 24 paragraphs, what is proposed for them, and who stands where.

All of it is invented. Seats are named by number: 1 to 22 states, 23 to 26 civil society, 28 to 32 business,
33 to 37 the technical and academic community, 38 to 41 international organisations; 27 and 42 are vacant.
"""

from __future__ import annotations

from plenary.hall.demo.cable_shapes import Offer, Para
from plenary.hall.demo.cable_words_more import SECOND

FIRST: tuple[Para, ...] = (
    Para(
        "laying",
        "Before a cable is laid, the coasts on both sides should be told of its route at least six months ahead.",
        "agreed",
        stand="support 1-14,16-22,23-26,28-37; live-with 15,38-41",
        cites=(("AC/9/14", "AC/9/14, paragraph 3"),),
        after=41,
        also={
            "ar": "قبل مدّ أي كابل ينبغي إبلاغ الساحلين على الجانبين بمساره قبل ستة أشهر على الأقل.",
            "fr": "Avant la pose d’un câble, les deux côtes devraient être informées de son tracé au moins six mois à l’avance.",
        },
    ),
    Para(
        "laying",
        "Routes should keep clear of fishing grounds[^1] wherever another way is open at reasonable cost.",
        "agreed",
        offers=(
            Offer(
                (9, 23, 25),
                "Routes should keep clear of fishing grounds[^1] and of anchorages wherever another way is open at reasonable cost.",
                "Anchors cut more cables than nets do.",
            ),
            Offer(
                (29,),
                "Routes should keep clear of fishing grounds[^1] wherever another way is open.",
                "Cost is for us to judge.",
            ),
        ),
        taken="0",
        stand="support 1-22,23-26; live-with 28,30-37; concern 29; live-with 38-41",
        notes=("As the coasts themselves have charted them.",),
        after=40,
    ),
    Para(
        "laying",
        "Two cables should not share one trench where a single anchor could cut both.",
        "ad-ref",
        offers=(
            Offer(
                (30, 31),
                "Two cables should not share one trench where a single anchor could cut both, unless both owners agree.",
                "Some trenches are rock, and there is but one.",
            ),
        ),
        taken="0",
        stand="support 1-8,28-37; live-with 9-22,23-26,38-41",
        after=12,
    ),
    Para(
        "laying",
        "Cable ships wait too long for permits: the group heard of delays between four and nineteen months.",
        statement=True,
        tag="factual",
    ),
    Para(
        "laying",
        "One office in each state should answer a request for a permit within ninety days.",
        "open",
        offers=(
            Offer(
                (1, 2, 4, 28, 29),
                "One office in each state should answer a request for a permit within sixty days.",
                "A ship that waits costs as much as the cable.",
            ),
            Offer(
                (16, 15, 12),
                "One office in each state should answer a request for a permit within a reasonable time.",
                "Sixty or ninety days cannot be promised for waters that several ministries look after.",
            ),
            Offer(
                (6, 18, 19, 22),
                "One office in each state should answer a request for a permit within ninety days, and within one hundred and "
                "eighty in states that ask for help with it.",
                "The rule should not punish whoever has the fewest officials.",
            ),
        ),
        on=(
            ("0", "support 1,2,4,5,28-32; live-with 3,7-9,23,24,33-37; concern 6,10-15,17-22; object 16"),
            ("2", "support 6,18,19,22,20,21; live-with 3,7-9,10,11,14,17,23-26,33-36,38-41; concern 1,2,4,28,29"),
        ),
        stand="support 3,5,7,8,9,23,24,33-36; live-with 1,2,4,6,10,11,17-22,25,26,28-32,37; concern 12,14; object 15,16",
        why={
            15: (
                "No number of days can be kept where the law gives the coast guard its own time.",
                "Say “without undue delay”.",
            ),
            16: (
                "The period begins before the survey is in.",
                "Let the ninety days begin when the survey is complete.",
            ),
        },
    ),
    Para(
        "upkeep",
        "Owners should keep a repair ship within ten days’ sail of every cable that is the only one of its coast.",
        "agreed",
        stand="support 6-9,14,17-22,23-26,33-41; live-with 1-5,10-13,15,16,28-32",
        after=38,
        also={
            "ar": "ينبغي للمالكين إبقاء سفينة إصلاح على مسافة لا تتجاوز عشرة أيام إبحاراً من كل كابل هو الوحيد لساحله.",
        },
    ),
    Para(
        "upkeep",
        "A cut should be made known to everybody whom it concerns within one day.",
        "agreed",
        offers=(
            Offer((33, 35), "A cut should be made known publicly within one day.", "Whom it concerns is everybody."),
        ),
        taken="0",
        stand="support 1-11,23-26,33-37; live-with 12-22,28-32,38-41",
        after=38,
    ),
    Para(
        "upkeep",
        "Coasts, on an equal footing, should consider mechanisms for sharing the cost of repairs.",
        "revisit",
        offers=(
            Offer(
                (6, 18, 14),
                "Coasts, on an equal footing, should establish mechanisms for sharing the cost of repairs.",
                "We have considered for nine years.",
            ),
            Offer(
                (1, 23, 33),
                "Coasts, together with owners and users in their respective roles, should consider mechanisms for sharing the cost "
                "of repairs, avoiding duplication of existing agreements.",
                "Whoever pays should sit at the table.",
            ),
            Offer(
                (10, 12),
                "Coasts, on an equal footing, should strengthen mechanisms for sharing the cost of repairs.",
                "There are some already.",
            ),
        ),
        on=(
            ("base", "support 3,7-9,11,14,19-21; live-with 6,10,12,17,18,22,23-26,33-37; concern 1,2,4,5,13,28-30"),
            ("0", "support 6,14,18-20,22,9; live-with 7,8,17,21,24-26; concern 3,10-12,33,34; object 1,2,4,5,13,28-30"),
            (
                "1",
                "support 1,2,4,5,13,23,24,28-30,33-37; live-with 3,8-11,17,20,21,25,26,38-41; concern 7,12,14; object 6,18",
            ),
            ("2", "support 10-12; live-with 3,7-9,13,17,21,23,26,33-36,38-40; concern 1,2,4,6,14,18-20,28,29"),
        ),
        stand="support 6,14,18-20,22; live-with 3,7-9,11,17,21,23-26,33-37,39; concern 2,4,5,13,28; object 1,15,29,30",
        why={
            1: (
                "Costs follow contracts, and a mechanism would reopen them.",
                "Add that existing agreements stay as they are.",
            ),
            15: ("“On an equal footing” leaves open who pays for whom.", "Name the shares, or leave the footing out."),
            29: ("Owners carry the cost and are not named.", "Name owners beside coasts."),
            30: ("A fund by another name.", "Say that no new fund is meant."),
        },
        reason="Close to an outcome; to be taken up again when the drafting group has met.",
        after=9,
        also={
            "ar": "ينبغي للسواحل، على قدم المساواة، أن تنظر في آليات لتقاسم تكلفة الإصلاحات.",
            "fr": "Les côtes devraient, sur un pied d’égalité, étudier des mécanismes de partage du coût des réparations.",
        },
    ),
    Para(
        "upkeep",
        "Spare cable should be stored in common for coasts that have only one.",
        "ad-ref",
        stand="support 6-9,14,17-22,38-41,23-26; live-with 1-5,10-13,15,16,28-37",
        after=11,
    ),
    Para(
        "upkeep",
        "Repairs in the waters of another state should not need a new permit where the cable had one.",
        "none",
        offers=(
            Offer((16, 14, 19), "", "A permit is for one work, not for ever."),
            Offer(
                (28, 29, 31),
                "Repairs in the waters of another state should not need a new permit where the cable had one, and should begin at once.",
                "Every day without a repair is a day without a hospital.",
            ),
        ),
        stand="support 1,2,4,5,28-32,33-35; live-with 3,8,9; concern 6,7,17,20; object 14,15,16,19,22",
        why={
            14: (
                "Our waters are not a place that others enter on an old paper.",
                "A permit by telephone within two days.",
            ),
            15: ("It takes the decision from those who are answerable.", "Ask for notice and consent."),
            16: ("A matter of sovereignty.", "Delete the paragraph."),
            19: ("We share the view of Lanqao.", "Delete the paragraph."),
            22: ("Too wide.", "Limit it to coasts with one cable."),
        },
        reason="Two readings of the same right stand against each other; two meetings brought them no nearer.",
        after=7,
    ),
    Para(
        "upkeep",
        "In the past five years 31 cuts were reported by the coasts that take part; 19 were caused by anchors.",
        statement=True,
        tag="contested",
    ),
)
PARAS: tuple[Para, ...] = (*FIRST, *SECOND)
