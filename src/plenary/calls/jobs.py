"""Long work of this room: reading files that were handed in, making a publication."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import timezone

from plenary.library import files as disk
from plenary.library import reads as library
from plenary.library.work import Step, handles
from plenary.record.actor import EVERYWHERE, SECRETARIAT, Actor


def _actor(told: dict[str, Any]) -> Actor:
    """Whoever ordered the work: its acts are hers, with the right that was checked when she ordered it."""
    roles = {EVERYWHERE: frozenset({SECRETARIAT})}
    return Actor(told["person"], "", told["seat"], told["capacity"], roles)


@handles("import")
def read_files(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Read files kept in the library as responses; returns the summary."""
    from plenary.calls.importing import import_files  # the readers are imported where they are used: a page needs none

    named = []
    for pk in arguments["files"]:
        found = library.file(pk)
        if found is not None:
            named.append((found.name, _loader(disk.path_of(found.sha256))))
    by = _actor(arguments["by"])
    return import_files(by, arguments["call"], named, at=timezone.now(), step=step).plain()


def _loader(path: Path) -> Any:
    return path.read_bytes


@handles("publish")
def publish(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Print and publish a compilation, whole or the parts named; returns the version and its document."""
    from plenary.calls import printing

    by = _actor(arguments["by"])
    return printing.publish(by, arguments["call"], tuple(arguments["parts"]), at=timezone.now(), step=step)


@handles("summary")
def publish_summary(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Print and publish the summary of responses; returns the version and its document."""
    from plenary.calls import summary_printing

    by = _actor(arguments["by"])
    return summary_printing.publish(by, arguments["call"], arguments["symbol"], at=timezone.now(), step=step)


@handles("extracts")
def gather_extracts(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Gather draft sentences from the answers to a question; the job's row keeps them."""
    from plenary.calls import extracting, summary_reads

    on = summary_reads.ground(arguments["call"], {arguments["question"]})
    return extracting.result(on, arguments["question"])
