"""Long work of this room: printing a summary that was published, and the drafts of a report."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from plenary.library.work import Step, handles
from plenary.record.actor import EVERYWHERE, SECRETARIAT, Actor


@handles("chair-summary")
def publish_summary(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Print a chair's summary in every format and publish it; returns the version and its document."""
    from plenary.reports import printing  # the printers are imported where they are used: a page needs none

    told = arguments["by"]
    # The work is hers who ordered it, with the right that was checked when she did.
    by = Actor(told["person"], "", told["seat"], told["capacity"], {EVERYWHERE: frozenset({SECRETARIAT})})
    return printing.publish(by, arguments["group"], arguments["meeting"], at=timezone.now(), step=step)


@handles("report")
def publish_report(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Print a draft of a report in both variants and publish it; returns the version and its document."""
    from plenary.reports import report_printing  # as above

    told = arguments["by"]
    by = Actor(told["person"], "", told["seat"], told["capacity"], {EVERYWHERE: frozenset({SECRETARIAT})})
    where = (arguments["group"], arguments["report"], arguments["draft"])
    return report_printing.publish(by, *where, at=timezone.now(), step=step)
