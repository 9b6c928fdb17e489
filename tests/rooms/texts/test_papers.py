"""A text as a paper: in brackets, clean, one sponsor's reading, tracked changes, redline; no word is lost or made up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from plenary.press.paper import Paper, Par
from plenary.press.paper_galley import LABELS
from plenary.press.paper_out import FORMATS, printed
from plenary.rules import redline
from plenary.texts import acts, papers, reads, runs
from plenary.texts.labels import labels
from plenary.texts.reads import ParagraphLine, ProposalLine, SponsorLine
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member, page

pytestmark = pytest.mark.django_db
MANY = "Each harbour shall keep many lights."
SANDBANKS, UNION = "Republic of Sandbanks", "Lighthouse Keepers' Union"
LATER = AT + timedelta(hours=1)


def words(par: Par, *marks: str) -> str:
    """The words of a paragraph without sponsors; with `marks` only runs of these."""
    return "".join(
        f"[^{run.note}]" if run.note else run.text
        for run in par.runs
        if run.role != "sponsors" and (not marks or (run.mark or "-") in marks)
    )


def negotiation() -> tuple[Any, Any]:
    factories.text()
    do(acts.propose, member(), op="replace", key=2, words=MANY, at=LATER)
    factories.proposal(2, seat=3, at=LATER)
    factories.proposal(2, "Buoys too.", op="insert", seat=3, at=LATER)
    do(acts.propose, member(), op="move", key=3, place=0)
    found = page()
    return found.line, found


def by_key(paper: Paper) -> dict[str, Par]:
    return {par.key: par for par in paper.pars}


@pytest.mark.accepts(67)
def test_brackets_stand_under_codes_and_the_names_at_the_end() -> None:
    line, found = negotiation()
    paper = papers.bracketed(line, found, at=AT)
    codes = {name: code for code, name in found.legend}
    shown = "".join(run.text for run in by_key(paper)["p2"].runs)
    assert shown == (f"[Each harbour shall keep [a light / many lights{codes[SANDBANKS]}]. / no text{codes[UNION]}]")
    assert [run.text for run in by_key(paper)["p2"].runs if run.role == "sponsors"] == [codes[SANDBANKS], codes[UNION]]
    assert f"{codes[SANDBANKS]}: {SANDBANKS}" in paper.closing[0]
    assert paper.closing[1] == f"{SANDBANKS}: to move paragraph 2 to the beginning."
    assert (paper.kind, paper.banner, paper.dated) == (
        "Rolling document",
        "Draft. What stands in square brackets is not agreed.",
        "3 October 2016",
    )
    assert [par.number for par in paper.pars] == ["", "1", "1 bis", "2"]


def test_the_clean_text_holds_what_stands_and_nothing_else() -> None:
    line, found = negotiation()
    paper = papers.clean(line, found, at=AT)
    assert [(par.number, words(par)) for par in paper.pars] == [
        ("", "Lights"),
        ("1", "Each harbour shall keep a light."),
        ("2", "Lights are white."),
    ]
    assert not any(run.mark or run.role for par in paper.pars for run in par.runs)


def test_one_sponsors_reading_has_her_words_and_elsewhere_what_stands() -> None:
    line, found = negotiation()
    hers = papers.reading(line, found, seat=1, name=SANDBANKS, at=AT)
    assert [words(par) for par in hers.pars] == ["Lights", MANY, "Lights are white."]
    theirs = papers.reading(line, found, seat=3, name=UNION, at=AT)
    assert [words(par) for par in theirs.pars] == ["Lights", "Buoys too.", "Lights are white."]
    assert UNION in theirs.banner


def test_proposals_are_tracked_changes_in_their_sponsors_names() -> None:
    line, found = negotiation()
    paper = papers.tracked(line, found, at=AT)
    two = by_key(paper)["p2"]
    assert words(two, "-", "del") == "Each harbour shall keep a light.", "all rejected it is what stands"
    assert {(run.author, run.at) for run in two.runs if run.mark == "ins"} == {(SANDBANKS, LATER)}
    assert {run.author for run in two.runs if run.mark == "del"} == {UNION}
    bis = by_key(paper)["p4"]
    assert (bis.mark, bis.author, words(bis, "ins")) == ("ins", UNION, "Buoys too.")


def test_a_paragraph_that_all_want_out_is_taken_out_as_a_whole() -> None:
    factories.text()
    factories.proposal(3, seat=3)
    three = by_key(papers.tracked(page().line, page(), at=AT))["p3"]
    assert (three.mark, three.author, words(three, "del")) == ("del", UNION, "Lights are white.")


@pytest.mark.accepts(17)
def test_a_redline_follows_moved_merged_new_and_deleted_paragraphs() -> None:
    factories.text(words=["One light.", "Two lights.", "Three lights.", "Four lights.", "Five lights."])
    do(acts.issue_revision, chair(), label="Draft 1")
    do(acts.edit_paragraph, key=1, words="One white light.")
    do(acts.place_paragraph, key=5, after=1)
    do(acts.merge_paragraphs, key=3, into=2, words="Two lights and three lights.")
    factories.proposal(4)
    do(acts.settle, chair(), key=4, choice="P1")
    factories.paragraphs("draft", "Six lights.")
    factories.proposal(1, "Nobody has agreed to this.", op="insert")
    before = reads.revision(SLUG, "draft", 1)
    assert before is not None
    paper = papers.compared(page().line, before, page(), at=LATER)
    told = [(par.key, par.mark, words(par, "-", "ins"), words(par, "-", "del"), par.state) for par in paper.pars]
    assert told == [
        ("p1", "", "One white light.", "One light.", ""),
        ("p5", "moved-to", "Five lights.", "Five lights.", ""),
        ("p2", "", "Two lights and three lights.", "Two lights. Three lights.", ""),
        ("p3", "del", "", "Three lights.", "Merged into paragraph 2"),
        ("p4", "del", "", "Four lights.", "Agreed ad referendum"),
        ("p5-from", "moved-from", "", "Five lights.", ""),
        ("p6", "ins", "Six lights.", "", ""),
    ]
    assert paper.banner == "Changes from Draft 1 to the text as it stands."
    assert {(run.author, run.at) for par in paper.pars for run in par.runs if run.mark} == {("Chair", LATER)}


def test_a_redline_between_two_revisions_names_both() -> None:
    factories.text()
    do(acts.issue_revision, chair())
    do(acts.edit_paragraph, key=3, words="Lights are red.")
    do(acts.issue_revision, chair())
    first, second = (reads.revision(SLUG, "draft", n) for n in (1, 2))
    assert first is not None
    assert second is not None
    paper = papers.compared(page().line, first, second, at=LATER)
    assert (paper.banner, paper.version) == ("Changes from Rev. 1 to Rev. 2.", "Rev. 2")


def test_footnotes_of_proposals_are_counted_with_those_that_stand() -> None:
    factories.text(words=[{"words": "Lights[^1] are white[^2].", "notes": ["All.", "As snow."]}])
    factories.proposal(1, "Lights[^1] are off-white[^2].", notes=["All.", "As sheep."])
    factories.proposal(1, "Lights are white[^1].", notes=["As snow."], seat=3)
    (par,) = papers.bracketed(page().line, page(), at=AT).pars
    assert par.notes == ("All.", "As snow.", "As sheep.")
    composite, notes = page().paragraphs[0].footnoted
    assert notes == par.notes
    assert composite.base() == "Lights[^1] are white[^2]."
    assert composite.reading("P1") == "Lights[^1] are off-white[^3]."
    assert composite.reading("P2") == "Lights are white[^2]."


def test_a_mark_without_its_note_stays_text() -> None:
    factories.text(words=["Lights[^4] are white."])
    assert words(papers.clean(page().line, page(), at=AT).pars[0]) == "Lights[^4] are white."


def test_comments_stand_in_the_margin_with_their_answers() -> None:
    factories.text()
    do(acts.comment, factories.actor("observer"), key=2, words="Which?", suggested="Each port", quote="Each harbour")
    do(acts.answer_comment, chair(), number=1, answer="All.", disposition="not")
    told = papers.remarks(reads.comments(SLUG, "draft"))
    (remark,) = by_key(papers.clean(page().line, page(), remarks=told, at=AT))["p2"].remarks
    assert (remark.author, remark.quote, remark.at) == ("Ana Observer", "Each harbour", AT)
    assert remark.text == "Which?\nWording suggested: Each port\nAnswer: All."


def test_states_statements_and_tags_are_said_in_words() -> None:
    factories.text(words=[f"Paragraph {n}." for n in range(6)])
    for key, state in ((1, "agreed"), (2, "ad-ref"), (3, "revisit"), (4, "none")):
        do(acts.settle, chair(), key=key, choice="base", state=state)
    do(acts.set_paragraph, key=4, tag="factual")
    do(acts.set_statement, chair(), key=5, statement=True, reason="It states a fact.")
    paper = papers.clean(page().line, page(), at=AT)
    assert [par.state for par in paper.pars] == [
        "Agreed",
        "Agreed ad referendum",
        "To be revisited",
        "No agreement · factual",
        "Statement",
        "",
    ]


def test_an_issued_revision_is_printed_as_it_was() -> None:
    factories.text()
    factories.proposal(2, MANY)
    do(acts.issue_revision, chair(), label="Draft 1")
    now = papers.bracketed(page().line, page(), at=AT)
    do(acts.settle, chair(), key=2, choice="P1")
    frozen = reads.revision(SLUG, "draft", 1)
    assert frozen is not None
    then = papers.bracketed(page().line, frozen, at=LATER)
    assert (then.pars, then.version, then.date) == (now.pars, "Draft 1", "2016-10-03")


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"pdf"}))
def test_each_view_is_printed_in_each_format(format: str) -> None:
    line, found = negotiation()
    do(acts.issue_revision, chair())
    before = reads.revision(SLUG, "draft", 1)
    assert before is not None
    for paper in (
        papers.bracketed(line, found, at=AT),
        papers.clean(line, found, at=AT),
        papers.tracked(line, found, at=AT),
        papers.compared(line, before, found, at=AT),
    ):
        assert printed(paper, format).data


def test_the_printers_words_are_all_there_to_be_translated() -> None:
    with override("en"):
        assert labels() == LABELS


def test_what_is_ours_is_said_in_the_language_of_the_text() -> None:
    factories.text(language="ar", title={"ar": "أضواء الساحل"}, words=["الأضواء بيضاء."])
    with override("fr"):
        paper = papers.clean(page().line, page(), at=AT)
    assert (paper.language, paper.title) == ("ar", "أضواء الساحل")
    assert paper.dated != "3 octobre 2016"


WORDS = st.lists(st.sampled_from("sea light ضوء 灯 and [^1] , white".split()), max_size=8).map(" ".join)


def row(base: str, texts: list[str | None]) -> ParagraphLine:
    """A paragraph with proposals, one a sponsor."""
    made = tuple(
        ProposalLine(
            n,
            "delete" if text is None else "replace",
            text or "",
            None,
            "",
            (SponsorLine(f"Sponsor {n}", n, f"S{n}"),),
            False,
            "open",
            AT,
            notes=("A note.",),
        )
        for n, text in enumerate(texts, 1)
        if text != ""
    )
    return ParagraphLine(
        1, 1, "1", "paragraph", 1, base, ("A note.",), True, False, False, None, "open", AT, False, "", "", (), made
    )


@given(WORDS.filter(bool), st.lists(st.none() | WORDS, max_size=4))
def test_tracked_changes_that_are_all_rejected_leave_what_stands(base: str, texts: list[str | None]) -> None:
    told, _notes = runs.tracked(row(base, texts))
    left = "".join(f"[^{run.note}]" if run.note else run.text for run in told if run.mark != "ins")
    assert left == base


@given(WORDS, WORDS)
def test_a_redline_gives_both_wordings_back(before: str, after: str) -> None:
    told = runs.changed(redline.words(before, after), 1, runs.NOBODY)
    for side, mark in ((before, "ins"), (after, "del")):
        assert "".join(f"[^{run.note}]" if run.note else run.text for run in told if run.mark != mark) == side
