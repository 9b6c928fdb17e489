"""`plenary mail`: how the mail stands, sending it, and taking one in from a mail server's pipe."""

from __future__ import annotations

import sys

import click

HELP = {"help_option_names": ["-h", "--help"]}
# Exit codes that mail servers understand (sysexits).
BAD_DATA, NO_USER, TRY_AGAIN = 65, 67, 75


@click.group(context_settings=HELP)
def mail() -> None:
    """See how the mail stands, send it, and take mail in."""


@mail.command()
@click.option("--json", "as_json", is_flag=True)
def status(as_json: bool) -> None:
    """Say how many letters wait, were sent and failed, and what came in. Exit status 1 where some failed."""
    from plenary.hall.cli import _ready, _say

    _ready()
    from plenary.post import reads

    desk = reads.desk()
    failures = [{"address": x.address, "kind": x.kind, "entry": x.entry, "why": x.why} for x in desk.failures]
    lines = [
        f"{desk.waiting} letters wait, {desk.sent} sent, {desk.failed} failed; "
        f"{desk.behind} entries of the record still to be looked at.",
        f"{desk.came} answers came in by mail, {desk.reading} are being read, {len(desk.aside)} mails were no answers.",
        *([f"The mail server: {desk.trouble}"] if desk.trouble else []),
        *(f"failed: {x['address']} ({x['kind']}, entry {x['entry']}): {x['why']}" for x in failures),
    ]
    _say(desk.plain() | {"failures": failures}, as_json, lines)
    if desk.failed:
        sys.exit(1)


@mail.command()
@click.option("--json", "as_json", is_flag=True)
def send(as_json: bool) -> None:
    """Write and send what waits, now: also letters that would wait for their next try.

    `plenary serve` does so by itself; this is for a home that is not served, or when the mail server is back.
    """
    from plenary.hall.cli import _now, _ready, _say

    _ready()
    from plenary.post import outbox

    made, done = outbox.round_(_now, forced=True)
    lines = [f"{made} letters written, {done.sent} sent, {done.failed} failed, {done.waiting} to be tried again."]
    lines += [f"The mail server: {done.stopped}"] if done.stopped else []
    _say({"made": made, **done.plain()}, as_json, lines)
    if done.failed or done.stopped:
        sys.exit(1)


@mail.command()
@click.option("--to", "recipient", required=True, help="The recipient's address: answers+my-call@example.org.")
@click.option("--from", "sender", default=None, help="The envelope's sender, where known; empty for a bounce.")
def receive(recipient: str, sender: str | None) -> None:
    """Take one mail from the standard input: for a mail server that hands it over by a pipe.

    Exit status as mail servers expect it: 0 kept, 65 too large, 67 nobody takes mail there, 75 try again later.
    """
    data = sys.stdin.buffer.read()
    try:
        said = _taken(data, recipient, sender)
    except click.ClickException as why:
        click.echo(why.format_message(), err=True)
        sys.exit(TRY_AGAIN)
    except Exception as why:
        # Whatever it is, the mail server still has the mail: it shall keep it and come again.
        click.echo(f"{type(why).__name__}: {why}", err=True)
        sys.exit(TRY_AGAIN)
    sys.exit(said)


def _taken(data: bytes, recipient: str, sender: str | None) -> int:
    from plenary.hall.cli import _now, _ready

    _ready()
    from plenary.post import inbox

    if len(data) > inbox.LARGEST:
        click.echo(f"Larger than {inbox.LARGEST // 2**20} MB.", err=True)
        return BAD_DATA
    try:
        outcome = inbox.receive(data, recipient=recipient, at=_now(), sender=sender)
    except inbox.Unknown as why:
        click.echo(str(why), err=True)
        return NO_USER
    click.echo(outcome.state + (f": {outcome.why}" if outcome.why else ""))
    return 0
