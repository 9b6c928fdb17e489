"""In how long somebody would speak: never shorter for a later place, and near what then happens."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.floor import (
    Clock,
    Methods,
    Place,
    Request,
    Turn,
    Wait,
    became,
    clock,
    order,
    rest,
    time_allowing,
    waits,
)
from tests.rules.floor_values import AT, KLASSES, methods, requests, some, turns

USUAL = Methods()
speaking = st.one_of(
    st.none(),
    st.builds(lambda e, limit: Clock(e, limit - e, "running"), st.integers(0, 900), st.integers(1, 600)),
    st.builds(Clock, st.integers(0, 900), st.none(), st.just("unlimited")),
)
bys = st.tuples(st.sampled_from([*KLASSES, "chair"]), st.sampled_from(["statement", "point-of-order", "presentation"]))


def placed(*lines: str) -> tuple[Place, ...]:
    """A list: "m" a member's statement, "o" an observer's, with ! a point of order."""
    found = [
        Request(
            n, line, "member" if line[0] == "m" else "observer", "room", n,
            "point-of-order" if line[-1] == "!" else "statement",
        )
        for n, line in enumerate(lines, 1)
    ]  # fmt: skip
    return order(found, USUAL, now=AT)


def had(*seconds: int, klass: Any = "member", kind: Any = "statement") -> list[Turn]:
    return [Turn(klass, kind, s) for s in seconds]


def likely(found: tuple[Wait, ...]) -> list[int]:
    return [w.likely for w in found]


@some
@given(requests(), methods, turns, speaking, bys)
def test_nobody_waits_less_than_whoever_speaks_before_her(
    found: list[Request], how: Methods, measured: list[Turn], clocked: Clock | None, by: tuple[str, str]
) -> None:
    places = order(found, how, now=AT)
    told = waits(places, measured, how, speaking=clocked, by=by)
    assert [w.id for w in told] == [p.request.id for p in places]
    assert all(0 <= w.low <= w.likely <= w.high for w in told)
    assert all(0 <= w.measured <= len(measured) for w in told)
    for end in ("low", "likely", "high"):
        ends = [getattr(w, end) for w in told]
        assert ends == sorted(ends)


@some
@given(st.integers(1, 600), st.integers(3, 9), st.integers(1, 12))
def test_where_all_turns_took_the_same_the_estimate_is_exact(each: int, measured: int, n: int) -> None:
    told = waits(placed(*["m"] * n), had(*[each] * measured), USUAL)
    assert [(w.low, w.likely, w.high) for w in told] == [(each * i,) * 3 for i in range(n)]
    assert {w.measured for w in told[1:]} <= {measured}


@some
@given(requests(), methods, turns, st.integers(0, 600))
def test_longer_turns_shorten_no_wait(found: list[Request], how: Methods, measured: list[Turn], more: int) -> None:
    places = order(found, how, now=AT)
    longer = [replace(t, seconds=t.seconds + more) for t in measured]
    before, after = waits(places, measured, how), waits(places, longer, how)
    assert all(a <= b for a, b in zip(likely(before), likely(after), strict=True))


def test_before_three_have_spoken_the_limits_say_it_and_it_is_said_so() -> None:
    told = waits(placed("m", "m", "o", "o"), had(30, 30), USUAL)
    assert told[1:] == (Wait(2, 90, 180, 180, 0), Wait(3, 180, 360, 360, 0), Wait(4, 240, 480, 480, 0))
    assert waits(placed("m", "m", "o", "o"), had(30, 30, 30), USUAL)[1] == Wait(2, 30, 30, 30, 3)


def test_without_a_limit_and_without_a_turn_three_minutes_are_supposed() -> None:
    assert likely(waits(placed("m", "m"), [], Methods(limits={}))) == [0, 180]


def test_observers_are_measured_by_themselves_once_three_have_spoken() -> None:
    measured = had(100, 100, 100) + had(20, 20, 20, klass="observer")
    assert likely(waits(placed("m", "o", "o", "o"), measured, USUAL)) == [0, 100, 120, 140]


def test_until_then_members_turns_stand_for_them_but_no_longer_than_their_own_limit() -> None:
    assert likely(waits(placed("m", "o", "o"), had(170, 170, 170), USUAL)) == [0, 170, 290]
    assert likely(waits(placed("m", "o", "o"), had(90, 90, 90), USUAL)) == [0, 90, 180]


def test_short_points_of_order_make_no_statement_shorter() -> None:
    told = waits(placed("m", "m"), had(5, 5, 5, 5, kind="point-of-order"), USUAL)
    assert told[1] == Wait(2, 90, 180, 180, 0)


def test_a_point_of_order_waits_for_nobody_but_another_one() -> None:
    now = Clock(60, 120, "running")
    assert likely(waits(placed("m", "m!", "m!"), [], USUAL, speaking=now)) == [0, 60, 240]
    raised = waits(placed("m", "m!"), [], USUAL, speaking=Clock(20, 40, "running"), by=("member", "point-of-order"))
    assert likely(raised) == [40, 100]


def test_whoever_was_interrupted_takes_what_she_had_left() -> None:
    found = [Request(1, "a", "member", "room", 1, interrupted=True, rest=40), Request(2, "b", "member", "room", 2)]
    assert likely(waits(order(found, USUAL, now=AT), had(170, 170, 170), USUAL)) == [0, 40]


def test_of_whoever_speaks_only_what_is_left_is_waited_for() -> None:
    one = placed("m")
    assert waits(one, [], USUAL, speaking=Clock(30, 150, "running")) == (Wait(1, 0, 150, 150, 0),)
    assert waits(one, had(90, 90, 90), USUAL, speaking=Clock(30, 150, "running")) == (Wait(1, 60, 60, 60, 3),)
    assert waits(one, had(900, 900, 900), USUAL, speaking=Clock(30, 150, "running"))[0].likely == 150


def test_whoever_is_over_is_likely_to_end_soon() -> None:
    assert likely(waits(placed("m"), [], USUAL, speaking=Clock(200, -20, "over"))) == [45]
    assert likely(waits(placed("m"), had(90, 90, 90), USUAL, speaking=Clock(200, -20, "over"))) == [22]
    assert likely(waits(placed("m"), [], USUAL, speaking=Clock(60, None, "unlimited"))) == [120]
    assert likely(waits(placed("m"), [], USUAL, speaking=Clock(999, None, "unlimited"))) == [45]


def test_the_range_says_on_how_many_turns_its_weakest_part_rests() -> None:
    measured = had(100, 110, 120, 130, 140) + had(20, 30, 40, klass="observer")
    assert [w.measured for w in waits(placed("m", "m", "o", "o"), measured, USUAL)] == [0, 5, 5, 3]


@pytest.mark.parametrize("measured", [3, 5, 10, 30])
def test_what_happens_falls_between_the_two_ends_about_eight_times_of_ten(measured: int) -> None:
    """Turns as people speak: most short, some long. Some were measured, six more come before one's own."""
    chance = random.Random(2016)
    list_of_seven, inside, guessed, happened = placed(*["m"] * 7), 0, 0, 0
    for _ in range(1000):
        taken = [int(chance.lognormvariate(4.7, 0.6)) for _ in range(measured + 6)]
        told = waits(list_of_seven, had(*taken[:measured]), USUAL)[-1]
        real = sum(taken[measured:])
        inside += told.low <= real <= told.high
        guessed, happened = guessed + told.likely, happened + real
    assert 0.7 <= inside / 1000 <= 0.9
    assert 0.95 <= guessed / happened <= 1.05  # neither too hopeful nor too gloomy


@pytest.mark.accepts(103)
@some
@given(requests(), methods, turns, st.integers(0, 3600), st.integers(0, 3600))
def test_only_observers_are_said_not_to_be_reached_and_more_time_reaches_more(
    found: list[Request], how: Methods, measured: list[Turn], seconds: int, more: int
) -> None:
    places = order(found, how, now=AT)
    told = waits(places, measured, how)
    late = time_allowing(places, told, seconds)
    observers = [p.request.id for p in places if p.request.klass == "observer"]
    assert late == tuple(observers[len(observers) - len(late) :])  # the last ones, in the order of the list
    assert set(time_allowing(places, told, seconds + more)) <= set(late)
    assert time_allowing(places, told, None) == ()
    assert time_allowing(places, told, 0) == tuple(observers)


@pytest.mark.accepts(103)
def test_an_observer_whose_turn_begins_as_the_time_ends_is_not_reached() -> None:
    places = placed("m", "o", "o")
    told = waits(places, had(100, 100, 100), USUAL)
    assert time_allowing(places, told, 100) == (2, 3)
    assert time_allowing(places, told, 101) == (3,)


@some
@given(st.integers(1, 3600), st.integers(-60, 7200), st.integers(0, 120))
def test_the_clock_adds_up_and_says_where_it_stands(limit: int, passed: int, warning: int) -> None:
    told = clock(limit, AT, AT + timedelta(seconds=passed), Methods(warning=warning))
    assert told.elapsed == max(0, passed)
    assert told.left == limit - told.elapsed
    assert (told.state == "over") == (told.left < 0)
    assert (told.state == "ending") == (0 <= told.left <= min(warning, limit // 2))


def test_the_warning_comes_thirty_seconds_before_the_end_and_never_at_the_beginning() -> None:
    def state(limit: int, passed: int) -> str:
        return clock(limit, AT, AT + timedelta(seconds=passed)).state

    assert [state(180, s) for s in (0, 149, 150, 180, 181)] == ["running", "running", "ending", "ending", "over"]
    assert [state(20, s) for s in (0, 9, 10, 20, 21)] == ["running", "running", "ending", "ending", "over"]


@pytest.mark.parametrize("limit", [None, 0])
def test_without_a_limit_nobody_is_over(limit: int | None) -> None:
    assert clock(limit, AT, AT + timedelta(hours=2)) == Clock(7200, None, "unlimited")


@pytest.mark.accepts("X13")
def test_neither_midnight_nor_a_clock_put_back_changes_a_turn() -> None:
    geneva = ZoneInfo("Europe/Zurich")
    late = datetime(2018, 1, 30, 23, 59, tzinfo=geneva)
    assert clock(180, late, datetime(2018, 1, 31, 0, 1, tzinfo=geneva)) == Clock(120, 60, "running")
    before = datetime(2017, 10, 29, 2, 59, tzinfo=geneva)
    assert clock(180, before, datetime(2017, 10, 29, 2, 1, fold=1, tzinfo=geneva)) == Clock(120, 60, "running")
    assert clock(180, before.astimezone(UTC), datetime(2017, 10, 29, 1, 1, tzinfo=UTC)).elapsed == 120


def test_whoever_is_interrupted_keeps_what_was_left_and_fifteen_seconds_at_least() -> None:
    assert [rest(180, AT, AT + timedelta(seconds=s)) for s in (-5, 0, 100, 170, 400)] == [180, 180, 80, 15, 15]
    assert rest(None, AT, AT + timedelta(seconds=100)) == rest(0, AT, AT) == 0


@pytest.mark.parametrize(
    ("state", "left", "told"),
    [
        ("waiting", None, "unreached"),
        ("waiting", 15, "spoken"),
        ("waiting", 0, "spoken"),  # interrupted in a turn without a limit
        ("speaking", None, "spoken"),
        ("withdrawn", None, "withdrawn"),
        ("removed", 15, "removed"),
    ],
)
def test_once_its_item_is_closed_a_request_was_spoken_or_not_reached(state: str, left: int | None, told: str) -> None:
    assert became(state, left, True) == told
    assert became(state, left, False) == state


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        clock(180, AT, datetime(2016, 9, 30, 13, 1))  # noqa: DTZ001  # that is the point
