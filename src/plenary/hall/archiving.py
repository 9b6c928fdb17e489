"""The archive of a group: the page that says how old it is, and the file at its fixed address."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from plenary.hall.archive import kept
from plenary.hall.rights import ENTER
from plenary.mandate import reads as mandate
from plenary.members.show import show
from plenary.record.door import Visited, page


def _show(request: Visited, group: str, standing: kept.Standing, status: int = 200) -> HttpResponse:
    return show(request, "hall/archive.html", group=group, here="documents", standing=standing, status=status)


def _look(request: Visited, group: str) -> kept.Standing:
    if mandate.overview(group) is None:
        raise Http404(_("There is no such group."))
    return kept.look(group, request.visit.at)


@page(get=ENTER)
def archive(request: Visited, group: str) -> HttpResponse:
    """What the archive holds and how old it is. Where the record has moved on a new one is ordered, once an hour."""
    return _show(request, group, _look(request, group))


@page(get=ENTER)
def file(request: Visited, group: str) -> HttpResponseBase:
    """The newest archive there is, at once; before the first, 404 and when to come back."""
    standing = _look(request, group)
    if standing.kept is None:
        response = _show(request, group, standing, status=404)
        response.headers["Retry-After"] = "120"
        return response
    found = standing.kept
    try:
        data = found.open()
    except FileNotFoundError:  # put out by a newer one just now
        raise Http404(_("A newer archive has just taken its place. Ask once more.")) from None
    sent = FileResponse(data, as_attachment=True, filename=f"{group}-archive.zip", content_type="application/zip")
    sent.headers["ETag"] = f'"{found.sha256}"'
    sent.headers["Last-Modified"] = found.made.strftime("%a, %d %b %Y %H:%M:%S GMT")
    sent.headers["Cache-Control"] = "no-cache"
    return sent
