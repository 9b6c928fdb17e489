"""Time zones in calendars, as a program that is not ours reads them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press import calendars, zones
from plenary.press.calendars import Event

ZONES = ("Europe/Zurich", "Europe/Dublin", "America/Lima", "America/New_York", "Africa/Casablanca", "Asia/Kathmandu",
         "Australia/Lord_Howe", "Asia/Shanghai")  # fmt: skip


def event(starts: datetime, zone: str) -> Event:
    return Event("a@example.org", 0, "Meeting", starts, starts + timedelta(hours=3), starts, zone=zone)


@pytest.mark.accepts(2)
@settings(max_examples=60, deadline=None)
@given(st.integers(0, 35 * 365 * 24 * 4), st.sampled_from(ZONES))
def test_an_hour_is_read_as_it_was_meant(quarters: int, zone: str) -> None:
    starts = datetime(2001, 1, 1, tzinfo=UTC) + timedelta(minutes=15 * quarters)
    made = calendars.calendar("Meetings", [event(starts, zone)])
    (ours,) = calendars.events_in(made).events
    assert ours.starts == starts
    theirs = next(vobject.readComponents(made.decode())).vevent.dtstart.value
    assert theirs == starts or _near_a_change(starts, zone), "an hour that comes twice cannot be told from itself"


def _near_a_change(at: datetime, zone: str) -> bool:
    return any(
        abs(change - at) <= timedelta(hours=2)
        for change in zones.changes(ZoneInfo(zone), at - timedelta(days=1), at + timedelta(days=1))
    )


def test_the_clocks_of_geneva() -> None:
    found = zones.changes(ZoneInfo("Europe/Zurich"), datetime(2017, 1, 1, tzinfo=UTC), datetime(2018, 1, 1, tzinfo=UTC))
    assert found == [datetime(2017, 3, 26, 1, tzinfo=UTC), datetime(2017, 10, 29, 1, tzinfo=UTC)]
    assert zones.changes(ZoneInfo("Asia/Kathmandu"), found[0], found[1]) == []


def test_a_zone_is_written_once_and_only_where_there_are_hours() -> None:
    starts = datetime(2017, 7, 1, 8, tzinfo=UTC)
    two = calendars.calendar("x", [event(starts, "Europe/Zurich"), event(starts, "Europe/Zurich")]).decode()
    assert two.count("BEGIN:VTIMEZONE") == 1
    assert "RDATE:20170326T020000" in two, "the onset in the time before it (RFC 5545, 3.6.5)"
    day = Event("a@example.org", 0, "Meeting", starts.date(), starts.date(), starts, zone="Europe/Zurich")
    assert "VTIMEZONE" not in calendars.calendar("x", [day, event(starts, "UTC")]).decode()
