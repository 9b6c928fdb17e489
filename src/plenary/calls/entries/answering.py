"""Kinds of entries: answering on the web, confirming, amending, signing."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "JointAnswerSigned",
    "MailConfirmed",
    "OtherInputOpened",
    "ResponseAmended",
    "ResponseHandedIn",
    "ResponseWithdrawn",
]


@kind("calls.response-handed-in")
@dataclass(frozen=True)
class ResponseHandedIn(Kind):
    """A response was handed in through the form: its words are committed to here, and it counts once it is confirmed."""

    call: str
    response: int
    late: bool
    answers: int
    other: bool  # something outside the questions was said too
    attachments: int
    signatories: int
    state: str


@kind("calls.mail-confirmed")
@dataclass(frozen=True)
class MailConfirmed(Kind):
    """Whoever handed a response in confirmed the mail address: the response counts from now on."""

    call: str
    response: int


@kind("calls.response-amended")
@dataclass(frozen=True)
class ResponseAmended(Kind):
    """A response was amended by whoever handed it in; what it said before is kept as a version."""

    call: str
    response: int
    version: int
    changed: list[str]  # "2 a", "other", "name"


@kind("calls.response-withdrawn")
@dataclass(frozen=True)
class ResponseWithdrawn(Kind):
    """A response was withdrawn by whoever handed it in. It counts no longer; its number is not given again."""

    call: str
    response: int


@kind("calls.joint-answer-signed")
@dataclass(frozen=True)
class JointAnswerSigned(Kind):
    """One of the signatories named in a joint response said that it speaks for her too, or that it does not."""

    call: str
    response: int
    signatory: int
    signed: bool


@kind("calls.other-input-opened")
@dataclass(frozen=True)
class OtherInputOpened(Kind):
    """The first input outside the questions came: from now on the call has a place where such input is filed."""

    call: str
