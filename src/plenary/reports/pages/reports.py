"""The reports of a group; one report: what it is, whose, where it stands, its drafts and their files; beginning one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from plenary.consensus import reads as consensus
from plenary.library import reads as library
from plenary.library.reads import RenditionLine
from plenary.mandate import reads as mandate
from plenary.members.show import show
from plenary.members.typed import group_line, spoken, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.reports import acts, papers
from plenary.reports.pages.common import find, page_of, section_names
from plenary.reports.reads.reports import ReportPage, reports
from plenary.reports.rights import READ, WRITE
from plenary.rules.languages import LANGUAGES
from plenary.texts import reads as texts

NEGOTIATED = ("recommendations", "rolling", "chair-text", "compilation")
ORDER = (papers.WITHOUT, papers.WITH, papers.WHOLE, papers.REDLINE)


@page(get=READ, steady=True)
def listing(request: Visited, group: str) -> HttpResponse:
    """Every report of the group: whose it is, where it stands, its outcome."""
    group_line(group)
    return show(
        request,
        "reports/reports.html",
        group=group,
        here="texts",
        reports=reports(group),
        may={"write": WRITE.asked(request.visit.by, group).allowed},
    )


@page(get=WRITE, post=WRITE)
def new(request: Visited, group: str) -> HttpResponse:
    """Begin a report from an outline: its sections, whose it is, and whose recommendations it takes."""
    group_line(group)
    sources = _sources(group)
    post, problem = request.POST, ""
    if request.method == "POST":

        def create(once: dict[str, Any]) -> Receipt:
            chosen = set(post.getlist("from"))
            return acts.create_report(
                request.visit.by,
                group=group,
                slug=post.get("slug", ""),
                title=spoken(post.get("title", "").strip()),
                authorship=post.get("authorship", ""),
                language=post.get("language", "") if post.get("language") in LANGUAGES else "en",
                symbol=post.get("symbol", ""),
                sections=[code for code in section_names() if code in post.getlist("section")],
                titles={code: post.get(f"title-{code}", "") for code in section_names()},
                texts_of=[(s.group, s.slug) for s in sources if f"{s.group}/{s.slug}" in chosen],
                fill=post.get("fill") != "no",
                **once,
            )

        outcome = tried(request, {"create": create})
        problem = outcome.problem
        if outcome.receipt is not None:
            return redirect("report-edit", group=group, report=post.get("slug", "").strip().lower())
    return show(
        request,
        "reports/report_new.html",
        status=400 if problem else 200,
        group=group,
        here="texts",
        problem=problem,
        posted=post if problem else {},
        chosen=post.getlist("from") if problem else [],
        ticked=post.getlist("section") if problem else list(section_names()),
        sections=section_names(),
        sources=sources,
        languages=LANGUAGES,
    )


def _sources(group: str) -> list[texts.TextLine]:
    """The negotiated texts of this group, and of the one before it (A110)."""
    told = mandate.overview(group)
    before = [told.predecessor[0]] if told and told.predecessor else []
    return [t for slug in (group, *before) for t in texts.texts(slug) if t.kind in NEGOTIATED]


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a draft in one variant."""

    variant: str
    files: tuple[RenditionLine, ...]


def files_of(found: ReportPage) -> dict[int, tuple[Files, ...]]:
    """The files of each draft, by its number: without, with, what changed."""
    held = library.document(found.line.document) if found.line.document else None
    versions = {v.number: v for v in held.versions} if held else {}
    told = {}
    for draft in found.drafts:
        version = versions.get(draft.version or 0)
        if version is not None:
            told[draft.number] = tuple(
                Files(by, files) for by in ORDER if (files := tuple(r for r in version.renditions if r.by == by))
            )
    return told


@page(get=READ, steady=True)
def report(request: Visited, group: str, report: str) -> HttpResponse:
    """What it is, whose, where it stands; drafts with their files; who receives it; on which question its variant rests."""
    found = find(group, report, issued=True)
    question = next((q for q in consensus.questions(group) if q.number == found.question), None)
    return page_of(
        request,
        "reports/report.html",
        found,
        "report",
        question=question,
        files=files_of(found),
        rounds=texts.rounds(group, found.line.text),
        comments=len(texts.comments(group, found.line.text)),
        standing=_standing(found),
        summary=[p for p in found.paragraphs if p.section == "summary" and p.line.kind != "heading" and p.line.there],
    )


def _standing(found: ReportPage) -> str:
    """Which of the two variants is the group's; "" where there is but one."""
    return papers.official({"official": found.official}, papers.WITH) if found.other and not found.official else ""
