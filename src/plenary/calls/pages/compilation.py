"""The compilation: ordered, downloaded whole and in parts, at addresses that stay."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from plenary.calls import acts, compiling, reads
from plenary.calls.pages.common import done, find
from plenary.calls.rights import PUBLISH, READ
from plenary.library import reads as library
from plenary.library.pages import send
from plenary.members.show import said, show
from plenary.record.door import Visited, page, token_of
from plenary.record.problems import Problem


@page(get=PUBLISH, post=PUBLISH)
def publish(request: Visited, group: str, call: str) -> HttpResponse:
    """What a publication would hold, what it would leave out, and the button."""
    found = find(group, call)
    problem = ""
    if request.method == "POST":
        try:
            receipt = acts.ask_for_publication(
                request.visit.by,
                call=call,
                at=request.visit.at,
                token=token_of(request),
            )
        except Problem as why:
            problem = said(why)
        else:
            return done(request, receipt, "work", group=group, call=call, job=receipt.value)
    return show(
        request,
        "calls/publish.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        tally=reads.tally(call),
        waiting=reads.responses(request.visit.by, call, state="review"),
        published=library.latest(f"call/{call}"),
        problem=problem,
    )


def _published(group: str, call: str, by: str, part: str, wanted: str) -> HttpResponseBase:
    """The newest version that has this file: after a correction its parts are out first, the whole follows."""
    find(group, call)
    found = library.newest(f"call/{call}", by=by, part=part, format=wanted)
    if found is None:
        raise Http404(_("The published compilation has no such part or format, or it has not been published yet."))
    return send(found)


@page(get=READ)
def whole(request: Visited, group: str, call: str, by: str, format: str) -> HttpResponseBase:
    """The newest published version in one file; JSON is made at once from the record."""
    if format == "json" and by in compiling.WAYS:
        found = find(group, call)
        data = compiling.as_json(found.slug)
        return HttpResponse(data, content_type="application/json")
    return _published(group, call, by, "", format)


@page(get=READ)
def part(request: Visited, group: str, call: str, by: str, part: str, format: str) -> HttpResponseBase:
    """One question or one respondent."""
    return _published(group, call, by, part, format)


@page(get=READ)
def archive(request: Visited, group: str, call: str) -> HttpResponseBase:
    """Everything that is public about the call, as one documented ZIP at this fixed address."""
    return _published(group, call, "", "", "zip")
