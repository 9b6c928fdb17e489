"""How often something may be tried, by key. In memory of one process: enough to stop a flood, never locks a seat out for long."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict, deque

_MOST_KEYS = 10_000
_lock = threading.Lock()
_tries: OrderedDict[str, deque[float]] = OrderedDict()


def allow(what: str, key: str, *, most: int, seconds: float, weight: int = 1) -> bool:
    """May `key` try `what` once more? At most `most` times in `seconds`; what weighs more counts as so many times."""
    now = time.monotonic()
    with _lock:
        tries = _tries.setdefault(f"{what}|{key}", deque())
        _tries.move_to_end(f"{what}|{key}")
        while len(_tries) > _MOST_KEYS:
            _tries.popitem(last=False)
        while tries and tries[0] < now - seconds:
            tries.popleft()
        if len(tries) + weight > most:
            return False
        tries.extend([now] * weight)
        return True


def full(what: str, key: str, *, most: int, seconds: float) -> bool:
    """Would `key` be refused now? Asking counts as no try."""
    now = time.monotonic()
    with _lock:
        return sum(1 for one in _tries.get(f"{what}|{key}", ()) if one >= now - seconds) >= most


def forget() -> None:
    """Start anew (tests)."""
    with _lock:
        _tries.clear()
