"""Taking positions, and what becomes of an objection: marked by the chair, contested or withdrawn by its holder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from plenary.consensus.acts.common import about, asked, held, paragraph_of, question_of, settled_at, unconcluded, voice
from plenary.consensus.acts.silence import broken_by, note_breaking
from plenary.consensus.entries.positions import MarkContested, ObjectionMarked, ObjectionWithdrawn, PositionTaken
from plenary.consensus.models import Position
from plenary.consensus.reads.about import digests, heirs, holds, seen
from plenary.consensus.reads.positions import objecting
from plenary.consensus.rights import FIND, STAND
from plenary.members.reads import SeatName, seats
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import reasoned
from plenary.record.problems import Conflict, Problem
from plenary.rules import consensus
from plenary.rules.consensus import ACCEPTING, MARKS, VALUES, WHOLE
from plenary.texts import reads as texts
from plenary.texts.reads import ParagraphLine

WHY_NOT = {
    "reason": "Say why you object: the reason is public.",
    "change": "Say which change would lift the objection.",
}


def stand(
    seat: SeatName,
    wording: str,
    value: str,
    reason: str,
    change: str,
    at: datetime,
    *,
    of: str = "",
    seen: list[str] | None = None,
    entered: bool = False,
    **on: Any,
) -> tuple[Position | None, str]:
    """Write a seat's position, and end the one that it had. None where it says the same; with what it said before.

    Raises Problem for a value that there is not, and for an objection without a reason or a change.
    """
    if value not in VALUES:
        raise Problem("Choose where you stand: support, can live with, no position, concern, or object.")
    reason, change = reasoned(reason), reasoned(change)
    if value == "object" and (why := consensus.objecting(reason, change)):
        raise Problem(WHY_NOT[why])
    before = held(seat.key, wording, **on)
    state = "open" if value == "object" else ""
    if before is not None:
        # The same again, after other words came to the table, is support for these as well: something new is said.
        same = seen == before.seen or value not in ACCEPTING
        if same and (before.value, before.reason, before.change, before.state, before.of) == (
            value,
            reason,
            change,
            state,
            of,
        ):
            return None, before.value
        before.until = at
        before.save()
    row = Position(
        wording=wording,
        seat_id=seat.key,
        holder=seat.holder,
        value=value,
        reason=reason,
        change=change,
        state=state,
        of=of,
        seen=seen,
        entered=entered,
        since=at,
        **on,
    )
    row.save()
    return row, before.value if before else ""


def spare(who: SeatName, value: str, reason: str, over: Sequence[Position], ended: Sequence[Position]) -> None:
    """What a holder entered herself is hers: whoever enters a position for her seat does not undo it. Raises Problem.

    `over` are those of hers that the position would stand before; `ended` those whose place it would take. An objection is
    withdrawn by its holder, or marked by the chair; another objection may follow one that was marked. Anything else
    takes a reason.
    """
    objections = [row for row in over if objecting(row)]
    if value == "object":
        objections = [row for row in objections if row in ended and row.state == "open"]
    if objections:
        raise Problem(
            "%(who)s entered this objection itself: it is for %(who)s to withdraw it, or for the chair to mark it.",
            who=objections[0].holder or who.holder,
        )
    if ended and not reasoned(reason):
        raise Problem(
            "%(who)s entered its position itself: give the reason why another one takes its place.",
            who=ended[0].holder or who.holder,
        )


def _spare_on(who: SeatName, paragraph: ParagraphLine, wording: str, value: str, reason: str) -> None:
    """As `spare`: a position on one wording stands before the one on the whole, and on the whole before the others'."""
    hers = Position.objects.filter(paragraph=paragraph.id, seat=who.key, until=None, entered=False)
    now, settled = digests(paragraph), settled_at(paragraph.id)
    over = [row for row in hers if WHOLE in (wording, row.wording) or row.wording == wording]
    ended = [row for row in over if row.wording == wording]
    spare(who, value, reason, [row for row in over if holds(row, now, settled)], ended)


@act
def take_position(
    by: Actor,
    *,
    group: str,
    text: str,
    key: int,
    value: str,
    wording: str = "",
    reason: str = "",
    change: str = "",
    seat: int | None = None,
    at: datetime,
) -> Outcome:
    """Say where a seat stands on a paragraph: on the whole of it (""), on the words that stand ("base"), on a proposal ("P7").

    `seat` is the number of one for which the chair or the secretariat enters it: what its holder entered herself is replaced
    for a reason alone, and an objection of hers is not. To object takes a reason and the change that would lift it. An
    objection to words that are under silence breaks it. Raises Problem, Conflict, Forbidden.
    """
    who = voice(by, group, seat)
    unconcluded(group, text)
    paragraph = paragraph_of(group, text, key)
    if paragraph.state == "agreed":
        raise Problem("This paragraph is agreed: the chair reopens it first.")
    now = digests(paragraph)
    if wording not in now:
        raise Conflict(
            "%(wording)s does not lie on the table any more: look at the paragraph as it is now.", wording=wording
        )
    if seat is not None:
        _spare_on(who, paragraph, wording, value, reason)
    row, before = stand(
        who,
        wording,
        value,
        reason,
        change,
        at,
        of=now[wording],
        seen=seen(paragraph) if wording == WHOLE else None,
        entered=seat is not None,
        paragraph_id=paragraph.id,
    )
    where = about(group, text, key)
    if row is None:
        return Unchanged(where)
    if value == "object" and broken_by(paragraph.id, wording, at):
        note_breaking(by, group=group, text=text, key=key, seat=seat, reason=reason, change=change, at=at)
    return Written(PositionTaken(who.number, wording, value, before, seat is not None), where)


def _objection(group: str, seat: int, wording: str, text: str, key: int, question: int) -> tuple[Position, str]:
    """The objection of a seat (its number) that is meant, with the address of what it is about. Raises Problem.

    One to a paragraph that was made part of another is there until it is answered.
    """
    on: dict[str, Any]
    if question:
        on, where = {"question": question_of(group, question)}, asked(group, question)
    else:
        paragraph = paragraph_of(group, text, key, gone=True)
        if paragraph.gone and paragraph.into is None:
            raise Problem("There is no such paragraph in this text.")
        on, where = {"paragraph": paragraph.id}, about(group, text, key)
    found = next((s for s in seats(group) if s.number == seat), None)
    row = held(found.key, wording, **on) if found else None
    if row is None or row.value != "object":
        raise Problem("There is no such objection any more.")
    return row, where


@act
def mark_objection(
    by: Actor,
    *,
    group: str,
    seat: int,
    state: str,
    words: str,
    wording: str = "",
    text: str = "",
    key: int = 0,
    question: int = 0,
    at: datetime,
) -> Outcome:
    """The chair says what became of an objection: accommodated, addressed or maintained, and why. The holder may contest.

    `seat` is the number of whoever objects. It is about a paragraph (text, key), or about a question. Raises Problem.
    """
    FIND.require(by, group)
    row, where = _objection(group, seat, wording, text, key, question)
    words = reasoned(words)
    if state not in MARKS:
        raise Problem("Choose: the change was made, the objection was answered, or it is maintained.")
    if row.state == "withdrawn":
        raise Problem("This objection was withdrawn.")
    if (row.state, row.marked) == (state, words):
        return Unchanged(where)
    if not words:
        raise Problem("Say how it was answered: the words are public, and whoever objects may contest them.")
    before, row.state, row.marked, row.contested = row.state, state, words, ""
    row.save()
    return Written(ObjectionMarked(seat, wording, state, before), where)


def _own(by: Actor, group: str, wording: str, text: str, key: int, question: int) -> tuple[Position, str, int]:
    STAND.require(by, group)
    mine = voice(by, group, None)
    row, where = _objection(group, mine.number, wording, text, key, question)
    return row, where, mine.number


@act
def contest_mark(
    by: Actor,
    *,
    group: str,
    words: str,
    wording: str = "",
    text: str = "",
    key: int = 0,
    question: int = 0,
    at: datetime,
) -> Outcome:
    """Whoever objects does not agree with the chair's mark, and says why: the objection is open again.

    Where the words are under silence it breaks it, as a new one would. Raises Problem.
    """
    row, where, seat = _own(by, group, wording, text, key, question)
    words = reasoned(words)
    if row.state in ("open", "withdrawn"):
        raise Problem("This objection is not marked.")
    if not words:
        raise Problem("Say why you do not agree: the words are public.")
    mark, row.state, row.contested = row.state, "open", words
    row.save()
    if not question:
        _break_again(by, group, text, key, wording, words, row.change, at)
    return Written(MarkContested(seat, wording, mark), where)


def _break_again(
    by: Actor, group: str, text: str, key: int, wording: str, words: str, change: str, at: datetime
) -> None:
    """An objection that is open again breaks the silence on its words; after a merger, on those it is part of now."""
    paragraph = paragraph_of(group, text, key, gone=True)
    page = texts.text(group, text) if paragraph.gone else None
    if page is not None:
        key, wording = heirs(page).get(key, key), WHOLE
        paragraph = paragraph_of(group, text, key, gone=True)
    if not paragraph.gone and broken_by(paragraph.id, wording, at):
        note_breaking(by, group=group, text=text, key=key, reason=words, change=change, at=at)


@act
def withdraw_objection(
    by: Actor,
    *,
    group: str,
    words: str = "",
    wording: str = "",
    text: str = "",
    key: int = 0,
    question: int = 0,
    at: datetime,
) -> Outcome:
    """Whoever objects withdraws it; that it was made stays on the record. Raises Problem."""
    row, where, seat = _own(by, group, wording, text, key, question)
    if row.state == "withdrawn":
        return Unchanged(where)
    row.state, row.marked = "withdrawn", reasoned(words)
    row.save()
    return Written(ObjectionWithdrawn(seat, wording), where)
