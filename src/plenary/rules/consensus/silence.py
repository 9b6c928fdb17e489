"""The silence procedure: what may be done at an instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from plenary.rules.consensus.values import GRACE, Methods

Phase = Literal["running", "passed", "broken", "confirmed", "withdrawn", "gone"]


@dataclass(frozen=True, slots=True)
class May:
    """What may be done. `phase` "passed": the end has come and nobody has objected; the chair has not confirmed yet.

    "gone": the paragraph is not part of the text any more, and nothing is left to be silent about.
    """

    phase: Phase
    object: bool  # a written objection breaks it
    confirm: bool  # by the chair
    withdraw: bool  # by the chair


def beginning(began: datetime, ends: datetime, methods: Methods) -> str:
    """Why it cannot begin so: "too-short" where it ends sooner than the working methods say; "" where it can."""
    return "too-short" if ends - began < methods.lead else ""


def silence(
    state: str, ends: datetime, now: datetime, *, objections: int = 0, gone: bool = False, grace: timedelta = GRACE
) -> May:
    """What may be done at an instant. `state` is running, broken, confirmed or withdrawn; `objections` stand meanwhile;
    the paragraph may be `gone`.

    The end is exact: an objection a microsecond before breaks it; one in that very instant is too late to break it, and
    stands in the way of the confirmation all the same as every open objection does. Nothing is confirmed by time alone, nor
    within the `grace` after the end.
    Raises ValueError for a state that there is not.
    """
    if state not in ("running", "broken", "confirmed", "withdrawn"):
        raise ValueError(f"no such state: {state}")
    if state == "running" and gone:
        return May("gone", object=False, confirm=False, withdraw=True)
    if state == "broken" or (state == "running" and objections and now < ends):
        # Until the end more objections are kept beside the first.
        return May("broken", object=now < ends, confirm=False, withdraw=False)
    if state != "running":
        return May("confirmed" if state == "confirmed" else "withdrawn", object=False, confirm=False, withdraw=False)
    if now < ends:
        return May("running", object=True, confirm=False, withdraw=True)
    return May("passed", object=False, confirm=not objections and now >= ends + grace, withdraw=True)
