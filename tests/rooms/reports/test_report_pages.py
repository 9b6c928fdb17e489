"""The pages of a report: what anybody sees, what its writers do, and that what was typed and refused is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenary.library import work
from plenary.record.actor import operator
from plenary.reports import acts
from plenary.texts import acts as texts
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.reports.test_report import TEXT, WHERE, about, asked, made, negotiated, now

pytestmark = pytest.mark.django_db


def page(name: str = "report", role: str = "public", **query: str) -> str:
    answer = factories.client(role).get(address(name), query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def address(name: str) -> str:
    where = {"group": SLUG} if name in ("reports", "report-new") else {"group": SLUG, "report": "report"}
    return reverse(name, kwargs=where)


def post(name: str, do: str, role: str = "chair", **fields: Any) -> Any:
    return factories.client(role).post(address(name), {"do": do, **fields})


def test_a_report_is_begun_on_its_page_with_the_recommendations_of_a_text() -> None:
    negotiated("agreed", "none")
    factories.meeting(open=True)
    form = page("report-new", "chair")
    assert f'value="{SLUG}/draft"' in form
    fields = {
        "title": "Report",
        "slug": "report",
        "authorship": "group",
        "language": "en",
        "section": ["summary", "introduction", "recommendations", "conclusion"],
        "title-introduction": "How we came here",
        "from": [f"{SLUG}/draft"],
    }
    answer = post("report-new", "create", **fields)
    assert answer.status_code == 302
    words = page("report-edit", "chair")
    assert "How we came here" in words
    assert "The light 1 burns." in words
    assert "Meetings and methodology" not in words


def test_a_refused_beginning_keeps_what_was_typed() -> None:
    factories.meeting()
    answer = post("report-new", "create", title="My own title", slug="", authorship="chair", section=["summary"])
    words = answer.content.decode()
    assert answer.status_code == 400
    assert "An address is made of letters" in words
    assert 'value="My own title"' in words
    assert 'value="chair" checked' in words
    assert 'value="conclusion" checked' not in words


def test_the_list_and_the_report_say_whose_it_is_and_where_it_stands() -> None:
    made("agreed", "none", authorship="chair")
    for name in ("reports", "report"):
        words = page(name)
        assert "on the Chair’s own responsibility" in words
        assert "being drafted" in words


@pytest.mark.accepts(158)
def test_the_figures_page_asks_about_a_figure_and_lets_its_writer_keep_it() -> None:
    made("agreed")
    key = about("recommendations/categories").line.key
    texts.edit_paragraph(operator(), key=key, words="The answers were grouped in four categories as follows:", **TEXT)
    assert post("report-edit", "assemble").status_code == 302  # the meeting has ended since, and the call
    words = page("report-check")
    assert "It says “four categories”, and 5 items follow." in words
    assert "Let it stand" not in words
    refused = post("report-check", "issue", label="My label")
    assert refused.status_code == 400
    assert 'value="My label"' in refused.content.decode()
    doubt = page("report-check", "chair").split('name="doubt" value="')[1][:16]
    assert post("report-check", "keep", doubt=doubt, reason="").status_code == 400
    assert post("report-check", "keep", doubt=doubt, reason="So it was said.").status_code == 302
    assert "So it was said." in page("report-check")
    assert post("report-check", "issue").status_code == 302
    assert now().drafts


def test_figures_that_all_fit_are_said_to_fit_and_the_records_stand_beside() -> None:
    made("agreed")
    assert post("report-edit", "assemble").status_code == 302
    words = page("report-check")
    assert "Category A" not in words
    assert "(States)" in words
    assert "Every figure in the report is one that the record holds" in words
    assert "Stakeholder groups" in words


def test_a_paragraph_that_somebody_else_changed_meanwhile_keeps_both() -> None:
    made()
    row = about("introduction/mandate").line
    texts.edit_paragraph(operator(), key=row.key, words="Hers, meanwhile.", **TEXT)
    answer = post("report-edit", "save", key=str(row.key), words="Mine, typed.", seen=row.words)
    words = answer.content.decode()
    assert answer.status_code == 400
    assert "Mine, typed." in words
    assert "Hers, meanwhile." in words


def test_the_records_words_are_taken_or_left_on_the_writers_page() -> None:
    made()
    hers = about("meetings/call/views").line
    texts.edit_paragraph(operator(), key=hers.key, words="We asked.", **TEXT)
    factories.response("views", name="Second Society")
    assert post("report-edit", "assemble").status_code == 302
    words = page("report-edit", "chair")
    assert "The record gives now:" in words
    assert "2 responses" in words
    assert post("report-edit", "take", key=str(hers.key)).status_code == 302
    assert "2 responses" in about("meetings/call/views").line.words


@pytest.mark.accepts(7, 8, 9)
def test_side_by_side_it_is_seen_which_paragraphs_each_variant_holds() -> None:
    made("agreed", "none")
    words = page("report-variants")
    assert "left out: no agreement was found" in words
    assert "agreed by consensus" in words
    assert f'id="p{about("introduction/mandate").line.key}"' in words
    acts.describe_report(operator(), facts={"question": asked()}, **WHERE)
    assert "It is not decided." in page("report")


@pytest.mark.accepts(10, 16, 17)
def test_drafts_come_with_files_comments_and_the_chain_that_receives_them() -> None:
    made("agreed", "none")
    facts = {"destinations": [{"body": {"en": "Commission"}, "when": {"en": "May 2018"}}]}
    acts.describe_report(operator(), facts=facts, **WHERE)
    acts.issue_draft(operator(), **WHERE)
    assert "Its files are being made." in page()
    assert work.run_waiting() == 1
    acts.invite_comments(operator(), closes=AT + timedelta(days=60), closes_text={"en": "end of November"}, **WHERE)
    words = page()
    assert "Akoma Ntoso" in words
    assert "Without the part on which there is no consensus" in words
    assert "end of November" in words
    assert "Commission" in words


def test_what_is_said_about_a_report_is_kept_where_it_is_refused() -> None:
    made()
    fields = {"authorship": "group", "symbol": "P/1", "governed": "Rules A\nRules B", "including": "yes"}
    refused = post("report-about", "describe", title="", **fields)
    assert refused.status_code == 302  # the title that stands is kept
    told = now()
    assert [g["en"] for g in told.governed] == ["Rules A", "Rules B"]
    wrong = post("report-about", "receive", step="1", received="no day")
    assert wrong.status_code == 400


def test_the_chair_puts_up_and_the_secretariat_confirms_on_the_same_page() -> None:
    made("agreed")
    acts.issue_draft(operator(), **WHERE)
    assert post("report-adopt", "propose", "secretariat").status_code == 403
    assert post("report-adopt", "propose").status_code == 302
    assert post("report-adopt", "confirm").status_code == 400
    assert "somebody else confirms it" in page("report-adopt", "chair")
    assert post("report-adopt", "confirm", "secretariat").status_code == 302
    assert "adopted" in page("report")


@pytest.mark.accepts(146, 168)
def test_no_recommendations_is_an_outcome_that_everybody_sees_with_its_reasons() -> None:
    made("none")
    refused = post("report-outcome", "close", outcome="no-recommendations", reasons="")
    assert refused.status_code == 400
    assert (
        post(
            "report-outcome", "close", outcome="no-recommendations", reasons="It is complex.\nIt is sensitive."
        ).status_code
        == 302
    )
    words = page("report")
    assert "decided to submit no recommendations" in words
    assert "It is sensitive." in words
    assert "no recommendations" in page("reports")


@pytest.mark.parametrize("number", ["9" * 5000, "1x", "-1"])
def test_a_decision_that_is_no_number_is_refused_and_what_was_typed_is_kept(number: str) -> None:
    made("none")
    fields = {"outcome": "no-recommendations", "reasons": "It is complex.", "decision": f"1/{number}"}
    refused = post("report-outcome", "close", **fields)
    assert refused.status_code == 400
    assert "It is complex." in refused.content.decode()
    described = post("report-about", "describe", title="My own", authorship="group", rule=f"1/{number}")
    assert described.status_code == 400
    assert "My own" in described.content.decode()


def test_the_pages_take_the_same_queries_for_a_short_and_a_long_report() -> None:
    made("agreed")
    names = ("report", "report-variants", "report-check", "report-edit", "report-adopt", "report-about")
    clients = {name: factories.client("public" if name in names[:3] else "chair") for name in names}

    def counted() -> dict[str, int]:
        found = {}
        for name, client in clients.items():
            client.get(address(name))
            with CaptureQueriesContext(connection) as met:
                client.get(address(name))
            found[name] = len(met)
        return found

    short = counted()
    factories.meeting("2", open=True)
    factories.item("2", open=True)
    texts.enter_paragraphs(operator(), paragraphs=[{"words": f"More {n}."} for n in range(9)], **TEXT)
    acts.assemble_report(operator(), **WHERE)
    assert counted() == short
    assert max(short.values()) < 60, short
