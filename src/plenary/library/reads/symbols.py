"""Documents by the symbols and titles that people cite them by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plenary.library.models import Document
from plenary.record.kept import Kept
from plenary.rules import symbols
from plenary.rules.folding import fold
from plenary.rules.languages import chosen


def by_symbol(text: str) -> int | None:
    """The key of the document with this symbol, in whatever spelling; None where there is none (A23)."""
    for key in symbols.keys(text):
        found: int | None = Document.objects.filter(key=key).values_list("pk", flat=True).first()
        if found is not None:
            return found
    return None


def symbols_of(documents: Iterable[int]) -> dict[int, str]:
    """The symbols of documents by key, or their titles where they have none. One query."""
    rows = Document.objects.filter(pk__in=set(documents)).values_list("pk", "symbol", "title")
    return {pk: symbol or chosen(title, "en") for pk, symbol, title in rows}


def cited(texts: Iterable[str]) -> dict[str, int]:
    """Which documents the texts cite ("Tunis Agenda 69", "A/RES/70/125, para. 65"): text -> the key of the one document.

    By a symbol in the text, or by a title that begins with what stands before its paragraphs. What fits several
    documents, or none, is left out: a reference is never led to a guess. One query.
    """
    wanted = frozenset(texts)
    return _cited.get(wanted, lambda: _cited_now(wanted)) if wanted else {}


_cited: Kept[dict[str, int]] = Kept()


def _cited_now(wanted: frozenset[str]) -> dict[str, int]:
    keys: dict[str, int] = {}
    titles: list[tuple[int, list[str]]] = []
    for pk, key, title in Document.objects.values_list("pk", "key", "title"):
        if key:
            keys[key] = pk
        titles.append((pk, [f"{fold(name)} " for name in title.values()]))
    found: dict[str, int] = {}
    for text in wanted:
        for name in _names(text):
            start = f"{fold(name)} "
            fits = {keys[key] for key in symbols.keys(name) if key in keys}
            fits = fits or {pk for pk, names in titles if len(start) > 5 and any(n.startswith(start) for n in names)}
            if fits:
                if len(fits) == 1:
                    found[text] = fits.pop()
                break
    return found


_LOCATORS = frozenset("para paras paragraph paragraphs art article articles and to".split())


def _names(text: str) -> Iterator[str]:
    """What the document may be called: the whole text, then less and less of the paragraphs at its end."""
    words = text[:300].split()
    while words:
        yield " ".join(words).strip(" ,;:(")
        last = words.pop().strip(",;:.()[]§¶")
        if last.casefold() not in _LOCATORS and not all(c.isdecimal() or c in "-–—,." for c in last):
            return
