"""Styles of a Word document, as far as a reader of text needs them: how a paragraph or run looks, what it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")


def value(element: etree._Element | None, name: str = "val") -> str:
    """An attribute of the Word namespace; "" where element or attribute is missing."""
    return "" if element is None else element.get(W + name, "")


def is_on(element: etree._Element | None) -> bool | None:
    """A switch such as `w:b`: True, False, or None where it is not there."""
    return None if element is None else element.get(W + "val", "true") not in _OFF


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; None means "as its style says"."""

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    size: float | None = None  # points
    raised: bool | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, otherwise the one below."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.underlined if self.underlined is None else self.underlined,
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            below.raised if self.raised is None else self.raised,
        )


PLAIN = Look()


def look_of(properties: etree._Element | None) -> Look:
    """Read `w:rPr`."""
    if properties is None or len(properties) == 0:
        return PLAIN
    bold = italic = underlined = capitals = hidden = raised = None
    size: float | None = None
    for child in properties:
        tag = child.tag
        if tag in (W + "b", W + "bCs"):
            bold = bool(is_on(child)) or (bool(bold) and tag == W + "bCs")
        elif tag == W + "i":
            italic = is_on(child)
        elif tag == W + "u":
            underlined = value(child) not in _OFF
        elif tag in (W + "caps", W + "smallCaps"):
            capitals = bool(is_on(child)) or bool(capitals)
        elif tag == W + "vanish":
            hidden = is_on(child)
        elif tag == W + "sz":
            size = _half_points(value(child))
        elif tag == W + "vertAlign":
            raised = value(child) == "superscript"
    return Look(bold, italic, underlined, capitals, hidden, size, raised)


def _half_points(text: str) -> float | None:
    return int(text) / 2 if text.isdecimal() and len(text) < 5 else None


@dataclass(frozen=True, slots=True)
class Style:
    """One style with all that it inherits."""

    name: str = ""  # as Word calls it in English, lower case: "heading 1", "toc 2", "list bullet"
    look: Look = PLAIN
    outline: int | None = None  # 0 to 8 for headings
    list_id: str = ""  # w:numId
    list_level: int | None = None
    centred: bool = False


NO_STYLE = Style()
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titulo|titolo|rubrik|kop) ?(\d)$")


class Styles:
    """All styles of `word/styles.xml`."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default_paragraph = ""
        self.base = PLAIN
        if root is None:
            return
        for element in root.iter(W + "style"):
            ident = value(element, "styleId")
            self._elements.setdefault(ident, element)
            if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true", "on"):
                self.default_paragraph = ident
        self.base = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def get(self, ident: str) -> Style:
        """The style with this id, its basis worked in; an unknown id gives a style that says nothing."""
        known = self._resolved.get(ident)
        return known if known is not None else self._resolve(ident, frozenset())

    def _resolve(self, ident: str, seen: frozenset[str]) -> Style:
        element = self._elements.get(ident)
        if element is None or ident in seen or len(seen) > 50:
            return NO_STYLE
        below = self._resolved.get(value(element.find(W + "basedOn"))) or self._resolve(
            value(element.find(W + "basedOn")), seen | {ident}
        )
        name = value(element.find(W + "name")).strip().lower()
        properties = element.find(W + "pPr")
        outline, list_id, list_level, centred = below.outline, below.list_id, below.list_level, below.centred
        if properties is not None:
            outline = number(value(properties.find(W + "outlineLvl")), outline)
            list_id = value(properties.find(f"{W}numPr/{W}numId")) or list_id
            list_level = number(value(properties.find(f"{W}numPr/{W}ilvl")), list_level)
            if properties.find(W + "jc") is not None:
                centred = value(properties.find(W + "jc")) == "center"
        found = _HEADING.match(name)
        if found:
            outline = int(found.group(1)) - 1
        elif name == "title":
            outline = 0
        elif name == "subtitle":
            outline = 1
        elif name.startswith("toc "):
            outline = None
        style = Style(name, look_of(element.find(W + "rPr")).over(below.look), outline, list_id, list_level, centred)
        self._resolved[ident] = style
        return style


def number(text: str, otherwise: int | None = None) -> int | None:
    """A small whole number written in an attribute, or `otherwise`."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 7 else otherwise
