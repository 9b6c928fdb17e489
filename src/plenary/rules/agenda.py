"""The agenda: its numbers, where an item moves, how long it took, what is unfinished, the usual agendas.

See docs/rules/agenda.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

KINDS = (
    "opening", "election", "adoption", "procedure", "discussion", "question", "presentation", "dates", "other",
    "closing",
)  # fmt: skip
OVER = ("done", "carried", "dropped")  # states of an item with which this meeting is done
# A first meeting (A131): elects, adopts, decides how it works (A20), and when it meets again.
FIRST = ("opening", "election", "adoption", "methods", "review", "topics", "next", "other", "closing")
# Every further one: agenda and procedure first again (A49).
USUAL = ("opening", "adoption", "procedure", "substance", "next", "other", "closing")
# Built from the categories of the group's work (A167): an item for each stands where "category" is.
CATEGORIES = ("opening", "adoption", "procedure", "category", "next", "other", "closing")
KIND_OF = {
    "opening": "opening", "election": "election", "adoption": "adoption", "methods": "procedure", "review": "discussion",
    "topics": "discussion", "procedure": "procedure", "substance": "discussion", "category": "discussion",
    "next": "dates", "other": "other", "closing": "closing",
}  # fmt: skip
_LEAD = re.compile(r"^\s*(?P<code>[A-Za-z]|\d{1,2})\s*(?:[.):]|[-–—]\s)\s*(?P<name>\S.*)$")


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of time in which an item was before the meeting; `ended` None: it still is."""

    began: datetime
    ended: datetime | None


def used(spells: Sequence[Spell], now: datetime) -> int:
    """Seconds for which an item was before the meeting. Never negative."""
    return sum(max(0, int(((s.ended or now) - s.began).total_seconds())) for s in spells)


def over(minutes: int | None, seconds: int) -> bool:
    """Has an item used up its time box?"""
    return minutes is not None and seconds > minutes * 60


def moved(order: Sequence[int], item: int, to: int) -> tuple[int, ...]:
    """The items in their new order, `item` in place `to` (1 and up; beyond the ends it stands at the end).

    Raises ValueError where the item is not among them.
    """
    if item not in order:
        raise ValueError(f"{item} is not on the agenda")
    rest = [one for one in order if one != item]
    place = min(max(to, 1), len(order)) - 1
    return (*rest[:place], item, *rest[place:])


def numbers(states: Sequence[str]) -> tuple[str, ...]:
    """The numbers that readers see, for items in their order: 1 and up; "" for what was dropped."""
    found, n = [], 0
    for state in states:
        n += state != "dropped"
        found.append(str(n) if state != "dropped" else "")
    return tuple(found)


def standing(state: str, seconds: int) -> str:
    """How far an item came: done, part (begun, not finished: A58), not-reached, dropped."""
    if state in ("done", "dropped"):
        return state
    return "part" if seconds > 0 or state == "open" else "not-reached"


def undecided(kind: str, state: str, *, decided: bool, outcome: Mapping[str, str]) -> bool:
    """Is an item a question that was put to the group (A87) and waits for its answer: a decision, or an outcome in words?"""
    return kind == "question" and state not in OVER and not decided and not outcome


@dataclass(frozen=True, slots=True)
class Stretch:
    """One item on one agenda, for the progress of its category."""

    category: str
    state: str  # waiting, open, done, carried, dropped
    seconds: int


def progress(stretches: Sequence[Stretch]) -> Mapping[str, str]:
    """How far each category came over all meetings: done, part, not-reached; in the order in which they come.

    A category is done when every item of it that was neither dropped nor carried over is done. It is part when
    anything of it was before a meeting. What was carried over is judged by the item that it was carried to.
    """
    found: dict[str, str] = {}
    for category in dict.fromkeys(s.category for s in stretches if s.category and s.state != "dropped"):
        mine = [s for s in stretches if s.category == category and s.state != "dropped"]
        ends = [s for s in mine if s.state != "carried"]
        reached = {standing(s.state, s.seconds) for s in mine}
        if ends and all(s.state == "done" for s in ends):
            found[category] = "done"
        else:
            found[category] = "part" if reached & {"done", "part"} else "not-reached"
    return found


def categories(lines: str) -> tuple[tuple[str, str], ...]:
    """Categories as typed, one a line, as (code, name): "C. Developing countries", "2) Roles", or a name alone.

    A line without a code is given the first letter that no line bears. Blank lines are left out.
    """
    read = [
        (m["code"], m["name"].strip()) if (m := _LEAD.match(line)) else ("", line.strip())
        for line in lines.splitlines()
    ]
    taken = {code for code, _name in read if code}
    free = iter([c for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if c not in taken])
    return tuple((code or next(free, ""), name) for code, name in read if name)


def methods_due(ordinal: int | None, *, begun: bool, decided: bool, to_come: bool) -> str:
    """What a first meeting lacks of its decision on how the group works (A20): "" for nothing, and for other meetings.

    no-item: it has not begun, and no item of procedure is on its agenda. not-decided: it is under way or over, nothing
    was decided on it, and no such item is still to come.
    """
    if ordinal != 1 or decided or to_come:
        return ""
    return "not-decided" if begun else "no-item"
