"""Reminders of a deadline: planned, moved with it, sent once. Who sends the mail reads the entry (`calls.reminder-sent`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from plenary.calls.acts.calling import called, stands
from plenary.calls.entries import ReminderDropped, ReminderSent, RemindersPlanned
from plenary.calls.invited import unanswered
from plenary.calls.models import Call, Reminder
from plenary.calls.rights import KEEP
from plenary.record import ledger
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import deadlines
from plenary.rules.deadlines import DAYS


def _planned(call: Call) -> list[Reminder]:
    """Those that are neither sent nor dropped, the earliest first."""
    return list(Reminder.objects.filter(call=call, sent=None, dropped=False).order_by("due"))


def _due(call: Call, deadline: datetime, days: Iterable[int]) -> tuple[datetime, ...]:
    """At the hour of the deadline, as the clock of the venue shows it."""
    return deadlines.reminders(deadline.astimezone(ZoneInfo(call.group.zone)), days)


@act
def plan_reminders(
    by: Actor, *, call: str, days: Sequence[int] = DAYS, due: Sequence[datetime] = (), at: datetime
) -> Outcome:
    """Plan reminders so many days before the deadline, or (with `due`) at these instants. Those planned already stay.

    Raises Problem without a deadline, and where none of the instants lies between now and the deadline.
    """
    found = called(by, call, KEEP)
    if found.deadline is None:
        raise Problem("The call has no deadline: there is nothing to remind of.")
    wanted = due or _due(found, found.deadline, days)
    there = {row.due for row in _planned(found)}
    fresh = sorted({moment for moment in wanted if at < moment < found.deadline})
    if not fresh:
        raise Problem("A reminder is planned between now and the deadline.")
    fresh = [moment for moment in fresh if moment not in there]
    if not fresh:
        return Unchanged(f"call/{call}")
    for moment in fresh:
        Reminder(call=found, due=moment).save()
    return Written(RemindersPlanned(call, [ledger.instant(moment) for moment in fresh]), f"call/{call}")


def move_reminders(call: Call, old: datetime, new: datetime, at: datetime) -> None:
    """A deadline was extended: what was planned before the old one keeps its distance to the new. Within that act."""
    zone = ZoneInfo(call.group.zone)
    apart = new.astimezone(zone).replace(tzinfo=None) - old.astimezone(zone).replace(tzinfo=None)
    for row in _planned(call):
        moved = (row.due.astimezone(zone) + apart).astimezone(row.due.tzinfo)
        if row.due < old and moved > at:
            row.due = moved
            row.save()


@act
def drop_reminder(by: Actor, *, call: str, reminder: int, at: datetime) -> Outcome:
    """Drop a planned reminder. Raises Reminder.DoesNotExist; Problem where it was sent."""
    found = called(by, call, KEEP)
    row = Reminder.objects.get(call=found, pk=reminder)
    if row.sent is not None:
        raise Problem("This reminder was sent already.")
    if row.dropped:
        return Unchanged(f"call/{call}")
    row.dropped = True
    row.save()
    return Written(ReminderDropped(call, ledger.instant(row.due)), f"call/{call}")


@act
def send_reminder(by: Actor, *, call: str, reminder: int = 0, at: datetime) -> Outcome:
    """Remind those who are invited, have an address and have not answered: a planned reminder, or (0) one outside the plan.

    `value` is how many. Sent already, nothing happens. Raises Problem unless the call is open; Reminder.DoesNotExist.
    """
    found = called(by, call, KEEP)
    row = Reminder.objects.get(call=found, pk=reminder) if reminder else Reminder(call=found, due=at)
    if row.sent is not None or row.dropped:
        return Unchanged(f"call/{call}", row.to)
    if not _reminds(found, at):
        raise Problem("Reminders go out while a call is open, and before its deadline.")
    return _send(found, row, at)


def _reminds(call: Call, at: datetime) -> bool:
    return call.deadline is not None and stands(call, at).code in ("open", "closing-soon")


def _send(call: Call, row: Reminder, at: datetime) -> Outcome:
    row.to = sum(1 for line in unanswered(call) if line.email)
    row.sent = at
    row.save()
    deadline = ledger.instant(call.deadline) if call.deadline else ""
    return Written(ReminderSent(call.slug, row.to, deadline, ledger.instant(row.due)), f"call/{call.slug}", row.to)


@act
def send_due_reminder(by: Actor, *, call: str, at: datetime) -> Outcome:
    """Send the one planned reminder whose instant has come, if there is one: asked twice, it is sent once."""
    found = called(by, call, KEEP)
    rows = list(Reminder.objects.select_for_update().filter(call=found, dropped=False))
    due = deadlines.due_reminders(
        [row.due for row in rows],
        [moment for row in rows if row.sent for moment in (row.sent, row.due)],
        at,
        deadline=found.deadline,
    )
    row = next((r for r in rows if r.due == due and r.sent is None), None)
    if row is None or not _reminds(found, at):
        return Unchanged(f"call/{call}", 0)
    return _send(found, row, at)
