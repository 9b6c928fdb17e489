"""The values that splitting takes and gives: questions, answers, doubts, leftovers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

State = Literal["answered", "blank", "not_applicable", "reference"]


class Block(Protocol):
    """The part of `plenary.press.blocks.Block` that splitting looks at (rules and press never import each other)."""

    @property
    def index(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def bold(self) -> bool: ...
    @property
    def table(self) -> int: ...
    @property
    def row(self) -> int: ...
    @property
    def column(self) -> int: ...
    @property
    def mark(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Part:
    """A lettered sub-answer: 2 a), 2 b)."""

    letter: str  # "a"; never empty
    wordings: tuple[str, ...] = ()  # one a language; may be empty


@dataclass(frozen=True, slots=True)
class Question:
    """One numbered question as the group adopted it."""

    number: str  # "2", "10", "3 bis": sorts by `sort_key`, never as text
    wordings: tuple[str, ...]  # the question in each of its languages
    parts: tuple[Part, ...] = ()
    kind: str = "long"  # "long", "text", "choice", "multiple", "profile", "note"
    choices: tuple[str, ...] = ()  # every label, in every language


@dataclass(frozen=True, slots=True)
class Answer:
    """Blocks that answer one question (or one part of it)."""

    question: str
    part: str  # "" where the question has no parts or the answer does not tell them apart
    prompt: tuple[int, ...]  # blocks that repeat the question; they belong to the answer but are not its text
    blocks: tuple[int, ...]  # blocks that are its text
    text: str  # prose made of `blocks` (grammar: docs/rules/questionnaire.md)
    state: State
    see: tuple[str, ...]  # numbers referred to: ("15",) for "see 15"
    certainty: int  # 0 to 100
    reason: str  # code: "number-and-wording", "wording", "number", "table", "order"
    within: tuple[int, ...] = ()  # blocks counted with an earlier answer or doubt that hold a piece of this text too


@dataclass(frozen=True, slots=True)
class Doubt:
    """Blocks that a person has to place; the candidates come best first."""

    blocks: tuple[int, ...]
    text: str
    reason: (
        str  # code: "two-questions-alike", "number-and-wording-disagree", "unsure-wording", "repeated-question", ...
    )
    candidates: tuple[tuple[str, str, int], ...]  # (question, part, certainty); empty where nothing speaks for any
    within: tuple[int, ...] = ()  # as in `Answer`


@dataclass(frozen=True, slots=True)
class Split:
    """Every block of the source stands in exactly one answer, doubt or leftover."""

    answers: tuple[Answer, ...]
    doubts: tuple[Doubt, ...]
    leftovers: tuple[int, ...]  # covering notes, signatures, page furniture
    questionless: bool = False  # nothing could be placed: the whole document goes to review
