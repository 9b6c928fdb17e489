"""Kinds of entries: the questionnaire, responses from files, their review and publication."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "AnswerCorrected",
    "BlocksPlaced",
    "CallCreated",
    "CompilationAsked",
    "FilesHandedIn",
    "QuestionRemoved",
    "QuestionWritten",
    "ResponseConfirmed",
    "ResponseDescribed",
    "ResponseReceived",
    "ResponseReopened",
    "ResponseSetAside",
    "TwinsNoted",
]


@kind("calls.call-created")
@dataclass(frozen=True)
class CallCreated(Kind):
    """A call for input was entered with its questions."""

    call: str
    questions: int
    deadline: str


@kind("calls.question-written")
@dataclass(frozen=True)
class QuestionWritten(Kind):
    """A question of a call was added or changed, before any response had come."""

    call: str
    number: str


@kind("calls.question-removed")
@dataclass(frozen=True)
class QuestionRemoved(Kind):
    """A question was taken out of a call, before any response had come."""

    call: str
    number: str


@kind("calls.response-received")
@dataclass(frozen=True)
class ResponseReceived(Kind):
    """A response arrived and was read: how many answers were placed, how many doubts and leftovers remain."""

    call: str
    response: int
    original: str  # SHA-256
    late: bool
    answers: int
    doubts: int
    leftovers: int
    state: str


@kind("calls.blocks-placed")
@dataclass(frozen=True)
class BlocksPlaced(Kind):
    """The secretariat said where blocks of an original belong."""

    call: str
    response: int
    blocks: list[int]
    to: str  # "2 a", "leftovers"


@kind("calls.response-confirmed")
@dataclass(frozen=True)
class ResponseConfirmed(Kind):
    """A response was reviewed and counts from now on as what its respondent handed in."""

    call: str
    response: int


@kind("calls.response-reopened")
@dataclass(frozen=True)
class ResponseReopened(Kind):
    """A confirmed response went back into review."""

    call: str
    response: int
    reason: str


@kind("calls.response-described")
@dataclass(frozen=True)
class ResponseDescribed(Kind):
    """Who answered was corrected: name, stakeholder group, region, language, consent or signatories."""

    call: str
    response: int
    changed: list[str]


@kind("calls.answer-corrected")
@dataclass(frozen=True)
class AnswerCorrected(Kind):
    """The text of an answer was corrected; the reason is public, and the text before stays in the record."""

    call: str
    response: int
    question: str
    part: str
    reason: str


@kind("calls.twins-noted")
@dataclass(frozen=True)
class TwinsNoted(Kind):
    """Responses were found to be nearly alike. They are shown as such; none is deleted."""

    call: str
    pairs: list[list[int]]


@kind("calls.response-set-aside")
@dataclass(frozen=True)
class ResponseSetAside(Kind):
    """A response no longer counts (a duplicate, or withdrawn); it stays readable for the secretariat, and the reason is public."""

    call: str
    response: int
    reason: str


@kind("calls.compilation-asked")
@dataclass(frozen=True)
class CompilationAsked(Kind):
    """The publication of a compilation was ordered; it is made as a job, and its version is recorded by the library."""

    call: str
    parts: list[str]


@kind("calls.files-handed-in")
@dataclass(frozen=True)
class FilesHandedIn(Kind):
    """Files were handed in for a call; each is kept as it came, and a job reads them."""

    call: str
    files: int
