"""The chair's summary as files: composed once for PDF, Word, ODT and web page, and published as a version (A89)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenary.calls import composing, printing
from plenary.library import acts as library
from plenary.library import files as disk
from plenary.library import reads as shelf
from plenary.library.acts import Printed
from plenary.library.work import Step
from plenary.mandate import reads as mandate
from plenary.meetings import reads as meetings
from plenary.press import minutes
from plenary.press.compiled import Compiled
from plenary.record.actor import Actor
from plenary.reports import acts, naming
from plenary.reports.reads.summary import ParagraphLine, SummaryPage, published
from plenary.rules import date_ranges
from plenary.rules.languages import chosen

FORMATS = ("pdf", "docx", "odt", "html")
BY = "chair-summary"  # as what its renditions stand in the library


def compose(written: SummaryPage, group: str, meeting: str, *, symbol: str = "", version: str = "") -> Compiled:
    """The summary for the printers, in its own language. Raises ValueError where there is no such meeting."""
    found = meetings.now(group, meeting)
    if found is None:
        raise ValueError(f"the group {group!r} has no meeting {meeting!r}")
    language = written.language
    with translation.override(language):
        held = f"{naming.title(found.meeting, language)}, {naming.dates(found.meeting, language)}"
        of = next((chosen(g.name, language) for g in mandate.groups() if g.slug == group), "")
        return minutes.compiled(
            minutes.ChairSummary(
                title=chosen(written.title, language) or _("Chair’s summary"),
                subtitle=" · ".join(part for part in (of, held) if part),
                symbol=symbol or written.symbol,
                dated=date_ranges.day(written.dated, language) if written.dated else "",
                language=language,
                points=tuple(_point(p) for p in written.paragraphs),
                version=version,
                labels=composing.labels() | {"notes": _("What the paragraphs rest on, in the record")},
            )
        )


def _point(p: ParagraphLine) -> minutes.Point:
    sources = dict.fromkeys(source for _sentence, rests in p.sourced for source in rests)
    if p.own:
        sources[_("The chair’s own words, in whole or in part.")] = None
    return minutes.Point(p.text, p.heading, p.notes, tuple(sources))


def publish(by: Actor, group: str, meeting: str, *, at: datetime, step: Step) -> dict[str, Any]:
    """Print the summary in every format and publish it as the next version. Returns the job's result.

    Raises ValueError where there is no summary.
    """
    written = published(group, meeting)
    if written is None:
        raise ValueError(f"the meeting {meeting!r} of {group!r} has no summary")
    document, version, symbol = _entered(by, group, meeting, written, at)
    compiled = compose(written, group, meeting, symbol=symbol, version=str(version) if version > 1 else "")
    made: list[Printed] = []
    notes: list[str] = []
    for done, format in enumerate(FORMATS):
        step(done, len(FORMATS), format)
        file = printing.printed(compiled, format)
        notes += file.notes
        name = f"{group}-{meeting}-chair-summary.{format}"
        kept = disk.keep(file.data)
        made.append(Printed(kept, name, printing.MEDIA[format], len(file.data), format, BY, "", written.language))
    note = {code: _note(code, len(written.paragraphs), version) for code, _name in settings.LANGUAGES}
    version = library.publish(by, document=document, printed=made, note=note, at=at).value["version"]
    acts.note_summary(by, group=group, meeting=meeting, document=document, version=version, at=at)
    return {"document": document, "version": version, "files": len(made), "notes": notes, "parts": []}


def _entered(by: Actor, group: str, meeting: str, written: SummaryPage, at: datetime) -> tuple[int, int, str]:
    """Its document in the library, the number of the version that comes, and the symbol."""
    about = f"meeting/{group}/{meeting}/summary"
    latest = shelf.latest(about)
    if latest is not None:
        return latest[0], latest[2].number + 1, latest[1]
    with translation.override(written.language):
        title = {written.language: _("Chair’s summary")} | written.title
    document: int = library.register(
        by,
        group=group,
        title=title,
        kind="summary",
        symbol=written.symbol,
        date=written.dated.isoformat() if written.dated else "",
        about=about,
        at=at,
    ).value
    return document, 1, written.symbol


def _note(language: str, paragraphs: int, version: int) -> str:
    """What a version says of itself."""
    with translation.override(language):
        if version > 1:
            return _("Published anew.")
        return ngettext("%(num)s paragraph", "%(num)s paragraphs", paragraphs) % {"num": paragraphs}
