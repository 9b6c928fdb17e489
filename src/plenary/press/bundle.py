"""A large ZIP written piece by piece: no file of it, and not the whole, is ever in memory.

Beside the files it holds `README.txt`, `manifest.json` (path, size, SHA-256 and what each file is) and `SHA256SUMS`, which
`sha256sum -c` reads. Files stand in the order in which they were added; every time stamp is 1 January 1980.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import IO, Any

from plenary.press.archive import EPOCH, STORED, safe

README, MANIFEST, SUMS = "README.txt", "manifest.json", "SHA256SUMS"
_AS_IT_IS = STORED | {".pdf"}


class Bundle:
    """Open on a file; `add` what goes in, then `close` with what is said of it."""

    def __init__(self, target: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(target, "w", allowZip64=True)
        self._taken = {README.lower(), MANIFEST.lower(), SUMS.lower()}
        self.files: list[dict[str, Any]] = []

    def name(self, path: str) -> str:
        """The name under which a file of this path would go in now: safe on any system, and taken by no other."""
        wanted = free = safe(path)
        number = 2
        while free.lower() in self._taken:
            stem, dot, suffix = wanted.rpartition(".")
            free = f"{stem} ({number}).{suffix}" if dot and "/" not in suffix else f"{wanted} ({number})"
            number += 1
        return free

    def add(self, path: str, pieces: Iterable[bytes], about: str = "", *, size: int = 0) -> str:
        """Write a file; returns the name it got. `size`, where it is known, is only of use above 2 GB.

        Raises what the pieces raise: the archive is then of no use.
        """
        name = self.name(path)
        self._taken.add(name.lower())
        listed = self._write(name, pieces, size)
        self.files.append(listed | ({"about": about} if about else {}))
        return name

    def close(self, said: Mapping[str, Any], readme: str) -> None:
        """Write README, manifest and sums, and end it. `said` is what the manifest says beyond its list of files."""
        listed = [*self.files, self._write(README, [readme.encode()])]
        described = {**said, "files": listed}
        manifest = json.dumps(described, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"
        listed = [*listed, self._write(MANIFEST, [manifest])]
        self._write(SUMS, ["".join(f"{one['sha256']}  {one['path']}\n" for one in listed).encode()])
        self._zip.close()

    def _write(self, name: str, pieces: Iterable[bytes], size: int = 0) -> dict[str, Any]:
        entry = zipfile.ZipInfo(name, EPOCH)
        entry.external_attr = 0o644 << 16
        entry.create_system = 3  # as if made on Unix, wherever it was
        as_it_is = any(name.lower().endswith(suffix) for suffix in _AS_IT_IS)
        entry.compress_type = zipfile.ZIP_STORED if as_it_is else zipfile.ZIP_DEFLATED
        entry.file_size = size
        made, written = sha256(), 0
        with self._zip.open(entry, "w") as out:
            for piece in pieces:
                out.write(piece)
                made.update(piece)
                written += len(piece)
        return {"path": name, "size": written, "sha256": made.hexdigest()}
