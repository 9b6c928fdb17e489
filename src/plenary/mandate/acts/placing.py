"""Where a group stands among others: the body above it, and the group before it."""

from __future__ import annotations

from datetime import datetime

from plenary.mandate.acts.common import Words, body_above, group_row, next_amendment, said
from plenary.mandate.entries.sources import GroupAmended
from plenary.mandate.models import Amendment, Group
from plenary.mandate.reads.groups import predecessors
from plenary.mandate.rights import TERMS
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import decided
from plenary.record.problems import Problem


@act
def place_group(
    by: Actor,
    *,
    group: str,
    parent: tuple[str, Words],
    predecessor: str,
    reason: Words,
    decision: str = "",
    seen: int | None = None,
    at: datetime,
) -> Outcome:
    """Put right which body a group stands under and which group it follows: an amendment of its terms (A69).

    `parent` is the body's short name, and its name by language where it is new; `predecessor` a slug, "" for none. What
    was taken over keeps where it came from. `seen` as of `amend_group`. Raises Problem, also where a group would come before
    itself; Conflict.
    """
    TERMS.require(by, group)
    row = group_row(group)
    body = body_above(*parent)
    before = Group.objects.filter(slug=predecessor).first() if predecessor else None
    if predecessor and (before is None or group in (predecessor, *predecessors(predecessor))):
        raise Problem("A group comes after another one, and not after itself: choose the group before it.")
    told = {
        "parent": [row.parent.short, body.short],
        "predecessor": [row.predecessor.slug if row.predecessor else "", predecessor],
    }
    changes = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
    if not changes:
        return Unchanged(f"group/{group}")
    number = next_amendment(row, seen)
    why = said(reason, 2000, "Say why the terms are amended: the reason is public.")
    row.parent, row.predecessor = body, before
    row.save()
    by_decision = decided(group, decision) if decision.strip() else ""
    Amendment(
        group=row, number=number, changes=changes, reason=why, decision=by_decision, seat=by.seat, instant=at
    ).save()
    return Written(GroupAmended(group, number, changes, why), f"group/{group}", number)
