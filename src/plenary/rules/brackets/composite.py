"""The composite: a paragraph with all that is proposed for it, its readings, what is settled of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plenary.rules.brackets import exact
from plenary.rules.brackets.composing import Composer, size
from plenary.rules.brackets.values import BASE, Bracket, Part, Proposal, Words, walk


@dataclass(frozen=True, slots=True)
class Composite:
    """A paragraph in brackets. `sponsors` are the proposals by id, in order of arrival."""

    parts: tuple[Part, ...]
    sponsors: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """The proposals, each with its whole text."""
        return tuple(Proposal(ident, names, self.reading(ident)) for ident, names in self.sponsors)

    @property
    def brackets(self) -> int:
        """How many brackets are open, nested ones counted."""
        return sum(1 for _bracket in walk(self.parts))

    @property
    def bracketed_tokens(self) -> int:
        """How many tokens stand in brackets, every alternative counted."""
        return size(part for part in self.parts if isinstance(part, Bracket))

    @property
    def size(self) -> int:
        """How many tokens are printed in all."""
        return size(self.parts)

    def base(self) -> str:
        """What stands: the words as they are if nothing is taken."""
        return _read(self.parts, BASE, {}) or ""

    def reading(self, proposal: str, chosen: Mapping[int, str] | None = None) -> str | None:
        """The paragraph as this proposal reads (BASE: as it stands); None where it deletes it.

        `chosen` gives brackets by number another holder's words. Raises KeyError for a proposal that is not in it.
        """
        if proposal != BASE and proposal not in {ident for ident, _names in self.sponsors}:
            raise KeyError(proposal)
        return _read(self.parts, proposal, chosen or {})

    def render(self, style: str = "exact", no_text: str = "no text") -> str:
        """In words. "exact" can be parsed back; "plain" is for people: [what stands][what XX and YY want (XX, YY)].

        Brackets that are text are escaped in both: \\[English only\\]. Raises ValueError for another style.
        """
        if style == "exact":
            return exact.render(self.parts, self.sponsors)
        if style == "plain":
            return exact.plain(self.parts, no_text)
        raise ValueError(f"no such style: {style!r}")


def _read(parts: Iterable[Part], who: str, chosen: Mapping[int, str]) -> str | None:
    said: list[str] = []
    for part in parts:
        if isinstance(part, Words):
            said.append(part.text)
            continue
        holder = chosen.get(part.number, who)
        found = next((a for a in part.alternatives if holder in a.holders), None)
        if found is None:  # chosen was somebody who does not read this bracket at all
            found = next((a for a in part.alternatives if who in a.holders), part.alternatives[0])
        if part.whole and not found.standing:
            return None
        inside = _read(found.parts, who if who in found.holders else holder, chosen)
        said.append(inside or "")
    return "".join(said)


def compose(base: str, proposals: Sequence[Proposal]) -> Composite:
    """What the proposals make of the words that stand; given in order of arrival, which orders the alternatives.

    Raises ValueError where two have one id, or one has none.
    """
    ids = [p.id for p in proposals]
    if len(set(ids)) != len(ids) or BASE in ids:
        raise ValueError("each proposal needs an id of its own")
    parts = Composer(proposals).paragraph(base, proposals)
    return Composite(parts, tuple((p.id, p.sponsors) for p in proposals))


def parse(rendered: str) -> Composite:
    """The composite that `render("exact")` gave. Raises ValueError, with the place, where it is no such text."""
    return Composite(*exact.parse(rendered))


def settle(composite: Composite, choice: str | Mapping[int, str]) -> Composite:
    """What is left when a choice is made.

    A proposal's id, or BASE: the whole paragraph is settled, and has no bracket. A mapping of bracket numbers to holders
    (an id, or BASE) settles these brackets alone: their words stand from now on, in every reading that passes there; what
    is open elsewhere stays open. Raises KeyError for a proposal or bracket that is not in it.
    """
    if isinstance(choice, str):
        return compose(composite.reading(choice) or "", ())
    known = {bracket.number: bracket for bracket in walk(composite.parts)}
    for number, holder in choice.items():
        if not any(holder in a.holders for a in known[number].alternatives):
            raise KeyError(holder)
    base = composite.reading(BASE, choice)
    told = [Proposal(i, names, composite.reading(i, choice)) for i, names in composite.sponsors]
    if base is None:  # the whole paragraph is to go: whoever keeps it proposes it anew
        return compose("", [p for p in told if p.text is not None])
    return compose(base, told)


def streamline(proposals: Sequence[Proposal]) -> tuple[tuple[Proposal, tuple[str, ...]], ...]:
    """Proposals that read alike as one, under all their sponsors: each with the ids that were joined to it.

    The first to arrive keeps its place. No reading is dropped, and none is added (A151).
    """
    alike: dict[str | None, list[Proposal]] = {}
    for proposal in proposals:
        alike.setdefault(proposal.text, []).append(proposal)
    made = []
    for text, same in alike.items():
        names = tuple(dict.fromkeys(name for p in same for name in p.sponsors))
        made.append((Proposal(same[0].id, names, text), tuple(p.id for p in same[1:])))
    return tuple(made)
