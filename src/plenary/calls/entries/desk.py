"""Kinds of entries: the secretariat's desk, merging, moderation."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "AttachmentRemoved",
    "AttachmentRestored",
    "ConfirmationAskedAgain",
    "MergeUndone",
    "ResponseEnteredFor",
    "ResponseRemoved",
    "ResponseRestored",
    "ResponseVouchedFor",
    "ResponsesMerged",
    "SignaturesAskedAgain",
]


@kind("calls.response-entered-for")
@dataclass(frozen=True)
class ResponseEnteredFor(Kind):
    """The secretariat entered a response on behalf of its respondent; where it is unconfirmed, she is asked to confirm it by mail."""

    call: str
    response: int
    answers: int
    state: str
    reason: str  # how it came: on paper, by telephone


@kind("calls.confirmation-asked-again")
@dataclass(frozen=True)
class ConfirmationAskedAgain(Kind):
    """The letter that asks a respondent to confirm was asked for once more."""

    call: str
    response: int


@kind("calls.signatures-asked-again")
@dataclass(frozen=True)
class SignaturesAskedAgain(Kind):
    """Signatories of a joint response who have not answered yet are asked once more."""

    call: str
    response: int
    signatories: list[int]


@kind("calls.response-vouched-for")
@dataclass(frozen=True)
class ResponseVouchedFor(Kind):
    """The secretariat confirmed a response in its respondent's place, on the strength of what the public reason names."""

    call: str
    response: int
    reason: str


@kind("calls.responses-merged")
@dataclass(frozen=True)
class ResponsesMerged(Kind):
    """Two responses of one respondent became one. The other keeps its number and its words; the merge can be undone."""

    call: str
    kept: int
    other: int
    taken: list[str]  # "2 a": where the other's words stand now
    joined: list[str]  # where both stand, one after the other


@kind("calls.merge-undone")
@dataclass(frozen=True)
class MergeUndone(Kind):
    """A merge was undone: both responses are again what they were before it."""

    call: str
    kept: int
    other: int


@kind("calls.response-removed")
@dataclass(frozen=True)
class ResponseRemoved(Kind):
    """A response was removed from public view by moderation. Its number stays, and the reason is public."""

    call: str
    response: int
    reason: str
    was: str  # its state before


@kind("calls.response-restored")
@dataclass(frozen=True)
class ResponseRestored(Kind):
    """A removed response was put back where it was before its removal."""

    call: str
    response: int
    reason: str
    state: str


@kind("calls.attachment-removed")
@dataclass(frozen=True)
class AttachmentRemoved(Kind):
    """One file attached to a response was removed from public view by moderation; the reason is public."""

    call: str
    response: int
    attachment: int
    reason: str


@kind("calls.attachment-restored")
@dataclass(frozen=True)
class AttachmentRestored(Kind):
    """A file that moderation had removed is shown with its response again."""

    call: str
    response: int
    attachment: int
    reason: str
