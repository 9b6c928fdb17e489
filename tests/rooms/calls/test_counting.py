"""What is counted stands on the page at once, whoever changed it and wherever, and costs the same for ten and for many."""

from __future__ import annotations

import random
import re
import threading
from collections import Counter
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenary.calls import acts, counting, reads
from plenary.calls.models import Answer, Response
from plenary.members.reads import stakeholder_groups
from plenary.record.actor import NOBODY, Actor
from plenary.record.problems import Problem
from tests.rooms.calls.test_many import fill

BASE = "/groups/assembly/inputs/survey/"
pytestmark = pytest.mark.django_db


def by_hand(slug: str) -> dict[str, Any]:
    """The same figures, counted from the tables the long way."""
    rows = list(Response.objects.filter(call__slug=slug).order_by("number"))
    confirmed = [r for r in rows if r.state == "confirmed"]
    answered: Counter[str] = Counter()
    for r in confirmed:
        real = Answer.objects.filter(response=r, state__in=("answered", "reference"))
        answered.update(set(real.values_list("question__number", flat=True)))
    return {
        "received": sum(r.state in ("confirmed", "review") for r in rows),
        "late": sum(r.late and r.state in ("confirmed", "review") for r in rows),
        "review": sum(r.state == "review" for r in rows),
        "withheld": sum(not r.cited for r in confirmed),
        "answered": dict(answered),
        "open": [r.number for r in confirmed if r.cited],
        "groups": Counter(r.group_code for r in confirmed),
    }


def as_kept(slug: str) -> dict[str, Any]:
    line = reads.call(slug)
    assert line is not None
    tally = reads.tally(slug)
    codes = [g.code for g in stakeholder_groups("assembly")]
    shelves = reads.shelves(NOBODY, slug, codes)
    return {
        "received": line.received,
        "late": line.late,
        "review": line.review,
        "withheld": line.withheld,
        "answered": reads.answered(slug),
        "open": sorted(n for s in shelves for n in s.shown),
        "groups": Counter({(g.code if g else ""): n + late for g, n, late in tally.groups if n + late}),
    }


def test_every_change_is_counted_at_once(by: Actor, call: str, at: datetime) -> None:
    """Whatever the acts do to a response, in whatever order, the kept counts are those of the tables."""
    dice = random.Random(7)
    assert as_kept(call) == by_hand(call)
    done: Counter[str] = Counter()
    for _round in range(160):
        numbers = list(Response.objects.values_list("number", flat=True))
        n = dice.choice(numbers) if numbers else 0
        do = dice.choice(
            ["new", "new", "aside", "reopen", "confirm", "correct", "describe", "remove", "restore", "merge", "undo"]
        )
        if do == "new" or not n:
            told = {"group": dice.choice(["civil", "states", ""]), "cited": dice.random() < 0.7}
            answers = {("10", ""): dice.choice(["Yes.", "N/a"]), ("2", "a"): "One.", ("2", "b"): "Two."}
            acts.receive_known(
                by, call=call, name=f"Society {_round}", answers=answers, received=at, given=told, at=at,
                why_review=dice.choice([(), ("pdf",)]),
            )  # fmt: skip
            continue
        try:
            if do == "aside":
                acts.set_aside(by, call=call, number=n, reason="twice", at=at)
            elif do == "reopen":
                acts.reopen_response(by, call=call, number=n, reason="look again", at=at)
            elif do == "confirm":
                acts.confirm_response(by, call=call, number=n, at=at)
            elif do == "correct":
                text = dice.choice(["", "Another word."])
                acts.correct_answer(by, call=call, number=n, question="10", part="", text=text, reason="typo", at=at)
            elif do == "describe":
                acts.describe_response(by, call=call, number=n, facts={"group_code": "states"}, at=at)
            elif do == "remove":
                acts.remove_response(by, call=call, number=n, reason="spam", at=at)
            elif do == "restore":
                acts.restore_response(by, call=call, number=n, reason="no spam", at=at)
            elif do == "merge":
                choices = {("10", ""): "both", ("2", "a"): "both", ("2", "b"): "both"}
                acts.merge_responses(by, call=call, kept=n, other=dice.choice(numbers), choices=choices, at=at)
            else:
                acts.unmerge_responses(by, call=call, kept=n, other=dice.choice(numbers), at=at)
        except Problem:
            continue
        done[do] += 1
        assert as_kept(call) == by_hand(call), do
    assert as_kept(call) == by_hand(call)
    assert set(done) >= {"aside", "reopen", "confirm", "correct", "describe", "remove", "restore", "merge"}, done


def test_it_is_right_too_where_the_kept_counts_were_lost_or_too_much_happened(
    by: Actor, call: str, at: datetime, monkeypatch: Any
) -> None:
    monkeypatch.setattr(counting, "MOST", 2)
    fill(by, call, at, 2)
    assert as_kept(call) == by_hand(call)
    fill(by, call, at, 6, start=3)
    assert as_kept(call) == by_hand(call)
    assert len(by_hand(call)["open"]) == 8


def test_what_was_taken_back_is_not_counted(by: Actor, call: str, at: datetime) -> None:
    fill(by, call, at, 2)
    before = as_kept(call)
    try:
        with transaction.atomic():
            fill(by, call, at, 3, start=3)
            assert as_kept(call)["received"] == 5
            raise RuntimeError("taken back")
    except RuntimeError:
        pass
    told = {"group": "civil", "cited": False}
    for n in range(3):  # the record is as long as it was, and is another one
        acts.receive_known(
            by, call=call, name=f"Other {n}", answers={("10", ""): "N/a"}, received=at, given=told, at=at
        )
    assert as_kept(call) == by_hand(call) != before


@pytest.mark.django_db(transaction=True)
def test_what_another_connection_commits_is_counted_at_once(by: Actor, call: str, at: datetime) -> None:
    """Another process has a connection of its own too, and tells this one nothing but through the tables."""
    fill(by, call, at, 1)
    assert "1 answer<" in Client().get(BASE).content.decode()

    def elsewhere() -> None:
        fill(by, call, at, 2, start=2)
        connection.close()

    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        elsewhere_kept = counting._Kept()  # in memory there is one connection: another process's counts beside ours
        assert elsewhere_kept.counted([call], True)[call].answered == {"10": 1}
        fill(by, call, at, 2, start=2)
        assert elsewhere_kept.counted([call], True)[call].answered == {"10": 3}
    else:
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
    assert "3 answers<" in Client().get(BASE).content.decode()


def test_the_public_is_told_no_number_that_is_not_open(by: Actor, call: str, at: datetime) -> None:
    """The secretariat's view comes first: what is kept for it is not handed to the public."""
    fill(by, call, at, 3)
    acts.describe_response(by, call=call, number=2, facts={"cited": False}, at=at)
    acts.reopen_response(by, call=call, number=3, reason="look again", at=at)
    codes = [g.code for g in stakeholder_groups("assembly")]
    assert {n for s in reads.shelves(by, call, codes) for n in s.shown} == {1, 2, 3}
    assert {n for s in reads.shelves(NOBODY, call, codes) for n in s.shown} == {1}
    assert [s.withheld for s in reads.shelves(NOBODY, call, codes)] == [1, 0]
    assert [r.number for r in reads.responses(by, call, count=10)] == [1, 2, 3]
    lines = reads.responses(NOBODY, call, count=10)
    assert [(r.number, bool(r.name)) for r in lines] == [(1, True), (2, False)]
    assert reads.responses(NOBODY, call, count=10, state="review") == ()


@pytest.mark.parametrize("path", ["", "questions/10/", "questions/10/?group=civil", "respondents/", "respondents/R1/"])
def test_a_new_response_costs_a_page_few_queries_once_and_none_after(
    by: Actor, call: str, at: datetime, path: str
) -> None:
    visitor = Client()
    fill(by, call, at, 2)
    visitor.get(BASE + path)

    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            assert visitor.get(BASE + path).status_code == 200
        return len(made)

    quiet = queries()
    fill(by, call, at, 1, start=3)
    one = queries()
    fill(by, call, at, 40, start=4)
    assert (queries(), queries()) == (one, quiet)
    assert one - quiet <= 4
    page = visitor.get(BASE).content.decode()
    assert re.search(r"<dt>responses by the deadline</dt><dd>43</dd>", page)
