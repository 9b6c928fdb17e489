"""The mandate by paragraph, its tasks and how far they came, what came before, what was amended: open to everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plenary.mandate.models import Amendment, Earlier, EarlierDocument, Passage, Source, Taken, Task, TaskStep
from plenary.rules import mandates

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A paragraph that is quoted; `address` is how anybody cites it."""

    label: str
    slug: str
    words: Words
    gist: Words
    address: str

    @property
    def anchor(self) -> str:
        """Where it stands on the page of the mandate."""
        return "p-" + "-".join(self.address.split("/")[2:])


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A document that the mandate rests on; `left_out` are the numbers between those that are quoted (A28)."""

    number: int
    slug: str
    role: str
    symbol: str
    title: Words
    day: date | None
    issued_by: Words
    note: Words
    passages: tuple[PassageLine, ...]
    left_out: tuple[int, ...]


def sources(group: str) -> tuple[SourceLine, ...]:
    """The documents of the mandate in the order in which they were entered, paragraphs as people count. Two queries."""
    found: dict[int, list[PassageLine]] = {}
    for p in Passage.objects.filter(source__group__slug=group).select_related("source"):
        address = mandates.address(group, p.source.slug, p.slug)
        found.setdefault(p.source_id, []).append(PassageLine(p.label, p.slug, p.words, p.gist, address))
    made = []
    for s in Source.objects.filter(group__slug=group).order_by("number"):
        rows = tuple(sorted(found.get(s.pk, ()), key=lambda p: mandates.order(p.label)))
        gone = mandates.left_out(p.label for p in rows)
        made.append(
            SourceLine(s.number, s.slug, s.role, s.symbol, s.title, s.day, s.issued_by, s.note, rows, gone),
        )
    return tuple(made)


def passage(address: str) -> tuple[SourceLine, PassageLine] | None:
    """What an address cites (A77): the document and the paragraph; None where there is none."""
    asked = mandates.cited(address)
    if asked is None:
        return None
    for source in sources(asked.group):
        if source.slug == asked.document:
            return next(((source, p) for p in source.passages if p.slug == asked.paragraph), None)
    return None


@dataclass(frozen=True, slots=True)
class TaskStepLine:
    state: str
    reason: Words
    day: date | None
    seat: str
    instant: datetime


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task of the mandate; `steps` are how far it came, the newest last."""

    number: int
    verb: str
    text: Words
    passage: str  # address; "" for none
    label: str  # of the paragraph
    symbol: str
    anchor: str
    state: str
    produced: tuple[Mapping[str, Any], ...]
    steps: tuple[TaskStepLine, ...]

    @property
    def because(self) -> Words:
        """Why it stands as it does."""
        return self.steps[-1].reason if self.steps else {}


def tasks(group: str) -> tuple[TaskLine, ...]:
    """What the mandate asks for. Two queries."""
    steps: dict[int, list[TaskStepLine]] = {}
    for s in TaskStep.objects.filter(task__group__slug=group).order_by("task", "order"):
        steps.setdefault(s.task_id, []).append(TaskStepLine(s.state, s.reason, s.day, s.seat, s.instant))
    made = []
    for t in Task.objects.filter(group__slug=group).select_related("passage__source").order_by("number"):
        p = t.passage
        made.append(
            TaskLine(
                number=t.number,
                verb=t.verb,
                text=t.text,
                passage=mandates.address(group, p.source.slug, p.slug) if p else "",
                label=p.label if p else "",
                symbol=p.source.symbol if p else "",
                anchor=f"p-{p.source.slug}-{p.slug}" if p else "",
                state=t.state,
                produced=tuple(t.produced),
                steps=tuple(steps.get(t.pk, ())),
            )
        )
    return tuple(made)


def progress(lines: Sequence[TaskLine]) -> mandates.Progress:
    """How far the mandate came as a whole."""
    return mandates.progress([t.state for t in lines])


@dataclass(frozen=True, slots=True)
class EarlierDocumentLine:
    """A document that is left of an attempt: by its symbol, or by its address outside."""

    number: int  # 0: the one that was noted by its symbol alone
    kind: str
    symbol: str
    address: str
    label: Words


@dataclass(frozen=True, slots=True)
class EarlierLine:
    number: int
    label: Words
    text: Words
    outcome: Words
    failed: bool
    documents: tuple[EarlierDocumentLine, ...]

    @property
    def by_kind(self) -> tuple[tuple[str, tuple[EarlierDocumentLine, ...]], ...]:
        """Its documents under their kinds (A33), in the order of `rules.mandates.PAPERS`."""
        kinds = [(kind, tuple(d for d in self.documents if d.kind == kind)) for kind in mandates.PAPERS]
        return tuple((kind, some) for kind, some in kinds if some)


def earlier(group: str) -> tuple[EarlierLine, ...]:
    """What was tried before there was the group, with what is left of it. Two queries."""
    left: dict[int, list[EarlierDocumentLine]] = {}
    for d in EarlierDocument.objects.filter(earlier__group__slug=group).order_by("number"):
        left.setdefault(d.earlier_id, []).append(EarlierDocumentLine(d.number, d.kind, d.symbol, d.address, d.label))
    made = []
    for e in Earlier.objects.filter(group__slug=group).order_by("number"):
        alone = [EarlierDocumentLine(0, "document", e.symbol, "", {})] if e.symbol else []
        made.append(EarlierLine(e.number, e.label, e.text, e.outcome, e.failed, (*alone, *left.get(e.pk, ()))))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class TakenLine:
    """Something that was taken over; its address is where it comes from."""

    number: int
    kind: str
    address: str
    label: Words
    note: Words
    origin: str
    decision: str


def taken(group: str) -> tuple[TakenLine, ...]:
    """What the group took over from the one before it. One query."""
    rows = Taken.objects.filter(group__slug=group).order_by("number", "pk")
    return tuple(TakenLine(t.number, t.kind, t.address, t.label, t.note, t.origin, t.decision) for t in rows)


def taken_up(origin: str) -> tuple[tuple[str, TakenLine], ...]:
    """What later groups took over from this one, with who did. One query."""
    rows = Taken.objects.filter(origin=origin).select_related("group").order_by("group", "number")
    return tuple(
        (t.group.slug, TakenLine(t.number, t.kind, t.address, t.label, t.note, t.origin, t.decision)) for t in rows
    )


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    number: int
    changes: Mapping[str, Any]
    reason: Words
    decision: str
    seat: str
    instant: datetime


def amendments(group: str) -> tuple[AmendmentLine, ...]:
    """How the terms were amended, the newest first. One query."""
    rows = Amendment.objects.filter(group__slug=group).order_by("-number")
    return tuple(AmendmentLine(a.number, a.changes, a.reason, a.decision, a.seat, a.instant) for a in rows)
