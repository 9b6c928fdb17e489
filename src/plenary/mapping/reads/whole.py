"""The mapping of a group as one value, from which lists, the board, coverage and gaps are read."""

from __future__ import annotations

from plenary.mapping.models import Cell, Issue, Mechanism
from plenary.mapping.reads.values import IssueLine, MechanismLine, Whole
from plenary.record.kept import Kept
from plenary.rules import gaps

_wholes: Kept[Whole] = Kept()
_COLUMNS = "pk number title language state into__number area__code second__code proposer klass source proposed".split()


def whole(group: str) -> Whole:
    """Everything but long words. Three queries, and none while the record says nothing new."""
    return _wholes.get(group, lambda: _whole_now(group))


def _whole_now(group: str) -> Whole:
    rows = Issue.objects.filter(group__slug=group).order_by("number").values_list(*_COLUMNS)
    issues = tuple(
        IssueLine(pk, n, title, language, state, into, area or "", second or "", who, klass, source, at)
        for pk, n, title, language, state, into, area, second, who, klass, source, at in rows
    )
    mechanisms = tuple(line(m) for m in Mechanism.objects.filter(group__slug=group).order_by("number"))
    columns = tuple(m for m in mechanisms if m.retired is None)
    gone = {m.number for m in mechanisms} - {m.number for m in columns}
    found = Cell.objects.filter(issue__group__slug=group).exclude(finding="")
    numbers = found.order_by("pk").values_list("issue__number", "mechanism__number", "finding")
    cells = tuple(gaps.Cell(issue, m, finding) for issue, m, finding in numbers if m not in gone)
    plain = tuple(i.plain for i in issues)
    grid = gaps.grid(plain, cells)
    return Whole(
        issues,
        {i.number: i for i in issues},
        mechanisms,
        columns,
        plain,
        cells,
        grid,
        gaps.verdicts_of(plain, grid),
        gaps.origins(plain),
        gaps.ends(plain),
    )


def line(m: Mechanism) -> MechanismLine:
    """A mechanism as a value."""
    return MechanismLine(
        m.pk, m.number, m.name, m.language, m.body, m.kind, m.address, m.words, m.retired, m.reason, m.version
    )
