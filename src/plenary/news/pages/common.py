"""What the pages of this room share."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language

from plenary.mandate.links import href
from plenary.members.show import show
from plenary.members.typed import Tried
from plenary.news.rights import KEEP
from plenary.record.door import Visited


def page_of(
    request: Visited, template: str, group: str, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of this room, in its frame. Whose form came too late gets it back with the newest state as its base, to be sent
    once more."""
    outcome = outcome or Tried()
    return show(
        request,
        template,
        status=409 if outcome.late else outcome.status,
        group=group,
        here="news",
        tab=tab,
        problem=outcome.problem,
        kept=outcome.kept,
        late=outcome.late,
        posted=request.POST if outcome.problem else {},
        keeps=KEEP.asked(request.visit.by, group).allowed,
        languages=settings.LANGUAGES,
        page_of_address=lambda address: href(address, group),
        **context,
    )


def language_of(typed: str) -> str:
    """The language that was chosen for words; the reader's for whatever is none."""
    return typed if typed in dict(settings.LANGUAGES) else get_language() or "en"
