"""Printing a compilation into files: one for whoever asks, or all of them for a publication.

The printers are imported where they are used: a web worker that prints nothing does not pay for them.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from plenary.calls import compiling, composing
from plenary.calls.compiling import Material
from plenary.library import acts as library
from plenary.library import files as disk
from plenary.library import reads as shelf
from plenary.library.acts import Printed
from plenary.press.compiled import Compiled
from plenary.record.actor import Actor

Step = Callable[[int, int, str], None]
MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "json": "application/json",
}
WHOLE = ("pdf", "docx", "odt", "html", "csv", "xlsx")  # formats of the whole; parts are published as PDF
LONGEST = 600.0  # seconds that typesetting may take


@dataclass(frozen=True)
class Made:
    """A file and what had to be said about it."""

    data: bytes
    notes: tuple[str, ...] = ()


def whole(slug: str, by: str, format: str, *, language: str = "en", at: datetime, reviewed_only: bool = False) -> Made:
    """One compilation as one file. Raises ValueError for an unknown call, way or format."""
    m = compiling.material(slug, reviewed_only=reviewed_only)
    if format == "json":
        return Made(compiling.as_json(slug, by=by, reviewed_only=reviewed_only))
    if format == "zip":
        with tempfile.TemporaryDirectory() as folder:
            return Made(_archive(m, [*_files(m, at, language, Path(folder), lambda d, t, s: None)], at))
    return _print(m, by, format, language=language, at=at)


def _print(
    m: Material,
    by: str,
    format: str,
    *,
    language: str,
    at: datetime,
    symbol: str = "",
    version: str = "",
    only: frozenset[str] = frozenset(),
) -> Made:
    if format in ("csv", "xlsx"):
        return Made(_table(m, by, format))
    compiled = composing.compose(m, by, language=language, at=at, symbol=symbol, version=version, only=only)
    return printed(compiled, format)


def printed(compiled: Compiled, format: str) -> Made:
    """A composed document as a file. Raises ValueError for an unknown format."""
    if format == "pdf":
        from plenary.press.print_pdf import pdf_in_subprocess

        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / "out.pdf"
            filed = pdf_in_subprocess(compiled, place, timeout=LONGEST)
            notes: tuple[str, ...] = ()
            if filed.replaced:
                shown = " ".join(filed.replaced[:20])
                notes = (
                    _("No font here shows these characters, U+FFFD stands for them: %(which)s") % {"which": shown},
                )
            return Made(place.read_bytes(), notes)
    if format == "docx":
        from plenary.press.print_docx import docx

        return Made(docx(compiled))
    if format == "odt":
        from plenary.press.print_odt import odt

        return Made(odt(compiled))
    if format == "html":
        from plenary.press.print_html import html

        return Made(html(compiled))
    raise ValueError(f"there is no format {format!r}")


def _table(m: Material, by: str, format: str) -> bytes:
    from plenary.press import sheets

    rows = compiling.rows(m)
    if by == "respondent":
        rows.sort(key=lambda row: row["response"])
    columns = compiling.columns()
    values = [[_cell(row[c]) for c in columns] for row in rows]
    if format == "csv":
        return sheets.csv(values, columns)
    questions = [[q.number, next(iter(q.text.values()), "")] for q in m.questions]
    return sheets.xlsx(
        [sheets.Sheet("Answers", columns, values), sheets.Sheet("Questions", ("number", "text"), questions)]
    )


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, list) else str(value)


@dataclass(frozen=True)
class File:
    """A file of a publication, on the disk already."""

    by: str
    part: str
    format: str
    name: str
    digest: str
    size: int


def _keep(call: str, by: str, part: str, format: str, data: bytes) -> File:
    name = "-".join(piece for piece in (call, f"by-{by}" if by else "compilation", part) if piece) + f".{format}"
    return File(by, part, format, name, disk.keep(data), len(data))


def anchors(m: Material) -> dict[str, list[str]]:
    """The parts that a publication has, by way of compiling."""
    return {
        "question": ["Q" + q.number.replace(" ", "-") for q in compiling.asked(m)],
        "respondent": [f"R{r.number}" for r in m.responses if r.cited],
    }


def _files(
    m: Material,
    at: datetime,
    language: str,
    folder: Path,
    step: Step,
    *,
    symbol: str = "",
    version: str = "",
    only: Sequence[str] = (),
) -> Iterator[File]:
    """Print parts and, unless `only` names parts, the whole in every format."""
    wanted = [(by, a) for by, every in anchors(m).items() for a in every if not only or a in only]
    formats = () if only else WHOLE
    total = len(wanted) + len(formats) * 2
    done = 0
    for by, anchor in wanted:
        step(done, total, anchor)
        made = _print(m, by, "pdf", language=language, at=at, symbol=symbol, version=version, only=frozenset({anchor}))
        yield _keep(m.call.slug, by, anchor, "pdf", made.data)
        done += 1
    for by in compiling.WAYS if formats else ():
        for format in formats:
            step(done, total, f"{by} {format}")
            data = _print(m, by, format, language=language, at=at, symbol=symbol, version=version).data
            yield _keep(m.call.slug, by, "", format, data)
            done += 1


def _archive(m: Material, made: Sequence[File], at: datetime) -> bytes:
    """The documented ZIP: whole files, parts, the answers as JSON, the questionnaire (docs/rules/compilation.md)."""
    from plenary.press import archive

    files = []
    for f in made:
        folder = f"by-{f.by}/{'parts/' if f.part else ''}"
        path = folder + (f"{f.part}.{f.format}" if f.part else f"all.{f.format}")
        about = f"by {f.by}, {f.part or 'the whole'}"
        files.append(archive.File(path, disk.path_of(f.digest).read_bytes(), about))
    answers = json.dumps(compiling.rows(m), ensure_ascii=False, indent=1).encode()
    files.append(
        archive.File("answers.json", answers, "every answer as data, one object for a response, question and part")
    )
    questions = [
        {
            "number": q.as_given,
            "text": q.text,
            "parts": list(q.parts),
            "kind": q.kind,
            "choices": list(q.choices),
            "relevant": q.relevant,
            "refs": list(q.refs),
        }
        for q in m.questions
    ]
    asked = json.dumps({"title": m.call.title, "questions": questions}, ensure_ascii=False, indent=1).encode()
    files.append(archive.File("questions.json", asked, "the questionnaire; `plenary call create` takes it"))
    said: dict[str, Any] = {
        "call": m.call.slug,
        "group": m.call.group,
        "made": at.isoformat(),
        "responses": len(m.responses),
    }
    title = m.call.title.get("en") or m.call.slug
    return archive.zip(
        files, said, title=title, text=f"{len(m.responses)} responses, compiled by question and by respondent."
    )


COMPILED = gettext_noop("compilation of answers")


def _spoken(language: str, words: str) -> str:
    with translation.override(language):
        return _(words)


def _note(language: str, responses: int, parts: Sequence[str]) -> str:
    """What a version says of itself, in one of the interface's languages."""
    with translation.override(language):
        if parts:
            return _("Corrected: %(parts)s.") % {"parts": ", ".join(parts)}
        return ngettext("%(num)s response", "%(num)s responses", responses) % {"num": responses}


def publish(by: Actor, slug: str, parts: Sequence[str], *, at: datetime, step: Step) -> dict[str, Any]:
    """Print, then publish the version in one act. `parts` alone are made anew where they are named; `value` as the job's result.

    The whole is made anew too, but as the next job: a corrected answer is out, in its parts, within seconds.
    """
    m = compiling.material(slug, reviewed_only=True)
    call = m.call
    title = {code: f"{text}: {_spoken(code, COMPILED)}" for code, text in call.title.items()}
    latest = shelf.latest(f"call/{slug}")
    if latest is None:
        document = library.register(
            by,
            group=call.group,
            title=title,
            kind="compilation",
            symbol=call.symbol,
            date=at.date().isoformat(),
            about=f"call/{slug}",
            at=at,
        ).value
        version = 1
        parts = ()
    else:
        document, version = latest[0], latest[2].number + 1
    with tempfile.TemporaryDirectory() as folder:
        made = list(_files(m, at, "en", Path(folder), step, symbol=call.symbol, version=str(version), only=parts))
    if not parts:
        made.append(_keep(slug, "", "", "zip", _archive(m, made, at)))
    receipt = library.publish(
        by,
        document=document,
        printed=[Printed(f.digest, f.name, MEDIA[f.format], f.size, f.format, f.by, f.part) for f in made],
        standing={(way, anchor) for way, every in anchors(m).items() for anchor in every},
        note={code: _note(code, len(m.responses), parts) for code, _name in settings.LANGUAGES},
        at=at,
    )
    notes = []
    if m.in_review:
        notes.append(_("Left out, because in review: %(names)s") % {"names": ", ".join(f"R{n}" for n in m.in_review)})
    return {
        "document": document,
        "version": receipt.value["version"],
        "files": len(made),
        "notes": notes,
        "parts": list(parts),
    }
