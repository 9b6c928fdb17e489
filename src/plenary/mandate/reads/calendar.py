"""The calendar of one or several groups: what is due when, what it hangs on, what was agreed before, what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from plenary.mandate.dating import when_of
from plenary.mandate.models import Agreed, Fulfilled, Milestone
from plenary.rules import timeline
from plenary.rules.deadlines import Proposal, chains
from plenary.rules.timeline import Compared, Item, Lacks, Span, Standing, When

Words = dict[str, str]
NOBODYS = ("session", "context", "history")  # what the group does not see to: such a date passes, it is not overdue


_FACTS = (
    "kind", "label", "zone", "anchor_id", "follows_id", "needs", "lasts", "role", "who", "source", "place", "ordinal",
    "reporting", "about", "note", "every", "until", "remind",
)  # fmt: skip


def mark_of(row: Milestone) -> str:
    """What is known of a date, the date itself excepted, as a short digest."""
    return sha256(repr([getattr(row, name) for name in _FACTS]).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """A date that was agreed: the plan first, then each extension and change with who, when and why."""

    how: str
    text: Words
    when: When
    reason: Words
    seat: str
    instant: datetime


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """One date. `said` is what was agreed, `when` the same as it stands today with what it hangs on."""

    group: str
    group_short: str
    number: int
    kind: str
    label: Words
    text: Words
    said: When
    when: When
    zone: str
    anchor: tuple[int, Words] | None
    follows: tuple[int, Words] | None
    needs: int
    lasts: int
    role: str
    who: Words
    source: str
    place: str
    ordinal: int | None
    reporting: bool
    about: str
    note: Words
    actual: Span | None
    actual_note: Words
    dropped: str
    every: str
    until: date | None
    remind: tuple[int, ...]
    history: tuple[AgreedLine, ...]
    ended: bool  # the group's work is over
    fulfilled: Mapping[date, date]  # of a duty: on which day it was due, when it was done
    mark: str = ""  # changes with every fact of it: a form that was made of older ones is told apart by it

    @property
    def address(self) -> str:
        """In the record."""
        return f"date/{self.group}/{self.number}"

    def occurrences(self, until: date) -> tuple[date, ...]:
        """Of a duty: the days on which it is due, up to that day or its own end; of everything else none."""
        first = self.when.reckoned
        if not self.every or first is None:
            return ()
        return timeline.occurrences(first, self.every, min(until, self.until) if self.until else until)

    def next_due(self, today: date) -> date | None:
        """Of a duty: the first day on which it is due and was not done; the day to come where all were done."""
        days = self.occurrences(date(today.year + 2, today.month, 1))
        return next((day for day in days if day not in self.fulfilled), None)

    def standing(self, today: date) -> Standing:
        """Where it stands on a day of the venue. Nobody is late any more with what a group did not note by its end."""
        if not self.every:
            found = timeline.standing(self.when, self.actual, today, dropped=bool(self.dropped), ended=self.ended)
            return Standing("done", None) if found.code in ("overdue", "lapsed") and self.kind in NOBODYS else found
        due = self.next_due(today)
        when = When(due, due, "day", "") if due else None
        done = (
            Span(max(self.fulfilled.values()), max(self.fulfilled.values())) if due is None and self.fulfilled else None
        )
        return timeline.standing(when, done, today, dropped=bool(self.dropped), ended=self.ended)

    def item(self) -> Item:
        """Every date that was agreed beside what happened, for `timeline.compare`. Hanging dates are taken as they stand.

        What was put in later and did happen was in no plan: a fifth meeting of four (A173).
        """
        if self.history[:1] and self.history[0].how == "added" and self.actual:
            return Item(self.address, (), self.actual)
        planned = tuple(self.when if line.when == self.said else line.when for line in self.history)
        return Item(self.address, planned, self.actual, bool(self.dropped))


def calendar(*groups: str) -> tuple[MilestoneLine, ...]:
    """The dates of these groups, the earliest first, those without a day last. Three queries, however many."""
    rows = list(
        Milestone.objects.filter(group__slug__in=groups).select_related("group", "anchor", "follows").order_by("pk")
    )
    agreed: dict[int, list[AgreedLine]] = {}
    for a in Agreed.objects.filter(milestone__group__slug__in=groups).order_by("milestone", "order"):
        line = AgreedLine(a.how, a.text, when_of(a.when, _text(a.text)), a.reason, a.seat, a.instant)
        agreed.setdefault(a.milestone_id, []).append(line)
    fulfilled: dict[int, dict[date, date]] = {}
    for f in Fulfilled.objects.filter(milestone__group__slug__in=groups).order_by("due"):
        fulfilled.setdefault(f.milestone_id, {})[f.due] = f.done
    known = {m.pk: m for m in rows}
    resolved: dict[int, When] = {}
    made = [_line(m, _resolved(m, known, resolved), agreed.get(m.pk, []), fulfilled.get(m.pk, {})) for m in rows]
    return tuple(sorted(made, key=order))


def milestone(group: str, number: int) -> MilestoneLine | None:
    """One date; None where there is none."""
    return next((line for line in calendar(group) if line.number == number), None)


def order(line: MilestoneLine) -> tuple[date, date, int]:
    """By when it happened or is due: first day, then last."""
    when: When | Span = line.actual or line.when
    last = when.latest or when.earliest or date.max
    return (when.earliest or last, last, line.number)


def _resolved(m: Milestone, known: Mapping[int, Milestone], done: dict[int, When], under: tuple[int, ...] = ()) -> When:
    if m.pk in done:
        return done[m.pk]
    said = when_of(m.when, _text(m.text))
    anchor = known.get(m.anchor_id or 0)
    if not said.relation or anchor is None or anchor.pk in under:
        found = said
    elif anchor.actual_first and anchor.actual_last:
        found = timeline.resolve(said, Span(anchor.actual_first, anchor.actual_last))
    else:
        found = timeline.resolve(said, timeline.span(_resolved(anchor, known, done, (*under, m.pk))))
    done[m.pk] = found
    return found


def _line(m: Milestone, when: When, history: list[AgreedLine], fulfilled: Mapping[date, date]) -> MilestoneLine:
    actual = Span(m.actual_first, m.actual_last) if m.actual_first and m.actual_last else None
    return MilestoneLine(
        group=m.group.slug, group_short=m.group.short, number=m.number, kind=m.kind, label=m.label, text=m.text,
        said=when_of(m.when, _text(m.text)), when=when, zone=m.zone or m.group.zone,
        anchor=(m.anchor.number, m.anchor.label) if m.anchor else None,
        follows=(m.follows.number, m.follows.label) if m.follows else None,
        needs=m.needs, lasts=m.lasts, role=m.role, who=m.who, source=m.source, place=m.place, ordinal=m.ordinal,
        reporting=m.reporting, about=m.about, note=m.note, actual=actual, actual_note=m.actual_note,
        dropped=m.dropped, every=m.every, until=m.until, remind=tuple(m.remind), history=tuple(history),
        ended=m.group.closed, fulfilled=fulfilled, mark=mark_of(m),
    )  # fmt: skip


def _text(words: Words) -> str:
    return next(iter(words.values()), "")


def lacking(lines: Sequence[MilestoneLine]) -> tuple[Lacks, ...]:
    """Where one step leaves the next no time, or too little (A15, A139). Codes are numbers."""
    by_number = {line.number: line for line in lines}
    found = []
    for line in lines:
        before = by_number.get(line.follows[0]) if line.follows else None
        if before is None or line.dropped or before.dropped or line.actual:
            continue
        warn = timeline.between(str(before.number), _held(before), str(line.number), line.when, line.needs, line.lasts)
        if warn is not None:
            found.append(warn)
    return tuple(found)


def _held(line: MilestoneLine) -> When:
    return When(line.actual.earliest, line.actual.latest, "days", "") if line.actual else line.when


def plan_back(lines: Sequence[MilestoneLine], reporting: int | None = None) -> timeline.Plan | None:
    """Plan back from the session that is reported to (the last one marked so, or `reporting`); None without one.

    Steps are those that lead there by `follows`: codes are numbers, "" is the session.
    """
    goals = [line for line in lines if (line.reporting if reporting is None else line.number == reporting)]
    goal = goals[-1] if goals else None
    span = timeline.span(goal.when) if goal else None
    if goal is None or span is None:
        return None
    behind: dict[int, list[MilestoneLine]] = {}
    for line in lines:
        if line.follows and not line.dropped:
            behind.setdefault(line.follows[0], []).append(line)
    leads = _leading(goal, lines)
    steps = [
        timeline.Step(
            str(line.number),
            tuple(b for one in behind.get(line.number, ()) if (b := _before(one, goal, leads))),
            line.lasts,
            _held(line),
        )
        for line in lines
        if line.number in leads and line.number != goal.number and not line.dropped
    ]
    return timeline.plan_back(span, steps)


def _before(line: MilestoneLine, goal: MilestoneLine, leads: set[int]) -> timeline.Before | None:
    """What comes next: the session, a step that leads there, or another use with a date of its own (A96)."""
    if line.number == goal.number:
        return timeline.Before(timeline.REPORTING, line.needs)
    if line.number in leads:
        return timeline.Before(str(line.number), line.needs)
    day = (line.when.earliest if line.when.fixed else None) or line.when.reckoned
    return timeline.Before(str(line.number), line.needs, day) if day else None


def _leading(goal: MilestoneLine, lines: Sequence[MilestoneLine]) -> set[int]:
    """The numbers of what leads to the session, itself included: what it follows, what that follows, and so on."""
    by_number = {line.number: line for line in lines}
    found: set[int] = set()
    at: MilestoneLine | None = goal
    while at is not None and at.number not in found:
        found.add(at.number)
        at = by_number.get(at.follows[0]) if at.follows else None
    return found


def proposals(lines: Sequence[MilestoneLine], number: int, to: date) -> tuple[Proposal, ...]:
    """What to propose for the dates that hang on one when it moves to a day (A138). Codes are numbers."""
    links = [
        chains.Link(
            str(line.number),
            (line.when.earliest if line.when.fixed else None) or line.when.reckoned,
            str(line.follows[0]) if line.follows else "",
            line.needs,
            fixed=(line.kind in ("meeting", "session") and line.when.fixed) or line.actual is not None,
        )
        for line in lines
        if not line.dropped
    ]
    return chains.chain(links, str(number), to)


def compared(lines: Sequence[MilestoneLine], today: date | None) -> timeline.Comparison:
    """Plan against actual for what the group itself sees to: context and what came before it are not counted.

    `today` is None where its work has ended.
    """
    return timeline.compare([line.item() for line in lines if line.kind not in NOBODYS and not line.every], today)


__all__ = [
    "AgreedLine",
    "Compared",
    "MilestoneLine",
    "calendar",
    "compared",
    "lacking",
    "milestone",
    "order",
    "plan_back",
    "proposals",
]
