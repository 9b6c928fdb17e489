"""Where a date is said: a paragraph of the mandate or a document as a link, or words."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.library import reads as library
from plenary.mandate.links import href
from plenary.mandate.reads import citing
from plenary.mandate.reads.citing import Cited
from plenary.rules import mandates
from plenary.rules.languages import chosen


@dataclass(frozen=True, slots=True)
class Source:
    """Where a date is said, as its page shows it: `url` "" where it is words; `cited` of a paragraph what stands there."""

    label: str
    url: str = ""
    cited: Cited | None = None


def source(kept: str) -> Source | None:
    """What is kept of a date, shown; None where nothing is. A symbol that the library has leads there. One query."""
    if not kept:
        return None
    if mandates.cited(kept):
        found = next(iter(citing.shown([(kept, "")])), None)
        return Source(_called(found.symbol, found.label) if found else kept, href(kept), found)
    kind, _slash, number = kept.partition("/")
    if kind == "document" and number.isdecimal():
        document = library.document(int(number))
        if document is None:
            return Source(kept)
        line = document.line
        label = " ".join(p for p in (line.symbol, chosen(line.title, get_language() or "en")) if p)
        return Source(label or kept, reverse("document", kwargs={"pk": line.id}))
    pk = library.by_symbol(kept)
    return Source(kept, reverse("document", kwargs={"pk": pk}) if pk else "")


def choices(group: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What a date may name as its source: the paragraphs of the mandate, the documents of the group. A few queries."""
    language = get_language() or "en"
    paragraphs = [(p.address, _called(p.symbol, p.label)) for p in citing.quotables(group).values()]
    documents = [
        (f"document/{d.id}", " ".join(p for p in (d.symbol, chosen(d.title, language)[:60]) if p))
        for d in library.documents(group=group, most=100)
    ]
    return paragraphs, documents


def _called(symbol: str, number: str) -> str:
    return _("%(symbol)s, paragraph %(number)s") % {"symbol": symbol, "number": number}
