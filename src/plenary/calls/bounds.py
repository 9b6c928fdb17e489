"""How often and how much, for whoever answers a call: the same on a page and for a program."""

from __future__ import annotations

BEGUN = {"most": 40, "seconds": 3600}  # drafts that one address may begin: an office behind one address writes many
MAILED = {"most": 5, "seconds": 3600}
SAVED = {"most": 600, "seconds": 600}
HANDED_IN = {"most": 30, "seconds": 3600}
TEXT = 20 * 1024 * 1024  # bytes of a request: no length trap, see drafts.MOST_LETTERS
FILES = 120 * 1024 * 1024
