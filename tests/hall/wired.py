"""A screen at the end of the wire: what it shows after the bytes that reached it, as live.js does it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from plenary.hall.wire import fragments
from plenary.hall.wire.hub import Hub, Key
from plenary.hall.wire.messages import Ready


class Direct(Hub):
    """A hub without a loop: what it is told is sent at once."""

    def tell(self, messages: Iterable[tuple[Key, Ready]], reached: int = 0) -> None:
        self._publish(tuple(messages), reached)


def unchunked(data: bytes) -> bytes:
    """The body of chunks, without what is cut off at the end."""
    body = b""
    while data:
        size, _line, rest = data.partition(b"\r\n")
        if not re.fullmatch(rb"[0-9a-f]+", size):
            break
        body += rest[: int(size, 16)]
        data = rest[int(size, 16) + 2 :]
    return body


def events(text: str) -> list[dict[str, str]]:
    """The whole events of a stream; one that is cut off is none."""
    found = []
    for one in text.split("\n\n")[:-1]:
        said: dict[str, str] = {}
        for line in one.split("\n"):
            name, _colon, value = line.partition(": ")
            said[name] = f"{said[name]}\n{value}" if name == "data" and name in said else value
        if "event" in said:
            found.append(said)
    return found


@dataclass(eq=False)
class Screen:
    """Shows fragments, keeps the lines of captions by their number, and knows up to where it has everything."""

    number: int = 0
    shows: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)  # ids, as often as they came
    heard: list[dict[str, str]] = field(default_factory=list)

    def hear(self, text: str) -> None:
        for said in events(text):
            self.heard.append(said)
            had, _dash, shown = said.get("id", "").partition("-")
            if said["event"] == "anew":
                self.number = 0
            elif said["event"] == "captions":
                self.lines += re.findall(r'id="(c-[^"]+)"', said["data"])
            elif said["event"] not in ("hello", "state") and int(shown or had or 0) >= self.number:
                self.shows[said["event"]] = said["data"]
            if had:
                self.number = max(self.number, int(had))


@dataclass(eq=False)
class Wire:
    """A line of the hub in memory. `slow` is what waits in its buffer."""

    slow: int = 0
    data: bytes = b""
    aborted: bool = False

    def write(self, data: bytes) -> None:
        self.data += data

    def abort(self) -> None:
        self.aborted = True

    def get_write_buffer_size(self) -> int:
        return self.slow

    def text(self, *, gzip: bool = False) -> str:
        body = unchunked(self.data)
        return (zlib.decompressobj(31).decompress(body) if gzip else body).decode()


def door(client: Any, number: int | None = None, *, group: str = "harbours", meeting: str = "1", **more: str) -> Any:
    """What the door of the stream answers."""
    asked = dict(more) if number is None else {"after": str(number), **more}
    return client.get(f"/groups/{group}/meetings/{meeting}/live/", asked)


def shown(channel: str, language: str, at: Any) -> dict[str, str]:
    """What every screen ought to show: each fragment as it stands."""
    return {
        f.name: fragments.rendered(f, channel, language, 0, at)[0][1] for f in fragments.FRAGMENTS if f.appends is None
    }
