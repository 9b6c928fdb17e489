"""What is open at an instant, and until when, from whichever room opened it; the earliest end first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from plenary.calls import reads as calls
from plenary.consensus import reads as consensus
from plenary.consensus.reads import opinion
from plenary.mandate import reads as mandate
from plenary.meetings import naming
from plenary.meetings.reads import planning
from plenary.members import reads as members
from plenary.news import reads as news
from plenary.rules.deadlines import Left, left
from plenary.texts.reads.deadlines import deadlines

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that somebody may take part in. `do` is where she does it, by an action that the template has words for."""

    kind: str  # meeting, call, proposals, comments, silence, canvass, nominations, questions
    group: str
    title: Words | str
    closes: datetime | None
    zone: str
    url: str
    do: str
    slug: str = ""
    late: bool = False  # it is over, and what comes is taken and marked late
    key: int = 0

    def left(self, now: datetime) -> Left | None:
        """Time left; None where it does not end at an instant, or that is past."""
        found = left(now, self.closes) if self.closes else None
        return None if found is None or found.past else found


def in_group(group: mandate.GroupLine, known: tuple[calls.CallLine, ...], at: datetime) -> tuple[Open, ...]:
    """Everything open in one group; `known` are its calls. Nine queries, whatever there is."""
    found = list(_everywhere(known, at, group.slug))
    for s in consensus.silences(group.slug):
        if s.may(at).phase == "running":
            url = reverse("paragraph", kwargs={"group": group.slug, "text": s.text, "key": s.key})
            found.append(Open("silence", group.slug, s.paragraph, s.ends, group.zone, url, url, s.text, key=s.key))
    return _sorted(found)


def in_house(at: datetime) -> dict[str, tuple[Open, ...]]:
    """Everything that is open to the public, by group. Eight queries, however many groups there are."""
    found: dict[str, list[Open]] = {}
    for one in _everywhere(calls.calls(), at):
        if one.kind != "proposals":
            found.setdefault(one.group, []).append(one)
    return {group: _sorted(some) for group, some in found.items()}


def place(one: Open) -> tuple[int, float, str]:
    """What sits now first, then by the end, then what has none, then what is taken late."""
    closes = one.closes.timestamp() if one.closes else float("inf")
    return (0 if one.kind == "meeting" else 2 if one.late else 1, closes, one.kind)


def _sorted(found: list[Open]) -> tuple[Open, ...]:
    return tuple(sorted(found, key=place))


def _everywhere(known: tuple[calls.CallLine, ...], at: datetime, group: str = "") -> Iterator[Open]:
    zones = {g.slug: g.zone for g in mandate.groups()}
    for m in planning.sitting(group):
        where = {"group": m.group, "meeting": m.slug}
        url = reverse("meeting", kwargs=where)
        yield Open(
            "meeting", m.group, naming.title(m), None, m.zone, url, reverse("meeting-floor", kwargs=where), m.slug
        )
    for c in known:
        code = c.standing(at).code
        if code in ("open", "closing-soon", "late-accepted"):
            where = {"group": c.group, "call": c.slug}
            do = reverse("answer-begin", kwargs=where)
            url = reverse("call", kwargs=where)
            yield Open("call", c.group, c.title, c.deadline, c.zone, url, do, c.slug, late=code == "late-accepted")
    for d in deadlines(group):
        if not d.over and at < d.closes and (d.opens is None or d.opens <= at):
            where = {"group": d.group, "text": d.text}
            url = reverse("text", kwargs=where)
            do = url if d.what == "proposals" else reverse("text-comments", kwargs=where)
            yield Open(d.what, d.group, d.title, d.closes, zones[d.group], url, do, d.text)
    for slug, line in opinion.open_canvasses(at, group):
        url = reverse("canvass", kwargs={"group": slug, "canvass": line.slug})
        yield Open("canvass", slug, line.title, line.closes, zones[slug], url, url, line.slug)
    for slug, closes in members.nominations_open(at, group):
        url = reverse("nominations", kwargs={"group": slug})
        yield Open("nominations", slug, "", closes, zones[slug], url, url)
    for slug, until in news.boxes(at):
        if not group or slug == group:
            url = reverse("public-questions", kwargs={"group": slug})
            yield Open("questions", slug, "", until, zones[slug], url, url)
