"""A ZIP written piece by piece: names that stay inside, digests of what is in it, and the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest

from plenary.press.bundle import Bundle

pytestmark = pytest.mark.accepts(180)


def packed(*files: tuple[str, bytes]) -> tuple[list[str], dict[str, bytes], bytes]:
    target = io.BytesIO()
    bundle = Bundle(target)
    names = [bundle.add(path, [data[:3], data[3:]], "a file") for path, data in files]
    bundle.close({"group": "g"}, "Read me.\n")
    with zipfile.ZipFile(target) as made:
        return names, {n: made.read(n) for n in made.namelist()}, target.getvalue()


def test_what_went_in_comes_out_and_is_named_with_its_digest() -> None:
    names, files, _data = packed(("a/Résumé.txt", b"words of it"), ("b.pdf", b"%PDF"))
    assert names == ["a/Résumé.txt", "b.pdf"]
    assert files["a/Résumé.txt"] == b"words of it"
    manifest = json.loads(files["manifest.json"])
    assert manifest["group"] == "g"
    assert {f["path"]: f["sha256"] for f in manifest["files"]} == {
        n: hashlib.sha256(files[n]).hexdigest() for n in (*names, "README.txt")
    }
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, _, path = line.partition("  ")
        assert hashlib.sha256(files[path]).hexdigest() == digest


def test_no_file_takes_the_place_of_another_nor_leaves_the_folder() -> None:
    names, files, _data = packed(
        ("README.txt", b"mine"), ("a.txt", b"1"), ("A.TXT", b"2"), ("../../etc/passwd", b"3"), ("con", b"4"),
        ("manifest.json", b"5"), ("sha256sums", b"6"),
    )  # fmt: skip
    assert names == [
        "README (2).txt", "a.txt", "A (2).TXT", "etc/passwd", "_con", "manifest (2).json", "sha256sums (2)",
    ]  # fmt: skip
    assert files["README.txt"] == b"Read me.\n"
    assert [files[n] for n in names] == [b"mine", b"1", b"2", b"3", b"4", b"5", b"6"]


def test_the_same_files_are_the_same_bytes() -> None:
    assert packed(("a", b"words"))[2] == packed(("a", b"words"))[2]
