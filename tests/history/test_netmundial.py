"""Real input: the 187 contributions of 2014, from the folder to both compilations."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from plenary.calls import compiling, reads
from plenary.calls.importing import Summary
from plenary.calls.known import import_paths
from plenary.press import netmundial as folder
from plenary.record.actor import NOBODY, operator
from plenary.record.verify import verify
from plenary.rules import compilation as rule

AT = datetime(2016, 10, 3, tzinfo=UTC)


@pytest.fixture
def summary(db: Any, netmundial: Path) -> Summary:
    return import_paths(operator(), "netmundial", [netmundial], at=AT)


def test_all_contributions_arrive_and_compile_both_ways(summary: Summary, netmundial: Path) -> None:
    assert (summary.responses, summary.rejected) == (187, [])
    with open(netmundial / "index.csv", encoding="utf-8") as lines:
        index = {int(row["number"]): row for row in csv.DictReader(lines)}
    got = {r.number: r for r in reads.responses(NOBODY, "netmundial")}
    assert got.keys() == index.keys()
    titles = {a.response: a.text for a in reads.answers(NOBODY, "netmundial", question="1")}
    assert {n: row["title"] for n, row in index.items()} == titles
    m = compiling.material("netmundial", reviewed_only=True)
    asked = compiling.asked(m)
    both = [way(asked, m.responses, m.given) for way in (rule.by_question, rule.by_respondent)]
    assert rule.content(both[0]) == rule.content(both[1])
    assert verify().problems == []


def test_words_are_those_of_the_index_or_the_difference_is_explained(netmundial: Path) -> None:
    files = {p.name: p.read_bytes() for p in (netmundial / "contributions").iterdir()}
    with open(netmundial / "index.csv", encoding="utf-8") as lines:
        index = {int(row["number"]): int(row["document_words"]) for row in csv.DictReader(lines)}
    for c in folder.read_folder(files).contributions:
        near = abs(c.answer_words - index[c.number]) <= max(1, index[c.number] * 0.01)
        assert near or c.reason in folder.REASONS, (
            f"{c.number}: {c.answer_words} words, the index says {index[c.number]}"
        )


def test_a_second_import_enters_nothing_twice(summary: Summary, netmundial: Path) -> None:
    again = import_paths(operator(), "netmundial", [netmundial], at=AT)
    assert (again.responses, again.known) == (187, 187)
