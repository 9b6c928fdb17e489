"""What all tests share."""

from __future__ import annotations

import importlib
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

pytest_plugins = ["tests.house.rendered"]

REPOSITORY = Path(__file__).resolve().parents[1]
TABLES = {"db", "transactional_db"}
SHARED_DATA = REPOSITORY.parent / "shared" / "data"

# Properties: the checks of everybody draw the same examples each time, so that what passes here passes there and a run says
# something about the change, not about its luck; `make search` draws others. A crowded machine is no failure (no deadline).
settings.register_profile("checks", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, print_blob=True)
settings.load_profile("checks")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where the tests run once more, on PostgreSQL (house/on_postgresql.py): those that touch its tables.

    Rules, sources and programs that are started on a home of their own (which is SQLite's) say the same again.
    """
    if not os.environ.get("PLENARY_TEST_TABLES"):
        return
    touch = [
        item
        for item in items
        if TABLES & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db")
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(touch)])
    items[:] = touch


@pytest.fixture(scope="session")
def netmundial() -> Path:
    """The folder of 187 contributions; skips where it is missing."""
    folder = SHARED_DATA / "netmundial2014"
    if not folder.exists():
        pytest.skip("the data set netmundial2014 is not beside this clone")
    return folder


@pytest.fixture
def at() -> datetime:
    """An instant to act at."""
    return datetime(2016, 10, 3, 9, 0, tzinfo=UTC)


class Direct:
    """What the record's triggers are put up and taken down with: statements, outside any schema editor."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def execute(self, statement: str, params: None = None) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(statement)


def triggers(up: bool) -> None:
    """Put the triggers that make the record append-only up, or take them down."""
    from django.db import connection

    made = importlib.import_module("plenary.record.migrations.0002_append_only")
    (made.create if up else made.drop)(Direct(connection))


@pytest.fixture
def triggers_down(db: None) -> None:
    """For tests that do what a thief with the database's password would do. The test's rollback puts them up again."""
    triggers(up=False)


@pytest.fixture(scope="session", autouse=True)
def _flushing() -> Iterator[None]:
    """Tests that commit (`transaction=True`) empty the tables afterwards; the triggers refuse that, so they come down."""
    from django.conf import settings

    if not settings.configured:
        yield
        return
    from django.test import TransactionTestCase

    flush = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        triggers(up=False)
        try:
            flush(self)
        finally:
            triggers(up=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield
    shutil.rmtree(settings.HOME, ignore_errors=True)  # settings.testing made it
