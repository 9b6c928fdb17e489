"""Which tests prove which numbers of the acceptance table: read from marks wherever pytest allows them to stand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from plenary.hall import accepting, cli, cli_accepts

MARKED = '''
import pytest
pytestmark = [pytest.mark.django_db, pytest.mark.accepts(180)]

@pytest.mark.accepts(9, "X9")
def test_one(): ...

@pytest.mark.accepts(17)
class TestMany:
    pytestmark = pytest.mark.accepts(18)
    async def test_two(self): ...
    def helper(self): ...

@pytest.mark.parametrize("day", ["1 May", pytest.param("31.06.2013", marks=pytest.mark.accepts(136))])
def test_three(day):
    """It says pytest.mark.accepts(1), and marks nothing by it."""

@pytest.mark.accepts(2)
def not_a_test(): ...
'''


def told(tmp_path: Path, source: str, monkeypatch: pytest.MonkeyPatch, *options: str) -> tuple[int, str]:
    (tmp_path / "tests/rooms").mkdir(parents=True)
    (tmp_path / "tests/rooms/test_it.py").write_text(source)
    monkeypatch.setattr(cli_accepts, "TESTS", tmp_path / "tests")
    result = CliRunner().invoke(cli.main, ["accepts", *options])
    return result.exit_code, result.output


def test_marks_count_on_modules_classes_tests_and_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, said = told(tmp_path, MARKED, monkeypatch, "--json")
    one, two, three = (f"tests/rooms/test_it.py::{name}" for name in ("test_one", "TestMany::test_two", "test_three"))
    found = json.loads(said)
    assert status == 0
    assert list(found) == [*map(str, range(1, 188)), *(f"X{n}" for n in range(1, 21))]
    assert {number: tests for number, tests in found.items() if tests} == {
        "9": [one], "X9": [one], "17": [two], "18": [two], "136": [three], "180": [one, two, three],
    }  # fmt: skip


def test_the_text_ends_with_what_is_not_proven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, said = told(tmp_path, MARKED, monkeypatch)
    *_rows, proven, last = said.splitlines()
    assert (status, proven) == (0, "6 of 207 numbers are proven by tests.")
    assert last.startswith("Not proven yet: 1, 2, 3,")
    assert last.endswith("X19, X20.")
    assert not {" 9,", " 136,", " X9,"} & {f" {word}" for word in last.split()}


@pytest.mark.parametrize("number", ["188", "0", "'X21'", "'23'", "X9", "True"])
def test_a_mark_without_a_number_of_the_table_is_told(
    number: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = f"import pytest\n@pytest.mark.accepts(1, {number})\ndef test_one(): ...\n"
    status, said = told(tmp_path, source, monkeypatch, "--json")
    assert status == 1
    assert "tests/rooms/test_it.py:2" in said
    assert number in said


def test_every_mark_of_this_tree_names_numbers_of_the_table() -> None:
    assert accepting.proofs(cli_accepts.TESTS)["136"], "31.06.2013 is proven by somebody"
