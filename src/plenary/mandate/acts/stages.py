"""The stages of a group's life, as the rail of each of its pages shows them: entered, told otherwise, and which is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.mandate.acts.common import group_row
from plenary.mandate.entries.founding import StagesSet
from plenary.mandate.models import Group, Step
from plenary.mandate.reads.groups import mark_of
from plenary.mandate.rights import TERMS
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import words_of
from plenary.record.problems import Conflict, Problem

MOST = 20
NOW, DONE, TO_COME = "now", "done", "to come"
ALL, NONE = "all", "none"  # instead of the one that is now: all are done, none has begun


@act
def set_stages(
    by: Actor, *, group: str, stages: Sequence[Mapping[str, Any]], now: int | str = 0, seen: str = "", at: datetime
) -> Outcome:
    """Set the stages on the rail: those that stand, in their order, then new ones; each {"label", "text"}, by language.

    A new one has "before", the place (from 1) of the standing one that it is put in before; 0 or none: at the end. One
    without a label is taken off, which no stage is that has begun; one that is done because it was put in before another
    may be taken off until the mark moves. `now` is the place of the one that is now: where the
    mark moves there, what is before it is done and what is after it is to come; ALL that all are done, NONE that none has
    begun; 0 leaves the mark. `seen` is the rail as the form had shown it (`reads.groups.mark_of`). The dates of a stage
    that came with an import stay. When the work of a group has ended its rail may still say so. Raises Problem; Conflict
    where the rail was changed meanwhile; Group.DoesNotExist.
    """
    TERMS.require(by, group)
    found = group_row(group)
    rows = list(Step.objects.filter(group=found, kind="stage").order_by("order"))
    if (seen and seen != mark_of(rows)) or len(stages) < len(rows):
        raise Conflict("The stages were changed meanwhile: look at them as they are now.")
    before = [_told(row) for row in rows]
    there = len(rows)
    rows += [Step(group=found, kind="stage", state=TO_COME) for _new in stages[there:]]
    for row, told in zip(rows, stages, strict=True):
        was = row.label
        row.label, row.text = words_of(told.get("label"), 120), words_of(told.get("text"), 120)
        if row.text and not row.label:
            raise Problem("Name the stage of %(text)s.", text=next(iter(row.text.values())))
        if was and not row.label and row.state != TO_COME and not row.put_in:
            name = next(iter(was.values()))
            raise Problem("%(name)s has begun, and stays: say first that the group is not there yet.", name=name)
    if len([row for row in rows if row.label]) > MOST:
        raise Problem("A group has at most %(most)s stages.", most=MOST)
    moved = _meant(rows, now)
    if moved is not None and moved.state == NOW:
        now = 0
    order = _ordered(rows, [int(told.get("before") or 0) for told in stages[there:]])
    _mark(order, rows[there:], moved, now)
    kept = [row for row in order if row.label]
    if [_told(row) for row in kept] == before:
        return Unchanged(f"group/{group}/stages")
    _keep(found, rows, kept)
    return Written(StagesSet(group, [_told(row) for row in kept]), f"group/{group}/stages", len(kept))


def _meant(rows: Sequence[Step], now: int | str) -> Step | None:
    """The stage that is to be now, None where none is named. Raises Problem for one that is not there."""
    if now in (0, ALL, NONE):
        return None
    if not isinstance(now, int) or not (0 < now <= len(rows) and rows[now - 1].label):
        raise Problem("Choose which one is meant.")
    return rows[now - 1]


def _ordered(rows: Sequence[Step], places: Sequence[int]) -> list[Step]:
    """All in the order in which they are to stand: each new one before the place it was given. Raises Problem."""
    there = len(rows) - len(places)
    if any(not 0 <= place <= there for place in places):
        raise Problem("Choose which one is meant.")
    ranked = [(place, 1, row) for place, row in enumerate(rows[:there], 1)]
    ranked += [(place or there + 1, 0, row) for place, row in zip(places, rows[there:], strict=True)]
    return [row for _place, _new, row in sorted(ranked, key=lambda one: one[:2])]


def _mark(order: Sequence[Step], new: Sequence[Step], moved: Step | None, now: int | str) -> None:
    """Say of each how it stands; where the mark stays, a new one is done that stands before one that has begun."""
    begun = False
    for row in reversed(order):
        if now:
            row.state = NOW if row is moved else DONE if begun or now == ALL else TO_COME
            row.put_in = False
            begun = begun or row is moved
        else:
            row.put_in = row.put_in or (row in new and begun)
            row.state = DONE if row in new and begun else row.state
            begun = begun or (bool(row.label) and row.state != TO_COME)


def _keep(group: Group, rows: Sequence[Step], kept: Sequence[Step]) -> None:
    """Save them, the last first: each moves on to a place that is free, or that the next one has just left."""
    last = max(Step.objects.filter(group=group).values_list("order", flat=True), default=0)
    free = sorted(row.order for row in kept if row.pk)
    free += range(last + 1, last + 1 + len(kept) - len(free))
    for row in rows:
        if row.pk and not row.label:
            row.delete()
    for row, place in reversed(list(zip(kept, free, strict=True))):
        row.order = place
        row.save()


def _told(row: Step) -> dict[str, Any]:
    return {"label": row.label, "text": row.text, "state": row.state}
