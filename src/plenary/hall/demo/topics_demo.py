"""Topics that may be worked on later: of the first group, as it left them, and of the invented group on shared cables.

That topics could be selected later is a fact (A112); which ones, why, and what was decided of them is invented, and each says so.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from plenary.hall.demo import cable_meetings
from plenary.mapping import acts, reads
from plenary.record.actor import ALWAYS, CHAIR, MEMBER, OBSERVER, Actor

FIRST, SECOND, CABLES = "wgec-1", "wgec-2", "shared-cables"
_ISSUES = ("Who pays for a landing point that nobody uses", "Repair ships wait for three permits")


def load(people: list[tuple[int, str]], at: datetime) -> None:
    """Two open topics, one selected, one set aside in the first group; one of them anew in the second; two among the cables."""
    chair, member = _actor(people, CHAIR, FIRST), _actor(people, MEMBER, FIRST)
    where: dict[str, Any] = {"group": FIRST, "at": at}
    numbers = {i.title: i.number for i in reads.whole(FIRST).issues}
    told = (
        (member, {"issue": numbers["Nobody lends for lines to islands"]}, "No mechanism goes further than advice."),
        (member, {"area": "area-8"}, "Every second script is left out somewhere. A whole area, since its issues hang together."),
        (chair, {"issue": numbers["Exchange points serve capitals alone"]}, "Two mechanisms touch it, neither outside capitals."),
        (chair, {"issue": numbers["Double duties on the same service"]}, "One process looks at it every second year."),
    )  # fmt: skip
    made = [acts.propose_topic(by, reason=f"{why} (Invented.)", **about, **where).value for by, about, why in told]
    words = "Said by the Chair at the end of the third meeting. (Invented.)"
    acts.select_topic(chair, number=made[2], words=words, day=date(2014, 2, 28), **where)
    acts.set_topic_aside(chair, number=made[3], reason="Another body has begun to look at it. (Invented.)", **where)
    acts.propose_topics_anew(_actor(people, MEMBER, SECOND), group=SECOND, numbers=made[1:2], at=at)
    _cables(people, at - timedelta(days=6), cable_meetings.last_day(at))


def _cables(people: list[tuple[int, str]], at: datetime, met: date) -> None:
    """A group at work: one topic is open, another was selected and is worked on in its text."""
    chair, observer = _actor(people, CHAIR, CABLES), _actor(people, OBSERVER, CABLES)
    where: dict[str, Any] = {"group": CABLES, "at": at}
    issues = [acts.propose_issue(observer, title=title, second="upkeep", **where).value for title in _ISSUES]
    acts.accept_issues(chair, numbers=issues, **where)
    reasons = ("Nobody knows yet how many there are.", "Every week costs more than the repair.")
    made = [
        acts.propose_topic(observer, issue=issue, reason=why, **where).value
        for issue, why in zip(issues, reasons, strict=True)
    ]
    words, day = "Agreed at the end of the second meeting.", met
    acts.select_topic(chair, number=made[1], words=words, day=day, work=f"text/{CABLES}/draft", **where)


def _actor(people: list[tuple[int, str]], role: str, group: str) -> Actor:
    """Somebody of the demonstration in that role, taken in by whoever holds the machine: two of the groups have ended."""
    person = next((pk for pk, held in people if held == role), None)
    return Actor(person, f"A. {role.title()}", f"{role}/{person}", role, {group: frozenset({role})}, proven=ALWAYS)
