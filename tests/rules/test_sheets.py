"""A typed form becomes answers: nothing that is typed is changed or dropped, and what is wrong is said by its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import sheets


@dataclass(frozen=True)
class Q:
    number: str
    parts: tuple[Mapping[str, Any], ...] = ()
    kind: str = "long"
    choices: tuple[Mapping[str, Any], ...] = ()
    relevant: str = ""
    required: bool = False
    text: Mapping[str, str] = field(default_factory=dict)


GOV = ({"value": "gov", "text": {"en": "Government", "ar": "حكومة"}}, {"value": "ngo", "text": {"en": "NGO"}})
ASKED = (
    Q("1", kind="choice", choices=GOV),
    Q("2", parts=({"letter": "a"}, {"letter": "b"})),
    Q("3 bis", relevant='Q1 == "gov"'),
    Q("4", kind="multiple", choices=GOV),
    Q("5", kind="note"),
    Q("other", kind="other"),
)
WHO = {"name": "Society", "email": "a@b.example", "cited": "no"}


def read(**fields: str) -> sheets.Sheet:
    return sheets.read(ASKED, {**WHO, **fields}, language="en")


words = st.text(min_size=1, max_size=300).filter(lambda t: sheets.normal(t))


@given(st.text())
def test_normalising_twice_changes_nothing_and_never_touches_the_inside(text: str) -> None:
    once = sheets.normal(text)
    assert sheets.normal(once) == once
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    assert all(line in kept for line in once.split("\n") if not sheets._CONTROL.search(line) and line in kept)
    letters = [c for c in kept if not sheets._CONTROL.match(c) and not c.isspace()]
    assert [c for c in once if not c.isspace()] == letters


@given(words, words, words)
def test_every_word_typed_is_in_an_answer_in_other_or_is_told_as_not_asked(a: str, b: str, c: str) -> None:
    sheet = sheets.read(ASKED, {**WHO, "q:2:a": a, "q:3 bis:": b, "other": c, "q:1:": "ngo"}, language="en")
    found = {(t.question, t.part): t.text for t in (*sheet.answers, *sheet.unasked)}
    for key, typed in ((("2", "a"), a), (("3 bis", ""), b)):
        assert found.get(key, sheets.normal(typed)) == sheets.normal(typed)
    assert sheet.other == sheets.normal(c)
    assert {t.question for t in sheet.unasked} <= {"3 bis"}
    assert "3 bis" not in {t.question for t in sheet.answers}


@given(st.dictionaries(st.text(max_size=20), st.text(max_size=60), max_size=12))
def test_whatever_a_form_sends_it_is_read_or_refused_in_words(fields: dict[str, str]) -> None:
    sheet = sheets.read(ASKED, fields)
    codes = {"name", "email", "consent", "required", "choice", "see", "signatory", "empty"}
    assert {w.code for w in sheet.wrong} <= codes


@given(st.permutations(["gov", "ngo"]))
def test_several_choices_stand_in_the_questionnaires_order_as_labels(order: list[str]) -> None:
    sheet = read(**{"q:4:": "\n".join(order)})
    assert [t.text for t in sheet.answers] == ["Government\nNGO"]


@pytest.mark.parametrize(
    ("fields", "state", "see", "text"),
    [
        ({"q:2:a": "N/a"}, "not_applicable", (), "N/a"),
        ({"how:2:a": "na"}, "not_applicable", (), "N/a"),
        ({"q:2:a": "See 4"}, "reference", ("4",), "See 4"),
        ({"how:2:a": "see", "see:2:a": "4"}, "reference", ("4",), "See 4"),
        ({"how:2:a": "see", "see:2:a": "4", "q:2:a": "And more."}, "answered", ("4",), "And more."),
    ],
)
def test_not_applicable_and_see_another_answer_are_told_apart(
    fields: dict[str, str], state: str, see: tuple[str, ...], text: str
) -> None:
    (one,) = read(**fields).answers
    assert (one.state, one.see, one.text) == (state, see, text)


def test_blank_is_no_answer() -> None:
    assert read(**{"q:2:a": "   "}).answers == ()


@pytest.mark.parametrize(
    ("line", "name", "mail"),
    [
        ("Cordova Society, ana@example.org", "Cordova Society", "ana@example.org"),
        ("Cordova Society <Ana@Example.org>", "Cordova Society", "ana@example.org"),
        ("- Union of Pilots (p@example.org)", "Union of Pilots", "p@example.org"),
        ("جمعية المنارات، a@example.org", "جمعية المنارات", "a@example.org"),
        ("Nobody in particular", "Nobody in particular", ""),
        ("p@example.org", "p@example.org", "p@example.org"),
    ],
)
def test_signatories_are_read_as_people_write_them(line: str, name: str, mail: str) -> None:
    assert sheets.signatories(f"\n{line}\n\n") == ((name, mail),)


@pytest.mark.parametrize("mail", ["a@b", "a b@c.de", "@b.de", "a@b.d", "a@@b.de", "", "a@b.de\nBcc: x@y.de"])
def test_what_has_not_the_form_of_an_address_is_none(mail: str) -> None:
    assert not sheets.is_mail(mail)


def test_a_joint_response_is_no_way_to_write_to_thousands() -> None:
    many = "\n".join(f"Society {n}, office{n}@lights.example" for n in range(sheets.MOST_SIGNATORIES + 1))
    same = "\n".join(f"Society {n}, ana@lights.example" for n in range(sheets.MOST_AT_ONE + 1))
    office = "\n".join(f"Society {n}, ana@lights.example" for n in range(sheets.MOST_AT_ONE))

    def codes(signatories: str) -> set[str]:
        return {w.code for w in sheets.read((), {"joint": "yes", "signatories": signatories}).wrong}

    assert "many" in codes(many)
    assert "same" in codes(same)
    assert not {"many", "same"} & codes(office)
