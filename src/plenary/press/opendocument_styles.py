"""Styles and lists of an OpenDocument text: how a paragraph looks, and what its list shows before it."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from plenary.press.counting import shown

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, STYLE, TEXT, TABLE, DRAW = (_NS + n + ":1.0}" for n in ("office", "style", "text", "table", "drawing"))
FO = _NS + "xsl-fo-compatible:1.0}"


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks; None means "as the style below says"."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    size: float | None = None  # points
    centred: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, otherwise the one below."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.underlined if self.underlined is None else self.underlined,
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            below.centred if self.centred is None else self.centred,
        )


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Style:
    """One style with all that it inherits."""

    look: Look = PLAIN
    outline: int | None = None  # 1 to 10 for headings
    list_style: str = ""
    names: tuple[str, ...] = ()  # its own name and those it rests on, as shown to authors, lower case


NO_STYLE = Style()


@dataclass(frozen=True, slots=True)
class ListLevel:
    """What one level of a list shows."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    bullet: str = ""
    start: int = 1
    levels: int = 1  # how many levels the number shows: 2 for "3.1"


class Styles:
    """Styles of `content.xml` and `styles.xml` together."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, Look] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self.lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            if root is not None:
                self._read(root)

    def _read(self, root: etree._Element) -> None:
        for element in root.iter(STYLE + "style"):
            key = (element.get(STYLE + "family", ""), element.get(STYLE + "name", ""))
            self._elements[key] = element
        for element in root.iter(STYLE + "default-style"):
            self._defaults[element.get(STYLE + "family", "")] = _look(element)
        for element in root.iter(TEXT + "list-style"):
            self.lists[element.get(STYLE + "name", "")] = _levels(element)
        for element in root.iter(TEXT + "outline-style"):
            self.outline = _levels(element)

    def get(self, family: str, name: str) -> Style:
        """A style of the family "paragraph" or "text"; an unknown name gives the defaults."""
        return self._resolve(family, name, 0)

    def _resolve(self, family: str, name: str, depth: int) -> Style:
        known = self._resolved.get((family, name))
        if known is not None:
            return known
        element = self._elements.get((family, name))
        if element is None or depth > 50:
            return Style(self._defaults.get(family, PLAIN)) if family == "paragraph" else NO_STYLE
        below = self._resolve(family, element.get(STYLE + "parent-style-name", ""), depth + 1)
        outline = element.get(STYLE + "default-outline-level")
        style = Style(
            _look(element).over(below.look),
            below.outline if outline is None else (int(outline) if outline.isdecimal() and len(outline) < 3 else None),
            element.get(STYLE + "list-style-name", below.list_style),
            (element.get(STYLE + "display-name", name).replace("_20_", " ").lower(), *below.names[:8]),
        )
        self._resolved[family, name] = style
        return style


def _look(element: etree._Element) -> Look:
    look = PLAIN
    for properties in element.iterchildren(STYLE + "text-properties", STYLE + "paragraph-properties"):
        get = properties.get
        weight, slope = get(FO + "font-weight"), get(FO + "font-style")
        line, variant, case = (
            get(STYLE + "text-underline-style"),
            get(FO + "font-variant"),
            get(FO + "text-transform"),
        )
        display, align = get(TEXT + "display"), get(FO + "text-align")
        capitals = None if variant is None and case is None else variant == "small-caps" or case == "uppercase"
        look = Look(
            None if weight is None else weight == "bold" or weight in ("600", "700", "800", "900"),
            None if slope is None else slope in ("italic", "oblique"),
            None if line is None else line != "none",
            capitals,
            None if display is None else display == "none",
            _points(get(FO + "font-size", "")),
            None if align is None else align == "center",
        ).over(look)
    return look


def _points(text: str) -> float | None:
    try:
        return float(text.removesuffix("pt")) if text.endswith("pt") else None
    except ValueError:
        return None


def _levels(element: etree._Element) -> dict[int, ListLevel]:
    levels: dict[int, ListLevel] = {}
    for level in element:
        at = level.get(TEXT + "level", "")
        if not at.isdecimal() or len(at) > 2:
            continue
        get = level.get
        levels[int(at)] = ListLevel(
            format=get(STYLE + "num-format", ""),
            prefix=get(STYLE + "num-prefix", ""),
            suffix=get(STYLE + "num-suffix", ""),
            bullet=get(TEXT + "bullet-char", "") if level.tag == TEXT + "list-level-style-bullet" else "",
            start=whole(get(TEXT + "start-value"), 1),
            levels=whole(get(TEXT + "display-levels"), 1),
        )
    return levels


def whole(text: str | None, otherwise: int) -> int:
    """A whole number of an attribute, at most six digits, or `otherwise`."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else otherwise


class Counter:
    """Counts one list, or the headings of a document, through its levels (from 1)."""

    def __init__(self, levels: dict[int, ListLevel]) -> None:
        self.levels = levels
        self._counts: dict[int, int] = {}

    def restart(self, at: int, first: int | None = None) -> None:
        """Let level `at` begin anew, with its own first number or with `first`."""
        for deeper in [level for level in self._counts if level >= at]:
            del self._counts[deeper]
        if first is not None:
            self._counts[at] = first - 1

    def next_label(self, at: int) -> str:
        """Count one item on level `at` and give what it shows; "" for nothing."""
        level = self.levels.get(at)
        if level is None:
            return ""
        self._counts[at] = self._counts.get(at, level.start - 1) + 1
        for deeper in [other for other in self._counts if other > at]:
            del self._counts[deeper]
        if level.bullet:
            return level.bullet
        if not level.format:
            return ""
        numbers = []
        for above in range(max(1, at - level.levels + 1), at + 1):
            other = self.levels.get(above)
            if other is not None and other.format:
                numbers.append(shown(self._counts.get(above, other.start), other.format))
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()
