"""A meeting of the invented group that is under way when the demonstration is loaded: something to try out.

Everybody and everything in it is invented.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from plenary.floor import acts as floor
from plenary.hall.demo import hours
from plenary.hall.demo.harbours import OPEN, SLUG
from plenary.meetings import acts
from plenary.record.actor import Actor
from plenary.reports import acts as reports

MEETING = "2"
_SPOKEN = (  # name, class, place, seconds, captions
    (
        "Port of Saint Orrin Authority",
        "member",
        "room",
        142,
        (
            "Thank you, Chair. Our harbour counts two hundred boats a night,",
            "and in fog the horn does more than the light.",
            "We could accept the wording on shared upkeep, if the cost is named in the same sentence.",
        ),
    ),
    (
        "Aldermark Fishers' Association",
        "member",
        "remote",
        117,
        (
            "We come home by the green light of the mole, and by nothing else.",
            "Range matters more to us than colour. We ask that the text says so.",
        ),
    ),
    (
        "Residents of the Old Quay",
        "member",
        "room",
        95,
        ("A shade on the landward side would let the town sleep.", "It costs little, and takes nothing from the sea."),
    ),
)
_WAITING = (  # name, class, place, behalf
    ("Belgarde Pilots' Guild", "observer", "remote", ""),
    ("Port of Illyria Authority", "observer", "room", ""),
    ("Cordova", "member", "remote", "the island ports"),
    ("Marengo", "member", "room", ""),
    ("Illyria", "member", "remote", ""),
)


def load(by: Actor, people: list[tuple[int, str]], at: datetime) -> None:
    """The second meeting of the group, in its first session, on its third item; and the first, which is over."""
    _first(by, at)
    begins = hours.under_way(at)
    opened = begins + timedelta(minutes=2)
    day = hours.today(begins)
    second = hours.working(day + timedelta(days=1))
    where: dict[str, Any] = {"group": SLUG, "meeting": MEETING}
    acts.plan_meeting(
        by,
        group=SLUG,
        ordinal=2,
        starts=day,
        ends=second,
        place="Saint Orrin (invented)",
        room="Hall of the Pilots",
        zone="Europe/Zurich",
        join="https://meet.example.org/harbour-lights",
        hours="All of the first day, three hours on the morning of the second, with interpretation",
        note={
            "en": "An invented meeting that is under way: sign in as the chair, a member or an observer, and take part.",
            "ar": "اجتماع مختلق جارٍ الآن: سجّل الدخول بصفة رئيس أو عضو أو مراقب وشارك.",
        },
        at=opened - timedelta(days=20),
    )
    acts.plan_sessions(
        by,
        sessions=[
            {"starts": begins, "ends": max(hours.sitting(day, 18), begins + timedelta(hours=8))},
            {"starts": hours.sitting(second), "ends": hours.sitting(second, 13)},
        ],
        at=opened - timedelta(days=20),
        **where,
    )
    acts.set_registration(by, state="open", places_for_observers=20, at=opened - timedelta(days=20), **where)
    items = []
    for kind, en, ar, minutes in _ITEMS:
        title = {"en": en, "ar": ar}
        items.append(
            acts.add_item(by, title=title, kind=kind, minutes=minutes, at=opened - timedelta(days=10), **where).value
        )
    acts.name_call(by, item=items[3], call=OPEN, at=opened - timedelta(days=9), **where)
    _attendance(by, where, opened)
    acts.open_session(by, session=1, at=opened, **where)
    for n in range(1, 7):
        mode = "remote" if n in (2, 3, 5) else "room"
        acts.note_attendance(by, session=1, numbers=[n], mode=mode, at=opened, **where)
    acts.switch(
        by,
        session=1,
        name="recording",
        value="off",
        reason="A party asked for a session that is not recorded.",
        at=opened,
        **where,
    )
    acts.preside(by, name="A. Chair", capacity="chair", at=opened, **where)
    acts.open_item(by, item=items[0], at=opened, **where)
    acts.adopt_agenda(by, at=opened + timedelta(minutes=6), **where)
    acts.close_item(
        by,
        item=items[0],
        outcome={"en": "Adopted as drafted.", "ar": "اعتُمد بصيغته."},
        at=opened + timedelta(minutes=7),
        **where,
    )
    acts.open_item(by, item=items[1], at=opened + timedelta(minutes=7), **where)
    acts.decide(
        by,
        verb="agreed",
        kind="procedure",
        text={
            "en": "To work in plenary, and to meet in two breakout groups on the second day.",
            "ar": "العمل في جلسة عامة والاجتماع في فريقين في اليوم الثاني.",
        },
        item=items[1],
        at=opened + timedelta(minutes=25),
        **where,
    )  # fmt: skip
    acts.close_item(by, item=items[1], at=opened + timedelta(minutes=27), **where)
    began = at - timedelta(minutes=11)
    acts.open_item(by, item=items[2], at=began, **where)
    _discussion(by, where, items[2], began, at)
    _beside(by, where, items, at)


def _first(by: Actor, at: datetime) -> None:
    """The first meeting, three weeks ago: short, over, with a summary that the chair has begun."""
    opened = hours.sitting(hours.working(hours.today(at) - timedelta(days=21)))
    where: dict[str, Any] = {"group": SLUG, "meeting": "1"}
    acts.plan_meeting(
        by,
        group=SLUG,
        ordinal=1,
        starts=opened.date(),
        ends=opened.date(),
        place="Saint Orrin (invented)",
        zone="Europe/Zurich",
        at=opened - timedelta(days=10),
    )
    acts.plan_sessions(
        by, sessions=[{"starts": opened, "ends": opened + timedelta(hours=3)}], at=opened - timedelta(days=10), **where
    )
    acts.open_session(by, session=1, at=opened, **where)
    acts.preside(by, name="A. Secretariat", capacity="secretariat", at=opened, **where)
    titles = ({"en": "Election of the chair", "ar": "انتخاب الرئيس"}, {"en": "Working methods", "ar": "أساليب العمل"})
    one = acts.add_item(by, title=titles[0], kind="election", at=opened, **where).value
    two = acts.add_item(by, title=titles[1], kind="procedure", at=opened, **where).value
    acts.open_item(by, item=one, at=opened + timedelta(minutes=2), **where)
    named = acts.nominate(
        by, office="chair", name="A. Chair", nominated_by="Marengo", item=one, at=opened + timedelta(minutes=4), **where
    ).value
    for minute, step in ((9, "approved"), (10, "accepted"), (11, "presides")):
        acts.take_step(by, election=named, step=step, at=opened + timedelta(minutes=minute), **where)
    acts.close_item(by, item=one, at=opened + timedelta(minutes=12), **where)
    acts.open_item(by, item=two, at=opened + timedelta(minutes=12), **where)
    begins = opened + timedelta(minutes=14)
    for name, klass in (("Marengo", "member"), ("Illyria", "member"), ("Belgarde Pilots' Guild", "observer")):
        floor.enter(by, name=name, klass=klass, at=begins, **where)
        floor.next_speaker(by, at=begins, **where)
        begins += timedelta(minutes=2)
    floor.end_turn(by, at=begins, **where)
    acts.decide(
        by,
        verb="adopted",
        kind="procedure",
        text={
            "en": "The working methods: decisions by consensus, one list of speakers for room and remote.",
            "ar": "أساليب العمل: القرارات بتوافق الآراء وقائمة متكلمين واحدة للقاعة ومن بُعد.",
        },
        item=two,
        at=opened + timedelta(minutes=40),
        **where,
    )  # fmt: skip
    acts.close_item(by, item=two, at=opened + timedelta(minutes=41), **where)
    acts.close_session(by, session=1, at=opened + timedelta(minutes=170), **where)
    reports.draft_summary(by, at=at - timedelta(days=7), **where)


def _attendance(by: Actor, where: dict[str, Any], opened: datetime) -> None:
    """Six who registered: three members, three observers, in the room and far away."""
    names = (
        ("Port of Saint Orrin Authority", "member", "room"),
        ("Aldermark Fishers' Association", "member", "remote"),
        ("Cordova", "member", "remote"),
        ("Residents of the Old Quay", "member", "room"),
        ("Belgarde Pilots' Guild", "observer", "remote"),
        ("Port of Illyria Authority", "observer", "room"),
    )
    for name, klass, mode in names:
        acts.register_other(by, name=name, klass=klass, mode=mode, at=opened - timedelta(days=3), **where)


def _discussion(by: Actor, where: dict[str, Any], item: int, began: datetime, at: datetime) -> None:
    """Three have spoken, with captions; a fourth has the floor; others wait."""
    for name, klass, place, _seconds, _lines in _SPOKEN:
        floor.enter(by, name=name, klass=klass, place=place, at=began, **where)
    for name, klass, place, behalf in _WAITING[:3]:
        floor.enter(by, name=name, klass=klass, place=place, behalf=behalf, at=began + timedelta(minutes=1), **where)
    clock = began + timedelta(seconds=40)
    for _name, _klass, _place, seconds, lines in _SPOKEN:
        floor.next_speaker(by, at=clock, **where)
        for n, line in enumerate(lines):
            said = clock + timedelta(seconds=8 + 12 * n)
            acts.caption(by, language="en", lines=[line], source="steno", at=said, **where)
            acts.caption(by, language="ar", lines=[_ARABIC[line]], source="typed", at=said, **where)
        clock += timedelta(seconds=seconds)
    floor.next_speaker(by, at=at - timedelta(seconds=75), **where)
    for name, klass, place, behalf in _WAITING[3:]:
        floor.enter(by, name=name, klass=klass, place=place, behalf=behalf, at=at - timedelta(seconds=50), **where)
    line = "Chair, for the island ports: the words “at reasonable cost” should stand in brackets."
    acts.caption(by, language="en", lines=[line], source="steno", at=at - timedelta(seconds=40), **where)
    acts.caption(by, language="ar", lines=[_ARABIC[line]], source="typed", at=at - timedelta(seconds=38), **where)


def _beside(by: Actor, where: dict[str, Any], items: list[int], at: datetime) -> None:
    """What a meeting has beside its list: the screen, a question to the room, breakout groups, a question to the chair."""
    acts.put_up(
        by,
        shows="text",
        text="8. Harbours [keep their lights burning at reasonable cost] [share the upkeep of their lights], "
        "so that small boats find their way home in any weather.",
        at=at - timedelta(minutes=8),
        **where,
    )
    acts.open_poll(
        by,
        kind="sense",
        question={"en": "Could you live with “share the upkeep”?", "ar": "هل يمكنكم قبول عبارة «تقاسم الصيانة»؟"},
        item=items[2],
        at=at - timedelta(minutes=2),
        **where,
    )
    for title, ar, lead in (
        ("Range and colour", "المدى واللون", "Marengo"),
        ("Cost and upkeep", "التكلفة والصيانة", "Illyria"),
    ):
        acts.set_up_breakout(by, title={"en": title, "ar": ar}, lead=lead, room="Pilots' Loft", at=at, **where)
    acts.add_action(
        by,
        text={"en": "collect what upkeep costs in each harbour", "ar": "جمع تكاليف الصيانة في كل ميناء"},
        owner="secretariat",
        due_text="before the third meeting",
        at=at - timedelta(minutes=30),
        **where,
    )


_ITEMS = (
    ("adoption", "Adoption of the agenda", "إقرار جدول الأعمال", 10),
    ("procedure", "How we work today", "كيف نعمل اليوم", 20),
    ("discussion", "Paragraph 8: lights and their upkeep", "الفقرة 8: الأضواء وصيانتها", 60),
    ("discussion", "Lights for small boats", "أضواء القوارب الصغيرة", 45),
    ("dates", "Date of the next meeting", "موعد الاجتماع المقبل", 10),
)
_ARABIC = {
    "Thank you, Chair. Our harbour counts two hundred boats a night,": "شكراً سيدي الرئيس. يستقبل ميناؤنا مئتي قارب كل ليلة،",
    "and in fog the horn does more than the light.": "وفي الضباب ينفع البوق أكثر من الضوء.",
    "We could accept the wording on shared upkeep, if the cost is named in the same sentence.": (
        "يمكننا قبول صيغة الصيانة المشتركة إذا ذُكرت التكلفة في الجملة نفسها."
    ),
    "We come home by the green light of the mole, and by nothing else.": "نعود على هدي الضوء الأخضر للرصيف ولا شيء سواه.",
    "Range matters more to us than colour. We ask that the text says so.": "المدى أهم لنا من اللون، ونطلب أن يقول النص ذلك.",
    "A shade on the landward side would let the town sleep.": "ساتر من جهة اليابسة يتيح للبلدة أن تنام.",
    "It costs little, and takes nothing from the sea.": "تكلفته قليلة ولا ينقص البحر شيئاً.",
    "Chair, for the island ports: the words “at reasonable cost” should stand in brackets.": (
        "سيدي الرئيس، باسم موانئ الجزر: ينبغي وضع عبارة «بتكلفة معقولة» بين قوسين."
    ),
}
