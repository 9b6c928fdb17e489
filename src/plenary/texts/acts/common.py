"""What the acts of this room share: finding the text, its paragraphs and proposals; who speaks; keeping what was before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.members.reads import seat_of, seats
from plenary.record.actor import CHAIR, Actor, Right
from plenary.record.given import next_number
from plenary.record.problems import Problem
from plenary.texts.models import Change, Paragraph, Proposal, Sponsor, Text
from plenary.texts.rights import KEEP

GAP = 1024  # between the places of two paragraphs: one comes between them without moving the others
LONGEST = 40_000  # characters of a paragraph
CHAIR_NAME = "Chair"
AGREED = ("ad-ref", "agreed")
STATES = ("open", "ad-ref", "agreed", "revisit", "none")
KINDS = ("heading", "preambular", "operative", "paragraph", "item")
TAGS = ("", "factual", "contested")


def drafted(by: Actor, group: str, text: str, right: Right) -> Text:
    """The text, where she may. Raises Forbidden, Problem. Under lock on PostgreSQL."""
    right.require(by, group)
    found: Text | None = (
        Text.objects.select_for_update(of=("self",))
        .select_related("group")
        .filter(group__slug=group, slug=text)
        .first()
    )
    if found is None:
        raise Problem("There is no such text.")
    return found


def unconcluded(text: Text) -> None:
    """Raises Problem where the chair concluded the work on it."""
    if text.state == "settled":
        raise Problem("The work on this text is concluded.")


def address(text: Text, *more: Any) -> str:
    """Of the text in the record, or of something in it: text/harbours/draft/12/P7. It is the wire's channel too."""
    return "/".join(["text", text.group.slug, text.slug, *(str(part) for part in more)])


def paragraph_of(text: Text, key: int) -> Paragraph:
    """A paragraph by its key, gone ones too. Raises Problem."""
    found: Paragraph | None = Paragraph.objects.filter(text=text, key=key).first()
    if found is None:
        raise Problem("There is no such paragraph in this text.")
    return found


def living(text: Text, key: int) -> Paragraph:
    """A paragraph that is not gone. Raises Problem."""
    found = paragraph_of(text, key)
    if found.gone:
        raise Problem("Paragraph %(number)s is not part of the text any more.", number=called(found))
    return found


def negotiable(text: Text, key: int) -> Paragraph:
    """A paragraph whose words may be changed: neither gone nor agreed. Raises Problem."""
    found = living(text, key)
    if found.state in AGREED:
        raise Problem("Paragraph %(number)s is agreed: the chair reopens it first.", number=called(found))
    return found


def called(paragraph: Paragraph) -> str:
    """What readers call it: its number, or the beginning of its words."""
    return paragraph.number or f"“{paragraph.words[:40]}”"


def proposal_of(text: Text, number: int) -> Proposal:
    """A proposal that is open, by its number. Raises Problem."""
    found: Proposal | None = (
        Proposal.objects.select_related("paragraph").filter(text=text, number=number, state="open").first()
    )
    if found is None:
        raise Problem("Proposal P%(number)s is not open any more.", number=number)
    return found


def open_on(paragraph: Paragraph) -> list[Proposal]:
    """The open proposals of a paragraph, in order of their numbers."""
    return list(Proposal.objects.filter(paragraph=paragraph, state="open").order_by("number"))


def standing(proposal: Proposal) -> list[Sponsor]:
    """Who sponsors it now, in order."""
    return list(Sponsor.objects.filter(proposal=proposal, until=None).select_related("seat").order_by("order"))


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose name somebody proposes: a seat (key, number), or the chair without one."""

    seat: int | None
    number: int  # 0: the chair
    name: str


def voice(by: Actor, group: str, seat: int | None = None) -> Voice:
    """Hers: that of her seat, or of the chair. `seat` is the number of one for which the chair or the secretariat enters.

    Raises Problem, Forbidden.
    """
    if seat is not None:
        KEEP.require(by, group)
        found = next((s for s in seats(group) if s.number == seat), None)
        if found is None:
            raise Problem("There is no seat %(number)s in this group.", number=seat)
        if not found.holder:
            raise Problem("Seat %(number)s is vacant.", number=seat)
        return Voice(found.key, found.number, found.holder)
    if CHAIR in by.roles_in(group):
        return Voice(None, 0, CHAIR_NAME)
    key, holder = seat_of(by.person, group) if by.person else (None, "")
    if key is None:
        raise Problem("You hold no seat in this group: the secretariat can tell you why.")
    return Voice(key, next((s.number for s in seats(group) if s.key == key), 0), holder)


def changed(row: Paragraph, by: Actor, at: datetime, what: str, before: Mapping[str, Any], reason: str = "") -> Change:
    """Keep what a paragraph said before it is changed. The caller saves the paragraph."""
    kept = Change(
        paragraph=row,
        number=next_number(Change, paragraph=row) if row.pk else 1,
        instant=at,
        by=signed(by, row.text.group.slug),
        what=what,
        before=dict(before),
        reason=reason[:600],
    )
    kept.save()
    return kept


def signed(by: Actor, group: str) -> str:
    """Who changes a paragraph, as its history shows it: the chair as chair, everybody else as in the record."""
    return CHAIR if CHAIR in by.roles_in(group) else by.seat


def worded(text: str | None) -> str:
    """Words of a paragraph as they are kept: line ends as everywhere, nothing around them. Raises Problem."""
    said = (text or "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(said) > LONGEST:
        raise Problem("A paragraph has at most %(most)s characters.", most=LONGEST)
    return said


def noted(notes: Sequence[str] | None) -> list[str]:
    """Footnotes as they are kept: plain words."""
    return [worded(note) for note in notes or ()]
