"""A report whose record went on since it was assembled: nothing is called agreed any more that is not, and no draft says so."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plenary.consensus import acts as consensus
from plenary.record.actor import operator
from plenary.record.problems import Problem
from plenary.reports import acts
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.reports.test_report import WHERE, doubted, made, now
from tests.rooms.reports.test_report_ends import fresh
from tests.rooms.reports.test_report_pages import page, post

pytestmark = pytest.mark.django_db


def reopen(number: int = 1) -> None:
    """The chair reopens a recommendation where it was negotiated."""
    consensus.find(
        factories.actor("chair"), group=SLUG, text="draft", key=number, finding="reopened", reason="New facts.", at=AT
    )


def part(words: str) -> tuple[str, str]:
    found = next(p for p in now().paragraphs if p.line.words == words)
    return found.part, found.why


@pytest.mark.accepts(9)
def test_what_is_reopened_where_it_was_negotiated_is_at_once_not_agreed_in_the_report() -> None:
    made("agreed", "agreed")
    reopen()
    assert part("The light 1 burns.") == ("other", "open")
    assert part("The light 2 burns.") == ("consensus", "")


@pytest.mark.accepts(9, 158)
def test_a_reopened_recommendation_is_doubted_until_the_report_is_assembled_anew() -> None:
    made("agreed", "agreed")
    reopen()
    kinds = {(d.kind, d.was, d.now) for d in doubted() if d.kind == "stale-state"}
    assert kinds == {("stale-state", "consensus", "other")}
    assert any("agreed by consensus on 2 recommendations" in d.sentence for d in doubted())
    with pytest.raises(Problem, match="The record went on"):
        acts.issue_draft(operator(), **WHERE)
    words = page("report-check", "chair")
    assert "Where it was negotiated, now: not agreed by consensus." in words
    assert "Assemble it anew" in words
    acts.assemble_report(operator(), **WHERE)
    assert doubted() == ()
    assert part("The light 1 burns.") == ("other", "open")
    acts.issue_draft(operator(), **WHERE)


def test_words_that_the_record_does_not_give_any_more_stand_with_a_reason() -> None:
    made("agreed", "none")
    reopen()
    for doubt in doubted():
        acts.keep_doubt(operator(), doubt=doubt.id, reason="As of Friday.", **WHERE)
    acts.issue_draft(operator(), **WHERE)


@pytest.mark.accepts(9)
def test_a_draft_is_not_adopted_over_what_was_reopened_since() -> None:
    made("agreed", "agreed")
    acts.issue_draft(operator(), **WHERE)
    reopen()
    assert "nobody has found where the group stands on it" in page("report-adopt", "chair")
    with pytest.raises(Problem, match="The record went on"):
        acts.propose_adoption(fresh("chair"), **WHERE)
    for doubt in doubted():
        acts.keep_doubt(operator(), doubt=doubt.id, reason="As of Friday.", **WHERE)
    with pytest.raises(Problem, match="is in the other part"):
        acts.propose_adoption(fresh("chair"), **WHERE)


def test_findings_and_texts_are_counted_among_what_came_since() -> None:
    made("agreed")
    assert "0 entries about meetings, texts and questions have come" in page("report-edit", "chair")
    reopen()
    assert "0 entries about meetings, texts and questions have come" not in page("report-edit", "chair")


def test_who_lets_a_figure_stand_comes_back_to_the_doubts() -> None:
    made("agreed")
    reopen()
    (first, *_rest) = doubted()
    answer = post("report-check", "keep", doubt=first.id, reason="So it was.")
    assert "/check" in answer["Location"] or "figures" in answer["Location"]
    assert answer["Location"].endswith(f"#d-{first.id}")


def test_a_call_that_goes_on_is_told_anew_before_a_draft_says_how_many_answered() -> None:
    made()
    factories.response("views", name="Second Society")
    with pytest.raises(Problem, match="The record went on"):
        acts.issue_draft(operator(), **{**WHERE, "at": AT + timedelta(minutes=1)})
