"""An empty database gets its tables at once, and they are those that all migrations in turn would have made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.core.management import call_command
from django.db import connection

from plenary.hall import tables

REPOSITORY = Path(__file__).resolve().parents[2]


def made(how: str, home: Path) -> dict[str, Any]:
    """The shape of a database in a process of its own: a file, or beside the tests' own on PostgreSQL."""
    home.mkdir()
    env = {k: v for k, v in os.environ.items() if not k.startswith("PLENARY")}
    env |= {"PLENARY_HOME": str(home), "DJANGO_SETTINGS_MODULE": "plenary.settings"}
    if connection.vendor == "postgresql":
        name = f"{connection.settings_dict['NAME']}_{how}".replace("-", "_")[-60:]
        env["PLENARY_DATABASE_URL"] = urlunsplit(urlsplit(os.environ["PLENARY_DATABASE_URL"])._replace(path=f"/{name}"))
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
    try:
        command = [sys.executable, "-m", "tests.hall.tables_made", how]
        ran = subprocess.run(command, cwd=REPOSITORY, env=env, capture_output=True, timeout=300)
    finally:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{name}"')
    assert ran.returncode == 0, ran.stderr.decode()
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


@pytest.mark.django_db(transaction=True)  # databases are made outside any transaction
def test_tables_made_at_once_are_those_of_all_migrations_in_turn(tmp_path: Path) -> None:
    at_once, in_turn = made("at-once", tmp_path / "one"), made("in-turn", tmp_path / "two")
    assert at_once["triggers"]
    assert at_once.keys() == in_turn.keys()
    for name in at_once:
        assert at_once[name] == in_turn[name], name


@pytest.mark.django_db
def test_a_database_with_tables_is_left_to_its_migrations() -> None:
    assert tables.make(connection) == 0
    call_command("migrate", verbosity=0)
