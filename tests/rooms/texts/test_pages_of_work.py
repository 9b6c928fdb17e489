"""The pages on which texts are worked on: editing, invitations, revisions, comments, the glossary, files. Without script."""

from __future__ import annotations

import csv
import html
import io
import re
from typing import Any

import pytest

from plenary.record import throttle
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, SECRETARIAT
from plenary.texts import acts, reads
from plenary.texts.showing import cited
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member, page, par
from tests.rooms.texts.on_pages import BASE, DRAFT, LATER, get, post

pytestmark = pytest.mark.django_db


# Editing on screen


def test_two_who_edit_the_same_paragraph_lose_nothing() -> None:
    factories.text()
    before = par(2).words
    do(acts.edit_paragraph, key=2, words="Each harbour keeps two lights.")
    form: dict[str, Any] = {"do": "edit", "key": "2", "words": "Each harbour keeps a red light.", "seen": before}
    found = post(DRAFT + "edit/", status=400, **form)
    assert "Somebody else changed this paragraph" in found
    assert "What stands now" in found
    assert "Each harbour keeps two lights." in found
    assert "Each harbour keeps a red light.</textarea>" in found
    assert par(2).words == "Each harbour keeps two lights."
    (now,) = re.findall(r'<textarea name="seen"[^>]*>\n(.*?)</textarea>', found, re.S)
    post(DRAFT + "edit/", **(form | {"words": "Each harbour keeps two red lights.", "seen": now}))
    assert par(2).words == "Each harbour keeps two red lights."
    assert [c.before["words"] for c in reads.history(SLUG, "draft", 2) if c.what == "edited"] == [
        "Each harbour keeps two lights.",
        before,
    ]


def test_the_editor_enters_places_sets_merges_translates_and_renames() -> None:
    factories.text()
    edit = DRAFT + "edit/"
    assert post(edit, do="enter", words="Buoys too.\n\nAnd bells.").endswith("#p4")
    post(edit, do="place", key="5", after="1")
    post(
        edit,
        do="set",
        key="2",
        kind="paragraph",
        tag="factual",
        bracketed="1",
        cites="A/1 | The mandate\nWhat they said",
    )
    post(edit, do="merge", key="4", into="3", words="Lights are white. Buoys too.")
    post(edit, do="translate", key="2", language="fr", words="Chaque port.")
    post(edit, do="rename", title="Lights of all coasts", symbol="X/1")
    found = page()
    assert [p.key for p in found.paragraphs] == [1, 5, 2, 3]
    assert (par(2).tag, par(2).bracketed) == ("factual", True)
    assert [(c.address, c.label) for c in par(2).cites] == [("A/1", "The mandate"), ("", "What they said")]
    assert found.line.title["en"] == "Lights of all coasts"
    assert "Choose what is to be done." in post(edit, status=400, do="nothing")


@pytest.mark.accepts(77, 110)
def test_what_was_agreed_elsewhere_is_taken_over_and_says_where_it_comes_from() -> None:
    factories.text("first", words=["One light.", "Two lights."], title={"en": "The first text"})
    acts.settle(chair(), group=SLUG, text="first", key=1, choice="base", state="agreed", at=AT)
    factories.text()
    found = get(DRAFT + "edit/?source=harbours/first", SECRETARIAT)
    assert "One light." in found
    assert "Two lights." not in found
    assert "only what was agreed" in post(
        DRAFT + "edit/", status=400, do="take-over", source="harbours/first", taken=["2"]
    )
    post(DRAFT + "edit/", do="take-over", source="harbours/first", taken=["1"])
    (cite,) = par(4).cites
    assert f'<a href="{BASE}texts/first/paragraphs/1/">{cite.label}</a>' in get(DRAFT + "paragraphs/4/")
    assert par(4).state == "open"


def test_a_citation_leads_to_a_paragraph_or_outside_and_nowhere_else() -> None:
    assert cited("text/harbours/draft/2") == f"{BASE}{DRAFT}paragraphs/2/"
    assert cited("https://example.org/a") == "https://example.org/a"
    for address in ("javascript:alert(1)", "text/!/x/1", "text/harbours/draft/x", "answer/R1/Q2", "A/RES/1", ""):
        assert cited(address) == ""


def test_what_the_chair_points_at_is_before_the_room() -> None:
    factories.text(words=["One.", "Two.", "Three."])
    assert "One." in get(DRAFT + "projector/")
    post(DRAFT + "edit/", CHAIR, do="point", key="3")
    found = get(DRAFT + "projector/")
    assert "Three." in found
    assert "3 of 3" in found
    assert "data-wire" in found
    fixed = get(DRAFT + "projector/?paragraph=2")
    assert "Two." in fixed
    assert "data-wire" not in fixed
    assert "before the room" in get(DRAFT + "edit/", CHAIR)


# Inviting, revisions


@pytest.mark.accepts(12, 13)
def test_members_are_invited_until_a_month_and_observers_are_told_where_to_comment() -> None:
    factories.text(open=False)
    form: dict[str, Any] = {
        "do": "invite",
        "until": LATER,
        "until_hour": "23:59",
        "until_text": "December",
        "invitation": "Please propose.",
    }
    post(DRAFT + "invite/", CHAIR, **form)
    line = page().line
    assert (line.state, line.until_text) == ("open", {"en": "December"})
    found = get(DRAFT + "paragraphs/2/", OBSERVER)
    assert "Only members propose words. What you would say about them is welcome as a comment" in found
    assert f"{BASE}{DRAFT}comments/?key=2#comment" in found
    assert 'value="replace"' not in found
    assert 'value="replace"' in get(DRAFT + "paragraphs/2/", MEMBER)
    refused = factories.client(OBSERVER).post(BASE + DRAFT + "paragraphs/2/", {"do": "replace", "words": "Mine."})
    assert refused.status_code == 403
    assert "welcome as a comment" in html.unescape(refused.content.decode())


def test_an_invitation_that_is_refused_keeps_what_was_typed() -> None:
    factories.text(open=False)
    found = post(DRAFT + "invite/", status=400, do="invite", until="31.06.2098", invitation="Please propose.")
    assert "31.06.2098" in found
    assert "Please propose.</textarea>" in found


def test_proposals_are_closed_and_the_work_is_concluded_by_the_chair_alone() -> None:
    factories.text()
    post(DRAFT + "invite/", do="close")
    assert page().line.state == "closed"
    assert "closed to proposals" in get()
    assert "Conclude" not in get(DRAFT + "invite/", SECRETARIAT)
    post(DRAFT + "invite/", CHAIR, do="conclude")
    assert "work concluded" in get()


@pytest.mark.accepts(17)
def test_a_revision_is_issued_from_its_page() -> None:
    factories.text()
    assert "No revision was issued yet." in get(DRAFT + "revisions/")
    post(DRAFT + "revisions/", CHAIR, do="issue", label="Draft 1", note="The first.")
    post(DRAFT + "revisions/", CHAIR, do="issue")
    found = get(DRAFT + "revisions/")
    for words in ("Draft 1", "The first.", "Rev. 2", "Redline against Draft 1", "Any two beside each other"):
        assert words in found


# Comments


@pytest.mark.accepts(16)
def test_a_round_is_opened_observers_comment_and_the_chair_answers() -> None:
    factories.text()
    do(acts.issue_revision, chair(), label="Draft 1")
    form: dict[str, Any] = {
        "do": "open",
        "revision": "1",
        "closes": LATER,
        "closes_hour": "23:59",
        "closes_text": "end of November",
    }
    post(DRAFT + "comments/", CHAIR, **form, who="all")
    told: dict[str, Any] = {
        "do": "comment",
        "round": "1",
        "key": "2",
        "words": "Which harbours?",
        "suggested": "Each large harbour.",
    }
    assert post(DRAFT + "comments/", OBSERVER, **told).endswith("#c1")
    found = get(DRAFT + "comments/")
    for words in ("On Draft 1", "Which harbours?", "Each large harbour.", "not answered yet", "end of November"):
        assert words in found
    found = post(
        DRAFT + "comments/", CHAIR, status=400, do="answer", number="1", round="1", disposition="not", answer=""
    )
    assert "Say why it is not taken" in found
    post(DRAFT + "comments/", CHAIR, do="answer", number="1", disposition="partly", answer="Of the coast.")
    found = get(DRAFT + "comments/?round=1")
    assert "accepted in part" in found
    assert "Of the coast." in found
    assert "Of the coast." in get(DRAFT + "paragraphs/2/")
    post(DRAFT + "comments/", CHAIR, do="close", round="1")
    assert "closed" in get(DRAFT + "comments/?round=1")


def test_a_comment_that_is_refused_keeps_what_was_typed_and_where() -> None:
    factories.text()
    found = post(DRAFT + "comments/", OBSERVER, status=400, do="comment", key="99", words="Which harbours?")
    assert "Which harbours?</textarea>" in found
    found = post(DRAFT + "comments/", OBSERVER, status=400, do="comment", key="3", words="")
    assert '<option value="3" selected>' in found


def test_the_matrix_is_a_table_for_programs_too() -> None:
    factories.text()
    do(acts.comment, factories.actor(OBSERVER), key=2, words="=1+1, which harbours?")
    do(acts.comment, member(), words="Good.")
    do(acts.answer_comment, chair(), number=1, disposition="noted")
    answer = factories.client().get(BASE + DRAFT + "comments.csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0][:5] == ["No.", "Paragraph", "From", "As", "Comment"]
    assert lines[1][1:5] == ["1", "Ana Observer", "observer", "'=1+1, which harbours?"]
    assert lines[1][8] == "noted"
    assert lines[2][3] == "member"
    sheet = factories.client().get(BASE + DRAFT + "comments.xlsx")
    assert sheet.content.startswith(b"PK")
    assert factories.client().get(BASE + DRAFT + "comments.pdf").status_code == 404


# The glossary


@pytest.mark.accepts(184)
def test_competing_readings_stand_side_by_side_each_with_its_holder() -> None:
    factories.group()
    post("glossary/", do="enter", slug="enhanced", name="Enhanced light", note="Paragraph 7")
    post("glossary/", MEMBER, do="define", term="enhanced", words="A brighter one.")
    post("glossary/", do="define", term="enhanced", words="More of them.", seat="3", source="Statement of May")
    found = get("glossary/")
    for words in (
        "None of them is official",
        "A brighter one.",
        "Republic of Sandbanks",
        "More of them.",
        "Statement of May",
    ):
        assert words in found
    assert 'value="retire"' not in found
    assert get("glossary/", MEMBER).count('value="retire"') == 1
    post("glossary/", MEMBER, do="retire", term="enhanced", number="1")
    assert "1 reading was withdrawn" in get("glossary/")
    assert "Say how you read it" not in get("glossary/")
    found = post("glossary/", MEMBER, status=400, do="define", term="enhanced", words="", source="My statement")
    assert 'value="My statement"' in found


# As a file


@pytest.mark.accepts("X12")
@pytest.mark.parametrize(
    ("format", "begins"), [("docx", b"pk"), ("odt", b"pk"), ("html", b"<!doctype html"), ("md", b"")]
)
def test_a_text_is_taken_away_as_a_file_in_the_view_that_is_asked_for(format: str, begins: bytes) -> None:
    throttle.forget()
    factories.text()
    factories.proposal(2, "Each harbour should keep a light.")
    do(acts.issue_revision, chair())
    client = factories.client()
    for query in (
        "",
        "?view=clean",
        "?view=reading&of=1",
        "?view=redline&from=1",
        "?view=proposals",
        "?revision=1",
        "?view=factual",
    ):
        answer = client.get(f"{BASE}{DRAFT}text.{format}{query}")
        assert answer.status_code == 200, query
        assert answer.content[:20].lower().startswith(begins)
        assert answer["Content-Disposition"].startswith("attachment; filename=")
    clean = client.get(f"{BASE}{DRAFT}text.md?view=clean").content.decode()
    assert "should" not in clean
    assert "Each harbour shall keep a light." in clean


def test_a_month_as_it_was_agreed_gives_the_last_instant_and_what_is_no_date_is_shown_as_not_fixed() -> None:
    factories.text(open=False)
    post(
        DRAFT + "invite/", CHAIR, do="invite", until="", until_hour="", until_text="October 2098", invitation="Please."
    )
    until = page().line.until
    assert until is not None
    assert until.isoformat()[:7] == "2098-10"
    assert "Why there is no deadline any more" in get(DRAFT + "invite/", CHAIR)
    told = {"do": "invite", "until": "", "until_hour": "", "until_text": "when all agree", "invitation": "Please."}
    assert "say why there is none" in post(DRAFT + "invite/", CHAIR, status=400, **told)
    post(DRAFT + "invite/", CHAIR, **told, reason="The session was put off.")
    assert page().line.until is None
    assert "proposals until when all agree (day not fixed)" in get(DRAFT)


def test_a_sponsors_reading_shows_her_latest_words_and_names_her_other_proposals() -> None:
    factories.text()
    factories.proposal(2, "Each harbour shall keep many lights.")
    factories.proposal(2, "Each harbour shall keep green lights.")
    seat = page().paragraphs[1].proposals[0].sponsors[0].seat
    found = get(DRAFT + f"?view=reading&of={seat}")
    assert "green" in found
    assert "also proposes" in found
    assert "#P1" in found


def test_a_reading_of_a_term_is_taken_back_for_another_with_a_reason_alone() -> None:
    post("glossary/", do="enter", slug="enhanced", name="Enhanced light", note="")
    post("glossary/", MEMBER, do="define", term="enhanced", words="A brighter one.")
    assert 'name="reason"' in get("glossary/", CHAIR)
    assert 'name="reason"' not in get("glossary/", MEMBER)
    assert "say why" in post("glossary/", CHAIR, status=400, do="retire", term="enhanced", number="1")
    post("glossary/", CHAIR, do="retire", term="enhanced", number="1", reason="She asked for it.")
    assert "1 reading was withdrawn" in get("glossary/")
