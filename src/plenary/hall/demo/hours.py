"""When things of the invented groups are: on the days and at the hours that a secretariat would choose, whenever it is loaded.

Deadlines end with a working day at the venue, and sessions begin on the full hour.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Zurich")  # where the invented groups meet
_LAST = time(23, 59, 59)


def today(at: datetime) -> date:
    """The day at the venue: around midnight it is another than that of UTC."""
    return at.astimezone(ZONE).date()


def working(day: date, length: int = 1) -> date:
    """That day or the first one after it from which so many days (1 to 5) follow one another without a weekend."""
    while day.weekday() + length > 5:
        day += timedelta(days=1)
    return day


def closing(at: datetime, days: int) -> datetime:
    """The last second of the working day that is so many days ahead, negative: ago; up to two more over a weekend."""
    return datetime.combine(working(today(at) + timedelta(days=days)), _LAST, ZONE)


def sitting(day: date, hour: int = 10) -> datetime:
    """A full hour of a day at the venue."""
    return datetime.combine(day, time(hour), ZONE)


def under_way(at: datetime) -> datetime:
    """The full hour at which a session began that has been sitting for one hour to two."""
    return (at - timedelta(minutes=62)).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
