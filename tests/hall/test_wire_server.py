"""The wire on real servers: uvicorn's transports, plain ASGI, gzip, the end of a server."""

from __future__ import annotations

import asyncio
import http.client
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvicorn

from plenary.hall.wire import asgi
from plenary.hall.wire.hub import Hub
from plenary.hall.wire.messages import Ready, event
from tests.hall.wired import events

KEY = ("harbours/1", "en")
ADDRESS = "/groups/harbours/meetings/1/live/"
BEGINS = event("hello", "7 now", "7")


async def pages(scope: Any, receive: Any, send: Any) -> None:
    """Stands for the pages: a stream where it is asked for by GET, an ending answer elsewhere."""
    headers = [(b"content-type", b"text/event-stream"), (b"content-length", str(len(BEGINS)).encode())]
    if b"once" not in scope["query_string"]:
        headers.append((b"x-plenary-wire", b"harbours/1 en 7 198.51.100.7"))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": BEGINS})


class Serving:
    """A server in a thread, with its hub."""

    def __init__(self, http_: str, loop: str) -> None:
        self.hub, self.lines = Hub(), []
        self.hub.reached = 7
        real = asgi.transport_of

        def seen(send: Any) -> Any:
            self.lines.append(found := real(send))
            return found

        asgi.transport_of = seen  # type: ignore[assignment]  # stands in for the test
        self._restore = lambda: setattr(asgi, "transport_of", real)
        config = uvicorn.Config(
            asgi.Wired(pages, self.hub),
            port=0,
            http=http_,
            loop=loop,
            lifespan="off",
            log_level="error",  # type: ignore[arg-type]  # stands in for the test
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()
        self.until(lambda: self.server.started)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]

    def _run(self) -> None:
        async def serving() -> None:
            self.hub.start(asyncio.get_running_loop())
            await self.server.serve()

        asyncio.Runner(loop_factory=self.server.config.get_loop_factory()).run(serving())

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until it is so; a minute at most, on a crowded machine."""
        over = time.monotonic() + 60
        while not true():
            assert time.monotonic() < over, "it did not come"
            time.sleep(0.01)

    def tell(self, name: str, number: int, size: int = 1) -> None:
        self.hub.tell([(KEY, Ready.of(event("list", name * size, str(number)), number))], number)

    def ask(self, *, gzip: bool = False, more: str = "", method: str = "GET") -> http.client.HTTPResponse:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        line.request(method, ADDRESS + more, headers={"Accept-Encoding": "gzip"} if gzip else {})
        return line.getresponse()

    def stop(self) -> None:
        assert self.hub._loop is not None
        self.hub._loop.call_soon_threadsafe(self.hub.stop)  # as plenary.hall.server does
        self.server.should_exit = True
        self.thread.join(timeout=60)
        self._restore()


@pytest.fixture(params=[("httptools", "uvloop"), ("h11", "asyncio")], ids=["uvicorn's transport", "plain ASGI"])
def serving(request: Any) -> Iterator[Serving]:
    made = Serving(*request.param)
    yield made
    made.stop()


def read(answer: http.client.HTTPResponse, count: int, inflate: Any = None) -> list[dict[str, str]]:
    """The next events of a stream."""
    text = b""
    while len(found := events(text.decode())) < count:
        data = answer.read1(65536)
        assert data, "the stream ended"
        text += inflate.decompress(data) if inflate else data
    return found


def test_the_pinned_server_has_the_transports_that_the_wire_writes_to() -> None:
    made = Serving("httptools", "uvloop")
    try:
        answer = made.ask()
        made.until(lambda: made.hub.count() == 1)
        assert answer.status == 200
        assert [hasattr(made.lines[0], n) for n in ("write", "abort", "get_write_buffer_size")] == [True] * 3
        assert "uvloop" in type(made.lines[0]).__module__
    finally:
        made.stop()


@pytest.mark.parametrize("gzip", [False, True], ids=["as it is", "gzip"])
def test_what_is_told_arrives_at_once_and_whole(serving: Serving, gzip: bool) -> None:
    answers = [serving.ask(gzip=gzip) for _ in range(3)]
    inflates = [zlib.decompressobj(31) if gzip else None for _ in answers]
    assert [a.getheader("Content-Encoding") for a in answers] == ["gzip" if gzip else None] * 3
    assert answers[0].getheader("Content-Length") is None
    assert answers[0].getheader("X-Plenary-Wire") is None
    serving.until(lambda: serving.hub.count() == 3)
    for answer, inflate in zip(answers, inflates, strict=True):
        assert read(answer, 1, inflate)[0]["event"] == "hello"
    for number in range(8, 11):
        serving.tell(f"<p>change {number}</p>", number, 100)
        for answer, inflate in zip(answers, inflates, strict=True):
            assert read(answer, 1, inflate)[0] == {
                "id": str(number),
                "event": "list",
                "data": f"<p>change {number}</p>" * 100,
            }


def test_who_joins_late_has_what_was_told_since(serving: Serving) -> None:
    serving.tell("before", 7)
    serving.tell("since", 8)
    told = read(serving.ask(), 2)
    assert [e.get("data") for e in told] == ["7 now", "since"]


def test_who_leaves_is_counted_out(serving: Serving) -> None:
    answer = serving.ask()
    serving.until(lambda: serving.hub.count("198.51.100.7") == 1)
    answer.close()
    serving.until(lambda: serving.hub.count() == 0)
    assert serving.hub.count("198.51.100.7") == 0


def test_other_answers_go_through_untouched(serving: Serving) -> None:
    for answer in (serving.ask(more="?once=1"), serving.ask(method="HEAD")):
        assert int(answer.getheader("Content-Length") or 0) == len(BEGINS)
        answer.read()
    assert serving.hub.count() == 0


def test_a_server_that_stops_ends_its_streams_at_once(serving: Serving) -> None:
    answer = serving.ask()
    serving.until(lambda: serving.hub.count() == 1)
    begun = time.monotonic()
    assert serving.hub._loop is not None
    serving.hub._loop.call_soon_threadsafe(serving.hub.stop)
    try:
        while answer.read1(65536):
            pass
    except (http.client.IncompleteRead, ConnectionError):
        pass
    assert time.monotonic() - begun < 10  # left alone, a stream has no end
    serving.until(lambda: serving.hub.count() == 0)


def test_a_reader_that_does_not_read_is_cut_and_the_others_go_on() -> None:
    made = Serving("httptools", "uvloop")
    try:
        slow = made.ask()  # and reads no more
        made.until(lambda: made.hub.count() == 1)
        quick = made.ask()
        made.until(lambda: made.hub.count() == 2)
        read(quick, 1)
        for number in range(8, 8 + 80):
            made.tell("x", number, 200_000)
            assert read(quick, 1)[0]["id"] == str(number)
        made.until(lambda: made.hub.count() == 1)
        assert made.hub.cut == 1
        assert not slow.closed
    finally:
        made.stop()
