"""Positions and bracketed paragraphs drawn by chance."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st

from plenary.rules.brackets.values import BASE, Alternative, Bracket, Part, Words
from plenary.rules.consensus import VALUES, Methods, Position

often = settings(max_examples=2000, deadline=None)
METHODS = Methods()
GROUPS = ("states", "business", "civil-society")
SEATS = {"states": 4, "business": 2, "civil-society": 3}
GROUP_OF = {1: "states", 2: "states", 3: "states", 4: "states", 5: "business", 6: "business"} | dict.fromkeys(
    (7, 8, 9), "civil-society"
)
STATES = ("", "open", "accommodated", "addressed", "withdrawn", "maintained")
IDS = ("P1", "P2", "P3", "P4")


def position(seat: int, value: str, state: str = "", wording: str = "") -> Position:
    """A position of a seat of the group above."""
    if value != "object":
        state = ""
    return Position(seat, GROUP_OF[seat], value, "why", "what", state, wording)  # type: ignore[arg-type]  # drawn from the values of the rule


# What a seat may hold: nothing, one of the four other values, or an objection in one of its states.
HELD: tuple[tuple[str, str], ...] = tuple((v, "") for v in VALUES[:-1]) + tuple(("object", s) for s in STATES)
ABOUT = [(seat, wording) for seat in sorted(GROUP_OF) for wording in ("", "base", *IDS)]


def one_each(values: tuple[str, ...] = VALUES) -> st.SearchStrategy[list[Position]]:
    """One position at the most for each of the nine seats, in any order; out of two numbers, since thousands are drawn."""
    held = [(v, s) for v, s in HELD if v in values]
    kinds = len(held) + 1

    def made(drawn: int, order: int) -> list[Position]:
        found = []
        for seat in sorted(GROUP_OF):
            drawn, kind = divmod(drawn, kinds)
            if kind:
                found.append(position(seat, held[kind - 1][0], held[kind - 1][1]))
        random.Random(order).shuffle(found)
        return found

    return st.builds(made, st.integers(0, kinds ** len(GROUP_OF) - 1), st.integers(0, 1000))


def on_wordings() -> st.SearchStrategy[list[Position]]:
    """Positions on the paragraph as a whole and on its wordings, one at the most for each seat and wording."""
    one = len(ABOUT) * len(HELD)

    def made(drawn: list[int]) -> list[Position]:
        found: dict[tuple[int, str], Position] = {}
        for number in drawn:
            about, kind = divmod(number, len(HELD))
            seat, wording = ABOUT[about]
            found.setdefault(ABOUT[about], position(seat, *HELD[kind], wording=wording))
        return list(found.values())

    return st.builds(made, st.lists(st.integers(0, one - 1), max_size=12))


@dataclass(frozen=True)
class Paragraph:
    """What has brackets."""

    parts: tuple[Part, ...]


def paragraphs() -> st.SearchStrategy[Paragraph]:
    """A paragraph with up to three brackets, one of them perhaps within another. Every proposal is in one alternative."""
    return st.builds(_paragraph, st.integers(0, 3), st.integers(0, 10**9))


def _paragraph(brackets: int, seed: int) -> Paragraph:
    chance = random.Random(seed)
    parts: list[Part] = [Words("The lights ")]
    number = 0
    for _ in range(brackets):
        made, number = _bracket(chance, (BASE, *IDS), number + 1, depth=chance.randrange(2))
        parts += [made, Words(" burn ")]
    return Paragraph(tuple(parts))


def _bracket(chance: random.Random, holders: tuple[str, ...], number: int, depth: int) -> tuple[Bracket, int]:
    own = number
    sides = [chance.randrange(3) for _ in holders]
    found = []
    for side in dict.fromkeys(sides):
        inside = tuple(h for h, s in zip(holders, sides, strict=True) if s == side)
        parts: tuple[Part, ...] = (Words(f"reading {side}"),)
        if depth and len(inside) > 1:
            nested, number = _bracket(chance, inside, number + 1, 0)
            parts = (*parts, nested)
        found.append(Alternative(inside, tuple(h for h in inside if h), parts))
    return Bracket(tuple(found), own), number
