"""Shapes of what programs send and get: a frozen dataclass is the value, its schema and its check, said once.

A field's type says what it holds; `Annotated[str, Says("…")]` adds what it means and how long it may be. Known are str,
int, bool, datetime, None in a union, tuples of one type, mappings from text, and dataclasses.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

MOST_NUMBER = 2**53 - 1  # what every reader of JSON holds exactly
PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0, "maximum": MOST_NUMBER},  # every number here counts something
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time"},
    types.NoneType: {"type": "null"},
    Any: {},
}
_WANTED = {
    str: gettext_noop("a text"),
    int: gettext_noop("a whole number"),
    bool: gettext_noop("true or false"),
    dict: gettext_noop("an object"),
    tuple: gettext_noop("a list"),
}


@dataclass(frozen=True, slots=True)
class Says:
    """What a field means, and what it takes: numbers from `least` to `most`, texts of at most `longest` characters,
    one of `among`; names of a mapping that match `names`."""

    words: str = ""
    least: int | None = None
    most: int | None = None
    longest: int | None = None
    among: tuple[str, ...] = ()
    names: str = ""
    example: Any = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """What does not fit, where (a JSON pointer, or the name of a parameter), in the visitor's language."""

    field: str
    detail: str


def hints(shape: type) -> dict[str, Any]:
    """The fields of a shape with their types, what they say included."""
    return _hints(shape)


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)


def parted(told: Any) -> tuple[Any, Says]:
    """A type and what is said of it."""
    if get_origin(told) is Annotated:
        bare, *said = get_args(told)
        return bare, next((s for s in said if isinstance(s, Says)), Says())
    return told, Says()


def inside(told: Any) -> Any:
    """The type of what a tuple or a mapping holds."""
    args = [a for a in get_args(told) if a is not Ellipsis]
    return args[-1] if args else Any


def needed(shape: type) -> tuple[str, ...]:
    """The fields that have no default."""
    return tuple(
        f.name
        for f in dataclasses.fields(shape)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    )


def schema(told: Any, shapes: dict[str, type]) -> dict[str, Any]:
    """The JSON schema of a type. Dataclasses are referred to by name, and noted in `shapes`. Raises TypeError."""
    bare, said = parted(told)
    made = _bare(bare, shapes)
    if said.words:
        made["description"] = said.words
    for key, value in (("minimum", said.least), ("maximum", said.most), ("maxLength", said.longest)):
        if value is not None:
            made[key] = value
    if said.among:
        made["enum"] = list(said.among)
    if said.names:
        made["propertyNames"] = {"pattern": f"^(?:{said.names})$"}
    if said.example is not None:
        made["examples"] = [said.example]
    return made


def _bare(told: Any, shapes: dict[str, type]) -> dict[str, Any]:
    if told in PLAIN:
        return dict(PLAIN[told])
    origin = get_origin(told)
    if origin in (Union, types.UnionType):
        return {"anyOf": [schema(one, shapes) for one in get_args(told)]}
    if origin is tuple:
        return {"type": "array", "items": schema(inside(told), shapes)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema(inside(told), shapes)}
    if isinstance(told, type) and dataclasses.is_dataclass(told):
        shapes[told.__name__] = told
        return {"$ref": f"#/components/schemas/{told.__name__}"}
    raise TypeError(f"no schema for {told!r}")


def schema_of(shape: type, shapes: dict[str, type], *, sent: bool = False) -> dict[str, Any]:
    """The schema of a dataclass: what comes out has all its fields, what is `sent` those without a default."""
    names = [f.name for f in dataclasses.fields(shape)]
    return {
        "type": "object",
        "description": " ".join((shape.__doc__ or "").split()),
        "properties": {name: schema(told, shapes) for name, told in hints(shape).items()},
        "required": list(needed(shape)) if sent else names,
        "additionalProperties": False,
    }


def read(shape: type, data: Any) -> tuple[Any, tuple[Unfit, ...]]:
    """What was sent as a value of that shape; None, and what does not fit, where it has not the shape."""
    wrong = tuple(_unfit(shape, data, ""))
    if wrong:
        return None, wrong
    kinds = hints(shape)
    return shape(**{name: _value(kinds[name], given) for name, given in data.items()}), ()


def _value(told: Any, given: Any) -> Any:
    bare, _said = parted(told)
    return tuple(given) if get_origin(bare) is tuple else int(given) if bare is int else given


def _unfit(told: Any, data: Any, at: str) -> Iterator[Unfit]:
    bare, said = parted(told)
    origin = get_origin(bare)
    if isinstance(bare, type) and dataclasses.is_dataclass(bare):
        yield from _unfit_fields(bare, data, at)
    elif isinstance(origin, type) and issubclass(origin, Mapping):
        if not isinstance(data, dict):
            yield _wanted(dict, at)
            return
        for name, value in data.items():
            if said.names and not re.fullmatch(said.names, name):
                yield Unfit(_under(at, name), _("There is no field of this name: look at the questions of the call."))
            yield from _unfit(inside(bare), value, _under(at, name))
    elif origin is tuple:
        if not isinstance(data, list):
            yield _wanted(tuple, at)
            return
        for n, value in enumerate(data):
            yield from _unfit(inside(bare), value, _under(at, str(n)))
    else:
        yield from _unfit_plain(bare, said, data, at)


def _unfit_fields(shape: type, data: Any, at: str) -> Iterator[Unfit]:
    if not isinstance(data, dict):
        yield _wanted(dict, at)
        return
    kinds = hints(shape)
    for name in needed(shape):
        if name not in data:
            yield Unfit(_under(at, name), _("This is missing: send it."))
    for name, value in data.items():
        if name in kinds:
            yield from _unfit(kinds[name], value, _under(at, name))
        else:
            yield Unfit(
                _under(at, name), _("This is not known here. Known are: %(names)s.") % {"names": ", ".join(kinds)}
            )


def _unfit_plain(kind: Any, said: Says, data: Any, at: str) -> Iterator[Unfit]:
    whole = isinstance(data, int) or (isinstance(data, float) and data.is_integer())  # 1.0 is a whole number in JSON
    if kind is int:
        if isinstance(data, bool) or not whole:
            yield _wanted(int, at)
            return
        least, most = said.least or 0, MOST_NUMBER if said.most is None else said.most
        if not least <= data <= most:
            yield Unfit(at, _("Send a whole number from %(least)s to %(most)s.") % {"least": least, "most": most})
    elif not isinstance(data, kind):
        yield _wanted(kind, at)
    elif kind is str and said.among and data not in said.among:
        yield Unfit(at, _("Send one of: %(values)s.") % {"values": ", ".join(said.among)})
    elif kind is str and said.longest is not None and len(data) > said.longest:
        yield Unfit(at, _("Send at most %(most)s characters.") % {"most": said.longest})


def _wanted(kind: Any, at: str) -> Unfit:
    return Unfit(at, _("Send %(kind)s here.") % {"kind": _(_WANTED[kind])})


def _under(at: str, name: str) -> str:
    """One step down a JSON pointer (RFC 6901); a name that is very long is cut, since it is only shown."""
    return f"{at}/{name[:80].replace('~', '~0').replace('/', '~1')}"
