"""Messages as bytes: made once, sent to everybody. An SSE event, as a chunk of HTTP, plain or as a block of a gzip stream."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

# A gzip stream is a header and blocks. Each block here is made by a compressor of its own and ends at a byte, so that it
# stands in any stream: the same bytes go to all.
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LAST = b"0\r\n\r\n"


def mark(had: int, shows: int) -> str:
    """The id of an event. Whoever has seen it `had` all up to that entry; what it `shows` is no newer than the other.

    The two differ within a batch: who is cut off in the middle of one asks for the whole of it again.
    """
    return str(had) if had == shows else f"{had}-{shows}"


def had(given: str) -> int | None:
    """Up to which entry somebody has everything, by the id she was last sent; None where it is none of ours."""
    number = given.partition("-")[0]
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else None


def event(name: str, data: str, ident: str = "") -> bytes:
    """One event of a stream, with its `mark`, by which a screen that was cut off asks for what it missed."""
    lines = [f"id: {ident}"] if ident else []
    lines.append(f"event: {name}")
    lines += [f"data: {line}" for line in data.splitlines() or [""]]
    return ("\n".join(lines) + "\n\n").encode()


def beat() -> bytes:
    """What keeps a line open, and tells a screen that it is alive: a comment would not be told to its script."""
    return event("beat", "")


def block(data: bytes) -> bytes:
    """Data as a piece of any gzip stream."""
    made = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return made.compress(data) + made.flush(zlib.Z_FULL_FLUSH)


def chunk(data: bytes) -> bytes:
    """Data as a chunk of an HTTP/1.1 body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


@dataclass(frozen=True, slots=True)
class Ready:
    """A message in every form in which it is sent. Whoever has everything up to `number` has what it shows.

    `number` 0: it is no part of what can be asked for again.
    """

    number: int
    plain: bytes  # chunks
    gzip: bytes

    @classmethod
    def of(cls, data: bytes, number: int = 0) -> Ready:
        return cls(number, chunk(data), chunk(block(data)))
