"""The map of public input as its page draws it: marks by place, shape and colour, and the words beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT, MARGIN, MARK = 320, 240, 14, 5
SHADES = ("#0a5c82", "#97400c", "#5b3c88", "#1f6b45", "#7a4f00")  # each told by its shape too


@dataclass(frozen=True, slots=True)
class Drawn:
    """One mark: the path of its shape, its colour, its group."""

    path: str
    shade: str
    group: int


@dataclass(frozen=True, slots=True)
class Answer:
    """How a group answers a statement: counts, and the shares in per cent."""

    agree: int
    disagree: int
    seen: int

    @property
    def share(self) -> int:
        return round(100 * self.agree / self.seen) if self.seen else 0

    @property
    def against(self) -> int:
        return round(100 * self.disagree / self.seen) if self.seen else 0

    @property
    def passed(self) -> int:
        return self.seen - self.agree - self.disagree


@dataclass(frozen=True, slots=True)
class Figures:
    """A statement in the map: answers by group (none where too few gave any), and over everybody (None where too few did)."""

    number: int
    groups: tuple[Answer, ...]
    all: Answer | None
    agreed: int  # in hundredths
    refused: int


def marks(result: Mapping[str, Any], rtl: bool) -> list[Drawn]:
    """Where the marks stand. The first axis runs with the reading, so that it is mirrored where that runs to the left."""
    dots = result.get("dots", [])
    if not dots:
        return []
    spans = [(min(d[n] for d in dots), max(d[n] for d in dots)) for n in (0, 1)]
    # One scale for both axes: what is far apart along the second is as far apart as along the first.
    scale = min(
        (room - 2 * MARGIN) / max(high - low, 1e-9) for (low, high), room in zip(spans, (WIDTH, HEIGHT), strict=True)
    )
    middle = [(low + high) / 2 for low, high in spans]
    made = []
    for x, y, _people, group in dots:
        across = (x - middle[0]) * scale * (-1 if rtl else 1) + WIDTH / 2
        made.append(Drawn(shape(group, across, HEIGHT / 2 - (y - middle[1]) * scale), SHADES[group % 5], group))
    return made


def shape(group: int, x: float, y: float, r: float = MARK) -> str:
    """A circle, a square, a triangle, a diamond or a cross, as the path of an SVG element."""
    if group % 5 == 0:
        return f"M{x - r:.1f} {y:.1f}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"
    corners = {
        1: ((-r, -r), (r, -r), (r, r), (-r, r)),
        2: ((0, -r * 1.2), (r * 1.2, r), (-r * 1.2, r)),
        3: ((0, -r * 1.3), (r * 1.3, 0), (0, r * 1.3), (-r * 1.3, 0)),
        4: tuple((a * r / 3, b * r / 3) for a, b in _CROSS),
    }[group % 5]
    return "M" + "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners) + "z"


_CROSS = ((-1, -4), (1, -4), (1, -1), (4, -1), (4, 1), (1, 1), (1, 4), (-1, 4), (-1, 1), (-4, 1), (-4, -1), (-1, -1))


def figures(result: Mapping[str, Any]) -> dict[int, Figures]:
    """The statements of a map by their numbers."""
    found = {}
    for s in result.get("statements", []):
        groups = tuple(Answer(*counts) for counts in s["groups"])
        if groups:
            over = Answer(*(sum(part) for part in zip(*s["groups"], strict=True)))
        found[s["number"]] = Figures(
            s["number"],
            groups,
            over if groups else Answer(*s["all"]) if s["all"] else None,
            s["agreed"] or 0,
            s["refused"] or 0,
        )
    return found


def shared(found: Mapping[int, Figures], most: int = 10) -> tuple[list[Figures], list[Figures]]:
    """What more than half of every group agrees with, and what more than half of every group refuses; the widest first."""
    agreed = [f for f in found.values() if f.groups and all(2 * g.agree > g.seen for g in f.groups)]
    refused = [f for f in found.values() if f.groups and all(2 * g.disagree > g.seen for g in f.groups)]
    return (
        sorted(agreed, key=lambda f: (-f.agreed, f.number))[:most],
        sorted(refused, key=lambda f: (-f.refused, f.number))[:most],
    )
