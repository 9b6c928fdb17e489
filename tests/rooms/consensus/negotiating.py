"""A text on which two seats stand differently, and shorthands for what is done to it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from plenary.consensus import acts, reads
from plenary.record.actor import operator
from plenary.record.acts import Receipt
from tests import factories
from tests.factories import AT, SLUG

STATE, UNION = 1, 3  # seats: Republic of Sandbanks; Lighthouse Keepers' Union
DRAFT = "draft"
FIRST, SECOND = 2, 3  # keys of the paragraphs; 1 is the heading
WHY = {"reason": "It binds those who have no harbour.", "change": "Say 'should'."}


def where(key: int = FIRST, at: datetime = AT) -> dict[str, Any]:
    return {"group": SLUG, "text": DRAFT, "key": key, "at": at}


def takes(seat: int, value: str, wording: str = "", key: int = FIRST, at: datetime = AT, **more: Any) -> Receipt:
    """A seat takes a position, entered by the secretariat."""
    told = WHY if value == "object" else {}
    return acts.take_position(operator(), seat=seat, value=value, wording=wording, **where(key, at), **(told | more))


def finds(finding: str, key: int = FIRST, at: datetime = AT, **more: Any) -> Receipt:
    """The chair finds."""
    return acts.find(factories.actor("chair"), finding=finding, **where(key, at), **more)


def standing(key: int = FIRST) -> Any:
    return reads.standings(SLUG, DRAFT)[key]


def silence(hours: int = 72, wording: str = "base", key: int = FIRST, at: datetime = AT, **more: Any) -> datetime:
    """Words under silence; when it ends."""
    ends = at + timedelta(hours=hours)
    acts.begin_silence(factories.actor("chair"), wording=wording, ends=ends, **where(key, at), **more)
    return ends


def asks(title: str = "Is a new lamp needed?", **more: Any) -> int:
    """The chair asks a question of the group. Its number."""
    who = factories.actor("chair")
    return int(acts.ask_question(who, group=SLUG, title={"en": title}, at=AT, **more).value)
