"""The door of every page: which methods, by which right, by whom, at which instant.

A page without a door is refused by the middleware: deny is the default. Below a page nothing reads the session or the
clock; the door hands both in.
"""

from __future__ import annotations

import functools
import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseNotAllowed, HttpResponseNotModified
from django.http.response import HttpResponseBase

from plenary.record import reads
from plenary.record.actor import NOBODY, PROVE, Actor, Forbidden, ProofNeeded, Right

GROUP_ARGUMENT = "group"
_BORN = secrets.token_hex(8)  # another process may have other words for the same record


@dataclass
class Visit:
    """Who stands before the door, when, and in which language. Set by the hall's middleware as `request.visit`."""

    by: Actor
    at: datetime
    language: str
    extra: dict[str, Any] = field(default_factory=dict)


class Visited(HttpRequest):
    """A request behind the door: pages annotate their request with it."""

    visit: Visit


class Page:
    """A page as the house sees it: rights by method, for the table that a test walks."""

    def __init__(
        self,
        view: Callable[..., HttpResponseBase],
        rights: dict[str, Right],
        waiting: bool = False,
        keyed: bool = False,
        most: int = 0,
        steady: bool = False,
        within: Callable[..., str] | None = None,
    ) -> None:
        functools.update_wrapper(self, view)
        self.view, self.rights, self.waiting = view, rights, waiting
        self.csrf_exempt = keyed  # read by Django's middleware
        self.most, self.steady, self.within = most, steady, within

    def __call__(self, request: Visited, **kwargs: Any) -> HttpResponseBase:
        method = "GET" if request.method == "HEAD" else request.method or ""
        asked = self.rights.get(method)
        if asked is None:
            return HttpResponseNotAllowed(sorted(self.rights))
        by, safe = request.visit.by, method == "GET"
        group = kwargs.get(GROUP_ARGUMENT, "*")
        if self.within is not None and not safe:
            group = self.within(**kwargs) or "*"
        verdict = asked.asked(by, group)
        if by.waiting is not None and not self.waiting and not (safe and verdict.allowed):
            # Her second factor is still to be proven: she reads what the public reads, and that is all.
            raise ProofNeeded(asked, PROVE)
        if not verdict.allowed:
            raise Forbidden(asked, verdict.reason)
        if not safe and not asked.proven(by, request.visit.at):
            raise ProofNeeded(asked, PROVE)
        if any(
            "\0" in value for sent in (request.GET, request.POST) for _name, values in sent.lists() for value in values
        ):
            # No form sends one, PostgreSQL keeps none: refused here, for all pages alike.
            raise SuspiciousOperation("a NUL character")
        if self.steady and safe and by == NOBODY and request.method == "GET":
            return self._unless_unchanged(request, kwargs)
        return self.view(request, **kwargs)

    def _unless_unchanged(self, request: Visited, kwargs: dict[str, Any]) -> HttpResponseBase:
        """The page, or the word that what the browser has of it still stands."""
        visit = request.visit
        seen = f"{_BORN}|{reads.newest()[1]}|{visit.at:%Y%m%d%H%M}|{visit.language}|{request.get_full_path()}"
        tag = f'W/"{sha256(seen.encode()).hexdigest()[:32]}"'
        response: HttpResponseBase
        if tag in request.headers.get("If-None-Match", ""):
            response = HttpResponseNotModified()
        else:
            response = self.view(request, **kwargs)
            if response.status_code != 200:
                return response
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = "no-cache"  # kept, and asked about each time
        return response


def page(
    get: Right | None = None,
    post: Right | None = None,
    *,
    waiting: bool = False,
    keyed: bool = False,
    most: int = 0,
    steady: bool = False,
    within: Callable[..., str] | None = None,
) -> Callable[[Callable[..., HttpResponseBase]], Page]:
    """Say who may GET and who may POST. What is not said is not allowed.

    `waiting` opens the page to whoever has signed in and still owes her second factor: where she proves or sets it up.
    `keyed` says that the address itself is a secret key: nobody can forge a request to it who does not hold the key, so
    that words typed into a form that stood open for days, or over a sign-out, are kept and not refused.
    `most` is how many bytes it takes of somebody who is not signed in, where that is more than a form needs.
    `steady` says that what the public sees there is made of the record and the clock: within a minute in which nothing
    was recorded it is the same, and a browser that has it is not sent it again. No form with a token stands on it.
    `within` finds the group ("": none) of a page whose address names none: who keeps that group alone posts there, too.
    """

    def make(view: Callable[..., HttpResponseBase]) -> Page:
        rights = {m: r for m, r in (("GET", get), ("POST", post)) if r is not None}
        return Page(view, rights, waiting, keyed, most, steady, within)

    return make


def number_of(text: str | None, digits: int = 9) -> int | None:
    """A whole number as an address or a form brings it, of so many digits at most; None for whatever is none."""
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) <= digits else None


def new_token() -> str:
    """A one-time token for a form."""
    return secrets.token_urlsafe(18)


def token_of(request: HttpRequest) -> str:
    """The form's one-time token as it came back, at most 64 characters."""
    return request.POST.get("once", "")[:64]


def client_address(request: HttpRequest) -> str:
    """Where a request comes from: for throttles and locks. "0.0.0.0" where nobody knows.

    X-Forwarded-For is believed only behind a proxy of one's own (PLENARY_BEHIND_PROXY), and of it only what that proxy
    added: the last value. Of IPv6 the first 64 bits count, since one line has all the rest to choose from.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or told
    try:
        found = ipaddress.ip_address(told)
    except ValueError:
        return "0.0.0.0"  # noqa: S104 -- no address to listen on: the name for none
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.IPv6Network((found, 64), strict=False).network_address)
    return str(found)


def frame(request: Visited, here: str = "") -> dict[str, Any]:
    """What the base template needs where no group is known: the record's pages, and pages for what went wrong."""
    visit = request.visit
    return {
        "visit": visit,
        "by": visit.by,
        "group": None,
        "rail": (),
        "here": here,
        "receipt": 0,
        "all_groups": (),
    }
