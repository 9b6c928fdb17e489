"""Two paragraphs are made one: nobody's words, proposals or pile disappear by it."""

from __future__ import annotations

from datetime import datetime

from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.given import reasoned
from plenary.record.problems import Conflict, Problem
from plenary.texts.acts.common import address, called, changed, drafted, negotiable, open_on, unconcluded, worded
from plenary.texts.entries.making import ParagraphsMerged
from plenary.texts.models import Paragraph
from plenary.texts.rights import KEEP


@act
def merge_paragraphs(
    by: Actor,
    *,
    group: str,
    text: str,
    key: int,
    into: int,
    words: str,
    seen: str | None = None,
    seen_into: str | None = None,
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Make a paragraph part of another, which reads `words` from now on. Its number is not used again.

    `seen` and `seen_into` are the words of both that she had before her: where either reads otherwise by now it is refused
    (Conflict, whose `values["now"]` has both). One with open proposals is not merged, nor one of which the chair has found
    something, nor one of another pile: nobody's words disappear by it. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, KEEP)
    unconcluded(found)
    row, target = negotiable(found, key), negotiable(found, into)
    if row.pk == target.pk:
        raise Problem("A paragraph is merged into another one.")
    if not target.there:
        raise Problem(
            "Paragraph %(number)s is proposed alone: its words are those of proposals.", number=called(target)
        )
    if open_on(row):
        raise Problem("There are open proposals on paragraph %(number)s: settle them first.", number=called(row))
    _mergeable(row, target)
    if any(had is not None and worded(had) != one.words for had, one in ((seen, row), (seen_into, target))):
        raise Conflict(
            "Somebody has changed one of these paragraphs meanwhile. They read now: %(now)s Put them together anew.",
            now=f"{row.words}\n\n{target.words}",
        )
    said, why = worded(words), reasoned(reason)
    if not said:
        raise Problem("A paragraph has no words.")
    changed(row, by, at, "merged", {"gone": False, "into": None}, why)
    row.gone, row.into = True, target
    row.save()
    changed(target, by, at, "edited", {"words": target.words, "notes": target.notes}, why)
    target.words = said
    target.notes = [*target.notes, *row.notes]
    target.save()
    return Written(ParagraphsMerged(key, into), address(found, into))


def _mergeable(row: Paragraph, target: Paragraph) -> None:
    """Would the contribution stay in its pile, and what the chair found about either stand? Raises Problem."""
    for one in (row, target):
        if one.state != "open":
            raise Problem(
                "The chair has found where the group stands on paragraph %(number)s: the chair reopens it first.",
                number=called(one),
            )
    if (row.kind == "heading") != (target.kind == "heading"):
        raise Problem("A heading and a paragraph are not merged.")
    if row.statement != target.statement:
        raise Problem("One is a statement, the other is to be agreed: the chair moves one of them first.")
