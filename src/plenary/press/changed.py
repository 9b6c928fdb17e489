"""What a Word file that came back says: paragraph by paragraph what stood, what is wanted, who wants it and since when.

Plain values, made by `plenary.press.word_changes` and carried between processes by `changed_wire`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

UNKNOWN = ""  # the author of a change that was made without tracking: nobody but the file says who

What = Literal[
    "", "edited", "inserted", "deleted", "moved-from", "moved-to", "split", "split-off", "merged", "merged-away"
]
Kind = Literal["heading", "preambular", "operative", "paragraph", "item", "about"]
Role = Literal["", "number", "bracket", "sponsors"]
Where = Literal["table", "box", "header", "footer", "note", "hidden", "object"]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who made a change, and when. `author` is `UNKNOWN` and `at` None where the change was not tracked."""

    author: str
    at: datetime | None = None  # aware; Word writes the clock on the author's desk and calls it UTC


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that has one history.

    Neither stamp: it stood and stands. `put_in` alone: inserted. `taken_out` alone: deleted. Both: somebody inserted it
    and somebody (often another) deleted it again, so that it is in neither reading.
    """

    text: str  # "\t" for a tab, "\n" for a line break; "" for the mark of a note
    put_in: Stamp | None = None
    taken_out: Stamp | None = None
    moved: bool = False  # the stamps say that it was moved, not written or struck
    role: Role = ""  # in files of ours; "number" and "sponsors" belong to no wording
    note: int = 0  # the mark of `notes[note - 1]` of its paragraph


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote. Its own words may have been changed."""

    before: str
    after: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment in the margin, with what was answered to it there."""

    author: str
    text: str  # paragraphs are separated by "\n"
    at: datetime | None = None  # aware
    quote: str = ""  # the words that it stands beside, with all changes accepted; "" for the whole paragraph
    replies: tuple[Comment, ...] = ()  # theirs have no replies: Word knows one level only
    done: bool = False  # somebody set it to "resolved"


@dataclass(frozen=True, slots=True)
class ChangedParagraph:
    """One paragraph as it stood (`before`, all changes rejected) and as it is wanted (`after`, all accepted).

    In wordings `[^1]` is the mark of the first of the notes that belong to that same wording; the paragraph's number and
    the raised names of sponsors are not part of a wording. A break is "\\n". `what` says what happened to it:

    - "" nothing; "edited" its words; "inserted" (before ""), "deleted" (after "").
    - "moved-from" (after "") where it stood, "moved-to" (before "") where it is wanted: both bear the same `move`, and
      the same `key` where either has one. A paragraph may have been edited after its move.
    - "split" the first part of a paragraph that was cut (before: all of it, after: this part), followed by one
      "split-off" for each further part (before "", `partner`: the key of the first).
    - "merged" a paragraph that took in those after it (after: all of them together), followed by one "merged-away"
      for each that went (after "", `partner`: the key of the first).
    """

    key: str  # of our bookmark; "" where the file has none here (a new paragraph, or a file that is not ours)
    number: str  # as shown: "8 bis", "(a)"; typed or counted by Word; "" for none
    kind: Kind  # "about": in a file of ours what is no paragraph of the text (title, banner, state, sources, closing)
    before: str
    after: str
    level: int = 1
    what: What = ""
    before_notes: tuple[str, ...] = ()
    after_notes: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()  # everything that stands in it, number and sponsors too
    notes: tuple[Note, ...] = ()
    stamp: Stamp | None = None  # of the paragraph as a whole: who inserted, deleted, moved, cut or joined it
    move: str = ""
    partner: str = ""
    comments: tuple[Comment, ...] = ()
    number_after: str | None = None  # the number as somebody wants it; None where nobody changed it
    also: tuple[str, ...] = ()  # keys of further paragraphs whose words were joined to these without tracking

    @property
    def changed(self) -> bool:
        """Is anything wanted here that did not stand, a note's words among it?"""
        return bool(self.what) or self.number_after is not None

    @property
    def stamps(self) -> tuple[Stamp, ...]:
        """Everybody who changed something here and when, in order of reading, each once."""
        found = dict.fromkeys([self.stamp] if self.stamp else [])
        for piece in (*self.pieces, *(piece for note in self.notes for piece in note.pieces)):
            found.update(dict.fromkeys(stamp for stamp in (piece.put_in, piece.taken_out) if stamp))
        return tuple(found)

    @property
    def authors(self) -> tuple[str, ...]:
        """The names in `stamps`, each once; `UNKNOWN` among them where something was changed without tracking."""
        return tuple(dict.fromkeys(stamp.author for stamp in self.stamps))


@dataclass(frozen=True, slots=True)
class Leftover:
    """What is no paragraph of the body: a table's cell, a text box, a head or foot. Shown so that nothing is lost."""

    where: Where
    before: str
    after: str
    near: str = ""  # the key of the paragraph before it
    pieces: tuple[Piece, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def changed(self) -> bool:
        """Was it changed by tracking?"""
        return any(piece.put_in or piece.taken_out for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Changed:
    """A whole file. Paragraphs stand in the file's order, what was deleted at the place where it stood."""

    paragraphs: tuple[ChangedParagraph, ...]
    leftovers: tuple[Leftover, ...] = ()
    comments: tuple[Comment, ...] = ()  # whose place is gone from the file
    address: str = ""  # `Paper.address` of the file of ours that this was; "" for a file of somebody else
    version: str = ""  # `Paper.version`
    language: str = ""  # `Paper.language`
    title: str = ""  # as the file's properties say
    warnings: tuple[str, ...] = ()  # "untracked-changes": somebody also wrote without tracking; else as in press-in.md

    @property
    def ours(self) -> bool:
        """Did it begin as a file that Plenary printed: are there paragraphs that we know by their bookmarks?"""
        return any(paragraph.key for paragraph in self.paragraphs)

    @property
    def changes(self) -> tuple[ChangedParagraph, ...]:
        """The paragraphs in which something is wanted that did not stand."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.changed)

    @property
    def authors(self) -> tuple[str, ...]:
        """Everybody who changed something or commented, in order of reading, each once."""
        return tuple(dict.fromkeys(self._names()))

    def _names(self) -> Iterator[str]:
        for paragraph in self.paragraphs:
            yield from paragraph.authors
            yield from _commenters(paragraph.comments)
        for leftover in self.leftovers:
            for piece in leftover.pieces:
                yield from (stamp.author for stamp in (piece.put_in, piece.taken_out) if stamp)
            yield from _commenters(leftover.comments)
        yield from _commenters(self.comments)


def _commenters(comments: tuple[Comment, ...]) -> Iterator[str]:
    for comment in comments:
        yield comment.author
        yield from (reply.author for reply in comment.replies)
