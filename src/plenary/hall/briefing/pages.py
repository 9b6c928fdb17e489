"""The briefing to read, to print and to take away."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenary.hall.briefing.deck import OUTLINE, SUBJECTS, Briefing, briefing
from plenary.hall.rights import ENTER
from plenary.members.show import show
from plenary.members.typed import group_line
from plenary.press import slides_out
from plenary.press.paper_out import Printed
from plenary.record.actor import NOBODY
from plenary.record.door import Visited, client_address, page
from plenary.record.made import Made
from plenary.record.throttle import allow

KEPT, BYTES, WHILE = 40, 64 * 2**20, 600  # files, what they weigh together, seconds
ANEW: dict[str, Any] = {"most": 30, "seconds": 60}  # files that are made for one address that nobody is signed in at

# The same talk is the same file for all who ask for it.
_files: Made[Printed] = Made(most=KEPT, size=lambda made: len(made.data), largest=BYTES, seconds=WHILE)


@page(get=ENTER)
def read(request: Visited, group: str) -> HttpResponse:
    """The talk on one page, a section a slide. ?without=members&without=next leaves these out, whether there are any or not:
    an address that was kept stays good when the work goes on.
    """
    return _shown(request, group)


def _shown(request: Visited, group: str, *, problem: str = "", status: int = 200) -> HttpResponse:
    found = _found(request, group)
    known = _known(found)
    asked = request.GET.getlist("without")
    gone = [key for key in known if key in asked]
    if not problem and (strange := next((key for key in asked if key not in SUBJECTS), "")):
        problem = _("There is no slide called “%(name)s”: choose from those below.") % {"name": strange[:60]}
        status = 400
    query = urlencode([*(("without", key) for key in gone), ("language", request.visit.language)])
    return show(
        request,
        "hall/briefing.html",
        group=group,
        here="results",
        deck=found.without(gone),
        choice=tuple(known.items()),
        gone=gone,
        query=query,
        problem=problem,
        status=status,
    )


@page(get=ENTER, steady=True)
def file(request: Visited, group: str, format: str) -> HttpResponse:
    """The same talk as PDF, or as one HTML file that opens without us; ?language= as the link says it."""
    if format not in slides_out.FORMATS:
        raise Http404(_("There is no such format."))
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else request.visit.language
    with override(language):
        found = _found(request, group)
        gone = request.GET.getlist("without")
        if not set(gone) <= SUBJECTS:
            return _shown(request, group)
        deck = found.without(gone)
        key = (deck, format)
        if request.visit.by == NOBODY and not _files.has(key) and not allow("files", client_address(request), **ANEW):
            why = _("Many files were made for your address in this minute. Ask for this one again in a minute.")
            response = _shown(request, group, problem=why, status=429)
            response.headers["Retry-After"] = str(ANEW["seconds"])
            return response
        made = _files.get(key, lambda: slides_out.printed(deck, format))
    response = HttpResponse(made.data, content_type=made.media)
    response.headers["Content-Disposition"] = f'attachment; filename="{group}-briefing{made.suffix}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _found(request: Visited, group: str) -> Briefing:
    found = briefing(group_line(group), request.visit.at)
    if found is None:
        raise Http404(_("There is no such group."))
    return found


def _known(found: Briefing) -> dict[str, str]:
    """What may be left out: the outline, and every subject of which something is told."""
    return {OUTLINE: _("Outline")} | dict(found.subjects)
