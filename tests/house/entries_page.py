"""Writes docs/rooms/entries.md, the kinds of entries with their fields, from the docstrings of the rooms' `entries.py`.

    python tests/house/entries_page.py

A test compares the page with what this gives, so that no kind of entry is without a word.
"""

from __future__ import annotations

import dataclasses
import importlib
import os
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rooms" / "entries.md"

HEAD = """# Kinds of entries

Each act leaves an entry of one kind. Its fields are public; the rows that the act wrote are committed to beside them and
not shown ([the record](record.md)). This page is made from the sources: `python tests/house/entries_page.py`.
"""


def kinds() -> dict[str, type[Any]]:
    """Every kind of entry of every room, by its name in the record."""
    from django.apps import apps
    from django.utils.module_loading import module_has_submodule

    from plenary.record.kinds import KINDS

    for room in apps.get_app_configs():
        if room.name.startswith("plenary.") and room.module and module_has_submodule(room.module, "entries"):
            importlib.import_module(f"{room.name}.entries")
    return dict(sorted(KINDS.items()))


def page() -> str:
    """The page's text: rooms in alphabetical order, and kinds in it too."""
    every = kinds()
    parts = [HEAD]
    for room in sorted({act.partition(".")[0] for act in every}):
        parts.append(f"## {room}\n")
        for act, kind in every.items():
            if act.startswith(room + "."):
                fields = ", ".join(f"`{f.name}` ({_plain(f.type)})" for f in dataclasses.fields(kind))
                says = " ".join((kind.__doc__ or "").split())
                parts.append(f"### {act}\n\n{says}\n\nFields: {fields}.\n")
    return "\n".join(parts)


def _plain(type_: object) -> str:
    name = getattr(type_, "__name__", "") if isinstance(type_, type) and not hasattr(type_, "__args__") else str(type_)
    words = {"int": "number", "str": "text", "bool": "yes or no", "list[int]": "numbers", "list[str]": "texts"}
    words |= {
        "dict[str, str]": "texts by name",
        "dict[str, int]": "numbers by name",
        "list[list[int]]": "lists of numbers",
    }
    return words.get(name, name)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plenary.settings.testing")
    import django

    django.setup()
    text = page()
    if not PAGE.exists() or PAGE.read_text() != text:
        PAGE.write_text(text)
        sys.stdout.write(f"{PAGE.name}: brought up to date\n")
