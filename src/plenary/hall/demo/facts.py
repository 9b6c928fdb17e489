"""What is true in the demonstration: two groups, their mandates, meetings, dates and documents.

Facts only, in our own words; no position is put into anybody's mouth.
"""

from __future__ import annotations

from plenary.hall.demo import documents, shapes
from plenary.hall.demo.shapes import CallFacts, Consultation, Document, Group, StakeholderGroup
from plenary.hall.demo.tongues import everywhere
from plenary.hall.demo.wgec1 import QUESTIONNAIRE, WGEC_1
from plenary.hall.demo.wgec2 import GUIDING_QUESTIONS, WGEC_2

__all__ = ["CALLS", "COMPOSITION", "DOCUMENTS", "GROUPS", "HISTORY", "OUTSIDE", "PARENT"]

GROUPS: tuple[Group, ...] = everywhere((WGEC_1, WGEC_2))  # the earlier first
CALLS: tuple[CallFacts, ...] = everywhere((QUESTIONNAIRE, GUIDING_QUESTIONS))
COMPOSITION: tuple[StakeholderGroup, ...] = everywhere(shapes.COMPOSITION)
OUTSIDE: StakeholderGroup = everywhere(shapes.OUTSIDE)
DOCUMENTS: tuple[Document, ...] = everywhere(documents.DOCUMENTS)
HISTORY: tuple[Consultation, ...] = everywhere(shapes.HISTORY)
PARENT = everywhere(shapes.PARENT)
