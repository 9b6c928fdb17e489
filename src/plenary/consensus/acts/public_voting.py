"""A vote of the public on a statement. No act: it stands outside the record (docs/decisions/0011)."""

from __future__ import annotations

from datetime import datetime

from plenary.consensus.acts.canvassing import canvass_of
from plenary.consensus.models import CanvassBallot, CanvassStatement, CanvassVote
from plenary.consensus.opinion_keys import holder
from plenary.consensus.rights import TAKE_PART
from plenary.members.reads import seat_of, seats, stakeholder_groups
from plenary.record.actor import Actor
from plenary.record.problems import Problem
from plenary.record.writer import durably

VALUES = {"agree": 1, "disagree": -1, "pass": 0}


def vote(
    by: Actor, *, group: str, canvass: str, statement: int, value: str, key: str = "", declared: str = "", at: datetime
) -> None:
    """Agree, disagree or pass, or change it; "" takes it back. One vote a statement and voter.

    Who is signed in votes as herself, in each canvass once; anybody else by the key of her cookie. `declared` is the code
    of a stakeholder group, where she names one; whoever sits in the group is of that of her seat. Raises Problem.
    """
    TAKE_PART.require(by, group)
    if value and value not in VALUES:
        raise Problem("Choose agree, disagree or pass.")
    known = {one.code for one in stakeholder_groups(group)}
    named = _of_seat(by, group) or (declared if declared in known else "")

    def once() -> None:
        row = canvass_of(group, canvass)
        if row.state != "open" or (row.closes is not None and at >= row.closes):
            raise Problem("No votes are taken on these statements now.")
        found = CanvassStatement.objects.filter(canvass=row, number=statement, state="admitted").first()
        if found is None:
            raise Problem("There is no statement %(number)s on this list.", number=statement)
        who = holder(row.pk, person=by.person, key=key)
        if not who:
            raise Problem("Your browser keeps no cookie: without one a vote cannot be told from another.")
        if value:
            ballot, _new = CanvassBallot.objects.get_or_create(canvass=row, holder=who)
            if named and ballot.declared != named:
                ballot.declared = named
                ballot.save()
            CanvassVote.objects.update_or_create(ballot=ballot, statement=found, defaults={"value": VALUES[value]})
        else:
            CanvassVote.objects.filter(ballot__canvass=row, ballot__holder=who, statement=found).delete()

    durably(once)


def _of_seat(by: Actor, group: str) -> str:
    """The stakeholder group of her seat; "" where she has none."""
    if by.person is None:
        return ""
    seat, _name = seat_of(by.person, group)
    return next((s.stakeholder_group for s in seats(group) if s.key == seat), "") if seat is not None else ""
