"""Messages as bytes: made once, sent to everybody. An SSE event, as a chunk of HTTP, plain or as a block of a gzip stream."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

# A gzip stream is a header and blocks. Each block here is made by a compressor of its own and ends at a byte, so that it
# stands in any stream: the same bytes go to all.
GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
LAST = b"0\r\n\r\n"


def event(name: str, data: str, number: int = 0) -> bytes:
    """One event of a stream. `number` is the record's, by which a screen that was cut off asks for what it missed."""
    lines = [f"id: {number}"] if number else []
    lines.append(f"event: {name}")
    lines += [f"data: {line}" for line in data.splitlines() or [""]]
    return ("\n".join(lines) + "\n\n").encode()


def comment() -> bytes:
    """What keeps a line open and says nothing."""
    return b":\n\n"


def block(data: bytes) -> bytes:
    """Data as a piece of any gzip stream."""
    made = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return made.compress(data) + made.flush(zlib.Z_FULL_FLUSH)


def chunk(data: bytes) -> bytes:
    """Data as a chunk of an HTTP/1.1 body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


@dataclass(frozen=True, slots=True)
class Ready:
    """A message in every form in which it is sent. `number` 0: it is no part of what can be asked for again."""

    number: int
    plain: bytes  # chunks
    gzip: bytes

    @classmethod
    def of(cls, data: bytes, number: int = 0) -> Ready:
        return cls(number, chunk(data), chunk(block(data)))
