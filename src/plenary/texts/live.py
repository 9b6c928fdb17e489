"""The fragments of the live pages of texts that this room shows: the projector's paragraph."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from plenary.record.live import Fragment
from plenary.texts import reads


def before_the_room(page: reads.TextPage, key: int | None = None) -> dict[str, Any]:
    """The paragraph that is shown: `key`, else what the chair points at, else the first that is not agreed; its neighbours."""
    rows = [p for p in page.paragraphs if p.kind != "heading"]
    wanted = key or page.line.pointed
    chosen = next((p for p in rows if p.key == wanted), None)
    chosen = chosen or next((p for p in rows if p.pile == "revisit"), rows[0] if rows else None)
    at = rows.index(chosen) if chosen else 0
    return {
        "page": page,
        "line": page.line,
        "p": chosen,
        "place": at + 1,
        "of": len(rows),
        "before": rows[at - 1] if at else None,
        "after": rows[at + 1] if at + 1 < len(rows) else None,
    }


def _room(group: str, text: str, language: str, at: datetime) -> str:
    found = reads.text(group, text)
    return render_to_string("texts/_room.html", before_the_room(found)).strip() if found else ""


FRAGMENTS: tuple[Fragment, ...] = (Fragment("room", ("texts.", "consensus."), _room, of="text"),)
