"""The part of the command line that writes everything public out: `plenary archive`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from plenary.hall import cli


@click.command("archive")
@click.argument("group")
@click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=True)
@click.option("--json", "as_json", is_flag=True, help="Say what is in it as JSON.")
def archive(group: str, output: Path, as_json: bool) -> None:
    """Write everything that is public of GROUP into one ZIP that opens without this program.

    Its README says what is where, and how to check it: every file has its SHA-256, and the record can be recomputed to its
    root with the small program inside, or one of your own.
    """
    cli._ready()
    from plenary.hall.archive import making
    from plenary.mandate import reads as mandate

    part = output.with_name(output.name + ".part")
    try:
        with open(part, "wb") as out:
            made = making.write(group, out, at=cli._now(), step=cli.Bar("Writing"))
            out.flush()
            os.fsync(out.fileno())
        size = part.stat().st_size
        os.replace(part, output)
    except making.NoSuchGroup:
        known = ", ".join(g.slug for g in mandate.groups()) or "none yet"
        raise click.ClickException(f"There is no group {group!r}; there are: {known}.") from None
    except OSError as why:
        raise click.ClickException(f"{output} cannot be written: {why.strerror}") from why
    finally:
        part.unlink(missing_ok=True)
    lines = [f"{output}: {size:,} bytes, {made.files} files, {made.entries} entries, root {made.root}"]
    lines += [f"left out: {one}" for one in made.left_out]
    cli._say({"file": str(output), "size": size, **made.plain()}, as_json, lines)
