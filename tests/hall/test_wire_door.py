"""The door to the wire: what it says to whoever comes, and comes back; who is turned away."""

from __future__ import annotations

from typing import Any

import pytest

from plenary.hall.wire import fragments, messages, pages
from plenary.hall.wire.follower import Follower
from plenary.meetings import acts as meetings
from plenary.record import reads as record
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT
from tests.hall.test_wire import KEY, WHERE, enter, following, hub, say
from tests.hall.wired import Direct, Screen, Wire, door, events

__all__ = ["following", "hub"]  # fixtures
pytestmark = pytest.mark.django_db


def test_the_door_says_hello_and_where_the_record_stands(following: Follower) -> None:
    answer = door(factories.client())
    (hello,) = events(answer.content.decode())
    assert hello["event"] == "hello"
    assert hello["data"].split()[0] == hello["id"] == str(record.size())
    assert answer["Content-Type"].startswith("text/event-stream")
    assert answer["Cache-Control"] == "no-store, no-transform"
    assert "Content-Encoding" not in answer


def test_the_door_says_what_was_missed_and_hello_last(following: Follower) -> None:
    before = record.size()
    enter(1)
    meetings.decide(operator(), verb="agreed", text={"en": "To light the mole."}, at=AT, **WHERE)
    told = events(door(factories.client(), before).content.decode())
    assert told[-1]["event"] == "hello"
    assert {e["event"] for e in told[:-1]} == {"list", "decisions"}
    assert [messages.had(e["id"]) for e in told[:-2]] == [before] * (len(told) - 2)
    told = events(
        factories.client()
        .get("/groups/harbours/meetings/1/live/", headers={"Last-Event-ID": f"{before}-9"})
        .content.decode()
    )
    assert len(told) == 3


def test_who_missed_very_much_gets_everything(following: Follower, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 1)
    before = record.size()
    enter(1)
    say(1)
    told = {e["event"] for e in events(door(factories.client(), before).content.decode())}
    assert told == {f.name for f in fragments.FRAGMENTS} | {"hello"}


def test_a_screen_that_knows_more_than_the_record_begins_anew(following: Follower) -> None:
    """A record that was restored from a backup is shorter than what the screen had seen."""
    enter(1)
    screen = Screen(number=10_000)
    screen.hear(door(factories.client(), 10_000).content.decode())
    assert screen.heard[0]["event"] == "anew"
    assert screen.number == record.size()
    assert "Delegation 1" in screen.shows["list"]


def test_a_room_that_comes_back_at_once_is_rendered_once(following: Follower, monkeypatch: pytest.MonkeyPatch) -> None:
    before, real, calls = record.size(), fragments.rendered, []
    monkeypatch.setattr(fragments, "rendered", lambda f, *rest: calls.append(f.name) or real(f, *rest))
    enter(1)
    answers = {door(factories.client(), before).content.split(b"event: hello")[0] for _ in range(5)}
    assert len(answers) == 1
    assert calls.count("list") == 1
    enter(2)
    assert b"Delegation 2" in door(factories.client(), before).content


@pytest.mark.parametrize("asked", ["x", "-1", "9" * 40, "٣", "1e5", "", "0x10"])
def test_a_number_that_is_none_is_no_error(following: Follower, asked: str) -> None:
    assert factories.client().get("/groups/harbours/meetings/1/live/", {"after": asked}).status_code == 200
    assert (
        factories.client().get("/groups/harbours/meetings/1/live/", {"in": "zz", "captions": "zz,,en"}).status_code
        == 200
    )


def test_there_is_no_stream_of_what_is_not_there(hub: Direct) -> None:
    factories.group()
    assert door(factories.client()).status_code == 404
    assert door(factories.client(), group="nowhere").status_code == 404
    assert not hub.watched()


def test_too_many_lines_are_refused_and_polling_goes_on(hub: Direct, following: Follower, settings: Any) -> None:
    settings.WIRE_ADDRESS, settings.WIRE_MOST = 2, 3
    for _ in range(2):
        hub.join(KEY, Wire(), gzip=False, after=0, address="127.0.0.1")
    refused = door(factories.client())
    assert (refused.status_code, refused["Retry-After"]) == (503, "30")
    polled = door(factories.client(), 0, once="1")
    assert polled.status_code == 200
    assert "X-Plenary-Wire" not in polled
    assert "Delegation" not in polled.content.decode()
    other = factories.client(REMOTE_ADDR="198.51.100.9")
    assert door(other).status_code == 200
    hub.join(KEY, Wire(), gzip=False, after=0, address="198.51.100.8")
    assert door(other).status_code == 503
