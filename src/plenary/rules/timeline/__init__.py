"""Dates as people agree them, planning back from a reporting session, and plan against actual.

Pure: no clock; the day of today is an argument. The prose a secretariat reads is `docs/rules/timeline.md`.
"""

from plenary.rules.deadlines.days import NoSuchDay
from plenary.rules.timeline.comparing import Compared, Comparison, Count, Item, Standing, compare, count, standing
from plenary.rules.timeline.hanging import MONTHS, Beside, beside, meant, occurrences, resolve, span
from plenary.rules.timeline.planning import REPORTING, Because, Before, Lacks, Plan, Planned, Step, between, plan_back
from plenary.rules.timeline.reading import kept, read
from plenary.rules.timeline.values import Bound, Half, Precision, Relation, Span, When

__all__ = [
    "MONTHS",
    "REPORTING",
    "Because",
    "Before",
    "Beside",
    "Bound",
    "Compared",
    "Comparison",
    "Count",
    "Half",
    "Item",
    "Lacks",
    "NoSuchDay",
    "Plan",
    "Planned",
    "Precision",
    "Relation",
    "Span",
    "Standing",
    "Step",
    "When",
    "beside",
    "between",
    "compare",
    "count",
    "kept",
    "meant",
    "occurrences",
    "plan_back",
    "read",
    "resolve",
    "span",
    "standing",
]
