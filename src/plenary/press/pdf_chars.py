"""The characters of a PDF page, each with its place and look, and the links that lie over them."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import pypdfium2.raw as c

from plenary.press.pdf_rules import Turn

_MOST_LINKS = 2_000


@dataclass(slots=True)
class Char:
    """One character. Coordinates in points from the lower left; `base` is where letters stand."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    place: int  # in the order of the file
    space: bool  # white space stands before it in the file
    new: bool  # the library saw a line end before it
    link: str = ""
    raised: bool = False  # a figure drawn small and high by the font itself


@dataclass(frozen=True, slots=True)
class _Style:
    size: float
    bold: bool
    turned: bool


@dataclass(frozen=True, slots=True)
class _Link:
    x0: float
    y0: float
    x1: float
    y1: float
    address: str


def chars_of(
    document: c.FPDF_DOCUMENT, page: c.FPDF_PAGE, text: c.FPDF_TEXTPAGE, turn: Turn, fonts: dict[int, bool]
) -> tuple[list[Char], list[str]]:
    """The upright characters of a page in the order of the file, and the texts that are turned.

    `fonts` remembers for the whole document which fonts are bold.
    """
    links = _links(document, page, turn)
    chars: list[Char] = []
    turned: list[str] = []
    styles: dict[int, _Style] = {}
    style = _Style(10.0, False, False)
    last_object = -1
    high = 0
    space = new = False
    x, y, loose = ctypes.c_double(), ctypes.c_double(), c.FS_RECTF()
    tight = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
    code_at, object_at = c.FPDFText_GetUnicode, c.FPDFText_GetTextObject
    origin_at, box_at = c.FPDFText_GetCharOrigin, c.FPDFText_GetLooseCharBox
    for index in range(c.FPDFText_CountChars(text)):
        code = code_at(text, index)
        if code in (0x20, 0xA0, 0x09, 0):
            space = True
            continue
        if code in (0x0A, 0x0D):
            new = True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code, high = (0x10000 + ((high - 0xD800) << 10) + code - 0xDC00, 0) if high else (0xFFFD, 0)
        handle = object_at(text, index)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if address != last_object:
            last_object = address
            known = styles.get(address)
            style = known if known is not None else _style(text, index, handle, turn, fonts)
            styles[address] = style
        if style.turned:
            if new or not turned:
                turned.append("")
            turned[-1] += (" " if space and turned[-1] else "") + chr(code)
            space = new = False
            continue
        origin_at(text, index, x, y)
        box_at(text, index, loose)
        if turn.quarters:
            px, base = turn.point(x.value, y.value)
            left, _, right, _ = turn.box(loose.left, loose.bottom, loose.right, loose.top)
        else:
            px, base, left, right = x.value, y.value, loose.left, loose.right
        if right <= left:
            left = right = px
        link = _link_at(links, (left + right) / 2, base + style.size * 0.3) if links else ""
        char = Char(chr(code), left, right, base, style.size, style.bold, len(chars), space, new, link)
        if 0x30 <= code <= 0x39 and not turn.quarters and c.FPDFText_GetCharBox(text, index, *tight):
            char.raised = tight[2].value - base > 0.2 * style.size
        chars.append(char)
        space = new = False
    return chars, turned


def upright(text: c.FPDF_TEXTPAGE) -> int:
    """By how many quarters of a turn, clockwise, most of a page's text must be turned to stand upright."""
    matrix = c.FS_MATRIX()
    count = c.FPDFText_CountChars(text)
    seen = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // 100)):
        if c.FPDFText_GetUnicode(text, index) > 0x20 and c.FPDFText_GetMatrix(text, index, matrix):
            if abs(matrix.a) >= abs(matrix.b):
                seen[0 if matrix.a >= 0 else 2] += 1
            else:
                seen[1 if matrix.b > 0 else 3] += 1
    return seen.index(max(seen))


def _style(text: c.FPDF_TEXTPAGE, index: int, handle: c.FPDF_PAGEOBJECT, turn: Turn, fonts: dict[int, bool]) -> _Style:
    matrix = c.FS_MATRIX()
    size = float(c.FPDFText_GetFontSize(text, index))
    scale, dx, dy = 1.0, 1.0, 0.0
    if c.FPDFText_GetMatrix(text, index, matrix):
        scale = math.hypot(matrix.c, matrix.d)
        dx, dy = turn.direction(matrix.a, matrix.b)
    bold = False
    if handle:
        font = c.FPDFTextObj_GetFont(handle)
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in fonts:
            fonts[key] = _is_bold(font)
        bold = fonts[key]
    return _Style(max(size * scale, 0.5), bold, abs(dy) > 0.2 * abs(dx))


def _is_bold(font: c.FPDF_FONT) -> bool:
    buffer = ctypes.create_string_buffer(200)
    c.FPDFFont_GetBaseFontName(font, buffer, 200)
    name = buffer.value.decode("latin-1").lower()
    if any(word in name for word in ("bold", "black", "heavy", "demi")) or name.endswith(("-bd", ",b")):
        return True
    return int(c.FPDFFont_GetWeight(font)) >= 600 or bool(int(c.FPDFFont_GetFlags(font)) & (1 << 18))


def _link_at(links: list[_Link], x: float, y: float) -> str:
    for link in links:
        if link.x0 <= x <= link.x1 and link.y0 <= y <= link.y1:
            return link.address
    return ""


def _links(document: c.FPDF_DOCUMENT, page: c.FPDF_PAGE, turn: Turn) -> list[_Link]:
    found: list[_Link] = []
    position = ctypes.c_int(0)
    annotation = c.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not c.FPDFLink_Enumerate(page, position, annotation):
            break
        action = c.FPDFLink_GetAction(annotation)
        if not action or c.FPDFAction_GetType(action) != c.PDFACTION_URI:
            continue
        length = c.FPDFAction_GetURIPath(document, action, None, 0)
        if not 1 < length < 4_000:
            continue
        buffer = ctypes.create_string_buffer(length)
        c.FPDFAction_GetURIPath(document, action, buffer, length)
        area = c.FS_RECTF()
        if c.FPDFLink_GetAnnotRect(annotation, area):
            address = buffer.value.decode("utf-8", "replace")
            found.append(_Link(*turn.box(area.left, area.bottom, area.right, area.top), address))
    return found
