"""The one writer: on SQLite a thread takes acts from a queue and commits them in groups, a savepoint each.

One durable commit costs a disk flush; fifty acts that wait together share one. An act is acknowledged (its future is
set) only after the commit of its group. Elsewhere (PostgreSQL, the command line, tests) an act runs where it is called.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import Context, copy_context
from dataclasses import dataclass
from typing import Any

from django.db import close_old_connections, connection, transaction

from plenary.record import bell

MOST = 128  # acts a group
LONGEST = 0.05  # seconds of work after which a group is committed even if more wait


@dataclass
class _Job:
    run: Callable[[], Any]
    context: Context
    future: Future[Any]


class Writer:
    """Start it once a process; `submit` blocks until the act is durable, or raises what the act raised."""

    def __init__(self) -> None:
        self._jobs: queue.Queue[_Job | None] = queue.Queue()
        self._thread = threading.Thread(target=self._loop, name="writer", daemon=True)
        self.groups = 0
        self.acts = 0

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish what was accepted, then end."""
        self._jobs.put(None)
        self._thread.join(timeout=30)

    def inside(self) -> bool:
        return threading.current_thread() is self._thread

    def submit(self, run: Callable[[], Any]) -> Any:
        job = _Job(run, copy_context(), Future())
        self._jobs.put(job)
        return job.future.result()

    def _loop(self) -> None:
        while True:
            job = self._jobs.get()
            if job is None:
                return
            close_old_connections()
            self._group(job)

    def _group(self, first: _Job) -> None:
        done: list[tuple[_Job, Any]] = []
        failed: list[tuple[_Job, BaseException]] = []
        taken = [first]
        ending = False
        try:
            with transaction.atomic():
                until = time.monotonic() + LONGEST
                job: _Job | None = first
                while job is not None:
                    self._one(job, done, failed)
                    if connection.needs_rollback:
                        # A full disk makes SQLite take the whole transaction back, not the one savepoint: what went
                        # before in this group is gone too, and must not be acknowledged.
                        raise failed[-1][1]
                    job = None
                    if len(taken) < MOST and time.monotonic() < until:
                        try:
                            job = self._jobs.get_nowait()
                        except queue.Empty:
                            break
                        if job is None:
                            ending = True
                            break
                        taken.append(job)
        except BaseException as why:  # the commit itself failed: nothing of this group is acknowledged
            for job in taken:
                if not job.future.done():
                    job.future.set_exception(why)
            connection.close()
        else:
            self.groups += 1
            self.acts += len(done)
            for job, value in done:
                job.future.set_result(value)
            for job, failure in failed:
                job.future.set_exception(failure)
        if ending:
            self._jobs.put(None)

    @staticmethod
    def _one(job: _Job, done: list[tuple[_Job, Any]], failed: list[tuple[_Job, BaseException]]) -> None:
        """One act in its savepoint: its failure undoes itself and nobody else."""
        try:
            with transaction.atomic():
                value = job.context.run(job.run)
        except Exception as why:
            failed.append((job, why))
        else:
            done.append((job, value))


_writer: Writer | None = None


def start() -> Writer | None:
    """Called by `plenary serve`. On PostgreSQL there is nothing to start: it groups commits itself."""
    global _writer
    if connection.vendor == "sqlite" and _writer is None:
        _writer = Writer()
        _writer.start()
    return _writer


def stop() -> None:
    global _writer
    if _writer is not None:
        _writer.stop()
        _writer = None


def durably(run: Callable[[], Any]) -> Any:
    """Run an act in a transaction of its own, grouped where there is a writer, and return when it is durable."""
    if _writer is not None and not _writer.inside():
        value = _writer.submit(run)
    else:
        with transaction.atomic():
            value = run()
    bell.ring()
    return value
