"""The shapes in which the mandates of the demonstration stand. Facts are the documents'; every sentence is our own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plenary.hall.demo.dues import Words


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a mandate rests on, with the paragraphs that are told of it: (number, gist)."""

    symbol: str
    title: Words
    role: str
    issued_by: Words
    day: str = ""
    passages: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """What the mandate asks for. `passage` is the place of the document among the sources, and the paragraph."""

    verb: str
    text: Words
    passage: tuple[int, str]
    state: str
    reason: Words
    produced: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A body on the way: what it was to do, and what it did (verb, when, symbol)."""

    role: str
    body: str
    verb: str
    text: Words
    output: Words = field(default_factory=dict)
    about: str = ""
    follows: int | None = None
    symbol: str = ""
    did: tuple[str, Words, str] | None = None
    note: Words = field(default_factory=dict)
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Mandate:
    """Everything of one group's mandate."""

    group: str
    sources: tuple[Source, ...]
    tasks: tuple[Task, ...]
    stops: tuple[Stop, ...]
    steps: tuple[tuple[Words, str], ...] = ()  # of its establishing: what, and which date of the calendar (English)
    met: tuple[
        tuple[str, str, str], ...
    ] = ()  # dates of the calendar that are known from elsewhere: label, first, last
    earlier: tuple[tuple[Words, Words, Words, str], ...] = ()  # failures: what, when, outcome, symbol
    modalities: tuple[tuple[Words, str, Words], ...] = ()  # words, state, amended
    points: tuple[tuple[Words, str], ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    precedence: Words = field(default_factory=dict)
    warrant: Words = field(default_factory=dict)
    decision: str = ""
    day: str = ""
    follows_methods: Words = field(default_factory=dict)  # why those of the group before are followed
    taken: tuple[tuple[str, str, Words, Words], ...] = ()  # kind, address, label, note
