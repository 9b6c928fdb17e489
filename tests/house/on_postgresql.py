"""Runs the tests that touch tables once more, on PostgreSQL. Where there is none it says so in one line and that is fine.

PLENARY_TEST_DATABASE_URL names a server on which databases may be made and dropped; otherwise one on this machine is
tried: over TCP as postgres, or over its socket as whoever runs this.
"""

from __future__ import annotations

import getpass
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from tests.house import notes  # noqa: E402 -- this file is run by its path

TESTS = ("tests/rooms", "tests/hall", "tests/house")
# They read sources or ask rights: what they say is the same on every database. (What a page does with odd input is not.)
SAME_EVERYWHERE = ("models", "documented", "gates", "translations", "doors")
SOCKETS = ("/var/run/postgresql", "/tmp")  # noqa: S108 -- where PostgreSQL puts its socket


def candidates() -> list[str]:
    """Addresses to try, in order."""
    given = os.environ.get("PLENARY_TEST_DATABASE_URL")
    if given:
        return [given]
    user = getpass.getuser()
    sockets = [f"postgres://{user}@{folder.replace('/', '%2F')}/postgres" for folder in SOCKETS]
    return ["postgres://postgres@127.0.0.1:5432/postgres", *sockets]


def reached(url: str) -> bool:
    """Does a server answer there, and may databases be made on it?"""
    import psycopg

    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()
            return bool(row and row[0])
    except psycopg.Error:
        return False


def own_name(url: str) -> str:
    """The address with a database name of our own, so that two runs on one server do not meet."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=f"/plenary_{os.getpid()}"))


def main(arguments: list[str]) -> int:
    url = next((u for u in candidates() if reached(u)), "")
    if not url:
        why = "no server was reached; PLENARY_TEST_DATABASE_URL names one"
        notes.note("PostgreSQL", tested=False, why=why)
        print(f"PostgreSQL: {why}.")
        return 0
    print(f"PostgreSQL at {urlsplit(url).hostname or 'its socket'}")
    paths = [t for t in TESTS if (REPOSITORY / t).exists()]
    passed_over = [f"--ignore=tests/house/test_{name}.py" for name in SAME_EVERYWHERE]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        *passed_over,
        *(arguments or paths),
    ]
    ran = subprocess.run(
        command, cwd=REPOSITORY, env={**os.environ, "PLENARY_DATABASE_URL": own_name(url), "PLENARY_TEST_TABLES": "1"}
    )
    notes.note("PostgreSQL", tested=ran.returncode == 0, why="" if ran.returncode == 0 else "its tests failed")
    return ran.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
