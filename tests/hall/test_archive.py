"""The archive of a group: whole, checkable by anybody, and without a word that the public may not see."""

from __future__ import annotations

import hashlib
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenary.calls import acts as calls
from plenary.calls import printing
from plenary.calls.acts.receiving import Mailed
from plenary.hall.archive import kept, making
from plenary.library import reads as shelf
from plenary.library import work
from plenary.record import reads as record
from plenary.record.actor import operator
from tests import factories
from tests.rooms.calls.test_answering import begun, call, confirmed, handed_in, now, written
from tests.rooms.record import independent

__all__ = ["call", "now"]  # fixtures
pytestmark = [pytest.mark.django_db, pytest.mark.accepts(180)]
AT = factories.AT
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


def quiet(done: int, total: int, saying: str) -> None:
    pass


@pytest.fixture
def group(monkeypatch: pytest.MonkeyPatch) -> str:
    """A group with a call, responses of every standing, a published compilation, documents, copies and people."""
    printed = printing.printed

    def plainly(compiled: Any, format: str) -> printing.Made:
        """A PDF is typeset in seconds; one whose words can be read is here the better test, too."""
        return (
            printing.Made(b"%PDF-1.7 " + printed(compiled, "html").data)
            if format == "pdf"
            else printed(compiled, format)
        )

    monkeypatch.setattr(printing, "printed", plainly)
    for role in ("secretariat", "chair", "member"):
        factories.account(role)
    slug = factories.call(title={"en": "Call for views", "ar": "نداء"})
    factories.response(slug, name="Harbour Lights", answers={"1": "Three. Write to ana@lights.example, we answer."})
    factories.response(slug, name="Quiet Quay", answers={"1": "Nobody may read this."}, given={"cited": False})
    factories.response(slug, name="Loud Advert", answers={"1": "Buy our lamps."})
    factories.response(slug, name="Not Yet", answers={"1": "Unconfirmed words."}, why_review=["doubts"])
    factories.response(
        slug, name="By Mail", mailed=Mailed("ben@mail.example", "Ben Mailer"), file=b"From: ben@mail.example"
    )
    calls.remove_response(operator(), call=slug, number=3, reason="An advertisement.", at=AT)
    printing.publish(operator(), slug, (), at=AT + timedelta(days=1), step=quiet)
    pk = factories.document(address="https://example.org/lights.pdf", note={"en": "With maps."})
    factories.published(pk, data=b"%PDF-1.7 first")
    factories.published(pk, data=b"%PDF-1.7 second")
    factories.copied(pk)
    factories.copied(pk, data=b"<p>changed", at=AT + timedelta(days=3))
    return factories.SLUG


def made(group: str) -> tuple[making.Made, dict[str, bytes]]:
    target = io.BytesIO()
    said = making.write(group, target, at=AT + timedelta(days=9), step=quiet)
    with zipfile.ZipFile(target) as found:
        assert found.testzip() is None
        return said, {name: found.read(name) for name in found.namelist()}


class Links(HTMLParser):
    """Every address and every id of a page, and whatever has no business in it."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.add(tag)
        self.links += [told[n] or "" for n in ("href", "src") if n in told]
        self.ids |= {told["id"] or ""} if "id" in told else set()
        assert not [n for n in told if n.startswith("on")]


def test_every_link_inside_leads_to_something_inside(group: str) -> None:
    _said, files = made(group)
    pages = {name: Links(data) for name, data in files.items() if name.endswith(".html") and "/copies/" not in name}
    inside = 0
    for name, page in pages.items():
        if "/version-" not in name:
            assert "script" not in page.tags
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("http", "https")
                continue
            there = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            assert there in files, f"{name} leads to {link}"
            assert not parts.fragment or unquote(parts.fragment) in pages[there].ids, f"{name} leads to {link}"
            inside += 1
    assert inside > 40
    linked = {normpath(join(dirname(n), unquote(urlsplit(x).path))) for n, p in pages.items() for x in p.links}
    assert set(files) - linked <= {"index.html", "calls/views/suggestions.json"}, "everything is led to"


def test_every_file_is_named_with_its_digest_and_nothing_else_is_there(group: str) -> None:
    said, files = made(group)
    manifest = json.loads(files["manifest.json"])
    listed = {f["path"]: f for f in manifest["files"]}
    assert set(listed) == set(files) - {"manifest.json", "SHA256SUMS"}
    for path, told in listed.items():
        assert (told["size"], told["sha256"]) == (len(files[path]), hashlib.sha256(files[path]).hexdigest())
    sums = {n: d for d, _, n in (line.partition("  ") for line in files["SHA256SUMS"].decode().splitlines())}
    assert sums == {n: hashlib.sha256(d).hexdigest() for n, d in files.items() if n != "SHA256SUMS"}
    assert said.files == len(files)
    assert manifest["left_out"] == []


def test_the_root_is_recomputed_from_the_leaves_inside(group: str) -> None:
    _said, files = made(group)
    entries = [json.loads(line) for line in files["record/entries.jsonl"].splitlines()]
    head = json.loads(files["record/head.json"])
    leaves = [e["leaf"].encode() for e in entries]
    assert (len(leaves), independent.mth(leaves).hex()) == (head["tree_size"], head["root"]) == record.head()
    assert [e["sequence"] for e in entries] == [json.loads(x)["sequence"] for x in leaves]
    for e, leaf in zip(entries, leaves, strict=True):
        assert independent.sha(b"\x00" + leaf).hex() == e["leaf_hash"]
        told = independent.sha(bytes.fromhex(e["salt"]) + e["content"].encode()).hex()
        assert told == json.loads(leaf)["commitment"]


def test_the_program_inside_checks_it_and_finds_what_was_altered(group: str, tmp_path: Path) -> None:
    _said, files = made(group)
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)

    def check() -> subprocess.CompletedProcess[str]:
        run = [sys.executable, "-I", str(tmp_path / "record/check.py")]
        return subprocess.run(run, capture_output=True, text=True, check=False)

    assert (check().returncode, check().stdout[:17]) == (0, "Everything holds:")
    told = (tmp_path / "record/entries.jsonl").read_text()
    (tmp_path / "record/entries.jsonl").write_text(told.replace("An advertisement.", "An advertisemenT."))
    assert check().returncode == 1
    assert "is not what it commits to" in check().stdout


def every_text(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """All of it as text; what is packed once more is unpacked."""
    for name, data in files.items():
        yield name, data.decode("utf-8", "replace")
        if data[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(data)) as inner:
                yield from every_text({f"{name}/{n}": inner.read(n) for n in inner.namelist()})


def private_addresses() -> set[str]:
    """Every mail address that stands anywhere in the database."""
    found: set[str] = set()
    for model in apps.get_models():
        for row in model._base_manager.values_list():
            found |= {m for value in row for m in MAIL.findall(str(value))}
    return found


def test_nothing_is_in_it_that_the_public_may_not_see(group: str) -> None:
    _said, files = made(group)
    private = private_addresses()
    assert {"ana@lights.example", "ben@mail.example", "secretariat@harbours.example"} <= private
    secret = private | {
        "Nobody may read this",
        "Quiet Quay",
        "Buy our lamps",
        "Loud Advert",
        "Unconfirmed words",
        "Not Yet",
    }
    secret |= {"Ben Mailer"}
    for name, text in every_text(files):
        assert not {s for s in secret if s in text}, name
    assert b"a\xe2\x80\xa6@lights.example" in files["calls/views/answers/by-question.json"]
    rows = {r["number"]: r for r in json.loads(files["calls/views/respondents.json"])}
    assert (rows[2]["cited"], rows[2]["name"]) == (False, "")
    assert (rows[3]["state"], rows[3]["reason"]) == ("removed", "An advertisement.")
    assert 4 not in rows


def test_it_holds_what_is_public(group: str) -> None:
    _said, files = made(group)
    folder = "calls/views/"
    assert {folder + f"questionnaire.{f}" for f in ("json", "lss", "xlsx", "docx")} <= set(files)
    assert "Harbour Lights" in files[folder + "answers/by-question/Q1.html"].decode()
    assert "Write to" in files[folder + "answers/by-respondent/R1.html"].decode()
    answers = json.loads(files[folder + "answers/by-respondent.json"])
    assert [(a["response"], a["state"]) for a in answers if a["question"] == "1"] == [
        (1, "answered"), (2, "withheld"), (5, "answered"),
    ]  # fmt: skip
    documents = {d["symbol"]: d for d in json.loads(files["documents/documents.json"])}
    lights = documents["PORTS/2016/1"]
    assert [files[f["path"]] for f in lights["files"]] == [b"%PDF-1.7 second", b"%PDF-1.7 first"]
    assert [(f["path"].rpartition("/")[2], files[f["path"]]) for f in lights["copies"]] == [
        ("2016-10-06-lights.html", b"<p>changed"), ("2016-10-03-lights.html", b"<p>Lights of the coast</p>"),
    ]  # fmt: skip
    compiled = {f["path"].rpartition("/")[2] for f in documents["PORTS/2016/CRP.1"]["files"]}
    assert {
        "views-by-question.pdf",
        "views-by-respondent.docx",
        "views-by-respondent-R1.pdf",
    } <= compiled
    assert json.loads(files["group/group.json"])["resolution"] == "A/12/34"
    assert [s["seats"] for s in json.loads(files["group/members.json"])] == [2, 1]
    assert "Ana Chair" in files["index.html"].decode()
    assert "sha256sum -c" in files["README.txt"].decode()


def test_attached_files_come_with_the_answers_they_belong_to(call: str) -> None:
    address = begun(call)
    for name in ("annex.pdf", "advert.pdf"):
        file = SimpleUploadedFile(name, b"%PDF-1.7 " + name.encode(), "application/pdf")
        Client().post(address + "files/", {"files": file, "do": "attach", "revision": "0"})
    written(address)
    handed_in(address)
    row = confirmed(address)
    dropped = row.attachments.get(file__name="advert.pdf").pk
    calls.remove_attachment(operator(), call=call, number=row.number, attachment=dropped, reason="Not hers.", at=AT)
    _said, files = made(factories.SLUG)
    assert {n: d for n, d in files.items() if "/files/" in n} == {
        f"calls/{call}/files/R{row.number}/annex.pdf": b"%PDF-1.7 annex.pdf"
    }
    assert "annex.pdf" in Links(files[f"calls/{call}/index.html"]).links[-5]
    calls.describe_response(operator(), call=call, number=row.number, facts={"cited": False}, at=AT)
    assert not [n for n in made(factories.SLUG)[1] if "/files/" in n]


def test_a_compilation_that_shows_what_was_taken_out_since_is_left_out_until_it_is_made_anew(group: str) -> None:
    calls.remove_response(operator(), call="views", number=1, reason="Not theirs.", at=AT + timedelta(days=2))
    said, files = made(group)
    assert said.left_out == ("PORTS/2016/CRP.1: answers were taken out since it was published",)
    assert not [n for n, text in every_text(files) if "Harbour Lights" in text]
    assert said.left_out[0] in files["README.txt"].decode()
    work.run_waiting()  # removing it has ordered the compilation anew
    said, files = made(group)
    assert said.left_out == ()
    assert [n for n in files if n.endswith("views-by-question.pdf")]
    assert not [n for n, text in every_text(files) if "Harbour Lights" in text]


def test_what_somebody_typed_into_the_record_with_an_address_in_it_stays_a_leaf_alone(group: str) -> None:
    calls.remove_response(operator(), call="views", number=5, reason="As carl@gone.example asked.", at=AT)
    said, files = made(group)
    assert b"carl@gone.example" not in files["record/entries.jsonl"]
    assert [x for x in said.left_out if x.startswith("record, entry")]
    leaves = [json.loads(line)["leaf"].encode() for line in files["record/entries.jsonl"].splitlines()]
    assert independent.mth(leaves).hex() == said.root


def test_bytes_that_are_missing_are_told_and_stop_nothing(group: str) -> None:
    from plenary.library import files as disk

    found = shelf.document(factories.document())
    assert found is not None
    disk.path_of(found.copies[0].sha256).unlink()
    said, _files = made(group)
    assert [x for x in said.left_out if "2016-10-06-lights.html: its bytes are missing" in x]


def test_a_group_without_anything_has_an_archive_too() -> None:
    said, files = made(factories.group("bare"))
    assert said.left_out == ()
    assert "None has gone out." in files["index.html"].decode()
    with pytest.raises(making.NoSuchGroup):
        made("nowhere")


def test_the_address_gives_the_newest_at_once_and_orders_one_an_hour_at_most(
    group: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.HOME = tmp_path
    address, page = f"/groups/{group}/archive.zip", f"/groups/{group}/archive/"
    clock = [AT + timedelta(days=9)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock[0])
    before = len(shelf.jobs(f"archive/{group}"))
    first = factories.client().get(address)
    assert (first.status_code, first["Retry-After"]) == (404, "120")
    assert "A new archive is being made" in first.content.decode()
    assert factories.client().get(address).status_code == 404
    assert len(shelf.jobs(f"archive/{group}")) == before + 1, "one order is enough"
    work.run_waiting()
    one = factories.client().get(address)
    data = one.getvalue()
    assert (one.status_code, one["Content-Type"]) == (200, "application/zip")
    assert one["ETag"] == f'"{hashlib.sha256(data).hexdigest()}"'
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        assert json.loads(found.read("manifest.json"))["entries"] == record.size()
    shown = factories.client().get(page).content.decode()
    assert "12 October 2016" in shown
    assert "Nothing has come into the record since." in shown
    factories.document("PORTS/2016/2")
    clock[0] += timedelta(minutes=59)
    shown = factories.client().get(page).content.decode()
    assert "1 entry has come into the record since." in shown
    assert factories.client().get(address).getvalue() == data, "the old one, and nobody waits"
    assert not work.run_waiting()
    clock[0] += timedelta(minutes=2)
    assert factories.client().get(address).getvalue() == data
    assert work.run_waiting() == 1
    newer = factories.client().get(address).getvalue()
    assert newer != data
    assert len(list((tmp_path / "archives" / group).glob("*.zip"))) == 1
    assert factories.client().get("/groups/nowhere/archive.zip").status_code == 404


def test_a_failure_is_told_and_tried_again_after_an_hour(
    group: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Any
) -> None:
    settings.HOME = tmp_path
    factories.client().get(f"/groups/{group}/archive/")

    def full(*args: Any, **kwargs: Any) -> making.Made:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "write", full)
    work.run_waiting()
    shown = factories.client().get(f"/groups/{group}/archive/").content.decode()
    assert "No space left on device" in shown
    assert len(shelf.jobs(f"archive/{group}")) == 1
    assert not list((tmp_path / "archives" / group).glob("*.part"))


def test_the_page_asks_as_often_whatever_the_group_holds(group: str, tmp_path: Path, settings: Any) -> None:
    settings.HOME = tmp_path
    kept.make(group, at=AT, step=quiet)

    def asked() -> int:
        factories.client().get(f"/groups/{group}/archive/")
        with CaptureQueriesContext(connection) as queries:
            assert factories.client().get(f"/groups/{group}/archive/").status_code == 200
        return len(queries)

    one = asked()
    for n in range(3):
        factories.document(f"PORTS/2016/A{n}")
    assert asked() == one


def test_the_command_writes_it_and_says_what_is_in_it(group: str, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from plenary.hall.cli import main

    out = tmp_path / "all.zip"
    done = CliRunner().invoke(main, ["archive", group, "-o", str(out), "--json"])
    assert done.exit_code == 0, done.output
    said = json.loads(done.output)
    with zipfile.ZipFile(out) as found:
        assert len(found.namelist()) == said["files"]
    assert (said["entries"], said["root"]) == record.head()
    assert CliRunner().invoke(main, ["archive", "nowhere", "-o", str(tmp_path / "x.zip")]).exit_code == 1
    assert [p.name for p in tmp_path.iterdir()] == ["all.zip"]
