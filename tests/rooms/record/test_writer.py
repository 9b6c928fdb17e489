"""The one writer of SQLite: many clients, one after another, grouped, durable; nobody's failure is another's."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def told(home: Path) -> dict[str, Any]:
    """What a crowd of clients met, on the settings that are served with (WAL, synchronous=FULL)."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PLENARY")}
    env |= {"PLENARY_HOME": str(home), "DJANGO_SETTINGS_MODULE": "plenary.settings"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.rooms.record.crowd"], cwd=REPOSITORY, env=env, capture_output=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr.decode()
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_every_act_of_fifty_clients_is_done_and_numbered_without_gaps(told: dict[str, Any]) -> None:
    assert len(told["crowd"]) == 300
    assert {state for state, _came in told["crowd"]} == {"done"}
    assert sorted(came[0] for _state, came in told["crowd"]) == list(range(1, 301))


def test_acts_that_wait_together_share_a_commit(told: dict[str, Any]) -> None:
    assert told["acts"] == 300
    assert told["groups"] < 300 / 2, "each act paid for a disk flush of its own"


def test_a_form_sent_twenty_times_in_parallel_is_one_act_and_one_receipt(told: dict[str, Any]) -> None:
    receipts = [came for _state, came in told["token"]]
    assert len({tuple(r[:3]) for r in receipts}) == 1
    assert sum(not r[3] for r in receipts) == 1, "exactly one of the twenty did it"


def test_an_act_that_fails_undoes_itself_and_nobody_else_of_its_group(told: dict[str, Any], home: Path) -> None:
    assert told["groups of the mixed"] <= 2, "they were to be committed together"
    states = [state for state, _came in told["mixed"]]
    assert (states.count("done"), states.count("failed")) == (30, 10)
    with sqlite3.connect(home / "plenary.sqlite3") as db:
        assert db.execute("SELECT count(*) FROM members_person").fetchone() == (0,), "a failed act left a row"
        assert db.execute("SELECT count(*) FROM members_organisation WHERE name LIKE 'Kept %'").fetchone() == (30,)


def test_what_was_acknowledged_is_on_the_disk(told: dict[str, Any], home: Path) -> None:
    acknowledged = {
        came[0]: came[1] for key in ("crowd", "token", "mixed") for state, came in told[key] if state == "done"
    }
    with sqlite3.connect(home / "plenary.sqlite3") as db:
        stored = dict(db.execute("SELECT sequence, object FROM record_entry"))
    assert stored == acknowledged
    assert told["verify"] == {"ok": True, "entries": len(stored), "problems": []}
