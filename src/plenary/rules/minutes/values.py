"""What the drafting of a summary takes and gives: plain values, sentences as codes with what stands in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its code, what stands in it, and the addresses in the record that it rests on (never empty)."""

    code: str
    values: Mapping[str, object]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph. `key` says what it is about, so that a later draft finds the earlier one again."""

    key: str  # "opening", "attendance", "election", "agenda", "item/4", "highlights", "actions", "next", "closing"
    heading: str  # code of the heading that stands before it; "" where none does
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Presided:
    name: str
    country: str
    capacity: str
    began: datetime


@dataclass(frozen=True, slots=True)
class Elected:
    number: int
    office: str
    name: str
    country: str
    nominated_by: str
    state: str  # nominated, approved, accepted, presides, declined, not-agreed


@dataclass(frozen=True, slots=True)
class Spoke:
    """A turn: `kind` statement, point-of-order, right-of-reply, presentation, chair."""

    name: str
    klass: str
    place: str
    kind: str
    behalf: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    number: int
    verb: str
    text: str
    reason: str = ""
    revisit: bool = False
    document: str = ""


@dataclass(frozen=True, slots=True)
class ToDo:
    number: int
    text: str
    owner: str
    due: date | None
    due_text: str = ""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    number: int  # its address
    shown: str
    title: str
    kind: str
    state: str  # done, carried, waiting, open, dropped
    outcome: str = ""
    presenter: str = ""
    presenter_as: str = ""
    documents: tuple[str, ...] = ()
    spoke: tuple[Spoke, ...] = ()
    decided: tuple[Decided, ...] = ()
    highlights: tuple[tuple[int, str], ...] = ()
    serves: tuple[str, ...] = ()  # what it cites of the mandate: "A/RES/70/125, paragraph 65"


@dataclass(frozen=True, slots=True)
class Facts:
    """A meeting as its summary needs it; words are in the summary's language already, instants in the venue's zone."""

    address: str  # meeting/wgec-2/1
    group: str
    title: str  # "1st meeting"
    place: str
    dates: str
    opened: datetime | None
    closed: datetime | None
    sessions: int
    presided: tuple[Presided, ...] = ()
    elected: tuple[Elected, ...] = ()
    there: Mapping[tuple[str, str], int] = field(default_factory=dict)  # class and mode: how many
    provided: tuple[str, ...] = ()  # remote, captions, recording, transcript: what was switched on
    agenda_adopted: bool = False
    amended: int = 0
    items: tuple[ItemFacts, ...] = ()
    decided: tuple[Decided, ...] = ()  # under no item
    to_do: tuple[ToDo, ...] = ()
    highlights: tuple[tuple[int, str], ...] = ()  # under no item
