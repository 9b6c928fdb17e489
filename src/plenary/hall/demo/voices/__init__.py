"""Banks of phrases, one folder a language, read from text files beside this one.

A file has sections, `# name`, with one phrase a line. `[a|b]` is a choice of words, `{slot}` a place to be filled, a
line that begins with `+ ` supports the claim above it. `## 05` opens a question where one file holds several.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

Fill = Callable[[str], str]
Draw = Callable[[], float]

_TOKEN = re.compile(r"[\[\]|]|\{[^{}]+\}|[^\[\]|{}]+")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a phrase that the writer fills."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Ways of saying the same."""

    ways: tuple[Phrase, ...]


Phrase = tuple["str | Slot | Choice", ...]


def read(text: str) -> Phrase:
    """The phrase that a line stands for. Raises ValueError where brackets do not close."""
    stack: list[list[list[str | Slot | Choice]]] = [[[]]]
    for bit in _TOKEN.findall(text):
        if bit == "[":
            stack.append([[]])
        elif bit == "|" and len(stack) > 1:
            stack[-1].append([])
        elif bit == "]" and len(stack) > 1:
            ways = stack.pop()
            stack[-1][-1].append(Choice(tuple(tuple(way) for way in ways)))
        elif bit in "[|]":
            raise ValueError(f"a bracket does not open: {text}")
        elif bit[0] == "{":
            stack[-1][-1].append(Slot(bit[1:-1]))
        else:
            stack[-1][-1].append(bit)
    if len(stack) != 1:
        raise ValueError(f"a bracket does not close: {text}")
    return tuple(stack[0][0])


def say(phrase: Phrase, draw: Draw, fill: Fill) -> str:
    """One way of saying a phrase; `draw` gives numbers from 0 up to 1, `fill` the words of a slot."""
    said: list[str] = []
    for piece in phrase:
        if isinstance(piece, str):
            said.append(piece)
        elif isinstance(piece, Slot):
            said.append(fill(piece.name))
        else:
            said.append(say(piece.ways[int(draw() * len(piece.ways))], draw, fill))
    return "".join(said)


@dataclass(frozen=True, slots=True)
class Point:
    """A claim and what supports it."""

    claim: Phrase
    supports: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """The phrases of one question, or those that all questions share."""

    lines: dict[str, tuple[Phrase, ...]]
    points: dict[str, tuple[Point, ...]] = field(default_factory=dict)

    def __getitem__(self, section: str) -> tuple[Phrase, ...]:
        return self.lines.get(section, ())


def _bank(text: str) -> Bank:
    raw: dict[str, list[str]] = {}
    section = ""
    for line in text.splitlines():
        if line.startswith("# "):
            section = line[2:].strip()
        elif line.strip():
            raw.setdefault(section, []).append(line.strip())
    points: dict[str, tuple[Point, ...]] = {}
    for name, lines in raw.items():
        if any(line.startswith("+ ") for line in lines):
            made: list[tuple[str, list[str]]] = []
            for line in lines:
                if line.startswith("+ "):
                    made[-1][1].append(line[2:])
                else:
                    made.append((line, []))
            points[name] = tuple(Point(read(claim), tuple(map(read, more))) for claim, more in made)
    return Bank({name: tuple(map(read, lines)) for name, lines in raw.items() if name not in points}, points)


@cache
def bank(language: str, name: str) -> Bank:
    """The bank of a question ("02a", "05") or "common". Raises FileNotFoundError, KeyError where there is none."""
    folder = resources.files(__package__)
    apart = folder.joinpath(language, f"{name}.txt")
    if apart.is_file():
        return _bank(apart.read_text(encoding="utf-8"))
    together = folder.joinpath(language, "questions.txt").read_text(encoding="utf-8")
    return {head.strip(): _bank(body) for head, body in re.findall(r"^## (.+)\n((?:(?!## ).*\n?)*)", together, re.M)}[
        name
    ]
