"""Automatic recognition: off unless asked for, labelled wherever it stands, and plain about what is missing."""

from __future__ import annotations

import io
import math
import struct
import sys
import types
import wave
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from plenary.hall.cli import main
from plenary.meetings import recognition
from plenary.meetings.models import Caption
from plenary.meetings.recognition import LONGEST, RATE, SHORTEST, WIDTH
from tests import factories
from tests.factories import SLUG


def tone(seconds: float) -> bytes:
    return b"".join(struct.pack("<h", int(9000 * math.sin(n / 5))) for n in range(int(seconds * RATE)))


def pause(seconds: float) -> bytes:
    return bytes(int(seconds * RATE) * WIDTH)


class Parrot:
    """Hears how long a stretch is."""

    def hear(self, sound: bytes) -> Iterable[str]:
        yield f"  {len(sound) / RATE / WIDTH:.0f}   seconds. "


@given(st.lists(st.binary(max_size=40_000), max_size=8))
def test_no_sound_is_left_out_however_it_comes(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    assert b"".join(recognition.stretches(pieces)) == whole[: len(whole) - len(whole) % WIDTH]


def test_it_is_cut_in_a_pause_and_at_the_latest_after_the_longest() -> None:
    first, second = recognition.stretches([tone(5) + pause(0.5) + tone(2)])
    assert 5 <= len(first) / RATE / WIDTH <= 5.3
    long = list(recognition.stretches([tone(LONGEST * 2)]))
    assert all(SHORTEST <= len(one) / RATE / WIDTH <= LONGEST for one in long)
    assert first + second == tone(5) + pause(0.5) + tone(2)


@pytest.fixture
def whisper(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A module in the place of faster-whisper, with the shape of it that is used here: what it was asked for."""
    asked: list[dict[str, Any]] = []

    class WhisperModel:
        def __init__(self, size: str, **more: Any) -> None:
            asked.append({"size": size} | more)

        def transcribe(self, samples: Any, **more: Any) -> tuple[Iterator[Any], None]:
            asked.append({"samples": len(samples), "loudest": float(abs(samples).max())} | more)
            return iter([types.SimpleNamespace(text=" We thank the Chair. ")]), None

    numpy = types.ModuleType("numpy")

    class Samples(list[float]):
        def astype(self, kind: str) -> Samples:
            return self

        def __truediv__(self, by: int) -> Samples:
            return Samples(sample / by for sample in self)

        def __abs__(self) -> Samples:
            return Samples(abs(sample) for sample in self)

        def max(self) -> float:
            return max(self)

    numpy.frombuffer = lambda data, dtype: Samples(struct.unpack(f"<{len(data) // 2}h", data))  # type: ignore[attr-defined]  # a stand-in made for the test
    module = types.ModuleType("faster_whisper")
    module.WhisperModel = WhisperModel  # type: ignore[attr-defined]  # a stand-in made for the test
    monkeypatch.setitem(sys.modules, "faster_whisper", module)
    if "numpy" not in sys.modules:
        monkeypatch.setitem(sys.modules, "numpy", numpy)
    return asked


def run(*told: str, sound: bytes = b"") -> Result:
    return CliRunner().invoke(main, ["captions", "recognise", *told], input=sound)


def wav(folder: Path, *, rate: int = RATE) -> Path:
    with wave.open(str(folder / "a.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(WIDTH)
        file.setframerate(rate)
        file.writeframes(tone(1))
    return folder / "a.wav"


@pytest.mark.django_db
@pytest.mark.accepts(178)
def test_from_a_pipe_and_from_a_file_to_lines_that_say_that_a_machine_heard_them(
    whisper: list[dict[str, Any]], tmp_path: Path
) -> None:
    factories.meeting(open=True)
    where = ("--group", SLUG, "--meeting", "1", "--language", "fr", "--model", "small")
    for told in (run("-", *where, sound=tone(1)), run(str(wav(tmp_path)), *where)):
        assert (told.exit_code, told.output) == (0, "1 lines.\n")
    assert set(Caption.objects.values_list("language", "text", "source")) == {
        ("fr", "We thank the Chair.", "automatic")
    }
    assert whisper[0] == {"size": "small", "device": "cpu", "compute_type": "int8"}
    assert whisper[1]["samples"] == RATE
    assert 0.2 < whisper[1]["loudest"] <= 1
    assert whisper[1]["language"] == "fr"


@pytest.mark.django_db
def test_without_the_extra_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "faster_whisper", None)
    factories.meeting(open=True)
    told = run("-", "--group", SLUG, "--meeting", "1")
    assert told.exit_code == 1
    assert "pip install 'plenary[recognition]'" in told.output


@pytest.mark.django_db
def test_what_is_wrong_is_said(whisper: list[dict[str, Any]], tmp_path: Path) -> None:
    factories.meeting()
    where = ("--group", SLUG, "--meeting", "1")
    assert "No session of this meeting is open" in run("-", *where, sound=tone(1)).output
    assert "There is no meeting" in run("-", "--group", SLUG, "--meeting", "9").output
    assert "ffmpeg" in run(str(wav(tmp_path, rate=44_100)), *where).output
    (tmp_path / "a.mp3").write_bytes(b"ID3")
    assert "is no WAV file" in run(str(tmp_path / "a.mp3"), *where).output
    assert run("-").exit_code == 2


class Server(BaseHTTPRequestHandler):
    got: list[bytes] = []
    answers: list[int] = []

    def do_GET(self) -> None:
        self._say(200, b"4")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.answers.pop(0) if self.answers else 200
        if status == 200:
            self.got.append(body)
        self._say(status, b"Captions are switched off")

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    Server.got, Server.answers = [], []
    made = HTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}/feed/key/?id=1"
    made.shutdown()
    made.server_close()


def test_far_away_each_line_has_its_number_and_is_sent_until_it_was_taken(server: str) -> None:
    waited: list[float] = []
    say = recognition.sender(server, wait=waited.append)
    Server.answers = [503, 429]
    assert recognition.recognise([tone(1)], Parrot(), say) == 1
    assert Server.got == [b'{"seq": 5, "text": "1 seconds.\\n"}']
    assert waited == [1.0, 2.0]


def test_a_refusal_is_told_in_the_servers_words(server: str) -> None:
    say = recognition.sender(server)
    Server.answers = [409]
    with pytest.raises(recognition.NotTaken, match="switched off"):
        say(["One."])
    with pytest.raises(recognition.NotTaken, match="https://"):
        recognition.sender("file:///etc/passwd")


def test_raw_sound_ends_with_its_pipe() -> None:
    assert b"".join(recognition.pieces(io.BytesIO(tone(0.7)))) == tone(0.7)
