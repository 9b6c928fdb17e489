"""Questionnaires from LimeSurvey structure files, old and new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

import pytest

from plenary.press import questionnaires
from plenary.press.questionnaires import Unreadable
from plenary.press.questionnaires.limesurvey import plain_text
from plenary.rules import branching

Rows = Sequence[Mapping[str, str]]


def table(name: str, rows: Rows) -> str:
    inner = "".join("<row>" + "".join(f"<{k}>{escape(v)}</{k}>" for k, v in row.items()) + "</row>" for row in rows)
    return f"<{name}><rows>{inner}</rows></{name}>"


def survey(*tables: str, languages: Sequence[str] = ("en", "fr")) -> bytes:
    spoken = "".join(f"<language>{code}</language>" for code in languages)
    head = f"<LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>400</DBVersion><languages>{spoken}</languages>"
    return f'<?xml version="1.0" encoding="UTF-8"?><document>{head}{"".join(tables)}</document>'.encode()


def question(qid: int, code: str, kind: str, **more: str) -> dict[str, str]:
    return {"qid": str(qid), "parent_qid": "0", "sid": "9", "gid": "1", "type": kind, "title": code, "mandatory": "N",
            "other": "N", "question_order": str(qid), "relevance": "1", **more}  # fmt: skip


def sub(qid: int, parent: int, code: str, **more: str) -> dict[str, str]:
    return {"qid": str(qid), "parent_qid": str(parent), "sid": "9", "gid": "1", "type": "T", "title": code,
            "question_order": str(qid), **more}  # fmt: skip


def wording(qid: int, en: str, fr: str, help_: str = "") -> list[dict[str, str]]:
    return [
        {"qid": str(qid), "question": en, "help": help_, "language": "en"},
        {"qid": str(qid), "question": fr, "help": "", "language": "fr"},
    ]


NEW = survey(
    table("surveys", [{"sid": "9", "language": "en"}]),
    table(
        "surveys_languagesettings",
        [
            {"surveyls_title": "Enhanced cooperation", "surveyls_language": "en"},
            {"surveyls_title": "Coopération renforcée", "surveyls_language": "fr"},
        ],
    ),
    table(
        "groups",
        [
            {"gid": "1", "group_order": "1", "grelevance": "1"},
            {"gid": "2", "group_order": "2", "grelevance": 'kind.NAOK == "other"'},
        ],
    ),
    table(
        "questions",
        [
            question(6, "status", "Y", gid="2"),
            question(1, "kind", "L", mandatory="Y"),
            question(2, "q2", "Q"),
            question(3, "topics", "M"),
            question(4, "why", "T", relevance='topics_law.NAOK == "Y" && !is_empty(q2_SQ001.NAOK)'),
            question(5, "intro", "X"),
            question(7, "odd", "S", relevance='strpos(kind.NAOK, "x") > 0', gid="2"),
        ],
    ),
    table(
        "subquestions",
        [sub(11, 2, "SQ001"), sub(12, 2, "SQ002"), sub(13, 2, "SQ003"), sub(14, 3, "law"), sub(15, 3, "aid")],
    ),
    table(
        "question_l10ns",
        [
            *wording(1, "<p>1. Who <strong>answers</strong>?</p>", "1. Qui répond ?", "<em>Choose&nbsp;one</em>"),
            *wording(2, "2. What is it?<script>alert(1)</script>", "2. Qu'est-ce ?"),
            *wording(3, "3. Which topics?", "3. Quels sujets ?"),
            *wording(4, "4. Why?", "4. Pourquoi ?"),
            *wording(5, "<p>Please note:</p><ul><li>one</li><li>two</li></ul>", "Notez"),
            *wording(6, "A status?", "Un statut ?"),
            *wording(7, "Odd?", "Étrange ?"),
            *wording(11, "a) Significance", "a) Importance"),
            *wording(12, "b) Purpose", "b) But"),
            *wording(13, "c) Scope", "c) Portée"),
            *wording(14, "Law", "Droit"),
            *wording(15, "Aid", "Aide"),
        ],
    ),
    table(
        "answers",
        [
            {"aid": "2", "qid": "1", "code": "other", "sortorder": "2"},
            {"aid": "1", "qid": "1", "code": "gov", "sortorder": "1"},
        ],
    ),
    table(
        "answer_l10ns",
        [
            {"aid": "1", "answer": "Government", "language": "en"},
            {"aid": "1", "answer": "Gouvernement", "language": "fr"},
            {"aid": "2", "answer": "Other", "language": "en"},
            {"aid": "2", "answer": "Autre", "language": "fr"},
        ],
    ),
)


@pytest.fixture(scope="module")
def found() -> questionnaires.Questionnaire:
    return questionnaires.read("survey.lss", NEW, branching.translate)


@pytest.mark.accepts(43)
def test_title_languages_numbers_and_order(found: questionnaires.Questionnaire) -> None:
    assert found.title == {"en": "Enhanced cooperation", "fr": "Coopération renforcée"}
    assert found.languages == ("en", "fr")
    assert [question.number for question in found.questions] == ["1", "2", "3", "4", "note 1", "5", "6"]
    assert found.questions[0].text == {"en": "Who answers?", "fr": "Qui répond ?"}
    assert found.questions[0].required


def test_html_becomes_plain_text(found: questionnaires.Questionnaire) -> None:
    assert found.questions[0].help == {"en": "Choose one"}
    assert found.questions[1].text["en"] == "What is it?"
    assert found.questions[4].text["en"].split() == ["Please", "note:", "-", "one", "-", "two"]
    assert plain_text("a < b & c") == "a < b & c"
    assert plain_text("one<br/>two<style>p{}</style>") == "one\ntwo"


def test_types_become_kinds_and_choices(found: questionnaires.Questionnaire) -> None:
    kinds = [question.kind for question in found.questions]
    assert kinds == ["choice", "long", "multiple", "long", "note", "choice", "text"]
    assert found.questions[0].choices == (
        ("gov", {"en": "Government", "fr": "Gouvernement"}),
        ("other", {"en": "Other", "fr": "Autre"}),
    )
    assert found.questions[5].choices[0] == ("Y", {"en": "Yes", "fr": "Oui"})
    assert [value for value, _ in found.questions[2].choices] == ["law", "aid"]


@pytest.mark.accepts("X3")
def test_short_texts_under_one_question_are_its_parts(found: questionnaires.Questionnaire) -> None:
    assert found.questions[1].parts == (
        ("a", {"en": "Significance", "fr": "Importance"}),
        ("b", {"en": "Purpose", "fr": "But"}),
        ("c", {"en": "Scope", "fr": "Portée"}),
    )


@pytest.mark.accepts(44, "X2")
def test_equations_of_questions_and_groups_carry_over(found: questionnaires.Questionnaire) -> None:
    assert found.questions[3].relevant == '"law" in Q3 and answered(Q2a)'
    assert found.questions[5].relevant == 'Q1 == "other"'
    assert branching.check(found.questions) == ()
    seen = branching.visible(found.questions, {"1": "gov", "3": ["law"], "2a": "much"})
    assert "4" in seen.shown
    assert "5" not in seen.shown


def test_an_equation_without_counterpart_is_kept_and_told(found: questionnaires.Questionnaire) -> None:
    assert found.questions[6].relevant == ""
    assert "strpos" in found.questions[6].relevant_as_given
    assert any("question odd (qid 7)" in notice for notice in found.notices)


def test_the_older_form_repeats_a_row_in_each_language() -> None:
    old = survey(
        table("surveys_languagesettings", [{"surveyls_title": "Old", "surveyls_language": "en"}]),
        table("groups", [{"gid": "1", "group_order": "0", "language": "en"}]),
        table("questions", [
            question(1, "Q1", "!", question="Who?", help="", language="en"),
            question(1, "Q1", "!", question="Qui ?", help="", language="fr"),
            question(2, "Q10", "U", question="Why?", language="en", relevance='((9X1X1.NAOK == "A1"))'),
            question(2, "Q10", "U", question="Pourquoi ?", language="fr"),
        ]),
        table("answers", [
            {"qid": "1", "code": "A1", "answer": "State", "sortorder": "1", "language": "en"},
            {"qid": "1", "code": "A1", "answer": "État", "sortorder": "1", "language": "fr"},
        ]),
    )  # fmt: skip
    form = questionnaires.read("old.lss", old, branching.translate)
    assert [question.number for question in form.questions] == ["1", "10"]
    assert form.questions[0].text == {"en": "Who?", "fr": "Qui ?"}
    assert form.questions[0].choices == (("A1", {"en": "State", "fr": "État"}),)
    assert form.questions[1].relevant == 'Q1 == "A1"'


def test_tables_of_questions_are_refused_with_what_to_do() -> None:
    rows = [question(1, "q1", "F"), question(2, "q2", "L")]
    data = survey(
        table("questions", rows), table("question_l10ns", wording(1, "Rate", "Notez") + wording(2, "W?", "Q?"))
    )
    with pytest.raises(Unreadable) as caught:
        questionnaires.read("survey.lss", data)
    messages = "\n".join(map(str, caught.value.problems))
    assert "question q1 (qid 1): A table of questions" in messages
    assert "question q2 (qid 2): Question 2 offers no choices" in messages
    assert "no title" in messages


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>not found</body></html>",
        b"<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><document><questions/></document>',
        b"<document><questions>",
    ],
)
def test_other_xml_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        questionnaires.read("survey.lss", data)
