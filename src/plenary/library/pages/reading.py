"""Documents and their files, as everybody reads them."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from plenary.library import acts, reads
from plenary.library.pages import keeping
from plenary.library.rights import CHECK, DESCRIBE, ORIGINALS, PUBLISH, READ
from plenary.mandate import reads as mandate
from plenary.members.show import show
from plenary.members.typed import Tried, done, tried
from plenary.record import reads as record
from plenary.record.actor import Forbidden
from plenary.record.door import Visited, number_of, page, token_of


def _filters(request: Visited) -> reads.Filters:
    told = {name: request.GET.get(name, "").strip()[:200] for name in ("kind", "year", "language", "meeting", "by")}
    if told["by"] != "kind":
        told["by"] = "year"
    return reads.Filters(query=" ".join(request.GET.get("q", "").split())[:200], **told)


@page(get=READ, post=CHECK)
def documents(request: Visited, group: str) -> HttpResponse:
    """The library of a group, in pages; posted to, its addresses outside are checked."""
    if mandate.overview(group) is None:
        raise Http404(_("There is no such group."))
    by = request.visit.by
    if request.method == "POST":
        receipt = acts.order_check(by, group=group, at=request.visit.at, token=token_of(request))
        return done(receipt, "documents", group=group)
    filters = _filters(request)
    kept = request.GET.copy()
    kept.pop("page", None)
    kept.pop("done", None)
    may = CHECK.asked(by, group).allowed
    checks = reads.jobs(f"library/{group}", count=1) if may else ()
    return show(
        request,
        "library/documents.html",
        group=group,
        here="documents",
        found=reads.listing(group, filters, page=number_of(request.GET.get("page"), 9) or 1),
        filters=filters,
        kept=kept.urlencode(),
        may_check=may,
        may_publish=PUBLISH.asked(by, group).allowed,
        check=checks[0] if checks else None,
    )


@page(get=READ, post=DESCRIBE, within=reads.group_of)
def document(request: Visited, pk: int) -> HttpResponse:
    """One document with its versions, languages and family; the secretariat amends here what is said of it."""
    found = reads.document(pk)
    if found is None:
        raise Http404(_("There is no such document."))
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, keeping.verbs(request, found))
        if not outcome.problem:
            return done(outcome.receipt, "document", pk=pk)
    about = f"document/{pk}"
    may = DESCRIBE.asked(request.visit.by, found.line.group or "*").allowed
    checks = reads.jobs(about, count=1) if may and found.line.address else ()
    return show(
        request,
        "library/document.html",
        group=found.line.group,
        here="documents",
        doc=found,
        history=record.about(about),
        amended=record.told_about({about}, "library.document-amended").get(about, ())[:10],
        open=not found.line.withheld or ORIGINALS.asked(request.visit.by, found.line.group or "*").allowed,
        may=may,
        check=checks[0] if checks else None,
        status=outcome.status,
        **keeping.shown(request, outcome),
    )


@page(get=READ)
def rendition(request: Visited, pk: int) -> HttpResponseBase:
    """A published file."""
    try:
        return send(reads.rendition(request.visit.by, pk))
    except reads.Withheld as why:
        raise _refused(why) from why


@page(get=READ)
def copy(request: Visited, pk: int) -> HttpResponseBase:
    """What was kept of an address outside."""
    try:
        return send(reads.copy(request.visit.by, pk))
    except reads.Withheld as why:
        raise _refused(why) from why


def _refused(why: reads.Withheld) -> Forbidden:
    return Forbidden(READ, _("This file is listed, and not handed out: %(why)s") % {"why": why.why})


@page(get=ORIGINALS)
def original(request: Visited, pk: int) -> HttpResponseBase:
    """An original as it was handed in."""
    return send(reads.file(pk))


def send(found: reads.Bytes | None) -> FileResponse:
    """A file as an attachment in a sandbox: nothing that was handed in is ever run by a browser here."""
    if found is None:
        raise Http404(_("There is no such file."))
    try:
        data = found.open()
    except FileNotFoundError:
        raise Http404(_("The file is recorded, but its bytes are missing on the disk. Tell the secretariat.")) from None
    response = FileResponse(data, as_attachment=True, filename=found.name, content_type=found.media_type)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["ETag"] = f'"{found.sha256}"'
    return response
