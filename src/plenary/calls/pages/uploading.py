"""Handing in files: they are kept first, then read by a job whose progress is shown."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.calls import acts
from plenary.calls.pages.common import done, find
from plenary.calls.rights import RECEIVE
from plenary.library import reads as library
from plenary.members.show import said, show
from plenary.record.door import Visited, page, token_of
from plenary.record.problems import Problem

MOST = 50 * 1024 * 1024  # bytes a file: the gate's own limit


@page(get=RECEIVE, post=RECEIVE)
def upload(request: Visited, group: str, call: str) -> HttpResponse:
    """Choose files; all of them are kept as they came, whatever becomes of them."""
    found = find(group, call)
    problem = ""
    if request.method == "POST":
        files = request.FILES.getlist("files")
        large = [f.name for f in files if (f.size or 0) > MOST]
        if not files:
            problem = _("Choose at least one file.")
        elif large:
            problem = _("Larger than 50 MB: %(names)s. Nothing was taken; leave these out, or make them smaller.") % {
                "names": ", ".join(map(str, large))
            }
        else:
            try:
                receipt = acts.hand_in_files(
                    request.visit.by,
                    call=call,
                    files=[(f.name or "file", f.read(), f.content_type or "application/octet-stream") for f in files],
                    at=request.visit.at,
                    token=token_of(request),
                )
            except Problem as why:
                problem = said(why)
            else:
                return done(request, receipt, "work", group=group, call=call, job=receipt.value)
    return show(
        request,
        "calls/upload.html",
        status=400 if problem else 200,
        group=group,
        here="inputs",
        call=found,
        problem=problem,
        jobs=[j for j in library.jobs(f"call/{call}", count=10) if j.kind == "import"],
    )


@page(get=RECEIVE)
def work(request: Visited, group: str, call: str, job: int) -> HttpResponse:
    """How far an import or a publication is, and what came of it."""
    found = find(group, call)
    line = library.job(job)
    if line is None or line.about.split("/")[1:2] != [call]:  # "call/…", "summary/…", "extracts/…/4"
        raise Http404(_("There is no such job."))
    response = show(request, "calls/work.html", group=group, here="inputs", call=found, job=line)
    if line.state in ("waiting", "running"):
        response.headers["Refresh"] = "2"
    return response
