"""What the pages of this room share."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.consensus.reads import own_seat
from plenary.consensus.rights import ASK, ENTER, FIND, STAND
from plenary.meetings.reads import planning
from plenary.meetings.reads.now import MeetingLine
from plenary.members import reads as members
from plenary.members.show import show
from plenary.members.typed import Tried, group_line, whole
from plenary.record.actor import Actor
from plenary.record.door import Visited
from plenary.record.problems import Problem


def may(by: Actor, group: str) -> dict[str, bool]:
    """What this visitor may do about questions and positions of the group."""
    rights = {"find": FIND, "ask": ASK, "enter": ENTER, "stand": STAND}
    return {name: right.asked(by, group).allowed for name, right in rights.items()}


def page_of(
    request: Visited, template: str, group: str, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of the group's agreement, in its frame. Raises Http404."""
    group_line(group)
    outcome = outcome or Tried()
    return show(
        request,
        template,
        status=outcome.status,
        group=group,
        here="texts",
        tab=tab,
        may=may(request.visit.by, group),
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        groups=names(group),
        **context,
    )


def names(group: str) -> dict[str, dict[str, str]]:
    """What the stakeholder groups are called, by code."""
    return {g.code: dict(g.name) for g in members.stakeholder_groups(group)}


def filled_seats(group: str) -> tuple[members.SeatName, ...]:
    """The seats that somebody holds: for whom a position can be entered."""
    return tuple(s for s in members.seats(group) if s.holder)


def lately(request: Visited, group: str) -> tuple[tuple[MeetingLine, ...], str]:
    """The meetings at which something may be found, the latest first, and the slug of the one that sits now."""
    found = planning.meetings(group, most=12)
    at = request.visit.at
    sits = next((m.slug for m in found if m.stage(at) in ("sits", "between")), "")
    return tuple(m for m in found if m.state != "cancelled"), sits


def seat_named(by: Actor, group: str, typed: str) -> int | None:
    """The seat (its number) in whose name something is entered; None: her own.

    Whoever may enter for others says whose it is, also where it is her own: nothing is presumed. Raises Problem.
    """
    number = whole(typed)
    if not ENTER.asked(by, group).allowed:
        return number
    if number is None:
        raise Problem("Choose the seat for which you enter it.")
    own = own_seat(by, group)
    return None if own is not None and own.number == number else number


def seat_for(by: Actor, group: str, typed: str) -> int | None:
    """The seat (its number) for which something is entered; None: her own. Raises Problem where she holds none."""
    number = whole(typed)
    if number is None and ENTER.asked(by, group).allowed and own_seat(by, group) is None:
        raise Problem("Choose the seat for which you enter it.")
    return number
