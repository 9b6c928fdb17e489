"""A call's life as pages show it: suggestions and origins, dates, channels, extensions, reminders, who is invited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from plenary.calls import asked as questionnaire
from plenary.calls import reads
from plenary.calls.invited import Invited, invited
from plenary.calls.models import (
    Call,
    CallDate,
    Channel,
    Extension,
    Invitation,
    Reminder,
    SuggestedQuestion,
)
from plenary.calls.rights import KEEP
from plenary.members.reads import GroupName, stakeholder_groups
from plenary.record.actor import Actor
from plenary.record.kept import Kept
from plenary.rules import deadlines
from plenary.rules.deadlines import Link, NoSuchDay, Proposal, Warn, read_day

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class Suggestion:
    number: int
    breakout: str
    lead: str
    text: Words
    parts: tuple[dict[str, Any], ...]
    refs: tuple[str, ...]
    state: str  # suggested, taken, merged, left
    became: str
    reason: str


def suggestions(slug: str) -> tuple[Suggestion, ...]:
    """All that was suggested, in order. One query."""
    rows = SuggestedQuestion.objects.filter(call__slug=slug).order_by("number")
    return tuple(
        Suggestion(s.number, s.breakout, s.lead, s.text, tuple(s.parts), tuple(s.refs), s.state, s.became, s.reason)
        for s in rows
    )


def by_breakout(lines: Iterable[Suggestion]) -> tuple[tuple[str, str, tuple[Suggestion, ...]], ...]:
    """Each group's list beside the others': breakout, lead, suggestions."""
    lists: dict[str, list[Suggestion]] = {}
    for line in lines:
        lists.setdefault(line.breakout, []).append(line)
    return tuple((name, next((s.lead for s in found if s.lead), ""), tuple(found)) for name, found in lists.items())


def origins(lines: Iterable[Suggestion]) -> dict[str, tuple[Suggestion, ...]]:
    """Of which suggestions each question was made, by its number."""
    found: dict[str, list[Suggestion]] = {}
    for line in lines:
        if line.became:
            found.setdefault(line.became, []).append(line)
    return {number: tuple(rows) for number, rows in found.items()}


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date of the chain. `no_such_day` flags what was written and is no day; `likely` is what may have been meant."""

    code: str
    label: Words
    day: date | None
    text: str
    after: str
    days: int
    fixed: bool
    done: date | None
    no_such_day: bool
    likely: date | None
    warnings: tuple[Warn, ...] = ()


def dates(slug: str) -> tuple[DateLine, ...]:
    """The dates of a call in order, each with where it leaves less time than is needed (A139)."""
    return _dates.get(slug, lambda: _dates_now(slug))


_dates: Kept[tuple[DateLine, ...]] = Kept()


def _dates_now(slug: str) -> tuple[DateLine, ...]:
    rows = list(CallDate.objects.filter(call__slug=slug).order_by("order", "pk"))
    warnings: dict[str, list[Warn]] = {}
    for warn in deadlines.lead([_link(row) for row in rows]):
        warnings.setdefault(warn.step, []).append(warn)
    return tuple(_date(row, tuple(warnings.get(row.code, ()))) for row in rows)


def _link(row: CallDate | DateLine) -> Link:
    return Link(row.code, row.day, row.after, row.days, row.fixed)


def _date(row: CallDate, warnings: tuple[Warn, ...]) -> DateLine:
    read = read_day(row.text, "en") if row.text and row.day is None else None
    wrong = isinstance(read, NoSuchDay) and read.reason == "no-such-day"
    return DateLine(
        row.code,
        row.label,
        row.day,
        row.text,
        row.after,
        row.days,
        row.fixed,
        row.done,
        wrong,
        read.suggestion if isinstance(read, NoSuchDay) else None,
        warnings,
    )


def proposals(lines: Sequence[DateLine], moved: str, to: date) -> tuple[Proposal, ...]:
    """What to propose when one date moves: it first. Nothing is changed by asking."""
    return deadlines.chain([_link(line) for line in lines], moved, to)


@dataclass(frozen=True, slots=True)
class ChannelLine:
    code: str
    name: Words  # {} for one of the usual ways, which pages name
    sent: date | None
    text: str  # as the old list had it, where it is no day
    note: str


def channels(call: reads.CallLine) -> tuple[ChannelLine, ...]:
    """The ways a call goes out. A call from before the table was there still has its list."""
    if rows := _channels.get(call.slug, lambda: _channels_now(call.slug)):
        return rows
    return tuple(ChannelLine("", c.get("name") or {}, None, str(c.get("date") or ""), "") for c in call.channels)


_channels: Kept[tuple[ChannelLine, ...]] = Kept()


def _channels_now(slug: str) -> tuple[ChannelLine, ...]:
    rows = Channel.objects.filter(call__slug=slug).order_by("pk")
    return tuple(ChannelLine(c.code, c.name, c.sent, "", c.note) for c in rows)


@dataclass(frozen=True, slots=True)
class ExtensionLine:
    old: datetime | None
    new: datetime
    reason: str
    seat: str
    moved: datetime


def extensions(slug: str) -> tuple[ExtensionLine, ...]:
    """Every time the deadline was moved, the first one first."""
    return _extensions.get(slug, lambda: _extensions_now(slug))


_extensions: Kept[tuple[ExtensionLine, ...]] = Kept()


def _extensions_now(slug: str) -> tuple[ExtensionLine, ...]:
    rows = Extension.objects.filter(call__slug=slug).order_by("moved", "pk")
    return tuple(ExtensionLine(e.old, e.new, e.reason, e.seat, e.moved) for e in rows)


@dataclass(frozen=True, slots=True)
class ReminderLine:
    id: int
    due: datetime
    sent: datetime | None
    to: int
    state: str  # planned, sent, dropped, passed over


def reminders(slug: str, now: datetime) -> tuple[ReminderLine, ...]:
    """Reminders by the instant they are planned for. One whose instant passed while a later one went out is passed over."""
    rows = list(Reminder.objects.filter(call__slug=slug).order_by("due", "pk"))
    last = max((row.sent for row in rows if row.sent), default=None)

    def state(row: Reminder) -> str:
        if row.sent:
            return "sent"
        if row.dropped:
            return "dropped"
        return "passed-over" if last is not None and row.due <= min(last, now) else "planned"

    return tuple(ReminderLine(row.pk, row.due, row.sent, row.to, state(row)) for row in rows)


def with_reminders(at: datetime) -> tuple[str, ...]:
    """Calls that have a reminder whose instant has come and that is neither sent nor dropped. One query."""
    rows = Reminder.objects.filter(sent=None, dropped=False, due__lte=at, call__closed=None, call__deadline__gte=at)
    return tuple(rows.order_by("call__slug").values_list("call__slug", flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Share:
    """How many are invited, and how many of them have answered."""

    invited: int = 0
    answered: int = 0

    @property
    def waiting(self) -> int:
        return self.invited - self.answered


@dataclass(frozen=True, slots=True)
class Turnout:
    """Invited and answered (A32): in all, by stakeholder group, by region; and the bodies by name, which are public."""

    all: Share
    told: int  # to whom the invitation went out
    groups: tuple[tuple[GroupName | None, Share], ...]
    regions: tuple[tuple[str, Share], ...]
    # Names of bodies. Whether one of them has answered is not said: her response may refuse to be cited, and then
    # nobody is to know whose it is. People are counted and not named.
    bodies: tuple[str, ...]


_anybody: Kept[bool] = Kept()


def _anybody_now(call: Call) -> bool:
    return bool(Invitation.objects.filter(call=call, withdrawn=False).exists())


def turnout(slug: str) -> Turnout | None:
    """Who is invited and who of them has answered, as everybody may know it; None where nobody is invited. Five queries."""
    call = questionnaire.call(slug)
    if call is None or not _anybody.get(slug, lambda: _anybody_now(call)):
        return None
    lines = invited(call)
    known = stakeholder_groups(call.group.slug)
    codes = {g.code for g in known}
    groups = _shares((line.group if line.group in codes else "", line.response) for line in lines)
    regions = _shares((line.region, line.response) for line in lines)
    named: list[tuple[GroupName | None, Share]] = [(g, groups[g.code]) for g in known if g.code in groups]
    if "" in groups:
        named.append((None, groups[""]))
    return Turnout(
        Share(len(lines), sum(1 for line in lines if line.response)),
        sum(1 for line in lines if line.invited),
        tuple(named),
        tuple(sorted(regions.items(), key=lambda kv: (kv[0] == "", kv[0]))),
        tuple(line.name for line in lines if line.body),
    )


def _shares(rows: Iterable[tuple[str, int]]) -> dict[str, Share]:
    asked: Counter[str] = Counter()
    came: Counter[str] = Counter()
    for key, response in rows:
        asked[key] += 1
        came[key] += bool(response)
    return {key: Share(asked[key], came[key]) for key in asked}


def invitations(by: Actor, slug: str) -> tuple[Invited, ...]:
    """The list with its addresses: for the secretariat alone; for everybody else it is empty. Four queries."""
    call = Call.objects.select_related("group").filter(slug=slug).first()
    if call is None or not KEEP.asked(by, call.group.slug).allowed:
        return ()
    return invited(call)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A question of the call before, on which one of this call goes on (A161)."""

    number: str
    text: Words
    refs: tuple[str, ...]
    answers: int


def earlier(call: reads.CallLine) -> dict[str, tuple[Earlier, ...]]:
    """By question of this call: those of the call it builds on that rest on the same paragraphs, or bear its number.

    Paragraphs decide where either question names some; numbers alone where neither does. Three queries, none without
    an earlier call.
    """
    if call.builds_on is None:
        return {}
    before = reads.questions(call.builds_on[1])
    answered = reads.answered(call.builds_on[1])
    found: dict[str, tuple[Earlier, ...]] = {}
    for q in reads.questions(call.slug):
        same = [
            Earlier(b.number, b.text, b.refs, answered.get(b.number, 0))
            for b in before
            if b.kind not in ("note", "other")
            and (set(q.refs) & set(b.refs) if q.refs or b.refs else q.number == b.number)
        ]
        if same:
            found[q.number] = tuple(same)
    return found
