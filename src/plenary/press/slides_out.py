"""A talk as a file: one door for pages and jobs."""

from __future__ import annotations

import tempfile
from pathlib import Path

from plenary.press.paper_out import LONGEST, Printed
from plenary.press.slides import Deck

FORMATS = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}


def printed(deck: Deck, format: str) -> Printed:
    """The talk in one of `FORMATS`. Same talk, same bytes; a PDF is set in a process of its own.

    Raises ValueError for an unknown format and `typesetting.PrintFailedError`.
    """
    if format == "html":
        from plenary.press.slides_html import html

        return Printed(html(deck), FORMATS[format], ".html")
    if format != "pdf":
        raise ValueError(f"there is no format {format!r}")
    from plenary.press.slides_pdf import pdf_in_subprocess

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "out.pdf"
        filed = pdf_in_subprocess(deck, place, timeout=LONGEST)
        return Printed(place.read_bytes(), FORMATS[format], ".pdf", filed.replaced)
