"""The invitation list, and the ways a call goes out. Mail addresses stand in the table alone, and in no entry."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from plenary.calls.acts.calling import called, words_of
from plenary.calls.entries import (
    ChannelDropped,
    ChannelTracked,
    InvitationsEntered,
    InvitationsSent,
    InvitationsWithdrawn,
)
from plenary.calls.models import Channel, Invitation, invitation_digest
from plenary.calls.rights import KEEP
from plenary.members.acts import enter_organisation
from plenary.members.reads import composition, group_named, stakeholder_groups
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.folding import fold

MOST = 5000  # invitations entered at once
MAIL = re.compile(r"[^@\s<>;,]+@[^@\s<>;,]+\.[^@\s<>;,.]+")


@act
def invite(by: Actor, *, call: str, people: Sequence[Mapping[str, Any]], at: datetime) -> Outcome:
    """Put bodies or people on the list: mappings of name, email, group (any of its labels), region, language, body.

    `body` says that it is an organisation, whose name is public. Who is on the list under the same name or address
    stays as she is; who was withdrawn is on it again. `value` is how many are new. Raises Problem naming every row
    that cannot stand; then none is entered.
    """
    found = called(by, call, KEEP)
    if len(people) > MOST:
        raise Problem("More than %(most)s at once: enter them in several parts.", most=MOST)
    rows = list(Invitation.objects.filter(call=found))
    names = {fold(i.name): i for i in rows}
    mails = {i.email.casefold(): i for i in rows if i.email}
    known = stakeholder_groups(found.group.slug)
    wrong = []
    entered = 0
    for place, told in enumerate(people, 1):
        name = " ".join(str(told.get("name") or "").split())[:300]
        email = str(told.get("email") or "").strip()
        if not fold(name):
            wrong.append((place, email or "—"))
            continue
        if email and (len(email) > 254 or not MAIL.fullmatch(email)):
            wrong.append((place, email))
            continue
        kept = names.get(fold(name)) or (mails.get(email.casefold()) if email else None)
        if kept is not None and not kept.withdrawn:
            continue
        group = str(told.get("group") or "")
        row = kept or Invitation(call=found, name=name)
        row.name, row.withdrawn = name, False
        row.group_code = group if group in {g.code for g in known} else group_named(group, known)
        row.region = str(told.get("region") or "")[:40]
        row.language = str(told.get("language") or "")[:20]
        row.email, row.email_digest = email, invitation_digest(found.pk, email)
        if told.get("body"):
            row.organisation_id = enter_organisation(by, name=name, region=row.region, at=at).value
        names[fold(name)] = row
        if email:
            mails[email.casefold()] = row
        if not wrong:
            row.save()
        entered += 1
    if wrong:
        told_ = "; ".join(f"{place}: {what}" for place, what in wrong[:10])
        raise Problem("These lines have no name, or something that is no mail address: %(lines)s.", lines=told_)
    if not entered:
        return Unchanged(f"call/{call}", 0)
    return Written(InvitationsEntered(call, entered), f"call/{call}", entered)


@act
def invite_seats(by: Actor, *, call: str, at: datetime) -> Outcome:
    """Put every holder of a seat in the group on the list. `value` is how many are new."""
    found = called(by, call, KEEP)
    holders = [
        {"name": line.holder, "group": part.code, "body": True}
        for part in composition(found.group.slug)
        for line in part.lines
        if line.holder
    ]
    receipt = invite(by, call=call, people=holders, at=at)
    return Unchanged(f"call/{call}", receipt.value)


@act
def withdraw_invitations(by: Actor, *, call: str, invitations: Sequence[int], at: datetime) -> Outcome:
    """Take invitations off the list. `value` is how many were on it."""
    found = called(by, call, KEEP)
    rows = list(Invitation.objects.filter(call=found, pk__in=invitations, withdrawn=False))
    if not rows:
        return Unchanged(f"call/{call}", 0)
    for row in rows:
        row.withdrawn = True
        row.save()
    return Written(InvitationsWithdrawn(call, len(rows)), f"call/{call}", len(rows))


@act
def send_invitations(by: Actor, *, call: str, at: datetime) -> Outcome:
    """Tell those on the list who have not been told: each bears the instant of this entry. `value` is how many."""
    found = called(by, call, KEEP)
    rows = list(Invitation.objects.filter(call=found, invited=None, withdrawn=False))
    if not rows:
        return Unchanged(f"call/{call}", 0)
    if found.opened is None:
        raise Problem("The call is not open, and it is not settled when it opens: an invitation would lead nowhere.")
    for row in rows:
        row.invited = at
        row.save()
    mailed = sum(1 for row in rows if row.email)
    return Written(InvitationsSent(call, len(rows), mailed), f"call/{call}", len(rows))


CHANNELS = ("members", "member-states", "public", "list")


@act
def track_channel(
    by: Actor,
    *,
    call: str,
    code: str = "",
    name: Mapping[str, Any] | None = None,
    sent: date | None = None,
    note: str = "",
    at: datetime,
) -> Outcome:
    """Plan a way that the call goes out, or note when it went out by it. `code` is one of CHANNELS, or made of the name.

    `value` is the code. Raises Problem without a name for a way of the group's own, and for a day that is still to come.
    """
    found = called(by, call, KEEP)
    words = words_of(name)
    code = code or slugify(next(iter(words.values()), ""), allow_unicode=True)[:40]
    row = Channel.objects.filter(call=found, code=code).first() or Channel(call=found, code=code)
    if code not in CHANNELS and not (words or row.name):
        raise Problem("Give this way of sending a name.")
    if sent is not None and sent > at.astimezone(ZoneInfo(found.group.zone)).date():
        raise Problem("That day is still to come: leave it empty until the call has gone out.")
    before = (row.name, row.sent, row.note)
    row.name, row.sent, row.note = words or row.name, sent, " ".join(note.split())[:300]
    if row.pk and before == (row.name, row.sent, row.note):
        return Unchanged(f"call/{call}", code)
    row.save()
    return Written(ChannelTracked(call, code, sent.isoformat() if sent else ""), f"call/{call}", code)


@act
def drop_channel(by: Actor, *, call: str, code: str, at: datetime) -> Outcome:
    """Take a planned way off the list. Raises Problem where the call went out by it; Channel.DoesNotExist."""
    found = called(by, call, KEEP)
    row = Channel.objects.get(call=found, code=code)
    if row.sent:
        raise Problem("The call went out this way: that stays told.")
    row.delete()
    return Written(ChannelDropped(call, code), f"call/{call}")
