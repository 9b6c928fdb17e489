"""The Word form: out, filled by many hands, and back through the same door with no doubt left."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from plenary.calls import forms_out
from plenary.calls.importing import Summary, import_files
from plenary.calls.models import Answer, Original, Response
from plenary.hall.demo.questions import LANGUAGES, PARTS, WGEC1, WGEC1_WITH_BRANCHES
from plenary.press.questionnaires.values import reference
from plenary.record.actor import operator
from tests import factories
from tests.press.filling import NS, SOFFICE, W, controls, edit, fill, item, paragraph, put, table, through_libreoffice

pytestmark = pytest.mark.django_db

LONG = "\n".join(f"Paragraph {n}: the ports of the north ask for three more lights each." for n in range(120))
ARABIC = "نرى أن التعاون المعزز يتطلب مشاركة الجميع.\nوينبغي أن يبدأ ذلك في السنة القادمة."
LISTED = paragraph("Three things matter:") + item("light") + item("depth") + table(("Port", "Lamps"), ("Cordova", "12"))
BOLD = (
    f'<w:p xmlns:w="{NS}"><w:r><w:t xml:space="preserve">Some </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r>'
    '<w:r><w:t xml:space="preserve"> words on the lanterns of our harbour.</w:t></w:r></w:p>'
)
ABOUT = {
    "name": "Harbour Lights Society",
    "group": "Civil society",
    "country": "Sandbanks",
    "email": "ana@example.org",
    "joint": "Buoy Club; Tide Watch",
    "consent": "Yes",
}
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture
def call() -> str:
    return factories.call("wgec", questions=WGEC1, languages=LANGUAGES, title={"en": "Questionnaire", "ar": "استبيان"})


def words_for(number: str, part: str) -> str:
    return f"Our answer to {number}{part} speaks of buoys, piers and the {number}th lantern of the old harbour."


def all_answers() -> dict[str, str]:
    """Every field of the 18 questions, some of them long, listed, Arabic, numbered like questions."""
    given = {reference(number, part): words_for(number, part) for number, part in PARTS}
    given["Q1"] = "Non-government"
    given["Q3"] = LONG
    given["Q4"] = LISTED
    given["Q5"] = ARABIC
    given["Q6"] = "1. First we say this.\n2. Then that.\n18. And Question 7: What should it be?"
    given["Q10"] = BOLD
    given["Q7"] = "See 15"
    given["Q8"] = "N/a"
    return given


def blank(call: str, language: str = "") -> bytes:
    return forms_out.file(call, "docx", language=language).data


def hand_in(call: str, data: bytes, name: str = "filled.docx") -> tuple[Summary, Response, dict[tuple[str, str], Any]]:
    summary = import_files(operator(), call, [(name, lambda: data)], at=factories.AT)
    assert summary.rejected == []
    response = Response.objects.get(call__slug=call, number=summary.numbers[0])
    answers = {(a.question.number, a.part): a for a in Answer.objects.filter(response=response)}
    return summary, response, answers


def check_answers(answers: dict[tuple[str, str], Any]) -> None:
    assert set(answers) == set(PARTS)
    assert answers["1", ""].text == "Non-government"
    assert answers["3", ""].text == LONG.replace("\n", "\n\n")
    assert answers["4", ""].text == "Three things matter:\n\n- light\n- depth\n\n| Port | Lamps |\n| Cordova | 12 |"
    assert answers["5", ""].text == ARABIC.replace("\n", "\n\n")
    assert answers["5", ""].language == "ar"
    assert answers["6", ""].text.endswith("And Question 7: What should it be?")
    assert (answers["7", ""].state, answers["7", ""].see) == ("reference", ["15"])
    assert answers["8", ""].state == "not_applicable"
    assert answers["10", ""].text == "Some bold words on the lanterns of our harbour."
    for key in PARTS:
        if key[0] not in ("1", "3", "4", "5", "6", "7", "8", "10"):
            assert answers[key].text == words_for(*key)


@pytest.mark.accepts(43, 113, "X3", "X6")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_filled_form_comes_back_with_every_answer_in_its_place_and_no_doubt(call: str, language: str) -> None:
    summary, response, answers = hand_in(call, fill(blank(call, language), ABOUT | all_answers() | _yes(language)))
    assert (summary.doubts, summary.review, summary.answers) == (0, 0, len(PARTS))
    assert (response.state, response.why_review) == ("confirmed", [])
    check_answers(answers)
    assert response.name == "Harbour Lights Society"
    assert (response.group_code, response.country, response.cited) == ("civil-society", "Sandbanks", True)
    assert response.joint == ["Buoy Club", "Tide Watch"]


def _yes(language: str) -> dict[str, str]:
    from plenary.press.form_words import words_of

    return {"consent": words_of(language)["yes"]}


@pytest.mark.accepts("X2", "X3")
def test_choices_are_chosen_and_ticked_and_conditions_are_said_in_words() -> None:
    several = {
        "number": "19", "text": {"en": "Which of these?"}, "kind": "multiple", "help": {"en": "As many as you like."},
        "choices": [{"value": v, "text": {"en": v.title()}} for v in ("light", "depth", "noise")],
    }  # fmt: skip
    slug = factories.call("branches", questions=[*WGEC1_WITH_BRANCHES, several], languages=["en"])
    data = blank(slug)
    printed = str(etree.tostring(_document(data), encoding="unicode"))
    assert "Answer only if: question 1: “Non-government”" in printed
    _, response, answers = hand_in(
        slug, fill(data, {"name": "X Society", "Q1": "Government", "Q19#1": "x", "Q19#3": "x"})
    )
    assert answers["1", ""].text == "Government"
    assert answers["19", ""].text == "Light\nNoise"
    assert answers["1a", ""].state == answers["2", "c"].state == "blank"
    assert response.state == "confirmed"


def _document(data: bytes) -> etree._Element:
    found: list[etree._Element] = []
    edit(data, found.append)
    return found[0]


@pytest.mark.accepts("X1", "X6")
def test_who_says_no_is_not_cited_and_what_is_left_is_blank(call: str) -> None:
    data = fill(
        blank(call), {"name": "Quiet Society", "consent": "No", "Q2b": "Only this, and nothing more is said by us."}
    )
    _, response, answers = hand_in(call, data)
    assert (response.state, response.cited, response.group_code) == ("confirmed", False, "")
    assert [key for key, a in answers.items() if a.state != "blank"] == [("2", "b")]
    empty = hand_in(call, blank(call), "empty.docx")[1]
    assert empty.state == "review"
    assert set(empty.why_review) == {"name-guessed", "near-empty"}


@needs_soffice
@pytest.mark.accepts(43)
@pytest.mark.parametrize("form", ["docx", "odt"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_form_saved_by_libreoffice_is_read_by_its_printed_lines(
    call: str, form: str, language: str, tmp_path: Path
) -> None:
    data = fill(blank(call, language), ABOUT | all_answers() | _yes(language))
    summary, response, answers = hand_in(call, through_libreoffice(data, form, tmp_path), f"filled.{form}")
    assert (summary.doubts, response.why_review) == (0, [])
    assert set(answers) == set(PARTS)
    check_answers(answers)
    assert (response.name, response.group_code, response.cited) == ("Harbour Lights Society", "civil-society", True)


@needs_soffice
@pytest.mark.accepts(43)
def test_an_empty_form_saved_by_libreoffice_says_nothing(call: str, tmp_path: Path) -> None:
    _, response, answers = hand_in(call, through_libreoffice(blank(call), "docx", tmp_path))
    assert {a.state for a in answers.values()} == {"blank"}
    assert response.name == "filled"
    assert set(response.why_review) == {"name-guessed", "near-empty"}


def places(response: Response) -> dict[str, Any]:
    """Where each block stands, by its text."""
    kept = Original.objects.get(response=response)
    return {row[2]: place for row, place in zip(kept.blocks, kept.places, strict=True)}


def test_text_typed_beside_the_fields_is_a_doubt_or_a_covering_note(call: str) -> None:
    def beside(root: etree._Element) -> None:
        found = controls(root)
        found["Q9"].addnext(etree.fromstring(paragraph("We forgot to say: the pier is closed.")))
        root.find(f"{W}body").insert(0, etree.fromstring(paragraph("Dear colleagues, here is our form.")))

    data = edit(fill(blank(call), ABOUT | all_answers()), beside)
    summary, response, answers = hand_in(call, data)
    assert answers["9", ""].text == words_for("9", "")
    where = places(response)
    assert where["We forgot to say: the pier is closed."] == ["doubt", 0]
    assert where["Dear colleagues, here is our form."] == ["leftover"]
    [doubt] = Original.objects.get(response=response).doubts
    assert (doubt["reason"], doubt["candidates"]) == ("outside-the-fields", [["9", "", 50]])
    assert (summary.doubts, response.why_review) == (1, ["doubts"])


def test_a_field_that_was_copied_counts_once_and_another_text_in_it_is_asked_about(call: str) -> None:
    def copied(root: etree._Element) -> None:
        from copy import deepcopy

        found = controls(root)
        again = deepcopy(found["Q13"])
        put(again, "Another answer, typed into a copy of the field.")
        found["Q11"].addnext(again)
        found["Q12"].addnext(deepcopy(found["Q12"]))

    summary, response, answers = hand_in(call, edit(fill(blank(call), ABOUT | all_answers()), copied))
    assert answers["13", ""].text == words_for("13", "")
    assert answers["12", ""].text == words_for("12", "")
    [doubt] = Original.objects.get(response=response).doubts
    assert doubt["reason"] == "repeated-question"
    assert doubt["candidates"] == [["11", "", 55], ["13", "", 50]]
    assert summary.doubts == 1


def test_a_field_that_was_deleted_leaves_its_question_blank(call: str) -> None:
    def deleted(root: etree._Element) -> None:
        found = controls(root)
        for tag in ("Q9", "Q10", "ask:Q10", "Q2a"):
            found[tag].getparent().remove(found[tag])

    _, response, answers = hand_in(call, edit(fill(blank(call), ABOUT | all_answers()), deleted))
    assert answers["9", ""].state == answers["2", "a"].state == "blank"
    assert ("10", "") not in answers
    assert answers["11", ""].text == words_for("11", "")
    assert response.state == "confirmed"


def test_the_form_of_another_call_or_of_older_questions_goes_to_review_and_says_why(call: str) -> None:
    data = fill(blank(call), ABOUT | all_answers())
    other = factories.call("others", questions=WGEC1, languages=LANGUAGES)
    _, response, answers = hand_in(other, data)
    assert response.state == "review"
    assert "form-of-another-call" in response.why_review
    assert answers["9", ""].text == words_for("9", "")  # read as any other document
    changed = [{**q, "text": {**q["text"], "en": "A new question nine?"}} if q["number"] == "9" else q for q in WGEC1]
    factories.call("newer", questions=changed, languages=LANGUAGES)
    older = edit(data, _rename("newer"), "docProps/custom.xml")
    _, response, _ = hand_in("newer", older)
    assert "form-of-another-version" in response.why_review


def _rename(slug: str) -> Any:
    def change(root: etree._Element) -> None:
        for each in root.iter():
            if each.text and each.text.startswith("wgec/"):
                each.text = each.text.replace("wgec/", f"{slug}/")

    return change


def test_a_form_from_which_questions_were_cut_by_a_program_without_fields_is_read_as_any_other(call: str) -> None:
    def bare(root: etree._Element) -> None:
        for control in list(root.iter(f"{W}sdt")):
            content, parent = control.find(f"{W}sdtContent"), control.getparent()
            at = parent.index(control)
            parent.remove(control)
            for child in reversed(content):
                parent.insert(at, child)
        for each in list(root.iter(f"{W}p")):
            if "".join(t.text or "" for t in each.iter(f"{W}t")).startswith("9. "):
                each.getparent().remove(each)

    _, response, answers = hand_in(call, edit(fill(blank(call), ABOUT | all_answers()), bare))
    assert "form-changed" in response.why_review
    assert answers["12", ""].text == words_for("12", "")


def test_the_pages_give_each_format_to_everybody(call: str) -> None:
    client = factories.client()
    base = f"/groups/{factories.SLUG}/inputs/{call}/"
    page = client.get(base).content.decode()
    for name in ("form.docx?language=ar", "questionnaire.xlsx", "questionnaire.lss", "questionnaire.json"):
        assert f"{base}{name}" in page
        found = client.get(f"{base}{name}")
        assert found.status_code == 200
        assert found["Content-Disposition"].startswith("attachment")
    assert client.get(f"{base}questionnaire.docx").status_code == 404
    assert client.get(f"{base}questionnaire.pdf").status_code == 404
    assert client.get(f"{base}form.docx?language=xx").status_code == 200
    empty = factories.call("nothing", questions=())
    assert empty


@pytest.mark.accepts(43)
def test_what_goes_out_as_a_file_makes_the_same_questionnaire_again(call: str) -> None:
    from plenary.calls import reads
    from plenary.calls.questionnaires import from_file

    before = reads.questions(call)
    for form in ("json", "xlsx", "lss"):
        made = forms_out.file(call, form)
        assert made.notices == ()
        read = from_file(f"q.{form}", made.data)
        again = factories.call(f"again-{form}", questions=read.questions, languages=read.languages, title=read.title)
        for old, new in zip(before, reads.questions(again), strict=True):
            same = ("number", "text", "help", "parts", "kind", "choices", "relevant", "refs", "required")
            assert [getattr(old, name) for name in same] == [getattr(new, name) for name in same]


def test_the_same_form_has_the_same_bytes_and_names_the_mail_address(call: str, settings: Any) -> None:
    from plenary.post.links import answers_to

    assert blank(call, "ar") == blank(call, "ar")
    settings.MAIL_DOMAIN = "plenary.example"
    assert answers_to(call)
    assert answers_to(call) in str(etree.tostring(_document(blank(call)), encoding="unicode"))


def test_the_command_line_writes_each_format(call: str, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from plenary.hall.cli import main

    for form in forms_out.FORMATS:
        out = tmp_path / f"q.{form}"
        made = CliRunner().invoke(main, ["call", "export", call, "--format", form, "--language", "ar", "-o", str(out)])
        assert made.exit_code == 0, made.output
        assert out.read_bytes() == forms_out.file(call, form, language="ar").data
    wrong = CliRunner().invoke(main, ["call", "export", call, "--format", "docx", "--language", "xx", "-o", str(out)])
    assert (wrong.exit_code, "is not asked in" in wrong.output) == (1, True)
    missing = CliRunner().invoke(main, ["call", "export", "nowhere", "--format", "json", "-o", str(out)])
    assert (missing.exit_code, "There is no call" in missing.output) == (1, True)
