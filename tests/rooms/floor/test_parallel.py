"""Many ask at the same moment: each has one number, no number is missing, and a form that is sent again asks once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.conftest import REPOSITORY
from tests.rooms.floor import crowd


def holds(told: dict[str, Any]) -> None:
    assert [state for state, _value in told["came"]] == ["done"] * 30, told["came"]
    numbers = [value for _state, value in told["came"][:29]]
    assert sorted(numbers) == list(range(1, 30)), "a number was given twice, or left out"
    assert {(state, value) for state, value in told["same form"]} == {("done", 30)}, told["same form"]
    assert told["arrivals"] == list(range(1, 31))
    assert told["members"] == sorted(told["members"])
    assert told["observers"] == sorted(told["observers"])
    assert len(told["members"]) + len(told["observers"]) == 30


@pytest.mark.accepts(102)
def test_thirty_at_once_on_sqlite(tmp_path: Path) -> None:
    """On the settings that are served with: a file, and the one writer."""
    env = {k: v for k, v in os.environ.items() if not k.startswith("PLENARY")}
    env |= {"PLENARY_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "plenary.settings"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.rooms.floor.crowd"], cwd=REPOSITORY, env=env, capture_output=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr.decode()
    holds(json.loads(ran.stdout))


@pytest.mark.accepts(102)
@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_on_postgresql() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite one writer runs all acts: the test above")
    holds(crowd.asked())
