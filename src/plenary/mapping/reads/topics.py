"""Topics for later work: how each stands, what it took to get there, what the group before this one left open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plenary.mandate.reads import predecessors
from plenary.mapping.models import Topic, TopicStep
from plenary.mapping.reads.values import Words
from plenary.mapping.reads.whole import whole
from plenary.record.actor import ended
from plenary.record.kept import Kept
from plenary.rules import topics as rule
from plenary.rules.gaps.comparing import Row, Table

TOPIC_TABLE = Table(
    "topics",
    ("number",),
    (),  # a topic is changed on its page: the workbook shows it
    ("subject", "title", "state", "reason", "proposer", "decided", "decision", "words", "work"),
    new=False,
)


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic as lists show it. Of an area `issue` is None, and of an issue `area` is "".

    `home` is the group in whose mapping the issue or area stands; `origin` the topic that it was made of there, and which
    group's that is, where an earlier group left it open.
    """

    id: int
    number: int
    state: str
    since: datetime
    home: str
    issue: int | None
    title: str
    language: str
    issue_state: str
    area: str
    name: Words
    reason: str
    proposer: str
    klass: str
    proposed: datetime
    words: str
    decision: str
    day: date | None
    work: str
    origin: tuple[str, int] | None


@dataclass(frozen=True, slots=True)
class TopicStepLine:
    """One step: from where to where, what was said, and what had worked on it until then."""

    instant: datetime
    by: str
    before: str
    to: str
    words: str
    decision: str
    day: date | None
    work: str


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One topic with its steps, the newest first. `anew`: where later groups proposed it anew, (group, number)."""

    line: TopicLine
    steps: tuple[TopicStepLine, ...]
    anew: tuple[tuple[str, int], ...]


_topics: Kept[tuple[TopicLine, ...]] = Kept()


def topics(group: str) -> tuple[TopicLine, ...]:
    """Every topic of a group: open ones first, then selected, then set aside, each by number. One query, kept."""
    return _topics.get(group, lambda: _lines(group__slug=group))


def _lines(**where: Any) -> tuple[TopicLine, ...]:
    rows = Topic.objects.filter(**where).select_related("issue__group", "area__group", "origin__group")
    return tuple(sorted((_line(t) for t in rows), key=lambda t: (rule.STATES.index(t.state), t.number)))


def _line(t: Topic) -> TopicLine:
    home = (t.issue.group if t.issue else t.area.group if t.area else t.group).slug
    return TopicLine(
        t.pk,
        t.number,
        t.state,
        t.since,
        home,
        t.issue.number if t.issue else None,
        t.issue.title if t.issue else "",
        t.issue.language if t.issue else "",
        t.issue.state if t.issue else "",
        t.area.code if t.area else "",
        t.area.name if t.area else {},
        t.reason,
        t.proposer,
        t.klass,
        t.proposed,
        t.words,
        t.decision,
        t.day,
        t.work,
        (t.origin.group.slug, t.origin.number) if t.origin else None,
    )


def topic(group: str, number: int) -> TopicPage | None:
    """One topic, whole; None where there is none. Two queries beside those of `topics`."""
    line = next((t for t in topics(group) if t.number == number), None)
    if line is None:
        return None
    columns = "instant by before to words decision day work".split()
    steps = TopicStep.objects.filter(topic=line.id).order_by("-instant", "-pk").values_list(*columns)
    anew = Topic.objects.filter(origin=line.id).order_by("pk").values_list("group__slug", "number")
    return TopicPage(line, tuple(TopicStepLine(*row) for row in steps), tuple(anew))


def topics_of_issues(group: str) -> Mapping[int, TopicLine]:
    """Which topic an issue of this mapping is, by its number; what was merged, and what it became, are the same one."""
    ends = whole(group).ends
    own = {t.issue: t for t in topics(group) if t.issue is not None and t.home == group}
    first: dict[int, TopicLine] = {}
    for issue, line in sorted(own.items(), key=lambda pair: pair[1].number):
        first.setdefault(ends[issue], line)
    return {number: first[end] for number, end in ends.items() if end in first} | own


def topics_left_open(group: str) -> tuple[str, tuple[TopicLine, ...]]:
    """Which group this one follows, where that has ended, and the topics it left open that are not topics here yet.

    ("", ()) where there is none. Three queries at most, and those of `topics`.
    """
    before = next(iter(predecessors(group)), "")
    if not before or not ended(before):
        return "", ()
    taken = {t.origin for t in topics(group)}
    return before, tuple(t for t in topics(before) if t.state == rule.OPEN and (before, t.number) not in taken)


def topic_table(group: str) -> tuple[Row, ...]:
    """Topics as texts, for the workbook: the same in every language."""
    return tuple(
        {
            "number": str(t.number),
            "subject": f"mapping/{t.home}/" + (f"issue/{t.issue}" if t.issue is not None else f"area/{t.area}"),
            "title": t.title or next(iter(t.name.values()), ""),
            "state": t.state,
            "reason": t.reason,
            "proposer": t.proposer,
            "decided": t.day.isoformat() if t.day else "",
            "decision": t.decision,
            "words": t.words,
            "work": t.work,
        }
        for t in sorted(topics(group), key=lambda t: t.number)
    )
