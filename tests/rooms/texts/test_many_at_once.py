"""A file with many changes holds nobody up: each of them costs the same, however many there are and however long the text."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.rules import numbering
from plenary.texts import acts
from plenary.texts.acts.common import GAP
from plenary.texts.models import Paragraph
from tests import factories
from tests.rooms.texts.common import chair, do, numbers, page

pytestmark = pytest.mark.django_db


def take(choices: list[dict[str, Any]], **facts: Any) -> int:
    """Take a file; how many queries it cost."""
    data = repr(choices).encode()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        do(acts.import_word, chair(), name="a.docx", data=data, media_type="x/y", choices=choices, **facts)
    return len(asked)


def told(kind: str, count: int, key: int = 2) -> list[dict[str, Any]]:
    if kind == "replace":
        return [{"kind": kind, "key": n + 1, "words": f"Harbour {n} has lamp {key}."} for n in range(count)]
    return [{"kind": kind, "key": key, "words": f"{kind} {key} {n}"} for n in range(count)]


@pytest.mark.parametrize("kind", ["insert", "replace", "comment"])
def test_each_thing_of_a_file_costs_the_same_number_of_queries(kind: str) -> None:
    factories.text(words=[f"Harbour {n} has a light." for n in range(60)])
    take([{"kind": "comment", "key": 1, "words": "first"}])  # what is asked once in a process is asked
    one, few = take(told(kind, 1, 20)), take(told(kind, 5, 30))
    factories.text("longer", words=[f"Harbour {n} has a light." for n in range(120)])
    many = take(told(kind, 50, 40), text="longer")
    # A number of the tree's own: every second leaf closes a node, every fourth another one.
    assert (few - one) / 4 == pytest.approx((many - one) / 49, abs=2.5)


def test_what_is_inserted_keeps_its_order_and_its_numbers_where_places_run_out() -> None:
    factories.text(words=[f"Harbour {n} has a light." for n in range(1, 4)])
    row = Paragraph.objects.get(key=2)
    assert Paragraph.objects.get(key=3).order - row.order == GAP
    for start in (0, 30):
        take([{"kind": "insert", "key": 1, "words": f"Buoy {n}."} for n in range(start, start + 30)])
    for n in range(60, 75):  # one by one there is room for ten between two
        do(acts.propose, chair(), op="insert", key=1, words=f"Buoy {n}.")
    rows = page().paragraphs
    assert [p.proposals[0].words for p in rows if not p.there] == [f"Buoy {n}." for n in range(75)]
    assert [p.number for p in rows if p.there] == ["1", "2", "3"]
    assert numbers()[1:-2] == [str(numbering.Number("1", n)) for n in range(2, 77)]


def test_places_that_run_out_are_recorded() -> None:
    """The record holds the places of all that moved on, and agrees with the tables."""
    from plenary.record.verify import verify

    factories.text(words=["One.", "Two."])
    for n in range(15):
        do(acts.propose, chair(), op="insert", key=1, words=f"Buoy {n}.")
    assert verify().ok


def test_items_are_inserted_under_their_paragraph_with_letters_of_their_own() -> None:
    item = {"kind": "item"}
    factories.text(words=["One.", item | {"words": "a"}, item | {"words": "b"}, "Two.", item | {"words": "a"}])
    take(told("insert", 3, 2) + told("insert", 2, 5))
    assert numbers() == ["1", "(a)", "(a) bis", "(a) ter", "(a) quater", "(b)", "2", "(a)", "(a) bis", "(a) ter"]
