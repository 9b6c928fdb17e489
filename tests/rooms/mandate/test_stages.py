"""The stages on the rail and the place of a group among others: what a secretariat sets on its pages."""

from __future__ import annotations

import re

import pytest

from plenary.mandate import reads as mandate
from plenary.mandate.reads import sources
from tests import factories
from tests.rooms.mandate.test_pages import SLUG, got, sent

pytestmark = pytest.mark.django_db


def test_the_secretariat_enters_stages_and_moves_the_mark_on_a_page() -> None:
    factories.group()
    page = factories.client("secretariat").get(f"/groups/{SLUG}/mandate/establishing/").content.decode()
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found is not None
    told = {"stage": ["Mandate", "", "The report", "Follow-up"], "when": ["2015", "", "May 2017", ""], "now": "3"}
    sent("mandate-establishing", "secretariat", "stages", told=told | {"seen": found[1]}, group=SLUG)
    assert [(s.label["en"], s.text, s.state) for s in mandate.rail(SLUG)] == [
        ("Mandate", {"en": "2015"}, "done"),
        ("The report", {"en": "May 2017"}, "now"),
        ("Follow-up", {}, "to come"),
    ]
    assert "The report · May 2017" in got("mandate"), "on the rail of every page"
    late = sent("mandate-establishing", "secretariat", "stages", 400, told=told | {"seen": found[1]}, group=SLUG)
    assert "changed meanwhile" in late
    assert 'value="Follow-up"' in late, "and what was typed is kept"
    assert 'name="stage"' not in got("mandate-establishing"), "the public reads the rail, and no form"


def test_the_body_above_and_the_group_before_are_put_right_as_an_amendment() -> None:
    factories.group("moorings")
    factories.group()
    told = {"body": "Assembly", "new_body": "Council", "body_name": "Council of Ports", "predecessor": "moorings"}
    assert "the reason is public" in sent("mandate-terms", "secretariat", "place", 400, told=told, group=SLUG)
    sent("mandate-terms", "secretariat", "place", told=told | {"reason": "Misread at first"}, group=SLUG)
    found = mandate.overview(SLUG)
    assert found is not None
    assert (found.parent_short, found.parent_name, found.predecessor) == (
        "Council",
        {"en": "Council of Ports"},
        ("moorings", "Moorings"),
    )
    (amended,) = sources.amendments(SLUG)
    assert amended.changes == {"parent": ["Assembly", "Council"], "predecessor": ["", "moorings"]}
    round_ = {"body": "Assembly", "predecessor": SLUG, "reason": "Again"}
    assert "not after itself" in sent("mandate-terms", "secretariat", "place", 400, told=round_, group="moorings")
