"""From the paragraphs that a Word file is made of to those that people mean: inserted, deleted, moved, cut, joined.

Word tracks the end of a paragraph, not the paragraph: an end that was put in divides what was one, an end that was taken
out joins two. Between two ends that nobody touched lies a block; in it the paragraphs as they stood and those that are
wanted are found by the words that they have in common.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plenary.press.changed import ChangedParagraph, Comment, Kind, Note, Piece, Stamp, What
from plenary.press.paper_docx_styles import ABOUT, ITEM, KINDS
from plenary.press.word_tracked import Physical

# A number that somebody typed before a tab: 8, 8.1, 8 bis, PP2, OP5 alt 2, (a), iv), [3.]
TYPED = re.compile(
    r"\[?(?:(?:PP|pp|Pp|OP|op)? ?\d{1,4}(?:\.\d{1,3})*(?:[ \u00a0]?(?:bis|ter|quater|quinquies|alt(?: ?\d)?))?[.)]?"
    r"|\(?(?:[A-Za-z]|[ivxlIVXL]{1,6}|\d{1,3})[.)])\]?\t"
)


@dataclass(slots=True, eq=False)
class Side:
    """One paragraph of a reading: as it stood, or as it is wanted."""

    physicals: list[Physical] = field(default_factory=list)
    partners: dict[Side, None] = field(default_factory=dict)  # those of the other reading that share words with it


@dataclass(slots=True, eq=False)
class Row:
    """A row while it is being made."""

    old: Side | None
    new: Side | None
    what: What = ""
    partner: Row | None = None  # the one it was cut from or joined to
    place: int = -1
    own: list[Physical] = field(default_factory=list)  # what it shows: each of the file's paragraphs is in one row
    keys: list[str] = field(default_factory=list)


def before(piece: Piece) -> bool:
    """Is it in the text as it stood?"""
    return piece.put_in is None


def after(piece: Piece) -> bool:
    """Is it in the text as it is wanted?"""
    return piece.taken_out is None


def reading(
    pieces: Sequence[Piece], notes: Sequence[Note], side: Callable[[Piece], bool]
) -> tuple[str, tuple[str, ...]]:
    """The wording of one side and the notes that belong to it, marked `[^1]`, `[^2]` in their order."""
    words: list[str] = []
    found: list[str] = []
    for piece in pieces:
        if side(piece) and piece.role in ("", "bracket"):
            words.append(piece.text)
            if piece.note:
                note = notes[piece.note - 1]
                found.append(note.before if side is before else note.after)
                words.append(f"[^{len(found)}]")
    return "".join(words), tuple(found)


class Rows:
    """Makes the rows of a file, block by block."""

    def __init__(self, note: Callable[[tuple[str, str]], Note], comment: Callable[[str, str], Comment | None]) -> None:
        """`note`: what stands in a note; `comment`: the comment with this w:id, quoted in a paragraph of these words."""
        self._note = note
        self._comment = comment
        self.marked = False  # does what is no paragraph of the text bear a bookmark that says so?

    def of(self, block: list[Physical]) -> Iterator[ChangedParagraph]:
        """The rows of one block: what stands between two ends that nobody touched."""
        for physical in block:
            _settle_roles(physical)
            _number_typed(physical)
        olds = _sides(block, lambda p: p.end.put_in is None)
        news = _sides(block, lambda p: p.end.taken_out is None)
        _link(olds, news)
        rows = _paired(olds, news)
        _share(rows, block)
        for row in sorted(rows, key=lambda row: row.place):
            yield from self._row(row)

    def _row(self, row: Row) -> Iterator[ChangedParagraph]:
        pieces, notes = self._gathered(row.own)
        stood, stood_notes = self._said(row.old, before)
        wanted, wanted_notes = self._said(row.new, after)
        idents = [ident for physical in row.own for ident in physical.comments]
        comments = [comment for ident in idents if (comment := self._comment(ident, wanted)) is not None]
        if not (
            row.keys or comments or stood.strip() or wanted.strip() or any(p.text.strip() or p.note for p in pieces)
        ):
            return
        what = row.what or _what(stood, wanted, stood_notes, wanted_notes)
        what = _moved(what, pieces)
        every = [*row.own, *(p for side in (row.old, row.new) if side for p in side.physicals)]
        of = next((p for p in row.own if p.keys), every[0])
        number, number_after = _numbers(row, of)
        if what in ("inserted", "moved-to", "deleted", "moved-from"):  # its number came, or went, with it
            number, number_after = number or number_after or "", None
        kind, level = _kind(of, self.marked)
        yield ChangedParagraph(
            key=row.keys[0] if row.keys else "",
            number=number,
            kind=kind,
            before=stood,
            after=wanted,
            level=level,
            what=what,
            before_notes=stood_notes,
            after_notes=wanted_notes,
            pieces=tuple(pieces),
            notes=tuple(notes),
            stamp=_stamp(what, row, pieces),
            move=next((name for p in row.own for name in p.moves), "") if what.startswith("moved") else "",
            partner=row.partner.keys[0] if row.partner and row.partner.keys else "",
            comments=tuple(comments),
            number_after=number_after,
            also=tuple(row.keys[1:]),
        )

    def _gathered(self, physicals: Sequence[Physical]) -> tuple[list[Piece], list[Note]]:
        pieces: list[Piece] = []
        notes: list[Note] = []
        for physical in physicals:
            shift = len(notes)
            notes += [self._note(ref) for ref in physical.refs]
            pieces += [replace(p, note=p.note + shift) if p.note else p for p in physical.pieces]
        return pieces, notes

    def _said(self, side: Side | None, wanted: Callable[[Piece], bool]) -> tuple[str, tuple[str, ...]]:
        if side is None:
            return "", ()
        pieces, notes = self._gathered(side.physicals)
        return reading(pieces, notes, wanted)


def _sides(block: Sequence[Physical], ends: Callable[[Physical], bool]) -> list[Side]:
    sides = [Side()]
    for place, physical in enumerate(block):
        sides[-1].physicals.append(physical)
        if ends(physical) and place < len(block) - 1:
            sides.append(Side())
    return sides


def _link(olds: list[Side], news: list[Side]) -> None:
    """Tie the paragraphs of both readings that share words, or where one was written over the other."""
    of_new = {id(physical): new for new in news for physical in new.physicals}
    over: list[tuple[Side, Side]] = []
    for old in olds:
        for physical in old.physicals:
            new = of_new[id(physical)]
            if _has(physical, lambda p: before(p) and after(p)):
                old.partners[new] = new.partners[old] = None
            elif (_has(physical, before) and _has(physical, after)) or len(olds) == len(news) == 1:
                over.append((old, new))
    for old, new in over:
        if not old.partners and not new.partners:
            old.partners[new] = new.partners[old] = None


def _paired(olds: list[Side], news: list[Side]) -> list[Row]:
    """A row for each paragraph that stood, and for each new one that is none of these."""
    rows: list[Row] = []
    of_new: dict[Side, Row] = {}
    for old in olds:
        free = [new for new in old.partners if new not in of_new]
        if not old.partners:
            rows.append(Row(old, None, "deleted"))
        elif not free:
            rows.append(Row(old, None, "merged-away", of_new[next(iter(old.partners))]))
        else:
            what: What = "merged" if len(free[0].partners) > 1 else "split" if len(free) > 1 else ""
            first = Row(old, free[0], what)
            rows += [first, *(Row(None, new, "split-off", first) for new in free[1:])]
            of_new |= dict(zip(free, rows[-len(free) :], strict=True))
    return rows + [Row(None, new, "inserted") for new in news if not new.partners]


def _share(rows: list[Row], block: Sequence[Physical]) -> None:
    """Give each of the file's paragraphs, and the key it bears, to one row."""
    of_old = {id(p): row for row in rows if row.old for p in row.old.physicals}
    of_new = {id(p): row for row in rows if row.new for p in row.new.physicals}
    for place, physical in enumerate(block):
        old, new = of_old.get(id(physical)), of_new.get(id(physical))
        # What was put in and taken out again is in neither reading: it stays where its end stood, with its key.
        came = _has(physical, after) and not _has(physical, before)
        row = new if old is None or (new is not None and (new.what == "split-off" or came)) else old
        assert row is not None  # noqa: S101 - each paragraph is in one side of each reading
        row.own.append(physical)
        row.place = place if row.place < 0 else row.place
        row.keys += [key for key in physical.keys if key not in row.keys]
    places = {id(physical): place for place, physical in enumerate(block)}
    for row in rows:
        if row.place < 0:
            row.place = places[id((row.old or row.new or Side()).physicals[0])]
        # Who begins a paragraph before another may take its bookmark along: it belongs to what stood.
        if (
            row.old is not None
            and row.own
            and not row.keys
            and not (row.own[0].about or (row.own[0].style in ABOUT and not any(p.about for p in block)))
        ):
            for physical in row.old.physicals:
                holder = of_new.get(id(physical))
                if holder is not None and holder is not row and holder.what == "inserted" and holder.keys:
                    row.keys, holder.keys = holder.keys, []
                    break


def _has(physical: Physical, wanted: Callable[[Piece], bool]) -> bool:
    return any(wanted(p) and (p.text.strip() or p.note) and p.role in ("", "bracket") for p in physical.pieces)


def _numbers(row: Row, of: Physical) -> tuple[str, str | None]:
    def shown(wanted: Callable[[Piece], bool]) -> str:
        for physical in row.own:
            text = "".join(p.text for p in physical.pieces if p.role == "number" and wanted(p)).strip()
            if text:
                return text[:-1].rstrip() if text[-1] in ".．" and len(text) > 1 else text
        return of.label

    if row.old is None:
        return shown(after), None
    stood, wanted = shown(before), shown(after)
    return stood, wanted if row.new is not None and wanted != stood else None


def _kind(physical: Physical, marked: bool) -> tuple[Kind, int]:
    if physical.style in KINDS:
        return KINDS[physical.style], 1
    if physical.style in ABOUT:
        # A paragraph that somebody began behind such a line has its style, but not its bookmark.
        return ("about" if physical.about or not marked else "paragraph"), 1
    if physical.style.startswith(ITEM):
        digits = physical.style[len(ITEM) :].strip()
        return "item", int(digits) if digits.isdecimal() and len(digits) == 1 else 1
    if physical.outline is not None and physical.outline < 9:
        return "heading", physical.outline + 1
    if physical.list_level is not None:
        return "item", physical.list_level + 1
    return "paragraph", 1


def _what(stood: str, wanted: str, stood_notes: tuple[str, ...], wanted_notes: tuple[str, ...]) -> What:
    if stood == wanted and stood_notes == wanted_notes:
        return ""
    if not wanted.strip():
        return "deleted"
    return "edited" if stood.strip() else "inserted"


def _moved(what: What, pieces: Sequence[Piece]) -> What:
    """A paragraph whose words all came, or all went, by a move."""
    if what == "deleted" and any(p.moved for p in pieces):
        gone = [p for p in pieces if p.taken_out is not None and p.put_in is None and p.role == ""]
        return "moved-from" if all(p.moved for p in gone) else what
    if what == "inserted" and any(p.moved for p in pieces):
        return "moved-to"
    return what


def _stamp(what: What, row: Row, pieces: Sequence[Piece]) -> Stamp | None:
    ends = [p.end for p in row.own]
    if row.partner is not None or what in ("split", "merged"):
        joined = row if row.partner is None else row.partner
        ends = [p.end for side in (joined.old, joined.new) if side for p in side.physicals]
    if what in ("inserted", "moved-to", "split", "split-off"):
        words = [p.put_in for p in pieces if p.put_in and not what.startswith("split")]
        return next(iter(words), None) or next((end.put_in for end in ends if end.put_in), None)
    if what in ("deleted", "moved-from", "merged", "merged-away"):
        words = [p.taken_out for p in pieces if p.taken_out and not what.startswith("merged")]
        return next(iter(words), None) or next((end.taken_out for end in ends if end.taken_out), None)
    return None


def _settle_roles(physical: Physical) -> None:
    """Give back to the words what was typed beside a number or a sponsor's name and took over its look."""
    pieces: list[Piece] = []
    done = {before: False, after: False}  # has the number ended, in this reading?
    for piece in physical.pieces:
        sides = [side for side in done if side(piece)]
        last = pieces[-1] if pieces else None
        if piece.role == "sponsors" and piece.put_in and last and last.role == "sponsors" and not last.put_in:
            pieces.append(replace(piece, role=""))
        elif piece.role == "number" and sides:
            end = 0 if all(done[side] for side in sides) else (piece.text + "\t").index("\t") + 1
            if piece.text[:end]:
                pieces.append(replace(piece, text=piece.text[:end]))
            if piece.text[end:]:
                pieces.append(replace(piece, text=piece.text[end:], role=""))
            if "\t" in piece.text[:end]:
                done |= dict.fromkeys(sides, True)
        else:
            pieces.append(piece)
    physical.pieces[:] = pieces


def _number_typed(physical: Physical) -> None:
    """Give a number that somebody typed before a tab the role that it has in files of ours."""
    for side in (before, after):
        shown = [p for p in physical.pieces if side(p)]
        found = TYPED.match("".join(p.text for p in shown))
        if found is None or any(p.role == "number" for p in shown):
            continue
        left = found.end()
        pieces: list[Piece] = []
        for piece in physical.pieces:
            cut = min(left, len(piece.text)) if side(piece) else 0
            if cut:
                pieces.append(replace(piece, text=piece.text[:cut], role="number", note=0))
            if cut < len(piece.text) or piece.note:
                pieces.append(replace(piece, text=piece.text[cut:]))
            left -= cut
        physical.pieces[:] = pieces
