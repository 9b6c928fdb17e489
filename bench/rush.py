"""The last minute before a deadline: 300 responses of 20 KB by 50 clients, the server killed ten times on the way.

    python bench/rush.py              SQLite, and PostgreSQL where it answers: about a minute and a half each
    python bench/rush.py --quick      60 responses by 20 clients in fifteen seconds, three kills

Each client begins, saves, checks and hands in as a browser does, and sends the same form again where the line breaks.
Afterwards every response whose receipt a client saw must be there once and whole, each answer byte for byte, none half
there and none twice, and `plenary verify` must find nothing. Then one form is sent twenty times at once. How long a
hand-in took is told with the time that the server was down and without it. JSON in bench/out/; status 1 where anything
was lost.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from _client import Client
from _home import CALL, GROUP, PLENARY, QUESTIONS, Server, environment, filled, free_port, load, prose, serve

OUT = Path(__file__).parent / "out"
BASE = f"/groups/{GROUP}/inputs/{CALL}/"
LETTERS = 20_000 // QUESTIONS  # an answer
P95, LONGEST, START = 1.0, 5.0, 2.0  # seconds
POSTGRESQL = os.environ.get("PLENARY_BENCH_POSTGRESQL", "postgres://postgres@127.0.0.1:5432/")
GIVE_UP = 240.0  # seconds after which a client says that it could not get through
PAUSE = 0.2  # seconds between two tries


@dataclass
class Handed:
    """What a client did and saw."""

    key: str
    location: str
    steps: dict[str, tuple[float, float]] = field(default_factory=dict)  # begun and acknowledged, by step
    tries: int = 0
    words: dict[str, str] = field(default_factory=dict)


def words(client: int, number: int) -> dict[str, str]:
    dice = random.Random(client * 1000 + number)
    fields = {f"q:{n}:": prose(dice, LETTERS) for n in range(1, QUESTIONS + 1)}
    facts = {"name": f"Society {client} {number}", "email": f"c{client}n{number}@lights.example", "cited": "yes"}
    return fields | facts | {"group": "civil-society", "country": "Kenya"}


class Writer:
    """One client: it does not give up on a broken line, and sends the very same form again."""

    def __init__(self, port: int, client: int) -> None:
        self.client, self.number = Client(port, address=f"10.1.{client // 200}.{client % 200 + 1}"), client
        self.tries = 0

    def insist(self, method: str, path: str, fields: dict[str, str] | None, expected: int) -> http.client.HTTPMessage:
        until = time.time() + GIVE_UP
        while time.time() < until:
            self.tries += 1
            try:
                status, headers, data = self.client.ask(method, path, fields)
            except (OSError, http.client.HTTPException):
                self.client.hang_up()
                time.sleep(PAUSE)
                continue
            if status == expected:
                return headers
            if status < 500:
                raise RuntimeError(f"{method} {path}: {status}: {data[:600]!r}")
            time.sleep(PAUSE)  # the server is going down, or said that it could not: a person would try again too
        raise RuntimeError(f"{method} {path}: nothing in {GIVE_UP:.0f} s")

    def form(self, path: str) -> dict[str, str]:
        while True:
            try:
                found = self.client.form(path)
            except (OSError, http.client.HTTPException):
                self.client.hang_up()
                time.sleep(PAUSE)
                continue
            if "csrfmiddlewaretoken" in found:
                return found
            time.sleep(PAUSE)

    def respond(self, number: int) -> Handed:
        """One response from its first page to its receipt."""
        typed, steps = words(self.number, number), {}
        self.tries, begun = 0, time.time()

        def done(step: str) -> None:
            nonlocal begun
            now = time.time()
            steps[step], begun = (begun, now), now

        hidden = self.form(BASE + "answer/")
        done("page")
        key = str(self.insist("POST", BASE + "answer/", hidden, 302)["Location"])
        done("begin")
        self.insist("POST", key + "save/", {**typed, "revision": "0"}, 200)
        done("save")
        hidden = self.form(key + "check/")
        done("check")
        location = str(self.insist("POST", key + "check/", hidden, 302)["Location"])
        done("hand in")
        return Handed(key, location, steps, self.tries, typed)


def clients(port: int, count: int, each: int, seconds: float, out: Path) -> None:
    """All clients, a thread each, in a process of their own; what they saw goes to `out`."""
    seen: list[dict[str, Any]] = []
    wrong: list[str] = []

    def one(client: int) -> None:
        writer, begun = Writer(port, client), time.time()
        for number in range(each):
            due = begun + seconds * (number + random.Random(client * 77 + number).random()) / each
            time.sleep(max(0.0, due - time.time()))
            try:
                seen.append(asdict(writer.respond(number)))
            except Exception as why:
                wrong.append(f"client {client}, response {number}: {why}")

    threads = [threading.Thread(target=one, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    out.write_text(json.dumps({"seen": seen, "wrong": wrong}))


def killing(server: Server, env: dict[str, str], kills: int, seconds: float, busy: Any) -> tuple[Server, list[Any]]:
    """Kill the server again and again while the clients work; returns the last one and [killed, up again] of each."""
    down = []
    begun = time.time()
    for n in range(kills):
        due = begun + seconds * (n + 0.3 + 0.5 * random.Random(n).random()) / kills
        while time.time() < due and busy.poll() is None:
            time.sleep(0.01)
        killed = time.time()
        server.process.kill()
        server.process.wait()
        server = serve(env, server.port)
        down.append((killed, time.time(), server.start))
    return server, down


def waited(begun: float, ended: float, down: list[Any]) -> float:
    """Seconds between the two in which the server was up."""
    return (ended - begun) - sum(max(0.0, min(ended, up) - max(begun, killed)) for killed, up, _start in down)


def share(values: list[float], part: float) -> float:
    """The value below which this part of them lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * part))] if values else 0.0


def twenty(port: int) -> dict[str, Any]:
    """One form, sent twenty times at once."""
    writer = Writer(port, 9000)
    hidden = writer.form(BASE + "answer/")
    key = str(writer.insist("POST", BASE + "answer/", hidden, 302)["Location"])
    writer.insist("POST", key + "save/", {**words(9000, 0), "revision": "0"}, 200)
    hidden = writer.form(key + "check/")
    answers: list[tuple[int, str]] = []
    ready = threading.Barrier(20)

    def send() -> None:
        mine = Client(port, address=writer.client.address, cookies=dict(writer.client.cookies))
        ready.wait()
        status, headers, _data = mine.ask("POST", key + "check/", hidden)
        answers.append((status, str(headers.get("Location"))))

    threads = [threading.Thread(target=send) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"key": key, "answers": answers, "receipts": len({a for a in answers if a[0] == 302}), "sent": len(answers)}


def found(env: dict[str, str], folder: Path) -> list[dict[str, Any]]:
    """The responses as they stand in the tables, read by a process of its own."""
    code = f"""
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "plenary.settings"
import django
django.setup()
from plenary.calls import keys
from plenary.calls.models import Answer, Contact, Draft, Response
drafts = {{d.response_id: keys.draft_key(d.pk, d.generation) for d in Draft.objects.exclude(response=None)}}
answers = {{}}
for r, q, t in Answer.objects.values_list("response_id", "question__number", "text"):
    answers.setdefault(r, {{}})[q] = t
contacts = dict(Contact.objects.values_list("response_id", "email"))
rows = [
    {{"key": drafts.get(r.pk, ""), "number": r.number, "name": r.name, "answers": answers.get(r.pk, {{}}),
      "email": contacts.get(r.pk, "")}}
    for r in Response.objects.filter(call__slug={CALL!r})
]
json.dump(rows, open({str(folder / "found.json")!r}, "w"))
"""
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    rows: list[dict[str, Any]] = json.loads((folder / "found.json").read_text())
    return rows


def lost(seen: list[dict[str, Any]], rows: list[dict[str, Any]]) -> list[str]:
    """What is not as it was acknowledged, in words."""
    wrong = []
    by_key: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_key.setdefault(row["key"], []).append(row)
        if len(row["answers"]) != QUESTIONS or not row["email"]:
            wrong.append(f"R{row['number']} is half there: {len(row['answers'])} answers")
    for one in seen:
        mine = by_key.get(one["key"].split("/")[2], [])
        if len(mine) != 1:
            wrong.append(f"{one['words']['name']} was acknowledged, and is there {len(mine)} times")
            continue
        typed = {name.split(":")[1]: text for name, text in one["words"].items() if name.startswith("q:")}
        if mine[0]["answers"] != typed or mine[0]["name"] != one["words"]["name"]:
            wrong.append(f"R{mine[0]['number']} is not what was typed")
    names = [row["name"] for row in rows]
    wrong += [f"{name} is there twice" for name in sorted({n for n in names if names.count(n) > 1})]
    if len({row["number"] for row in rows}) != len(rows):
        wrong.append("a number was given twice")
    return wrong


def drill(database: str, count: int, each: int, seconds: float, kills: int) -> dict[str, Any]:
    """The whole drill on one database."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        more = {"PLENARY_DATABASE_URL": database} if database else {}
        env = environment(folder, PLENARY_BEHIND_PROXY="1", **more)
        filled(env, 0)
        server = serve(env, free_port())
        out = folder / "seen.json"
        command = [
            sys.executable,
            __file__,
            "--clients",
            str(server.port),
            str(count),
            str(each),
            str(seconds),
            str(out),
        ]
        begun, busy = time.time(), subprocess.Popen(command)
        try:
            server, down = killing(server, env, kills, seconds, busy)
            busy.wait(timeout=600)
            took = time.time() - begun
            again = twenty(server.port)
            cpu = server.cpu()
        finally:
            busy.kill()
            server.stop()
        told = json.loads(out.read_text())
        rows = found(env, folder)
        mine = {**asdict(Handed(again["key"], "")), "words": words(9000, 0)}
        wrong = told["wrong"] + lost([*told["seen"], mine], rows)
        if again["receipts"] != 1:
            wrong.append(f"one form sent twenty times gave {again['receipts']} receipts: {again['answers']}")
        checked = subprocess.run([PLENARY, "verify"], env=env, capture_output=True, text=True, check=False)
        if checked.returncode:
            wrong.append(f"plenary verify: {checked.stdout[-500:]}{checked.stderr[-500:]}")
        steps = {
            step: {
                kind: {"p50": share(values, 0.5), "p95": share(values, 0.95), "worst": max(values, default=0.0)}
                for kind, values in (
                    ("all", [one["steps"][step][1] - one["steps"][step][0] for one in told["seen"]]),
                    ("up", [waited(*one["steps"][step], down) for one in told["seen"]]),
                )
            }
            for step in ("page", "begin", "save", "check", "hand in")
        }
        return {
            "acknowledged": len(told["seen"]),
            "asked": count * each,
            "in_tables": len(rows),
            "seconds": took,
            "kills": len(down),
            "started": [start for _killed, _up, start in down],
            "retries": sum(one["tries"] - 3 for one in told["seen"]),
            "twenty": again["receipts"],
            "steps": steps,
            "cpu_of_the_last_server": cpu,
            "wrong": wrong,
        }


def on_postgresql(run: Any) -> dict[str, Any] | None:
    """Run it on a database of its own, made and dropped here; None where no server answers."""
    import psycopg

    name = f"plenary_rush_{os.getpid()}"
    try:
        with psycopg.connect(POSTGRESQL + "postgres", autocommit=True, connect_timeout=3) as admin:
            admin.execute(f'CREATE DATABASE "{name}"')
    except psycopg.OperationalError as why:
        print(f"PostgreSQL does not answer ({str(why).splitlines()[0]}): left out", file=sys.stderr)
        return None
    try:
        made: dict[str, Any] = run(POSTGRESQL + name)
        return made
    finally:
        with psycopg.connect(POSTGRESQL + "postgres", autocommit=True) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--quick", action="store_true", help="a fifth of it in fifteen seconds")
    reader.add_argument("--only", choices=("sqlite", "postgresql"), help="one database alone")
    reader.add_argument("--clients", nargs=5, help=argparse.SUPPRESS)
    asked = reader.parse_args()
    if asked.clients:
        port, count, each, seconds, out = asked.clients
        clients(int(port), int(count), int(each), float(seconds), Path(out))
        return 0
    size = (20, 3, 15.0, 3) if asked.quick else (50, 6, 60.0, 10)
    told: dict[str, Any] = {"load": load()}
    if asked.only != "postgresql":
        told["SQLite"] = drill("", *size)
    if asked.only != "sqlite" and (made := on_postgresql(lambda url: drill(url, *size))) is not None:
        told["PostgreSQL"] = made
    told["load"] += f", {load()} after"
    return report(told, asked.quick)


def report(told: dict[str, Any], quick: bool) -> int:
    print(f"{'seconds':22}{'p50':>8}{'p95':>8}{'worst':>8}{'with the server down: p95':>28}{'worst':>8}")
    bad = 0
    for name, one in told.items():
        if name == "load":
            continue
        for step, kinds in one["steps"].items():
            up, whole = kinds["up"], kinds["all"]
            print(
                f"{name + ', ' + step:22}{up['p50']:8.2f}{up['p95']:8.2f}{up['worst']:8.2f}"
                f"{whole['p95']:28.2f}{whole['worst']:8.2f}"
            )
        handed = one["steps"]["hand in"]["up"]
        print(
            f"{name}: {one['acknowledged']} of {one['asked']} acknowledged, {one['in_tables']} in the tables with the one "
            f"sent twenty times ({one['twenty']} receipt); killed {one['kills']} times, up again after "
            f"{share(one['started'], 0.5):.1f} s (worst {max(one['started'], default=0):.1f}); {one['retries']} retries"
        )
        print(
            f"  beside the promise: p95 {handed['p95'] / P95:.2f} x {P95:g} s, longest {handed['worst'] / LONGEST:.2f} x "
            f"{LONGEST:g} s, start {max(one['started'], default=0) / START:.2f} x {START:g} s; lost: {len(one['wrong'])}"
        )
        for line in one["wrong"][:10]:
            print(f"  {line}")
        bad += len(one["wrong"])
    print(f"load of the machine {told['load']}")
    OUT.mkdir(exist_ok=True)
    (OUT / ("rush-quick.json" if quick else "rush.json")).write_text(json.dumps(told, indent=1) + "\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
