"""One group after another: what is taken over; terms amended within a mandate; work that ends, and is opened again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.mandate.acts.common import Words, group_row, line, next_amendment, said
from plenary.mandate.entries.sources import GroupAmended, GroupClosed, GroupReopened, TakenOver
from plenary.mandate.models import Amendment, Taken
from plenary.mandate.rights import KEEP, TERMS
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import decided, next_number, words_of
from plenary.record.problems import Problem
from plenary.rules.zones import is_zone

KINDS = ("document", "recommendation", "topic")
TEXTS = {"short": 60, "resolution": 80, "paragraph": 40, "zone": 60}
WORDS = {"name": 300, "purpose": 2000, "reports_to": 300}
MOST = 500


@act
def take_over(
    by: Actor,
    *,
    group: str,
    kind: str,
    items: Sequence[Mapping[str, Any]],
    decision: str = "",
    at: datetime,
) -> Outcome:
    """Take over from the group before this one: documents to read (A108), agreed recommendations (A110), topics (A112).

    `items` are {"address", "label", "note"}: the address, or the symbol, by which each stands in the old record; nothing
    is copied, so that its provenance is its address. What was taken over already is left as it is. `value` is how many
    were. Raises Problem.
    """
    KEEP.require(by, group)
    found = group_row(group)
    if found.predecessor is None:
        raise Problem("There is no group before this one.")
    if kind not in KINDS:
        raise Problem("Say whether documents, recommendations or topics are taken over.")
    where = f"mandate/{group}/taken-over"
    known = set(Taken.objects.filter(group=found, kind=kind).values_list("address", flat=True))
    by_decision = decided(group, decision) if decision.strip() else ""
    rows: list[Taken] = []
    for one in items:
        address = line(one.get("address", ""), 200)
        if not address:
            raise Problem("Name each by its address or its symbol: so that everybody finds where it comes from.")
        if address in known:
            continue
        known.add(address)
        rows.append(
            Taken(
                group=found,
                number=next_number(Taken, group=found) + len(rows),
                kind=kind,
                address=address,
                label=words_of(one.get("label"), 300),
                note=words_of(one.get("note"), 1000),
                origin=found.predecessor.slug,
                decision=by_decision,
            )
        )
    if len(known) > MOST:
        raise Problem("A group takes over at most %(most)s of a kind.", most=MOST)
    if not rows:
        return Unchanged(where, 0)
    for row in rows:
        row.save()
    entry = TakenOver(group, found.predecessor.slug, kind, [r.address for r in rows], by_decision)
    return Written(entry, where, len(rows))


@act
def amend_group(
    by: Actor,
    *,
    group: str,
    terms: Mapping[str, Any],
    reason: Words,
    decision: str = "",
    seen: int | None = None,
    at: datetime,
) -> Outcome:
    """Amend the terms of a group within its mandate: a minor change, where a new mandate is a new group (A69).

    `terms` are short, name, purpose, resolution, paragraph, reports_to, zone; what is not named stays. What was is kept,
    with the reason. `seen` is the number of the last amendment that the form had shown, 0 for none. Raises Problem;
    Conflict where the terms were amended meanwhile.
    """
    TERMS.require(by, group)
    row = group_row(group)
    if unknown := set(terms) - set(TEXTS) - set(WORDS):
        raise TypeError(f"a group has no {sorted(unknown)}")
    told: dict[str, Any] = {k: line(terms[k], most) for k, most in TEXTS.items() if k in terms}
    told |= {k: words_of(terms[k], most) for k, most in WORDS.items() if k in terms}
    checked(told)
    changes = {k: [getattr(row, k), v] for k, v in told.items() if getattr(row, k) != v}
    if not changes:
        return Unchanged(f"group/{group}")
    number = next_amendment(row, seen)
    why = said(reason, 2000, "Say why the terms are amended: the reason is public.")
    for name, (_was, now) in changes.items():
        setattr(row, name, now)
    row.save()
    Amendment(
        group=row,
        number=number,
        changes=changes,
        reason=why,
        decision=decided(group, decision) if decision.strip() else "",
        seat=by.seat,
        instant=at,
    ).save()
    return Written(GroupAmended(group, number, changes, why), f"group/{group}", number)


@act
def close_group(by: Actor, *, group: str, outcome: Words, at: datetime) -> Outcome:
    """The work of a group has ended, with its outcome: from here on every act in it is refused. Raises Problem."""
    TERMS.require(by, group)
    row = group_row(group)
    if row.closed:
        return Unchanged(f"group/{group}")
    row.outcome = said(outcome, 2000, "Say what came of it: agreement or none, the report, what goes on.")
    row.closed = True
    row.save()
    return Written(GroupClosed(group, row.outcome), f"group/{group}")


@act
def reopen_group(by: Actor, *, group: str, reason: Words, at: datetime) -> Outcome:
    """Open a group again whose work had ended, for a public reason. Raises Problem."""
    TERMS.require(by, group)
    row = group_row(group)
    if not row.closed:
        return Unchanged(f"group/{group}")
    why = said(reason, 2000, "Say why it is opened again: the reason is public.")
    row.closed = False
    row.save()
    return Written(GroupReopened(group, why), f"group/{group}")


def checked(told: Mapping[str, Any]) -> None:
    """Refuse terms without which nobody knows the group. Raises Problem."""
    if "short" in told and not told["short"]:
        raise Problem("A group needs a short name.")
    if "name" in told and not told["name"]:
        raise Problem("A group needs its name in full.")
    if "zone" in told and not is_zone(told["zone"]):
        raise Problem("There is no time zone %(zone)s; write for example Europe/Zurich.", zone=told["zone"])
