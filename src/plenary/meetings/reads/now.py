"""Where a meeting stands at this moment: what every live page begins with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from plenary.meetings.models import Item, ItemSpell, Meeting, Presiding, Session, Turn
from plenary.record.kept import Kept
from plenary.rules import switches

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as lists and headings need it."""

    id: int
    group: str
    slug: str
    ordinal: int | None
    kind: str
    title: Words
    continues: tuple[str, int | None] | None  # slug and ordinal of the meeting that it formally extends (X14)
    state: str  # tentative, confirmed, cancelled
    text: Words
    starts: date | None
    starts_half: str
    ends: date | None
    ends_half: str
    earliest: date | None
    latest: date | None
    zone: str
    place: str
    room: str
    join: str
    agenda: str  # none, draft, adopted
    opened: datetime | None  # its first session
    closed: datetime | None  # its last one, where none is open or to come
    sessions: int  # how many are planned or were held
    sits: bool  # one of them is open now

    def stage(self, at: datetime) -> str:
        """Where it stands: cancelled, sits, tentative, planned; between (of two sessions), ended; passed, where its days
        went by and nothing was opened here. The day is the venue's, and one that sits after midnight still sits (X13).
        """
        if self.state == "cancelled" or self.sits:
            return self.state if self.state == "cancelled" else "sits"
        today = at.astimezone(ZoneInfo(self.zone)).date()
        over = (self.ends or self.latest or today) < today
        if self.closed or (self.opened and over):
            return "ended"
        if over:
            return "passed" if self.ends else "tentative"
        if self.opened:
            return "between"
        return "tentative" if self.state == "tentative" else "planned"

    @property
    def channel(self) -> str:
        """Its address in the record and on the wire."""
        return f"meeting/{self.group}/{self.slug}"


@dataclass(frozen=True, slots=True)
class SessionNow:
    id: int
    number: int
    title: Words
    starts: datetime
    ends: datetime
    opened: datetime | None
    closed: datetime | None
    switches: dict[str, Any]

    def on(self, switch: str) -> bool:
        """Is this switched on?"""
        return switches.on(self.switches, switch)


@dataclass(frozen=True, slots=True)
class ItemNow:
    id: int
    number: int  # its address
    shown: str  # its number as readers see it
    title: Words
    kind: str
    minutes: int | None
    used: int  # seconds before the spell that runs now
    since: datetime | None  # when that began
    about: str = ""  # address of the call for input whose responses it discusses


@dataclass(frozen=True, slots=True)
class TurnNow:
    id: int
    number: int
    item: int
    name: str
    klass: str
    place: str
    kind: str
    behalf: str
    limit: int | None
    began: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Now:
    """The open session, the open item, who speaks, who presides; each None where there is none."""

    meeting: MeetingLine
    session: SessionNow | None
    item: ItemNow | None
    turn: TurnNow | None
    presiding: tuple[str, str] | None  # name, capacity


_now: Kept[Now | None] = Kept()


def now(group: str, meeting: str) -> Now | None:
    """One meeting at this moment of the record; None where there is no such meeting. Kept until the record goes on."""
    return _now.get((group, meeting), lambda: _read(group, meeting))


def line_of(m: Meeting, sessions: list[Session]) -> MeetingLine:
    """A row as a value; `sessions` are its own. `group` and `continues` must be selected with it."""
    held = [s for s in sessions if s.opened]
    last = max((s.closed for s in held if s.closed), default=None)
    to_come = last is not None and any(s.starts >= last for s in sessions if not s.opened)
    over = bool(held) and all(s.closed for s in held) and not to_come  # a session that fell out keeps nothing open
    return MeetingLine(
        m.pk, m.group.slug, m.slug, m.ordinal, m.kind, m.title,
        (m.continues.slug, m.continues.ordinal) if m.continues else None,
        m.state, m.text, m.starts, m.starts_half, m.ends, m.ends_half, m.earliest, m.latest, m.zone, m.place, m.room,
        m.join, m.agenda,
        min((s.opened for s in held if s.opened), default=None),
        last if over else None,
        len(sessions),
        any(s.closed is None for s in held),
    )  # fmt: skip


def _read(group: str, slug: str) -> Now | None:
    m = Meeting.objects.filter(group__slug=group, slug=slug).select_related("group", "continues").first()
    if m is None:
        return None
    sessions = list(Session.objects.filter(meeting=m).order_by("number"))
    s = next((s for s in sessions if s.opened and not s.closed), None)
    item = Item.objects.filter(meeting=m, state="open").first()
    turn = Turn.objects.filter(item__meeting=m, ended=None).select_related("item").first()
    chair = Presiding.objects.filter(meeting=m, ended=None).order_by("-began").first()
    return Now(
        line_of(m, sessions),
        SessionNow(s.pk, s.number, s.title, s.starts, s.ends, s.opened, s.closed, s.switches) if s else None,
        _item(item) if item else None,
        turn_now(turn) if turn else None,
        (chair.name, chair.capacity) if chair else None,
    )


def _item(item: Item) -> ItemNow:
    spells = list(ItemSpell.objects.filter(item=item).order_by("began"))
    used = sum(int((x.ended - x.began).total_seconds()) for x in spells if x.ended)
    since = next((x.began for x in spells if not x.ended), None)
    earlier = Item.objects.filter(meeting=item.meeting_id, order__lte=item.order).exclude(state="dropped").count()
    return ItemNow(item.pk, item.number, str(earlier), item.title, item.kind, item.minutes, used, since, item.about)


def turn_now(t: Turn) -> TurnNow:
    """A row as a value; its item must be selected with it."""
    return TurnNow(
        t.pk, t.number, t.item.number, t.name, t.klass, t.place, t.kind, t.behalf, t.limit, t.began, t.ended,
    )  # fmt: skip
