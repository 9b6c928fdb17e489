"""Who may do what with calls, and which responses somebody may see."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from plenary.calls.models import Response
from plenary.record.actor import CHAIR, MEMBER, PUBLIC, SECRETARIAT, Actor, right

READ = right("calls.read", PUBLIC)
KEEP = right("calls.keep", SECRETARIAT, reason="Only the secretariat makes and changes calls for input.")
# The archive is cared for when the group has long ended: a paper that comes to light is entered, read and put right.
RECEIVE = right("calls.receive", SECRETARIAT, reason="Only the secretariat enters responses from files.", after=True)
REVIEW = right(
    "calls.review",
    SECRETARIAT,
    reason="Only the secretariat reviews responses: originals may hold contact details.",
    after=True,
)
CORRECT = right(
    "calls.correct",
    SECRETARIAT,
    reason="Only the secretariat corrects answers; each correction is recorded.",
    after=True,
)
ANSWER = right("calls.answer", PUBLIC)  # anybody may; what is handed in counts once its mail address is confirmed
EXTEND = right(
    "calls.extend", SECRETARIAT, CHAIR, reason="Only the secretariat and the chair move a deadline.", weighty=True
)
PLAN = right("calls.plan", SECRETARIAT, CHAIR, reason="Only the secretariat and the chair plan the dates of a call.")
SUGGEST = right(
    "calls.suggest",
    SECRETARIAT,
    CHAIR,
    MEMBER,
    reason="Members suggest questions; observers and others may write to the secretariat, which files what they send.",
)
ADOPT = right(
    "calls.adopt",
    SECRETARIAT,
    CHAIR,
    reason="The chair finds that the questionnaire is adopted, and the secretariat enters it.",
)
SUMMARISE = right("calls.summarise", SECRETARIAT, reason="Only the secretariat writes the summary of responses.")
PRINT = right(
    "calls.print", SECRETARIAT, reason="Only the secretariat writes the summary of responses.", after=True
)  # what was ordered before the end comes out after it
MODERATE = right(
    "calls.moderate", SECRETARIAT, reason="Only the secretariat removes a response, for a public reason.", after=True
)  # what harms somebody is taken away when the group has long ended
PUBLISH = right(
    "calls.publish", SECRETARIAT, reason="Only the secretariat publishes a compilation.", weighty=True, after=True
)  # without what was taken away


def visible(by: Actor, rows: QuerySet[Response], group: str) -> QuerySet[Response]:
    """Which responses may she see? Everybody: the confirmed ones that authorise citation. The secretariat: all."""
    if REVIEW.asked(by, group).allowed:
        return rows
    return rows.filter(_OPEN)


def may_see(by: Actor, response: Any, group: str) -> bool:
    """May she see this one (a row that has its state and whether it may be cited)? The same definition, asked of one.

    A test holds the two together.
    """
    if REVIEW.asked(by, group).allowed:
        return True
    return all(getattr(response, name) == value for name, value in _SHOWN.items())


_SHOWN: dict[str, Any] = {"state": "confirmed", "cited": True}
_OPEN = Q(**_SHOWN)
