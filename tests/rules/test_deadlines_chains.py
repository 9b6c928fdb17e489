"""Dates that hang on one another: what is proposed when one moves, and who is left no time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.deadlines import Link, Warn, chain, lead

FIRST, LAST = date(2013, 7, 31), date(2013, 9, 17)
TRUE = (
    Link("deadline", FIRST),
    Link("compilation", date(2013, 10, 15), "deadline", 28),
    Link("summary", date(2013, 10, 30), "compilation", 14),
    Link("meeting", date(2013, 11, 6), "summary", 7, fixed=True),
)


@pytest.mark.accepts(137, 138, 139)
def test_the_extension_of_2013_leaves_compilation_and_summary_before_the_meeting() -> None:
    found = {p.code: p for p in chain(TRUE, "deadline", LAST)}
    assert [p.code for p in chain(TRUE, "deadline", LAST)] == ["deadline", "compilation", "summary", "meeting"]
    assert found["compilation"].new == date(2013, 10, 16)  # as late as it may be: 14 days before the summary
    assert (found["summary"].new, found["summary"].changes) == (date(2013, 10, 30), False)
    assert (found["meeting"].new, found["meeting"].reason) == (date(2013, 11, 6), "fixed")
    assert not any(p.warnings for p in found.values())


@pytest.mark.accepts(138)
def test_without_a_meeting_ahead_every_step_keeps_its_distance() -> None:
    found = chain(TRUE[:3], "deadline", LAST)
    assert [p.new for p in found] == [LAST, date(2013, 12, 2), date(2013, 12, 17)]
    assert {p.reason for p in found[1:]} == {"follows"}


@pytest.mark.accepts(139)
def test_a_summary_due_too_near_to_the_meeting_is_said() -> None:
    assert lead(TRUE) == ()
    near = (*TRUE[:2], Link("summary", date(2013, 11, 1), "compilation", 14), TRUE[3])
    assert lead(near) == (Warn("short", "meeting", "summary", 5, 7),)
    on_it = (*TRUE[:2], Link("summary", date(2013, 11, 6), "compilation", 14), TRUE[3])
    assert lead(on_it) == (Warn("no-time", "meeting", "summary", 0, 7),)
    after = (*TRUE[:2], Link("summary", date(2013, 11, 8), "compilation", 14), TRUE[3])
    assert lead(after) == (Warn("out-of-order", "meeting", "summary", -2, 7),)


@pytest.mark.accepts(139)
def test_a_deadline_so_late_that_the_meeting_comes_first_is_proposed_and_warned_of() -> None:
    found = {p.code: p for p in chain(TRUE, "deadline", date(2013, 10, 17))}
    assert found["compilation"].new == date(2013, 11, 14)
    assert found["meeting"].warnings == (Warn("out-of-order", "meeting", "summary", -22, 7),)
    assert found["meeting"].new == date(2013, 11, 6)


def test_a_step_may_hang_on_the_meeting_itself() -> None:
    steps = (Link("meeting", date(2013, 11, 6), fixed=True), Link("summary", None, "meeting", -7))
    assert [(p.code, p.new, p.reason) for p in chain(steps, "meeting", date(2013, 11, 13))] == [
        ("meeting", date(2013, 11, 13), "moved"),
        ("summary", date(2013, 11, 6), "planned"),
    ]
    late = (steps[0], Link("summary", date(2013, 11, 1), "meeting", -7))
    assert lead(late) == (Warn("short", "summary", "meeting", -5, -7),)


def test_moving_a_step_before_the_one_it_follows_is_warned_of() -> None:
    found = chain(TRUE, "compilation", date(2013, 7, 1))
    assert found[0].warnings == (Warn("out-of-order", "compilation", "deadline", -30, 28),)


def test_unknown_steps_and_rings_do_no_harm() -> None:
    assert chain(TRUE, "dinner", LAST) == ()
    ring = (Link("a", FIRST, "b", 1), Link("b", FIRST, "a", 1))
    assert [p.code for p in chain(ring, "a", LAST)] == ["a", "b"]


@st.composite
def chains(draw: st.DrawFn) -> list[Link]:
    count = draw(st.integers(1, 8))
    steps = [Link("s0", date(2013, 1, 1) + timedelta(days=draw(st.integers(0, 30))))]
    for n in range(1, count):
        day = date(2013, 1, 1) + timedelta(days=draw(st.integers(0, 300))) if draw(st.booleans()) else None
        after = f"s{draw(st.integers(0, n - 1))}"
        steps.append(Link(f"s{n}", day, after, draw(st.integers(0, 30)), draw(st.booleans())))
    return steps


@given(chains(), st.integers(0, 7), st.integers(-60, 200), st.randoms(use_true_random=False))
def test_only_what_hangs_on_the_moved_step_is_proposed_and_nothing_fixed_moves(
    steps: list[Link], which: int, by: int, random: Random
) -> None:
    moved = steps[which % len(steps)]
    to = date(2013, 6, 1) + timedelta(days=by)
    found = chain(steps, moved.code, to)
    new = {p.code: p.new for p in found}
    assert found[0].code == moved.code
    assert new[moved.code] == to
    assert len(new) == len(found)
    known = {step.code: step for step in steps}
    for p in found[1:]:
        assert known[p.code].after in new
        assert p.reason != "fixed" or p.new == known[p.code].day
        if p.reason == "follows" and known[known[p.code].after].day is not None:
            assert p.new - new[known[p.code].after] == known[p.code].day - known[known[p.code].after].day  # type: ignore[operator]  # a step that follows has a day
    shuffled = steps[:]
    random.shuffle(shuffled)
    assert {p.code: p for p in chain(shuffled, moved.code, to)} == {p.code: p for p in found}


@given(st.lists(st.integers(1, 40), min_size=2, max_size=6), st.integers(0, 400))
def test_a_squeezed_chain_keeps_every_lead_time_while_there_is_room(gaps: list[int], late: int) -> None:
    days = [date(2013, 1, 1)]
    for gap in gaps:
        days.append(days[-1] + timedelta(days=gap + 20))
    steps = [Link("s0", days[0])]
    steps += [Link(f"s{n}", days[n], f"s{n - 1}", gap, fixed=n == len(gaps)) for n, gap in enumerate(gaps, 1)]
    found = chain(steps, "s0", days[0] + timedelta(days=late))
    room = 20 * len(gaps)
    assert any(p.warnings for p in found) == (late > room)
    if late <= room:
        for (before, after), gap in zip(pairwise(found), gaps, strict=True):
            assert (after.new - before.new).days >= gap
