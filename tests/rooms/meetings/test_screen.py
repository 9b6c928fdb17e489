"""What the secretariat puts up for all: on the live page and the projector the same."""

from __future__ import annotations

import gzip
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from plenary.meetings import acts
from plenary.meetings.live import FRAGMENTS
from plenary.meetings.models import Screen
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
BASE = f"/groups/{SLUG}/meetings/1"
BRACKETS = "8. Harbours [keep their lights burning] [share the upkeep (Illyria, <b>Marengo</b>)][no text (Lirio)]."


@pytest.fixture(autouse=True)
def meeting() -> None:
    factories.meeting(open=True)


def put(shows: str, **facts: Any) -> int:
    return int(acts.put_up(operator(), shows=shows, **(WHERE | facts)).entry)


def html(language: str = "en") -> str:
    return str(next(f for f in FRAGMENTS if f.name == "screen").render(SLUG, "1", language, AT))


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_brackets_stay_as_they_were_typed_on_every_screen() -> None:
    put("text", text=f"{BRACKETS}\r\nNext line.")
    shown = "[share the upkeep (Illyria, &lt;b&gt;Marengo&lt;/b&gt;)][no text (Lirio)]."
    for page in (
        html(),
        factories.client().get(f"{BASE}/floor/").content.decode(),
        factories.client().get(f"{BASE}/screen/").content.decode(),
    ):
        assert shown in page
    assert Screen.objects.get().text == f"{BRACKETS}\nNext line."


def test_the_page_and_the_wire_show_the_very_same() -> None:
    put("text", text=BRACKETS)
    page = factories.client().get(f"{BASE}/floor/").content.decode()
    assert html() in page


def test_what_is_on_the_screen_changes_and_only_then_leaves_an_entry() -> None:
    item = factories.item(open=True)
    document = factories.document()
    assert "Lights of the mole" in plain(html()), "where nothing was put up, the item stands there"
    for shows, facts, words in (
        ("document", {"document": document, "page": 3}, "PORTS/2016/1"),
        ("captions", {}, "Captions."),
        ("nothing", {}, "Nothing is on the screen."),
        ("item", {}, f"Item {item} Lights of the mole"),
    ):
        assert put(shows, **facts) > 0
        assert put(shows, **facts) == 0
        assert words in plain(html())
    put("document", document=document, page=3)
    assert "page 3" in plain(html())
    assert f"/documents/{document}/" in html()


def test_it_is_shown_in_the_language_of_the_reader() -> None:
    factories.item(open=True)
    with translation.override("ar"):
        assert "أضواء الرصيف" in html("ar")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"shows": "film"}, "Choose what"),
        ({"shows": "text", "text": " "}, "Write or paste"),
        ({"shows": "text", "text": "x" * 6001}, "at most 6000"),
        ({"shows": "document"}, "Choose the document"),
        ({"shows": "document", "document": 987654}, "no such document"),
    ],
)
def test_what_cannot_be_put_up_is_refused(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        put(**facts)
    assert not Screen.objects.exists()


def test_only_who_runs_the_meeting_puts_something_up() -> None:
    for role in ("public", "observer", "member"):
        with pytest.raises(Forbidden):
            acts.put_up(factories.actor(role), shows="nothing", **WHERE)
    acts.put_up(factories.actor("chair"), shows="nothing", **WHERE)


def test_put_up_from_the_page_and_what_was_typed_stays_where_it_is_refused() -> None:
    client, page = factories.client("secretariat"), f"{BASE}/screen/put/"
    document = factories.document()
    assert client.post(page, {"do": "put", "shows": "text", "text": BRACKETS, "once": "a"}).status_code == 302
    wrong = client.post(page, {"do": "put", "shows": "document", "document": document, "page": "x", "once": "b"})
    assert wrong.status_code == 400
    form = {"do": "put", "shows": "document", "document": document, "page": "2", "text": "ignored", "once": "c"}
    assert client.post(page, form).status_code == 302
    row = Screen.objects.get()
    assert (row.shows, row.document_id, row.page, row.text) == ("document", document, 2, "")
    long = client.post(page, {"do": "put", "shows": "text", "text": "z" * 6001, "once": "d"})
    assert "z" * 6001 in long.content.decode()


def test_a_full_screen_is_light() -> None:
    put("text", text=" ".join(f"{n}. Harbours [keep] [share] their lights." for n in range(50)))
    assert len(gzip.compress(html().encode())) < 2048


def test_it_costs_the_same_with_three_documents_as_with_one() -> None:
    item, asked = factories.item(open=True), []
    for n in range(3):
        acts.attach(operator(), item=item, document=factories.document(f"PORTS/2016/{n + 1}"), **WHERE)
        with CaptureQueriesContext(connection) as queries:
            html()
        asked.append(len(queries))
    assert asked[0] == asked[2]
