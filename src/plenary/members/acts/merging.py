"""Two records of one person become one: by the secretariat, or by a nominee who is here already; and apart again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from plenary.members.acts.nominees import refuse
from plenary.members.entries.capacities import MergeUndone, PeopleMerged
from plenary.members.models import Account, Merge, Nomination, Person, Role
from plenary.members.reads.nominating import nominee_known, nominee_of
from plenary.members.rights import MERGE, STAND
from plenary.record.actor import OBSERVER, PUBLIC, Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import nominations as rule

BY_THEIR_ROW = ("focal-point", "coordinator")  # what they may do is asked of their row, not of its role


@act
def merge_people(by: Actor, *, kept: int, other: int, at: datetime) -> Outcome:
    """Two records of one person become one: what named the other names the kept one. Rows of other rooms stay as told.

    Whoever signs in must be the kept one; two who both sign in are not merged. `value` is the merge's key. Raises Problem.
    """
    MERGE.require(by)
    return _joined(kept, other, at)


@act
def join_nominee(by: Actor, *, group: str, number: int, person: int, key: str = "", at: datetime) -> Outcome:
    """A nominee is somebody who is here already: the record that came with her nomination is made one with `person`.

    She says so by the link that was mailed to her (`key`), of whoever signs in with that address or of herself as she is
    signed in, before she has answered; without it the secretariat does, of whoever signs in with the address. Where anything
    else names the nominee, two records are made one by `merge_people` alone. `value` is the merge's key. Raises Problem where
    nobody of the two is `person`, and where `person` is nominated for that already.
    """
    if key:
        STAND.require(by, group)
    else:
        MERGE.require(by)
    row = Nomination.objects.get(call__group__slug=group, number=number)
    if key and not (row.state == rule.NOMINATED and row.accepted is None):
        refuse((rule.Reason("state", (("state", row.state),)),))
    known = nominee_known(group, number, by.person if key else None)
    if known is None or known.person != person or (key and nominee_of(group, key) != number):
        raise Problem("That is not there any more: look at the page as it is now, and choose again.")
    return _joined(person, row.person_id, at)


def _joined(kept: int, other: int, at: datetime) -> Outcome:
    rows = {p.pk: p for p in Person.objects.select_for_update().filter(pk__in=[kept, other])}
    if kept == other or len(rows) != 2:
        raise Problem("Choose two people.")
    if any(p.merged_into_id for p in rows.values()):
        raise Problem("One of them was merged already: look at the page as it is now.")
    if Account.objects.filter(person=other).exists():
        if Account.objects.filter(person=kept).exists():
            raise Problem("Both sign in, each with an address of her own: they are not merged.")
        raise Problem("Keep the record of whoever signs in, and merge the other one into it.")
    moved: list[list[str | int]] = []
    roles = list(Role.objects.filter(person=other))
    if Account.objects.filter(person=kept).exists() and any(_right(r, at.date()) for r in roles):
        raise Problem("The other record holds a right: give it to the kept one first, so that it is told.")
    named = list(Nomination.objects.filter(person=other))
    for one in (n for n in named if n.state in rule.OPEN_STATES):
        alive = Nomination.objects.filter(call=one.call_id, capacity=one.capacity, state__in=rule.OPEN_STATES)
        if alive.filter(person=kept).exists():
            raise Problem("She is nominated for that already.")
    for row in (*roles, *named):
        row.person_id = kept
        row.save()
        moved.append([row._meta.model_name or "", row.pk])
    rows[other].merged_into_id = kept
    rows[other].save()
    merge = Merge(kept_id=kept, other_id=other, moved=moved, instant=at)
    merge.save()
    return Written(PeopleMerged(kept, other, len(moved)), f"person/{kept}", merge.pk)


def _right(row: Role, today: date) -> bool:
    """Does it let her do what the public does not? A focal point and a coordinator do, as long as they are it."""
    if row.role not in (PUBLIC, OBSERVER):
        return True
    return row.capacity in BY_THEIR_ROW and (row.until is None or row.until >= today)


@act
def undo_merge(by: Actor, *, merge: int, at: datetime) -> Outcome:
    """The two stand apart again, with what each had, and with what came of a nomination since: its capacity goes with it.

    Merges of one record into the next are undone in turn, the newest first. Raises Problem; Merge.DoesNotExist.
    """
    MERGE.require(by)
    row: Merge = Merge.objects.select_related("other", "kept").get(pk=merge)
    if row.undone is not None:
        return Unchanged(f"person/{row.kept_id}")
    if (later := _newest_after(row)) is not None:
        told = {"other": later.other.name, "kept": later.kept.name}
        raise Problem("%(other)s was merged into %(kept)s later: undo that first.", **told)
    back = 0
    models: dict[str, Any] = {"role": Role, "nomination": Nomination}
    for table, key in row.moved:
        found = models[table].objects.filter(pk=key, person=row.kept_id).first()
        if found is not None:
            found.person_id = row.other_id
            found.save()
            back += 1
            if isinstance(found, Nomination) and _with_it(found, row.kept_id):
                back += 1
    row.other.merged_into = None
    row.other.save()
    row.undone = at
    row.save()
    return Written(MergeUndone(row.kept_id, row.other_id, back), f"person/{row.kept_id}")


def _newest_after(row: Merge) -> Merge | None:
    """The end of the chain on which the kept one was merged since; None where she was not."""
    last: Merge | None = None
    kept = row.kept
    while kept.merged_into_id is not None:
        last = Merge.objects.select_related("other", "kept").filter(other=kept, undone=None).get()
        kept = last.kept
    return last


def _with_it(nomination: Nomination, kept: int) -> bool:
    """Where she was appointed since by way of a nomination, the capacity goes where the nomination does. Did it?"""
    if nomination.state != rule.APPOINTED:
        return False
    rows = Role.objects.filter(
        group=nomination.call.group_id,
        capacity=nomination.capacity,
        seat=nomination.seat_id,
        stakeholder_group=nomination.stakeholder_group_id,
        region=nomination.region,
    )
    if rows.filter(person=nomination.person_id).exists():  # she had it before, and it moved with the rest
        return False
    held = rows.filter(person=kept).order_by("-pk").first()
    if held is None:
        return False
    held.person_id = nomination.person_id
    held.save()
    return True
