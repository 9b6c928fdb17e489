"""Issues made of rows of a table, and changed by them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plenary.mandate.reads import group_id
from plenary.mapping.acts.common import SOURCE, TITLE, WORDS, Voice, lined, needed, plain
from plenary.mapping.models import Category, Issue
from plenary.mapping.reads.values import AREAS, MAIN
from plenary.record.problems import Problem

Known = Mapping[tuple[str, str], Category]


def filled(row: Issue, told: Mapping[str, str], known: Known) -> Issue:
    """The issue with these columns changed, not saved. Raises Problem."""
    if "title" in told:
        row.title = needed(told["title"], TITLE, "Give the issue a title.")
    if "words" in told:
        row.words = plain(told["words"], WORDS)
    if "source" in told:
        row.source = lined(told["source"], SOURCE)
    for column, scheme in (("area", AREAS), ("second", MAIN)):
        if column in told:
            code = told[column]
            if code and (scheme, code) not in known:
                raise Problem("There is no category %(code)s in this classification.", code=code[:40])
            setattr(row, column, known.get((scheme, code)))
    return row


def new_issue(group: str, number: int, spoken: Voice, told: Mapping[str, str], known: Known, at: datetime) -> Issue:
    """An issue of a row without a number, not saved: proposed by whoever hands the file in. Raises Problem."""
    if told.get("into"):
        raise Problem("A new issue cannot be merged in the same file: take it first.")
    made = Issue(
        group_id=group_id(group),
        number=number,
        language=told.get("language", "")[:10] or "en",
        proposer=spoken.name,
        klass=spoken.klass,
        seat_id=spoken.seat,
        proposed=at,
    )
    return filled(made, {"title": "", **told}, known)
