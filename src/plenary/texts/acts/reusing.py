"""What was agreed elsewhere is taken over into another text, and says where it comes from (A110)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from plenary.mapping.reads import every_category
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.problems import Problem
from plenary.texts.acts.common import AGREED, address, drafted, unconcluded
from plenary.texts.acts.making import enter_paragraphs
from plenary.texts.entries.making import ParagraphsTakenOver
from plenary.texts.reads.texts import text as text_of
from plenary.texts.reads.values import ParagraphLine
from plenary.texts.rights import KEEP


@act
def take_over(
    by: Actor, *, group: str, text: str, source_group: str, source: str, keys: Sequence[int], at: datetime
) -> Outcome:
    """Take agreed paragraphs of another text, of this group or of an earlier one, in the order given; headings come along.

    `value` lists the new keys. Each cites the paragraph that it was; that the first group agreed on it does not make it
    agreed here. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, KEEP)
    unconcluded(found)
    page = text_of(source_group, source)
    if page is None:
        raise Problem("There is no such text.")
    rows = {row.key: row for row in page.paragraphs}
    chosen = [rows.get(key) for key in keys]
    if not chosen or None in chosen:
        raise Problem("There is no such paragraph in this text.")
    known = {c.code for c in every_category(group)}
    called = page.line.symbol or next(iter(page.line.title.values()), source)
    told = []
    for row in chosen:
        if row is None or not row.there or (row.kind != "heading" and row.state not in AGREED):
            number = row.number if row else ""
            raise Problem("Paragraph %(number)s is not agreed: only what was agreed is taken over.", number=number)
        told.append(_taken(row, f"text/{source_group}/{source}/{row.key}", called, known))
    made = enter_paragraphs(by, group=group, text=text, paragraphs=told, at=at).value
    entry = ParagraphsTakenOver(f"text/{source_group}/{source}", list(keys), list(made))
    return Written(entry, address(found), made)


def _taken(row: ParagraphLine, where: str, called: str, known: set[str]) -> dict[str, Any]:
    cites = [{"address": c.address, "label": c.label, "words": c.words} for c in row.cites]
    label = f"{called}, {row.number}" if row.number else called
    return {
        "kind": row.kind,
        "level": row.level,
        "words": row.words,
        "notes": row.notes,
        "tag": row.tag,
        "category": row.category if row.category in known else "",
        "cites": [*cites, {"address": where, "label": label}],
    }
