"""A paragraph's words as a printer's runs: in brackets under their sponsors, as tracked changes, as a redline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from plenary.press.paper import Run
from plenary.rules import redline
from plenary.rules.brackets import Alternative, Part, Words
from plenary.texts.reads.values import NOTE, ParagraphLine, ProposalLine

Mark = Literal["", "ins", "del"]


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changes words, and since when."""

    name: str = ""
    at: datetime | None = None


NOBODY = Hand()


def plain(words: str, notes: int, *, mark: Mark = "", hand: Hand = NOBODY) -> Iterator[Run]:
    """Words with the marks of their footnotes (`notes`: how many there are)."""
    at = 0
    for found in NOTE.finditer(words):
        number = int(found[1])
        if not 1 <= number <= notes:
            continue
        if found.start() > at:
            yield Run(words[at : found.start()], mark, hand.name, hand.at)
        yield Run("", mark, hand.name, hand.at, note=number)
        at = found.end()
    if at < len(words):
        yield Run(words[at:], mark, hand.name, hand.at)


def bracketed(row: ParagraphLine, no_text: str) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """A paragraph in brackets, with its footnotes. `no_text` stands where somebody wants no words."""
    composite, notes = row.footnoted
    runs = list(_bracketed(composite.parts, len(notes), no_text))
    if row.bracketed:
        runs = [Run("[", role="bracket"), *runs, Run("]", role="bracket")]
    return tuple(runs), notes


def _bracketed(parts: Iterable[Part], notes: int, no_text: str) -> Iterator[Run]:
    for part in parts:
        if isinstance(part, Words):
            yield from plain(part.text, notes)
            continue
        before, after = margin(part.shown, first=True), margin(part.shown, first=False)
        if before:
            yield Run(" ")
        yield Run("[", role="bracket")
        for place, alternative in enumerate(part.shown):
            if place:
                yield Run(" / ", role="bracket")
            inside = _within(alternative.parts, before, after)
            if inside:
                yield from _bracketed(inside, notes, no_text)
            else:
                yield Run(no_text, role="bracket")
            if alternative.sponsors:
                yield Run(" ".join(alternative.sponsors), role="sponsors")
        yield Run("]", role="bracket")
        if after:
            yield Run(" ")


def margin(shown: Sequence[Alternative], *, first: bool) -> bool:
    """Do all that have words begin (or end) with a space? It is shown outside of the bracket, as one writes it by hand."""
    edges = [_edge(a.parts, first=first) for a in shown if a.parts]
    return bool(edges) and all(edge == " " for edge in edges)


def _edge(parts: Sequence[Part], *, first: bool) -> str:
    part = parts[0 if first else -1]
    return part.text[:1] if isinstance(part, Words) and first else part.text[-1:] if isinstance(part, Words) else ""


def _within(parts: tuple[Part, ...], before: bool, after: bool) -> tuple[Part, ...]:
    """An alternative without the spaces that are shown outside of its bracket."""
    made = list(parts)
    if made and before and isinstance(made[0], Words):
        made[0] = Words(made[0].text[1:])
    if made and after and isinstance(made[-1], Words):
        made[-1] = Words(made[-1].text.removesuffix(" "))
    return tuple(part for part in made if not isinstance(part, Words) or part.text)


def tracked(row: ParagraphLine) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """A paragraph with its proposals as tracked changes, each under its first sponsor; all rejected, it is what stands."""
    composite, notes = row.footnoted
    hands = {p.id: hand_of(p) for p in row.wordings}
    return tuple(_tracked(composite.parts, len(notes), hands, None)), notes


def hand_of(proposal: ProposalLine) -> Hand:
    """In whose name a proposal is shown as a change: that of all who sponsor it."""
    return Hand(", ".join(s.name for s in proposal.sponsors), proposal.instant)


def _tracked(
    parts: Iterable[Part], notes: int, hands: Mapping[str, Hand], within: tuple[Mark, Hand] | None
) -> Iterator[Run]:
    """`within`: what has become of the words around these already: put in, or taken out, by whom."""
    for part in parts:
        if isinstance(part, Words):
            mark, hand = within or ("", NOBODY)
            yield from plain(part.text, notes, mark=mark, hand=hand)
            continue
        stands = next((a for a in part.alternatives if a.standing), None)
        others = [a for a in part.alternatives if a is not stands]
        if stands is None:  # within words that somebody puts in: all of it is put in, each by its own hand
            for one in others:
                yield from _tracked(one.parts, notes, hands, ("ins", _first(one, hands)))
            continue
        if stands.parts:
            out = within or ("del", _first(others[0], hands))
            yield from _tracked(stands.parts, notes, hands, out)
        for one in others:
            yield from _tracked(one.parts, notes, hands, ("ins", _first(one, hands)))


def _first(alternative: Alternative, hands: Mapping[str, Hand]) -> Hand:
    return next((hands[holder] for holder in alternative.holders if holder in hands), NOBODY)


def changed(runs: Iterable[redline.Run], notes: int, hand: Hand) -> tuple[Run, ...]:
    """A redline's runs as tracked changes."""
    return tuple(
        made
        for run in runs
        for made in (
            plain(run.text, notes)
            if run.mark == "equal"
            else plain(run.text, notes, mark="ins" if run.mark == "ins" else "del", hand=hand)
        )
    )
