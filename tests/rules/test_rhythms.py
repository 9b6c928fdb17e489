"""The next letter is never late by more than its rhythm, and always at seven at the venue, whatever the clocks do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.rhythms import AT_ONCE, DAILY, WEEKLY, next_due

INSTANTS = st.integers(1_262_304_000, 2_208_988_800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
ZONES = st.sampled_from(["Europe/Zurich", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"])


@given(INSTANTS, ZONES)
def test_a_digest_is_due_at_seven_at_the_venue_within_its_rhythm(after: datetime, zone: str) -> None:
    for rhythm, most in ((DAILY, timedelta(days=2)), (WEEKLY, timedelta(days=8))):
        due = next_due(rhythm, after, zone)
        there = due.astimezone(ZoneInfo(zone))
        assert after < due <= after + most
        assert (there.hour, there.minute) == (7, 0)
        assert rhythm == DAILY or there.weekday() == 0
        assert next_due(rhythm, due, zone) > due


def test_at_once_is_now_and_nothing_else_is_a_rhythm() -> None:
    now = datetime(2016, 10, 3, 9, tzinfo=UTC)
    assert next_due(AT_ONCE, now, "UTC") == now
    with pytest.raises(ValueError, match="no rhythm"):
        next_due("hourly", now, "UTC")
