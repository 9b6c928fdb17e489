"""Questionnaires from JSON: read liberally, refused with everything there is to mend."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.press import questionnaires
from plenary.press.questionnaires import Unreadable
from plenary.rules import branching


def read(document: object) -> questionnaires.Questionnaire:
    return questionnaires.read("q.json", json.dumps(document).encode(), branching.translate)


@pytest.mark.accepts(43)
def test_the_documented_shape_is_read() -> None:
    found = read(
        {
            "title": "Enhanced cooperation",
            "questions": [
                {"number": 1, "text": "Who answers?", "kind": "profile", "choices": ["Government", "Other"]},
                {"number": 2, "text": "What is it?", "parts": ["a", "b", "c"], "kind": "long"},
                {"number": "10", "text": "Anything else?"},
            ],
        }
    )
    assert found.title == {"en": "Enhanced cooperation"}
    assert found.languages == ("en",)
    assert [question.number for question in found.questions] == ["1", "2", "10"]
    assert [question.number_as_given for question in found.questions] == [1, 2, "10"]
    assert [question.kind for question in found.questions] == ["profile", "long", "long"]
    assert found.questions[0].choices[0] == ("Government", {"en": "Government"})


@pytest.mark.accepts(43)
def test_eighteen_questions_keep_their_numbers_and_their_order() -> None:
    found = read({"title": "All", "questions": [{"number": n, "text": f"Subject {n}"} for n in range(1, 19)]})
    assert [question.number for question in found.questions] == [str(n) for n in range(1, 19)]


@pytest.mark.accepts("X3")
@pytest.mark.parametrize(
    "parts",
    [
        ["a", "b", "c"],
        ["a)", "(b)", "C."],
        3,
        ["a) Significance", "b) Purpose", "c) Scope"],
        ["Significance", "Purpose", "Scope"],
        [{"letter": "a", "text": "Significance"}, {"part": "b"}, {"label": "c)", "text": {"fr": "Portée"}}],
        [{"text": "Significance"}, {"text": "Purpose"}, {"text": "Scope"}],
        {"a": "Significance", "b": "Purpose", "c": "Scope"},
    ],
)
def test_lettered_parts_may_be_written_in_any_way(parts: object) -> None:
    (question,) = read({"title": "T", "questions": [{"number": 2, "text": "X", "parts": parts}]}).questions
    assert [letter for letter, _ in question.parts] == ["a", "b", "c"]


def test_texts_of_parts_lose_their_letter() -> None:
    (question,) = read(
        {"title": "T", "questions": [{"text": "X", "parts": ["a) Significance", "b) I. Purpose"]}]}
    ).questions
    assert question.parts == (("a", {"en": "Significance"}), ("b", {"en": "I. Purpose"}))


def test_several_languages_stand_side_by_side() -> None:
    found = read(
        {
            "language": "fr",
            "title": {"en": "Call", "fr": "Appel"},
            "questions": [{"number": 1, "text": {"ar": "سؤال", "fr": "Question", "en": "Question"}}],
        }
    )
    assert found.languages[0] == "fr"
    assert set(found.languages) == {"en", "fr", "ar"}


@pytest.mark.accepts(134)
def test_questions_point_to_paragraphs_of_a_source() -> None:
    refs = [["Tunis Agenda 69", "Tunis Agenda 71"], "Tunis Agenda 69; Tunis Agenda 71"]
    for given_refs in refs:
        (question,) = read({"title": "T", "questions": [{"text": "X", "refs": given_refs}]}).questions
        assert question.refs == ("Tunis Agenda 69", "Tunis Agenda 71")


@pytest.mark.accepts(44)
def test_conditions_are_carried_over_and_a_wrong_one_is_named() -> None:
    questions = [{"number": 1, "text": "Who?"}, {"number": 2, "text": "Why?", "relevant": "Q1  in ['ngo']"}]
    assert read({"title": "T", "questions": questions}).questions[1].relevant == 'Q1 in ["ngo"]'
    questions[1]["relevant"] = "Q1 = "
    with pytest.raises(Unreadable, match=r"questions\[1\]: The condition cannot be read"):
        read({"title": "T", "questions": questions})


@pytest.mark.parametrize(
    ("number", "tidy"), [("Q2", "2"), ("2.", "2"), ("Question 07", "7"), ("3bis", "3 bis"), (4.0, "4"), (None, "1")]
)
def test_numbers_are_tidied(number: object, tidy: str) -> None:
    (question,) = read({"title": "T", "questions": [{"number": number, "text": "X"}]}).questions
    assert question.number == tidy


def test_a_bare_list_needs_only_a_title() -> None:
    with pytest.raises(Unreadable, match="no title"):
        read([{"text": "Who?"}])
    assert read({"title": "T", "questions": ["Who?", "Why?"]}).questions[1].text == {"en": "Why?"}


def test_everything_to_mend_is_said_at_once_with_its_place() -> None:
    with pytest.raises(Unreadable) as caught:
        read(
            {
                "title": "",
                "questions": [
                    {"number": 1, "text": "A", "kind": "essay question"},
                    {"number": 1, "text": "B", "parts": ["a", "a"]},
                    {"number": 3},
                    {"number": 4, "text": "C", "kind": "choice"},
                    "D",
                    7,
                ],
            }
        )
    places = [problem.where for problem in caught.value.problems]
    assert places == [
        "questions[5]",
        "title",
        "questions[0]",
        "questions[1]",
        "questions[1]",
        "questions[2]",
        "questions[3]",
    ]
    assert "long, text, choice" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "message", "where"),
    [
        (b'{"title": "T",', "not JSON", "line 1"),
        (b'{"title": "T"}', "no list of questions", "questions"),
        (b'{"title": "T", "questions": {}}', "like this", "questions"),
        (b'{"title": "T", "questions": []}', "no questions", ""),
        (b"[" * 100_000, "JSON|nested", ""),
        (b'{"title": "\xe9"}', "UTF-8", "byte 11"),
        (b"", "empty", "q.json"),
        (b"hello", "not JSON", "line 1"),
        (b"5", "like this", ""),
    ],
)
def test_what_is_no_questionnaire_is_refused_clearly(data: bytes, message: str, where: str) -> None:
    with pytest.raises(Unreadable, match=message) as caught:
        questionnaires.read("q.json", data)
    assert where in caught.value.where


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=6)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["title", "questions", "number", "text", "parts", "kind", "choices", "en"]), inner
        ),
    ),
    max_leaves=12,
)


@given(st.fixed_dictionaries({"title": JSON, "questions": st.lists(JSON, max_size=3)}))
def test_any_json_is_read_or_refused(document: object) -> None:
    try:
        questions = read(document).questions
    except Unreadable as refusal:
        said = [problem.message for problem in refusal.problems]
    else:
        said = [text for question in questions for text in question.text.values()]
    assert said
    assert all(said)


def test_files_of_other_programs_are_named() -> None:
    with pytest.raises(Unreadable, match=r"Save it as \.xlsx"):
        questionnaires.read("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(Unreadable, match="no questionnaire file"):
        questionnaires.read("photo.png", b"\x89PNG\r\n")


def test_what_no_table_holds_is_taken_out_and_a_number_of_five_thousand_figures_is_refused() -> None:
    data = b'{"title": "T\\ud800", "questions": [{"number": 1, "text": {"en": "A\\u0000b\\u001b[31m \\u202ec"}}]}'
    found = questionnaires.read("q.json", data, branching.translate)
    assert (found.title, found.questions[0].text) == ({"en": "T\ufffd"}, {"en": "Ab[31m c"})
    with pytest.raises(Unreadable) as refused:
        questionnaires.read("q.json", b'{"title": "T", "questions": [{"number": %s, "text": "A"}]}' % (b"1" * 5000))
    assert refused.value.where == "questions[0]"
    assert "cannot be a number" in refused.value.message
    assert len(refused.value.message) < 200


def test_a_refusal_has_a_bound() -> None:
    with pytest.raises(Unreadable) as refused:
        read({"title": "T", "questions": [1] * 200_000})
    assert (len(refused.value.problems), refused.value.more) == (50, 199_950)
    assert str(refused.value).endswith("and 199950 more")
    with pytest.raises(Unreadable) as refused:
        read({"title": "T", "questions": [{"text": "A", "kind": "\x1b]0;x\u202e" + "k" * 90_000}]})
    assert "k…”" in refused.value.message
    assert not set("\x1b\u202e") & set(str(refused.value))
    assert len(str(refused.value)) < 300
