"""The door of every page: which methods, by which right, by whom, at which instant.

A page without a door is refused by the middleware: deny is the default. Below a page nothing reads the session or the
clock; the door hands both in.
"""

from __future__ import annotations

import functools
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from plenary.record.actor import Actor, Forbidden, Right

GROUP_ARGUMENT = "group"


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

    def __init__(self, view: Callable[..., HttpResponseBase], rights: dict[str, Right]) -> None:
        functools.update_wrapper(self, view)
        self.view, self.rights = view, rights

    def __call__(self, request: Visited, **kwargs: Any) -> HttpResponseBase:
        method = "GET" if request.method == "HEAD" else request.method or ""
        asked = self.rights.get(method)
        if asked is None:
            return HttpResponseNotAllowed(sorted(self.rights))
        group = kwargs.get(GROUP_ARGUMENT, "*")
        verdict = asked.asked(request.visit.by, group)
        if not verdict.allowed:
            raise Forbidden(asked, verdict.reason)
        if any(
            "\0" in value for sent in (request.GET, request.POST) for _name, values in sent.lists() for value in values
        ):
            # No form sends one, PostgreSQL keeps none: refused here, for all pages alike.
            raise SuspiciousOperation("a NUL character")
        return self.view(request, **kwargs)


def page(get: Right | None = None, post: Right | None = None) -> Callable[[Callable[..., HttpResponseBase]], Page]:
    """Say who may GET and who may POST. What is not said is not allowed."""

    def make(view: Callable[..., HttpResponseBase]) -> Page:
        return Page(view, {m: r for m, r in (("GET", get), ("POST", post)) if r is not None})

    return make


def new_token() -> str:
    """A one-time token for a form."""
    return secrets.token_urlsafe(18)


def token_of(request: HttpRequest) -> str:
    """The form's one-time token as it came back, at most 64 characters."""
    return request.POST.get("once", "")[:64]


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
