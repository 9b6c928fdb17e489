"""What was made of the tables, kept in the process for as long as the record says nothing new: groups, questions, stages.

Every page needs them and they seldom change. Before each use the record's newest entry is asked for; where entries have
come, whatever they may concern is made anew. Each process keeps its own and needs to be told nothing by the others.
Entries about responses, organisations and captions (QUIET) concern no value that is kept here: a test walks the record to see
that they touch none of the tables of which these are made. Within an act, whose entry is still to come, nothing is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from plenary.record import following, ledger, reads

V = TypeVar("V")
QUIET = ("response/", "organisation/", "captions/")
MOST = 1000  # entries that are remembered; after more of them everything is made anew
VALUES = 500  # of one kind


class _Log:
    """The objects of the entries that have come since this process began to look."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.newest = (0, "")
        self.epoch = 0  # raised where what was remembered is of no use any more
        self.changes = 0  # how many entries came in this epoch that were not quiet

    def look(self) -> tuple[int, int]:
        """Where the record stands now: two values kept at the same mark are of the same state."""
        with self.lock:
            newest = reads.newest()
            if newest != self.newest:
                came = following.objects_after(self.newest, most=MOST)
                if came is None:
                    self.epoch += 1
                else:
                    self.changes += sum(1 for one in came if not one.startswith(QUIET))
                self.newest = newest
            return self.epoch, self.changes


_log = _Log()


class Kept(Generic[V]):
    """Values by key, made when they are first asked for. They are shared between threads: nobody changes one."""

    def __init__(self) -> None:
        self._values: dict[Hashable, tuple[tuple[int, int], V]] = {}

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value, as it is at this moment of the record."""
        if ledger.current.get() is not None:
            return make()
        mark = _log.look()  # before the rows are read: what is committed in between makes the value anew next time
        found = self._values.get(key)
        if found is not None and found[0] == mark:
            return found[1]
        value = make()
        if len(self._values) >= VALUES:
            self._values.clear()
        self._values[key] = (mark, value)
        return value
