"""What of the agendas cites the mandate, in the reader's words: read by the page of the mandate (A77)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.mandate.reads.citing import Citing
from plenary.meetings import naming
from plenary.meetings.reads.citing import citing_items
from plenary.rules.languages import chosen


def items(group: str) -> Iterator[Citing]:
    """Each item with each paragraph that it serves. One query."""
    for one in citing_items(group):
        told = {"meeting": naming.title(one.meeting), "number": one.shown or one.number}
        title = _("%(meeting)s, item %(number)s") % told
        where = {"group": group, "meeting": one.meeting.slug, "item": one.number}
        for address, words in one.serves:
            name = f"{title}: {chosen(one.title, get_language() or 'en')}"
            yield Citing(address, "item", name, reverse("agenda-item", kwargs=where), words)
