"""How a report ends: put up for adoption and confirmed by a second person; without recommendations; without a report."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from plenary.meetings.pages.common import relisted
from plenary.meetings.reads.progress import progress
from plenary.members.typed import done, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.reports import acts
from plenary.reports.pages.common import find, page_of
from plenary.reports.rights import ADOPT, DECIDE


@page(get=DECIDE, post=DECIDE)
def adopt(request: Visited, group: str, report: str) -> HttpResponse:
    """What is put up for adoption, what stands in the way, and the two acts: the chair's and the second person's."""
    found = find(group, report)
    where: dict[str, Any] = {"group": group, "report": report}
    by, outcome = request.visit.by, None
    if request.method == "POST":
        outcome = tried(
            request,
            {
                "propose": lambda once: acts.propose_adoption(by, **where, **once),
                "confirm": lambda once: acts.confirm_adoption(by, **where, **once),
                "withdraw": lambda once: acts.withdraw_adoption(
                    by, reason=request.POST.get("reason", ""), **where, **once
                ),
            },
        )
        if outcome.receipt is not None:
            return done(outcome.receipt, "report-adopt" if found.line.open else "report", **where)
        found = find(group, report)
    own = by.person is not None and by.person == found.proposed.get("person")
    return page_of(request, "reports/report_adopt.html", found, "adopt", outcome, own=own)


@page(get=ADOPT, post=ADOPT)
def outcome(request: Visited, group: str, report: str) -> HttpResponse:
    """The group submits no recommendations, or ends without a report: with the reasons, and the decision it rests on."""
    found = find(group, report)
    where: dict[str, Any] = {"group": group, "report": report}
    came = None
    if request.method == "POST":

        def close(once: dict[str, Any]) -> Receipt:
            post = request.POST
            meeting, _slash, number = post.get("decision", "").partition("/")
            return acts.close_without(
                request.visit.by,
                outcome=post.get("outcome", ""),
                reasons=relisted([], post.get("reasons", "").splitlines()),
                meeting=meeting,
                decision=whole(number, least=1) or 0,
                **where,
                **once,
            )

        came = tried(request, {"close": close})
        if came.receipt is not None:
            return done(came.receipt, "report", **where)
    decisions = progress(group, None, request.visit.at.date(), request.visit.at).decisions
    return page_of(request, "reports/report_outcome.html", found, "outcome", came, decisions=decisions)
