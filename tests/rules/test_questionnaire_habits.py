"""Whatever the habit of a respondent, the answers come out, or a person is asked."""

from __future__ import annotations

from importlib import import_module

import pytest

from plenary.rules.questionnaire import check_every_block_once, split
from tests.rules.questionnaire_documents import QUESTIONS, Document, flagged, given, plain, wrong
from tests.rules.questionnaire_habits import HABITS

for module in ("forms", "orders", "parts", "tables"):
    import_module(f"tests.rules.questionnaire_habits_{module}")  # they fill HABITS


LEFT_TO_A_PERSON = {
    "numonly_lists": 4,
    "reworded_bold": 3,
    "reworded_plain": 9,
    "short_head": 18,
    "strong_reword_one": 1,
    "offset_reworded": 3,
    "rhetorical": 1,
}


@pytest.mark.parametrize("name", HABITS)
@pytest.mark.accepts(90, 172, "X3")
def test_habit(name: str) -> None:
    document, expected = HABITS[name](Document())
    result = split(document.blocks, QUESTIONS)
    assert check_every_block_once(result, len(document.blocks)) == ()
    assert wrong(result, expected) == {}, "placed wrong without being flagged"
    found = given(result)
    open_ = {n: t for n, t in expected.items() if found.get(n) != plain(t)}
    assert len(open_) <= LEFT_TO_A_PERSON.get(name, 0), open_
    for text in open_.values():
        assert plain(text) in flagged(result) or plain(text).split(" ")[0] in flagged(result)


@pytest.mark.parametrize("name", ["essay", "essay_heads", "essay_numheads", "german", "russian_q"])
def test_without_questions_everything_goes_to_review(name: str) -> None:
    document, _ = HABITS[name](Document())
    result = split(document.blocks, QUESTIONS)
    assert result.questionless
    assert result.answers == ()
    assert {i for d in result.doubts for i in d.blocks} == {b.index for b in document.blocks}


def test_over_all_habits_19_of_20_answers_are_placed() -> None:
    placed = total = 0
    for name, make in HABITS.items():
        document, expected = make(Document())
        found = given(split(document.blocks, QUESTIONS))
        total += len(expected) if name != "short_head" else 0
        placed += sum(found.get(n) == plain(t) for n, t in expected.items())
    assert placed >= 0.95 * total, f"{placed} of {total}"
