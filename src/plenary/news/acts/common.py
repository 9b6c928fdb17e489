"""What the acts of this room share: words as they are kept, rows that are found or missed."""

from __future__ import annotations

from collections.abc import Mapping

from plenary.record.given import words_of
from plenary.record.problems import Problem

TITLE, WORDS, NAME = 200, 10_000, 200  # characters


def line_of(text: str, most: int, missing: str) -> str:
    """One line. Raises Problem where it is empty (`missing` says what to do) or too long."""
    said = " ".join(text.split())
    if not said:
        raise Problem(missing)
    if len(said) > most:
        raise Problem("That is longer than %(most)s characters: make it shorter.", most=most)
    return said


def prose_of(text: str, most: int, missing: str) -> str:
    """Words with their lines as they were typed. Raises Problem where they are empty or too long."""
    said = text.replace("\r\n", "\n").strip()
    if not said:
        raise Problem(missing)
    if len(said) > most:
        raise Problem("That is longer than %(most)s characters: make it shorter.", most=most)
    return said


def said_in(told: Mapping[str, str], most: int, missing: str) -> dict[str, str]:
    """Words by language. Raises Problem where there are none, or they are too long."""
    said = words_of({code: text.replace("\r\n", "\n") for code, text in told.items()}, most + 1)
    if not said:
        raise Problem(missing)
    if any(len(text) > most for text in said.values()):
        raise Problem("That is longer than %(most)s characters: make it shorter.", most=most)
    return said
