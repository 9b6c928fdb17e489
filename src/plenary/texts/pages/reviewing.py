"""The page on which a file is looked through, as it goes out and comes back: what nobody changes there travels sealed.

A browser brings back two fields for each thing that the file asks for: whether it is taken, and its words. What else is
known of it stands in one sealed field, as it was shown: whatever the text says by then, no words come to another place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core import signing
from django.http import QueryDict

from plenary.rules.redline import Run, words
from plenary.texts import incoming
from plenary.texts.reads.values import ParagraphLine

SALT = "texts.incoming.rows"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the file asks for, as the form shows it and brings it back."""

    n: int
    kind: str
    key: int
    words: str
    place: int | None
    notes: tuple[str, ...]
    quote: str
    authors: tuple[str, ...]
    chosen: bool
    stands: str = ""
    outdated: bool = False
    clash: bool = False
    same: int = 0
    guessed: bool = False  # found by its number or its words, not by its address

    @property
    def runs(self) -> tuple[Run, ...]:
        """What it changes of the words that stand."""
        return words(self.stands, self.words)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page shows of a file."""

    rows: tuple[Row, ...]
    left: tuple[incoming.Left, ...]
    unshown: int  # how many more have no place in the text
    authors: tuple[str, ...]
    known: int
    ours: bool
    warnings: tuple[str, ...]

    @property
    def untracked(self) -> bool:
        """Is anything here that was changed without tracking?"""
        return any(r.kind != "comment" and not any(r.authors) for r in self.rows) or any(
            not any(one.authors) for one in self.left
        )


def sheet(prepared: incoming.Prepared, most: int) -> Sheet:
    """A file that was looked through, as it is shown first; at most so many of what has no place."""
    return Sheet(
        tuple(_row(one) for one in prepared.found),
        prepared.left[:most],
        max(len(prepared.left) - most, 0),
        prepared.authors,
        prepared.known,
        prepared.ours,
        prepared.warnings,
    )


def _row(f: incoming.Found) -> Row:
    return Row(
        f.number,
        f.kind,
        f.key,
        f.words,
        f.place,
        f.notes,
        f.quote,
        f.authors,
        f.sure and not f.clash,
        f.stands,
        f.outdated,
        f.clash,
        f.same,
        f.how in ("number", "likeness"),
    )


def sealed(shown: Sheet, whose: Sequence[Any]) -> str:
    """The sheet without its words, for the form. `whose`: person, text and file, without which it is not opened."""
    rows = [
        (r.n, r.kind, r.key, r.place, r.notes, r.quote, r.authors, r.outdated, r.clash, r.same, r.guessed)
        for r in shown.rows
    ]
    left = [(one.why, one.words, one.before, one.key) for one in shown.left]
    head = (shown.unshown, shown.authors, shown.known, shown.ours, shown.warnings)
    return signing.dumps([list(whose), rows, left, head], salt=SALT, compress=True)


def opened(
    seal: str, whose: Sequence[Any], post: QueryDict, pars: Mapping[int, ParagraphLine], lasts: int
) -> Sheet | None:
    """The sheet as it came back, with what she chose and wrote; None where the seal is not hers, or is broken."""
    try:
        hers, rows, left, head = signing.loads(seal, salt=SALT, max_age=lasts)
    except signing.BadSignature:
        return None
    if hers != list(whose):
        return None
    unshown, authors, known, ours, warnings = head
    return Sheet(
        tuple(_typed(post, pars, *row) for row in rows),
        tuple(incoming.Left(*one) for one in left),
        unshown,
        tuple(authors),
        known,
        ours,
        tuple(warnings),
    )


def _typed(
    post: QueryDict,
    pars: Mapping[int, ParagraphLine],
    n: int,
    kind: str,
    key: int,
    place: int | None,
    notes: list[str],
    quote: str,
    authors: list[str],
    outdated: bool,
    clash: bool,
    same: int,
    guessed: bool,
) -> Row:
    row = Row(n, kind, key, "", place, tuple(notes), quote, tuple(authors), post.get(f"take-{n}") == "1")
    stands = pars.get(key)
    return replace(
        row,
        words=post.get(f"words-{n}", "").replace("\r\n", "\n"),
        stands=stands.words if stands else "",
        outdated=outdated,
        clash=clash,
        same=same,
        guessed=guessed,
    )
