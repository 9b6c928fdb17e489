"""Kinds of entries: the box for questions of the public, what is asked and answered."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["BoxSet", "PublicQuestionAnswered", "PublicQuestionAsked", "PublicQuestionDeclined", "PublicQuestionPut"]


@kind("news.box-set")
@dataclass(frozen=True)
class BoxSet(Kind):
    """The box for questions of the public was opened or closed; `until` is when it closes by itself, "" where it does not."""

    group: str
    open: bool
    until: str
    about: str


@kind("news.question-asked")
@dataclass(frozen=True)
class PublicQuestionAsked(Kind):
    """A question came in with a mail address that is still to be confirmed: nobody reads it before."""

    group: str
    question: int


@kind("news.question-put")
@dataclass(frozen=True)
class PublicQuestionPut(Kind):
    """A question of the public was put to the chair, and stands on the page with its number."""

    group: str
    number: int
    about: str


@kind("news.question-answered")
@dataclass(frozen=True)
class PublicQuestionAnswered(Kind):
    """A question of the public was answered, or its answer was changed."""

    group: str
    number: int
    languages: list[str]


@kind("news.question-declined")
@dataclass(frozen=True)
class PublicQuestionDeclined(Kind):
    """A question of the public is not answered, for a reason that stands beside it."""

    group: str
    number: int
    reason: str
