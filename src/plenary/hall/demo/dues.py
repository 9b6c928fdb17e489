"""The shape in which the dates of a demonstration's calendar stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from plenary.hall.demo.tongues import tongues

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Due:
    """A date as it was first agreed, then as it was moved: how, in which words, why. Links are by key."""

    key: str
    kind: str
    label: Words
    text: Words
    moved: tuple[tuple[str, Words, Words], ...] = ()
    actual: tuple[str, str] = ("", "")  # ISO days
    more: dict[str, Any] = field(default_factory=dict)  # further columns; follows and anchor by key
    added: bool = False  # in no plan
    note: Words = field(default_factory=dict)  # on what came of it
    dropped: str = ""


def words(en: str, ar: str) -> Words:
    """Words in English and Arabic, and in the four further languages where the tables have them."""
    return tongues({"en": en, "ar": ar})
