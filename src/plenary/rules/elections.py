"""An election in steps: nominated, approved, accepted, presides. Nobody counts votes. See docs/rules/elections.md (A93)."""

from __future__ import annotations

from collections.abc import Mapping

# Which step may follow which; what is not named ends it.
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "": ("nominated",),
    "nominated": ("approved", "declined", "not-agreed"),
    "approved": ("accepted", "declined"),
    "accepted": ("presides",),
    "presides": (),
    "declined": (),
    "not-agreed": (),
}
UNDER_WAY = tuple(state for state, steps in FOLLOWS.items() if state and steps)
PRESIDING = ("chair", "co-chair", "vice-chair")  # offices whose holder can preside


def may(state: str, step: str, office: str = "chair") -> str:
    """Why a step may not be taken: "" where it may, else a code.

    unknown: there is no such step. over: this election has ended. too-soon: another step comes first.
    no-chair: who holds this office does not preside.
    """
    if step not in FOLLOWS or not step:
        return "unknown"
    if not FOLLOWS[state]:
        return "over"
    if step not in FOLLOWS[state]:
        return "too-soon"
    if step == "presides" and office not in PRESIDING:
        return "no-chair"
    return ""


def waiting(state: str) -> str:
    """What an election waits for: the next step on the way to the office; "" where it has ended."""
    return FOLLOWS[state][0] if FOLLOWS[state] else ""
