"""The chair's summary: read by everybody, written by the chair beside what it rests on, published."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from plenary.library import reads as library
from plenary.meetings import reads as meetings
from plenary.members.show import said, show
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page, token_of
from plenary.record.problems import Problem
from plenary.reports import acts, naming
from plenary.reports.reads.summary import SummaryPage, behind, published, summary
from plenary.reports.rights import DRAFT, PUBLISH, READ
from plenary.rules.deadlines import NoSuchDay, read_day
from plenary.rules.languages import LANGUAGES, NAMES


def _find(group: str, meeting: str) -> meetings.Now:
    found = meetings.now(group, meeting)
    if found is None:
        raise Http404(_("There is no such meeting."))
    return found


def _done(receipt: Receipt, name: str, group: str, meeting: str, at: str = "") -> HttpResponse:
    response = redirect(name, group=group, meeting=meeting)
    if receipt.entry:
        response["Location"] += f"?done={receipt.entry}"
    response["Location"] += f"#{at}" if at else ""
    return response


@page(get=READ)
def read(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The summary with its numbers and notes; each sentence that was drafted leads to what it rests on."""
    found = _find(group, meeting)
    draft = summary(request.visit.by, group, meeting)
    written = published(group, meeting) or draft
    return show(
        request,
        "reports/summary.html",
        group=group,
        here="meetings",
        now=found,
        meeting=found.meeting,
        summary=written,
        changed=bool(draft and written and draft.paragraphs != written.paragraphs),
        files=_files(written),
        may=DRAFT.asked(request.visit.by, group).allowed,
        tab="summary",
    )


def _files(written: SummaryPage | None) -> Any:
    if written is None or written.document is None:
        return None
    return library.document(written.document)


@page(get=DRAFT, post=DRAFT)
def edit(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Paragraph by paragraph: the words, the notes, what each sentence rests on, and what the record says since."""
    found = _find(group, meeting)
    problem, kept = "", ""
    if request.method == "POST":
        kept = request.POST.get("key", "")
        try:
            receipt, at = _do(request, group, meeting)
            return _done(receipt, "chair-summary-edit", group, meeting, at)
        except Problem as why:
            problem = said(why)
    written = summary(request.visit.by, group, meeting)
    return show(
        request,
        "reports/summary_edit.html",
        status=400 if problem else 200,
        group=group,
        here="meetings",
        now=found,
        meeting=found.meeting,
        summary=written,
        behind=behind(written, found.meeting.channel) if written else 0,
        problem=problem,
        kept=kept,
        posted=request.POST,
        languages=tuple(NAMES.items()),
        proposed=naming.title(found.meeting, request.visit.language),
        tab="summary",
    )


def _do(request: Visited, group: str, meeting: str) -> tuple[Receipt, str]:
    """One act; the receipt, and the place of the page to come back to."""
    post, by = request.POST, request.visit.by
    once: dict[str, Any] = {"group": group, "meeting": meeting, "at": request.visit.at, "token": token_of(request)}
    verb, key = post.get("do", ""), post.get("key", "")[:40]
    if verb == "draft":
        language = post.get("language", "")
        return acts.draft_summary(by, language=language if language in LANGUAGES else "en", **once), ""
    if verb == "save":
        receipt = acts.edit_paragraph(
            by,
            key=key,
            text=post.get("text", ""),
            heading=post.get("heading", ""),
            notes=post.get("notes", "").splitlines(),
            seen=post.get("seen"),
            **once,
        )
        return receipt, f"p-{key}"
    if verb in ("take", "keep"):
        return acts.take_fresh(by, key=key, take=verb == "take", **once), f"p-{key}"
    if verb in ("up", "down"):
        return acts.move_paragraph(by, key=key, up=verb == "up", **once), f"p-{key}"
    if verb == "drop":
        return acts.drop_paragraph(by, key=key, **once), ""
    if verb == "add":
        receipt = acts.add_paragraph(
            by, after=post.get("after", "")[:40], text=post.get("text", ""), heading=post.get("heading", ""), **once
        )
        return receipt, f"p-{receipt.value}"
    if verb == "name":
        return _name(request, once), ""
    raise Problem("Choose what is to be done.")


def _name(request: Visited, once: dict[str, Any]) -> Receipt:
    post = request.POST
    typed = post.get("dated", "").strip()
    day = read_day(typed, request.visit.language) if typed else None
    if isinstance(day, NoSuchDay):
        raise Problem("%(text)s is no day. Write it as 2016-10-17, 17.10.2016 or 17 October 2016.", text=typed)
    written = summary(request.visit.by, once["group"], once["meeting"])
    language = written.language if written else "en"
    return acts.name_summary(
        request.visit.by,
        title={language: post.get("title", "")},
        symbol=post.get("symbol", ""),
        dated=day.date if day else None,
        **once,
    )


@page(get=PUBLISH, post=PUBLISH)
def publish(request: Visited, group: str, meeting: str) -> HttpResponse:
    """What is going to be published, once more; and the act."""
    found = _find(group, meeting)
    problem = ""
    if request.method == "POST":
        try:
            receipt = acts.publish_summary(
                request.visit.by, group=group, meeting=meeting, at=request.visit.at, token=token_of(request)
            )
            return _done(receipt, "chair-summary", group, meeting)
        except Problem as why:
            problem = said(why)
    written = summary(request.visit.by, group, meeting)
    return show(
        request,
        "reports/summary_publish.html",
        status=400 if problem else 200,
        group=group,
        here="meetings",
        now=found,
        meeting=found.meeting,
        summary=written,
        problem=problem,
        tab="summary",
    )
