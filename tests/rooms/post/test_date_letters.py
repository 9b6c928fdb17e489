"""Reminders of the calendar: sent once each at their hour, to everybody in the group, and stopped by whoever wants none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from plenary.mandate import acts, ticking
from plenary.post import making
from plenary.post.models import Letter
from plenary.record.actor import operator
from plenary.record.problems import Problem
from tests import factories

pytestmark = pytest.mark.django_db
END = datetime(2016, 12, 7, 22, 59, 59, tzinfo=UTC)  # the end of that day in Geneva


def made() -> list[Letter]:
    while making.make(factories.AT):
        pass
    return list(Letter.objects.filter(kind="date-reminder").order_by("pk"))


@pytest.fixture(autouse=True)
def group() -> None:
    for role in ("member", "chair"):
        factories.account(role)
    making.pass_over()


def entered(**facts: Any) -> int:
    return factories.dated("Replies", "7 December 2016", kind="deadline", remind=[14, 2], **facts)


@pytest.mark.accepts(117)
def test_everybody_is_reminded_at_the_hour_that_was_planned_and_once() -> None:
    entered()
    assert ticking.tick(END - timedelta(days=15)) == ()
    assert len(ticking.tick(END - timedelta(days=14))) == 1
    assert ticking.tick(END - timedelta(days=13)) == ()
    told = made()
    assert [one.address for one in told] == ["member@harbours.example", "chair@harbours.example"]
    text = " ".join(told[0].text.split())
    assert "7 December 2016, 23:59 Geneva (2016-12-07 22:59 UTC)" in text
    assert "/groups/harbours/calendar/1/" in text
    assert told[0].stop
    assert len(ticking.tick(END - timedelta(days=2))) == 1
    assert ticking.tick(END + timedelta(days=1)) == ()


def test_nobody_is_reminded_of_what_is_done_or_dropped() -> None:
    number = entered()
    acts.drop_date(operator(), group=factories.SLUG, number=number, reason="Not needed.", at=factories.AT)
    assert ticking.tick(END - timedelta(days=14)) == ()


def test_a_date_that_moved_is_reminded_of_anew() -> None:
    number = entered()
    assert len(ticking.tick(END - timedelta(days=2))) == 1
    acts.agree_date(
        operator(),
        group=factories.SLUG,
        number=number,
        text={"en": "21 December 2016"},
        reason={"en": "Later."},
        at=factories.AT,
    )
    assert ticking.tick(END - timedelta(days=1)) == ()
    assert len(ticking.tick(END + timedelta(days=1))) == 1


@pytest.mark.accepts(30)
def test_a_duty_is_reminded_of_each_time_until_it_is_done() -> None:
    number = factories.dated("Yearly report", "31 March 2015", kind="duty", every="year", remind=[30])
    year: dict[str, Any] = {"group": factories.SLUG, "number": number, "at": datetime(2015, 3, 20, tzinfo=UTC)}
    assert len(ticking.tick(datetime(2015, 3, 10, tzinfo=UTC))) == 1
    acts.note_actual(operator(), first=date(2015, 3, 20), due=date(2015, 3, 31), **year)
    assert ticking.tick(datetime(2015, 3, 21, tzinfo=UTC)) == ()
    assert len(ticking.tick(datetime(2016, 3, 10, tzinfo=UTC))) == 1


def test_reminders_of_a_thousand_days_are_refused() -> None:
    with pytest.raises(Problem, match="1 to 365"):
        factories.dated("Replies", "7 December 2016", remind=[1000])
