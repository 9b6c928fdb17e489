"""A text or a report as a file of any format: one door for pages and jobs."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from plenary.press.paper import Paper

LONGEST = 300.0  # seconds that typesetting may take
FORMATS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "xml": "application/akn+xml",  # Akoma Ntoso
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A file and what its reader has to know."""

    data: bytes
    media: str
    suffix: str  # with its dot: ".pdf"
    notes: tuple[str, ...] = ()  # characters that no font shows: U+FFFD stands for them (PDF alone)


def printed(paper: Paper, format: str, *, in_process: bool = False) -> Printed:
    """The paper in one of `FORMATS`. Same paper, same bytes.

    A PDF is set in a process of its own, which gives its memory back, unless `in_process`. Raises ValueError for an
    unknown format and `typesetting.PrintFailedError`.
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}")
    notes: tuple[str, ...] = ()
    if format == "pdf":
        data, notes = _pdf(paper, in_process)
    else:
        data = _PRINTERS[format](paper)
    return Printed(data, FORMATS[format], f".{format}", notes)


def _pdf(paper: Paper, in_process: bool) -> tuple[bytes, tuple[str, ...]]:
    from plenary.press import paper_pdf

    if in_process:
        made = paper_pdf.printed(paper)
        return made.data, made.replaced
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "out.pdf"
        filed = paper_pdf.pdf_in_subprocess(paper, place, timeout=LONGEST)
        return place.read_bytes(), filed.replaced


# A web worker loads the printer that is asked for, and no other.
def _docx(paper: Paper) -> bytes:
    from plenary.press.paper_docx import docx

    return docx(paper)


def _odt(paper: Paper) -> bytes:
    from plenary.press.paper_odt import odt

    return odt(paper)


def _html(paper: Paper) -> bytes:
    from plenary.press.paper_html import html

    return html(paper)


def _md(paper: Paper) -> bytes:
    from plenary.press.paper_md import markdown

    return markdown(paper)


def _xml(paper: Paper) -> bytes:
    from plenary.press.akoma_ntoso import akoma_ntoso

    return akoma_ntoso(paper)


_PRINTERS = {"docx": _docx, "odt": _odt, "html": _html, "md": _md, "xml": _xml}
