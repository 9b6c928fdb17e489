"""PDF as a word processor prints it: running heads, ligatures, notes at the foot, pages cut wherever they end."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path

import reportlab
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.habits.habit import pieces

PLAIN, BOLD = "Habit", "HabitBold"
_LEFT, _WIDE, _TOP, _BOTTOM, _LEAD = 72.0, A4[0] - 144, A4[1] - 90, 80.0, 16.0
_LIGATURES = (("ffi", "\ufb03"), ("ffl", "\ufb04"), ("fi", "\ufb01"), ("fl", "\ufb02"))
_MARK = re.compile(r"(\[\^\d+\])")


def fonts() -> None:
    """Register the two faces that come with reportlab, so that no font of the machine is needed."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in ((PLAIN, "Vera.ttf"), (BOLD, "VeraBd.ttf")):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, folder / file))


def ligated(text: str) -> str:
    """With the ligatures that the font has."""
    held = pdfmetrics.getFont(PLAIN).face.charToGlyph
    for letters, one in _LIGATURES:
        if ord(one) in held:
            text = text.replace(letters, one)
    return text


@dataclass(frozen=True)
class _Line:
    text: str
    face: str
    indent: float
    gap: float  # above, in points
    label: str = ""
    notes: tuple[str, ...] = field(default=())  # the marks in it


class Sheets:
    """A document in the making: a setter of lines that ends pages where they are full, notes at the foot counted in."""

    def __init__(self, head: str) -> None:
        fonts()
        self._head, self._lines = head, list[_Line]()
        self._notes: dict[str, str] = {}

    def lines(self, *texts: str, bold: bool = False, indent: float = 0, label: str = "") -> None:
        """Paragraphs, broken into lines; one newline forces a break."""
        face = BOLD if bold else PLAIN
        for text in texts:
            gap, shown = 7.0, label
            for forced in text.split("\n"):
                for line in _broken(ligated(forced), face, 10.5, _WIDE - indent):
                    marks = tuple(m[2:-1] for m in _MARK.findall(line))
                    self._lines.append(_Line(line, face, indent, gap, shown, marks))
                    gap, shown = 0.0, ""

    def prose(self, text: str) -> None:
        for piece in pieces(text):
            if piece.kind == "notes":
                self._notes |= dict(zip(piece.labels, piece.lines, strict=True))
            elif piece.kind == "list":
                for line, label, depth in zip(piece.lines, piece.labels, piece.depths, strict=True):
                    self.lines(line, indent=20.0 * (depth + 1), label=label.replace("-", "•"))
            else:
                self.lines("\n".join(piece.lines))

    def bytes(self) -> bytes:
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=A4, invariant=1)
        page, waiting = 0, list(self._lines)
        while waiting:
            page += 1
            waiting = self._page(canvas, page, waiting)
            canvas.showPage()
        canvas.save()
        return out.getvalue()

    def _page(self, canvas: Canvas, page: int, waiting: list[_Line]) -> list[_Line]:
        """Fill one page; gives what is left."""
        canvas.setFont(PLAIN, 8)
        canvas.drawString(_LEFT, A4[1] - 50, self._head)
        canvas.drawRightString(A4[0] - _LEFT, 40, f"Page {page}")
        y, foot = _TOP, list[tuple[str, str]]()
        set_here = 0
        for line in waiting:
            more = [
                (mark if n == 0 else "", words)
                for mark in line.notes
                for n, words in enumerate(_broken(ligated(self._notes[mark]), PLAIN, 8, _WIDE - 12))
            ]
            room = 10 * len(foot + more) + 12 if foot or more else 0
            if y - line.gap - _LEAD < _BOTTOM + room:
                break
            foot += more
            y -= line.gap + _LEAD
            if line.label:
                canvas.setFont(line.face, 10.5)
                canvas.drawString(_LEFT + line.indent - 14, y, line.label)
            _draw(canvas, line, y)
            set_here += 1
        if foot:
            low = _BOTTOM + 10 * len(foot) - 8
            canvas.line(_LEFT, low + 10, _LEFT + 140, low + 10)
            for mark, words in foot:
                canvas.setFont(PLAIN, 5.5)
                canvas.drawString(_LEFT, low + 3, mark)
                canvas.setFont(PLAIN, 8)
                canvas.drawString(_LEFT + 8, low, words)
                low -= 10
        return waiting[set_here:]


def _broken(text: str, face: str, size: float, width: float) -> list[str]:
    """Lines that fit into `width` points; a footnote's mark takes next to none."""
    made, line = list[str](), ""
    for word in text.split(" "):
        tried = f"{line} {word}" if line else word
        if line and pdfmetrics.stringWidth(_MARK.sub("", tried), face, size) > width:
            made.append(line)
            line = word
        else:
            line = tried
    return [*made, line]


def _draw(canvas: Canvas, line: _Line, y: float) -> None:
    x = _LEFT + line.indent
    for stretch in _MARK.split(line.text):
        raised = stretch.startswith("[^")
        shown, size = (stretch[2:-1], 6.5) if raised else (stretch, 10.5)
        canvas.setFont(line.face, size)
        canvas.drawString(x, y + (4 if raised else 0), shown)
        x += pdfmetrics.stringWidth(shown, line.face, size)
