"""A cut line: 500 screens, each dropped and back within a minute, while the list changes 200 times and captions go on.

    python bench/cutline.py            a minute
    python bench/cutline.py --quick    100 screens, 40 changes, fifteen seconds

The screens are in one process, ours is the real server in another, and every change is an act by the chair's console. Each
screen is cut at least once, in the middle of whatever is on its way, some of them again and again, and comes back by the
last number it had, as a browser does. In the end each must show the list that the server shows, have no line of captions
missing and none twice, and have come to the record's end. JSON in bench/out/; status 1 where anything was missed.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from _client import Client
from _home import environment, load, serve
from _meeting import BASE, CONSOLE, LIVE, met, named

OUT = Path(__file__).parent / "out"
CAPTIONS = BASE + "captions/console/"
GONE = (0.2, 8.0)  # seconds for which a line is away: a tunnel, a lift, another cell


class Screen:
    """A screen as live.js keeps it: by the id of an event it knows what it has."""

    def __init__(self, port: int, number: int, seed: int) -> None:
        self.port, self.number, self.dice = port, number, random.Random(seed)
        self.shows: dict[str, str] = {}
        self.lines: dict[str, int] = {}  # of captions: how often each was put in place as a new one
        self.cuts, self.bytes, self.again = 0, 0, 0

    async def watch(self, until: float) -> None:
        """Watch, be cut, come back, until the time is over; from then on the line holds."""
        while True:
            left = until - time.monotonic()
            holds = self.dice.uniform(1.0, max(1.5, left)) if left > 0 else 3600.0
            try:
                await asyncio.wait_for(self._stream(), holds)
            except TimeoutError:
                self.cuts += 1
                await asyncio.sleep(min(self.dice.uniform(*GONE), max(0.3, until - time.monotonic())))
            except (OSError, asyncio.IncompleteReadError):
                self.again += 1
                await asyncio.sleep(self.dice.uniform(0.3, 1.0))

    async def _stream(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(f"GET {LIVE}?in=en&after={self.number} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise ConnectionError(head[:40])
            text = ""
            while size := int(await reader.readline(), 16):
                data = await reader.readexactly(size + 2)
                self.bytes += size
                *whole, text = (text + data[:-2].decode()).split("\n\n")
                for event in whole:
                    self._hear(event)
                    if self.dice.random() < 0.004:
                        raise TimeoutError  # cut between two events that came together
            raise ConnectionError("the stream ended")
        finally:
            writer.transport.abort()

    def _hear(self, event: str) -> None:
        said: dict[str, str] = {}
        for line in event.split("\n"):
            name, _colon, value = line.partition(": ")
            said[name] = f"{said[name]}\n{value}" if name == "data" and name in said else value
        had, _dash, shows = said.get("id", "").partition("-")
        name = said.get("event", "")
        if name == "captions":
            for ident in re.findall(r'id="(c-[^"]+)"', said["data"]):
                self.lines[ident] = self.lines.get(ident, 0) + 1
        elif name in ("list", "now", "screen", "decisions", "poll") and int(shows or had or 0) >= self.number:
            self.shows[name] = said["data"]
        if had:
            self.number = max(self.number, int(had))


def changing(port: int, session: str, changes: int, seconds: float, done: dict[str, Any]) -> None:
    """The chair's console and a captioner: a change of the list and a line of captions, evenly over the time."""
    client = Client(port, cookies={"plenary": session})
    token, begun = client.form(CONSOLE)["csrfmiddlewaretoken"], time.monotonic()
    for n in range(1, changes + 1):
        time.sleep(max(0.0, begun + seconds * n / changes - time.monotonic()))
        base = {"csrfmiddlewaretoken": token, "once": f"cut-{n}"}
        entered = base | {
            "do": "enter",
            "kind": "statement",
            "name": named(100 + n),
            "klass": "member",
            "place": "room",
        }
        called = base | {"do": "remove", "reason": "asked by mistake", "item": "1", "request": str(n // 3)}
        for path, fields in (
            (CONSOLE, called if n % 3 == 0 else entered),
            (CAPTIONS, base | {"do": "line", "text": f"This is sentence {n}.", "language": "en", "speaker": ""}),
        ):
            status, _headers, data = client.ask("POST", path, fields)
            if status != 302:
                said = re.search(r'role="alert"><p>(.*?)</p>', data.decode())
                done.setdefault("refused", f"{n} {path}: {status}: {said.group(1) if said else data[:300]!r}")
    done["changes"] = changes


def settled(port: int) -> tuple[int, dict[str, str]]:
    """Where the record stands, and what a screen ought to show."""
    screen = Screen(port, 1, 0)
    _status, _headers, data = Client(port).ask("GET", LIVE + "?once=1&in=en&after=1")
    for event in data.decode().split("\n\n")[:-1]:
        screen._hear(event)
    return screen.number, screen.shows


async def crowd(port: int, count: int, number: int, until: float, done: dict[str, Any]) -> list[Screen]:
    screens = [Screen(port, number, n + 1) for n in range(count)]
    tasks = [asyncio.ensure_future(screen.watch(until)) for screen in screens]
    while "changes" not in done or time.monotonic() < until:
        await asyncio.sleep(0.1)
    last, begun = (await asyncio.to_thread(settled, port))[0], time.monotonic()
    while any(screen.number < last for screen in screens) and time.monotonic() - begun < 60:
        await asyncio.sleep(0.05)
    done["seconds_until_all_were_there"] = time.monotonic() - begun
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return screens


def drill(count: int, changes: int, seconds: float) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        env = environment(Path(name), PLENARY_WIRE_ADDRESS="20000", PLENARY_WIRE_MOST="20000")
        who = met(env)
        server = serve(env)
        try:
            number, _shows = settled(server.port)
            done: dict[str, Any] = {}
            until = time.monotonic() + seconds
            acting = threading.Thread(
                target=changing, args=(server.port, who["secretariat"], changes, seconds * 0.9, done), daemon=True
            )
            acting.start()
            screens = asyncio.run(crowd(server.port, count, number, until, done))
            last, ought = settled(server.port)
            cpu = server.cpu()
        finally:
            server.stop()
        checked = subprocess.run(
            [str(Path(sys.executable).with_name("plenary")), "verify"], env=env, capture_output=True, check=False
        )
    every = {f"c-en-{n}" for n in range(1, changes + 1)}
    return done | {
        "screens": count,
        "cuts": sum(s.cuts for s in screens),
        "never_cut": sum(not s.cuts for s in screens),
        "refused_and_tried_again": sum(s.again for s in screens),
        "behind": sum(s.number < last for s in screens),
        "other_list": sum(s.shows.get("list") != ought["list"] for s in screens),
        "captions_missed": sum(len(every - set(s.lines)) for s in screens),
        "captions_twice": sum(sum(s.lines.values()) - len(s.lines) for s in screens),
        "kb_a_screen": sum(s.bytes for s in screens) / count / 1000,
        "cpu_of_the_server": cpu,
        "verify": checked.returncode,
    }


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--quick", action="store_true", help="a fifth of it")
    asked = reader.parse_args()
    told = {"load": load()} | drill(*((100, 40, 15.0) if asked.quick else (500, 200, 60.0)))
    wrong = [
        name
        for name in ("behind", "other_list", "captions_missed", "captions_twice", "never_cut", "verify")
        if told[name]
    ]
    if "refused" in told:
        wrong.append("refused")
    for name, value in told.items():
        print(f"{name:32}{value:>12.1f}" if isinstance(value, float) else f"{name:32}{value!s:>12}")
    OUT.mkdir(exist_ok=True)
    (OUT / "cutline.json").write_text(json.dumps(told | {"wrong": wrong}, indent=1))
    print("WRONG: " + ", ".join(wrong) if wrong else "none missed, none twice; bench/out/cutline.json")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
