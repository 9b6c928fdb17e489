"""The stages on the rail and the place of a group among others: what a secretariat sets on its pages."""

from __future__ import annotations

import re

import pytest

from plenary.mandate import reads as mandate
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
