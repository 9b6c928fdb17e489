"""Questionnaires from XLSForm workbooks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest

from plenary.press import questionnaires
from plenary.press.questionnaires import Unreadable
from plenary.rules import branching

HEADS = (
    "type",
    "name",
    "label::English (en)",
    "label::Français (fr)",
    "hint::English (en)",
    "relevant",
    "required",
    "appearance",
    "refs",
)
SURVEY: tuple[tuple[str | None, ...], ...] = (
    ("start", "start", None),
    ("select_one kinds", "kind", "1. Who answers?", "1. Qui répond ?", "Choose one", None, "yes", "profile", None),
    ("begin group", "nongov", None, None, None, "${kind} != 'gov'", None, None, None),
    ("select_one yesno", "ecosoc", "2. Is there a status?", "2. Statut ?", None, None, None, None, None),
    ("end group", None, None),
    (
        "note",
        "intro",
        "The following rests on the Tunis Agenda.",
        "Suit l'Agenda de Tunis.",
        None,
        None,
        None,
        None,
        None,
    ),
    (
        "begin group",
        "q3",
        "3. What is enhanced cooperation?",
        "3. Qu'est-ce ?",
        "In your view",
        None,
        None,
        None,
        "Tunis Agenda 69; Tunis Agenda 71",
    ),
    ("text", "q3a", "a) Significance", "a) Importance", None, None, "true", None, None),
    ("text", "q3b", "b) Purpose", "b) But", None, None, None, None, None),
    ("text", "q3c", "c) Scope", "c) Portée", None, None, None, None, None),
    ("end group", None, None),
    ("select_multiple topics", "topics", "4. Which topics?", "4. Quels sujets ?", None, None, None, None, None),
    (
        "text",
        "law",
        "5. Why the law?",
        "5. Pourquoi ?",
        None,
        "selected(${topics}, 'law') and ${q3a} != ''",
        None,
        "multiline",
        None,
    ),
    ("integer", "years", "For how many years?", "Combien d'années ?", None, "regex(${kind}, 'x')", None, None, None),
)
CHOICES = (
    ("list_name", "name", "label::English (en)", "label::Français (fr)"),
    ("kinds", "gov", "Government", "Gouvernement"),
    ("kinds", "other", "Other", "Autre"),
    ("yesno", 1, "Yes", "Oui"),
    ("yesno", 0, "No", "Non"),
    ("topics", "law", "Law", "Droit"),
    ("topics", "aid", "Aid", "Aide"),
)


def workbook(survey: Sequence[Sequence[object]], heads: Sequence[str] = HEADS, settings: bool = True) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "survey"
    for row in (heads, *survey):
        sheet.append(list(row))
    choices = book.create_sheet("choices")
    for line in CHOICES:
        choices.append(list(line))
    if settings:
        last = book.create_sheet("settings")
        last.append(["form_title", "default_language"])
        last.append(["Enhanced cooperation", "English (en)"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def form() -> questionnaires.Questionnaire:
    return questionnaires.read("form.xlsx", workbook(SURVEY), branching.translate)


@pytest.mark.accepts(43)
def test_title_languages_and_numbers(form: questionnaires.Questionnaire) -> None:
    assert form.title == {"en": "Enhanced cooperation"}
    assert form.languages == ("en", "fr")
    assert [question.number for question in form.questions] == ["1", "2", "note 1", "3", "4", "5", "6"]
    assert form.questions[0].text == {"en": "Who answers?", "fr": "Qui répond ?"}
    assert form.questions[0].help == {"en": "Choose one"}


def test_types_become_kinds(form: questionnaires.Questionnaire) -> None:
    kinds = [question.kind for question in form.questions]
    assert kinds == ["profile", "choice", "note", "long", "multiple", "long", "text"]
    assert form.questions[1].choices == (("1", {"en": "Yes", "fr": "Oui"}), ("0", {"en": "No", "fr": "Non"}))
    assert form.questions[0].required
    assert not form.questions[4].required


@pytest.mark.accepts("X3")
def test_a_group_of_lettered_texts_is_one_question_with_parts(form: questionnaires.Questionnaire) -> None:
    question = form.questions[3]
    assert question.text["en"] == "What is enhanced cooperation?"
    assert question.parts[0] == ("a", {"en": "Significance", "fr": "Importance"})
    assert [letter for letter, _ in question.parts] == ["a", "b", "c"]
    assert form.names["q3b"] == "Q3b"


@pytest.mark.accepts(134)
def test_references_to_a_source_are_kept(form: questionnaires.Questionnaire) -> None:
    assert form.questions[3].refs == ("Tunis Agenda 69", "Tunis Agenda 71")


@pytest.mark.accepts(44, "X2")
def test_conditions_of_rows_and_groups_carry_over(form: questionnaires.Questionnaire) -> None:
    assert form.questions[1].relevant == 'Q1 != "gov"'
    assert form.questions[5].relevant == '"law" in Q4 and Q3a != ""'
    assert branching.check(form.questions) == ()
    assert "2" not in branching.visible(form.questions, {"1": "gov"}).shown


def test_a_condition_without_counterpart_is_kept_and_told(form: questionnaires.Questionnaire) -> None:
    last = form.questions[6]
    assert last.relevant == ""
    assert last.relevant_as_given == "regex(${kind}, 'x')"
    assert any("regex" in notice and "survey, row 15" in notice for notice in form.notices)


def test_without_a_translator_conditions_are_kept_as_given() -> None:
    form = questionnaires.read("form.xlsx", workbook(SURVEY))
    assert form.questions[1].relevant_as_given == "${kind} != 'gov'"
    assert form.questions[1].relevant == ""


def test_a_form_in_one_language_without_settings_needs_a_title() -> None:
    plain = workbook([("text", "q7", "Why?"), ("text", "why", "How?")], ("type", "name", "label"), settings=False)
    with pytest.raises(Unreadable, match="form_title") as caught:
        questionnaires.read("form.xlsx", plain)
    assert [problem.where for problem in caught.value.problems] == ["settings, row 2"]


def test_everything_to_mend_is_said_at_once_with_sheet_and_row() -> None:
    rows = [
        ("text", "q1", "1. Why?"),
        ("select_one nowhere", "q2", "2. Which?"),
        ("geopoint", "q3", "3. Where?"),
        ("text", "q1", "1. Again?"),
        ("text", None, "5. Nameless?"),
        ("begin repeat", "r", "Many"),
    ]
    with pytest.raises(Unreadable) as caught:
        questionnaires.read("form.xlsx", workbook(rows))
    places = sorted({problem.where for problem in caught.value.problems})
    assert places == [f"survey, row {number}" for number in (3, 4, 5, 6, 7)]
    assert "no list “nowhere”" in str(caught.value)


def test_what_is_no_form_is_refused() -> None:
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(Unreadable, match="no sheet “survey”"):
        questionnaires.read("book.xlsx", out.getvalue())
    with pytest.raises(Unreadable, match=r"damaged|cannot be read"):
        questionnaires.read("book.xlsx", workbook(SURVEY)[:900])


def test_a_document_type_inside_is_refused() -> None:
    source = zipfile.ZipFile(io.BytesIO(workbook(SURVEY)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/workbook.xml":
                data = b'<!DOCTYPE x [<!ENTITY a "b">]>' + data.partition(b"?>")[2]
            target.writestr(name, data)
    with pytest.raises(Unreadable):
        questionnaires.read("form.xlsx", out.getvalue())
