"""The command line `plenary`. Every change it makes goes through the same acts as the web's.

Exit status: 0 done; 1 not done, or done with problems, which are told; 2 the command was not understood.
"""

from __future__ import annotations

import json
import os
import sys
import webbrowser
from datetime import datetime
from pathlib import Path
from typing import Any

import click

HELP = {"help_option_names": ["-h", "--help"]}


def _ready(*, migrate: bool = True) -> None:
    """Settings, tables. Said plainly where the home cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenary.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    try:
        django.setup()
        if migrate:
            from django.core.management import call_command

            from plenary.hall.home import needs_migration

            if needs_migration():
                call_command("migrate", interactive=False, verbosity=0)
    except ImproperlyConfigured as why:
        raise click.ClickException(str(why)) from why
    except OperationalError as why:
        raise click.ClickException(f"The database cannot be reached: {why}") from why


def _filled() -> None:
    """Refuse plainly where the home holds nothing that could be checked or kept."""
    from plenary.hall.home import needs_migration

    if needs_migration():
        raise click.ClickException("This home holds nothing yet, or an older version's data: start plenary serve once.")


def _now() -> datetime:
    from django.utils import timezone

    return timezone.now()


def _say(data: Any, as_json: bool, lines: list[str]) -> None:
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(lines))


class Bar:
    """A progress bar on the terminal's error stream, silent where that is no terminal."""

    def __init__(self, label: str) -> None:
        self._label, self._done = label, 0
        self._bar: Any = None

    def __call__(self, done: int, total: int, saying: str = "") -> None:
        if not sys.stderr.isatty() or total <= 0:
            return
        if self._bar is None:
            self._bar = click.progressbar(length=total, label=self._label, file=sys.stderr)
            self._bar.__enter__()
        self._bar.update(done - self._done)
        self._done = done
        if done >= total:
            self._bar.__exit__(None, None, None)


@click.group(context_settings=HELP)
@click.version_option(package_name="plenary")
def main() -> None:
    """Plenary carries a group that agrees without voting from its mandate to an adopted report.

    \b
    Everything lives in one folder, PLENARY_HOME (now: ./data unless you set it).
    A first look:          plenary demo && plenary serve
    From files to a book:  plenary call create my-call --questions questions.json
                           plenary import my-call folder-of-answers/
                           plenary compile my-call --by question --format pdf -o answers.pdf
    Was anything altered?  plenary verify
    """


def _show(url: str) -> None:
    """Open the browser where there is a screen; elsewhere a text browser would take the terminal, or a launcher complain."""
    if sys.platform.startswith(("darwin", "win")) or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(url)


@main.command()
@click.option("--port", default=8000, show_default=True, help="Where to listen.")
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets other machines in.")
@click.option("--mail-port", default="", metavar="PORT", help="Where answers come in by mail (SMTP): 2525, 0.0.0.0:25.")
@click.option("--open", "browse", is_flag=True, help="Open the browser when the server is up.")
def serve(port: int, host: str, mail_port: str, browse: bool) -> None:
    """Serve the pages, work on long jobs, and keep the mail going."""
    if mail_port:
        os.environ["PLENARY_MAIL_IN"] = mail_port
    if "PLENARY_URL" not in os.environ:
        os.environ["PLENARY_URL"] = f"http://localhost:{port}"
    _ready()
    from plenary.hall import server
    from plenary.hall.home import where_to_look

    said = where_to_look(f"http://localhost:{port}")

    def ready() -> None:
        click.echo(said)
        if browse:
            _show(f"http://localhost:{port}/")

    server.serve(host, port, ready=ready)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Say what was loaded as JSON.")
def demo(as_json: bool) -> None:
    """Fill an empty home with the demonstration, and exit.

    Two groups with their true dates, seats and documents; 69 responses of invented organisations to 18 questions.
    A home that holds something already is left as it is.
    """
    _ready()
    from plenary.hall.demo.load import AlreadyFilled, load

    try:
        counts = load(_now(), Bar("Loading the demonstration"))
    except AlreadyFilled as why:
        _say({"loaded": False, "why": str(why)}, as_json, [str(why)])
        return
    _say(
        {"loaded": True, **counts},
        as_json,
        [f"Loaded: {counts['responses']} responses, {counts['entries']} entries in the record."],
    )


@main.group()
def call() -> None:
    """Make and list calls for input."""


@call.command("create")
@click.argument("name")
@click.option(
    "--questions",
    "file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="JSON, XLSForm (.xlsx) or LimeSurvey (.lss).",
)
@click.option("--group", default="", help="Slug of the group; without it the newest, or a new one of that name.")
@click.option("--title", default="", help="Otherwise the file's own title.")
@click.option("--deadline", default="", help="A day, 2013-09-17: it ends when that day ends where the group meets.")
@click.option("--json", "as_json", is_flag=True)
def call_create(name: str, file: Path, group: str, title: str, deadline: str, as_json: bool) -> None:
    """Make a call named NAME from a questionnaire file.

    \b
    JSON looks like this (parts and kind may be left out):
      {"title": "Our questions",
       "questions": [{"number": 1, "text": "Who are you?", "kind": "profile"},
                     {"number": 2, "text": "What ...?", "parts": ["a", "b"], "kind": "long"}]}
    """
    _ready()
    from plenary.calls.questionnaires import Unreadable, from_file
    from plenary.hall.home import create_call
    from plenary.record.problems import Problem

    try:
        read = from_file(file.name, file.read_bytes())
        made = create_call(name, read, group=group, title=title, deadline=deadline, at=_now())
    except Unreadable as why:
        raise click.ClickException(str(why)) from why
    except Problem as why:
        raise click.ClickException(str(why)) from why
    said = {"call": made.value, "questions": len(read.questions), "entry": made.entry, "notices": list(read.notices)}
    for notice in read.notices:
        click.echo(notice, err=True)
    _say(
        said,
        as_json,
        [f"Made the call {made.value} with {len(read.questions)} questions (entry {made.entry} in the record)."],
    )


@call.command("list")
@click.option("--json", "as_json", is_flag=True)
def call_list(as_json: bool) -> None:
    """List the calls."""
    _ready()
    from plenary.calls import reads

    rows = [
        {"call": c.slug, "group": c.group, "questions": c.questions, "responses": c.received, "review": c.review}
        for c in reads.calls()
    ]
    lines = [
        f"{r['call']:30} {r['group']:12} {r['questions']:3} questions {r['responses']:5} responses {r['review']:4} in review"
        for r in rows
    ]
    _say(rows, as_json, lines or ["There is no call yet: plenary call create NAME --questions FILE"])


@call.command("desk")
@click.argument("name")
@click.option("--json", "as_json", is_flag=True)
def call_desk(name: str, as_json: bool) -> None:
    """Say who has answered the call NAME, by group, and what waits for the secretariat."""
    _ready()
    from plenary.calls import desk_reads, reads
    from plenary.record.actor import operator

    if reads.call(name) is None:
        raise click.ClickException(f"There is no call {name!r}: plenary call list shows them.")
    desk = desk_reads.desk(operator(), name)
    said = {"call": name, **desk.plain()}
    columns = ("invited", "in_time", "late", "unconfirmed", "review", "withheld")
    lines = [f"{'':24}" + "".join(f"{c.replace('_', ' '):>12}" for c in columns)]
    for code, counts in (*said["groups"].items(), ("all", said["total"])):
        lines.append(f"{code:24}" + "".join(f"{counts[c]:>12}" for c in columns))
    lines += [f"waiting, {code}: {heap['total']}" for code, heap in said["waiting"].items()]
    lines.append(f"being written: {desk.drafts}")
    _say(said, as_json, lines)


@main.command("import")
@click.argument("call")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--received", default="", help="When they came (ISO 8601); otherwise now, or when a mail was sent.")
@click.option("--json", "as_json", is_flag=True)
def import_(call: str, paths: tuple[Path, ...], received: str, as_json: bool) -> None:
    """Read files, or folders of files, as responses to CALL.

    Word, ODT, PDF, RTF, text, mail and mailboxes. Each original is kept; what cannot be read is named with its reason
    and stops nothing else. CALL is made where the folder is a known data set ("netmundial").
    """
    _ready()
    from plenary.calls.importing import NoSuchCall
    from plenary.calls.known import import_paths
    from plenary.record.actor import operator

    try:
        at = datetime.fromisoformat(received) if received else None
        summary = import_paths(operator(), call, paths, received=at, at=_now(), step=Bar("Reading"))
    except (NoSuchCall, ValueError) as why:
        raise click.ClickException(str(why)) from why
    data = summary.plain()
    lines = [
        f"{data['files']} files, {data['responses']} responses: {data['answers']} answers placed, "
        f"{data['doubts']} doubts and {data['leftovers']} leftovers to look at.",
        *(f"not read: {r['file']}: {r['why']}" for r in data["rejected"]),
    ]
    if summary.review:
        lines.append(f"{summary.review} responses wait in review.")
    _say(data, as_json, lines)
    if summary.rejected:
        sys.exit(1)


@main.command("compile")
@click.argument("call")
@click.option("--by", type=click.Choice(["question", "respondent"]), default="question", show_default=True)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["pdf", "docx", "odt", "html", "csv", "xlsx", "zip", "json"]),
    required=True,
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), required=True)
@click.option("--language", default="en", show_default=True, help="Of headings and notes: en or ar.")
def compile_(call: str, by: str, format_: str, output: Path, language: str) -> None:
    """Compile the answers to CALL by question or by respondent, into one file."""
    _ready()
    from plenary.calls import printing, reads

    if reads.call(call) is None:
        raise click.ClickException(f"There is no call {call!r}: plenary call list shows them.")
    made = printing.whole(call, by, format_, language=language, at=_now())
    part = output.with_name(output.name + ".part")
    try:
        part.write_bytes(made.data)
        os.replace(part, output)
    except OSError as why:
        raise click.ClickException(f"{output} cannot be written: {why.strerror}") from why
    for note in made.notes:
        click.echo(note, err=True)
    click.echo(f"{output}: {len(made.data):,} bytes")


@main.command()
@click.option("--json", "as_json", is_flag=True)
def verify(as_json: bool) -> None:
    """Check that nothing was altered: the record's tree, its fold against the tables, and the files kept.

    Exit status 1 where something does not hold; each problem names the entry.
    """
    _ready(migrate=False)
    _filled()
    from plenary.library import reads as library
    from plenary.record.reads import size
    from plenary.record.verify import verify as check

    total, bar = size(), Bar("Checking")
    report = check(lambda done: bar(done, total))
    problems: list[dict[str, Any]] = [{"entry": entry, "why": why} for entry, why in report.problems]
    problems += [{"entry": entry, "why": why} for entry, why in library.broken_files()]
    data = {"ok": not problems, "entries": report.entries, "root": report.root, "problems": problems}
    lines = [f"{report.entries} entries, {report.rows} rows. Root {report.root}"]
    lines += [f"entry {p['entry']}: {p['why']}" for p in problems]
    lines.append("Everything holds." if not problems else f"{len(problems)} problems.")
    _say(data, as_json, lines)
    if problems:
        sys.exit(1)


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def backup(file: Path, as_json: bool) -> None:
    """Write everything (database and files) into one archive FILE, while the server runs."""
    _ready(migrate=False)
    _filled()
    from plenary.hall.keeping import backup as write

    said = write(file, Bar("Writing"))
    _say(said, as_json, [f"{file}: {said['entries']} entries, {said['files']} files, root {said['root']}"])


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True)
def restore(file: Path, as_json: bool) -> None:
    """Fill an empty home from a backup FILE, and verify that it is the same record, by its root."""
    _ready(migrate=False)
    from plenary.hall.keeping import CannotRestore
    from plenary.hall.keeping import restore as read

    try:
        said = read(file, Bar("Restoring"))
    except CannotRestore as why:
        raise click.ClickException(str(why)) from why
    _say(
        said, as_json, [f"Restored {said['entries']} entries and {said['files']} files; root {said['root']} as it was."]
    )


from plenary.hall import cli_mail  # noqa: E402 -- its commands use what stands above

main.add_command(cli_mail.mail)

from plenary.hall.cli_call import export  # noqa: E402 -- it uses what stands above

call.add_command(export)
from plenary.hall import cli_life  # noqa: E402 -- as above

call.add_command(cli_life.show)
call.add_command(cli_life.extend)
from plenary.hall.cli_people import person  # noqa: E402 -- it uses what stands above

main.add_command(person)
from plenary.hall.cli_archive import archive  # noqa: E402 -- it uses what stands above

main.add_command(archive)
from plenary.hall.cli_library import library  # noqa: E402 -- it uses what stands above

main.add_command(library)
from plenary.hall.cli_captions import captions  # noqa: E402 -- it uses what stands above

main.add_command(captions)
from plenary.hall.cli_accepts import accepts  # noqa: E402 -- it uses what stands above

main.add_command(accepts)

if __name__ == "__main__":
    main()
