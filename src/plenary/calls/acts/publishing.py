"""Publishing a compilation: ordered by an act, made as a job, recorded by the library when it is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plenary.calls.entries import CompilationAsked
from plenary.calls.models import Call
from plenary.calls.rights import PUBLISH
from plenary.library import work
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act


@act
def ask_for_publication(by: Actor, *, call: str, parts: Sequence[str] = (), at: datetime) -> Outcome:
    """Order a publication; `parts` ("Q2", "R17") republishes those alone, () everything. `value` is the job's key."""
    found = Call.objects.select_related("group").get(slug=call)
    PUBLISH.require(by, found.group.slug)
    job = order_publication(by, call, parts, at)
    return Written(CompilationAsked(call, list(parts)), f"call/{call}", job)


def order_publication(by: Actor, call: str, parts: Sequence[str], at: datetime) -> int:
    """Enqueue the job, within the act that orders it. Parts go into the quick queue. Returns the job's key."""
    told = {"person": by.person, "seat": by.seat, "capacity": by.capacity}
    arguments = {"call": call, "parts": list(parts), "by": told}
    return work.ask("publish", f"call/{call}", arguments, by.person, at, queue=work.QUICK if parts else work.SLOW)
