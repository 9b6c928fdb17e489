"""Short codes of names: two to four letters, nobody's twice, whatever the order and the script."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.codes import codes

WORDS = st.sampled_from(
    "Arvenia Arland Cordova Coastal Business Forum Union of the Lakes République جمهورية الساحل أرفينيا 中国 代表团 (CBF) 42".split()
)
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=4).map(" ".join) | st.text(max_size=12), max_size=60)


@given(NAMES, st.randoms())
def test_each_name_has_a_code_of_its_own_whatever_the_order(names: list[str], random: object) -> None:
    made = codes(names)
    assert set(made) == set(names)
    assert len(set(made.values())) == len(set(names))
    swapped = list(names)
    random.shuffle(swapped)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert codes(swapped) == made


@given(NAMES)
def test_a_code_is_two_to_four_letters(names: list[str]) -> None:
    for code in codes(names).values():
        assert 2 <= len(code) <= 4
        assert all(unicodedata.category(c).startswith("L") for c in code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Arvenia", "AR"),
        ("Union of the Lakes", "UL"),
        ("Coastal Business Forum (CBF)", "CBF"),
        ("Société des ports", "SP"),
        ("Élysie", "EL"),
        ("جمهورية الساحل", "جس"),
        ("中国代表团", "中国"),
    ],
)
def test_a_code_is_made_of_the_name_in_its_own_script(name: str, code: str) -> None:
    assert codes([name]) == {name: code}


def test_a_code_that_two_would_like_goes_to_neither() -> None:
    assert codes(["Arvenia", "Arland", "Cordova"]) == {"Arvenia": "ARV", "Arland": "ARL", "Cordova": "CO"}


def test_names_that_are_alike_to_the_last_letter_have_different_codes() -> None:
    made = codes(["Union 1", "Union 2", "UNION"])
    assert len(set(made.values())) == 3
    assert all(code.startswith("U") for code in made.values())


def test_codes_that_look_alike_are_not_given_to_two() -> None:
    found = codes(["Arvenia", "Arven\u0456a", "\u0410\u0440\u0432\u0435\u043d\u0438\u044f"])
    assert len({code.translate(str.maketrans("\u0410\u0420", "AP")) for code in found.values()}) == 3


def test_eight_hundred_names_have_eight_hundred_codes() -> None:
    made = codes([f"Delegation {number}" for number in range(800)])
    assert len(set(made.values())) == 800
