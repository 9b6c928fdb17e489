"""Conditions of questions as values, and as they are written.

They are read in `plenary.rules.condition_reader`; what they mean is in `plenary.rules.branching`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in"]


class BranchingError(ValueError):
    """A condition cannot be read. `message` says how to mend it; `original` is kept, `at` counts its characters."""

    def __init__(self, message: str, original: str = "", at: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.original = original
        self.at = at


@dataclass(frozen=True, slots=True)
class Ref:
    """An answer: question "1", part "a" (or "")."""

    number: str
    part: str = ""

    @property
    def key(self) -> str:
        return self.number + self.part


@dataclass(frozen=True, slots=True)
class Count:
    """How many choices an answer holds."""

    ref: Ref


Operand = Ref | Count | str | Decimal | tuple[str | Decimal, ...]


@dataclass(frozen=True, slots=True)
class Always:
    value: bool


@dataclass(frozen=True, slots=True)
class Answered:
    ref: Ref


@dataclass(frozen=True, slots=True)
class Compare:
    left: Operand
    operator: Operator
    right: Operand


@dataclass(frozen=True, slots=True)
class Not:
    item: Expr


@dataclass(frozen=True, slots=True)
class And:
    items: tuple[Expr, ...]  # two or more


@dataclass(frozen=True, slots=True)
class Or:
    items: tuple[Expr, ...]


Expr = Always | Answered | Compare | Not | And | Or


def show_operand(operand: Operand) -> str:
    """Return an operand as `parse` reads it."""
    if isinstance(operand, Ref):
        if operand.number.isascii() and operand.number.isdigit() and re.fullmatch("[a-z]?", operand.part):
            return f"Q{operand.number}{operand.part}"
        return f"Q{{{operand.number}}}" + (f".{operand.part}" if operand.part else "")
    if isinstance(operand, Count):
        return f"count({show_operand(operand.ref)})"
    if isinstance(operand, Decimal):
        return format(operand, "f")
    if isinstance(operand, tuple):
        return f"[{', '.join(show_operand(item) for item in operand)}]"
    escaped = operand.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def show(expr: Expr) -> str:
    """Return the condition as text; `parse(show(expr)) == expr`."""
    if isinstance(expr, Always):
        return "true" if expr.value else "false"
    if isinstance(expr, Answered):
        return f"answered({show_operand(expr.ref)})"
    if isinstance(expr, Compare):
        return f"{show_operand(expr.left)} {expr.operator} {show_operand(expr.right)}"
    if isinstance(expr, Not):
        return f"not ({show(expr.item)})" if isinstance(expr.item, Compare) else f"not {_inner(expr.item)}"
    return (" and " if isinstance(expr, And) else " or ").join(_inner(item) for item in expr.items)


def _inner(expr: Expr) -> str:
    return f"({show(expr)})" if isinstance(expr, And | Or) else show(expr)


def refs(expr: Expr) -> tuple[Ref, ...]:
    """Return the answers that a condition looks at, each once, in order."""
    if isinstance(expr, Answered):
        return (expr.ref,)
    if isinstance(expr, Compare):
        sides = (side.ref if isinstance(side, Count) else side for side in (expr.left, expr.right))
        return tuple(dict.fromkeys(side for side in sides if isinstance(side, Ref)))
    if isinstance(expr, Not):
        return refs(expr.item)
    if isinstance(expr, And | Or):
        return tuple(dict.fromkeys(ref for item in expr.items for ref in refs(item)))
    return ()
