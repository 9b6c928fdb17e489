"""Nominations as the selection rules see them, what the rules refuse in words, and the seat that somebody is appointed to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from plenary.members.acts.common import seat_numbered
from plenary.members.models import Nomination, NominationCall, Role, Seat
from plenary.record.problems import Problem
from plenary.rules import nominations as rule


def as_nominee(row: Nomination) -> rule.Nominee:
    """A nomination as the rule sees it."""
    return rule.Nominee(
        row.number,
        row.stakeholder_group.code,
        row.region,
        str(row.organisation_id or ""),
        row.capacity,
        row.state,
        row.accepted is not None,
    )


def nominees(call: NominationCall) -> list[rule.Nominee]:
    """All of a call, as the rule sees them."""
    rows = Nomination.objects.filter(call=call).select_related("stakeholder_group")
    return [as_nominee(row) for row in rows]


def refuse(reasons: Sequence[rule.Reason]) -> None:
    """Raises Problem with the first reason of the rule in words; nothing where there is none."""
    for reason in reasons:
        told = dict(reason.values)
        match reason.code:
            case "closed":
                raise Problem("The time for nominations is over.")
            case "part":
                raise Problem("The selection rules give this stakeholder group no places.")
            case "organisation":
                raise Problem("This organisation has a nominee already: nomination %(number)s.", **told)
            case "accept":
                raise Problem("She has not accepted yet: nobody is appointed without that.")
            case "full":
                raise Problem("All places are taken: the selection rules give %(places)s.", **told)
            case "region":
                raise Problem(
                    "The selection rules give this regional group %(places)s places, and they are taken.", **told
                )
            case _:
                raise Problem("That does not follow on where this nomination stands: look at the page as it is now.")


def seat_for(row: Nomination, group: str, seat: int | None) -> Seat:
    """The seat she is appointed to: the one that was named, or the first vacant one of her part. Raises Problem."""
    if seat is None and row.capacity == "member":
        first = Seat.objects.filter(group__slug=group, stakeholder_group=row.stakeholder_group, holder=None)
        seat = first.order_by("number").values_list("number", flat=True).first()
    if seat is None:
        raise Problem("No seat of this stakeholder group is vacant: name the seat.")
    held = seat_numbered(group, seat)
    if held.stakeholder_group_id != row.stakeholder_group_id:
        raise Problem("Seat %(number)s belongs to another stakeholder group.", number=seat)
    if row.capacity == "alternate":
        if held.holder_id is None:
            raise Problem("Seat %(number)s is vacant: an alternate stands beside a member.", number=seat)
        return held
    if held.holder is not None and held.holder_id != row.organisation_id:
        raise Problem("Seat %(number)s is held by %(name)s.", number=seat, name=held.holder.name)
    if held.holder_id is None:
        if row.organisation_id is None:
            raise Problem("A seat is held by a state or an organisation: the nomination names none.")
        held.holder_id = row.organisation_id
        held.save()
    return held


def sits_elsewhere(row: Nomination, held: Seat, since: date) -> None:
    """Refuse a second seat, and the same capacity on one seat twice. An alternate of this seat may become its member."""
    rows = Role.objects.filter(person=row.person_id, group=row.call.group_id, seat__isnull=False)
    rows = rows.filter(Q(until=None) | Q(until__gt=since))
    if row.capacity == "member":
        rows = rows.exclude(seat=held, capacity="alternate")
    number = rows.order_by("-pk").values_list("seat__number", flat=True).first()
    if number is not None:
        raise Problem(
            "She holds seat %(number)s in this group: end that capacity first, on her own page.", number=number
        )
