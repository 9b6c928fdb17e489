"""How often and how much, for whoever answers a call: the same on a page and for a program."""

from __future__ import annotations

from plenary.record import throttle

BEGUN = {"most": 40, "seconds": 3600}  # drafts that one address may begin: an office behind one address writes many
MAILED = {"most": 5, "seconds": 3600}
SAVED = {"most": 600, "seconds": 600}
HANDED_IN = {"most": 30, "seconds": 3600}
SIGNED = {"most": 10, "seconds": 3600}  # yes and no by one signatory: each is an act, and brings two mails
ASKED = {"most": 30, "seconds": 3600}  # links to whichever addresses, asked for from one network
SENT = {"most": 1000, "seconds": 3600}  # MB of files from one network
TEXT = 20 * 1024 * 1024  # bytes of a request: no length trap, see drafts.MOST_LETTERS
FILES = 120 * 1024 * 1024


def may_hand_in(draft: int, response: int, where: str) -> bool:
    """May this draft be handed in now, from this network?

    A network is held to what came of it, not to what was tried: whoever sends one form thirty times from the hall of a
    meeting must not keep everybody else there from handing in before the deadline.
    """
    if not throttle.allow("hand-in", f"draft/{draft}", **HANDED_IN):
        return False
    return bool(response) or not throttle.full("handed-in", where, **HANDED_IN)


def was_handed_in(response: int, where: str) -> None:
    """Count a response against its network; `response` is what the draft was before, and an amendment is none."""
    if not response:
        throttle.allow("handed-in", where, **HANDED_IN)
