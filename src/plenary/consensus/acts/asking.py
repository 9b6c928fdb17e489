"""Questions that divide the group: asked, argued, answered by seats, found by the chair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.consensus.acts.common import asked, meeting_id, question_of, voice
from plenary.consensus.acts.standing import spare, stand
from plenary.consensus.entries.findings import QuestionFound
from plenary.consensus.entries.positions import PositionTaken, QuestionArgued, QuestionAsked, QuestionChanged
from plenary.consensus.models import Argument, Finding, Position, Question
from plenary.consensus.reads.about import values_of
from plenary.consensus.reads.methods import methods_of
from plenary.consensus.reads.obstacles import named, refused
from plenary.consensus.rights import ARGUE, ASK, ENTER, FIND
from plenary.mandate.reads import group_id
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.rules import consensus
from plenary.texts import reads as texts

OPEN = "open"  # an answer to every question: we do not say yes or no (yet)
USUAL = (
    {"code": "yes", "label": {"en": "Yes", "ar": "نعم", "es": "Sí", "fr": "Oui", "ru": "Да", "zh": "是"}},
    {"code": "no", "label": {"en": "No", "ar": "لا", "es": "No", "fr": "Non", "ru": "Нет", "zh": "否"}},
)
KINDS = ("substance", "form")
MOST_ANSWERS = 9


@act
def ask_question(
    by: Actor,
    *,
    group: str,
    title: Mapping[str, str],
    words: Mapping[str, str] | None = None,
    kind: str = "substance",
    answers: Sequence[Mapping[str, Any]] = (),
    depends: int = 0,
    condition: str = "",
    behind: int = 0,
    text: str = "",
    at: datetime,
) -> Outcome:
    """Put a question that divides the group by name (A3); `value` is its number.

    `answers` are {"code", "label" by language}; without any they are yes and no. "open" may always be answered. `depends` is the
    number of another question, and `condition` the answer to it under which this one is asked (A4). Of a question of form
    `behind` is the question of substance behind it (A6). Raises Problem.
    """
    ASK.require(by, group)
    named_so = words_of(title, 300)
    if not named_so:
        raise Problem("Write the question.")
    if kind not in KINDS:
        raise Problem("Say whether it is a question of substance or of form.")
    kept = _answers(answers or USUAL)
    other = question_of(group, depends) if depends else None
    row = Question(
        group_id=group_id(group),
        number=next_number(Question, group__slug=group),
        title=named_so,
        words=words_of(words),
        kind=kind,
        answers=kept,
        depends=other,
        condition=_condition(other, condition),
        behind=_behind(group, kind, behind),
        text_id=_text(group, text),
        since=at,
    )
    row.save()
    told = QuestionAsked(row.number, kind, [a["code"] for a in kept], depends, row.condition, behind)
    return Written(told, asked(group, row.number), row.number)


def _answers(answers: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    kept = [{"code": str(a.get("code", "")).strip(), "label": words_of(a.get("label"), 300)} for a in answers]
    codes = [a["code"] for a in kept]
    if not 2 <= len(kept) <= MOST_ANSWERS:
        raise Problem("A question has between two answers and %(most)s.", most=MOST_ANSWERS)
    if len(set(codes)) != len(codes) or OPEN in codes or not all(c and len(c) <= 20 for c in codes):
        raise Problem("Each answer has a name of its own.")
    if not all(a["label"] for a in kept):
        raise Problem("Write each answer.")
    return kept


def _condition(other: Question | None, condition: str) -> str:
    if other is None:
        return ""
    if condition not in {a["code"] for a in other.answers}:
        raise Problem("Choose the answer to question %(number)s under which this one is asked.", number=other.number)
    return condition


def _behind(group: str, kind: str, behind: int) -> Question | None:
    if not behind:
        return None
    if kind != "form":
        raise Problem("Only a question of form has one of substance behind it.")
    found = question_of(group, behind)
    if found.kind != "substance":
        raise Problem("Question %(number)s is one of form itself.", number=behind)
    return found


def _text(group: str, text: str) -> int | None:
    if not text:
        return None
    found = next((line for line in texts.texts(group) if line.slug == text), None)
    if found is None:
        raise Problem("There is no such text.")
    return found.id


@act
def change_question(
    by: Actor,
    *,
    group: str,
    question: int,
    title: Mapping[str, str],
    words: Mapping[str, str] | None = None,
    at: datetime,
) -> Outcome:
    """Word a question anew. Once a seat has answered it stays as it was asked: another question is another one."""
    ASK.require(by, group)
    row = question_of(group, question)
    named_so, said = words_of(title, 300), words_of(words)
    if not named_so:
        raise Problem("Write the question.")
    fields = [n for n, new, old in (("title", named_so, row.title), ("words", said, row.words)) if new != old]
    if not fields:
        return Unchanged(asked(group, question))
    if Position.objects.filter(question=row).exists():
        raise Problem("Members have answered this question: it stays as it was asked. Ask another one.")
    row.title, row.words = named_so, said
    row.save()
    return Written(QuestionChanged(question, fields), asked(group, question))


@act
def argue(
    by: Actor,
    *,
    group: str,
    question: int,
    answer: str,
    side: str,
    words: Mapping[str, str],
    seat: int | None = None,
    name: str = "",
    at: datetime,
) -> Outcome:
    """Put an argument for or against an answer beside a question (A8, A9); `value` is its number on the question.

    A member argues for her seat. The chair and the secretariat enter one for a `seat` (its number), for somebody by `name`, or
    for nobody: then it stands unnamed. Raises Problem, Forbidden.
    """
    ARGUE.require(by, group)
    row = question_of(group, question)
    if answer not in {a["code"] for a in row.answers}:
        raise Problem("Choose the answer that it is about.")
    if side not in ("for", "against"):
        raise Problem("Say whether it speaks for the answer or against it.")
    said = words_of(words)
    if not said:
        raise Problem("Write the argument.")
    helping = ENTER.asked(by, group).allowed
    who = voice(by, group, seat) if seat is not None or not helping else None
    made = Argument(
        question=row,
        number=next_number(Argument, question=row),
        answer=answer,
        side=side,
        words=said,
        seat_id=who.key if who else None,
        name=who.holder if who else " ".join(name.split())[:300],
        instant=at,
    )
    made.save()
    told = QuestionArgued(question, made.number, answer, side, who.number if who else 0)
    return Written(told, asked(group, question), made.number)


@act
def answer_question(
    by: Actor,
    *,
    group: str,
    question: int,
    answer: str,
    value: str = "support",
    reason: str = "",
    change: str = "",
    seat: int | None = None,
    at: datetime,
) -> Outcome:
    """Say where a seat stands on a question: its answer, or "open"; or of another answer that it can live with it, or objects.

    A seat gives one answer: giving another ends the one that it gave. On a dependent question it may be given before the
    other is found so; it is asked only then. `seat` is the number of one for which the chair or the secretariat enters it:
    what its holder entered herself is replaced for a reason alone, and an objection of hers is not. Raises Problem, Forbidden.
    """
    who = voice(by, group, seat)
    row = question_of(group, question)
    if row.state == "decided":
        raise Problem("This question is decided: the chair reopens it first.")
    if answer != OPEN and answer not in {a["code"] for a in row.answers}:
        raise Problem("Choose an answer.")
    if answer == OPEN:
        value = "none"
    if seat is not None:
        hers = Position.objects.filter(question=row, seat=who.key, until=None, entered=False)
        there = [one for one in hers if one.wording == answer]
        spare(who, value, reason, there, [*there, *_ending(row, who.key, answer, value, entered=False)])
    for other in _ending(row, who.key, answer, value):
        other.until = at
        other.save()
    made, before = stand(who, answer, value, reason, change, at, entered=seat is not None, question=row)
    if made is None:
        return Unchanged(asked(group, question))
    told = PositionTaken(who.number, answer, value, before, seat is not None)
    return Written(told, asked(group, question))


def _ending(row: Question, seat: int, answer: str, value: str, **which: bool) -> list[Position]:
    """What a seat answered so far, which ends: it gives one answer. What it can live with, and its objections, stay."""
    if value != "support" and answer != OPEN:
        return []
    others = Position.objects.filter(question=row, seat=seat, until=None, **which).exclude(wording=answer)
    return [other for other in others if other.value == "support" or other.wording == OPEN]


@act
def find_question(
    by: Actor,
    *,
    group: str,
    question: int,
    finding: str,
    answer: str = "",
    words: Mapping[str, str] | None = None,
    meeting: str = "",
    revisit: bool = False,
    at: datetime,
) -> Outcome:
    """The chair finds where the group stands on a question; `value` is the number of the finding in the group.

    decided (with the `answer` that was agreed; refused while an objection to it stands), deferred (with `revisit` it may be taken
    up again, A106), none (no agreement), reopened. All but decided take a reason: `words`, by language.
    Raises Problem, Forbidden.
    """
    FIND.require(by, group)
    row = question_of(group, question)
    said = words_of(words)
    if finding not in ("decided", "deferred", "none", "reopened"):
        raise Problem("Choose what you find: decided, deferred, no agreement, or reopened.")
    state = "open" if finding == "reopened" else finding
    answer = answer if finding == "decided" else ""
    revisit = revisit and finding == "deferred"
    if (row.state, row.outcome, row.revisit) == (state, answer, revisit):
        return Unchanged(asked(group, question))
    if finding == "decided":
        _decided(row, group, answer)
    elif not said:
        raise Problem("Say why: the reason is public.")
    made = Finding(
        question=row,
        number=next_number(Finding, group__slug=group),
        group_id=row.group_id,
        finding=finding,
        how="room",
        wording=answer,
        reason=next(iter(said.values()), ""),
        meeting_id=meeting_id(group, meeting),
        instant=at,
    )
    made.save()
    row.state, row.outcome, row.revisit, row.since = state, answer, revisit, at
    row.reason = said
    row.save()
    told = QuestionFound(made.number, question, finding, answer, revisit, meeting)
    return Written(told, asked(group, question), made.number)


def _decided(row: Question, group: str, answer: str) -> None:
    if answer not in {a["code"] for a in row.answers}:
        raise Problem("Choose the answer that was agreed.")
    waits = consensus.asked(
        row.condition, row.depends.outcome if row.depends else "", row.depends.state if row.depends else ""
    )
    if row.depends is not None and waits != "asked":
        raise Problem(
            "This question is asked only once question %(number)s is found so: decide that one first.",
            number=row.depends.number,
        )
    rows = Position.objects.filter(question=row, wording=answer, until=None).select_related("seat__stakeholder_group")
    methods = methods_of(group)
    refused(named(consensus.standing(values_of(rows), methods), rows))
