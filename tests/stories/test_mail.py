"""A real server that is killed again and again while mail comes in and goes out: what was acknowledged is there."""

from __future__ import annotations

import json
import smtplib
import subprocess
import threading
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tests.stories.conftest import PLENARY, environment, free_port

pytestmark = pytest.mark.xdist_group("stories")
KILLS, MAILS = 4, 40


class Sink:
    """The mail server of the world: keeps what it gets."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        self.got.append((envelope.rcpt_tos[0], str(message_from_bytes(envelope.content)["Message-ID"])))
        return "250 OK"


def up(env: dict[str, str], url: str, log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as out:
        process = subprocess.Popen(
            [PLENARY, "serve", "--port", url.rpartition(":")[2]], env=env, stdout=out, stderr=out
        )
    for _ in range(1800):
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=10).close()  # noqa: S310 -- our own server
            return process
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise RuntimeError(log.read_text())


def knock(port: int, number: int) -> bool:
    """Mail an answer in; was it acknowledged?"""
    data = (
        f"From: b{number}@lights.example\r\nSubject: Our answer\r\nMessage-ID: <{number}@lights.example>\r\n\r\n"
        f"1. Which lights are out?\r\n\r\nNumber {number}, on the north shore, since the winter before last.\r\n"
    )
    try:
        with smtplib.SMTP("127.0.0.1", port, timeout=30) as line:
            line.sendmail(f"b{number}@lights.example", ["answers+views@localhost"], data)
    except (OSError, smtplib.SMTPException):
        return False
    return True


@pytest.mark.accepts(116)
def test_killed_while_mail_comes_and_goes_nothing_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    sink = Sink()
    world = Controller(sink, hostname="127.0.0.1", port=free_port(), server_hostname="mail.test")
    world.start()
    port, door = free_port(), free_port()
    env = environment(tmp_path / "home") | {
        "PLENARY_URL": f"http://localhost:{port}",
        "PLENARY_MAIL_IN": str(door),
        "PLENARY_MAIL": f"smtp://127.0.0.1:{world.port}",
    }
    (tmp_path / "q.json").write_text(
        json.dumps({"title": "Views", "questions": [{"number": 1, "text": "Which lights are out?"}]})
    )
    day = str((datetime.now(UTC) + timedelta(365)).date())
    told = [PLENARY, "call", "create", "views", "--questions", str(tmp_path / "q.json"), "--deadline", day]
    subprocess.run(told, env=env, check=True, capture_output=True, timeout=300)

    server = up(env, env["PLENARY_URL"], tmp_path / "log")
    acknowledged: set[int] = set()
    done = threading.Event()

    def mailers() -> None:
        for number in range(MAILS):
            while not knock(door, number):  # as every mail server does: again, until it is taken
                time.sleep(0.2)
            acknowledged.add(number)
        done.set()

    thread = threading.Thread(target=mailers, daemon=True)
    thread.start()
    for kill in range(KILLS):
        while len(acknowledged) < (kill + 1) * MAILS // (KILLS + 1):
            time.sleep(0.02)
        server.kill()
        server.wait()
        server = up(env, env["PLENARY_URL"], tmp_path / "log")
    assert done.wait(300)
    try:
        wanted = {f"b{number}@lights.example" for number in acknowledged}
        until = time.monotonic() + 480  # a letter that a killed server had in hand is taken up again after two minutes
        while time.monotonic() < until and {to for to, _ident in sink.got} != wanted:
            time.sleep(0.5)
    finally:
        server.terminate()
        server.wait(120)
        world.stop()
    assert len(acknowledged) == MAILS
    assert {to for to, _ident in sink.got} == wanted  # each is thanked: a letter that was killed on its way goes again
    assert len(set(sink.got)) == MAILS  # under the same Message-ID
    listed = subprocess.run([PLENARY, "call", "list", "--json"], env=env, capture_output=True, check=True)
    assert json.loads(listed.stdout)[0]["responses"] == MAILS  # each once
    checked = subprocess.run([PLENARY, "verify", "--json"], env=env, capture_output=True, check=False)
    assert json.loads(checked.stdout)["ok"]
