"""The command line on a home of its own: from a questionnaire file to a compilation, and back from a backup."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.rooms.calls.conftest import usual

PLENARY = str(Path(sys.executable).with_name("plenary"))
QUESTIONS = {
    "title": "Survey",
    "questions": [
        {"number": 1, "text": "Who are you, and to which stakeholder group do you belong?", "kind": "profile"},
        {
            "number": 2,
            "text": "What does cooperation among the bodies concerned mean to you?",
            "parts": ["Its significance today", "Its purpose and its scope"],
        },
        {"number": 10, "text": "Which barriers keep people in remote places from taking part?"},
    ],
}


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PLENARY", "DJANGO"))} | {"PLENARY_HOME": str(home)}
    return subprocess.run([PLENARY, *arguments], env=env, capture_output=True, text=True, timeout=120, check=False)


def said(home: Path, *arguments: str) -> Any:
    return json.loads(run(home, *arguments, "--json").stdout)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one call and what was imported into it."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "questions.json").write_text(json.dumps(QUESTIONS))
    (folder / "answers").mkdir()
    (folder / "answers" / "arvenia.docx").write_bytes(usual("Arvenia"))
    (folder / "answers" / "marengo.docx").write_bytes(usual("Marengo"))
    (folder / "answers" / "torn.docx").write_bytes(b"PK\x03\x04 torn")
    made = run(folder / "home", "call", "create", "survey", "--questions", str(folder / "questions.json"))
    assert made.returncode == 0, made.stderr
    done = run(folder / "home", "import", "survey", str(folder / "answers"), "--json")
    (folder / "status.txt").write_text(str(done.returncode))
    (folder / "summary.json").write_text(done.stdout)
    return folder / "home"


def test_an_import_accounts_for_every_file(home: Path) -> None:
    summary = json.loads((home.parent / "summary.json").read_text())
    status = (home.parent / "status.txt").read_text()
    assert status == "1", "a file that could not be read is told by the exit status too"
    assert (summary["files"], summary["responses"], summary["answers"]) == (3, 2, 8)
    assert [r["file"] for r in summary["rejected"]] == ["torn.docx"]


def test_json_gives_back_numbers_as_the_questionnaire_had_them(home: Path) -> None:
    target = home.parent / "out.json"
    assert run(home, "compile", "survey", "--by", "question", "--format", "json", "-o", str(target)).returncode == 0
    rows = json.loads(target.read_text())
    assert {"respondent", "question", "part", "answer", "state"} <= rows[0].keys()
    given = {(r["respondent"], r["question"], r["part"]): r["answer"] for r in rows}
    assert given["Arvenia", 2, "a"] == "It matters more every year."
    assert [r["question"] for r in rows if r["respondent"] == "Arvenia"] == [1, 2, 2, 10]


def test_the_desk_says_who_answered_and_what_waits(home: Path) -> None:
    desk = said(home, "call", "desk", "survey")
    assert (desk["total"]["in_time"], desk["drafts"]) == (2, 0)
    assert run(home, "call", "desk", "nothing").returncode == 1
    assert "being written: 0" in run(home, "call", "desk", "survey").stdout


def test_verify_names_the_entry_of_an_altered_byte(home: Path, tmp_path: Path) -> None:
    assert said(home, "verify")["ok"]
    run(home, "backup", str(tmp_path / "copy.tar.gz"))
    other = tmp_path / "home"
    assert run(other, "restore", str(tmp_path / "copy.tar.gz")).returncode == 0
    [database] = other.glob("*.sqlite3")
    with sqlite3.connect(database) as tables:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            tables.execute("UPDATE record_entry SET act = 'x'")
        row, text = tables.execute("SELECT id, text FROM calls_answer WHERE state = 'answered' ORDER BY id").fetchone()
        tables.execute("UPDATE calls_answer SET text = ? WHERE id = ?", [text.replace("a", "b", 1), row])
    done = run(other, "verify", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    [problem] = report["problems"]
    assert problem["entry"] > 0
    assert f"calls_answer {row}" in problem["why"]


def test_a_backup_comes_back_with_the_same_root(home: Path, tmp_path: Path) -> None:
    before = said(home, "verify")
    run(home, "backup", str(tmp_path / "copy.tar.gz"))
    assert run(tmp_path / "home", "restore", str(tmp_path / "copy.tar.gz")).returncode == 0
    after = said(tmp_path / "home", "verify")
    assert (after["root"], after["entries"], after["ok"]) == (before["root"], before["entries"], True)
    again = run(tmp_path / "home", "restore", str(tmp_path / "copy.tar.gz"))
    assert again.returncode != 0
    assert "empty home" in again.stderr


def test_mistakes_are_told_with_a_way_out(home: Path, tmp_path: Path) -> None:
    nowhere = run(home, "compile", "nothing", "--format", "pdf", "-o", str(tmp_path / "x.pdf"))
    assert nowhere.returncode != 0
    assert "plenary call list" in nowhere.stderr
    (tmp_path / "bad.json").write_text('{"title": "T"}')
    bad = run(home, "call", "create", "other", "--questions", str(tmp_path / "bad.json"))
    assert bad.returncode != 0
    assert "questions" in bad.stderr
    assert "Traceback" not in bad.stderr + nowhere.stderr
    odd = '{"title": "T", "questions": [{"number": 1%s, "text": "A", "kind": "\\u001b]0;x\\ud800"}]}' % ("0" * 5000)
    (tmp_path / "odd.json").write_text(odd)
    odd_ = run(home, "call", "create", "odd", "--questions", str(tmp_path / "odd.json"))
    assert odd_.returncode == 1
    assert "cannot be a number" in odd_.stderr
    assert "Traceback" not in odd_.stderr
    assert "\x1b" not in odd_.stderr
