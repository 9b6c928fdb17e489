"""What positions are about: the readings of a paragraph that lie on the table, and whether their words still stand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from plenary.consensus.models import Position
from plenary.rules import consensus
from plenary.rules.consensus import ACCEPTING, BASE_WORDING, WHOLE
from plenary.texts.reads import ParagraphLine, TextPage


@dataclass(frozen=True, slots=True)
class OnTable:
    """A reading that lies on the table: its words and footnotes. A deletion and a move have none, and say so in `op`."""

    words: str
    notes: tuple[str, ...] = ()
    op: str = ""  # "delete", "move 3"

    @property
    def plain(self) -> dict[str, object]:
        """As it is kept."""
        return {"words": self.words, "notes": list(self.notes), "op": self.op}


def readings(paragraph: ParagraphLine) -> dict[str, OnTable]:
    """The readings that lie on the table, by wording: "base", and each open proposal ("P7")."""
    found = {BASE_WORDING: OnTable(paragraph.words, paragraph.notes)}
    for one in paragraph.proposals:
        if one.op in ("replace", "insert"):
            found[one.id] = OnTable(one.words, one.notes)
        else:
            found[one.id] = OnTable("", op=one.op if one.place is None else f"{one.op} {one.place}")
    return found


def digest(reading: OnTable) -> str:
    """Of what a position is about, hex."""
    return sha256(json.dumps(reading.plain).encode()).hexdigest()


def digests(paragraph: ParagraphLine) -> dict[str, str]:
    """Of every reading that lies on the table, and "" for the paragraph as a whole."""
    return {WHOLE: ""} | {wording: digest(reading) for wording, reading in readings(paragraph).items()}


def seen(paragraph: ParagraphLine) -> list[str]:
    """Digests of everything that lies on the table: what a position on the whole was given for."""
    return sorted({digest(reading) for reading in readings(paragraph).values()})


def seen_by(row: Position, now: Mapping[str, str]) -> frozenset[str] | None:
    """Which of the readings on the table now lay there when a position on the whole was given. None: it is none, or old."""
    if row.wording != WHOLE or row.seen is None:
        return None
    return frozenset(wording for wording, of in now.items() if wording != WHOLE and of in row.seen)


MERGED = {WHOLE: "", BASE_WORDING: ""}  # what lay on the table of a paragraph when it became part of another


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


def heirs(page: TextPage) -> dict[int, int]:
    """The paragraphs that are part of another one now: by their key that of the one that stands."""
    into = {p.key: p.into for p in page.gone if p.into is not None}
    found = {}
    for key in into:
        last, seen = key, {key}
        while (after := into.get(last)) is not None and after not in seen:
            last = after
            seen.add(last)
        found[key] = last
    return found


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
