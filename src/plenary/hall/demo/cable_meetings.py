"""The meetings of the invented group that negotiates: two that were held, with what they decided, and one to come."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from plenary.hall.demo import hours
from plenary.meetings import acts
from plenary.record.actor import Actor

# number, days before the demonstration, days that it lasted, items with their outcome, decisions (verb, kind, words)
_HELD: tuple[tuple[str, int, int, tuple[tuple[str, str, str], ...], tuple[tuple[str, str, str, str], ...]], ...] = (
    (
        "1",
        43,
        2,
        (
            ("Adoption of the agenda", "adoption", "Adopted as drafted."),
            ("Working methods", "procedure", "The group decides by consensus."),
            ("First reading of the draft recommendations", "discussion", "Categories A and B were read."),
        ),
        (
            (
                "agreed",
                "procedure",
                "To adopt all outcomes by consensus, and to write down what is not agreed.",
                "اعتماد جميع النتائج بتوافق الآراء وتدوين ما لا يُتفق عليه.",
            ),
        ),
    ),
    (
        "2",
        13,
        3,
        (
            ("Adoption of the agenda", "adoption", "Adopted as drafted."),
            ("Second reading of the draft recommendations", "discussion", "Categories A to E were read."),
            ("Any need for a new body", "question", "Views differ."),
        ),
        (
            (
                "divergence",
                "substance",
                "On whether there is need for a new body of the Assembly.",
                "بشأن ما إذا كانت ثمة حاجة إلى هيئة جديدة تابعة للجمعية.",
            ),
        ),
    ),
)


def load(by: Actor, group: str, at: datetime) -> None:
    """Plan and hold them, one after the other; the third is planned for three weeks ahead."""
    for number, ago, days, items, decisions in _HELD:
        _held(by, group, number, hours.sitting(_first_day(at, ago, days)), days, items, decisions)
    ahead = hours.working(hours.today(at) + timedelta(days=21), 3)
    acts.plan_meeting(
        by,
        group=group,
        ordinal=3,
        starts=ahead,
        ends=ahead + timedelta(days=2),
        place="Port Amsel (invented)",
        zone="Europe/Zurich",
        at=at - timedelta(days=5),
    )


def last_day(at: datetime) -> date:
    """On which the latest of those that were held ended."""
    _number, ago, days, _items, _decisions = _HELD[-1]
    return _first_day(at, ago, days) + timedelta(days=days - 1)


def _first_day(at: datetime, ago: int, days: int) -> date:
    return hours.working(hours.today(at) - timedelta(days=ago), days)


def _held(by: Actor, group: str, number: str, opened: datetime, days: int, items: Any, decisions: Any) -> None:
    where: dict[str, Any] = {"group": group, "meeting": number}
    before = opened - timedelta(days=14)
    last = opened + timedelta(days=days - 1)
    acts.plan_meeting(
        by,
        group=group,
        ordinal=int(number),
        starts=opened.date(),
        ends=last.date(),
        place="Port Amsel (invented)",
        zone="Europe/Zurich",
        at=before,
    )
    sessions = [
        {"starts": opened + timedelta(days=n), "ends": opened + timedelta(days=n, hours=6)} for n in range(days)
    ]
    acts.plan_sessions(by, sessions=sessions, at=before, **where)
    numbers = [
        acts.add_item(by, title={"en": title}, kind=kind, at=before, **where).value for title, kind, _outcome in items
    ]
    clock = opened
    for n in range(1, days + 1):
        clock = opened + timedelta(days=n - 1)
        acts.open_session(by, session=n, at=clock, **where)
        if n == 1:
            acts.preside(by, name="A. Chair", capacity="chair", at=clock, **where)
            acts.open_item(by, item=numbers[0], at=clock, **where)
            acts.adopt_agenda(by, at=clock + timedelta(minutes=8), **where)
            acts.close_item(by, item=numbers[0], outcome={"en": items[0][2]}, at=clock + timedelta(minutes=9), **where)
        if n == days:
            for item, (_title, _kind, outcome) in list(zip(numbers, items, strict=True))[1:]:
                clock += timedelta(minutes=70)
                acts.open_item(by, item=item, at=clock, **where)
                if item == numbers[-1]:
                    for verb, kind, en, ar in decisions:
                        text = {"en": en, "ar": ar}
                        acts.decide(by, verb=verb, kind=kind, text=text, item=item, at=clock, **where)
                acts.close_item(by, item=item, outcome={"en": outcome}, at=clock + timedelta(minutes=60), **where)
        acts.close_session(by, session=n, at=opened + timedelta(days=n - 1, hours=6), **where)
