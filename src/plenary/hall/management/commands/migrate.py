"""`migrate`, which makes the tables of an empty database at once and otherwise is Django's own."""

from __future__ import annotations

from typing import Any

from django.core.management.commands.migrate import Command as Django
from django.db import connections

from plenary.hall import tables


class Command(Django):
    """As Django's. A named app or migration, a plan, a fake: all that is left to it."""

    def handle(self, *arguments: Any, **options: Any) -> None:
        """Makes what is missing, then lets Django look for what is left."""
        asked = ("app_label", "migration_name", "plan", "check_unapplied", "fake", "fake_initial", "prune")
        if not any(options.get(name) for name in asked):
            made = tables.make(connections[options["database"]])
            if made and options["verbosity"] >= 1:
                self.stdout.write(f"Made all tables at once: {made} migrations are noted as applied.")
        super().handle(*arguments, **options)
