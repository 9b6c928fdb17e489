"""Blocks of an original as they are kept in a column, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from plenary.press.blocks import Block

TEXT, PROMPT = "text", "prompt"


def pack(blocks: Iterable[Block]) -> list[list[Any]]:
    """Rows; a block that stands in no field of a form has none for it, as before there were forms."""
    return [list(astuple(b))[: None if b.tag else -1] for b in blocks]


def unpack(rows: Iterable[list[Any]]) -> tuple[Block, ...]:
    return tuple(Block(*row) for row in rows)


def answer(question: str, part: str, use: str = TEXT) -> list[Any]:
    """The place of a block that answers a question (or repeats it: use is PROMPT)."""
    return ["answer", question, part, use]


def doubt(number: int) -> list[Any]:
    return ["doubt", number]


LEFTOVER: list[Any] = ["leftover"]
