"""What every room gives to the archive of a group: texts, members, mapping, calendar, mandate, documents with their family."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest
from icalendar import Calendar

from plenary.hall.archive import making
from plenary.library import acts as library
from plenary.record.actor import operator
from tests import factories, whole
from tests.hall.test_archive import Links, every_text, private_addresses, quiet
from tests.rooms.consensus.negotiating import STATE, takes

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(180)]
AT = factories.AT


def packed() -> bytes:
    target = io.BytesIO()
    making.write(factories.SLUG, target, at=AT + timedelta(days=9), step=quiet)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


@pytest.fixture
def everything() -> int:
    """A group with something from every room; the key of a paper of it."""
    whole.full_members()
    whole.full_meeting()
    factories.text(words=["Lamps are lit at dusk.", "Ships are greeted."])
    factories.proposal(words="Lamps are lit an hour before dusk.")
    factories.disputed()
    factories.report()
    whole.mapping()
    whole.told()
    whole.mandate_by_paragraph()
    factories.dated()
    base = factories.document("PORTS/2016/CRP.7", kind="crp", original="en")
    factories.published(base)
    held = factories.document("PORTS/2016/CRP.7/Rev.1", kind="revision", rights="© Ana", withheld="Ana was not asked.")
    factories.published(held, data=b"%PDF-1.7 of Ana")
    factories.copied(held, data=b"a copy of Ana's")
    return base


def test_every_room_is_there_and_every_link_stays_inside(everything: int) -> None:
    takes(STATE, "live-with", wording="base")
    files = unpacked(packed())
    pages = {name: Links(data) for name, data in files.items() if name.endswith(".html") and "/copies/" not in name}
    linked = set()
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            there = normpath(join(dirname(name), unquote(parts.path))) if parts.path else name
            assert there in files, f"{name} leads to {link}"
            assert not parts.fragment or unquote(parts.fragment) in pages[there].ids, f"{name} leads to {link}"
            linked.add(there)
    assert set(files) - linked <= {"index.html"}, "everything is led to"
    rooms = ("mandate", "members", "calendar", "meetings", "texts", "agreement", "reports", "mapping", "news")
    assert {f"{room}/index.html" for room in rooms} <= set(files)
    assert b"Lamps are lit an hour before dusk." in files["texts/draft/proposals.csv"]
    text = files["texts/draft/index.html"].decode()
    assert "Lamps are lit at dusk." in text
    assert "Proposals" in text
    assert "can live with (1): Republic of Sandbanks" in text, "who holds what stands by what is held"
    assert "live-with" not in text, "a page has words, data have codes"
    assert "an hour before" in files["texts/draft/in-brackets.html"].decode()
    assert Calendar.from_ical(files["calendar/dates.ics"]).walk("VEVENT")
    assert files["mapping/mapping.xlsx"][:2] == b"PK"
    assert json.loads(files["mandate/mandate.json"])["tasks"]
    assert json.loads(files["texts/draft/history.json"])["2"][0]["what"] == "entered"


@pytest.mark.accepts(67, 81, 88)
def test_documents_come_with_their_family_and_what_is_left_out_is_said_with_its_reason(everything: int) -> None:
    files = unpacked(packed())
    documents = {d["symbol"]: d for d in json.loads(files["documents/documents.json"])}
    base, held = documents["PORTS/2016/CRP.7"], documents["PORTS/2016/CRP.7/Rev.1"]
    assert (base["languages"], base["original"], base["replaced_by"]) == (["en"], "en", "PORTS/2016/CRP.7/Rev.1")
    assert (held["relation"], held["belongs_to"], held["rights"]) == ("revision", "PORTS/2016/CRP.7", "© Ana")
    assert (held["files"], held["copies"]) == ([], [])
    assert not [name for name, data in files.items() if data in (b"%PDF-1.7 of Ana", b"a copy of Ana's")]
    why = "PORTS/2016/CRP.7/Rev.1: its files; Ana was not asked."
    assert json.loads(files["manifest.json"])["left_out"] == [why]
    assert why in files["README.txt"].decode()
    assert "Ana was not asked." in files["index.html"].decode()


def test_the_same_record_gives_the_same_bytes_and_no_private_address(everything: int) -> None:
    first = packed()
    assert packed() == first
    private = private_addresses()
    assert private
    for name, text in every_text(unpacked(first)):
        assert not {s for s in private if s in text}, name
    library.note_rights(operator(), document=everything, rights="CC BY 4.0", at=AT)
    assert packed() != first


def test_what_the_pages_keep_from_the_public_is_not_in_it_either() -> None:
    first = factories.disputed("Is a new lamp needed?")
    factories.disputed("Who would pay for it?", depends=first, condition="yes")
    factories.canvass(title={"en": "Lamps, as we might ask of them"}, opened=False)
    files = unpacked(packed())
    assert any(b"Is a new lamp needed?" in data for data in files.values())
    pages = {name: data for name, data in files.items() if not name.startswith("record/")}
    assert not [name for name, data in pages.items() if b"Who would pay" in data or b"as we might ask" in data]
