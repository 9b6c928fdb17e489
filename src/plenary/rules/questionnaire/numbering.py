"""Which of the numbers in a document number questions, and which only count the points of an answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from plenary.rules.questionnaire.lines import Line

Role = Literal["main", "unclear", "list"]
Family = tuple[bool, str, str, int]

STRONG = ("question", "short", "answer")


def family(line: Line) -> Family:
    """Lines numbered in one manner: automatic or typed, "3." or "Question 3", heading or not, depth."""
    mark = line.mark
    if mark is None:
        return (False, "", "", 0)
    if mark.style in STRONG:
        return (False, mark.style, "", 0)
    kind = line.block.kind
    if mark.labelled:
        return (True, mark.style, kind, line.block.level)
    side = line.side or ("heading" if kind == "heading" else "")
    return (False, mark.style, side, 0)


def numbered(lines: Sequence[Line]) -> dict[Family, list[Line]]:
    """Lines that show a number of their own, by family."""
    found: dict[Family, list[Line]] = {}
    for line in lines:
        if line.mark is not None and line.mark.value and not line.carried and line.mark.style != "space":
            found.setdefault(family(line), []).append(line)
    return found


def roles(members: Sequence[Line], pinned: Mapping[int, int], listed: Collection[int]) -> dict[int, Role]:
    """For the lines of one family: does a line's number count questions ("main") or points of an answer ("list")?

    `pinned` gives the lines that are questions by their words (position -> number shown); `listed` are lines of a mere
    list of questions, left out. A count that begins anew at 1 is a list as far as it runs on; where the questions' own
    count goes on after it, that is certain, otherwise its numbers from the next question's on are "unclear".
    """
    shown = [(line.at, line.mark.value) for line in members if line.mark is not None and line.at not in listed]
    found: dict[int, Role] = {}
    expected = 1
    i = 0
    while i < len(shown):
        at, number = shown[i]
        if at in pinned or number == expected:
            found[at] = "main"
            expected = number + 1
            i += 1
            continue
        if number > expected:
            # Questions left out, or a list that does not begin at 1.
            found[at] = "main" if number <= expected + 4 or (expected == 1 and not pinned) else "unclear"
            expected = number + 1
            i += 1
            continue
        end = i + 1
        while end < len(shown) and shown[end][1] == shown[end - 1][1] + 1 and shown[end][0] not in pinned:
            end += 1
        resumed = end < len(shown) and shown[end][1] == expected
        for inner, value in shown[i:end]:
            found[inner] = "list" if resumed or value < expected else "unclear"
        if not resumed:
            expected = max(expected, shown[end - 1][1] + 1)
        i = end
    return found
