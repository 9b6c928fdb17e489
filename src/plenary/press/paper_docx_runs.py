"""The runs of a Word paragraph: scripts, tracked changes, notes, comments on the words they stand beside."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from plenary.press.galley import clean, direction_of
from plenary.press.paper import Remark, Run

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_RTL_LETTER = re.compile(f"[{_RTL}]")
_LTR_LETTER = re.compile(rf"(?![{_RTL}])[^\W\d_]")
_RTL_STRETCH = re.compile(rf"([{_RTL}](?:(?:(?![^\W\d_])[^{_RTL}])*[{_RTL}])*)")
_LTR_STRETCH = re.compile(rf"((?![{_RTL}])[^\W\d_](?:[^{_RTL}]*(?![{_RTL}])[^\W\d_])?)")
_HAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
_STYLES = {"": "", "bracket": "Bracket", "sponsors": "Sponsors", "number": "ParNumber"}
_GONE = ("del", "moveFrom")
_NOTE_STYLE = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


@dataclass(frozen=True, slots=True)
class Mark:
    """A tracked change: "ins", "del", "moveFrom" or "moveTo"."""

    tag: str
    author: str
    at: datetime | None


class Ink:
    """How stretches of text in different scripts are marked in one document."""

    def __init__(self, language: str) -> None:
        self.right = direction_of(language) == "rtl"
        han = language.lower()[:2] in ("zh", "ja", "ko")
        self.latin = quoteattr("en" if self.right or han else language)
        self.eastern = quoteattr(language if han else "zh")
        self.bidi = quoteattr(language if self.right else "ar")

    def rtl(self, text: str) -> bool:
        """Does a paragraph of these words run from right to left? By most of its letters; without any, as the document."""
        right, left = len(_RTL_LETTER.findall(text)), len(_LTR_LETTER.findall(text))
        return right > left if right or left else self.right

    def run(self, text: str, rtl: bool, style: str = "", tag: str = "w:t") -> str:
        """Runs that show a text, a run for each direction; `rtl`: of the paragraph."""
        pieces = (_LTR_STRETCH if rtl else _RTL_STRETCH).split(clean(text))
        out = []
        for place, piece in enumerate(pieces):
            if piece:
                out.append(f"<w:r>{self._look(piece, (place % 2 == 0) == rtl, style)}{shown(piece, tag)}</w:r>")
        return "".join(out)

    def _look(self, piece: str, rtl: bool, style: str) -> str:
        chosen = f'<w:rStyle w:val="{style}"/>' if style else ""
        if rtl:
            return f'<w:rPr>{chosen}<w:rFonts w:hint="cs"/><w:rtl/><w:lang w:bidi={self.bidi}/></w:rPr>'
        if _HAN.search(piece):
            fonts = '<w:rFonts w:hint="eastAsia"/>'
            return f"<w:rPr>{chosen}{fonts}<w:lang w:val={self.latin} w:eastAsia={self.eastern}/></w:rPr>"
        return f"<w:rPr>{chosen}<w:lang w:val={self.latin}/></w:rPr>"


def shown(text: str, tag: str = "w:t") -> str:
    """The content of a run: text, tabs and line breaks."""
    out = []
    for piece in re.split(r"([\t\n])", text):
        if piece == "\t":
            out.append("<w:tab/>")
        elif piece == "\n":
            out.append("<w:br/>")
        elif piece:
            out.append(f'<{tag} xml:space="preserve">{escape(piece)}</{tag}>')
    return "".join(out)


def stamp(ident: int, mark: Mark) -> str:
    """The attributes of a tracked change."""
    return f'w:id="{ident}" w:author={quoteattr(clean(mark.author))}{dated(mark.at)}'


def dated(at: datetime | None) -> str:
    """The attribute `w:date`, in UTC to the second; "" for none."""
    if at is None:
        return ""
    utc = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    return f' w:date="{utc:%Y-%m-%dT%H:%M:%SZ}"'


def bookmark(prefix: str, key: str) -> str:
    """A bookmark's name for a key: letters, digits and _ of ASCII; what is none of these as `_hex_`."""
    return prefix + re.sub(r"[^A-Za-z0-9]", lambda found: f"_{ord(found[0]):x}_", key)


class Runs:
    """Writes paragraphs; gathers the notes, comments and links that belong into other parts of the file."""

    def __init__(self, ink: Ink, ids: Iterator[int], first: int) -> None:
        """`first`: the id of the first comment, higher than that of any note. LibreOffice 7.4 mixes them up otherwise:
        after a comment whose id is also a note's, notes get each other's words."""
        self.ink = ink
        self.ids = ids
        self.first = first
        self.notes: list[str] = []
        self.comments: list[str] = []
        self._links: dict[str, str] = {}

    @property
    def links(self) -> list[tuple[str, str]]:
        """(relationship id, address)"""
        return [(ident, address) for address, ident in self._links.items()]

    def link(self, address: str) -> str:
        """The relationship id of an address."""
        return self._links.setdefault(address, f"rIdLink{len(self._links) + 1}")

    def plain(self, text: str, rtl: bool) -> str:
        return self.ink.run(text, rtl)

    def paragraph(
        self,
        number: str,
        runs: Sequence[Run],
        notes: Sequence[str],
        remarks: Sequence[Remark],
        whole: Mark | None,
        rtl: bool,
    ) -> str:
        """What stands in a paragraph after its properties."""
        out = []
        if number:
            marks = _marks(whole, None)
            tab = '<w:r><w:rPr><w:rStyle w:val="ParNumber"/></w:rPr><w:tab/></w:r>'
            out.append(self._wrapped(self.ink.run(number, rtl, "ParNumber", _text_tag(marks)) + tab, marks))
        for item in _cut(runs, remarks, self._comment):
            if isinstance(item, str):
                out.append(item)
                continue
            marks = _marks(whole, Mark(item.mark, item.author, item.at) if item.mark else None)
            inside = self.ink.run(item.text, rtl, _STYLES[item.role], _text_tag(marks))
            if 0 < item.note <= len(notes):
                inside += self._note(notes[item.note - 1])
            out.append(self._wrapped(inside, marks))
        return "".join(out)

    def _wrapped(self, inside: str, marks: Sequence[Mark]) -> str:
        for mark in marks if inside else ():
            inside = f"<w:{mark.tag} {stamp(next(self.ids), mark)}>{inside}</w:{mark.tag}>"
        return inside

    def _note(self, text: str) -> str:
        ident = len(self.notes) + 1
        rtl = self.ink.rtl(text)
        self.notes.append(
            f'<w:footnote w:id="{ident}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>{"<w:bidi/>" if rtl else ""}</w:pPr>'
            f"<w:r>{_NOTE_STYLE}<w:footnoteRef/></w:r>{self.ink.run(' ', rtl)}{self.ink.run(text, rtl)}</w:p></w:footnote>"
        )
        return f'<w:r>{_NOTE_STYLE}<w:footnoteReference w:id="{ident}"/></w:r>'

    def _comment(self, remark: Remark) -> tuple[str, str]:
        """(before, after) the words that the remark is about."""
        ident = self.first + len(self.comments)
        author = clean(remark.author)
        short = "".join(word[0] for word in author.split())[:4]
        pars = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/>{"<w:bidi/>" if rtl else ""}</w:pPr>{self.ink.run(text, rtl)}</w:p>'
            for text in clean(remark.text).split("\n")
            for rtl in (self.ink.rtl(text),)
        )
        self.comments.append(
            f'<w:comment w:id="{ident}" w:author={quoteattr(author)}{dated(remark.at)} w:initials={quoteattr(short)}>'
            f"{pars}</w:comment>"
        )
        return (
            f'<w:commentRangeStart w:id="{ident}"/>',
            f'<w:commentRangeEnd w:id="{ident}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            f'<w:commentReference w:id="{ident}"/></w:r>',
        )


def _marks(whole: Mark | None, own: Mark | None) -> list[Mark]:
    """The changes that a run stands in, from the inside: what was put in and taken out again has the deletion within."""
    if own is None or whole is None:
        return [mark for mark in (own, whole) if mark is not None]
    if whole.tag in _GONE and own.tag == "ins":
        return [replace(whole, tag="del"), own]
    return [own] if (whole.tag in _GONE) == (own.tag == "del") else [own, whole]


def _text_tag(marks: Sequence[Mark]) -> str:
    """Deleted text has a tag of its own; text that was moved away has not."""
    return "w:delText" if any(mark.tag == "del" for mark in marks) else "w:t"


def _cut(
    runs: Sequence[Run], remarks: Sequence[Remark], comment: Callable[[Remark], tuple[str, str]]
) -> Iterator[Run | str]:
    """Runs, cut where a comment begins or ends, and between them the marks of comments."""
    events: list[tuple[int, int, int, str]] = []  # place, order at that place, order of writing, mark
    for place, remark in enumerate(remarks):
        begin, end = _span(runs, clean(remark.quote))
        before, after = comment(remark)
        events += [(begin, 1, place, before), (end, 0 if end > begin else 2, place, after)]
    events.sort()
    at = 0
    waiting = iter(events)
    event = next(waiting, None)
    for run in runs:
        text = clean(run.text)
        done = 0
        while event is not None and (event[0] < at + len(text) or event[0] <= at):
            if event[0] - at > done:
                yield replace(run, text=text[done : event[0] - at], note=0)
                done = event[0] - at
            yield event[3]
            event = next(waiting, None)
        yield replace(run, text=text[done:])
        at += len(text)
    while event is not None:
        yield event[3]
        event = next(waiting, None)


def _span(runs: Sequence[Run], quote: str) -> tuple[int, int]:
    """Where a quote stands, in characters of all runs: in the words that are wanted, or in all; the whole otherwise."""
    whole = "".join(clean(run.text) for run in runs)
    if quote:
        places: list[int] = []
        at = 0
        for run in runs:
            length = len(clean(run.text))
            if run.mark != "del" and run.role != "sponsors":
                places += range(at, at + length)
            at += length
        found = "".join(whole[place] for place in places).find(quote)
        if found >= 0:
            return places[found], places[found + len(quote) - 1] + 1
        found = whole.find(quote)
        if found >= 0:
            return found, found + len(quote)
    return 0, len(whole)
