"""Long work of this room: the map of what the public said."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from plenary.consensus import acts, opinion_worker
from plenary.consensus.reads import opinion
from plenary.library.work import Step, handles
from plenary.record.actor import EVERYWHERE, SECRETARIAT, Actor


@handles("opinion-map")
def opinion_map(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Make the map of a canvass that is closed, put it into the record, and let the votes go."""
    told, group, canvass = arguments["by"], arguments["group"], arguments["canvass"]
    cast, declared, statements = opinion.given(group, canvass)
    made = opinion_worker.ask(cast, declared, statements)
    # The work is hers who closed it, with the right that was checked when she did.
    by = Actor(told["person"], "", told["seat"], told["capacity"], {EVERYWHERE: frozenset({SECRETARIAT})})
    receipt = acts.record_map(by, group=group, canvass=canvass, result=made, at=timezone.now())
    return {"entry": receipt.entry}
