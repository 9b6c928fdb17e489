"""What the acts of a call's life share: the call, asked for by right, and the facts of which its state is computed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from plenary.calls.models import Call
from plenary.record.actor import Actor, Right
from plenary.record.problems import Problem
from plenary.rules.deadlines import CallFacts, Standing, standing

Words = dict[str, str]


def called(by: Actor, slug: str, right: Right) -> Call:
    """The call with its group, once she may. Raises Call.DoesNotExist, Forbidden."""
    found: Call = Call.objects.select_related("group").get(slug=slug)
    right.require(by, found.group.slug)
    return found


def stands(call: Call, at: datetime) -> Standing:
    """Where the call stands at that instant."""
    return standing(
        CallFacts(
            adopted=call.adopted,
            formatted=call.formatted,
            opens=call.opened,
            deadline=call.deadline,
            closed=call.closed,
            accepts_late=call.accepts_late,
            drafted_here=call.drafted_here,
        ),
        at,
    )


def reason_of(text: str, most: int = 500) -> str:
    """A reason on one line, as it will be public. Raises Problem where there is none, or where it is too long to keep."""
    said = " ".join(text.split())
    if not said:
        raise Problem("Say why: the reason is public.")
    if len(said) > most:
        raise Problem("The reason is longer than %(most)s characters: say it shorter.", most=most)
    return said


def words_of(given: Any) -> Words:
    """A text by language without its empty ones."""
    return {str(code): str(text).strip() for code, text in dict(given or {}).items() if str(text).strip()}
