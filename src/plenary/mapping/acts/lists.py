"""The list as a whole: locked by plenary and opened again; handed over as a living document once the group has ended."""

from __future__ import annotations

from datetime import datetime

from plenary.mapping.acts.common import TITLE, WORDS, going_on, list_of, needed
from plenary.mapping.entries.findings import MappingHandedOver
from plenary.mapping.entries.issues import ListLocked, ListUnlocked
from plenary.mapping.rights import LOCK
from plenary.members.reads import people_of
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem


@act
def lock_list(by: Actor, *, group: str, words: str, at: datetime) -> Outcome:
    """Write down that plenary locked the list, in its words: new issues are opened by plenary alone (X11).

    Accepting, merging and findings go on. Raises Problem, Forbidden.
    """
    going_on(LOCK, by, group)
    row = list_of(group)
    if row.locked:
        raise Problem("The list is locked already.")
    row.lock_words = needed(words, WORDS, "Say in which words plenary decided it.")
    row.locked = at
    row.save()
    return Written(ListLocked(row.lock_words), f"mapping/{group}")


@act
def unlock_list(by: Actor, *, group: str, words: str, at: datetime) -> Outcome:
    """Write down that plenary opened the list to everybody again, in its words. Raises Problem, Forbidden."""
    going_on(LOCK, by, group)
    row = list_of(group)
    if not row.locked:
        raise Problem("The list is open.")
    said = needed(words, WORDS, "Say in which words plenary decided it.")
    row.locked, row.lock_words = None, ""
    row.save()
    return Written(ListUnlocked(said), f"mapping/{group}")


@act
def hand_over(by: Actor, *, group: str, owner: str, person: int | None = None, at: datetime) -> Outcome:
    """Make the mapping a living document that a named owner keeps, also after the group has ended (A171).

    `person`: somebody with a role in the group, who may then change entries and findings. Raises Problem, Forbidden.
    """
    LOCK.require(by, group)  # after the end, too: what nobody kept may be taken up
    said = needed(owner, TITLE, "Say who keeps the mapping.")
    if person is not None and person not in {key for key, _name, _for in people_of(group)}:
        raise Problem("Choose somebody who has a role in this group.")
    row = list_of(group)
    if (row.owner, row.owner_person_id) == (said, person) and row.living:
        return Unchanged(f"mapping/{group}")
    row.owner, row.owner_person_id, row.living = said, person, row.living or at
    row.save()
    return Written(MappingHandedOver(said), f"mapping/{group}")
