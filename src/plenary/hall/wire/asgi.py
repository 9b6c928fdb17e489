"""Where a page hands its connection over to the hub: the outermost layer of the server.

The door of a stream is a page like any other, with its right, its session and its language. It answers with what a
newcomer missed, and a header by which this layer knows it. From then on the connection is the hub's, on the loop.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, NamedTuple

from plenary.hall.wire.hub import Hub, Key, Line, opening

log = logging.getLogger(__name__)
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
HEADER = b"x-plenary-wire"
PATH = re.compile(r"/groups/[^/]+/(?:meetings|texts)/[^/]+/live/")


class Wired:
    """The pages, and the streams among them."""

    def __init__(self, pages: Any, hub: Hub) -> None:
        self.pages, self.hub = pages, hub

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not PATH.fullmatch(scope["path"]) or scope["method"] != "GET":
            await self.pages(scope, receive, send)
            return
        found = await self._asked(scope, send)
        if found is not None:
            await _hold(self.hub, found, receive)

    async def _asked(self, scope: MutableMapping[str, Any], send: Send) -> _Stream | None:
        """What the page says: a stream to open, or None where its answer was all, and was sent."""
        told: list[Message] = []

        async def kept(message: Message) -> None:
            told.append(message)

        await self.pages(scope, _nothing, kept)
        start: Message = told[0] if told else {"type": "http.response.start", "status": 500, "headers": []}
        wire = dict(start["headers"]).get(HEADER, b"").decode()
        if not wire or self.hub.stopped:
            for message in told:
                await send(message)
            return None
        channel, language, number, address = wire.split(" ")
        headers = [(n, v) for n, v in start["headers"] if n not in (HEADER, b"content-length", b"content-encoding")]
        gzip = any(n == b"accept-encoding" and b"gzip" in v for n, v in scope["headers"])
        if gzip:
            headers.append((b"content-encoding", b"gzip"))
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        line = transport_of(send) or Told(send)
        # Written here, so that what it begins with is not kept for hours, a thousand times.
        with contextlib.suppress(RuntimeError):  # whoever asked is gone by now: found out in a moment
            line.write(opening(b"".join(message.get("body", b"") for message in told[1:]), gzip=gzip))
        return _Stream((channel, language), line, gzip, int(number), address)


class _Stream(NamedTuple):
    """A stream that a page opened: where it goes, and who is to be counted for it."""

    key: Key
    line: Line
    gzip: bool
    number: int
    address: str


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _hold(hub: Hub, stream: _Stream, receive: Receive) -> None:
    """Join a stream to the hub, and wait until it ends."""
    key, line, gzip, number, address = stream
    hub.join(key, line, gzip=gzip, after=number, address=address)
    try:
        if isinstance(line, Told):
            gone = asyncio.ensure_future(_gone(receive))
            await asyncio.wait({gone, line.task}, return_when=asyncio.FIRST_COMPLETED)
            gone.cancel()
        else:
            await _gone(receive)
    finally:
        hub.leave(key, line, address)
        line.abort()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def transport_of(send: Any) -> Line | None:
    """The transport behind uvicorn's `send`, where it writes chunks; None elsewhere.

    The one place that knows of uvicorn's insides; its version is pinned, and a test holds that they are found.
    """
    cycle = getattr(send, "__self__", None)
    transport = getattr(cycle, "transport", None)
    if transport is None or not getattr(cycle, "chunked_encoding", False):
        return None
    found: Line = transport
    return found


class Told:
    """A line by `send` alone, for servers whose transports are not found: slower, and bounded all the same."""

    def __init__(self, send: Send) -> None:
        self._queue: asyncio.Queue[bytes] = asyncio.Queue(maxsize=1000)
        self._send = send
        self.task = asyncio.ensure_future(self._tell())

    async def _tell(self) -> None:
        while True:
            data = await self._queue.get()
            await self._send({"type": "http.response.body", "body": data, "more_body": bool(data)})
            if not data:
                return

    def write(self, data: bytes) -> None:
        try:
            while data:
                size, _line, rest = data.partition(b"\r\n")
                length = int(size, 16)
                self._queue.put_nowait(rest[:length])
                data = rest[length + 2 :]
        except asyncio.QueueFull:
            self.abort()

    def abort(self) -> None:
        self.task.cancel()

    def get_write_buffer_size(self) -> int:
        return 0
