"""Rich Text Format to blocks: `read(data)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from plenary.press.blocks import Source
from plenary.press.building import Builder, Marks
from plenary.press.counting import roman
from plenary.press.rtf_fields import Field
from plenary.press.rtf_story import Bit, Look, Shape, Story, shape_all
from plenary.press.rtf_tokens import (
    CHARACTERS,
    CHARSETS,
    COMMENTS,
    KNOWN_STARRED,
    MARGINS,
    SKIPPED,
    SYMBOLS,
    UNDERLINES,
    Token,
    code_page,
    tokens,
)

_MOST_GROUPS = 2_000  # one inside the other


def read(data: bytes) -> Source:
    """Read RTF. Never raises for what is wrong inside: as word processors do, it takes what it understands."""
    return _Reader().read(data)


class _Reader:
    def __init__(self) -> None:
        self.builder = Builder("rtf")
        self.look = Look()
        self.stack: list[Look] = []
        self.too_deep = 0
        self.story = Story(self.builder)
        self.closing: dict[int, Callable[[], None]] = {}  # what to do when the group at this depth ends
        self.codec = "cp1252"
        self.fonts: dict[int, str] = {}
        self.symbol_fonts: set[int] = set()
        self.default_font = 0
        self.font = 0
        self.styles: dict[int, tuple[str, int | None]] = {}
        self.style_number, self.style_name = 0, ""  # of the style that is being declared
        self.style_outline: int | None = None
        self.told: dict[str, str] = {}
        self.pending = bytearray()
        self.skip = 0
        self.star = False
        self.high_half = ""
        self.marks = Marks()
        self.counts = {"footnote": 0, "endnote": 0}
        self.fields: list[Field] = []

    def read(self, data: bytes) -> Source:
        for token in tokens(data):
            self._take(token)
        self._flush()
        for depth in sorted(self.closing, reverse=True):
            self.closing.pop(depth)()
        self.story.end_paragraph()
        shape_all(self.builder, self.story.raws, self.styles)
        return self.builder.source(title=self.told.get("title", ""), author=self.told.get("author", ""))

    # Tokens and groups

    def _take(self, token: Token) -> None:
        if token.kind in ("text", "byte"):
            dropped = min(self.skip, len(token.data))
            self.skip -= dropped
            self.pending += token.data[dropped:]
            return
        self._flush()
        if token.kind == "open":
            self._open_group()
        elif token.kind == "close":
            self._close_group()
        elif token.kind == "symbol":
            self._symbol(token.name)
        else:
            starred, self.star = self.star, False
            self._word(token.name, token.number, starred)

    def _open_group(self) -> None:
        self.skip = 0
        if len(self.stack) >= _MOST_GROUPS:
            self.too_deep += 1
            return
        self.stack.append(self.look)
        self.look = replace(self.look)
        if self.look.target == "stylesheet":
            self.style_number, self.style_name, self.style_outline = 0, "", None

    def _close_group(self) -> None:
        self.skip, self.star = 0, False
        if self.too_deep:
            self.too_deep -= 1
            return
        close = self.closing.pop(len(self.stack), None)
        if close is not None:
            close()
        if self.stack:
            self.look = self.stack.pop()

    def _at_end(self, action: Callable[[], None]) -> None:
        """Do something when the group that is open now ends."""
        depth = len(self.stack)
        before = self.closing.get(depth)

        def both() -> None:
            action()
            if before is not None:
                before()

        self.closing[depth] = both

    def _symbol(self, name: str) -> None:
        if name == "*":
            self.star = True
            return
        shown = SYMBOLS.get(name, "")
        if name in "\r\n":
            self._end_paragraph()
        elif self.skip and shown:
            self.skip -= 1
        else:
            self._say(shown)

    def _flush(self) -> None:
        if not self.pending:
            return
        data, self.pending = bytes(self.pending), bytearray()
        font = self.default_font if self.look.font < 0 else self.look.font
        if font in self.symbol_fonts and self.look.target in ("text", "listtext"):
            self._say("".join(chr(0xF000 + byte) if byte > 0x20 else " " for byte in data))
        else:
            self._say(data.decode(self.fonts.get(font, self.codec), "replace"))

    # Text

    def _say(self, text: str) -> None:
        target = self.look.target
        if not text or target == "skip":
            return
        if target == "text":
            self._show(text)
        elif target == "listtext":
            self.story.label += text
        elif target == "fonttbl":
            if "symbol" in text.lower() or "wingdings" in text.lower() or "webdings" in text.lower():
                self.symbol_fonts.add(self.font)
        elif target == "stylesheet":
            self._style_name(text)
        elif target == "fldinst" and self.fields:
            self.fields[-1].instruction += text
        elif target == "ffl" and self.fields:
            self.fields[-1].entries += (text,)
        elif target.startswith("info "):
            self.told[target[5:]] = self.told.get(target[5:], "") + text

    def _show(self, text: str) -> None:
        look = self.look
        if look.deleted:
            self.builder.warn("tracked-changes-accepted")
        elif look.hidden:
            if text.strip():
                self.builder.warn("hidden-text-left-out")
        else:
            strong = look.bold or look.underlined or look.capitals
            self.story.bits.append(Bit(text, strong, look.italic, look.size))

    def _end_paragraph(self) -> None:
        if self.look.target == "text" and not self.look.deleted:
            self.story.end_paragraph()

    def _style_name(self, text: str) -> None:
        self.style_name += text
        if ";" in self.style_name:
            self.styles[self.style_number] = (self.style_name.split(";")[0].strip(), self.style_outline)
            self.style_name = ""

    # Control words

    def _word(self, name: str, number: int | None, starred: bool) -> None:
        if starred and name not in KNOWN_STARRED:
            if name == "annotation":
                self.builder.warn("comments-left-out")
            elif name == "shppict":
                self.builder.warn("images-left-out")
            self.look.target = "skip"
            return
        if self.look.target == "skip":
            return
        if name in CHARACTERS:
            if self.skip:
                self.skip -= 1
            else:
                self._say(CHARACTERS[name])
        elif name == "u":
            self._unicode(number or 0)
        elif not (self._character(name, number) or self._paragraph(name, number) or self._destination(name)):
            self._header(name, number)

    def _unicode(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        self.skip = self.look.unicode_skip
        if 0xD800 <= code < 0xDC00:
            self.high_half = chr(code)
        elif 0xDC00 <= code < 0xE000:
            if self.high_half:
                self._say(chr(0x10000 + ((ord(self.high_half) - 0xD800) << 10) + code - 0xDC00))
            self.high_half = ""
        elif 0 < code < 0x110000:
            self._say(chr(code))

    def _character(self, name: str, number: int | None) -> bool:
        look, on = self.look, number != 0
        if name == "b":
            look.bold = on
        elif name == "i":
            look.italic = on
        elif name == "ulnone":
            look.underlined = False
        elif name in UNDERLINES:
            look.underlined = on and not self.fields
        elif name in ("caps", "scaps"):
            look.capitals = on
        elif name == "v":
            look.hidden = on
        elif name == "deleted":
            look.deleted = on
        elif name == "revised":
            self.builder.warn("tracked-changes-accepted")
        elif name == "fs":
            look.size = number or 24
        elif name == "f" and look.target != "fonttbl":
            look.font = number or 0
        elif name == "uc":
            look.unicode_skip = min(max(number or 0, 0), 10)
        elif name == "plain":
            self.look = Look(unicode_skip=look.unicode_skip, target=look.target)
        else:
            return False
        return True

    def _paragraph(self, name: str, number: int | None) -> bool:
        story = self.story
        if name in ("par", "sect"):
            self._end_paragraph()
        elif name == "pard":
            story.shape = Shape()
        elif name == "intbl":
            story.shape.tables = max(story.shape.tables, 1)
        elif name == "itap":
            story.shape.tables = min(max(number or 0, 0), 20)
        elif name == "cell":
            story.end_cell(1)
        elif name == "nestcell":
            story.end_cell(max(story.shape.tables, 2))
        elif name == "row":
            story.end_row(1)
        elif name == "nestrow":
            story.end_row(max(story.shape.tables, 2))
        elif name == "qc":
            story.shape.centred = True
        elif name in ("ql", "qr", "qj"):
            story.shape.centred = False
        elif name == "ilvl":
            story.shape.level = min(max(number or 0, 0), 8)
        elif name == "outlinelevel":
            if self.look.target == "stylesheet":
                self.style_outline = number
            else:
                story.shape.outline = number
        elif name == "s":
            if self.look.target == "stylesheet":
                self.style_number = number or 0
            else:
                story.shape.style = number or 0
        else:
            return False
        return True

    def _destination(self, name: str) -> bool:
        look = self.look
        if name in SKIPPED or name in COMMENTS:
            look.target = "skip"
        elif name == "pict":
            self.builder.warn("images-left-out")
            look.target = "skip"
        elif name == "object":
            self.builder.warn("embedded-objects-left-out")
        elif name in ("fonttbl", "stylesheet", "upr"):
            look.target = name
        elif name in ("listtext", "pntext"):
            self.story.label = ""
            look.target = "listtext"
        elif name in ("title", "author") and look.target == "info":
            look.target = f"info {name}"
        elif name == "info":
            look.target = "info"
        elif name in ("ud", "fldrslt", "result"):
            look.target = "text"
        elif name == "field":
            started = Field(self.story, len(self.story.bits))
            self.fields.append(started)
            self._at_end(lambda: self._end_field(started))
        elif name in ("fldinst", "formfield", "ffl"):
            look.target = name
        elif name == "footnote":
            self._footnote()
        elif name in MARGINS:
            self._enter(lambda inner: self.builder.set_apart(inner.text()))
        elif name == "shptxt":
            outer = self.story
            self._enter(lambda inner: outer.boxes.extend(inner.raws))
        else:
            return False
        return True

    def _header(self, name: str, number: int | None) -> None:
        target = self.look.target
        if target == "fonttbl" and name == "f":
            self.font = number or 0
        elif target == "fonttbl" and name == "fcharset":
            if number == 2:
                self.symbol_fonts.add(self.font)
            elif number not in (0, 1, None):
                self.fonts[self.font] = CHARSETS.get(number or 0, self.codec)
        elif name == "deff":
            self.default_font = number or 0
        elif name == "ansicpg" and number:
            self.codec = code_page(number)
        elif name == "mac":
            self.codec = "mac_roman"
        elif name in ("pc", "pca"):
            self.codec = "cp437" if name == "pc" else "cp850"
        elif name == "ftnalt":
            self.story.endnote = True
        elif target == "formfield" and self.fields and number is not None:
            if name == "fftype":
                self.fields[-1].kind = number
            elif name == "ffres":
                self.fields[-1].result = number
            elif name == "ffdefres":
                self.fields[-1].default = number

    # Texts of their own

    def _enter(self, close: Callable[[Story], None]) -> None:
        outer, inner = self.story, Story(self.builder)
        self.story = inner
        unicode_skip = self.look.unicode_skip
        self.look = Look(unicode_skip=unicode_skip)

        def leave() -> None:
            inner.end_paragraph()
            self.story = outer
            close(inner)

        self._at_end(leave)

    def _footnote(self) -> None:
        reference = Bit("", None)
        self.story.bits.append(reference)

        def close(inner: Story) -> None:
            kind = "endnote" if inner.endnote else "footnote"
            self.counts[kind] += 1
            count = self.counts[kind]
            mark = self.marks.give(roman(count) if inner.endnote else str(count))
            reference.text = f"[^{mark}]"
            self.builder.note(mark, inner.text())

        self._enter(close)

    def _end_field(self, ended: Field) -> None:
        if ended in self.fields:
            self.fields.remove(ended)
        ended.finish()
