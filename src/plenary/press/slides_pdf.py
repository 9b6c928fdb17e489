"""A talk as PDF/UA-1: a page of 16 by 9 a slide, tagged, with a bookmark each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from plenary.press.slides import SIGNS, Deck, Line, Run, rtl
from plenary.press.typesetting import TEMPLATES, Filed, Printed, apart, breakable, locale, typeset

TEMPLATE = TEMPLATES / "slides.typ"
_FROM, _TO = "\u2068", "\u2069"  # isolate: words of another language keep their own direction
_SIGNS = SIGNS | {"none": "×"}  # a sign that the printing fonts have


def printed(deck: Deck) -> Printed:
    """The talk as PDF/UA-1, and the characters that no font shows. Same talk, same bytes. Raises PrintFailedError."""
    return typeset(document(deck), TEMPLATE)


def pdf_in_subprocess(deck: Deck, path: Path, *, timeout: float) -> Filed:
    """Set it in a process of its own and put it at `path`, whole or not at all; as `print_pdf.pdf_in_subprocess`."""
    return apart({"document": document(deck), "template": TEMPLATE.name}, path, timeout=timeout)


def document(deck: Deck) -> dict[str, Any]:
    """What the template reads; see there for the shapes."""
    language, region = locale(deck.language)
    known = {slide.key for slide in deck.slides}
    return {
        "title": breakable(deck.title),
        "subtitle": breakable(deck.subtitle),
        "about": breakable(deck.about),
        "address": [deck.words.address, deck.address, breakable(deck.address)] if deck.address else [],
        "lang": language,
        "region": region,
        "rtl": deck.rtl,
        "title_lang": locale(deck.title_language or deck.language)[0],
        "page": deck.words.page,
        "sources_title": deck.words.sources,
        "opening": [_line(deck, line, known) for line in deck.opening],
        "slides": [
            {
                "key": slide.key,
                "title": breakable(slide.title),
                "lines": [_line(deck, line, known) for line in slide.lines],
                "sources": [_run(deck, run, known) for run in slide.sources],
            }
            for slide in deck.slides
        ],
    }


def _line(deck: Deck, line: Line, known: set[str]) -> dict[str, Any]:
    return {
        "runs": [_run(deck, run, known) for run in line.runs],
        "note": [_run(deck, run, known) for run in line.note],
        "state": line.state,
        "word": f"{_SIGNS[line.state]} {line.word}".replace(" ", "\u00a0") if line.state else "",
    }


def _run(deck: Deck, run: Run, known: set[str]) -> list[str]:
    """Kind ("", "a", "ref"), where it leads, words, language."""
    words = breakable(run.text)
    language = locale(run.language)[0] if run.language else ""
    if (language and rtl(run.language) != deck.rtl) or (deck.rtl and run.left):
        words = f"{_FROM}{words}{_TO}"
    if run.href.startswith("#"):
        return ["ref" if run.href[1:] in known else "", run.href[1:], words, language]
    return ["a" if run.href else "", deck.leads(run.href), words, language]
