"""Words for support that name nobody: for summaries and reports (A105, A185)."""

from __future__ import annotations

from dataclasses import dataclass

from plenary.consensus.reads.methods import methods_of
from plenary.consensus.reads.positions import stands
from plenary.consensus.reads.questions import question
from plenary.rules import consensus
from plenary.rules.consensus import Methods, Standing, Word
from plenary.texts.reads import TextPage


@dataclass(frozen=True, slots=True)
class Said:
    """How many of the members accept it, and how many have objections, in a word each; None where too few are members.

    `accept` "agreed": the chair has found agreement. No word counts or names anybody.
    """

    accept: Word | None
    object: Word | None


def said_of(standing: Standing, methods: Methods, *, found: bool = False) -> Said:
    """A standing in words. All who object are counted, also those who were answered."""
    of = standing.seats
    objecting = sum(c.object for c in standing.counts)
    return Said(consensus.bands(standing.accepting, of, methods, found=found), consensus.bands(objecting, of, methods))


def said_of_text(group: str, text: TextPage | str) -> dict[int, Said]:
    """Of each paragraph, by its key. Five queries (and those of the text)."""
    found = stands(group, text)
    if found is None:
        return {}
    return {
        p.key: said_of(found.standing(p.key), found.methods, found=p.state in ("ad-ref", "agreed"))
        for p in found.page.paragraphs
    }


def said_of_question(group: str, number: int) -> dict[str, Said]:
    """Of each answer to a question, by its code. As many queries as `question`."""
    page = question(group, number)
    if page is None:
        return {}
    methods = methods_of(group)
    return {
        code: said_of(standing, methods, found=page.line.state == "decided" and page.line.outcome == code)
        for code, standing in page.standings
    }
