"""Marks that stand beside bracketed text in documents: numbers, operations, states, supporters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from plenary.rules.brackets.foreign import Choice, Foreign, Text

_LATIN = "bis|ter|quater|quinquies|sexies|septies|octies|novies|nonies|decies"
_NUMBER = re.compile(
    rf"(?P<open>\[?)\s*(?P<kind>PP|OP)?\s*(?P<number>\d{{1,3}})\s*(?P<latin>{_LATIN})?\s*(?P<alt>alt\.?\s*\d*)?(?P<dot>\.|\))\s*(?P<inner>\[?)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    rf"(?P<open>\[?)(?P<kind>PP|OP)\s*(?P<number>\d{{1,3}})\s*(?P<latin>{_LATIN})?\s*(?P<alt>alt\.?\s*\d*)?(?P<dot>)\s+(?P<inner>\[?)",
    re.IGNORECASE,
)
_OPERATION = re.compile(
    r"(?m)^(?:(?P<reference>[A-Z]{2,}(?:/\w+)+)\s+)?"
    r"(?P<open>\()?(?P<op>ADD|MOD|SUP|NOC)(?P<moved>\*)?(?P<close>\))?"
    r"(?:\s+(?P<number>\d+\w*))?[ \t]*(?P<rest>.*)$"
)
_REASON = re.compile(r"(?im)^\s*reasons?\s*:\s*(.+)$")
_CLOSED = re.compile(r"(?i)[(\[]\s*(?:suggested for closure|agreed(?: ad ref(?:erendum|\.)?)?|closed)\s*[)\]]")
_SUPPORTED = re.compile(r"(?i)(?:supported|proposed|attached) (?:by|to)\s+(.+?)(?:[.;)]|$)")


@dataclass(frozen=True, slots=True)
class Number:
    """A paragraph's number as it is written. `outside`: a bracket begins after it; `inside`: it stands in the bracket."""

    number: str  # "8 bis", "PP3", "OP5 alt 2"
    inside: bool
    outside: bool
    rest: str  # what follows the number


def number(text: str) -> Number | None:
    """The number that a paragraph begins with: "4.", "[4.", "3bis.", "pp1", "OP5 alt 2"; None without one."""
    found = _NUMBER.match(text) or _LOOSE.match(text)
    if found is None:
        return None
    kind = (found["kind"] or "").upper()
    latin = f" {found['latin'].lower()}" if found["latin"] else ""
    alt = ""
    if found["alt"]:
        digits = re.sub(r"\D", "", found["alt"])
        alt = " alt" + (f" {digits}" if digits else "")
    start = found.start("inner") if found["inner"] else found.end()
    return Number(f"{kind}{found['number']}{latin}{alt}", bool(found["open"]), bool(found["inner"]), text[start:])


@dataclass(frozen=True, slots=True)
class Operation:
    """What is to be done with a provision: ADD, MOD, SUP, NOC; `moved` with a star, `editorial` in brackets."""

    op: str
    reference: str
    number: str
    moved: bool
    editorial: bool
    reason: str


def operations(text: str) -> tuple[Operation, ...]:
    """The operation marks of a text, each with the reason that follows before the next one."""
    found = list(_OPERATION.finditer(text))
    made = []
    for n, m in enumerate(found):
        until = found[n + 1].start() if n + 1 < len(found) else len(text)
        reason = _REASON.search(text, m.end(), until)
        made.append(
            Operation(
                m["op"],
                m["reference"] or "",
                m["number"] or "",
                bool(m["moved"]),
                bool(m["open"] and m["close"]),
                reason[1].strip() if reason else "",
            )
        )
    return tuple(made)


def standing(foreign: Foreign) -> Literal["closed", "bracketed", "partly", "clear"]:
    """How a paragraph stands: suggested for closure, wholly in brackets, partly, or without any."""
    if _CLOSED.search(foreign.write()):
        return "closed"
    if not foreign.choices:
        return "clear"
    outside = "".join(p.text for p in foreign.parts if isinstance(p, Text))
    if sum(isinstance(p, Choice) for p in foreign.parts) == 1 and not re.sub(r"[\s\d.():*]|PP|OP", "", outside):
        return "bracketed"
    return "partly"


def supporters(note: str) -> tuple[str, ...]:
    """Who a note says supports or proposed a wording."""
    found = _SUPPORTED.search(note)
    if found is None:
        return ()
    return tuple(name for part in re.split(r",|;| and ", found[1]) if (name := part.strip()))
