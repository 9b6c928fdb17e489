"""Changes of the draft agenda: proposed by members, accepted or declined by the meeting (A37)."""

from __future__ import annotations

from datetime import datetime

from plenary.meetings.acts.agenda import add_item, change_item, drop_item, move_item
from plenary.meetings.acts.common import address, holder_of, item_of, met
from plenary.meetings.entries.agenda import AmendmentDecided, AmendmentProposed
from plenary.meetings.models import Amendment, Meeting
from plenary.meetings.rights import PROPOSE, RUN
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem

KINDS = ("add", "drop", "move", "reword")


@act
def propose_amendment(
    by: Actor,
    *,
    group: str,
    meeting: str,
    kind: str,
    item: int | None = None,
    text: str = "",
    language: str = "en",
    place: int | None = None,
    proposer: str = "",
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Propose to add an item (`text` is its title, in `language`), or to drop, move (`place`) or reword one.

    `value` is the amendment's number. `proposer` counts where the chair or the secretariat enter it for somebody.
    Raises Problem.
    """
    found = met(by, group, meeting, PROPOSE)
    if found.agenda == "adopted":
        raise Problem("The agenda is adopted already: ask the chair for the floor.")
    text, reason = " ".join(text.split())[:500], " ".join(reason.split())[:600]
    if kind not in KINDS:
        raise Problem("Choose what is to change.")
    row_item = item_of(found, item) if item is not None else None
    if kind != "add" and row_item is None:
        raise Problem("Choose the item that is to change.")
    if kind in ("add", "reword") and not text:
        raise Problem("Write the title of the item.")
    if kind == "move" and not place:
        raise Problem("Say which place it is to have.")
    if row_item is not None and row_item.state == "dropped":
        raise Problem("Item %(number)s is not on this agenda any more.", number=row_item.number)
    who = proposer if proposer.strip() and RUN.asked(by, group).allowed else holder_of(by, group)
    row = Amendment(
        meeting=found,
        number=next_number(Amendment, meeting=found),
        kind=kind,
        item=row_item,
        text=text,
        language=language,
        place=place,
        by=" ".join(who.split())[:300],
        reason=reason,
    )
    row.save()
    told = AmendmentProposed(row.number, kind, row_item.number if row_item else 0)
    return Written(told, address(found, "amendment", row.number), row.number)


@act
def withdraw_amendment(by: Actor, *, group: str, meeting: str, amendment: int, at: datetime) -> Outcome:
    """Whoever proposed a change takes it back before it is decided; the chair and the secretariat on her word."""
    found = met(by, group, meeting, PROPOSE)
    row = _amendment(found, amendment)
    if row.state == "withdrawn":
        return Unchanged(address(found, "amendment", amendment))
    if row.state != "proposed":
        raise Problem("This was decided already.")
    if row.by != holder_of(by, group):
        RUN.require(by, group)
    row.state = "withdrawn"
    row.save()
    return Written(AmendmentDecided(amendment, row.state), address(found, "amendment", amendment))


@act
def decide_amendment(by: Actor, *, group: str, meeting: str, amendment: int, accept: bool, at: datetime) -> Outcome:
    """The meeting accepts it, which changes the agenda, or declines it. Raises Problem."""
    found = met(by, group, meeting, RUN)
    row = _amendment(found, amendment)
    if row.state != "proposed":
        return Unchanged(address(found, "amendment", amendment))
    if accept:
        where = {"group": group, "meeting": meeting, "reason": row.reason or row.by, "at": at}
        if row.kind == "add":
            add_item(by, title={row.language: row.text}, place=row.place or 0, **where)
        elif row.item is not None and row.kind == "drop":
            drop_item(by, item=row.item.number, **where)
        elif row.item is not None and row.kind == "move":
            move_item(by, item=row.item.number, place=row.place or 1, **where)
        elif row.item is not None:
            # The old words in other languages say what was replaced: they go.
            change_item(by, item=row.item.number, title={row.language: row.text}, **where)
    row.state = "accepted" if accept else "declined"
    row.save()
    return Written(AmendmentDecided(amendment, row.state), address(found, "amendment", amendment))


def _amendment(meeting: Meeting, number: int) -> Amendment:
    row: Amendment | None = Amendment.objects.filter(meeting=meeting, number=number).select_related("item").first()
    if row is None:
        raise Problem("There is no such amendment.")
    return row
