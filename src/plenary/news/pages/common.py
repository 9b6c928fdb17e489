"""What the pages of this room share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language

from plenary.mandate.links import href
from plenary.members.show import show
from plenary.members.typed import Tried, Verb, tried
from plenary.news.rights import KEEP
from plenary.record.acts import Receipt
from plenary.record.door import Visited
from plenary.record.problems import Conflict


@dataclass
class TriedSeen(Tried):
    """What came of a form that says what its author had seen. `late`: somebody else was first, and both are shown."""

    late: bool = False

    @property
    def status(self) -> int:
        return 409 if self.late else super().status


def tried_seen(request: Visited, verbs: Mapping[str, Verb]) -> TriedSeen:
    """`tried`, for a form that may come too late: it comes back with the newest state as its base, and is sent once more."""
    late = False

    def watched(verb: Verb) -> Verb:
        def run(once: dict[str, Any]) -> Receipt | None:
            nonlocal late
            try:
                return verb(once)
            except Conflict:
                late = True
                raise

        return run

    outcome = tried(request, {name: watched(verb) for name, verb in verbs.items()})
    return TriedSeen(outcome.receipt, outcome.problem, outcome.kept, late)


def page_of(
    request: Visited, template: str, group: str, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of this room, in its frame."""
    outcome = outcome or Tried()
    return show(
        request,
        template,
        status=outcome.status,
        group=group,
        here="news",
        tab=tab,
        problem=outcome.problem,
        kept=outcome.kept,
        late=isinstance(outcome, TriedSeen) and outcome.late,
        posted=request.POST if outcome.problem else {},
        keeps=KEEP.asked(request.visit.by, group).allowed,
        languages=settings.LANGUAGES,
        page_of_address=lambda address: href(address, group),
        **context,
    )


def language_of(typed: str) -> str:
    """The language that was chosen for words; the reader's for whatever is none."""
    return typed if typed in dict(settings.LANGUAGES) else get_language() or "en"
