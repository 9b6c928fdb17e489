"""The wire: nothing missed, nothing twice, rendered once, and plain about what is degraded."""

from __future__ import annotations

import random
import zlib
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError

from plenary.floor import acts as floor
from plenary.hall.wire import follower, fragments, messages, pages
from plenary.hall.wire.follower import Follower
from plenary.meetings import acts as meetings
from plenary.record import reads as record
from plenary.record.actor import operator
from plenary.record.live import Fragment
from tests import factories
from tests.factories import AT
from tests.hall.wired import Direct, Screen, Wire, door, events, shown

pytestmark = pytest.mark.django_db
CHANNEL, WHERE = "harbours/1", {"group": "harbours", "meeting": "1"}
KEY = (CHANNEL, "en")


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Direct:
    """A hub of the test's own, which the door asks too."""
    made = Direct()
    monkeypatch.setattr(pages, "hub", made)
    monkeypatch.setattr(pages, "_lately", {})
    return made


@pytest.fixture
def following(hub: Direct) -> Follower:
    """A follower without its thread, before whom a meeting is open on an item."""
    factories.meeting(open=True)
    factories.item(open=True)
    made = Follower(hub)
    made.last = record.size()
    made._clock = float("inf")  # no look at the clock unless a test wants one
    return made


def enter(n: int, klass: str = "member") -> None:
    floor.enter(operator(), name=f"Delegation {n}", klass=klass, at=AT + timedelta(seconds=n), **WHERE)


def say(n: int) -> None:
    meetings.caption(operator(), language="en", lines=[f"Line {n}."], at=AT + timedelta(seconds=n), **WHERE)


def test_the_same_blocks_stand_in_any_gzip_stream() -> None:
    blocks = [messages.block(f"event {n} – ".encode() * 50) for n in range(4)]
    for first in range(3):
        opened, text = zlib.decompressobj(31), b""
        text += opened.decompress(messages.GZIP_HEADER)
        for n in range(first, 4):
            came = opened.decompress(blocks[n])
            assert came == f"event {n} – ".encode() * 50  # at once: nothing waits in the browser for what comes next
            text += came


def test_an_event_of_many_lines_is_one_event() -> None:
    said = messages.event("list", "<p>\n\nid: 7</p>", "9-12").decode()
    assert events(said) == [{"id": "9-12", "event": "list", "data": "<p>\n\nid: 7</p>"}]
    assert messages.had("9-12") == 9
    assert [messages.had(x) for x in ("", "x", "-3", "9" * 30, "٣")] == [None] * 5


def test_a_change_reaches_every_screen_and_is_rendered_once_a_language(hub: Direct, following: Follower) -> None:
    counts = []
    for watchers in (1, 30):
        wires = [Wire() for _ in range(watchers)]
        for language in ("en", "ar"):
            for wire in wires:
                hub.join((CHANNEL, language), wire, gzip=False, after=record.size())
        before = following.rendered
        enter(watchers)
        following.round(AT)
        counts.append(following.rendered - before)
        assert all(f"Delegation {watchers}" in wire.text() for wire in wires)
        assert len({wire.data for wire in wires}) == 1
    assert counts[0] == counts[1] > 0


def test_a_meeting_hears_nothing_of_another(hub: Direct, following: Follower) -> None:
    wire = Wire()
    hub.join(("harbours/2", "en"), wire, gzip=False, after=0)
    enter(1)
    following.round(AT)
    assert wire.data == b""


def test_what_stands_as_it_stood_is_not_sent_again(hub: Direct, following: Follower) -> None:
    wire = Wire()
    hub.join(KEY, wire, gzip=False, after=record.size())
    enter(1)
    following.round(AT)
    sent = len(wire.data)
    following._clock = float("-inf")
    following.round(AT)  # the clock's look: all other fragments once, the list not again
    assert [e["event"] for e in events(wire.text())].count("list") == 1
    assert len(wire.data) > sent
    sent = len(wire.data)
    following._clock = float("-inf")
    following.round(AT)
    assert len(wire.data) == sent


def test_streams_that_are_opened_and_dropped_make_no_work_for_the_clock(hub: Direct, following: Follower) -> None:
    """Whoever asks for many meetings and languages and goes away slows nobody; nor does a meeting that does not sit."""
    factories.meeting("7")
    following.last = record.size()
    wire = Wire()
    hub.watch(CHANNEL, "en")
    hub.watch("harbours/7", "en")
    hub.join(("harbours/7", "ar"), wire, gzip=False, after=record.size())
    following._clock = float("-inf")
    following.round(AT)
    assert following.rendered == 0
    hub.join(KEY, wire, gzip=False, after=record.size())
    following._clock = float("-inf")
    following.round(AT)
    assert following.rendered > 0


def test_what_nobody_watched_for_a_while_is_sent_though_it_is_as_it_was(
    hub: Direct, following: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    """List A is seen by all, nobody looks while it is B, one comes at B, and it is A again: she must be told."""
    wire = Wire()
    hub.join(KEY, wire, gzip=False, after=record.size())
    floor.close_list(operator(), reason="lunch", at=AT, **WHERE)
    following.round(AT)
    hub.leave(KEY, wire)
    hub._interest.clear()
    floor.reopen_list(operator(), reason="back", at=AT, **WHERE)
    following.round(AT)
    late = Wire()
    hub.join(KEY, late, gzip=False, after=record.size())
    floor.close_list(operator(), reason="lunch", at=AT, **WHERE)
    following.round(AT)
    assert "lunch" in late.text()


def test_a_burst_is_one_message(hub: Direct, following: Follower) -> None:
    wire = Wire()
    hub.join(KEY, wire, gzip=True, after=record.size())
    wire.write(messages.chunk(messages.GZIP_HEADER))
    wire.data = messages.chunk(messages.GZIP_HEADER) + wire.data[: -len(messages.chunk(messages.GZIP_HEADER))]
    for n in range(5):
        enter(n)
    following.round(AT)
    told = [e for e in events(wire.text(gzip=True)) if e["event"] == "list"]
    assert len(told) == 1
    assert "Delegation 4" in told[0]["data"]


def test_between_being_answered_and_joining_nothing_is_missed(hub: Direct, following: Follower) -> None:
    screen, wire = Screen(), Wire()
    answer = door(factories.client())
    enter(1)
    following.round(AT)  # nobody has joined, but somebody is about to
    screen.hear(answer.content.decode())
    hub.join(KEY, wire, gzip=False, after=int(answer["X-Plenary-Wire"].split()[2]))
    screen.hear(wire.text())
    assert "Delegation 1" in screen.shows["list"]


def test_a_look_at_the_clock_that_shows_more_than_was_read_hides_it_from_nobody(
    hub: Direct, following: Follower
) -> None:
    """The clock's look renders what the record's reader has not come to yet; the same HTML is then not sent again."""
    screen, wire = Screen(), Wire()
    answer = door(factories.client())
    following.round(AT)
    enter(1)
    made = follower._Round(following, following.last, following.last, AT)
    made.render(KEY, fragments.FRAGMENTS[1:2])
    made.send()
    hub.join(KEY, wire, gzip=False, after=int(answer["X-Plenary-Wire"].split()[2]))
    following.round(AT)
    screen.hear(answer.content.decode() + wire.text())
    assert "Delegation 1" in screen.shows["list"]


@pytest.mark.accepts(107)
def test_lines_that_are_cut_anywhere_end_with_the_same_list(hub: Direct, following: Follower) -> None:
    """Twenty screens, twenty changes and as many captions; each line is cut again and again, in the middle of anything."""
    dice, client = random.Random(7), factories.client()
    screens = [Screen(record.size()) for _ in range(20)]
    wires: list[tuple[Wire, str] | None] = [None] * 20

    def back(n: int) -> None:
        """The line is open again: what the door says, then what the hub says."""
        answer = door(client, screens[n].number)
        wire = Wire()
        hub.join(KEY, wire, gzip=False, after=int(answer["X-Plenary-Wire"].split()[2]))
        wires[n] = (wire, answer.content.decode())

    def cut(n: int, at: float) -> None:
        """The line is cut after a part of what was on its way."""
        open_, wires[n] = wires[n], None
        assert open_ is not None
        hub.leave(KEY, open_[0])
        sent = open_[1] + open_[0].text()
        screens[n].hear(sent[: int(len(sent) * at)])

    for n in range(20):
        back(n)
    for change in range(20):
        enter(change)
        say(change)
        if dice.random() < 0.3:
            meetings.decide(operator(), verb="agreed", text={"en": f"Decision {change}."}, at=AT, **WHERE)
        for n in range(20):
            if wires[n] is not None and dice.random() < 0.4:
                cut(n, dice.random())
        if dice.random() < 0.7:
            following.round(AT)
        for n in range(20):
            if wires[n] is None and dice.random() < 0.6:
                back(n)
    following.round(AT)
    for n in range(20):
        if wires[n] is None:
            back(n)
        cut(n, 1.0)
    ought = shown(CHANNEL, "en", AT)
    for screen in screens:
        assert screen.number == record.size()
        for name in ("list", "decisions"):
            assert screen.shows[name] == "\n".join(ought[name].splitlines())
        assert screen.lines == [f"c-en-{n}" for n in range(1, 21)]  # each once, in its order


@pytest.mark.accepts(107)
def test_captions_alone_are_marked_line_by_line(hub: Direct, following: Follower) -> None:
    for n in range(1, 7):
        say(n)
    key, wire = (CHANNEL, "en.en"), Wire()
    hub.join(key, wire, gzip=False, after=0)
    following.last = 0
    following.round(AT)
    sent = wire.text()
    for cut in range(0, len(sent), 97):
        screen = Screen()
        screen.hear(sent[:cut])
        screen.hear(door(factories.client(), screen.number, captions="en").content.decode())
        assert screen.lines == [f"c-en-{n}" for n in range(1, 7)]


def test_a_corrected_line_is_sent_in_its_place(hub: Direct, following: Follower) -> None:
    say(1)
    following.round(AT)
    wire = Wire()
    hub.join((CHANNEL, "en.en"), wire, gzip=False, after=record.size())
    meetings.correct_caption(operator(), language="en", number=1, text="Corrected.", at=AT, **WHERE)
    following.round(AT)
    assert 'id="c-en-1"' in wire.text()
    assert "Corrected." in wire.text()


def test_a_slow_reader_is_cut_and_is_counted_out_once(hub: Direct) -> None:
    slow, quick = Wire(slow=300 * 1024), Wire()
    for wire in (slow, quick):
        hub.join(KEY, wire, gzip=False, after=0, address="198.51.100.7")
    assert hub.count("198.51.100.7") == hub.count() == 2
    hub.tell([(KEY, messages.Ready.of(messages.event("list", "a"), 5))])
    assert (slow.aborted, quick.aborted, hub.cut) == (True, False, 1)
    hub.tell([(KEY, messages.Ready.of(messages.event("list", "b"), 6))])
    assert "data: b" not in slow.text()
    assert "data: b" in quick.text()
    hub.leave(KEY, slow, "198.51.100.7")
    assert hub.count("198.51.100.7") == hub.count() == 1
    again = Wire()
    hub.join(KEY, again, gzip=False, after=5)
    assert [e["data"] for e in events(again.text())] == ["b"]


def test_a_line_that_closes_at_this_moment_takes_nothing_from_the_others(hub: Direct) -> None:
    class Closed(Wire):
        def write(self, data: bytes) -> None:
            raise RuntimeError("the handler is closed")  # as uvloop's transports say

    hub.tell([(KEY, messages.Ready.of(messages.event("list", "early"), 4))], 4)
    wires = [Wire() if n % 2 else Closed() for n in range(20)]
    for n, wire in enumerate(wires):
        hub.join(KEY, wire, gzip=False, after=3 if n % 3 else 5)  # some of them ahead of the hub
    hub.tell([(KEY, messages.Ready.of(messages.event("list", "late"), 6))], 6)
    hub._beats()
    for wire in wires:
        assert isinstance(wire, Closed) or "data: late" in wire.text()
        hub.leave(KEY, wire)
    assert hub.count() == 0
    hub.join(KEY, Closed(), gzip=False, after=0)
    hub.stop()


def test_who_joins_ahead_of_the_hub_is_sent_nothing_that_she_has(hub: Direct) -> None:
    """The door read the record further than the follower had: what the follower then sends is not new to her."""
    wire = Wire()
    hub.join(KEY, wire, gzip=False, after=9)
    hub.tell([(KEY, messages.Ready.of(messages.event("captions", f"{n}"), n)) for n in (8, 9, 10)], 10)
    hub.tell([(KEY, messages.Ready.of(messages.event("captions", "11"), 11))], 11)
    assert [e["data"] for e in events(wire.text())] == ["10", "11"]


def test_a_heart_beats_and_forgets_what_nobody_watches(hub: Direct) -> None:
    wire = Wire()
    hub.join(KEY, wire, gzip=False, after=0)
    hub._beats()
    assert events(wire.text()) == [{"event": "beat", "data": ""}]
    hub.leave(KEY, wire)
    hub._interest.clear()
    hub._beats()
    assert not hub._channels
    assert not hub.watched()


def test_a_stopped_hub_ends_its_streams(hub: Direct) -> None:
    wire = Wire()
    hub.join(KEY, wire, gzip=False, after=0)
    hub.stop()
    assert wire.data.endswith(messages.LAST)
    assert wire.aborted


def test_one_piece_that_cannot_be_rendered_stops_no_other(hub: Direct, following: Follower) -> None:
    def broken(*_args: Any) -> str:
        raise RuntimeError("a template stumbled")

    following.shown = (Fragment("broken", ("floor.",), broken), *following.shown)
    wire = Wire()
    hub.join(KEY, wire, gzip=False, after=0)
    enter(1)
    following.round(AT)
    assert "Delegation 1" in wire.text()
    assert following.last == record.size()


def test_a_database_that_goes_away_in_the_middle_costs_no_message(hub: Direct, following: Follower) -> None:
    real, calls = following.shown, []

    def away(*args: Any) -> str:
        calls.append(1)
        if len(calls) == 1:
            raise OperationalError("the server closed the connection")
        return "<p>there</p>"

    following.shown = (*real, Fragment("zz", ("floor.",), away))
    wire = Wire()
    hub.join(KEY, wire, gzip=False, after=record.size())
    enter(1)
    say(1)
    with pytest.raises(OperationalError):
        following.round(AT)
    assert wire.data == b""
    following.round(AT)
    told = [e["event"] for e in events(wire.text())]
    assert sorted(told) == sorted(set(told))
    assert {"list", "captions", "zz"} <= set(told)


def test_what_is_degraded_is_said_in_everybodys_words(hub: Direct, following: Follower) -> None:
    english, arabic = Wire(), Wire()
    hub.join(KEY, english, gzip=False, after=0)
    hub.join((CHANNEL, "ar"), arabic, gzip=False, after=0)
    following.round(AT)
    following.say("database-away")
    following.say("database-away")
    told = events(english.text())
    assert len(told) == 1
    assert told[0]["data"].startswith("database-away The database does not answer. What you see is as of 09:00:00 UTC")
    assert events(arabic.text())[0]["data"].startswith("database-away ")
    following.say("polling")
    late = door(factories.client(), 0).content.decode()
    assert next(e["data"] for e in events(late) if e["event"] == "state").startswith("polling The servers do not hear")
    following.say("live")
    assert events(english.text())[-1] == {"event": "state", "data": "live"}
    assert "event: state" not in door(factories.client(), 0).content.decode()


def test_a_list_fits_its_promise_on_the_wire(hub: Direct, following: Follower) -> None:
    """A refresh of the list is at most 2 KB, however long it is."""
    wire = Wire()
    hub.join(KEY, wire, gzip=True, after=record.size())
    for n in range(60):
        enter(n, "member" if n % 2 else "observer")
    following.round(AT)
    largest = max(len(ready.gzip) for ready in hub._channels[KEY].sent)
    assert largest <= 2048, largest
