"""From what the rooms hold of a group to the facts of its report, in the report's language. No figure is typed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from plenary.calls import reads as calls
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.mapping import reads as mapping
from plenary.meetings.reads import progress
from plenary.meetings.reads.statistics import Held, held
from plenary.members import reads as members
from plenary.record.actor import CHAIR
from plenary.reports import dividing, naming
from plenary.rules import date_ranges
from plenary.rules import outline as rule
from plenary.rules.languages import chosen
from plenary.texts import reads as texts
from plenary.texts.reads import TextPage

Words = Mapping[str, str]
AGREED = ("ad-ref", "agreed")
GOING = ("open", "closing-soon")  # states of a call in which answers come


@dataclass(frozen=True, slots=True)
class Asked:
    """What of a report the facts depend on."""

    group: str
    language: str
    authorship: str = "group"
    texts: tuple[tuple[str, str], ...] = ()  # group and slug of the negotiated texts whose recommendations it takes
    governed: tuple[Words, ...] = ()
    rule: Mapping[str, Any] = field(default_factory=dict)
    input_to: Words = field(default_factory=dict)
    destinations: tuple[Mapping[str, Any], ...] = ()
    outcome: Mapping[str, Any] = field(default_factory=dict)
    question: int | None = None
    including: str = "yes"


def facts(asked: Asked, at: datetime) -> rule.Facts:
    """The facts, to be called with the report's language active. Raises ValueError where there is no such group.

    The same number of queries whatever the number of meetings and calls; six more for each text and each open question.
    """
    group, language = asked.group, asked.language
    told = mandate.overview(group)
    if told is None:
        raise ValueError(f"there is no group {group!r}")
    here = held(group)
    known = progress.progress(group, None, date.max, at)
    standing = {c.code: c.standing for c in known.categories}
    categories = mapping.categories(group)
    pages = {where: texts.text(*where) for where in asked.texts}
    own = [
        p
        for (of, _slug), page in pages.items()
        if of == group and page is not None
        for p in page.paragraphs
        if p.kind != "heading"
    ]
    variant = dividing.official(asked.group, asked.question, asked.including)
    return rule.Facts(
        address=f"group/{group}",
        group=chosen(told.name, language),
        parent=chosen(told.parent_name, language),
        resolution=told.resolution,
        paragraph=told.paragraph,
        purpose=chosen(told.purpose, language),
        tasks=tuple(chosen(t, language) for t in told.tasks),
        reports_to=chosen(told.reports_to, language),
        input_to=chosen(asked.input_to, language),
        authorship=asked.authorship,
        **_members(group, language),
        governed=tuple(chosen(g, language) for g in asked.governed),
        decision_rule=_rule(asked, here, known.decisions),
        meetings=tuple(_meeting(h, language, at) for h in here),
        calls=tuple(_call(c, language, at) for c in reversed(calls.calls(group=group)) if c.opened),
        documents=sum(not d.about.startswith(f"report/{group}/") for d in library.documents(group=group)),
        categories=tuple(
            rule.CategoryFacts(
                f"category/{group}/{c.code}", c.code, c.letter, chosen(c.name, language), standing.get(c.code, "")
            )
            for c in categories
        ),
        recommended=tuple(_recommended(asked, pages, {c.code for c in categories})),
        divided=dividing.divided(group, language, asked.question),
        outcome=str(asked.outcome.get("kind", "")),
        reasons=tuple(chosen(r, language) for r in asked.outcome.get("reasons", ())),
        receiving=tuple(
            rule.Receiving(chosen(d["body"], language), _received(d, language), str(d.get("document", "")))
            for d in asked.destinations
        ),
        closed=told.closed,
        proposed=sum(not p.there for p in own),
        statements=sum(p.there and p.statement for p in own),
        other=variant,
    )


def _members(group: str, language: str) -> dict[str, Any]:
    composition = members.composition(group)
    chairs = tuple(
        (name, line.country) for c in composition for line in c.lines for name, role in line.persons if role == CHAIR
    )
    seats = tuple(rule.Seated(c.code, chosen(c.name, language), c.seats, c.filled) for c in composition if c.seats)
    return {"seats": seats, "chairs": tuple(dict.fromkeys(chairs))}


def _meeting(h: Held, language: str, at: datetime) -> rule.MeetingFacts:
    m = h.meeting
    return rule.MeetingFacts(
        m.channel,
        naming.title(m, language),
        naming.dates(m, language),
        m.place,
        m.starts or m.earliest,
        m.ends or m.starts or m.latest,
        tuple(chosen(title, language) for title in h.items),
        h.decided,
        h.members,
        h.observers,
        h.provided,
        m.stage(at) == "ended",
    )


def _call(c: calls.CallLine, language: str, at: datetime) -> rule.CallFacts:
    until = date_ranges.day(c.deadline.astimezone(ZoneInfo(c.zone)).date(), language) if c.deadline else ""
    going = c.standing(at).code in GOING
    return rule.CallFacts(f"call/{c.slug}", chosen(c.title, language), c.questions, c.received, c.late, until, going)


def _rule(asked: Asked, here: Sequence[Held], decisions: Iterable[Any]) -> tuple[str, str, str] | None:
    """The decision on how the group decides (A152): the one that the report names, else the one the methods name."""
    meeting, number = asked.rule.get("meeting", ""), asked.rule.get("number", 0)
    if not meeting:
        meeting, number = dividing.rule_of(asked.group)
    found = next((d for d in decisions if (d.meeting, d.number) == (meeting, number)), None)
    line = next((h.meeting for h in here if h.meeting.slug == meeting), None)
    if found is None or line is None:
        return None
    address = f"{line.channel}/decision/{number}"
    return chosen(found.text, asked.language), naming.title(line, asked.language), address


def _recommended(
    asked: Asked, pages: Mapping[tuple[str, str], TextPage | None], known: set[str]
) -> Iterable[rule.Recommended]:
    """Of the group's own texts every recommendation, in its part; of another group's what it agreed on (A110)."""
    lines = {g.slug: g for g in mandate.groups()}
    for (group, slug), page in pages.items():
        for p in page.paragraphs if page else ():
            if p.kind == "heading" or p.statement or not p.there:
                continue
            agreed = p.state in AGREED and not p.proposals
            foreign = group != asked.group
            if foreign and not agreed:
                continue
            origin = ""
            if foreign and group in lines:
                short = {"group": lines[group].short, "number": p.number}
                origin = _("Agreed by the %(group)s, paragraph %(number)s.") % short
            yield rule.Recommended(
                f"text/{group}/{slug}/{p.key}",
                p.category if p.category in known else "",
                p.words,
                "consensus" if agreed else "other",
                p.notes,
                origin,
                p.state,
            )


def _received(destination: Mapping[str, Any], language: str) -> str:
    given = str(destination.get("received") or "")
    if given:
        return date_ranges.day(date.fromisoformat(given), language)
    return chosen(destination.get("when") or {}, language)
