"""Issues by mechanism: what is covered, what is missing; duplicates merged and told apart again; tables that come back.

The rule in prose: docs/rules/gaps.md.
"""

from plenary.rules.gaps.comparing import Added, Comparison, Edit, Fault, compare, mark
from plenary.rules.gaps.coverage import Coverage, Gap, coverage, gaps, grid, side_by_side, verdicts, verdicts_of
from plenary.rules.gaps.duplicates import Alike, Suggested, suggest
from plenary.rules.gaps.merging import Circle, Joined, NotMergeable, ends, merge, origins, undo
from plenary.rules.gaps.values import FINDINGS, OPEN, STANDING, STATES, VERDICTS, Cell, Issue, Seen

__all__ = [
    "FINDINGS",
    "OPEN",
    "STANDING",
    "STATES",
    "VERDICTS",
    "Added",
    "Alike",
    "Cell",
    "Circle",
    "Comparison",
    "Coverage",
    "Edit",
    "Fault",
    "Gap",
    "Issue",
    "Joined",
    "NotMergeable",
    "Seen",
    "Suggested",
    "compare",
    "coverage",
    "ends",
    "gaps",
    "grid",
    "mark",
    "merge",
    "origins",
    "side_by_side",
    "suggest",
    "undo",
    "verdicts",
    "verdicts_of",
]
