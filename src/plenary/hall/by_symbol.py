"""The stable address of a symbol, in any spelling, whatever bears it: a document, a text, a report, a call (A23)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.calls import reads as calls
from plenary.hall.rights import ENTER
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.record.door import Visited, page
from plenary.reports.reads import reports
from plenary.rules import symbols
from plenary.texts import reads as texts


@page(get=ENTER)
def by_symbol(request: Visited, symbol: str) -> HttpResponse:
    """To the document with this symbol; before one is published, to the mandate, the report, the text or the call."""
    if (found := library.by_symbol(symbol)) is not None:
        return redirect("document", pk=found)
    if (address := _elsewhere(frozenset(symbols.keys(symbol)) or frozenset({symbol.strip().upper()}))) is not None:
        return redirect(address)
    raise Http404(_("No document has this symbol."))


def _elsewhere(wanted: frozenset[str]) -> str | None:
    """The address of what bears the symbol and is no document. Five queries at most, however many groups there are."""

    def bears(given: str) -> bool:
        return bool(given) and not wanted.isdisjoint(symbols.keys(given)[:1] or (given.strip().upper(),))

    for group in mandate.groups():
        if bears(group.resolution):
            return reverse("mandate", kwargs={"group": group.slug})
    for of, slug, symbol in reports.symbols():
        if bears(symbol):
            return reverse("report", kwargs={"group": of, "report": slug})
    for of, slug, symbol in texts.symbols():
        if bears(symbol):
            return reverse("text", kwargs={"group": of, "text": slug})
    for call in calls.calls():
        if bears(call.symbol):
            return reverse("call", kwargs={"group": call.group, "call": call.slug})
    return None
