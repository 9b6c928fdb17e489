"""Breakout groups: their notes, what they bring to plenary, what plenary makes of it (A39-A41)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plenary.meetings.acts.common import address, item_of, met
from plenary.meetings.entries.sensing import (
    BreakoutChanged,
    BreakoutNoted,
    BreakoutReported,
    PieceAdded,
    PieceDecided,
)
from plenary.meetings.models import Breakout, BreakoutPiece, Meeting
from plenary.meetings.rights import RUN, TAKE_PART
from plenary.members.reads import people_of
from plenary.record.actor import Actor, Forbidden
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Conflict, Problem
from plenary.rules import addresses

KINDS = ("category", "question", "point")
LONGEST_NOTES, LONGEST_PIECE, LONGEST_REASON = 100_000, 4000, 300


@act
def set_up_breakout(
    by: Actor,
    *,
    group: str,
    meeting: str,
    number: int | None = None,
    title: Mapping[str, str],
    lead: str,
    lead_person: int | None = None,
    room: str = "",
    join: str = "",
    item: int | None = None,
    at: datetime,
) -> Outcome:
    """Set up a breakout group, or change one by its number; `value` is its number. Raises Problem.

    `lead` is the delegation that leads it, `lead_person` the key of who writes for it; `join` an address of a page.
    """
    found = met(by, group, meeting, RUN)
    said, lead = words_of(title, 300), " ".join(lead.split())[:300]
    if not said:
        raise Problem("Give the breakout group a title.")
    if not lead:
        raise Problem("Say which delegation leads it.")
    if lead_person is not None and lead_person not in {key for key, _name, _holder in people_of(group)}:
        raise Problem("Choose who writes for it among the people of this group.")
    join = join.strip()
    if join and not addresses.clean(join):
        raise Problem("%(text)s is no address of a page: it begins with https://", text=join[:80])
    row = _find(found, number) if number is not None else Breakout(meeting=found)
    told = {
        "title": said,
        "lead": lead,
        "lead_person_id": lead_person,
        "room": " ".join(room.split())[:200],
        "join": addresses.clean(join)[:500] if join else "",
        "item_id": item_of(found, item).pk if item is not None else None,
    }
    if number is None:
        row.number = next_number(Breakout, meeting=found)
    elif all(getattr(row, name) == value for name, value in told.items()):
        return Unchanged(address(found, "breakout", row.number), row.number)
    for name, value in told.items():
        setattr(row, name, value)
    row.save()
    return Written(BreakoutChanged(row.number), address(found, "breakout", row.number), row.number)


def _plain(text: str, most: int) -> str:
    """A text as it is kept. Raises Problem for one that is too long: nothing is cut off."""
    text = text.replace("\r\n", "\n").strip()
    if len(text) > most:
        raise Problem("That is too long by %(more)s characters: at most %(most)s.", more=len(text) - most, most=most)
    return text


def _find(meeting: Meeting, number: int) -> Breakout:
    row: Breakout | None = Breakout.objects.select_for_update().filter(meeting=meeting, number=number).first()
    if row is None:
        raise Problem("There is no breakout group %(number)s.", number=number)
    return row


def _write(by: Actor, group: str, meeting: str, number: int) -> tuple[Meeting, Breakout]:
    """The breakout, for whoever writes for it: its lead, the chair, the secretariat. Raises Forbidden."""
    helper = RUN.asked(by, group).allowed
    found = met(by, group, meeting, RUN if helper else TAKE_PART)
    row = _find(found, number)
    if not helper and (by.person is None or row.lead_person_id != by.person):
        raise Forbidden(RUN, "Only who leads the breakout group, the chair and the secretariat write for it.")
    return found, row


@act
def save_notes(
    by: Actor, *, group: str, meeting: str, breakout: int, notes: str, version: int, at: datetime
) -> Outcome:
    """Save the group's notes. `version` is that of the notes she began with: where newer ones came meanwhile, Conflict."""
    found, row = _write(by, group, meeting, breakout)
    notes = _plain(notes, LONGEST_NOTES)
    if notes == row.notes:
        return Unchanged(address(found, "breakout", breakout))
    if version != row.version:
        raise Conflict("Somebody else saved newer notes meanwhile: both stand below, make one of them.")
    row.notes, row.version = notes, row.version + 1
    row.save()
    return Written(BreakoutNoted(breakout, row.version), address(found, "breakout", breakout), row.version)


@act
def put_piece(
    by: Actor,
    *,
    group: str,
    meeting: str,
    breakout: int,
    kind: str,
    text: str,
    number: int | None = None,
    at: datetime,
) -> Outcome:
    """Put something on what the group brings to plenary, or change it by its number. Raises Problem once it has reported."""
    found, row = _write(by, group, meeting, breakout)
    text = _plain(text, LONGEST_PIECE)
    if row.state != "open":
        raise Problem("This breakout group has reported: plenary has it now.")
    if not text:
        raise Problem("Write it.")
    if kind not in KINDS:
        raise Problem("Choose whether it is a category, a question or a point.")
    piece = BreakoutPiece.objects.filter(breakout=row, number=number).first() if number is not None else None
    if piece is None and number is not None:
        raise Problem("This is not there any more.")
    if piece is None:
        piece = BreakoutPiece(breakout=row, number=next_number(BreakoutPiece, breakout=row))
    elif (piece.kind, piece.text) == (kind, text):
        return Unchanged(address(found, "breakout", breakout), piece.number)
    piece.kind, piece.text = kind, text
    piece.save()
    return Written(
        PieceAdded(breakout, piece.number, kind), address(found, "breakout", breakout, piece.number), piece.number
    )


@act
def report_breakout(by: Actor, *, group: str, meeting: str, breakout: int, back: bool = False, at: datetime) -> Outcome:
    """The group reports: what it brings is on plenary's table from then on. Raises Problem.

    `back` takes that back while plenary has decided on nothing of it.
    """
    found, row = _write(by, group, meeting, breakout)
    state = "open" if back else "reported"
    if row.state == state:
        return Unchanged(address(found, "breakout", breakout))
    pieces = BreakoutPiece.objects.filter(breakout=row)
    if back and pieces.exclude(state="proposed").exists():
        raise Problem("Plenary has decided on some of it already.")
    if not back and not pieces.exists() and not row.notes:
        raise Problem("There is nothing to report yet: write notes, or what the group brings.")
    row.state = state
    row.save()
    return Written(BreakoutReported(breakout, state), address(found, "breakout", breakout))


@act
def decide_piece(
    by: Actor,
    *,
    group: str,
    meeting: str,
    piece: tuple[int, int],
    state: str,
    into: tuple[int, int] | None = None,
    final: str = "",
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Plenary takes a piece (breakout, number), in `final` words where they differ, merges it into another, or leaves it.

    Merged, `final` are the words of both together; left, `reason` says why, in public. "proposed" undoes what was
    decided. What others were merged into is neither merged, left nor undone before them. Raises Problem.
    """
    found = met(by, group, meeting, RUN)
    row = _piece(found, piece)
    if row.breakout.state == "open":
        raise Problem("This breakout group has not reported yet.")
    if state not in ("taken", "merged", "left", "proposed"):
        raise Problem("Choose whether plenary takes, merges or leaves it.")
    target = _piece(found, into) if state == "merged" and into is not None else None
    if state == "merged":
        if target is None or target.pk == row.pk:
            raise Problem("Choose what it is merged into.")
        if target.state in ("merged", "left") or target.breakout.state == "open":
            raise Problem("Merge it into something that plenary takes.")
    if state != "taken" and row.merged.exists():
        raise Problem("Others were merged into this: undo that first.")
    final, reason = _plain(final, LONGEST_PIECE), " ".join(reason.split())
    if state == "left" and not reason:
        raise Problem("Say why plenary leaves it: the reason is public.")
    if len(reason) > LONGEST_REASON:
        raise Problem("A reason has at most %(most)s characters.", most=LONGEST_REASON)
    told = (state, target.pk if target else None, final if state == "taken" else "", reason if state == "left" else "")
    together = final if target is not None and final != target.final else ""
    if (row.state, row.into_id, row.final, row.reason) == told and not together:
        return Unchanged(address(found, "breakout", *piece))
    row.state, row.into_id, row.final, row.reason = told
    row.save()
    if target is not None and (target.state == "proposed" or together):
        target.state, target.final = "taken", together or target.final
        target.save()
    what = PieceDecided(piece[0], piece[1], state, list(into or ()) if target else [], row.reason)
    return Written(what, address(found, "breakout", *piece))


def _piece(meeting: Meeting, which: tuple[int, int]) -> BreakoutPiece:
    row: BreakoutPiece | None = (
        BreakoutPiece.objects.filter(breakout__meeting=meeting, breakout__number=which[0], number=which[1])
        .select_related("breakout")
        .first()
    )
    if row is None:
        raise Problem("This is not there any more.")
    return row
