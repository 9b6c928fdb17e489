"""The pages of texts to read: the list, the sheet in its views, how heavy they are. Without script."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.consensus import acts as consensus
from plenary.record.actor import MEMBER, SECRETARIAT, operator
from plenary.texts import acts
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, page
from tests.rooms.texts.on_pages import BASE, DRAFT, get, post, row, seen

pytestmark = pytest.mark.django_db


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
