"""Long work of this room: reading files that were handed in, making a publication."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.utils import timezone

from plenary.library import files as disk
from plenary.library import reads as library
from plenary.library.work import Step, handles
from plenary.record.actor import EVERYWHERE, SECRETARIAT, Actor, operator


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


@handles("twins")
def look_for_twins(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Mark responses that are nearly alike; of several such jobs that wait, one is done (library.work.superseded)."""
    from plenary.calls.importing import Summary, note_twins

    summary = Summary()
    note_twins(operator("clock"), arguments["call"], summary, timezone.now())
    return {"twins": summary.twins}


@handles("mail-links")
def mail_links(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Mail the links of what was begun with an address to that address alone; nothing where nothing was begun."""
    from django.conf import settings
    from django.core.mail import send_mail
    from django.urls import reverse
    from django.utils import translation
    from django.utils.translation import gettext as _

    from plenary.calls import drafts

    found = drafts.by_mail(arguments["call"], arguments["email"], at=timezone.now())
    links = [settings.URL + reverse("answer", kwargs={"key": key}) for key in found]
    if links:
        with translation.override(arguments["language"]):
            text = _(
                "These links lead to what you began to answer, the newest first:\n\n%(links)s\n\nGive them to nobody."
            )
            send_mail(_("Your link to your response"), text % {"links": "\n".join(links)}, None, [arguments["email"]])
    return {"links": len(links)}
