"""What is put up for adoption, as digests of its facets: what is confirmed is the same, or it is said what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext as _

from plenary.reports.reads.reports import Placed, ReportPage

Words = Mapping[str, str]


def marks(page: ReportPage, content: Mapping[str, Any], title: Words, symbol: str) -> dict[str, str]:
    """The digest of each facet of a report, by its code.

    `content` is what a draft would keep of it now (acts.issuing.freezing), `title` and `symbol` are those of its text. What
    goes on all the time is not in it: the head of the record, and who argues what on the question of its variants.
    """
    question = content.get("question") or {}
    facets: dict[str, Any] = {
        "title": [content["title"], content["symbol"], title, symbol],
        "about": [content[name] for name in ("authorship", "outcome", "input_to", "destinations", "governed")],
        "variant": [
            content["official"],
            page.including,
            *(question.get(name) for name in ("number", "title", "outcome")),
        ],
        "words": [[p.line.key, p.line.words, p.line.notes] for p in page.paragraphs],
        "parts": [[p.line.key, p.section, p.part, p.why] for p in page.paragraphs],
        "states": [_state(p) for p in page.paragraphs],
        "kinds": [_kind(p) for p in page.paragraphs],
        "sources": content["sources"],
    }
    return {code: _digest(facet) for code, facet in facets.items()}


def _state(p: Placed) -> list[Any]:
    proposed = [[one.id, one.op, one.words, one.place, one.notes] for one in p.line.proposals]
    return [p.line.key, p.line.state, p.line.there, p.line.bracketed, proposed]


def _kind(p: Placed) -> list[Any]:
    line = p.line
    told = (line.key, line.kind, line.level, line.number, line.statement, line.tag, line.category)
    # Without words it has the digest that it had before citations of the mandate had any.
    return [*told, [{k: v for k, v in asdict(cite).items() if v or k != "words"} for cite in line.cites]]


def _digest(facet: Any) -> str:
    return sha256(json.dumps(facet, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What is not as it was put up, in the reader's words."""
    names = {
        "title": _("its title or symbol"),
        "about": _("what is said about it"),
        "variant": _("the question on its variants, or what was decided on it"),
        "words": _("its words"),
        "parts": _("which part a paragraph is in"),
        "states": _("the state of a paragraph, or what is proposed on it"),
        "kinds": _("the kind, number or tag of a paragraph, or what it cites"),
        "sources": _("what a paragraph rests on"),
    }
    return [name for code, name in names.items() if before.get(code) != now.get(code)]
