"""The usual sessions from days and half days."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import half_days


@pytest.mark.accepts(35)
def test_a_meeting_that_begins_in_the_afternoon_has_no_first_morning() -> None:
    found = half_days.sessions(date(2013, 5, 30), date(2013, 5, 31), from_afternoon=True)
    assert [(h.day.day, h.starts, h.ends) for h in found] == [
        (30, time(15), time(18)),
        (31, time(10), time(13)),
        (31, time(15), time(18)),
    ]


@pytest.mark.accepts(36)
def test_a_meeting_across_a_month_has_all_its_days() -> None:
    found = half_days.sessions(date(2014, 4, 30), date(2014, 5, 2), to_noon=True)
    assert [f"{h.day:%d.%m.}{h.starts:%H}" for h in found] == [
        "30.04.10",
        "30.04.15",
        "01.05.10",
        "01.05.15",
        "02.05.10",
    ]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 40), st.booleans(), st.booleans())
def test_sessions_follow_one_another_within_the_days(first: date, more: int, pm: bool, am: bool) -> None:
    last = first + timedelta(days=more)
    found = half_days.sessions(first, last, from_afternoon=pm, to_noon=am)
    assert len(found) == 2 * (more + 1) - pm - am
    assert [(h.day, h.starts) for h in found] == sorted((h.day, h.starts) for h in found)
    assert all(first <= h.day <= last and h.starts < h.ends for h in found)


@pytest.mark.parametrize(
    ("first", "last", "half"),
    [
        (date(2016, 9, 30), date(2016, 9, 29), False),
        (date(2016, 9, 30), date(2016, 9, 30), True),
        (date(2016, 1, 1), date(2016, 12, 31), False),
    ],
)
def test_what_is_no_meeting_is_refused(first: date, last: date, half: bool) -> None:
    with pytest.raises(ValueError, match=r"it would end before it begins|no meeting lasts"):
        half_days.sessions(first, last, from_afternoon=half, to_noon=half)
