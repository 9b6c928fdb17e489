"""What four rooms know of a group's dates, gathered on one line: a fixed number of queries, however many dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from plenary.calls import reads as calls
from plenary.consensus.reads import opinion
from plenary.hall.calendar.lines import Line, sort_key, span_of, standing_of
from plenary.hall.calendar.running import Changes, changes, running
from plenary.mandate import reads as mandate
from plenary.mandate.dating import today_at
from plenary.mandate.reads import calendar as dates
from plenary.mandate.reads.calendar import MilestoneLine
from plenary.meetings import naming
from plenary.meetings.reads import planning
from plenary.meetings.reads.planning import Dated
from plenary.rules import timeline
from plenary.rules.timeline import Comparison, Item, Span, When
from plenary.texts.reads.deadlines import TextDeadline, deadlines

AGO = ("ended", "passed")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The lines in order, and the group's own dates among them as the mandate keeps them."""

    lines: tuple[Line, ...]
    milestones: tuple[MilestoneLine, ...]

    def line(self, key: str) -> Line | None:
        return next((one for one in self.lines if one.key == key), None)


def gather(group: mandate.GroupLine, now: datetime, *, before: tuple[str, ...] = ()) -> Gathered:
    """Every date of a group; `before` are groups whose own dates are shown too: those it follows.

    A meeting or call that a date of the calendar is about stands there once, with the days on which it was held.
    """
    kept = dates.calendar(group.slug, *before)
    own = tuple(one for one in kept if one.group == group.slug)
    about: dict[str, Line] = {}
    asked = {slug: calls.calls(group=slug) for slug in (group.slug, *before)}
    written = deadlines(group.slug)
    addresses = {f"call/{c.slug}" for some in asked.values() for c in some}
    addresses |= {_about(group.slug, t) for t in written} | {f"asked/{group.slug}"}
    canvasses = [one for _slug, one in opinion.open_canvasses(now, group.slug)]
    said = changes(addresses | {f"canvass/{group.slug}/{one.slug}" for one in canvasses}, now)
    for slug, some in asked.items():
        about |= {f"meeting/{slug}/{d.meeting.slug}": _meeting(d, now) for d in planning.dated(slug)}
        about |= {f"call/{c.slug}": _call(c, now, said) for c in some if c.deadline or c.opened}
    lines = [_milestone(one, about.pop(one.about, None), group.slug, now) for one in kept]
    lines += [one for one in about.values() if one.group == group.slug]
    lines += [_text(group, one, now, said) for one in written]
    lines += running(group, canvasses, now, said)
    lines += _steps((group.slug, *before), now)
    return Gathered(tuple(sorted(lines, key=sort_key)), own)


def _milestone(one: MilestoneLine, known: Line | None, shown: str, now: datetime) -> Line:
    """A date of the calendar, with what the meeting or call itself says of it."""
    url = reverse("date", kwargs={"group": one.group, "number": one.number})
    line = Line(
        key=f"d{one.number}" if one.group == shown else f"{one.group}-d{one.number}",
        kind=one.kind, label=one.label, text=one.text, when=one.when,
        standing=one.standing(today_at(one.zone, now)), zone=one.zone, actual=one.actual, url=url, place=one.place,
        milestone=one, group=one.group, history=one.history, sequence=len(one.history) - 1,
        changed=max((h.instant for h in one.history if h.instant <= now), default=None),
    )  # fmt: skip
    if one.every and (due := one.next_due(today_at(one.zone, now))):
        line = replace(line, when=replace(one.when, earliest=due, latest=due, precision="day"), actual=None)
    if known is None:
        return line
    actual = one.actual or known.actual
    when = known.when if known.kind == "meeting" and known.when.fixed else line.when
    return replace(
        line,
        actual=actual,
        when=when,
        instant=known.instant,
        opens=known.opens,
        late=known.late,
        zone=known.zone,
        place=line.place or known.place,
        about_url=known.url,
        state=known.state,
        standing=standing_of(
            one.when, actual, known.zone, now, dropped=bool(one.dropped) or known.state == "cancelled", ended=one.ended
        ),
    )


def _meeting(found: Dated, now: datetime) -> Line:
    m = found.meeting
    first, last = m.starts or m.earliest, m.ends or m.starts or m.latest
    half = "pm" if m.starts_half == "pm" else ""
    when = When(
        first, last, ("day" if first == last else "days") if m.starts else "months" if last else "none", "",
        starts_half="pm" if half else "", ends_half="am" if m.ends_half == "am" else "",
    )  # fmt: skip
    ended = m.stage(now) in AGO and m.starts is not None
    actual = Span(m.starts, m.ends or m.starts) if ended and m.starts else None
    return Line(
        key=f"m-{m.slug}", kind="meeting", label=naming.title(m), text=naming.dates(m), when=when,
        standing=standing_of(when, actual, m.zone, now, dropped=m.state == "cancelled"), zone=m.zone, actual=actual,
        url=reverse("meeting", kwargs={"group": m.group, "meeting": m.slug}), place=m.place, state=m.state,
        sequence=found.sequence, changed=found.changed, group=m.group,
    )  # fmt: skip


def _call(call: calls.CallLine, now: datetime, said: Changes) -> Line:
    end = call.deadline or call.opened
    day = today_at(call.zone, end) if end else None
    when = When(None, day, "day", "", bound="by")
    code = call.standing(now).code
    actual = span_of(None, call.deadline, call.zone) if code in ("late-accepted", "closed") else None
    return Line(
        key=f"c-{call.slug}", kind="deadline", label=call.title, text="", when=when,
        standing=standing_of(when, actual, call.zone, now), zone=call.zone, actual=actual, instant=call.deadline,
        opens=call.opened, url=reverse("call", kwargs={"group": call.group, "call": call.slug}),
        late=code == "late-accepted", group=call.group, changed=said.last(f"call/{call.slug}", call.opened),
        sequence=max(
            said.times(f"call/{call.slug}"),
            int(call.first_deadline is not None and call.first_deadline != call.deadline),
        ),
    )  # fmt: skip


def _text(group: mandate.GroupLine, one: TextDeadline, now: datetime, said: Changes) -> Line:
    day = today_at(group.zone, one.closes)
    when = When(None, day, "day", "", bound="by")
    actual = Span(day, day) if one.over or one.closes < now else None
    name = "text" if one.what == "proposals" else "text-comments"
    return Line(
        key=f"t-{one.text}-{one.round}", kind=one.what, label=one.title, text=one.words, when=when,
        standing=standing_of(when, actual, group.zone, now), zone=group.zone, actual=actual, instant=one.closes,
        opens=one.opens, url=reverse(name, kwargs={"group": group.slug, "text": one.text}), group=group.slug,
        changed=said.last(_about(group.slug, one), one.opens), sequence=said.times(_about(group.slug, one)),
    )  # fmt: skip


def _about(group: str, one: TextDeadline) -> str:
    """Where the record tells of it: an invitation stands with its text, a round of comments by itself."""
    return f"text/{group}/{one.text}" + (f"/round/{one.round}" if one.round else "")


def _steps(groups: Iterable[str], now: datetime) -> Iterator[Line]:
    """Dates and consultations that were entered as steps of the group's life, before there was a calendar."""
    for number, (group, zone, step) in enumerate(mandate.dated_steps(tuple(groups)), 1):
        first, last = step.earliest or step.latest, step.latest or step.earliest
        year = step.kind == "consultation"
        when = When(first, last, "year" if year else "day" if first == last else "part", "") if last else When(
            None, None, "none", ""
        )  # fmt: skip
        actual = Span(first, last) if first and last and step.state == "done" else None
        yield Line(
            key=f"s{number}", kind="history" if year else "output", label=step.label, text=step.text, when=when,
            standing=standing_of(when, actual, zone, now), zone=zone, actual=actual, place=step.place, group=group,
        )  # fmt: skip


def compared(found: Gathered, group: mandate.GroupLine, now: datetime) -> Comparison:
    """Plan against actual of the group's own dates, with the days on which their meetings were held (A173, A174)."""
    by_key = {one.milestone.number: one for one in found.lines if one.milestone and one.milestone.group == group.slug}
    items = []
    for one in found.milestones:
        if one.kind in dates.NOBODYS or one.every:
            continue
        item, line = one.item(), by_key[one.number]
        if line.actual is not None and item.actual is None:
            added = one.history[:1] and one.history[0].how == "added"
            item = Item(item.code, () if added else item.planned, line.actual, item.dropped)
        items.append(item)
    return timeline.compare(items, None if group.closed else today_at(group.zone, now))
