"""The first page of a group: what is open until when, where it stands, what concerns whoever is signed in; and the house's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenary.consensus import acts as consensus
from plenary.hall.overview import standing
from plenary.mandate import acts as mandate
from plenary.meetings import acts as meetings
from plenary.news import acts as news
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
HERE = f"/groups/{SLUG}/"


def page(client: Client | None = None, address: str = HERE) -> BeautifulSoup:
    answer = (client or factories.client()).get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def now() -> datetime:
    return datetime.now(UTC)


def box(days: int, group: str = SLUG) -> None:
    news.set_box(
        operator(), group=factories.group(group), open=True, until=now() + timedelta(days=days, hours=1), at=AT
    )


def section(found: BeautifulSoup, ident: str) -> str:
    heading = found.select_one(f"#{ident}")
    return heading.parent.get_text(" ", strip=True) if heading else ""


def test_what_is_open_stands_with_its_end_and_one_action_the_earliest_first() -> None:
    factories.call(deadline=now() + timedelta(days=9, hours=1))
    box(3)
    found = page()
    rows = found.select(".open-now > li")
    assert ["3 days left" in rows[0].text, "9 days left" in rows[1].text] == [True, True]
    assert all(len(row.select("a.button")) == 1 and row.select_one("time[datetime]") for row in rows)
    assert rows[1].select_one("a.button")["href"].endswith("/answer/")


def test_a_picture_says_who_sits_and_so_do_words() -> None:
    factories.group()
    found = page()
    assert len(found.select("svg.seating rect")) == 3
    assert "2 filled" in found.select_one("svg.seating desc").text or "filled" in found.select_one("svg desc").text
    assert "3 seats" in found.main.get_text(" ", strip=True)


def test_where_it_stands_is_computed_from_what_was_held_and_what_is_due() -> None:
    group = factories.group()
    for slug, year in (("1", 2016), ("2", 2999)):
        day = datetime(year, 10, 3, tzinfo=UTC).date()
        meetings.plan_meeting(operator(), group=group, slug=slug, ordinal=int(slug), starts=day, ends=day, at=AT)
    assert "1 of 2 planned meetings have ended. Next: 2nd meeting, 3 October 2999." in page().main.get_text()
    assert standing.sentence((), SLUG, closed=True) == "Its work has ended."


def test_what_waits_for_a_member_comes_first_and_for_nobody_else() -> None:
    factories.call(deadline=now() + timedelta(days=9))
    factories.text()
    told: dict[str, Any] = {"group": SLUG, "text": "draft", "key": 2}
    consensus.take_position(
        factories.actor("member"), value="object", reason="Too bright.", change="Dim it.", at=AT, **told
    )
    found = page(factories.client("member"))
    yours = section(found, "h-own")
    assert "You have not answered" in yours
    assert "Your objection stands" in yours
    assert "Too bright." in yours
    text = found.main.get_text(" ", strip=True)
    assert text.index("For you") < text.index("Open now")
    assert section(page(), "h-own") == ""


def test_the_page_takes_as_many_queries_for_three_open_things_as_for_one() -> None:
    client, counted = factories.client("member"), []
    for slugs in (("one",), ("two", "three")):
        for slug in slugs:
            factories.call(slug, deadline=now() + timedelta(days=9))
        page(client)
        with CaptureQueriesContext(connection) as found:
            page(client)
        counted.append(len(found))
    assert counted[0] == counted[1]


def test_an_empty_group_shows_its_secretariat_the_next_step() -> None:
    told: dict[str, Any] = {"parent": ("Assembly", {"en": "Assembly of Ports"}), "purpose": {}, "at": AT}
    factories.group()
    mandate.found_group(operator(), slug="new", short="New", name={"en": "New Group"}, **told)
    assert "Say who sits in it" in section(page(factories.client("secretariat"), "/groups/new/"), "h-setup")
    public = page(address="/groups/new/")
    assert section(public, "h-setup") == ""
    day = datetime(2999, 10, 3, tzinfo=UTC).date()
    meetings.plan_meeting(operator(), group="new", slug="1", ordinal=1, starts=day, ends=day, at=AT)
    assert "Enter its dates" not in section(page(factories.client("secretariat"), "/groups/new/"), "h-setup")
    assert "No meeting is planned yet." in public.main.text
    assert "Nobody has been seated yet." in public.main.text


def test_a_group_whose_work_has_ended_says_what_came_of_it() -> None:
    factories.group(closed=True, outcome={"en": "A report was adopted."})
    found = page()
    assert "A report was adopted." in found.main.text
    assert "Nothing is open any more" in section(found, "h-now")
    assert found.select_one("#h-part") is None


@pytest.mark.parametrize("language", ["en", "ar"])
def test_ten_things_are_shown_and_the_rest_is_one_step_away(language: str) -> None:
    for n in range(12):
        factories.call(f"call-{n}", deadline=now() + timedelta(days=n + 1, hours=1))
    client = factories.client()
    client.get(f"/language/{language}/")
    found = page(client)
    assert len(found.select(".open-now > li")) == 12
    assert len(found.select("details .open-now > li")) == 2


def test_the_house_shows_groups_by_what_ends_first() -> None:
    box(9, "later")
    box(2, "sooner")
    factories.group("quiet")
    client = factories.client()
    assert [one.text for one in page(client, "/").select(".cards h3")] == ["Sooner", "Later", "Quiet"]
    with CaptureQueriesContext(connection) as before:
        page(client, "/")
    box(5, "third")
    page(client, "/")
    with CaptureQueriesContext(connection) as after:
        page(client, "/")
    assert len(before) == len(after)


def test_the_secretariat_is_led_through_what_a_new_group_still_lacks_and_the_tasks_are_read() -> None:
    factories.group(tasks=[])
    secretariat = factories.client("secretariat")
    assert section(page(secretariat), "h-setup").startswith("Next step to set it up Enter what it is asked to do Then:")
    assert not page().select_one("#h-setup"), "the public is not told"
    mandate.set_task(operator(), group=SLUG, verb="recommend", text={"en": "How lights are dimmed"}, at=AT)
    assert "Recommend : How lights are dimmed" in section(page(), "h-mandate")
    assert "Enter what it is asked to do" not in section(page(secretariat), "h-setup")
