"""The archive of a call: one ZIP that explains itself and can be checked.

Beside the files it holds `README.txt`, which says what is in it and how to check it, and `manifest.json` with the size
and SHA-256 of each file. Same files, same bytes: entries are sorted (2 before 10), and every time stamp is 1 January 1980.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

EPOCH = (1980, 1, 1, 0, 0, 0)
OWN = ("README.txt", "manifest.json")
STORED = {".zip", ".docx", ".odt", ".xlsx", ".png", ".jpg", ".jpeg", ".gz"}  # compressed already
LONGEST = 120  # bytes of one part of a path
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")

README = """{title}

{text}

What is in this archive
{contents}
How to check it
  manifest.json names each file with its size in bytes and its SHA-256. On most systems `sha256sum FILE` prints the
  same value. A file that is not named there was not put in by the publisher.

Names are in UTF-8. Text files are in UTF-8; CSV files begin with a byte order mark and end lines with CR LF. In CSV a
cell that begins with an apostrophe is text that a spreadsheet might have run as a formula (or that began with an
apostrophe itself): take one apostrophe away to have the exact text.
"""


@dataclass(frozen=True, slots=True)
class File:
    """What goes into the archive: a path with "/" between folders, the content, and a line that says what it is."""

    path: str
    data: bytes
    about: str = ""


def zip(files: Sequence[File], manifest: Mapping[str, Any], *, title: str, text: str = "") -> bytes:
    """The archive as bytes. `manifest` is what manifest.json says beyond its list of files, as JSON values."""
    made = io.BytesIO()
    write(made, files, manifest, title=title, text=text)
    return made.getvalue()


def write(target: IO[bytes], files: Iterable[File], manifest: Mapping[str, Any], *, title: str, text: str = "") -> None:
    """Write the archive to an open file; names are made safe and unique first, so no file can replace another."""
    named = sorted(_named(files), key=lambda pair: natural(pair[0]))
    listed = [
        {"path": path, "size": len(file.data), "sha256": hashlib.sha256(file.data).hexdigest(), "about": file.about}
        for path, file in named
    ]
    described = dict(manifest) | {"files": listed}
    contents = "".join(f"  {one['path']}\n" + (f"    {one['about']}\n" if one["about"] else "") for one in listed)
    readme = README.format(title=title, text=text, contents=contents)
    with zipfile.ZipFile(target, "w") as made:
        _add(made, OWN[0], readme.encode())
        _add(made, OWN[1], json.dumps(described, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n")
        for path, file in named:
            _add(made, path, file.data)


def fixed(data: bytes) -> bytes:
    """A ZIP written by somebody else with its time stamps set to the epoch; order and content stay."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            _add(target, entry.filename, source.read(entry), entry.compress_type)
    return made.getvalue()


def natural(path: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts numbers in names by their size: question 2 before question 10."""
    pieces = re.split(r"([0-9]+)", path)
    return tuple((int(piece), piece) if at % 2 else (0, piece) for at, piece in enumerate(pieces))


def safe(path: str) -> str:
    """A path that stays inside the folder it is unpacked in, on any system: NFC, no drive, no "..", no device name."""
    parts = []
    for part in unicodedata.normalize("NFC", path).replace("\\", "/").split("/"):
        kept = _FORBIDDEN.sub("_", part).strip(" .")
        if not kept:
            continue
        if _RESERVED.fullmatch(kept):
            kept = f"_{kept}"
        parts.append(_short(kept))
    return "/".join(parts) or "file"


def _named(files: Iterable[File]) -> Iterator[tuple[str, File]]:
    taken = {name.lower() for name in OWN}
    for file in sorted(files, key=lambda file: (natural(file.path), file.path, file.data)):
        path = free = safe(file.path)
        number = 2
        while free.lower() in taken:
            stem, dot, suffix = path.rpartition(".")
            free = f"{stem} ({number}).{suffix}" if dot and "/" not in suffix else f"{path} ({number})"
            number += 1
        taken.add(free.lower())
        yield free, file


def _short(part: str) -> str:
    """Cut a name to what file systems take, keeping its suffix."""
    if len(part.encode()) <= LONGEST:
        return part
    stem, dot, suffix = part.rpartition(".")
    if not dot or len(suffix.encode()) > 10:
        stem, suffix = part, ""
    ending = f".{suffix}" if suffix else ""
    return stem.encode()[: LONGEST - len(ending.encode())].decode(errors="ignore").rstrip(" .") + ending


def _add(target: zipfile.ZipFile, path: str, data: bytes, method: int | None = None) -> None:
    entry = zipfile.ZipInfo(path, EPOCH)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3  # as if made on Unix, wherever it was
    stored = any(path.lower().endswith(suffix) for suffix in STORED)
    entry.compress_type = method if method is not None else zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    target.writestr(entry, data)
