"""Kinds of entries: proposals and who sponsors them; what the chair finds settled; what is challenged."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "ParagraphMarked",
    "ParagraphSettled",
    "ProposalLeft",
    "ProposalMade",
    "ProposalRevised",
    "ProposalSponsored",
    "ProposalWithdrawn",
    "ProposalsStreamlined",
    "StatementChallenged",
]


@kind("texts.proposal-made")
@dataclass(frozen=True)
class ProposalMade(Kind):
    """A member, or the chair, proposed words for one place of the text. It stands there in brackets at once."""

    proposal: int
    key: int  # of the paragraph; of the new one, where a paragraph is inserted
    op: str  # replace, insert, delete, move
    seat: int  # the number of the sponsor's seat; 0: the chair
    late: bool


@kind("texts.proposal-sponsored")
@dataclass(frozen=True)
class ProposalSponsored(Kind):
    """Somebody stands behind a proposal too: by saying so, or by proposing the same words."""

    proposal: int
    seat: int  # 0: the chair


@kind("texts.proposal-left")
@dataclass(frozen=True)
class ProposalLeft(Kind):
    """Somebody stands behind a proposal no longer. Where nobody else does it is withdrawn."""

    proposal: int
    seat: int
    withdrawn: bool


@kind("texts.proposal-revised")
@dataclass(frozen=True)
class ProposalRevised(Kind):
    """A proposal was worded anew by who sponsors it; the earlier words are kept."""

    proposal: int
    wording: int  # the number of the earlier wording
    late: bool
    sponsors: list[int]  # the seats that stand behind it now, whoever worded it; 0: the chair


@kind("texts.proposal-withdrawn")
@dataclass(frozen=True)
class ProposalWithdrawn(Kind):
    """A proposal was withdrawn by who sponsored it."""

    proposal: int
    reason: str


@kind("texts.proposals-streamlined")
@dataclass(frozen=True)
class ProposalsStreamlined(Kind):
    """Proposals that read the same were made one, under all their sponsors. No option is lost by it."""

    key: int
    merged: dict[str, int]  # "P9" -> the number of the proposal that it is part of now


@kind("texts.paragraph-settled")
@dataclass(frozen=True)
class ParagraphSettled(Kind):
    """The chair found which words stand in a paragraph, and in what state."""

    key: int
    choice: str  # base, own, or the proposal: "P7"
    state: str  # open, ad-ref, agreed, revisit, none
    before: str  # its state until now
    reason: str


@kind("texts.paragraph-marked")
@dataclass(frozen=True)
class ParagraphMarked(Kind):
    """The chair changed the state of a paragraph, and not its words: reopened, to be revisited, no agreement, agreed."""

    key: int
    state: str
    before: str
    reason: str


@kind("texts.statement-challenged")
@dataclass(frozen=True)
class StatementChallenged(Kind):
    """A member challenged what was tagged as factual: it is contested from now on."""

    key: int
    seat: int  # 0: the chair
    reason: str
