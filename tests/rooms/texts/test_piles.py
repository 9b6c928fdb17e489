"""Each contribution stays in exactly one pile, and only the chair moves it; a concluded text is as it was concluded."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.record.actor import SECRETARIAT, Forbidden
from plenary.record.problems import Problem
from plenary.texts import acts, reads
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member, page, par

pytestmark = pytest.mark.django_db
EDIT = f"/groups/{SLUG}/texts/draft/edit/"


def piles() -> list[str]:
    return [p.pile for p in page().paragraphs]


@pytest.mark.accepts(63)
def test_only_the_chair_moves_a_contribution_to_the_statements_and_says_why() -> None:
    factories.text()
    with pytest.raises(Forbidden):
        do(acts.set_statement, key=2, statement=True, reason="It states a fact.")
    with pytest.raises(Problem, match="Say why"):
        do(acts.set_statement, chair(), key=2, statement=True, reason=" ")
    with pytest.raises(Problem, match="no pile"):
        do(acts.set_statement, chair(), key=1, statement=True, reason="X")
    with pytest.raises(TypeError):
        do(acts.set_paragraph, key=2, statement=True)
    client = factories.client(SECRETARIAT)
    assert 'name="statement"' not in client.get(EDIT, {"key": 2}).content.decode()
    client.post(EDIT, {"do": "set", "key": "2", "statement": "1"})
    assert piles() == ["", "revisit", "revisit"]
    do(acts.set_statement, chair(), key=2, statement=True, reason="It states a fact.")
    assert do(acts.set_statement, chair(), key=2, statement=True, reason="It states a fact.").entry == 0
    assert piles() == ["", "statements", "revisit"]
    assert reads.history(SLUG, "draft", 2)[0].reason == "It states a fact."


@pytest.mark.accepts(63)
def test_what_members_have_before_them_is_not_made_a_heading_and_so_put_in_no_pile() -> None:
    factories.text()
    for key, kind in ((2, "heading"), (1, "paragraph")):
        with pytest.raises(Problem, match="only while the text is drafted"):
            do(acts.set_paragraph, key=key, kind=kind)
    do(acts.set_paragraph, key=2, kind="item")
    assert piles() == ["", "revisit", "revisit"]
    answer = factories.client(SECRETARIAT).post(EDIT, {"do": "set", "key": "3", "kind": "heading"})
    assert answer.status_code == 400
    assert "only while the text is drafted" in answer.content.decode()


def test_a_draft_in_which_the_chair_has_proposed_already_keeps_its_kinds_there() -> None:
    factories.text(open=False)
    do(acts.propose, chair(), op="replace", key=2, words="Two lights.")
    with pytest.raises(Problem, match="only while the text is drafted"):
        do(acts.set_paragraph, key=2, kind="heading")
    do(acts.set_paragraph, key=3, kind="heading")
    assert piles() == ["", "revisit", ""]


def test_nothing_that_the_chair_has_found_disappears_by_a_merger() -> None:
    factories.text(
        words=["One.", "Two.", {"kind": "heading", "words": "Lights"}, {"words": "Four.", "statement": True}]
    )
    do(acts.mark, chair(), key=2, state="none", reason="We differ.")
    for told in ({"key": 1, "into": 2}, {"key": 2, "into": 1}):
        with pytest.raises(Problem, match="reopens it first"):
            do(acts.merge_paragraphs, chair(), words="All.", **told)
    with pytest.raises(Problem, match="heading"):
        do(acts.merge_paragraphs, key=1, into=3, words="All.")
    with pytest.raises(Problem, match="statement"):
        do(acts.merge_paragraphs, key=1, into=4, words="All.")
    do(acts.mark, chair(), key=2, state="open", reason="We talked.")
    do(acts.merge_paragraphs, key=2, into=1, words="All.")
    assert par(2).into == 1


def test_nothing_moves_in_a_concluded_text() -> None:
    factories.text()
    number = factories.proposal(2, "Two lights.")
    factories.proposal(2, "Two lights.", seat=3)
    inserted = factories.proposal(2, "Buoys too.", op="insert")
    do(acts.conclude, chair())
    before = page()
    told: tuple[tuple[Any, Any, dict[str, Any]], ...] = (
        (acts.withdraw, member(), {"proposal": inserted}),
        (acts.leave, member(), {"proposal": number}),
        (acts.cosponsor, member(), {"proposal": inserted}),
        (acts.revise, member(), {"proposal": inserted, "words": "X"}),
        (acts.comment, member(), {"key": 2, "words": "X"}),
        (acts.translate, chair(), {"key": 2, "language": "fr", "words": "X"}),
        (acts.merge_paragraphs, chair(), {"key": 3, "into": 2, "words": "X"}),
        (acts.place_paragraph, chair(), {"key": 3, "after": 0}),
        (acts.set_paragraph, chair(), {"key": 3, "tag": "factual"}),
        (acts.set_statement, chair(), {"key": 3, "statement": True, "reason": "X"}),
        (acts.issue_revision, chair(), {}),
        (acts.rename_text, chair(), {"title": {"en": "Other lights"}}),
    )
    for act, by, facts in told:
        with pytest.raises(Problem, match="concluded"):
            do(act, by, **facts)
    assert page() == before
    do(acts.rename_text, symbol="PORTS/2016/1")
    found = factories.client(SECRETARIAT).get(f"/groups/{SLUG}/texts/draft/comments/").content.decode()
    assert "The work on this text is concluded." in found


def test_a_round_on_a_frozen_revision_goes_on_after_the_text_is_concluded() -> None:
    factories.text()
    do(acts.issue_revision, chair())
    do(acts.open_round, chair(), revision=1, closes=AT + timedelta(days=7))
    do(acts.conclude, chair())
    number = do(acts.comment, member(), key=2, words="Which harbours?", round=1).value
    do(acts.answer_comment, chair(), number=number, disposition="noted")
    assert reads.comments(SLUG, "draft", round=1)[0].disposition == "noted"
