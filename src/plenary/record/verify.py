"""Does the record hold? The tree is computed again from its leaves, and the tables are compared with its fold.

Run by `plenary verify` and by the drills. It reads everything once, in order, and stops at nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from plenary.record import ledger, tree
from plenary.record.leaves import content_of, leaf_of
from plenary.record.models import Content, Entry, Erasure, Node, Recorded

Key = tuple[str, Any]


@dataclass
class Report:
    """What was found. `problems` are (entry, why); entry 0 where no entry is to blame."""

    entries: int = 0
    root: str = ""
    rows: int = 0
    erased: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(step: Callable[[int], None] = lambda done: None) -> Report:
    """Check everything; `step` is called with the number of entries done."""
    report = Report()
    fold: dict[Key, tuple[int, Any]] = {}
    _leaves(report, fold, step)
    _erasures(report, fold)
    _compare(report, fold)
    report.problems.sort()
    return report


def _leaves(report: Report, fold: dict[Key, tuple[int, Any]], step: Callable[[int], None]) -> None:
    erased = {e.erased_id: e for e in Erasure.objects.all()}
    stored = {(n.level, n.index): n.hash for n in Node.objects.all().iterator()}
    hashes: dict[tuple[int, int], bytes] = {}
    expected = 1
    contents = iter(Content.objects.order_by("entry_id").iterator(chunk_size=200))
    content = next(contents, None)
    for entry in Entry.objects.order_by("sequence").iterator(chunk_size=500):
        while expected < entry.sequence:
            report.problems.append((expected, f"entry {expected} is missing"))
            expected += 1
        computed = tree.leaf_hash(leaf_of(entry))
        if computed.hex() != entry.leaf:
            report.problems.append((entry.sequence, "the entry does not match its leaf hash: it was altered"))
        while content is not None and content.entry_id < entry.sequence:
            content = next(contents, None)
        mine = content if content is not None and content.entry_id == entry.sequence else None
        _content(report, fold, entry, mine, erased)
        report.entries += 1
        expected += 1
        # The stored leaf is what the nodes above it were made of; a wrong one shows there.
        hashes[0, report.entries - 1] = computed
        for level, index, value in tree.completed(report.entries, lambda lv, ix: hashes[lv, ix]):
            hashes[level, index] = value
            kept = stored.pop((level, index), None)
            first, last = (index << level) + 1, (index + 1) << level
            blamed = any(first <= sequence <= last for sequence, _why in report.problems)
            if kept != value.hex() and not blamed:
                why = "is missing" if kept is None else "does not match its leaves"
                report.problems.append((last, f"the tree node over entries {first} to {last} {why}"))
        step(report.entries)
    for (level, index), _hash in stored.items():
        report.problems.append(
            ((index + 1) << level, f"a tree node (level {level}, {index}) stands over entries that are not there")
        )
    report.root = tree.root(report.entries, lambda lv, ix: hashes[lv, ix]).hex()
    report.erased = len(erased)


def _content(
    report: Report,
    fold: dict[Key, tuple[int, Any]],
    entry: Entry,
    content: Content | None,
    erased: dict[int, Erasure],
) -> None:
    if content is None:
        if entry.sequence in erased:
            for table, key in erased[entry.sequence].keys:
                fold[table, key] = (entry.sequence, _UNKNOWN)
        else:
            report.problems.append(
                (entry.sequence, "the entry's content is missing, and nothing says that it was erased")
            )
        return
    try:
        made = content_of(content.what, content.state, content.salt, content.state_salt)
    except ValueError:
        made = "unreadable"
    if made != entry.commitment:
        report.problems.append((entry.sequence, "the entry's content does not match its commitment: it was altered"))
        return
    for table, key, values in json.loads(content.state):
        fold[table, key] = (entry.sequence, values)


_UNKNOWN = object()


def _erasures(report: Report, fold: dict[Key, tuple[int, Any]]) -> None:
    """What says that content was erased must itself be what an act left: else anybody could make content go."""
    table = Erasure._meta.db_table
    for row in Erasure.objects.order_by("erased_id"):
        by, values = fold.pop((table, row.pk), (0, None))
        if values is not _UNKNOWN and (by, values) != (row.by_id, ledger.plain_row(row)):
            report.problems.append((row.pk, "it is said to be erased, and no entry says the same"))
    for (_table, key), (by, values) in [kv for kv in fold.items() if kv[0][0] == table]:
        del fold[table, key]
        if values is not _UNKNOWN:
            report.problems.append((key, f"what says that it was erased is missing, though entry {by} wrote it"))


def recorded() -> Iterator[type[Recorded]]:
    """Every table whose state is the fold of the record."""
    return (m for m in apps.get_models() if issubclass(m, Recorded) and not m._meta.abstract)


def _grown(model: type[Recorded], now: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """A row as its entry left it, with the columns of today: one that was added since holds its default, so that a new
    release alters nobody's record; one that was taken away says nothing any more."""
    new = {f.attname: f for f in model._meta.concrete_fields if f.attname in now and f.attname not in then}
    return {k: v for k, v in then.items() if k in now} | {k: ledger.plain(f.get_default()) for k, f in new.items()}


def _compare(report: Report, fold: dict[Key, tuple[int, Any]]) -> None:
    for model in recorded():
        table = model._meta.db_table
        for row in model._default_manager.order_by("pk").iterator(chunk_size=500):
            report.rows += 1
            sequence, values = fold.pop((table, row.pk), (0, None))
            if values is _UNKNOWN:
                continue
            if values is None:
                why = (
                    "stands in the tables though the record deleted it"
                    if sequence
                    else "stands in the tables and in no entry"
                )
                report.problems.append((sequence, f"{table} {row.pk} {why}"))
                continue
            now = ledger.plain_row(row)
            values = _grown(model, now, values)
            if now != values:
                names = ", ".join(sorted(k for k in now.keys() | values.keys() if now.get(k) != values.get(k)))
                report.problems.append((sequence, f"{table} {row.pk} is not as entry {sequence} left it: {names}"))
            elif names := row.misfit():
                report.problems.append((sequence, f"{table} {row.pk} is not as entry {sequence} left it: {names}"))
    known = {m._meta.db_table for m in recorded()}
    for (table, key), (sequence, values) in fold.items():
        if values is not None and values is not _UNKNOWN and table in known:
            report.problems.append((sequence, f"{table} {key} is missing, though entry {sequence} wrote it"))
