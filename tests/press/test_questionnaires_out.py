"""Questionnaires out: what is written is read back as it was, and what a format cannot hold is said."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from plenary.hall.demo.questions import WGEC1_WITH_BRANCHES
from plenary.press import questionnaires
from plenary.press.questionnaires import Question, Questionnaire, read, write
from plenary.press.questionnaires.values import clean, reference
from plenary.rules import branching
from plenary.rules.condition_writer import written

LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru")
FORMATS = ("json", "xlsx", "lss")
LETTERS = "abzéñ ßЖя شم٣ 合作。 0123 .:;,?!'\"<>&={}()[]\\/-–_\n\t$#%@+*|~`^"
NUMBERS = ("1", "2", "3", "3 bis", "4", "5", "7 ter", "10", "11", "12.1", "18", "1a", "IV", "الأول", "note 1")

words = st.text(LETTERS, min_size=1, max_size=40).map(clean).filter(lambda t: bool(t) and "${" not in t)
everywhere = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def texts(least: int = 1) -> st.SearchStrategy[dict[str, str]]:
    return st.lists(st.sampled_from(LANGUAGES), min_size=least, max_size=6, unique=True).flatmap(
        lambda codes: st.fixed_dictionaries(dict.fromkeys(codes, words))
    )


@st.composite
def conditions(draw: st.DrawFn, before: list[Question]) -> str:
    """A condition on earlier answers that every format can say."""
    asked = [q for q in before if q.kind != "note"]
    if not asked or draw(st.booleans()):
        return ""

    def single() -> branching.Expr:
        q = draw(st.sampled_from(asked))
        ref = branching.Ref(q.number, draw(st.sampled_from([p for p, _ in q.parts])) if q.parts else "")
        if q.choices:
            value = draw(st.sampled_from([v for v, _ in q.choices]))
            if q.kind == "multiple":
                return branching.Compare(value, "in", ref)
            return branching.Compare(ref, draw(st.sampled_from(("==", "!="))), value)
        return draw(
            st.sampled_from(
                [branching.Answered(ref), branching.Compare(ref, "==", ""), branching.Compare(ref, "!=", "yes")]
            )
        )

    found: branching.Expr = single()
    for _ in range(draw(st.integers(0, 2))):
        found = draw(st.sampled_from((branching.And, branching.Or)))((found, single()))
    if draw(st.booleans()) and not isinstance(found, branching.Not):
        found = branching.Not(found)
    return branching.show(found)


VALUES = st.one_of(
    st.sampled_from(["gov", "ngo", "health", "A1", "a1", "Yes, of course", "نعم", "是", "x" * 30]), words
)


@st.composite
def generated(draw: st.DrawFn) -> Questionnaire:
    numbers = draw(st.lists(st.sampled_from(NUMBERS), min_size=1, max_size=6, unique=True))
    found: list[Question] = []
    for number in numbers:
        kind = draw(st.sampled_from(questionnaires.KINDS))
        choices: tuple[tuple[str, dict[str, str]], ...] = ()
        parts: tuple[tuple[str, dict[str, str]], ...] = ()
        if kind in ("choice", "multiple") or (kind == "profile" and draw(st.booleans())):
            values = draw(st.lists(VALUES, min_size=1, max_size=4, unique=True))
            assume(not any("\\" in v or "{" in v or "}" in v or ("'" in v and '"' in v) for v in values))
            choices = tuple((value, draw(texts())) for value in values)
        elif kind in ("long", "text") and draw(st.booleans()):
            letters = draw(st.sampled_from((["a"], ["a", "b", "c"], ["i", "ii", "iv"], ["أ", "ب"])))
            parts = tuple((name, draw(texts(0))) for name in letters)
        question = Question(
            number=number,
            number_as_given=number,
            text=draw(texts()),
            kind=kind,
            help=draw(texts(0)),
            parts=parts,
            choices=choices,
            relevant=draw(conditions(found)),
            refs=tuple(
                draw(st.lists(st.sampled_from(["Tunis Agenda 69", "A/RES/67/195", "§ 4"]), max_size=2, unique=True))
            ),
            required=kind != "note" and draw(st.booleans()),
        )
        found.append(question)
    title = draw(texts())
    spoken = dict.fromkeys(code for said in (title, *(q.text for q in found)) for code in said)
    return Questionnaire(title, tuple(spoken), tuple(found))


def plain(q: Questionnaire) -> Questionnaire:
    """What counts: not the format, nor the file's own names and its way of writing conditions."""
    asked = tuple(replace(one, number_as_given=one.number, relevant_as_given="") for one in q.questions)
    return replace(q, questions=asked, format="", names={}, notices=())


@everywhere
@given(q=generated(), form=st.sampled_from(FORMATS))
@pytest.mark.accepts(43, 113, 134, "X2", "X3")
def test_what_is_written_is_read_back_as_it_was(q: Questionnaire, form: str) -> None:
    made = write(q, form, written)
    assert made.notices == ()
    again = read(f"q.{form}", made.data, branching.translate)
    assert plain(again) == plain(q)
    assert again.notices == ()
    assert write(q, form, written).data == made.data  # same questionnaire, same bytes


@given(data=st.data())
@everywhere
@pytest.mark.accepts("X2")
def test_conditions_mean_the_same_in_every_format(data: st.DataObject) -> None:
    one, many = branching.Ref("1"), branching.Ref("3", "")
    names = {
        "xlsform": ({"Q1": "q1", "Q3": "q3", "Q1=big one": "c1"}, {"q1": "Q1", "q3": "Q3", "Q1=c1": "big one"}),
        "limesurvey": (
            {"Q1": "Q1", "Q1=big one": "A1", "Q3:x": "Q3_SQ001", "Q3:y": "Q3_SQ002"},
            {"Q1": "Q1", "Q1=A1": "big one", "Q3_SQ001": "Q3:x", "Q3_SQ002": "Q3:y"},
        ),
    }
    leaf = st.sampled_from(
        [
            'Q1 == "big one"', 'Q1 != "small"', 'Q1 in ["big one", "7"]', "Q1 > 3", "answered(Q1)", "answered(Q3)",
            '"x" in Q3', 'Q3 in ["x", "y"]', "count(Q3) >= 2", 'Q3 == "x"', 'Q3 != "x"', 'Q3 == ""', "true", "false",
            'not (Q1 == "")', 'not ("y" in Q3)', "Q1 in []", "Q1 <= -2.5",
        ]
    )  # fmt: skip
    tree = st.recursive(leaf, lambda inner: st.tuples(inner, st.sampled_from(("and", "or")), inner).map(
        lambda three: f"({three[0]}) {three[1]} ({three[2]})"), max_leaves=4)  # fmt: skip
    text = data.draw(tree)
    answers = {
        "1": data.draw(st.sampled_from(["", "big one", "small", "7", "-3"])),
        "3": data.draw(st.sampled_from([(), ("x",), ("y",), ("x", "y")])),
    }
    assert one.key in answers
    assert many.key in answers
    for dialect, (ours, theirs) in names.items():
        foreign = written(text, dialect, ours)
        assert (
            branching.evaluate(branching.translate(foreign, dialect, theirs), answers)[0]
            is (branching.evaluate(text, answers)[0])
        ), foreign


def test_conditions_without_a_counterpart_are_told_and_not_written() -> None:
    asked = (
        Question("1", "1", {"en": "Who?"}, "choice", choices=(("it's \"x\"", {"en": "X"}), ("y", {"en": "Y"}))),
        Question("2", "2", {"en": "What?"}, parts=(("a", {}),)),
        Question("3", "3", {"en": "Why?"}, relevant="answered(Q2)"),
        Question("4", "4", {"en": "How?"}, relevant="Q{9} == \"x\""),
        Question("5", "5", {"en": "So?"}, relevant_as_given="strpos(x)"),
    )  # fmt: skip
    q = Questionnaire({"en": "T"}, ("en",), asked)
    for form in ("xlsx", "lss"):
        made = write(q, form, written)
        assert [n.split(":")[0] for n in made.notices] == ["Question 3", "Question 4", "Question 5"]
        again = read(f"q.{form}", made.data, branching.translate)
        assert [one.relevant for one in again.questions] == [""] * 5
    assert len(write(q, "json", written).notices) == 1
    assert len(write(q, "lss").notices) == 3  # nobody translates


@pytest.mark.accepts("X3")
def test_what_a_format_cannot_hold_is_told() -> None:
    asked = (
        Question("1", "1", {"en": "Which?"}, "choice", parts=(("a", {"en": "A"}),), choices=(("x", {"en": "X"}),)),
        Question("2", "2", {"en": "Say"}, "long", choices=(("x", {"en": "X"}),), refs=("a; b",)),
        Question("3", "3", {"en": "Bell \x07 and ${q1}"}),
        Question("4", "4", {"en": "y" * 40_000}),
    )
    q = Questionnaire({"en": "T"}, ("en",), asked)
    said = write(q, "xlsx", written).notices
    assert len(said) == 6, said
    said = write(q, "lss", written).notices
    assert len(said) == 4, said


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {page.title: list(page.iter_rows(values_only=True)) for page in book.worksheets}


def demonstration() -> Questionnaire:
    asked = tuple(
        Question(
            q["number"], q["number"], q["text"], q["kind"], {}, tuple((p["letter"], p["text"]) for p in q["parts"]),
            tuple((c["value"], c["text"]) for c in q["choices"]), q["relevant"], refs=tuple(q["refs"]),
        )
        for q in WGEC1_WITH_BRANCHES
    )  # fmt: skip
    return Questionnaire({"en": "Questionnaire", "ar": "استبيان"}, ("en", "ar", "fr", "es", "zh"), asked)


@pytest.mark.accepts(43, "X2", "X3")
def test_an_xlsform_has_what_its_readers_look_for() -> None:
    found = sheets(write(demonstration(), "xlsx", written, "wgec-2013").data)
    heads, *rows = found["survey"]
    survey = [dict(zip(heads, row, strict=True)) for row in rows]
    assert {"type", "name", "label::English (en)", "label::Arabic (ar)", "relevant", "required"} <= set(heads)
    names = [row["name"] for row in survey if row["type"] != "end_group"]
    assert len(set(names)) == len(names)
    lists = {row[0] for row in found["choices"][1:]}
    for row in survey:
        kind, _, name = str(row["type"]).partition(" ")
        assert kind in ("text", "select_one", "select_multiple", "note", "begin_group", "end_group")
        assert not name or name in lists
        if kind != "end_group":
            assert row["label::English (en)"]
    assert [str(row["type"]) for row in survey].count("begin_group") == [row["type"] for row in survey].count(
        "end_group"
    )
    branch = next(row for row in survey if row["relevant"])
    assert branch["relevant"] == "${q1} = 'non-government'"
    settings_ = dict(zip(*found["settings"], strict=True))
    assert settings_ == {
        "form_title": "Questionnaire", "form_id": "wgec-2013", "default_language": "English (en)",
    }  # fmt: skip


def rows_of(root: etree._Element, table: str) -> list[dict[str, str]]:
    return [{str(c.tag): c.text or "" for c in row} for row in root.iterfind(f"{table}/rows/row")]


@pytest.mark.accepts(43, "X2", "X3")
def test_a_limesurvey_structure_holds_together() -> None:
    root = etree.fromstring(write(demonstration(), "lss", written).data)
    spoken = [e.text for e in root.iterfind("languages/language")]
    assert spoken == ["en", "ar", "fr", "es", "zh-Hans"]
    asked, subs = rows_of(root, "questions"), rows_of(root, "subquestions")
    qids = {row["qid"] for row in (*asked, *subs)}
    assert len(qids) == len(asked) + len(subs)
    assert {row["parent_qid"] for row in subs} <= {row["qid"] for row in asked if row["type"] == "Q"}
    titles = [row["title"] for row in asked]
    assert len({t.lower() for t in titles}) == len(titles)
    assert all(t.isalnum() and t[0].isalpha() and len(t) <= 20 for t in titles)
    wordings = [(row["qid"], row["language"]) for row in rows_of(root, "question_l10ns")]
    assert sorted(wordings) == sorted((qid, code) for qid in qids for code in spoken)
    answers = rows_of(root, "answers")
    assert all(len(row["code"]) <= 5 and row["qid"] in qids for row in answers)
    told = [(row["aid"], row["language"]) for row in rows_of(root, "answer_l10ns")]
    assert sorted(told) == sorted((row["aid"], code) for row in answers for code in spoken)
    assert next(row["relevance"] for row in asked if row["title"] == "Q1a") == 'Q1.NAOK == "A2"'
    for table in root:
        heads = {e.text for e in table.iterfind("fields/fieldname")}
        assert all({c.tag for c in row} <= heads for row in table.iterfind("rows/row"))


@pytest.mark.accepts(43)
def test_a_survey_that_limesurvey_exports_again_keeps_its_questions() -> None:
    """Our own tables are gone then: numbers, wordings, letters and kinds stay; a profile is a choice."""
    root = etree.fromstring(write(demonstration(), "lss", written).data)
    for name in ("plenary_questions", "plenary_choices"):
        for table in root.findall(name):
            root.remove(table)
    again = read("q.lss", etree.tostring(root), branching.translate)
    before = demonstration()
    assert [q.text for q in again.questions[3:]] == [dict(q.text) for q in before.questions[3:]]
    assert [q.number for q in again.questions[3:]] == [q.number for q in before.questions[3:]]
    two = next(q for q in again.questions if q.number == "2")
    assert [p for p, _ in two.parts] == ["a", "b", "c"]
    assert reference("2", "a") in again.names.values()
