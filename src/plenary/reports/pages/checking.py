"""A report's figures beside the record's; issuing a draft, inviting comments; its two variants side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.mandate import reads as mandate
from plenary.members.typed import done, instant_of, spoken, tried
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.record.problems import Problem
from plenary.reports import acts, calling, papers
from plenary.reports.pages.common import find, noun_names, page_of
from plenary.reports.reads.doubting import DoubtLine, doubts
from plenary.reports.reads.figures import facts_of
from plenary.reports.rights import READ, WRITE
from plenary.rules import outline as rule


@page(get=READ, post=WRITE)
def check(request: Visited, group: str, report: str) -> HttpResponse:
    """Every figure that differs from the record, with what it should be; the record's figures; a draft is issued here."""
    found = find(group, report)
    where: dict[str, Any] = {"group": group, "report": report}
    by, post = request.visit.by, request.POST
    outcome = None
    if request.method == "POST":

        def invite(once: dict[str, Any]) -> Receipt:
            zone = next((g.zone for g in mandate.groups() if g.slug == group), "UTC")
            closes = instant_of(post.get("day", ""), post.get("hour", "").strip() or "23:59", zone)
            if closes is None:
                raise Problem("Say until when comments are invited.")
            said = spoken(post.get("closes_text", "").strip())
            return acts.invite_comments(
                by, closes=closes, closes_text=said, who=post.get("who", "all"), **where, **once
            )

        def keep(once: dict[str, Any]) -> Receipt:
            return acts.keep_doubt(by, doubt=post.get("doubt", "")[:64], reason=post.get("reason", ""), **where, **once)

        def issue(once: dict[str, Any]) -> Receipt:
            said = spoken(post.get("note", "").strip())
            return acts.issue_draft(by, label=post.get("label", ""), note=said, **where, **once)

        outcome = tried(request, {"keep": keep, "issue": issue, "invite": invite})
        if outcome.receipt is not None:
            kept = post.get("do") == "keep"
            at = f"d-{post.get('doubt', '')[:64]}" if kept else ""
            return done(outcome.receipt, "report-check" if kept else "report", at, **where)
        found = find(group, report)
    facts = facts_of(found, request.visit.at)
    told, counts = doubts(found, facts), rule.counts(facts)
    every = [s for d in told for s in d.sources[:6]] + [s for c in counts for s in c.sources[:1]]
    names = calling.named(every, request.visit.language)

    def held(doubt: DoubtLine) -> str:
        """The record's figures of what a doubt is about, each with what it is."""
        some = {n: [c for c in counts if c.noun == doubt.noun and c.number == n] for n in doubt.expected}
        return "; ".join(_number(n, list(dict.fromkeys(calling.what(c, names) for c in of))) for n, of in some.items())

    return page_of(
        request,
        "reports/report_check.html",
        found,
        "check",
        outcome,
        doubts=told,
        left=[d for d in told if not d.reason],
        stale=sum(d.stale for d in told),
        counts=_counted(counts),
        held=held,
        what=lambda count: calling.what(count, names),
        called=lambda source: names.get(source, source),
        nouns=noun_names(),
    )


def _number(number: int, what: list[str]) -> str:
    told = " / ".join(one for one in what if one)
    return f"{number} ({told})" if told else str(number)


def _counted(counts: tuple[rule.Count, ...]) -> list[tuple[str, list[rule.Count]]]:
    """The record's figures by what they count, in order."""
    found: dict[str, list[rule.Count]] = {}
    for count in counts:
        found.setdefault(count.noun, []).append(count)
    return list(found.items())


@page(get=READ, steady=True)
def variants(request: Visited, group: str, report: str) -> HttpResponse:
    """Which paragraphs each variant holds, and why one is not agreed: side by side."""
    found = find(group, report, issued=True)
    reasons = {why: papers.reason(why) for why in ("none", "revisit", "open", "edited", "proposed", "gone", "divided")}
    standing = papers.official({"official": found.official}, papers.WITH) if not found.official else ""
    return page_of(request, "reports/report_variants.html", found, "variants", reasons=reasons, standing=standing)
