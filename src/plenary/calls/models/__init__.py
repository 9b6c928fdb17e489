"""Tables of the calls for input."""

from plenary.calls.models.answering import (
    Attachment,
    Contact,
    Draft,
    DraftFile,
    Merge,
    ResponseVersion,
    Signatory,
    mail_digest,
)
from plenary.calls.models.life import (
    CallDate,
    Channel,
    Extension,
    Invitation,
    Reminder,
    SuggestedQuestion,
    invitation_digest,
)
from plenary.calls.models.responses import STANDING, Answer, Call, Original, Question, Response
from plenary.calls.models.summary import Citation, Correction, Statement, Summary

__all__ = [
    "STANDING",
    "Answer",
    "Attachment",
    "Call",
    "CallDate",
    "Channel",
    "Citation",
    "Contact",
    "Correction",
    "Draft",
    "DraftFile",
    "Extension",
    "Invitation",
    "Merge",
    "Original",
    "Question",
    "Reminder",
    "Response",
    "ResponseVersion",
    "Signatory",
    "Statement",
    "SuggestedQuestion",
    "Summary",
    "invitation_digest",
    "mail_digest",
]
