"""Calendars of meetings, read by a program that is not ours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject

from plenary.meetings import acts
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Zurich")
GROUP = f"/groups/{SLUG}/meetings/calendar.ics"


def plan(slug: str = "4", **facts: Any) -> dict[str, Any]:
    told: dict[str, Any] = {
        "ordinal": 4, "starts": date(2017, 9, 25), "ends": date(2017, 9, 27), "place": "Geneva", "zone": "Europe/Zurich",
    }  # fmt: skip
    factories.group()
    acts.plan_meeting(operator(), group=SLUG, slug=slug, at=AT, **(told | facts))
    return {"group": SLUG, "meeting": slug, "at": AT}


def read(address: str = GROUP, **headers: str) -> list[Any]:
    response = factories.client().get(address, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    (calendar,) = vobject.readComponents(response.content.decode())
    return list(calendar.contents.get("vevent", []))


@pytest.mark.accepts(2)
def test_a_meeting_of_three_days() -> None:
    plan()
    (event,) = read()
    assert event.summary.value == "Harbours: 4th meeting"
    assert (event.dtstart.value, event.dtend.value) == (date(2017, 9, 25), date(2017, 9, 28)), (
        "the end is the day after"
    )
    assert event.location.value == "Geneva"
    assert event.uid.value.startswith(f"meeting-{SLUG}-4@")
    assert event.url.value.endswith(f"/groups/{SLUG}/meetings/4/")
    assert (event.status.value, event.sequence.value) == ("CONFIRMED", "0")


@pytest.mark.accepts(35)
def test_a_meeting_that_begins_in_the_afternoon_does_so_in_calendars() -> None:
    where = plan(starts=date(2013, 5, 30), ends=date(2013, 5, 31), starts_half="pm")
    (event,) = read()
    assert event.dtstart.value == datetime(2013, 5, 30, 13, tzinfo=UTC), "15:00 in Geneva"
    assert event.dtend.value == datetime(2013, 5, 31, 16, tzinfo=UTC)
    starts = datetime(2013, 5, 30, 16, tzinfo=ZONE)
    acts.plan_sessions(operator(), sessions=[{"starts": starts, "ends": starts + timedelta(hours=2)}], **where)
    assert read()[0].dtstart.value == starts, "as it was planned, where that is known"


@pytest.mark.accepts(36)
def test_a_meeting_across_a_month() -> None:
    plan(starts=date(2014, 4, 30), ends=date(2014, 5, 2))
    (event,) = read()
    assert (event.dtstart.value, event.dtend.value) == (date(2014, 4, 30), date(2014, 5, 3))


def test_sessions_stand_beside_their_meeting_with_the_zone_of_the_venue() -> None:
    where = plan()
    before = read(f"/groups/{SLUG}/meetings/4/meeting.ics")[0].uid.value
    acts.plan_usual_sessions(operator(), **where)
    whole, *sessions = read(f"/groups/{SLUG}/meetings/4/meeting.ics")
    assert whole.uid.value == before, "whoever took it before has it once"
    assert (whole.transp.value, sessions[0].transp.value) == ("TRANSPARENT", "OPAQUE")
    assert len(sessions) == 6
    assert sessions[0].summary.value == "Harbours: 4th meeting, session 1"
    assert sessions[0].dtstart.value == datetime(2017, 9, 25, 10, tzinfo=ZONE)
    uids = [e.uid.value for e in (whole, *sessions)]
    assert len(set(uids)) == len(uids)
    raw = factories.client().get(f"/groups/{SLUG}/meetings/4/meeting.ics").content.decode()
    assert "BEGIN:VTIMEZONE" in raw
    assert "DTSTART;TZID=Europe/Zurich:20170925T100000" in raw


@pytest.mark.accepts(83)
def test_a_window_is_tentative_and_what_is_fixed_has_a_higher_sequence() -> None:
    window: dict[str, Any] = {"state": "tentative", "starts": None, "ends": None}
    where = plan(**window, earliest=date(2017, 9, 1), latest=date(2017, 10, 31))
    (event,) = read()
    assert (event.status.value, event.dtstart.value, event.dtend.value) == (
        "TENTATIVE",
        date(2017, 9, 1),
        date(2017, 11, 1),
    )
    uid = event.uid.value
    later = AT + timedelta(days=3)
    days = {"state": "confirmed", "starts": date(2017, 9, 25), "ends": date(2017, 9, 27)}
    acts.change_meeting(operator(), **(where | {"at": later}), **days)
    (event,) = read()
    assert (event.uid.value, event.status.value, event.sequence.value) == (uid, "CONFIRMED", "1")
    assert event.last_modified.value == later


def test_a_cancelled_meeting_is_cancelled_in_calendars_too() -> None:
    where = plan()
    acts.plan_usual_sessions(operator(), **where)
    acts.cancel_meeting(operator(), reason="No funds", **where)
    events = read(f"/groups/{SLUG}/meetings/4/meeting.ics")
    assert {e.status.value for e in events} == {"CANCELLED"}
    assert {e.transp.value for e in events} == {"TRANSPARENT"}
    assert {e.sequence.value for e in events} == {"2"}


def test_nobody_knows_when_is_no_event() -> None:
    plan(state="tentative", starts=None, ends=None)
    assert read() == []


@pytest.mark.accepts(85)
def test_a_calendar_speaks_the_language_of_its_link() -> None:
    plan()
    assert "الاجتماع الرابع" in read(GROUP + "?language=ar")[0].summary.value
    assert "4th meeting" in read(GROUP + "?language=tlh")[0].summary.value
    page = factories.client().get(f"/groups/{SLUG}/meetings/", headers={"Accept-Language": "ar"}).content.decode()
    assert "calendar.ics?language=ar" in page


def test_a_calendar_costs_the_same_for_one_meeting_and_for_three(django_assert_max_num_queries: Any) -> None:
    for n in (1, 2, 3):
        plan(str(n), ordinal=n)
        with django_assert_max_num_queries(8):
            assert len(read()) == n


def test_a_program_that_has_it_is_not_sent_it_again() -> None:
    plan()
    first = factories.client().get(GROUP)
    again = factories.client().get(GROUP, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert factories.client().get(f"/groups/{SLUG}/meetings/9/meeting.ics").status_code == 404
