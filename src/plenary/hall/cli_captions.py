"""The part of the command line about captions: `plenary captions recognise`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from plenary.hall import cli


@click.group()
def captions() -> None:
    """Captions of a meeting."""


@captions.command("recognise")
@click.argument("source", metavar="FILE|-")
@click.option("--group", default="", help="Slug of the group.")
@click.option("--meeting", default="", help="Slug of the meeting.")
@click.option("--to", default="", metavar="ADDRESS", help="A captioner's key: send to a server far away instead.")
@click.option("--language", default="en", show_default=True, help="ar, zh, en, fr, ru or es: as it is spoken.")
@click.option("--model", default="base", show_default=True, help="tiny, base, small, medium, or a folder.")
def recognise(source: str, group: str, meeting: str, to: str, language: str, model: str) -> None:
    """Recognise speech automatically, and send it as captions of the session that is open.

    Every line is labelled as automatic. FILE is WAV, - is raw sound from a pipe: 16 kHz, mono, 16 bits. For example
    from a microphone:

    \b
      ffmpeg -f pulse -i default -ar 16000 -ac 1 -f s16le - |
        plenary captions recognise - --group wgec-2 --meeting 4
    """
    from plenary.meetings import recognition

    if not to and not (group and meeting):
        raise click.UsageError("Say whose captions these are: --group and --meeting, or --to with a captioner's key.")
    try:
        say = recognition.sender(to) if to else _here(group, meeting, language)
        sound = recognition.pieces(sys.stdin.buffer) if source == "-" else recognition.wav(Path(source))
        said = recognition.recognise(sound, recognition.Whisper(model, language), say)
    except (recognition.NotInstalled, recognition.Unreadable, recognition.NotTaken, OSError) as why:
        raise click.ClickException(str(why)) from why
    click.echo(f"{said} lines.")


def _here(group: str, meeting: str, language: str) -> Callable[[list[str]], None]:
    """Says lines in this home. A line that is refused ends the command, with the reason."""
    cli._ready()
    from plenary.meetings import acts, reads
    from plenary.record.actor import operator
    from plenary.record.problems import Problem

    if reads.now(group, meeting) is None:
        raise click.ClickException(f"There is no meeting {meeting!r} of a group {group!r}.")

    def say(lines: list[str]) -> None:
        try:
            acts.caption(
                operator(),
                group=group,
                meeting=meeting,
                language=language,
                lines=lines,
                source="automatic",
                at=cli._now(),
            )
        except Problem as why:
            raise click.ClickException(str(why)) from why

    return say
