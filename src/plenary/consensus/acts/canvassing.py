"""Public input: a list of statements is drafted, opened, moderated, closed, and the map of it recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from plenary.consensus.entries.opinion import (
    CanvassChanged,
    CanvassClosed,
    CanvassMapped,
    CanvassOpened,
    CanvassStatementAdded,
    CanvassStatementJudged,
)
from plenary.consensus.models import Canvass, CanvassBallot, CanvassStatement, CanvassVote
from plenary.consensus.rights import CANVASS, TAKE_PART
from plenary.library import work
from plenary.mandate.reads import group_id
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.record.writer import durably

LONGEST_TITLE = 200
LONGEST_STATEMENT = 280  # characters: one thought, to agree or disagree with as a whole
MOST_STATEMENTS = 500
MOST_WAITING = 200  # suggestions that nobody has looked at yet
JUDGED = ("admitted", "declined")


def address(group: str, canvass: str) -> str:
    """The address of a canvass in the record."""
    return f"canvass/{group}/{canvass}"


def canvass_of(group: str, canvass: str) -> Canvass:
    """A canvass by its slug, under lock on PostgreSQL. Raises Problem."""
    rows = Canvass.objects.select_for_update(of=("self",))
    found: Canvass | None = rows.filter(group__slug=group, slug=canvass).first()
    if found is None:
        raise Problem("There is no such list of statements.")
    return found


@act
def draft_canvass(
    by: Actor,
    *,
    group: str,
    title: Mapping[str, str],
    words: Mapping[str, str],
    closes: datetime | None = None,
    suggesting: bool = True,
    canvass: str = "",
    at: datetime,
) -> Outcome:
    """Draft a list of statements to be put to the public, or change one (`canvass`); `value` is its slug.

    `closes` is the instant from which no vote counts. Raises Problem, Forbidden.
    """
    CANVASS.require(by, group)
    named, about = words_of(title, LONGEST_TITLE), words_of(words)
    if not named:
        raise Problem("Give it a title.")
    if canvass:
        row = canvass_of(group, canvass)
        if row.state == "closed":
            raise Problem("This list of statements is closed: it stays as it was.")
    else:
        row = Canvass(group_id=group_id(group), slug=str(Canvass.objects.filter(group__slug=group).count() + 1))
    if closes is not None and closes <= at and closes != row.closes:
        raise Problem("The end lies in the past: choose a later one.")
    told = {"title": named, "words": about, "closes": closes, "suggesting": suggesting}
    if canvass and all(getattr(row, name) == value for name, value in told.items()):
        return Unchanged(address(group, row.slug), row.slug)
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    return Written(CanvassChanged(named, suggesting), address(group, row.slug), row.slug)


@act
def add_statement(
    by: Actor, *, group: str, canvass: str, words: Mapping[str, str], source: str = "", at: datetime
) -> Outcome:
    """Put a statement on the list; `value` is its number. Anybody may suggest one: it waits until it is admitted.

    `source` is the address of what it was taken from, such as `answer/R17/Q4`. Raises Problem.
    """
    TAKE_PART.require(by, group)
    runs = CANVASS.asked(by, group).allowed
    row = canvass_of(group, canvass)
    said = {code: " ".join(text.split()) for code, text in words_of(words).items()}
    if not said:
        raise Problem("Write the statement.")
    if max(len(text) for text in said.values()) > LONGEST_STATEMENT:
        raise Problem(
            "A statement has at most %(most)s characters: one thought, to agree or disagree with.",
            most=LONGEST_STATEMENT,
        )
    if row.state == "closed":
        raise Problem("This list of statements is closed: none can be added.")
    if not runs and (row.state != "open" or not row.suggesting):
        raise Problem("No statements can be suggested here.")
    standing = list(CanvassStatement.objects.filter(canvass=row).only("number", "words", "state"))
    known = next((s for s in standing if s.state != "declined" and set(s.words.items()) & set(said.items())), None)
    if known is not None:
        raise Problem("This statement is on the list already.")
    if sum(s.state == "admitted" for s in standing) >= MOST_STATEMENTS:
        raise Problem("The list is full: it has %(most)s statements.", most=MOST_STATEMENTS)
    if not runs and sum(s.state == "suggested" for s in standing) >= MOST_WAITING:
        raise Problem("Many suggestions wait to be looked at: come back in a day or two.")
    made = CanvassStatement(
        canvass=row,
        number=next_number(CanvassStatement, canvass=row),
        words=said,
        source=source.strip()[:200] if runs else "",
        state="admitted" if runs else "suggested",
        public=not runs,
        instant=at,
    )
    made.save()
    entry = CanvassStatementAdded(made.number, made.public, made.source)
    return Written(entry, address(group, canvass), made.number)


@act
def judge_statement(
    by: Actor, *, group: str, canvass: str, statement: int, state: str, reason: str = "", at: datetime
) -> Outcome:
    """Admit a statement to the list, or decline it for a reason that all can read; either can be undone. Raises Problem.

    The reason names no person. What was voted on a statement that is declined later is left out of the map.
    """
    CANVASS.require(by, group)
    row = canvass_of(group, canvass)
    found: CanvassStatement | None = CanvassStatement.objects.filter(canvass=row, number=statement).first()
    if found is None:
        raise Problem("There is no statement %(number)s on this list.", number=statement)
    if row.state == "closed":
        raise Problem("This list of statements is closed: it stays as it was.")
    why = " ".join(reason.split())[:600]
    if state not in JUDGED:
        raise Problem("Choose whether it is admitted or declined.")
    if state == "declined" and not why:
        raise Problem("Give the reason: it is public.")
    if (found.state, found.reason) == (state, why if state == "declined" else ""):
        return Unchanged(address(group, canvass), statement)
    before, found.state, found.reason = found.state, state, why if state == "declined" else ""
    found.save()
    return Written(CanvassStatementJudged(statement, state, before, found.reason), address(group, canvass), statement)


@act
def open_canvass(by: Actor, *, group: str, canvass: str, at: datetime) -> Outcome:
    """Put it to the public: from now on anybody votes. Raises Problem."""
    CANVASS.require(by, group)
    row = canvass_of(group, canvass)
    if row.state == "open":
        return Unchanged(address(group, canvass), canvass)
    if row.state == "closed":
        raise Problem("This list of statements is closed, and is not opened again: draft another.")
    if row.closes is not None and row.closes <= at:
        raise Problem("The end lies in the past: choose a later one.")
    count = CanvassStatement.objects.filter(canvass=row, state="admitted").count()
    if not count:
        raise Problem("Put at least one statement on the list first.")
    row.state, row.opened = "open", at
    row.save()
    return Written(CanvassOpened(count), address(group, canvass), canvass)


@act
def close_canvass(by: Actor, *, group: str, canvass: str, at: datetime) -> Outcome:
    """Take no more votes, and have the map made; `value` is the job. It is not opened again. Raises Problem."""
    CANVASS.require(by, group)
    row = canvass_of(group, canvass)
    if row.state == "draft":
        raise Problem("This list of statements has not been opened yet.")
    if row.state == "closed":
        return Unchanged(address(group, canvass))
    row.state, row.closed = "closed", at
    row.save()
    count = CanvassStatement.objects.filter(canvass=row, state="admitted").count()
    return Written(CanvassClosed(count), address(group, canvass), _ordered(by, group, canvass, at))


def order_map(by: Actor, *, group: str, canvass: str, at: datetime) -> None:
    """Have the map made again, where that failed. No act: it changes nothing that is on record. Raises Problem."""
    CANVASS.require(by, group)

    def once() -> None:
        row = canvass_of(group, canvass)
        if row.state != "closed" or row.mapped is not None:
            raise Problem("There is no map to be made.")
        if work.under_way("opinion-map", address(group, canvass)) is None:
            _ordered(by, group, canvass, at)

    durably(once)


def _ordered(by: Actor, group: str, canvass: str, at: datetime) -> int:
    told = {"person": by.person, "seat": by.seat, "capacity": by.capacity}
    arguments = {"group": group, "canvass": canvass, "by": told}
    return work.ask("opinion-map", address(group, canvass), arguments, by.person, at, queue=work.QUICK)


@act
def record_map(by: Actor, *, group: str, canvass: str, result: Mapping[str, Any], at: datetime) -> Outcome:
    """Put the map of a closed canvass into the record, and let every vote go. Raises Problem."""
    CANVASS.require(by, group)
    row = canvass_of(group, canvass)
    if row.state != "closed":
        raise Problem("The map is made when no more votes are taken.")
    if row.mapped is not None:
        return Unchanged(address(group, canvass))
    row.result, row.mapped = dict(result), at
    row.save()
    CanvassVote.objects.filter(ballot__canvass=row).delete()
    CanvassBallot.objects.filter(canvass=row).delete()
    return Written(CanvassMapped(dict(result)), address(group, canvass))
