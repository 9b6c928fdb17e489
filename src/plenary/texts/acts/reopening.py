"""A text on which the work was concluded is worked on again."""

from __future__ import annotations

from datetime import datetime

from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.texts.acts.common import address, drafted
from plenary.texts.entries.making import TextReopened
from plenary.texts.rights import CHAIRS, SETTLE

STATES = ("drafting", "open", "closed")


@act
def reopen(by: Actor, *, group: str, text: str, state: str = "closed", at: datetime) -> Outcome:
    """Take back that the work on it was concluded: the chair, and of a report the secretariat too.

    A report is concluded while it is up for adoption, and either of them takes it back. `state` is what it is from now on:
    drafting, open for proposals, closed for them. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, CHAIRS)
    if found.kind != "report":
        SETTLE.require(by, group)
    if state not in STATES:
        raise Problem("This text is not open for proposals.")
    if found.state != "settled":
        return Unchanged(address(found))
    found.state = state
    found.save()
    return Written(TextReopened(state), address(found))
