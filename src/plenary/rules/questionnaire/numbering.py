"""Which of the numbers in a document number questions, and which only count the points of an answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
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


@dataclass(slots=True)
class _List:
    next: int
    main: bool
    role: Role


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
    list of questions, left out. A number that two counts can claim is "unclear".
    """
    stack: list[_List] = []
    anchored = any(line.at in pinned for line in members)
    if anchored:
        stack.append(_List(1, True, "main"))
    found: dict[int, Role] = {}
    for line in members:
        if line.at in listed or line.mark is None:
            continue
        number = line.mark.value
        if line.at in pinned:
            del stack[1:]
            stack[0].next = number + 1
            found[line.at] = "main"
            continue
        claims = [count for count in stack if count.next == number]
        if claims:
            owner = claims[-1]
            role: Role = "unclear" if len(claims) > 1 and any(c.main for c in claims) else owner.role
            while stack[-1] is not owner:
                stack.pop()
            owner.next += 1
            if role == "unclear":
                # From here on either count may be meant.
                for count in claims:
                    count.next = number + 1
        elif number == 1:
            first = not stack
            role = "main" if first else "list"
            stack.append(_List(2, first, role))
        elif stack and stack[0].main and number > stack[0].next and number > stack[-1].next:
            role = "main" if len(stack) == 1 else "unclear"
            stack[0].next = number + 1
            del stack[1:]
        elif not stack:
            role = "main"
            stack.append(_List(number + 1, True, role))
        else:
            role = "list"
            stack.append(_List(number + 1, False, role))
        found[line.at] = role
    return found
