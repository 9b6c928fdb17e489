"""Members and others speak with one another; helpers are thanked; a meeting outside the plan says so."""

from __future__ import annotations

from typing import Any

import pytest

from plenary.floor import acts as floor
from plenary.hall.archive import meetings as archived
from plenary.meetings import acts
from plenary.meetings.reads.story import story
from plenary.record.actor import operator
from plenary.reports import facts, wording
from plenary.rules import minutes
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
PAGE = f"/groups/{SLUG}/meetings/1/"


@pytest.fixture(autouse=True)
def item() -> int:
    factories.meeting(open=True)
    return factories.item(open=True)


@pytest.mark.accepts(101)
def test_an_observer_is_heard_asks_and_is_answered_for_all_to_read(item: int) -> None:
    observer = factories.participant("observer")
    floor.ask(observer, **WHERE)
    floor.next_speaker(operator(), **WHERE)
    asked = acts.ask_chair(observer, text="Will the text name the cost?", **WHERE).value
    acts.answer_question(factories.actor("chair"), question=asked, text="It will.", **WHERE)
    page = factories.client().get(PAGE + "questions/").content.decode()
    assert "Will the text name the cost?" in page
    assert "It will." in page
    assert "Ana Observer" in factories.client().get(PAGE + "floor/").content.decode()


@pytest.mark.accepts(170)
def test_thanks_are_a_result_and_stand_in_the_summary(item: int) -> None:
    acts.decide(operator(), verb="thanked", text={"en": "the delegations that refined the chart."}, item=item, **WHERE)
    assert "thanked" in factories.client().get(PAGE + "decisions/").content.decode()
    told = story(SLUG, "1")
    assert told is not None
    drafted = [wording.text(p, "en")[0] for p in minutes.draft(facts.of(told, "en"))]
    assert any("The meeting thanked: the delegations that refined the chart." in text for text in drafted)


@pytest.mark.accepts(173)
def test_a_meeting_that_no_plan_had_says_so_beside_those_that_were_planned() -> None:
    factories.meeting("5", ordinal=5, kind="extraordinary")
    page = factories.client().get(f"/groups/{SLUG}/meetings/").content.decode()
    assert page.count("additional meeting") == 1


def test_where_one_joins_from_far_away_is_shown_to_those_alone_who_attend() -> None:
    """Whoever reads along finds no door into the room: neither on the page nor in the archive."""
    acts.change_meeting(operator(), join="https://meet.example.org/room-12", **WHERE)
    seen = {role: "room-12" in factories.client(role).get(PAGE).content.decode() for role in ("public", "observer")}
    assert seen == {"public": False, "observer": True}
    files = {path: data for path, data, _about in archived.files(SLUG)}
    assert "room-12" not in repr(files)
