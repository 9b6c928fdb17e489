"""The API as a whole: its published description, and a page for people who write programs."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

import orjson
from django.conf import settings
from django.http import HttpResponse
from django.urls import URLPattern
from django.utils.translation import gettext_noop

from plenary.hall.rights import ENTER
from plenary.members.show import show
from plenary.record import machines, openapi
from plenary.record.door import Visited, page

EXAMPLES: dict[str, str] = {
    "listCalls": "calls",
    "readCall": "calls/CALL",
    "listQuestions": "calls/CALL/questions",
    "listResponses": "calls/CALL/responses?after=100",
    "readResponse": "calls/CALL/responses/17",
    "beginDraft": "calls/CALL/drafts",
    "readDraft": "drafts/KEY",
    "changeDraft": "drafts/KEY",
    "handInDraft": "drafts/KEY/hand-in",
    "readReceipt": "drafts/KEY/receipt",
}
BODIES = {
    "beginDraft": '{"language": "en"}',
    "changeDraft": '{"revision": 0, "fields": {"name": "Harbour Lights", "q:1:": "Three lights are out."}}',
    "handInDraft": '{"revision": 1, "once": "any-text-of-yours"}',
}
MEANINGS = tuple((status, gettext_noop(words)) for status, words in openapi.MEANS.items())


def patterns() -> list[URLPattern]:
    """Every address below /api/1/ that programs use."""
    from plenary.calls.api_urls import urlpatterns

    return urlpatterns


@cache
def description() -> bytes:
    """The OpenAPI document: made once a process."""
    made = openapi.document(patterns(), url=settings.URL, version=version("plenary"))
    return orjson.dumps(made, option=orjson.OPT_INDENT_2)


@page(get=ENTER)
def described(request: Visited) -> HttpResponse:
    """The published description, for programs that read it."""
    response = HttpResponse(description(), content_type="application/json")
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


@page(get=ENTER)
def about(request: Visited) -> HttpResponse:
    """What programs can ask for, each with a line to try it."""
    lines = [(one, curl(one)) for one in openapi.listed(patterns())]
    return show(request, "hall/api.html", here="api", lines=lines, meanings=MEANINGS)


def curl(one: openapi.Listed) -> str:
    """A command that asks for it."""
    body = BODIES.get(one.operation.name, "")
    verb = f" -X {one.method}" if one.method != "GET" else ""
    sent = f" -H 'Content-Type: application/json' -d '{body}'" if body else ""
    address = f"{settings.URL}{machines.ROOT}{EXAMPLES.get(one.operation.name, '')}"
    return f"curl{verb}{sent} '{address}'" if "?" in address else f"curl{verb}{sent} {address}"


__all__ = ["about", "described", "description"]
