"""What costs much to make, kept in the process for a while: bounded in number and size; who asks meanwhile waits for it.

The key must say everything that the value depends on (`record.reads.newest()` for what is made of the tables), and the
person too where the value is hers alone. A process keeps its own and needs to be told nothing by the others.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class _One(Generic[V]):
    value: V
    until: float
    size: int


class Made(Generic[V]):
    """Values by key, the least lately used given up first. They are shared between threads: nobody changes one."""

    def __init__(self, *, most: int, size: Callable[[V], int], largest: int, seconds: float) -> None:
        """At most so many, of at most `largest` together (as `size` measures each), each for so many seconds."""
        self._most, self._size, self._largest, self._seconds = most, size, largest, seconds
        self._lock = threading.Lock()
        self._ones: OrderedDict[Hashable, _One[V]] = OrderedDict()
        self._under_way: dict[Hashable, Future[V]] = {}
        self._held = 0

    def has(self, key: Hashable) -> bool:
        """Would `get` have to make nothing: is it here, or being made?"""
        with self._lock:
            return key in self._under_way or self._fresh(key) is not None

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value, made if it is not here. What `make` raises goes to all who waited, and is not kept."""
        with self._lock:
            found = self._fresh(key)
            if found is not None:
                return found.value
            waiting = self._under_way.get(key)
            mine: Future[V] = Future()
            if waiting is None:
                self._under_way[key] = mine
        if waiting is not None:
            return waiting.result()
        try:
            value = make()
        except BaseException as why:
            with self._lock:
                del self._under_way[key]
            mine.set_exception(why)
            raise
        with self._lock:
            del self._under_way[key]
            self._keep(key, value)
        mine.set_result(value)
        return value

    def forget(self) -> None:
        """Start anew (tests)."""
        with self._lock:
            self._ones.clear()
            self._held = 0

    def _fresh(self, key: Hashable) -> _One[V] | None:
        found = self._ones.get(key)
        if found is None:
            return None
        if found.until < time.monotonic():
            self._drop(key)
            return None
        self._ones.move_to_end(key)
        return found

    def _keep(self, key: Hashable, value: V) -> None:
        size = self._size(value)
        if size > self._largest:
            return
        self._ones[key] = _One(value, time.monotonic() + self._seconds, size)
        self._held += size
        while len(self._ones) > self._most or self._held > self._largest:
            self._drop(next(iter(self._ones)))

    def _drop(self, key: Hashable) -> None:
        self._held -= self._ones.pop(key).size
