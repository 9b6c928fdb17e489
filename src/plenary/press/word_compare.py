"""Changes that nobody tracked: a file beside the words that it held when it was taken away."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from plenary.press.changed import UNKNOWN, Changed, ChangedParagraph, Piece, Stamp, What

FILE = Stamp(UNKNOWN)  # "the file": nobody knows who wrote this, nor when
_HAN = "\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKENS = re.compile(rf"\[\^\d+\]|[{_HAN}]|(?:(?![{_HAN}])\w)+|\s+|.", re.S)
_ALIKE, _DRIFTED = 60.0, 40.0  # of 100: taken for the same paragraph; too unlike for the key that it bears
_MOST = 400_000  # pairs of paragraphs that are compared letter by letter


def compared(before: Sequence[tuple[str, str]], changed: Changed) -> Changed:
    """The same file, with what was changed in it without tracking; see `word_changes.plain_changes`."""
    return _Comparing(before, changed).done() if before else changed


class _Comparing:
    def __init__(self, before: Sequence[tuple[str, str]], changed: Changed) -> None:
        self.known = dict(before)
        self.order = {key: place for place, key in enumerate(self.known)}
        self.changed = changed
        self.rows = list(changed.paragraphs)
        self.found = False  # anything that nobody tracked

    def done(self) -> Changed:
        place_of = self._matched()
        matched = {place: key for key, place in place_of.items()}
        last = ""  # key of the paragraph before
        for place, row in enumerate(self.rows):
            key = matched.get(place)
            if key is not None:
                self.rows[place] = self._beside(row, key)
                last = key
            elif _stood(row) and row.kind != "about":
                new = replace(row, key="") if row.key in self.known else row  # its bookmark had slipped
                self.rows[place] = self._new(new, last, place_of.get(last, -1))
        self._lost(place_of)
        self._moved({key: place for key, place in place_of.items() if self.rows[place].what in ("", "edited")})
        warnings = (*self.changed.warnings, "untracked-changes") if self.found else self.changed.warnings
        return replace(self.changed, paragraphs=tuple(self.rows), warnings=warnings)

    def _matched(self) -> dict[str, int]:
        """Key to the row that shows the paragraph as it stood: by its bookmark, otherwise by its words."""
        found: dict[str, int] = {}
        doubtful: dict[str, int] = {}
        for place, row in enumerate(self.rows):
            if row.key in self.known and row.key not in found and row.key not in doubtful and _stood(row):
                words, shown = _even(self.known[row.key]), _even(row.before)
                alike = words in shown or (shown and shown in words) or fuzz.ratio(words, shown) >= _DRIFTED
                (found if alike else doubtful)[row.key] = place
        rest = [key for key in self.known if key not in found]
        taken = set(found.values())
        free = [
            place
            for place, row in enumerate(self.rows)
            if place not in taken and _stood(row) and row.kind != "about" and (not row.key or row.key in doubtful)
        ]
        for key, place in self._by_words(rest, free):
            found[key] = place
        taken = set(found.values())
        return found | {k: place for k, place in doubtful.items() if k not in found and place not in taken}

    def _by_words(self, keys: list[str], places: list[int]) -> Iterator[tuple[str, int]]:
        exact: dict[str, list[int]] = {}
        for place in places:
            exact.setdefault(_even(self.rows[place].before), []).append(place)
        rest = []
        taken: set[int] = set()
        for key in keys:
            same = exact.get(_even(self.known[key]))
            if same:
                taken.add(same[0])
                yield key, same.pop(0)
            else:
                rest.append(key)
        free = [place for place in places if place not in taken]
        if len(rest) * len(free) > _MOST:
            return
        scores: list[tuple[float, int, str, int]] = []
        for key in rest:
            words = _even(self.known[key])
            for place in free:
                score = fuzz.ratio(words, _even(self.rows[place].before), score_cutoff=_ALIKE)
                if score:
                    scores.append((-score, abs(self.order[key] - place), key, place))
        given: set[str] = set()
        for _, _, key, place in sorted(scores):
            if key not in given and place not in taken:
                given.add(key)
                taken.add(place)
                yield key, place

    def _beside(self, row: ChangedParagraph, key: str) -> ChangedParagraph:
        """A row as it is beside the words that are known."""
        words = self.known[key]
        if row.before == words:
            return row if row.key == key else replace(row, key=key)
        if _even(row.before) == _even(words):  # white space alone was changed, most often by a program
            same = row.what == ""
            return replace(row, key=key, before=words, after=words if same else row.after)
        self.found = True
        what: What = row.what
        if what == "":
            what = "edited" if row.after.strip() else "deleted"
        return replace(
            row,
            key=key,
            before=words,
            before_notes=row.before_notes,
            what=what,
            pieces=tuple(overlaid(words, row.pieces)),
            stamp=row.stamp or (FILE if what == "deleted" else None),
        )

    def _new(self, row: ChangedParagraph, last: str, place: int) -> ChangedParagraph:
        """A row that holds no paragraph that was known: cut off the one before it, or written anew."""
        self.found = True
        words = _even(row.before)
        first = self.rows[place] if place >= 0 else None
        if first is not None and words and words in _even(self.known[last]) and words not in _even(first.after):
            if first.what in ("", "edited"):
                self.rows[place] = replace(first, what="split", stamp=first.stamp or FILE)
            if self.rows[place].what == "split":
                return replace(row, what="split-off", before="", before_notes=(), partner=last, stamp=FILE)
        pieces = tuple(replace(p, put_in=p.put_in or FILE) for p in row.pieces)
        what: What = "inserted" if row.what in ("", "edited") else row.what
        return replace(row, what=what, before="", before_notes=(), pieces=pieces, stamp=row.stamp or FILE)

    def _lost(self, place_of: dict[str, int]) -> None:
        """Rows for the keys that the file holds no more: their words were joined to others, or are gone."""
        at = {id(self.rows[place]): key for key, place in place_of.items()}
        joined = {also: row.key for row in self.rows for also in row.also}
        gone: dict[str, list[ChangedParagraph]] = {}  # by the key that they come after
        last = ""
        for key, words in self.known.items():
            if key in place_of:
                last = key
                continue
            self.found = True
            first = self.rows[place_of[last]] if last in place_of else None
            piece = Piece(words, taken_out=FILE)
            row = ChangedParagraph(key, "", "paragraph", words, "", what="deleted", pieces=(piece,), stamp=FILE)
            if first is not None and self._joined(key, words, last, first, joined):
                row = replace(row, what="merged-away", partner=last)
                if first.what in ("", "edited"):
                    merged = replace(first, what="merged", stamp=first.stamp or FILE)
                    self.rows[place_of[last]] = merged
                    at[id(merged)] = last
            gone.setdefault(last, []).append(row)
        rows: list[ChangedParagraph] = list(gone.get("", ()))
        for row in self.rows:
            if id(row) in at:
                place_of[at[id(row)]] = len(rows)
            rows.append(row)
            if id(row) in at:
                rows += gone.get(at[id(row)], ())
        self.rows = rows

    def _joined(self, key: str, words: str, last: str, first: ChangedParagraph, joined: dict[str, str]) -> bool:
        if joined.get(key) == last and first.what in ("", "edited", "merged"):
            return True
        even = _even(words)
        return bool(even) and even in _even(first.after) and even not in _even(self.known[last])

    def _moved(self, place_of: dict[str, int]) -> None:
        """Paragraphs that stand in another order than before, as few as say it all."""
        keys = sorted(place_of, key=lambda key: place_of[key])
        kept = {keys[at] for at in _rising([self.order[key] for key in keys])}
        left: dict[str, list[ChangedParagraph]] = {}
        for number, key in enumerate(key for key in self.known if key in place_of and key not in kept):
            self.found = True
            row = self.rows[place_of[key]]
            name = f"order-{number + 1}"
            piece = Piece(self.known[key], taken_out=FILE, moved=True)
            away = replace(
                row, what="moved-from", before=self.known[key], after="", after_notes=(), pieces=(piece,), notes=(),
                before_notes=(), stamp=FILE, move=name, comments=(), number_after=None, also=(),
            )  # fmt: skip
            pieces = tuple(p if p.put_in else replace(p, put_in=FILE, moved=not p.taken_out) for p in row.pieces)
            self.rows[place_of[key]] = replace(
                row, what="moved-to", before="", before_notes=(), pieces=pieces, stamp=FILE, move=name
            )
            earlier = [k for k in self.known if self.order[k] < self.order[key] and k in kept]
            left.setdefault(earlier[-1] if earlier else "", []).append(away)
        if left:
            after_place = {place_of[key]: key for key in kept}
            rows = list(left.get("", ()))
            for place, row in enumerate(self.rows):
                rows += [row, *left.get(after_place.get(place, "-"), ())]
            self.rows = rows


def overlaid(words: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of a paragraph beside the words that it held: what differs without tracking is the file's."""
    atoms = list(_atoms(pieces))
    places = [place for place, (text, piece) in enumerate(atoms) if piece.put_in is None and _worded(piece) and text]
    stood = "".join(atoms[place][0] for place in places)
    ends: list[int] = []  # of each token of what the file says stood: how many atoms it reaches over
    letters = [place for place in places for _ in atoms[place][0]]
    tokens = _TOKENS.findall(stood)
    at = 0
    for token in tokens:
        at += len(token)
        ends.append(letters[at - 1] + 1)
    wanted = _TOKENS.findall(words)
    out = _Joining()
    done = 0
    for alike, codes in groupby(Indel.opcodes(wanted, tokens), key=lambda code: code.tag == "equal"):
        group = list(codes)
        gone = "".join("".join(wanted[c.src_start : c.src_end]) for c in group if c.tag == "delete")
        out.add(Piece(gone, taken_out=FILE))  # what went stands before what came
        end = max((ends[c.dest_end - 1] for c in group if c.tag != "delete"), default=done)
        for _, piece in atoms[done:end]:
            ours = not alike and piece.put_in is None and _worded(piece)
            out.add(replace(piece, put_in=FILE) if ours else piece)
        done = end
    for _, piece in atoms[done:]:
        out.add(piece)
    return iter(out.pieces)


def _atoms(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece]]:
    """(as it reads in a wording, the piece of one letter); the mark of a note is one."""
    marks = 0
    for piece in pieces:
        for letter in piece.text:
            yield letter, replace(piece, text=letter, note=0)
        if piece.note:
            marks += piece.put_in is None
            yield f"[^{marks}]", replace(piece, text="")


class _Joining:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []

    def add(self, piece: Piece) -> None:
        last = self.pieces[-1] if self.pieces else None
        if last is not None and not last.note and not piece.note and replace(last, text="") == replace(piece, text=""):
            self.pieces[-1] = replace(last, text=last.text + piece.text)
        elif piece.text or piece.note:
            self.pieces.append(piece)


def _worded(piece: Piece) -> bool:
    return piece.role in ("", "bracket")


def _stood(row: ChangedParagraph) -> bool:
    """Does it show a paragraph that the file had when all its changes are rejected?"""
    return row.what in ("", "edited", "deleted", "moved-from", "split", "merged", "merged-away")


def _even(words: str) -> str:
    return " ".join(words.split())


def _rising(numbers: Sequence[int]) -> list[int]:
    """Places of a longest rising subsequence."""
    tails: list[int] = []  # places
    before: list[int] = []
    values: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(values, number)
        before.append(tails[at - 1] if at else -1)
        if at == len(tails):
            tails.append(place)
            values.append(number)
        else:
            tails[at], values[at] = place, number
    out: list[int] = []
    place = tails[-1] if tails else -1
    while place >= 0:
        out.append(place)
        place = before[place]
    return out[::-1]
