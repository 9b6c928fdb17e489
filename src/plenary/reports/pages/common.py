"""What the pages of a report share."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.mandate import reads as mandate
from plenary.members.show import show
from plenary.members.typed import Tried
from plenary.record.actor import Actor
from plenary.record.door import Visited
from plenary.reports.reads.reports import ReportPage, report
from plenary.reports.rights import ADOPT, DECIDE, WRITE
from plenary.rules import outline as rule


def find(group: str, slug: str, *, issued: bool = False) -> ReportPage:
    """The report; `issued`: as its readers see it (see reads.reports.report). Raises Http404."""
    found = report(group, slug, issued=issued)
    if found is None:
        raise Http404(_("There is no such report."))
    return found


def may(by: Actor, group: str) -> dict[str, bool]:
    """What this visitor may do with reports of the group."""
    asked = {"write": WRITE, "adopt": ADOPT, "decide": DECIDE}
    return {name: right.asked(by, group).allowed for name, right in asked.items()}


def page_of(
    request: Visited, template: str, found: ReportPage, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of a report, in its frame."""
    outcome = outcome or Tried()
    return show(
        request,
        template,
        status=outcome.status,
        group=found.line.group,
        here="texts",
        report=found,
        line=found.line,
        tab=tab,
        zone=next((g.zone for g in mandate.groups() if g.slug == found.line.group), "UTC"),
        may=may(request.visit.by, found.line.group),
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        **context,
    )


def section_names() -> dict[str, str]:
    """The usual titles of the sections, in the reader's language, in their usual order."""
    names = {
        "summary": _("Executive summary"),
        "introduction": _("Introduction"),
        "meetings": _("Meetings and methodology"),
        "recommendations": _("Recommendations"),
        "conclusion": _("Conclusion"),
    }
    return {code: names[code] for code in rule.SECTIONS}


def noun_names() -> dict[str, str]:
    """What is counted, in the reader's language."""
    return {
        "categories": _("Categories"),
        "meetings": _("Meetings"),
        "questions": _("Questions"),
        "responses": _("Responses"),
        "members": _("Members"),
        "people": _("People at a meeting"),
        "observers": _("Observers"),
        "seats": _("Seats"),
        "stakeholder-groups": _("Stakeholder groups"),
        "documents": _("Documents"),
        "decisions": _("Decisions"),
        "recommendations": _("Recommendations"),
        "calls": _("Calls for input"),
    }


def lines_of(text: str) -> list[str]:
    """One of a kind a line, empty lines left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]
