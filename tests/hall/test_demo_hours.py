"""Whenever the demonstration is loaded: deadlines end with a working day, sessions are on full hours, one is under way."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from plenary.calls import reads as calls
from plenary.hall.demo import calendar, harbours, hours, live_meeting
from plenary.mandate.reads import calendar as dates
from plenary.meetings import reads as meetings
from plenary.meetings.reads import planning
from plenary.record.actor import operator

INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds
LAST_SECOND = (23, 59, 59, 0)


def at_the_venue(instant: datetime) -> datetime:
    return instant.astimezone(hours.ZONE)


@given(INSTANTS, st.integers(-60, 60))
def test_a_deadline_is_the_end_of_a_working_day_and_ahead_stays_ahead(at: datetime, days: int) -> None:
    local = at_the_venue(hours.closing(at, days))
    assert (local.hour, local.minute, local.second, local.microsecond) == LAST_SECOND
    assert local.weekday() < 5
    assert 0 <= (local.date() - hours.today(at)).days - days <= 2
    assert local > at if days >= 0 else local < at or days > -3


@given(INSTANTS)
def test_what_is_under_way_began_on_a_full_hour_an_hour_or_two_ago(at: datetime) -> None:
    began = hours.under_way(at)
    local = at_the_venue(began)
    assert (local.minute, local.second, local.microsecond) == (0, 0, 0)
    assert timedelta(minutes=62) <= at - began < timedelta(minutes=122)


@given(st.dates(date(2024, 1, 1), date(2040, 1, 1)), st.integers(1, 5))
def test_days_that_follow_one_another_hold_no_weekend(day: date, length: int) -> None:
    first = hours.working(day, length)
    assert [(first + timedelta(days=n)).weekday() for n in range(length)] == list(
        range(first.weekday(), first.weekday() + length)
    )
    assert 0 <= (first - day).days <= 6
    assert first.weekday() + length <= 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    "instant",
    [
        "2026-11-27T23:57:00.123456+00:00",  # Friday in London, Saturday at the venue
        "2027-12-31T22:40:00+00:00",
        "2028-02-29T00:03:00+00:00",
        "2028-03-26T02:10:00+00:00",  # Sunday, just after the clocks were put forward
    ],
)
def test_the_group_to_try_things_out_has_its_meeting_and_its_call_open(instant: str) -> None:
    at, by = datetime.fromisoformat(instant), operator("demonstration")
    with time_machine.travel(at, tick=False):
        harbours.load(by, [], at)
        calendar.coming(by, harbours.SLUG, at)
        live_meeting.load(by, [], at)
    call = calls.call(harbours.OPEN)
    assert call is not None
    last = at_the_venue(call.deadline)
    assert (last.hour, last.minute, last.second, last.microsecond) == LAST_SECOND
    assert last.weekday() < 5
    assert call.deadline > at + timedelta(days=20)
    now = meetings.now(harbours.SLUG, live_meeting.MEETING)
    assert now is not None
    assert now.session is not None
    assert now.session.number == 1
    assert now.session.starts < at < now.session.ends
    held = meetings.now(harbours.SLUG, "1")
    assert held is not None
    found = [s for one in (held, now) for s in planning.sessions(one.meeting.id)]
    assert len(found) == 3
    assert {(t.minute, t.second, t.microsecond) for s in found for t in (s.starts, s.ends)} == {(0, 0, 0)}
    ahead = [m.when.earliest for m in dates.calendar(harbours.SLUG) if m.when.earliest and not m.anchor]
    assert len(ahead) > 3
    assert all(day > hours.today(at) and day.weekday() < 5 for day in ahead)
