"""The sense of the room and preferences: asked, shown in words when it is closed. No vote, and nobody is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.meetings.acts.common import address, item_of, met
from plenary.meetings.entries.sensing import PollClosed, PollOpened
from plenary.meetings.models import Poll, PollMark
from plenary.meetings.rights import RUN, TAKE_PART
from plenary.members.reads import class_in, seat_of
from plenary.record.actor import Actor, Forbidden
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.record.writer import durably
from plenary.rules import sense

LONGEST = 600
LONGEST_OPTION = 200


@act
def open_poll(
    by: Actor,
    *,
    group: str,
    meeting: str,
    kind: str,
    question: Mapping[str, str],
    options: Sequence[Mapping[str, str]] = (),
    who: str = "members",
    item: int | None = None,
    at: datetime,
) -> Outcome:
    """Ask the room; `value` is the poll's number. `kind` is "sense", or "preference" with two options or more."""
    found = met(by, group, meeting, RUN)
    said = words_of(question)
    if not said:
        raise Problem("Write what the room is asked.")
    if max(len(text) for text in said.values()) > LONGEST:
        raise Problem("A question to the room has at most %(most)s characters.", most=LONGEST)
    if kind not in ("sense", "preference") or who not in ("members", "all"):
        raise Problem("Choose what is asked, and of whom.")
    offered = [words for option in options if (words := words_of(option))]
    if any(len(text) > LONGEST_OPTION for words in offered for text in words.values()):
        raise Problem("An option has at most %(most)s characters.", most=LONGEST_OPTION)
    if len({tuple(sorted(words.items())) for words in offered}) != len(offered):
        raise Problem("Two of the options are the same.")
    if kind == "preference" and not 2 <= len(offered) <= 9:
        raise Problem("A preference has two options at least, and nine at most.")
    if Poll.objects.filter(meeting=found, closed=None).exists():
        raise Problem("Another question to the room is open: close it first.")
    row = Poll(
        meeting=found,
        item=item_of(found, item) if item is not None else None,
        number=next_number(Poll, meeting=found),
        kind=kind,
        question=said,
        options=offered if kind == "preference" else [],
        who=who,
        opened=at,
    )
    row.save()
    return Written(PollOpened(row.number, kind, who), address(found, "poll", row.number), row.number)


def mark(by: Actor, *, group: str, meeting: str, poll: int, value: str, at: datetime) -> None:
    """Show something, change it, or take it back (""): one mark a seat. No act: it stands outside the record.

    `value`: for, unsure, against; of a preference the options in order, "2,0,1". Raises Problem, Forbidden.
    """
    TAKE_PART.require(by, group)
    if by.person is None:
        raise Forbidden(TAKE_PART, TAKE_PART.reason)
    member = class_in(by, group) == "member"
    seat, _name = seat_of(by.person, group)
    holder = f"seat/{seat}" if member and seat is not None else f"person/{by.person}"

    def once() -> None:
        row: Poll | None = (
            Poll.objects.select_for_update(of=("self",))
            .filter(meeting__group__slug=group, meeting__slug=meeting, number=poll)
            .first()
        )
        if row is None:
            raise Problem("There is no such question to the room.")
        if row.closed is not None:
            raise Problem("This question to the room is closed.")
        if row.who == "members" and not member:
            raise Problem("This question is put to members.")
        shown = _checked(row, value)
        PollMark.objects.filter(poll=row, holder=holder).delete()
        if shown:
            PollMark.objects.create(poll=row, holder=holder, value=shown)

    durably(once)


def _checked(row: Poll, value: str) -> str:
    """What is kept of it. Raises Problem for what cannot be shown here."""
    if row.kind == "sense" and value and value not in sense.VALUES:
        raise Problem("Show for, unsure or against.")
    if row.kind == "preference" and value:
        try:
            order = _order(value)
            sense.preferences([order], len(row.options))
        except ValueError:
            raise Problem("Give each option a place of its own.") from None
        return ",".join(str(option) for option in order)
    return value


def _order(value: str) -> list[int]:
    return [int(part) for part in value.split(",")]


@act
def close_poll(by: Actor, *, group: str, meeting: str, poll: int, at: datetime) -> Outcome:
    """Close it: what the room showed is put into words for all, once, and the marks are gone. Raises Problem.

    There is no showing before: whoever watched a word change as one raised her hand would know what she raised.
    """
    found = met(by, group, meeting, RUN)
    row: Poll | None = Poll.objects.select_for_update().filter(meeting=found, number=poll).first()
    if row is None:
        raise Problem("There is no such question to the room.")
    if row.closed is not None:
        return Unchanged(address(found, "poll", poll), row.result)
    marks = list(PollMark.objects.filter(poll=row).values_list("value", flat=True))
    result: dict[str, Any]
    if row.kind == "sense":
        felt = sense.sense({value: marks.count(value) for value in sense.VALUES})
        result = {"favour": felt.favour or "", "against": felt.against or ""}
    else:
        pairs = sense.preferences([_order(m) for m in marks], len(row.options))
        result = {"pairs": [[p.better, p.worse, p.shade or ""] for p in pairs or ()]}
    row.closed, row.result = at, result
    row.save()
    PollMark.objects.filter(poll=row).delete()
    return Written(PollClosed(poll, result), address(found, "poll", poll), result)
