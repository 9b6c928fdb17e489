"""Fifty clients at one writer, on a home of its own: run by test_writer.py in a process, prints what came of it as JSON."""

from __future__ import annotations

import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import django

AT = datetime(2016, 10, 3, 9, 0, tzinfo=UTC)


def at_once(send: Any, clients: int, *, each: int = 1) -> list[tuple[str, Any]]:
    """What each call of send(client, number) gave: ("done", receipt) or ("failed", name of the exception)."""
    start = threading.Barrier(clients)

    def client(c: int) -> list[tuple[str, Any]]:
        start.wait()
        came: list[tuple[str, Any]] = []
        for n in range(each):
            try:
                receipt = send(c, n)
                came.append(("done", [receipt.entry, receipt.object, receipt.value, receipt.repeated]))
            except Exception as why:
                came.append(("failed", type(why).__name__))
        return came

    with ThreadPoolExecutor(clients) as pool:
        return [one for came in pool.map(client, range(clients)) for one in came]


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from plenary.members import acts
    from plenary.record import writer
    from plenary.record.actor import operator
    from plenary.record.verify import verify

    by = operator()
    told: dict[str, Any] = {}
    running = writer.start()
    assert running is not None
    told["crowd"] = at_once(lambda c, n: acts.enter_organisation(by, name=f"Port {c}-{n}", at=AT), 50, each=6)
    told["groups"], told["acts"] = running.groups, running.acts
    told["token"] = at_once(lambda c, n: acts.enter_organisation(by, name="Twenty", at=AT, token="form-1"), 20)

    # While the writer is held up, forty acts wait; it then takes them as one group, and every fourth of them fails
    # after it has written a person's row.
    writer.LONGEST = 60.0  # or a busy machine would make several groups of them
    hold, before = threading.Event(), running.groups
    holder = threading.Thread(target=lambda: running.submit(hold.wait))
    holder.start()

    def mixed(c: int, n: int) -> Any:
        if c % 4 == 0:
            return acts.give_role(by, name=f"Lost {c}", role="member", seat=99, since=date(2016, 1, 1), at=AT)
        return acts.enter_organisation(by, name=f"Kept {c}", at=AT)

    def release() -> None:
        while running._jobs.qsize() < 40:
            time.sleep(0.01)
        hold.set()

    threading.Thread(target=release).start()
    told["mixed"] = at_once(mixed, 40)
    holder.join()
    told["groups of the mixed"] = running.groups - before
    writer.stop()
    report = verify()
    told["verify"] = {"ok": report.ok, "entries": report.entries, "problems": report.problems}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
