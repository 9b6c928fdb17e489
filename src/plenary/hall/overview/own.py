"""What concerns whoever is signed in: what waits for her in this group, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.calls import answering_reads as answering
from plenary.consensus.reads import waiting
from plenary.consensus.reads.waiting import OwnObjection
from plenary.hall.overview.opened import Open
from plenary.members import reads as members
from plenary.members.reads import SeatName
from plenary.news import reads as news
from plenary.record.actor import CHAIR, PUBLIC, SECRETARIAT, Actor


@dataclass(frozen=True, slots=True)
class Own:
    """For her: calls that she has not answered, silences that run, her objections, her nominations, what the chair owes."""

    seat: SeatName | None
    calls: tuple[tuple[Open, bool], ...]  # has she begun to answer?
    silences: tuple[Open, ...]
    objections: tuple[OwnObjection, ...]
    accepting: tuple[tuple[int, str], ...]  # nominations of her that she has not accepted
    nominating: Open | None  # she may nominate now
    questions: int  # of the public, that wait for the chair

    @property
    def anything(self) -> bool:
        """Does anything wait for her?"""
        return bool(
            self.calls or self.silences or self.objections or self.accepting or self.nominating or self.questions
        )


def own(by: Actor, group: str, opened: tuple[Open, ...], at: datetime) -> Own | None:
    """None for whoever has no role in the group. Eleven queries at most, whatever waits."""
    held = by.roles_in(group) - {PUBLIC}
    if by.person is None or not held:
        return None
    asked = [one for one in opened if one.kind == "call" and not one.late]
    done = answering.own_answers(by.person, [one.slug for one in asked]) if asked else {}
    seat, objections = waiting.own_objections(by, group)
    calling = next((one for one in opened if one.kind == "nominations"), None)
    may = calling is not None and bool(members.acts_for(by, group, at))
    keeps = bool(held & {SECRETARIAT, CHAIR})
    return Own(
        seat,
        tuple((one, done.get(one.slug) == "begun") for one in asked if done.get(one.slug) != "given")
        if SECRETARIAT not in held
        else (),
        tuple(one for one in opened if one.kind == "silence") if seat else (),
        objections,
        members.to_accept(by.person, group),
        calling if may else None,
        news.waiting(group) if keeps else 0,
    )
