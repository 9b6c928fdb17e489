"""Who coordinates the mapping, and who was admitted to take part without a seat."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import TITLE, going_on, needed, ordering
from plenary.mapping.entries.people import (
    CoordinatorNamed,
    CoordinatorReleased,
    ParticipantAdmitted,
    ParticipationEnded,
)
from plenary.mapping.models import Coordinator, Participant
from plenary.mapping.rights import LOCK
from plenary.members.reads import people_of
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number
from plenary.record.problems import Problem


@act
def name_coordinator(by: Actor, *, group: str, person: int, title: Mapping[str, str], at: datetime) -> Outcome:
    """Let somebody with a role in the group accept and merge issues, under the group's own name for it (A177).

    `value` is her number as coordinator. Raises Problem, Forbidden.
    """
    going_on(LOCK, by, group)
    if person not in {key for key, _name, _for in people_of(group)}:
        raise Problem("Choose somebody who has a role in this group.")
    said = {code: text for code, words in title.items() if (text := " ".join(str(words).split())[:120])}
    if not said:
        raise Problem(
            "Say how the group calls the task: coordinator, co-facilitator, chair of the correspondence group."
        )
    held = Coordinator.objects.filter(group__slug=group, person=person, until=None).first()
    if held is not None and held.title == said:
        return Unchanged(f"mapping/{group}", held.number)
    row = held or Coordinator(
        group_id=group_id(group),
        number=next_number(Coordinator, group__slug=group),
        person_id=person,
        since=at,
    )
    row.title = said
    row.save()
    return Written(CoordinatorNamed(row.number, said), f"mapping/{group}", row.number)


@act
def release_coordinator(by: Actor, *, group: str, number: int, at: datetime) -> Outcome:
    """Let a coordinator go. Raises Problem, Forbidden."""
    going_on(LOCK, by, group)
    row = Coordinator.objects.filter(group__slug=group, number=number, until=None).first()
    if row is None:
        raise Problem("There is no such coordinator now.")
    row.until = at
    row.save()
    return Written(CoordinatorReleased(number), f"mapping/{group}")


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
