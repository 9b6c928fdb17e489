"""Two records of one person become one: by the secretariat, or by a nominee who is here already; and apart again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from plenary.members.entries.capacities import MergeUndone, PeopleMerged
from plenary.members.models import Account, Merge, Nomination, Person, Role
from plenary.members.reads.nominating import nominee_known, nominee_of
from plenary.members.rights import MERGE, STAND
from plenary.record.actor import OBSERVER, Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import nominations as rule


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
    signed in; without it the secretariat does, of whoever signs in with the address. `value` is the merge's key. Raises
    Problem where nobody of the two is `person`, and where `person` is nominated for that already.
    """
    if key:
        STAND.require(by, group)
    else:
        MERGE.require(by)
    known = nominee_known(group, number, by.person if key else None)
    if known is None or known.person != person or (key and nominee_of(group, key) != number):
        raise Problem("That is not there any more: look at the page as it is now, and choose again.")
    row = Nomination.objects.get(call__group__slug=group, number=number)
    alive = Nomination.objects.filter(call=row.call_id, capacity=row.capacity, state__in=rule.OPEN_STATES)
    if alive.filter(person=person).exists():
        raise Problem("She is nominated for that already.")
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
    if Account.objects.filter(person=kept).exists() and any(r.role not in ("public", OBSERVER) for r in roles):
        raise Problem("The other record holds a right: give it to the kept one first, so that it is told.")
    for row in (*roles, *Nomination.objects.filter(person=other)):
        row.person_id = kept
        row.save()
        moved.append([row._meta.model_name or "", row.pk])
    rows[other].merged_into_id = kept
    rows[other].save()
    merge = Merge(kept_id=kept, other_id=other, moved=moved, instant=at)
    merge.save()
    return Written(PeopleMerged(kept, other, len(moved)), f"person/{kept}", merge.pk)


@act
def undo_merge(by: Actor, *, merge: int, at: datetime) -> Outcome:
    """The two stand apart again, with what each had. Raises Problem; Merge.DoesNotExist."""
    MERGE.require(by)
    row: Merge = Merge.objects.select_related("other").get(pk=merge)
    if row.undone is not None:
        return Unchanged(f"person/{row.kept_id}")
    back = 0
    models: dict[str, Any] = {"role": Role, "nomination": Nomination}
    for table, key in row.moved:
        found = models[table].objects.filter(pk=key, person=row.kept_id).first()
        if found is not None:
            found.person_id = row.other_id
            found.save()
            back += 1
    row.other.merged_into = None
    row.other.save()
    row.undone = at
    row.save()
    return Written(MergeUndone(row.kept_id, row.other_id, back), f"person/{row.kept_id}")
