"""A chair's summary is published after the meeting, and what was published is what everybody reads until it is again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from plenary.library import work
from plenary.meetings import acts as meetings
from plenary.record.actor import operator
from plenary.record.problems import Problem
from plenary.reports import acts
from plenary.reports.reads.summary import behind, published, summary
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1"}
LATER = AT + timedelta(days=17)
PAGE = f"/groups/{SLUG}/meetings/1/summary/"


@pytest.fixture(autouse=True)
def drafted() -> None:
    factories.meeting(open=True)
    acts.draft_summary(operator(), at=AT, **WHERE)
    acts.name_summary(operator(), title={"en": "Summary"}, dated=date(2016, 10, 20), at=AT, **WHERE)


def over() -> None:
    meetings.close_session(operator(), session=1, at=AT + timedelta(hours=2), **WHERE)


@pytest.mark.accepts(89)
def test_it_tells_of_no_day_that_is_still_to_come() -> None:
    with pytest.raises(Problem, match="Session 1 is still open"):
        acts.publish_summary(operator(), at=AT, **WHERE)
    over()
    with pytest.raises(Problem, match="Session 2 is still to come"):
        acts.publish_summary(operator(), at=AT + timedelta(hours=2), **WHERE)
    acts.publish_summary(operator(), at=LATER, **WHERE)
    assert published(SLUG, "1") is not None


def test_what_is_edited_afterwards_is_seen_by_its_writers_until_it_is_published_again() -> None:
    over()
    acts.publish_summary(operator(), at=LATER, **WHERE)
    acts.edit_paragraph(operator(), key="opening", text="Other words.", at=LATER, **WHERE)
    assert work.run_waiting() == 1  # printed after the edit, and from what was published all the same
    assert "Other words." not in factories.client().get(PAGE).content.decode()
    assert "changed since it was published" in factories.client("chair").get(PAGE).content.decode()
    page = summary(operator(), SLUG, "1")
    assert page is not None
    assert page.paragraphs[0].text == "Other words."
    acts.publish_summary(operator(), at=LATER, **WHERE)
    assert "Other words." in factories.client().get(PAGE).content.decode()


def test_a_summary_just_drafted_is_behind_nothing_and_counts_what_its_own_meeting_gains() -> None:
    page = summary(operator(), SLUG, "1")
    assert page is not None
    assert behind(page, f"meeting/{SLUG}/1") == 0
    factories.meeting("2")
    factories.item("2")
    assert behind(page, f"meeting/{SLUG}/1") == 0
    factories.item("1")
    assert behind(page, f"meeting/{SLUG}/1") == 1
