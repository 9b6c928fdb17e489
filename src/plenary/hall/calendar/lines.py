"""One line of the calendar, whichever room knows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from plenary.mandate.dating import today_at
from plenary.mandate.reads.calendar import AgreedLine, MilestoneLine
from plenary.rules import timeline
from plenary.rules.deadlines import Left, left
from plenary.rules.timeline import Span, Standing, When

Words = dict[str, str]
OTHERS = ("session", "context", "history")
OPEN = ("proposals", "questions")  # what is a date only while it is open, and does not say since when


@dataclass(frozen=True, slots=True)
class Line:
    """Something with a date. `label` and `text` are kept by language, or one text in the reader's.

    `instant` is the exact end of a deadline; without one a deadline ends with its last day at the venue.
    """

    key: str  # its anchor on a page
    kind: str
    label: Words | str
    text: Words | str  # the date as it was agreed; "" where there are only days
    when: When
    standing: Standing
    zone: str
    actual: Span | None = None
    instant: datetime | None = None
    opens: datetime | None = None
    url: str = ""
    about_url: str = ""  # of the meeting or the call itself, where the line is a date of the calendar
    place: str = ""
    state: str = ""  # of a meeting: tentative, cancelled
    sequence: int = 0
    changed: datetime | None = None
    late: bool = False  # it is over, and what comes is taken and marked late
    milestone: MilestoneLine | None = None
    group: str = ""
    history: tuple[AgreedLine, ...] = field(default=())

    @property
    def day(self) -> date | None:
        """The day to sort and to reckon by: of what happened the first, of what is due the last."""
        return self.actual.earliest if self.actual else self.when.reckoned

    @property
    def first(self) -> date | None:
        """Where it begins."""
        return self.actual.earliest if self.actual else (self.when.earliest or self.when.latest)

    @property
    def last(self) -> date | None:
        """Where it ends."""
        return self.actual.latest if self.actual else (self.when.latest or self.when.earliest)

    @property
    def over(self) -> bool:
        """Is it past or done?"""
        return self.standing.code in ("done", "done-late", "dropped", "lapsed")

    @property
    def end(self) -> datetime | None:
        """The instant at which a deadline ends: the end of its last day at the venue, unless an hour was set."""
        if self.instant is not None:
            return self.instant
        if self.kind not in ("deadline", "output", "duty", "mandate") or not self.when.latest:
            return None
        return datetime.combine(self.when.latest, time(23, 59, 59), ZoneInfo(self.zone))

    def open_at(self, now: datetime) -> bool:
        """May somebody take part in it now, until its instant?"""
        if self.over or self.instant is None or self.instant <= now:
            return False
        return self.kind in OPEN if self.opens is None else self.opens <= now

    def days_to(self, now: datetime) -> int | None:
        """Days until it begins, where its days are fixed; else until the last day that it may be. None without a day."""
        day = self.when.earliest if self.when.fixed and self.when.earliest else self.when.reckoned
        return None if day is None else (day - today_at(self.zone, now)).days

    def left(self, now: datetime) -> Left | None:
        """Time left until it ends; None where it has no end, or that is past."""
        end = self.end
        found = left(now, end) if end is not None and not self.over else None
        return None if found is None or found.past else found


def sort_key(line: Line) -> tuple[date, date, str]:
    """By the first day, then by the last; what has no day comes last."""
    last = line.last or date.max
    return (line.first or last, last, line.key)


def standing_of(
    when: When, actual: Span | None, zone: str, now: datetime, *, dropped: bool = False, ended: bool = False
) -> Standing:
    """Where a line stands, on the day of its venue."""
    return timeline.standing(when, actual, today_at(zone, now), dropped=dropped, ended=ended)


def span_of(first: datetime | None, last: datetime | None, zone: str) -> Span | None:
    """The days of two instants at the venue."""
    if last is None:
        return None
    end = today_at(zone, last)
    begin = today_at(zone, first) if first else end
    return Span(min(begin, end), end)
