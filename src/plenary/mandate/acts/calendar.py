"""The calendar is kept: dates are entered, agreed anew with the old ones kept, met, dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Max

from plenary.mandate.dating import plain, today_at, when_of
from plenary.mandate.entries import DateAgreed, DateChanged, DateDropped, DateEntered, DateMet, DutyFulfilled
from plenary.mandate.models import Agreed, Fulfilled, Group, Milestone
from plenary.mandate.reads import citing
from plenary.mandate.reads.calendar import mark_of
from plenary.mandate.rights import DATE
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Conflict, Problem
from plenary.rules import date_ranges, mandates, timeline
from plenary.rules.masking import mask
from plenary.rules.timeline import NoSuchDay, When
from plenary.rules.zones import is_zone

Words = Mapping[str, str]
KINDS = ("mandate", "meeting", "deadline", "output", "session", "duty", "context", "history")
ROLES = ("", "chair", "secretariat", "members", "all", "body")
HOW = ("extended", "changed", "fixed")
MOST = 500  # dates of one group
FIELDS: dict[str, Any] = {
    "kind": "deadline", "label": {}, "zone": "", "anchor": None, "follows": None, "needs": 0, "lasts": 1, "role": "",
    "who": {}, "source": "", "place": "", "ordinal": None, "reporting": False, "about": "", "note": {}, "every": "",
    "until": None, "remind": [],
}  # fmt: skip


@act
def enter_date(
    by: Actor,
    /,
    *,
    group: str,
    text: Words,
    near: date | None = None,
    imported: bool = False,
    added: bool = False,
    at: datetime,
    **facts: Any,
) -> Outcome:
    """Enter a date as it was agreed; `value` is its number. `text` is read in its first language.

    `source` is where it is said: a paragraph of the mandate ("mandate/wgec-2/a-res-70-125/65") or a document ("document/12") by
    its address, or words. `facts` are the columns of FIELDS by name; `anchor` and `follows` are numbers. `near` is when a date
    without its year was said. What is no date is refused (Problem, with the day that was likely meant); with `imported` it is
    kept and flagged (A136). `added`: the plan did not have it (A62). A date that hangs on an event without saying which finds it
    by its words, where only one can be meant. Raises Group.DoesNotExist, Milestone.DoesNotExist.
    """
    DATE.require(by, group)
    found = Group.objects.get(slug=group)
    said = _words(text)
    when = _read(said, near, imported=imported)
    told = _told(found, facts, dict(FIELDS), None)
    number = (Milestone.objects.filter(group=found).aggregate(last=Max("number"))["last"] or 0) + 1
    if number > MOST:
        raise Problem("A calendar has at most %(most)s dates: it would tell nobody anything.", most=MOST)
    if when.relation and told["anchor_id"] is None:
        told["anchor_id"] = _meant(found, when)
    row = Milestone(group=found, number=number, text=said, when=plain(when), **told)
    row.save()
    Agreed(
        milestone=row, order=1, how="added" if added else "planned", text=said, when=row.when, seat=by.seat, instant=at
    ).save()
    kept = row.when
    entry = DateEntered(group, number, row.kind, said, kept.get("earliest", ""), kept.get("latest", ""), when.flag)
    return Written(entry, address(group, number), number)


@act
def agree_date(
    by: Actor,
    *,
    group: str,
    number: int,
    text: Words,
    how: str = "changed",
    reason: Words | None = None,
    near: date | None = None,
    seen: int | None = None,
    at: datetime,
) -> Outcome:
    """Agree on another date: extended (later), changed, or fixed (its days, within a window or not, A83).

    The date before stays with who and when; an extension says why, and so does whatever moves the day of a deadline:
    others rely on it. `seen` is how many dates the form had shown. Raises
    Problem; Conflict where another date was agreed meanwhile; Milestone.DoesNotExist.
    """
    DATE.require(by, group)
    row = _stands(group, number)
    before = list(Agreed.objects.filter(milestone=row).order_by("order"))
    if seen is not None and seen != len(before):
        raise Conflict("Another date was agreed meanwhile: it stands at %(text)s now.", text=_shown(row.text))
    said, why = _words(text), _public(reason or {})
    when, old = _read(said, near), when_of(row.when)
    if said == row.text:
        return Unchanged(address(group, number))
    if how not in HOW:
        raise Problem("Say whether the date is extended, changed or fixed.")
    if how == "fixed" and not when.fixed:
        raise Problem("%(text)s does not fix the days: write the first and the last one.", text=_shown(said))
    if how == "extended":
        _extends(old, when, why)
    if row.kind == "deadline" and not why and _moves(old, when):
        raise Problem("Say why it is moved: the reason is public.")
    row.text, row.when = said, plain(when)
    if when.relation and row.anchor_id is None:
        row.anchor_id = _meant(row.group, when, but=number)
    row.save()
    Agreed(
        milestone=row, order=len(before) + 1, how=how, text=said, when=row.when, reason=why, seat=by.seat, instant=at
    ).save()
    kept = row.when
    entry = DateAgreed(
        group, number, how, said, kept.get("earliest", ""), kept.get("latest", ""), _iso(old.reckoned), why
    )
    return Written(entry, address(group, number), number)


@act
def move_dates(
    by: Actor,
    *,
    group: str,
    dates: Sequence[tuple[int, str]],
    language: str = "en",
    reason: Words,
    seen: Mapping[int, int] | None = None,
    at: datetime,
) -> Outcome:
    """Move several dates at once, as they were proposed when one of them moved (A138): all of them, or none.

    `seen`: of each, how many dates had been agreed when it was proposed. Raises what `agree_date` raises.
    """
    DATE.require(by, group)
    for number, text in dates:
        known = (seen or {}).get(number)
        told = {"text": {language: text}, "how": "changed", "reason": reason, "seen": known}
        agree_date(by, group=group, number=number, at=at, **told)
    return Unchanged(f"group/{group}", len(dates))


@act
def change_date(by: Actor, /, *, group: str, number: int, seen: str = "", at: datetime, **facts: Any) -> Outcome:
    """Change what is known of it, its date excepted; what is not named stays.

    `seen` is the mark of what the form was made of. Raises Problem; Conflict where somebody changed it meanwhile;
    Milestone.DoesNotExist.
    """
    DATE.require(by, group)
    row = _stands(group, number)
    now = {name: getattr(row, name) for name in FIELDS} | {"anchor": row.anchor_id, "follows": row.follows_id}
    told = _told(row.group, facts, now, row)
    changed = [name for name in told if told[name] != now[name.removesuffix("_id")]]
    if not changed:
        return Unchanged(address(group, number))
    if seen and seen != mark_of(row):
        raise Conflict("Somebody has changed this date meanwhile. What you wrote is kept below: look at both.")
    for name in changed:
        setattr(row, name, told[name])
    row.save()
    return Written(DateChanged(group, number, sorted(n.removesuffix("_id") for n in changed)), address(group, number))


@act
def note_actual(
    by: Actor,
    *,
    group: str,
    number: int,
    first: date,
    last: date | None = None,
    note: Words | None = None,
    due: date | None = None,
    at: datetime,
) -> Outcome:
    """Note when it happened; of a recurring duty, for which of its days (`due`). Raises Problem, Milestone.DoesNotExist."""
    DATE.require(by, group)
    row = _stands(group, number)
    last = last or first
    if last < first:
        raise Problem("It would end before it begins.")
    if first > today_at(row.zone or row.group.zone, at):
        raise Problem("That day is still to come.")
    if row.every:
        return _fulfilled(row, group, due, last, note or {})
    if (row.actual_first, row.actual_last, row.actual_note) == (first, last, _public(note or {})):
        return Unchanged(address(group, number))
    row.actual_first, row.actual_last, row.actual_note = first, last, _public(note or {})
    row.save()
    return Written(DateMet(group, number, first.isoformat(), last.isoformat()), address(group, number))


@act
def drop_date(by: Actor, *, group: str, number: int, reason: str, at: datetime) -> Outcome:
    """Say that it will not happen; it stays in the calendar, with the reason. Raises Problem, Milestone.DoesNotExist."""
    DATE.require(by, group)
    row = _stands(group, number)
    reason = mask(" ".join(reason.split()))[:300]
    if not reason:
        raise Problem("Say why it will not happen: the reason is public.")
    if row.actual_first is not None:
        raise Problem("It has happened already.")
    row.dropped = reason
    row.save()
    return Written(DateDropped(group, number, reason), address(group, number))


def address(group: str, number: int) -> str:
    """Of a date, in the record."""
    return f"date/{group}/{number}"


def _fulfilled(row: Milestone, group: str, due: date | None, done: date, note: Words) -> Outcome:
    first = when_of(row.when).reckoned
    days = timeline.occurrences(first, row.every, row.until or date.max) if first else ()
    if due is None or due not in days:
        raise Problem("Say for which of the days on which it is due.")
    if Fulfilled.objects.filter(milestone=row, due=due).exists():
        return Unchanged(address(group, row.number))
    Fulfilled(milestone=row, due=due, done=done, note=_public(note)).save()
    return Written(DutyFulfilled(group, row.number, due.isoformat(), done.isoformat()), address(group, row.number))


def _stands(group: str, number: int) -> Milestone:
    row: Milestone = Milestone.objects.select_related("group").get(group__slug=group, number=number)
    if row.dropped:
        raise Problem("It was dropped: enter it anew.")
    return row


def _read(said: dict[str, str], near: date | None, *, imported: bool = False) -> When:
    """The date in its first language. Raises Problem for what is none (A136)."""
    language, text = next(iter(said.items()), ("en", ""))
    if imported:
        return timeline.kept(text, language, near=near)
    read = timeline.read(text, language, near=near)
    if not isinstance(read, NoSuchDay):
        if read.other is not None and read.earliest is not None:
            raise Problem(
                "%(text)s may be %(one)s or %(other)s: write the one you mean.",
                text=text[:60],
                one=read.earliest.isoformat(),
                other=read.other.isoformat(),
            )
        return read
    if read.suggestion is not None:
        raise Problem(
            "%(text)s is no day of the calendar. Did you mean %(day)s (%(iso)s)?",
            text=text[:60],
            day=date_ranges.day(read.suggestion, language),
            iso=read.suggestion.isoformat(),
        )
    raise Problem(_REFUSALS.get(read.reason, _NO_DATE), text=text[:60])


_NO_DATE = (
    "%(text)s cannot be read as a date. Write it as it was agreed: 17 September 2013, early January 2018, "
    "no later than July 2016, before the second meeting."
)
_REFUSALS = {
    "empty": "Write the date as it was agreed.",
    "no-year": "%(text)s has no year.",
    "backwards": "%(text)s would end before it begins.",
    "no-such-day": "%(text)s is no day of the calendar.",
}


def _extends(old: When, new: When, why: dict[str, str]) -> None:
    if not why:
        raise Problem("Say why the date is extended: the reason is public.")
    if old.reckoned and new.reckoned and new.reckoned <= old.reckoned:
        raise Problem("An extension ends later than %(day)s.", day=old.reckoned.isoformat())


def _moves(old: When, new: When) -> bool:
    """Is the day that counts another one? Days that are fixed within the window that was agreed move nothing."""
    if old.reckoned is None or new.reckoned is None or new.reckoned == old.reckoned:
        return False
    return old.earliest is None or not old.earliest <= new.reckoned <= old.reckoned


def _meant(group: Group, when: When, but: int = 0) -> int | None:
    rows = list(Milestone.objects.filter(group=group, dropped="").exclude(number=but).order_by("number"))
    labels = [" ".join(r.label.values()) for r in rows]
    place = timeline.meant(when.anchor, labels)
    return rows[place].pk if place is not None else None


def _told(group: Group, facts: Mapping[str, Any], now: dict[str, Any], row: Milestone | None) -> dict[str, Any]:
    """The columns as they would be, checked; `anchor` and `follows` as keys. Raises Problem."""
    if unknown := set(facts) - set(FIELDS):
        raise TypeError(f"a date has no {sorted(unknown)}")
    told = now | dict(facts)
    for name in ("label", "who", "note"):
        told[name] = _words(told[name])
    for name, most in (("source", 200), ("place", 120), ("about", 200)):
        told[name] = " ".join(told[name].split())[:most]
    if told["source"] != now["source"]:
        _there(told["source"])
    if not told["label"]:
        raise Problem("Say what the date is of.")
    if told["kind"] not in KINDS or told["role"] not in ROLES:
        raise Problem("Choose what kind of date it is, and who sees to it.")
    if told["zone"] and not is_zone(told["zone"]):
        raise Problem("There is no time zone %(zone)s; write for example Europe/Zurich.", zone=told["zone"])
    if told["every"] and told["every"] not in timeline.MONTHS:
        raise Problem("A duty comes again every month, quarter, half year or year.")
    for name, least, most in (("needs", 0, 1000), ("lasts", 1, 1000), ("ordinal", 1, 999)):
        if told[name] is not None and not least <= told[name] <= most:
            raise Problem("%(text)s is no number from %(least)s to %(most)s.", text=told[name], least=least, most=most)
    told["remind"] = sorted({int(n) for n in told["remind"]}, reverse=True)
    if len(told["remind"]) > 5 or any(not 1 <= n <= 365 for n in told["remind"]):
        raise Problem("Reminders go out 1 to 365 days before, at most five times.")
    for name in ("anchor", "follows"):
        given = told.pop(name)
        told[f"{name}_id"] = _other(group, given, row, name) if name in facts else given
    return told


def _there(source: str) -> None:
    """A source by its address must be there: a paragraph of a mandate, a document. Words are what they are. Raises Problem.

    The library stands above this room: its tables are not asked, the record is.
    """
    if mandates.cited(source):
        citing.checked([{"address": source}])
    elif _DOCUMENT.fullmatch(source) and not record.about(source, count=1):
        raise Problem("There is no document %(address)s in the library.", address=source)


_DOCUMENT = re.compile(r"document/[0-9]{1,18}")


def _other(group: Group, number: int | None, row: Milestone | None, link: str) -> int | None:
    """The key of another date of the group, by its number. Raises Problem where the two would hang on one another."""
    if number is None:
        return None
    found = Milestone.objects.get(group=group, number=number)
    at: Milestone | None = found
    seen: set[int] = set()
    while row is not None and at is not None and at.pk not in seen:
        if at.pk == row.pk:
            raise Problem("The two dates would hang on one another.")
        seen.add(at.pk)
        at = getattr(at, link)
    return found.pk


def _words(given: Words) -> dict[str, str]:
    return {code: " ".join(text.split())[:1000] for code, text in given.items() if text and text.strip()}


def _public(given: Words) -> dict[str, str]:
    """Words that the record repeats, without addresses of people (A88)."""
    return {code: mask(text) for code, text in _words(given).items()}


def _shown(given: Words) -> str:
    return next(iter(given.values()), "")[:60]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
