"""What the pages of a text share."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.mandate import reads as mandate
from plenary.members.show import show
from plenary.members.typed import Tried
from plenary.record.actor import Actor
from plenary.record.door import Visited
from plenary.rules.deadlines import Left, left
from plenary.texts import reads
from plenary.texts.rights import CHAIRS, COMMENT, KEEP, PROPOSE

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


def find(group: str, text: str) -> reads.TextLine:
    """The text. Raises Http404."""
    found = reads.text_line(group, text)
    if found is None:
        raise Http404(_("There is no such text."))
    return found


def whole(group: str, text: str) -> reads.TextPage:
    """The text with its paragraphs. Raises Http404."""
    found = reads.text(group, text)
    if found is None:
        raise Http404(_("There is no such text."))
    return found


def zone_of(group: str) -> str:
    """The venue's time, in which deadlines are shown."""
    return next((g.zone for g in mandate.groups() if g.slug == group), "UTC")


def remains(request: Visited, line: reads.TextLine) -> Left | None:
    """Time until the deadline for proposals; None where there is none, or it has passed."""
    found = left(request.visit.at, line.until) if line.until and line.state == "open" else None
    return None if found is None or found.past else found


def may(by: Actor, group: str) -> dict[str, bool]:
    """What this visitor may do with texts of the group."""
    asked = {"keep": KEEP, "chairs": CHAIRS, "propose": PROPOSE, "comment": COMMENT}
    return {name: right.asked(by, group).allowed for name, right in asked.items()}


def page_of(
    request: Visited, template: str, line: reads.TextLine, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of a text, in its frame."""
    outcome = outcome or Tried()
    rights = may(request.visit.by, line.group)
    return show(
        request,
        template,
        status=outcome.status,
        group=line.group,
        here="texts",
        line=line,
        tab=tab,
        left=remains(request, line),
        may=rights,
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        **context,
    )
