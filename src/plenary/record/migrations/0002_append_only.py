"""Append-only, by the database itself: whoever reaches it past the program is refused too."""

from __future__ import annotations

from typing import Any

from django.db import migrations

TABLES = ("record_entry", "record_node", "record_erasure")
WORDS = "the record is append-only"


def create(schema: Any) -> None:
    """Put the triggers up (SQLite and PostgreSQL)."""
    sqlite = schema.connection.vendor == "sqlite"
    for statement in _sqlite() if sqlite else _postgresql():
        schema.execute(statement, params=None)


def drop(schema: Any) -> None:
    """Take them down again: for migrations backwards, and for tests that empty the tables."""
    sqlite = schema.connection.vendor == "sqlite"
    for table in (*TABLES, "record_content"):
        for verb in ("update", "delete", "truncate"):
            if sqlite and verb != "truncate":
                schema.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}", params=None)
            elif not sqlite:
                schema.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb} ON {table}", params=None)


def _sqlite() -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    made = [
        f"CREATE TRIGGER {t}_no_{v} BEFORE {v.upper()} ON {t} {refuse}" for t in TABLES for v in ("update", "delete")
    ]
    made.append(f"CREATE TRIGGER record_content_no_update BEFORE UPDATE ON record_content {refuse}")
    made.append(
        "CREATE TRIGGER record_content_no_delete BEFORE DELETE ON record_content "
        f"WHEN NOT EXISTS (SELECT 1 FROM record_erasure WHERE erased_id = OLD.entry_id) {refuse}"
    )
    return made


def _postgresql() -> list[str]:
    made = [
        "CREATE OR REPLACE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{WORDS}'; END $$",
        "CREATE OR REPLACE FUNCTION record_erasable() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF NOT EXISTS (SELECT 1 FROM record_erasure WHERE erased_id = OLD.entry_id) "
        f"THEN RAISE EXCEPTION '{WORDS}'; END IF; RETURN OLD; END $$",
    ]
    for table in TABLES:
        made += [
            f"CREATE TRIGGER {table}_no_{v} BEFORE {v.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION record_refuse()"
            for v in ("update", "delete")
        ]
    made.append(
        "CREATE TRIGGER record_content_no_update BEFORE UPDATE ON record_content "
        "FOR EACH ROW EXECUTE FUNCTION record_refuse()"
    )
    made.append(
        "CREATE TRIGGER record_content_no_delete BEFORE DELETE ON record_content "
        "FOR EACH ROW EXECUTE FUNCTION record_erasable()"
    )
    made += [
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} EXECUTE FUNCTION record_refuse()"
        for table in (*TABLES, "record_content")
    ]
    return made


def up(apps: Any, schema: Any) -> None:
    create(schema)


def down(apps: Any, schema: Any) -> None:
    drop(schema)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(up, down)]
