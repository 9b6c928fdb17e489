"""What every request passes: compression, and who stands at the door."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any, cast

import brotli
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.hall.accounts import holding, sessions
from plenary.members.reads import actor_of
from plenary.record.actor import UNPROVEN, ProofNeeded
from plenary.record.door import Page, Visit, Visited

Handler = Callable[[HttpRequest], HttpResponseBase]
LARGEST = 1024**3  # bytes of a request; the upload page and the gate say what one file may be
LARGEST_UNSIGNED = 1024**2  # of somebody who is not signed in: she signs in and out
SQUEEZABLE = ("text/", "application/json", "image/svg+xml")


def compress(handle: Handler) -> Handler:
    """brotli-5 for pages (measured in STACK.md), gzip for those who have no brotli.

    BREACH needs a secret and reflected input in one compressed page: Django masks the CSRF token anew in each
    response, and the one-time tokens are random each time, so neither can be guessed byte by byte.
    """

    def squeeze(request: HttpRequest) -> HttpResponseBase:
        response = handle(request)
        kind = response.headers.get("Content-Type", "")
        if (
            not isinstance(response, HttpResponse)
            or response.has_header("Content-Encoding")
            or not kind.startswith(SQUEEZABLE)
            or kind.startswith("text/event-stream")  # the wire squeezes its own
            or len(response.content) < 300
        ):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        accepted = request.headers.get("Accept-Encoding", "")
        if "br" in accepted:
            response.content = brotli.compress(response.content, quality=5)
            response.headers["Content-Encoding"] = "br"
        elif "gzip" in accepted:
            response.content = gzip.compress(response.content, 6)
            response.headers["Content-Encoding"] = "gzip"
        else:
            return response
        response.headers["Content-Length"] = str(len(response.content))
        return response

    return squeeze


class Undoored(RuntimeError):
    """An address leads to a view without a door (plenary.record.door.page): nobody gets in."""


def _most(request: HttpRequest) -> int:
    """How many bytes the page at this address takes from whoever is not signed in, where it takes many; else 0."""
    try:
        return int(getattr(resolve(request.path_info).func, "most", 0))
    except Resolver404:
        return 0


class visitor:  # noqa: N801 -- named as middleware functions are
    """Sets `request.visit`, and lets no view through that has no door."""

    def __init__(self, handle: Handler) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        user = getattr(request, "user", None)
        account = user.pk if user is not None and user.is_authenticated else None
        length = (request.META.get("CONTENT_LENGTH") or "").lstrip("0") or "0"  # 0…0999 is 999, however many they are
        most = LARGEST if account is not None else LARGEST_UNSIGNED
        if not length.isdecimal() or (int(length[:20]) > most and int(length[:20]) > _most(request)):
            # Before anything reads the body: files are spooled to the disk whoever sends them, and wherever to.
            raise RequestDataTooBig(f"{length[:20]} bytes")
        if (request.content_params or {}).get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
            # Of Python's codecs some are none of text: whoever names one in a form would break the reading of it.
            raise BadRequest(_("What was sent is said to be in another encoding than UTF-8: send it in UTF-8."))
        at = timezone.now()
        proof = UNPROVEN if account is None else sessions.proof_of(request)
        cast(Visited, request).visit = Visit(actor_of(account, at, proof), at, get_language() or "en")
        response = self.handle(request)
        if account is not None:
            holding.let_go(cast(Visited, request), response.status_code)
        if account is not None and not response.has_header("Cache-Control"):
            # A shared machine keeps no page of the secretariat.
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if not isinstance(view, Page):
            raise Undoored(f"{request.path}: {view!r}")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """A proof that is missing or too old is asked for, and what was typed waits."""
        return holding.lead(cast(Visited, request)) if isinstance(exception, ProofNeeded) else None
