"""Questions that divide the group: the list, and one with positions, arguments, and what it hangs together with."""

from __future__ import annotations

from plenary.consensus.models import Argument, Position, Question
from plenary.consensus.reads.findings import findings
from plenary.consensus.reads.methods import methods_of
from plenary.consensus.reads.positions import filled, position_line
from plenary.consensus.reads.values import AnswerCounts, ArgumentLine, PositionLine, QuestionLine, QuestionPage
from plenary.members.reads import seats
from plenary.record.actor import CHAIR, MEMBER, SECRETARIAT, Actor
from plenary.rules import consensus

OPEN = "open"
WITH_QUESTION = ("depends", "behind", "text")


def _line(q: Question) -> QuestionLine:
    other = q.depends
    return QuestionLine(
        q.pk,
        q.number,
        q.title,
        q.words,
        q.kind,
        tuple((a["code"], a["label"]) for a in q.answers),
        other.number if other else 0,
        q.condition,
        consensus.asked(q.condition, other.outcome if other else "", other.state if other else ""),
        q.behind.number if q.behind else 0,
        q.text.slug if q.text else "",
        q.state,
        q.outcome,
        q.reason,
        q.revisit,
        q.since,
    )


def sees_all(by: Actor, group: str) -> bool:
    """Members, the chair and the secretariat see questions that are asked only under a condition; others do not (A4)."""
    return bool(by.roles_in(group) & {MEMBER, CHAIR, SECRETARIAT})


def questions(group: str, by: Actor | None = None) -> tuple[QuestionLine, ...]:
    """The questions of a group, by number: all of them, or those that `by` sees. One query."""
    rows = Question.objects.filter(group__slug=group).select_related(*WITH_QUESTION).order_by("number")
    found = tuple(_line(q) for q in rows[:500])
    if by is None or sees_all(by, group):
        return found
    return tuple(q for q in found if q.asked == "asked")


def to_revisit(group: str) -> tuple[QuestionLine, ...]:
    """Questions that were deferred and may be revisited (A106). One query."""
    return tuple(q for q in questions(group) if q.revisit)


def question(group: str, number: int) -> QuestionPage | None:
    """A question with everything that is said on it. Six queries. None: there is no such question."""
    every = questions(group)
    line = next((q for q in every if q.number == number), None)
    if line is None:
        return None
    known = seats(group)
    by_key = {s.key: s for s in known}
    order = {s.number: n for n, s in enumerate(known)}
    now: list[PositionLine] = []
    past: list[PositionLine] = []
    for row in Position.objects.filter(question=line.id).order_by("-since", "-pk"):
        (now if row.until is None else past).append(position_line(row, by_key))
    now.sort(key=lambda p: (order[p.number], p.wording))
    codes = (*(code for code, _label in line.answers), OPEN)
    given = tuple(p for p in now if p.value == "support" or p.wording == OPEN)
    beside = tuple(p for p in now if p not in given)
    sizes = filled(known)
    counts = tuple(
        AnswerCounts(g, size, tuple(sum(1 for p in given if p.group == g and p.wording == c) for c in codes))
        for g, size in sizes.items()
    )
    methods = methods_of(group)
    rules = [p.rule for p in now]
    return QuestionPage(
        line,
        codes,
        counts,
        given,
        beside,
        tuple(past[:200]),
        tuple(
            ArgumentLine(a.number, a.answer, a.side, a.words, a.name, a.instant)
            for a in Argument.objects.filter(question=line.id).order_by("number")
        ),
        findings(group, question=number),
        next((q for q in every if q.number == line.depends), None),
        tuple(q for q in every if q.depends == number),
        next((q for q in every if q.number == line.behind), None),
        tuple(q for q in every if q.behind == number),
        tuple((c, consensus.standing([p for p in rules if p.wording == c], methods, seats=sizes)) for c in codes[:-1]),
    )
