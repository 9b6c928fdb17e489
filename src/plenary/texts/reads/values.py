"""What pages get of texts: frozen values, the same for a text as it stands and for a revision of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from plenary.rules import brackets

Words = dict[str, str]
AGREED = ("ad-ref", "agreed")
PILES = ("statements", "agreed", "revisit", "none")
NOTE = re.compile(r"\[\^(\d{1,3})\]")  # the mark of a footnote in words


@dataclass(frozen=True, slots=True)
class SponsorLine:
    name: str
    seat: int | None  # its number in the group; None: the chair
    code: str  # "AR": stands raised in the text, the name beside it in the legend
    reason: str = ""  # her own, where she joined what another had proposed


@dataclass(frozen=True, slots=True)
class ProposalLine:
    number: int
    op: str  # replace, insert, delete, move
    words: str  # the whole paragraph as proposed; "" for delete and move
    place: int | None  # move: key of the paragraph that it shall follow; 0: the beginning
    reason: str
    sponsors: tuple[SponsorLine, ...]  # who stand behind it now; of one that is open no more, who did
    late: bool
    state: str  # open, withdrawn, merged, settled
    instant: datetime
    notes: tuple[str, ...] = ()
    taken: bool = False  # settled as it proposed
    into: int | None = None  # merged: the number of the one that it is part of
    ended: datetime | None = None
    document: int | None = None
    file: int | None = None

    @property
    def id(self) -> str:
        """What it is called: P7."""
        return f"P{self.number}"

    @property
    def text(self) -> str | None:
        """The paragraph as it would read; None: it would not be there."""
        return None if self.op == "delete" else self.words


@dataclass(frozen=True, slots=True)
class Cite:
    """What a paragraph rests on: the mandate, answers."""

    address: str
    label: str
    words: str = ""  # of a paragraph of the mandate: the sentence that is meant; "" for the whole


@dataclass(frozen=True)
class ParagraphLine:
    """A paragraph, heading or list item, with its open proposals. No slots: its composite is kept once it is made."""

    id: int  # in the tables; 0 in a revision
    key: int
    number: str
    kind: str  # heading, preambular, operative, paragraph, item
    level: int
    words: str
    notes: tuple[str, ...]
    there: bool
    bracketed: bool
    gone: bool
    into: int | None  # key of the paragraph that it was merged into
    state: str  # open, ad-ref, agreed, revisit, none
    since: datetime
    statement: bool
    tag: str
    category: str  # code
    cites: tuple[Cite, ...]
    proposals: tuple[ProposalLine, ...]  # open ones, by number
    past: tuple[ProposalLine, ...] = ()  # withdrawn, merged, settled

    @property
    def pile(self) -> str:
        """The one pile that it is in: statements, agreed, revisit, none (A63); "" for a heading and what is gone."""
        if self.kind == "heading" or self.gone:
            return ""
        if self.statement:
            return "statements"
        return "agreed" if self.state in AGREED else "none" if self.state == "none" else "revisit"

    @property
    def wordings(self) -> tuple[ProposalLine, ...]:
        """The open proposals that concern its words: all but moves."""
        return tuple(p for p in self.proposals if p.op != "move")

    @property
    def moves(self) -> tuple[ProposalLine, ...]:
        return tuple(p for p in self.proposals if p.op == "move")

    @cached_property
    def composite(self) -> brackets.Composite:
        """Its words in brackets under the sponsors' codes."""
        return brackets.compose(
            self.words if self.there else "",
            [brackets.Proposal(p.id, tuple(s.code for s in p.sponsors), p.text) for p in self.wordings],
        )

    @cached_property
    def footnoted(self) -> tuple[brackets.Composite, tuple[str, ...]]:
        """As `composite`, with the footnotes of what stands and of all proposals as one row: marks count in this row.

        So that a note that somebody changes stands in brackets, though its mark is the same.
        """
        if not any(p.notes != self.notes for p in self.wordings):
            return self.composite, self.notes
        every = list(self.notes)
        told = [
            brackets.Proposal(
                p.id,
                tuple(s.code for s in p.sponsors),
                None if p.text is None else counted(p.text, p.notes, every),
            )
            for p in self.wordings
        ]
        return brackets.compose(self.words if self.there else "", told), tuple(every)

    def proposed_by(self, seat: int | None) -> ProposalLine | None:
        """The words that a seat (its number; None or 0: the chair) proposes here: the latest, where it proposes several."""
        return next((p for p in reversed(self.wordings) if any((s.seat or 0) == (seat or 0) for s in p.sponsors)), None)

    @property
    def clean(self) -> bool:
        """Nobody proposes anything, and it stands in no brackets."""
        return not self.proposals and not self.bracketed and self.there


def counted(words: str, notes: tuple[str, ...], every: list[str]) -> str:
    """Words whose marks count the notes in `every`, to which those that are missing are added."""

    def mark(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        if not 0 <= place < len(notes):
            return found[0]  # it marks nothing
        note = notes[place]
        if place >= len(every) or every[place] != note:
            if note not in every:
                every.append(note)
            place = every.index(note)
        return f"[^{place + 1}]"

    return NOTE.sub(mark, words)


@dataclass(frozen=True, slots=True)
class TextLine:
    """A text as lists and headings need it."""

    id: int
    group: str
    slug: str
    kind: str
    title: Words
    symbol: str
    language: str
    style: str
    state: str  # drafting, open, closed, settled
    invitation: Words
    until: datetime | None
    until_text: Words
    made: datetime
    pointed: int  # key of the paragraph that is before the room; 0: none is chosen
    paragraphs: int = 0  # no headings, nothing gone
    agreed: int = 0  # of these, ad referendum too
    proposals: int = 0  # open ones
    revisions: int = 0

    @property
    def channel(self) -> str:
        """Its address in the record and on the wire."""
        return f"text/{self.group}/{self.slug}"

    def late(self, at: datetime) -> bool:
        """Would a proposal be marked as late?"""
        return self.until is not None and at > self.until


@dataclass(frozen=True, slots=True)
class TextPage:
    line: TextLine
    paragraphs: tuple[ParagraphLine, ...]  # in order, those that are proposed alone too; nothing gone
    gone: tuple[ParagraphLine, ...]
    legend: tuple[tuple[str, str], ...]  # code and name of everybody who sponsors an open proposal

    def paragraph(self, key: int) -> ParagraphLine | None:
        return next((p for p in (*self.paragraphs, *self.gone) if p.key == key), None)

    def pile(self, name: str) -> tuple[ParagraphLine, ...]:
        return tuple(p for p in self.paragraphs if p.pile == name)


@dataclass(frozen=True, slots=True)
class RevisionLine:
    number: int
    label: str
    note: Words
    instant: datetime
    paragraphs: int
    proposals: int  # that were open


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The text as it stood when the revision was issued."""

    line: RevisionLine
    paragraphs: tuple[ParagraphLine, ...]
    gone: tuple[ParagraphLine, ...]
    legend: tuple[tuple[str, str], ...]

    def paragraph(self, key: int) -> ParagraphLine | None:
        return next((p for p in (*self.paragraphs, *self.gone) if p.key == key), None)


@dataclass(frozen=True, slots=True)
class WordingLine:
    """How a proposal was worded before."""

    number: int
    words: str
    reason: str
    instant: datetime  # when it was replaced
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change of a paragraph. `before` and `after` hold what changed: words, notes, state, order, tag, …."""

    number: int
    instant: datetime
    by: str  # "chair", "seat/12", "secretariat/3"
    name: str  # who sits there; "" for the chair and the secretariat
    what: str  # entered, edited, moved, settled, state, merged, deleted, tagged, noted, translated
    before: dict[str, object]
    after: dict[str, object]
    reason: str


@dataclass(frozen=True, slots=True)
class RoundLine:
    number: int
    revision: int
    label: str  # of the revision
    opens: datetime
    closes: datetime
    closes_text: Words
    who: str
    closed: datetime | None
    comments: int = 0

    def state(self, at: datetime) -> str:
        """waiting, open, late (taken and marked), closed."""
        if self.closed is not None:
            return "closed"
        return "waiting" if at < self.opens else "late" if at > self.closes else "open"


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An answer that another one has replaced."""

    answer: str
    disposition: str
    answered: datetime | None


@dataclass(frozen=True, slots=True)
class CommentLine:
    number: int
    round: int | None
    key: int | None  # of the paragraph
    paragraph: str  # its number
    name: str
    seat: int | None  # its number in the group
    klass: str  # member, observer, chair, secretariat
    words: str
    suggested: str
    quote: str
    instant: datetime
    late: bool
    answer: str
    disposition: str  # "", accepted, partly, not, noted
    answered: datetime | None
    document: int | None
    file: int | None
    earlier: tuple[AnswerLine, ...] = ()  # how it was answered before, the oldest first


@dataclass(frozen=True, slots=True)
class TranslationLine:
    key: int
    language: str
    words: str
    of: str  # the words that were translated
    stale: bool  # others stand now
    instant: datetime


@dataclass(frozen=True, slots=True)
class DefinitionLine:
    number: int
    holder: str
    seat: int | None
    words: Words
    source: str
    instant: datetime
    withdrawn: datetime | None


@dataclass(frozen=True, slots=True)
class TermLine:
    slug: str
    name: Words
    note: Words
    definitions: tuple[DefinitionLine, ...]  # that stand; in order, which is no rank
    withdrawn: tuple[DefinitionLine, ...] = field(default=())
