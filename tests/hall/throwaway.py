"""Servers of a test's own: a PostgreSQL and a Redis that it may stop. Those of the machine are never touched.

Run as `python -m tests.hall.throwaway` it is a process that acts on a database, apart from those that serve it: a line
"enter NAME" on its input enters somebody on the list of an open meeting, and answers with the entry's number.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

FOLDERS = ("/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin", "")
ORIGIN = Path(__file__).resolve().parents[2]
PLENARY = str(Path(sys.executable).with_name("plenary"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listening(port: int, within: float = 60) -> None:
    """Wait until somebody listens there."""
    over = time.monotonic() + within
    while True:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < over, f"nobody listens at {port}"
        time.sleep(0.05)


class Postgres:
    """A cluster in a folder of its own. PostgreSQL refuses to run as root: then it runs as `postgres`.

    The folder is none of pytest's: any other run of pytest that begins closes those to all but its own user.
    """

    def __init__(self) -> None:
        self.port = free_port()
        found = next((f for f in FOLDERS if shutil.which("initdb", path=f or None)), None)
        if found is None:
            pytest.skip("PostgreSQL's initdb is not on this machine")
        self.bin = str(Path(shutil.which("initdb", path=found or None) or "").parent)
        self.as_: list[str] = []
        self.folder = Path(tempfile.mkdtemp(prefix="plenary-cluster-"))
        if os.geteuid() == 0:
            if not shutil.which("runuser"):
                pytest.skip("PostgreSQL does not run as root, and runuser is not on this machine")
            try:
                shutil.chown(self.folder, "postgres")
            except LookupError:
                self.folder.rmdir()
                pytest.skip("PostgreSQL does not run as root, and there is no user named postgres")
            self.as_ = ["runuser", "-u", "postgres", "--"]
        self._run("initdb", "-D", str(self.folder), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")

    def _run(self, name: str, *arguments: str) -> None:
        command = [*self.as_, f"{self.bin}/{name}", *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    @property
    def url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> Postgres:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        self._run("pg_ctl", "-D", str(self.folder), "-o", options, "-l", str(self.folder / "log"), "-w", "start")
        return self

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder), "-m", "immediate", "stop")

    def end(self) -> None:
        """Stop it for good."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Redis:
    """A Redis that keeps nothing."""

    def __init__(self) -> None:
        if not shutil.which("redis-server"):
            pytest.skip("redis-server is not on this machine")
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> Redis:
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL, cwd="/")
        listening(self.port)
        return self

    def stop(self) -> None:
        self._process.kill()
        self._process.wait(timeout=60)


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PLENARY", "DJANGO"))}
    return kept | {"PLENARY_HOME": str(home), "PYTHONPATH": str(ORIGIN)} | more


def serve(env: dict[str, str]) -> tuple[subprocess.Popen[bytes], int]:
    """`plenary serve` on a port of its own, once it answers there."""
    port = free_port()
    with open(Path(env["PLENARY_HOME"]) / f"{port}.log", "wb") as log:
        process = subprocess.Popen([PLENARY, "serve", "--port", str(port)], env=env, stdout=log, stderr=log)
    listening(port, within=60)
    return process, port


class Acting:
    """The process that acts. It waits before it acts until the database is there."""

    def __init__(self, env: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hall.throwaway"],
            env=env,
            cwd=ORIGIN,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        answer = self._process.stdout.readline().strip()
        assert answer, "the process that acts has ended"
        return answer

    def enter(self, name: str) -> int:
        assert self._process.stdin is not None
        self._process.stdin.write(name + "\n")
        self._process.stdin.flush()
        return int(self._answer())

    def stop(self) -> None:
        self._process.kill()
        self._process.wait(timeout=60)


def _act() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "plenary.settings"
    import django

    django.setup()
    from datetime import UTC, datetime

    from django.core.management import call_command
    from django.db import OperationalError, connection

    from plenary.floor import acts as floor
    from plenary.record import across
    from plenary.record.actor import operator
    from tests import factories

    call_command("migrate", verbosity=0, interactive=False)
    across.start()  # so that what is done here is told by Redis
    factories.meeting(open=True)
    factories.item(open=True)
    print("there", flush=True)
    for line in sys.stdin:
        for _try in range(300):
            try:
                where = {"group": factories.SLUG, "meeting": "1", "at": datetime.now(UTC)}
                made = floor.enter(operator(), name=line.strip(), klass="member", **where)
                print(made.entry, flush=True)
                break
            except OperationalError:
                connection.close()
                time.sleep(0.1)


if __name__ == "__main__":
    _act()
