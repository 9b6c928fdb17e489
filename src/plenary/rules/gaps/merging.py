"""Duplicates become one issue and can be told apart again. Nothing is deleted: what was merged says into what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from plenary.rules.gaps.values import Issue


class Circle(ValueError):
    """Issues that are merged into one another: no way out of them. `numbers` are those of the circle, the lowest first."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__(f"merged into one another: {numbers}")
        self.numbers = numbers


class NotMergeable(ValueError):
    """`number` cannot take part; `why` is one of unknown, not-standing, itself, twice, kept-elsewhere."""

    def __init__(self, number: int, why: str) -> None:
        super().__init__(f"issue {number}: {why}")
        self.number, self.why = number, why


@dataclass(frozen=True, slots=True)
class Joined:
    """One issue that a merge put into another, and the state it had: all that an undo needs."""

    number: int
    into: int
    before: str


def merge(
    issues: Mapping[int, Issue], groups: Iterable[tuple[int, Sequence[int]]]
) -> tuple[dict[int, Issue], tuple[Joined, ...]]:
    """Put the issues of each group into the one that is kept: (kept, others). Returns all issues, and what was done.

    Everything or nothing. Only issues that stand take part; one that is kept is not merged elsewhere at the same time.
    Raises NotMergeable.
    """
    told = [(kept, tuple(others)) for kept, others in groups]
    kept_ones = {kept for kept, others in told if others}
    done: dict[int, Joined] = {}
    for kept, others in told:
        for number in (kept, *others):
            found = issues.get(number)
            if found is None:
                raise NotMergeable(number, "unknown")
            if not found.stands:
                raise NotMergeable(number, "not-standing")
        for number in others:
            if number == kept:
                raise NotMergeable(number, "itself")
            if number in done:
                raise NotMergeable(number, "twice")
            if number in kept_ones:
                raise NotMergeable(number, "kept-elsewhere")
            done[number] = Joined(number, kept, issues[number].state)
    after = dict(issues)
    for one in done.values():
        after[one.number] = replace(after[one.number], state="merged", into=one.into)
    return after, tuple(done[n] for n in sorted(done))


def undo(issues: Mapping[int, Issue], joined: Iterable[Joined]) -> dict[int, Issue]:
    """Give back what a merge took, wherever it is still as that merge left it: `undo(*merge(issues, …)) == issues`."""
    after = dict(issues)
    for one in joined:
        found = after.get(one.number)
        if found is not None and found.state == "merged" and found.into == one.into:
            after[one.number] = replace(found, state=one.before, into=None)
    return after


def ends(issues: Iterable[Issue]) -> dict[int, int]:
    """Where each issue is found now: itself, or the end of the chain of merges. Raises Circle."""
    into = {i.number: i.into if i.state == "merged" else None for i in issues}
    found: dict[int, int] = {}
    for number in into:
        way: list[int] = []
        at = number
        while at not in found:
            if at in way:
                circle = way[way.index(at) :]
                raise Circle(tuple(sorted(circle)))
            way.append(at)
            further = into.get(at)
            if further is None or further not in into:
                found[at] = at
                break
            at = further
        for one in way:
            found[one] = found[at]
    return found


def origins(issues: Iterable[Issue]) -> dict[int, tuple[int, ...]]:
    """Of each issue that others were merged into, directly or over others: their numbers, in order. Raises Circle."""
    made: dict[int, list[int]] = {}
    for number, end in sorted(ends(list(issues)).items()):
        if number != end:
            made.setdefault(end, []).append(number)
    return {end: tuple(numbers) for end, numbers in made.items()}
