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
    helpers: dict[str, ast.FunctionDef]  # the other functions of its module, and those it takes from its room's acts

    def bodies(self) -> Iterator[ast.AST]:
        """Its own body, and those of the helpers that it calls, and they."""
        yield from self.reached(self.function)

    def reached(self, node: ast.AST) -> Iterator[ast.AST]:
        """A piece of its body, and the bodies of the helpers that are called from there, and from these."""
        seen: set[str] = set()
        todo: list[ast.AST] = [node]
        while todo:
            body = todo.pop()
            yield body
            for called in calls(body):
                name = getattr(called.func, "id", "")
                if name in self.helpers and name not in seen:
                    seen.add(name)
                    todo.append(self.helpers[name])


def made(value: ast.expr, one: Act) -> ast.expr:
    """What an expression is made of: of a name, what was assigned to it in the act or in a helper that it calls."""
    if not isinstance(value, ast.Name):
        return value
    for body in one.bodies():
        for node in ast.walk(body):
            if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == value.id for t in node.targets):
                return node.value
    return value


def calls(node: ast.AST) -> Iterator[ast.Call]:
    return (n for n in ast.walk(node) if isinstance(n, ast.Call))


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the source with its path."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _functions(module: ast.Module) -> dict[str, ast.FunctionDef]:
    return {n.name: n for n in module.body if isinstance(n, ast.FunctionDef)}


def _is_act(function: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Name) and d.id == "act" for d in function.decorator_list)


def _taken(room: str, module: ast.Module, every: dict[str, ast.Module]) -> dict[str, ast.FunctionDef]:
    """Functions that a module takes from other modules of its room's acts; acts are no helpers: they ask for themselves."""
    found = {}
    for node in module.body:
        source = node.module if isinstance(node, ast.ImportFrom) and node.module else ""
        place = source.removeprefix("plenary.").replace(".", "/") + ".py"
        if not source.startswith(f"plenary.{room}.acts.") or place not in every:
            continue
        there = _functions(every[place]) | _taken(room, every[place], every)
        for alias in getattr(node, "names", ()):
            if alias.name in there and not _is_act(there[alias.name]):
                found[alias.asname or alias.name] = there[alias.name]
        found |= {k: v for k, v in there.items() if k.startswith("_") and k not in found}
    return found


def acts() -> Iterator[Act]:
    """Every act of every room."""
    every = dict(modules())
    for where, module in every.items():
        functions = _functions(module)
        taken = _taken(where.split("/")[0], module, every)
        for function in functions.values():
            if _is_act(function):
                helpers = {k: v for k, v in (taken | functions).items() if k != function.name}
                yield Act(where.split("/")[0], function.name, where, function, helpers)
