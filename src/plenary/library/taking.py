"""A file that is to be published, before anybody is handed it: what it is, seen in its bytes, not in what somebody says.

It passes the gate that everything passes which comes in (`plenary.press.gate`): nothing protected, nothing that unpacks to
far more than a document needs, no page in the place of a document.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from plenary.library import files
from plenary.library.acts.publishing import Printed
from plenary.press import gate
from plenary.record.problems import Problem

_OFFICE: Final = "application/vnd.openxmlformats-officedocument"
# What is published: its ending, how a browser is told, how its bytes begin.
MEDIA: Final = {
    "pdf": ("application/pdf", b"%PDF-"),
    "docx": (f"{_OFFICE}.wordprocessingml.document", b"PK\x03\x04"),
    "xlsx": (f"{_OFFICE}.spreadsheetml.sheet", b"PK\x03\x04"),
    "pptx": (f"{_OFFICE}.presentationml.presentation", b"PK\x03\x04"),
    "odt": ("application/vnd.oasis.opendocument.text", b"PK\x03\x04"),
    "ods": ("application/vnd.oasis.opendocument.spreadsheet", b"PK\x03\x04"),
    "odp": ("application/vnd.oasis.opendocument.presentation", b"PK\x03\x04"),
    "rtf": ("application/rtf", b"{\\rtf"),
    "txt": ("text/plain; charset=utf-8", b""),
    "csv": ("text/csv; charset=utf-8", b""),
    "vtt": ("text/vtt; charset=utf-8", b""),
    "png": ("image/png", b"\x89PNG\r\n"),
    "jpg": ("image/jpeg", b"\xff\xd8\xff"),
}
_PARTS: Final = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


def taken(name: str, chunks: Iterable[bytes], language: str) -> Printed:
    """The file, kept on the disk and ready for an act. Raises Problem: what is wrong with it, and how to mend it."""
    stem, _dot, ending = name.rpartition(".")
    form = {"jpeg": "jpg"}.get(ending.lower(), ending.lower())
    if not stem or form not in MEDIA:
        raise Problem("Hand in one of these: %(formats)s.", formats=", ".join(f".{f}" for f in MEDIA))
    try:
        data = gate.gather(chunks)
        _see(form, data)
    except gate.Refused as refused:
        raise Problem(gate.explain(refused.why)) from refused
    return Printed(files.keep(data), name[:300], MEDIA[form][0], len(data), form, language=language)


def _see(form: str, data: bytes) -> None:
    begins = MEDIA[form][1]
    if begins == b"PK\x03\x04":
        if (
            data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        ):  # what a password makes of these, and the formats before 2007
            raise gate.Refused("encrypted")
        if not data.startswith(begins):
            raise gate.Refused("wrong-content")
        parts = gate.Parts(data)
        if form in _PARTS and not any(n.startswith(_PARTS[form]) for n in parts.names):
            raise gate.Refused("wrong-content")
        if form not in _PARTS and not parts.has("content.xml"):
            raise gate.Refused("wrong-content")
    elif begins:
        if begins not in data[: 1024 if form == "pdf" else len(begins)]:
            raise gate.Refused("wrong-content")
    elif b"\x00" in data[:4096] or data[:100].lstrip().lower().startswith((b"<!doctype", b"<html")):
        raise gate.Refused("wrong-content")
