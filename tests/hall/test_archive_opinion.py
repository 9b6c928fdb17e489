"""What the public said stands in an archive with its map: as data, and as tables that can be read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plenary.consensus import acts
from plenary.hall.archive import around
from plenary.record.actor import operator
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(180)]
MAP: dict[str, Any] = {
    "people": 17, "votes": 45, "counted": 12, "groups": [{"size": 7, "represents": []}, {"size": 5, "represents": []}],
    "dots": [], "table": [], "apart": 60, "why": "",
    "statements": [
        {"number": 1, "groups": [[6, 1, 7], [0, 5, 5]], "all": None, "agreed": 20, "refused": 3},
        {"number": 2, "groups": [], "all": [4, 2, 8], "agreed": None, "refused": None},
        {"number": 3, "groups": [], "all": None, "agreed": None, "refused": None},
    ],
}  # fmt: skip


def test_a_canvass_is_archived_with_the_groups_and_the_statements_of_its_map() -> None:
    slug = factories.canvass()
    where: dict[str, Any] = {"group": factories.SLUG, "canvass": slug, "at": factories.AT}
    assert [b.title for b in around.told(factories.SLUG).leaves[0].blocks] == ["Opinion of the public"]
    acts.close_canvass(operator(), **where)
    acts.record_map(operator(), result=MAP, **where)
    section = around.told(factories.SLUG)
    _asked, groups, statements = section.leaves[0].blocks
    assert groups.rows == (
        ("Group 1", "7"),
        ("Group 2", "5"),
        ("in no group, since they answered few statements", "5"),
    )
    assert statements.columns == ("Number", "Statement", "All", "Group 1", "Group 2")
    assert statements.rows[0][2:] == (
        "6 agree, 6 disagree, of 12",
        "6 agree, 1 disagree, of 7",
        "0 agree, 5 disagree, of 5",
    )
    assert [row[2:] for row in statements.rows[1:]] == [("4 agree, 2 disagree, of 8", "–", "–"), ("–", "–", "–")]
    files = {path: data for path, data, _about in section.files}
    assert json.loads(files[f"opinion/{slug}.json"]) == MAP
    assert b"Every harbour keeps a light." in files[f"opinion/{slug}.csv"]
    assert {f"opinion/{slug}.json", f"opinion/{slug}.csv"} <= {path for path, _label in section.leaves[0].beside}
