"""The search finds everything that has words, by kind, with where it is; and nothing that is not to be read."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.hall import found
from plenary.news import acts as news
from plenary.record.actor import operator
from tests import factories, whole
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db


def publish(title: str, words: str = "Words.") -> int:
    told: dict[str, Any] = {"words": words, "language": "en", "day": AT.date(), "at": AT}
    return int(news.publish_item(operator(), group=factories.group(), title=title, **told).value)


def test_each_kind_is_found_with_its_address() -> None:
    factories.text()
    factories.report()
    whole.mapping()
    whole.told()
    factories.dated("Replies", "7 December 2016")
    for query, kind, address in (
        ("lamps FAIL", "issues", f"/groups/{SLUG}/mapping/issues/1/"),
        ("lámps are lit", "news", f"/groups/{SLUG}/news/1/"),
        ("who pays", "questions", f"/groups/{SLUG}/questions/1/"),
        ("replies", "dates", f"/groups/{SLUG}/calendar/1/"),
        ("report on the lights", "reports", f"/groups/{SLUG}/reports/"),
    ):
        hits = found.find(query)
        assert any(one.url.startswith(address) for one in hits[kind]), (query, hits)
    page = BeautifulSoup(factories.client().get("/search/?q=lamps").content, "html.parser")
    assert [h.text for h in page.select("main h2")] == ["News", "Questions to the chair", "Issues of the mapping"]
    lit = BeautifulSoup(factories.client().get("/search/?q=all+of+them").content, "html.parser")
    assert lit.select_one("mark").text == "All"


def test_what_was_withdrawn_or_never_confirmed_is_not_found() -> None:
    whole.told()
    assert "questions" not in found.find("who lights them")
    news.withdraw_item(operator(), group=SLUG, number=1, reason="Wrong.", at=AT)
    assert "news" not in found.find("lamps are lit")


def test_the_search_takes_as_many_queries_for_three_as_for_one() -> None:
    counted = []
    for titles in (("Zebra one",), ("Zebra two", "Zebra three")):
        for title in titles:
            publish(title)
        found.find("zebra")
        with CaptureQueriesContext(connection) as asked:
            hits = found.find("zebra")
        counted.append(len(asked))
    assert len(hits["news"]) == 3
    assert counted[0] == counted[1]
