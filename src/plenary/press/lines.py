"""Lines of text to paragraphs, lists and headings, by what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from plenary.press.building import QUOTED, Builder, Draft
from plenary.press.wording import all_capitals, is_wide, join_all, words_within

# What begins an item of a list: a bullet, or a number or letter with a stop or bracket, and white space after it.
BULLET = re.compile(r"([-*•‣▪●○◦■□❖➢➤►✓✔·–—\uf0b7\uf0a7\uf0d8])[ \t]+(?=\S)")
NUMBER = re.compile(
    r"(\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5}|[一二三四五六七八九十]{1,3})(?:\.\)|[.)．、）]))"
    r"(?:[ \t]+(?=\S)|(?=[\u3400-\u9fff]))"
)
_TITLE_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})[ \t]+(?=\S)")  # "2.1 Scope": a number without a last stop
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,}|_{3,}|\*{3,})\s*")
_RULE = re.compile(r"[\s\-=_*~#.+|·•]*")
_HASHES = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t#]*$")
_PIPES = re.compile(r"\s*\|.*\|\s*")
_PIPE_RULE = re.compile(r"\s*\|[\s:|+-]*\|\s*")
_ENDS_SENTENCE = re.compile(r"[.!?:;。！？：；؟۔…][\"'”’»)\]]*$")
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?")
_QUOTE = re.compile(r"((?:>[ ]?)+)(.*)", re.DOTALL)
_TAB = 8


@dataclass(slots=True)
class _Paragraph:
    lines: list[str]
    label: str = ""
    indent: int = 0  # columns before the label
    quoted: bool = False
    title: int = 0  # level of a heading, 0 for none
    bullet: bool = False
    cells: list[list[str]] = field(default_factory=list)


def width(line: str) -> int:
    """Columns that a line takes: Chinese characters take two, marks above a letter none."""
    if line.isascii():
        return len(line)
    return sum(2 if is_wide(c) else 0 if unicodedata.combining(c) else 1 for c in line)


def usual_width(lines: Sequence[str]) -> int:
    """The column at which the writer's program broke lines; 0 where each paragraph stands on one line."""
    widths = sorted(width(line) for line in lines if line.strip())
    if len(widths) < 3:
        return 0
    at = widths[int(len(widths) * 0.95)] if len(widths) > 20 else widths[-1]
    if not 40 <= at <= 200:
        return 0
    full = sum(at * 0.8 <= wide <= at * 1.1 for wide in widths)
    return at if full * 3 >= len(widths) else 0


def add_lines(builder: Builder, text: str, *, flowed: bool = False, quotes: bool = False) -> None:
    """Add the paragraphs of a plain text to a builder.

    `flowed`: a line that ends in a space goes on in the next (RFC 3676). `quotes`: lines that begin with ">" quote an
    earlier mail; they become paragraphs labelled `QUOTED`.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n").split("\n")
    known = words_within(text)
    for paragraph in _paragraphs(lines, usual_width(lines), flowed, quotes):
        _add(builder, paragraph, known)


def _paragraphs(lines: list[str], usual: int, flowed: bool, quotes: bool) -> Iterator[_Paragraph]:
    current: _Paragraph | None = None
    last = ""
    for raw in lines:
        line, quoted = _unquote(raw) if quotes else (raw, False)
        if current is not None and (quoted != current.quoted or not line.strip() or _is_rule(line)):
            if (
                _UNDERLINE.fullmatch(line)
                and not current.cells
                and len(current.lines) == 1
                and quoted == current.quoted
            ):
                current.title = 1 if line.strip()[0] == "=" else 2
            yield current
            current = None
        if not line.strip() or _is_rule(line):
            continue
        if _PIPES.fullmatch(line):
            if current is None or not current.cells:
                if current is not None:
                    yield current
                current = _Paragraph([], quoted=quoted)
            if not _PIPE_RULE.fullmatch(line):
                current.cells.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            elif not current.cells:
                current = None
            continue
        begun = _begin(line, quoted)
        starts = current is None or current.cells or begun.label or begun.title
        if current is not None and not starts and _goes_on(current, last, line, usual, flowed):
            current.lines.append(line.strip())
        else:
            if current is not None:
                yield current
            current = begun
        last = line
    if current is not None:
        yield current


def _unquote(line: str) -> tuple[str, bool]:
    found = _QUOTE.fullmatch(line)
    return (found.group(2), True) if found else (line, False)


def _is_rule(line: str) -> bool:
    """Whether a line only divides: dashes, stars, underscores."""
    return bool(_UNDERLINE.fullmatch(line)) or (
        len(line.strip()) > 4 and bool(_RULE.fullmatch(line)) and "|" not in line
    )


def _begin(line: str, quoted: bool) -> _Paragraph:
    stripped = line.strip()
    indent = len(line.expandtabs(_TAB)) - len(line.expandtabs(_TAB).lstrip())
    if not quoted:
        hashes = _HASHES.match(stripped)
        if hashes:
            return _Paragraph([hashes.group(2)], title=len(hashes.group(1)))
        for pattern in (BULLET, NUMBER, _TITLE_NUMBER):
            found = pattern.match(stripped)
            if found:
                rest = stripped[found.end() :]
                return _Paragraph([rest], found.group(1), indent, bullet=pattern is BULLET)
    return _Paragraph([stripped], indent=indent, quoted=quoted)


def _goes_on(current: _Paragraph, last: str, line: str, usual: int, flowed: bool) -> bool:
    """Whether a line belongs to the paragraph above it: the break between them was made by a program, not a person."""
    stripped = line.strip()
    if current.title or _ADDRESS.fullmatch(stripped) or _ADDRESS.fullmatch(last.strip()):
        return False
    if current.quoted and NUMBER.match(stripped):
        return False
    before = last.rstrip()
    if last.endswith(" ") and not last.endswith("  ") and flowed:
        return True
    ended = bool(_ENDS_SENTENCE.search(before))
    if stripped[0].islower() and not ended:
        return True
    if not usual:
        return False
    first = stripped.split(None, 1)[0]
    if is_wide(stripped[0]):
        first = stripped[0]
    wide = width(before)
    if not ended and wide >= usual * 0.65 and all_capitals(before) == all_capitals(stripped):
        return True  # a sentence in the middle, on a line too long for a title
    room = usual - wide - 1
    if width(first) <= room - usual // 8:
        return False  # the word would have fitted: somebody pressed the key
    if all_capitals(before) != all_capitals(stripped):
        return False
    return wide >= usual * 0.6


def _add(builder: Builder, paragraph: _Paragraph, known: frozenset[str]) -> None:
    if paragraph.cells:
        table = builder.new_table()
        for row, cells in enumerate(paragraph.cells, start=1):
            for column, cell in enumerate(cells, start=1):
                builder.add(Draft("cell", cell, table=table, row=row, column=column))
        return
    text = join_all(paragraph.lines, known)
    if paragraph.quoted:
        builder.warn("quoted-text")
        builder.add(Draft("paragraph", text, label=QUOTED))
        return
    capitals = all_capitals(text) and len(text) <= 100 and not text.endswith((".", ",", ";"))
    if paragraph.title or (capitals and not paragraph.bullet):
        level = paragraph.title or 2
        builder.add(Draft("heading", text, level=level, label=paragraph.label, bold=True))
    elif paragraph.label:
        depth = min(paragraph.indent // 3 + 1, 6)
        builder.add(Draft("item", text, level=depth, label=paragraph.label))
    else:
        builder.add(Draft("paragraph", text))
