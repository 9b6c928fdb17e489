"""Questions of the public: the box, asking, confirming, answering, declining."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from plenary.mandate.reads import group_id
from plenary.news.acts.common import NAME, WORDS, line_of, prose_of, said_in
from plenary.news.entries import (
    BoxSet,
    PublicQuestionAnswered,
    PublicQuestionAsked,
    PublicQuestionDeclined,
    PublicQuestionPut,
)
from plenary.news.models import AnsweredBefore, Box, Question
from plenary.news.rights import ASK, KEEP
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, SECRETARIAT, Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, reasoned, words_of
from plenary.record.problems import Conflict, Problem

LONGEST = 2000  # characters of a question
CLASSES = (CHAIR, SECRETARIAT, MEMBER, OBSERVER)


def address(group: str, number: int) -> str:
    """Of a question in the record."""
    return f"asked/{group}/{number}"


@act
def set_box(
    by: Actor,
    *,
    group: str,
    open: bool,
    until: datetime | None = None,
    about: str = "",
    words: dict[str, str] | None = None,
    at: datetime,
) -> Outcome:
    """Open the box for questions of the public, or close it; `about` is the briefing that it follows (A142).

    Raises Problem, Forbidden.
    """
    KEEP.require(by, group)
    if open:
        ASK.require(by, group)  # where the work has ended nobody may ask: the box does not say that they may
    if open and until is not None and until <= at:
        raise Problem("It would be closed already: choose a later day.")
    row = Box.objects.filter(group__slug=group).first() or Box(group_id=group_id(group))
    told = (open, until if open else None, about if open else "", words_of(words, 1000) if open else {})
    if row.pk and (row.open, row.until, row.about, row.words) == told:
        return Unchanged(f"asked/{group}")
    row.open, row.until, row.about, row.words = told
    row.save()
    return Written(BoxSet(group, open, row.until.isoformat() if row.until else "", row.about), f"asked/{group}")


@act
def ask_question(
    by: Actor, *, group: str, words: str, language: str, name: str = "", email: str = "", at: datetime
) -> Outcome:
    """Put a question to the chair. Signed in it stands at once; by mail once the address is confirmed, and not before.

    `value` is [its key, its number or 0]. Raises Problem.
    """
    ASK.require(by, group)
    box = Box.objects.filter(group__slug=group).first()
    if box is None or not box.open or (box.until is not None and at >= box.until):
        raise Problem("No questions are taken at the moment.")
    row = Question(
        group_id=group_id(group),
        about=box.about,
        language=language,
        words=prose_of(words, LONGEST, "Write your question."),
        name=by.name[:NAME] if by.person else line_of(name, NAME, "Write your name, as it is to be shown."),
        asked=at,
    )
    if by.person is None:
        row.email, row.state = _mail(email), "unconfirmed"
        row.save()
        return Written(PublicQuestionAsked(group, row.pk), f"asked/{group}", [row.pk, 0])
    held = by.roles_in(group)
    row.person_id, row.klass = by.person, next((one for one in CLASSES if one in held), "")
    return _put(row, group)


@act
def confirm_question(by: Actor, *, question: int, at: datetime) -> Outcome:
    """Confirm the mail address of a question: it stands on the page from then on. Twice is once.

    `value` is [its key, its number]. Raises Question.DoesNotExist.
    """
    row = Question.objects.select_for_update(of=("self",)).select_related("group").get(pk=question)
    group = row.group.slug
    ASK.require(by, group)
    if row.state != "unconfirmed":
        return Unchanged(address(group, row.number), [row.pk, row.number])
    return _put(row, group)


def _put(row: Question, group: str) -> Outcome:
    row.number = int(next_number(Question, group__slug=group))
    row.state = "waiting"
    row.save()
    return Written(PublicQuestionPut(group, row.number, row.about), address(group, row.number), [row.pk, row.number])


@act
def answer_question(
    by: Actor, *, group: str, number: int, answer: dict[str, str], seen: str | None = None, at: datetime
) -> Outcome:
    """Publish the answer, or change it; a language that is not given stays, and so does what was said before.

    `seen` is the instant (ISO, "" for none) at which it was settled last when the form was opened. Raises Problem, Conflict
    where it was settled meanwhile, Forbidden, Question.DoesNotExist.
    """
    KEEP.require(by, group)
    row = _seen(group, number, seen)
    said = said_in(answer, WORDS, "Write the answer.")
    if row.state == "answered" and row.answer | said == row.answer:
        return Unchanged(address(group, number))
    _keep(row, at)
    row.answer = row.answer | said
    row.state, row.settled, row.seat, row.reason = "answered", at, by.seat, ""
    row.save()
    return Written(PublicQuestionAnswered(group, number, sorted(said)), address(group, number))


@act
def decline_question(
    by: Actor, *, group: str, number: int, reason: str, seen: str | None = None, at: datetime
) -> Outcome:
    """Say why a question is not answered; question and reason stay, and a reason given before. `seen` as of `answer_question`.

    Raises Problem, Conflict, Forbidden, Question.DoesNotExist.
    """
    KEEP.require(by, group)
    row = _seen(group, number, seen)
    why = reasoned(reason)
    if not why:
        raise Problem("Say why it is not answered: the reason stands beside the question.")
    if row.state == "answered":
        raise Conflict("It was answered: change the answer instead.")
    if row.state == "declined" and row.reason == why:
        return Unchanged(address(group, number))
    _keep(row, at)
    row.state, row.settled, row.seat, row.reason = "declined", at, by.seat, why
    row.save()
    return Written(PublicQuestionDeclined(group, number, why), address(group, number))


def _seen(group: str, number: int, seen: str | None) -> Question:
    """The question, where nobody has settled it since the form was opened. Raises Conflict, Question.DoesNotExist."""
    row: Question = Question.objects.get(group__slug=group, number=number)
    if seen is not None and seen != (row.settled.isoformat() if row.settled else ""):
        raise Conflict("Somebody else has amended it since you opened it: look at it as it is now.")
    return row


def _keep(row: Question, at: datetime) -> None:
    """What it says stays to be read once it says something else; a question that waits says nothing yet."""
    if row.settled is None:
        return
    AnsweredBefore(
        question=row,
        order=AnsweredBefore.objects.filter(question=row).count() + 1,
        state=row.state,
        answer=row.answer,
        reason=row.reason,
        seat=row.seat,
        settled=row.settled,
        until=at,
    ).save()


def _mail(typed: str) -> str:
    found = typed.strip()
    try:
        validate_email(found)
    except ValidationError:
        found = ""
    if not found or len(found) > 254:
        raise Problem("This is not a mail address: it needs a name, @ and a domain, such as ana@example.org.")
    return found
