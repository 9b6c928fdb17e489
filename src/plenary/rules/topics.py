"""Topics for later work: where each stands, which step it may take, and what is open. The selection never closes (A112).

The rule in prose: docs/rules/topics.md. Source: the summary of the first meeting, paragraph 6 (A109-A112), which leaves to a
later day what of the mapping is worked on, and whether anything is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

OPEN: Final = "open"  # proposed, or open again
SELECTED: Final = "selected"  # the group decided to work on it
ASIDE: Final = "aside"  # not for the moment, for a public reason
STATES: Final = (OPEN, SELECTED, ASIDE)  # in the order in which lists show them


@dataclass(frozen=True, slots=True)
class Step:
    """Where a topic goes. `decision` is an address of the record, `words` a note or the reason, `day` when it was decided."""

    to: str
    words: str = ""
    decision: str = ""
    day: date | None = None


def why_not(state: str, step: Step, today: date) -> str:
    """What stands against this step: "" where nothing does, else unknown, there, undecided, future or reason.

    unknown: no such state; there: it stands there already; undecided: selected by neither a decision nor words that say
    where the group decided; future: decided after today; reason: set aside without one. To be open again asks for nothing.
    """
    if step.to not in STATES:
        return "unknown"
    if step.to == state:
        return "there"
    if step.to == SELECTED and not (step.decision.strip() or step.words.strip()):
        return "undecided"
    if step.to == SELECTED and step.day is not None and step.day > today:
        return "future"
    if step.to == ASIDE and not step.words.strip():
        return "reason"
    return ""


def after(state: str, steps: Iterable[Step], today: date) -> str:
    """Where a topic stands after these steps; one that may not be taken changes nothing."""
    for step in steps:
        if not why_not(state, step, today):
            state = step.to
    return state


def counts(states: Iterable[str]) -> dict[str, int]:
    """How many topics stand where, every state named: the counts add up to all topics."""
    made = dict.fromkeys(STATES, 0)
    for state in states:
        made[state] += 1
    return made
