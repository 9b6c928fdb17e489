"""Many responses to one call: pages hold a part of them, in the same number of queries, and lead to the rest."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenary.calls import acts, side_by_side
from plenary.calls.pages import reading
from plenary.record.actor import Actor

BASE = "/groups/assembly/inputs/survey/"


def fill(by: Actor, call: str, at: datetime, count: int, start: int = 1) -> None:
    for n in range(start, start + count):
        told = {"group": "civil" if n % 2 else "states"}
        answers = {("10", ""): f"Answer of respondent {n}."}
        acts.receive_known(by, call=call, name=f"Respondent {n}", answers=answers, received=at, given=told, at=at)


@pytest.mark.parametrize("path", ["", "questions/10/", "questions/10/?group=civil", "respondents/", "respondents/R1/"])
def test_one_response_and_three_cost_the_same_queries(by: Actor, call: str, at: datetime, path: str) -> None:
    visitor = Client()
    fill(by, call, at, 2)
    visitor.get(BASE + path)
    with CaptureQueriesContext(connection) as few:
        assert visitor.get(BASE + path).status_code == 200
    fill(by, call, at, 6, start=3)
    visitor.get(BASE + path)  # what happened since is counted once (test_counting)
    with CaptureQueriesContext(connection) as more:
        assert visitor.get(BASE + path).status_code == 200
    assert len(few) == len(more)


def test_every_respondent_is_reached_page_by_page(by: Actor, call: str, at: datetime, monkeypatch: Any) -> None:
    monkeypatch.setattr(reading, "ROWS", 3)
    fill(by, call, at, 8)
    visitor, path, seen = Client(), BASE + "respondents/", []
    for _round in range(5):
        html = visitor.get(path).content.decode()
        seen += re.findall(r">(Respondent \d+)</a>", html)
        more = re.search(r'rel="next" href="([^"]+)"', html)
        if more is None:
            break
        path = BASE + "respondents/" + more[1].replace("&amp;", "&")
    assert seen == [f"Respondent {n}" for n in range(1, 9)]


def test_every_answer_of_a_group_is_reached_page_by_page(by: Actor, call: str, at: datetime, monkeypatch: Any) -> None:
    monkeypatch.setattr(side_by_side, "AHEAD", 2)
    monkeypatch.setattr(side_by_side, "FIRST", 1)
    fill(by, call, at, 9)
    visitor, path, seen = Client(), BASE + "questions/10/?group=civil", []
    for _round in range(9):
        html = visitor.get(path).content.decode()
        seen += re.findall(r"Answer of respondent (\d+)\.", html)
        more = re.search(r'rel="next" href="(\?group[^"]+)"', html)
        if more is None:
            break
        path = BASE + "questions/10/" + more[1].replace("&amp;", "&")
    assert seen == ["1", "3", "5", "7", "9"]
    overview = visitor.get(BASE + "questions/10/").content.decode()
    assert "4 more in this group" in overview
