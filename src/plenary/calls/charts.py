"""Counts of a call as charts: always with the table they are made of."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from plenary.calls import compiling
from plenary.calls.reads import Tally
from plenary.press.compiled import Chart
from plenary.rules import compilation as rule
from plenary.rules import regions
from plenary.rules.languages import chosen


def region_name(code: str) -> str:
    """A UN regional group in words."""
    return _(_REGIONS.get(code, _UNKNOWN))


_UNKNOWN = noop("Region not known")
_REGIONS = {
    "African": noop("African States"),
    "Asia-Pacific": noop("Asia-Pacific States"),
    "Eastern European": noop("Eastern European States"),
    "GRULAC": noop("Latin American and Caribbean States"),
    "WEOG": noop("Western European and other States"),
    "global": noop("Global"),
    "several": noop("Several regions"),
}


def group_name(name: dict[str, str] | None) -> str:
    if not name:
        return _("Other")
    return chosen(name, get_language() or "en")


def of_tally(tally: Tally) -> tuple[Chart, ...]:
    """Responses by stakeholder group and by region."""
    if not tally.at_deadline + tally.late:
        return ()
    groups = [(group_name(g.name if g else None), intime, later) for g, intime, later in tally.groups]
    regions = [(region_name(code), intime, later) for code, intime, later in tally.regions]
    return (
        _counted(_("Responses by stakeholder group"), _("Stakeholder group"), groups),
        _counted(_("Responses by region"), _("Region"), regions),
    )


def _counted(title: str, head: str, rows: Sequence[tuple[str, int, int]]) -> Chart:
    """Responses by something; what came by the deadline and what came later stand apart where anything was late (A155)."""
    total = sum(intime + later for _label, intime, later in rows)
    label, intime, later = max(rows, key=lambda row: row[1] + row[2])
    said = _("%(total)s responses. Most: %(first)s.") % {"total": total, "first": f"{label} ({intime + later})"}
    if not any(row[2] for row in rows):
        return Chart(title, said, (head, _("Responses")), tuple((name, (n,)) for name, n, _late in rows), _("Total"))
    columns = (head, _("By the deadline"), _("Later"))
    return Chart(title, said, columns, tuple((name, (n, late)) for name, n, late in rows), _("Total"))


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
    if not m.responses:
        return ()
    by_group = [(group_name(groups.get(c.label)), c.at_deadline, c.later) for c in counts.groups]
    by_region = [(region_name(c.label), c.at_deadline, c.later) for c in counts.regions]
    made = [
        _counted(_("Responses by stakeholder group"), _("Stakeholder group"), [r for r in by_group if r[1] + r[2]]),
        _counted(_("Responses by region"), _("Region"), [r for r in by_region if r[1] + r[2]]),
    ]
    by_question = tuple((number, (n,)) for number, n in counts.by_question)
    if by_question:
        number, (most,) = max(by_question, key=lambda row: row[1])
        said = _("Most: %(first)s.") % {"first": f"{number} ({most})"}
        columns = (_("Question"), _("Responses"))
        made.append(Chart(_("Responses that answer each question"), said, columns, by_question))
    return tuple(made)
