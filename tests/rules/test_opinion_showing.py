"""What is shown of a map of opinion: nothing is said of fewer than five people."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.opinion import (
    FEWEST,
    Crossing,
    Group,
    Landscape,
    Point,
    Statement,
    Tally,
    dots,
    large,
    shown_table,
    shown_tallies,
)
from tests.rules.opinion_values import many

tables = st.dictionaries(
    st.tuples(st.sampled_from(["", "business", "civil society", "states"]), st.sampled_from([None, 0, 1, 2])),
    st.integers(1, 40),
    max_size=16,
).map(lambda counts: [Crossing(name, group, count) for (name, group), count in counts.items()])
spots = st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9), st.sampled_from([None, 0, 1])), max_size=60)


def placed(some: list[tuple[int, int, int | None]]) -> Landscape:
    points = tuple(Point(n, x, y, 9, group) for n, (x, y, group) in enumerate(some))
    size = Counter(p.group for p in points if p.group is not None)
    groups = tuple(Group(number, size[number], 0, 0, ()) for number in sorted(size))
    return Landscape(points, groups, (), (), "", 0, (0, 0))


@many
@given(spots, st.integers(1, 30))
def test_a_dot_stands_for_five_people_or_more_of_one_group(some: list[tuple[int, int, int | None]], most: int) -> None:
    found = placed(some)
    made = dots(found, most)
    assert all(d.people >= FEWEST for d in made)
    told = Counter(group for _x, _y, group in some if group is not None)
    for number, size in told.items():
        assert sum(d.people for d in made if d.group == number) == (size if size >= FEWEST else 0)


@many
@given(tables)
def test_what_is_hidden_in_a_table_cannot_be_reckoned_from_the_rest(table: list[Crossing]) -> None:
    sizes = Counter[int]()
    for crossing in table:
        if crossing.group is not None:
            sizes[crossing.group] += crossing.count
    groups = frozenset(g for g, size in sizes.items() if size >= FEWEST)
    cells = shown_table(table, groups)
    assert {c.group for c in cells} == set(groups)
    assert all(c.count is None or c.count >= FEWEST for c in cells)
    for group in groups:
        hidden = [c for c in cells if c.group == group and c.count is None]
        rest = sizes[group] - sum(c.count or 0 for c in cells if c.group == group)
        assert not hidden or rest >= FEWEST or len(hidden) == len([c for c in cells if c.group == group])
        assert len(hidden) != 1 or len([c for c in cells if c.group == group]) == 1


def test_answers_of_few_are_not_told() -> None:
    whole, both = Tally(9, 1, 13), (Tally(4, 0, 7), Tally(3, 1, 6))
    assert shown_tallies(Statement(1, whole, both, 0.5, 0.5, 0, 0)) == both
    assert shown_tallies(Statement(1, whole, (*both, Tally(4, 0, 4)), 0.5, 0.5, 0, 0)) == ()


def test_a_small_group_is_not_shown() -> None:
    assert large(placed([(0, 0, 0)] * 6 + [(3, 3, 1)] * 4)) == {0}
