"""The pages of texts: the list, the sheet in its views, revisions, comments, the glossary, the projector. Without script."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import timedelta
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.consensus import acts as consensus
from plenary.record import throttle
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, operator
from plenary.texts import acts, reads
from plenary.texts.showing import cited
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member, page, par

pytestmark = pytest.mark.django_db
BASE = f"/groups/{SLUG}/"
DRAFT = "texts/draft/"
LATER = "31.12.2098"


def get(address: str = DRAFT, role: str = PUBLIC, **headers: str) -> str:
    response = factories.client(role).get(BASE + address, headers=headers)
    assert response.status_code == 200, response.status_code
    return html.unescape(str(response.content.decode()))


def post(address: str, role: str = SECRETARIAT, status: int = 302, **form: Any) -> str:
    response = factories.client(role).post(BASE + address, form)
    assert response.status_code == status, response.content.decode()[:3000]
    return str(response["Location"] if status == 302 else html.unescape(response.content.decode()))


def seen(text: str) -> str:
    """What is read on the screen: no tags, nothing that only who listens is told."""
    plain = re.sub(r'<span class="sr"[^>]*>.*?</span>', "", text)
    return " ".join(re.sub(r"<[^>]+>", "", plain).split())


def row(text: str, key: int) -> str:
    found = re.search(rf'<div class="para[^>]*id="p{key}".*?(?=<div class="para|</section>)', text, re.S)
    assert found is not None
    return found[0]


# The list


def test_the_list_is_never_blank_and_says_what_each_kind_commits_to() -> None:
    factories.group()
    assert "No text is on the table yet." in get("texts/")
    factories.text()
    acts.create_text(operator(), group=SLUG, kind="non-paper", slug="ideas", title={"en": "Ideas"}, at=AT)
    found = get("texts/")
    assert "commits nobody" in found
    assert "It has no standing" in found
    assert "Begin a text" not in found
    assert "Begin a text" in get("texts/", SECRETARIAT)


@pytest.mark.accepts(51, 52)
def test_a_text_begins_with_the_words_that_are_pasted() -> None:
    factories.group()
    form: dict[str, Any] = {
        "do": "create",
        "kind": "rolling",
        "slug": "rolling",
        "title": "All of it",
        "style": "plain",
    }
    words = "# Lights\n\nEach harbour keeps a light.\n- a red one\n- a green one\n\nLights are white.\nAlways."
    assert post("texts/new/", **form, words=words) == f"{BASE}texts/rolling/"
    found = page("rolling")
    assert [(p.kind, p.words) for p in found.paragraphs] == [
        ("heading", "Lights"),
        ("paragraph", "Each harbour keeps a light."),
        ("item", "a red one"),
        ("item", "a green one"),
        ("paragraph", "Lights are white.\nAlways."),
    ]


def test_a_text_that_is_refused_comes_back_with_what_was_typed() -> None:
    factories.group()
    found = post("texts/new/", status=400, do="create", kind="rolling", slug="not good!", title="All", words="Words.")
    assert "letters, figures and hyphens" in found
    assert 'value="not good!"' in found
    assert "Words.</textarea>" in found


@pytest.mark.parametrize("texts", [1, 3])
def test_the_list_takes_as_many_queries_for_one_text_as_for_three(
    texts: int, django_assert_max_num_queries: Any
) -> None:
    for n in range(texts):
        factories.text(f"draft{n}")
    client = factories.client()
    client.get(BASE + "texts/")
    with django_assert_max_num_queries(8):
        client.get(BASE + "texts/")


# The sheet


@pytest.mark.accepts(52)
def test_competing_words_stand_in_brackets_under_their_sponsors() -> None:
    factories.text()
    factories.proposal(2, "Each harbour should keep a light.")
    factories.proposal(2, "Each harbour may keep a light.", seat=3)
    found = get()
    shown = seen(row(found, 2))
    assert re.search(r"Each harbour \[shall / shouldR?\w* / may\w*\] keep a light\.", shown), shown
    assert "2 proposals" in shown
    told = re.sub(r"<[^>]+>", "", row(found, 2))
    for words in ("open bracket:", "or:", "close bracket.", "Republic of Sandbanks", "Lighthouse Keepers' Union"):
        assert words in told
    assert "<bdi>Republic of Sandbanks</bdi>" in found, "the legend has the full names"


def test_a_deletion_a_move_and_a_new_paragraph_say_what_they_are() -> None:
    factories.text()
    factories.proposal(2)
    factories.proposal(3, op="move", place=0)
    do(acts.propose, op="insert", key=3, words="Buoys too.", seat=1)
    found = get()
    assert "no text" in row(found, 2)
    assert "P2: to move it" in row(found, 3)
    assert "New, open" in row(found, 4)
    assert "[Buoys too." in seen(row(found, 4))


@pytest.mark.accepts("X16")
def test_a_heading_stands_in_brackets_too() -> None:
    factories.text()
    do(acts.set_paragraph, key=1, bracketed=True)
    assert "[Lights]" in seen(row(get(), 1))
    factories.proposal(1, "Lamps")
    assert re.search(r"<h2 class=\"t\"[^>]*>.*Lamps", row(get(), 1), re.S)


@pytest.mark.accepts(63)
def test_the_counts_of_the_four_piles_stand_above_the_text() -> None:
    factories.text(words=["One.", "Two.", "Three.", "Four."])
    consensus.find(chair(), group=SLUG, text="draft", key=1, finding="ad-ref", wording="base", at=AT)
    consensus.find(chair(), group=SLUG, text="draft", key=2, finding="none", reason="Divided", at=AT)
    do(acts.set_statement, chair(), key=3, statement=True, reason="It states a fact.")
    assert re.findall(r'<b class="num">(\d+)</b><a [^>]*>([^<]+)', get()) == [
        ("1", "Statements"),
        ("1", "Agreed"),
        ("1", "To be revisited"),
        ("1", "No agreement"),
    ]


def test_where_everybody_stands_is_a_bar_with_the_same_in_words() -> None:
    factories.text()
    consensus.take_position(operator(), group=SLUG, text="draft", key=2, value="support", seat=1, at=AT)
    consensus.take_position(
        operator(), group=SLUG, text="draft", key=2, value="object", reason="No", change="Yes", seat=3, at=AT
    )
    found = row(get(), 2)
    assert "1 of 2 could accept · 1 member objects" in seen(found)
    told = "1 support, 0 can live with it, 0 have no position, 0 have a concern, 1 object, 0 have not answered"
    assert f'aria-label="{told}"' in found
    assert "<svg" not in row(get(), 3), "where nobody has answered there is no bar"


def test_the_deadline_stands_in_the_time_of_the_venue_as_it_was_agreed() -> None:
    factories.text(open=False)
    do(acts.invite, until=AT + timedelta(days=40 * 365), until_text={"en": "October"}, invitation={"en": "Please."})
    found = get()
    assert "Geneva" in found
    assert "October" in found
    assert "day not fixed" in found
    assert "Please." in found


def test_the_sheet_is_whole_without_script_and_loads_itself_anew() -> None:
    factories.text()
    found = get()
    assert '<noscript><meta http-equiv="refresh"' in found
    assert "http-equiv" not in get(DRAFT + "?still=1")
    assert "data-wire" in found
    for view in ("clean", "reading&of=1", "redline", "factual", "pair"):
        assert "data-wire" not in get(f"{DRAFT}?view={view}"), "another view stands as it was asked for"


def test_words_of_the_text_bear_its_language_on_every_page() -> None:
    factories.text(language="ar", words=["ينبغي لكل ميناء أن يحتفظ بضوء."])
    found = row(get(), 1)
    assert '<div class="t" lang="ar" dir="rtl">' in found
    factories.proposal(1, "ينبغي لكل ميناء أن يحتفظ بضوءين.")
    assert 'lang="en"> open bracket:' in row(get(), 1), "what is ours is said in the language of the page"


def test_no_view_that_there_is_not_and_no_text_that_there_is_not() -> None:
    factories.text()
    client = factories.client()
    for address in (
        "texts/none/",
        DRAFT + "?view=x",
        DRAFT + "?revision=7",
        DRAFT + "paragraphs/99/",
        DRAFT + "text.exe",
    ):
        assert client.get(BASE + address).status_code == 404, address


# Its other views


def test_the_clean_view_has_what_stands_and_nothing_that_is_proposed() -> None:
    factories.text()
    factories.proposal(2, "Each harbour should keep a light.")
    do(acts.propose, op="insert", key=3, words="Buoys too.", seat=1)
    found = seen(get(DRAFT + "?view=clean"))
    assert "Each harbour shall keep a light." in found
    assert "should" not in found
    assert "Buoys" not in found


def test_one_sponsors_reading_is_hers_with_her_changes_marked() -> None:
    factories.text()
    factories.proposal(2, "Each harbour should keep a light.")
    factories.proposal(3, "Lights are red.", seat=3)
    found = get(DRAFT + "?view=reading&of=1")
    assert "<del>" in row(found, 2)
    assert "should" in row(found, 2)
    assert "<ins>" not in row(found, 3)


@pytest.mark.accepts(17)
def test_a_redline_follows_what_moved_and_what_was_merged() -> None:
    factories.text(words=["One.", "Two.", "Three.", "Four."])
    do(acts.issue_revision, chair())
    do(acts.edit_paragraph, key=1, words="One, and more.")
    do(acts.place_paragraph, key=4, after=0)
    do(acts.merge_paragraphs, key=3, into=2, words="Two. Three.")
    do(acts.issue_revision, chair(), label="Draft 2")
    for address in ("?view=redline&from=1", "?view=redline&from=1&to=2"):
        found = get(DRAFT + address)
        assert ", and more" in seen(row(found, 1))
        assert "moved here" in row(found, 4)
        assert "to where it stands now" in found
        assert "into paragraph 2" in row(found, 3)
        assert "<ins>" not in row(found, 2), "words that came from the merged one are not new"
    assert "Redline against Draft 2" in get()


def test_a_revision_never_changes() -> None:
    factories.text()
    factories.proposal(2, "Each harbour should keep a light.")
    do(acts.issue_revision, chair())
    do(acts.edit_paragraph, key=3, words="Lights are green.")
    do(acts.withdraw, proposal=1, seat=1)
    found = get(DRAFT + "?revision=1")
    assert "Lights are white." in found
    assert "should" in row(found, 2)
    assert "It never changes." in found
    assert "data-wire" not in found


@pytest.mark.accepts(109)
def test_the_factual_view_has_what_nobody_challenged() -> None:
    factories.text(
        words=[{"kind": "heading", "words": "Facts"}, "Three lights are out.", "Lights are dear.", "Opinion."]
    )
    do(acts.set_paragraph, key=2, tag="factual")
    do(acts.set_paragraph, key=3, tag="factual")
    post(DRAFT + "paragraphs/3/", MEMBER, do="challenge", reason="They are not.")
    found = seen(get(DRAFT + "?view=factual"))
    assert "Facts" in found
    assert "Three lights are out." in found
    assert "Lights are dear." not in found
    assert "contested" in row(get(), 3)


def test_two_languages_stand_side_by_side_and_say_what_is_stale() -> None:
    factories.text()
    do(acts.translate, key=2, language="fr", words="Chaque port garde un feu.")
    found = get(DRAFT + "?view=pair&language=fr")
    assert '<div class="t" lang="fr" dir="ltr">Chaque port garde un feu.' in row(found, 2)
    assert "not translated yet" in row(found, 3)
    assert "translates earlier words" not in found
    do(acts.edit_paragraph, key=2, words="Each harbour keeps two lights.")
    assert "translates earlier words" in row(get(DRAFT + "?view=pair&language=fr"), 2)


# How heavy, how many queries


def negotiated(paragraphs: int) -> None:
    """A text with proposals and positions on every third paragraph."""
    words = [
        f"Relevant organizations of harbour {n} should publish a yearly account of the steps that they have taken "
        f"toward keeping light number {n}, and of what they cost."
        for n in range(paragraphs)
    ]
    factories.text(words=words)
    for key in range(1, paragraphs + 1, 3):
        standing = words[key - 1]
        factories.proposal(key, standing.replace("should", "shall").replace("yearly", "monthly"))
        factories.proposal(key, standing.replace("should", "may"), seat=3)
        for seat, value in ((1, "support"), (3, "concern")):
            consensus.take_position(operator(), group=SLUG, text="draft", key=key, value=value, seat=seat, at=AT)


def test_a_text_of_24_paragraphs_fits_one_round_trip() -> None:
    """HTML and style sheets of the first view, compressed: at most 14 KB."""
    negotiated(24)
    found = factories.client().get(BASE + DRAFT).content
    weight = len(brotli.compress(found, quality=5))
    for sheet in re.findall(r'rel="stylesheet" href="[^"]*?(plenary/[a-z]+)[^"]*?\.css"', found.decode()):
        path = finders.find(f"{sheet}.css")
        assert path is not None
        with open(path, "rb") as data:
            weight += len(brotli.compress(data.read(), quality=11))
    assert weight <= 14 * 1024, weight


@pytest.mark.parametrize(
    "address", [DRAFT, DRAFT + "?view=clean", DRAFT + "?view=reading&of=1", DRAFT + "paragraphs/1/"]
)
def test_a_page_takes_as_many_queries_for_three_paragraphs_as_for_one(address: str) -> None:
    negotiated(1)
    counts = []
    for more in (0, 8):
        for n in range(more):
            (key,) = factories.paragraphs("draft", f"Paragraph {n}.")
            factories.proposal(key, f"Other words {n}.")
            factories.proposal(1, f"Still other words {n}.", seat=3)
        client = factories.client()
        client.get(BASE + address)
        with CaptureQueriesContext(connection) as caught:
            client.get(BASE + address)
        counts.append(len(caught))
    assert counts[0] == counts[1], counts


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
