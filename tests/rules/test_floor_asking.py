"""Who may ask for the floor, and with which reason she may not."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.floor import KINDS, ListState, Methods, Request, Verdict, may_ask
from tests.rules.floor_values import AT, KLASSES, requests, some

USUAL = Methods()
OPEN, CLOSED = ListState(), ListState("closed", reason="The interpreters leave at six.")


def may(
    kind: Any = "statement",
    klass: Any = "member",
    who: str = "seat/7",
    waiting: tuple[Request, ...] = (),
    listed: ListState = OPEN,
    how: Methods = USUAL,
    at: datetime = AT,
    spoken: int = 1,
) -> Verdict:
    return may_ask(waiting, who, klass, kind, listed, how, now=at, spoken=spoken)


def mine(kind: Any) -> Request:
    return Request(1, "seat/7", "member", "room", 1, kind)


def test_anybody_may_ask_on_an_open_list() -> None:
    assert may() == may(klass="observer") == Verdict(True, "ok")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("waits", KINDS)
def test_one_waiting_request_of_a_seat_and_kind(kind: Any, waits: Any) -> None:
    assert may(kind, waiting=(mine(waits),)).reason == ("already" if kind == waits else "ok")
    assert may(kind, who="seat/8", waiting=(mine(waits),)).allowed


@pytest.mark.accepts(103)
@pytest.mark.parametrize("klass", KLASSES)
def test_a_closed_list_refuses_newcomers_with_the_reason_of_the_chair(klass: str) -> None:
    assert may(klass=klass, listed=CLOSED) == Verdict(False, "closed", "The interpreters leave at six.")


def test_a_closed_list_takes_points_of_order_and_rights_of_reply() -> None:
    assert may("point-of-order", listed=CLOSED).allowed
    assert may("right-of-reply", listed=CLOSED).allowed


def test_whoever_is_on_a_closed_list_is_told_that_she_is() -> None:
    assert may(waiting=(mine("statement"),), listed=CLOSED).reason == "already"


def test_a_list_closes_in_the_very_instant_that_was_announced() -> None:
    listed = ListState(closes=AT, reason="Announced")
    assert may(listed=listed, at=AT - timedelta(microseconds=1)).allowed
    assert may(listed=listed) == Verdict(False, "closed", "Announced")


@pytest.mark.accepts("X13")
def test_a_list_closes_on_time_in_the_night_in_which_the_clocks_are_put_back() -> None:
    geneva = ZoneInfo("Europe/Zurich")
    closes = datetime(2017, 10, 29, 2, 10, fold=1, tzinfo=geneva)  # a quarter past the second two o'clock, nearly
    listed = ListState(closes=closes)
    assert may(listed=listed, at=datetime(2017, 10, 29, 2, 50, tzinfo=geneva)).allowed  # twenty minutes before
    assert not may(listed=listed, at=datetime(2017, 10, 29, 1, 10, tzinfo=UTC)).allowed
    with pytest.raises(ValueError, match="time zone"):
        may(listed=listed, at=datetime(2017, 10, 29, 2, 50))  # noqa: DTZ001  # that is the point


def test_observers_are_refused_where_none_are_heard() -> None:
    how = Methods(observers=False)
    assert {may(kind, "observer", how=how).reason for kind in KINDS} == {"no-observers"}
    assert may(how=how).allowed


def test_observers_raise_points_of_order_only_where_the_methods_say_so() -> None:
    assert may("point-of-order", "observer").reason == "no-points"
    assert may("point-of-order", "observer", how=Methods(observers_points=True)).allowed


def test_there_is_no_reply_before_anybody_has_spoken() -> None:
    assert may("right-of-reply", spoken=0).reason == "no-reply"
    assert may("statement", spoken=0).allowed
    assert may("point-of-order", spoken=0).allowed


def test_a_kind_that_does_not_exist_is_refused() -> None:
    assert may("applause").reason == "no-such-kind"


@some
@given(
    requests(), st.sampled_from(KLASSES), st.sampled_from(KINDS), st.sampled_from([OPEN, CLOSED]),
    st.booleans(), st.booleans(), st.integers(0, 2),
)  # fmt: skip
def test_a_refusal_has_a_reason_and_an_agreement_has_none(
    waiting: list[Request], klass: Any, kind: Any, listed: ListState, observers: bool, points: bool, spoken: int
) -> None:
    how = Methods(observers=observers, observers_points=points)
    told = may_ask(waiting, "seat/7", klass, kind, listed, how, now=AT, spoken=spoken)
    assert told.allowed == (told.reason == "ok")
    assert told.because == (listed.reason if told.reason == "closed" else "")
    elsewhere = may_ask(waiting, "seat/99", klass, kind, listed, how, now=AT, spoken=spoken)
    had = any((r.who, r.kind) == ("seat/7", kind) for r in waiting)
    assert told.allowed == (elsewhere.allowed and not had)  # nothing about others counts but the methods and the list
    if klass == "member" and kind == "point-of-order":
        assert told.allowed == (not had)
