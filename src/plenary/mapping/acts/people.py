"""Which sub-group keeps the mapping, and who was admitted to take part without a seat."""

from __future__ import annotations

from datetime import datetime

from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import TITLE, going_on, list_of, needed, ordering
from plenary.mapping.entries.people import MappingEntrusted, ParticipantAdmitted, ParticipationEnded
from plenary.mapping.models import Participant
from plenary.mapping.rights import LOCK
from plenary.members.reads import subgroups
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem


@act
def entrust(by: Actor, *, group: str, subgroup: str, at: datetime) -> Outcome:
    """Entrust the mapping to a sub-group at work: its coordinators, whatever the group calls them (A177), accept and merge.

    "" takes it back: then the chair and the secretariat alone do. Raises Problem, Forbidden.
    """
    going_on(LOCK, by, group)
    if subgroup and not any(s.slug == subgroup and s.ended is None for s in subgroups(group)):
        raise Problem("Choose a sub-group that is at work.")
    row = list_of(group)
    if row.subgroup == subgroup:
        return Unchanged(f"mapping/{group}")
    row.subgroup = subgroup
    row.save()
    return Written(MappingEntrusted(subgroup), f"mapping/{group}")


@act
def admit_participant(by: Actor, *, group: str, name: str = "", number: int | None = None, at: datetime) -> Outcome:
    """Admit somebody who is neither member nor observer (A163), or give her (`number`) a new link: older ones are useless then.

    `value` is her number. Raises Problem, Forbidden.
    """
    ordering(by, group)
    if number is None:
        said = needed(name, TITLE, "Write her name, as it is shown with what she proposes.")
        number = next_number(Participant, group__slug=group)
        row = Participant(group_id=group_id(group), number=number, name=said, since=at)
    else:
        found = Participant.objects.filter(group__slug=group, number=number).first()
        if found is None:
            raise Problem("There is no such participant.")
        row = found
        row.generation, row.until = row.generation + 1, None
    row.save()
    return Written(ParticipantAdmitted(row.number), f"mapping/{group}", row.number)


@act
def end_participation(by: Actor, *, group: str, number: int, at: datetime) -> Outcome:
    """Make a participant's link useless; what she proposed stays. Raises Problem, Forbidden."""
    ordering(by, group)
    row = Participant.objects.filter(group__slug=group, number=number, until=None).first()
    if row is None:
        raise Problem("There is no such participant.")
    row.until = at
    row.save()
    return Written(ParticipationEnded(number), f"mapping/{group}")
