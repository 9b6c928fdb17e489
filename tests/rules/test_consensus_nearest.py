"""The wording that asks the fewest to move, and what divides us there, against a count by hand."""

from __future__ import annotations

import pytest
from hypothesis import given

from plenary.rules.brackets.values import BASE, Alternative, Bracket, Words, walk
from plenary.rules.consensus import ACCEPTING, VALUES, Position, divides, nearest
from tests.rules.consensus_values import GROUP_OF, GROUPS, SEATS, Paragraph, often, on_wordings, paragraphs, position


def _moves(seat: int, positions: list[Position], bracket: Bracket, place: int) -> bool:
    """Would she have to move, told the long way?"""
    said = {p.wording: p for p in positions if p.seat == seat}

    def holds(holder: str) -> str | None:
        p = said.get(holder or "base")
        if p is None:
            return None
        return "none" if p.value == "object" and p.state in ("accommodated", "withdrawn") else p.value

    own = [v for h in bracket.alternatives[place].holders if (v := holds(h))]
    if own:
        return not any(v in (*ACCEPTING, "none") for v in own)
    if "" in said:
        p = said[""]
        return p.value == "concern" or (p.value == "object" and p.state not in ("accommodated", "withdrawn"))
    return any(holds(h) in ACCEPTING for a in bracket.alternatives for h in a.holders)


@pytest.mark.accepts(86)
@often
@given(paragraphs(), on_wordings())
def test_the_nearest_wording_asks_the_fewest_to_move(paragraph: Paragraph, positions: list[Position]) -> None:
    brackets = list(walk(paragraph.parts))
    found = nearest(paragraph, positions)
    assert [d.bracket for d in found] == [b.number for b in brackets]
    for distance, bracket in zip(found, brackets, strict=True):
        by_hand = [
            [s for s in sorted(GROUP_OF) if _moves(s, positions, bracket, p)] for p in range(len(bracket.alternatives))
        ]
        assert [list(r.moving) for r in distance.readings] == by_hand
        for reading in distance.readings:
            assert set(reading.objecting) <= set(reading.moving)
            assert not set(reading.accepting) & set(reading.moving)
        if distance.best is not None:
            assert len(distance.best.moving) == min(map(len, by_hand))


@often
@given(paragraphs(), on_wordings())
def test_the_order_of_positions_changes_neither_the_nearest_nor_what_divides(
    paragraph: Paragraph, positions: list[Position]
) -> None:
    turned = positions[::-1]
    assert nearest(paragraph, turned) == nearest(paragraph, positions)
    assert divides(paragraph, turned, seats=SEATS) == divides(paragraph, positions, seats=SEATS)


@often
@given(paragraphs(), on_wordings())
def test_each_group_stands_in_one_sentence_for_each_bracket(paragraph: Paragraph, positions: list[Position]) -> None:
    found = divides(paragraph, positions, seats=SEATS)
    numbers = [b.number for b in walk(paragraph.parts)] or [0]
    for number in numbers:
        told = [g for d in found if d.bracket == number and d.code != "most-groups" for g in d.groups]
        assert sorted(told) == sorted(GROUPS)
    for d in found:
        if d.code == "split":
            assert len(d.places) == len(d.counts) > 0
            assert sum(d.counts) >= 0
            assert all(n <= SEATS[d.groups[0]] for n in d.counts)


def _two() -> Paragraph:
    footing = Bracket(
        (Alternative((BASE, "P1"), (), (Words("on an equal footing"),)), Alternative(("P2",), ("CO",))), 1
    )
    return Paragraph((Words("Governments, "), footing, Words(".")))


def test_states_split_and_civil_society_accepts_both() -> None:
    positions = [
        position(1, "support", wording="P1"),
        position(2, "support", wording="P1"),
        position(3, "support", wording="P2"),
        position(7, "live-with", wording="P1"),
        position(7, "support", wording="P2"),
        position(3, "object", wording="base"),
    ]
    found = divides(_two(), positions, seats=SEATS)
    assert [(d.code, d.groups, d.places, d.counts) for d in found] == [
        ("split", ("states",), (0, 1), (2, 1)),
        ("unheard", ("business",), (), ()),
        ("every", ("civil-society",), (), ()),
    ]
    (distance,) = nearest(_two(), positions)
    assert distance.best is not None
    assert (distance.best.place, distance.best.moving) == (0, (3,))
    assert distance.readings[1].moving == (1, 2)


def test_the_wording_accepted_by_the_most_groups_is_named() -> None:
    positions = [position(s, "support", wording="P2") for s in (1, 5, 7)] + [position(2, "support", wording="P1")]
    found = divides(_two(), positions, seats=SEATS)
    assert ("most-groups", ("business", "civil-society"), (1,), (2,)) in [
        (d.code, d.groups, d.places, d.counts) for d in found
    ]


def test_without_brackets_it_is_told_who_accepts_and_who_does_not() -> None:
    positions = [position(1, "support"), position(2, "object"), position(5, "concern"), position(7, "none")]
    found = divides(Paragraph((Words("All lights burn."),)), positions, seats=SEATS)
    assert [(d.code, d.groups, d.places, d.counts) for d in found] == [
        ("split", ("states",), (0, 1), (1, 1)),
        ("only", ("business",), (1,), ()),
        ("unheard", ("civil-society",), (), ()),
    ]


def test_of_a_bracket_that_nobody_spoke_about_no_wording_is_the_nearest() -> None:
    (distance,) = nearest(_two(), [])
    assert distance.best is None
    assert VALUES[0] == "support"
