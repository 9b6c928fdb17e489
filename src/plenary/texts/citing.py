"""What of the texts cites the mandate, in the reader's words: read by the page of the mandate (A77)."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.mandate.reads.citing import Citing
from plenary.rules.languages import chosen
from plenary.texts.reads.citing import citing_paragraphs


def paragraphs(group: str) -> Iterator[Citing]:
    """Each paragraph of a text or a report with each paragraph of the mandate that it rests on. One query."""
    for one in citing_paragraphs(group):
        title = chosen(one.title, get_language() or "en")
        if one.number:
            title = _("%(title)s, paragraph %(number)s") % {"title": title, "number": one.number}
        url = reverse("paragraph", kwargs={"group": group, "text": one.text, "key": one.key})
        for address, words in one.cites:
            yield Citing(address, "paragraph", title, url, words)
