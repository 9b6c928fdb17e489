"""How often somebody is told: at once, once a day, once a week. Pure; the prose is `docs/rules/rhythms.md`."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

AT_ONCE, DAILY, WEEKLY = "now", "day", "week"
RHYTHMS: Final = (AT_ONCE, DAILY, WEEKLY)
HOUR: Final = time(7)  # at the venue: before the day's work
MONDAY: Final = 0


def next_due(rhythm: str, after: datetime, zone: str) -> datetime:
    """The instant, in UTC, at which the next letter of this rhythm is due after an instant; of "now" the instant itself.

    Daily at seven in the morning at the venue, weekly on Mondays at seven, whatever the clocks do in between.
    Raises ValueError for another rhythm.
    """
    if rhythm not in RHYTHMS:
        raise ValueError(f"there is no rhythm {rhythm!r}")
    if rhythm == AT_ONCE:
        return after.astimezone(UTC)
    venue = ZoneInfo(zone)
    day = after.astimezone(venue).date()
    while True:
        due = datetime.combine(day, HOUR, venue).astimezone(UTC)
        if due > after and (rhythm == DAILY or day.weekday() == MONDAY):
            return due
        day += timedelta(days=1)
