"""Working methods are decided, version by version; the checklist of modalities is put, adopted, amended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from plenary.mandate.acts.common import Words, group_row, line, said
from plenary.mandate.dating import today_at
from plenary.mandate.entries.methods import MethodsAdopted, ModalitiesPut, ModalitySettled
from plenary.mandate.models import MethodsVersion, Modality
from plenary.mandate.rights import METHODS
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import decided, next_number, words_of
from plenary.record.problems import Conflict, Problem
from plenary.rules import methods as rule

HOW = ("adopted", "agreed", "took-note", "taken-over")
MOST = 100  # points of a version, and of the checklist


@act
def adopt_methods(
    by: Actor,
    *,
    group: str,
    points: Sequence[Mapping[str, Any]] | None = None,
    values: Mapping[str, Any] | None = None,
    precedence: Words | None = None,
    how: str = "agreed",
    decision: str = "",
    reason: Words | None = None,
    day: date | None = None,
    seen: int | None = None,
    at: datetime,
) -> Outcome:
    """Another version of the working methods, as the group decided it; `value` is its number.

    `points` are [{"key": 1, "text": {"en": …}, "source": "…"}] in order: a point keeps its key as long as it lives, so
    that the redline follows it; one without a key is new. `values` are those of `rules.methods.Methods` that change. What
    is None stays as it was. It names the decision by its address, or says in public why there is none. `seen` is the
    number of the version that the form had shown. Raises Problem, Conflict.
    """
    METHODS.require(by, group)
    return _version(by, group, points, values, precedence, how, decision, reason, day, "", seen, at)


@act
def take_over_methods(
    by: Actor,
    *,
    group: str,
    values: Mapping[str, Any] | None = None,
    decision: str = "",
    reason: Words | None = None,
    day: date | None = None,
    at: datetime,
) -> Outcome:
    """Follow the working methods of the group before this one (A100); `values` are the deviations. Raises Problem."""
    METHODS.require(by, group)
    found = group_row(group)
    before = found.predecessor
    theirs = _newest(before.slug) if before else None
    if before is None or theirs is None:
        raise Problem("There is no group before this one, or it has left no working methods.")
    told = rule.plain(rule.kept(theirs.values)) | dict(values or {})
    origin = f"{before.slug}/{theirs.number}"
    return _version(
        by, group, theirs.points, told, theirs.precedence, "taken-over", decision, reason, day, origin, None, at
    )


@act
def put_modalities(by: Actor, *, group: str, points: Sequence[tuple[Words, str]], at: datetime) -> Outcome:
    """Put points of the checklist before the group (A127): (words, where they were suggested). Raises Problem."""
    METHODS.require(by, group)
    found = group_row(group)
    known = [m.text for m in Modality.objects.filter(group=found)]
    first = next_number(Modality, group=found)
    rows: list[Modality] = []
    for text, source in points:
        told = said(text, 1000, "Write what is suggested.")
        if told not in known:
            rows.append(Modality(group=found, number=first + len(rows), text=told, source=line(source, 200)))
    if first + len(rows) > MOST + 1:
        raise Problem("A checklist has at most %(most)s points.", most=MOST)
    if not rows:
        return Unchanged(f"mandate/{group}/modalities")
    for row in rows:
        row.save()
    return Written(ModalitiesPut(group, first, len(rows)), f"mandate/{group}/modalities", first)


@act
def settle_modality(
    by: Actor,
    *,
    group: str,
    number: int,
    state: str,
    amended: Words | None = None,
    decision: str = "",
    reason: Words | None = None,
    at: datetime,
) -> Outcome:
    """A point was adopted, or amended (with the words it has now), or is open again. Raises Problem, Modality.DoesNotExist."""
    METHODS.require(by, group)
    row: Modality = Modality.objects.select_for_update(of=("self",)).get(group__slug=group, number=number)
    if state not in rule.ITEM_STATES:
        raise Problem("Say whether the point is adopted, amended or open.")
    words = words_of(amended, 1000) if state == "amended" else {}
    if state == "amended" and not words:
        raise Problem("Write the words that the group gave it.")
    by_decision, why = _warrant(group, decision, reason)
    told = (state, words, by_decision, why)
    if (row.state, row.amended, row.decision, row.reason) == told:
        return Unchanged(f"mandate/{group}/modalities/{number}")
    row.state, row.amended, row.decision, row.reason = told
    row.save()
    return Written(ModalitySettled(group, number, state, by_decision), f"mandate/{group}/modalities/{number}", number)


def _version(
    by: Actor,
    group: str,
    points: Sequence[Mapping[str, Any]] | None,
    values: Mapping[str, Any] | None,
    precedence: Words | None,
    how: str,
    decision: str,
    reason: Words | None,
    day: date | None,
    origin: str,
    seen: int | None,
    at: datetime,
) -> Outcome:
    last = _newest(group)
    where = f"mandate/{group}/methods"
    if seen is not None and seen != (last.number if last else 0):
        raise Conflict("Another version was adopted meanwhile: look at it, and enter the change again.")
    if how not in HOW:
        raise Problem("Say how it came to stand: adopted, agreed, established, or the group took note.")
    today = today_at(group_row(group).zone, at)
    day = day or today
    if day > today:
        raise Problem("That day is still to come.")
    before = rule.kept(last.values) if last else rule.DEFAULT
    try:
        now = rule.read(rule.plain(before) | dict(values or {}))
    except (ValueError, TypeError):
        raise Problem("These values are none of working methods: look at them again.") from None
    kept = _points(points, last) if points is not None else (last.points if last else [])
    rules_above = words_of(precedence, 1000) if precedence is not None else (last.precedence if last else {})
    changed = rule.differences(before, now)
    if last is not None and not changed and (kept, rules_above) == (last.points, last.precedence):
        return Unchanged(where, last.number)
    by_decision, why = _warrant(group, decision, reason)
    number = (last.number if last else 0) + 1
    row = MethodsVersion(
        group=group_row(group),
        number=number,
        points=kept,
        values=rule.plain(now),
        precedence=rules_above,
        reason=why,
        decision=by_decision,
        how=how,
        day=day,
        origin=origin,
        seat=by.seat,
        instant=at,
    )
    row.save()
    told = {c.name: [c.before, c.after] for c in changed if c.name != "bands"}
    entry = MethodsAdopted(group, number, how, by_decision, day.isoformat(), told, len(kept), origin)
    return Written(entry, where, number)


def _newest(group: str) -> MethodsVersion | None:
    return MethodsVersion.objects.filter(group__slug=group).order_by("-number").first()


def _warrant(group: str, decision: str, reason: Words | None) -> tuple[str, dict[str, str]]:
    """The decision by its address, or why there is none: in public, one of the two must be there. Raises Problem."""
    why = words_of(reason, 2000)
    found = decided(group, decision) if decision.strip() else ""
    if not found and not why:
        raise Problem("Say how the group decided it: name the decision, or give the reason.")
    return found, why


def _points(told: Sequence[Mapping[str, Any]], last: MethodsVersion | None) -> list[dict[str, Any]]:
    """Numbered points as they are kept: each with its key, new ones with one that was never used. Raises Problem."""
    if len(told) > MOST:
        raise Problem("Working methods have at most %(most)s points.", most=MOST)
    known = {int(p["key"]) for p in (last.points if last else [])}
    most = max(known | {int(p.get("key") or 0) for p in told}, default=0)
    made: list[dict[str, Any]] = []
    taken: set[int] = set()
    for one in told:
        text = words_of(one.get("text"), 4000)
        if not text:
            continue
        key = int(one.get("key") or 0)
        if not key or key in taken:
            most += 1
            key = most
        taken.add(key)
        made.append({"key": key, "text": text, "source": line(one.get("source", ""), 200)})
    return made
