"""120 sessions of another process, 1995 to 2015, as a calendar: each is entered by its words, and none is lost on the way out."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from django.urls import reverse

from plenary.mandate import acts
from plenary.mandate.reads import calendar as dates
from plenary.record.actor import operator
from plenary.rules import date_ranges
from tests import factories
from tests.conftest import SHARED_DATA
from tests.factories import SLUG

pytestmark = pytest.mark.django_db
FILE = SHARED_DATA / "unfccc_meetings" / "events.csv"
AT = datetime(2016, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
Days = tuple[date, date]


@pytest.fixture(scope="module")
def sessions() -> list[dict[str, str]]:
    if not FILE.exists():
        pytest.skip("the data set of meetings is not beside this clone")
    with FILE.open(newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def entered(sessions: list[dict[str, str]], stage: None) -> dict[int, Days]:
    """Every session through the act that enters a date; its first and last day by its number in the calendar."""
    group, found = factories.group(), {}
    for row in sessions:
        first, last = days(row)
        vague = len(row["start_date"]) == len("1995-12")  # a month is all that is known
        text = date_ranges.months(first, last, "en") if vague else date_ranges.days(first, last, "en")
        told: dict[str, Any] = {"kind": "session", "label": {"en": row["title"]}, "place": row["city"], "note": {}}
        made = acts.enter_date(operator(), group=group, text={"en": text}, source=row["id"], at=AT, **told)
        found[int(made.value)] = (first, last)
    return found


def days(row: dict[str, str]) -> Days:
    """The first and the last day; of a month its ends."""
    first, last = row["start_date"], row["end_date"]
    if len(first) < len("1995-12-01"):
        year, month = map(int, first.split("-"))
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - DAY
    return date.fromisoformat(first), date.fromisoformat(last)


def test_each_session_stands_in_the_calendar_on_its_days(
    entered: dict[int, Days], sessions: list[dict[str, str]]
) -> None:
    lines = dates.calendar(SLUG)
    assert len(entered) == len(lines) == len(sessions) == 120
    assert {one.number: (one.when.earliest, one.when.latest) for one in lines} == entered
    assert [one.source for one in sorted(lines, key=lambda one: one.number)] == [row["id"] for row in sessions]
    assert {one.when.flag for one in lines} == {""}, "every one was read from its words, without a doubt"


@pytest.mark.accepts(179)
def test_two_programs_read_all_of_them_from_the_feed(entered: dict[int, Days]) -> None:
    data = factories.client().get(reverse("calendar-feed", kwargs={"group": SLUG})).content
    theirs = icalendar.Calendar.from_ical(data)
    first = {str(e["UID"]): (e.decoded("DTSTART"), e.decoded("DTEND") - DAY) for e in theirs.walk("VEVENT")}
    (calendar,) = vobject.readComponents(data.decode())
    second = {e.uid.value: (e.dtstart.value, e.dtend.value - DAY) for e in calendar.vevent_list}
    assert first == second
    vague = [number for number, (begin, end) in entered.items() if begin.day == 1 and (end - begin).days == 30]
    exact = {span for number, span in entered.items() if number not in vague}
    assert len(first) == 120
    assert exact <= set(first.values())
    (number,) = vague
    last = entered[number][1]
    assert (last, last) in first.values(), "what has a month alone stands on its last day, and is tentative"


def test_the_timeline_shows_every_one_and_the_calendar_leads_there(entered: dict[int, Days]) -> None:
    pages = {
        name: factories.client().get(reverse(name, kwargs={"group": SLUG})).content.decode()
        for name in ("calendar", "timeline")
    }
    there = {n for n in entered if reverse("date", kwargs={"group": SLUG, "number": n}) in pages["timeline"]}
    assert there == set(entered)
    assert reverse("timeline", kwargs={"group": SLUG}) in pages["calendar"]
