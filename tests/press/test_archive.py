"""The archive: complete, checkable, safe to unpack, the same every time."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.press import archive
from plenary.press.archive import File

FILES = (
    File("answers/question 10.txt", b"ten", "Answers to question 10"),
    File("answers/question 2.txt", "zwei é".encode(), "Answers to question 2"),
    File("تعاون/معزز.txt", b"arabic"),
)


def opened(files: tuple[File, ...] = FILES) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive.zip(files, {"call": "2013"}, title="A call", text="All that was sent.")))


@pytest.mark.accepts(180)
def test_every_file_is_in_it_and_the_manifest_proves_each() -> None:
    made = opened()
    manifest = json.loads(made.read("manifest.json"))
    assert manifest["call"] == "2013"
    assert {one["path"] for one in manifest["files"]} == {file.path for file in FILES}
    assert set(made.namelist()) == {file.path for file in FILES} | {"README.txt", "manifest.json"}
    for one in manifest["files"]:
        data = made.read(one["path"])
        assert (len(data), hashlib.sha256(data).hexdigest()) == (one["size"], one["sha256"])


def test_the_readme_says_what_each_file_is() -> None:
    text = opened().read("README.txt").decode()
    assert "All that was sent." in text
    assert "answers/question 2.txt\n    Answers to question 2" in text


@pytest.mark.accepts("X4")
def test_question_2_is_listed_before_question_10() -> None:
    names = opened().namelist()
    assert names.index("answers/question 2.txt") < names.index("answers/question 10.txt")


def test_same_files_in_any_order_give_the_same_bytes() -> None:
    assert archive.zip(FILES, {}, title="x") == archive.zip(FILES[::-1], {}, title="x")


@given(
    st.text(max_size=300)
    | st.sampled_from(["../../etc/passwd", "C:\\x", "/abs", "a/../b", "con.txt", "..", "é" * 200 + ".docx"])
)
def test_a_path_never_leaves_the_folder_and_stays_short(path: str) -> None:
    safe = archive.safe(path)
    assert safe
    assert not safe.startswith("/")
    for part in safe.split("/"):
        assert part not in ("", ".", "..")
        assert len(part.encode()) <= archive.LONGEST + 1
        assert not set(part) & set('<>:"|?*\\\0')
    assert archive.safe(safe) == safe


def test_a_long_name_keeps_its_suffix() -> None:
    assert archive.safe("x" * 500 + ".docx").endswith("x.docx")


def test_no_file_replaces_another_nor_the_manifest() -> None:
    made = opened((File("a.txt", b"1"), File("A.txt", b"2"), File("a.txt", b"3"), File("manifest.json", b"4")))
    assert len(made.namelist()) == len({name.lower() for name in made.namelist()}) == 6
    assert {made.read(name) for name in made.namelist() if name not in archive.OWN} == {b"1", b"2", b"3", b"4"}


def test_time_stamps_of_other_archives_can_be_fixed() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        target.writestr("x", b"y")
    entry = zipfile.ZipFile(io.BytesIO(archive.fixed(made.getvalue()))).infolist()[0]
    assert (entry.date_time, entry.filename) == (archive.EPOCH, "x")
