"""What was tried before leaves documents of several kinds: statements, written contributions, a report (A33)."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenary.library.kinds import KINDS
from plenary.mandate import acts
from plenary.mandate.reads import sources
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from plenary.rules.mandates import PAPERS
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
STATEMENTS = "https://example.org/statements/"
WHERE: dict[str, Any] = {"group": SLUG, "at": AT}
TOLD: dict[str, Any] = {
    "label": {"en": "A consultation of the ports"},
    "text": {"en": "2010"},
    "outcome": {"en": "Lights were counted."},
}
LEFT: list[dict[str, Any]] = [
    {"kind": "report", "symbol": "a/66/77"},
    {"kind": "statement", "address": STATEMENTS},
    {"kind": "contribution", "address": "https://example.org/written.pdf", "label": {"en": "Comments"}},
]


@pytest.fixture
def earlier() -> int:
    factories.group()
    return int(acts.note_earlier(operator(), documents=LEFT, **TOLD, **WHERE).value)


def listed() -> dict[str, list[str]]:
    """Where the documents stand on the page, by the words of their kind."""
    page = BeautifulSoup(factories.client().get(reverse("mandate", kwargs={"group": SLUG})).content, "html.parser")
    made: dict[str, list[str]] = {}
    for one in page.select("section[aria-labelledby=h-earlier] dl > *"):
        if one.name == "dt":
            made[kind := one.get_text()] = []
        else:
            made[kind].append(str(one.select_one("a")["href"]))  # type: ignore[index]  # each has one
    return made


@pytest.mark.accepts(33)
def test_one_consultation_holds_documents_of_several_kinds_each_under_its_own(earlier: int) -> None:
    report = factories.document("A/66/77")
    assert listed() == {
        "Statements": [STATEMENTS],
        "Written contributions": ["https://example.org/written.pdf"],
        "Report": ["/symbol/A/66/77"],
    }
    answer = factories.client().get("/symbol/A/66/77", follow=True)
    assert answer.request["PATH_INFO"] == reverse("document", kwargs={"pk": report})
    assert not verify().problems


@pytest.mark.accepts(33)
def test_a_document_is_named_and_taken_off_later_by_the_secretariat(earlier: int) -> None:
    client, page = factories.client("secretariat"), reverse("mandate", kwargs={"group": SLUG})
    form = {"do": "paper", "earlier": str(earlier), "kind": "statement", "where": "https://example.org/more"}
    assert client.post(page, form | {"once": "a"}).status_code == 302
    assert listed()["Statements"] == [STATEMENTS, "https://example.org/more"]
    wrong = client.post(page, form | {"where": "ftp://example.org", "called": "Kept words", "once": "b"})
    assert wrong.status_code == 400
    for kept in ("begins with https://", "Kept words", "ftp://example.org"):
        assert kept in wrong.content.decode()
    first = next(d.number for d in sources.earlier(SLUG)[0].documents if d.address == STATEMENTS)
    off = {"do": "paper-off", "earlier": str(earlier), "document": str(first)}
    assert client.post(page, off | {"once": "c"}).status_code == 302
    assert client.post(page, off | {"once": "d"}).status_code == 400, "it is not there any more"
    assert listed()["Statements"] == ["https://example.org/more"]
    assert not verify().problems


def test_the_number_of_one_that_was_taken_off_is_never_given_again(earlier: int) -> None:
    other = acts.note_earlier(operator(), documents=LEFT, **(TOLD | {"text": {"en": "2011"}}), **WHERE).value
    given = {"kind": "report", "earlier": earlier}
    last = acts.name_earlier_document(operator(), symbol="A/66/78", **given, **WHERE).value
    acts.take_off_earlier_document(operator(), earlier=earlier, document=last, **WHERE)
    next_one = acts.name_earlier_document(operator(), symbol="A/66/79", **given, **WHERE).value
    assert (last, next_one) == (4, 5)
    assert [d.number for d in sources.earlier(SLUG)[other - 1].documents] == [1, 2, 3], "each attempt counts its own"


def test_one_that_was_noted_by_its_symbol_alone_stays_and_can_be_taken_off() -> None:
    factories.group()
    number = acts.note_earlier(operator(), symbol="a/66/77", **TOLD, **WHERE).value
    assert listed() == {"Documents": ["/symbol/A/66/77"]}
    acts.take_off_earlier_document(operator(), earlier=number, document=0, **WHERE)
    assert listed() == {}


def test_what_is_noted_again_adds_only_what_is_new(earlier: int) -> None:
    assert acts.note_earlier(operator(), documents=LEFT, **TOLD, **WHERE).entry == 0
    more = [{"kind": "summary", "symbol": "A/66/78"}]
    assert acts.note_earlier(operator(), documents=more, **TOLD, **WHERE).value == earlier
    assert [len(e.documents) for e in sources.earlier(SLUG)] == [4]


def test_named_again_it_is_called_otherwise_and_stays_one(earlier: int) -> None:
    given = {"kind": "statement", "address": STATEMENTS, "earlier": earlier}
    told = acts.name_earlier_document(operator(), label={"fr": "Déclarations"}, **given, **WHERE)
    again = acts.name_earlier_document(operator(), label={"en": "Statements of all"}, **given, **WHERE)
    assert (told.value, bool(told.entry), bool(again.entry)) == (again.value, True, True)
    [found] = [d for d in sources.earlier(SLUG)[0].documents if d.address == STATEMENTS]
    assert found.label == {"fr": "Déclarations", "en": "Statements of all"}
    assert not acts.name_earlier_document(operator(), **given, **WHERE).entry


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"kind": "film", "symbol": "A/1"}, "what kind"),
        ({"kind": "report"}, "symbol of the document"),
        ({"kind": "report", "address": "javascript:alert(1)"}, "no address"),
    ],
)
def test_what_cannot_be_named_is_refused(earlier: int, facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        acts.name_earlier_document(operator(), earlier=earlier, **facts, **WHERE)
    with pytest.raises(Forbidden):
        acts.name_earlier_document(factories.actor("member"), earlier=earlier, **LEFT[0], **WHERE)


def test_its_kinds_are_kinds_of_the_library() -> None:
    assert set(PAPERS) <= set(KINDS)


def test_it_costs_the_same_with_three_as_with_one(earlier: int) -> None:
    asked = []
    for n in range(3):
        with CaptureQueriesContext(connection) as queries:
            listed()
        asked.append(len(queries))
        acts.note_earlier(operator(), documents=LEFT, **(TOLD | {"text": {"en": f"201{n}"}}), **WHERE)
    assert asked[0] == asked[2]
