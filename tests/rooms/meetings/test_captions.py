"""Captions: lines come in, are corrected, and are read: at once, in several languages, on a poor line."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from plenary.hall.wire import fragments, messages
from plenary.meetings import acts, reads
from plenary.meetings.live import FRAGMENTS
from plenary.meetings.models import Caption, CaptionFeed
from plenary.meetings.reads import captions
from plenary.record import reads as record
from plenary.record.actor import Forbidden, operator
from plenary.record.models import Content, Token
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1"}
LIVE = next(f for f in FRAGMENTS if f.name == "captions")


@pytest.fixture
def item() -> int:
    factories.meeting(open=True)
    return factories.item(open=True)


def say(*lines: str, language: str = "en", **more: Any) -> list[int]:
    told: dict[str, Any] = {"language": language, "lines": lines, "at": AT} | more
    return list(acts.caption(operator(), **WHERE, **told).value)


def speak(name: str) -> None:
    acts.begin_turn(operator(), name=name, klass="member", place="room", at=AT, **WHERE)


def key_of() -> int:
    now = reads.now(SLUG, "1")
    assert now is not None
    return now.meeting.id


def lines(language: str = "en") -> list[tuple[str, str]]:
    return [(line.speaker, line.text) for line in captions.last(key_of(), language)]


def url(name: str = "captions", **more: Any) -> str:
    return reverse(name, kwargs=WHERE | more)


@pytest.mark.accepts(91, 178)
def test_a_line_carries_who_has_the_floor_and_on_which_item(item: int) -> None:
    speak("Cordova")
    say("We thank the Chair.", "We  support\tit.")
    assert lines() == [("Cordova", "We thank the Chair."), ("Cordova", "We support it.")]
    assert Caption.objects.values_list("item__number", "session__number").distinct().get() == (item, 1)
    speak("Illyria")
    say("So do we.", speaker="Interpreter")
    assert lines()[-1] == ("Interpreter", "So do we.")


def test_several_lines_are_one_entry_and_no_words_stand_in_it(item: int) -> None:
    before = record.size()
    say("One.", "Two.", "Three.")
    assert record.size() == before + 1
    assert "Two" not in Content.objects.get(pk=record.size()).what


@pytest.mark.accepts(133)
def test_captions_that_the_group_switched_off_are_refused_and_it_is_said_how_to_switch_them_on(item: int) -> None:
    acts.switch(operator(), session=1, name="captions", value="off", reason="a closed consultation", at=AT, **WHERE)
    with pytest.raises(Problem, match="switches them on"):
        say("Nobody reads this.")
    assert not Caption.objects.exists()


def test_where_no_session_is_open_nothing_is_said() -> None:
    factories.meeting()
    with pytest.raises(Problem, match="No session"):
        say("Too early.")


def test_a_very_long_line_is_parted_and_loses_no_word(item: int) -> None:
    said = " ".join(f"word{n}" for n in range(900))
    say(said)
    assert len(lines()) > 1
    assert " ".join(text for _who, text in lines()) == said


def test_a_correction_is_marked_and_what_was_said_before_stays_in_the_record(item: int) -> None:
    say("We reject it.", "Thank you.")
    acts.correct_caption(operator(), language="en", number=1, text="We respect it.", speaker="Cordova", at=AT, **WHERE)
    first, second = captions.last(key_of(), "en")
    assert (first.text, first.speaker, first.corrected, second.corrected) == ("We respect it.", "Cordova", True, False)
    assert any("We reject it." in content.state for content in Content.objects.all())
    assert "(corrected)" in factories.client().get(url()).content.decode()
    assert not verify().problems


def test_only_the_secretariat_captions(item: int) -> None:
    for role in ("public", "observer", "member", "chair"):
        with pytest.raises(Forbidden):
            acts.caption(factories.actor(role), language="en", lines=["No."], at=AT, **WHERE)


def test_a_feed_is_opened_by_a_key_of_which_a_digest_is_kept_and_closed_again(item: int) -> None:
    key = acts.new_key("a form's token")
    told: dict[str, Any] = {"name": "Steno", "language": "en", "key": key, "at": AT}
    acts.open_feed(operator(), token="a form's token", **told, **WHERE)
    for table in (Content, Token, CaptionFeed):
        assert key not in str(list(table.objects.values())), table
    fed = acts.feed(operator(), key=key, text="We thank the Chair", at=AT, **WHERE)
    assert (lines(), fed.rest) == ([], "We thank the Chair")
    acts.close_feed(operator(), feed=1, at=AT, **WHERE)
    assert lines() == [("", "We thank the Chair")]  # what was begun is said
    with pytest.raises(LookupError):
        acts.feed(operator(), key=key, text="More.\n", at=AT, **WHERE)


def test_after_a_pause_what_was_begun_is_said_unless_the_program_has_gone_on(item: int) -> None:
    key = acts.new_key()
    acts.open_feed(operator(), name="Steno", language="en", key=key, at=AT, **WHERE)
    feed = acts.feed(operator(), key=key, text="We thank", at=AT, **WHERE).feed
    gone_on = acts.feed(operator(), key=key, text=" the Chair", at=AT, **WHERE)
    acts.settle(operator(), feed=feed, rest="We thank", at=AT, **WHERE)
    assert lines() == []
    acts.settle(operator(), feed=feed, rest=gone_on.rest, at=AT, **WHERE)
    assert lines() == [("", "We thank the Chair")]
    acts.settle(operator(), feed=feed, rest=gone_on.rest, at=AT, **WHERE)
    assert len(lines()) == 1


def appended(after: int, language: str = "en") -> tuple[tuple[int, str], ...]:
    return fragments.rendered(LIVE, f"{SLUG}/1", language, after, AT)


@pytest.mark.accepts(91)
def test_whoever_was_cut_off_gets_the_lines_she_missed_each_once_with_the_number_of_its_entry(item: int) -> None:
    speak("Cordova")
    say("One.")
    seen = record.size()
    say("Two.", "Three.")
    say("Four.")
    acts.correct_caption(operator(), language="en", number=1, text="The first.", at=AT, **WHERE)
    came = appended(seen)
    assert [number for number, _html in came] == [seen + 1, seen + 2, seen + 3]
    assert re.findall(r'id="(c-en-\d)"', "".join(html for _number, html in came)) == [
        "c-en-2",
        "c-en-3",
        "c-en-4",
        "c-en-1",
    ]
    assert appended(record.size()) == ()


def test_who_speaks_is_said_where_it_changes_and_not_on_every_line(item: int) -> None:
    speak("Cordova")
    say("One.")
    seen = record.size()
    say("Two.")
    speak("Illyria")
    say("Three.")
    assert [html.count("who") for _number, html in appended(seen)] == [0, 1]


def test_one_stream_brings_several_languages_and_nothing_else(item: int) -> None:
    say("Bonjour.", language="fr")
    say("Good morning.")
    say("صباح الخير.", language="ar")
    came = "".join(html for _number, html in appended(0, fragments.tongue("en", ["fr", "ar"])))
    assert "Bonjour" in came
    assert "صباح" in came
    assert "Good morning" not in came
    others = [f for f in FRAGMENTS if f.appends is None]
    assert all(fragments.rendered(f, f"{SLUG}/1", "en.ar,fr", 0, AT) == () for f in others)


@pytest.mark.accepts(182)
def test_side_by_side_in_three_languages_each_with_its_direction(item: int) -> None:
    say("Good morning.")
    say("صباح الخير.", language="ar")
    say("Доброе утро.", language="ru")
    page = factories.client().get(url() + "?in=en&in=ar&in=ru").content.decode()
    assert re.search(r'<p id="c-ar-1" lang="ar" dir="rtl">', page)
    assert 'data-captions="en,ar,ru"' in page
    assert "Доброе утро." in page


@pytest.mark.accepts(91)
def test_a_minute_of_text_costs_at_most_5_kb_on_the_wire(item: int) -> None:
    """180 words a minute, as they come: the events of the stream, unpacked, with their names and numbers."""
    speak("The distinguished representative of Cordova")
    seen = record.size()
    words = (
        "delegations may wish to consider the role of all stakeholders in their respective positions " * 14
    ).split()
    for n in range(0, 180, 12):
        say(" ".join(words[n : n + 12]))
    sent = b"".join(messages.event("captions", html, number) for number, html in appended(seen, "en.en"))
    assert len(sent) <= 5 * 1024, len(sent)
    page = factories.client().get(url("captions-text"), headers={"Accept-Encoding": "br"}).content
    assert len(page) <= 5 * 1024, len(page)


def test_the_text_view_takes_size_and_contrast_without_script(item: int) -> None:
    say("Good morning.")
    page = factories.client().get(url("captions-text") + "?size=4&dark=1").content.decode()
    assert '<body class="s4 dark">' in page


@pytest.mark.accepts(153)
def test_the_console_sends_a_line_and_keeps_one_that_was_refused(item: int) -> None:
    client = factories.client("secretariat")
    client.post(url("captions-console"), {"do": "line", "language": "en", "text": "Good morning.", "once": "one"})
    client.post(url("captions-console"), {"do": "line", "language": "en", "text": "Good morning.", "once": "one"})
    assert lines() == [("", "Good morning.")]
    acts.close_session(operator(), session=1, at=AT, **WHERE)
    refused = client.post(url("captions-console"), {"do": "line", "language": "en", "text": "Half a sentence"})
    assert refused.status_code == 400
    assert "Half a sentence" in refused.content.decode()
    asked = client.post(
        url("captions-console"), {"do": "line", "language": "en", "text": "x"}, headers={"Accept": "application/json"}
    )
    assert "No session" in asked.json()["problem"]


def test_the_key_is_shown_once_on_the_console(item: int) -> None:
    client = factories.client("secretariat")
    form = {"do": "feed", "language": "en", "name": "Steno", "source": "steno", "once": "token-of-the-form"}
    shown = client.post(url("captions-console"), form).content.decode()
    address = re.search(r"http://testserver(\S+/captions/feed/\S+)\?id=1", shown)
    assert address
    assert address[1] not in client.get(url("captions-console")).content.decode()
    assert client.get(address[1]).content == b"0"


@pytest.mark.parametrize("name", ["captions", "captions-text", "captions-console", "transcript"])
def test_a_page_costs_the_same_queries_with_three_lines_and_with_one(item: int, name: str) -> None:
    client = factories.client("secretariat")
    counts = []
    for some in (["One."], ["Two.", "Three."]):
        say(*some)
        client.get(url(name))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(url(name)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.accepts(133)
def test_lines_of_a_session_without_a_transcript_are_read_while_it_lasts_and_no_longer(item: int) -> None:
    acts.switch(operator(), session=1, name="transcript", value="off", reason="as agreed", at=AT, **WHERE)
    say("For those who read along.")
    public = factories.client()
    assert "read along" in public.get(url()).content.decode()
    assert "read along" not in public.get(url("transcript")).content.decode()
    acts.close_session(operator(), session=1, at=AT + timedelta(hours=1), **WHERE)
    assert "read along" not in public.get(url()).content.decode()
    assert captions.find("read along") == ()
