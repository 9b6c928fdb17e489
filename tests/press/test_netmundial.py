"""The known folder of 2014: every contribution arrives, its words counted, nothing of its text lost."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from plenary.press import netmundial
from plenary.press.encodings import decode
from plenary.press.netmundial import Contribution, Folder

FOLDER = Path(__file__).resolve().parents[2] / "../shared/data/netmundial2014"
FORM = """Principles for all\r
Area: SET OF INTERNET GOVERNANCE PRINCIPLES\r
Entitled by: Germ\u00e1n Ejemplo\r
Region: Sngal\r
Organization: Example Forum of the North\r
Sector: Civil Society\r
Keywords: access,\r
openness\r
{attached}Abstract\r
A short\r
summary\x85 of it.\r
Document\r
{document}"""
DOCUMENT = """The first paragraph of this document is long enough to be broken at the end of its\r
line by a program, and goes on below.\r
1. The first point concerns access for everybody everywhere.\r
2. The second point concerns openness of all the processes.\r
"""
WHOLE = """Document\r
\r
The first paragraph of this document is long enough to be broken at the end of its line by a program, and goes on below.\r
\r
The first point concerns access for everybody everywhere.\r
\r
The second point concerns openness of all the processes.\r
"""


def form(document: str, attached: str = "") -> bytes:
    return FORM.format(document=document, attached=attached).replace("\x85", "…").encode("cp1252")


def one(document: str, second: str | None = None, attached: str = "") -> Contribution:
    files = {"x/001A.txt": form(document, attached), "index.csv": b"number\n"}
    if second is not None:
        files["x/001B.txt"] = second.encode("cp1252")
    found = netmundial.read_folder(files)
    assert found.problems == ()
    return found.contributions[0]


def test_the_fields_of_the_form_are_answers_and_facts() -> None:
    found = one(DOCUMENT)
    assert [found.answers[str(number)] for number in range(1, 9)] == [
        "Principles for all",
        "SET OF INTERNET GOVERNANCE PRINCIPLES",
        "Germán Ejemplo",
        "Sngal",
        "Example Forum of the North",
        "Civil Society",
        "access, openness",
        "A short summary… of it.",
    ]
    assert (found.person, found.organisation, found.region) == ("Germán Ejemplo", "Example Forum of the North", "Sngal")
    assert found.encodings == ("cp1252",)
    assert found.language == "en"


def test_the_questionnaire_asks_for_the_nine_fields() -> None:
    questions = netmundial.QUESTIONNAIRE.questions
    assert [question.number for question in questions] == [str(number) for number in range(1, 10)]
    assert [questions[0].text["en"], questions[1].text["en"], questions[8].text["en"]] == ["Title", "Area", "Document"]


@pytest.mark.accepts(90)
def test_broken_lines_are_rejoined_where_there_is_no_second_file() -> None:
    assert one(DOCUMENT).answers["9"] == (
        "The first paragraph of this document is long enough to be broken at the end of its line by a program, and goes on "
        "below.\n\n1. The first point concerns access for everybody everywhere.\n"
        "2. The second point concerns openness of all the processes."
    )


def test_the_second_file_gives_whole_paragraphs_and_gets_its_numbers_back() -> None:
    found = one(DOCUMENT, WHOLE)
    assert found.taken_from == "x/001B.txt"
    assert found.answers["9"] == one(DOCUMENT).answers["9"]
    assert found.reason == ""


def test_a_form_that_points_to_the_attachment_takes_its_text() -> None:
    found = one("Please check the attached PDF at http://example.org/1.pdf\r\n", "An attached text of some length.\r\n")
    assert found.answers["9"] == "An attached text of some length."
    assert found.reason == "form-points-to-attachment"


def test_a_form_that_leads_to_the_full_text_is_followed_by_it() -> None:
    leading = DOCUMENT + "See the attached PDF document above for the full text of the contribution.\r\n"
    found = one(leading, "An attached report with a text of its own.\r\n")
    assert found.answers["9"].startswith("The first paragraph")
    assert found.answers["9"].endswith("\n\nAn attached report with a text of its own.")
    assert found.reason == "form-points-to-attachment"


def test_an_attachment_with_another_text_stays_beside_the_answer() -> None:
    found = one(DOCUMENT, "The report of somebody else, on quite another matter, for another meeting.\r\n")
    assert found.taken_from == "x/001A.txt"
    assert found.files == ("x/001A.txt", "x/001B.txt")


def test_an_attachment_that_holds_more_is_the_answer_and_says_so() -> None:
    found = one(DOCUMENT, WHOLE + "\r\nAn annex that the form has no room for, with several more words in it.\r\n")
    assert found.taken_from == "x/001B.txt"
    assert found.reason == "attachment-is-fuller"


def test_labels_glued_to_the_line_before_are_found() -> None:
    text = form(DOCUMENT, "Doc Attached: Click here to see the doc 1").replace(b"all\r\nArea", b"allArea")
    (found,) = netmundial.read_folder({"001A.txt": text}).contributions
    assert found.answers["1"] == "Principles for all"
    assert found.answers["7"] == "access, openness"
    assert found.answers["8"] == "A short summary… of it."


def test_what_is_no_form_is_a_problem_and_stops_nothing_else() -> None:
    files = {"001A.txt": b"hello", "002A.txt": form(DOCUMENT), "003B.txt": b"alone"}
    found = netmundial.read_folder(files)
    assert [contribution.number for contribution in found.contributions] == [2]
    assert [name for name, _ in found.problems] == ["001A.txt", "003B.txt"]


def test_the_folder_is_known_by_its_names() -> None:
    assert netmundial.known(["contributions/001A.txt", "contributions/001B.txt", "index.csv", "tables/x.csv"])
    assert not netmundial.known(["letter.docx", "001A.txt", "notes.txt", "more.txt"])
    assert not netmundial.known([])


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    if not FOLDER.exists():
        pytest.skip("the contributions of 2014 are not beside the repository")
    return {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def real(files: dict[str, bytes]) -> Folder:
    assert netmundial.known(files)
    return netmundial.read_folder(files)


@pytest.fixture(scope="module")
def index(files: dict[str, bytes]) -> dict[int, dict[str, str]]:
    rows = csv.DictReader(files["index.csv"].decode("utf-8").splitlines())
    return {int(row["number"]): row for row in rows}


def test_all_187_contributions_arrive(real: Folder, files: dict[str, bytes]) -> None:
    assert len(real.contributions) == 187
    assert real.problems == ()
    kept = {name for contribution in real.contributions for name in contribution.files}
    assert kept == {name for name in files if name.startswith("contributions/")}


def test_every_field_equals_the_index(real: Folder, index: dict[int, dict[str, str]]) -> None:
    columns = {
        "1": "title",
        "2": "area",
        "3": "entitled_by",
        "4": "region",
        "5": "organization",
        "6": "sector",
        "7": "keywords",
    }
    for contribution in real.contributions:
        row = index[contribution.number]
        for number, column in columns.items():
            assert contribution.answers[number] == " ".join(row[column].split()), (contribution.number, column)


def test_the_words_of_the_form_equal_the_index(real: Folder, index: dict[int, dict[str, str]]) -> None:
    """Exactly, but for three abstracts whose label is glued to the line before; the index has no word of them."""
    for contribution in real.contributions:
        row = index[contribution.number]
        abstract = 0 if contribution.number in (5, 7, 9) else contribution.form_words[0]
        assert (abstract, contribution.form_words[1]) == (int(row["abstract_words"]), int(row["document_words"]))
    assert all(real.contributions[number - 1].form_words[0] > 50 for number in (5, 7, 9))


def test_the_words_of_each_answer_are_within_one_per_cent_or_explained(real: Folder) -> None:
    off = {
        contribution.number: contribution.reason
        for contribution in real.contributions
        if abs(contribution.answer_words - contribution.form_words[1]) * 100 > contribution.form_words[1]
    }
    assert off == {
        contribution.number: contribution.reason for contribution in real.contributions if contribution.reason
    }
    assert Counter(off.values()) == {
        "attachment-is-fuller": 20,
        "form-points-to-attachment": 7,
        "marks-and-line-ends": 5,
    }
    assert {number for number, why in off.items() if why == "form-points-to-attachment"} == {
        1,
        76,
        136,
        139,
        168,
        177,
        186,
    }
    assert {number for number, why in off.items() if why == "marks-and-line-ends"} == {19, 88, 121, 131, 182}


def test_no_letter_of_the_text_that_answers_is_lost(real: Folder, files: dict[str, bytes]) -> None:
    for contribution in real.contributions:
        source = decode(files[contribution.taken_from])[0]
        if contribution.taken_from.endswith("A.txt"):
            source = source[source.rindex("\nDocument") :]
        missing = Counter(filter(str.isalnum, source)) - Counter(filter(str.isalnum, contribution.answers["9"]))
        assert missing <= Counter("Document"), (contribution.number, missing)


def test_the_one_portuguese_document_is_told_apart(real: Folder) -> None:
    assert [contribution.number for contribution in real.contributions if contribution.language == "pt"] == [130]
