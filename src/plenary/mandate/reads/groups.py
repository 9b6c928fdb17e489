"""What anybody may see of a group."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from plenary.mandate.models import Group, Step
from plenary.mandate.naming import body_slug
from plenary.mandate.reads.calendar import MilestoneLine, calendar
from plenary.record.kept import Kept

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class StepLine:
    kind: str
    label: Words
    text: Words
    earliest: date | None
    latest: date | None
    place: str
    note: Words
    state: str
    put_in: bool = False  # of a stage: done by its place alone


@dataclass(frozen=True, slots=True)
class Overview:
    """A group with its steps; `rail` are the stages, `meetings` and `dates` the rest, in order."""

    id: int
    slug: str
    short: str
    name: Words
    purpose: Words
    parent_short: str
    parent_slug: str  # in addresses: bodies/<slug>/
    parent_name: Words
    predecessor: tuple[str, str] | None  # slug, short
    successors: tuple[tuple[str, str], ...]
    resolution: str
    paragraph: str
    tasks: tuple[Words, ...]
    reports_to: Words
    outcome: Words
    closed: bool
    zone: str
    rail: tuple[StepLine, ...]
    meetings: tuple[StepLine, ...]
    dates: tuple[StepLine, ...]
    consultations: tuple[StepLine, ...]  # before the group: year, convener (label), outcome (note)


def overview(slug: str) -> Overview | None:
    """One group; None where there is no such group."""
    g = Group.objects.filter(slug=slug).select_related("parent", "predecessor").first()
    if g is None:
        return None
    steps = [
        StepLine(s.kind, s.label, s.text, s.earliest, s.latest, s.place, s.note, s.state)
        for s in Step.objects.filter(group=g).order_by("order")
    ]
    steps += [_step(m) for m in calendar(slug) if m.kind not in ("meeting", "context", "history")]
    return Overview(
        id=g.pk,
        slug=g.slug,
        short=g.short,
        name=g.name,
        purpose=g.purpose,
        parent_short=g.parent.short,
        parent_slug=body_slug(g.parent.short),
        parent_name=g.parent.name,
        predecessor=(g.predecessor.slug, g.predecessor.short) if g.predecessor else None,
        successors=tuple(Group.objects.filter(predecessor=g).order_by("pk").values_list("slug", "short")),
        resolution=g.resolution,
        paragraph=g.paragraph,
        tasks=tuple(g.tasks),
        reports_to=g.reports_to,
        outcome=g.outcome,
        closed=g.closed,
        zone=g.zone,
        rail=tuple(s for s in steps if s.kind == "stage"),
        meetings=tuple(s for s in steps if s.kind == "meeting"),
        dates=tuple(s for s in steps if s.kind == "date"),
        consultations=tuple(s for s in steps if s.kind == "consultation"),
    )


def _step(m: MilestoneLine) -> StepLine:
    """A date of the calendar, as the overview lists it."""
    state = "done" if m.actual or m.dropped else "to come"
    return StepLine("date", m.label, m.text, m.when.earliest, m.when.latest, m.place, m.note, state)


@dataclass(frozen=True, slots=True)
class GroupLine:
    slug: str
    short: str
    name: Words
    purpose: Words
    parent_short: str
    closed: bool
    id: int
    zone: str
    resolution: str


_groups: Kept[tuple[GroupLine, ...]] = Kept()  # every page shows both: its frame
_rails: Kept[tuple[StepLine, ...]] = Kept()


def groups() -> tuple[GroupLine, ...]:
    """Every group, the newest first."""
    return _groups.get("", _groups_now)


def _groups_now() -> tuple[GroupLine, ...]:
    rows = Group.objects.select_related("parent").order_by("-pk")
    return tuple(
        GroupLine(g.slug, g.short, g.name, g.purpose, g.parent.short, g.closed, g.pk, g.zone, g.resolution)
        for g in rows
    )


def group_id(slug: str) -> int:
    """The key of a group, for other rooms' tables. Raises Group.DoesNotExist."""
    return Group.objects.values_list("pk", flat=True).get(slug=slug)


def closed(slug: str) -> bool:
    """Has its work ended? One query; whoever asks for no group there is asks for none that has ended."""
    return Group.objects.filter(slug=slug, closed=True).exists()


def rail(slug: str) -> tuple[StepLine, ...]:
    """The stages alone, for the progress rail of every page of the group."""
    return _rails.get(slug, lambda: _rail_now(slug))


def _rail_now(slug: str) -> tuple[StepLine, ...]:
    rows = Step.objects.filter(group__slug=slug, kind="stage").order_by("order")
    return tuple(
        StepLine(s.kind, s.label, s.text, s.earliest, s.latest, s.place, s.note, s.state, s.put_in) for s in rows
    )


def mark_of(stages: Iterable[StepLine | Step]) -> str:
    """The rail in short, so that a form knows whether it was changed meanwhile: 16 hexadecimal digits."""
    told = [[s.label, s.text, s.state] for s in stages]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def predecessors(slug: str) -> tuple[str, ...]:
    """The groups before this one, the nearest first. One query."""
    before = dict(Group.objects.values_list("slug", "predecessor__slug"))
    found: list[str] = []
    at = before.get(slug)
    while at and at not in found and at != slug:
        found.append(at)
        at = before.get(at)
    return tuple(found)


def dated_steps(slugs: tuple[str, ...]) -> tuple[tuple[str, str, StepLine], ...]:
    """Dates and consultations among the steps of these groups: the group's slug, its zone, the step. One query."""
    rows = Step.objects.filter(group__slug__in=slugs, kind__in=("date", "consultation")).select_related("group")
    return tuple(
        (s.group.slug, s.group.zone, StepLine(s.kind, s.label, s.text, s.earliest, s.latest, s.place, s.note, s.state))
        for s in rows.order_by("group", "order")
    )
