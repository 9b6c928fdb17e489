"""The part of the command line that lets people in: `plenary person`."""

from __future__ import annotations

import click

from plenary.hall import cli


@click.group()
def person() -> None:
    """Let people in, and help those who have lost what they sign in with."""


@person.command("add")
@click.argument("name")
@click.argument("mail")
@click.option(
    "--role",
    type=click.Choice(["secretariat", "chair", "member", "observer"]),
    default="secretariat",
    show_default=True,
)
@click.option("--group", default="", help="Slug of the group; a secretariat without one serves every group.")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON.")
def person_add(name: str, mail: str, role: str, group: str, as_json: bool) -> None:
    """Enter NAME with a role, and let her sign in by links sent to the address MAIL.

    The first person of a new installation is usually its secretariat:

    \b
      plenary person add "Ana Lopez" ana@example.org --role secretariat
    """
    cli._ready()
    from plenary.hall.home import let_in
    from plenary.record.problems import Problem

    try:
        made = let_in(name, mail, role=role, group=group, at=cli._now())
    except Problem as why:
        raise click.ClickException(str(why)) from why
    said = {"person": made.value, "role": role, "group": group, "entry": made.entry}
    after = "" if role == "observer" else " There she is led to set up a second factor."
    told = f"{name} is {role} now (entry {made.entry} in the record). She signs in by mail, at /sign-in/.{after}"
    cli._say(said, as_json, [told])


@person.command("reset-factor")
@click.argument("mail")
@click.option("--json", "as_json", is_flag=True, help="Say what was done as JSON.")
def person_reset_factor(mail: str, as_json: bool) -> None:
    """Take away every second factor of whoever signs in with the address MAIL, and sign her out everywhere.

    For somebody who has lost her device and her recovery codes. Make sure first that it is she who asks. At her next
    link she sets up a new one.
    """
    cli._ready()
    from plenary.hall.home import begin_anew
    from plenary.record.problems import Problem

    try:
        done = begin_anew(mail, at=cli._now())
    except Problem as why:
        raise click.ClickException(str(why)) from why
    told = f"Done (entry {done.entry} in the record). She signs in by mail, and sets up a new second factor."
    cli._say({"entry": done.entry}, as_json, [told])
