"""The calendars of the demonstration: the dates of both working groups as the documents have them, and those of an invented one.

Facts in our own words. A date that was moved stands with every earlier one; 31.06.2013 is kept as it was written.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from plenary.hall.demo import hours
from plenary.hall.demo.calendar_wgec1 import WGEC_1
from plenary.hall.demo.calendar_wgec2 import WGEC_2
from plenary.hall.demo.dues import Due, Words
from plenary.hall.demo.dues import words as _w
from plenary.hall.demo.tongues import FOUR
from plenary.mandate import acts
from plenary.record.actor import Actor
from plenary.rules import date_ranges

CALENDARS = {"wgec-1": WGEC_1, "wgec-2": WGEC_2}


def load(by: Actor, group: str, at: datetime) -> None:
    """Enter the calendar of one of the two groups, whole."""
    enter(by, group, CALENDARS[group], at)


def enter(by: Actor, group: str, dues: tuple[Due, ...], at: datetime) -> dict[str, int]:
    """Enter dates in order, each with what became of it; their numbers by key."""
    numbers: dict[str, int] = {}
    where: dict[str, Any] = {"group": group, "at": at}
    for due in dues:
        more = {name: numbers[value] if name in ("follows", "anchor") else value for name, value in due.more.items()}
        entered = acts.enter_date(
            by, kind=due.kind, label=due.label, text=due.text, imported=True, added=due.added, **more, **where
        )
        number = numbers[due.key] = int(entered.value)
        for how, text, reason in due.moved:
            acts.agree_date(by, number=number, text=text, how=how, reason=reason, **where)
        if due.actual[0]:
            first, last = (date.fromisoformat(day or due.actual[0]) for day in due.actual)
            acts.note_actual(by, number=number, first=first, last=last, note=due.note, **where)
        if due.dropped:
            acts.drop_date(by, number=number, reason=due.dropped, **where)
    return numbers


def coming(by: Actor, group: str, at: datetime) -> None:
    """The calendar of the invented group on harbour lights: everything ahead, some of it without time enough."""
    today = hours.today(at)

    def said(days: int, more: int = 0) -> Words:
        first = hours.working(today + timedelta(days=days))
        return {
            code: date_ranges.days(first, first + timedelta(days=more), code) for code in ("en", "ar", *FOUR)
        }  # of the loading, so that it stays ahead

    monday = 119 - today.weekday()
    enter(
        by,
        group,
        (
            Due(
                "session",
                "session",
                _w("Assembly of Ports", "جمعية الموانئ"),
                said(monday, 4),
                more={"ordinal": 9, "reporting": True},
            ),
            Due(
                "inputs",
                "deadline",
                _w("Proposals for the recommendations", "مقترحات التوصيات"),
                said(30),
                more={"role": "members"},
            ),
            Due(
                "draft",
                "output",
                _w("Draft of the report", "مشروع التقرير"),
                said(32),
                more={"role": "chair", "follows": "inputs", "lasts": 10},
            ),
            Due(
                "papers",
                "output",
                _w("Papers for the Assembly of Ports", "وثائق جمعية الموانئ"),
                _w("two weeks before the Assembly of Ports", "قبل جمعية الموانئ بأسبوعين"),
                more={"role": "secretariat", "anchor": "session", "follows": "draft"},
            ),
            Due(
                "duty",
                "duty",
                _w("Yearly report on lights that are out", "التقرير السنوي عن الأضواء المعطلة"),
                said(60),
                more={"every": "year", "role": "body", "who": _w("Harbour masters", "رؤساء الموانئ")},
            ),
        ),
        at,
    )
    plan = {"follows": 4}
    acts.change_date(by, group=group, number=1, needs=42, at=at, **plan)
