"""The adopted rules of the members, as texts and as the values that `plenary.rules` reads.

composition: {"seats": {part: n}, "total": n or None, "regions": {region: n}, "region_part": part,
              "wording": {part: {"en": "member"}}}  (members and invitees, A149)
selection:   {"places": {part: n}, "per_region": {region: n}, "alternates": n, "closes": "ISO instant" or "",
              "acceptance": bool, "one_each": bool}
observers:   {"statuses": ["general", …]}  (which status elsewhere lets an organisation ask)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plenary.members.models import AdoptedRule, Seat, StakeholderGroup
from plenary.rules import nominations, seats

Words = dict[str, str]
KINDS = ("composition", "selection", "observers")
STATUSES = ("general", "special", "roster", "accredited", "state", "body", "none")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One version of one rule."""

    kind: str
    version: int
    text: Words
    values: dict[str, Any]
    source: str
    put: datetime
    adopted: date | None
    how: str
    decision: str  # address in the record


def rules(group: str) -> tuple[RuleLine, ...]:
    """Every version of every rule, by kind, the newest first. One query."""
    rows = AdoptedRule.objects.filter(group__slug=group)
    found = [RuleLine(r.kind, r.version, r.text, r.values, r.source, r.put, r.adopted, r.how, r.decision) for r in rows]
    return tuple(sorted(found, key=lambda r: (KINDS.index(r.kind), -r.version)))


def standing_rule(group: str, kind: str) -> RuleLine | None:
    """The newest version that stands: adopted, agreed, established or noted. One query."""
    return next((r for r in rules(group) if r.kind == kind and r.adopted is not None), None)


def selection(values: Mapping[str, Any]) -> nominations.Rule:
    """Selection rules as `plenary.rules` reads them."""
    closes = str(values.get("closes") or "")
    return nominations.Rule(
        places={str(k): int(v) for k, v in values.get("places", {}).items()},
        per_region={str(k): int(v) for k, v in values.get("per_region", {}).items()},
        alternates=int(values.get("alternates", 0)),
        closes=datetime.fromisoformat(closes) if closes else None,
        acceptance=bool(values.get("acceptance", True)),
        one_each=bool(values.get("one_each", True)),
    )


def standing(group: str) -> seats.Standing:
    """The seats beside the composition rule; without an adopted one, beside what the parts themselves say. Three queries."""
    rule = standing_rule(group, "composition")
    values = rule.values if rule is not None else {}
    due: Mapping[str, int] = values.get("seats", {})
    parts = []
    for p in StakeholderGroup.objects.filter(group__slug=group).order_by("order"):
        labels = [seats.Label(text) for text in (*p.name.values(), *p.aliases)]
        labels += [seats.Label(text, document) for document, text in p.labels.items()]
        parts.append(seats.Part(p.code, int(due.get(p.code, p.seats)), tuple(labels)))
    rows = Seat.objects.filter(group__slug=group).order_by("number")
    places = [
        seats.Place(code, holder or "", region or "")
        for code, holder, region in rows.values_list("stakeholder_group__code", "holder__name", "holder__region")
    ]
    return seats.check(
        places,
        seats.Rule(
            tuple(parts),
            total=values.get("total"),
            regions={str(k): int(v) for k, v in values.get("regions", {}).items()},
            region_part=str(values.get("region_part", "")),
        ),
    )
