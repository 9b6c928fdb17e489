"""What stands inside one paragraph of Word: runs, links, fields, notes, content controls, tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from plenary.press.building import Builder, Marks, Run, with_address
from plenary.press.counting import roman
from plenary.press.form_answers import Tags, repeats
from plenary.press.word_styles import Look, Styles, W, is_on, look_of, value

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
V = "{urn:schemas-microsoft-com:vml}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

# Wrappers that say something about their content but show nothing themselves.
_THROUGH = frozenset(
    W + name for name in ("smartTag", "customXml", "moveTo", "ins", "bdo", "dir", "sdtContent", "rubyBase", "subDoc")
) | {MC + "Choice", MC + "Fallback"}
_DELETED = frozenset((W + "del", W + "moveFrom"))
_CHECKED = {True: "☑", False: "☐"}


@dataclass(slots=True)
class Piece:
    """A run as the paragraph reader needs it."""

    text: str
    look: Look | None  # None: an address or mark that no one formatted
    raised: bool = False


@dataclass(slots=True)
class _Field:
    """A complex field that was begun: what it instructs is not shown, its result is."""

    instruction: list[str] = field(default_factory=list)
    result: bool = False
    shown: list[str] = field(default_factory=list)
    form: etree._Element | None = None


class Story:
    """What all paragraphs of one part (body, notes, a header) share."""

    def __init__(self, builder: Builder, styles: Styles, links: dict[str, str]) -> None:
        self.builder = builder
        self.styles = styles
        self.links = links  # relationship id to address
        self.note_marks: dict[tuple[str, str], str] = {}  # ("footnote", w:id) to the mark given
        self.marks = Marks()
        self.tags = Tags()
        self.repeats = False  # the file is a form of ours: what LibreOffice repeats in it is mended
        self.tag = ""  # of the first field of a form of ours that the paragraph holds
        self._fields: list[_Field] = []
        self._counts = {"footnote": 0, "endnote": 0}

    def gather(self, paragraph: etree._Element, base: Look) -> tuple[list[Piece], list[etree._Element]]:
        """The pieces of a paragraph in order, and the drawings in it whose text comes after it."""
        pieces: list[Piece] = []
        drawings: list[etree._Element] = []
        self.tag = ""
        self._walk(paragraph, base, pieces, drawings)
        # A field that never says where its result begins would hide the rest of the document.
        self._fields = [kept for kept in self._fields if kept.result]
        return pieces, drawings

    def _walk(self, parent: etree._Element, base: Look, out: list[Piece], drawings: list[etree._Element]) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, base, out, drawings)
            elif tag in _THROUGH:
                if tag in (W + "ins", W + "moveTo"):
                    self.builder.warn("tracked-changes-accepted")
                self._walk(child, base, out, drawings)
            elif tag in _DELETED:
                self.builder.warn("tracked-changes-accepted")
            elif tag == W + "hyperlink":
                self._link(child, self.links.get(child.get(R + "id", ""), ""), base, out, drawings)
            elif tag == W + "fldSimple":
                self._link(child, _address_in(value(child, "instr")), base, out, drawings)
            elif tag == W + "sdt":
                if not (self.repeats and repeats(child)):
                    self._control(child, base, out, drawings)
            elif tag == MC + "AlternateContent":
                self._alternate(child, base, out, drawings)
            elif tag in (MATH + "oMath", MATH + "oMathPara"):
                out.append(Piece(" ".join(t.text or "" for t in child.iter(MATH + "t")), None))
            elif tag == W + "commentRangeStart":
                self.builder.warn("comments-left-out")

    def _link(
        self, element: etree._Element, address: str, base: Look, out: list[Piece], drawings: list[etree._Element]
    ) -> None:
        begin = len(out)
        self._walk(element, base, out, drawings)
        text = "".join(piece.text for piece in out[begin:])
        for piece in out[begin:]:
            if piece.look is not None and piece.look.underlined:  # as links are; it says nothing about a title
                piece.look = replace(piece.look, underlined=False)
        if text.strip():
            out.append(Piece(with_address(text, address), None))

    def _control(self, element: etree._Element, base: Look, out: list[Piece], drawings: list[etree._Element]) -> None:
        tag = self.tags.of(element)
        self.tag = self.tag or tag
        if shows_placeholder(element):
            self.builder.warn("placeholders-left-out")
            return
        content = element.find(W + "sdtContent")
        if content is not None:
            self._walk(content, base, out, drawings)

    def _alternate(self, element: etree._Element, base: Look, out: list[Piece], drawings: list[etree._Element]) -> None:
        chosen = chosen_content(element)
        if chosen is not None:
            self._walk(chosen, base, out, drawings)
            for child in chosen:
                if child.tag in (W + "drawing", W + "pict"):
                    self._drawing(child, drawings)

    def _run(self, run: etree._Element, base: Look, out: list[Piece], drawings: list[etree._Element]) -> None:
        properties = run.find(W + "rPr")
        look = base
        if properties is not None:
            style = properties.find(W + "rStyle")
            if style is not None:
                look = self.styles.get(value(style)).look.over(look)
            look = look_of(properties).over(look)
            if properties.find(W + "del") is not None:
                self.builder.warn("tracked-changes-accepted")
                return
        text: list[str] = []
        for child in run:
            shown = self._inside_run(child, out, text, look, drawings, base)
            if shown:
                text.append(shown)
        self._flush(text, look, out)

    def _flush(self, text: list[str], look: Look, out: list[Piece]) -> None:
        if text:
            if look.hidden:
                self.builder.warn("hidden-text-left-out")
            else:
                self._show(Piece("".join(text), look, bool(look.raised)), out)
            text.clear()

    def _show(self, piece: Piece, out: list[Piece]) -> None:
        for open_field in self._fields:
            if not open_field.result:
                return
        if self._fields:
            self._fields[-1].shown.append(piece.text)
        out.append(piece)

    def _inside_run(
        self,
        child: etree._Element,
        out: list[Piece],
        text: list[str],
        look: Look,
        drawings: list[etree._Element],
        base: Look,
    ) -> str:
        tag = child.tag
        if tag == W + "t":
            return child.text or ""
        if tag == W + "tab" or tag == W + "ptab":
            return "\t"
        if tag in (W + "br", W + "cr"):
            return "\n" if value(child, "type") in ("", "textWrapping") else " "
        if tag == W + "noBreakHyphen":
            return "\u2011"
        if tag == W + "sym":
            return symbol(child)
        if tag == W + "fldChar":
            self._flush(text, look, out)
            self._field_mark(child, out)
        elif tag == W + "instrText":
            if self._fields:
                self._fields[-1].instruction.append(child.text or "")
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            self._flush(text, look, out)
            self._note_mark("footnote" if tag == W + "footnoteReference" else "endnote", child, out)
        elif tag in (W + "drawing", W + "pict", W + "object"):
            self._flush(text, look, out)
            self._drawing(child, drawings)
        elif tag == MC + "AlternateContent":
            self._flush(text, look, out)
            chosen = chosen_content(child)
            for inner in chosen if chosen is not None else ():
                shown = self._inside_run(inner, out, text, look, drawings, base)
                if shown:
                    text.append(shown)
        elif tag == W + "ruby":
            self._flush(text, look, out)
            for part in (child.find(W + "rubyBase"), child.find(W + "rt")):
                if part is not None:
                    inside: list[Piece] = []
                    self._walk(part, base, inside, drawings)
                    words = "".join(piece.text for piece in inside)
                    self._show(Piece(f" ({words})" if part.tag == W + "rt" else words, look), out)
        elif tag == W + "commentReference":
            self.builder.warn("comments-left-out")
        elif tag == W + "delText":
            self.builder.warn("tracked-changes-accepted")
        return ""

    def _field_mark(self, element: etree._Element, out: list[Piece]) -> None:
        kind = value(element, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(form=element.find(W + "ffData")))
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            shown = "".join(ended.shown)
            if self._fields and shown:
                self._fields[-1].shown.append(shown)
            if ended.result and shown.strip():
                added = with_address(shown, _address_in("".join(ended.instruction)))
            else:
                added = _form_value(ended.form)
            if added:
                self._show(Piece(added, None), out)

    def _note_mark(self, kind: str, element: etree._Element, out: list[Piece]) -> None:
        ident = value(element, "id")
        mark = self.note_marks.get((kind, ident))
        if mark is None:
            self._counts[kind] += 1
            count = self._counts[kind]
            mark = self.note_marks[kind, ident] = self.marks.give(str(count) if kind == "footnote" else roman(count))
        self._show(Piece(f"[^{mark}]", None), out)

    def _drawing(self, element: etree._Element, drawings: list[etree._Element]) -> None:
        drawings.append(element)
        if element.tag == W + "object":
            self.builder.warn("embedded-objects-left-out")
        elif next(element.iter(A + "blip", V + "imagedata"), None) is not None:
            self.builder.warn("images-left-out")
        elif next(element.iter(CHART + "chart"), None) is not None:
            self.builder.warn("charts-left-out")


def chosen_content(element: etree._Element) -> etree._Element | None:
    """Of an `mc:AlternateContent`, the one form to read: the newer where it holds anything, otherwise the older."""
    for choice in element.findall(MC + "Choice"):
        if len(choice):
            return choice
    return element.find(MC + "Fallback")


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a content control still shows "Click here to enter text": nothing was answered."""
    properties = control.find(W + "sdtPr")
    if properties is None or properties.find(W + "showingPlcHdr") is None:
        return False
    return is_on(properties.find(W + "showingPlcHdr")) is True and properties.find(W14 + "checkbox") is None


def runs_of(pieces: list[Piece], italics_stand_out: bool) -> Iterator[Run]:
    """Pieces with the one question that matters answered: does this look like a title?"""
    for piece in pieces:
        look = piece.look
        if look is None:
            yield Run(piece.text, None)
        else:
            italic = italics_stand_out and bool(look.italic)
            yield Run(piece.text, bool(look.bold or look.underlined or look.capitals or italic))


_SYMBOL_FONTS = ("symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings")


def symbol(element: etree._Element) -> str:
    """The character of a `w:sym`; "" where it names none."""
    try:
        code = int(value(element, "char"), 16)
    except ValueError:
        return ""
    if value(element, "font").lower() in _SYMBOL_FONTS and code < 0x100:
        code += 0xF000
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else ""


def _address_in(instruction: str) -> str:
    words = instruction.split(None, 1)
    if len(words) != 2 or words[0].upper() != "HYPERLINK":
        return ""
    rest = words[1].strip()
    if rest.startswith("\\"):
        return ""  # \l: a place in the same document
    return rest[1:].split('"', 1)[0] if rest.startswith('"') else rest.split(None, 1)[0]


def _form_value(form: etree._Element | None) -> str:
    """What a form field of the old kind shows where its result is not written out."""
    if form is None:
        return ""
    box = form.find(W + "checkBox")
    if box is not None:
        checked = is_on(box.find(W + "checked"))
        return _CHECKED[bool(is_on(box.find(W + "default")) if checked is None else checked)]
    choices = form.find(W + "ddList")
    if choices is not None:
        entries = [value(entry) for entry in choices.findall(W + "listEntry")]
        chosen = value(choices.find(W + "result")) or value(choices.find(W + "default")) or "0"
        if chosen.isdecimal() and int(chosen) < len(entries):
            return entries[int(chosen)]
    return ""
