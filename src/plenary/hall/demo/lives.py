"""The lives of the two true calls: how each was adopted, when it was sent, how its dates hung together.

Days, places and the leads of the breakout groups are facts. What the breakout groups wrote is not documented: the
suggested questions are our own wording on the true subjects, and say so where they are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plenary.hall.demo.shapes import Words


@dataclass(frozen=True, slots=True)
class Suggested:
    """A question of a breakout group, and the number of the question that plenary made of it."""

    breakout: str
    lead: str
    text: Words
    became: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Life:
    """Instants are ISO 8601 with their offset, days are ISO days; "" where there is none."""

    adopted: str
    words: str
    where: str
    formatted: str
    closed: str
    closing: str  # why it was closed
    suggested: tuple[Suggested, ...] = ()
    extended: str = ""  # when the deadline was moved
    extension: str = ""  # why
    channels: tuple[tuple[str, str], ...] = ()  # code, day
    dates: tuple[dict[str, Any], ...] = ()  # as calls.acts.plan_dates takes them, days as ISO


_ONE = "Breakout group 1 (words of this demonstration)"
_TWO = "Breakout group 2 (words of this demonstration)"

_SUGGESTED = (
    Suggested(
        _ONE,
        "Brazil",
        {
            "en": "What is enhanced cooperation about, and what is it for?",
            "ar": "ما المقصود بتعزيز التعاون، وما الغرض منه؟",
        },
        "2",
        ("Tunis Agenda 69", "Tunis Agenda 71"),
    ),
    Suggested(
        _ONE,
        "Brazil",
        {
            "en": "Which Internet policy issues need attention among countries?",
            "ar": "ما مسائل سياسات الإنترنت التي تحتاج إلى عناية بين البلدان؟",
        },
        "4",
        ("Tunis Agenda 58", "Tunis Agenda 59"),
    ),
    Suggested(
        _ONE,
        "Brazil",
        {"en": "Which mechanisms would serve it best?", "ar": "ما الآليات الأنسب لخدمته؟"},
        "8",
        ("Tunis Agenda 69",),
    ),
    Suggested(
        _ONE,
        "Brazil",
        {"en": "How does it relate to the Internet Governance Forum?", "ar": "ما صلته بمنتدى إدارة الإنترنت؟"},
        "9",
        ("Tunis Agenda 72",),
    ),
    Suggested(
        _TWO,
        "India",
        {
            "en": "What has been put into practice, and what has not?",
            "ar": "ما الذي وُضع موضع التنفيذ، وما الذي لم يوضع؟",
        },
        "3",
        ("Tunis Agenda 69", "Tunis Agenda 70", "Tunis Agenda 71"),
    ),
    Suggested(
        _TWO,
        "India",
        {
            "en": "How can all governments carry out their part on an equal footing?",
            "ar": "كيف تؤدي جميع الحكومات دورها على قدم المساواة؟",
        },
        "6",
        ("Tunis Agenda 69",),
    ),
    Suggested(
        _TWO,
        "India",
        {
            "en": "By which arrangements, also for the critical resources of the Internet?",
            "ar": "بأي ترتيبات، بما في ذلك ما يخص موارد الإنترنت الحيوية؟",
        },
        "8",
        ("Tunis Agenda 70",),
    ),
    Suggested(
        _TWO,
        "India",
        {
            "en": "What would give developing countries more of a say?",
            "ar": "ما الذي يمنح البلدان النامية صوتاً أقوى؟",
        },
        "10",
        ("Tunis Agenda 65",),
    ),
)

WGEC_2013 = Life(
    adopted="2013-05-31T18:00:00+02:00",
    words="by consensus",
    where="first meeting, 30-31 May 2013",
    formatted="2013-06-30T00:00:00+02:00",
    closed="2014-05-16T18:00:00+02:00",
    closing="The group has ended its work.",
    suggested=_SUGGESTED,
    extended="2013-07-31T12:00:00+02:00",
    extension="More time for responses; the documents name the new day and neither the reason nor when it was moved.",
    channels=(("members", "2013-06-30"), ("member-states", "2013-06-30"), ("public", "2013-06-30")),
    dates=(
        {"code": "sending", "text": "31.06.2013"},  # as the presentation has it: there is no such day
        {"code": "deadline", "day": "2013-07-31", "after": "sending", "days": 30},
        {"code": "compilation", "day": "2013-10-15", "after": "deadline", "days": 14},
        {"code": "summary", "day": "2013-10-30", "after": "compilation", "days": 7},
        {"code": "meeting", "day": "2013-11-06", "after": "summary", "days": 7, "fixed": True},
    ),
)

WGEC_2016 = Life(
    adopted="2016-09-30T18:00:00+02:00",
    words="by agreement of the group",
    where="first meeting, 30 September 2016",
    formatted="2016-09-30T18:00:00+02:00",
    closed="2018-05-18T18:00:00+02:00",
    closing="The group has ended its work.",
    channels=(("list", "2016-09-30"), ("public", "2016-09-30")),
    dates=(
        {"code": "sending", "day": "2016-09-30"},
        {"code": "deadline", "day": "2016-12-07", "after": "sending", "days": 30},
        {"code": "compilation", "text": "before the second meeting", "after": "deadline", "days": 14},
        {"code": "meeting", "day": "2017-01-26", "after": "compilation", "days": 7, "fixed": True},
    ),
)

LIVES: dict[str, Life] = {"wgec-2013": WGEC_2013, "wgec-2016": WGEC_2016}
