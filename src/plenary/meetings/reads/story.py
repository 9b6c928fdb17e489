"""Everything that the record holds of one meeting, for its summary and for the archive: values, in the order of events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plenary.meetings.models import (
    Action,
    Amendment,
    Attendance,
    Decision,
    Election,
    Highlight,
    Item,
    ItemDocument,
    ItemSpell,
    Meeting,
    Presiding,
    Session,
    Turn,
)
from plenary.meetings.reads.now import MeetingLine, line_of

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Presided:
    name: str
    country: str
    capacity: str  # secretariat, acting-chair, chair, co-chair
    began: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Elected:
    number: int
    item: int | None  # the item's number
    office: str
    name: str
    country: str
    nominated_by: str
    state: str
    steps: tuple[tuple[str, str], ...]  # step, instant


@dataclass(frozen=True, slots=True)
class Spoke:
    number: int
    item: int
    name: str
    klass: str
    place: str
    kind: str
    behalf: str
    began: datetime
    seconds: int  # 0 while it runs


@dataclass(frozen=True, slots=True)
class Decided:
    number: int
    item: int | None
    verb: str
    kind: str
    text: Words
    reason: Words
    document: int | None
    revisit: bool
    instant: datetime


@dataclass(frozen=True, slots=True)
class ToDo:
    number: int
    decision: int | None
    text: Words
    owner: str
    owner_name: str
    due: date | None
    due_text: str


@dataclass(frozen=True, slots=True)
class ItemStory:
    number: int
    shown: str
    title: Words
    kind: str
    state: str
    outcome: Words
    presenter: str
    presenter_as: str
    cites: str
    serves: tuple[tuple[str, str], ...]  # of the mandate: address and words
    carried_from: bool
    seconds: int  # for which it was before the meeting
    minutes: int | None
    documents: tuple[int, ...]  # keys of the library
    opened: datetime | None
    about: str = ""  # the call for input whose responses it discussed


@dataclass(frozen=True, slots=True)
class Story:
    meeting: MeetingLine
    group_name: Words
    sessions: tuple[
        tuple[int, datetime | None, datetime | None, dict[str, Any]], ...
    ]  # number, opened, closed, switches
    presided: tuple[Presided, ...]
    elected: tuple[Elected, ...]
    items: tuple[ItemStory, ...]
    amended: int  # amendments of the agenda that were accepted
    spoke: tuple[Spoke, ...]
    decided: tuple[Decided, ...]
    to_do: tuple[ToDo, ...]
    highlights: tuple[tuple[int, int | None, Words], ...]  # number, item, words
    there: tuple[tuple[str, str, int], ...]  # class, mode, how many different ones over the sessions


def story(group: str, meeting: str) -> Story | None:
    """One meeting, whole; None where there is no such meeting. Thirteen queries, whatever its length."""
    m = Meeting.objects.filter(group__slug=group, slug=meeting).select_related("group", "continues").first()
    if m is None:
        return None
    sessions = list(Session.objects.filter(meeting=m).order_by("number"))
    return Story(
        meeting=line_of(m, sessions),
        group_name=m.group.name,
        sessions=tuple((s.number, s.opened, s.closed, s.switches) for s in sessions),
        presided=tuple(
            Presided(p.name, p.country, p.capacity, p.began, p.ended)
            for p in Presiding.objects.filter(meeting=m).order_by("began", "pk")
        ),
        elected=tuple(
            Elected(
                e.number,
                e.item.number if e.item else None,
                e.office,
                e.name,
                e.country,
                e.nominated_by,
                e.state,
                tuple((step, instant) for step, instant in e.steps),
            )
            for e in Election.objects.filter(meeting=m).select_related("item").order_by("number")
        ),
        items=_items(m),
        amended=Amendment.objects.filter(meeting=m, state="accepted").count(),
        spoke=tuple(
            Spoke(
                t.number,
                t.item.number,
                t.name,
                t.klass,
                t.place,
                t.kind,
                t.behalf,
                t.began,
                int((t.ended - t.began).total_seconds()) if t.ended else 0,
            )
            for t in Turn.objects.filter(item__meeting=m).select_related("item").order_by("number")
        ),
        decided=tuple(
            Decided(
                d.number,
                d.item.number if d.item else None,
                d.verb,
                d.kind,
                d.text,
                d.reason,
                d.document_id,
                d.revisit,
                d.instant,
            )
            for d in Decision.objects.filter(meeting=m).select_related("item").order_by("number")
        ),
        to_do=tuple(
            ToDo(
                a.number,
                a.decision.number if a.decision else None,
                a.text,
                a.owner,
                a.owner_name,
                a.due,
                a.due_text,
            )
            for a in Action.objects.filter(meeting=m).select_related("decision").order_by("number")
        ),
        highlights=tuple(
            (h.number, h.item.number if h.item else None, h.text)
            for h in Highlight.objects.filter(meeting=m).select_related("item").order_by("number")
        ),
        there=_there(m),
    )


def _items(m: Meeting) -> tuple[ItemStory, ...]:
    spells: dict[int, list[ItemSpell]] = {}
    for spell in ItemSpell.objects.filter(item__meeting=m).order_by("began"):
        spells.setdefault(spell.item_id, []).append(spell)
    documents: dict[int, list[int]] = {}
    for item, document in ItemDocument.objects.filter(item__meeting=m).order_by("pk").values_list("item", "document"):
        documents.setdefault(item, []).append(document)
    found = []
    shown = 0
    for i in Item.objects.filter(meeting=m).order_by("order", "pk"):
        shown += i.state != "dropped"
        own = spells.get(i.pk, [])
        found.append(
            ItemStory(
                i.number,
                str(shown) if i.state != "dropped" else "",
                i.title,
                i.kind,
                i.state,
                i.outcome,
                i.presenter,
                i.presenter_as,
                i.cites,
                tuple((c["address"], c["words"]) for c in i.serves),
                i.carried_from_id is not None,
                sum(int((s.ended - s.began).total_seconds()) for s in own if s.ended),
                i.minutes,
                tuple(documents.get(i.pk, ())),
                own[0].began if own else None,
                i.about,
            )
        )
    return tuple(found)


def _there(m: Meeting) -> tuple[tuple[str, str, int], ...]:
    """Whoever was in the room once counts there; who was far away all the time counts as remote."""
    rows = Attendance.objects.filter(session__meeting=m).values_list("registration", "registration__klass", "mode")
    modes: dict[int, tuple[str, str]] = {}
    for registration, klass, mode in rows:
        if modes.get(registration, ("", ""))[1] != "room":
            modes[registration] = (klass, mode)
    counted: dict[tuple[str, str], int] = {}
    for pair in modes.values():
        counted[pair] = counted.get(pair, 0) + 1
    return tuple((klass, mode, n) for (klass, mode), n in sorted(counted.items()))
