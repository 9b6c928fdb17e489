"""Documents and their files."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.library import acts, reads
from plenary.library.rights import CHECK, ORIGINALS, READ
from plenary.mandate import reads as mandate
from plenary.members.show import show
from plenary.record import reads as record
from plenary.record.door import Visited, page, token_of


@page(get=READ, post=CHECK)
def documents(request: Visited, group: str) -> HttpResponse:
    """The library of a group; posted to, its addresses outside are checked."""
    if mandate.overview(group) is None:
        raise Http404(_("There is no such group."))
    by = request.visit.by
    if request.method == "POST":
        receipt = acts.order_check(by, group=group, at=request.visit.at, token=token_of(request))
        response = redirect("documents", group=group)
        if receipt.entry:
            response["Location"] += f"?done={receipt.entry}"
        return response
    query = request.GET.get("q", "").strip()[:200]
    found = reads.documents(group=group, query=query)
    may = CHECK.asked(by, group).allowed
    checks = reads.jobs(f"library/{group}", count=1) if may else ()
    return show(
        request,
        "library/documents.html",
        group=group,
        here="documents",
        found=found,
        query=query,
        may_check=may,
        check=checks[0] if checks else None,
    )


@page(get=READ)
def document(request: Visited, pk: int) -> HttpResponse:
    """One document with its versions."""
    found = reads.document(pk)
    if found is None:
        raise Http404(_("There is no such document."))
    history = record.about(f"document/{pk}")
    return show(request, "library/document.html", group=found.line.group, here="documents", doc=found, history=history)


@page(get=READ)
def by_symbol(request: Visited, symbol: str) -> HttpResponse:
    """The stable address of a symbol, in any spelling (A23)."""
    found = reads.by_symbol(symbol)
    if found is None:
        raise Http404(_("No document has this symbol."))
    return redirect("document", pk=found)


@page(get=READ)
def rendition(request: Visited, pk: int) -> HttpResponseBase:
    """A published file."""
    return send(reads.rendition(request.visit.by, pk))


@page(get=READ)
def copy(request: Visited, pk: int) -> HttpResponseBase:
    """What was kept of an address outside."""
    return send(reads.copy(pk))


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
