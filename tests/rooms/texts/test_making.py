"""Texts and their paragraphs: begun, entered, edited by two at once, placed, merged; nothing that stood is lost."""

from __future__ import annotations

from typing import Any

import pytest

from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Conflict, Problem
from plenary.texts import acts, reads
from plenary.texts.models import Paragraph, Text
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, numbers, page, par

pytestmark = pytest.mark.django_db
TITLE = {"en": "Lights of the coast"}


@pytest.mark.accepts(51, 52, 67)
@pytest.mark.parametrize("kind", ["rolling", "recommendations", "chair-text", "non-paper", "compilation", "report"])
def test_a_text_says_by_its_kind_what_standing_it_has(kind: str) -> None:
    factories.text(kind=kind, symbol="PORTS/2016/CRP.2", open=False)
    line = page().line
    assert (line.kind, line.symbol, line.state, line.channel) == (
        kind,
        "PORTS/2016/CRP.2",
        "drafting",
        f"text/{SLUG}/draft",
    )


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"kind": "poem"}, "what kind"),
        ({"title": {"en": " "}}, "a title"),
        ({"slug": "a b"}, "letters, figures"),
        ({"slug": ""}, "letters, figures"),
        ({"style": "roman"}, "numbered"),
        ({"slug": "draft"}, "already"),
    ],
)
def test_what_is_no_text_is_refused(facts: dict[str, Any], why: str) -> None:
    factories.text()
    told: dict[str, Any] = {"group": SLUG, "kind": "rolling", "slug": "other", "title": TITLE, "at": AT}
    with pytest.raises(Problem, match=why):
        acts.create_text(operator(), **(told | facts))
    assert Text.objects.count() == 1


def test_paragraphs_are_numbered_by_their_kind_and_items_under_their_paragraph() -> None:
    words: list[dict[str, Any]] = [
        {"kind": "heading", "words": "Lights"},
        {"words": "Each harbour keeps:"},
        {"kind": "item", "words": "a light;"},
        {"kind": "item", "words": "a horn."},
        {"kind": "item", "level": 2, "words": "of brass"},
        {"words": "Each ship keeps:"},
        {"kind": "item", "words": "a lamp."},
        {"words": "Numbers are given.", "number": "12"},
        {"words": "And go on."},
    ]
    factories.text(words=words)
    assert numbers() == ["", "1", "(a)", "(b)", "(i)", "2", "(a)", "12", "13"]


def test_a_resolution_counts_its_preambular_and_operative_paragraphs_apart() -> None:
    factories.text(
        style="resolution",
        words=[
            {"kind": "preambular", "words": "Recalling the night,"},
            {"kind": "preambular", "words": "Noting the fog,"},
            {"kind": "operative", "words": "Decides to keep lights."},
        ],
    )
    assert numbers() == ["PP1", "PP2", "OP1"]


def test_a_number_once_given_is_never_given_again() -> None:
    factories.text()
    with pytest.raises(Problem, match="never used again"):
        factories.paragraphs("draft", {"words": "Again.", "number": "2"})
    do(acts.merge_paragraphs, key=3, into=2, words="Each harbour shall keep a white light.")
    with pytest.raises(Problem, match="never used again"):
        factories.paragraphs("draft", {"words": "Again.", "number": "2."})
    factories.paragraphs("draft", "A third one.")
    assert numbers() == ["", "1", "3"]


def test_a_paragraph_made_a_heading_loses_its_number_and_nobody_else_gets_it() -> None:
    factories.text(open=False)
    do(acts.set_paragraph, key=3, kind="heading")
    assert numbers() == ["", "1", ""]
    do(acts.set_paragraph, key=3, kind="paragraph")
    assert numbers() == ["", "1", "3"]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"words": " "}, "no words"),
        ({"words": "X", "kind": "song"}, "what kind"),
        ({"words": "X", "tag": "false"}, "factual or contested"),
        ({"words": "X" * 40_001}, "at most"),
    ],
)
def test_what_is_no_paragraph_is_refused_and_leaves_nothing(told: dict[str, Any], why: str) -> None:
    factories.text()
    with pytest.raises(Problem, match=why):
        factories.paragraphs("draft", "A good one.", told)
    assert Paragraph.objects.count() == 3


def test_two_who_edit_the_same_paragraph_lose_nothing() -> None:
    factories.text()
    seen = par().words
    do(acts.edit_paragraph, key=2, words="Each harbour shall keep two lights.", seen=seen, reason="On the screen")
    with pytest.raises(Conflict) as refused:
        do(acts.edit_paragraph, chair(), key=2, words="Every harbour shall keep a light.", seen=seen)
    assert refused.value.values["now"] == par().words == "Each harbour shall keep two lights."
    do(acts.edit_paragraph, chair(), key=2, words="Every harbour shall keep two lights.", seen=par().words)
    told = [(c.by, c.before.get("words"), c.after.get("words"), c.reason) for c in reads.history(SLUG, "draft", 2)]
    assert told == [
        ("chair", "Each harbour shall keep two lights.", "Every harbour shall keep two lights.", ""),
        ("secretariat/command-line", seen, "Each harbour shall keep two lights.", "On the screen"),
        ("secretariat/command-line", None, None, ""),
    ]


def test_editing_to_the_same_words_changes_nothing_whatever_was_seen() -> None:
    factories.text()
    assert do(acts.edit_paragraph, key=2, words=f" {par().words}\r\n", seen="Something else").entry == 0


def test_the_lines_of_a_form_are_the_lines_that_stand() -> None:
    factories.text(words=["One\nTwo"])
    do(acts.edit_paragraph, key=1, words="One\r\nThree", seen="One\r\nTwo")
    assert par(1).words == "One\nThree"


def test_what_is_agreed_is_edited_only_once_it_is_reopened() -> None:
    factories.text()
    do(acts.settle, chair(), key=2, choice="base")
    with pytest.raises(Problem, match="reopens it first"):
        do(acts.edit_paragraph, key=2, words="Sly words.")
    do(acts.mark, chair(), key=2, state="open", reason="Two delegations asked for it.")
    do(acts.edit_paragraph, key=2, words="Open words.")


def test_a_moved_paragraph_keeps_its_number() -> None:
    factories.text(words=["One.", "Two.", "Three."])
    do(acts.place_paragraph, key=3, after=0)
    assert numbers() == ["3", "1", "2"]
    assert do(acts.place_paragraph, key=3, after=0).entry == 0
    do(acts.place_paragraph, key=3, after=1)
    assert numbers() == ["1", "3", "2"]
    assert [c.before for c in reads.history(SLUG, "draft", 3)][:2] == [{"after": 0}, {"after": 2}]
    with pytest.raises(Problem, match="follow itself"):
        do(acts.place_paragraph, key=3, after=3)


def test_paragraphs_are_moved_between_neighbours_as_often_as_one_likes() -> None:
    factories.text(words=[f"Paragraph {n}." for n in range(1, 6)])
    for _ in range(12):  # the room between two places is halved each time; then all are set apart anew
        last = page().paragraphs[-1].key
        do(acts.place_paragraph, key=last, after=1)
    assert sorted(numbers()) == ["1", "2", "3", "4", "5"]
    assert numbers()[0] == "1"


@pytest.mark.accepts(63)
def test_a_statement_goes_to_its_pile_and_back_and_each_move_is_kept() -> None:
    factories.text()
    assert [p.pile for p in page().paragraphs] == ["", "revisit", "revisit"]
    do(acts.set_statement, chair(), key=2, statement=True, reason="It states a fact.")
    do(acts.settle, chair(), key=3, choice="base", state="agreed")
    assert [p.pile for p in page().paragraphs] == ["", "statements", "agreed"]
    do(acts.set_statement, chair(), key=2, statement=False, reason="It asks for something.")
    do(acts.mark, chair(), key=2, state="none")
    assert [p.pile for p in page().paragraphs] == ["", "none", "agreed"]
    assert [c.what for c in reads.history(SLUG, "draft", 2)] == ["state", "noted", "noted", "entered"]


@pytest.mark.accepts(77)
def test_a_paragraph_cites_the_mandate_and_answers() -> None:
    factories.text()
    cites = [{"address": "mandate/harbours", "label": "Resolution A/12/34"}, {"address": "answer/R17/Q4", "label": "4"}]
    do(acts.set_paragraph, key=2, cites=cites)
    assert [(c.address, c.label) for c in par().cites] == [(c["address"], c["label"]) for c in cites]
    assert do(acts.set_paragraph, key=2, cites=cites).entry == 0


def test_a_merged_paragraph_says_where_it_went() -> None:
    factories.text(words=["Lights are white[^1].", "Lights are bright[^1]."])
    do(acts.edit_paragraph, key=1, words="Lights are white[^1].", notes=["As snow."])
    do(acts.edit_paragraph, key=2, words="Lights are bright[^1].", notes=["As day."])
    do(acts.merge_paragraphs, key=2, into=1, words="Lights are white[^1] and bright[^2].", reason="One thought")
    (gone,) = page().gone
    assert (gone.number, gone.into, gone.words) == ("2", 1, "Lights are bright[^1].")
    assert par(1).notes == ("As snow.", "As day.")
    with pytest.raises(Problem, match="not part of the text"):
        do(acts.edit_paragraph, key=2, words="Back.")


def test_a_paragraph_with_open_proposals_is_not_merged_away() -> None:
    factories.text()
    factories.proposal(3, "Lights are red.")
    with pytest.raises(Problem, match="open proposals"):
        do(acts.merge_paragraphs, key=3, into=2, words="All in one.")
    with pytest.raises(Problem, match="into another"):
        do(acts.merge_paragraphs, key=2, into=2, words="All in one.")


def test_title_and_symbol_change_and_the_address_stays() -> None:
    factories.text()
    do(acts.rename_text, title={"ar": "أضواء الساحل"}, symbol="PORTS/2016/CRP.2/Rev.1")
    assert page().line.title == TITLE | {"ar": "أضواء الساحل"}
    assert do(acts.rename_text, symbol="PORTS/2016/CRP.2/Rev.1").entry == 0


@pytest.mark.parametrize("role", ["public", "observer", "member"])
def test_members_and_observers_do_not_write_what_stands(role: str) -> None:
    factories.text()
    by = factories.actor(role)
    with pytest.raises(Forbidden):
        acts.create_text(by, group=SLUG, kind="rolling", slug="other", title=TITLE, at=AT)
    for act, facts in (
        (acts.enter_paragraphs, {"paragraphs": [{"words": "X"}]}),
        (acts.edit_paragraph, {"key": 2, "words": "X"}),
        (acts.place_paragraph, {"key": 2, "after": 0}),
        (acts.set_paragraph, {"key": 2, "tag": "factual"}),
        (acts.set_statement, {"key": 2, "statement": True, "reason": "X"}),
        (acts.merge_paragraphs, {"key": 2, "into": 3, "words": "X"}),
        (acts.rename_text, {"symbol": "X"}),
        (acts.translate, {"key": 2, "language": "ar", "words": "X"}),
    ):
        with pytest.raises(Forbidden):
            do(act, by, **facts)


def test_a_text_that_is_not_there_is_told_so() -> None:
    factories.group()
    with pytest.raises(Problem, match="no such text"):
        do(acts.edit_paragraph, key=2, words="X")
    assert reads.text(SLUG, "draft") is None
    assert reads.paragraph(SLUG, "draft", 1) is None
    assert reads.history(SLUG, "draft", 1) == ()


def test_a_translation_stands_beside_the_words_and_is_stale_once_they_change() -> None:
    factories.text()
    do(acts.translate, key=3, language="ar", words="الأضواء بيضاء.")
    assert do(acts.translate, key=3, language="ar", words="الأضواء بيضاء.").entry == 0
    assert reads.languages(SLUG, "draft") == ("ar",)
    (told,) = reads.translations(SLUG, "draft", "ar").values()
    assert (told.key, told.words, told.stale) == (3, "الأضواء بيضاء.", False)
    do(acts.edit_paragraph, key=3, words="Lights are red.")
    (told,) = reads.translations(SLUG, "draft", "ar").values()
    assert (told.stale, told.of) == (True, "Lights are white.")
    do(acts.translate, key=3, language="ar", words="الأضواء حمراء.")
    assert not reads.translations(SLUG, "draft", "ar")[3].stale
    with pytest.raises(Problem, match="another one"):
        do(acts.translate, key=3, language="en", words="Lights are red.")


@pytest.mark.accepts(110)
def test_what_an_earlier_group_agreed_on_is_taken_over_with_where_it_comes_from() -> None:
    factories.text("first", symbol="PORTS/2014/CRP.1")
    do(acts.settle, chair(), text="first", key=2, choice="base", state="agreed")
    factories.text("second", words=["Something else."])
    told: dict[str, Any] = {"text": "second", "source_group": SLUG, "source": "first"}
    assert do(acts.take_over, keys=[1, 2], **told).value == [2, 3]
    _own, heading, taken = page("second").paragraphs
    assert (heading.kind, heading.words) == ("heading", "Lights")
    assert (taken.number, taken.words, taken.state) == ("2", "Each harbour shall keep a light.", "open")
    assert [(c.address, c.label) for c in taken.cites] == [(f"text/{SLUG}/first/2", "PORTS/2014/CRP.1, 1")]
    with pytest.raises(Problem, match="only what was agreed"):
        do(acts.take_over, keys=[2, 3], **told)
    with pytest.raises(Problem, match="no such paragraph"):
        do(acts.take_over, keys=[9], **told)
    with pytest.raises(Problem, match="no such text"):
        do(acts.take_over, keys=[1], **(told | {"source": "third"}))
    with pytest.raises(Forbidden):
        do(acts.take_over, factories.actor("member"), keys=[2], **told)


def test_a_concluded_text_is_changed_no_more() -> None:
    factories.text()
    with pytest.raises(Forbidden):
        do(acts.conclude, operator())
    do(acts.conclude, chair())
    for act, facts in (
        (acts.edit_paragraph, {"key": 2, "words": "X"}),
        (acts.enter_paragraphs, {"paragraphs": [{"words": "X"}]}),
        (acts.propose, {"op": "delete", "key": 2}),
        (acts.settle, {"key": 2, "choice": "base"}),
        (acts.invite, {}),
    ):
        with pytest.raises(Problem, match="concluded"):
            do(act, chair(), **facts)
    assert do(acts.conclude, chair()).entry == 0
