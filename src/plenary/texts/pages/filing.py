"""A text as a file: Word, PDF, OpenDocument, Akoma Ntoso, Markdown or HTML, in the view that is asked for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.members import reads as members
from plenary.members.typed import Tried
from plenary.press import paper_out
from plenary.press.paper import Paper
from plenary.press.paper_out import Printed
from plenary.record import reads as record
from plenary.record.actor import NOBODY
from plenary.record.door import Visited, client_address, number_of, page
from plenary.record.made import Made
from plenary.record.throttle import allow
from plenary.texts import papers, reads
from plenary.texts.pages.common import find, page_of, whole
from plenary.texts.rights import READ

VIEWS = ("bracketed", "clean", "reading", "redline", "factual", "proposals")
KEPT, BYTES, WHILE = 40, 64 * 2**20, 600  # files, what they weigh together, seconds
ANEW: dict[str, Any] = {"most": 30, "seconds": 60}  # files that are made for one address that nobody is signed in at

# Until the record says something new the same file is given to all who ask for it, with the instant at which it was made.
_files: Made[Printed] = Made(most=KEPT, size=lambda made: len(made.data), largest=BYTES, seconds=WHILE)


@page(get=READ)
def file(request: Visited, group: str, text: str, format: str) -> HttpResponse:
    """The file. ?view=bracketed|clean|reading&of=3|redline&from=1&to=2|factual|proposals (tracked changes); ?revision=2."""
    view = request.GET.get("view") or "bracketed"
    if format not in paper_out.FORMATS:
        raise Http404(_("This format is not made."))
    if view == "pair":  # a file is in one language: its direction, its words for who reads it aloud, its title
        why = _("No file is made of two languages beside each other: read them on the page of the text.")
        return _not_made(request, find(group, text), why, 400)
    if view not in VIEWS:
        raise Http404(_("There is no such view of a text."))
    asked = {name: number_of(request.GET.get(name)) for name in ("of", "from", "to", "revision")}
    if request.GET.get("revision") and not asked["revision"]:
        raise Http404(_("There is no such revision of this text."))
    address = request.build_absolute_uri(request.path.rpartition("/")[0] + "/")
    key = (record.newest(), address, format, view, *asked.values(), get_language())
    if request.visit.by == NOBODY and not _files.has(key) and not allow("files", client_address(request), **ANEW):
        why = _("Many files were made for your address in this minute. Ask for this one again in a minute.")
        response = _not_made(request, find(group, text), why, 429)
        response.headers["Retry-After"] = str(ANEW["seconds"])
        return response
    made = _files.get(key, lambda: paper_out.printed(_paper(request, whole(group, text), view, asked, address), format))
    response = HttpResponse(made.data, content_type=made.media)
    name = _name(group, text, view, asked)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}{made.suffix}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _name(group: str, text: str, view: str, asked: dict[str, int | None]) -> str:
    """What the file is called: whose it is, which text, which revision, and what it shows of it."""
    parts = [group, text, *([f"rev{asked['revision']}"] if asked["revision"] else []), view]
    if view == "reading":
        parts.append(str(asked["of"]) if asked["of"] else "chair")
    if view == "redline":
        parts += [f"rev{asked[end]}" for end in ("from", "to") if asked[end]]
    return "-".join(parts)


def _not_made(request: Visited, line: reads.TextLine, why: str, status: int) -> HttpResponse:
    response = page_of(request, "texts/not_made.html", line, "text", Tried(problem=why))
    response.status_code = status
    return response


def _paper(request: Visited, found: reads.TextPage, view: str, asked: dict[str, int | None], address: str) -> Paper:
    line = found.line
    # To the minute: two who ask for the same file are given the same.
    told: dict[str, Any] = {"address": address, "at": request.visit.at.replace(second=0, microsecond=0)}
    shown: reads.TextPage | reads.Snapshot = found
    if asked["revision"]:
        shown = _revision(line, asked["revision"])
    if view == "redline":
        issued = reads.revisions(line.group, line.slug)
        first = asked["from"] or (issued[0].number if issued else None)
        last = asked["to"]
        return papers.compared(line, _revision(line, first), _revision(line, last) if last else found, **told)
    if view == "reading":
        seat = asked["of"] or None
        name = next((s.holder for s in members.seats(line.group) if s.number == seat), _("Chair"))
        return papers.reading(line, shown, seat=seat, name=name, **told)
    make = {"clean": papers.clean, "factual": papers.factual, "proposals": papers.tracked}.get(view, papers.bracketed)
    return make(line, shown, **told)


def _revision(line: reads.TextLine, number: int | None) -> reads.Snapshot:
    found = reads.revision(line.group, line.slug, number) if number else None
    if found is None:
        raise Http404(_("There is no such revision of this text."))
    return found
