"""The door for programs: the same rights, methods and refusals as a page's, in JSON.

An `Operation` is one function: what it takes (path, query, body) and gives are dataclasses (`record.shapes`), out of which
the published description is made (`record.openapi`). An `Address` is the Page that a URL leads to: operations by method.
A refusal is a problem document (RFC 9457) that says what, where and how to mend it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, get_type_hints

import orjson
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import Resolver404
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from plenary.record import shapes
from plenary.record.actor import Forbidden, ProofNeeded, Right
from plenary.record.door import Page, Visited
from plenary.record.problems import Conflict, Problem

log = logging.getLogger(__name__)
ROOT = "/api/1/"
PROBLEM = "application/problem+json"
TEXT = 20 * 1024 * 1024  # bytes of a body: see DATA_UPLOAD_MAX_MEMORY_SIZE


class Refused(Exception):
    """An operation says no: the status, a sentence about it, and which fields it concerns."""

    def __init__(
        self, status: int, detail: str, *, errors: tuple[shapes.Unfit, ...] = (), wait: int = 0, **more: Any
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.wait, self.more = status, detail, errors, wait, more


def said(problem: Problem) -> str:
    """A problem in the visitor's language."""
    words = _(problem.words)
    return words % problem.values if problem.values else words


def problem(
    status: int, detail: str, *, errors: tuple[shapes.Unfit, ...] = (), wait: int = 0, **more: Any
) -> HttpResponse:
    """A problem document. Its type leads to the page that explains the API, its detail says how to mend it."""
    told = {
        "type": f"{settings.URL}/api/#problem-{status}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": [{"field": one.field, "detail": one.detail} for one in errors],
    }
    response = HttpResponse(orjson.dumps(told | more), status=status, content_type=PROBLEM)
    response.headers["Cache-Control"] = "no-store"
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a program can ask for."""

    name: str  # operationId
    says: str  # the function's docstring
    right: Right
    run: Callable[..., Any]
    gives: Any  # a dataclass, or a mapping
    query: type | None
    body: type | None
    status: int
    refuses: tuple[int, ...]


def operation(
    right: Right,
    *,
    query: type | None = None,
    body: type | None = None,
    status: int = 200,
    refuses: tuple[int, ...] = (),
) -> Callable[[Callable[..., Any]], Operation]:
    """Make one of a function that takes the request, the parts of the address by name, `query` and `body`.

    `refuses` are the statuses of its refusals beside those that its shape already brings.
    """

    def make(run: Callable[..., Any]) -> Operation:
        words = " ".join((run.__doc__ or "").split())
        gives = get_type_hints(run)["return"]
        known = {400, 503} | ({413, 415, 422} if body else set()) | set(refuses)
        return Operation(_camel(run.__name__), words, right, run, gives, query, body, status, tuple(sorted(known)))

    return make


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.title() for word in rest)


class Address(Page):
    """A Page whose operations are chosen by method; what it refuses, and what its door refuses, is told in JSON."""

    def __init__(self, operations: Mapping[str, Operation], keyed: bool = False, most: int = 0) -> None:
        rights = {method: one.right for method, one in operations.items()}
        super().__init__(self._serve, rights, keyed=keyed, most=most)
        self.csrf_exempt = True  # `_serve` asks for the token where a session is sent
        self.operations, self.forgeable = operations, not keyed

    def __call__(self, request: Visited, **kwargs: Any) -> HttpResponseBase:
        # No form is read here: whatever the body is called, nobody parses it as one.
        for name, empty in (("_post", QueryDict("")), ("_files", MultiValueDict[str, Any]())):
            setattr(request, name, empty)
        try:
            response = super().__call__(request, **kwargs)
        except Refused as why:
            return problem(why.status, why.detail, errors=why.errors, wait=why.wait, **why.more)
        except OperationalError:
            log.exception("%s was not served", request.path)
            return problem(503, _("The database cannot do this now. Nothing was changed: try again."), wait=30)
        except (Http404, PermissionDenied, SuspiciousOperation) as why:
            return told(why)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            refused = problem(405, _("This address takes %(methods)s.") % {"methods": response.headers["Allow"]})
            refused.headers["Allow"] = response.headers["Allow"]
            return refused
        return response

    def _serve(self, request: Visited, **kwargs: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else str(request.method)
        one = self.operations[method]
        if method != "GET" and self.forgeable and (request.visit.by.person or request.visit.by.waiting):
            _against_forgery(request)
        kwargs["query"] = _query(request, one.query)
        if one.body is not None:
            kwargs["body"] = _body(request, one.body)
        try:
            value = one.run(request, **kwargs)
        except Problem as why:
            raise Refused(409 if isinstance(why, Conflict) else 422, said(why)) from why
        response = HttpResponse(orjson.dumps(value), status=one.status, content_type="application/json")
        response.headers["Cache-Control"] = "no-cache" if method == "GET" and self.forgeable else "private, no-store"
        return response


def _query(request: Visited, shape: type | None) -> Any:
    """The query as a value; None where there is none to take. Raises Refused."""
    known = shapes.hints(shape) if shape else {}
    given: dict[str, Any] = {}
    wrong = []
    for name, values in request.GET.lists():
        if len(values) > 1:
            wrong.append(shapes.Unfit(name[:80], _("Send this once.")))
            continue
        kind, _said = shapes.parted(known.get(name))
        text = values[0]
        given[name] = int(text) if kind is int and text.isascii() and text.isdecimal() and len(text) < 17 else text
    made, unfit = shapes.read(shape or Nothing, given)
    wrong += [shapes.Unfit(one.field.strip("/"), one.detail) for one in unfit]
    if wrong:
        raise Refused(400, _("The query does not fit: %(why)s") % {"why": _first(wrong)}, errors=tuple(wrong[:20]))
    return made


@dataclass(frozen=True, slots=True)
class Nothing:
    """No parameters."""


def _body(request: HttpRequest, shape: type) -> Any:
    """The body as a value. Raises Refused: 415 no JSON by its name, 400 by its content, 413 too large, 422 another shape."""
    if request.content_type != "application/json":
        raise Refused(415, _("Send the body as JSON, with the header Content-Type: application/json."))
    try:
        data = orjson.loads(request.body)
    except orjson.JSONDecodeError as why:
        raise Refused(400, _("The body is no JSON in UTF-8: %(why)s") % {"why": str(why)[:200]}) from why
    made, wrong = shapes.read(shape, data)
    if wrong:
        raise Refused(422, _("The body does not fit: %(why)s") % {"why": _first(wrong)}, errors=tuple(wrong[:20]))
    return made


def _first(wrong: Any) -> str:
    return f"{wrong[0].field}: {wrong[0].detail}" if wrong[0].field else str(wrong[0].detail)


def _nothing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


class _Forgery(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> Any:
        return reason


def _against_forgery(request: HttpRequest) -> None:
    """A browser's session acts here only with its token (X-CSRFToken). Raises Refused."""
    check = _Forgery(_nothing)
    check.process_request(request)
    if check.process_view(request, _nothing, (), {}) is not None:
        raise Refused(
            403, _("You are signed in: send the token against forgery as X-CSRFToken, or send no cookies at all.")
        )


def told(why: Exception | None, status: int = 0) -> HttpResponse:
    """What went wrong outside an operation, as a problem document."""
    if isinstance(why, ProofNeeded):
        return problem(403, _("Prove first who you are."))
    if isinstance(why, Forbidden):
        return problem(403, _(why.reason) if why.reason else _("This is not open to you."))
    if isinstance(why, PermissionDenied):
        return problem(403, _("This is not open to you."))
    if isinstance(why, Resolver404) or (why is None and status == 404):
        return problem(404, _("There is nothing at this address: see the list of operations at /api/."))
    if isinstance(why, Http404):
        words = why.args[0] if why.args and isinstance(why.args[0], str) else ""
        return problem(404, words or _("There is nothing at this address: see the list of operations at /api/."))
    if isinstance(why, RequestDataTooBig):
        return problem(413, _("This is more than the address takes: send less at once."))
    if isinstance(why, BadRequest):
        return problem(400, str(why))
    if isinstance(why, SuspiciousOperation) or status == 400:
        return problem(400, _("The request could not be read: it was damaged on the way, or holds a NUL character."))
    return problem(status or 500, _("Something went wrong here. Nothing was changed by this attempt: try again."))
