"""The four piles: every contribution in exactly one (A63)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeVar

Pile = Literal["statements", "agreed", "revisit", "none"]
PILES: tuple[Pile, ...] = ("statements", "agreed", "revisit", "none")
_BY_STATE: dict[str, Pile] = {
    "open": "revisit",
    "revisit": "revisit",
    "ad-ref": "agreed",
    "agreed": "agreed",
    "none": "none",
}
K = TypeVar("K")


def pile(state: str, statement: bool = False) -> Pile:
    """The pile of a contribution, from its state. A statement asks for no agreement, whatever its state says.

    What nobody has dealt with yet is to be visited: it lies with what is to be revisited. Raises ValueError for a state
    that there is not.
    """
    if state not in _BY_STATE:
        raise ValueError(f"no such state: {state}")
    return "statements" if statement else _BY_STATE[state]


def piles(contributions: Iterable[tuple[K, str, bool]]) -> dict[Pile, tuple[K, ...]]:
    """Contributions (what, its state, is it a statement) by pile, all four, each in the order given."""
    found: dict[Pile, list[K]] = {p: [] for p in PILES}
    for what, state, statement in contributions:
        found[pile(state, statement)].append(what)
    return {p: tuple(of) for p, of in found.items()}
