"""What the parts of `make test` tell its last line: which databases and which browser were there. Kept in build/tested."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "build" / "tested"


def note(part: str, *, tested: bool, why: str = "") -> None:
    """Note that something ("SQLite", "PostgreSQL", "Chromium") was tested, or why it was not."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / f"{part}.json").write_text(json.dumps({"tested": tested, "why": why}))


def read() -> dict[str, tuple[bool, str]]:
    """All notes: part -> (tested, why not)."""
    made = {}
    for path in sorted(FOLDER.glob("*.json")):
        told = json.loads(path.read_text())
        made[path.stem] = (bool(told["tested"]), str(told["why"]))
    return made


def forget() -> None:
    """Begin a run without the notes of the one before."""
    shutil.rmtree(FOLDER, ignore_errors=True)
