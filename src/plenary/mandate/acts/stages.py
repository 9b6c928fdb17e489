"""The stages of a group's life, as the rail of each of its pages shows them: entered, told otherwise, and which is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.mandate.acts.common import group_row
from plenary.mandate.entries.founding import StagesSet
from plenary.mandate.models import Step
from plenary.mandate.reads.groups import mark_of
from plenary.mandate.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import words_of
from plenary.record.problems import Conflict, Problem

MOST = 20
NOW, DONE, TO_COME = "now", "done", "to come"


@act
def set_stages(
    by: Actor, *, group: str, stages: Sequence[Mapping[str, Any]], now: int = 0, seen: str = "", at: datetime
) -> Outcome:
    """Set the stages on the rail: those that stand, in their order, then new ones; each {"label", "text"}, by language.

    One without a label is taken off. `now` is the place (from 1) of the one that is now: where the mark moves there,
    what is before it is done and what is after it is to come; 0 leaves the mark. `seen` is the rail as the form had
    shown it (`reads.groups.mark_of`). The dates of a stage that came with an import stay. Raises Problem; Conflict where
    the rail was changed meanwhile; Group.DoesNotExist.
    """
    KEEP.require(by, group)
    found = group_row(group)
    rows = list(Step.objects.filter(group=found, kind="stage").order_by("order"))
    if (seen and seen != mark_of(rows)) or len(stages) < len(rows):
        raise Conflict("The stages were changed meanwhile: look at them as they are now.")
    before = [_told(row) for row in rows]
    last = max(Step.objects.filter(group=found).values_list("order", flat=True), default=0)
    rows += [
        Step(group=found, kind="stage", order=last + n, state=TO_COME) for n in range(1, len(stages) - len(rows) + 1)
    ]
    for row, told in zip(rows, stages, strict=True):
        row.label, row.text = words_of(told.get("label"), 120), words_of(told.get("text"), 120)
        if row.text and not row.label:
            raise Problem("Name the stage of %(text)s.", text=next(iter(row.text.values())))
    kept = [row for row in rows if row.label]
    if len(kept) > MOST:
        raise Problem("A group has at most %(most)s stages.", most=MOST)
    if now and not (0 < now <= len(rows) and rows[now - 1].label):
        raise Problem("Choose which one is meant.")
    if now and rows[now - 1].state != NOW:
        for place, row in enumerate(rows, 1):
            row.state = DONE if place < now else NOW if place == now else TO_COME
    if [_told(row) for row in kept] == before:
        return Unchanged(f"group/{group}/stages")
    for row in rows:
        if row.label:
            row.save()
        elif row.pk:
            row.delete()
    return Written(StagesSet(group, [_told(row) for row in kept]), f"group/{group}/stages", len(kept))


def _told(row: Step) -> dict[str, Any]:
    return {"label": row.label, "text": row.text, "state": row.state}
