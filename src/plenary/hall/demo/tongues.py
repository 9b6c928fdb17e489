"""Words of the demonstration that stand in English and Arabic get the four further languages here.

The words themselves are data: `tongue_groups`, `tongue_dates`, `tongue_calendar`, `tongue_documents`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from plenary.hall.demo.tongue_calendar import CALENDAR, PAPERS
from plenary.hall.demo.tongue_dates import DATES
from plenary.hall.demo.tongue_documents import DOCUMENTS
from plenary.hall.demo.tongue_groups import GROUPS

T = TypeVar("T")
FOUR = ("fr", "es", "ru", "zh")
TONGUES = {**GROUPS, **CALENDAR, **PAPERS, **DOCUMENTS, **DATES}


def tongues(words: Mapping[str, str]) -> dict[str, str]:
    """The same words with the languages that they lack, where the tables have them. What stands already is kept, and its order."""
    known = TONGUES.get(words.get("en", ""))
    further = dict(zip(FOUR, known, strict=True)) if known else {}
    return {**words, **{code: said for code, said in further.items() if code not in words}}


def everywhere(given: T) -> T:
    """Facts with all their words completed, however deep these stand."""
    found: Any = given
    if isinstance(found, Mapping):
        found = tongues(found) if "en" in found else {name: everywhere(value) for name, value in found.items()}
    elif isinstance(found, list | tuple):
        found = type(found)(map(everywhere, found))
    elif is_dataclass(found) and not isinstance(found, type):
        found = replace(found, **{f.name: everywhere(getattr(found, f.name)) for f in fields(found)})
    completed: T = found
    return completed
