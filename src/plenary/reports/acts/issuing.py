"""Drafts of a report: issued as they stand, with every doubt settled or kept; comments are invited on them (A14, A16, A17)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from plenary.library import work
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.reports import calling, dividing
from plenary.reports.acts.common import address, found, page_of, words_of, written, written_on
from plenary.reports.entries.report import CommentsInvited, DraftIssued, ReportPrinted
from plenary.reports.models import Draft, Report
from plenary.reports.reads import figures
from plenary.reports.reads.doubting import DoubtLine, doubts
from plenary.reports.reads.reports import ReportPage
from plenary.reports.rights import PRINT, WRITE
from plenary.texts import acts as texts


@act
def issue_draft(
    by: Actor, *, group: str, report: str, label: str = "", note: Mapping[str, str] | None = None, at: datetime
) -> Outcome:
    """Issue the report as it stands: a revision of its text, for ever. Its files follow as a job.

    `value` is {"draft": number, "job": key}. Raises Problem where words of the record wait for a choice, or a figure that
    differs from the record is neither mended nor kept with a reason; Forbidden.
    """
    row = found(by, group, report, WRITE)
    written(row)
    page = page_of(row)
    if page.waiting:
        raise Problem("The record went on since: choose first, in the paragraphs that are marked, which words stand.")
    doubted = doubts(page, figures.facts_of(page, at))
    settled(doubted)
    number = (page.draft.number if page.draft else 0) + 1
    written_on(by, row, at)
    with translation.override(row.language):
        shown = " ".join(label.split())[:80] or _usual(number)
    revision = texts.issue_revision(by, group=group, text=row.text.slug, label=shown, note=note, at=at).value
    if row.state == "no-recommendations":  # its work is over, unless it is assembled anew
        texts.conclude(by, group=group, text=row.text.slug, at=at)
    draft = Draft(
        report=row,
        number=number,
        label=shown,
        revision=revision,
        note=words_of(note),
        instant=at,
        content=freezing(row, page, doubted),
    )
    draft.save()
    if row.state == "comments":
        row.state = "drafting"
        row.save()
    job = print_later(by, row, number, at)
    told = DraftIssued(number, revision, shown, len(doubted))
    return Written(told, address(group, report), {"draft": number, "job": job})


def settled(doubted: Iterable[DoubtLine]) -> None:
    """Raises Problem for the first of these doubts that stands without a reason."""
    left = next((d for d in doubted if not d.reason), None)
    if left is None:
        return
    told = {"said": left.words, "number": left.number or "–"}
    if left.stale:
        raise Problem(
            "The record went on since “%(said)s” was written, in paragraph %(number)s: assemble the report anew, or say why "
            "it stands.",
            **told,
        )
    raise Problem("“%(said)s” differs from the record, in paragraph %(number)s: mend it, or say why it stands.", **told)


def _usual(number: int) -> str:
    return _("Draft %(number)s") % {"number": number}


def freezing(row: Report, page: ReportPage, doubted: tuple[DoubtLine, ...]) -> dict[str, Any]:
    """What a draft keeps beside the revision: what its files say, so that they are printed alike at any time.

    "sections" and "parts" by key; "why" a paragraph is not agreed; "sources" by key, "called" what each is in words;
    "official" variant; "question" on which that rests; what is said about the report; "kept" doubts with their reasons;
    "size", "root" of the record.
    """
    size, root = record.head()
    sources = {str(p.line.key): list(_rests(p)) for p in page.paragraphs if p.sourced}
    every = [
        *(s for some in sources.values() for s in some),
        *(c.address for p in page.paragraphs for c in p.line.cites),
    ]
    with translation.override(row.language):
        called = calling.named(every, row.language)
    return {
        "title": row.title,
        "symbol": row.symbol,
        "authorship": row.authorship,
        "official": page.official,
        "question": dividing.inclusion(row.group.slug, row.question, row.language),
        "outcome": dict(row.outcome),
        "input_to": row.input_to,
        "destinations": list(row.destinations),
        "governed": list(row.governed),
        "sections": {str(p.line.key): p.section for p in page.paragraphs},
        "parts": {str(p.line.key): p.part for p in page.paragraphs if p.part},
        "why": {str(p.line.key): p.why for p in page.paragraphs if p.why},
        "sources": sources,
        "called": called,
        "kept": [{"words": d.words, "number": d.number, "reason": d.reason} for d in doubted if d.reason],
        "size": size,
        "root": root,
    }


def _rests(p: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(source for _sentence, sources in p.sourced for source in sources))


def print_later(by: Actor, row: Report, draft: int, at: datetime) -> int:
    """Have the files of a draft made; the job's key."""
    told: dict[str, Any] = {"person": by.person, "seat": by.seat, "capacity": by.capacity}
    arguments = {"group": row.group.slug, "report": row.slug, "draft": draft, "state": row.state, "by": told}
    return work.ask("report", address(row.group.slug, row.slug), arguments, by.person, at)


@act
def invite_comments(
    by: Actor,
    *,
    group: str,
    report: str,
    closes: datetime,
    closes_text: Mapping[str, str] | None = None,
    who: str = "all",
    at: datetime,
) -> Outcome:
    """Open the newest draft for comments, paragraph by paragraph, until an instant (A16). `value` is the round's number.

    Raises Problem, Forbidden.
    """
    row = found(by, group, report, WRITE)
    written(row)
    draft: Draft | None = Draft.objects.filter(report=row).order_by("-number").first()
    if draft is None:
        raise Problem("Issue a draft first: comments are made on words that stand still.")
    number = texts.open_round(
        by,
        group=group,
        text=row.text.slug,
        revision=draft.revision,
        closes=closes,
        closes_text=closes_text,
        who=who,
        at=at,
    ).value
    if row.state == "drafting":
        row.state = "comments"
        row.save()
    return Written(CommentsInvited(draft.number, number, closes.isoformat()), address(group, report), number)


@act
def note_printed(
    by: Actor, *, group: str, report: str, draft: int, document: int, version: int, at: datetime
) -> Outcome:
    """Say which version of the library's document a draft is. Within the job that made its files."""
    row = found(by, group, report, PRINT)
    one: Draft | None = Draft.objects.filter(report=row, number=draft).first()
    if one is None or one.version == version:
        return Unchanged(address(group, report))
    one.version = version
    one.save()
    row.document_id = document
    row.save()
    return Written(ReportPrinted(draft, document, version), address(group, report))
