"""A draft of a report as files: both variants in every format, and what changed since the draft before, as a version."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from plenary.library import acts as library
from plenary.library import files as disk
from plenary.library import reads as shelf
from plenary.library.acts import Printed
from plenary.library.work import Step
from plenary.mandate import reads as mandate
from plenary.press import paper_out
from plenary.press.paper import Paper
from plenary.record.actor import Actor
from plenary.reports import acts, papers
from plenary.reports.reads.reports import DraftLine, ReportPage, report
from plenary.rules.languages import chosen
from plenary.texts import reads as texts

REDLINE_FORMATS = ("docx", "pdf", "html")


def publish(by: Actor, group: str, slug: str, number: int, *, at: datetime, step: Step) -> dict[str, Any]:
    """Print a draft in every variant and format and publish it as the next version. Returns the job's result.

    Raises ValueError where there is no such draft.
    """
    page = report(group, slug)
    draft = next((d for d in page.drafts if d.number == number), None) if page else None
    if page is None or draft is None:
        raise ValueError(f"the report {slug!r} of {group!r} has no draft {number}")
    document = _entered(by, page, draft, at)
    made: list[Printed] = []
    unseen: list[str] = []  # characters that no font shows
    every = list(_papers(page, draft, at))
    total = sum(len(formats) for _variant, _paper, formats in every)
    for variant, paper, formats in every:
        for format in formats:
            step(len(made), total, f"{variant} {format}")
            file = paper_out.printed(paper, format)
            unseen += file.notes
            kept = disk.keep(file.data)
            name = f"{group}-{slug}-{number}-{variant}{file.suffix}"
            made.append(Printed(kept, name, file.media, len(file.data), format, variant, "", page.line.language))
    note = {code: _note(code, draft) for code, _name in settings.LANGUAGES}
    version = library.publish(by, document=document, printed=made, note=note, at=at).value["version"]
    acts.note_printed(by, group=group, report=slug, draft=number, document=document, version=version, at=at)
    notes = _unshown(unseen)
    return {"document": document, "version": version, "files": len(made), "notes": notes, "parts": []}


def _unshown(characters: list[str]) -> list[str]:
    """What the job's reader has to know of characters for which there is no font."""
    if not characters:
        return []
    which = " ".join(list(dict.fromkeys(characters))[:20])
    return [_("No font here shows these characters, U+FFFD stands for them: %(which)s") % {"which": which}]


def _papers(page: ReportPage, draft: DraftLine, at: datetime) -> Iterator[tuple[str, Paper, tuple[str, ...]]]:
    """Every paper of a draft with its variant and the formats it is printed in."""
    group, text = page.line.group, page.line.text
    line, shown = texts.text_line(group, text), texts.revision(group, text, draft.revision)
    if line is None or shown is None:
        raise ValueError(f"the text {text!r} of {group!r} has no revision {draft.revision}")
    name = next((chosen(g.name, page.line.language) for g in mandate.groups() if g.slug == group), "")
    address = f"{settings.URL}/groups/{group}/reports/{page.line.slug}/variants/"
    for variant in papers.variants(draft.content):
        made = papers.paper(
            line, shown, draft.content, variant, label=draft.label, group=name, address=address, at=draft.instant
        )
        yield variant, made, tuple(paper_out.FORMATS)
    before = next((d for d in page.drafts if d.number < draft.number), None)
    earlier = texts.revision(group, text, before.revision) if before else None
    if before is not None and earlier is not None:
        redline = papers.compared(
            line, earlier, shown, draft.content, before.content, label=draft.label, address=address, at=draft.instant
        )
        yield papers.REDLINE, redline, REDLINE_FORMATS


def _entered(by: Actor, page: ReportPage, draft: DraftLine, at: datetime) -> int:
    """The report's document in the library."""
    latest = shelf.latest(page.line.channel)
    if latest is not None:
        return latest[0]
    return int(
        library.register(
            by,
            group=page.line.group,
            title=page.line.title,
            kind="report",
            symbol=page.line.symbol,
            date=draft.instant.date().isoformat(),
            about=page.line.channel,
            at=at,
        ).value
    )


def _note(language: str, draft: DraftLine) -> str:
    """What a version says of itself."""
    with translation.override(language):
        if not draft.content.get("adopted"):
            return draft.label
        chairs = draft.content.get("authorship") == "chair"
        told = {"label": draft.label}
        return (_("%(label)s, presented by the Chair") if chairs else _("%(label)s, adopted")) % told
