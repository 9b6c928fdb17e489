"""Many ask for the floor at the same moment: run by test_parallel.py, in a process of its own or on PostgreSQL."""

from __future__ import annotations

import json
import sys
from typing import Any

import django


def asked() -> dict[str, Any]:
    """Thirty ask once, half of them with a form's token; then twenty send one and the same form. What came of it."""
    from django.db import connections

    from plenary.floor import acts
    from plenary.meetings import acts as meetings
    from plenary.meetings import reads
    from plenary.record.actor import operator
    from tests import factories
    from tests.rooms.record.crowd import at_once

    where: dict[str, Any] = {"group": factories.SLUG, "meeting": "1", "at": factories.AT}
    factories.meeting(open=True)
    first, second = factories.item(open=True), factories.item()
    member = factories.participant("member")

    def one(c: int, n: int) -> Any:
        token = f"form-{c}" if c % 2 else ""
        if c == 29:  # while a chair's act, which locks the meeting, goes on beside them
            return meetings.change_item(operator(), item=second, title={"en": "Lights of the pier"}, **where)
        who = {"name": f"Delegation {c}", "klass": "member" if c % 3 else "observer"}
        return acts.enter(operator(), place="remote" if c % 5 else "room", token=token, **who, **where)

    def closing(send: Any) -> Any:
        def sent(c: int, n: int) -> Any:
            try:
                return send(c, n)
            finally:
                connections.close_all()  # a thread has connections of its own, and they would outlive it

        return sent

    came = at_once(closing(one), 30)
    again = at_once(closing(lambda c, n: acts.ask(member, token="one form", **where)), 20)
    now = reads.now(factories.SLUG, "1")
    assert now is not None
    from plenary.floor.reads.history import history
    from plenary.floor.reads.lists import speakers

    page = speakers(now, factories.AT)
    assert page is not None
    return {
        "came": [(state, value if state == "failed" else value[2]) for state, value in came],
        "same form": [(state, value if state == "failed" else value[2]) for state, value in again],
        "arrivals": [p.request for p in history(now, first)],
        "members": [line.request for line in page.members],
        "observers": [line.request for line in page.observers],
    }


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from plenary.record import writer

    running = writer.start()
    assert running is not None
    told = asked()
    writer.stop()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
