"""The mapping as tables of texts: what a spreadsheet holds, and what one that comes back is compared with."""

from __future__ import annotations

from collections.abc import Mapping

from plenary.mapping.models import Issue
from plenary.mapping.reads.single import cells
from plenary.mapping.reads.whole import whole
from plenary.rules.gaps.comparing import Row, Table

ISSUES = Table(
    "issues",
    ("number",),
    ("title", "words", "area", "second", "source", "into"),
    ("state", "proposer", "language"),
)
MECHANISMS = Table("mechanisms", ("number",), ("name", "body", "kind", "address", "words"), ("language",))
FINDINGS = Table("findings", ("issue", "mechanism"), ("finding", "note", "source", "checked"))
TABLES = (ISSUES, MECHANISMS, FINDINGS)


def tables(group: str) -> Mapping[str, tuple[Row, ...]]:
    """Every issue, every mechanism that is a column, every cell that says something. Two queries beside `whole`'s.

    Areas and categories are codes, numbers are texts, days are 2013-09-17.
    """
    found = whole(group)
    words = dict(Issue.objects.filter(group__slug=group).values_list("number", "words"))
    issues = tuple(
        {
            "number": str(i.number),
            "title": i.title,
            "words": words.get(i.number, ""),
            "area": i.area,
            "second": i.second,
            "source": i.source,
            "into": str(i.into or ""),
            "state": i.state,
            "proposer": i.proposer,
            "language": i.language,
        }
        for i in found.issues
    )
    mechanisms = tuple(
        {
            "number": str(m.number),
            "name": m.name,
            "body": m.body,
            "kind": m.kind,
            "address": m.address,
            "words": m.words,
            "language": m.language,
        }
        for m in found.columns
    )
    findings = tuple(
        {
            "issue": str(c.issue),
            "mechanism": str(c.mechanism),
            "finding": c.finding,
            "note": c.note,
            "source": c.source,
            "checked": c.checked.isoformat() if c.checked else "",
        }
        for c in cells(issue__group__slug=group, mechanism__retired=None)
        if c.finding or c.note or c.source
    )
    return {"issues": issues, "mechanisms": mechanisms, "findings": findings}
