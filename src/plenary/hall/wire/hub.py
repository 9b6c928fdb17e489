"""One hub a process: ready bytes to every transport that watches a channel. It runs on the server's own loop.

A reader that is too slow is cut, and catches up by number when it comes back. What was sent lately is remembered by
channel, so that nothing is missed between computing what a newcomer missed and her joining.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from plenary.hall.wire.messages import GZIP_HEADER, LAST, Ready, beat, block, chunk

SLOW = 256 * 1024  # bytes that wait for a reader before it is cut
REMEMBERED = 500  # messages of a channel
HEARTBEAT = 20.0  # seconds
CROWD = 50  # lines from which on a message is sent without a page running in between
UNDISTURBED = 0.05  # seconds for which no page takes the interpreter from the loop meanwhile
LINGER = 60.0  # seconds for which a channel is followed after the last one left, or before the first one came

Key = tuple[str, str]  # channel ("wgec-2/1"), language


class Line(Protocol):
    """What the hub writes to: a transport of the server, or what stands in for one."""

    def write(self, data: bytes) -> None: ...
    def abort(self) -> None: ...
    def get_write_buffer_size(self) -> int: ...


@dataclass(slots=True)
class Channel:
    """Who watches a channel in one language, and what it was sent lately."""

    plain: set[Line] = field(default_factory=set)
    gzip: set[Line] = field(default_factory=set)
    ahead: dict[Line, tuple[bool, int]] = field(default_factory=dict)  # gzip?, and what she has: more than was sent yet
    sent: deque[Ready] = field(default_factory=lambda: deque(maxlen=REMEMBERED))


class Hub:
    """All methods but `watch`, `watched`, `count` and `tell` are called on the loop."""

    def __init__(self) -> None:
        self._channels: dict[Key, Channel] = {}
        self._addresses: dict[str, int] = {}
        self._interest: dict[Key, float] = {}
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._beat: asyncio.TimerHandle | None = None
        self._interval = sys.getswitchinterval()
        self.lines = 0
        self.cut = 0
        self.reached = 0  # the entry up to which everything was sent
        self.stopped = False
        self.state: tuple[str, datetime | None] = ("live", None)  # what is behind the wire, and since when it is so

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop, self._interval = loop, sys.getswitchinterval()
        self.stopped = False
        self._beat = loop.call_later(HEARTBEAT, self._beats)

    def stop(self) -> None:
        """End every stream; browsers come back to the next server by themselves."""
        self.stopped = True
        if self._beat is not None:
            self._beat.cancel()
        for channel in self._channels.values():
            for line in (*channel.plain, *channel.gzip, *channel.ahead):
                with contextlib.suppress(RuntimeError):
                    line.write(LAST)
                line.abort()

    # Asked and told by other threads.

    def watch(self, channel: str, language: str) -> None:
        """Somebody is about to join: from now on the channel is followed, so that what she is sent first has no gap after it."""
        with self._lock:
            self._interest[channel, language] = time.monotonic()

    def watched(self) -> tuple[Key, ...]:
        """The channels that are to be followed now."""
        since = time.monotonic() - LINGER
        with self._lock:
            for key in [k for k, at in self._interest.items() if at < since and not self._has(k)]:
                del self._interest[key]
            return tuple(self._interest)

    def _has(self, key: Key) -> bool:
        channel = self._channels.get(key)
        return channel is not None and bool(channel.plain or channel.gzip or channel.ahead)

    def seen(self, key: Key) -> bool:
        """Does anybody watch it at this moment?"""
        return self._has(key)

    def count(self, address: str = "") -> int:
        """How many lines are open: in all, or from one address."""
        return self._addresses.get(address, 0) if address else self.lines

    def tell(self, messages: Iterable[tuple[Key, Ready]], reached: int = 0) -> None:
        """Publish, from any thread: these are all messages up to the entry `reached`."""
        if self._loop is not None and not self.stopped:
            self._loop.call_soon_threadsafe(self._publish, tuple(messages), reached)

    # On the loop.

    def join(self, key: Key, line: Line, *, gzip: bool, after: int, address: str = "") -> None:
        """Join a line: it is sent at once what the channel was sent that she has not by that number, then all that comes."""
        channel = self._channels.setdefault(key, Channel())
        missed = [ready for ready in channel.sent if ready.number > after]
        if missed:
            with contextlib.suppress(RuntimeError):
                line.write(b"".join(ready.gzip if gzip else ready.plain for ready in missed))
        if after > self.reached:
            channel.ahead[line] = (gzip, after)
        else:
            (channel.gzip if gzip else channel.plain).add(line)
        self.lines += 1
        if address:
            self._addresses[address] = self._addresses.get(address, 0) + 1
        self.watch(*key)

    def leave(self, key: Key, line: Line, address: str = "") -> None:
        """Every line that joined leaves once, whether or not it was cut before."""
        self.lines -= 1
        if address:
            left = self._addresses.get(address, 0) - 1
            if left > 0:
                self._addresses[address] = left
            else:
                self._addresses.pop(address, None)
        channel = self._channels.get(key)
        if channel is None:
            return
        channel.plain.discard(line)
        channel.gzip.discard(line)
        channel.ahead.pop(line, None)
        if not self._has(key):
            self.watch(*key)  # followed a little longer: whoever was cut off comes back

    def _publish(self, messages: tuple[tuple[Key, Ready], ...], reached: int = 0) -> None:
        if self.lines >= CROWD and self._loop is not None:
            # Pages that are being made would take the interpreter every half millisecond, and the last reader would wait
            # for all of them. The loop writes when this returns, and calls what was set to be called after that.
            sys.setswitchinterval(UNDISTURBED)
            self._loop.call_soon(sys.setswitchinterval, self._interval)
        for key, ready in messages:
            channel = self._channels.setdefault(key, Channel())
            if ready.number:
                channel.sent.append(ready)
            self._send(channel, ready)
        if reached > self.reached:
            self.reached = reached
            for channel in self._channels.values():
                for line in [x for x, (_gzip, after) in channel.ahead.items() if after <= reached]:
                    (channel.gzip if channel.ahead.pop(line)[0] else channel.plain).add(line)

    def _send(self, channel: Channel, ready: Ready) -> None:
        for line, (gzip, after) in channel.ahead.items():
            if not ready.number or ready.number > after:
                with contextlib.suppress(RuntimeError):  # closed a moment ago
                    line.write(ready.gzip if gzip else ready.plain)
        for lines, data in ((channel.plain, ready.plain), (channel.gzip, ready.gzip)):
            slow = []
            for line in lines:
                try:
                    line.write(data)
                    if line.get_write_buffer_size() > SLOW:
                        slow.append(line)
                except RuntimeError:
                    slow.append(line)  # closed a moment ago, and about to leave: the others go on
            for line in slow:
                lines.discard(line)
                self.cut += 1
                line.abort()

    def _beats(self) -> None:
        alive = Ready.of(beat())
        with self._lock:
            followed = set(self._interest)
        for key, channel in list(self._channels.items()):
            self._send(channel, alive)
            if key not in followed and not self._has(key):
                del self._channels[key]  # nobody watches, and what it was sent last is a minute old
        if self._loop is not None and not self.stopped:
            self._beat = self._loop.call_later(HEARTBEAT, self._beats)


def opening(data: bytes, *, gzip: bool) -> bytes:
    """The first bytes of a body: what a newcomer missed, with the header of the gzip stream where there is one."""
    if not gzip:
        return chunk(data) if data else b""
    return chunk(GZIP_HEADER + (block(data) if data else b""))


hub = Hub()
