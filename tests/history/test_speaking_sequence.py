"""Three days of a real committee (TC39, February 2024: 1,056 turns on 49 topics), asked for and given again: the same order.

Its notes say who spoke after whom, and not when each asked, nor from where: that is drawn here. Whoever speaks again asks
again once she has spoken, since one request a seat waits at a time.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

import pytest

from plenary.floor import acts
from plenary.meetings import acts as meetings
from plenary.meetings import reads
from plenary.record.actor import operator
from plenary.record.verify import verify
from plenary.rules import floor
from tests import factories
from tests.conftest import SHARED_DATA
from tests.factories import AT, SLUG

FILE = SHARED_DATA / "speaking" / "tc39_2024-02_speaking_sequence.csv"
DAYS = ("feb-6", "feb-7", "feb-8")


@pytest.fixture(scope="module")
def topics() -> list[tuple[str, str, list[str]]]:
    """Day, topic, who spoke on it in order."""
    if not FILE.exists():
        pytest.skip("the data set of speaking sequences is not beside this clone")
    with FILE.open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 1056
    found = [
        (day, topic, [r["speaker_abbrev"] for r in some])
        for (day, topic), some in groupby(rows, key=lambda r: (r["day"], r["topic"]))
    ]
    assert len(found) == 49
    return found


def waits(spoke: list[str], most: int) -> Iterator[tuple[str, str]]:
    """What happens on a topic: ("ask", who) and ("next", ""): each asks as early as she may, at most `most` wait."""
    waiting: list[str] = []
    for who in spoke:
        while who in waiting or len(waiting) == most:
            waiting.pop(0)
            yield "next", ""
        waiting.append(who)
        yield "ask", who
    for _who in waiting:
        yield "next", ""


class Hall:
    """A meeting of three days, run through acts alone."""

    def __init__(self, seed: int) -> None:
        self.drawn, self.at, self.by = random.Random(seed), AT, operator()
        days = [{"starts": AT + timedelta(days=n), "ends": AT + timedelta(days=n, hours=9)} for n in range(len(DAYS))]
        self.meeting = f"tc39-{seed}"
        told: dict[str, Any] = {"starts": AT.date(), "ends": days[-1]["ends"].date(), "zone": "Europe/Zurich"}
        meetings.plan_meeting(self.by, group=factories.group(), slug=self.meeting, ordinal=1, at=AT, **told)
        meetings.plan_sessions(self.by, sessions=days, **self.where)

    @property
    def where(self) -> dict[str, Any]:
        self.at += timedelta(seconds=20)
        return {"group": SLUG, "meeting": self.meeting, "at": self.at}

    def go_to(self, day: str) -> None:
        number = DAYS.index(day) + 1
        if number > 1:
            meetings.close_session(self.by, session=number - 1, **self.where)
        self.at = AT + timedelta(days=number - 1)
        meetings.open_session(self.by, session=number, **self.where)

    def replay(self, topic: str, spoke: list[str]) -> list[str]:
        """Who was given the floor on it, in order."""
        item = meetings.add_item(self.by, title={"en": topic}, **self.where).value
        meetings.open_item(self.by, item=item, **self.where)
        given: list[str] = []
        most = self.drawn.randint(1, 40)
        for what, who in waits(spoke, most):
            if what == "ask":
                place = self.drawn.choice(("room", "remote"))
                acts.enter(self.by, name=who, klass="member", place=place, **self.where)
            else:
                acts.next_speaker(self.by, **self.where)
                now = reads.now(SLUG, self.meeting)
                assert now is not None
                assert now.turn is not None
                given.append(now.turn.name)
        meetings.close_item(self.by, item=item, **self.where)
        return given


@pytest.mark.accepts(102, 104)
@pytest.mark.django_db
def test_three_days_come_out_as_they_were(topics: list[tuple[str, str, list[str]]]) -> None:
    hall, today = Hall(1), ""
    for day, topic, spoke in topics:
        if day != today:
            hall.go_to(day)
            today = day
        assert hall.replay(topic, spoke) == spoke, topic
    assert verify().ok


@pytest.mark.accepts(102)
@pytest.mark.django_db
@pytest.mark.parametrize("seed", [2, 3, 4])
def test_where_one_sits_changes_nothing_through_acts(topics: list[tuple[str, str, list[str]]], seed: int) -> None:
    hall = Hall(seed)
    hall.go_to("feb-6")
    for _day, topic, spoke in topics[seed::16]:
        assert hall.replay(topic, spoke) == spoke, topic


@pytest.mark.accepts(102)
def test_where_one_sits_changes_nothing_in_a_hundred_draws(topics: list[tuple[str, str, list[str]]]) -> None:
    methods = floor.Methods()
    for seed in range(100):
        drawn = random.Random(seed)
        for _day, topic, spoke in topics:
            assert list(_through_the_rule(spoke, drawn, methods, AT)) == spoke, (seed, topic)


def _through_the_rule(
    spoke: Iterable[str], drawn: random.Random, methods: floor.Methods, at: datetime
) -> Iterator[str]:
    waiting: list[floor.Request] = []
    for arrived, (what, who) in enumerate(waits(list(spoke), drawn.randint(1, 12)), 1):
        if what == "ask":
            made = floor.Request(arrived, who, "member", drawn.choice(("room", "remote")), arrived)
            assert floor.may_ask(waiting, who, "member", "statement", floor.ListState(), methods, now=at).allowed
            waiting.insert(drawn.randint(0, len(waiting)), made)  # in whatever order a table gives them
        else:
            first = floor.order(waiting, methods, now=at)[0].request
            waiting.remove(first)
            yield first.who
