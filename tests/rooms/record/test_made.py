"""What costs much to make is made once, for all who ask for it at the same time, and not kept without bounds."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from plenary.record import made
from plenary.record.made import Made


def test_who_asks_while_it_is_being_made_waits_for_it() -> None:
    kept: Made[str] = Made(most=3, size=len, largest=100, seconds=60)
    times, begun = [], threading.Event()

    def make() -> str:
        begun.set()
        time.sleep(0.05)
        times.append(1)
        return "words"

    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(kept.get, "one", make) for _ in range(4)]
        begun.wait()
        assert kept.has("one")
        assert [one.result() for one in asked] == ["words"] * 4
    assert len(times) == 1


def test_a_failure_goes_to_who_asked_and_is_not_kept() -> None:
    kept: Made[str] = Made(most=3, size=len, largest=100, seconds=60)

    def fails() -> str:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.get("one", fails)
    assert not kept.has("one")
    assert kept.get("one", lambda: "words") == "words"


def test_number_size_and_time_have_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: Made[str] = Made(most=2, size=len, largest=10, seconds=60)
    for name in ("one", "two"):
        kept.get(name, lambda: "abc")
    kept.get("one", lambda: "not made")
    kept.get("three", lambda: "abc")
    assert (kept.has("one"), kept.has("two"), kept.has("three")) == (True, False, True)
    kept.get("four", lambda: "a" * 9)
    assert [kept.has(name) for name in ("one", "three", "four")] == [False, False, True]
    kept.get("five", lambda: "a" * 11)
    assert not kept.has("five"), "larger than all that is kept"
    late = time.monotonic() + 61
    monkeypatch.setattr(made.time, "monotonic", lambda: late)
    assert not kept.has("four")
