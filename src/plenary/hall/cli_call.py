"""The part of the command line that gives a questionnaire out: `plenary call export`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from plenary.hall import cli


@click.command("export")
@click.argument("name")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["docx", "lss", "xlsx", "json"]),
    required=True,
    help="A Word form to fill in, LimeSurvey, XLSForm, or JSON.",
)
@click.option("--language", default="", help="Of the Word form; without it the call's first.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=True)
def export(name: str, format_: str, language: str, output: Path) -> None:
    """Write the questionnaire of the call NAME as a file.

    What the format cannot hold is told, a line each. The Word form comes back by `plenary import`, placed by its fields.
    """
    cli._ready()
    from plenary.calls import forms_out, reads

    call = reads.call(name)
    if call is None:
        raise click.ClickException(f"There is no call {name!r}: plenary call list shows them.")
    if language and forms_out.spoken(call, language) != language:
        raise click.ClickException(f"The call is not asked in {language!r}; it is in {', '.join(call.languages)}.")
    try:
        made = forms_out.file(name, format_, language=language)
    except forms_out.NoQuestions:
        raise click.ClickException(f"The call {name!r} has no questions yet.") from None
    part = output.with_name(output.name + ".part")
    try:
        part.write_bytes(made.data)
        os.replace(part, output)
    except OSError as why:
        raise click.ClickException(f"{output} cannot be written: {why.strerror}") from why
    for notice in made.notices:
        click.echo(notice, err=True)
    click.echo(f"{output}: {len(made.data):,} bytes")
