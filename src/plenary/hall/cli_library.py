"""The part of the command line about the library: `plenary library check`."""

from __future__ import annotations

import click

from plenary.hall import cli


@click.group()
def library() -> None:
    """Look after the documents."""


@library.command("check")
@click.option("--group", default="", help="Slug of the group; without it the documents of all.")
@click.option("--json", "as_json", is_flag=True, help="Say what was found as JSON.")
def check(group: str, as_json: bool) -> None:
    """Fetch what stands at the documents' addresses outside: keep a copy, and note what is dead.

    One failure is "not reached"; two on different days make an address dead. Each result is an entry in the record.
    What is no longer there is no failure of the command: its exit status is 0.
    """
    cli._ready()
    from plenary.library import checking
    from plenary.mandate import reads as mandate
    from plenary.record.actor import operator

    if group and mandate.overview(group) is None:
        known = ", ".join(g.slug for g in mandate.groups()) or "none yet"
        raise click.ClickException(f"There is no group {group!r}; there are: {known}.")
    said = checking.check(operator(), group=group, now=cli._now, step=cli.Bar("Looking")).plain()
    lines = [
        f"{said['addresses']} addresses: {said['reached']} reached, {said['unclear']} not shown to us, "
        f"{said['dead']} dead; {said['copies']} new copies.",
        *(
            f"{'dead' if f['dead'] else 'not reached' if f['found'] == 'failed' else 'not shown to us'}, "
            f"{f['status'] or f['reason']}: {f['symbol'] or f['document']} {f['address']}"
            for f in said["failed"]
        ),
    ]
    cli._say(said, as_json, lines)
