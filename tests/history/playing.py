"""Both working groups played from their mandate to their end, each act at the instant at which it happened.

Dates, seats, counts and outcomes are facts; titles of issues and words of contributions are invented. What the demonstration
plays already (a call's life, a meeting's sessions, an ending) is played by its builders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from plenary.calls import desk_reads
from plenary.hall.calendar import gathering
from plenary.hall.demo import (
    calendar,
    facts,
    living,
    load,
    mapping_demo,
    membership,
    organisations,
    outcomes,
    questions,
    sittings,
)
from plenary.hall.demo.lives import LIVES
from plenary.hall.demo.shapes import Group
from plenary.mandate import acts as mandate
from plenary.mandate import reads as groups
from plenary.mapping import acts as mapping
from plenary.mapping import reads as mapped
from plenary.meetings import acts as meetings
from plenary.members import acts as members
from plenary.record.actor import ALWAYS, CHAIR, Actor, operator
from plenary.record.problems import Problem
from plenary.rules.gaps import Added
from plenary.rules.timeline import Compared
from plenary.texts import acts as texts

GENEVA = ZoneInfo("Europe/Zurich")
ISSUES, DISTINCT = 483, 200
PILES = {"statements": 2, "agreed": 5, "revisit": 6, "none": 3}  # how many of the invented contributions end in each
FIRST_PLAN = ("1998", "2001", "2003", "2005", "2006", "resolution", "lima", "composition")


def on(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    """An instant in Geneva; noon where no hour is known."""
    return datetime(year, month, day, hour, minute, tzinfo=GENEVA)


@dataclass
class Calendar:
    """The dates of a group: entered when they were agreed, moved when they were moved, noted when they came."""

    by: Actor
    group: str
    numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.dues = {due.key: due for due in calendar.CALENDARS[self.group]}

    def enter(self, at: datetime, *keys: str) -> None:
        for key in keys:
            due = self.dues[key]
            links = {k: due.more[k] for k in ("follows", "anchor") if k in due.more}
            more = {k: v for k, v in due.more.items() if k not in links}
            more |= {k: self.numbers[other] for k, other in links.items() if other in self.numbers}
            told: dict[str, Any] = {
                "kind": due.kind,
                "label": due.label,
                "text": due.text,
                "group": self.group,
                "at": at,
            }
            if key == "sent":  # typed, it is refused; from the slides it is taken as it stands
                self.refused = refused(lambda told=told, more=more: mandate.enter_date(self.by, **more, **told))
            entered = mandate.enter_date(self.by, imported=True, added=due.added, **more, **told)
            self.numbers[key] = int(entered.value)
            for other, number in self.numbers.items():  # what was planned before this came in between
                if self.dues[other].more.get("follows") == key:
                    mandate.change_date(self.by, group=self.group, number=number, follows=self.numbers[key], at=at)

    def move(self, at: datetime, key: str) -> None:
        for how, text, reason in self.dues[key].moved:
            number = self.numbers[key]
            mandate.agree_date(self.by, group=self.group, number=number, text=text, how=how, reason=reason, at=at)

    def came(self, key: str) -> None:
        due = self.dues[key]
        first, last = (date.fromisoformat(day or due.actual[0]) for day in due.actual)
        where: dict[str, Any] = {
            "group": self.group,
            "number": self.numbers[key],
            "at": on(last.year, last.month, last.day, 18),
        }
        mandate.note_actual(self.by, first=first, last=last, note=due.note, **where)

    def standing(self, key: str, at: datetime) -> str:
        """How the date stood on that day: due, overdue, done."""
        line = next(g for g in groups.groups() if g.slug == self.group)
        lines = gathering.gather(line, at).lines
        return str(next(one for one in lines if one.key == f"d{self.numbers[key]}").standing.code)


class Call:
    """A true call, played by the demonstration's own builders."""

    def __init__(self, by: Actor, which: int, asked: list[dict[str, Any]]) -> None:
        self.by, self.asked, self.call = by, asked, facts.CALLS[which]
        self.life = LIVES[self.call.slug]

    def send(self, at: datetime) -> None:
        load.create(self.by, self.call, self.asked, at)
        living.send(self.by, self.call, self.life, [q["number"] for q in self.asked], at)

    def extend(self, at: datetime) -> None:
        living.extend(self.by, self.call, self.life, at)

    def close(self, at: datetime) -> None:
        living.close(self.by, self.call, self.life, at)


@dataclass
class Played:
    """What was seen while it was played, and cannot be read any more at the end."""

    refused: str = ""
    standings: dict[str, str] = field(default_factory=dict)


def refused(act: Any) -> str:
    """Why an act was refused, and what may have been meant."""
    try:
        act()
    except Problem as why:
        return str(why)
    raise AssertionError("a day that there is not was taken")


def begin(by: Actor, group: Group, at: datetime) -> Calendar:
    """The mandate: the group is founded, its stages are known."""
    mandate.found_group(
        by, slug=group.slug, short=group.short, name=group.name, purpose=group.purpose, parent=group.parent,
        predecessor=group.predecessor, resolution=group.resolution, paragraph=group.paragraph, tasks=group.tasks,
        reports_to=group.reports_to, at=at,
    )  # fmt: skip
    outside = [facts.OUTSIDE] if not group.predecessor else []
    parts = [
        {"code": s.code, "name": s.name, "aliases": s.aliases, "seats": s.seats} for s in (*group.composition, *outside)
    ]
    members.compose(by, group=group.slug, stakeholder_groups=parts, at=at)
    return Calendar(by, group.slug)


def seat(by: Actor, group: str, chair: tuple[str, str], at: datetime) -> None:
    """Forty-two seats, every one held, and the membership list as it was published."""
    holders = []
    for n, line in enumerate(organisations.MEMBERS, 1):
        name = line.delegation or f"Delegation {n}"
        holder = members.enter_organisation(by, name=name, country=line.country, at=at)
        holders.append((line.group, holder.value))
    members.fill_seats(by, group=group, seats=holders, at=at)
    name, country = chair
    members.give_capacity(by, group=group, capacity="chair", name=name, country=country, since=at.date(), at=at)
    members.publish_roll(by, group=group, day=at.date(), note="Final composition", at=at)


@contextmanager
def meeting(by: Actor, group: Group, ordinal: int, at: datetime) -> Iterator[dict[str, Any]]:
    """A meeting is planned and held on its days; what is done in the block is done at it."""
    (step,) = [s for s in group.steps if s.kind == "meeting" and s.ordinal == ordinal]
    sittings.load(by, replace(group, steps=(step,)), at)
    yield {"group": group.slug, "meeting": str(ordinal)}


def chair_of(group: str) -> Actor:
    return Actor(None, "Chair of the working group", CHAIR, CHAIR, {group: frozenset({CHAIR})}, proven=ALWAYS)


def first() -> Played:
    """The first group, 21 December 2012 to May 2014."""
    by, group, seen = operator(), facts.GROUPS[0], Played()
    where: dict[str, Any] = {"group": group.slug}
    dates = begin(by, group, on(2012, 12, 21))
    dates.enter(on(2012, 12, 21), *FIRST_PLAN)
    dates.came("resolution")
    seat(by, group.slug, ("Peter Major", "Hungary"), on(2013, 3, 22))
    dates.came("composition")
    dates.enter(on(2013, 3, 25), "m1", "cstd16")
    with meeting(by, group, 1, on(2013, 4, 2)) as there:
        said = {"en": "A questionnaire of 18 questions goes out to all stakeholders."}
        meetings.decide(by, verb="agreed", kind="procedure", text=said, at=on(2013, 5, 31, 17), **there)
    dates.enter(on(2013, 6, 5), "sent", "answers", "compilation", "summary", "m2", "m3", "report", "cstd17")
    seen.refused = dates.refused
    call = Call(by, 0, questions.WGEC1)
    call.send(on(2013, 6, 30, 9))
    seen.standings["answers, 31 July"] = dates.standing("answers", on(2013, 7, 31))
    dates.move(on(2013, 7, 31), "answers")
    call.extend(on(2013, 7, 31))
    seen.standings["answers, 1 August"] = dates.standing("answers", on(2013, 8, 1))
    load.responses(by, facts.CALLS[0], on(2013, 9, 18), lambda done, total, saying: None)
    for response in desk_reads.heap(by, facts.CALLS[0].slug, "review").lines:
        load.review(by, facts.CALLS[0].slug, response.number, on(2013, 9, 20))
    dates.came("answers")
    with meeting(by, group, 2, on(2013, 10, 1)):
        overnight(by, group.slug)
    membership._correspondence_group(by, on(2013, 11, 8, 18))
    dates.move(on(2013, 11, 8), "m3")
    with meeting(by, group, 3, on(2013, 11, 9)) as there:
        told = [
            {"code": f"area-{n}", "letter": str(n), "name": {"en": en}}
            for n, (en, _) in enumerate(mapping_demo._AREAS, 1)
        ]
        mapping.enter_categories(by, categories=told, scheme=mapped.AREAS, at=on(2014, 2, 24, 10), **where)
        outcomes.categories(by, group.slug, on(2014, 2, 24, 11))
        contribute(by, group.slug, on(2014, 2, 27))
        proposed = {"en": "A fourth meeting before the session of the parent body."}
        meetings.decide(by, verb="agreed", kind="procedure", text=proposed, at=on(2014, 2, 28, 17), **there)
    dates.enter(on(2014, 2, 28), "m4", "netmundial")
    dates.move(on(2014, 2, 28), "cstd17")
    seen.standings["report, 1 March"] = dates.standing("report", on(2014, 3, 1))
    seen.standings["report, 1 April"] = dates.standing("report", on(2014, 4, 1))
    with meeting(by, group, 4, on(2014, 3, 3)) as there:
        say = {"en": "The group submits no recommendations to the seventeenth session."}
        meetings.decide(by, verb="agreed", text=say, at=on(2014, 5, 2, 17), **there)
        mapping.hand_over(by, owner="Keepers of the mapping (invented)", at=on(2014, 5, 2, 17), **where)
    outcomes.first(by, on(2014, 5, 2, 18))
    dates.came("report")
    call.close(on(2014, 5, 17))
    mandate.close_group(by, outcome=group.outcome, at=on(2014, 5, 18), **where)
    return seen


def overnight(by: Actor, group: str) -> None:
    """483 issues, drawn from the answers, become about 200 in a night."""
    where: dict[str, Any] = {"group": group, "data": b"issues", "name": "issues.csv", "media_type": "text/csv"}
    rows = [Added("issues", n, {"title": title(n % DISTINCT), "area": "", "second": ""}) for n in range(ISSUES)]
    mapping.import_mapping(by, added=rows, at=on(2013, 11, 6, 18), **where)
    numbers = [issue.number for issue in mapped.whole(group).issues]
    mapping.accept_issues(by, group=group, numbers=numbers, at=on(2013, 11, 6, 19))
    merges = {h.kept.number: [o.issue.number for o in h.others] for h in mapped.heaps(group)}
    mapping.merge_issues(
        chair_of(group), group=group, merges=merges, reason="By a task force, overnight.", at=on(2013, 11, 7, 2)
    )


def title(n: int) -> str:
    """An invented issue: letters that none shares with another, so that no two of them are taken for one."""
    return sha256(str(n).encode()).hexdigest()[:24].translate(str.maketrans("0123456789", "ghijklmnop")) + " at sea"


def contribute(by: Actor, group: str, at: datetime) -> None:
    """What members contributed, each in one of four piles."""
    where: dict[str, Any] = {"group": group, "text": "contributions"}
    kinds: Sequence[str] = [pile for pile, many in PILES.items() for _ in range(many)]
    texts.create_text(
        by, group=group, kind="rolling", slug="contributions", title={"en": "Contributions of members"}, at=at
    )
    told = [{"words": f"Contribution {n}.", "statement": pile == "statements"} for n, pile in enumerate(kinds, 1)]
    keys = texts.enter_paragraphs(by, paragraphs=told, at=at, **where).value
    texts.invite(by, until=at + timedelta(days=60), at=at, **where)
    for key, pile in zip(keys, kinds, strict=True):
        if pile != "statements":
            reason = "As the meeting left it."
            texts.mark(chair_of(group), key=key, state=pile, reason=reason, at=at + timedelta(days=63), **where)


def second() -> Played:
    """The second group, December 2015 to May 2018."""
    by, group, seen = operator(), facts.GROUPS[1], Played()
    dates = begin(by, group, on(2015, 12, 16))
    dates.enter(on(2015, 12, 16), "sdg", "cop21", "wsis10", "iana", "resolution")
    dates.came("resolution")
    dates.enter(on(2016, 1, 26), "approach", "call", "nominations", "constituted", "noted", "endorsed", "m1")
    seat(by, group.slug, ("Benedicto Fonseca", "Brazil"), on(2016, 5, 3))
    for key in ("constituted", "endorsed"):
        dates.came(key)
    dates.move(on(2016, 8, 1), "m1")
    with meeting(by, group, 1, on(2016, 8, 1)):
        outcomes.categories(by, group.slug, on(2016, 9, 30, 18))
    dates.enter(on(2016, 9, 30), "summary", "replies", "panel", "m2", "compiled", "cstd20", "m3", "m4", "cstd21")
    dates.move(on(2016, 9, 30), "m2")
    call = Call(by, 1, questions.WGEC2)
    call.send(on(2016, 9, 30, 19))
    for key in ("summary", "replies"):
        dates.came(key)
    for ordinal, planned in ((2, (2016, 10, 1)), (3, (2017, 1, 28)), (4, (2017, 5, 6))):
        if ordinal > 2:
            dates.move(on(*planned), f"m{ordinal}")
        with meeting(by, group, ordinal, on(*planned)):
            pass
    dates.enter(on(2017, 9, 27), "revised", "draft1", "comments", "draft2", "m5", "finish")
    seen.standings["fifth meeting, 28 September"] = dates.standing("m5", on(2017, 9, 28))
    dates.move(on(2017, 11, 1), "m5")
    with meeting(by, group, 5, on(2017, 11, 1)):
        pass
    drop = dates.dues["finish"].dropped
    seen.standings["report, 2 February"] = dates.standing("finish", on(2018, 2, 2))
    mandate.drop_date(by, group=group.slug, number=dates.numbers["finish"], reason=drop, at=on(2018, 2, 2, 13))
    outcomes.second(by, on(2018, 2, 2, 14))
    call.close(on(2018, 5, 19))
    mandate.close_group(by, group=group.slug, outcome=group.outcome, at=on(2018, 5, 20))
    return seen


def compared(group: str, at: datetime) -> dict[str, Compared]:
    """Plan against actual on that day: each date of the group by its name."""
    line = next(g for g in groups.groups() if g.slug == group)
    found = gathering.gather(line, at)
    named = {one.address: one.label["en"] for one in found.milestones}
    return {named[row.code]: row for row in gathering.compared(found, line, at).rows}
