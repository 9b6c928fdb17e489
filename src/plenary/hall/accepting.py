"""Which tests prove which numbers of the acceptance table, read from the sources of the tests: nothing is imported or run."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

NUMBERS: tuple[str, ...] = (*(str(n) for n in range(1, 188)), *(f"X{n}" for n in range(1, 21)))
_MARK = "accepts"
Test = ast.FunctionDef | ast.AsyncFunctionDef


class Unreadable(ValueError):
    """Marks that name no number of the table, each with its file and line."""


def proofs(tests: Path) -> dict[str, list[str]]:
    """Every number of the table in its order, with the tests that claim to prove it. Raises Unreadable."""
    found: dict[str, list[str]] = {number: [] for number in NUMBERS}
    wrong = []
    for path in sorted(tests.rglob("test_*.py")):
        source = path.read_text(encoding="utf-8")
        if f"{_MARK}(" not in source:
            continue
        where = path.relative_to(tests.parent).as_posix()
        for test, mark in _tests(ast.parse(source, where).body, where, ()):
            for given in mark.args:
                number = _number(given)
                if number not in found:
                    wrong.append(f"{where}:{given.lineno}: {ast.unparse(given)} is no number of the acceptance table")
                elif test not in found[number]:
                    found[number].append(test)
    if wrong:
        raise Unreadable("\n".join(dict.fromkeys(wrong)))
    return found


def _tests(body: Iterable[ast.stmt], where: str, above: tuple[ast.Call, ...]) -> Iterator[tuple[str, ast.Call]]:
    """Each test of a module or class with each of its marks, those of the module and the class among them."""
    statements = list(body)
    around = (*above, *(mark for statement in statements if _is_pytestmark(statement) for mark in _marks([statement])))
    for statement in statements:
        if isinstance(statement, Test) and statement.name.startswith("test"):
            for mark in (*around, *_marks(statement.decorator_list)):
                yield f"{where}::{statement.name}", mark
        elif isinstance(statement, ast.ClassDef) and statement.name.startswith("Test"):
            inside = (*around, *_marks(statement.decorator_list))
            yield from _tests(statement.body, f"{where}::{statement.name}", inside)


def _is_pytestmark(statement: ast.stmt) -> bool:
    targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in targets)


def _marks(nodes: Iterable[ast.AST]) -> tuple[ast.Call, ...]:
    """The marks in decorators, also those of single rows of a parametrised test."""
    return tuple(
        node
        for top in nodes
        for node in ast.walk(top)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == _MARK
    )


def _number(given: ast.expr) -> str:
    """How the table has a number: 23, or "X9". A whole number as text, or an X without its quotes, is none."""
    value = given.value if isinstance(given, ast.Constant) else None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.startswith("X") else ""
