"""What the chair finds about a paragraph: which words stand, and in what state. Statements are challenged by members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import reasoned
from plenary.record.problems import Conflict, Problem
from plenary.texts.acts.common import (
    AGREED,
    STATES,
    address,
    called,
    changed,
    drafted,
    living,
    noted,
    open_on,
    unconcluded,
    voice,
    worded,
)
from plenary.texts.acts.making import move
from plenary.texts.entries.proposing import ParagraphMarked, ParagraphSettled, StatementChallenged
from plenary.texts.models import Paragraph, Proposal, Text
from plenary.texts.rights import CHALLENGE, KEEP, SETTLE

BASE, OWN = "base", "own"


@act
def settle(
    by: Actor,
    *,
    group: str,
    text: str,
    key: int,
    choice: str,
    words: str | None = None,
    notes: Sequence[str] | None = None,
    state: str = "ad-ref",
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Put the words that were found into the paragraph, by the chair alone.

    `choice`: "base" (what stands), a proposal ("P7"), or "own" (`words`, the chair's). With base or a proposal `words` may
    say what the chair had before her: where it reads otherwise by now it is refused (Conflict).
    `state` agreed or ad-ref: the words are settled, and so is every open proposal on them, taken or not. Of an inserted
    paragraph "base" means that it is not taken: it is gone. With open, revisit or none only a chosen proposal is settled;
    the others stay open. A settled proposal stays settled when the paragraph is reopened: the words stand, and it may be
    made again. Raises Problem, Conflict, Forbidden.
    """
    found = drafted(by, group, text, SETTLE)
    unconcluded(found)
    row = living(found, key)
    if state not in STATES:
        raise Problem("Choose the state: agreed, agreed ad referendum, to be revisited, no agreement, or open.")
    waiting = open_on(row)
    chosen = _chosen(row, waiting, choice)
    _as_read(row, chosen, choice, words)
    was, why = row.state, reasoned(reason)
    before = {"words": row.words, "notes": row.notes, "order": row.order, "state": was, "there": row.there}
    kept = (*before.values(), row.gone, row.bracketed)
    if choice == OWN:
        row.words, row.there = worded(words), True
        row.notes = row.notes if notes is None else noted(notes)
    elif chosen is not None:
        _take(found, row, chosen)
    elif not row.there and state in AGREED:
        row.gone = True
    row.state = state
    row.since = at if state != was else row.since
    row.bracketed = row.bracketed and state not in AGREED
    settled = waiting if state in AGREED else [chosen] if chosen is not None else []
    fresh = (row.words, row.notes, row.order, row.state, row.there, row.gone, row.bracketed)
    if fresh == kept and not settled:
        return Unchanged(address(found, key))
    changed(row, by, at, "settled", before | {"gone": kept[5], "bracketed": kept[6]}, why)
    row.save()
    for one in settled:
        one.state, one.taken, one.ended = "settled", one is chosen, at
        one.save()
    return Written(ParagraphSettled(key, choice, state, was, why), address(found, key))


def _chosen(row: Paragraph, waiting: list[Proposal], choice: str) -> Proposal | None:
    if choice in (BASE, OWN):
        return None
    chosen = next((one for one in waiting if f"P{one.number}" == choice), None)
    if chosen is None:
        raise Problem("%(choice)s is no open proposal on paragraph %(number)s.", choice=choice, number=called(row))
    return chosen


def _as_read(row: Paragraph, chosen: Proposal | None, choice: str, words: str | None) -> None:
    """What the chair had before her still reads so. Raises Conflict; Problem where her own words are missing."""
    if choice == OWN:
        if not worded(words):
            raise Problem("Write the words that were agreed.")
        return
    now = chosen.words if chosen is not None else row.words
    if words and (chosen is None or chosen.op in ("replace", "insert")) and worded(words) != now:
        raise Conflict("These words were changed meanwhile. They read now: %(now)s", now=now)


def _take(text: Text, row: Paragraph, chosen: Proposal) -> None:
    """Make the paragraph as the proposal has it; the caller saves it."""
    if chosen.op == "delete":
        row.gone = True
    elif chosen.op == "move":
        target = Paragraph.objects.filter(text=text, key=chosen.place).first() if chosen.place else None
        if target is not None and target.gone:
            raise Problem("Paragraph %(number)s is not part of the text any more.", number=called(target))
        move(text, row, target)
    else:
        row.words, row.notes, row.there = chosen.words, list(chosen.notes), True


@act
def mark(by: Actor, *, group: str, text: str, key: int, state: str, reason: str = "", at: datetime) -> Outcome:
    """Change the state of a paragraph and not a word of it: reopened (open), to be revisited, no agreement; agreed.

    Reopening takes a reason (it is on the record). Words are agreed with `settle`, which settles the proposals too: here
    a paragraph becomes agreed, or agreed ad referendum, only where none is open. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, SETTLE)
    unconcluded(found)
    row = living(found, key)
    why = reasoned(reason)
    if state not in STATES:
        raise Problem("Choose the state: agreed, agreed ad referendum, to be revisited, no agreement, or open.")
    if state == row.state:
        return Unchanged(address(found, key))
    if state in AGREED and (not row.there or open_on(row)):
        raise Problem("There are open proposals on paragraph %(number)s: settle them first.", number=called(row))
    if row.state in AGREED and state not in AGREED and not why:
        raise Problem("Say why it is reopened: the reason is public.")
    was = row.state
    changed(row, by, at, "state", {"state": was}, why)
    row.state, row.since = state, at
    row.save()
    return Written(ParagraphMarked(key, state, was, why), address(found, key))


@act
def challenge(
    by: Actor, *, group: str, text: str, key: int, reason: str, seat: int | None = None, at: datetime
) -> Outcome:
    """Say that what is tagged as factual is not: from now on it is contested (A109). Any member may, with a reason.

    Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, CHALLENGE if seat is None else KEEP)
    unconcluded(found)
    mine = voice(by, group, seat)
    row = living(found, key)
    why = reasoned(reason)
    if row.tag != "factual":
        raise Problem("Only what is tagged as factual is challenged.")
    if not why:
        raise Problem("Say why: the reason is public.")
    changed(row, by, at, "tagged", {"tag": row.tag}, why)
    row.tag = "contested"
    row.save()
    return Written(StatementChallenged(key, mine.number, why), address(found, key))
