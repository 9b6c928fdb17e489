"""The page of results: everything on it is counted from the record, and leads to what it counts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from plenary.calls import reads as calls
from plenary.hall.results.gathering import gather, sums
from plenary.mandate import acts as mandate
from plenary.mapping.reads import coverage
from plenary.meetings.reads import planning
from plenary.record.actor import operator
from plenary.reports import acts as reports
from tests import factories
from tests.hall.test_archive import Links
from tests.hall.test_archive_rooms import everything

__all__ = ["everything"]  # a fixture
pytestmark = [pytest.mark.django_db, pytest.mark.accepts(187)]
PAGE = f"/groups/{factories.SLUG}/results/"


def shown() -> str:
    return " ".join(factories.client().get(PAGE).content.decode().split())


def figure(page: str, label: str) -> tuple[str, str]:
    """A figure and where it leads."""
    found = re.search(rf'<a href="([^"]*)"><strong>(\d+)</strong> {label}</a>', page)
    assert found is not None, label
    return found[2], found[1]


def test_figures_are_those_of_the_record_and_lead_to_what_they_count(everything: None) -> None:
    call = factories.call()
    for n in range(3):
        factories.response(call, name=f"Pier {n}")
    factories.text("other", words=["Buoys are painted."])
    page = shown()
    assert figure(page, "responses to its calls") == ("3", f"/groups/{factories.SLUG}/inputs/")
    assert figure(page, "proposal on their words")[0] == "1"
    assert figure(page, "contributions to its texts")[0] == "3"
    assert figure(page, "meeting")[1] == f"/groups/{factories.SLUG}/meetings/"
    assert "What there is so far" in page
    links = {x.partition("#")[0].partition("?")[0] for x in Links(page.encode()).links if x.startswith("/")}
    assert all(resolve(x) for x in links if not x.startswith("/static/"))
    assert factories.client().get("/symbol/a/12/34")["Location"] == f"/groups/{factories.SLUG}/mandate/"
    assert f"/groups/{factories.SLUG}/mapping/mapping.xlsx" in links
    assert f"/groups/{factories.SLUG}/texts/draft/piles/" in links


def test_an_outcome_without_recommendations_states_its_reasons() -> None:
    slug = factories.report()
    reasons = [{"en": "Views went on to differ."}]
    chair = factories.actor("chair")
    at = factories.AT + timedelta(hours=1)
    reports.close_without(
        chair, group=factories.SLUG, report=slug, outcome="no-recommendations", reasons=reasons, at=at
    )
    page = shown()
    assert "no recommendations" in page
    assert "Views went on to differ." in page
    mandate.close_group(operator(), group=factories.SLUG, outcome={"en": "It ended without recommendations."}, at=at)
    assert "What the group came to, as its record has it." in shown()


def test_what_was_adopted_is_said_with_its_day_and_its_document() -> None:
    slug, at = factories.report(), factories.AT
    where = {"group": factories.SLUG, "report": slug, "at": at}
    assert "being written" in shown()
    reports.propose_adoption(replace(factories.actor("chair"), proven=at), **where)
    reports.confirm_adoption(operator(), **where)
    page = shown()
    assert '<span class="chip agreed">adopted</span> 3 October 2016' in page
    assert "being written" not in page


def test_late_responses_and_documents_of_nearly_one_name_are_told_apart() -> None:
    call = factories.call(deadline=factories.AT)
    for n in range(3):
        factories.response(call, name=f"Pier {n}", received=factories.AT + timedelta(hours=n - 1))
    factories.published(factories.document("PORTS/2016/1", title={"en": "Report on lights"}))
    factories.document("PORTS/2016/2", title={"en": "Report on Lights"}, address="https://ports.example/lights")
    page = shown()
    assert page.count("2 in time · 1 late") == 2, "in the figures and beside the call"
    assert re.search(r"PORTS/2016/1</bdi>[^<]*· version 1</span>", page)
    assert re.search(r"PORTS/2016/2</bdi>[^<]*· Outside this site</span>", page)


@pytest.mark.accepts(145)
def test_the_first_page_of_a_group_has_the_same_figures_in_one_line(everything: None) -> None:
    factories.response(factories.call(), name="Pier")
    line = BeautifulSoup(factories.client().get(f"/groups/{factories.SLUG}/").content, "html.parser").select_one(
        "#sums"
    )
    assert line is not None
    found = sums(
        factories.SLUG, planning.meetings(factories.SLUG), calls.calls(group=factories.SLUG), datetime.now(UTC)
    )
    assert (found.meetings, found.days, found.responses, found.people) == (1, 1, 1, 1)
    said = ("1 meeting", "1 day of meetings", "1 response to its calls", "1 person takes part")
    assert [one for one in said if one not in " ".join(line.text.split())] == []
    page = shown()
    assert figure(page, "documents of its results")[0] == str(found.documents)
    assert "1 person takes part" in page
    assert line.a is not None
    assert line.a["href"] == f"{PAGE}#h-fig"


def test_a_bare_group_has_a_page_too_and_an_unknown_one_has_none() -> None:
    factories.group(tasks=[])
    page = shown()
    assert "There is none yet." in page
    assert ">nothing yet</p>" in page  # no figure stands under "In figures"
    assert "No task has been entered yet." in page
    assert factories.client().get("/groups/nowhere/results/").status_code == 404


def test_what_was_counted_is_counted_once_a_change(everything: None) -> None:
    factories.client().get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        factories.client().get(PAGE)
    few = len(queries)
    factories.text("other", words=["Buoys are painted."])
    factories.call()
    shown()
    with CaptureQueriesContext(connection) as queries:
        factories.client().get(PAGE)
    assert len(queries) == few


def test_one_document_is_counted_as_one() -> None:
    factories.document("PORTS/2016/1", kind="report")
    assert figure(shown(), "document of its results")[0] == "1"
    factories.document("PORTS/2016/2", kind="report")
    assert figure(shown(), "documents of its results")[0] == "2"


def test_issues_are_covered_on_this_page_as_on_the_page_of_coverage(everything: None) -> None:
    found = gather(factories.SLUG)
    assert found is not None
    counted = [one.counts for one in coverage(factories.SLUG)]
    covered = found.mapping.covered
    assert covered == {name: sum(getattr(c, name) for c in counted) for name in covered}
    assert sum(covered.values()) == found.mapping.issues, "every issue once, whatever mechanisms there are"
    assert "Coverage and gaps" in shown()
