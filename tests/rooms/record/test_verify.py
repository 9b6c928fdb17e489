"""`verify` finds what somebody with the database's password altered, and names the entry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from plenary.members.models import Organisation
from plenary.record.models import Entry
from plenary.record.verify import Report, verify
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def first(triggers_down: None) -> Organisation:
    """The organisation of the first entry, in a record of nine; the triggers are down."""
    for n in range(1, 10):
        factories.organisation(f"Port {n}")
    assert verify().ok
    found: Organisation = Organisation.objects.get(name="Port 1")
    return found


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount != 0, "the test altered nothing"


def said(report: Report) -> list[tuple[int, str]]:
    assert not report.ok
    problems: list[tuple[int, str]] = report.problems
    return problems


def test_a_record_that_nobody_touched_holds(first: Organisation) -> None:
    report = verify()
    assert (report.entries, report.rows, report.problems) == (9, 9, [])


def test_one_byte_of_a_row_names_the_entry_that_wrote_it(first: Organisation) -> None:
    sql("UPDATE members_organisation SET name = 'Port 2!' WHERE name = 'Port 2'")
    ((entry, why),) = said(verify())
    assert entry == 2
    assert "is not as entry 2 left it: name" in why


def test_a_row_that_was_deleted_names_the_entry_that_wrote_it(first: Organisation) -> None:
    sql("DELETE FROM members_organisation WHERE name = 'Port 3'")
    ((entry, why),) = said(verify())
    assert entry == 3
    assert "is missing" in why


def test_a_row_that_no_act_wrote_is_found(first: Organisation) -> None:
    sql(
        "INSERT INTO members_organisation (name, key, country, region, aliases) VALUES ('Ghost', 'ghost', '', '', '[]')"
    )
    ((entry, why),) = said(verify())
    assert entry == 0, "no entry is to blame"
    assert "in no entry" in why


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("seat", "seat/13"),
        ("capacity", "chair"),
        ("instant", "2016-10-03T08:59:59.000000Z"),
        ("act", "members.role-given"),
        ("object", "organisation/999"),
        ("version", 7),
        ("commitment", "0" * 64),
        ("leaf", "0" * 64),
    ],
)
def test_one_altered_column_of_an_entry_names_it(first: Organisation, column: str, value: Any) -> None:
    sql(f"UPDATE record_entry SET {column} = %s WHERE sequence = 4", value)
    # 0 stands for a row that then is in no entry that holds: a consequence, and no other entry is accused.
    assert {entry for entry, _why in said(verify())} - {0} == {4}


@pytest.mark.parametrize("column", ["what", "state"])
def test_one_byte_of_a_content_names_its_entry(first: Organisation, column: str) -> None:
    sql(f"UPDATE record_content SET {column} = {column} || ' ' WHERE entry_id = 5")
    assert 5 in {entry for entry, why in said(verify()) if "commitment" in why}


@pytest.mark.parametrize("column", ["salt", "state_salt"])
def test_a_salt_that_was_changed_names_its_entry(first: Organisation, column: str) -> None:
    sql(f"UPDATE record_content SET {column} = 'no hexadecimal' WHERE entry_id = 5")
    assert 5 in {entry for entry, why in said(verify()) if "commitment" in why}


def test_content_that_was_taken_away_without_an_erasure_names_its_entry(first: Organisation) -> None:
    sql("DELETE FROM record_content WHERE entry_id = 6")
    assert (6, "the entry's content is missing, and nothing says that it was erased") in said(verify())


@pytest.mark.parametrize("alter", [f"UPDATE record_node SET hash = '{'0' * 64}'", "DELETE FROM record_node"])
def test_a_node_of_the_tree_names_the_entries_under_it(first: Organisation, alter: str) -> None:
    sql(f'{alter} WHERE level = 1 AND "index" = 2')
    ((entry, why),) = said(verify())
    assert entry == 6
    assert "entries 5 to 6" in why


def test_an_entry_that_was_dropped_is_missed(first: Organisation) -> None:
    sql("DELETE FROM record_content WHERE entry_id = 7")
    sql("DELETE FROM record_entry WHERE sequence = 7")
    assert (7, "entry 7 is missing") in said(verify())


def test_the_last_entry_cannot_be_dropped_unseen(first: Organisation) -> None:
    sql("DELETE FROM record_content WHERE entry_id = 8 OR entry_id = 9")
    sql("DELETE FROM record_entry WHERE sequence >= 8")
    found = said(verify())
    assert any("stands over entries that are not there" in why for _entry, why in found)
    assert any("in no entry" in why for _entry, why in found)


def test_a_forged_entry_that_fits_its_own_hash_still_shows(first: Organisation) -> None:
    """The thief computes the leaf hash anew; the nodes above it were made of the old one."""
    from plenary.record import tree
    from plenary.record.leaves import leaf_of

    entry = Entry.objects.get(pk=3)
    entry.seat = "seat/13"
    sql(
        "UPDATE record_entry SET seat = %s, leaf = %s WHERE sequence = 3",
        entry.seat,
        tree.leaf_hash(leaf_of(entry)).hex(),
    )
    assert any("does not match its leaves" in why for _entry, why in said(verify()))


def test_progress_is_told_entry_by_entry(first: Organisation) -> None:
    done: list[int] = []
    step: Callable[[int], None] = done.append
    verify(step)
    assert done == list(range(1, 10))
