"""The door for mail, knocked at as other servers do; and the pipe of a mail server."""

from __future__ import annotations

import json
import smtplib
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from plenary.calls import acts
from plenary.calls.models import Response
from plenary.library import files, work
from plenary.post import door, inbox
from plenary.post.models import Incoming
from plenary.record import writer
from plenary.record.actor import operator
from plenary.record.verify import verify
from tests import factories
from tests.rooms.post.test_inbox import written
from tests.stories.conftest import environment, free_port

DAY = "2999-01-01T00:00:00+00:00"
PLENARY = str(Path(sys.executable).with_name("plenary"))


@pytest.fixture
def port(transactional_db: Any) -> Iterator[int]:
    """A door on a free port, to a call that is open for long."""
    factories.call(deadline=datetime.fromisoformat(DAY))
    controller = door.open_at(str(free_port()))
    try:
        yield controller.port
    finally:
        controller.stop()


def send(port: int, data: bytes, *to: str, sender: str = "bea@lights.example") -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as line:
        line.sendmail(sender, list(to) or ["answers+views@localhost"], data)


def test_250_is_said_once_the_original_is_on_the_disk_and_its_reading_is_ordered(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written().as_bytes().replace(b"\n", b"\r\n")
    kept = []
    keep = files.keep
    monkeypatch.setattr(files, "keep", lambda data: kept.append(keep(data)) or kept[-1])
    send(port, data)
    row = Incoming.objects.get()
    assert files.path_of(row.sha256).read_bytes() == data
    assert work.run_waiting() == 1
    assert Response.objects.get().state == "review"


def test_what_cannot_be_kept_stays_with_its_sender(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: Any, **kwargs: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(files, "keep", full)
        with pytest.raises(smtplib.SMTPDataError) as why:
            send(port, written().as_bytes())
    assert why.value.smtp_code == 451
    assert not Incoming.objects.exists()
    send(port, written().as_bytes())
    assert Incoming.objects.count() == 1


def test_who_is_unknown_hears_it_before_the_mail_is_sent(port: int) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused) as why:
        send(port, written().as_bytes(), "nowhere@localhost")
    code, text = why.value.recipients["nowhere@localhost"]
    assert (code, b"No call for input takes answers at this address" in text) == (550, True)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as why:
        send(port, written().as_bytes(), "views@other.example")
    assert b"for itself alone" in why.value.recipients["views@other.example"][1]
    acts.close_call(operator(), call="views", reason="Enough.", at=factories.AT)
    with pytest.raises(smtplib.SMTPRecipientsRefused) as why:
        send(port, written().as_bytes())
    assert b"is closed" in why.value.recipients["answers+views@localhost"][1]


def test_ten_at_once_with_one_message_id_are_one_response(port: int) -> None:
    writer.start()
    try:
        mails = [written(Received=f"from a{n} by b").as_bytes() for n in range(10)]
        with ThreadPoolExecutor(10) as pool:
            list(pool.map(lambda data: send(port, data), mails))
        work.run_waiting()
    finally:
        writer.stop()
    assert Incoming.objects.count() == 1
    assert Response.objects.count() == 1
    assert verify().problems == []


def test_a_mail_that_is_too_large_is_refused_and_the_next_one_is_taken(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=20) as line:
        line.ehlo()
        assert line.esmtp_features["size"] == str(50 * 1024 * 1024)
        assert line.docmd("MAIL", "FROM:<a@b.example> SIZE=99999999")[0] == 552
    send(port, written().as_bytes())
    assert Incoming.objects.count() == 1


def test_a_line_longer_than_mail_should_have_is_taken(port: int) -> None:
    data = written().as_bytes() + b"x" * 20_000 + b"\r\n"
    send(port, data)
    assert Incoming.objects.count() == 1


def test_a_sender_without_an_address_is_a_program(port: int) -> None:
    send(port, written().as_bytes(), sender="")
    assert Incoming.objects.get().why == "automatic"


def test_two_recipients_are_two_places(port: int) -> None:
    factories.call("second", deadline=None)
    send(port, written().as_bytes(), "answers+views@localhost", "second@localhost")
    assert set(Incoming.objects.values_list("call", flat=True)) == {"views", "second"}


@pytest.mark.parametrize("where", ["", "x", "70000", "-1", "0", "127.0.0.1:", "²"])
def test_a_port_that_is_none_is_said(where: str) -> None:
    with pytest.raises(ValueError, match="is no port"):
        door.open_at(where)


def test_a_port_that_is_taken_is_said(db: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError):
            door.open_at(str(taken.getsockname()[1]))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one call, made by the commands that people use."""
    folder = tmp_path_factory.mktemp("pipe")
    asked = {"title": "Views", "questions": [{"number": 1, "text": "Which lights are out?"}]}
    (folder / "q.json").write_text(json.dumps(asked))
    day = (datetime.now(UTC) + timedelta(365)).date()
    told = ["call", "create", "views", "--questions", str(folder / "q.json"), "--deadline", str(day)]
    made = run(folder / "home", *told)
    assert made.returncode == 0, made.stderr
    return folder / "home"


def run(home: Path, *arguments: str, data: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [PLENARY, *arguments], env=environment(home) | more, input=data, capture_output=True, timeout=120, check=False
    )


def test_a_mail_servers_pipe_hears_what_it_understands(home: Path, tmp_path: Path) -> None:
    mail = written().as_bytes()
    first = run(home, "mail", "receive", "--to", "answers+views@lists.example", data=mail)
    assert (first.returncode, first.stdout) == (0, b"response\n"), first.stderr
    assert run(home, "mail", "receive", "--to", "views@lists.example", data=mail).stdout == b"known\n"
    unknown = run(home, "mail", "receive", "--to", "nowhere@lists.example", data=mail)
    assert (unknown.returncode, b"No call for input" in unknown.stderr) == (67, True)
    auto = run(home, "mail", "receive", "--to", "views@lists.example", "--from", "", data=mail + b"!")
    assert auto.stdout == b"aside: automatic\n"
    broken = run(home, "mail", "receive", "--to", "views@x.example", data=mail, PLENARY_DATABASE_URL="postgres://x:1/y")
    assert broken.returncode == 75, broken.stderr


def test_the_command_line_says_how_the_mail_stands_and_sends_it(home: Path) -> None:
    sent = json.loads(run(home, "mail", "send", "--json").stdout)
    assert sent == {"made": 0, "sent": 0, "failed": 0, "waiting": 0, "stopped": ""}
    desk = json.loads(run(home, "mail", "status", "--json").stdout)
    assert desk["failures"] == []
    assert inbox.LARGEST == 50 * 1024 * 1024
