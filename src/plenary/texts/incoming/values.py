"""The values of a file that was looked through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Kind = Literal["replace", "insert", "delete", "move", "comment"]
How = Literal["key", "number", "likeness", "place"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that the file asks for. `number` names it in the form."""

    number: int
    kind: Kind
    key: int  # of the paragraph; insert: the one that it follows, 0 for the beginning; comment: 0 for the text
    words: str = ""  # as proposed; of a comment, what it says
    notes: tuple[str, ...] = ()
    place: int | None = None  # move: key of the paragraph that it shall follow
    quote: str = ""  # comment: the words that it stands beside
    before: str = ""  # what the file said before its changes
    stands: str = ""  # what stands now
    authors: tuple[str, ...] = ()  # as the file names them; "" for what was changed without tracking
    at: datetime | None = None
    how: How = "key"  # by what the paragraph was found: its address, its number, its words; "place": where it stands
    outdated: bool = False  # the words have changed since the file was taken away; `words` has both changes together
    clash: bool = (
        False  # outdated, and both concern the same place: `words` has hers alone, a person brings them together
    )
    same: int = 0  # the open proposal that reads exactly so: it would be sponsored
    sure: bool = True  # chosen beforehand; False: look twice


@dataclass(frozen=True, slots=True)
class Left:
    """What has no place in the text.

    `why`: table, box, header, footer, note, hidden, object (where it stands in the file); number (somebody wants another
    one: numbers are never changed); brackets (words within brackets were changed); unknown (no paragraph is like it);
    agreed, gone (its paragraph takes no proposals now); about (it is none of the text's own words); absent (a paragraph
    that the file does not hold, and nobody struck it).
    """

    why: str
    words: str  # as wanted
    before: str = ""
    key: int = 0  # of its paragraph, or of the one before it
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A whole file, looked through."""

    found: tuple[Found, ...]
    left: tuple[Left, ...]
    known: int  # how many changes and comments of the file are in the text already: they came out with it
    authors: tuple[str, ...]
    ours: bool  # did the file begin as one that was taken from here?
    address: str = ""
    version: str = ""
    warnings: tuple[str, ...] = ()
