"""Dates to subscribe to: a calendar of everything, and news of dates that were agreed, moved or met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from plenary.hall.calendar import saying
from plenary.hall.calendar.gathering import Gathered
from plenary.hall.calendar.lines import Line
from plenary.mandate.reads.calendar import AgreedLine
from plenary.meetings import calendars as meeting_calendars
from plenary.meetings.reads.planning import Dated
from plenary.press.atom import News
from plenary.press.calendars import Event

LEAST = timedelta(minutes=15)  # a deadline as an event: the last quarter of an hour before it
MOST = 50  # news


def events(found: Gathered, held: Sequence[Dated], short: str) -> Iterator[Event]:
    """Every meeting and every date of the group itself; what is not fixed is tentative and stands on its last day."""
    known = {f"meeting/{d.meeting.group}/{d.meeting.slug}" for d in held}
    for one in held:
        address = settings.URL + _meeting_url(found, one)
        yield from meeting_calendars.events(one, address, short, divided=False)
    for line in found.lines:
        about = line.milestone.about if line.milestone else ""
        if line.key.startswith("m-") or about in known or line.kind in ("history", "context"):
            continue
        if (made := _event(line, short)) is not None:
            yield made


def _meeting_url(found: Gathered, one: Dated) -> str:
    line = found.line(f"m-{one.meeting.slug}")
    if line is not None:
        return line.url
    about = f"meeting/{one.meeting.group}/{one.meeting.slug}"
    return next(row.about_url for row in found.lines if row.milestone and row.milestone.about == about)


def _event(line: Line, short: str) -> Event | None:
    first, last = line.first, line.last
    if first is None or last is None:
        return None
    exact = line.instant
    vague = not line.when.fixed and line.actual is None and exact is None
    status = "cancelled" if line.standing.code == "dropped" else "tentative" if vague else "confirmed"
    said = [saying.agreed(line)]
    if vague:
        said.append(_("day not fixed"))
    more = [one for one in (saying.meaning(line), saying.role(line)) if one]
    host = urlsplit(settings.URL).hostname or "plenary"
    return Event(
        uid=f"date-{line.group}-{line.key}@{host}",
        sequence=max(line.sequence, 0),
        summary=_("%(group)s: %(date)s") % {"group": short, "date": saying.label(line)},
        starts=exact - LEAST if exact else last if vague else first,
        ends=exact or last,
        updated=line.changed or datetime(1970, 1, 1, tzinfo=UTC),
        status=status,
        zone=line.zone,
        place=line.place,
        url=settings.URL + line.url if line.url else "",
        description=" · ".join([*said, *more]),
        busy=False,
    )


def news(found: Gathered, short: str) -> tuple[News, ...]:
    """Dates that were agreed and moved, the newest first; each for ever under the same name."""
    every = [
        (row.instant, line, place, row)
        for line in found.lines
        if line.milestone and line.milestone in found.milestones
        for place, row in enumerate(line.history, 1)
    ]
    every.sort(key=lambda one: (one[0], one[1].key, one[2]), reverse=True)
    return tuple(_news(line, place, row, short) for _instant, line, place, row in every[:MOST])


def _news(line: Line, place: int, row: AgreedLine, short: str) -> News:
    host = urlsplit(settings.URL).hostname or "plenary"
    said = saying.words(row.text)
    before = line.history[place - 2] if place > 1 else None
    if before is None:
        title = _("%(date)s: %(when)s") % {"date": saying.label(line), "when": said}
    else:
        title = _("%(date)s: %(when)s, before: %(before)s") % {
            "date": saying.label(line),
            "when": said,
            "before": saying.words(before.text),
        }
    text = [f"{saying.how(row.how)}: {said}"]
    if computed := saying.computed(row.when):
        text.append(computed)
    if row.reason:
        text.append(saying.words(row.reason))
    return News(
        ident=f"tag:{host},2026:date/{line.group}/{line.key}/{place}",
        title=title,
        text=" · ".join(text),
        instant=row.instant,
        address=settings.URL + line.url,
        author=f"{short}, {saying.seat(row.seat)}" if row.seat else short,
    )
