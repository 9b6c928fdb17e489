"""The database itself refuses to change the record, whoever asks."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from tests import factories

pytestmark = pytest.mark.django_db

TABLES = ("record_entry", "record_content", "record_node", "record_erasure")
COLUMN = {"record_entry": "seat", "record_content": "what", "record_node": "hash", "record_erasure": "reason"}


@pytest.fixture
def filled() -> None:
    """A record with a row in each of its tables."""
    from plenary.record import acts
    from plenary.record.actor import operator

    factories.organisation("One")
    factories.organisation("Two")
    acts.erase(operator(), sequence=1, reason="asked for", at=factories.AT)
    connection.check_constraints()  # PostgreSQL would refuse to empty a table whose foreign keys are still to be checked


def refused(statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_the_record_cannot_be_changed(filled: None, table: str) -> None:
    refused(f"UPDATE {table} SET {COLUMN[table]} = 'x'")


@pytest.mark.parametrize("table", TABLES)
def test_a_row_of_the_record_cannot_be_deleted(filled: None, table: str) -> None:
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_the_record_cannot_be_emptied(filled: None, table: str) -> None:
    if connection.vendor == "sqlite":
        refused(f"DELETE FROM {table}")  # SQLite's way of emptying a table
    else:
        refused(f"TRUNCATE {table} CASCADE")


def test_content_goes_only_where_an_erasure_says_so(filled: None) -> None:
    from plenary.record.models import Content

    assert not Content.objects.filter(pk=1).exists()
    refused("DELETE FROM record_content WHERE entry_id = 2")
