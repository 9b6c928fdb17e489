"""Where a visitor wanted to be, and what she had typed, while she proves who she is: no word is lost on the way."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from plenary.hall import errors
from plenary.record.door import Visited

KEY = "held"
MOST = 1024**2  # letters of one form; a session is a row
LONGEST = timedelta(hours=2)
OURS = ("csrfmiddlewaretoken",)


def afterwards(request: HttpRequest, otherwise: str = "home") -> str:
    """Where to go when this is done: an address of this site, or the page named."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()) and wanted.startswith("/"):
        return wanted
    return reverse(otherwise)


def to(name: str, after: str) -> HttpResponse:
    """Go to a page that leads on to `after`."""
    return redirect(f"{reverse(name)}?{urlencode({'next': after})}")


def lead(request: Visited) -> HttpResponse | None:
    """Send somebody to the page where she proves who she is; a form that she had sent waits in her session.

    None where a script or a machine asked: it is refused, and must not put its own words in the place of hers.
    """
    if request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return None
    if request.method in ("GET", "HEAD"):
        return to("prove", request.get_full_path())
    if not request.user.is_authenticated:
        return to("sign-in", reverse("account"))
    fields = [(k, v) for k, values in request.POST.lists() for v in values if k not in OURS]
    if sum(len(k) + len(v) for k, v in fields) > MOST:
        return errors.too_long_to_hold(request)
    request.session[KEY] = {
        "path": request.get_full_path(),
        "fields": fields,
        "files": [f.name for _k, files in request.FILES.lists() for f in files],
        "at": request.visit.at.isoformat(),
    }
    request.visit.extra[KEY] = True
    return to("prove", reverse("held"))


def held(request: HttpRequest, at: datetime) -> dict[str, Any] | None:
    """The form that waits; None where there is none, or where it has waited too long."""
    kept: dict[str, Any] | None = request.session.get(KEY)
    return kept if kept and at - datetime.fromisoformat(kept["at"]) < LONGEST else None


def let_go(request: Visited, status: int) -> None:
    """A form that waited and has now been taken waits no longer."""
    if request.method == "POST" and status < 400 and KEY not in request.visit.extra:
        kept = request.session.get(KEY)
        if kept and kept["path"] == request.get_full_path():
            del request.session[KEY]
