"""A body above the groups, with its mandate, sessions and groups; the way of a group and of what it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plenary.mandate.dating import when_of
from plenary.mandate.models import Body, BodyPoint, BodySession, Establishing, Group, Stop
from plenary.mandate.naming import body_slug
from plenary.mandate.reads.calendar import MilestoneLine, calendar
from plenary.record.kept import Kept
from plenary.rules import receiving
from plenary.rules.timeline import When

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class BodyLine:
    short: str
    slug: str
    name: Words


_bodies: Kept[tuple[BodyLine, ...]] = Kept()


def bodies() -> tuple[BodyLine, ...]:
    """Every body that is known, by its short name. One query."""
    return _bodies.get("", _bodies_now)


def _bodies_now() -> tuple[BodyLine, ...]:
    return tuple(BodyLine(b.short, body_slug(b.short), b.name) for b in Body.objects.order_by("short"))


@dataclass(frozen=True, slots=True)
class PointLine:
    label: Words
    text: Words
    symbol: str


@dataclass(frozen=True, slots=True)
class SessionLine:
    ordinal: int
    text: Words
    when: When
    place: str
    symbol: str
    note: Words


@dataclass(frozen=True, slots=True)
class InsideLine:
    """A group inside its parent body."""

    slug: str
    short: str
    name: Words
    purpose: Words
    closed: bool
    outcome: Words
    reports_to: Words


@dataclass(frozen=True, slots=True)
class BodyPage:
    line: BodyLine
    points: tuple[PointLine, ...]
    sessions: tuple[SessionLine, ...]
    groups: tuple[InsideLine, ...]
    stops: tuple[tuple[str, str, StopLine], ...]  # of groups: slug, short, what this body does there


def body(slug: str) -> BodyPage | None:
    """One body, by its address or its short name; None where there is none. Five queries."""
    line = next((b for b in bodies() if slug in (b.slug, b.short)), None)
    if line is None:
        return None
    short = line.short
    groups = Group.objects.filter(parent__short=short).order_by("-pk")
    stops = (
        Stop.objects.filter(body__short=short).select_related("body", "follows", "group").order_by("group", "number")
    )
    return BodyPage(
        line,
        tuple(
            PointLine(p.label, p.text, p.symbol) for p in BodyPoint.objects.filter(body__short=short).order_by("number")
        ),
        tuple(
            SessionLine(s.ordinal, s.text, when_of(s.when), s.place, s.symbol, s.note)
            for s in BodySession.objects.filter(body__short=short).order_by("ordinal")
        ),
        tuple(InsideLine(g.slug, g.short, g.name, g.purpose, g.closed, g.outcome, g.reports_to) for g in groups),
        tuple((s.group.slug, s.group.short, _stop(s)) for s in stops),
    )


@dataclass(frozen=True, slots=True)
class StopLine:
    """One body on the way. `when` is planned, `done` what happened; each None where nothing is known."""

    number: int
    role: str
    body: BodyLine
    output: Words
    about: str
    verb: str
    follows: int | None
    lead: int
    text: Words
    when: When | None
    symbol: str
    done_verb: str
    done_text: Words
    done: When | None
    done_symbol: str
    note: Words
    dropped: str

    def stop(self) -> receiving.Stop:
        """As the rule reads it."""
        session = (self.when.earliest or self.when.reckoned) if self.when else None
        done = self.done.reckoned if self.done else None
        follows = str(self.follows) if self.follows else ""
        return receiving.Stop(str(self.number), follows, self.lead, session, done, bool(self.dropped))

    @property
    def due(self) -> date | None:
        """The last day on which the body takes the document."""
        return receiving.due(self.stop()) if self.role in ("receives", "reviews") else None

    @property
    def approves(self) -> bool:
        """Did, or is, the body to say yes to the substance? Taking note does not (A169)."""
        return receiving.approval(self.done_verb or self.verb)


def stops(group: str) -> tuple[StopLine, ...]:
    """Bodies on the way of a group and its output, in order. One query."""
    rows = Stop.objects.filter(group__slug=group).select_related("body", "follows").order_by("number")
    return tuple(_stop(s) for s in rows)


def standing(lines: Sequence[StopLine], today: date) -> dict[int, str]:
    """Where each stop stands on a day of the venue."""
    known = {str(s.number): s.stop() for s in lines}
    return {s.number: receiving.standing(s.stop(), known, today) for s in lines}


def needed(lines: Sequence[StopLine]) -> receiving.Needed | None:
    """By when the output must leave the group (A96): its destinations ask for it, each with its own lead time."""
    return receiving.needed([s.stop() for s in lines if s.role in ("receives", "reviews")])


def _stop(s: Stop) -> StopLine:
    return StopLine(
        s.number, s.role, BodyLine(s.body.short, body_slug(s.body.short), s.body.name), s.output, s.about, s.verb,
        s.follows.number if s.follows else None, s.lead, s.text, when_of(s.when) if s.when else None, s.symbol,
        s.done_verb, s.done_text, when_of(s.done_when) if s.done_when else None, s.done_symbol, s.note, s.dropped,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class EstablishingLine:
    """A numbered step by which the group comes into being; `date` is its line in the calendar, None without one."""

    number: int
    label: Words
    who: Words
    symbol: str
    date: MilestoneLine | None


def establishing(group: str) -> tuple[EstablishingLine, ...]:
    """The steps in their order. Four queries, those of the calendar among them."""
    dates = {m.number: m for m in calendar(group)}
    rows = Establishing.objects.filter(group__slug=group).select_related("milestone").order_by("number")
    return tuple(
        EstablishingLine(r.number, r.label, r.who, r.symbol, dates.get(r.milestone.number) if r.milestone else None)
        for r in rows
    )
