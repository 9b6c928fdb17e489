"""Sub-groups: set up by the group, with terms of reference, coordinators, and whoever takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from plenary.mandate.reads import group_id
from plenary.members.acts.common import Body, current, leads, line, organisation_row, person_row, subgroup_of
from plenary.members.capacities import role_of
from plenary.members.entries.around import (
    SubgroupEnded,
    SubgroupJoined,
    SubgroupLeft,
    SubgroupSetUp,
    TermChecked,
    TermsAdopted,
    TermsPut,
)
from plenary.members.models import Role, Subgroup, Terms
from plenary.members.reads.who import class_in
from plenary.members.rights import ADMIT, JOIN, LEAD
from plenary.record.actor import Actor, Forbidden
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import decided, words_of
from plenary.record.problems import Problem
from plenary.rules.addresses import clean

KINDS = ("correspondence", "drafting", "task")


@act
def set_up_subgroup(
    by: Actor,
    *,
    group: str,
    slug: str,
    name: Mapping[str, str],
    kind: str = "correspondence",
    open: bool = True,
    begun: date | None = None,
    decision: str = "",
    source: str = "",
    links: Sequence[tuple[str, str]] = (),
    at: datetime,
) -> Outcome:
    """The group creates a sub-group (A53): by a decision, named by its address, or as a document tells it (`source`).

    `open`: also those without a seat take part (A163). `links` are (label, address) of its list and its documents.
    Raises Problem.
    """
    ADMIT.require(by, group)
    slug = "-".join(slug.lower().split())[:60]
    said = words_of(name, 200)
    if not said or not slug or not all(c.isalnum() or c == "-" for c in slug) or not slug.isascii():
        raise Problem("A sub-group needs a name, and a short name of letters, digits and hyphens.")
    if kind not in KINDS:
        raise Problem("There is no such kind of sub-group.")
    if not decision.strip() and not source.strip():
        raise Problem("Name the decision that creates it, or the document that tells of it.")
    if Subgroup.objects.filter(group__slug=group, slug=slug).exists():
        raise Problem("There is a sub-group of this short name: choose another one.")
    row = Subgroup(
        group_id=group_id(group),
        slug=slug,
        kind=kind,
        name=said,
        open=open,
        begun=begun,
        decision=decided(group, decision) if decision.strip() else "",
        source=line(source, 300),
        links=[{"label": line(a, 200), "address": to} for a, b in links if (to := clean(b))][:20],
    )
    row.save()
    return Written(SubgroupSetUp(group, slug, kind, open, row.decision), f"subgroup/{group}/{slug}", slug)


@act
def end_subgroup(
    by: Actor, *, group: str, subgroup: str, day: date, outcome: Mapping[str, str] | None = None, at: datetime
) -> Outcome:
    """A sub-group ends its work; who took part stays told. Raises Problem."""
    ADMIT.require(by, group)
    row = subgroup_of(group, subgroup)
    told = (day, words_of(outcome, 8000))
    if (row.ended, row.outcome) == told:
        return Unchanged(f"subgroup/{group}/{subgroup}")
    if row.ended is not None:
        raise Problem("This sub-group has ended its work.")
    row.ended, row.outcome = told
    row.save()
    return Written(SubgroupEnded(group, subgroup, day.isoformat()), f"subgroup/{group}/{subgroup}")


@act
def put_terms(
    by: Actor,
    *,
    group: str,
    subgroup: str,
    text: Mapping[str, str],
    items: Sequence[Mapping[str, str]] = (),
    at: datetime,
) -> Outcome:
    """Put terms of reference, or their next version; `items` say what is to be done, one by one (A54).

    An item that stood in the version before with the same words keeps whether it is done. `value` is the version.
    Raises Problem, Forbidden.
    """
    LEAD.require(by, group)
    row = _led(by, group, subgroup, at)
    said = words_of(text, 8000)
    if not said:
        raise Problem("Write the terms of reference.")
    before = Terms.objects.filter(subgroup=row).order_by("-version").first()
    done = {str(i["text"]): i for i in before.items} if before else {}
    made: list[dict[str, Any]] = []
    for told in items:
        words = words_of(told, 1000)
        if words:
            made.append(done.get(str(words)) or {"text": words, "done": ""})
    version = int(Terms.objects.filter(subgroup=row).aggregate(most=Max("version"))["most"] or 0) + 1
    Terms(subgroup=row, version=version, text=said, items=made[:50], put=at).save()
    return Written(TermsPut(group, subgroup, version, len(made)), f"subgroup/{group}/{subgroup}", version)


@act
def adopt_terms(
    by: Actor, *, group: str, subgroup: str, version: int, day: date, decision: str = "", at: datetime
) -> Outcome:
    """Plenary adopts a version of the terms of reference. Raises Problem; Terms.DoesNotExist."""
    ADMIT.require(by, group)
    row: Terms = Terms.objects.get(subgroup=subgroup_of(group, subgroup), version=version)
    if row.adopted is not None:
        return Unchanged(f"subgroup/{group}/{subgroup}", version)
    row.adopted = day
    row.decision = decided(group, decision) if decision.strip() else ""
    row.save()
    entry = TermsAdopted(group, subgroup, version, day.isoformat(), row.decision)
    return Written(entry, f"subgroup/{group}/{subgroup}", version)


@act
def check_term(
    by: Actor, *, group: str, subgroup: str, version: int, item: int, done: date | None, at: datetime
) -> Outcome:
    """Tick what is done (from 1), or open it again (None). Raises Problem, Forbidden; Terms.DoesNotExist."""
    LEAD.require(by, group)
    row: Terms = Terms.objects.get(subgroup=_led(by, group, subgroup, at), version=version)
    if not 1 <= item <= len(row.items):
        raise Problem("There is no such item in these terms of reference.")
    day = done.isoformat() if done else ""
    if row.items[item - 1]["done"] == day:
        return Unchanged(f"subgroup/{group}/{subgroup}")
    row.items = [i | {"done": day} if n == item else i for n, i in enumerate(row.items, 1)]
    row.save()
    return Written(TermChecked(group, subgroup, version, item, day), f"subgroup/{group}/{subgroup}")


@act
def join_subgroup(by: Actor, *, group: str, subgroup: str, at: datetime) -> Outcome:
    """Take part, with a seat in the group or without one where it is open (A163). Raises Problem, Forbidden."""
    JOIN.require(by, group)
    row = subgroup_of(group, subgroup)
    if by.person is None:
        raise Forbidden(JOIN, JOIN.reason)
    if row.ended is not None:
        raise Problem("This sub-group has ended its work.")
    if not row.open and class_in(by, group) != "member":
        raise Problem("This sub-group takes members of the group alone.")
    held = Role.objects.filter(person=by.person, subgroup=row, until=None)
    if held.exists():
        return Unchanged(f"subgroup/{group}/{subgroup}")
    _enter(row, by.person, "participant", at.date())
    return Written(SubgroupJoined(group, subgroup, by.person, "participant"), f"subgroup/{group}/{subgroup}")


@act
def enter_in_subgroup(
    by: Actor,
    *,
    group: str,
    subgroup: str,
    capacity: str = "participant",
    person: int | None = None,
    name: str = "",
    organisation: Body | None = None,
    label: str = "",
    source: str = "",
    since: date | None = None,
    invented: bool = False,
    at: datetime,
) -> Outcome:
    """Enter who takes part or volunteered to coordinate (A162); a label is what the document calls it (A177).

    `value` is the person's key. Raises Problem, Forbidden.
    """
    LEAD.require(by, group)
    row = _led(by, group, subgroup, at)
    if capacity not in ("participant", "coordinator"):
        raise Problem("There is no such capacity.")
    if row.ended is not None and since is None:  # whom a document names was there before the end
        raise Problem("This sub-group has ended its work.")
    who = person_row(person, name, invented=invented)
    body = organisation_row(organisation)
    day = since or at.date()
    held = list(Role.objects.filter(person=who, subgroup=row, until=None))
    if any(r.capacity == capacity for r in held):
        return Unchanged(f"subgroup/{group}/{subgroup}", who.pk)
    for one in held:  # from participant to coordinator, or back
        one.until = max(one.since, day)
        one.save()
    _enter(row, who.pk, capacity, day, line(label, 200), line(source, 300), body.pk if body else None)
    entry = SubgroupJoined(group, subgroup, who.pk, capacity)
    return Written(entry, f"subgroup/{group}/{subgroup}", who.pk)


@act
def leave_subgroup(by: Actor, *, group: str, subgroup: str, person: int | None = None, at: datetime) -> Outcome:
    """Take part no more: oneself, or whom its coordinators take off. Raises Problem, Forbidden."""
    LEAD.require(by, group)
    row = subgroup_of(group, subgroup)
    who = person or by.person
    if who != by.person or who is None:
        row = _led(by, group, subgroup, at)
    held = list(Role.objects.filter(person=who, subgroup=row, until=None))
    if not held:
        return Unchanged(f"subgroup/{group}/{subgroup}")
    for one in held:
        one.until = max(one.since, at.date())
        one.save()
    return Written(SubgroupLeft(group, subgroup, int(who or 0)), f"subgroup/{group}/{subgroup}")


def _led(by: Actor, group: str, subgroup: str, at: datetime) -> Subgroup:
    """The sub-group, if she coordinates it or serves the group. Raises Forbidden, Problem."""
    row = subgroup_of(group, subgroup)
    if not leads(by, row, at):
        raise Forbidden(LEAD, LEAD.reason)
    return row


def _enter(
    row: Subgroup,
    person: int,
    capacity: str,
    since: date,
    label: str = "",
    source: str = "",
    organisation: int | None = None,
) -> None:
    held = Role.objects.filter(current(since), person=person, group=row.group_id, organisation__isnull=False)
    Role(
        person_id=person,
        group_id=row.group_id,
        role=role_of(capacity),
        capacity=capacity,
        label=label,
        source=source,
        subgroup=row,
        organisation_id=organisation or held.values_list("organisation", flat=True).first(),
        since=since,
    ).save()
