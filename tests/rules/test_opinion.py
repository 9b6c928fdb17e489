"""The map of opinion: what holds of any votes."""

from __future__ import annotations

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from plenary.rules.opinion import Votes, consensus, landscape
from plenary.rules.opinion.components import components
from plenary.rules.opinion.consensus import one_test, two_test
from plenary.rules.opinion.matrix import canonical
from tests.rules.opinion_values import Cast, cast, distinct, filled, many, some

DICE = random.Random(7)
CAMPS: Cast = [  # 25 people and 15, who differ on every statement but the first; each passes now and then
    (f"p{n:02}", s, 1 if s == 0 else 0 if DICE.random() < 0.15 else 1 if (n < 25) == (s % 2 == 0) else -1)
    for n in range(40)
    for s in range(10)
]


@many
@given(cast(), st.randoms(use_true_random=False))
def test_the_order_in_which_votes_came_changes_nothing(votes: Cast, random: random.Random) -> None:
    shuffled = list(votes)
    random.shuffle(shuffled)
    people, statements = sorted({v[0] for v in votes}), sorted({v[1] for v in votes})
    random.shuffle(people)
    random.shuffle(statements)
    assert landscape(Votes.of(shuffled, people, statements)) == landscape(Votes.of(votes))


@many
@given(cast())
def test_the_same_votes_give_the_same_map(votes: Cast) -> None:
    assert landscape(Votes.of(votes)) == landscape(Votes.of(list(votes)))


@many
@given(cast())
def test_groups_part_those_who_voted_on_enough(votes: Cast) -> None:
    found = landscape(Votes.of(votes))
    enough = {p.person for p in found.points if p.votes >= max(1, min(7, len(found.statements)))}
    assert {p.person for p in found.points if p.group is not None} == enough
    assert [g.number for g in found.groups] == list(range(len(found.groups)))
    assert [sum(p.group == g.number for p in found.points) for g in found.groups] == [g.size for g in found.groups]
    assert all(a.size >= b.size for a, b in pairwise(found.groups))
    assert bool(found.why) == (len(found.groups) < 2)


@many
@given(cast())
def test_consensus_lies_between_nought_and_one(votes: Cast) -> None:
    found = landscape(Votes.of(votes))
    assert all(0 < s.agreed < 1 and 0 < s.refused < 1 for s in found.statements)
    assert [s.agreed for s in found.shared] == sorted((s.agreed for s in found.statements), reverse=True)


@many
@given(cast())
def test_components_are_those_of_the_filled_matrix(votes: Cast) -> None:
    """The plain way: fill what is missing with the mean, centre, take the singular vectors of the whole table."""
    given = Votes.of(votes)
    if not votes:
        return
    found, whole = components(canonical(given)), filled(given)
    _left, values, vectors = np.linalg.svd(whole)
    values = np.concatenate((values, np.zeros(3)))
    for n in range(2):
        clear = values[n] > 1e-6 and values[n] - values[n + 1] > 1e-6 * values[0]  # else any direction is as good
        if clear and (n == 0 or values[0] - values[1] > 1e-6 * values[0]):
            assert abs(found.weights[n] @ vectors[n]) >= 0.999
        if values[n] > 1e-6:
            assert found.explained[n] == pytest.approx(values[n] ** 2 / (whole**2).sum())


@some
@given(cast())
def test_a_statement_that_nobody_saw_moves_nobody_from_her_direction(votes: Cast) -> None:
    """A vote that is missing is neutral: the main components do not know of it."""
    assume(distinct(Votes.of(votes)))
    plain, more = (components(canonical(Votes.of(votes, statements=extra))) for extra in ([], [99]))
    assert not more.weights[:, -1].any()
    assert np.abs(more.weights[0, :-1] @ plain.weights[0]) == pytest.approx(float(np.linalg.norm(plain.weights[0])))


@some
@given(cast())
def test_one_who_votes_nothing_is_in_no_group_and_moves_nobody(votes: Cast) -> None:
    found, more = landscape(Votes.of(votes)), landscape(Votes.of(votes, people=["zz"]))
    newcomer = more.points[-1]
    assert (newcomer.person, newcomer.x, newcomer.y, newcomer.group) == ("zz", 0, 0, None)
    assume(distinct(Votes.of(votes)))
    moved = [abs(a.x - b.x) + abs(a.y - b.y) for a, b in zip(found.points, more.points[:-1], strict=True)]
    assert max(moved, default=0) < 1e-6
    assert [g.size for g in more.groups] == [g.size for g in found.groups]


@some
@given(cast())
def test_a_mean_seen_by_all_stands_for_what_is_missing(votes: Cast) -> None:
    """On a statement where all who voted say the same, whoever did not vote stands where she would have, saying it too."""
    same: Cast = [*votes, *((f"p{n:02}", 50, 1) for n in range(0, 12, 2))]
    full: Cast = [*votes, *((f"p{n:02}", 50, 1) for n in range(12))]
    names = [f"p{n:02}" for n in range(12)]
    some, all_of_them = (components(canonical(Votes.of(v, names))) for v in (same, full))
    assert np.allclose(some.weights, all_of_them.weights, atol=1e-9)


def test_two_camps_are_found_and_told_apart() -> None:
    found = landscape(Votes.of(CAMPS), {f"p{n:02}": "harbours" if n < 20 else "fleets" for n in range(38)})
    assert [g.size for g in found.groups] == [25, 15]
    assert found.apart > 0.5
    first = found.groups[0].represents[0]
    assert first.sure
    assert first.times > 1
    assert found.shared[0].id == 0
    counts = {(c.declared, c.group): c.count for c in found.table}
    assert counts == {("fleets", 0): 5, ("fleets", 1): 13, ("harbours", 0): 20, ("", 1): 2}


def test_turning_every_vote_round_keeps_the_groups_and_swaps_the_shares() -> None:
    found, turned = landscape(Votes.of(CAMPS)), landscape(Votes.of([(p, s, -v) for p, s, v in CAMPS]))
    assert [p.group for p in found.points] == [p.group for p in turned.points]
    assert [s.agreed for s in found.statements] == [s.refused for s in turned.statements]


@pytest.mark.parametrize(
    ("votes", "groups", "why"),
    [
        ([], 0, "nobody"),
        ([("a", 1, 1)], 1, "few"),
        ([("a", 1, 1), ("b", 1, -1)], 1, "few"),
        ([(f"p{n}", s, 1) for n in range(9) for s in range(3)], 1, "alike"),
        ([(f"p{n}", 1, 1 if n else -1) for n in range(40)], 1, "scattered"),
        ([(f"p{n}", 1, 1 if n % 2 else -1) for n in range(8)], 2, ""),
    ],
    ids=["nobody", "one person", "two people", "all the same", "one alone against all", "one statement that divides"],
)
def test_edges_have_a_clear_result(votes: Cast, groups: int, why: str) -> None:
    found = landscape(Votes.of(votes))
    assert (len(found.groups), found.why) == (groups, why)
    assert all(np.isfinite((p.x, p.y)).all() for p in found.points)


@pytest.mark.parametrize(
    "votes",
    [
        Votes(["a"], [1], [0, 0], [0, 0], [1, -1]),
        Votes(["a", "a"], [1], [0], [0], [1]),
        Votes(["a"], [1], [0], [0], [2]),
        Votes(["a"], [1], [1], [0], [1]),
        Votes(["a"], [1], [-1], [0], [1]),
        Votes(["a", 1], [1], [0], [0], [1]),
        Votes(["a"], [1], [0], [0], [1, 1]),
        Votes(["a"], [1], [0], [0], [0.5]),  # type: ignore[list-item]  # on purpose
    ],
    ids=["twice", "id twice", "value", "outside", "below", "kinds", "lengths", "fraction"],
)
def test_votes_that_are_none_are_refused(votes: Votes) -> None:
    with pytest.raises(ValueError):
        landscape(votes)


def test_consensus_of_given_groups_by_hand() -> None:
    votes = Votes.of([("a", 1, 1), ("b", 1, 1), ("c", 1, -1), ("d", 1, 0), ("e", 1, 1)])
    assert consensus(votes, {"a": 0, "b": 0, "c": 3, "d": 3}) == {1: (1 + 2) / (2 + 2) * (1 + 0) / (2 + 2)}


def test_a_whole_number_and_a_text_make_the_same_map() -> None:
    one, other = landscape(Votes.of(CAMPS)), landscape(Votes.of([(int(str(p)[1:]), s, v) for p, s, v in CAMPS]))
    assert [(p.x, p.group) for p in one.points] == [(p.x, p.group) for p in other.points]


@many
@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_both_tests_are_those_of_polis(hits: int, misses: int, other: int, others: int) -> None:
    """Written out as its definition: one vote added to each count; none where both shares are 1."""
    seen, rest = hits + misses, other + others
    h, s, o, r = hits + 1, seen + 1, other + 1, rest + 1
    assert one_test(np.array([hits]), np.array([seen]))[0] == pytest.approx(2 * s**0.5 * (h / s - 0.5))
    pooled = (h + o) / (s + r)
    expected = 0 if pooled == 1 else (h / s - o / r) / (pooled * (1 - pooled) * (1 / s + 1 / r)) ** 0.5
    assert two_test(*(np.array([n]) for n in (hits, seen, other, rest)))[0] == pytest.approx(expected)


def test_a_crowd_is_grouped_like_a_few() -> None:
    """Beyond 2,000 people neighbours are gathered into cells: three camps are still three camps."""
    dice = np.random.default_rng(3)
    camp = np.repeat([0, 1, 2], 1000)
    leaning = np.array([[0.9] * 6 + [0.1] * 6, [0.1] * 6 + [0.9] * 6, [0.9] * 3 + [0.1] * 6 + [0.9] * 3])
    value = np.where(dice.random((3000, 12)) < leaning[camp], 1, -1)
    row, column = np.divmod(np.arange(36_000), 12)
    found = landscape(Votes(range(3000), range(12), row, column, value.ravel()))
    assert len(found.groups) == 3
    for group in found.groups:
        inside = camp[[p.group == group.number for p in found.points]]
        assert np.bincount(inside).max() >= 0.95 * len(inside)


def test_nothing_of_it_is_imported_before_it_is_used() -> None:
    """numpy costs a web worker half a second and 66 MB: the module alone must not bring it."""
    import subprocess
    import sys

    code = (
        "import sys, plenary.rules.opinion; sys.exit(any(m.split('.')[0] in ('numpy', 'scipy') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@some
@given(cast(most_people=14))
def test_no_group_is_smaller_than_asked_for(votes: Cast) -> None:
    found = landscape(Votes.of(votes), fewest=5)
    assert len(found.groups) < 2 or min(g.size for g in found.groups) >= 5
