"""Backup and restore: the same record comes back, proven by its root."""

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.db import connection, models, transaction

from plenary.library import files
from plenary.record.ledger import plain
from plenary.record.reads import head
from plenary.record.verify import verify

Step = Callable[[int, int], None]
FORMAT = 1
# Sessions and the queue belong to the running server, not to the record; content types are made by migrate.
LEFT_OUT = frozenset(
    {"sessions", "axes", "contenttypes", "auth", "django_tasks_database", "django_tasks_db", "django_tasks"}
)


class CannotRestore(RuntimeError):
    """The home is not empty, or the archive is not whole."""


def _models() -> list[type[models.Model]]:
    every = serializers.sort_dependencies([(a, None) for a in apps.get_app_configs() if a.label not in LEFT_OUT])
    return list(every)


def backup(target: Path, step: Step = lambda done, total: None) -> dict[str, Any]:
    """Write database rows (from one snapshot) and files into a tar archive, then put it in place whole.

    Rows are written as JSON, not as a database file, so that a backup of SQLite restores into PostgreSQL and back.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(0o600)  # addresses and second factors are in it
    with tarfile.open(part, "w:gz", compresslevel=6) as archive, transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        size, root = head()
        for model in _models():
            _add(archive, f"tables/{model._meta.label_lower}.jsonl", _rows(model))
        digests = sorted(set(apps.get_model("library", "File").objects.values_list("sha256", flat=True)))
        kept = 0
        for done, digest in enumerate(digests):
            step(done + 1, len(digests))
            place = files.path_of(digest)
            if place.exists():
                archive.add(place, f"files/{digest}")
                kept += 1
        tables = [model._meta.label_lower for model in _models()]
        about = {"format": FORMAT, "entries": size, "root": root, "files": kept, "tables": tables}
        _add(archive, "about.json", json.dumps(about).encode())
    with open(part, "rb") as done_writing:
        os.fsync(done_writing.fileno())
    os.replace(part, target)
    return about


def _rows(model: type[models.Model]) -> bytes:
    """The names of the columns, then every row, as JSON lines.

    Django's own serializer cuts instants to milliseconds; the record has microseconds.
    """
    names = [f.attname for f in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=500)
    return orjson.dumps(names) + b"\n" + b"".join(orjson.dumps([plain(v) for v in row]) + b"\n" for row in rows)


def _load(model: type[models.Model], lines: bytes) -> None:
    """Rows as `_rows` wrote them; columns that a later version added keep their default."""
    known = {f.attname: f for f in model._meta.concrete_fields}
    head, *rows = lines.splitlines()
    names = orjson.loads(head)
    for line in rows:
        values = {}
        for name, value in zip(names, orjson.loads(line), strict=True):
            if name in known:
                values[name] = value if isinstance(known[name], models.JSONField) else known[name].to_python(value)
        models.Model.save_base(model(**values), raw=True, force_insert=True)


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))


def restore(source: Path, step: Step = lambda done, total: None) -> dict[str, Any]:
    """Fill an empty home. Raises CannotRestore where it is not empty, or the root differs from the backup's."""
    call_command("migrate", interactive=False, verbosity=0)
    if apps.get_model("record", "Entry").objects.exists():
        raise CannotRestore(f"{settings.HOME} holds a record already: restore into an empty home (set PLENARY_HOME).")
    try:
        with tarfile.open(source, "r:gz") as archive:
            about = json.loads(_member(archive, "about.json"))
            _fill(archive, about, step)
    except (tarfile.TarError, KeyError, OSError, EOFError, ValueError) as why:
        raise CannotRestore(f"{source} is no backup of Plenary, or it is damaged: {why}") from why
    size, root = head()
    report = verify()
    if (size, root) != (about["entries"], about["root"]):
        raise CannotRestore(f"The record restored has the root {root}, the backup's is {about['root']}.")
    if not report.ok:
        entry, what = report.problems[0]
        raise CannotRestore(
            f"{len(report.problems)} rows are not as the record left them; the first, entry {entry}: {what}"
        )
    return {"entries": size, "root": root, "files": about["files"]}


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    """A file of the archive. Raises KeyError where it is not there."""
    found = archive.extractfile(name)
    if found is None:
        raise KeyError(name)
    return found.read()


def _fill(archive: tarfile.TarFile, about: dict[str, Any], step: Step) -> None:
    with transaction.atomic():
        # Tables that the backup says it holds must be there: one of them that is missing is damage (KeyError).
        there = set(archive.getnames()) | {f"tables/{label}.jsonl" for label in about.get("tables", ())}
        for model in _models():
            # A backup of an older version lacks the tables that came later; of a recorded one, `verify` misses the rows.
            if (name := f"tables/{model._meta.label_lower}.jsonl") in there:
                _load(model, _member(archive, name))
        _sequences()
    named = [m for m in archive.getmembers() if m.name.startswith("files/")]
    for done, info in enumerate(named):
        step(done + 1, len(named))
        if files.keep(_member(archive, info.name)) != info.name.removeprefix("files/"):
            raise CannotRestore(f"{info.name} in the backup is not what its name says.")


def _sequences() -> None:
    """PostgreSQL's counters go on after the highest key."""
    from django.core.management.color import no_style

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)
