"""Decisions with their verb, what is to be done, issues raised outside the agenda."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from plenary.library import reads as library
from plenary.meetings.acts.common import address, begun, item_of, met
from plenary.meetings.acts.planning import change_meeting, plan_meeting
from plenary.meetings.entries.deciding import (
    ActionAdded,
    ActionFinished,
    DecisionCorrected,
    DecisionTaken,
    IssueHighlighted,
)
from plenary.meetings.models import Action, Decision, Highlight, Meeting
from plenary.meetings.rights import DECIDE, RUN
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem

VERBS = ("adopted", "agreed", "took-note", "endorsed", "decided", "deferred", "divergence", "thanked")
OWNERS = ("secretariat", "chair", "member", "observer", "other")


@act
def decide(
    by: Actor,
    *,
    group: str,
    meeting: str,
    verb: str,
    text: Mapping[str, str],
    kind: str = "substance",
    item: int | None = None,
    reason: Mapping[str, str] | None = None,
    document: int | None = None,
    revisit: bool = False,
    settles: tuple[str, int] | None = None,
    plans: Mapping[str, Any] | None = None,
    at: datetime,
) -> Outcome:
    """Record what the meeting decided; `value` is the decision's number. Nothing is counted: the chair states it.

    `kind` is procedure (A38) or substance; "deferred" with `revisit` may be taken up again (A106); "divergence" is a
    result like another (A61). `settles` names a deferred decision of the group (meeting, number) that this one takes up
    again. `plans` are the facts of the meeting whose dates are agreed (A118), as `plan_meeting` takes them: it is planned
    with it, or what is tentative becomes confirmed; that is for the secretariat. What comes in from history has the
    instant at which it was decided. Raises Problem, also where the meeting has not begun `at` that instant; Forbidden.
    """
    found = met(by, group, meeting, DECIDE)
    if not begun(found, at):
        raise Problem("This meeting has not begun: what it decides is recorded once it has.")
    said = words_of(text)
    if not said:
        raise Problem("Write what was decided.")
    if verb not in VERBS:
        raise Problem("Choose the verb: adopted, agreed, took note, endorsed, decided, deferred, or divergence noted.")
    if kind not in ("procedure", "substance"):
        raise Problem("Say whether it is a matter of procedure or of substance.")
    if revisit and verb != "deferred":
        raise Problem("Only what is deferred may be revisited.")
    on = item_of(found, item) if item is not None else None
    if document is not None and not library.symbols_of([document]):
        raise Problem("There is no such document.")
    planned = _plan(by, group, plans, at) if plans else None
    row = Decision(
        meeting=found,
        item=on,
        number=next_number(Decision, meeting=found),
        verb=verb,
        kind=kind,
        text=said,
        reason=words_of(reason),
        document_id=document,
        revisit=revisit,
        plans=planned,
        instant=at,
    )
    row.save()
    if settles is not None:
        _settle(group, settles, row)
    told = DecisionTaken(
        row.number,
        on.number if on else 0,
        verb,
        kind,
        revisit,
        settles[1] if settles else 0,
        planned.slug if planned else "",
    )
    return Written(told, address(found, "decision", row.number), row.number)


def _plan(by: Actor, group: str, facts: Mapping[str, Any], at: datetime) -> Meeting:
    """The meeting that is planned by a decision; one that is planned already, by slug or number, is given these facts."""
    rows = Meeting.objects.filter(group__slug=group)
    if facts.get("slug"):
        there: Meeting | None = rows.filter(slug=facts["slug"]).first()
    else:
        number = facts.get("ordinal")
        there = rows.filter(ordinal=number, kind=facts.get("kind", "regular")).first() if number else None
    if there is None:
        slug = plan_meeting(by, group=group, at=at, **facts).value
    else:
        slug = there.slug
        changed = {name: value for name, value in facts.items() if name != "slug"}
        change_meeting(by, group=group, meeting=slug, at=at, **({"state": "confirmed"} | changed))
    found: Meeting = rows.get(slug=slug)
    return found


def _settle(group: str, settles: tuple[str, int], by: Decision) -> None:
    earlier: Decision | None = Decision.objects.filter(
        meeting__group__slug=group, meeting__slug=settles[0], number=settles[1]
    ).first()
    if earlier is None or not earlier.revisit:
        raise Problem("There is no deferred decision of this number that may be revisited.")
    if earlier.revisited_by_id is not None:
        raise Problem("This was revisited already.")
    earlier.revisited_by = by
    earlier.save()


@act
def correct_decision(
    by: Actor, *, group: str, meeting: str, decision: int, text: Mapping[str, str], reason: str, at: datetime
) -> Outcome:
    """Correct a decision's words, for a public reason. Its verb stays: another verb is another decision."""
    found = met(by, group, meeting, DECIDE)
    row: Decision | None = Decision.objects.filter(meeting=found, number=decision).first()
    if row is None:
        raise Problem("There is no such decision.")
    said, reason = words_of(text), " ".join(reason.split())[:300]
    if not said:
        raise Problem("Write what was decided.")
    if said == row.text:
        return Unchanged(address(found, "decision", decision))
    if not reason:
        raise Problem("Say why it is corrected: the reason is public.")
    row.text = said
    row.save()
    return Written(DecisionCorrected(decision, reason), address(found, "decision", decision))


@act
def add_action(
    by: Actor,
    *,
    group: str,
    meeting: str,
    text: Mapping[str, str],
    owner: str,
    owner_name: str = "",
    due: date | None = None,
    due_text: str = "",
    decision: int | None = None,
    at: datetime,
) -> Outcome:
    """Something is to be done (A42, A98): `value` is its number. `due_text` is a date that is no day, as it was agreed."""
    found = met(by, group, meeting, DECIDE)
    said = words_of(text)
    if not said:
        raise Problem("Write what is to be done.")
    if owner not in OWNERS:
        raise Problem("Say who is to do it.")
    owner_name = " ".join(owner_name.split())[:300]
    if owner == "other" and not owner_name:
        raise Problem("Name who is to do it.")
    row = Action(
        meeting=found,
        decision=_decision(found, decision),
        number=next_number(Action, meeting=found),
        text=said,
        owner=owner,
        owner_name=owner_name,
        due=due,
        due_text=" ".join(due_text.split())[:120],
    )
    row.save()
    told = ActionAdded(row.number, decision or 0, owner, due.isoformat() if due else row.due_text)
    return Written(told, address(found, "action", row.number), row.number)


def _decision(meeting: Meeting, number: int | None) -> Decision | None:
    if number is None:
        return None
    found: Decision | None = Decision.objects.filter(meeting=meeting, number=number).first()
    if found is None:
        raise Problem("There is no such decision.")
    return found


@act
def finish_action(
    by: Actor, *, group: str, meeting: str, action: int, done: date, note: str = "", at: datetime
) -> Outcome:
    """It is done, since that day. Raises Problem."""
    found = met(by, group, meeting, RUN)
    row: Action | None = Action.objects.filter(meeting=found, number=action).first()
    if row is None:
        raise Problem("There is no such action.")
    if done > at.date() + timedelta(days=1):
        raise Problem("This day is still to come.")
    if row.done is not None:
        return Unchanged(address(found, "action", action))
    row.done, row.done_note = done, " ".join(note.split())[:600]
    row.save()
    return Written(ActionFinished(action, done.isoformat()), address(found, "action", action))


@act
def highlight(
    by: Actor, *, group: str, meeting: str, text: Mapping[str, str], item: int | None = None, at: datetime
) -> Outcome:
    """Note an issue that was raised outside the questions and the agenda (A115). `value` is its number."""
    found = met(by, group, meeting, DECIDE)
    said = words_of(text, 1000)
    if not said:
        raise Problem("Write the issue.")
    on = item_of(found, item) if item is not None else None
    row = Highlight(meeting=found, item=on, number=next_number(Highlight, meeting=found), text=said)
    row.save()
    told = IssueHighlighted(row.number, on.number if on else 0)
    return Written(told, address(found, "highlight", row.number), row.number)
