"""A mandate by paragraph: addresses that anybody may cite, what a selection leaves out, how far its tasks came.

The prose is `docs/rules/mandates.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from plenary.rules.consensus import alike

VERBS: Final = ("seek", "compile", "review", "recommend", "report", "examine", "decide", "involve", "consider")
STATES: Final = ("waiting", "begun", "part", "done", "not-done")
# Documents whose paragraphs ask for something; others are what the mandate rests on.
ASKING: Final = frozenset({"mandate", "confirms"})
# What is left of an earlier consultation, in the order in which one reads it (A33): the library's own codes of kinds.
PAPERS: Final = ("statement", "contribution", "transcript", "summary", "report", "decision", "document")
OVER: Final = frozenset({"part", "done", "not-done"})  # states that a task ends in; "part": some of it, and no more
_PARTS = re.compile(r"[0-9]+|[^\W\d_]+")
_LEAD = re.compile(r"\s*([0-9]+)")


def slug(label: str) -> str:
    """The number of a paragraph as it stands in an address: "71" is "71", "12 (a)" is "12-a", "PP 3" is "pp-3"."""
    return "-".join(part.lower() for part in _PARTS.findall(label))[:20].rstrip("-")


def order(label: str) -> tuple[tuple[int, int, str], ...]:
    """A key to sort numbers by as people count: 9 before 10, 12 (a) before 12 (b)."""
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p.lower()) for p in _PARTS.findall(label))


def left_out(labels: Iterable[str]) -> tuple[int, ...]:
    """The whole numbers between the first and the last paragraph that are not among them (A28): 69 and 71 leave out 70."""
    numbers = {int(m[1]) for label in labels if (m := _LEAD.match(label)) and len(m[1]) < 6}
    if not numbers or max(numbers) - min(numbers) > 1000:
        return ()
    return tuple(n for n in range(min(numbers), max(numbers)) if n not in numbers)


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence of a mandate that something rests on (A77)."""

    group: str
    document: str
    paragraph: str


def address(group: str, document: str, paragraph: str) -> str:
    """How a paragraph of a mandate is cited: mandate/wgec-1/a-res-67-195/20."""
    return f"mandate/{group}/{document}/{paragraph}"


def cited(text: str) -> Cited | None:
    """The paragraph that an address means; None for an address of anything else."""
    parts = text.strip().strip("/").split("/")
    if len(parts) != 4 or parts[0] != "mandate" or not all(parts):
        return None
    return Cited(*parts[1:])


def stands_in(quoted: str, texts: Iterable[str]) -> bool:
    """Do the quoted words stand, together and in their order, in one of these texts?

    White space, capitals, marks that nobody sees and the quotation marks around the words make no difference. No words stand
    nowhere.
    """
    wanted = _plain(quoted.strip(_QUOTES))
    return bool(wanted) and any(wanted in _plain(text) for text in texts)


_QUOTES = " \t\r\n\"'“”„«»‘’‹›"


def _plain(text: str) -> str:
    return alike(text).casefold()


def untaken(state: str, *, cited: bool) -> bool:
    """Has nobody taken a task up yet: nothing cites the paragraph that sets it, and it has not begun?"""
    return state == "waiting" and not cited


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the tasks came: `ended` of `of`, `done` among them; `state` is that of the mandate as a whole."""

    of: int
    done: int
    ended: int
    state: str


def progress(states: Sequence[str]) -> Progress:
    """All tasks together. Done is only what is done in every task; where all ended and some in part, part. Raises ValueError."""
    if unknown := set(states) - set(STATES):
        raise ValueError(f"no task is {sorted(unknown)}")
    done, ended = states.count("done"), sum(1 for s in states if s in OVER)
    if not states or set(states) == {"waiting"}:
        state = "waiting"
    elif ended < len(states):
        state = "begun"
    elif done == len(states):
        state = "done"
    else:
        state = "not-done" if set(states) == {"not-done"} else "part"
    return Progress(len(states), done, ended, state)
