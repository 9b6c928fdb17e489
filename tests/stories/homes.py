"""The home with the demonstration, made once for all workers of a run and copied for each server."""

from __future__ import annotations

import fcntl
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import REPOSITORY


def with_templates(home: Path) -> None:
    """Give a home the compiled templates of the others: what each says now is part of what it is kept under."""
    compiled = REPOSITORY / ".pytest_cache" / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    (home / "templates").symlink_to(compiled)


def demonstration(base: Path, home: Path, command: list[str], env: Mapping[str, str]) -> None:
    """Fill `home`, an empty folder, with the demonstration; `base` is the folder that the workers of this run share.

    The first who comes makes it by `command`, the one that users call; who comes meanwhile waits. Raises AssertionError with
    what the command said where it fails.
    """
    made = base / "demonstration"
    with open(base / "demonstration.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            begun = base / "demonstration.begun"
            shutil.rmtree(begun, ignore_errors=True)
            begun.mkdir()
            with_templates(begun)
            told = {**env, "PLENARY_HOME": str(begun)}
            ran = subprocess.run(command, env=told, capture_output=True, text=True, timeout=1200)
            assert ran.returncode == 0, ran.stderr
            _without_the_thousand_pages(begun / "plenary.sqlite3")
            begun.rename(made)
    shutil.copytree(made, home, symlinks=True, dirs_exist_ok=True)


def _without_the_thousand_pages(database: Path) -> None:
    """Take back what the demonstration asks the servers to print: half a minute of each; one story prints them anyway."""
    with sqlite3.connect(database) as tables:
        (job,) = tables.execute("SELECT id FROM library_job WHERE kind = 'publish'").fetchone()
        tables.execute("DELETE FROM library_job WHERE id = ?", [job])
        asked = tables.execute(
            "DELETE FROM django_tasks_database_dbtaskresult WHERE json_extract(args_kwargs, '$.args[0]') = ?", [job]
        )
        assert asked.rowcount == 1
    tables.close()
