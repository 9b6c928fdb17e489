"""The door for captioners' programs: an address that is its own key."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.meetings import acts
from plenary.meetings.models import Caption, CaptionFeed
from plenary.meetings.pages import captioning
from plenary.record import throttle
from plenary.record.actor import operator
from plenary.rules import caption_lines
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1"}
BASE = f"/groups/{SLUG}/meetings/1/captions/feed/"
KEY = "a-key-of-twenty-characters-at-least"


@pytest.fixture
def door() -> str:
    throttle.forget()
    factories.meeting(open=True)
    factories.item(open=True)
    acts.open_feed(operator(), name="Steno", language="en", key=KEY, at=AT, **WHERE)
    return BASE + KEY


def post(address: str, body: str | bytes, kind: str = "text/plain") -> tuple[int, str]:
    answer = factories.client().post(address, body, content_type=kind)
    return answer.status_code, answer.content.decode()


def said() -> list[tuple[str, str, str]]:
    return list(Caption.objects.order_by("language", "number").values_list("language", "speaker", "text"))


@pytest.mark.accepts(91, 178)
def test_plain_text_with_its_number_and_language_as_caption_programs_send_it(door: str) -> None:
    assert post(f"{door}?id=1&seq=1&lang=en-US", "Good morn") == (200, "1")
    assert said() == []
    assert post(f"{door}?id=1&seq=2&lang=en-US", "ing.\n") == (200, "2")
    assert post(f"{door}/?id=1&seq=3&lang=fr-FR", "Bonjour.\n") == (200, "3")
    assert said() == [("en", "", "Good morning."), ("fr", "", "Bonjour.")]
    assert factories.client().get(f"{door}/seq?id=1").content == b"3"
    assert set(Caption.objects.values_list("source", flat=True)) == {"steno"}


def test_a_retry_adds_nothing(door: str) -> None:
    for _time in range(3):
        assert post(f"{door}?seq=7", "Once.\n") == (200, "7")
    assert post(f"{door}?seq=6", "Late and known.\n") == (200, "7")
    assert [text for _language, _who, text in said()] == ["Once."]


def test_json_and_forms_are_taken_too(door: str) -> None:
    assert post(door, json.dumps({"seq": 1, "text": "One.\n", "speaker": "Cordova"}), "application/json")[0] == 200
    assert post(door, "text=Two.%0A&seq=2&speaker=Illyria", "application/x-www-form-urlencoded")[0] == 200
    assert post(door, "Three.\n", "application/x-www-form-urlencoded")[0] == 200  # as curl -d sends it
    assert [(who, text) for _language, who, text in said()] == [
        ("Cordova", "One."),
        ("Illyria", "Two."),
        ("", "Three."),
    ]


def test_fragments_and_backspaces_as_steno_software_sends_them(door: str) -> None:
    for n, piece in enumerate(["The delegat", "ion of Kordova", "\b\b\b\b\b\b\bCordova tha", "nks the Chair.\r\n"], 1):
        post(f"{door}?seq={n}", piece)
    assert [text for _language, _who, text in said()] == ["The delegation of Cordova thanks the Chair."]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(["One ", "two", ". ", "\n", "é", "\b"]), max_size=6), st.integers(1, 3))
def test_whatever_is_sent_and_however_often_each_number_counts_once(door: str, pieces: list[str], times: int) -> None:
    row = CaptionFeed.objects.get()
    start, piece, before = row.last + 1, row.piece, len(said())
    for n, text in enumerate(pieces):
        for _time in range(times):
            assert post(f"{door}?seq={start + n}", text)[0] == 200
    lines, rest = caption_lines.feed(caption_lines.Piece(piece), "".join(pieces))
    assert len(said()) - before == len(lines)
    assert CaptionFeed.objects.get().piece == rest.text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"\xff\xfe", "text/plain", 400),
        ("{", "application/json", 400),
        ('["text"]', "application/json", 400),
        ('{"text": 5}', "application/json", 400),
        ('{"text": "\\ud800 half\\u0000\\n", "speaker": "\\ud800"}', "application/json", 200),
        ('{"text": "x\\n", "seq": "' + "9" * 40 + '"}', "application/json", 200),
        ("x" * (65 * 1024), "text/plain", 413),
        ("x" * (20 * 1024), "text/plain", 409),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_text(door: str, body: str | bytes, kind: str, status: int) -> None:
    answer = Client(raise_request_exception=False).post(door, body, content_type=kind)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "<" not in answer.content.decode()


def test_a_key_that_opens_nothing_and_one_that_was_taken_back(door: str) -> None:
    assert post(BASE + "another-key-of-twenty-characters", "x\n")[0] == 404
    acts.close_feed(operator(), feed=1, at=AT, **WHERE)
    assert post(door, "x\n")[0] == 404


def test_the_key_of_one_meeting_opens_no_other(door: str) -> None:
    factories.meeting("2", ordinal=2)
    assert post(door.replace("meetings/1", "meetings/2"), "x\n")[0] == 404


def test_guessing_keys_is_stopped_and_does_not_stop_who_has_one(door: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captioning, "GUESSES", 3)
    tried = [post(f"{BASE}wrong-{n}", "x\n")[0] for n in range(5)]
    assert tried == [404, 404, 404, 429, 429]
    assert post(door, "Still here.\n")[0] == 200


def test_a_program_gone_wild_is_told_to_wait(door: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captioning, "OFTEN", 2)
    assert [post(door, "x\n")[0] for _ in range(3)] == [200, 200, 429]


@pytest.mark.accepts(133)
def test_while_captions_are_switched_off_nothing_is_lost_that_the_program_sends_again(door: str) -> None:
    acts.switch(operator(), session=1, name="captions", value="off", reason="agreed", at=AT, **WHERE)
    status, why = post(f"{door}?seq=1", "Not now.\n")
    assert status == 409
    assert "switches them on" in why
    acts.switch(operator(), session=1, name="captions", value="on", reason="agreed", at=AT, **WHERE)
    assert post(f"{door}?seq=1", "Not now.\n") == (200, "1")
    assert [text for _language, _who, text in said()] == ["Not now."]


def test_a_form_in_parts_is_read_and_one_without_a_text_is_refused(door: str) -> None:
    sent = factories.client().post(door, {"seq": "1", "text": "Good morning.\n"})
    assert (sent.status_code, sent.content, said()) == (200, b"1", [("en", "", "Good morning.")])
    assert factories.client().post(door, {"seq": "2"}).status_code == 400
    assert factories.client().post(door, {"seq": "2", "text": "x" * 70_000}).status_code == 413
