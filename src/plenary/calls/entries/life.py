"""Kinds of entries: a call from its first suggested question to its closing. Instants are UTC, in the record's own form."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = [
    "CallClosed",
    "CallFormatted",
    "CallOpened",
    "CallReopened",
    "ChannelDropped",
    "ChannelTracked",
    "DateDropped",
    "DatesPlanned",
    "DeadlineExtended",
    "InvitationsEntered",
    "InvitationsSent",
    "InvitationsWithdrawn",
    "QuestionSuggested",
    "QuestionnaireAdopted",
    "QuestionnaireReopened",
    "QuestionsAgreed",
    "ReminderDropped",
    "ReminderSent",
    "RemindersPlanned",
    "SuggestionLeft",
    "SuggestionsTaken",
]


@kind("calls.question-suggested")
@dataclass(frozen=True)
class QuestionSuggested(Kind):
    """A breakout group, or a member, suggested a question for a call that is being drafted."""

    call: str
    suggestion: int
    breakout: str


@kind("calls.suggestions-taken")
@dataclass(frozen=True)
class SuggestionsTaken(Kind):
    """Plenary made a question of one suggestion, or one question of several; their origins are kept at the question."""

    call: str
    suggestions: list[int]
    question: str


@kind("calls.suggestion-left")
@dataclass(frozen=True)
class SuggestionLeft(Kind):
    """Plenary left a suggested question out, for a public reason."""

    call: str
    suggestion: int
    reason: str


@kind("calls.questions-agreed")
@dataclass(frozen=True)
class QuestionsAgreed(Kind):
    """Plenary agreed on questions of a draft one by one, or took its agreement back."""

    call: str
    questions: list[str]
    agreed: bool


@kind("calls.questionnaire-adopted")
@dataclass(frozen=True)
class QuestionnaireAdopted(Kind):
    """A questionnaire was adopted, as it was found in these words; its questions are frozen from here on."""

    call: str
    version: int
    questions: int
    words: str  # "by consensus"
    where: str  # "first meeting"
    adopted: str


@kind("calls.questionnaire-reopened")
@dataclass(frozen=True)
class QuestionnaireReopened(Kind):
    """An adopted questionnaire was opened again, for a public reason: what is adopted next is a new version."""

    call: str
    version: int
    reason: str


@kind("calls.call-formatted")
@dataclass(frozen=True)
class CallFormatted(Kind):
    """The adopted questionnaire was formatted: it is ready to be sent."""

    call: str
    languages: list[str]  # in which it tells respondents what it is about


@kind("calls.call-opened")
@dataclass(frozen=True)
class CallOpened(Kind):
    """A call was opened, or it was settled when it opens by itself: nothing more is recorded at that instant."""

    call: str
    opens: str
    deadline: str  # "" without one
    accepts_late: bool


@kind("calls.deadline-extended")
@dataclass(frozen=True)
class DeadlineExtended(Kind):
    """A deadline was moved to a later instant; the old one and the reason stay. Late responses that it covers are in time now."""

    call: str
    old: str
    new: str
    reason: str
    no_longer_late: list[int]  # numbers of responses


@kind("calls.call-closed")
@dataclass(frozen=True)
class CallClosed(Kind):
    """A call was closed for good, for a public reason: late answers are no longer accepted either."""

    call: str
    reason: str


@kind("calls.call-reopened")
@dataclass(frozen=True)
class CallReopened(Kind):
    """A call that was closed accepts answers again, for a public reason; those after its deadline are marked late."""

    call: str
    reason: str


@kind("calls.channel-tracked")
@dataclass(frozen=True)
class ChannelTracked(Kind):
    """A way that a call goes out was planned, or it was noted that the call went out by it."""

    call: str
    channel: str
    sent: str  # a day; "" while it is planned


@kind("calls.channel-dropped")
@dataclass(frozen=True)
class ChannelDropped(Kind):
    """A planned way was taken off the list: the call does not go out by it."""

    call: str
    channel: str


@kind("calls.invitations-entered")
@dataclass(frozen=True)
class InvitationsEntered(Kind):
    """Bodies or people were put on the invitation list of a call."""

    call: str
    entered: int


@kind("calls.invitations-withdrawn")
@dataclass(frozen=True)
class InvitationsWithdrawn(Kind):
    """Invitations were taken off the list of a call; who was told before stays told."""

    call: str
    withdrawn: int


@kind("calls.invitations-sent")
@dataclass(frozen=True)
class InvitationsSent(Kind):
    """Those on the invitation list who had not been told yet are told now."""

    call: str
    to: int
    by_mail: int  # of these, those with a mail address


@kind("calls.reminders-planned")
@dataclass(frozen=True)
class RemindersPlanned(Kind):
    """The reminders of a call were planned: at these instants whoever is invited and has not answered is reminded."""

    call: str
    due: list[str]


@kind("calls.reminder-dropped")
@dataclass(frozen=True)
class ReminderDropped(Kind):
    """A planned reminder was dropped."""

    call: str
    due: str


@kind("calls.reminder-sent")
@dataclass(frozen=True)
class ReminderSent(Kind):
    """Those who are invited and have not answered are reminded of the deadline now."""

    call: str
    to: int
    deadline: str
    due: str  # when it was planned for


@kind("calls.dates-planned")
@dataclass(frozen=True)
class DatesPlanned(Kind):
    """Dates of a call were entered or moved; each is given with the day before, and the day that it has now."""

    call: str
    moved: dict[str, list[str]]  # code: [before, now]; "" where there is no day


@kind("calls.date-dropped")
@dataclass(frozen=True)
class DateDropped(Kind):
    """A date was taken out of a call's plan; what hung on it hangs on what it hung on."""

    call: str
    date: str
