"""Kinds of entries: texts, their paragraphs, invitations, revisions, translations."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "MembersInvited",
    "ParagraphEdited",
    "ParagraphPlaced",
    "ParagraphPointed",
    "ParagraphSet",
    "ParagraphTranslated",
    "ParagraphsEntered",
    "ParagraphsMerged",
    "ParagraphsTakenOver",
    "ProposalsClosed",
    "RevisionIssued",
    "TextConcluded",
    "TextCreated",
    "TextRenamed",
    "TextReopened",
]


@kind("texts.text-created")
@dataclass(frozen=True)
class TextCreated(Kind):
    """A text of the group was begun. Its kind says what standing it has."""

    kind: str  # rolling, recommendations, chair-text, non-paper, compilation, report
    language: str  # the authentic one
    style: str  # of its numbers: plain, resolution


@kind("texts.text-renamed")
@dataclass(frozen=True)
class TextRenamed(Kind):
    """The title or the symbol of a text was changed."""

    symbol: str


@kind("texts.paragraphs-entered")
@dataclass(frozen=True)
class ParagraphsEntered(Kind):
    """Paragraphs were written into a text. A key is a paragraph's address for ever; its number is what readers call it."""

    keys: list[int]
    numbers: list[str]


@kind("texts.paragraph-edited")
@dataclass(frozen=True)
class ParagraphEdited(Kind):
    """The words that stand in a paragraph were changed by the chair or the secretariat; the earlier ones are kept."""

    key: int
    change: int  # its number among the changes of this paragraph
    reason: str


@kind("texts.paragraph-placed")
@dataclass(frozen=True)
class ParagraphPlaced(Kind):
    """A paragraph was moved; it keeps its number."""

    key: int
    after: int  # the key of the paragraph that it follows; 0: at the beginning


@kind("texts.paragraph-pointed")
@dataclass(frozen=True)
class ParagraphPointed(Kind):
    """The chair put a paragraph before the room: projectors show it."""

    key: int


@kind("texts.paragraph-set")
@dataclass(frozen=True)
class ParagraphSet(Kind):
    """What is said about a paragraph was changed: category, citations, tag, pile of statements, brackets around it."""

    key: int
    fields: list[str]


@kind("texts.paragraphs-merged")
@dataclass(frozen=True)
class ParagraphsMerged(Kind):
    """A paragraph was merged into another one. Its number is not used again."""

    key: int
    into: int


@kind("texts.paragraphs-taken-over")
@dataclass(frozen=True)
class ParagraphsTakenOver(Kind):
    """Agreed paragraphs of another text were entered into this one; they cite where they come from, and are open here."""

    source: str  # the address of the other text
    of: list[int]  # their keys there
    keys: list[int]  # and here


@kind("texts.members-invited")
@dataclass(frozen=True)
class MembersInvited(Kind):
    """The chair invited the members to propose words, or moved the deadline."""

    until: str  # an instant; "": no deadline
    before: str  # the deadline until now; "": none
    reason: str = ""  # asked for where there was a deadline, and is none any more


@kind("texts.proposals-closed")
@dataclass(frozen=True)
class ProposalsClosed(Kind):
    """No more proposals are taken for a text."""

    open: int  # how many proposals are open at this moment


@kind("texts.text-concluded")
@dataclass(frozen=True)
class TextConcluded(Kind):
    """The chair concluded the work on a text: it stands as it is."""

    paragraphs: int
    agreed: int


@kind("texts.text-reopened")
@dataclass(frozen=True)
class TextReopened(Kind):
    """That the work on a text was concluded was taken back: it is worked on again."""

    state: str  # drafting, open (for proposals), closed


@kind("texts.revision-issued")
@dataclass(frozen=True)
class RevisionIssued(Kind):
    """The chair issued the text as it stood at this moment. A revision never changes."""

    revision: int
    label: str
    paragraphs: int
    proposals: int  # open ones


@kind("texts.paragraph-translated")
@dataclass(frozen=True)
class ParagraphTranslated(Kind):
    """A paragraph was translated, as it stands now."""

    key: int
    language: str
