"""Several servers on one database: they hear one another; and Redis, then PostgreSQL, stop for a while in mid-meeting."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hall.throwaway import Acting, Postgres, Redis, environment, serve
from tests.hall.wired import Screen, events

ADDRESS = "/groups/harbours/meetings/1/live/"
AWAY = 10.0  # seconds for which each is stopped


class Watching:
    """A screen at a server, in a thread: it keeps its line, and comes back where that is cut."""

    def __init__(self, port: int) -> None:
        self.port, self.screen, self.cuts, self.running = port, Screen(), 0, True
        self.came: list[tuple[float, str, str]] = []  # when, event, data
        self._thread = threading.Thread(target=self._loop, daemon=True)
        self._thread.start()

    def _loop(self) -> None:
        while self.running:
            try:
                self._watch()
            except (OSError, http.client.HTTPException):
                self.cuts += 1
                time.sleep(0.3)

    def _watch(self) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request("GET", f"{ADDRESS}?in=en&after={self.screen.number}")
        answer = line.getresponse()
        if answer.status != 200:
            raise http.client.HTTPException(answer.status)
        text = b""
        while data := answer.read1(65536):
            text += data
            whole = text[: text.rfind(b"\n\n") + 2]
            text = text[len(whole) :]
            self.screen.hear(whole.decode())
            self.came += [(time.monotonic(), e["event"], e.get("data", "")) for e in events(whole.decode())]
        raise http.client.HTTPException("the stream ended")

    def until(self, true: Callable[[Watching], Any], within: float) -> float:
        """Wait until it is so; how long it took."""
        begun = time.monotonic()
        while not true(self):
            assert time.monotonic() - begun < within, f"not within {within} s: {self.came[-3:]}"
            time.sleep(0.005)
        return time.monotonic() - begun

    def shows(self, name: str, within: float) -> float:
        return self.until(lambda w: f"<bdi>{name}</bdi>" in w.screen.shows.get("list", ""), within)

    def state(self, name: str, within: float) -> float:
        return self.until(lambda w: [d.split(" ")[0] for _t, e, d in w.came if e == "state"][-1:] == [name], within)


@pytest.fixture
def redis() -> Iterator[Redis]:
    made = Redis().start()
    yield made
    made.stop()


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    made = Postgres().start()
    yield made
    made.end()


@pytest.fixture
def servers(postgres: Postgres, redis: Redis, tmp_path: Path) -> Iterator[tuple[Acting, list[int]]]:
    """Two servers on one database, and a third process that acts on it."""
    home = tmp_path / "home"
    home.mkdir()
    env = environment(home, PLENARY_DATABASE_URL=postgres.url, PLENARY_REDIS_URL=redis.url)
    acting = Acting(env)
    started = [serve(env) for _ in range(2)]
    yield acting, [port for _process, port in started]
    acting.stop()
    for process, _port in started:
        process.terminate()
    for process, _port in started:
        process.wait(timeout=30)


def page(port: int, path: str) -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path)
    answer = line.getresponse()
    return answer.status, answer.read().decode()


def heard_at_once(acting: Acting, screens: list[Watching], number: int) -> float:
    """Seconds until all screens showed each of eight acts, the longest wait. Who only looks would be late for one of them."""
    took = [0.0]
    for n in range(8):
        acting.enter(f"Heard {number} {n}.")
        took += [screen.shows(f"Heard {number} {n}.", 60) for screen in screens]
    return max(took)


def test_a_meeting_goes_on_while_redis_and_then_postgresql_are_away(
    servers: tuple[Acting, list[int]], postgres: Postgres, redis: Redis
) -> None:
    acting, ports = servers
    screens = [Watching(port) for port in ports for _ in range(3)]
    for screen in screens:
        screen.until(lambda w: w.came, 60)

    # Both hear at once what a third process commits: nobody waits for the look of every second.
    rounds = (heard_at_once(acting, screens, n) for n in range(3))
    assert any(took < 0.8 for took in rounds)

    # Redis stops. It is said, and the meeting goes on.
    redis.stop()
    for screen in screens:
        screen.state("polling", 60)
    acting.enter("Without Redis")
    for screen in screens:
        screen.shows("Without Redis", 60)
    time.sleep(max(0.0, AWAY - 5))
    redis.start()
    for screen in screens:
        screen.state("live", 60)

    # PostgreSQL stops. What was shown stays, the lines stay, and it is said within a moment.
    postgres.stop()
    stopped = time.monotonic()
    for screen in screens:
        screen.state("database-away", 60)
    status, words = page(ports[0], "/groups/harbours/meetings/1/floor/")
    assert (status, "The database does not answer" in words) == (503, True)
    status, words = page(ports[1], "/")
    assert status == 503
    time.sleep(max(0.0, AWAY - (time.monotonic() - stopped)))
    postgres.start()
    acting.enter("After PostgreSQL")
    late = [screen.shows("After PostgreSQL", 60) for screen in screens]
    for screen in screens:
        screen.state("live", 60)
    print(f"seconds until the list was there again: {max(late):.1f}")
    last = acting.enter("Last")
    for screen in screens:
        screen.until(lambda w: w.screen.number >= last, 60)
    assert len({screen.screen.shows["list"] for screen in screens}) == 1
    assert sum(screen.cuts for screen in screens) == 0  # no line was cut for it
    for screen in screens:
        told = [d for _t, e, d in screen.came if e == "list"]
        assert len(told) == len(set(told)), "a list was sent twice"
        screen.running = False
    assert page(ports[0], "/groups/harbours/meetings/1/floor/")[0] == 200
