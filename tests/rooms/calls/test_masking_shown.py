"""Personal addresses in answers: the secretariat reads what was given, nobody else finds them (A88)."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from plenary.calls import acts, printing, reads, searching
from plenary.calls.models import Answer
from plenary.record.actor import NOBODY, operator
from plenary.record.verify import verify
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(88)]
TEXT = "The chair's own address is ana.lopez@harbours.example, her telephone +41 22 917 12 34."
SECRETS = ("ana.lopez", "917 12 34")


@pytest.fixture
def call() -> str:
    slug = factories.call()
    acts.open_other(operator(), call=slug, at=factories.AT)
    factories.response(slug, answers={"1": TEXT, "other": TEXT})
    return slug


def pages(call: str) -> list[str]:
    home = f"/groups/{factories.SLUG}/inputs/{call}/"
    return [
        home + "questions/1/",
        home + "questions/1/?group=civil-society",
        home + "respondents/R1/",
        home + "other/",
        home + "compilation/question.json",
        "/search/?q=address",
    ]


def test_nobody_but_the_secretariat_reads_them(call: str) -> None:
    for role in ("public", "member", "chair"):
        client = factories.client(role)
        for path in pages(call):
            text = client.get(path).content.decode()
            assert "telephone" in text, path
            assert not [s for s in SECRETS if s in text], (role, path)
    client = factories.client("secretariat")
    for path in pages(call)[2:4]:
        assert all(s in client.get(path).content.decode() for s in SECRETS), path


def test_they_are_not_found_by_searching(call: str) -> None:
    assert searching.search(NOBODY, "lopez", 10) == ()
    assert searching.search(NOBODY, "ana.lopez@harbours.example", 10) == ()
    assert len(searching.search(NOBODY, "telephone", 10)) == 2


@pytest.mark.parametrize("format", ["json", "csv", "xlsx", "html", "docx", "odt"])
def test_no_file_of_a_compilation_holds_them(call: str, format: str) -> None:
    data = printing.whole(call, "question", format, at=factories.AT).data
    if format in ("docx", "odt", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as inside:
            data = b"\n".join(inside.read(n) for n in inside.namelist())
    assert b"own address" in data
    assert not [s for s in SECRETS if s.encode() in data]
    if format == "json":
        [row] = [r for r in json.loads(data) if r["question"] == "1" or r["question"] == 1]
        assert row["answer"] == "The chair's own address is a…@harbours.example, her telephone +41 … … … …."


def test_what_is_stored_stays_as_it_was_given(call: str) -> None:
    assert {a.text for a in Answer.objects.all()} == {TEXT}
    assert {a.text for a in reads.answers(operator(), call)} == {TEXT}
    assert verify().problems == []
