"""Which questions a respondent is asked, by what she answered before: a small language, read by hand, never executed.

    Q1 == "government"
    Q1 in ["ngo", "academia"] and not answered(Q1b)
    "health" in Q3 or count(Q3) >= 2

The prose is in `docs/user/questionnaire-files.md`. `Q1` is question 1, `Q1a` its part a), `Q{3 bis}` and
`Q{3 bis}.ii` name what is not a number and one letter. `==` and `!=` compare the whole answer, `in` asks whether a
choice is among several, `<` and its like compare numbers. Answers are blank until given: `Q1 == ""`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from plenary.rules.condition_reader import from_limesurvey, from_xlsform, parse, translate
from plenary.rules.conditions import (
    Always,
    And,
    Answered,
    BranchingError,
    Compare,
    Count,
    Expr,
    Not,
    Operand,
    Or,
    Ref,
    refs,
    show,
    show_operand,
)

__all__ = ["Always", "And", "Answered", "Answers", "BranchingError", "Compare", "Conditional", "Count", "Expr", "Not"]
__all__ += ["Or", "Ref", "Visibility", "check", "evaluate", "from_limesurvey", "from_xlsform", "parse", "refs", "show"]
__all__ += ["translate", "visible"]

Answers = Mapping[str, str | Sequence[str]]  # "1", "1a": text, the chosen value, or the chosen values


def _values(ref: Ref, answers: Answers) -> tuple[str, ...]:
    given = answers.get(ref.key, ())
    each = (given,) if isinstance(given, str) else tuple(given)
    return tuple(text for text in (value.strip() for value in each) if text)


def _number(operand: Operand, answers: Answers) -> Decimal | None:
    if isinstance(operand, Decimal):
        return operand
    if isinstance(operand, Count):
        return Decimal(len(_values(operand.ref, answers)))
    texts = _values(operand, answers) if isinstance(operand, Ref) else (operand,) if isinstance(operand, str) else ()
    if len(texts) == 1 and re.fullmatch(r"[-+]?\d{1,30}(?:\.\d{1,30})?", texts[0].strip(), re.A):
        return Decimal(texts[0])
    return None


def _set(operand: Operand, answers: Answers) -> frozenset[str]:
    if isinstance(operand, Ref):
        return frozenset(_values(operand, answers))
    items = operand if isinstance(operand, tuple) else (operand,)
    return frozenset(
        text for item in items if (text := item.strip() if isinstance(item, str) else _plain(item, answers))
    )


def _plain(operand: Decimal | Count | Ref, answers: Answers) -> str:
    number = _number(operand, answers)
    return "" if number is None else format(number.normalize(), "f")


def _holds(compare: Compare, answers: Answers) -> bool:
    left, right = compare.left, compare.right
    if compare.operator == "in":
        shared = _set(left, answers) & _set(right, answers)
        return bool(shared)
    first, second = _number(left, answers), _number(right, answers)
    if compare.operator in ("==", "!="):
        numbers = first is not None and second is not None and not (isinstance(left, str) or isinstance(right, str))
        equal = first == second if numbers else _set(left, answers) == _set(right, answers)
        return equal is (compare.operator == "==")
    if first is None or second is None:
        return False
    return {"<": first < second, "<=": first <= second, ">": first > second, ">=": first >= second}[compare.operator]


def _judge(expr: Expr, answers: Answers, hidden: frozenset[str]) -> tuple[bool | None, Expr]:
    """The verdict (None: it rests on a question that was not asked) and the part of the condition that decides it."""
    if isinstance(expr, And | Or):
        verdicts = [_judge(item, answers, hidden) for item in expr.items]
        decisive = isinstance(expr, Or)  # one true item decides an "or", one false item an "and"
        for verdict in verdicts:
            if verdict[0] is decisive:
                return verdict
        for verdict in verdicts:
            if verdict[0] is None:
                return verdict
        return not decisive, expr
    if isinstance(expr, Not):
        opposite, why = _judge(expr.item, answers, hidden)
        return (None if opposite is None else not opposite), why
    if isinstance(expr, Always):
        return expr.value, expr
    if any(ref.number in hidden for ref in refs(expr)):
        return None, expr
    return (bool(_values(expr.ref, answers)) if isinstance(expr, Answered) else _holds(expr, answers)), expr


def evaluate(expr: Expr | str, answers: Answers) -> tuple[bool, str]:
    """Return whether the condition holds, and why: the part that decides it with the answers it looked at.

    `evaluate('Q1 == "ngo" and Q2 == "x"', {"1": "state"})` is `(False, 'Q1 == "ngo" [Q1: "state"]')`.
    Raises `BranchingError` for a text that cannot be read.
    """
    verdict, why = _judge(parse(expr) if isinstance(expr, str) else expr, answers, frozenset())
    return bool(verdict), _reason(why, answers)


def _reason(why: Expr, answers: Answers) -> str:
    seen = "; ".join(
        f"{show_operand(ref)}: {', '.join(show_operand(value) for value in _values(ref, answers)) or '-'}"
        for ref in refs(why)
    )
    return f"{show(why)} [{seen}]" if seen else show(why)


class Conditional(Protocol):
    """The part of a question that branching looks at."""

    @property
    def number(self) -> str: ...
    @property
    def relevant(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Visibility:
    """Who is asked what."""

    shown: tuple[str, ...]  # numbers, in the questionnaire's order
    hidden: Mapping[str, str]  # number: reason, as `evaluate` gives it; or "rests on Q2, which is not asked"


def visible(questions: Sequence[Conditional], answers: Answers) -> Visibility:
    """Return which questions are asked. What rests on a question that is not asked is not asked either.

    An answer given before its question was hidden does not count. Raises `BranchingError` for a condition that
    cannot be read, or for conditions that go round in a circle.
    """
    conditions = {question.number: parse(question.relevant) for question in questions if question.relevant.strip()}
    hidden: dict[str, str] = {}
    for number in _in_order(conditions):
        verdict, why = _judge(conditions[number], answers, frozenset(hidden))
        if verdict is None:
            missing = next(ref for ref in refs(why) if ref.number in hidden)
            hidden[number] = f"rests on {show_operand(Ref(missing.number))}, which is not asked"
        elif not verdict:
            hidden[number] = _reason(why, answers)
    return Visibility(tuple(question.number for question in questions if question.number not in hidden), hidden)


def _in_order(conditions: Mapping[str, Expr]) -> tuple[str, ...]:
    """The numbers, each after those that its condition looks at."""
    done: dict[str, None] = {}
    for first in conditions:
        path: list[tuple[str, Iterator[Ref]]] = [(first, iter(refs(conditions[first])))] if first not in done else []
        while path:
            number, rest = path[-1]
            ref = next(rest, None)
            if ref is None:
                done[number] = None
                path.pop()
            elif any(ref.number == other for other, _ in path):
                ring = [other for other, _ in path]
                ring = [*ring[ring.index(ref.number) :], ref.number]
                circle = " -> ".join(show_operand(Ref(other)) for other in ring)
                raise BranchingError(f"The conditions go round in a circle: {circle}.", show(conditions[number]))
            elif ref.number in conditions and ref.number not in done:
                path.append((ref.number, iter(refs(conditions[ref.number]))))
    return tuple(done)


def check(questions: Sequence[Conditional]) -> tuple[tuple[str, str], ...]:
    """Return what is wrong with the conditions of a questionnaire, as (number, message); () where all is well."""
    problems: list[tuple[str, str]] = []
    known = {question.number for question in questions}
    conditions: dict[str, Expr] = {}
    for question in questions:
        if not question.relevant.strip():
            continue
        try:
            conditions[question.number] = parse(question.relevant)
        except BranchingError as error:
            problems.append((question.number, error.message))
            continue
        missing = [ref for ref in refs(conditions[question.number]) if ref.number not in known]
        problems.extend((question.number, f"There is no question {ref.number}.") for ref in missing)
    try:
        _in_order(conditions)
    except BranchingError as error:
        number = next((number for number, expr in conditions.items() if show(expr) == error.original), "")
        problems.append((number, error.message))
    return tuple(problems)
