"""The questions of both calls: our own wording on their true subjects, in five languages."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

__all__ = ["HARBOUR", "LANGUAGES", "PARTS", "WGEC1", "WGEC1_BRANCHES", "WGEC1_WITH_BRANCHES", "WGEC2"]

LANGUAGES: tuple[str, ...] = ("en", "fr", "es", "ar", "zh")


def _read(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath("questionnaires", name).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


# Each a mapping: number, text {language}, parts [{letter, text}], kind, choices [{value, text}], relevant, refs.
_2013 = _read("wgec-2013.json")
WGEC1: list[dict[str, Any]] = _2013["questions"]  # the 18
# Question 1 branches: who is no government is asked of which group she is (1a), and whether she has consultative
# status with the Economic and Social Council (1b). They belong to question 1 and do not change the count of 18.
WGEC1_BRANCHES: list[dict[str, Any]] = _2013["branches"]
WGEC1_WITH_BRANCHES: list[dict[str, Any]] = [WGEC1[0], *WGEC1_BRANCHES, *WGEC1[1:]]
WGEC2: list[dict[str, Any]] = _read("wgec-2016.json")["questions"]
HARBOUR: dict[str, Any] = _read(
    "harbour-lights.json"
)  # of an invented group, in six languages: title, intro, questions

# (question, part) of every answer to the 18, in order; part is "" where a question has none.
PARTS: tuple[tuple[str, str], ...] = tuple(
    (q["number"], letter) for q in WGEC1 for letter in ([p["letter"] for p in q["parts"]] or [""])
)
