"""The pages of the mapping: whole without script, the same for everybody but for what each may do; what was typed is kept."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenary.mapping import acts, reads, spreadsheets
from plenary.record.actor import operator
from tests import factories, whole
from tests.factories import AT, SLUG
from tests.rooms.mapping.charting import assess, chart, page, propose

pytestmark = pytest.mark.django_db


def at(name: str, **more: Any) -> str:
    return reverse(name, kwargs={"group": SLUG} | more)


def soup(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def post(client: Client, address: str, do: str, status: int = 302, **told: Any) -> BeautifulSoup:
    answer = client.post(address, told | {"do": do})
    assert answer.status_code == status, soup(answer).main
    return soup(answer)


@pytest.mark.accepts(60)
def test_the_board_says_each_finding_in_words_not_only_in_colour() -> None:
    chart()
    assess(1, 1, "partial", note="On moles alone.")
    assess(1, 2, "missing")
    shown = soup(factories.client().get(at("mapping")))
    table = shown.select_one("table.board")
    assert table is not None
    row = next(r for r in table.select("tbody tr") if "Lamps fail" in r.get_text())
    assert [" ".join(c.get_text().split()) for c in row.select("td")] == ["partial", "partial, with a note", "missing"]
    assert row.select_one("a[href$='#m1']") is not None
    assert shown.select_one("svg title") is not None
    assert shown.select("figure details table"), "the picture's figures stand beside it"


@pytest.mark.accepts(160)
def test_issues_are_narrowed_and_grouped_by_either_classification() -> None:
    chart()
    propose("Bells rust", area="fog", second="roles")
    client = factories.client()
    for query, there in (
        ("?area=fog", ["Bells rust"]),
        ("?second=rights", ["Lamps fail", "Horns fail"]),
        ("?q=horn", ["Horns fail"]),
        ("?state=proposed", ["Bells rust"]),
        ("?verdict=missing", []),
        ("?area=-", []),
    ):
        heads = soup(client.get(at("mapping") + query)).select("table.board th[scope=row] a bdi")
        assert [h.get_text() for h in heads] == there, query
    grouped = soup(client.get(at("mapping") + "?by=main")).select("th[scope=rowgroup]")
    assert [g.get_text() for g in grouped] == ["Rights", "Roles"]


def test_a_long_list_is_leafed_through() -> None:
    chart(issues=[f"Matter {n}" for n in range(1, 91)])
    client = factories.client()
    first = soup(client.get(at("mapping")))
    assert len(first.select("table.board th[scope=row]")) == reads.ROWS
    last = soup(client.get(at("mapping") + "?from=80"))
    assert "Matter 90" in last.get_text()
    assert len(last.select("table.board th[scope=row]")) == 10


@pytest.mark.accepts(163)
def test_an_observer_proposes_an_issue_and_finds_no_form_to_accept_it() -> None:
    chart()
    client = factories.client("observer")
    post(client, at("mapping"), "propose", title="Bells rust", area="fog", source="answer/R3/Q2")
    shown = soup(client.get(at("mapping-issue", issue=3)))
    assert "answer/R3/Q2" in shown.get_text()
    assert shown.select_one("button[value=accept]") is None
    assert client.post(at("mapping-issue", issue=3), {"do": "accept"}).status_code == 403
    post(factories.client("chair"), at("mapping-issue", issue=3), "accept")
    assert page(3).line.state == "accepted"


@pytest.mark.accepts(126)
def test_a_topic_names_the_consultation_that_it_comes_from_and_leads_to_its_papers() -> None:
    chart(issues=())
    papers = factories.document("A/66/77", title={"en": "Contributions to the consultation of 18 May 2012"})
    observer = factories.client("observer")
    post(observer, at("mapping"), "propose", title="Fees of far ports", source="a/66/77, para. 4")
    shown = soup(factories.client().get(at("mapping-issue", issue=1)))
    links = [a["href"] for a in shown.main.select("a") if a.get_text() == "a/66/77, para. 4"]
    assert links == [reverse("document", kwargs={"pk": papers})], "whatever its spelling"
    propose("Dues", source="A talk on the quay")
    plain = soup(factories.client().get(at("mapping-issue", issue=2))).main
    assert "A talk on the quay" in plain.get_text()
    assert not plain.select("a[href*=documents]"), "what names no document leads nowhere"


def test_what_was_typed_is_kept_where_it_is_refused() -> None:
    chart()
    client = factories.client("member")
    shown = post(client, at("mapping"), "propose", 400, title="", words="Long thoughts about bells.")
    assert "Long thoughts about bells." in shown.select_one("textarea[name=words]").get_text()
    assess(1, 1, "missing")
    shown = post(
        client, at("mapping-issue", issue=1), "assess", 400, mechanism="1", seen="0", finding="partial", note="Mine."
    )
    assert "Mine." in shown.select_one("#n1").get_text()
    assert "meanwhile" in shown.select_one("[role=alert]").get_text()
    shown = post(
        client,
        at("mapping-issue", issue=1),
        "assess",
        400,
        mechanism="1",
        seen="1",
        finding="partial",
        checked="31.06.2013",
    )
    assert "2013-06-30" in shown.select_one("[role=alert]").get_text()


@pytest.mark.accepts("X10")
def test_duplicates_are_looked_at_merged_in_bulk_and_undone_on_one_page() -> None:
    chart(issues=("Lamps fail", "Lamp fails", "Horns are silent", "Silent horns are", "Ice"))
    client = factories.client("chair")
    shown = soup(client.get(at("mapping-duplicates")))
    ticked = {"heap": ["1", "3"], "m-1": ["2"], "m-3": ["4"]}
    assert {i["value"] for i in shown.select("input[name=heap]")} == {"1", "3"}
    preview = post(client, at("mapping-duplicates"), "look", 200, **ticked)
    assert "5 issues on the list become 3." in preview.get_text()
    assert page(2).line.state == "accepted", "looking merges nothing"
    post(client, at("mapping-duplicates"), "merge", reason="Agreed by the coordinators.", **ticked)
    assert [i.number for i in reads.whole(SLUG).issues if i.stands] == [1, 3, 5]
    gone = soup(factories.client().get(at("mapping-issue", issue=2)))
    assert gone.select_one(f"main a[href='{at('mapping-issue', issue=1)}']") is not None
    post(client, at("mapping-duplicates"), "undo", merging="1")
    assert all(i.stands for i in reads.whole(SLUG).issues)


@pytest.mark.accepts("X11")
def test_plenary_locks_the_list_on_its_page_and_opens_a_new_issue_there() -> None:
    chart()
    chair = factories.client("chair")
    post(chair, at("mapping-list"), "lock", words="The list is closed.")
    assert "plenary alone" in soup(factories.client("member").get(at("mapping"))).get_text()
    post(factories.client("member"), at("mapping"), "propose", 400, title="Bells rust")
    post(chair, at("mapping-list"), "open", title="Bells rust", decision="Plenary adds bells.")
    assert page(3).opened == "Plenary adds bells."


def test_a_body_corrects_its_entry_without_an_account() -> None:
    chart()
    assess(1, 1, "missing")
    chair, body = factories.client("chair"), Client()
    post(
        chair,
        at("mapping-mechanism", mechanism=1),
        "ask",
        body="Body 1",
        words="Is this right?",
        until="1 December 2016",
    )
    link = soup(chair.get(at("mapping-mechanism", mechanism=1))).select_one("main code").get_text()
    assert soup(factories.client().get(at("mapping-mechanism", mechanism=1))).select_one("main code") is None
    shown = soup(body.get(link))
    assert "Is this right?" in shown.get_text()
    told = {"issue": "1", "finding-1": "partial", "note-1": "Article 4.", "name": "Convention 1", "kind": "convention"}
    kept = post(body, link, "answer", 400, **told)
    assert "Article 4." in kept.select_one("#n1").get_text(), "without a name it is refused, and kept"
    post(body, link, "answer", by="Registrar", **told)
    assert "received" in soup(body.get(link)).get_text()
    waiting = soup(chair.get(at("mapping-mechanism", mechanism=1)))
    assert [i["value"] for i in waiting.select("input[name=cell]")] == ["1"]
    entry = [i["value"] for i in waiting.select("input[name=entry]")]
    post(chair, at("mapping-mechanism", mechanism=1), "take", correction="1", cell="1", entry=entry)
    assert page(1).cells[1].note == "Article 4."
    assert "settled" in soup(body.get(link)).get_text()
    assert body.get(link[:-3] + "x/").status_code == 404


def test_a_link_of_one_group_opens_nothing_in_another() -> None:
    factories.group("tides")
    keys = whole.mapping()
    for name, sample in (("mapping-correct", "correcting"), ("mapping-take-part", "taking-part")):
        address = reverse(name, kwargs={"group": "tides", "key": keys[sample]})
        assert Client().get(address).status_code == 404
        assert Client().post(address, {"do": "propose", "title": "x"}).status_code == 404


@pytest.mark.accepts(165)
def test_a_spreadsheet_is_handed_in_looked_through_and_taken_as_far_as_is_ticked() -> None:
    chart()
    client = factories.client("chair")
    answer = client.get(at("mapping-file", format="xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    book["issues"]["B2"], book["issues"]["B3"], book["issues"]["H2"] = "Lamps go out", "Horns go out", "closed"
    made = io.BytesIO()
    book.save(made)
    sent = io.BytesIO(made.getvalue())
    sent.name = "edited.xlsx"
    answer = client.post(at("mapping-spreadsheet"), {"do": "look", "file": sent})
    assert answer.status_code == 302
    review = soup(client.get(answer["Location"]))
    assert "this column is only shown" in review.get_text()
    boxes = [i["value"] for i in review.select("input[name=take]")]
    assert len(boxes) == 2
    token = review.select_one("input[name=file]")["value"]
    assert soup(factories.client("member").get(answer["Location"])).select_one("[role=alert]") is not None
    refused = post(client, at("mapping-spreadsheet"), "take", 400, file=token)
    assert "at least one" in refused.select_one("[role=alert]").get_text()
    post(client, at("mapping-spreadsheet"), "take", file=token, take=boxes[:1])
    assert (page(1).line.title, page(2).line.title) == ("Lamps go out", "Horns fail")


def test_a_file_that_is_no_workbook_is_named_with_what_to_do() -> None:
    chart()
    client = factories.client("chair")
    sent = io.BytesIO(b"not a workbook")
    sent.name = "notes.xlsx"
    answer = client.post(at("mapping-spreadsheet"), {"do": "look", "file": sent}, follow=True)
    assert "notes.xlsx" in soup(answer).select_one("[role=alert]").get_text()
    book = openpyxl.Workbook()
    book.active["GT1"] = "too far to the right"
    sent = io.BytesIO()
    book.save(sent)
    sent.seek(0)
    sent.name = "wide.xlsx"
    answer = client.post(at("mapping-spreadsheet"), {"do": "look", "file": sent}, follow=True)
    assert "more than 200 columns" in soup(answer).select_one("[role=alert]").get_text()


@pytest.mark.accepts(171)
def test_everybody_sees_who_keeps_the_mapping_and_when_it_was_last_checked() -> None:
    chart()
    assess(1, 1, "partial")
    post(factories.client("chair"), at("mapping-list"), "owner", owner="Ana of the Old Quay")
    post(factories.client("member"), at("mapping-list"), "checked", day="2017-05-02")
    shown = soup(factories.client().get(at("mapping"))).get_text()
    assert "kept by Ana of the Old Quay" in shown
    assert "2 May 2017" in shown
    assert "missing" not in soup(factories.client().get(at("mapping-history"))).get_text()


def test_areas_are_entered_one_on_each_line() -> None:
    factories.group()
    chair = factories.client("chair")
    post(chair, at("mapping-list"), "areas", areas="Lights\n\n  Fog  and mist \n")
    assert [(c.letter, c.name["en"]) for c in reads.categories(SLUG, reads.AREAS)] == [
        ("1", "Lights"),
        ("2", "Fog and mist"),
    ]
    post(chair, at("mapping-list"), "areas", areas="Ice")
    assert reads.categories(SLUG, reads.AREAS)[-1].code == "area-3"


PAGES = ("mapping", "mapping-gaps", "mapping-mechanisms", "mapping-duplicates", "mapping-history", "mapping-list")


def test_pages_ask_the_same_number_of_queries_at_one_issue_and_at_many() -> None:
    chart(issues=("One",), mechanisms=1)
    assess(1, 1, "partial")
    client, counts = factories.client("chair"), []
    for more in ((), ("Two lamps", "Two lamp", "Four")):
        for title in more:
            assess(propose(title), 1, "missing", note="Nothing.")
        acts.admit_participant(operator(), group=SLUG, name="Somebody", at=AT)
        for address in [at(n) for n in PAGES] + [at("mapping-issue", issue=1), at("mapping-mechanism", mechanism=1)]:
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
    half = len(counts) // 2
    assert counts[:half] == counts[half:]


@pytest.mark.parametrize("name", PAGES)
def test_a_group_that_has_nothing_yet_says_so(name: str) -> None:
    factories.group()
    answer = factories.client().get(at(name))
    assert answer.status_code == 200
    assert factories.client().get(reverse(name, kwargs={"group": "nobody"})).status_code == 404
    assert spreadsheets.workbook(SLUG)
