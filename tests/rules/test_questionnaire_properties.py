"""What holds for the splitting of any document, whatever it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.press.blocks import Block
from plenary.rules.questionnaire import Part, Question, check_every_block_once, prose, sort_key, split, state_of
from tests.growth import grows_like_its_input
from tests.rules.questionnaire_documents import ANSWERS, ENGLISH, QUESTIONS, Document, flagged, plain
from tests.rules.questionnaire_documents import given as placed

WORDS = st.sampled_from(
    [
        *(" ".join(ENGLISH.values()).split()[:60]),
        *"1. 2. 3) Q4 a) b) c) (2) 2.1 Question Answer: – • ? : ٣ 问题3 السؤال See N/a [^1] [^2] | # \n".split(" "),
        "\n",
        "",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=25).map(" ".join),
    st.sampled_from(list(ENGLISH.values())),
    st.sampled_from(list(ANSWERS.values())),
    st.text(max_size=60),
)
BLOCKS = st.lists(
    st.builds(
        Block,
        index=st.just(0),
        kind=st.sampled_from(["heading", "paragraph", "item", "cell", "footnote"]),
        text=TEXTS,
        level=st.integers(0, 3),
        label=st.sampled_from(["", "", "1.", "2.", "3)", "a)", "•", "furniture", "IV.", "2.1"]),
        bold=st.booleans(),
        table=st.integers(1, 2),
        row=st.integers(1, 4),
        column=st.integers(1, 3),
        mark=st.sampled_from(["", "1", "2"]),
    ),
    max_size=25,
).map(lambda blocks: [replace(b, index=i) for i, b in enumerate(blocks)])
ASKED = st.lists(
    st.builds(
        Question,
        number=st.sampled_from([*ENGLISH, "3 bis", "A1", "2.1", ""]),
        wordings=st.lists(TEXTS, max_size=2).map(tuple),
        parts=st.sampled_from([(), (Part("a"), Part("b", ("Its purpose",)))]),
    ),
    max_size=8,
    unique_by=lambda q: q.number,
)


@given(BLOCKS, st.one_of(ASKED, st.just(list(QUESTIONS))))
@settings(max_examples=300, deadline=None)
@pytest.mark.accepts(172)
def test_every_block_stands_in_exactly_one_place(blocks: list[Block], questions: list[Question]) -> None:
    result = split(blocks, questions)
    assert check_every_block_once(result, len(blocks)) == ()
    assert result.questionless == (not result.answers)


@given(BLOCKS)
@settings(max_examples=150, deadline=None)
def test_no_word_of_an_answer_block_is_dropped_but_the_question(blocks: list[Block]) -> None:
    """What stands in `blocks` of an answer that has no prompt in common with it is all in its text."""
    result = split(blocks, QUESTIONS)
    for answer in result.answers:
        for index in answer.blocks[1:-1]:
            block = blocks[index]
            if block.kind == "paragraph" and not block.label and "\n" not in block.text and index not in answer.within:
                shared = any(index in other.within for other in result.answers)
                for word in [] if shared else block.text.replace("|", "¦").split()[3:]:
                    assert word in answer.text


@given(st.permutations(list(ENGLISH)), st.integers(6, 18))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_questions_does_not_change_the_answers(order: list[str], count: int) -> None:
    chosen = order[:count]
    document = Document().p("Dear Chair, please find our answers below.")
    for number in chosen:
        document.bold(f"{number}. {ENGLISH[number]}").p(ANSWERS[number])
    result = split(document.blocks, QUESTIONS)
    assert placed(result) == {n: plain(ANSWERS[n]) for n in chosen}
    assert result.doubts == ()


@given(st.sampled_from(list(ENGLISH)), st.lists(TEXTS, min_size=1, max_size=6))
@settings(max_examples=100, deadline=None)
def test_adding_to_an_answer_loses_nothing(number: str, added: list[str]) -> None:
    document = Document()
    for n, wording in ENGLISH.items():
        document.bold(f"{n}. {wording}").p(ANSWERS[n])
        if n == number:
            for text in added:
                document.p(text)
    result = split(document.blocks, QUESTIONS)
    assert check_every_block_once(result, len(document.blocks)) == ()
    everything = plain(" ".join([*placed(result).values(), flagged(result)]))
    for answer in ANSWERS.values():
        assert plain(answer) in everything


@given(BLOCKS)
@settings(max_examples=100, deadline=None)
def test_prose_never_opens_or_closes_with_white_space(blocks: list[Block]) -> None:
    text = prose(blocks)
    assert text == text.strip()
    assert "\n\n\n" not in text


@given(st.text(max_size=200))
def test_every_text_has_a_state(text: str) -> None:
    state, see = state_of(text)
    assert state in ("answered", "blank", "not_applicable", "reference")
    assert bool(see) <= (state == "reference")


@given(st.lists(st.integers(1, 400), unique=True))
@pytest.mark.accepts("X4")
def test_numbers_sort_as_numbers(numbers: list[int]) -> None:
    assert sorted(map(str, numbers), key=sort_key) == [str(n) for n in sorted(numbers)]


def long_document(lines: int) -> tuple[Document, list[Question]]:
    """60 questions, each with so many lines of answer, and one answer of 10,000 words."""
    questions = [Question(str(n), (f"{ENGLISH[str(n % 18 + 1)]} Part {n}?",)) for n in range(1, 61)]
    document = Document()
    sentence = "The review of each year should say what was done and who paid for it."
    for question in questions:
        document.bold(f"{question.number}. {question.wordings[0]}")
        for line in range(lines):
            document.p(f"{sentence} {line} {sentence}")
    document.p(f"{sentence} " * 700)
    return document, questions


def test_a_document_of_5000_blocks_is_split_whole() -> None:
    document, questions = long_document(82)
    assert len(split(document.blocks, questions).answers) == 60


def test_a_longer_document_takes_as_much_longer_to_split() -> None:
    def splitter(lines: int) -> Callable[[], object]:
        document, questions = long_document(lines)
        return lambda: split(document.blocks, questions)

    grows_like_its_input(splitter, 20)


def test_the_texts_of_a_known_call_go_whole_to_review() -> None:
    """Real contributions that answer other questions: none of their words is taken for an answer to these."""
    folder = Path(__file__).parents[2] / "../shared/data/netmundial2014/contributions"
    if not folder.is_dir():
        pytest.skip("the folder of contributions is not here")
    placed_answers = 0
    for file in sorted(folder.glob("*B.txt")):
        lines = [t for t in file.read_text("cp1252", errors="replace").splitlines() if t.strip()]
        blocks = [Block(i, "paragraph", t.strip()) for i, t in enumerate(lines)]
        result = split(blocks, QUESTIONS)
        assert check_every_block_once(result, len(blocks)) == ()
        placed_answers += len(result.answers)
    assert placed_answers == 0
