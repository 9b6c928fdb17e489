"""Categories: entered in order, found by any of their names, renamed and reordered without a link lost."""

from __future__ import annotations

from typing import Any

import pytest

from plenary.mapping import acts, reads
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from plenary.texts import acts as texts
from plenary.texts import reads as text_reads
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
FIVE = [
    {"code": "rights", "letter": "A", "name": {"en": "Rights on the water", "ar": "حقوق على الماء"}},
    {"code": "roles", "letter": "B", "name": {"en": "Role of keepers"}},
    {"code": "countries", "letter": "C", "name": {"en": "Small islands"}},
    {"code": "barriers", "letter": "D", "name": {"en": "Barriers"}},
    {
        "code": "others",
        "letter": "E",
        "name": {"en": "Others"},
        "aliases": [{"letter": "(e)", "name": "Other matters", "document": "PORTS/2016/1"}],
    },
]


@pytest.fixture(autouse=True)
def group() -> str:
    return factories.group()


def named(text: str, scheme: str = reads.MAIN) -> reads.CategoryLine:
    found = reads.category_named(SLUG, text, scheme)
    assert found is not None, text
    return found


def first_paragraph() -> text_reads.ParagraphLine:
    page = text_reads.text(SLUG, "draft")
    assert page is not None
    return page.paragraphs[0]


def enter(categories: Any = FIVE, **more: Any) -> Any:
    return acts.enter_categories(operator(), group=SLUG, categories=categories, at=AT, **more)


def rename(code: str, **more: Any) -> Any:
    return acts.rename_category(operator(), group=SLUG, code=code, at=AT, **more)


@pytest.mark.accepts(57)
def test_categories_stand_in_the_order_in_which_they_were_entered() -> None:
    assert enter().value == [c["code"] for c in FIVE]
    assert [(c.letter, c.name["en"]) for c in reads.categories(SLUG)] == [(c["letter"], c["name"]["en"]) for c in FIVE]
    assert enter().entry == 0, "what is there already is not entered twice"


@pytest.mark.accepts(159)
@pytest.mark.parametrize(
    "text",
    [*("E", "(e)", "e.", "Others", "other matters", "Other  MATTERS", "E. Other matters", "(E) others")],
)
def test_a_category_is_found_by_each_of_its_names_and_letters(text: str) -> None:
    enter()
    found = reads.category_named(SLUG, text)
    assert found is not None
    assert found.code == "others"


@pytest.mark.parametrize("text", ["", " ", "F", "Water", "A. Others"])
def test_what_names_no_category_is_led_to_none(text: str) -> None:
    enter()
    assert reads.category_named(SLUG, text) is None


def test_a_name_that_two_categories_bear_is_led_to_neither() -> None:
    enter()
    rename("others", alias={"name": "Barriers"})
    assert reads.category_named(SLUG, "barriers") is None
    assert reads.category_named(SLUG, "حقوق على الماء") is not None


@pytest.mark.accepts(57, 159)
def test_a_renamed_category_keeps_its_links_and_is_found_by_its_old_name() -> None:
    enter()
    factories.text(words=[{"words": "Keepers are paid.", "category": "roles"}])
    rename("roles", name={"en": "Duties of keepers"}, letter="R")
    assert first_paragraph().category == "roles"
    for text in ("Duties of keepers", "Role of keepers", "R", "B"):
        found = reads.category_named(SLUG, text)
        assert found is not None, text
        assert (found.code, found.letter, found.name) == ("roles", "R", {"en": "Duties of keepers"})
    assert rename("roles", name={"en": "Duties of keepers"}).entry == 0
    rename("rights", letter="B")
    assert named("B").code == "rights", "who bears a letter now comes before who bore it"


@pytest.mark.accepts(57)
def test_reordering_moves_a_category_and_keeps_what_is_linked() -> None:
    enter()
    factories.text(words=[{"words": "No fees.", "category": "barriers"}])
    rename("barriers", place=1)
    assert [c.code for c in reads.categories(SLUG)] == ["barriers", "rights", "roles", "countries", "others"]
    assert rename("barriers", place=1).entry == 0
    assert first_paragraph().category == "barriers"


@pytest.mark.accepts(160)
def test_a_second_classification_stands_beside_the_first() -> None:
    enter()
    enter([{"code": "fund", "letter": "A", "name": {"en": "A fund"}}], scheme="mechanisms")
    assert {c.scheme for c in reads.every_category(SLUG)} == {"main", "mechanisms"}
    assert [c.code for c in reads.categories(SLUG, "mechanisms")] == ["fund"]
    assert len(reads.categories(SLUG)) == 5
    assert named("A", "mechanisms").code == "fund"


@pytest.mark.parametrize(
    ("categories", "why"),
    [
        ([{"code": "", "letter": "A", "name": {"en": "X"}}], "short code"),
        ([{"code": "x", "letter": "A", "name": {}}], "needs a name"),
        ([FIVE[0], {"code": "x", "letter": "A", "name": {"en": "X"}}], "is taken"),
    ],
)
def test_what_is_no_category_is_refused_and_leaves_nothing(categories: Any, why: str) -> None:
    with pytest.raises(Problem, match=why):
        enter(categories)
    assert not reads.categories(SLUG)


def test_a_letter_goes_to_one_category_alone() -> None:
    enter()
    with pytest.raises(Problem, match="is taken"):
        rename("rights", letter="B")
    with pytest.raises(Problem, match="no such category"):
        rename("weather", letter="W")


@pytest.mark.parametrize("role", ["public", "observer", "member"])
def test_members_and_observers_order_no_categories(role: str) -> None:
    with pytest.raises(Forbidden):
        acts.enter_categories(factories.actor(role), group=SLUG, categories=FIVE, at=AT)
    enter()
    with pytest.raises(Forbidden):
        acts.rename_category(factories.actor(role), group=SLUG, code="rights", letter="X", at=AT)


def test_a_paragraph_under_no_known_category_is_refused() -> None:
    factories.text()
    with pytest.raises(Problem, match="no such category"):
        texts.set_paragraph(operator(), group=SLUG, text="draft", key=2, category="weather", at=AT)
