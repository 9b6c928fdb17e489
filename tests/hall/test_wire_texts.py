"""The wire of a text: its sheet follows what is written, proposed and found, and whoever was cut off catches up."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from typing import Any

import pytest

from plenary.consensus import acts as consensus
from plenary.hall.wire import fragments, pages
from plenary.hall.wire.follower import Follower
from plenary.record import reads as record
from plenary.record.actor import CHAIR, OBSERVER, operator
from plenary.record.live import Fragment
from plenary.texts import acts
from tests import factories
from tests.factories import AT, SLUG
from tests.hall.wired import Direct, Wire, events

pytestmark = pytest.mark.django_db
CHANNEL, WHERE = f"text/{SLUG}/draft", {"group": SLUG, "text": "draft"}
KEY = (CHANNEL, "en")
LIVE = f"/groups/{SLUG}/texts/draft/live/"


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Direct:
    """A hub of the test's own, which the door asks too."""
    made = Direct()
    monkeypatch.setattr(pages, "hub", made)
    monkeypatch.setattr(pages, "_lately", {})
    monkeypatch.setattr(pages, "_lately_elements", {})
    return made


@pytest.fixture
def following(hub: Direct) -> Follower:
    """A follower without its thread, before whom a text is open for proposals."""
    factories.text()
    made = Follower(hub)
    made.last = record.size()
    made._clock = float("inf")
    return made


class Sheet:
    """A screen that shows the rows of a text by their ids, as live.js does it."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.rows: dict[str, str] = {}

    def hear(self, text: str) -> None:
        for said in events(text):
            had, _dash, shown = said.get("id", "").partition("-")
            if said["event"] == "para" and int(shown or had or 0) >= self.number:
                (ident,) = re.findall(r'^<div[^>]* id="(p\d+)"', said["data"])
                self.rows[ident] = said["data"]
            if had:
                self.number = max(self.number, int(had))


def watching(hub: Direct, key: tuple[str, str] = KEY) -> Wire:
    wire = Wire()
    hub.join(key, wire, gzip=False, after=record.size())
    return wire


def rows(wire: Wire) -> dict[str, str]:
    sheet = Sheet(0)
    sheet.hear(wire.text())
    return sheet.rows


def edit(key: int, words: str, **more: Any) -> None:
    acts.edit_paragraph(operator(), key=key, words=words, at=AT, **WHERE, **more)


def test_of_an_edited_paragraph_its_row_alone_reaches_everybody(hub: Direct, following: Follower) -> None:
    wires = [watching(hub) for _ in range(20)]
    edit(2, "Each harbour keeps two lights.")
    following.round(AT)
    assert len({wire.data for wire in wires}) == 1
    found = rows(wires[0])
    assert set(found) == {"p2"}
    assert "two lights" in found["p2"]
    assert 'data-after="p1"' in found["p2"]
    assert "Paragraph 1 has changed." in found["p2"]


def test_a_row_is_rendered_once_a_language_however_many_watch(hub: Direct, following: Follower) -> None:
    counts = []
    for watchers in (1, 30):
        for _ in range(watchers):
            watching(hub)
            watching(hub, (CHANNEL, "ar"))
        before = following.rendered
        edit(2, f"Each harbour keeps {watchers} lights.")
        following.round(AT)
        counts.append(following.rendered - before)
    assert counts[0] == counts[1] > 0


@pytest.mark.accepts(52)
def test_a_proposal_stands_in_brackets_on_every_screen_at_once(hub: Direct, following: Follower) -> None:
    wire = watching(hub)
    factories.proposal(2, "Each harbour should keep a light.")
    following.round(AT)
    row = rows(wire)["p2"]
    assert "open bracket" in row
    assert "Republic of Sandbanks" in row
    head = next(e["data"] for e in events(wire.text()) if e["event"] == "head")
    assert "1 proposal open" in head


def test_an_inserted_paragraph_says_after_which_it_stands(hub: Direct, following: Follower) -> None:
    wire = watching(hub)
    acts.propose(operator(), op="insert", key=2, words="A new light.", seat=1, at=AT, **WHERE)
    following.round(AT)
    (row,) = rows(wire).values()
    assert 'data-after="p2"' in row
    assert "1 bis" in row


def test_a_paragraph_that_goes_is_taken_from_the_screen(hub: Direct, following: Follower) -> None:
    wire = watching(hub)
    acts.merge_paragraphs(operator(), key=3, into=2, words="Each harbour shall keep a white light.", at=AT, **WHERE)
    following.round(AT)
    found = rows(wire)
    assert found["p3"] == '<div id="p3" data-gone></div>'
    assert "a white light" in found["p2"]


def test_a_moved_paragraph_says_where_it_stands_now(hub: Direct, following: Follower) -> None:
    wire = watching(hub)
    acts.place_paragraph(operator(), key=3, after=1, at=AT, **WHERE)
    following.round(AT)
    assert 'data-after="p1"' in rows(wire)["p3"]


def test_positions_and_findings_change_the_row_they_are_about(hub: Direct, following: Follower) -> None:
    wire = watching(hub)
    consensus.take_position(operator(), key=2, value="support", seat=1, at=AT, **WHERE)
    following.round(AT)
    assert "1 of 2 could accept" in rows(wire)["p2"]
    consensus.find(factories.actor(CHAIR), key=2, finding="ad-ref", wording="base", at=AT, **WHERE)
    following.round(AT)
    found = rows(wire)
    assert set(found) == {"p2"}
    assert "Agreed ad ref." in found["p2"]


def test_a_comment_or_the_projector_changes_no_row(hub: Direct, following: Follower) -> None:
    wire = watching(hub)
    acts.comment(factories.actor(OBSERVER), key=2, words="Why one?", at=AT, **WHERE)
    acts.point(operator(), key=3, at=AT, **WHERE)
    following.round(AT)
    assert rows(wire) == {}
    assert "Lights are white." in next(e["data"] for e in events(wire.text()) if e["event"] == "room")


def test_a_text_hears_nothing_of_another_and_a_meeting_nothing_of_a_text(hub: Direct, following: Follower) -> None:
    factories.text("other")
    factories.meeting(open=True)
    following.last = record.size()
    other, meeting = watching(hub, (f"text/{SLUG}/other", "en")), watching(hub, (f"{SLUG}/1", "en"))
    edit(2, "Each harbour keeps two lights.")
    following.round(AT)
    assert other.data == meeting.data == b""


def test_a_text_costs_the_clock_nothing(hub: Direct, following: Follower) -> None:
    watching(hub)
    following._clock = float("-inf")
    following.round(AT)
    assert following.rendered == 0


def test_who_was_cut_off_anywhere_shows_what_everybody_shows(hub: Direct, following: Follower) -> None:
    """Ten screens, thirty changes, lines cut in the middle of anything."""
    dice, client = random.Random(5), factories.client()
    sheets = [Sheet(record.size()) for _ in range(10)]
    wires: list[tuple[Wire, str] | None] = [None] * 10

    def back(n: int) -> None:
        answer = client.get(LIVE, {"after": str(sheets[n].number)})
        wire = Wire()
        hub.join(KEY, wire, gzip=False, after=int(answer["X-Plenary-Wire"].split()[2]))
        wires[n] = (wire, answer.content.decode())

    def cut(n: int, at: float) -> None:
        open_, wires[n] = wires[n], None
        assert open_ is not None
        hub.leave(KEY, open_[0])
        sent = open_[1] + open_[0].text()
        sheets[n].hear(sent[: int(len(sent) * at)])

    for n in range(10):
        back(n)
    for change in range(30):
        edit(2 + change % 2, f"Each harbour keeps {change} lights.")
        for n in range(10):
            if wires[n] is not None and dice.random() < 0.4:
                cut(n, dice.random())
        if dice.random() < 0.7:
            following.round(AT)
        for n in range(10):
            if wires[n] is None and dice.random() < 0.6:
                back(n)
    following.round(AT)
    for n in range(10):
        if wires[n] is None:
            back(n)
        cut(n, 1.0)
    for sheet in sheets:
        assert sheet.number == record.size()
        assert "28 lights" in sheet.rows["p2"]
        assert "29 lights" in sheet.rows["p3"]


def test_who_missed_very_much_is_sent_every_row(following: Follower, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "MOST", 1)
    before = record.size()
    edit(2, "One.")
    edit(3, "Two.")
    sheet = Sheet(before)
    sheet.hear(factories.client().get(LIVE, {"after": str(before)}).content.decode())
    assert set(sheet.rows) == {"p1", "p2", "p3"}
    assert "data-said" not in sheet.rows["p2"] or 'data-said=""' in sheet.rows["p2"]


def test_a_room_that_comes_back_at_once_is_rendered_once(
    hub: Direct, following: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, real = record.size(), fragments.elements
    calls: list[str] = []

    def counted(fragment: Fragment, *rest: Any) -> tuple[tuple[str, str], ...]:
        calls.append(fragment.name)
        return real(fragment, *rest)

    monkeypatch.setattr(fragments, "elements", counted)
    edit(2, "Each harbour keeps two lights.")
    answers = {factories.client().get(LIVE, {"after": str(before)}).content.split(b"event: hello")[0] for _ in range(5)}
    assert len(answers) == 1
    assert calls.count("para") == 1


def test_there_is_no_stream_of_a_text_that_is_not_there(hub: Direct) -> None:
    factories.group()
    assert factories.client().get(LIVE).status_code == 404
    assert not hub.watched()


def test_an_ordinary_row_fits_its_promise_on_the_wire(hub: Direct, following: Follower) -> None:
    """Four sponsors of two proposals, positions, and at most 2 KB compressed to everybody."""
    factories.proposal(2, "Each harbour, on an equal footing, should consider keeping a light that every ship can see.")
    acts.cosponsor(operator(), proposal=1, seat=3, at=AT, **WHERE)
    factories.proposal(2, "Each harbour shall establish a light, avoiding duplication of existing ones.", seat=3)
    following.last = record.size()
    wire = Wire()
    hub.join(KEY, wire, gzip=True, after=record.size())
    consensus.take_position(operator(), key=2, value="concern", seat=1, reason="Costs.", at=AT, **WHERE)
    following.round(AT + timedelta(seconds=1))
    largest = max(len(ready.gzip) for ready in hub._channels[KEY].sent)
    assert largest <= 2048, largest
