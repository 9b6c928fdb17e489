"""Counts of a call as charts: always with the table they are made of."""

from __future__ import annotations

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.calls import compiling
from plenary.calls.reads import Tally
from plenary.press.compiled import Chart
from plenary.rules import compilation as rule
from plenary.rules import regions


def region_name(code: str) -> str:
    """A UN regional group in words."""
    return {
        "African": _("African States"),
        "Asia-Pacific": _("Asia-Pacific States"),
        "Eastern European": _("Eastern European States"),
        "GRULAC": _("Latin American and Caribbean States"),
        "WEOG": _("Western European and other States"),
        "global": _("Global"),
        "several": _("Several regions"),
    }.get(code, _("Region not known"))


def group_name(name: dict[str, str] | None) -> str:
    if not name:
        return _("Other")
    return name.get(get_language() or "en") or name.get("en") or next(iter(name.values()))


def of_tally(tally: Tally) -> tuple[Chart, ...]:
    """Responses by stakeholder group and by region."""
    total = sum(n for _g, n in tally.groups)
    groups = tuple((group_name(g.name if g else None), (n,)) for g, n in tally.groups)
    regions = tuple((region_name(code), (n,)) for code, n in tally.regions)
    return tuple(
        Chart(
            title,
            _("%(total)s responses. Most: %(first)s.") % {"total": total, "first": _most(rows)},
            columns,
            rows,
            _("Total"),
        )
        for title, columns, rows in (
            (_("Responses by stakeholder group"), (_("Stakeholder group"), _("Responses")), groups),
            (_("Responses by region"), (_("Region"), _("Responses")), regions),
        )
        if total
    )


def _most(rows: tuple[tuple[str, tuple[int, ...]], ...]) -> str:
    label, counts = max(rows, key=lambda row: row[1][0], default=("", (0,)))
    return f"{label} ({counts[0]})"


def of_material(m: compiling.Material) -> tuple[Chart, ...]:
    """Responses by group, by region, and real answers by question, for a compilation in the language now active."""
    groups = {g.code: g.name for g in m.groups}
    counts = rule.statistics(
        m.responses,
        m.given,
        groups=tuple(g.code for g in m.groups),
        regions=tuple(regions.GROUPS),
        questions=compiling.asked(m),
    )
    by_group = [(group_name(groups.get(code)), (n,)) for code, n in counts.by_group if n]
    by_region = [(region_name(code), (n,)) for code, n in counts.by_region if n]
    by_question = [(number, (n,)) for number, n in counts.by_question]
    made = []
    for title, head, rows, total in (
        (_("Responses by stakeholder group"), _("Stakeholder group"), by_group, _("Total")),
        (_("Responses by region"), _("Region"), by_region, _("Total")),
        (_("Responses that answer each question"), _("Question"), by_question, ""),
    ):
        if rows:
            said = _("Most: %(first)s.") % {"first": _most(tuple(rows))}
            made.append(Chart(title, said, (head, _("Responses")), tuple(rows), total))
    return tuple(made)
