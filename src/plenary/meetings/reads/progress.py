"""How far a group has come, for its parent body: what met, what was decided, how far each category came (A58, A132)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from plenary.meetings.models import Decision, Highlight, Item, ItemSpell
from plenary.meetings.reads.deciding import WITH_DECISION, ActionLine, DecisionLine, actions, decision_line
from plenary.meetings.reads.now import MeetingLine
from plenary.meetings.reads.planning import meetings
from plenary.rules import agenda

Words = dict[str, str]
MOST = 500


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A category of the group's work."""

    code: str
    title: Words
    standing: str  # done, part, not-reached
    seconds: int  # before meetings, in all
    meetings: tuple[str, ...]  # on whose agendas it stood: slugs, in order


@dataclass(frozen=True, slots=True)
class Progress:
    """What is told to the parent body of a stretch of time; the categories and open actions as they stand now."""

    held: tuple[MeetingLine, ...]
    to_come: tuple[MeetingLine, ...]
    decisions: tuple[DecisionLine, ...]  # of the meetings held, at most MOST
    highlights: tuple[tuple[str, Words], ...]  # meeting's slug, words
    categories: tuple[CategoryLine, ...]
    actions: tuple[ActionLine, ...]  # not done

    def decided_at(self, meeting: str) -> tuple[DecisionLine, ...]:
        return tuple(d for d in self.decisions if d.meeting == meeting)


def progress(group: str, since: date | None, until: date, at: datetime) -> Progress:
    """From `since` (None: from the beginning) to `until`, both included, by the meetings' days. Seven queries."""
    lines = tuple(reversed(meetings(group)))
    held = tuple(
        m
        for m in lines
        if m.opened and m.starts and m.starts <= until and (since is None or (m.ends or m.starts) >= since)
    )
    to_come = tuple(
        m for m in lines if not m.opened and m.state != "cancelled" and (m.starts is None or m.starts > until)
    )
    keys = [m.id for m in held]
    rows = Decision.objects.select_related(*WITH_DECISION).filter(meeting__in=keys)
    noted = Highlight.objects.filter(meeting__in=keys).order_by("meeting__starts", "number")
    return Progress(
        held,
        to_come,
        tuple(decision_line(d) for d in rows.order_by("meeting__starts", "meeting", "number")[:MOST]),
        tuple(noted.values_list("meeting__slug", "text")[:MOST]),
        _categories(group, at),
        actions(group=group, open_only=True),
    )


def _categories(group: str, at: datetime) -> tuple[CategoryLine, ...]:
    rows = list(
        Item.objects.filter(meeting__group__slug=group)
        .exclude(category="")
        .exclude(state="dropped")
        .order_by(F("meeting__starts").asc(nulls_last=True), "meeting", "order")
        .values_list("pk", "category", "title", "state", "meeting__slug")
    )
    spells: dict[int, list[agenda.Spell]] = {}
    mine = ItemSpell.objects.filter(item__meeting__group__slug=group).exclude(item__category="")
    for item, began, ended in mine.values_list("item", "began", "ended"):
        spells.setdefault(item, []).append(agenda.Spell(began, ended))
    used = {pk: agenda.used(spells.get(pk, ()), at) for pk, *_rest in rows}
    standing = agenda.progress([agenda.Stretch(code, state, used[pk]) for pk, code, _t, state, _m in rows])
    return tuple(
        CategoryLine(
            code,
            next(title for _pk, c, title, _s, _m in reversed(rows) if c == code),
            found,
            sum(used[pk] for pk, c, *_rest in rows if c == code),
            tuple(dict.fromkeys(m for _pk, c, _t, _s, m in rows if c == code)),
        )
        for code, found in standing.items()
    )
