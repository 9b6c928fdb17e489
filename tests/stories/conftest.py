"""A real server on a real home with the demonstration in it, and a real browser."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.house import browser
from tests.stories import homes

PLENARY = str(Path(sys.executable).with_name("plenary"))
CHROMIUM = browser.find()
PATIENCE = 60_000  # milliseconds: a crowded machine is slow, and not wrong
QUIET = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --disable-quic --no-first-run"
expect.set_options(timeout=PATIENCE)


@dataclass
class Server:
    """A running server and its home."""

    url: str
    home: Path
    env: dict[str, str]
    process: subprocess.Popen[bytes]

    def run(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """A command of `plenary` on the same home."""
        return subprocess.run(
            [PLENARY, *arguments], env=self.env, capture_output=True, text=True, check=check, timeout=300
        )


def environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PLENARY", "DJANGO"))}
    return kept | {"PLENARY_HOME": str(home), "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def start(home: Path, port: int) -> Server:
    """Start `plenary serve` and wait until it answers."""
    env = environment(home)
    log = open(home / "server.log", "ab")  # noqa: SIM115 -- the server writes to it as long as it lives
    process = subprocess.Popen([PLENARY, "serve", "--port", str(port)], env=env, stdout=log, stderr=log)
    url = f"http://localhost:{port}"
    for _ in range(1800):
        try:
            with urllib.request.urlopen(url + "/healthz", timeout=10) as answer:  # noqa: S310 -- our own server
                if answer.status == 200:
                    return Server(url, home, env, process)
        except (urllib.error.URLError, OSError):
            if process.poll() is not None:
                break
        time.sleep(0.1)
    process.kill()
    raise RuntimeError((home / "server.log").read_text())


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the demonstration, made by the command that users call."""
    home = tmp_path_factory.mktemp("home")
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    homes.demonstration(shared, home, [PLENARY, "demo"], environment(home))
    return home


@pytest.fixture(scope="session")
def server(demonstration: Path) -> Iterator[Server]:
    running = start(demonstration, free_port())
    yield running
    running.process.terminate()
    running.process.wait(timeout=120)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET.split()}


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    return server.url


def press(what: Any) -> None:
    """Press what leads to a page, and wait for that page: a click alone may return while the one before is still there."""
    with what.page.expect_navigation(timeout=PATIENCE) as led:
        what.click()
    assert led.value is None or led.value.status < 500, f"{led.value.url} answered {led.value.status}"


def sign_in(page: Any, role: str) -> None:
    """Be one of the demonstration's people."""
    page.goto("/sign-in/")
    press(page.locator("li", has_text=role).get_by_role("button").first)
    expect(page).not_to_have_url(re.compile("/sign-in/"))  # one is somewhere else only once one is signed in
