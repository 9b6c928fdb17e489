"""The part of the command line about a call's life: `plenary call show` and `plenary call extend`."""

from __future__ import annotations

from typing import Any

import click

from plenary.hall import cli


@click.command("show")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON: instants in UTC.")
def show(name: str, as_json: bool) -> None:
    """Show where the call NAME stands: its state, deadline, extensions, dates, channels, who answered."""
    cli._ready()
    from plenary.calls import life_out

    told: dict[str, Any] | None = life_out.plain(name, cli._now())
    if told is None:
        raise click.ClickException(f"There is no call {name!r}: plenary call list shows them.")
    cli._say(told, as_json, life_out.lines(told))


@click.command("extend")
@click.argument("name")
@click.argument("day")
@click.option("--reason", required=True, help="Public: it stands beside the old deadline.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON.")
def extend(name: str, day: str, reason: str, as_json: bool) -> None:
    """Extend the deadline of the call NAME to DAY: it ends when that day ends where the group meets.

    \b
    The old deadline, the reason and who did it stay. Late responses that the new deadline covers are in time then:
      plenary call extend my-call 2026-09-17 --reason "Several delegations asked for more time"
    """
    cli._ready()
    from plenary.calls import acts, reads
    from plenary.calls.days import end_of
    from plenary.record.actor import operator
    from plenary.record.problems import Problem

    call = reads.call(name)
    if call is None:
        raise click.ClickException(f"There is no call {name!r}: plenary call list shows them.")
    try:
        deadline = end_of(day, call.zone)
        made = acts.extend_deadline(operator(), call=name, deadline=deadline, reason=reason, at=cli._now())
    except Problem as why:
        raise click.ClickException(str(why)) from why
    said = {"call": name, "deadline": deadline.isoformat(), "no_longer_late": made.value, "entry": made.entry}
    lines = [f"Extended to {deadline.isoformat()} (entry {made.entry} in the record)."]
    if made.value:
        lines.append("In time now: " + ", ".join(f"R{n}" for n in made.value))
    cli._say(said, as_json, lines)
