"""The fragments of a text's live sheet: the counts above it, and each paragraph that changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from plenary.consensus import showing
from plenary.consensus.reads.about import heirs
from plenary.record.following import Happened
from plenary.record.live import Fragment
from plenary.texts import reads as texts

# The row shows nothing of these.
ELSEWHERE = frozenset({"texts.paragraph-pointed", "texts.paragraph-translated"})


def _head(group: str, text: str, language: str, at: datetime) -> str:
    found = texts.text(group, text)
    return render_to_string("consensus/_head.html", showing.head(found)).strip() if found else ""


def keys_of(came: Sequence[Happened]) -> set[int]:
    """The paragraphs that entries are about: by their address, text/<group>/<text>/<key>, and by what they say."""
    found: set[int] = set()
    for entry in came:
        if entry.act in ELSEWHERE:
            continue
        parts = entry.object.split("/")
        told = [*parts[3:4], entry.what.get("key"), entry.what.get("into"), *(entry.what.get("keys") or [])]
        found |= {int(str(one)) for one in told if str(one or "").isdecimal()}
    return found


def _rows(
    group: str, text: str, language: str, came: Sequence[Happened] | None, at: datetime
) -> tuple[tuple[str, str], ...]:
    """The rows that changed, in the order of the text; of a paragraph that is gone, that it is."""
    page = texts.text(group, text)
    keys = None if came is None else keys_of(came)
    if page is None or keys == set():
        return ()
    if keys is not None:
        keys |= {heir for key, heir in heirs(page).items() if key in keys}  # an objection to it is one to these words
    standings = showing.standings(group, text)
    found, before = [], ""
    for p in page.paragraphs:
        if keys is None or p.key in keys:
            context = {"p": p, "page": page, "s": standings.get(p.key), "after": before, "said": _said(p, came)}
            found.append((f"p{p.key}", render_to_string("consensus/_changed.html", context).strip()))
        before = f"p{p.key}"
    gone = [p for p in page.gone if keys is None or p.key in keys]
    return (*found, *((f"p{p.key}", f'<div id="p{p.key}" data-gone></div>') for p in gone))


def _said(paragraph: texts.ParagraphLine, came: Sequence[Happened] | None) -> str:
    """What a screen says of it: nothing where she comes back after long, and everything is new."""
    if came is None:
        return ""
    name = paragraph.number or "–"
    if paragraph.kind == "heading":
        return _("A heading has changed.")
    return _("Paragraph %(number)s has changed.") % {"number": name}


FRAGMENTS: tuple[Fragment, ...] = (
    Fragment("head", ("texts.", "consensus.found", "consensus.placed", "consensus.silence"), _head, of="text"),
    Fragment(
        "para",
        ("texts.paragraph", "texts.proposal", "texts.statement", "consensus."),
        pieces=_rows,
        of="text",
    ),
)
