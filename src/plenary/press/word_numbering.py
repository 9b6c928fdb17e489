"""The numbers that Word shows before paragraphs though nobody typed them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from plenary.press.counting import shown
from plenary.press.word_styles import W, is_on, number, value


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts."""

    format: str = "decimal"
    text: str = ""  # "%1.%2)" or the bullet itself
    start: int = 1
    restart: int | None = None  # level (from 1) whose step makes this one begin anew; 0 never; None any above
    plain_digits: bool = False  # levels above are shown in digits whatever their format
    style: str = ""  # paragraphs of this style stand on this level


_PLACE = re.compile(r"%(\d)")


class Numbering:
    """Counts through the lists of one document; ask for paragraphs in their order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}  # by w:abstractNumId
        self._list_of: dict[str, str] = {}  # w:numId to w:abstractNumId
        self._changed: dict[str, dict[int, Level]] = {}  # by w:numId
        self._restarts: dict[str, dict[int, int]] = {}  # by w:numId: first number of a level
        self._counts: dict[str, dict[int, int]] = {}  # by w:abstractNumId
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        linked: dict[str, str] = {}
        styled: dict[str, str] = {}
        for element in root.findall(W + "abstractNum"):
            ident = value(element, "abstractNumId")
            self._levels[ident] = _levels(element)
            if element.find(W + "numStyleLink") is not None:
                linked[ident] = value(element.find(W + "numStyleLink"))
            if element.find(W + "styleLink") is not None:
                styled[value(element.find(W + "styleLink"))] = ident
        for ident, style in linked.items():
            if not self._levels[ident] and style in styled:
                self._levels[ident] = self._levels[styled[style]]
        for element in root.findall(W + "num"):
            ident = value(element, "numId")
            self._list_of[ident] = value(element.find(W + "abstractNumId"))
            for change in element.findall(W + "lvlOverride"):
                at = number(value(change, "ilvl"), 0) or 0
                first = number(value(change.find(W + "startOverride")))
                if first is not None:
                    self._restarts.setdefault(ident, {})[at] = first
                self._changed.setdefault(ident, {}).update(_levels(change))

    def _level(self, list_id: str, at: int) -> Level | None:
        changed = self._changed.get(list_id, {}).get(at)
        return changed or self._levels.get(self._list_of.get(list_id, ""), {}).get(at)

    def level_of_style(self, list_id: str, style: str) -> int | None:
        """The level (from 0) at which a list expects paragraphs of this style id."""
        for at, level in self._levels.get(self._list_of.get(list_id, ""), {}).items():
            if level.style and level.style == style:
                return at
        return None

    def next_label(self, list_id: str, at: int) -> str | None:
        """Count one paragraph of the list on level `at` (from 0). Gives its label, "" for none, None for no list."""
        level = self._level(list_id, at)
        if list_id == "0" or level is None:
            return None
        counts = self._counts.setdefault(self._list_of[list_id], {})
        first = self._restarts.get(list_id, {}).get(at)
        if first is not None and (list_id, at) not in self._begun:
            counts[at] = first
        else:
            counts[at] = counts[at] + 1 if at in counts else level.start
        self._begun.add((list_id, at))
        for below in [deeper for deeper in counts if deeper > at]:
            lower = self._level(list_id, below)
            if lower is None or lower.restart is None or at + 1 <= lower.restart:
                del counts[below]
        return self._text(list_id, at, level, counts)

    def _text(self, list_id: str, at: int, level: Level, counts: dict[int, int]) -> str:
        if level.format == "bullet":
            return level.text or "•"

        def place(found: re.Match[str]) -> str:
            wanted = int(found.group(1)) - 1
            other = self._level(list_id, wanted)
            if other is None or wanted > at:
                return ""
            count = counts.get(wanted, other.start)
            return shown(count, "decimal" if level.plain_digits and wanted != at else other.format)

        return _PLACE.sub(place, level.text).strip()


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.findall(W + "lvl"):
        at = number(value(element, "ilvl"), 0) or 0
        format = element.find(W + "numFmt")
        levels[at] = Level(
            format=value(format) if format is not None else "decimal",
            text=value(element.find(W + "lvlText")),
            start=number(value(element.find(W + "start")), 0) or 0,
            restart=number(value(element.find(W + "lvlRestart"))),
            plain_digits=bool(is_on(element.find(W + "isLgl"))),
            style=value(element.find(W + "pStyle")),
        )
    return levels
