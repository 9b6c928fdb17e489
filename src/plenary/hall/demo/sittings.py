"""The meetings of both working groups: when and where they were, and what the first of the second group decided.

Dates, places, officers and decisions are facts, in our own words. Who spoke stands in no public record that we may
retell: no speaker is entered for them.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plenary.hall.demo.shapes import Group
from plenary.meetings import acts
from plenary.record.actor import Actor

ZONE = ZoneInfo("Europe/Zurich")
# Group, meeting and session in which the third item was the questionnaire's responses.
DISCUSSED = ("wgec-1", "2", 1, 3)


def load(by: Actor, group: Group, at: datetime) -> None:
    """The meetings of a group as its plan has them; of the second group the first meeting is held step by step."""
    for step in group.steps:
        if step.kind != "meeting":
            continue
        number = step.ordinal
        facts: dict[str, Any] = {
            "ordinal": number,
            "starts": date.fromisoformat(step.earliest),
            "ends": date.fromisoformat(step.latest),
            "starts_half": "pm" if "P.M." in step.text["en"] else "",
            "text": step.text if "P.M." in step.text["en"] else {},
            "place": step.place,
            "note": step.note or {},
            "zone": "Europe/Zurich",
            "kind": "extraordinary" if (group.slug, number) == ("wgec-2", 5) else "regular",
        }
        continues = "3" if (group.slug, number) == ("wgec-1", 4) else ""
        acts.plan_meeting(by, group=group.slug, continues=continues, at=at, **facts)
        if (group.slug, number) == ("wgec-2", 1):
            _first_of_the_second(by, group.slug)
        elif number:
            _held(by, group.slug, str(number), facts)


def _held(by: Actor, group: str, meeting: str, facts: dict[str, Any]) -> None:
    """A session a day, opened and closed: nothing else of it is retold here."""
    day, last = facts["starts"], facts["ends"]
    days = [date.fromordinal(n) for n in range(day.toordinal(), last.toordinal() + 1)]
    for number, one in enumerate(days, 1):
        opens = datetime(one.year, one.month, one.day, 15 if number == 1 and facts["starts_half"] else 10, tzinfo=ZONE)
        closes = datetime(one.year, one.month, one.day, 18, tzinfo=ZONE)
        if (group, meeting, one) == ("wgec-2", "5", last):
            closes = datetime(2018, 2, 1, 0, 30, tzinfo=ZONE)  # the last night: it ended after midnight
        where = {"group": group, "meeting": meeting, "at": closes}
        acts.plan_sessions(by, sessions=[{"number": number, "starts": opens, "ends": closes}], **where)
        acts.open_session(by, session=number, **(where | {"at": opens}))
        if (group, meeting, number) == DISCUSSED[:3]:
            for kind, en, ar in _SECOND:
                item = acts.add_item(by, title={"en": en, "ar": ar}, kind=kind, **where).value
                acts.close_item(by, item=item, **where)  # how long each took is not known
        acts.close_session(by, session=number, **where)


def discuss(by: Actor, call: str, at: datetime) -> None:
    """The second meeting of the first group discussed the responses to its questionnaire: its item names the call."""
    group, meeting, _session, item = DISCUSSED
    acts.name_call(by, group=group, meeting=meeting, item=item, call=call, at=at)


def _first_of_the_second(by: Actor, group: str) -> None:
    """30 September 2016: opened, a chair elected inside the meeting, working methods, two questions, the next date."""

    def instant(hour: int, minute: int = 0) -> datetime:
        return datetime(2016, 9, 30, hour, minute, tzinfo=ZONE)

    where: dict[str, Any] = {"group": group, "meeting": "1"}
    acts.plan_sessions(
        by,
        sessions=[
            {"starts": instant(10), "ends": instant(13)},
            {"starts": instant(15), "ends": instant(18)},
        ],
        at=instant(9),
        **where,
    )
    acts.open_session(by, session=1, at=instant(10), **where)
    acts.preside(by, name="Shamika Sirimanne", capacity="secretariat", at=instant(10), **where)
    items = {}
    for kind, en, ar in _ITEMS:
        title = {"en": en, "ar": ar}
        items[en] = acts.add_item(by, title=title, kind=kind, at=instant(10, 2), **where).value
    presented = items["Introductory presentation"]
    acts.change_item(
        by, item=presented, presenter="Peter Major", presenter_as="Acting Chair of the CSTD", at=instant(10, 3), **where
    )
    acts.preside(by, name="Peter Major", country="Hungary", capacity="acting-chair", at=instant(10, 10), **where)
    acts.open_item(by, item=presented, at=instant(10, 10), **where)
    acts.close_item(by, item=presented, at=instant(10, 40), **where)
    chair = items["Election of the chair"]
    acts.open_item(by, item=chair, at=instant(10, 40), **where)
    named = acts.nominate(
        by,
        office="chair",
        name="Benedicto Fonseca",
        country="Brazil",
        nominated_by="Peter Major",
        item=chair,
        at=instant(10, 41),
        **where,
    ).value
    for minute, step in ((50, "approved"), (52, "accepted"), (53, "presides")):
        acts.take_step(by, election=named, step=step, at=instant(10, minute), **where)
    acts.close_item(by, item=chair, at=instant(10, 55), **where)
    clock = instant(11)
    for item, decisions in _DECIDED:
        acts.open_item(by, item=items[item], at=clock, **where)
        for verb, kind, en, ar, revisit in decisions:
            text = {"en": en, "ar": ar}
            acts.decide(
                by,
                verb=verb,
                kind=kind,
                text=text,
                item=items[item],
                revisit=revisit,
                at=clock + timedelta(minutes=20),
                **where,
            )
        clock += timedelta(minutes=40)
        acts.close_item(by, item=items[item], at=clock, **where)
        if clock == instant(13):
            acts.close_session(by, session=1, at=clock, **where)
            clock = instant(15)
            acts.open_session(by, session=2, at=clock, **where)
    acts.add_action(
        by,
        text={
            "en": "raise more funds so that delegations of developing countries and other stakeholders can attend",
            "ar": "مواصلة جمع الأموال لتمكين وفود البلدان النامية وأصحاب المصلحة الآخرين من الحضور",
        },
        owner="secretariat",
        at=instant(17, 40),
        **where,
    )
    acts.add_action(
        by,
        text={
            "en": "prepare a reference document that keeps facts apart from contested text",
            "ar": "إعداد وثيقة مرجعية تفصل الوقائع عن النصوص الخلافية",
        },
        owner="chair",
        due_text="before the second meeting",
        at=instant(17, 41),
        **where,
    )
    for en, ar in _HIGHLIGHTS:
        acts.highlight(by, text={"en": en, "ar": ar}, at=instant(17, 45), **where)
    acts.close_session(by, session=2, at=instant(18), **where)


_SECOND = (  # what the second meeting of the first group was about, in our words
    ("procedure", "Agenda and procedure", "جدول الأعمال والإجراءات"),
    ("discussion", "Topics and categories", "المواضيع والفئات"),
    ("discussion", "Responses to the questionnaire", "الردود على الاستبيان"),
    ("discussion", "A rolling document", "وثيقة متجددة"),
    ("discussion", "First drafting of recommendations", "الصياغة الأولى للتوصيات"),
    ("discussion", "A correspondence group for the mapping", "فريق مراسلة لإجراء المسح"),
)
_ITEMS = (
    ("presentation", "Introductory presentation", "عرض تمهيدي"),
    ("election", "Election of the chair", "انتخاب الرئيس"),
    ("discussion", "Goals and target dates", "الأهداف والمواعيد المستهدفة"),
    ("procedure", "Methods of work", "أساليب العمل"),
    ("discussion", "Review of work and documents", "استعراض الأعمال والوثائق"),
    ("discussion", "Topics and format of the next meetings", "مواضيع الاجتماعات المقبلة وشكلها"),
    ("dates", "Dates of the next meetings", "مواعيد الاجتماعات المقبلة"),
)
_DECIDED: tuple[tuple[str, tuple[tuple[str, str, str, str, bool], ...]], ...] = (
    (
        "Goals and target dates",
        (
            (
                "agreed",
                "substance",
                "To finish the work by the end of January 2018, so as to report to the 21st session of the CSTD.",
                "إنهاء العمل بحلول نهاية كانون الثاني/يناير 2018 لتقديم تقرير إلى الدورة الحادية والعشرين للجنة.",
                False,
            ),
        ),
    ),
    (
        "Methods of work",
        (
            (
                "agreed",
                "procedure",
                "To follow in general the methods of the first working group; members have the floor in the order of "
                "their requests, wherever they sit, then observers, time allowing.",
                "اتباع أساليب الفريق العامل الأول بوجه عام؛ ويتكلم الأعضاء بترتيب طلباتهم أينما كانوا، ثم المراقبون إذا سمح الوقت.",
                False,
            ),
            (
                "deferred",
                "procedure",
                "A co-chair for the stakeholders that are not governments.",
                "تعيين رئيس مشارك عن أصحاب المصلحة غير الحكوميين.",
                True,
            ),
        ),
    ),
    (
        "Review of work and documents",
        (
            (
                "took-note",
                "substance",
                "The documents of the first working group.",
                "وثائق الفريق العامل الأول.",
                False,
            ),
        ),
    ),
    (
        "Topics and format of the next meetings",
        (
            (
                "agreed",
                "substance",
                "Two questions guide the discussion; inputs are invited from members and all others until 7 December 2016.",
                "سؤالان يوجهان المناقشة؛ والمساهمات مطلوبة من الأعضاء وسائر الجهات حتى 7 كانون الأول/ديسمبر 2016.",
                False,
            ),
        ),
    ),
    (
        "Dates of the next meetings",
        (
            (
                "agreed",
                "procedure",
                "The second meeting is held on 26 and 27 January 2017 in Geneva.",
                "يُعقد الاجتماع الثاني يومي 26 و27 كانون الثاني/يناير 2017 في جنيف.",
                False,
            ),
        ),
    ),
)
_HIGHLIGHTS = (
    ("The sustainable development goals", "أهداف التنمية المستدامة"),
    ("Principles that apply everywhere", "مبادئ تسري في كل مكان"),
    ("Equal footing of governments", "تساوي الحكومات في المركز"),
    ("A safe and secure Internet", "إنترنت مأمونة وآمنة"),
    ("Bridging digital divides", "سد الفجوات الرقمية"),
)
