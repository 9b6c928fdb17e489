"""What adds to, replaces and corrects what: read from symbols, and held together as a family."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.families import RELATIONS, Belongs, Member, belongs, corrected, superseded, tree, within
from plenary.rules.symbols import normalise

SUFFIX = st.sampled_from(["Add", "Rev", "Corr", "Amend"])
BASE = st.builds("E/CN.{}/{}/CRP.{}".format, st.integers(1, 99), st.integers(1990, 2030), st.integers(1, 60))


@pytest.mark.accepts(67)
@given(BASE, SUFFIX, st.integers(1, 40), st.sampled_from([str, str.lower, str.upper]))
def test_a_symbol_says_what_it_belongs_to_in_any_spelling(
    base: str, suffix: str, number: int, spelt: Callable[[str], str]
) -> None:
    said = belongs(spelt(f"{base}/{suffix}.{number}"))
    assert said is not None
    assert normalise(said.base).key == normalise(base).key
    assert said.relation == normalise(f"{base}/{suffix}.{number}").kind
    assert belongs(base) is None


@pytest.mark.accepts(67)
def test_a_corrigendum_to_a_revision_belongs_to_the_revision() -> None:
    assert belongs("E/CN.16/2014/CRP.3/Rev.1/Corr.1") == Belongs("corrigendum", "E/CN.16/2014/CRP.3/Rev.1")
    assert belongs("the chair's own paper") is None
    assert belongs("") is None


@st.composite
def families(draw: st.DrawFn) -> list[Member]:
    """Documents that belong together somehow, rings among them."""
    count = draw(st.integers(1, 8))
    return [
        Member(
            n,
            f"X/{n}/Rev.{draw(st.integers(1, 5))}",
            draw(st.sampled_from(RELATIONS)),
            draw(st.one_of(st.none(), st.integers(0, count - 1))),
            draw(st.sampled_from(["", "2013", "2014-05"])),
        )
        for n in range(count)
    ]


@given(families())
def test_nothing_replaces_itself_and_each_stands_once(some: list[Member]) -> None:
    gone = superseded(some)
    assert all(one != by for one, by in gone.items())
    for base in {m.base for m in some if m.relation == "revision" and m.base not in (None, m.id)}:
        told = {gone.get(m.id) for m in some if m.relation == "revision" and m.base == base and m.id != base}
        assert gone[base] in {m.id for m in some if m.base == base}
        assert told <= {gone[base], None, *(gone.get(m.id) for m in some)}
    assert sorted(m.id for _depth, m in tree(some)) == sorted(m.id for m in some)
    assert all(base not in by for base, by in corrected(some).items())


@given(families())
def test_whoever_is_within_its_own_family_is_found(some: list[Member]) -> None:
    bases = {m.id: m.base for m in some}
    for m in some:
        assert within(m.id, m.id, bases)
        if m.base is not None and m.base != m.id:
            assert within(m.base, m.id, bases)


def test_the_latest_revision_stands_and_replaces_the_earlier_ones() -> None:
    some = [
        Member(1, "X/1", "", None),
        Member(2, "X/1/Rev.2", "revision", 1),
        Member(3, "X/1/Rev.10", "revision", 1),
        Member(4, "X/1/Corr.2", "corrigendum", 1),
        Member(5, "X/1/Corr.1", "corrigendum", 1),
    ]
    assert superseded(some) == {1: 3, 2: 3}
    assert corrected(some) == {1: (5, 4)}
    assert [(depth, m.id) for depth, m in tree(some)] == [(0, 1), (1, 2), (1, 3), (1, 5), (1, 4)]
