"""Founding a group and planning its steps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from plenary.mandate.acts.common import body_above, line
from plenary.mandate.acts.succession import checked
from plenary.mandate.entries.founding import GroupFounded, StepsPlanned
from plenary.mandate.models import Group, Step
from plenary.mandate.rights import KEEP, TERMS
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem

Words = dict[str, str]
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 60  # characters of an address


@act
def found_group(
    by: Actor,
    *,
    slug: str,
    short: str,
    name: Words,
    purpose: Words,
    parent: tuple[str, Words],
    predecessor: str = "",
    resolution: str = "",
    paragraph: str = "",
    tasks: Sequence[Words] = (),
    reports_to: Words | None = None,
    outcome: Words | None = None,
    closed: bool = False,
    zone: str = "",
    at: datetime,
) -> Outcome:
    """Enter a group. `parent` is the parent body's short name and its name by language.

    A slug that exists already is left as it is (a repeated import founds nothing twice). Raises Group.DoesNotExist
    where the predecessor is not there; Problem for terms without which nobody knows the group.
    """
    TERMS.require(by, slug)
    short, resolution, paragraph = line(short, 60), line(resolution, 80), line(paragraph, 40)
    if Group.objects.filter(slug=slug).exists():
        return Unchanged(f"group/{slug}")
    checked({"short": short, "name": name} | ({"zone": zone} if zone else {}))
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
        raise Problem("The address of a group has small letters, figures and hyphens: coastal-lights.")
    body = body_above(*parent)
    Group(
        slug=slug,
        short=short,
        name=name,
        purpose=purpose,
        parent=body,
        predecessor=Group.objects.get(slug=predecessor) if predecessor else None,
        resolution=resolution,
        paragraph=paragraph,
        tasks=list(tasks),
        reports_to=reports_to or {},
        outcome=outcome or {},
        closed=closed,
        **({"zone": zone} if zone else {}),
    ).save()
    return Written(GroupFounded(slug, resolution, body.short, predecessor), f"group/{slug}")


@act
def plan_steps(by: Actor, *, group: str, steps: Sequence[dict[str, Any]], at: datetime) -> Outcome:
    """Add steps: dicts of kind, label, text, earliest, latest (dates), place, note, state, in order.

    Raises Group.DoesNotExist.
    """
    KEEP.require(by, group)
    found = Group.objects.get(slug=group)
    after = max(Step.objects.filter(group=found).values_list("order", flat=True), default=0)
    rows = [Step(group=found, order=after + n, **step) for n, step in enumerate(steps, 1)]
    for row in rows:
        if row.earliest and row.latest and row.earliest > row.latest:
            raise ValueError(f"{row.label}: it would end ({row.latest}) before it begins ({row.earliest})")
    Step.objects.bulk_create(rows)
    return Written(StepsPlanned(group, len(rows)), f"group/{group}")


def iso(text: str) -> date | None:
    """A day written as ISO 8601, or None where it is empty."""
    return date.fromisoformat(text) if text else None
