"""Many who show something at the same moment: run by test_polls.py, in a process of its own or on PostgreSQL."""

from __future__ import annotations

import json
import sys
from types import SimpleNamespace
from typing import Any

import django


def observers(many: int) -> list[Any]:
    """So many people of the group, each with a hand of her own to raise."""
    from plenary.record.actor import OBSERVER, Actor
    from tests.factories import SLUG

    held = {SLUG: frozenset({OBSERVER})}
    return [Actor(person=9000 + n, name=f"Person {n}", capacity=OBSERVER, roles=held) for n in range(many)]


def shown() -> dict[str, Any]:
    """Thirty show something at once, one of them thirty times; the last five while the question is being closed."""
    from django.db import connections

    from plenary.meetings import acts
    from plenary.meetings.models import Poll, PollMark
    from plenary.record.actor import operator
    from tests import factories
    from tests.rooms.record.crowd import at_once

    where: dict[str, Any] = {"group": factories.SLUG, "meeting": "1", "at": factories.AT}
    factories.meeting()
    poll = acts.open_poll(operator(), kind="sense", question={"en": "Could you?"}, who="all", **where).value
    people = observers(30)

    def closing(send: Any) -> Any:
        def sent(c: int, n: int) -> Any:
            try:
                return send(c, n) or SimpleNamespace(entry=0, object="", value=None, repeated=False)
            finally:
                connections.close_all()  # a thread has connections of its own, and they would outlive it

        return sent

    each = at_once(closing(lambda c, n: acts.mark(people[c], poll=poll, value="for", **where)), 25)
    same = at_once(closing(lambda c, n: acts.mark(people[0], poll=poll, value=("for", "against")[c % 2], **where)), 20)
    marks = PollMark.objects.count()

    def last(c: int, n: int) -> Any:
        if c == 0:
            return acts.close_poll(operator(), poll=poll, **where)
        return acts.mark(people[24 + c], poll=poll, value="against", **where)

    end = at_once(closing(last), 6)
    row = Poll.objects.get()
    told = {
        "each": [state for state, _value in each],
        "same": [state for state, _value in same],
        "marks": marks,
        "end": sorted({state if state == "done" else value for state, value in end}),
        "closed": end[0][0],
        "left": PollMark.objects.count(),
        "result": row.result,
    }
    connections.close_all()
    return told


def main() -> None:
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from plenary.record import writer

    running = writer.start()
    assert running is not None
    told = shown()
    writer.stop()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
