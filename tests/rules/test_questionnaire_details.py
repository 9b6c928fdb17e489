"""Prose, states, languages, particulars, duplicates and dates: what a secretariat sees beside the answers."""

from __future__ import annotations

import time

import pytest

from plenary.press.blocks import Block
from plenary.rules.questionnaire import (
    Part,
    Question,
    dates,
    fields,
    language_of,
    near_duplicates,
    prose,
    sort_key,
    split,
    state_of,
    words,
    yes_or_no,
)
from tests.rules.questionnaire_documents import ANSWERS, ENGLISH, QUESTIONS, Document, given


@pytest.mark.accepts("X4")
def test_natural_order_of_numbers() -> None:
    numbers = ["10", "3 bis", "2", "17", "3", "2a", "4", "3 ter", "2b", "٥"]
    assert sorted(numbers, key=sort_key) == ["2", "2a", "2b", "3", "3 bis", "3 ter", "4", "٥", "10", "17"]


def test_prose_of_every_kind() -> None:
    document = Document()
    document.h("Our position", 3).p("We agree.\nAnd we said so.[^1]").item("one", "1.").item("deeper", "•", 2)
    document.table().row("Year", "Cost").row("2012", "a | b").note("See the report.", "1").note("And the annex.", "2")
    assert prose(document.blocks) == (
        "# Our position\n\nWe agree.\nAnd we said so.[^1]\n\n1. one\n  - deeper\n\n| Year | Cost |\n| 2012 | a ¦ b |\n\n"
        "[^1]: See the report.\n[^2]: And the annex."
    )


def test_typed_lists_are_lists_in_prose() -> None:
    document = Document().p("We ask for").p("- papers in time").p("– seats").p("a) fees").p("1.2 million people")
    assert prose(document.blocks) == "We ask for\n\n- papers in time\n- seats\na) fees\n\n1.2 million people"


def test_paragraphs_of_one_cell_stay_in_one_cell() -> None:
    cells = [
        Block(0, "cell", "left", table=1, row=1, column=1),
        Block(1, "cell", "first", table=1, row=1, column=3),
        Block(2, "cell", "second", table=1, row=1, column=3),
    ]
    assert prose(cells) == "| left |  | first / second |"


@pytest.mark.accepts("X6")
@pytest.mark.parametrize(
    ("text", "state", "see"),
    [
        ("", "blank", ()),
        (" – ", "blank", ()),
        ("_______", "blank", ()),
        ("Click or tap here to enter text.", "blank", ()),
        ("☐ Yes\n☐ No", "blank", ()),
        ("N/a", "not_applicable", ()),
        ("Sans objet.", "not_applicable", ()),
        ("No aplica", "not_applicable", ()),
        ("لا ينطبق", "not_applicable", ()),
        ("不适用。", "not_applicable", ()),
        ("Не применимо", "not_applicable", ()),
        ("see 15", "reference", ("15",)),
        ("See our answers to questions 3-5 and 8.", "reference", ("3", "4", "5", "8")),
        ("Voir notre réponse à la question 15", "reference", ("15",)),
        ("Véase la respuesta a la pregunta 15", "reference", ("15",)),
        ("انظر الإجابة على السؤال ١٥", "reference", ("15",)),
        ("请参见我们对问题15的答复", "reference", ("15",)),
        ("см. ответ на вопрос 15", "reference", ("15",)),
        ("As above.", "reference", ()),
        ("See 15, where we ask for papers in time.", "answered", ()),
        ("We see 15 issues.", "answered", ()),
        ("No comment.", "answered", ()),
        ("None", "answered", ()),
        ("☒ Yes\n☐ No", "answered", ()),
        ("No.", "answered", ()),
    ],
)
def test_states(text: str, state: str, see: tuple[str, ...]) -> None:
    assert state_of(text) == (state, see)


@pytest.mark.accepts("X6")
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We believe that the role of governments is to set the law.", "en"),
        ("Nous pensons que le rôle des gouvernements est de fixer la loi.", "fr"),
        ("Creemos que el papel de los gobiernos es fijar la ley.", "es"),
        ("Acreditamos que o papel dos governos é fazer a lei e que não há outro.", "pt"),
        ("Wir glauben, dass die Rolle der Regierungen nicht die einzige ist.", "de"),
        ("نعتقد أن دور الحكومات هو وضع القانون", "ar"),
        ("我们认为政府的作用是制定法律，ICANN 的作用是管理域名", "zh"),
        ("Мы считаем, что роль правительств — устанавливать законы", "ru"),
        ("私たちは政府の役割は法律を定めることだと考えます", "ja"),
        ("Internet", ""),
        ("2013", ""),
    ],
)
def test_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


def test_words_are_counted_in_every_script() -> None:
    assert words("Two words[^1].") == 2
    assert words("政府的作用") == 5
    assert words("") == 0


def test_particulars_above_the_first_question() -> None:
    document = Document().h("Response", 1).p("Name of organisation: Cordova Libraries\nCountry: Cordova")
    document.table().row("E-mail", "desk@example.org").row("Date", "10/9/2013")
    document.bold("Stakeholder category:").p("Civil society")
    document.p("Do you authorise citation? ☒ Yes ☐ No").p(
        "Submitted on behalf of: Arvenia Net, Union of Readers; Club 4"
    )
    document.bold(f"1. {ENGLISH['1']}").p(ANSWERS["1"])
    document.bold(f"3. {ENGLISH['3']}").p("Country: this is part of an answer")
    result = split(document.blocks, QUESTIONS)
    first = min(result.answers[0].prompt)
    found = fields(document.blocks, until=first)
    assert found.get("organisation") == "Cordova Libraries"
    assert found.get("country") == "Cordova"
    assert found.get("email") == "desk@example.org"
    assert found.get("group") == "Civil society"
    assert found.citation is True
    assert found.joint == ("Arvenia Net", "Union of Readers", "Club 4")
    assert {f.block for f in found.found} <= set(result.leftovers)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("Pays : Illyrie", "country", "Illyrie"),
        ("Organización: Red de Lectores", "organisation", "Red de Lectores"),
        ("البريد الإلكتروني: a@example.org", "email", "a@example.org"),
        ("联系人：王明", "contact", "王明"),
        ("Страна: Маренго", "country", "Маренго"),
    ],
)
def test_particulars_in_other_languages(line: str, name: str, value: str) -> None:
    assert fields([Block(0, "paragraph", line)]).get(name) == value


@pytest.mark.accepts("X1")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Yes", True),
        ("Oui.", True),
        ("No, thank you", False),
        ("☐ Yes ☒ No", False),
        ("同意", True),
        ("yes/no", None),
        ("☐ Yes ☐ No", None),
        ("Yes, but not our annex", None),
        ("", None),
    ],
)
def test_consent_is_never_guessed(text: str, said: bool | None) -> None:
    assert yes_or_no(text) is said


@pytest.mark.accepts("X5")
def test_dates_keep_both_readings() -> None:
    found = dates("Received 10/9/2013; closed 17 September 2013; sent 31.06.2013, ١٧ سبتمبر ٢٠١٣ and 2013年9月6日.")
    assert [r.iso for r in found] == [
        ("2013-09-10", "2013-10-09"),
        ("2013-09-17",),
        (),
        ("2013-09-17",),
        ("2013-09-06",),
    ]
    assert [r.ambiguous for r in found] == [True, False, False, False, False]
    assert found[0].text == "10/9/2013"


@pytest.mark.accepts("X8")
def test_the_same_words_under_two_names_are_found() -> None:
    letter = " ".join(ANSWERS.values())
    changed = letter.replace("Visas, fees and time zones", "Fees, visas and the hours of the day")
    other = " ".join(ENGLISH.values())
    pairs = near_duplicates([("R1", letter), ("R2", other), ("R3", changed.upper()), ("R4", "")])
    assert [(a, b) for a, b, _ in pairs] == [("R1", "R3")]
    assert pairs[0][2] >= 90


def test_a_thousand_responses_are_compared_in_seconds() -> None:
    texts = [(f"R{i}", " ".join(f"w{(i * 7919 + k * k) % 5003}" for k in range(400))) for i in range(1000)]
    started = time.process_time()
    near_duplicates(texts)
    assert time.process_time() - started < 6  # about 0.7 s on an idle machine


@pytest.mark.accepts(90)
def test_footnotes_go_with_the_answer_that_carries_their_mark() -> None:
    document = Document().p("A covering note.[^3]")
    document.bold(f"4. {ENGLISH['4']}[^1]").p("Spam.").bold(f"5. {ENGLISH['5']}").p("Law.[^2]")
    document.note("On the question.", "1").note("On law.", "2").note("On the note.", "3").note("On nothing.", "9")
    result = split(document.blocks, QUESTIONS)
    assert given(result) == {"4": "Spam. [^1]: On the question.", "5": "Law.[^2] [^2]: On law."}
    assert 0 in result.leftovers
    assert 7 in result.leftovers
    assert [d.reason for d in result.doubts] == ["orphan-footnote"]


@pytest.mark.accepts(44, 45)
def test_profile_and_open_question_are_questions_like_others() -> None:
    document = Document().bold(f"1. {ENGLISH['1']}").p("☒ Civil society\n☐ Government")
    document.bold(f"18. {ENGLISH['18']}").p("The price of telephones is missing from your list.")
    found = given(split(document.blocks, QUESTIONS))
    assert found["1"].startswith("☒ Civil society")
    assert found["18"] == "The price of telephones is missing from your list."


def test_one_block_with_several_answers_is_counted_once() -> None:
    document = Document().p(f"4. {ENGLISH['4']}\nSpam.\n5. {ENGLISH['5']}\nLaw.")
    result = split(document.blocks, QUESTIONS)
    first, second = result.answers
    assert (first.blocks, second.blocks, second.within) == ((0,), (), (0,))
    assert (first.text, second.text) == ("Spam.", "Law.")


def test_two_guiding_questions_and_an_essay_with_numbered_points() -> None:
    """Two numbers prove nothing: an essay's points 1 and 2 are not taken for answers to questions 1 and 2."""
    guiding = [
        Question("1", ("Which features should enhanced cooperation have?",)),
        Question("2", ("Which recommendations follow for the working group?",)),
    ]
    document = (
        Document().p("Our view in short.").p("1. Cables are dear.").p("2. Ports are few.").p("3. Skills are scarce.")
    )
    assert split(document.blocks, guiding).questionless
    document = Document().bold("1. Features of enhanced cooperation").p("Open minutes.")
    document.bold("2. Recommendations to the working group").p("Meet less, write more.")
    assert given(split(document.blocks, guiding)) == {"1": "Open minutes.", "2": "Meet less, write more."}


@pytest.mark.accepts("X3")
def test_letters_of_a_list_inside_a_sub_answer_are_not_guessed() -> None:
    document = (
        Document().bold(f"2. {ENGLISH['2']}").p("a) It matters:").p("a) to us;").p("b) to others.").p("b) To decide.")
    )
    result = split([*document.blocks], QUESTIONS)
    assert [d.reason for d in result.doubts] == ["parts-unclear"]
    assert ("2", "", 50) in result.doubts[0].candidates


def test_parts_without_wordings() -> None:
    questions = [Question("7", ("What would you change?",), (Part("a"), Part("b")))]
    document = Document().bold("7. What would you change?").p("(a) The order.").p("And the hour.").p("(b) Nothing.")
    assert given(split(document.blocks, questions)) == {"7a": "The order. And the hour.", "7b": "Nothing."}


def test_a_document_in_a_language_of_its_own_is_cut_but_not_placed() -> None:
    document = Document()
    for number in range(1, 19):
        document.p(f"Вопрос {number}.").p("Мы считаем, что это важно для всех и должно продолжаться.")
    result = split(document.blocks, QUESTIONS)
    assert result.questionless
    assert {d.reason for d in result.doubts} == {"another-language"}
    assert [d.candidates[0][0] for d in result.doubts] == [str(n) for n in range(1, 19)]


def test_nothing_at_all() -> None:
    assert split([], QUESTIONS).questionless
    assert split([Block(0, "paragraph", "Words.")], []).doubts[0].blocks == (0,)


def test_a_paper_with_numbered_paragraphs_is_not_taken_for_answers() -> None:
    """Eighteen numbered paragraphs on other matters than their numbers' questions: a person decides."""
    order = list(ANSWERS)
    paper, answers = Document(), Document()
    for number, other in zip(order, [*order[7:], *order[:7]], strict=True):
        paper.p(f"{number}. {ANSWERS[other]}")
        answers.p(f"{number}. {ANSWERS[number]}")
    assert split(paper.blocks, QUESTIONS).questionless
    assert len(given(split(answers.blocks, QUESTIONS))) == 18


def test_what_may_be_a_question_can_be_given_back_to_the_answer_before() -> None:
    document = Document()
    for number in ("5", "6", "8", "9"):
        document.bold(ENGLISH[number]).p(ANSWERS[number])
        if number == "6":
            document.bold("And who else is to be heard in these matters?").p("Everybody.")
    doubt = split(document.blocks, QUESTIONS).doubts[0]
    numbers = [number for number, _, _ in doubt.candidates]
    assert numbers[0] == "7"
    assert numbers[-1] == "6"


def test_an_answer_in_the_bold_line_of_its_question_is_not_lost() -> None:
    document = Document()
    for number in ("3", "4", "5"):
        document.bold(f"{number}. {ENGLISH[number]} Yes, in part.")
    found = given(split(document.blocks, QUESTIONS))
    assert {n: t.removeprefix("Please give examples. ") for n, t in found.items()} == dict.fromkeys(
        "345", "Yes, in part."
    )


def test_a_cell_that_asks_is_all_question() -> None:
    document = Document().table()
    document.row(
        f"2. {ENGLISH['2']}\na) Its significance\nb) Its purpose\nc) Its scope", "(a) Much.\n(b) Order.\n(c) Wide."
    )
    document.row(f"3. {ENGLISH['3']}\nPlease be brief.", "Little.")
    assert given(split(document.blocks, QUESTIONS)) == {"2a": "Much.", "2b": "Order.", "2c": "Wide.", "3": "Little."}


def test_a_name_under_a_blank_last_answer_is_not_an_answer() -> None:
    document = Document().table()
    for number in ("16", "17"):
        document.row(f"{number}. {ENGLISH[number]}").row(ANSWERS[number])
    document.row(f"18. {ENGLISH['18']}").p("Amo Marengo").p("Second Secretary")
    result = split(document.blocks, QUESTIONS)
    assert given(result).keys() == {"16", "17"}
    assert [(d.reason, d.text) for d in result.doubts] == [("after-last-answer", "Amo Marengo\n\nSecond Secretary")]


def test_letters_of_the_questionnaire_prove_that_numbers_are_its_own() -> None:
    document = Document()
    for number in ENGLISH:
        if number == "2":
            document.p("2 a) Much.").p("2 b) Order.").p("2 c) Wide.")
        else:
            document.p(f"{number}. Nothing that tells which question it was, number {number}.")
    assert len(given(split(document.blocks, QUESTIONS))) == 20
