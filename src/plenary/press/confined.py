"""Reading files in a process of its own, so that a bad one takes nothing with it: `Reader`."""

from __future__ import annotations

import contextlib
import functools
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import IO, TypeVar

from plenary.press import changed_wire, wire
from plenary.press.blocks import Source
from plenary.press.changed import Changed
from plenary.press.confined_worker import CHANGES, FILE, MAILBOX, join
from plenary.press.gate import DEFAULT, Limits, Refused, check_size

_HEAD = struct.Struct(">BHIQ")
_LENGTH = struct.Struct(">Q")
_LONGEST_ANSWER = 512 * 1024 * 1024
_START = 60.0  # seconds until a new process must be ready
_MEMORY = 1024 * 1024 * 1024
_IDLE = 120.0  # seconds after which the shared reader's processes end, and give their memory back
_T = TypeVar("_T")


@functools.cache
def shared() -> Reader:
    """The reader of this process, for pages: two files at once, whoever sent them; what is asked beyond that waits."""
    return Reader(workers=2, idle=_IDLE)


class Reader:
    """Reads files in confined processes that live on from file to file.

    Use it as a context manager, or call `close`. Any thread may call it; as many files are read at once as there are
    workers. A process is started when first needed, and anew after a file that broke its bounds: that file is
    refused with "timeout", "memory" or "stopped", and the next one is read as if nothing had been.
    """

    def __init__(
        self,
        *,
        timeout: float = 30.0,
        memory: int = _MEMORY,
        workers: int = 1,
        limits: Limits = DEFAULT,
        idle: float | None = None,
    ) -> None:
        """`timeout` in seconds a file, `memory` in bytes of address space a process.

        `idle`: seconds without a file after which a process ends; the next file starts it anew.
        """
        self._timeout = timeout
        self._limits = limits
        self._free: queue.LifoQueue[_Worker] = queue.LifoQueue()
        self._all = [_Worker(memory, idle) for _ in range(max(workers, 1))]
        self._closed = False
        for worker in self._all:
            self._free.put(worker)

    def read(self, name: str, data: bytes) -> Source:
        """Read one file. Raises `Refused` for the file's faults, `RuntimeError` after `close`."""
        check_size(len(data), self._limits)
        return self._ask(FILE, name, data, wire.from_json)[0]

    def read_mailbox(self, data: bytes) -> tuple[Source, ...]:
        """Read a mailbox, one source a mail. Raises as `read` does."""
        check_size(len(data), self._limits)
        return self._ask(MAILBOX, "", data, wire.from_json)

    def read_changes(self, data: bytes, before: Sequence[tuple[str, str]] | None = None) -> Changed:
        """Read a Word file as `word_changes.changes` does; with `before`, (key, words) of each paragraph as the file was
        when it was taken away, as `word_changes.plain_changes` does. Raises as `read` does."""
        check_size(len(data), self._limits)
        return self._ask(CHANGES, "", join(changed_wire.question_to_json(before), data), changed_wire.from_json)

    def _ask(self, what: int, name: str, data: bytes, answered: Callable[[bytes], _T]) -> _T:
        worker = self._free.get()
        try:
            if self._closed:
                raise RuntimeError("the reader was closed")
            return worker.ask(what, name, data, self._timeout, answered)
        finally:
            self._free.put(worker)

    def warm(self) -> None:
        """Start all processes now, so that the first file need not wait."""
        for worker in self._all:
            worker.start()

    def close(self) -> None:
        """End the processes; a file that is being read is given up."""
        self._closed = True
        for worker in self._all:
            worker.stop()

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class _Worker:
    """One process and the talk with it; one thread at a time."""

    def __init__(self, memory: int, idle: float | None) -> None:
        self._memory, self._idle = memory, idle
        self._process: subprocess.Popen[bytes] | None = None
        self._asking = threading.Lock()  # while a file is read
        self._rest: threading.Timer | None = None  # until it ends for want of files
        self._lock = threading.Lock()  # between `start` and `stop`, which another thread may call

    def start(self) -> subprocess.Popen[bytes]:
        """The process, started if it does not run. Raises `RuntimeError` where it cannot be started."""
        with self._lock:
            if self._process is not None and self._process.poll() is None:
                return self._process
            # An empty environment: no secret of the server lies in the memory that a file might take over.
            self._process = subprocess.Popen(  # noqa: S603 - our own module, by the interpreter that runs now
                [sys.executable, "-I", "-m", "plenary.press.confined_worker", str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OMP_NUM_THREADS": "1"},
                cwd="/",
            )
            process = self._process
        alarm = _Alarm(process, _START)
        with alarm:
            ready = _receive(process)
        if ready != b"ready":
            self.stop()
            raise RuntimeError("the process that reads files does not start")
        return process

    def ask(self, what: int, name: str, data: bytes, timeout: float, answered: Callable[[bytes], _T]) -> _T:
        with self._asking:
            if self._rest is not None:
                self._rest.cancel()
            try:
                return self._asked(what, name, data, timeout, answered)
            finally:
                if self._idle is not None:
                    self._rest = threading.Timer(self._idle, self._tire)
                    self._rest.daemon = True
                    self._rest.start()

    def _tire(self) -> None:
        """Nothing came for a while. Where a file came at the last moment, its own rest follows."""
        if self._asking.acquire(blocking=False):
            try:
                self.stop()
            finally:
                self._asking.release()

    def _asked(self, what: int, name: str, data: bytes, timeout: float, answered: Callable[[bytes], _T]) -> _T:
        process = self.start()
        title = name.encode("utf-8", "replace")[:4096]
        alarm = _Alarm(process, timeout)
        with alarm:
            try:
                assert process.stdin is not None  # noqa: S101 - it is a pipe
                process.stdin.write(_HEAD.pack(what, min(int(timeout) + 10, 65_535), len(title), len(data)) + title)
                process.stdin.write(data)
                process.stdin.flush()
                answer = _receive(process)
            except OSError:
                answer = None
        if answer is None:
            status = self.stop()
            if alarm.rang:
                raise Refused("timeout", f"{timeout:g} s")
            raise Refused("stopped", f"exit status {status}")
        try:
            found = answered(answer)
        except Refused as refusal:
            if refusal.why == "memory":
                self.stop()  # what it holds by now is in pieces: the next file gets a fresh one
            raise
        except ValueError as fault:
            self.stop()
            raise Refused("stopped", f"answer: {fault}") from fault
        return found

    def stop(self) -> int | None:
        """End the process and give its exit status; None where none ran."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return None
        process.kill()
        status = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
                    stream.close()
        return status


class _Alarm:
    """Kills a process that has not answered in time; its answer then ends, and nobody waits for it."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.rang = False
        self._process = process
        self._timer = threading.Timer(seconds, self._ring)
        self._timer.daemon = True

    def _ring(self) -> None:
        self.rang = True
        self._process.kill()

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()


def _receive(process: subprocess.Popen[bytes]) -> bytes | None:
    """One frame of the answers; None where the process ended or sends too much."""
    stream = process.stdout
    assert stream is not None  # noqa: S101 - it is a pipe
    head = _exactly(stream, _LENGTH.size)
    if head is None:
        return None
    length: int = _LENGTH.unpack(head)[0]
    return _exactly(stream, length) if length <= _LONGEST_ANSWER else None


def _exactly(stream: IO[bytes], size: int) -> bytes | None:
    try:
        data = stream.read(size)
    except (OSError, ValueError):
        return None
    return data if len(data) == size else None
