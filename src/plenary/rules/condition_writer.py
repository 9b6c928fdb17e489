"""Writes conditions as XLSForm and LimeSurvey have them: the way back of `condition_reader`.

`names` says what the file calls things. The keys are our own: "Q1" and "Q2a" for questions and parts; "Q1=government"
for the code of a choice, where it differs from the value; "Q3:health" for the box of a choice, where each box has a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, Literal

from plenary.rules.condition_reader import parse
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
    show_operand,
)

Foreign = Literal["xlsform", "limesurvey"]
_XPATH: Final = {"==": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def written(text: str, dialect: str, names: Mapping[str, str]) -> str:
    """Return a condition of ours in another dialect, with the same meaning.

    Raises `BranchingError` where the dialect has no counterpart, `KeyError` for a dialect that is not known.
    """
    writer = {"xlsform": _Xlsform, "limesurvey": _Limesurvey}[dialect]
    return writer(text, names).expr(parse(text))


class _Writer:
    """What both dialects share: the shape of and, or, not; which name stands for what."""

    def __init__(self, text: str, names: Mapping[str, str]) -> None:
        self.text = text
        self.names = names

    def expr(self, expr: Expr) -> str:
        if isinstance(expr, And | Or):
            return (" and " if isinstance(expr, And) else " or ").join(self._inner(item) for item in expr.items)
        if isinstance(expr, Not):
            return self.negated(expr.item)
        if isinstance(expr, Always):
            return self.always(value=expr.value)
        if isinstance(expr, Answered):
            return self.answered(expr.ref)
        return self.compare(expr)

    def _inner(self, expr: Expr) -> str:
        return f"({self.expr(expr)})" if isinstance(expr, And | Or) else self.expr(expr)

    def compare(self, compare: Compare) -> str:
        if compare.operator == "in":
            return self.within(compare)
        for ref, other in ((compare.left, compare.right), (compare.right, compare.left)):
            if isinstance(ref, Ref) and self.boxes(ref):
                return self.exactly(compare, ref, other)
        sides = [self.side(compare.left, compare.right), self.side(compare.right, compare.left)]
        return f"{sides[0]} {self.operator(compare.operator)} {sides[1]}"

    def within(self, compare: Compare) -> str:
        """`in`: one of several values among what was chosen."""
        left, right = compare.left, compare.right
        ref, values = (right, left) if isinstance(right, Ref) else (left, right)
        if not isinstance(ref, Ref) or isinstance(values, Ref | Count):
            raise self.error("“in” between two questions")
        chosen = [self.chosen(ref, str(value)) for value in (values if isinstance(values, tuple) else (values,))]
        if not chosen:
            return self.always(value=False)
        return self._any(chosen)

    def _any(self, items: Iterable[str]) -> str:
        found = list(items)
        return found[0] if len(found) == 1 else f"({' or '.join(found)})"

    def exactly(self, compare: Compare, ref: Ref, other: Operand) -> str:
        raise NotImplementedError

    def boxes(self, ref: Ref) -> dict[str, str]:
        """Value to box of a question whose every choice has a box of its own; {} for all others."""
        head = f"{show_operand(ref)}:"
        return {key[len(head) :]: name for key, name in self.names.items() if key.startswith(head)}

    def name(self, ref: Ref) -> str:
        found = self.names.get(show_operand(ref))
        if found is None:
            raise self.error(f"{show_operand(ref)}, which has no field of its own there,")
        return found

    def side(self, operand: Operand, other: Operand) -> str:
        if isinstance(operand, Ref):
            if isinstance(other, Ref) and (self._coded(operand) or self._coded(other)):
                raise self.error("the comparison of two choices with codes of their own")
            return self.field(operand)
        if isinstance(operand, Count):
            return self.count(operand.ref)
        if isinstance(operand, Decimal):
            return format(operand, "f")
        if isinstance(operand, tuple):
            raise self.error("a list that is compared")
        return self.string(self.code(other, operand))

    def code(self, of: Operand, value: str) -> str:
        return self.names.get(f"{show_operand(of)}={value}", value) if isinstance(of, Ref) else value

    def _coded(self, ref: Ref) -> bool:
        head = f"{show_operand(ref)}="
        return any(key.startswith(head) for key in self.names)

    def error(self, what: str) -> BranchingError:
        return BranchingError(f"There is no counterpart for {what}.", self.text)

    def negated(self, item: Expr) -> str:
        raise NotImplementedError

    def always(self, *, value: bool) -> str:
        raise NotImplementedError

    def answered(self, ref: Ref) -> str:
        raise NotImplementedError

    def operator(self, operator: str) -> str:
        raise NotImplementedError

    def chosen(self, ref: Ref, value: str) -> str:
        raise NotImplementedError

    def field(self, ref: Ref) -> str:
        raise NotImplementedError

    def count(self, ref: Ref) -> str:
        raise NotImplementedError

    def string(self, text: str) -> str:
        raise NotImplementedError


class _Xlsform(_Writer):
    """`${q1} = 'government' and selected(${q3}, 'health')`."""

    def negated(self, item: Expr) -> str:
        return f"not({self.expr(item)})"

    def always(self, *, value: bool) -> str:
        return "true()" if value else "false()"

    def answered(self, ref: Ref) -> str:
        return f"string-length({self.field(ref)}) > 0"

    def operator(self, operator: str) -> str:
        return _XPATH[operator]

    def chosen(self, ref: Ref, value: str) -> str:
        return f"selected({self.field(ref)}, {self.string(self.code(ref, value))})"

    def field(self, ref: Ref) -> str:
        return f"${{{self.name(ref)}}}"

    def count(self, ref: Ref) -> str:
        return f"count-selected({self.field(ref)})"

    def string(self, text: str) -> str:
        """XPath knows no escapes: the quotation mark that the text does not hold."""
        if "\\" in text or ("'" in text and '"' in text):
            raise self.error("a value with both quotation marks or a backslash")
        return f'"{text}"' if "'" in text else f"'{text}'"


class _Limesurvey(_Writer):
    """`Q1.NAOK == "A1" and Q3_SQ001.NAOK == "Y"`."""

    def negated(self, item: Expr) -> str:
        return f"!({self.expr(item)})"

    def always(self, *, value: bool) -> str:
        return "1" if value else "0"

    def answered(self, ref: Ref) -> str:
        boxes = self.boxes(ref)
        if boxes:
            return self._any(self._box(name, "Y") for name in boxes.values())
        return f"!is_empty({self.field(ref)})"

    def operator(self, operator: str) -> str:
        return operator

    def chosen(self, ref: Ref, value: str) -> str:
        boxes = self.boxes(ref)
        if not boxes:
            return f"{self.field(ref)} == {self.string(self.code(ref, value))}"
        if value not in boxes:
            return "0"
        return self._box(boxes[value], "Y")

    def _box(self, name: str, state: str) -> str:
        return f'{name}.NAOK == "{state}"'

    def exactly(self, compare: Compare, ref: Ref, other: Operand) -> str:
        """A list of boxes is equal to one value where its box alone is ticked."""
        if compare.operator not in ("==", "!=") or not isinstance(other, str):
            raise self.error("the comparison of several choices with this")
        boxes = self.boxes(ref)
        if other.strip() and other not in boxes:
            same = "0"
        else:
            same = " and ".join(self._box(name, "Y" if value == other else "") for value, name in boxes.items())
        if compare.operator == "!=":
            return f"!({same})"
        return f"({same})"

    def field(self, ref: Ref) -> str:
        return f"{self.name(ref)}.NAOK"

    def count(self, ref: Ref) -> str:
        boxes = self.boxes(ref)
        return f"count({', '.join(f'{name}.NAOK' for name in boxes.values()) or self.field(ref)})"

    def string(self, text: str) -> str:
        if "{" in text or "}" in text:
            raise self.error("a value with braces")
        escaped = re.sub(r'(["\\])', r"\\\1", text)
        return f'"{escaped}"'
