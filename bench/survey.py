"""Answering a call and reading its results at 69, 1,000 and 10,000 responses: CPU a page, beside a bare Django view.

    python bench/survey.py            about two minutes
    python bench/survey.py --quick    69 and 1,000 responses, fewer requests

CPU is user and system time of the whole server process, less what it uses when nobody asks; each figure is the median of
rounds in which every page, and the bare view, is asked for in turn, so that what else the machine does falls on all of
them alike. "Flat" is the dearest size against the cheapest, each as a multiple of the bare view beside it. Indico was
measured on the same kind of machine. JSON in bench/out/.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from _client import Client
from _home import CALL, GROUP, QUESTIONS, Server, environment, filled, free_port, load, prose, serve, until_up

OUT = Path(__file__).parent / "out"
PROMISE = 8.0  # milliseconds of CPU a page
FLAT = 1.2
INDICO = {69: 101.0, 1000: 1034.0}  # milliseconds of CPU for its survey page, by responses
BARE = "a bare Django view"
BUDGET = 14 * 1024  # bytes of compressed HTML and CSS
BASE = f"/groups/{GROUP}/inputs/{CALL}/"
JUDGED = ("form", "submission", "call page", "question page", "respondents page")


def _answers(words: int) -> dict[str, str]:
    dice = random.Random(words)
    fields = {f"q:{n}:": prose(dice, words) for n in range(1, QUESTIONS + 1)}
    return fields | {"name": "Harbour Lights Society", "email": "ana@lights.example", "cited": "yes", "group": "states"}


@dataclass
class Measured:
    """A page: what leads to it is not counted, what it does is."""

    name: str
    server: Server
    ask: Callable[[], object]
    prepare: Callable[[int], None] = lambda count: None
    samples: list[float] = field(default_factory=list)  # milliseconds of CPU a request, by round

    @property
    def cpu(self) -> float:
        return statistics.median(self.samples)


class Visitor:
    """Somebody who writes responses, and reads what others wrote. Each response comes from an address of its own."""

    def __init__(self, port: int) -> None:
        self.client = Client(port)
        self.words = _answers(400)
        self.mine, self.tag, self.times = self.begin(), "", 0
        self.ready: list[tuple[str, dict[str, str], dict[str, str]]] = []

    def expect(self, status: int, method: str, path: str, *rest: dict[str, str]) -> http.client.HTTPMessage:
        got, headers, data = self.client.ask(method, path, *rest)
        if got != status:
            raise RuntimeError(f"{method} {path}: {got}, not {status}: {data[:1500]!r}")
        return headers

    def begin(self) -> str:
        """A response that is written and not handed in; returns its address."""
        self.begun = getattr(self, "begun", 0) + 1
        here = {"X-Forwarded-For": f"10.{os.getpid() % 250}.{self.begun // 250}.{self.begun % 250}"}
        key = str(self.expect(302, "POST", BASE + "answer/", self.client.form(BASE + "answer/"), here)["Location"])
        self.expect(200, "POST", key + "save/", {**self.words, "revision": "0"}, here)
        self.here = here
        return key

    def to_hand_in(self, count: int) -> None:
        for _ in range(count):
            key = self.begin()
            self.ready.append((key, self.client.form(key + "check/"), self.here))

    def hand_in(self) -> None:
        key, hidden, here = self.ready.pop()
        self.expect(302, "POST", key + "check/", hidden, here)

    def autosave(self) -> None:
        """One answer that grew by a sentence."""
        self.times += 1
        words = {"q:9:": f"{self.words['q:9:']} And {self.times}.", "revision": str(self.times), "bases": ""}
        self.expect(200, "POST", self.mine + "save/", words, {"X-Forwarded-For": f"10.251.0.{self.times % 250}"})

    def has_it(self, count: int) -> None:
        """A browser has the call page."""
        self.tag = str(self.expect(200, "GET", BASE)["ETag"])

    def again(self) -> None:
        """The call page once more, as a browser asks that has it already. A minute's turn sends it anew."""
        status, headers, _data = self.client.ask("GET", BASE, None, {"If-None-Match": self.tag})
        if status != 304:
            self.tag = str(headers["ETag"])

    def pages(self, server: Server) -> list[Measured]:
        def get(path: str) -> Callable[[], object]:
            return lambda: self.expect(200, "GET", path)

        return [
            Measured("form", server, get(self.mine)),
            Measured("autosave", server, self.autosave),
            Measured("submission", server, self.hand_in, self.to_hand_in),
            Measured("call page", server, get(BASE)),
            Measured("question page", server, get(BASE + "questions/9/")),
            Measured("respondents page", server, get(BASE + "respondents/")),
            Measured("respondent page", server, get(BASE + "respondents/R3/")),
            Measured("unchanged page", server, self.again, self.has_it),
        ]


def calm(server: Server) -> float:
    """Wait until the server has done what was left to do; returns what it uses a second when nobody asks."""
    for _ in range(100):
        before = server.cpu()
        time.sleep(0.4)
        if (used := (server.cpu() - before) / 0.4) < 0.1:
            break
    return used


def measure(pages: list[Measured], rounds: int, requests: int) -> None:
    idle: dict[int, float] = {}
    for number in range(rounds + 1):  # the first is to get warm
        for one in pages:
            one.prepare(requests)
            server = one.server
            if number < 2 or one.name in ("call page", "form"):
                idle[server.port] = calm(server)
            begun, before = time.perf_counter(), server.cpu()
            for _ in range(requests):
                one.ask()
            used = server.cpu() - before - idle[server.port] * (time.perf_counter() - begun)
            if number:
                one.samples.append(max(used, 0) * 1000 / requests)


@contextmanager
def bare() -> Iterator[Measured]:
    """A bare Django view behind the same server, asked in turn with the pages."""
    port = free_port()
    process = subprocess.Popen([sys.executable, str(Path(__file__).with_name("_bare.py")), str(port)])
    try:
        client = Client(port)
        server = Server(process, port, until_up(process, port))
        yield Measured(BARE, server, lambda: client.ask("GET", "/bare"))
    finally:
        process.terminate()
        process.wait(timeout=30)


def first_view(server: Server, visitor: Visitor) -> int:
    """Bytes of the form and of its style sheet as a browser with brotli gets them."""
    client = Client(server.port)
    _status, _headers, page = client.ask("GET", visitor.mine)
    sheet = re.search(r'rel="stylesheet" href="([^"]+)"', page.decode())
    assert sheet is not None
    total = 0
    for path in (visitor.mine, sheet[1]):
        line = http.client.HTTPConnection("localhost", server.port, timeout=60)
        line.request("GET", path, headers={"Accept-Encoding": "br"})
        total += len(line.getresponse().read())
    return total


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--quick", action="store_true", help="69 and 1,000 responses, fewer requests")
    asked = reader.parse_args()
    sizes = (69, 1000) if asked.quick else (69, 1000, 10_000)
    rounds, requests = (3, 10) if asked.quick else (5, 20)
    busy = load()
    found: dict[int, dict[str, float]] = {}
    facts: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder), PLENARY_BEHIND_PROXY="1")
        for size in sizes:
            print(f"filling up to {size:,} responses …", file=sys.stderr, flush=True)
            filled(env, size)
            server = serve(env)
            try:
                visitor = Visitor(server.port)
                with bare() as peer:
                    pages = [*visitor.pages(server), peer]
                    measure(pages, rounds, requests)
                found[size] = {one.name: one.cpu for one in pages}
                facts = {"start": server.start, "resident_mb": server.resident()}
                facts |= {"first_view": first_view(server, visitor)}
            finally:
                server.stop()
    return report(found, facts, f"{busy} before, {load()} after", asked.quick)


def report(found: dict[int, dict[str, float]], facts: dict[str, object], busy: str, quick: bool) -> int:
    sizes = list(found)
    last = found[sizes[-1]]
    print(f"{'CPU ms a page':20}" + "".join(f"{n:>9,}" for n in sizes) + f"{'flat':>8}{'x bare':>8}{'x promise':>11}")
    rows = {}
    for name in last:
        if name == BARE:
            continue
        values = [found[n][name] for n in sizes]
        beside = [found[n][name] / found[n][BARE] for n in sizes]
        rows[name] = {
            "cpu_ms": dict(zip(map(str, sizes), values, strict=True)),
            "flat": max(beside) / min(beside),
            "bare": beside[-1],
            "promise": values[-1] / (1.0 if name == "unchanged page" else PROMISE),
        }
        told = "".join(f"{v:9.2f}" for v in values)
        kept = rows[name]
        print(f"{name:20}{told}{kept['flat']:8.2f}{kept['bare']:8.1f}{kept['promise']:11.2f}")
    print(f"{BARE:20}" + "".join(f"{found[n][BARE]:9.2f}" for n in sizes))
    print(f"{'Indico, its survey':20}" + "".join(f"{INDICO[n]:9.0f}" if n in INDICO else f"{'–':>9}" for n in sizes))
    print(
        f"first view of the form {facts['first_view']:,} bytes, {int(str(facts['first_view'])) / BUDGET:.2f} of the promise"
    )
    print(f"server answers after {facts['start']:.2f} s; {facts['resident_mb']} MB; load of the machine {busy}")
    OUT.mkdir(exist_ok=True)
    told = {"pages": rows, "bare_ms": {n: found[n][BARE] for n in sizes}, "indico_ms": INDICO, "load": busy, **facts}
    (OUT / ("survey-quick.json" if quick else "survey.json")).write_text(json.dumps(told, indent=1) + "\n")
    uneven = [name for name in JUDGED if rows[name]["flat"] > FLAT]
    if uneven:
        print(f"not flat: {', '.join(uneven)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
