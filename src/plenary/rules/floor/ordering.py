"""The order of speakers on one topic."""

from __future__ import annotations

from bisect import bisect, insort
from collections.abc import Iterable
from datetime import datetime

from plenary.rules.floor.values import Methods, Place, Reason, Request

_REASONS = {
    "members": ("member", "observer"),
    "observers": ("member-after", "observer-first"),
    "together": ("together", "together"),
}


def order(requests: Iterable[Request], methods: Methods, *, now: datetime) -> tuple[Place, ...]:
    """The requests that wait, in the order in which the floor is given, each with its reason.

    Points of order interrupt, by arrival; whom they interrupted goes on after them. Then come those whom the chair took
    out of order. Then the statements: members by arrival, whatever their stakeholder group and wherever they sit, then
    observers by arrival (A102, A103); or as the session's methods say. Rights of reply come last, by arrival. `now`
    changes nothing: no clock is the order. It is asked for so that a method that depended on it could not be slipped in
    without its callers knowing the instant.
    """
    places: list[Place] = []
    before: list[int] = []  # arrivals of those who speak earlier
    for position, request in enumerate(sorted(requests, key=lambda r: _rank(r, methods)), 1):
        later = len(before) - bisect(before, request.arrived)
        places.append(Place(request, position, _reason(request, methods, later)))
        insort(before, request.arrived)
    return tuple(places)


def _rank(r: Request, methods: Methods) -> tuple[int, int, int, int]:
    if r.kind == "point-of-order":
        return (0, 0, 0, r.arrived)
    if r.interrupted:
        return (1, 0, 0, r.arrived)
    if r.ahead:
        return (1, r.ahead, 0, r.arrived)
    if r.kind == "right-of-reply":
        return (3, 0, 0, r.arrived)
    return (2, 0, _class_rank(r, methods), r.arrived)


def _class_rank(r: Request, methods: Methods) -> int:
    if methods.first == "together":
        return 0
    first = "member" if methods.first == "members" else "observer"
    return 0 if r.klass == first else 1


def _reason(r: Request, methods: Methods, later: int) -> Reason:
    if r.kind == "point-of-order":
        return Reason("point-of-order", after=later)
    if r.interrupted:
        return Reason("interrupted", after=later)
    if r.ahead:
        return Reason("out-of-order", after=later, because=r.because)
    if r.kind == "right-of-reply":
        return Reason("reply", after=later)
    member, observer = _REASONS[methods.first]
    return Reason(member if r.klass == "member" else observer, after=later)
