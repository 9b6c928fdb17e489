"""Acknowledgements: thanks to named helpers for a named piece of work, with their consent (A170)."""

from __future__ import annotations

from datetime import datetime

from plenary.mandate.reads import group_id
from plenary.news.acts.common import line_of, said_in
from plenary.news.entries import ThanksGiven, ThanksTakenBack
from plenary.news.models import Thanks
from plenary.news.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem


@act
def thank(
    by: Actor, *, group: str, name: str, work: dict[str, str], consent: str, about: str = "", at: datetime
) -> Outcome:
    """Thank somebody, by the name that she gave, for what she did. `consent` says how and when she agreed to be named.

    `value` is its number. Raises Problem, Forbidden.
    """
    KEEP.require(by, group)
    row = Thanks(
        group_id=group_id(group),
        number=next_number(Thanks, group__slug=group),
        name=line_of(name, 300, "Write her name, as she wants it shown."),
        work=said_in(work, 300, "Say for what work."),
        about=about,
        consent=line_of(consent, 300, "Say how and when she agreed to be named: nobody is named who did not."),
        given=at,
    )
    row.save()
    return Written(ThanksGiven(group, row.number, row.work, about), f"thanks/{group}/{row.number}", row.number)


@act
def take_thanks_back(by: Actor, *, group: str, number: int, at: datetime) -> Outcome:
    """Take a name off the page: she wants to be named no longer, or never agreed. Raises Problem, Forbidden."""
    KEEP.require(by, group)
    row = Thanks.objects.filter(group__slug=group, number=number).first()
    if row is None:
        raise Problem("There are no such thanks.")
    if row.taken_back:
        return Unchanged(f"thanks/{group}/{number}")
    row.taken_back, row.name, row.consent = at, "", ""
    row.save()
    return Written(ThanksTakenBack(group, number), f"thanks/{group}/{number}")
