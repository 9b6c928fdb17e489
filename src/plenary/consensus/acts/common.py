"""What the acts of this room share: the paragraph, the question, the seat that speaks, the meeting, the next number."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from plenary.consensus.models import Finding, Position, Question
from plenary.consensus.rights import ENTER, STAND
from plenary.meetings import reads as meetings
from plenary.members.reads import SeatName, seat_of, seats
from plenary.record.actor import Actor
from plenary.record.problems import Problem
from plenary.texts import reads as texts

LONGEST_WORDS = 40_000  # characters of a paragraph, as in texts
AGREED = ("ad-ref", "agreed")


def paragraph_of(group: str, text: str, key: int, *, gone: bool = False) -> texts.ParagraphLine:
    """A paragraph that is part of the text, with its open proposals; with `gone` one that was. Raises Problem."""
    found = texts.paragraph(group, text, key)
    if found is None or (found.gone and not gone):
        raise Problem("There is no such paragraph in this text.")
    return found


def unconcluded(group: str, text: str) -> None:
    """Raises Problem where the chair concluded the work on a text: nothing more is said of it."""
    line = texts.text_line(group, text)
    if line is not None and line.state == "settled":
        raise Problem("The work on this text is concluded.")


def about(group: str, text: str, key: int) -> str:
    """The address of a paragraph in the record."""
    return f"text/{group}/{text}/{key}"


def question_of(group: str, number: int) -> Question:
    """A question by its number, under lock on PostgreSQL. Raises Problem."""
    found: Question | None = (
        Question.objects.select_for_update(of=("self",))
        .select_related("depends", "behind")
        .filter(group__slug=group, number=number)
        .first()
    )
    if found is None:
        raise Problem("There is no question %(number)s in this group.", number=number)
    return found


def asked(group: str, number: int) -> str:
    """The address of a question in the record."""
    return f"question/{group}/{number}"


def voice(by: Actor, group: str, seat: int | None) -> SeatName:
    """The seat that speaks: hers, or the one (its number) for which the chair or the secretariat enters it.

    Raises Forbidden; Problem where she holds none, or where it is vacant.
    """
    known = seats(group)
    if seat is None:
        STAND.require(by, group)
        key, _holder = seat_of(by.person, group) if by.person else (None, "")
        found = next((s for s in known if s.key == key), None)
        if found is None:
            raise Problem("You hold no seat in this group: the secretariat can tell you why.")
        return found
    ENTER.require(by, group)
    found = next((s for s in known if s.number == seat), None)
    if found is None:
        raise Problem("There is no seat %(number)s in this group.", number=seat)
    if not found.holder:
        raise Problem("Seat %(number)s is vacant.", number=seat)
    return found


def meeting_id(group: str, slug: str) -> int | None:
    """The key of the meeting at which something was found; None for none. Raises Problem."""
    if not slug:
        return None
    found = meetings.now(group, slug)
    if found is None:
        raise Problem("There is no such meeting.")
    return found.meeting.id


def held(seat: int, wording: str, **on: Any) -> Position | None:
    """What a seat (its key) says of something now: `on` is the paragraph, or the question."""
    found: Position | None = Position.objects.filter(seat=seat, wording=wording, until=None, **on).first()
    return found


def settled_at(paragraph: int) -> datetime | None:
    """When the chair last found the words of a paragraph (its key in the tables) agreed."""
    row = Finding.objects.filter(paragraph=paragraph, finding__in=AGREED).order_by("-number").first()
    return row.instant if row else None
