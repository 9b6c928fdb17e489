"""The acts of the house as the sources have them, and what their bodies do: for tests that hold all of them to one shape."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "plenary"


@dataclass(frozen=True)
class Act:
    """One function under `@act`."""

    room: str
    name: str
    where: str
    function: ast.FunctionDef
    helpers: dict[str, ast.FunctionDef]  # the other functions of its module

    def bodies(self) -> Iterator[ast.FunctionDef]:
        """Its own body, and those of the module's functions that it calls, and they."""
        seen: set[str] = set()
        todo = [self.function]
        while todo:
            body = todo.pop()
            yield body
            for called in calls(body):
                name = getattr(called.func, "id", "")
                if name in self.helpers and name not in seen:
                    seen.add(name)
                    todo.append(self.helpers[name])


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (n for n in ast.walk(node) if isinstance(n, ast.Call))


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the source with its path."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def acts() -> Iterator[Act]:
    """Every act of every room."""
    for where, module in modules():
        functions = {n.name: n for n in module.body if isinstance(n, ast.FunctionDef)}
        for function in functions.values():
            if any(isinstance(d, ast.Name) and d.id == "act" for d in function.decorator_list):
                helpers = {k: v for k, v in functions.items() if k != function.name}
                yield Act(where.split("/")[0], function.name, where, function, helpers)
