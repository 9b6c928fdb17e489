"""A Word file with tracked changes and comments: what stood, what is wanted, by whom: `changes`, `plain_changes`.

Servers ask `confined.Reader.read_changes`, which does the same in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from plenary.press.changed import (
    UNKNOWN,
    Changed,
    ChangedParagraph,
    Comment,
    Leftover,
    Note,
    Piece,
    Stamp,
    Where,
)
from plenary.press.gate import DEFAULT, Limits, Parts, Refused
from plenary.press.paper_docx_styles import ADDRESS, LANGUAGE, VERSION
from plenary.press.reading import guarded, opened
from plenary.press.word import main_part, relations
from plenary.press.word_comments import Comments
from plenary.press.word_compare import compared
from plenary.press.word_numbering import Numbering
from plenary.press.word_rows import Rows, after, before, reading
from plenary.press.word_runs import DIAGRAM, MC, A, R, chosen_content, shows_placeholder
from plenary.press.word_styles import Styles, W, number, value
from plenary.press.word_tracked import ABOUT_MARK, NOBODY, PUT_IN, TAKEN_OUT, Hand, Physical, Story, boxes, key_of

__all__ = [
    "UNKNOWN",
    "Changed",
    "ChangedParagraph",
    "Comment",
    "Leftover",
    "Note",
    "Piece",
    "Stamp",
    "changes",
    "plain_changes",
]
_THROUGH = frozenset(W + name for name in "customXml smartTag sdtContent subDoc".split())
_LONGEST_SAME = 20  # letters from which equal words, deleted here and inserted there, are a move


def changes(data: bytes, limits: Limits = DEFAULT) -> Changed:
    """Read the tracked changes and comments of a Word file. Raises `Refused`, and nothing else, for whatever bytes.

    What changes the look of words alone is no change. A file without tracking gives paragraphs whose `before` and
    `after` are the same: `plain_changes` finds what was changed in it.
    """
    return guarded(lambda: _File(opened(data, limits)).read())


def plain_changes(before: Sequence[tuple[str, str]], data: bytes, limits: Limits = DEFAULT) -> Changed:
    """Read a file of which we know what it said: changes that nobody tracked are found too. Raises `Refused`.

    `before`: (key, words) of each paragraph in order, as the file was when it was taken away; in words `[^1]` is the
    mark of the first note. Tracked changes keep author and instant; what was done without tracking bears `UNKNOWN`, and
    the warning "untracked-changes" is given. Paragraphs are found by our bookmarks, and where these are gone by
    their words; keys that the file holds no more come back as "deleted" at the place where they stood.
    """
    return guarded(lambda: compared(before, _File(opened(data, limits)).read()))


class _File:
    """Reads one file: the body, then notes, comments, heads and feet."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.main = main_part(parts)
        self.relations = relations(parts, self.main) if self.main else {}
        self.by_kind = dict(self.relations.values())
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"))
        self.warn: set[str] = set()
        self.story = Story(self.styles, self.warn)
        self.notes = {
            (kind, value(note, "id")): note
            for kind in ("footnote", "endnote")
            for note in _each(self._part(f"{kind}s"), W + kind)
            if value(note, "type") in ("", "normal")
        }
        self.noted: set[tuple[str, str]] = set()
        self.comments = Comments(self._part("comments"), self._part("commentsExtended"), self._text, self.story.quotes)
        self.rows = Rows(self._note, self.comments.take)
        self.paragraphs: list[ChangedParagraph] = []
        self.leftovers: list[Leftover] = []
        self.block: list[Physical] = []
        self.waiting: list[str] = []  # keys of bookmarks that begin between paragraphs
        self.near = ""

    def _part(self, kind: str) -> etree._Element | None:
        return self.parts.xml(self.by_kind[kind]) if kind in self.by_kind else None

    def read(self) -> Changed:
        root = self.parts.xml(self.main) if self.main else None
        body = None if root is None else root.find(W + "body")
        if body is None:
            raise Refused("damaged", "no text part")
        names = (value(mark, "name") for mark in body.iter(W + "bookmarkStart"))
        self.rows.marked = any(name.startswith(ABOUT_MARK) for name in names)
        self._walk(body, NOBODY)
        self._end()
        self.near = ""
        for ref, note in self.notes.items():
            if ref not in self.noted:
                self._apart("note", [self._joined(note)])
        for kind, target in dict.fromkeys(self.relations.values()):
            if kind in ("header", "footer") and self.parts.has(target):
                margin = self.parts.xml(target)
                where: Where = "header" if kind == "header" else "footer"
                self._apart(where, self._paragraphs(margin) if margin is not None else ())
        if any(name.endswith("vbaProject.bin") for name in self.parts.names):
            self.warn.add("macros-left-out")
        about = relations(self.parts, "")
        told = self._properties(about, "custom-properties")
        return Changed(
            paragraphs=_moves(self.paragraphs),
            leftovers=tuple(self.leftovers),
            comments=self.comments.rest(),
            address=told.get(ADDRESS, ""),
            version=told.get(VERSION, ""),
            language=told.get(LANGUAGE, ""),
            title=self._properties(about, "core-properties").get("title", ""),
            warnings=tuple(sorted(self.warn)),
        )

    def _properties(self, about: dict[str, tuple[str, str]], kind: str) -> dict[str, str]:
        target = dict(about.values()).get(kind, "")
        root = self.parts.xml(target) if target else None
        told: dict[str, str] = {}
        for each in root if root is not None else ():
            told[each.get("name") or etree.QName(each).localname] = "".join(t.text or "" for t in each.iter())
        return told

    def _walk(self, parent: etree._Element, hand: Hand) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                self._add(self._physical(child, hand))
            elif tag == W + "tbl":
                self._table(child, hand)
            elif tag == W + "sdt":
                content = child.find(W + "sdtContent")
                if shows_placeholder(child):
                    self.warn.add("placeholders-left-out")
                elif content is not None:
                    self._walk(content, hand)
            elif tag in PUT_IN or tag in TAKEN_OUT:
                self._walk(child, hand.within(child))
            elif tag in _THROUGH:
                self._walk(child, hand)
            elif tag == MC + "AlternateContent":
                chosen = chosen_content(child)
                if chosen is not None:
                    self._walk(chosen, hand)
            elif tag == W + "altChunk":
                self.warn.add("embedded-objects-left-out")
            elif tag == W + "bookmarkStart":
                key = key_of(value(child, "name"))
                self.waiting += [key] if key else []
            else:
                self.story.mark(child, None)

    def _physical(self, element: etree._Element, hand: Hand) -> Physical:
        made = self.story.read(element, hand)
        made.keys[:0] = [key for key in self.waiting if key not in made.keys]
        self.waiting = []
        properties = element.find(W + "pPr")
        ident = value(properties.find(W + "pStyle")) if properties is not None else ""
        style = self.styles.get(ident or self.styles.default_paragraph)
        made.style, made.outline = style.name, style.outline
        list_id, level = style.list_id, style.list_level
        if properties is not None:
            made.outline = number(value(properties.find(W + "outlineLvl")), made.outline)
            list_id = value(properties.find(f"{W}numPr/{W}numId")) or list_id
            level = number(value(properties.find(f"{W}numPr/{W}ilvl")), level)
        if list_id and list_id != "0":
            level = level if level is not None else self.numbering.level_of_style(list_id, ident)
            made.list_level = min(level or 0, 8)
            made.label = self.numbering.next_label(list_id, made.list_level) or ""
        return made

    def _add(self, made: Physical) -> None:
        self.block.append(made)
        self.near = made.keys[-1] if made.keys else self.near
        if made.end.put_in is None and made.end.taken_out is None:
            self._end()
        self._beside(made)

    def _end(self) -> None:
        block, self.block = self.block, []
        if block:
            self.paragraphs += self.rows.of(block)

    def _beside(self, made: Physical) -> None:
        """What hangs on a paragraph and is none of its words: hidden words, text boxes, diagrams."""
        if made.hidden:
            self._apart("hidden", [Physical(made.hidden)])
        for drawing in made.drawings:
            for box in boxes(drawing):
                self._apart("box", self._paragraphs(box))
            for ids in drawing.iter(DIAGRAM + "relIds"):
                target = self.relations.get(ids.get(R + "dm", ""), ("", ""))[1]
                diagram = self.parts.xml(target) if target else None
                for paragraph in diagram.iter(A + "p") if diagram is not None else ():
                    text = "".join(t.text or "" for t in paragraph.iter(A + "t"))
                    self._apart("object", [Physical([Piece(text)])])

    def _table(self, table: etree._Element, hand: Hand) -> None:
        cells = list(_cells(table, hand))
        if len(cells) == 1:
            self._walk(*cells[0])  # a frame drawn with a table: what stands in it is ordinary text
            return
        self._end()
        for cell, inner in cells:
            for made in self._paragraphs(cell, inner):
                if made.keys:  # somebody put a paragraph of the text into a table
                    made.end = NOBODY
                    self._add(made)
                else:
                    self._apart("table", [made])

    def _paragraphs(self, parent: etree._Element, hand: Hand = NOBODY) -> Iterator[Physical]:
        """Every paragraph of a cell, a box or a margin."""
        for child in parent:
            if child.tag == W + "p":
                yield self._physical(child, hand)
            elif child.tag == W + "tbl":
                for cell, inner in _cells(child, hand):
                    yield from self._paragraphs(cell, inner)
            elif child.tag in PUT_IN or child.tag in TAKEN_OUT:
                yield from self._paragraphs(child, hand.within(child))
            elif child.tag in _THROUGH or child.tag == W + "sdt":
                yield from self._paragraphs(child, hand)
            elif child.tag == MC + "AlternateContent":
                chosen = chosen_content(child)
                yield from self._paragraphs(chosen, hand) if chosen is not None else ()
            else:
                self.story.mark(child, None)

    def _apart(self, where: Where, found: Sequence[Physical] | Iterator[Physical]) -> None:
        for made in found:
            notes = [self._note(ref) for ref in made.refs]
            stood, wanted = reading(made.pieces, notes, before)[0], reading(made.pieces, notes, after)[0]
            comments = tuple(c for ident in made.comments if (c := self.comments.take(ident, wanted)) is not None)
            if comments or any(piece.text.strip() for piece in made.pieces):
                label = f"{made.label} " if made.label else ""
                pieces = tuple(made.pieces)
                self.leftovers.append(Leftover(where, label + stood, label + wanted, self.near, pieces, comments))
            for note in notes:
                self.leftovers.append(Leftover("note", note.before, note.after, self.near, note.pieces))
            self._beside(made)

    def _note(self, ref: tuple[str, str]) -> Note:
        self.noted.add(ref)
        element = self.notes.get(ref)
        if element is None:
            return Note("", "")
        pieces = tuple(self._joined(element).pieces)
        return Note(
            "".join(p.text for p in pieces if before(p)).strip(),
            "".join(p.text for p in pieces if after(p)).strip(),
            pieces,
        )

    def _joined(self, part: etree._Element) -> Physical:
        """A note or a comment as one: its paragraphs are divided by line breaks."""
        made = Physical()
        story = Story(self.styles, self.warn)
        paragraphs = [story.read(paragraph) for paragraph in part.iter(W + "p")]
        for place, paragraph in enumerate(paragraphs):
            made.pieces += paragraph.pieces
            made.drawings += paragraph.drawings
            if place < len(paragraphs) - 1:
                end = paragraph.end
                made.add("\n", Hand(end.put_in, end.taken_out))
        return made

    def _text(self, part: etree._Element) -> str:
        return "".join(p.text for p in self._joined(part).pieces if after(p)).strip()


def _each(root: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    return iter(()) if root is None else root.iter(tag)


def _cells(table: etree._Element, hand: Hand) -> Iterator[tuple[etree._Element, Hand]]:
    """Cells in order, each with the tracked changes that its row stands in."""
    for child in table:
        if child.tag == W + "tc":
            inner = hand
            about = child.find(W + "tcPr")
            for tag, change in ((W + "cellIns", W + "ins"), (W + "cellDel", W + "del")):
                mark = about.find(tag) if about is not None else None
                if mark is not None:
                    inner = inner.by(change, mark)
            yield child, inner
        elif child.tag == W + "tr":
            inner = hand
            about = child.find(W + "trPr")
            for change_ in (about.find(W + "ins"), about.find(W + "del")) if about is not None else ():
                inner = inner.within(change_) if change_ is not None else inner
            yield from _cells(child, inner)
        elif child.tag in PUT_IN or child.tag in TAKEN_OUT:
            yield from _cells(child, hand.within(child))
        elif child.tag in _THROUGH or child.tag == W + "sdt":
            yield from _cells(child, hand)


def _moves(rows: list[ChangedParagraph]) -> tuple[ChangedParagraph, ...]:
    """Let both ends of a move bear one key; call a move what was cut out here and put in, word by word, there."""
    out = list(rows)
    gone: dict[tuple[str, str], list[int]] = {}
    for place, row in enumerate(out):
        words = " ".join(row.before.split())
        if row.what == "deleted" and len(words) >= _LONGEST_SAME and row.kind != "about":
            gone.setdefault((words, row.stamp.author if row.stamp else ""), []).append(place)
    for place, row in enumerate(out):
        if row.what == "inserted" and row.stamp:
            found = gone.get((" ".join(row.after.split()), row.stamp.author))
            if found:
                other = found.pop(0)
                name = f"same-{other}"
                out[other] = replace(out[other], what="moved-from", move=name)
                out[place] = replace(row, what="moved-to", move=name)
    keys: dict[str, str] = {}
    for row in out:
        if row.move and row.key:
            keys.setdefault(row.move, row.key)
    return tuple(replace(row, key=keys.get(row.move, "")) if row.move and not row.key else row for row in out)
