"""Questions to the chair, or to who presented: asked and answered in public (A142)."""

from __future__ import annotations

from datetime import datetime

from plenary.meetings.acts.common import address, item_of, met
from plenary.meetings.entries.sensing import QuestionAnswered, QuestionAsked, QuestionRemoved, QuestionRestored
from plenary.meetings.models import ChairQuestion
from plenary.meetings.rights import QUESTION, RUN
from plenary.members.reads import seat_of
from plenary.record.actor import Actor, Forbidden
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem

LONGEST, LONGEST_ANSWER, LONGEST_REASON = 2000, 20_000, 300
MOST_WAITING = 10  # of one person: nobody fills the box for others


@act
def ask_chair(by: Actor, *, group: str, meeting: str, text: str, item: int | None = None, at: datetime) -> Outcome:
    """Put a question; `value` is its number. Everybody reads it at once. Raises Problem."""
    found = met(by, group, meeting, QUESTION)
    if by.person is None:
        raise Forbidden(QUESTION, QUESTION.reason)
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Problem("Write the question.")
    if len(text) > LONGEST:
        raise Problem("A question has at most %(most)s characters.", most=LONGEST)
    waiting = ChairQuestion.objects.filter(meeting=found, person=by.person, answer="", removed="")
    if waiting.count() >= MOST_WAITING:
        raise Problem("%(most)s of your questions wait for an answer: put the next one then.", most=MOST_WAITING)
    _seat, holder = seat_of(by.person, group)
    row = ChairQuestion(
        meeting=found,
        item=item_of(found, item) if item is not None else None,
        number=next_number(ChairQuestion, meeting=found),
        text=text,
        name=holder or by.name,
        person_id=by.person,
        asked=at,
    )
    row.save()
    return Written(QuestionAsked(row.number, item or 0), address(found, "question", row.number), row.number)


@act
def answer_question(
    by: Actor, *, group: str, meeting: str, question: int, text: str, answered_as: str = "", at: datetime
) -> Outcome:
    """Answer it, or change the answer; the earlier words stay in the record. Raises Problem."""
    found = met(by, group, meeting, RUN)
    row: ChairQuestion | None = ChairQuestion.objects.filter(meeting=found, number=question).first()
    if row is None:
        raise Problem("There is no such question.")
    if row.removed:
        raise Problem("This question was removed.")
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise Problem("Write the answer.")
    if len(text) > LONGEST_ANSWER:
        raise Problem("An answer has at most %(most)s characters.", most=LONGEST_ANSWER)
    answered_as = " ".join(answered_as.split())[:120]
    if (row.answer, row.answered_as) == (text, answered_as):
        return Unchanged(address(found, "question", question))
    row.answer, row.answered, row.answered_as = text, at, answered_as
    row.save()
    return Written(QuestionAnswered(question), address(found, "question", question))


@act
def remove_question(by: Actor, *, group: str, meeting: str, question: int, reason: str, at: datetime) -> Outcome:
    """Take a question out of public view, for a public reason. It stays in the record. Raises Problem."""
    found = met(by, group, meeting, RUN)
    row: ChairQuestion | None = ChairQuestion.objects.filter(meeting=found, number=question).first()
    if row is None:
        raise Problem("There is no such question.")
    reason = " ".join(reason.split())
    if not reason:
        raise Problem("Say why it is removed: the reason is public.")
    if len(reason) > LONGEST_REASON:
        raise Problem("A reason has at most %(most)s characters.", most=LONGEST_REASON)
    if row.removed:
        return Unchanged(address(found, "question", question))
    row.removed = reason
    row.save()
    return Written(QuestionRemoved(question, reason), address(found, "question", question))


@act
def restore_question(by: Actor, *, group: str, meeting: str, question: int, at: datetime) -> Outcome:
    """Put a question back that was removed by mistake, with its answer. The record keeps that it was removed. Raises Problem."""
    found = met(by, group, meeting, RUN)
    row: ChairQuestion | None = ChairQuestion.objects.filter(meeting=found, number=question).first()
    if row is None:
        raise Problem("There is no such question.")
    if not row.removed:
        return Unchanged(address(found, "question", question))
    row.removed = ""
    row.save()
    return Written(QuestionRestored(question), address(found, "question", question))
