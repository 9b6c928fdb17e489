"""Rules of the members as texts and values; seats assigned; labels by document; the published list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from plenary.mandate.reads import group_id
from plenary.members.acts.common import Body, line, organisation_row, part_of, public, seat_numbered
from plenary.members.entries.seats import PartLabelled, RollPublished, RuleAdopted, RulePut, SeatAssigned
from plenary.members.models import AdoptedRule, Roll, StakeholderGroup
from plenary.members.reads.composition import composition
from plenary.members.reads.rules import KINDS, STATUSES
from plenary.members.rights import KEEP, RULE
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import decided, next_number, words_of
from plenary.record.problems import Problem
from plenary.rules.regions import GROUPS

HOW = ("adopted", "agreed", "established", "took-note")
MOST = 10_000  # seats of a part


@act
def put_rule(
    by: Actor,
    *,
    group: str,
    kind: str,
    text: Mapping[str, str],
    values: Mapping[str, Any],
    source: str = "",
    at: datetime,
) -> Outcome:
    """Put a rule before the group: its words, and the values that are read of it (see `reads.rules`). `value`: its version.

    It stands when it is adopted; until then the version before it does. Raises Problem.
    """
    RULE.require(by, group)
    if kind not in KINDS:
        raise Problem("There is no such rule.")
    said = words_of(text, 8000)
    if not said:
        raise Problem("Write the rule in words: the values are read beside it.")
    codes = set(StakeholderGroup.objects.filter(group__slug=group).values_list("code", flat=True))
    kept = {"composition": _composition, "selection": _selection, "observers": _observers}[kind](values, codes)
    rows = AdoptedRule.objects.filter(group__slug=group, kind=kind)
    version = int(rows.aggregate(most=Max("version"))["most"] or 0) + 1
    row = AdoptedRule(
        group_id=group_id(group),
        kind=kind,
        version=version,
        text=said,
        values=kept,
        source=line(source, 300),
        put=at,
    )
    row.save()
    return Written(RulePut(group, kind, version, kept), f"group/{group}/rule/{kind}", version)


@act
def adopt_rule(
    by: Actor, *, group: str, kind: str, version: int, how: str, day: date, decision: str = "", at: datetime
) -> Outcome:
    """A version stands from a day on. `how`: adopted, agreed, established, took-note (A119); `decision` by its address.

    Of the composition the seats of each part are set by it. Raises Problem; AdoptedRule.DoesNotExist.
    """
    RULE.require(by, group)
    row: AdoptedRule = AdoptedRule.objects.get(group__slug=group, kind=kind, version=version)
    if how not in HOW:
        raise Problem("Say how it came to stand: adopted, agreed, established, or the group took note.")
    if row.adopted is not None:
        return Unchanged(f"group/{group}/rule/{kind}", version)
    row.adopted, row.how = day, how
    row.decision = decided(group, decision) if decision.strip() else ""
    row.save()
    if kind == "composition":
        due = row.values["seats"]
        for part in StakeholderGroup.objects.filter(group__slug=group):
            if part.code in due and part.seats != due[part.code]:
                part.seats = due[part.code]
                part.save()
    entry = RuleAdopted(group, kind, version, how, day.isoformat(), row.decision)
    return Written(entry, f"group/{group}/rule/{kind}", version)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise Problem("%(value)s is no number of seats.", value=str(value)[:40])
    return value


def _by_part(told: Any, codes: set[str]) -> dict[str, int]:
    found = {str(k): _count(v) for k, v in dict(told or {}).items()}
    if unknown := sorted(set(found) - codes):
        raise Problem("There is no stakeholder group %(code)s in this group.", code=unknown[0][:40])
    return found


def _by_region(told: Any) -> dict[str, int]:
    found = {str(k): _count(v) for k, v in dict(told or {}).items()}
    if unknown := sorted(set(found) - set(GROUPS)):
        raise Problem("There is no regional group %(code)s.", code=unknown[0][:40])
    return found


def _composition(values: Mapping[str, Any], codes: set[str]) -> dict[str, Any]:
    due = _by_part(values.get("seats"), codes)
    if not due:
        raise Problem("Say how many seats each stakeholder group has.")
    total = values.get("total")
    return {
        "seats": due,
        "total": None if total is None else _count(total),
        "regions": _by_region(values.get("regions")),
        "region_part": str(values.get("region_part") or "") if values.get("region_part") in codes else "",
        "wording": {k: words_of(v, 60) for k, v in dict(values.get("wording") or {}).items() if k in codes},
    }


def _selection(values: Mapping[str, Any], codes: set[str]) -> dict[str, Any]:
    places = _by_part(values.get("places"), codes)
    if not places:
        raise Problem("Say how many places each stakeholder group has.")
    closes = values.get("closes") or ""
    if isinstance(closes, datetime):
        closes = closes.isoformat()
    return {
        "places": places,
        "per_region": _by_region(values.get("per_region")),
        "alternates": _count(values.get("alternates", 0)),
        "closes": str(closes),
        "acceptance": bool(values.get("acceptance", True)),
        "one_each": bool(values.get("one_each", True)),
    }


def _observers(values: Mapping[str, Any], codes: set[str]) -> dict[str, Any]:
    found = [s for s in STATUSES if s in values.get("statuses", ())]
    if not found:
        raise Problem("Say with which status an organisation may ask to observe.")
    return {"statuses": found}


@act
def assign_seat(
    by: Actor, *, group: str, seat: int, organisation: Body | None, reason: str = "", at: datetime
) -> Outcome:
    """Give a seat to an organisation, or make it vacant (None): with a public reason. Raises Problem."""
    KEEP.require(by, group)
    row = seat_numbered(group, seat)
    holder = organisation_row(organisation)
    if (holder.pk if holder else None) == row.holder_id:
        return Unchanged(f"group/{group}/seat/{seat}")
    if row.holder_id is not None and not reason.strip():
        raise Problem("Say why the seat is taken from its holder: the reason is public.")
    row.holder = holder
    row.save()
    entry = SeatAssigned(group, seat, holder.pk if holder else 0, public(reason, 600))
    return Written(entry, f"group/{group}/seat/{seat}")


@act
def label_part(by: Actor, *, group: str, part: str, document: str, label: str, at: datetime) -> Outcome:
    """Note what one document calls a stakeholder group (A176); "" takes the note away. Raises Problem."""
    KEEP.require(by, group)
    row = part_of(group, part)
    document, label = line(document, 120), line(label, 200)
    if not document:
        raise Problem("Name the document.")
    labels = {k: v for k, v in row.labels.items() if k != document} | ({document: label} if label else {})
    if labels == row.labels:
        return Unchanged(f"group/{group}/composition")
    row.labels = labels
    row.save()
    return Written(PartLabelled(group, part, document, label), f"group/{group}/composition")


@act
def publish_roll(by: Actor, *, group: str, day: date, note: str = "", at: datetime) -> Outcome:
    """Publish the membership list as it stands now, vacancies as such (A121). `value` is its number. Raises Problem."""
    KEEP.require(by, group)
    rows = [
        {
            "seat": seat.number,
            "part": part.code,
            "holder": seat.holder,
            "country": seat.country,
            "region": seat.region,
            "people": [list(one) for one in seat.persons],
        }
        for part in composition(group)
        for seat in part.lines
    ]
    if not rows:
        raise Problem("No seat has been entered yet: there is no list to publish.")
    number = next_number(Roll, group__slug=group)
    Roll(group_id=group_id(group), number=number, day=day, note=line(note, 600), rows=rows).save()
    filled = sum(1 for row in rows if row["holder"])
    entry = RollPublished(group, number, day.isoformat(), len(rows), filled)
    return Written(entry, f"group/{group}/roll/{number}", number)
