"""The published description of the API (OpenAPI 3.1), made of the addresses themselves: nothing is said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from plenary.record import machines, shapes
from plenary.record.machines import Address, Operation

_PART = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
KINDS: dict[str, dict[str, Any]] = {
    "int": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
    "slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"},
    "str": {"type": "string", "pattern": "^[^/\\x00]+$"},
}
MEANS = {
    400: "The query does not fit, or the body is no JSON.",
    403: "Not open to you.",
    404: "There is nothing at this address.",
    405: "The address does not take this method; Allow says which it takes.",
    409: "What was asked for fitted what was read; meanwhile it stands otherwise. Read again.",
    410: "It was here, and is gone; the detail says why.",
    413: "More than the address takes.",
    415: "The body is not named application/json.",
    422: "The body does not fit; errors says what is to be mended.",
    429: "Too often; Retry-After says when to try again.",
    503: "The database cannot do this now; nothing was changed.",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing to mend."""

    field: str  # a JSON pointer into the body, or the name of a parameter or of a field of the response
    detail: str


@dataclass(frozen=True, slots=True)
class ProblemDocument:
    """A refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """One operation, as the page for people lists it."""

    method: str
    path: str
    operation: Operation


def listed(patterns: Iterable[Any], base: str = machines.ROOT) -> Iterator[Listed]:
    """The operations behind these URL patterns, in their order."""
    for pattern in patterns:
        if isinstance(pattern.callback, Address):
            path = base + _PART.sub(r"{\g<name>}", str(pattern.pattern))
            for method, one in pattern.callback.operations.items():
                yield Listed(method, path, one)


def document(patterns: Iterable[Any], *, url: str, version: str, base: str = machines.ROOT) -> dict[str, Any]:
    """The whole description. `patterns` are the URL patterns below `base`. Raises TypeError for a type without schema."""
    taken: dict[str, type] = {}
    made: dict[str, type] = {}
    paths: dict[str, dict[str, Any]] = {}
    for pattern in patterns:
        if not isinstance(pattern.callback, Address):
            continue
        route = str(pattern.pattern)
        path = base + _PART.sub(r"{\g<name>}", route)
        parts = [
            {"name": p["name"], "in": "path", "required": True, "schema": KINDS[p["kind"] or "str"]}
            for p in _PART.finditer(route)
        ]
        paths[path] = {
            method.lower(): _operation(one, parts, taken, made) for method, one in pattern.callback.operations.items()
        }
    every = _schemas(taken, sent=True) | _schemas({**made, "": ProblemDocument})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Plenary",
            "version": version,
            "summary": "Calls for input: reading them, and answering them.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": url}],
        "paths": paths,
        "components": {"schemas": dict(sorted(every.items()))},
    }


def _schemas(found: dict[str, type], *, sent: bool = False) -> dict[str, Any]:
    """The schemas of these shapes, and of those that they hold."""
    made: dict[str, Any] = {}
    waiting = list(found.values())
    while waiting:
        shape = waiting.pop()
        if shape.__name__ not in made:
            more: dict[str, type] = {}
            made[shape.__name__] = shapes.schema_of(shape, more, sent=sent)
            waiting.extend(more.values())
    return made


def _asked(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter's schema: a query with a NUL is refused at every door."""
    free = schema.get("type") == "string" and not {"pattern", "enum", "format"} & set(schema)
    return {**schema, "pattern": "^[^\\x00]*$"} if free else schema


def _operation(
    one: Operation, parts: list[dict[str, Any]], taken: dict[str, type], made: dict[str, type]
) -> dict[str, Any]:
    told: dict[str, Any] = {"operationId": one.name, "summary": one.says, "parameters": [*parts]}
    if one.query is not None:
        must = shapes.needed(one.query)
        told["parameters"] += [
            {"name": name, "in": "query", "required": name in must, "schema": _asked(shapes.schema(kind, taken))}
            for name, kind in shapes.hints(one.query).items()
        ]
    if one.body is not None:
        schema = shapes.schema(one.body, taken)
        told["requestBody"] = {"required": True, "content": {"application/json": {"schema": schema}}}
    gives = shapes.schema(one.gives, made)
    told["responses"] = {
        str(one.status): {"description": "Done.", "content": {"application/json": {"schema": gives}}},
        **{str(status): _refusal(status) for status in one.refuses},
    }
    return told


def _refusal(status: int) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/ProblemDocument"}
    made: dict[str, Any] = {"description": MEANS[status], "content": {machines.PROBLEM: {"schema": schema}}}
    if status in (429, 503):
        made["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    return made
