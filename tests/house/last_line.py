"""The last line of `make test`: on what it was tested, and what could not be tested here."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.house import notes

PARTS = ("SQLite", "PostgreSQL", "Chromium")


def line(told: Mapping[str, tuple[bool, str]]) -> str:
    """One line for a person: "Tested on SQLite, PostgreSQL and Chromium." or what was left out and why."""
    done = [part for part in PARTS if told.get(part, (False, ""))[0]]
    missing = [(part, told[part][1] if part in told else "it was not tried") for part in PARTS if part not in done]
    listed = " and ".join(filter(None, (", ".join(done[:-1]), done[-1]))) if done else "nothing"
    if not missing:
        return f"Tested on {listed}."
    return f"Tested on {listed}. Not tested here: " + "; ".join(f"{part} ({why})" for part, why in missing) + "."


if __name__ == "__main__":
    print(line(notes.read()))
