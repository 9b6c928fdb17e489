"""Automatic recognition of speech: off unless somebody starts it, and labelled on every line that comes of it.

Sound goes in as 16 kHz mono PCM (signed, 16 bits, little end first) and is cut where it is quiet. What recognises it is a
plug: `Whisper` is faster-whisper, which is an extra and brings its model when it is first used.
"""

from __future__ import annotations

import array
import json
import time
import urllib.error
import urllib.request
import wave
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol

RATE = 16_000  # samples a second
WIDTH = 2  # bytes of a sample
SHORTEST, LONGEST = 3.0, 12.0  # seconds that are recognised at once
STEP = 0.1  # seconds over which loudness is measured
QUIET = 250.0  # mean deviation of samples in a pause, of 32,767
READ = RATE * WIDTH // 2  # bytes read at once: half a second
TRIES = 6  # to reach the server, each twice as long after the one before


class NotInstalled(RuntimeError):
    """The extra is missing; the message says how to install it."""


class Unreadable(ValueError):
    """Sound in another form; the message says how to bring it into this one."""


class NotTaken(RuntimeError):
    """The server did not take a line; the message is its own."""


class Recogniser(Protocol):
    """What hears words in sound."""

    def hear(self, sound: bytes) -> Iterable[str]:
        """The sentences in a stretch of sound, in order."""
        ...


class Whisper:
    """faster-whisper on the processor, in whole numbers: "base" keeps pace on two cores, "small" needs four.

    `model` is a size, or a folder that holds one already (no network is needed then).
    """

    def __init__(self, model: str, language: str) -> None:
        try:
            from faster_whisper import WhisperModel
        except ImportError:
            raise NotInstalled(
                "Automatic recognition is an extra and not installed here: pip install 'plenary[recognition]'"
            ) from None
        self._model, self._language = WhisperModel(model, device="cpu", compute_type="int8"), language

    def hear(self, sound: bytes) -> Iterator[str]:
        numpy = import_module("numpy")  # it comes with the extra
        samples = numpy.frombuffer(sound, dtype="<i2").astype("float32") / 32768
        found, _about = self._model.transcribe(
            samples, language=self._language, beam_size=1, vad_filter=True, condition_on_previous_text=False
        )
        for segment in found:
            if said := " ".join(segment.text.split()):
                yield said


def stretches(sound: Iterable[bytes]) -> Iterator[bytes]:
    """Sound in stretches of SHORTEST to LONGEST seconds, cut in the first pause after SHORTEST. Nothing is left out."""
    least, most, step = (int(seconds * RATE) * WIDTH for seconds in (SHORTEST, LONGEST, STEP))
    held = bytearray()
    looked = least
    for piece in sound:
        held += piece
        while len(held) >= looked + step:
            if _loudness(bytes(held[looked : looked + step])) < QUIET or looked + step >= most:
                yield bytes(held[: looked + step])
                del held[: looked + step]
                looked = least
            else:
                looked += step
    if whole := bytes(held[: len(held) - len(held) % WIDTH]):
        yield whole


def _loudness(sound: bytes) -> float:
    samples = array.array("h", sound)
    if not samples:
        return 0.0
    middle = sum(samples) / len(samples)
    return sum(abs(sample - middle) for sample in samples) / len(samples)


def recognise(sound: Iterable[bytes], by: Recogniser, say: Callable[[list[str]], None]) -> int:
    """Hear the sound and say the lines as they come; how many there were."""
    said = 0
    for stretch in stretches(sound):
        if lines := [line for heard in by.hear(stretch) if (line := " ".join(heard.split()))]:
            say(lines)
            said += len(lines)
    return said


def pieces(source: BinaryIO) -> Iterator[bytes]:
    """Raw PCM as it comes, until its end."""
    while piece := source.read(READ):
        yield piece


def wav(path: Path) -> Iterator[bytes]:
    """The sound of a WAV file. Raises Unreadable where it is another format, or another rate."""
    hint = f"bring it into this form: ffmpeg -i '{path}' -ar {RATE} -ac 1 -f s16le - | plenary captions recognise -"
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getframerate(), file.getnchannels(), file.getsampwidth()) != (RATE, 1, WIDTH):
                raise Unreadable(f"{path} is not 16 kHz mono sound of 16 bits; {hint}")
            while piece := file.readframes(READ // WIDTH):
                yield piece
    except (wave.Error, EOFError) as why:
        raise Unreadable(f"{path} is no WAV file ({why}); {hint}") from why


def sender(address: str, *, wait: Callable[[float], None] = time.sleep) -> Callable[[list[str]], None]:
    """Says lines to a server far away, at the address of a captioner's key. A line that is sent twice counts once.

    Raises NotTaken where the server refuses, or is not reached after TRIES.
    """
    if not address.startswith(("https://", "http://")):
        raise NotTaken(f"{address} is no address of a key: it begins with https://")
    address, _mark, query = address.partition("?")
    number = int(_asked(urllib.request.Request(f"{address.rstrip('/')}/seq?{query}"), wait) or 0)  # noqa: S310 -- seen above

    def say(lines: list[str]) -> None:
        nonlocal number
        number += 1
        body = json.dumps({"seq": number, "text": "".join(f"{line}\n" for line in lines)}).encode()
        told = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json"})  # noqa: S310 -- as above
        _asked(told, wait)

    return say


def _asked(request: urllib.request.Request, wait: Callable[[float], None]) -> str:
    for tried in range(TRIES):
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 -- http(s) alone: `sender` has looked
                return str(answer.read(200).decode("utf-8", "replace")).strip()
        except urllib.error.HTTPError as why:
            if why.code < 500 and why.code != 429:
                raise NotTaken(why.read(500).decode("utf-8", "replace").strip() or str(why)) from why
            problem: Exception = why
        except OSError as why:
            problem = why
        wait(2.0**tried)
    raise NotTaken(f"The server was not reached: {problem}")
