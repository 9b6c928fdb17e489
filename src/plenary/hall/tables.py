"""The tables of a database in which there is nothing yet, made at once.

Django plays every migration in turn, and after each renders every model anew that hangs together with the one it
touched: here all of them, so that the time grows with the square of the tables (16 s of CPU for 150). An empty database
needs the outcome alone: each table once, as the last migration leaves it; then what migrations do beyond tables (the
triggers that make the record append-only); then each migration is noted as applied, so that the next one is played as
always. `tests/hall/test_tables.py` holds the two ways together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

OURS = "plenary."


def empty(connection: BaseDatabaseWrapper) -> bool:
    """Is there no table at all?"""
    return not connection.introspection.table_names()


def make(connection: BaseDatabaseWrapper) -> int:
    """Make every table of an empty database; how many migrations were noted. Nothing where there is a table already."""
    if not empty(connection):
        return 0
    executor = MigrationExecutor(connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = [migration for migration, _backwards in executor.migration_plan(targets)]
    state = executor.loader.project_state(targets)
    with connection.schema_editor(atomic=True) as editor:
        for model in state.apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
    with connection.schema_editor(atomic=True) as editor:
        for migration in plan:
            for operation in _beyond_tables(migration):
                _run(operation, migration, editor, state)
    executor.recorder.ensure_schema()
    for migration in plan:
        for app, name in migration.replaces or [(migration.app_label, migration.name)]:
            executor.recorder.record_applied(app, name)
    return len(plan)


def _beyond_tables(migration: Migration) -> Iterator[Operation]:
    """What a migration of ours runs itself. Those of others move rows of older versions, and there is none."""
    if migration.__module__.startswith(OURS):
        yield from (o for o in migration.operations if isinstance(o, RunPython | RunSQL))


def _run(operation: Any, migration: Migration, editor: BaseDatabaseSchemaEditor, state: ProjectState) -> None:
    operation.database_forwards(migration.app_label, editor, state, state)
