"""What the acts on a report share: finding it, what may still be written, what was said about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from plenary.record.actor import Actor, Right
from plenary.record.problems import Problem
from plenary.reports.models import Report
from plenary.reports.reads import figures
from plenary.reports.reads.reports import OPEN, ReportPage, report
from plenary.rules import outline as rule
from plenary.texts import acts as texts

MOST = 30  # rules, reasons, steps of the chain


def address(group: str, slug: str) -> str:
    return f"report/{group}/{slug}"


def found(by: Actor, group: str, slug: str, right: Right) -> Report:
    """The report, where she may. Raises Forbidden, Problem. Under lock on PostgreSQL."""
    right.require(by, group)
    rows = Report.objects.select_for_update(of=("self",)).select_related("group", "text")
    row: Report | None = rows.filter(group__slug=group, slug=slug).first()
    if row is None:
        raise Problem("There is no such report.")
    return row


def written(row: Report) -> None:
    """Raises Problem where nothing is written in the report any more."""
    if row.state == "adoption":
        raise Problem("The report is up for adoption: take it back first.")
    if row.state not in OPEN:
        raise Problem("The report is concluded: it is not changed any more.")


def written_on(by: Actor, row: Report, at: datetime) -> None:
    """Work again on the text of a report without recommendations: it was concluded with the draft that was issued last."""
    if row.state == "no-recommendations":
        texts.reopen(by, group=row.group.slug, text=row.text.slug, at=at)


def page_of(row: Report) -> ReportPage:
    page = report(row.group.slug, row.slug)
    if page is None:
        raise Problem("There is no such report.")
    return page


def facts_of(row: Report, at: datetime) -> rule.Facts:
    """The facts of its group at that instant, in the report's language."""
    return figures.facts_of(page_of(row), at)


def words_of(told: Mapping[str, str] | None, most: int = 600) -> dict[str, str]:
    """Words by language as they are kept: on one line, trimmed, empty ones left out."""
    return {code: text for code, given in (told or {}).items() if (text := " ".join(str(given).split())[:most])}


def listed(told: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Several such words, empty ones left out. Raises Problem for too many."""
    made = [words for one in told if (words := words_of(one))]
    if len(made) > MOST:
        raise Problem("At most %(most)s are kept here.", most=MOST)
    return made
