"""What the mandate by paragraph, its tasks and what came before write into the record."""

from dataclasses import dataclass
from typing import Any

from plenary.record.kinds import Kind, kind

__all__ = [
    "EarlierDocumentNamed",
    "EarlierDocumentTakenOff",
    "EarlierNoted",
    "GroupAmended",
    "GroupClosed",
    "GroupReopened",
    "PassageQuoted",
    "SourceEntered",
    "TakenOver",
    "TaskMoved",
    "TaskSet",
]


@kind("mandate.source-entered")
@dataclass(frozen=True)
class SourceEntered(Kind):
    """A document that the mandate of a group rests on was entered, by its symbol."""

    group: str
    symbol: str
    role: str


@kind("mandate.passage-quoted")
@dataclass(frozen=True)
class PassageQuoted(Kind):
    """A paragraph of such a document was quoted, or told in the secretariat's words; entered anew it was put right."""

    group: str
    symbol: str
    label: str
    words: dict[str, str]
    gist: dict[str, str]


@kind("mandate.task-set")
@dataclass(frozen=True)
class TaskSet(Kind):
    """A task of the mandate was entered, with its verb and the paragraph that asks for it ("" for none)."""

    group: str
    number: int
    verb: str
    text: dict[str, str]
    passage: str


@kind("mandate.task-moved")
@dataclass(frozen=True)
class TaskMoved(Kind):
    """How far a task of the mandate came was said, with why, and by which addresses one finds what was produced."""

    group: str
    number: int
    state: str
    before: str
    reason: dict[str, str]
    produced: list[str]


@kind("mandate.earlier-noted")
@dataclass(frozen=True)
class EarlierNoted(Kind):
    """What was tried on the subject before there was this group was noted, and whether it failed."""

    group: str
    number: int
    label: dict[str, str]
    failed: bool


@kind("mandate.earlier-document-named")
@dataclass(frozen=True)
class EarlierDocumentNamed(Kind):
    """A document that is left of what was tried before was named, with its kind, by its symbol or its address outside."""

    group: str
    earlier: int
    document: int
    kind: str
    symbol: str
    address: str


@kind("mandate.earlier-document-taken-off")
@dataclass(frozen=True)
class EarlierDocumentTakenOff(Kind):
    """Such a document was taken off again; 0 is the one that was noted by its symbol alone."""

    group: str
    earlier: int
    document: int


@kind("mandate.taken-over")
@dataclass(frozen=True)
class TakenOver(Kind):
    """A group took over documents, agreed recommendations or topics of the one before it, each by its address."""

    group: str
    origin: str
    kind: str
    addresses: list[str]
    decision: str


@kind("mandate.group-amended")
@dataclass(frozen=True)
class GroupAmended(Kind):
    """The terms of a group were amended within its mandate: for each, what was and what is."""

    group: str
    number: int
    changes: dict[str, Any]
    reason: dict[str, str]


@kind("mandate.group-closed")
@dataclass(frozen=True)
class GroupClosed(Kind):
    """The work of a group ended, with its outcome. From here on its record is read, and not written."""

    group: str
    outcome: dict[str, str]


@kind("mandate.group-reopened")
@dataclass(frozen=True)
class GroupReopened(Kind):
    """A group whose work had ended was opened again, for the reason given."""

    group: str
    reason: dict[str, str]
