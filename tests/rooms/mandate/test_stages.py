"""The stages on the rail and the place of a group among others: what a secretariat sets on its pages."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from plenary.mandate import acts
from plenary.mandate import reads as mandate
from plenary.mandate.reads import sources
from plenary.record.actor import operator
from plenary.record.verify import verify
from tests import factories
from tests.rooms.mandate.test_pages import SLUG, got, sent

pytestmark = pytest.mark.django_db


def shown() -> str:
    """The mark of the rail as the form shows it."""
    page = factories.client("secretariat").get(f"/groups/{SLUG}/mandate/establishing/").content.decode()
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found is not None
    return found[1]


def test_the_secretariat_puts_stages_in_anywhere_and_takes_off_what_has_not_begun() -> None:
    factories.group()  # Mandate is done, Input is now, Report is to come
    seen = shown()
    told = {"stage": ["Mandate", "Input", "", "", "The report", "Call"], "when": ["2015", "", "", "", "May 2017", ""]}
    told |= {"before": ["", "", "2"], "now": "2"}
    sent("mandate-establishing", "secretariat", "stages", told=told | {"seen": seen}, group=SLUG)
    assert [(s.label["en"], s.text, s.state) for s in mandate.rail(SLUG)] == [
        ("Mandate", {"en": "2015"}, "done"),
        ("Call", {}, "done"),
        ("Input", {}, "now"),
        ("The report", {"en": "May 2017"}, "to come"),
    ], "the mark stays, and what is put in before it is done"
    assert "The report · May 2017" in got("mandate"), "on the rail of every page"
    moved = {"stage": ["Mandate", "Call", "Input", "The report", "", "Follow-up"], "when": [""] * 6, "now": "6"}
    sent("mandate-establishing", "secretariat", "stages", told=moved, group=SLUG)
    assert [s.state for s in mandate.rail(SLUG)] == ["done"] * 4 + ["now"], "a line left blank moves no mark"
    late = sent("mandate-establishing", "secretariat", "stages", 409, told=told | {"seen": seen}, group=SLUG)
    assert "changed meanwhile" in late
    assert 'value="The report"' in late, "and what was typed is kept"
    assert 'name="stage"' not in got("mandate-establishing"), "the public reads the rail, and no form"
    begun = {"stage": ["Mandate", "", "Input", "The report", "Follow-up"], "when": [""] * 5}
    assert "Call has begun" in sent("mandate-establishing", "secretariat", "stages", 400, told=begun, group=SLUG)


def test_a_stage_put_in_by_mistake_is_taken_off_and_a_form_that_came_late_is_sent_once_more() -> None:
    factories.group()
    client = factories.client("secretariat")
    address = f"/groups/{SLUG}/mandate/establishing/"

    def form(page: bytes) -> dict[str, list[str]]:
        found = BeautifulSoup(page, "html.parser").select_one("#stages form")
        assert found is not None
        told: dict[str, list[str]] = {"do": ["stages"]}
        for one in found.select("input[name]"):
            if one.get("type") != "radio" or one.has_attr("checked"):
                told.setdefault(one["name"], []).append(one.get("value", ""))
        return told | {"before": [o["value"] for s in found.select("select") for o in s.select("[selected]")] or [""]}

    first, second = form(client.get(address).content), form(client.get(address).content)
    first["stage"][3], first["before"] = "Wrong", ["2"]
    assert client.post(address, first).status_code == 302
    second["stage"][1:4], second["before"] = ["Inputs", "Report", "Follow-up"], ["3"]
    late = client.post(address, second)
    assert late.status_code == 409
    again = form(late.content)
    assert again["stage"] == ["Mandate", "Wrong", "Inputs", "Report", "Follow-up", ""]
    assert (again["now"], again["before"]) == (["3"], ["4"]), "the mark is where it stands, and so is the place"
    again["stage"][1] = ""
    assert client.post(address, again | {"once": ["2"], "before": ["4", ""]}).status_code == 302
    assert [(s.label["en"], s.state) for s in mandate.rail(SLUG)] == [
        ("Mandate", "done"),
        ("Inputs", "now"),
        ("Follow-up", "to come"),
        ("Report", "to come"),
    ]


def test_the_stages_of_a_group_that_has_ended_are_all_marked_as_done() -> None:
    factories.group()
    acts.close_group(operator(), group=SLUG, outcome={"en": "A report."}, at=factories.AT)
    told = {"stage": ["Mandate", "Entrée", "Report"], "when": ["2015", "2016", ""], "now": "all", "seen": shown()}
    assert (
        factories.client("secretariat", headers={"accept-language": "fr"})
        .post(f"/groups/{SLUG}/mandate/establishing/", told | {"do": "stages"})
        .has_header("Location")
    )
    assert [(s.label, s.state) for s in mandate.rail(SLUG)] == [
        ({"en": "Mandate"}, "done"),
        ({"en": "Input", "fr": "Entrée"}, "done"),
        ({"en": "Report"}, "done"),
    ]
    assert verify().ok


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
