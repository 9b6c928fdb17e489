"""Search over what is public of the answers: confirmed, authorised for citation. Forgives accents and typos.

The index is kept in memory. When the record has grown, answers whose text changed are folded again, the others are
taken as they are; nothing else about an answer decides what is found.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from hashlib import blake2b

from plenary.calls.models import Answer, Response
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.rules import folding
from plenary.rules.masking import mask

Words = dict[str, str]
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Searched:
    """A hit: an answer, or (with `question` empty) a respondent found by name."""

    group: str
    call: str
    call_title: Words
    response: int
    name: str
    question: str
    part: str
    text: str
    language: str


class _Kept:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.last = "none yet"
        self.folded: dict[Key, tuple[bytes, str]] = {}
        self.index: folding.Index[Key] | None = None


_kept = _Kept()


def _index() -> folding.Index[Key]:
    last = record.last_leaf()
    with _kept.lock:
        if _kept.index is not None and _kept.last == last:
            return _kept.index
        shown = {"response__state": "confirmed", "response__cited": True}
        answers = Answer.objects.filter(**shown).exclude(text="").values_list("pk", "text")
        # What is masked where it is shown must not be found either (A88): nobody learns by searching whose address it is.
        rows: list[tuple[Key, str]] = [(("a", pk), mask(text)) for pk, text in answers]
        named = Response.objects.filter(state="confirmed", cited=True).values_list("pk", "name")
        rows += [(("r", pk), name) for pk, name in named]
        folded: dict[Key, tuple[bytes, str]] = {}
        for key, text in rows:
            digest = blake2b(text.encode(), digest_size=16).digest()
            kept = _kept.folded.get(key)
            folded[key] = kept if kept is not None and kept[0] == digest else (digest, folding.index_terms(text))
        _kept.index = folding.Index.build(((key, terms) for key, (_d, terms) in folded.items()), folded=True)
        _kept.folded, _kept.last = folded, last
        return _kept.index


def search(by: Actor, query: str, most: int) -> tuple[Searched, ...]:
    """What answers the query, best first. Three queries; `by` sees no more here than the public does."""
    hits = [h.id for h in _index().search(query, most)]
    shown = {
        ("a", a.pk): a
        for a in Answer.objects.filter(
            pk__in=[pk for kind, pk in hits if kind == "a"], response__cited=True
        ).select_related("response", "response__call", "response__call__group", "question")
    }
    named = {
        ("r", r.pk): r
        for r in Response.objects.filter(pk__in=[pk for kind, pk in hits if kind == "r"], cited=True).select_related(
            "call", "call__group"
        )
    }
    found = []
    for key in hits:
        if key in shown:
            a = shown[key]
            r = a.response
            found.append((r, a.question.number, a.part, mask(a.text), a.language))
        elif key in named:
            r = named[key]
            found.append((r, "", "", r.name, ""))
    return tuple(
        Searched(r.call.group.slug, r.call.slug, r.call.title, r.number, r.name, q, p, t, lang)
        for r, q, p, t, lang in found
        if r.state == "confirmed"
    )
