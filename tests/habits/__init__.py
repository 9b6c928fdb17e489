"""Twelve files in twelve habits to the same 18 questions, written by code, and what should be found in each.

All respondents are invented. Nothing here knows how a reader or the splitter works.
"""

from tests.habits import hard, odt_files, pdf_files, word_running, word_tables
from tests.habits.habit import Habit, Key

HABITS: tuple[Habit, ...] = (*word_running.FILES, *word_tables.FILES, *odt_files.FILES, *pdf_files.FILES)
HARD: tuple[Habit, ...] = hard.FILES

__all__ = ["HABITS", "HARD", "Habit", "Key"]
