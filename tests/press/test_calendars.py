"""Calendars out, as a program that is not ours reads them, and calendars of others in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plenary.press.calendars import Event, calendar, events_in
from tests.conftest import SHARED_DATA

CHANGED = datetime(2017, 6, 1, 12, tzinfo=UTC)
MEETING = Event("meeting-4@example.org", 2, "4th meeting", date(2017, 9, 25), date(2017, 9, 27), CHANGED)


def read(*events: Event) -> list[vobject.base.Component]:
    (found,) = vobject.readComponents(calendar("Meetings", events).decode())
    return list(found.vevent_list)


@pytest.mark.accepts(2)
def test_three_days_end_on_the_day_after() -> None:
    (event,) = read(MEETING)
    assert (event.dtstart.value, event.dtend.value) == (date(2017, 9, 25), date(2017, 9, 28))
    assert (event.uid.value, event.sequence.value) == ("meeting-4@example.org", "2")
    assert event.dtstamp.value == CHANGED, "when it changed, whenever it is asked for"


@pytest.mark.accepts(35)
def test_it_begins_in_the_afternoon_where_the_venue_is() -> None:
    starts = datetime(2013, 5, 30, 13, tzinfo=UTC)
    (event,) = read(replace(MEETING, starts=starts, ends=datetime(2013, 5, 31, 16, tzinfo=UTC), zone="Europe/Zurich"))
    assert event.dtstart.value == starts
    assert event.dtstart.value.hour == 15
    assert event.dtend.value.hour == 18


@pytest.mark.accepts(36)
def test_days_across_a_month() -> None:
    (event,) = read(replace(MEETING, starts=date(2014, 4, 30), ends=date(2014, 5, 2)))
    assert (event.dtstart.value, event.dtend.value) == (date(2014, 4, 30), date(2014, 5, 3))


def test_an_evening_that_ends_after_midnight() -> None:
    starts, ends = datetime(2017, 9, 27, 18, tzinfo=UTC), datetime(2017, 9, 28, 0, 40, tzinfo=UTC)
    (event,) = read(replace(MEETING, starts=starts, ends=ends, zone="Europe/Zurich"))
    assert (event.dtstart.value, event.dtend.value) == (starts, ends)
    assert event.dtend.value.date() == date(2017, 9, 28)


@pytest.mark.parametrize(("status", "takes"), [("tentative", "OPAQUE"), ("cancelled", "TRANSPARENT")])
def test_what_is_tentative_or_cancelled_says_so(status: str, takes: str) -> None:
    (event,) = read(replace(MEETING, status=status))
    assert (event.status.value, event.transp.value) == (status.upper(), takes)


def test_long_arabic_lines_are_folded_within_75_octets_and_between_letters() -> None:
    words = "الاجتماع الرابع للفريق العامل المعني بالتعاون المعزز، جنيف " * 4
    data = calendar(
        "اجتماعات", [replace(MEETING, summary=words.strip(), place="جنيف; غرفة 17, طابق 2\nبناء E")], language="ar"
    )
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines[:-1]), "no letter is cut in two"
    (found,) = vobject.readComponents(data.decode())
    assert found.vevent.summary.value == words.strip()
    assert found.vevent.location.value == "جنيف; غرفة 17, طابق 2\nبناء E"


def test_the_same_events_give_the_same_bytes() -> None:
    assert calendar("Meetings", [MEETING]) == calendar("Meetings", [MEETING])


DAYS = st.dates(date(1998, 1, 1), date(2040, 1, 1))
HOURS = st.integers(0, 39 * 365 * 86400).map(
    lambda seconds: datetime(1998, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=80).map(
    str.strip
)


@settings(deadline=None)
@given(
    st.one_of(DAYS, HOURS), st.integers(0, 90), WORDS, WORDS, st.sampled_from(("tentative", "confirmed", "cancelled"))
)
@example(date(2014, 4, 30), 2, 'a;b,c\\n "d": e', "x=\\;y", "confirmed")
def test_what_is_written_is_read_again(starts: date, more: int, summary: str, place: str, status: str) -> None:
    event = replace(MEETING, starts=starts, ends=starts + timedelta(days=more), summary=summary, place=place)
    event = replace(event, status=status, busy=status != "cancelled")
    assert events_in(calendar("Meetings", [event])).events == (event,)


@pytest.mark.parametrize("path", sorted((SHARED_DATA / "ics_bsd").glob("*.ics")), ids=lambda path: path.stem)
@pytest.mark.filterwarnings("ignore")
def test_calendars_of_many_programs_are_read_and_what_cannot_be_is_listed(path: Path) -> None:
    data = path.read_bytes()
    found = events_in(data)
    assert len(found.events) + len(found.problems) >= data.upper().count(b"\nBEGIN:VEVENT"), found.problems
    assert all(event.starts <= event.ends for event in found.events)  # type: ignore[operator]  # both days, or both instants


BROKEN = (
    b"BEGIN:VCALENDAR\r\nX\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20170925\r\nSUMMARY:Kept\r\nEND:VEVENT\r\n"
    b"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Lost\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_of_a_broken_file_the_events_that_can_be_are_read_and_the_others_are_named() -> None:
    found = events_in(BROKEN)
    assert [(event.summary, event.starts, event.ends) for event in found.events] == [
        ("Kept", date(2017, 9, 25), date(2017, 9, 25))
    ]
    assert found.problems[-1] == "Lost: it says no day and no hour"
    cut = events_in(BROKEN[: BROKEN.index(b"BEGIN:VEVENT\r\nUID:2")].replace(b"X\r\n", b""))
    assert [event.summary for event in cut.events] == ["Kept"]
    assert cut.problems


def test_no_calendar_at_all_is_said() -> None:
    assert events_in(b"<html>Not found</html>").problems
    assert events_in(b"").problems == ("There is no calendar in it.",)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), st.integers(0, len(BROKEN)).map(lambda n: BROKEN[n:] + BROKEN[:n])))
def test_no_file_stops_the_reader(data: bytes) -> None:
    events_in(data)


@pytest.mark.parametrize(
    "ends", [b"DTEND;VALUE=DATE:20170925\r\n", b"DTEND;VALUE=DATE:20170926\r\n", b"DURATION:P1D\r\n", b""]
)
def test_one_day_is_one_day_however_it_is_written(ends: bytes) -> None:
    data = BROKEN.replace(b"X\r\n", b"").replace(b"20170925\r\n", b"20170925\r\n" + ends)
    (event,) = events_in(data).events
    assert (event.starts, event.ends) == (date(2017, 9, 25), date(2017, 9, 25))
