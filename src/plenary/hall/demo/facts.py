"""What is true in the demonstration: two groups, their mandates, meetings, dates and documents.

Facts only, in our own words; no position is put into anybody's mouth.
"""

from __future__ import annotations

from plenary.hall.demo.documents import DOCUMENTS
from plenary.hall.demo.shapes import COMPOSITION, HISTORY, OUTSIDE, PARENT, CallFacts, Group
from plenary.hall.demo.wgec1 import QUESTIONNAIRE, WGEC_1
from plenary.hall.demo.wgec2 import GUIDING_QUESTIONS, WGEC_2

__all__ = ["CALLS", "COMPOSITION", "DOCUMENTS", "GROUPS", "HISTORY", "OUTSIDE", "PARENT"]

GROUPS: tuple[Group, ...] = (WGEC_1, WGEC_2)  # the earlier first
CALLS: tuple[CallFacts, ...] = (QUESTIONNAIRE, GUIDING_QUESTIONS)
