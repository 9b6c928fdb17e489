"""Sessions are opened and closed, and what the group decides for each is switched."""

from __future__ import annotations

from datetime import datetime

from plenary.meetings.acts.common import address, as_methods_have_it, met
from plenary.meetings.acts.turns import end_turn
from plenary.meetings.entries.planning import SessionClosed, SessionOpened, SwitchSet
from plenary.meetings.models import ItemSpell, Meeting, Session
from plenary.meetings.rights import RUN
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules import switches


@act
def open_session(by: Actor, *, group: str, meeting: str, session: int, at: datetime) -> Outcome:
    """Open a session. One at a time. Raises Problem."""
    found = met(by, group, meeting, RUN)
    row = _session(found, session)
    if row.opened is not None and row.closed is None:
        return Unchanged(address(found, "session", session))
    if found.state == "cancelled":
        raise Problem("This meeting was cancelled.")
    if row.closed is not None:
        raise Problem("Session %(number)s was closed: plan another one.", number=session)
    other = Session.objects.filter(meeting=found, opened__isnull=False, closed=None).first()
    if other is not None:
        raise Problem("Session %(number)s is still open: close it first.", number=other.number)
    row.opened = at
    decided_here = {name: kept for name, kept in row.switches.items() if switches.own(row.switches, name)}
    row.switches = as_methods_have_it(group) | decided_here
    row.save()
    waiting = ItemSpell.objects.filter(item__meeting=found, item__state="open", ended=None).exists()
    if not waiting:
        _go_on(found, row, at)
    return Written(SessionOpened(session), address(found, "session", session))


def _go_on(meeting: Meeting, session: Session, at: datetime) -> None:
    """An item that was open when the last session closed is before the meeting again."""
    item = meeting.items.filter(state="open").first()
    if item is not None:
        ItemSpell(item=item, session=session, began=at).save()


@act
def close_session(by: Actor, *, group: str, meeting: str, session: int, at: datetime) -> Outcome:
    """Close it: the turn that runs ends, the item stays open for the next session. After midnight too (X13)."""
    found = met(by, group, meeting, RUN)
    row = _session(found, session)
    if row.closed is not None:
        return Unchanged(address(found, "session", session))
    if row.opened is None:
        raise Problem("Session %(number)s was not opened.", number=session)
    end_turn(by, group=group, meeting=meeting, at=at)
    for spell in ItemSpell.objects.filter(session=row, ended=None):
        spell.ended = at
        spell.save()
    row.closed = max(at, row.opened)
    row.save()
    seconds = int((row.closed - row.opened).total_seconds())
    return Written(SessionClosed(session, seconds), address(found, "session", session))


@act
def switch(
    by: Actor, *, group: str, meeting: str, session: int, name: str, value: str, reason: str = "", at: datetime
) -> Outcome:
    """Switch something for a session, as the group decided; the reason is public and asked for.

    Session 0 stands for all that are not closed (A133). Raises Problem.
    """
    found = met(by, group, meeting, RUN)
    rows = [_session(found, session)] if session else list(Session.objects.filter(meeting=found, closed=None))
    if not rows:
        raise Problem("No session of this meeting is planned: plan one first.")
    reason = " ".join(reason.split())[:300]
    try:
        kept = switches.decided(name, value, reason)
    except ValueError:
        raise Problem("Choose what is to be switched, and how.") from None
    where = address(found, "session", session) if session else address(found)
    others = [row for row in rows if row.switches.get(name) != kept]
    if not others:
        return Unchanged(where)
    if not reason:
        raise Problem("Say what was decided, or by whom: it is shown beside the switch.")
    for row in others:
        row.switches = {**row.switches, name: kept}
        row.save()
    return Written(SwitchSet(session, name, value, reason), where)


def _session(meeting: Meeting, number: int) -> Session:
    found: Session | None = Session.objects.filter(meeting=meeting, number=number).first()
    if found is None:
        raise Problem("There is no session %(number)s.", number=number)
    return found
