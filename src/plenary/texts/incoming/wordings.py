"""What a paragraph of the file said before its changes, and what it says with those of its author alone."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from plenary.press.changed import UNKNOWN, ChangedParagraph, Piece, Stamp
from plenary.texts.incoming.values import How
from plenary.texts.reads.values import ParagraphLine


@dataclass(frozen=True, slots=True)
class Wording:
    base: str  # before the changes that are hers
    wanted: str  # with them; "" for a deletion
    mine: frozenset[Stamp]  # the changes that are hers
    known: int  # how many are in the text already: the file was taken away with them
    outdated: bool = False

    @property
    def asks(self) -> bool:
        """Does she want anything?"""
        return bool(self.mine) or self.base != self.wanted


def wording(par: ChangedParagraph, row: ParagraphLine, how: How, earlier: Collection[str]) -> Wording:
    """A paragraph of ours as the file has it. `earlier`: what it said before it said what stands now.

    Changes in the name of those who sponsor an open proposal, as old as it, went out with the file: they are not asked for
    again. Where the file, without its tracked changes, says what stood earlier, the text has moved on: nobody wants to go
    back.
    """
    out = {(", ".join(s.name for s in p.sponsors), _second(p.instant)) for p in row.proposals}
    every = frozenset(par.stamps)
    known = frozenset(s for s in every if s.at and (s.author, _second(s.at)) in out)
    mine = every - known
    if not row.there:  # others put it in: hers are their words, as far as she left them
        wanted = _said(par, lambda p: p.taken_out not in mine)
        return Wording("", wanted if mine else "", mine, len(known))
    filed = _said(par, lambda p: (not p.put_in or _untracked(p.put_in)) and not _untracked(p.taken_out))
    if _even(filed) != _even(row.words) and _even(filed) in {_even(words) for words in earlier}:
        mine = frozenset(s for s in mine if s.author != UNKNOWN)
        wanted = _said(
            par,
            lambda p: (
                (not p.put_in or _untracked(p.put_in) or p.put_in in mine)
                and not _untracked(p.taken_out)
                and p.taken_out not in mine
            ),
        )
        return Wording(filed, wanted if mine else filed, mine, len(known), outdated=True)
    if how != "key" or not every:  # nobody tracked anything here: the file says other words, and that is all
        return Wording(row.words, par.after, mine, len(known))
    if not known:
        return Wording(row.words if not par.before else par.before, par.after, mine, 0)
    wanted = _said(par, lambda p: (not p.put_in or p.put_in in mine) and p.taken_out not in mine)
    return Wording(_said(par, lambda p: not p.put_in), wanted, mine, len(known))


def _said(par: ChangedParagraph, stays: Callable[[Piece], bool]) -> str:
    """The words of the pieces that stay: without numbers and sponsors, a note by its mark."""
    return "".join(
        f"[^{p.note}]" if p.note else p.text for p in par.pieces if p.role not in ("number", "sponsors") and stays(p)
    )


def _untracked(stamp: Stamp | None) -> bool:
    return stamp is not None and stamp.author == UNKNOWN


def _second(at: datetime) -> datetime:
    """A word processor keeps no fractions."""
    return at.replace(microsecond=0)


def _even(text: str) -> str:
    return " ".join(text.split())
