"""Topics for later work: proposed, selected, set aside and open again, for as long as the group works (A112)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from plenary.mandate.dating import today_at
from plenary.mandate.reads import group_id, groups, predecessors
from plenary.mapping.acts.common import WORDS, Voice, category_of, coordinates, issue_of, plain, voice
from plenary.mapping.entries.topics import (
    TopicProposed,
    TopicReopened,
    TopicSelected,
    TopicSetAside,
    TopicsProposedAnew,
    TopicWorkNamed,
)
from plenary.mapping.models import Issue, Participant, Topic, TopicStep
from plenary.mapping.reads.values import AREAS
from plenary.mapping.rights import ORDER, SELECT, TOPICS, TOPICS_BY_LINK
from plenary.record import reads as record
from plenary.record.actor import Actor, Forbidden, ended
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import decided, next_number
from plenary.record.problems import Problem
from plenary.rules import topics
from plenary.rules.gaps import STANDING


@act
def propose_topic(
    by: Actor, *, group: str, reason: str, issue: int | None = None, area: str = "", at: datetime
) -> Outcome:
    """Propose an issue by its number, or a whole area by its code, as a topic for later work. `value` is the topic's number.

    Raises Problem (both or neither, a topic already, an issue off the list, no reason), Forbidden.
    """
    TOPICS.require(by, group)
    made = _made(group, voice(by, group), issue, area, reason, at)
    made.save()
    return Written(TopicProposed(made.number, issue or 0, area, made.reason), _address(made, group), made.number)


@act
def propose_topic_as_participant(
    by: Actor,
    *,
    group: str,
    participant: int,
    generation: int,
    reason: str,
    issue: int | None = None,
    area: str = "",
    at: datetime,
) -> Outcome:
    """Propose a topic by the link of somebody who was admitted (A163). `value` is its number. Raises Problem, Forbidden."""
    TOPICS_BY_LINK.require(by, group)
    held = Participant.objects.filter(pk=participant, generation=generation, group__slug=group, until=None).first()
    if held is None:
        raise Problem("This link opens nothing any more. Ask the secretariat for a new one.")
    made = _made(group, Voice(held.name, "participant"), issue, area, reason, at)
    made.save()
    return Written(TopicProposed(made.number, issue or 0, area, made.reason, True), _address(made, group), made.number)


@act
def propose_topics_anew(by: Actor, *, group: str, numbers: Sequence[int], at: datetime) -> Outcome:
    """Propose here, all in one act, topics that the group before this one left open. `value` lists the numbers here.

    Nothing is copied but the reason: each leads to the issue or area in the mapping that it comes from. What was proposed
    anew already is left as it is. Raises Problem for one that was not left open, Forbidden.
    """
    TOPICS.require(by, group)
    before = next(iter(predecessors(group)), "")
    if not before or not ended(before):
        raise Problem("There is no group before this one that has ended.")
    if not numbers:
        raise Problem("Choose at least one topic.")
    rows = {t.number: t for t in Topic.objects.filter(group__slug=before, number__in=list(numbers)[:1000])}
    for number in numbers:
        if number not in rows or rows[number].state != topics.OPEN:
            raise Problem("Topic %(number)s was not left open by the group before this one.", number=number)
    known = set(Topic.objects.filter(group__slug=group, origin__in=rows.values()).values_list("origin", flat=True))
    spoken, first = voice(by, group), next_number(Topic, group__slug=group)
    made = [
        Topic(
            group_id=group_id(group),
            number=first + n,
            issue_id=row.issue_id,
            area_id=row.area_id,
            origin=row,
            reason=row.reason,
            proposer=spoken.name,
            klass=spoken.klass,
            proposed=at,
            since=at,
        )
        for n, row in enumerate(row for _number, row in sorted(rows.items()) if row.pk not in known)
    ]
    if not made:
        return Unchanged(f"mapping/{group}", [])
    for one in made:
        one.save()
    there = {row.pk: row.number for row in rows.values()}
    pairs = [[there[one.origin_id], one.number] for one in made]
    return Written(TopicsProposedAnew(before, pairs), f"mapping/{group}", [here for _there, here in pairs])


@act
def select_topic(
    by: Actor,
    *,
    group: str,
    number: int,
    decision: str = "",
    words: str = "",
    day: date | None = None,
    work: str = "",
    at: datetime,
) -> Outcome:
    """Write down that the group decided to work on a topic: by a decision at its address, or in words that say where.

    `day` is when (None: today at the venue); `work` what works on it, by its address. Raises Problem, Forbidden.
    """
    SELECT.require(by, group)
    row = _topic(group, number)
    by_decision = decided(group, decision) if decision.strip() else ""
    step = topics.Step(topics.SELECTED, plain(words, WORDS), by_decision, day or _today(group, at))
    _step(row, step, voice(by, group).name, group, at, _working(group, work) if work.strip() else "")
    told = TopicSelected(number, str(row.day), row.decision, row.words, row.work)
    return Written(told, _address(row, group))


@act
def set_topic_aside(by: Actor, *, group: str, number: int, reason: str, at: datetime) -> Outcome:
    """Set a topic aside, for a public reason: it stays on the list. Raises Problem, Forbidden."""
    TOPICS.require(by, group)
    row = _topic(group, number)
    _sorting(by, group, row)
    _step(row, topics.Step(topics.ASIDE, plain(reason, WORDS)), voice(by, group).name, group, at)
    return Written(TopicSetAside(number, row.words), _address(row, group))


@act
def reopen_topic(by: Actor, *, group: str, number: int, words: str = "", at: datetime) -> Outcome:
    """Open a topic again that was selected or set aside, whenever. Raises Problem, Forbidden."""
    TOPICS.require(by, group)
    row = _topic(group, number)
    _sorting(by, group, row)
    before = row.state
    _step(row, topics.Step(topics.OPEN, plain(words, WORDS)), voice(by, group).name, group, at)
    return Written(TopicReopened(number, before, row.words), _address(row, group))


@act
def name_work(by: Actor, *, group: str, number: int, work: str, at: datetime) -> Outcome:
    """Say what works on a selected topic, by its address (an item of an agenda, a text); "" takes it back.

    Raises Problem, Forbidden.
    """
    SELECT.require(by, group)
    row = _topic(group, number)
    if row.state != topics.SELECTED:
        raise Problem("Topic %(number)s is not selected: nothing works on it yet.", number=number)
    said = _working(group, work) if work.strip() else ""
    if row.work == said:
        return Unchanged(_address(row, group))
    row.work = said
    row.save()
    return Written(TopicWorkNamed(number, said), _address(row, group))


def _made(group: str, spoken: Voice, issue: int | None, area: str, reason: str, at: datetime) -> Topic:
    """A topic, not saved. Raises Problem."""
    if bool(issue) == bool(area):
        raise Problem("Name one issue by its number, or choose one area: not both.")
    said = plain(reason, WORDS)
    if not said:
        raise Problem("Say why it should be worked on later: the reason is public.")
    row = issue_of(group, issue) if issue else None
    if row is not None and row.state not in STANDING:
        raise Problem("Issue %(number)s was merged or closed: propose one that stands on the list.", number=row.number)
    made = Topic(
        group_id=group_id(group),
        number=next_number(Topic, group__slug=group),
        issue=row,
        area=category_of(group, area, AREAS),
        reason=said,
        proposer=spoken.name,
        klass=spoken.klass,
        proposed=at,
        since=at,
    )
    if (known := _already(group, made)) is not None:
        raise Problem("This is topic %(number)s already: look there how it stands.", number=known)
    return made


def _already(group: str, made: Topic) -> int | None:
    """The number of the topic of this area, or of this issue or one that was merged into it, over any number of merges."""
    known = Topic.objects.filter(group__slug=group)
    if made.area is not None:
        return known.filter(area=made.area).values_list("number", flat=True).first()
    into = dict(Issue.objects.filter(group__slug=group, into__isnull=False).values_list("pk", "into"))
    for pk, number in known.filter(issue__group__slug=group).order_by("number").values_list("issue", "number"):
        while pk in into:  # merges make no circle: rules.gaps.merge refuses one
            pk = into[pk]
        if pk == made.issue_id:
            return int(number)
    return None


def _topic(group: str, number: int) -> Topic:
    found: Topic | None = Topic.objects.filter(group__slug=group, number=number).first()
    if found is None:
        raise Problem("There is no topic %(number)s.", number=number)
    return found


def _sorting(by: Actor, group: str, row: Topic) -> None:
    """Raises Forbidden where she may not move this topic: what the group selected, coordinators do not undo."""
    if row.state == topics.SELECTED:
        SELECT.require(by, group)
    elif not ORDER.asked(by, group).allowed and not coordinates(by, group):
        raise Forbidden(ORDER, ORDER.reason)


def _step(row: Topic, step: topics.Step, who: str, group: str, at: datetime, work: str = "") -> None:
    """Take the step, and keep it. Raises Problem where the rule says that it may not be taken."""
    why = topics.why_not(row.state, step, _today(group, at))
    if why == "there":
        raise Problem("Topic %(number)s stands there already: look at it as it is now.", number=row.number)
    if why == "undecided":
        raise Problem("Name the decision by its address, or say in words where the group decided it.")
    if why == "future":
        raise Problem("The group cannot have decided it after today: give the day of the decision.")
    if why == "reason":
        raise Problem("Say why it is set aside: the reason is public.")
    TopicStep(
        topic=row,
        instant=at,
        by=who,
        before=row.state,
        to=step.to,
        words=step.words,
        decision=step.decision,
        day=step.day,
        work=row.work,
    ).save()
    row.state, row.since, row.work = step.to, at, work
    row.words, row.decision, row.day = step.words, step.decision, step.day
    row.save()


def _working(group: str, address: str) -> str:
    """The address of what works on a topic, in this group's record: an item of an agenda, a text. Raises Problem.

    Meetings and texts are not asked, the record is: they stand beside this room and above it.
    """
    address = address.strip().strip("/")[:200]
    parts = address.split("/")
    ours = len(parts) > 1 and parts[1] == group
    item = len(parts) == 5 and (parts[0], parts[3]) == ("meeting", "item")
    if not (ours and (item or (len(parts) == 3 and parts[0] == "text"))):
        raise Problem(
            "Name what works on it by its address: meeting/%(group)s/1/item/3 or text/%(group)s/draft.", group=group
        )
    if not record.about(address, count=1):
        raise Problem("There is no %(address)s in the record.", address=address)
    return address


def _today(group: str, at: datetime) -> date:
    """What day it is at the venue of the group."""
    return today_at(next(g.zone for g in groups() if g.slug == group), at)


def _address(row: Topic, group: str) -> str:
    return f"mapping/{group}/topic/{row.number}"
