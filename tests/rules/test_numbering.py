"""Numbers once given are never used again, whatever is entered, inserted and taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import numbering
from plenary.rules.numbering import LATIN, Number, alternative, following, inserted, read, same

KINDS = st.sampled_from(["heading", "preambular", "operative", "paragraph"])
STEPS = st.lists(st.tuples(st.sampled_from(["enter", "insert", "alt", "drop"]), KINDS, st.integers(0, 99)), max_size=40)


@given(STEPS, st.sampled_from([numbering.PLAIN, numbering.RESOLUTION]))
def test_no_number_is_given_twice_whatever_happens_to_its_paragraph(
    steps: list[tuple[str, str, int]], style: str
) -> None:
    given_out: list[str] = []
    standing: list[str] = []
    for what, kind, where in steps:
        at = standing[where % len(standing)] if standing else "0"
        if what == "drop":
            standing = [number for number in standing if number != at]
            continue
        if what == "insert":
            fresh = inserted(at, given_out)
        elif what == "alt":
            fresh = alternative(at, given_out)
        else:
            fresh = following(kind, given_out, style=style)
        if kind == "heading" and what == "enter":
            assert fresh == ""
            continue
        assert fresh
        assert fresh not in given_out
        given_out.append(fresh)
        standing.append(fresh)
    assert len(set(given_out)) == len(given_out)


BASES = st.one_of(
    st.integers(0, 9999).map(str),
    st.integers(0, 99).map("PP{}".format),
    st.integers(0, 99).map("OP{}".format),
    st.integers(1, 900).map(lambda n: f"({numbering._letters(n)})"),
)


@given(st.builds(Number, BASES, st.integers(1, 40), st.integers(0, 9)))
def test_what_is_written_is_read_back(number: Number) -> None:
    assert read(str(number)) == number
    assert read(str(number).upper()) == number
    assert read(f" {str(number).replace(' bis', 'bis')}. ") == number


@given(st.integers(1, 60))
def test_insertions_after_four_count_in_latin_and_then_in_figures(many: int) -> None:
    used = ["4"]
    for _ in range(many):
        used.append(inserted("4", used))
    assert used[1 : len(LATIN) + 1] == [f"4 {word}" for word in LATIN][:many]
    assert len(set(used)) == many + 1
    assert all(read(number) for number in used)


def test_bis_ter_and_quater_follow_one_another_wherever_they_are_inserted() -> None:
    assert inserted("4", ["4"]) == "4 bis"
    assert inserted("4 bis", ["4", "4 bis"]) == "4 ter"
    assert inserted("4", ["4", "4bis", "4 TER"]) == "4 quater"
    assert inserted("0", []) == "0 bis"
    assert inserted("PP2", ["PP2"]) == "PP2 bis"
    assert inserted("(a)", ["(a)", "(b)"]) == "(a) bis"


def test_each_style_counts_its_own_series() -> None:
    used = ["PP1", "PP2", "OP1", "(a)", "7"]
    assert following("preambular", used, style="resolution") == "PP3"
    assert following("operative", used, style="resolution") == "OP2"
    assert following("paragraph", used, style="resolution") == "OP2"
    assert following("paragraph", used) == "8"
    assert following("paragraph", ["3", "3 bis", "12 alt"]) == "13"


def test_items_go_on_by_letter_and_on_their_second_level_in_roman_figures() -> None:
    assert following("item", ["(a)", "(b)"]) == "(c)"
    assert following("item", [f"({numbering._letters(n)})" for n in range(1, 27)]) == "(aa)"
    assert [following("item", [f"({numbering._roman(k)})" for k in range(1, n)], level=2) for n in (1, 4, 9, 14)] == [
        "(i)",
        "(iv)",
        "(ix)",
        "(xiv)",
    ]


def test_an_alternative_stands_beside_the_number_that_it_replaces() -> None:
    assert alternative("4", ["4"]) == "4 alt"
    assert alternative("4", ["4", "4 alt"]) == "4 alt 2"
    assert alternative("4 bis", []) == "4 bis alt"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("3bis", "3 bis"), ("Pp2", "PP2"), ("OP5 alt 2", "OP5 alt 2"), ("(A)", "(a)"), ("4.", "4"), ("pp 03", "PP3")],
)
def test_numbers_as_documents_write_them_are_read(written: str, meant: str) -> None:
    assert str(read(written)) == meant
    assert same(written, meant)


@pytest.mark.parametrize("text", ["", "Chapter", "a", "bis", "1999-2003", "A/RES/70/125"])
def test_what_is_no_number_is_not_read_as_one(text: str) -> None:
    assert read(text) is None
    assert not same(text, "4")
