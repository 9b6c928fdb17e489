"""A compilation as PDF/UA-1: tagged, with bookmarks, contents, real footnotes.

`pdf_in_subprocess` is what a server calls: the typesetter takes about 1.3 GB for a thousand pages and both cores, and
gives them back when its process ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from plenary.press.compiled import Chart, Compiled, Entry, Section
from plenary.press.galley import (
    CONTENTS_LIMIT,
    Galley,
    LaidEntry,
    Nested,
    Piece,
    Run,
    grouped,
    lay,
    outline,
    titled,
)
from plenary.press.typesetting import TEMPLATES, Filed, Printed, Progress, apart, breakable, locale, typeset
from plenary.press.typesetting import PrintFailedError as PrintFailedError

TEMPLATE = TEMPLATES / "compilation.typ"
HEAD = 90  # letters of a running head


def pdf(compiled: Compiled, *, progress: Progress | None = None) -> bytes:
    """The document as PDF/UA-1. Same document and fonts, same bytes. Raises PrintFailedError."""
    return printed(compiled, progress=progress).data


def printed(compiled: Compiled, *, progress: Progress | None = None) -> Printed:
    """The document as PDF/UA-1, and the characters that had to be replaced.

    `progress` is called with "laid", "checked" and "printed" as each step ends. Raises PrintFailedError.
    """
    tell = progress or (lambda step: None)
    document = _document(lay(compiled))
    tell("laid")
    return typeset(document, TEMPLATE, progress=tell)


def pdf_in_subprocess(compiled: Compiled, path: Path, *, timeout: float, progress: Progress | None = None) -> Filed:
    """Set the document in a process of its own and put it at `path`, whole or not at all.

    `timeout` in seconds. Raises PrintFailedError when time is up or the process ends badly; nothing then stands at `path`.
    """
    tell = progress or (lambda step: None)
    order = {"compiled": asdict(compiled) | {"labels": dict(compiled.labels)}}
    tell("laid")
    filed = apart(order, path, timeout=timeout)
    tell("printed")
    return filed


def from_plain(value: dict[str, Any]) -> Compiled:
    """A document from what `dataclasses.asdict` and JSON made of it. Raises TypeError or KeyError on another shape."""
    entries = [
        [Entry(**entry | {"notes": tuple(entry["notes"])}) for entry in section["entries"]]
        for section in value["sections"]
    ]
    sections = (
        Section(**section | {"entries": tuple(own), "notes": tuple(section["notes"])})
        for section, own in zip(value["sections"], entries, strict=True)
    )
    charts = (
        Chart(
            **chart
            | {
                "columns": tuple(chart["columns"]),
                "rows": tuple((name, tuple(counts)) for name, counts in chart["rows"]),
            }
        )
        for chart in value["charts"]
    )
    plain = {"sections": tuple(sections), "charts": tuple(charts)}
    return Compiled(**value | plain | {"front": tuple(value["front"]), "notes": tuple(value["notes"])})


def _short(title: str) -> str:
    """A title as a running head has room for."""
    return title if len(title) <= HEAD else title[:HEAD].rsplit(" ", 1)[0] + "…"


def _document(galley: Galley) -> dict[str, Any]:
    """What the template reads. See there for the shapes of running text and lists."""
    labels = galley.labels
    language, region = locale(galley.language)
    headings = sum(1 for _ in outline(galley))
    page = labels.get("page_of") or f"{labels['page']} {{page}} {labels['of']} {{pages}}"
    version = f"{labels['version']} {galley.version}" if galley.version else ""
    return {
        "title": breakable(galley.title),
        "subtitle": galley.subtitle,
        "symbol": galley.symbol,
        "issued": " · ".join(part for part in (galley.issued, version) if part),
        "foot": " · ".join(part for part in (galley.issued, version) if part),
        "page": page,
        "lang": language,
        "region": region,
        "rtl": galley.direction == "rtl",
        "contents": 0 if headings < 2 or galley.brief else 2 if headings <= CONTENTS_LIMIT else 1,
        "contents_title": labels["contents"],
        "statistics_title": labels["statistics"],
        "notes_title": labels["notes"],
        "flowing": galley.flowing,
        "brief": galley.brief,
        "front": _pieces(galley.front),
        "charts": [
            {**asdict(chart), "columns": list(chart.columns), "rows": [[name, list(n)] for name, n in chart.rows]}
            for chart in galley.charts
        ],
        "sections": [
            {
                "anchor": section.anchor,
                "title": breakable(titled(section)),
                "head": breakable(_short(titled(section))),
                "text": _pieces(section.text),
                "notes": [breakable(note) for note in section.notes],
                "entries": [_entry(entry) for entry in section.entries],
            }
            for section in galley.sections
        ],
        "notes": _pieces(galley.notes),
    }


def _entry(entry: LaidEntry) -> dict[str, Any]:
    language, region = locale(entry.language)
    return {
        "anchor": entry.anchor,
        "heading": breakable(entry.heading),
        "meta": breakable(entry.meta),
        "lang": language,
        "region": region,
        "rtl": entry.direction == "rtl",
        "state": entry.state,
        "notes": [breakable(note) for note in entry.notes],
        "prompt": _pieces(entry.prompt),
        "text": _pieces(entry.text),
    }


def _pieces(pieces: Sequence[Piece]) -> list[Any]:
    return [_piece(found) if isinstance(found, Piece) else found for found in _flat(pieces)]


def _flat(pieces: Sequence[Piece]) -> list[Any]:
    found: list[Any] = []
    for piece in grouped(pieces):
        if isinstance(piece, Piece):
            found.append(piece)
        else:
            found += [["l", _list(one)] for one in piece]
    return found


def _piece(piece: Piece) -> list[Any]:
    match piece.kind:
        case "h":
            return ["h", piece.level, _runs(piece.runs)]
        case "table":
            return ["t", piece.headed, [[_runs(cell) for cell in row] for row in piece.rows]]
        case "rest":
            return ["r", f"{piece.label}.", _runs(piece.runs)]
        case _:
            return ["p", _runs(piece.runs)]


def _list(tree: Nested) -> list[Any]:
    items = [[_runs(runs), *(_list(below) for below in lists)] for runs, lists in tree.items]
    return [list(tree.labels) or None, items]


def _runs(runs: Sequence[Run]) -> Any:
    """Running text: one string where it has neither links nor notes, which is the usual and the fast case."""
    parts: list[Any] = []
    for run in runs:
        match run.kind:
            case "text" | "break":
                shown = breakable(run.text)
                if parts and isinstance(parts[-1], str):
                    parts[-1] += shown
                else:
                    parts.append(shown)
            case "link":
                parts.append(["a", run.text, breakable(run.text)])
            case "note":
                # Notes of all answers stand together at the foot: each keeps its own direction.
                parts.append(["fn", str(run.number), _runs((Run("text", "\u2068"), *run.note, Run("text", "\u2069")))])
            case "again":
                parts.append(["sup", run.text])
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts or ""
