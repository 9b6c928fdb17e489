"""Long work of this room: looking whether addresses outside still lead somewhere."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from plenary.library.work import Step, handles
from plenary.record.actor import EVERYWHERE, SECRETARIAT, Actor


@handles("check-links")
def check_links(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Check the addresses of a group's documents; her who ordered it, with the right that was checked then."""
    from plenary.library import checking  # imported where it is used: a page needs none of it

    told = arguments["by"]
    roles = {EVERYWHERE: frozenset({SECRETARIAT})}
    by = Actor(told["person"], "", told["seat"], told["capacity"], roles)
    one = arguments.get("document")
    return checking.check(by, group=arguments["group"], document=one, now=timezone.now, step=step).plain()
