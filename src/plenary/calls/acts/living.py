"""Opening a call, extending its deadline, closing it and opening it again. Its state follows the clock, not these acts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from plenary.calls.acts.calling import called, reason_of, stands
from plenary.calls.acts.reminding import move_reminders
from plenary.calls.entries import CallClosed, CallOpened, CallReopened, DeadlineExtended
from plenary.calls.models import Call, CallDate, Extension, Question, Response
from plenary.calls.rights import EXTEND, KEEP
from plenary.record import ledger
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.deadlines import is_late


@act
def open_call(
    by: Actor,
    *,
    call: str,
    opens: datetime | None = None,
    deadline: datetime | None = None,
    accepts_late: bool | None = None,
    at: datetime,
) -> Outcome:
    """Open a call now, or settle when it opens by itself. `deadline` is its first one; without it, it stays as it is.

    Raises Problem where the questionnaire is not adopted or not formatted yet, where the call is open or closed,
    where it has no question, and where the deadline does not lie ahead.
    """
    found = called(by, call, KEEP)
    if found.closed:
        raise Problem("The call is closed: reopen it first.")
    if found.drafted_here and not found.adopted:
        raise Problem("The questionnaire is not adopted yet: only an adopted one is sent.")
    if found.drafted_here and not found.formatted:
        raise Problem("The questionnaire is not formatted yet: that step comes before sending.")
    if found.opened is not None and found.opened <= at:
        raise Problem("The call is open already.")
    if not Question.objects.filter(call=found).exclude(kind__in=("note", "other")).exists():
        raise Problem("The call has no questions yet: write or import its questionnaire first.")
    when = opens if opens is not None and opens > at else at
    until = deadline or found.deadline
    if until is not None and until <= when:
        raise Problem("The deadline has to lie after the call opens.")
    found.opened, found.deadline = when, until
    if accepts_late is not None:
        found.accepts_late = accepts_late
    found.save()
    if until is not None:
        _on_the_plan(found, until)
    return Written(
        CallOpened(call, ledger.instant(when), ledger.instant(until) if until else "", found.accepts_late),
        f"call/{call}",
    )


@act
def extend_deadline(
    by: Actor, *, call: str, deadline: datetime, reason: str, moved: datetime | None = None, at: datetime
) -> Outcome:
    """Move the deadline to a later instant. The old one, the reason and who did it stay (A48).

    Responses that were marked late and that the new deadline covers are in time now, in the same act; `value` is their
    numbers. `moved` is when, for what is entered from history. Raises Problem where the new one is no extension,
    without a reason, without an old deadline and on a closed call.
    """
    found = called(by, call, EXTEND)
    said = reason_of(reason)
    when = moved or at
    if when > at:
        raise Problem("What has not happened yet cannot be recorded as done.")
    old = found.deadline
    if old is None:
        raise Problem("The call has no deadline: nothing could be extended.")
    if found.closed:
        raise Problem("The call is closed: reopen it first.")
    if deadline == old:
        raise Problem("That is the deadline already.")
    if deadline < old:
        raise Problem(
            "A deadline is never moved to an earlier day: respondents count on it. "
            "Close the call where nothing more is to be accepted."
        )
    if deadline <= when:
        raise Problem("The new deadline has passed already: choose one that lies ahead.")
    Extension(call=found, old=old, new=deadline, reason=said, seat=by.seat, moved=when).save()
    found.first_deadline = found.first_deadline or old
    found.deadline = deadline
    found.save()
    _on_the_plan(found, deadline)
    covered = [
        row
        for row in Response.objects.filter(call=found, late=True).order_by("number")
        if not is_late(row.received, deadline)
    ]
    for row in covered:
        row.late = False
        row.save()
    if deadline > at:
        move_reminders(found, old, deadline, at)
    numbers = [row.number for row in covered]
    return Written(
        DeadlineExtended(call, ledger.instant(old), ledger.instant(deadline), said, numbers), f"call/{call}", numbers
    )


def _on_the_plan(call: Call, deadline: datetime) -> None:
    """The chain of dates shows the deadline that holds; what hangs on it is moved by whoever ticks it there."""
    day = deadline.astimezone(ZoneInfo(call.group.zone)).date()
    for row in CallDate.objects.filter(call=call, code="deadline").exclude(day=day):
        row.day, row.text = day, ""
        row.save()


@act
def close_call(by: Actor, *, call: str, reason: str, closed: datetime | None = None, at: datetime) -> Outcome:
    """Close a call for good: nothing is accepted any more, late answers neither. Raises Problem without a reason.

    `closed` is when, for what is entered from history.
    """
    found = called(by, call, EXTEND)
    said = reason_of(reason)
    if closed is not None and closed > at:
        raise Problem("What has not happened yet cannot be recorded as done.")
    if found.closed:
        return Unchanged(f"call/{call}")
    if stands(found, at).code in ("drafted", "adopted", "formatted", "scheduled"):
        raise Problem("The call has not been opened: there is nothing to close.")
    found.closed = closed or at
    found.save()
    return Written(CallClosed(call, said), f"call/{call}")


@act
def reopen_call(by: Actor, *, call: str, reason: str, at: datetime) -> Outcome:
    """Accept answers again: in time before the deadline, late after it. Raises Problem without a reason.

    A call that its deadline closed, since late answers were refused, accepts them from now on.
    """
    found = called(by, call, EXTEND)
    said = reason_of(reason)
    if stands(found, at).code != "closed":
        return Unchanged(f"call/{call}")
    found.closed = None
    if stands(found, at).code == "closed":
        found.accepts_late = True
    found.save()
    return Written(CallReopened(call, said), f"call/{call}")
