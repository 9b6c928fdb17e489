"""The transcript: by item and speaker, with its recordings, found by its words, as files."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
import webvtt
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from plenary.library.serving import PIECE, wanted
from plenary.meetings import acts
from plenary.meetings.models import Caption, Item, Recording, Session
from plenary.meetings.reads import captions
from plenary.record import ledger
from plenary.record.actor import operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1"}
SOUND = b"OggS" + bytes(range(256)) * 40


@pytest.fixture
def item() -> int:
    factories.meeting(open=True)
    return factories.item(open=True)


def say(*lines: str, after: int = 0, **more: Any) -> None:
    told: dict[str, Any] = {"language": "en", "lines": lines, "at": AT + timedelta(seconds=after)} | more
    acts.caption(operator(), **WHERE, **told)


def url(name: str = "transcript", **more: Any) -> str:
    return reverse(name, kwargs=WHERE | more)


def file(form: str, language: str = "en", query: str = "") -> HttpResponse:
    found = url("transcript-file", session=1, language=language, format=form)
    return factories.client().get(found + query)  # type: ignore[return-value]  # the client's own kind of response


def switch(name: str, value: str) -> None:
    acts.switch(operator(), session=1, name=name, value=value, reason="as agreed", at=AT, **WHERE)


def upload(data: bytes = SOUND, name: str = "morning.ogg", **more: str) -> HttpResponse:
    sent = {"do": "keep", "session": "1", "file": SimpleUploadedFile(name, data)} | more
    return factories.client("secretariat").post(url(), sent)  # type: ignore[return-value]  # as above


@pytest.mark.accepts(178)
def test_by_item_and_speaker(item: int) -> None:
    acts.begin_turn(operator(), name="Cordova", klass="member", place="room", at=AT, **WHERE)
    say("We thank the Chair.", "We agree.")
    page = factories.client().get(url()).content.decode()
    assert "1. Lights of the mole" in page
    assert page.count(">Cordova <") == 1
    assert page.index("Cordova") < page.index("We thank the Chair.") < page.index("We agree.")
    assert "11:00:00" in page  # at the venue


@pytest.mark.accepts(182)
def test_in_each_language_that_was_captioned(item: int) -> None:
    say("Good morning.")
    say("صباح الخير.", language="ar")
    page = factories.client().get(url() + "?in=ar").content.decode()
    assert re.search(r'lang="ar" dir="rtl"[^>]*>صباح', page)
    assert "Good morning." not in page


@pytest.mark.accepts(125)
def test_found_by_its_words_here_and_for_the_search_of_the_house(item: int) -> None:
    say("The lights of the mole are out.", "Nothing else.")
    page = factories.client().get(url() + "?q=lights+mole").content.decode()
    assert "are out" in page
    assert "Nothing else." not in page
    (hit,) = captions.find("LIGHTS out", group=SLUG)
    assert (hit.group, hit.meeting, hit.line.number) == (SLUG, "1", 1)
    assert captions.find("lights out", group="elsewhere") == ()


@pytest.mark.accepts(125)
def test_a_search_forgives_accents(item: int) -> None:
    say("La délégation remercie le président.", language="fr")
    assert len(captions.find("delegation president")) == 1
    assert len(captions.find("délégation")) == 1


def test_webvtt_and_srt_with_times_from_the_opening_of_the_session(item: int) -> None:
    say("One & two <three>.", after=60, speaker="Cordova")
    say("Four.", after=63, speaker="Illyria")
    first, second = webvtt.from_buffer(io.BytesIO(file("vtt").content))
    assert (first.start, first.voice, second.start, second.text) == ("00:01:00.000", "Cordova", "00:01:03.000", "Four.")
    assert "00:01:00,000 --> " in file("srt").content.decode()
    text = file("txt").content.decode()
    assert "[11:01:00] Cordova\nOne & two <three>." in text
    assert file("pdf").content.startswith(b"%PDF")
    assert file("docx").content.startswith(b"PK")


@pytest.mark.parametrize("form", ["vtt", "srt", "txt"])
def test_what_a_machine_heard_is_labelled_on_the_page_and_in_every_file(item: int, form: str) -> None:
    say("Recognised words.", source="automatic")
    assert "Recognised words. [automatic]" in file(form).content.decode()
    for name in ("transcript", "captions", "captions-text"):
        assert "[automatic]" in factories.client().get(url(name)).content.decode()


@pytest.mark.accepts(133)
def test_a_transcript_that_the_group_switched_off_is_nowhere(item: int) -> None:
    say("Between us.")
    switch("transcript", "off")
    assert "Between us." not in factories.client().get(url()).content.decode()
    assert file("txt").status_code == 404
    assert captions.find("between") == ()
    page = factories.client().get(url()).content.decode()
    assert "as agreed" in page  # and why is said


def test_of_ten_thousand_lines_a_page_shows_no_more_than_a_page_holds(item: int) -> None:
    session = Session.objects.get(number=1)
    of: dict[str, Any] = {"meeting_id": session.meeting_id, "session": session, "item": Item.objects.get()}
    mark = ledger.current.set(ledger.Ledger("test", AT))
    try:
        Caption.objects.bulk_create(
            Caption(number=n, language="en", text="x", source="typed", instant=AT, **of) for n in range(1, 10_001)
        )
    finally:
        ledger.current.reset(mark)
    client = factories.client()
    page = client.get(url() + "?after=9000").content.decode()
    assert 'id="c-en-9001"' in page
    assert page.count("<p id=") == captions.PAGE
    assert 'id="c-en-10000"' in client.get(url("captions")).content.decode()


@pytest.mark.accepts(178)
def test_a_recording_is_played_with_its_captions_and_a_line_has_its_second(item: int) -> None:
    switch("recording", "on")
    say("At the tenth second.", after=10)
    assert upload().status_code == 302
    page = factories.client().get(url()).content.decode()
    assert "<audio controls" in page
    own = url("transcript-file", session=1, language="en", format="vtt")
    assert f'<track kind="captions" srclang="en" label="English" src="{own}?recording=1"' in page
    assert 'data-at="2016-10-03T09:00:10Z"' in page
    answer = factories.client().get(url("recording", number=1))
    assert b"".join(answer) == SOUND
    assert answer.headers["Content-Type"] == "audio/ogg"


def test_captions_of_a_recording_count_from_its_first_second(item: int) -> None:
    switch("recording", "on")
    say("Before.", after=5)
    say("At the tenth second.", after=40)
    assert upload(day="2016-10-03", hour="11:00:30").status_code == 302
    (cue,) = webvtt.from_buffer(io.BytesIO(file("vtt", query="?recording=1").content))
    assert (cue.start, cue.text) == ("00:00:10.000", "At the tenth second.")


def test_a_player_gets_the_piece_that_it_asks_for(item: int) -> None:
    switch("recording", "on")
    upload()
    client = factories.client()
    some = client.get(url("recording", number=1), headers={"Range": "bytes=4-9"})
    assert (some.status_code, some.content) == (206, SOUND[4:10])
    assert some.headers["Content-Range"] == f"bytes 4-9/{len(SOUND)}"
    assert client.get(url("recording", number=1), headers={"Range": "bytes=-3"}).content == SOUND[-3:]
    assert client.get(url("recording", number=1), headers={"Range": f"bytes={len(SOUND)}-"}).status_code == 416


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("bytes=0-", (0, PIECE - 1)),
        ("bytes=10-19", (10, 19)),
        ("bytes=-5", (10**9 - 5, 10**9 - 1)),
        ("bytes=0-1,5-9", None),
        ("bytes=-", None),
        ("lines=1-2", None),
        ("", None),
    ],
)
def test_ranges(header: str, part: tuple[int, int] | None) -> None:
    assert wanted(header, 10**9) == part


def test_a_range_that_ends_before_it_begins_is_none() -> None:
    with pytest.raises(ValueError):
        wanted("bytes=9-3", 100)


@pytest.mark.accepts(133)
def test_nothing_is_recorded_or_played_while_the_group_has_not_switched_it_on(item: int) -> None:
    refused = upload()
    assert refused.status_code == 400
    assert "switch it on first" in refused.content.decode()
    switch("recording", "on")
    assert upload().status_code == 302
    switch("recording", "off")
    assert factories.client().get(url("recording", number=1)).status_code == 404
    assert "<audio" not in factories.client().get(url()).content.decode()


def test_what_is_no_sound_and_no_pictures_is_refused_whatever_it_calls_itself(item: int) -> None:
    switch("recording", "on")
    refused = upload(b"<html>not sound</html>", "morning.ogg")
    assert refused.status_code == 400
    assert "morning.ogg is neither sound nor pictures" in refused.content.decode()
    assert not Recording.objects.exists()


def test_a_recording_is_removed_for_a_public_reason(item: int) -> None:
    switch("recording", "on")
    upload()
    with pytest.raises(Problem, match="reason is public"):
        acts.remove_recording(operator(), recording=1, reason=" ", at=AT, **WHERE)
    acts.remove_recording(operator(), recording=1, reason="A private talk was on it.", at=AT, **WHERE)
    page = factories.client().get(url()).content.decode()
    assert "A private talk was on it." in page
    assert "<audio" not in page
    assert factories.client().get(url("recording", number=1)).status_code == 404


def test_the_policy_lets_a_browser_play_what_comes_from_here(item: int) -> None:
    policy = factories.client().get(url()).headers["Content-Security-Policy"]
    assert "media-src 'self'" in policy
