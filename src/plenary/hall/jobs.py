"""Long work of the hall: the archive of a group."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from plenary.library.work import Step, handles


@handles("archive")
def make_archive(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Make the archive of a group anew; returns what it holds."""
    from plenary.hall.archive import kept

    return kept.make(arguments["group"], at=timezone.now(), step=step)
