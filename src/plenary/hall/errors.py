"""Pages for what goes wrong: they say what happened, that nothing was lost, and where to go on."""

from __future__ import annotations

import logging
import sys
from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import BadRequest, TooManyFieldsSent
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.hall.shown import moment
from plenary.record import machines
from plenary.record.actor import NOBODY, Forbidden
from plenary.record.door import Visit, Visited, frame

log = logging.getLogger(__name__)


def _page(request: HttpRequest, status: int, title: str, says: str, steps: list[str]) -> HttpResponse:
    typed = request.POST.items() if status in (403, 500, 503) else ()  # a full disk must not cost anybody her words
    kept = {k: v for k, v in typed if k not in ("csrfmiddlewaretoken", "once")}
    told = {"title": title, "says": says, "steps": steps, "kept": kept, "status": status}
    return render(request, "hall/error.html", frame(_visited(request)) | told, status=status)


def _visited(request: HttpRequest) -> Visited:
    """The request with its visit: an error may come before the middleware has said who stands at the door."""
    seen = cast(Visited, request)
    if not hasattr(request, "visit"):
        seen.visit = Visit(NOBODY, timezone.now(), get_language() or "en")
    return seen


def _for_programs(request: HttpRequest) -> bool:
    """Is it a program that asks? It is told in JSON."""
    return request.path_info.startswith(machines.ROOT)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if _for_programs(request):
        return machines.told(exception, 404)
    said = str(exception) if exception is not None and exception.args and isinstance(exception.args[0], str) else ""
    return _page(
        request,
        404,
        _("There is nothing at this address"),
        said or _("It may have been mistyped, or the page has moved. Nothing that was handed in is ever removed."),
        [_("Search for a word, a name, a document symbol or a record number."), _("Start from the overview.")],
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if _for_programs(request):
        return machines.told(exception, 403)
    reason = _(exception.reason) if isinstance(exception, Forbidden) and exception.reason else ""
    signed_in = _visited(request).visit.by.person is not None
    step = (
        _("You are signed in, but not in a capacity that may do this.")
        if signed_in
        else _("Sign in first, then try again.")
    )
    return _page(
        request, 403, _("This is not open to you"), reason or _("Only certain roles may open this page."), [step]
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(
        request,
        403,
        _("The form was open too long"),
        _(
            "For your safety it was not accepted. What you typed is below: copy it, go back, reload the page and send it again."
        ),
        [_("Cookies must be allowed for this site.")],
    )


def too_long_to_hold(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        403,
        _("Prove first who you are"),
        _(
            "What you typed is too long to be kept here meanwhile. It is below: copy it, prove who you are, and send it again."
        ),
        [_("Your name, at the top of the page, leads to your account.")],
    )


def locked(request: HttpRequest, until: datetime) -> HttpResponse:
    return _page(
        request,
        429,
        _("Too many attempts failed"),
        _("From here you can try again at %(when)s. Elsewhere, and for everybody else, nothing is locked.")
        % {"when": moment(until)},
        [
            _("A code of an app changes every 30 seconds: check that the clock of your device is right."),
            _("A mailed link works once, for 20 minutes: the newest one is the one to open."),
            _("If you have lost your device, use a recovery code; if you have none, tell the secretariat."),
        ],
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if _for_programs(request):
        return machines.told(exception, 400)
    said = str(exception) if isinstance(exception, BadRequest) else ""
    if isinstance(exception, TooManyFieldsSent):
        said = _(
            "The form holds more than is taken at once. Go back: what you typed is still there. Take a part of it away and "
            "send it, then send the rest; of a file, hand in each half by itself."
        )
    return _page(
        request,
        400,
        _("The request could not be read"),
        said or _("It was too large, or damaged on the way."),
        [_("Try again.")],
    )


def _unreachable(why: BaseException | None) -> bool:
    """Did the database's server not answer? A full disk, or a lock that was waited for too long, is something else."""
    if connection.vendor != "postgresql" or not isinstance(why, OperationalError | InterfaceError):
        return False
    state = getattr(why.__cause__, "sqlstate", None)
    return state is None or state[:2] in ("08", "57")  # connection exceptions; an operator who stops it


def _away(request: HttpRequest) -> HttpResponse:
    """The database does not answer: said without asking it anything, and worth trying again soon."""
    request.user = AnonymousUser()
    cast(Visited, request).visit = Visit(NOBODY, timezone.now(), get_language() or "en")
    response = _page(
        request,
        503,
        _("The database does not answer"),
        _(
            "Nothing was changed by this attempt, and what was handed in before is safe. A live page goes on showing what "
            "it had, and sends requests for the floor when the database is back."
        ),
        [_("Try again in a few seconds: send the same form again, it counts once.")],
    )
    response.headers["Retry-After"] = "5"
    return response


def server_error(request: HttpRequest, *args: Any) -> HttpResponse:
    if _for_programs(request):
        return machines.told(None, 500)
    if _unreachable(sys.exc_info()[1]):
        return _away(request)
    try:
        return _page(
            request,
            500,
            _("Something went wrong here"),
            _(
                "Nothing was changed by this attempt. Try again; if it happens again, tell the secretariat when it happened."
            ),
            [],
        )
    except Exception:
        log.exception("the error page itself failed")
        return HttpResponse("Something went wrong. Nothing was changed.", status=500, content_type="text/plain")
