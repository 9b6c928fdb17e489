"""Whoever floods a call is held back, and keeps nobody else from answering."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plenary.calls import drafts, keys
from plenary.calls.models import Draft, DraftFile, Signatory
from plenary.library.models import Job
from plenary.record import throttle
from plenary.record.models import Entry
from tests import factories
from tests.rooms.calls.test_answering import OPEN, QUESTIONS, WHO, begun, confirmed, handed_in, written

pytestmark = pytest.mark.django_db
Usage = namedtuple("Usage", "total used free")


@pytest.fixture(autouse=True)
def _anew() -> None:
    throttle.forget()


@pytest.fixture
def call() -> Iterator[Any]:
    with time_machine.travel(OPEN, tick=False):
        yield factories.call(questions=QUESTIONS)


def test_sending_one_form_many_times_keeps_nobody_else_of_the_network_from_handing_in(call: str) -> None:
    """In the hall of a meeting everybody comes from one address: one rival must not close the door before a deadline."""
    rival, empty, mine = begun(call), begun(call), begun(call)
    written(rival)
    written(mine)
    assert handed_in(rival).status_code == 302
    sent = [handed_in(rival).status_code for _ in range(35)]
    assert sent[0] == 302  # it is in already
    assert sent[-1] == 400  # and asked for too often
    assert {Client().post(empty + "check/", {"revision": "0"}).status_code for _ in range(35)} == {400}
    assert handed_in(mine).status_code == 302


def test_one_network_does_not_hand_in_without_end(call: str) -> None:
    answers = []
    for _ in range(32):
        address = begun(call)
        written(address)
        answers.append(handed_in(address).status_code)
    assert answers[:30] == [302] * 30
    assert answers[30:] == [400, 400]


def test_links_to_ever_other_addresses_are_not_asked_for_without_end(call: str) -> None:
    where = f"/groups/{factories.SLUG}/inputs/{call}/answer/link/"
    answers = [Client().post(where, {"email": f"u{n}@lights.example"}).status_code for n in range(40)]
    assert answers[:30] == [200] * 30
    assert set(answers[30:]) == {400}
    assert Job.objects.filter(kind="mail-links").count() == 30


def test_yes_and_no_by_turns_does_not_fill_the_record(call: str) -> None:
    address = begun(call)
    written(address, joint="yes", signatories="Cordova Society, cordova@lights.example\nUnion of Pilots")
    handed_in(address)
    confirmed(address)
    first = Signatory.objects.order_by("pk")[0]
    where = f"/sign/{keys.sign_key(first.pk, first.email)}/"
    before = Entry.objects.count()
    answers = [Client().post(where, {"do": ("sign", "decline")[n % 2], "once": str(n)}).status_code for n in range(25)]
    assert answers[0] == 302
    assert answers[-1] == 400
    assert Entry.objects.count() == before + 10


def test_what_is_kept_aside_does_not_grow_without_end(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST_LETTERS", 1000)
    address = begun(call)
    told = [
        Client().post(address + "save/", {"q:4:": f"{n}" + "x" * 400, "revision": "0"}).status_code for n in range(6)
    ]
    assert told == [200, 200, 200, 400, 400, 400]
    kept = Draft.objects.get()
    assert kept.fields["q:4:"].startswith("2")
    assert [a["text"][0] for a in kept.aside] == ["0", "1"]  # nothing is lost to make room
    Client().post(address + "files/", {"do": "aside:0", "revision": "3"})
    assert Client().post(address + "save/", {"q:4:": "9" + "x" * 400, "revision": "0"}).status_code == 200


def test_files_end_before_the_disk_does_and_words_are_still_kept(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    address = begun(call)
    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage(1 << 30, 1 << 30, 1 << 20))
    file = SimpleUploadedFile("lights.txt", b"three lights", content_type="text/plain")
    answer = Client().post(address + "files/", {"files": file, "q:4:": "typed", "revision": "0"})
    assert answer.status_code == 400
    assert "no room for files" in answer.content.decode()
    assert not DraftFile.objects.exists()
    assert Draft.objects.get().fields["q:4:"] == "typed"


def test_one_network_does_not_fill_the_disk(call: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is taken out stays on the disk: taking it out makes no room for another."""
    monkeypatch.setitem(drafts_bounds(), "most", 3)
    address = begun(call)
    answers = []
    for n in range(5):
        file = SimpleUploadedFile("lights.txt", f"{n} lights".encode(), content_type="text/plain")
        answers.append(Client().post(address + "files/", {"files": file, "revision": "0"}).status_code)
        for row in DraftFile.objects.all():
            Client().post(address + "files/", {"do": f"detach:{row.pk}", "revision": "0"})
    assert answers == [302, 302, 302, 400, 400]


def drafts_bounds() -> Any:
    from plenary.calls import bounds

    return bounds.SENT


@pytest.mark.parametrize("fields", [{"do": "go:1\r\nX-Other: 1"}, {"q": "1\n2"}, {"q": "1&view=all#x"}])
def test_where_a_form_leads_is_no_header_of_its_writer_s(call: str, fields: dict[str, str]) -> None:
    address = begun(call)
    answer = Client().post(address, {**fields, "revision": "0"})
    assert answer.status_code == 302
    assert "X-Other" not in answer.headers
    assert "view=all" not in answer["Location"]


def test_whoever_begins_many_with_an_address_does_not_push_its_owner_s_own_out_of_her_mail(call: str) -> None:
    mine = begun(call)
    written(mine)
    for minutes in range(1, 9):
        with time_machine.travel(OPEN + timedelta(minutes=minutes), tick=False):
            written(begun(call))
    found = drafts.by_mail(call, WHO["email"], at=OPEN)
    assert mine.split("/")[2] in found
    assert len(found) == len(set(found)) <= 10
