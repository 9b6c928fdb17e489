"""A text as a file: Word, PDF, OpenDocument, Akoma Ntoso, Markdown or HTML, in the view that is asked for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.members import reads as members
from plenary.press import paper_out
from plenary.press.paper import Paper
from plenary.record.door import Visited, number_of, page
from plenary.texts import papers, reads
from plenary.texts.pages.common import whole
from plenary.texts.rights import READ

VIEWS = ("bracketed", "clean", "reading", "redline", "proposals")


@page(get=READ)
def file(request: Visited, group: str, text: str, format: str) -> HttpResponse:
    """The file. ?view=bracketed|clean|reading&of=3|redline&from=1&to=2|proposals (as tracked changes); ?revision=2."""
    view = request.GET.get("view") or "bracketed"
    if format not in paper_out.FORMATS:
        raise Http404(_("This format is not made."))
    if view not in VIEWS:
        view = "bracketed"  # the sheet has views of which no file is made
    made = paper_out.printed(_paper(request, whole(group, text), view), format)
    response = HttpResponse(made.data, content_type=made.media)
    revision = number_of(request.GET.get("revision"))
    name = "-".join([text, *([f"rev{revision}"] if revision else []), *([view] if view != "bracketed" else [])])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}{made.suffix}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _paper(request: Visited, found: reads.TextPage, view: str) -> Paper:
    line, asked = found.line, request.GET
    # To the minute: two who ask for the same file are given the same.
    told: dict[str, Any] = {
        "address": request.build_absolute_uri(request.path.rpartition("/")[0] + "/"),
        "at": request.visit.at.replace(second=0, microsecond=0),
    }
    shown: reads.TextPage | reads.Snapshot = found
    if asked.get("revision"):
        shown = _revision(line, number_of(asked.get("revision")))
    if view == "redline":
        issued = reads.revisions(line.group, line.slug)
        first = number_of(asked.get("from")) or (issued[0].number if issued else None)
        last = number_of(asked.get("to"))
        return papers.compared(line, _revision(line, first), _revision(line, last) if last else found, **told)
    if view == "reading":
        seat = number_of(asked.get("of")) or None
        name = next((s.holder for s in members.seats(line.group) if s.number == seat), _("Chair"))
        return papers.reading(line, shown, seat=seat, name=name, **told)
    make = {"clean": papers.clean, "proposals": papers.tracked}.get(view, papers.bracketed)
    return make(line, shown, **told)


def _revision(line: reads.TextLine, number: int | None) -> reads.Snapshot:
    found = reads.revision(line.group, line.slug, number) if number else None
    if found is None:
        raise Http404(_("There is no such revision of this text."))
    return found
