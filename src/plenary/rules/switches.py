"""What a group decides for each session, and how a session stands until it does. See docs/rules/meetings.md.

A session keeps its switches as {"recording": {"value": True, "reason": "Agreed in plenary"}}.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# What is switched (A133, X15, X19), with the words that a form has for its values.
SWITCHES: Mapping[str, tuple[str, ...]] = {
    "remote": ("on", "off"),
    "captions": ("on", "off"),
    "transcript": ("on", "off"),
    "recording": ("on", "off"),
    "streaming": ("on", "off"),
    "observers": ("on", "off"),
    "first": ("members", "observers", "together"),
}
USUAL = frozenset({"remote", "captions", "transcript", "observers"})  # on until decided; no recording unasked (X19)


def usual(methods: Mapping[str, bool] | None = None) -> dict[str, dict[str, object]]:
    """The switches of a session that has decided nothing yet: as the group's working methods have them (by name).

    Without working methods what USUAL names is on, and of the rest nothing is said. None has a reason: what a session
    decides for itself always has one (see `own`).
    """
    if methods is None:
        return {name: {"value": True, "reason": ""} for name in SWITCHES if name in USUAL}
    return {name: {"value": bool(methods[name]), "reason": ""} for name in SWITCHES if name in methods}


def own(switches: Mapping[str, Any], name: str) -> bool:
    """Did the session decide this for itself?"""
    return bool((switches.get(name) or {}).get("reason"))


def decided(name: str, word: str, reason: str) -> dict[str, object]:
    """A decision as it is kept: one of the words of SWITCHES, and why. Raises ValueError for another word."""
    if word not in SWITCHES.get(name, ()):
        raise ValueError(f"{name} is not switched {word}")
    return {"value": word if name == "first" else word == "on", "reason": reason}


def on(switches: Mapping[str, Any], name: str) -> bool:
    """Is this switched on? What nobody decided stands as USUAL has it."""
    value = (switches.get(name) or {}).get("value")
    return name in USUAL if value is None else bool(value)


def first(switches: Mapping[str, Any]) -> str:
    """Who speaks first at this session (X15): members, observers, together; "" where nobody decided it."""
    return str((switches.get("first") or {}).get("value") or "")
