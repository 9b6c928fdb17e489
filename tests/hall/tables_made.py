"""Run as a program: makes the tables of an empty database, "at-once" or "in-turn", and prints their shape as JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}


def shape() -> dict[str, Any]:
    """Columns, constraints and indexes by table, triggers, and which migrations are noted; in no order of making."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    found: dict[str, Any] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = connection.introspection.get_table_description(cursor, table)
            bonds = connection.introspection.get_constraints(cursor, table)
            found[table] = {
                "columns": sorted(f"{c.name} {c.type_code} {c.internal_size} {c.null_ok} {c.default}" for c in columns),
                # SQLite numbers what has no name, in the order of the columns, which is that of making.
                "bonds": sorted(
                    f"{'' if name.startswith(('__', 'fk_')) else name} {bond}" for name, bond in bonds.items()
                ),
            }
        cursor.execute(TRIGGERS[connection.vendor])
        found["triggers"] = sorted(map(list, cursor.fetchall()))
    found["migrations"] = sorted(map(list, MigrationRecorder(connection).applied_migrations()))
    return found


def main(how: str) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if how == "at-once":
        call_command("migrate", verbosity=0)
    else:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
    json.dump(shape(), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
