"""A compilation as PDF/UA-1: tagged, with bookmarks, contents, real footnotes.

`pdf_in_subprocess` is what a server calls: the typesetter takes about 1.3 GB for a thousand pages and both cores, and
gives them back when its process ends.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst

from plenary.press import coverage
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

TEMPLATE = Path(__file__).parent / "templates" / "compilation.typ"
HEAD = 90  # letters of a running head
LONGEST = 28  # characters of a word that may stand without a place to break it

Progress = Callable[[str], None]

_LONG = re.compile(rf"[^\s\u200b\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]{{{LONGEST},}}")
_JOINT = re.compile(r"(?<=[/?&=#.,;:_@%+\-])(?=[^\s/.])")
_UNSHOWN = re.compile(r'text `"(.*?)"` could not be displayed|disallowed codepoint `"(.*?)"`', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")


class PrintFailedError(Exception):
    """The typesetter stopped, ran out of time or of memory; the message says which."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF and what had to be changed to make it."""

    data: bytes
    replaced: tuple[str, ...]  # characters that no font shows, printed as U+FFFD; sorted, each once


@dataclass(frozen=True, slots=True)
class Filed:
    """A PDF that stands in a file."""

    path: Path
    size: int  # bytes
    replaced: tuple[str, ...]


def pdf(compiled: Compiled, *, progress: Progress | None = None) -> bytes:
    """The document as PDF/UA-1. Same document and fonts, same bytes. Raises PrintFailedError."""
    return printed(compiled, progress=progress).data


def printed(compiled: Compiled, *, progress: Progress | None = None) -> Printed:
    """The document as PDF/UA-1, and the characters that had to be replaced.

    `progress` is called with "laid", "checked" and "printed" as each step ends. Raises PrintFailedError.
    """
    tell = progress or (lambda step: None)
    text = json.dumps(_document(lay(compiled)), ensure_ascii=False)
    tell("laid")
    replaced = set(coverage.missing(set(text)))
    if replaced:
        text = text.translate({ord(character): coverage.REPLACEMENT for character in replaced})
    tell("checked")
    while True:
        try:
            data = _compile(text)
            break
        except typst.TypstError as error:
            # A glyph may be missing only in its context; the typesetter then names it, and one more turn is needed.
            more = _named(str(error)) & set(text) - replaced
            if not more:
                raise PrintFailedError(str(error)) from error
            replaced |= more
            text = text.translate({ord(character): coverage.REPLACEMENT for character in more})
    tell("printed")
    return Printed(data, tuple(sorted(replaced)))


def pdf_in_subprocess(compiled: Compiled, path: Path, *, timeout: float, progress: Progress | None = None) -> Filed:
    """Set the document in a process of its own and put it at `path`, whole or not at all.

    `timeout` in seconds. Raises PrintFailedError when time is up or the process ends badly; nothing then stands at `path`.
    """
    tell = progress or (lambda step: None)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    order = json.dumps({"path": str(unfinished), "compiled": asdict(compiled) | {"labels": dict(compiled.labels)}})
    tell("laid")
    try:
        # The arguments are our own module and nothing else; the document goes in by stdin.
        done = subprocess.run(
            [sys.executable, "-m", "plenary.press.pdf_worker"],
            input=order.encode(),
            capture_output=True,
            timeout=timeout,
            check=False,
        )
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines() or [f"ended with {done.returncode}"]
            raise PrintFailedError(said[-1])
        answer = json.loads(done.stdout)
        unfinished.replace(path)
    except subprocess.TimeoutExpired as error:
        raise PrintFailedError(f"not done within {timeout:g} s") from error
    finally:
        unfinished.unlink(missing_ok=True)
    tell("printed")
    return Filed(path, answer["size"], tuple(answer["replaced"]))


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


def _compile(document: str) -> bytes:
    # Given as text, the template has no folder of its own to read from.
    made = typst.compile(
        TEMPLATE.read_bytes(),
        font_paths=typst.Fonts(font_paths=[coverage.FONTS]),
        sys_inputs={"document": document},
        format="pdf",
        pdf_standards="ua-1",
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise PrintFailedError("the typesetter gave no file")
    return made


def _named(message: str) -> set[str]:
    """The characters that an error of the typesetter is about."""
    found = _UNSHOWN.search(message)
    if not found:
        return set()
    words = found[1] or found[2] or ""
    return set(_ESCAPE.sub(lambda code: chr(int(code[1], 16)), words)) - {" ", "\n"}


def _short(title: str) -> str:
    """A title as a running head has room for."""
    return title if len(title) <= HEAD else title[:HEAD].rsplit(" ", 1)[0] + "…"


def _document(galley: Galley) -> dict[str, Any]:
    """What the template reads. See there for the shapes of running text and lists."""
    labels = galley.labels
    language, region = _locale(galley.language)
    headings = sum(1 for _ in outline(galley))
    page = labels.get("page_of") or f"{labels['page']} {{page}} {labels['of']} {{pages}}"
    version = f"{labels['version']} {galley.version}" if galley.version else ""
    return {
        "title": _breakable(galley.title),
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
                "title": _breakable(titled(section)),
                "head": _breakable(_short(titled(section))),
                "text": _pieces(section.text),
                "notes": [_breakable(note) for note in section.notes],
                "entries": [_entry(entry) for entry in section.entries],
            }
            for section in galley.sections
        ],
        "notes": _pieces(galley.notes),
    }


def _entry(entry: LaidEntry) -> dict[str, Any]:
    language, region = _locale(entry.language)
    return {
        "anchor": entry.anchor,
        "heading": _breakable(entry.heading),
        "meta": _breakable(entry.meta),
        "lang": language,
        "region": region,
        "rtl": entry.direction == "rtl",
        "state": entry.state,
        "notes": [_breakable(note) for note in entry.notes],
        "prompt": _pieces(entry.prompt),
        "text": _pieces(entry.text),
    }


def _locale(tag: str) -> tuple[str, str | None]:
    """The language (two or three letters) and region (two) of a BCP 47 tag, as the typesetter knows them."""
    parts = tag.replace("_", "-").split("-")
    language = parts[0].lower() if re.fullmatch("[A-Za-z]{2,3}", parts[0]) else "en"
    region = next((part.upper() for part in parts[1:] if re.fullmatch("[A-Za-z]{2}", part)), None)
    if language == "zh" and region is None:
        region = "TW" if "hant" in tag.lower() else "CN"
    return language, region


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
                shown = _breakable(run.text)
                if parts and isinstance(parts[-1], str):
                    parts[-1] += shown
                else:
                    parts.append(shown)
            case "link":
                parts.append(["a", run.text, _breakable(run.text)])
            case "note":
                # Notes of all answers stand together at the foot: each keeps its own direction.
                parts.append(["fn", str(run.number), _runs((Run("text", "\u2068"), *run.note, Run("text", "\u2069")))])
            case "again":
                parts.append(["sup", run.text])
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts or ""


def _breakable(text: str) -> str:
    """Give words too long for a line places to break: after their own punctuation, else every few letters."""
    return _LONG.sub(lambda found: _broken(found[0]), text)


def _broken(word: str) -> str:
    broken = "\u200b".join(_JOINT.split(word))
    return re.sub(rf"[^\u200b]{{{LONGEST}}}(?=[^\u200b])", "\\g<0>\u200b", broken)
