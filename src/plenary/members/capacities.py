"""What people are called in a group, by a code each, with the aliases that documents use, and what a capacity allows."""

from __future__ import annotations

from typing import Final

from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, ROLES
from plenary.rules.folding import fold

ALLOWS: Final = {
    "chair": CHAIR,
    "co-chair": CHAIR,
    "vice-chair": MEMBER,
    "member": MEMBER,
    "alternate": MEMBER,
    "observer": OBSERVER,
    "acting-chair": PUBLIC,  # of the parent body: she opens and presents, and chairs no meeting of the group (A25)
    "focal-point": PUBLIC,  # she acts in her own stakeholder or regional group, and nowhere else (X18)
    "coordinator": PUBLIC,
    "participant": PUBLIC,
    "delegate": PUBLIC,
}
"""The role that comes with a capacity. Whatever else a focal point or a coordinator may do is asked of her row."""

CODES: Final = tuple(ALLOWS)
IN_SUBGROUP: Final = ("coordinator", "participant")

_ALIASES: Final = {
    "acting-chair": "acting chairman|acting chairperson|acting chair",
    "co-chair": "co-chairman|co-chairperson|cochair",
    "vice-chair": "vice-chairman|vice-chairperson|vice chair",
    "chair": "chairman|chairperson|chairwoman",
    "coordinator": "co-coordinator|facilitator|co-facilitator|cofacilitator|chair of cg|chair of the correspondence group|"
    "correspondence group chair|co-ordinator",
    "focal-point": "focal point|contact point",
    "alternate": "alternate member|deputy|substitute",
    "member": "representative|members",
    "delegate": "delegation member",
}
_MEANS: Final = {fold(word): code for code, words in _ALIASES.items() for word in (*words.split("|"), code)}


def capacity_named(text: str) -> str:
    """The capacity that a label names: coordinator, co-facilitator and Chair of CG are one (A177). "" for none of ours."""
    return _MEANS.get(fold(" ".join(text.split())), fold(text) if fold(text) in CODES else "")


def role_of(capacity: str) -> str:
    """What a capacity allows. Raises KeyError for one that does not exist."""
    return ALLOWS[capacity] if capacity in ALLOWS else {r: r for r in ROLES}[capacity]
