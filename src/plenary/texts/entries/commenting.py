"""Kinds of entries: rounds of comments, comments, terms and their readings, files of members."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "CommentAnswered",
    "CommentMade",
    "DefinitionWithdrawn",
    "FileImported",
    "RoundClosed",
    "RoundOpened",
    "TermDefined",
    "TermEntered",
]


@kind("texts.round-opened")
@dataclass(frozen=True)
class RoundOpened(Kind):
    """A revision stands open for comments, paragraph by paragraph, between two instants."""

    round: int
    revision: int
    opens: str
    closes: str
    who: str  # all (members and observers), members


@kind("texts.round-closed")
@dataclass(frozen=True)
class RoundClosed(Kind):
    """The chair closed a round of comments: no more are taken, late ones neither."""

    round: int
    comments: int


@kind("texts.comment-made")
@dataclass(frozen=True)
class CommentMade(Kind):
    """Somebody commented on a paragraph, or on the text."""

    comment: int
    key: int  # of the paragraph; 0: on the text
    round: int  # 0: on the text as it stands
    klass: str  # member, observer, chair, secretariat
    late: bool


@kind("texts.comment-answered")
@dataclass(frozen=True)
class CommentAnswered(Kind):
    """The chair answered a comment, or changed the answer."""

    comment: int
    disposition: str  # accepted, partly, not, noted


@kind("texts.term-entered")
@dataclass(frozen=True)
class TermEntered(Kind):
    """A term that has several readings was entered, or its name or note was changed."""

    slug: str


@kind("texts.term-defined")
@dataclass(frozen=True)
class TermDefined(Kind):
    """Somebody said how she reads a term. No reading is official."""

    slug: str
    definition: int


@kind("texts.definition-withdrawn")
@dataclass(frozen=True)
class DefinitionWithdrawn(Kind):
    """A reading of a term was withdrawn, by its holder or in her stead; it stays to be read as withdrawn."""

    slug: str
    definition: int
    reason: str = ""  # asked for of the chair and the secretariat, where the reading is another's


@kind("texts.file-imported")
@dataclass(frozen=True)
class FileImported(Kind):
    """What was chosen of a member's file became proposals and comments; each has its own entry before this one."""

    file: str  # SHA-256 of the file as it came, hex
    proposals: list[int]
    comments: list[int]
