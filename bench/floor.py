"""One change of the speakers' list, to everybody who watches: beside what else could have carried it, in one run.

    python bench/floor.py              200, 1,000 and 5,000 lines; about three minutes on two idle cores
    python bench/floor.py --quick      200 and 1,000 lines

Each server runs in a process of its own, all its lines come from one process over loopback, and every change is made by a
POST: with us an act on the real server, signed in, by the chair's console. They take turns, change by change, so that what
else the machine does falls on all alike. Told are the CPU of the server for a thousand
deliveries (what a change costs at one line taken off), the time from the first delivery to the last ones, what a line holds
in memory, and with us the time from the click to the screen, idle and while pages saturate the same process. Changes are
medians of several, CPU the least of them. JSON in bench/out/; status 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from _client import Client
from _home import Server, environment, free_port, load, serve, until_up
from _meeting import CONSOLE, LIVE, PAGE, met, named

OUT = Path(__file__).parent / "out"
HERE = Path(__file__).parent
SIZES, QUICK = (200, 1000, 5000), (200, 1000)
RATIO, HELD, BUSY, REFRESH = 1.25, 12.0, 2.5, 2048  # x bare; KB a line; x idle; bytes of a list on the wire
WATCHED = 1000  # lines, while pages saturate the process
PEERS = ("bare", "streaming", "channels")


def share(values: list[float], part: float) -> float:
    return values[min(len(values) - 1, int(len(values) * part))] if values else 0.0


class Crowd:
    """The process that holds all lines."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        command = [sys.executable, str(HERE / "_crowd.py"), str(port), path, json.dumps(headers)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        if "wrong" in told:
            raise RuntimeError(f"{told}")
        return told

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()


class Ours:
    """The chair's console: each change is somebody who is entered on the list."""

    def __init__(self, port: int, session: str) -> None:
        self.client, self.made = Client(port, cookies={"plenary": session}), 0
        self.token = self.client.form(CONSOLE)["csrfmiddlewaretoken"]

    def change(self) -> None:
        self.made += 1
        fields = {"csrfmiddlewaretoken": self.token, "once": f"bench-{self.made}", "do": "enter", "kind": "statement"}
        self._post(fields | {"name": named(100 + self.made), "klass": "member", "place": "room"})

    def undo(self) -> None:
        """She is taken off again: a list that grew would make each act a little dearer than the one before."""
        fields = {"csrfmiddlewaretoken": self.token, "once": f"undo-{self.made}", "do": "remove", "reason": "measured"}
        self._post(fields | {"item": "1", "request": str(12 + self.made)})

    def _post(self, fields: dict[str, str]) -> None:
        status, _headers, data = self.client.ask("POST", CONSOLE, fields)
        if status != 302:
            raise RuntimeError(f"{status}: {data[:300]!r}")


class Peer:
    def __init__(self, port: int) -> None:
        self.client = Client(port)

    def change(self) -> None:
        self.client.ask("POST", "/change", {})


@dataclass
class Contestant:
    """A server, who watches it, and how a change is made there."""

    name: str
    server: Server
    crowd: Crowd
    change: Any
    undo: Any = None  # is not measured
    most: int = 100  # changes a size
    lines: int = 0
    cpu_alone: float = 0.0
    held: float = 0.0
    at_held: int = 0
    told: list[dict[str, Any]] = field(default_factory=list)

    def open(self, count: int) -> float:
        """Have so many lines in all; the seconds it took to open those that were missing."""
        begun = time.monotonic()
        self.crowd.ask(f"open {count - self.lines}")
        self.crowd.hear()
        self.lines = count
        return time.monotonic() - begun

    def once(self) -> dict[str, float]:
        """One change, to all lines."""
        self.crowd.ask("arm")
        self.crowd.hear()
        before, begun = self.server.cpu(), time.monotonic()
        self.change()
        act = time.monotonic() - begun
        instants = self.crowd.hear()["instants"]
        time.sleep(0.15)  # what is left of this change is its own
        first, last, cpu = instants[0], share(instants, 0.99), self.server.cpu() - before
        if self.undo is not None:
            self.crowd.ask("arm")
            self.crowd.hear()
            self.undo()
            self.crowd.hear()
            time.sleep(0.05)
        made = {"cpu": cpu, "p50": share(instants, 0.5) - first, "p99": last - first}
        made |= {"click": last - begun, "act": act}
        return {name: seconds * 1000 for name, seconds in made.items()}

    def told_of(self, some: list[dict[str, float]]) -> dict[str, Any]:
        def middle(name: str) -> float:
            return statistics.median(one[name] for one in some)

        found = {name: middle(name) for name in ("p50", "p99", "click", "act")}
        return found | {"lines": self.lines, "changes": len(some), "cpu": min(one["cpu"] for one in some)}

    def stop(self) -> None:
        self.crowd.stop()
        self.server.process.terminate()
        try:
            self.server.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.server.process.kill()


def in_turns(some: list[Contestant], times: int) -> dict[str, list[dict[str, float]]]:
    """Several changes of each, in turns; the first of each warms."""
    made: dict[str, list[dict[str, float]]] = {one.name: [] for one in some}
    for n in range(times + 1):
        for one in some:
            if n <= one.most:
                measured = one.once()
                if n:
                    made[one.name].append(measured)
    return made


def climbed(some: list[Contestant], sizes: tuple[int, ...], times: int) -> None:
    """Ever more lines on each server. What a change costs at one line is taken off."""
    if not some[0].lines:
        for one in some:
            one.open(1)
        alone = in_turns(some, times)
        for one in some:
            one.cpu_alone = min(x["cpu"] for x in alone[one.name])
    for one in some:
        one.held, one.at_held = server_memory(one.server), one.lines
    for count in sizes:
        opened = {one.name: one.open(count) for one in some}
        made = in_turns(some, times)
        for one in some:
            told = one.told_of(made[one.name])
            told["cpu_per_1000"] = (told["cpu"] - one.cpu_alone) / count * 1000
            told["kb_a_line"] = (server_memory(one.server) - one.held) / (count - one.at_held)
            one.told.append(told | {"opened_in": opened[one.name]})


def server_memory(server: Server) -> float:
    """KB that it holds."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text().splitlines()
    return float(next(line.split()[1] for line in lines if line.startswith("VmRSS")))


def warmed(port: int, session: str) -> None:
    """Every thread has shown the pages, and opened a line that has ended again: what a line holds is told from that."""

    def some() -> None:
        client = Client(port, cookies={"plenary": session})
        for n in range(60):
            client.ask("GET", PAGE if n % 6 == 0 else LIVE + "?once=1")

    threads = [threading.Thread(target=some) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def saturated(us: Contestant, session: str, times: int) -> dict[str, Any]:
    """The same changes while other clients ask for the live page as fast as the process can."""
    code = f"""
import sys; sys.path.insert(0, {str(HERE)!r})
from _client import Client
import threading, time
def some():
    client = Client({us.server.port}, cookies={{"plenary": {session!r}}})
    while True:
        client.ask("GET", {PAGE!r})
for _ in range(4): threading.Thread(target=some, daemon=True).start()
time.sleep(300)
"""
    busy = subprocess.Popen([sys.executable, "-c", code])
    try:
        time.sleep(1.5)
        return us.told_of(in_turns([us], times)[us.name])
    finally:
        busy.kill()
        busy.wait()


def ours(home: Path) -> tuple[Contestant, str]:
    """We, and the session of a member."""
    env = environment(home, PLENARY_WIRE_ADDRESS="20000", PLENARY_WIRE_MOST="20000")
    who = met(env)
    server = serve(env)
    headers = {"Accept-Encoding": "gzip, br", "Cookie": f"plenary={who['member']}", "Accept": "text/event-stream"}
    crowd = Crowd(server.port, LIVE + "?in=en", headers)
    warmed(server.port, who["member"])
    console = Ours(server.port, who["secretariat"])
    return Contestant("ours", server, crowd, console.change, console.undo), who["member"]


def size_of(port: int) -> int:
    """Bytes of a list as it goes over the wire."""
    _status, _headers, data = Client(port).ask("GET", LIVE + "?once=1&after=1")
    event = next(e for e in data.split(b"\n\n") if b"event: list\n" in e) + b"\n\n"
    made = zlib.compressobj(6, zlib.DEFLATED, -15)
    return len(made.compress(event) + made.flush(zlib.Z_FULL_FLUSH))


def peer(name: str, size: int) -> Contestant:
    port = free_port()
    process = subprocess.Popen([sys.executable, str(HERE / "_peers.py"), name, str(port), str(size)])
    server = Server(process, port, until_up(process, port))
    crowd = Crowd(port, "/live", {"Accept": "text/event-stream"})
    return Contestant(name, server, crowd, Peer(port).change, most=3 if name == "channels" else 100)


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--quick", action="store_true", help="without the 5,000")
    reader.add_argument("--only", nargs="*", choices=PEERS, default=PEERS, help="these peers alone")
    asked = reader.parse_args()
    sizes, times = (QUICK, 7) if asked.quick else (SIZES, 11)
    told: dict[str, Any] = {"load": load()}
    with tempfile.TemporaryDirectory() as name:
        us, session = ours(Path(name))
        some = [us]
        try:
            told["bytes"] = size_of(us.server.port)
            some += [peer(name, told["bytes"]) for name in asked.only]
            climbed(some, tuple(s for s in sizes if s <= WATCHED), times)
            told["busy"] = saturated(us, session, times)
            if further := tuple(s for s in sizes if s > WATCHED):
                climbed(some, further, times)
            told["mb"] = us.server.resident()
        finally:
            for one in some:
                one.stop()
    told |= {one.name: one.told for one in some}
    told["load"] += f", {load()} after"
    return report(told)


def report(told: dict[str, Any]) -> int:
    print(f"{'':12}{'lines':>6}{'CPU ms/1,000':>14}{'p50 ms':>9}{'p99 ms':>9}{'KB a line':>11}{'opened s':>10}")
    for name in ("ours", *PEERS):
        for one in told.get(name, ()):
            print(
                f"{name:12}{one['lines']:6}{one['cpu_per_1000']:14.1f}{one['p50']:9.1f}{one['p99']:9.1f}"
                f"{one['kb_a_line']:11.1f}{one['opened_in']:10.1f}"
            )
    bad = []

    def limit(what: str, value: float, most: float) -> None:
        print(f"{what:64}{value:9.2f}  at most {most:.2f}{'' if value <= most else '  MISSED'}")
        if value > most:
            bad.append(what)

    mine = {one["lines"]: one for one in told["ours"]}
    idle, busy = mine[WATCHED], told["busy"]
    print(
        f"from the click to 99 of 100 screens of {WATCHED}: {idle['click']:.0f} ms idle (the act itself {idle['act']:.0f}), "
        f"{busy['click']:.0f} with pages saturating the process ({busy['act']:.0f}); {told['mb']} MB in all at {max(mine)}"
    )
    limit("bytes of a list on the wire", told["bytes"], REFRESH)
    limit(f"KB a line at {max(mine)}", mine[max(mine)]["kb_a_line"], HELD)
    limit(f"p99 at {WATCHED} with pages busy, x idle", busy["p99"] / max(idle["p99"], 0.1), BUSY)
    for one in told.get("bare", ()):
        if one["lines"] >= WATCHED:
            us = mine[one["lines"]]
            limit(f"CPU at {one['lines']}, x bare", us["cpu_per_1000"] / one["cpu_per_1000"], RATIO)
            limit(f"p99 at {one['lines']}, x bare", us["p99"] / one["p99"], RATIO)
    OUT.mkdir(exist_ok=True)
    (OUT / "floor.json").write_text(json.dumps(told | {"missed": bad}, indent=1))
    print(f"load {told['load']}; bench/out/floor.json")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
