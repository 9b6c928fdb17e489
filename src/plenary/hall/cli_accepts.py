"""The part of the command line for those who build Plenary: `plenary accepts`."""

from __future__ import annotations

from pathlib import Path

import click

import plenary
from plenary.hall import cli

TESTS = Path(plenary.__file__).resolve().parents[2] / "tests"


@click.command("accepts")
@click.option("--json", "as_json", is_flag=True, help='As JSON: {"1": [tests], …, "X20": [tests]}, every number there.')
def accepts(as_json: bool) -> None:
    """Say for each number of the acceptance table which tests prove it, and which numbers are not proven yet.

    For whoever works on Plenary: it reads the marks in the tests of a clone (pytest.mark.accepts), and runs nothing.
    """
    from plenary.hall import accepting

    if not TESTS.is_dir():
        raise click.ClickException(f"There are no tests at {TESTS}: this is for a clone of the sources.")
    try:
        found = accepting.proofs(TESTS)
    except accepting.Unreadable as why:
        raise click.ClickException(str(why)) from why
    lines = [f"{number:>4}  {test}" for number, tests in found.items() for test in tests]
    open_ = [number for number, tests in found.items() if not tests]
    proven = f"{len(found) - len(open_)} of {len(found)} numbers are proven by tests."
    lines += ["", proven, f"Not proven yet: {', '.join(open_) or 'none'}."]
    cli._say(found, as_json, lines)
