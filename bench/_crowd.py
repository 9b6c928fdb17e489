"""Many subscribers in one lean process: `python bench/_crowd.py PORT PATH HEADERS`, HEADERS as JSON.

It reads lines and answers each with one of JSON: "open N" opens as many more lines, at most fifty at once, and answers
when each has got its first bytes; "arm" answers {}, and once every line has got something after it, with the instants at
which they did (monotonic clock of the machine, sorted). What is slow here is as slow for every server.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time

import uvloop

PATIENCE = 60.0  # seconds for which a change is waited for


class Subscriber(asyncio.Protocol):
    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.begun = crowd.loop.create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.write(self.crowd.request)  # type: ignore[attr-defined]  # the loop gives a transport that writes

    def data_received(self, data: bytes) -> None:
        if not self.begun.done():
            if data.startswith(b"HTTP/1.1 200"):
                self.begun.set_result(None)
            else:
                self.begun.set_exception(RuntimeError(data[:200].decode()))
            return
        if self in self.crowd.waiting:
            self.crowd.waiting.discard(self)
            self.crowd.instants.append(time.monotonic())
            if not self.crowd.waiting:
                self.crowd.all.set()

    def connection_lost(self, why: Exception | None) -> None:
        self.crowd.lost += 1
        if not self.begun.done():
            self.begun.set_exception(ConnectionError("closed before it began"))


class Crowd:
    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        self.port, self.lines, self.lost = port, [], 0
        self.waiting: set[Subscriber] = set()
        self.instants: list[float] = []
        self.all = asyncio.Event()
        self.loop = asyncio.get_running_loop()
        told = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.request = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n{told}\r\n".encode()
        self.lines: list[Subscriber]

    async def one(self, turn: asyncio.Semaphore) -> None:
        async with turn:
            _transport, line = await self.loop.create_connection(lambda: Subscriber(self), "127.0.0.1", self.port)
            await asyncio.wait_for(line.begun, 30)
            self.lines.append(line)

    async def open(self, count: int) -> None:
        turn = asyncio.Semaphore(50)
        await asyncio.gather(*(self.one(turn) for _ in range(count)))

    async def arm(self) -> list[float]:
        self.all.clear()
        self.instants.clear()
        self.waiting = set(self.lines)
        say({})
        await asyncio.wait_for(self.all.wait(), PATIENCE)
        return sorted(self.instants)


def say(what: object) -> None:
    print(json.dumps(what), flush=True)


async def main(port: int, path: str, headers: dict[str, str]) -> None:
    crowd = Crowd(port, path, headers)
    reader = asyncio.StreamReader()
    await crowd.loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := (await reader.readline()).decode():
        try:
            if line.startswith("open"):
                await crowd.open(int(line.split()[1]))
                say({"open": len(crowd.lines), "lost": crowd.lost})
            else:
                say({"instants": await crowd.arm(), "lost": crowd.lost})
        except Exception as why:
            say({"wrong": f"{type(why).__name__} {why}", "missing": len(crowd.waiting), "lost": crowd.lost})


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    uvloop.run(main(int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])))
