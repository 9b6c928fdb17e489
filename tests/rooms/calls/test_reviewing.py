"""The review: blocks move, answers follow, nothing is lost."""

from __future__ import annotations

from datetime import datetime

import pytest

from plenary.calls import acts, reads, review_reads
from plenary.calls.models import Original
from plenary.record import reads as record
from plenary.record.actor import NOBODY, Actor, Forbidden
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests.rooms.calls.conftest import usual, word
from tests.rooms.calls.test_importing import bring


@pytest.fixture
def essay(by: Actor, call: str, at: datetime) -> int:
    """The number of a response in which no question was found."""
    text = [f"Paragraph {n} of an essay that quotes no question and answers in its own order." for n in range(1, 5)]
    return bring(by, call, at, ("essay.docx", word(text))).numbers[0]


def test_an_essay_waits_in_review_with_all_its_blocks(by: Actor, call: str, essay: int) -> None:
    sheet = review_reads.sheet(by, call, essay)
    assert sheet is not None
    assert sheet.response.state == "review"
    assert "no-questions" in sheet.response.why_review
    assert {b.place for b in sheet.blocks} <= {"doubt", "leftover"}
    assert reads.answers(NOBODY, call) == (), "the public sees nothing that waits in review"


def test_blocks_put_under_a_question_become_its_answer(by: Actor, call: str, essay: int, at: datetime) -> None:
    acts.place_blocks(by, call=call, number=essay, blocks=[1, 0], question="10", at=at)
    [answer] = reads.answers(by, call, number=essay)
    assert answer.question == "10"
    assert answer.text.index("Paragraph 1") < answer.text.index("Paragraph 2"), "in the order of the source"
    acts.place_blocks(by, call=call, number=essay, blocks=[1], question="2", part="b", at=at)
    texts = {(a.question, a.part): a.text for a in reads.answers(by, call, number=essay)}
    assert "Paragraph 2" not in texts["10", ""]
    assert "Paragraph 2" in texts["2", "b"]
    original = Original.objects.get(response__number=essay)
    assert len(original.places) == len(original.blocks)
    assert verify().problems == []


def test_an_answer_whose_last_block_leaves_is_gone(by: Actor, call: str, essay: int, at: datetime) -> None:
    acts.place_blocks(by, call=call, number=essay, blocks=[0], question="10", at=at)
    acts.place_blocks(by, call=call, number=essay, blocks=[0], at=at)
    assert reads.answers(by, call, number=essay) == ()


def test_open_doubts_keep_a_response_from_being_confirmed(by: Actor, call: str, essay: int, at: datetime) -> None:
    sheet = review_reads.sheet(by, call, essay)
    assert sheet is not None
    if not sheet.doubts:
        pytest.fail("an essay without questions must leave a doubt for a person")
    with pytest.raises(Problem, match="Settle them first"):
        acts.confirm_response(by, call=call, number=essay, at=at)
    for doubt in sheet.doubts:
        acts.settle_doubt(by, call=call, number=essay, doubt=doubt.number, question="10", at=at)
    acts.confirm_response(by, call=call, number=essay, at=at)
    assert [a.question for a in reads.answers(NOBODY, call)] == ["10"]


def test_a_correction_keeps_the_text_before_in_the_record(by: Actor, call: str, at: datetime) -> None:
    number = bring(by, call, at, ("a.docx", usual())).numbers[0]
    with pytest.raises(Problem, match="Say why"):
        acts.correct_answer(by, call=call, number=number, question="10", text="New.", reason=" ", at=at)
    receipt = acts.correct_answer(by, call=call, number=number, question="10", text="New.", reason="Sent anew.", at=at)
    assert {a.text for a in reads.answers(NOBODY, call, question="10")} == {"New."}
    full = record.entry(receipt.entry)
    assert full is not None
    assert full.what is not None
    assert full.what["reason"] == "Sent anew."
    # Moving blocks afterwards does not undo what a person wrote.
    acts.place_blocks(by, call=call, number=number, blocks=[0], question="10", at=at)
    assert {a.text for a in reads.answers(NOBODY, call, question="10")} == {"New."}


def test_what_is_set_aside_counts_no_longer_and_can_come_back(by: Actor, call: str, at: datetime) -> None:
    number = bring(by, call, at, ("a.docx", usual())).numbers[0]
    acts.set_aside(by, call=call, number=number, reason="Sent twice.", at=at)
    assert reads.responses(NOBODY, call) == ()
    acts.reopen_response(by, call=call, number=number, reason="It was not.", at=at)
    acts.confirm_response(by, call=call, number=number, at=at)
    assert len(reads.responses(NOBODY, call)) == 1


def test_the_respondent_can_be_described_anew(by: Actor, call: str, at: datetime) -> None:
    number = bring(by, call, at, ("a.docx", usual())).numbers[0]
    acts.describe_response(by, call=call, number=number, facts={"name": "New Name", "cited": False}, at=at)
    assert reads.answers(NOBODY, call) == ()
    assert reads.responses(by, call)[0].name == "New Name"


def test_nobody_but_the_secretariat_reviews(call: str, essay: int, at: datetime) -> None:
    with pytest.raises(Forbidden):
        acts.place_blocks(NOBODY, call=call, number=essay, blocks=[0], question="10", at=at)
    assert review_reads.sheet(NOBODY, call, essay) is None
