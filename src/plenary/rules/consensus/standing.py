"""What stands in the way: positions to a status, with counts for each stakeholder group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from plenary.rules.consensus.values import BASE_WORDING, VALUES, WHOLE, Count, Methods, Position, Standing, Status


def objecting(reason: str, change: str) -> str:
    """Why an objection is not taken: "reason", "change"; "" where it is. Both are asked for."""
    if not reason.strip():
        return "reason"
    return "" if change.strip() else "change"


def standing(positions: Iterable[Position], methods: Methods, *, seats: Mapping[str, int] | None = None) -> Standing:
    """What stands in the way, from one position for each seat that has answered, in any order.

    `seats` says how many seats of each stakeholder group have a holder, in the group's order; a group that it does not
    name has as many as answered. Raises ValueError where a seat is there twice.
    """
    by_seat: dict[int, Position] = {}
    for position in positions:
        if by_seat.setdefault(position.seat, position) is not position:
            raise ValueError("a seat has one position")
    given = dict(seats or {})
    order = [*given, *sorted({p.group for p in by_seat.values()} - given.keys())]
    held = sorted(by_seat.values(), key=lambda p: (order.index(p.group), p.seat))
    counted = Counter((p.group, p.value) for p in held)
    answering = Counter(p.group for p in held)
    counts = tuple(
        Count(g, max(given.get(g, 0), answering[g]), *(counted[g, value] for value in VALUES)) for g in order
    )
    objections = tuple(p for p in held if methods.stands(p))
    answered = tuple(p for p in held if p.value == "object" and not methods.stands(p))
    concerns = tuple(p for p in held if p.value == "concern")
    status: Status = "nobody-answered"
    if objections:
        status = "not-agreed"
    elif concerns:
        status = "concerns"
    elif held:
        status = "nothing-in-the-way"
    return Standing(status, counts, objections, answered, concerns)


def on(positions: Iterable[Position], wording: str, sponsors: Iterable[Position] = ()) -> tuple[Position, ...]:
    """For each seat what it says of a wording: of that very one, else of the paragraph as a whole.

    Support for the whole is none for words that came later: of these its seat has not answered (`Position.says_of`).
    `sponsors`: the support of whoever proposes the wording, see `proposing`.
    """
    said = tuple(positions)
    said += proposing(said, sponsors)
    return _first((p for p in said if p.says_of(wording)), (wording, WHOLE), rest=False)


def proposing(positions: Iterable[Position], sponsors: Iterable[Position]) -> tuple[Position, ...]:
    """Of the supports of sponsors for what they propose those that count: where a seat has not said otherwise.

    It has where it said something of that very wording, or opposes the paragraph as a whole.
    """
    held = tuple(positions)
    said = {(p.seat, p.wording) for p in held}
    against = {p.seat for p in held if p.wording == WHOLE and p.value in ("concern", "object")}
    return tuple(p for p in sponsors if (p.seat, p.wording) not in said and p.seat not in against)


def elsewhere(positions: Iterable[Position], found: Standing, methods: Methods) -> tuple[tuple[str, int], ...]:
    """How many object to a wording alone, in the order given; whoever is counted as objecting to the paragraph is not."""
    counted = {p.seat for p in found.objections}
    return tuple(Counter(p.wording for p in positions if methods.stands(p) and p.seat not in counted).items())


def whole(positions: Iterable[Position]) -> tuple[Position, ...]:
    """For each seat what it says of the paragraph: as a whole, else of the words that stand, else the most opposing.

    So whoever has answered on one wording only is not told to have said nothing, and no objection is hidden by it.
    """
    return _first(positions, (WHOLE, BASE_WORDING), rest=True)


def with_merged(positions: Iterable[Position], merged: Iterable[Position], methods: Methods) -> tuple[Position, ...]:
    """For each seat what it says, with the objections to paragraphs that were made part of this one.

    One that stands goes before whatever its seat says of the other words, and counts on every reading: a paragraph loses no
    objection by being merged. One that was answered stands beside, where its seat says nothing else.
    """
    found = {p.seat: p for p in positions}
    for p in sorted(merged, key=methods.stands, reverse=True):
        mine = found.get(p.seat)
        if mine is None or (methods.stands(p) and not methods.stands(mine)):
            found[p.seat] = p
    return tuple(found[seat] for seat in sorted(found))


def _first(positions: Iterable[Position], wordings: tuple[str, ...], *, rest: bool) -> tuple[Position, ...]:
    found: dict[int, tuple[tuple[int, int, str], Position]] = {}
    for position in positions:
        if position.wording in wordings:
            rank = (wordings.index(position.wording), 0, "")
        elif rest:
            rank = (len(wordings), -VALUES.index(position.value), position.wording)
        else:
            continue
        if position.seat not in found or rank < found[position.seat][0]:
            found[position.seat] = (rank, position)
    return tuple(found[seat][1] for seat in sorted(found))
