"""The chair's summary: drafted from the record, edited by the chair, published with a date of its own (A89)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import translation

from plenary.library import work
from plenary.meetings import reads as meetings
from plenary.meetings.reads import planning
from plenary.meetings.reads.story import story
from plenary.record import reads as record
from plenary.record.actor import Actor, Right
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.reports import facts, wording
from plenary.reports.entries.summary import (
    ChairSummaryChanged,
    ChairSummaryDrafted,
    ChairSummaryPublished,
    ChairSummaryVersioned,
)
from plenary.reports.models import Paragraph, Summary
from plenary.reports.rights import DRAFT, PRINT, PUBLISH
from plenary.rules import minutes

LONGEST = 20_000  # characters of a paragraph
MARK = re.compile(r"\[(\d{1,3})\]")


def _address(group: str, meeting: str) -> str:
    return f"meeting/{group}/{meeting}/summary"


@act
def draft_summary(by: Actor, *, group: str, meeting: str, language: str = "en", at: datetime) -> Outcome:
    """Draft the summary from what the record holds, or draft it anew: paragraphs that the chair edited stay as they are.

    `language` counts for the first draft. Raises Problem where there is no such meeting, or nothing happened yet.
    """
    DRAFT.require(by, group)
    told = story(group, meeting)
    if told is None:
        raise Problem("There is no such meeting.")
    if told.meeting.opened is None:
        raise Problem("The meeting has not been opened yet: there is nothing to summarise.")
    summary = _of(told.meeting.id)
    if summary is None:
        summary = Summary(meeting_id=told.meeting.id, language=language)
    with translation.override(summary.language):
        drafted = minutes.draft(facts.of(told, summary.language))
        fresh = [(p, *wording.text(p, summary.language)) for p in drafted]
        heads = {p.key: wording.heading(p.heading) for p in drafted}
    summary.drafted = record.size() + 1  # with the entry of this act, which is written last
    summary.save()
    before = {p.key: p for p in Paragraph.objects.filter(summary=summary).order_by("order")}
    now = minutes.redraft(
        [(p.key, p.text, p.drafted) for p in before.values()], [(p.key, text) for p, text, _sources in fresh]
    )
    sources = {p.key: rests for p, _text, rests in fresh}
    for gone in set(before) - {r.key for r in now}:
        before[gone].delete()
    for order, r in enumerate(now, 1):
        row = before.get(r.key) or Paragraph(summary=summary, key=r.key, heading=heads.get(r.key, ""))
        row.order, row.text, row.drafted, row.fresh = order, r.text, r.drafted, r.fresh
        row.sources = {**row.sources, **sources.get(r.key, {})} if r.text != r.drafted else sources.get(r.key, {})
        row.save()
    return Written(ChairSummaryDrafted(len(now), summary.drafted), _address(group, meeting))


def _of(meeting: int) -> Summary | None:
    found: Summary | None = Summary.objects.select_for_update().filter(meeting=meeting).first()
    return found


def _find(by: Actor, group: str, meeting: str, right: Right = DRAFT) -> Summary:
    right.require(by, group)
    found = meetings.now(group, meeting)
    summary = _of(found.meeting.id) if found else None
    if summary is None:
        raise Problem("There is no summary of this meeting yet: have it drafted first.")
    return summary


@act
def edit_paragraph(
    by: Actor,
    *,
    group: str,
    meeting: str,
    key: str,
    text: str,
    heading: str = "",
    notes: Sequence[str] = (),
    seen: str | None = None,
    at: datetime,
) -> Outcome:
    """Give a paragraph the chair's words. [1] in the text marks the first of `notes`, its footnotes.

    `seen` is the text that she began with: where somebody else changed it meanwhile, Problem, and nothing is lost.
    """
    summary = _find(by, group, meeting)
    row: Paragraph | None = Paragraph.objects.filter(summary=summary, key=key).first()
    if row is None:
        raise Problem("This paragraph is not there any more.")
    text, heading = _text(text), " ".join(heading.split())[:200]
    footnotes = [" ".join(n.split())[:2000] for n in notes if n.strip()]
    _check_marks(text, footnotes)
    if (row.text, row.heading, row.notes) == (text, heading, footnotes):
        return Unchanged(_address(group, meeting))
    if seen is not None and _text(seen) != row.text:
        raise Problem("Somebody else changed this paragraph meanwhile: her words stand beside yours below.")
    row.text, row.heading, row.notes, row.fresh = text, heading, footnotes, ""
    row.save()
    return Written(ChairSummaryChanged(key, "edited"), _address(group, meeting))


def _text(text: str) -> str:
    text = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
    if not text:
        raise Problem("A paragraph needs words; drop it where it is not wanted.")
    if len(text) > LONGEST:
        raise Problem("A paragraph has at most %(most)s characters: make two of it.", most=LONGEST)
    return text


def _check_marks(text: str, notes: Sequence[str]) -> None:
    """Every footnote has its mark in the text, and every mark its footnote."""
    marks = {int(n) for n in MARK.findall(text)}
    if missing := sorted(marks - set(range(1, len(notes) + 1))):
        raise Problem("The text has the mark [%(number)s], and there is no such footnote.", number=missing[0])
    if unused := sorted(set(range(1, len(notes) + 1)) - marks):
        raise Problem(
            "Footnote %(number)s has no mark in the text: write [%(number)s] where it belongs.", number=unused[0]
        )


@act
def take_fresh(by: Actor, *, group: str, meeting: str, key: str, take: bool, at: datetime) -> Outcome:
    """Of a paragraph whose record went on since the chair edited it: take the record's words now, or keep hers."""
    summary = _find(by, group, meeting)
    row: Paragraph | None = Paragraph.objects.filter(summary=summary, key=key).first()
    if row is None or not row.fresh:
        return Unchanged(_address(group, meeting))
    if take:
        row.text, row.notes = row.fresh, []
    row.fresh = ""
    row.save()
    return Written(ChairSummaryChanged(key, "edited"), _address(group, meeting))


@act
def add_paragraph(
    by: Actor, *, group: str, meeting: str, after: str, text: str, heading: str = "", at: datetime
) -> Outcome:
    """Add a paragraph of the chair's own after another one ("" for the first place). `value` is its key."""
    summary = _find(by, group, meeting)
    text = _text(text)
    _check_marks(text, ())
    rows = Paragraph.objects.filter(summary=summary)
    base = rows.filter(key=after).values_list("order", flat=True).first() if after else 0
    if base is None:
        raise Problem("This paragraph is not there any more.")
    for row in rows.filter(order__gt=base).order_by("-order"):
        row.order += 1
        row.save()
    taken = [int(k[4:]) for k in rows.values_list("key", flat=True) if k.startswith("own-") and k[4:].isdecimal()]
    key = f"own-{max(taken, default=0) + 1}"
    Paragraph(summary=summary, key=key, order=base + 1, heading=" ".join(heading.split())[:200], text=text).save()
    return Written(ChairSummaryChanged(key, "added"), _address(group, meeting), key)


@act
def drop_paragraph(by: Actor, *, group: str, meeting: str, key: str, at: datetime) -> Outcome:
    """Take a paragraph out; drafted anew, what the record says of it comes again."""
    summary = _find(by, group, meeting)
    row: Paragraph | None = Paragraph.objects.filter(summary=summary, key=key).first()
    if row is None:
        return Unchanged(_address(group, meeting))
    row.delete()
    return Written(ChairSummaryChanged(key, "dropped"), _address(group, meeting))


@act
def move_paragraph(by: Actor, *, group: str, meeting: str, key: str, up: bool, at: datetime) -> Outcome:
    """Let a paragraph change places with the one before it, or after it."""
    summary = _find(by, group, meeting)
    rows = list(Paragraph.objects.filter(summary=summary).order_by("order"))
    here = next((n for n, row in enumerate(rows) if row.key == key), None)
    there = None if here is None else here + (-1 if up else 1)
    if here is None or there is None or not 0 <= there < len(rows):
        return Unchanged(_address(group, meeting))
    rows[here].order, rows[there].order = rows[there].order, rows[here].order
    rows[here].save()
    rows[there].save()
    return Written(ChairSummaryChanged(key, "moved"), _address(group, meeting))


@act
def name_summary(
    by: Actor,
    *,
    group: str,
    meeting: str,
    title: Mapping[str, str],
    symbol: str = "",
    dated: date | None = None,
    at: datetime,
) -> Outcome:
    """Give the summary its title, its symbol, and the day that it bears (A89: 17 days after the meeting)."""
    summary = _find(by, group, meeting)
    words = {code: said for code, given in title.items() if (said := " ".join(given.split())[:300])}
    symbol = " ".join(symbol.split())[:80]
    if (summary.title, summary.symbol, summary.dated) == (words, symbol, dated):
        return Unchanged(_address(group, meeting))
    summary.title, summary.symbol, summary.dated = words, symbol, dated
    summary.save()
    return Written(ChairSummaryChanged("", "named"), _address(group, meeting))


@act
def publish_summary(by: Actor, *, group: str, meeting: str, at: datetime) -> Outcome:
    """Publish: the page is public at once, PDF, Word and web page follow as a job. `value` is the job's key.

    What is read and printed from then on are the words as they stand now; later edits are seen when it is published again.
    Raises Problem where the meeting is not over, it bears no date, has no paragraph, or words of the record still wait
    for the chair's choice.
    """
    summary = _find(by, group, meeting, PUBLISH)
    _over(summary, at)
    rows = Paragraph.objects.filter(summary=summary)
    count = rows.count()
    if not count:
        raise Problem("The summary has no paragraph yet.")
    if summary.dated is None:
        raise Problem("Give the summary the day that it bears.")
    if rows.exclude(fresh="").exists():
        raise Problem("The record went on since: choose first, in the paragraphs that are marked, which words stand.")
    summary.state = "published"
    summary.frozen = {
        "title": summary.title,
        "symbol": summary.symbol,
        "dated": summary.dated.isoformat(),
        "paragraphs": [
            {"key": p.key, "heading": p.heading, "text": p.text, "notes": p.notes, "sources": p.sources}
            for p in rows.order_by("order")
        ],
    }
    summary.save()
    told: dict[str, Any] = {"person": by.person, "seat": by.seat, "capacity": by.capacity}
    about = _address(group, meeting)
    arguments = {"group": group, "meeting": meeting, "by": told}
    job = work.ask("chair-summary", about, arguments, by.person, at, queue=work.QUICK)
    return Written(ChairSummaryPublished(summary.symbol, summary.dated.isoformat(), count), about, job)


def _over(summary: Summary, at: datetime) -> None:
    """A summary tells of a meeting that was held: not of days that are still to come. Raises Problem."""
    for session in planning.sessions(summary.meeting_id):
        if session.opened is not None and session.closed is None:
            raise Problem(
                "Session %(number)s is still open: the summary is published after the meeting.", number=session.number
            )
        if session.opened is None and session.ends > at:
            raise Problem(
                "Session %(number)s is still to come: the summary is published after the meeting.",
                number=session.number,
            )


@act
def note_summary(by: Actor, *, group: str, meeting: str, document: int, version: int, at: datetime) -> Outcome:
    """Say which version of the library's document the summary is. Within the job that made its files."""
    summary = _find(by, group, meeting, PRINT)
    summary.document_id = document
    summary.save()
    return Written(ChairSummaryVersioned(document, version), _address(group, meeting))
