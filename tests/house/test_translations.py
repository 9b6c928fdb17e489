"""Gathering strings: what is shown is found, what is translated is kept, and what does not fit is told."""

from __future__ import annotations

import ast
import functools
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from tests.house import translations
from tests.house.last_line import line

HANDED_ON = ("words", "explain(refused.why)")  # gathered where they were given: in a call of `mend`, and in the gate


@functools.cache
def gathered() -> dict[Any, translations.Found]:
    return {found.id: found for found in translations.strings()}


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("The record", "src/plenary/record/templates/record/entries.html"),
        (("%(num)s entry", "%(num)s entries"), "src/plenary/record/templates/record/entries.html"),
        ("The record has no entry with this number.", "src/plenary/record/pages.py"),
        ("There is no role %(role)s.", "src/plenary/members/acts/entering.py"),
        ("Write your question.", "src/plenary/news/acts/questions.py"),
        ("This election has ended.", "src/plenary/meetings/acts/chairing.py"),
        ("Only the secretariat publishes documents.", "src/plenary/library/rights.py"),
        (
            "The file is empty. Open it on your machine to see that it was saved, and hand it in again.",
            "src/plenary/press/gate.py",
        ),
        ("The list is empty.", "src/plenary/press/people.py"),
        ("The question has no number.", "src/plenary/press/questionnaires/values.py"),
    ],
    ids=[
        "a page",
        "a plural",
        "a message",
        "a problem",
        "handed on",
        "of a table",
        "the reason of a right",
        "why a file is refused",
        "why a list is refused",
        "what is to be mended in a questionnaire",
    ],
)
def test_what_is_shown_is_gathered(text: Any, where: str) -> None:
    assert gathered()[text].where == where


def test_no_refusal_of_press_is_put_together_where_it_is_raised() -> None:
    """Words with a value in them are gathered by nobody: the value stands as %(name)s, and beside them."""
    for path in (translations.SOURCE / "press").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if name in translations.REFUSALS or (name == "Problem" and "questionnaires" in path.parts):
                said = node.args[0]  # type: ignore[attr-defined]  # a call has arguments
                whole = isinstance(said, ast.Constant) or ast.unparse(said) in HANDED_ON
                assert whole, f"{path.name}, line {node.lineno}: {ast.unparse(said)}"  # type: ignore[attr-defined]  # as above


def test_every_language_speaks_of_everything() -> None:
    for language in translations.LANGUAGES:
        report = translations.check(language)
        assert not report.wrong
        assert not report.gaps


def checked(id_: Any, string: Any, forms: int = 6) -> translations.Report:
    catalogue, source = Catalog(locale="ar"), Catalog()
    report = translations.Report("ar")
    translations._check(catalogue.add(id_, string), source.add(id_), forms, report)
    return report


@pytest.mark.parametrize(
    ("id_", "string", "gaps", "wrong"),
    [
        ("Yes", "نعم", 0, 0),
        ("Yes", "", 1, 0),
        ("By %(name)s", "بقلم %(name)s", 0, 0),
        ("By %(name)s", "بقلم", 0, 1),
        ("By %(name)s", "بقلم %(nmae)s", 0, 1),
        (("%(num)s entry", "%(num)s entries"), ("لا شيء", "واحد", "اثنان", "%(num)s", "%(num)s", "%(num)s"), 0, 0),
        (("%(num)s entry", "%(num)s entries"), ("واحد", "%(num)s"), 1, 0),
        (("%(num)s entry", "%(num)s entries"), ("", "", "", "", "", ""), 1, 0),
        (("%(num)s entry", "%(num)s entries"), ("أ", "أ", "أ", "%(sum)s", "أ", "أ"), 0, 1),
    ],
)
def test_gaps_and_placeholders_that_do_not_fit_are_told(id_: Any, string: Any, gaps: int, wrong: int) -> None:
    report = checked(id_, string)
    assert (len(report.gaps), len(report.wrong)) == (gaps, wrong)


def test_gathering_keeps_what_is_translated_and_changes_nothing_twice(tmp_path: Any, monkeypatch: Any) -> None:
    before = translations.path_of("ar").read_bytes()
    monkeypatch.setattr(translations, "LOCALES", tmp_path)
    path = translations.path_of("ar")
    path.parent.mkdir(parents=True)
    path.write_bytes(before)
    translations.update("ar")
    assert not translations.update("ar"), "gathered twice, the second time changed something"
    was = {m.id: m.string for m in translations.kept("ar") if m.id}
    path.unlink()
    translations.update("ar")
    assert set(was) == {m.id for m in translations.kept("ar") if m.id}
    assert not any(any(m.string) if isinstance(m.string, tuple) else m.string for m in translations.kept("ar") if m.id)
    assert len([text for text in was.values() if text]) > 300


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (
            {"SQLite": (True, ""), "PostgreSQL": (True, ""), "Chromium": (True, "")},
            "Tested on SQLite, PostgreSQL and Chromium.",
        ),
        (
            {"SQLite": (True, ""), "PostgreSQL": (False, "no server"), "Chromium": (True, "")},
            "Tested on SQLite and Chromium. Not tested here: PostgreSQL (no server).",
        ),
        (
            {"SQLite": (True, "")},
            "Tested on SQLite. Not tested here: PostgreSQL (it was not tried); Chromium (it was not tried).",
        ),
    ],
)
def test_the_last_line_says_what_was_and_what_was_not_tested(told: dict[str, tuple[bool, str]], says: str) -> None:
    assert line(told) == says
