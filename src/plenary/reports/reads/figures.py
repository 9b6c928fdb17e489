"""The figures that the record holds of a group, in the terms of its report."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation

from plenary.reports import gathering
from plenary.reports.reads.reports import ReportPage
from plenary.rules import outline as rule


def facts_of(page: ReportPage, at: datetime) -> rule.Facts:
    """The facts of the group at an instant, in the report's language. See `gathering.facts` for its queries."""
    asked = gathering.Asked(
        group=page.line.group,
        language=page.line.language,
        authorship=page.line.authorship,
        texts=page.texts,
        governed=page.governed,
        rule=page.rule,
        input_to=page.input_to,
        destinations=page.destinations,
        outcome=page.outcome,
        question=page.question,
        including=page.including,
    )
    with translation.override(page.line.language):
        return gathering.facts(asked, at)
