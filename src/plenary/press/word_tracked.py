"""One paragraph of Word with all that was tracked in it: every character with who put it in and who took it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from lxml import etree

from plenary.press.changed import UNKNOWN, Piece, Role, Stamp
from plenary.press.paper_docx_styles import ROLES
from plenary.press.word_runs import MATH, MC, A, V, chosen_content, shows_placeholder, symbol
from plenary.press.word_styles import Styles, W, is_on, value

W16 = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}"
KEPT, FROM, ABOUT_MARK = "par_", "parfrom_", "plenary_about_"  # how the bookmarks of our own files begin

_THROUGH = frozenset(
    W + name for name in "smartTag customXml bdo dir sdtContent rubyBase rt subDoc hyperlink fldSimple".split()
)
PUT_IN, TAKEN_OUT = frozenset((W + "ins", W + "moveTo")), frozenset((W + "del", W + "moveFrom"))
MOVES = frozenset((W + "moveTo", W + "moveFrom"))


@dataclass(frozen=True, slots=True)
class Hand:
    """The tracked changes that a place stands in."""

    put_in: Stamp | None = None
    taken_out: Stamp | None = None
    moved: bool = False

    def within(self, element: etree._Element) -> Hand:
        """Further in: `element` is a tracked change of runs, of a paragraph's end or of a row."""
        return self.by(element.tag, element)

    def by(self, tag: str, element: etree._Element) -> Hand:
        """The same where the element that holds author and instant says by another name what was done."""
        if tag in PUT_IN:
            return replace(self, put_in=stamp_of(element), moved=tag in MOVES)
        return replace(self, taken_out=stamp_of(element), moved=tag in MOVES)


NOBODY = Hand()


@dataclass(slots=True, eq=False)
class Physical:
    """A `w:p`: what stands in it and what became of its end."""

    pieces: list[Piece] = field(default_factory=list)
    refs: list[tuple[str, str]] = field(default_factory=list)  # notes by their place: ("footnote", w:id)
    end: Hand = NOBODY
    keys: list[str] = field(default_factory=list)
    moves: list[str] = field(default_factory=list)  # names of moves that it takes part in
    comments: list[str] = field(default_factory=list)  # w:id of those that begin here
    drawings: list[etree._Element] = field(default_factory=list)
    hidden: list[Piece] = field(default_factory=list)
    about: bool = False  # a line of ours that is no paragraph of the text
    style: str = ""
    outline: int | None = None
    list_level: int | None = None  # from 0
    label: str = ""  # counted by Word

    def add(self, text: str, hand: Hand, role: Role = "", note: int = 0) -> None:
        """Append, joined to the piece before where nothing but the file's own cuts parts the two."""
        if not text and not note:
            return
        made = Piece(text, hand.put_in, hand.taken_out, hand.moved and bool(hand.put_in or hand.taken_out), role, note)
        last = self.pieces[-1] if self.pieces else None
        if last is not None and not note and not last.note and replace(last, text="") == replace(made, text=""):
            self.pieces[-1] = replace(last, text=last.text + text)
        else:
            self.pieces.append(made)


def stamp_of(element: etree._Element) -> Stamp:
    """Who and when, of a tracked change or comment. The newer attribute in true UTC goes before `w:date`."""
    return Stamp(value(element, "author").strip(), instant(element.get(W16 + "dateUtc") or value(element, "date")))


def instant(text: str) -> datetime | None:
    """An instant as Word writes it; without a zone it is taken for UTC. None for what is none."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if at.year < 1981:  # programs that know no instant write 1970, 1900 or the year nought
        return None
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (OverflowError, ValueError):
        return None


class Story:
    """What the paragraphs of one part share: fields, moves and comments that run on from one to the next."""

    def __init__(self, styles: Styles, warn: set[str]) -> None:
        self.styles = styles
        self.warn = warn
        self.quotes: dict[str, list[str]] = {}  # comment to the words it stands beside
        self._open: dict[str, list[str]] = {}  # of these, the ranges that have not ended
        self._fields: list[bool] = []  # of each field begun: does its result begin already?
        self._moving: dict[str, str] = {}  # ranges begun: w:id to name

    def read(self, paragraph: etree._Element, hand: Hand = NOBODY) -> Physical:
        """Read what stands in a `w:p`. Styles and numbers are the caller's."""
        made = Physical(end=hand)
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        for change in mark if mark is not None else ():
            if change.tag in PUT_IN or change.tag in TAKEN_OUT:
                made.end = made.end.within(change)
        made.moves += self._moving.values()
        self._walk(paragraph, hand, made)
        for words in self._open.values():
            words.append("\n")
        # A field that never says where its result begins would hide the rest of the document.
        self._fields = [result for result in self._fields if result]
        return made

    def mark(self, element: etree._Element, made: Physical | None) -> bool:
        """Take note of what marks a place: a bookmark, the ends of a comment or of a move. False for anything else."""
        tag = element.tag
        if tag == W + "bookmarkStart":
            key = key_of(value(element, "name"))
            if key and made is not None and key not in made.keys:
                made.keys.append(key)
            if made is not None and value(element, "name").startswith(ABOUT_MARK):
                made.about = True
        elif tag == W + "commentRangeStart":
            self._comment(value(element, "id"), made)
            self._open[value(element, "id")] = self.quotes[value(element, "id")]
        elif tag == W + "commentRangeEnd":
            self._open.pop(value(element, "id"), None)
        elif tag in (W + "moveFromRangeStart", W + "moveToRangeStart"):
            self._moving[value(element, "id")] = value(element, "name")
            if made is not None:
                made.moves.append(value(element, "name"))
        elif tag in (W + "moveFromRangeEnd", W + "moveToRangeEnd"):
            self._moving.pop(value(element, "id"), None)
        else:
            return False
        return True

    def _comment(self, ident: str, made: Physical | None) -> None:
        if ident not in self.quotes:
            self.quotes[ident] = []
            if made is not None:
                made.comments.append(ident)

    def _walk(self, parent: etree._Element, hand: Hand, made: Physical) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, hand, made)
            elif tag in PUT_IN or tag in TAKEN_OUT:
                self._walk(child, hand.within(child), made)
            elif tag in _THROUGH:
                self._walk(child, hand, made)
            elif tag == W + "sdt":
                content = child.find(W + "sdtContent")
                if shows_placeholder(child):
                    self.warn.add("placeholders-left-out")
                elif content is not None:
                    self._walk(content, hand, made)
            elif tag == MC + "AlternateContent":
                chosen = chosen_content(child)
                if chosen is not None:
                    self._walk(chosen, hand, made)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._drawing(child, made)
            elif tag in (MATH + "oMath", MATH + "oMathPara"):
                self._math(child, hand, made)
            else:
                self.mark(child, made)

    def _math(self, element: etree._Element, hand: Hand, made: Physical) -> None:
        for text in element.iter(MATH + "t"):
            self._show(text.text or "", hand, "", made)

    def _run(self, run: etree._Element, hand: Hand, made: Physical) -> None:
        properties = run.find(W + "rPr")
        role: Role = ""
        hidden = False
        if properties is not None:
            style = self.styles.get(value(properties.find(W + "rStyle")))
            role = ROLES.get(style.name, "")
            vanish = is_on(properties.find(W + "vanish"))
            hidden = bool(style.look.hidden if vanish is None else vanish)
            for change in (properties.find(W + "ins"), properties.find(W + "del")):
                if change is not None:
                    hand = hand.within(change)
        if hidden:
            apart = Physical()
            self._inside(run, hand, role, apart)
            made.hidden += apart.pieces
            made.drawings += apart.drawings
        else:
            self._inside(run, hand, role, made)

    def _inside(self, run: etree._Element, hand: Hand, role: Role, made: Physical) -> None:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self._show(child.text or "", hand, role, made)
            elif tag == W + "delText":
                gone = hand if hand.taken_out is not None else replace(hand, taken_out=Stamp(UNKNOWN))
                self._show(child.text or "", gone, role, made)
            elif tag in (W + "tab", W + "ptab"):
                self._show("\t", hand, role, made)
            elif tag in (W + "br", W + "cr"):
                self._show("\n", hand, role, made)
            elif tag == W + "noBreakHyphen":
                self._show("\u2011", hand, role, made)
            elif tag == W + "softHyphen":
                self._show("\u00ad", hand, role, made)
            elif tag == W + "sym":
                self._show(symbol(child), hand, role, made)
            elif tag == W + "fldChar":
                self._field(value(child, "fldCharType"))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                made.refs.append((tag[len(W) : -len("Reference")], value(child, "id")))
                made.add("", hand, "", len(made.refs))
            elif tag == W + "commentReference":
                self._comment(value(child, "id"), made)
            elif tag == MC + "AlternateContent":
                chosen = chosen_content(child)
                if chosen is not None:
                    self._inside(chosen, hand, role, made)
            elif tag == W + "ruby":
                for part in child:
                    if part.tag in _THROUGH:
                        self._walk(part, hand, made)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._drawing(child, made)

    def _show(self, text: str, hand: Hand, role: Role, made: Physical) -> None:
        if not all(self._fields):
            return
        made.add(text, hand, role)
        if hand.taken_out is None and role in ("", "bracket"):
            for words in self._open.values():
                words.append(text)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawing(self, element: etree._Element, made: Physical) -> None:
        made.drawings.append(element)
        if next(element.iter(A + "blip", V + "imagedata"), None) is not None:
            self.warn.add("images-left-out")
        elif element.tag == W + "object":
            self.warn.add("embedded-objects-left-out")


def key_of(name: str) -> str:
    """The key that one of our bookmarks bears; "" for a bookmark of somebody else."""
    for prefix in (FROM, KEPT):
        if name.startswith(prefix) and len(name) > len(prefix):
            pieces = name[len(prefix) :].split("_")
            if len(pieces) % 2 == 0:
                return ""
            try:
                return "".join(piece if place % 2 == 0 else chr(int(piece, 16)) for place, piece in enumerate(pieces))
            except (ValueError, OverflowError):
                return ""
    return ""


def boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Text boxes of a drawing, not those within one another; of alternate content only the form to read."""
    for child in element:
        if child.tag == W + "txbxContent":
            yield child
        elif child.tag == MC + "AlternateContent":
            chosen = chosen_content(child)
            if chosen is not None:
                yield from boxes(chosen)
        else:
            yield from boxes(child)
