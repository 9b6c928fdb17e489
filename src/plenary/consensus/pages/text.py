"""A text as the group works on it: the sheet, with where everybody stands beside each paragraph, and its other views."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.consensus import showing
from plenary.members import reads as members
from plenary.record import reads as record
from plenary.record.door import Visited, number_of, page
from plenary.rules.redline import Par, Run, compare, words
from plenary.texts import reads
from plenary.texts.pages.common import LANGUAGES, page_of, whole
from plenary.texts.rights import READ

VIEWS = ("bracketed", "clean", "reading", "redline", "factual", "pair")


@page(get=READ)
def text(request: Visited, group: str, text: str) -> HttpResponse:
    """?view=bracketed|clean|reading&of=3|redline&from=1&to=2|factual|pair&language=fr; ?revision=2 as it was issued."""
    asked = request.GET
    view = asked.get("view") or "bracketed"
    if view not in VIEWS:
        raise Http404(_("There is no such view of a text."))
    number = record.size()  # before the page is made: what comes meanwhile is sent again, not missed
    found = whole(group, text)
    frozen = _revision(group, text, number_of(asked.get("revision"))) if asked.get("revision") else None
    shown = frozen or found
    context: dict[str, Any] = {
        "page": found,
        "shown": shown,
        "frozen": frozen,
        "view": view,
        "number": number,
        "live": view == "bracketed" and frozen is None,
        "reloads": view == "bracketed" and frozen is None and asked.get("still") != "1",
        "revisions": reads.revisions(group, text),
        "languages": reads.languages(group, text),
        "sponsors": _sponsors(shown),
        "query": f"?{asked.urlencode()}" if asked else "",
        "piles": [(name, len(found.pile(name))) for name in reads.PILES],
    }
    if view == "bracketed" and frozen is None:
        context["rows"] = showing.sheet(group, text)
    elif view == "reading":
        context |= _reading(group, shown, number_of(asked.get("of")))
    elif view == "redline":
        context |= _redline(group, found, number_of(asked.get("from")), number_of(asked.get("to")))
    elif view == "pair":
        context |= _pair(group, text, asked.get("language", ""), context["languages"])
    elif view == "factual":
        context["factual"] = reads.only_factual(shown.paragraphs)
    return page_of(request, "consensus/text.html", found.line, "text", **context)


def _revision(group: str, text: str, number: int | None) -> reads.Snapshot:
    found = reads.revision(group, text, number) if number else None
    if found is None:
        raise Http404(_("There is no such revision of this text."))
    return found


def _sponsors(shown: reads.TextPage | reads.Snapshot) -> list[tuple[int, str]]:
    """Whose reading can be asked for: number of the seat (0: the chair) and name, by name."""
    found = {(s.seat or 0, s.name) for p in shown.paragraphs for one in p.proposals for s in one.sponsors}
    return sorted(found, key=lambda one: one[1].casefold())


def _reading(group: str, shown: reads.TextPage | reads.Snapshot, seat: int | None) -> dict[str, Any]:
    """The text as one sponsor would have it: her latest words where she proposes any, what stands elsewhere."""
    rows: list[tuple[reads.ParagraphLine, reads.ProposalLine | None, tuple[Run, ...]]] = []
    others: dict[int, list[reads.ProposalLine]] = {}  # her earlier ones, open too
    for p in shown.paragraphs:
        hers = p.proposed_by(seat) if seat is not None else None
        others[p.key] = [
            one for one in p.wordings if one is not hers and any((s.seat or 0) == seat for s in one.sponsors)
        ]
        base = p.words if p.there else ""
        if hers is not None:
            rows.append((p, hers, words(base, hers.text or "")))
        elif p.there:
            rows.append((p, None, words(base, base)))
    name = next((s.holder for s in members.seats(group) if s.number == seat), "") if seat else ""
    return {"of": seat, "name": name, "rows": rows, "others": others}


def _redline(group: str, found: reads.TextPage, first: int | None, last: int | None) -> dict[str, Any]:
    """What changed between two revisions, or since one: moved and merged paragraphs are followed by their keys."""
    issued = reads.revisions(group, found.line.slug)
    if not issued:
        return {"lines": (), "old": None, "new": None}
    old = _revision(group, found.line.slug, first or issued[0].number)
    new = _revision(group, found.line.slug, last) if last else None
    after: reads.TextPage | reads.Snapshot = new or found
    pars = {p.key: p for p in (*old.paragraphs, *old.gone, *after.paragraphs, *after.gone)}
    lines = compare(_pars(old), _pars(after))
    return {
        "lines": lines,
        "pars": pars,
        "went_in": {x.key: [pars[k].number for k in x.sources if k != x.key] for x in lines if len(x.sources) > 1},
        "old": old.line,
        "new": new.line if new else None,
    }


def _pars(page: reads.TextPage | reads.Snapshot) -> list[Par]:
    """What stands, in order, and what is gone, with where it went."""
    here = [Par(p.key, p.words, p.number) for p in page.paragraphs if p.there]
    return here + [Par(p.key, p.words, p.number, gone=True, into=p.into) for p in page.gone]


def _pair(group: str, text: str, language: str, there: tuple[str, ...]) -> dict[str, Any]:
    chosen = language if language in LANGUAGES else next(iter(there), "")
    return {"language_pair": chosen, "translations": reads.translations(group, text, chosen) if chosen else {}}
