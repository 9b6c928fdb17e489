"""What positions are about: the readings of a paragraph that lie on the table, and whether their words still stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from plenary.consensus.models import Position
from plenary.rules import consensus
from plenary.rules.consensus import ACCEPTING, BASE_WORDING, WHOLE
from plenary.texts.reads import ParagraphLine


def readings(paragraph: ParagraphLine) -> dict[str, str]:
    """The readings that lie on the table, by wording: "base", and each open proposal ("P7"). A deletion has no words."""
    found = {BASE_WORDING: paragraph.words}
    for one in paragraph.proposals:
        if one.state == "open":
            found[one.id] = one.words if one.op in ("replace", "insert") else f"\0{one.op} {one.place or 0}"
    return found


def digest(words: str | None) -> str:
    """Of the words that a position is about, hex; "" for none."""
    return "" if words is None else sha256(words.encode()).hexdigest()


def digests(paragraph: ParagraphLine) -> dict[str, str]:
    """Of every reading that lies on the table, and "" for the paragraph as a whole."""
    return {WHOLE: ""} | {wording: digest(words) for wording, words in readings(paragraph).items()}


def holds(row: Position, now: Mapping[str, str], settled: datetime | None) -> bool:
    """Does a position say something of what lies on the table now?

    One on a reading that is gone, or that was settled since, is history. Support for words that were changed is none for
    the new ones: whoever gave it has not answered on these. A concern or an objection stays until it is answered.
    """
    if row.wording == WHOLE:
        return True
    if row.wording not in now or (settled is not None and row.since <= settled):
        return False
    return row.of == now[row.wording] or row.value not in ACCEPTING


def value_of(row: Position) -> consensus.Position:
    """A row as the rule's value; the seat is its number."""
    return consensus.Position(
        row.seat.number,
        row.seat.stakeholder_group.code,
        row.value,  # type: ignore[arg-type]  # checked where it was entered
        row.reason,
        row.change,
        row.state,  # type: ignore[arg-type]  # as above
        row.wording,
    )


def values_of(rows: Iterable[Position]) -> tuple[consensus.Position, ...]:
    return tuple(value_of(row) for row in rows)
