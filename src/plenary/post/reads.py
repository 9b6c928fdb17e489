"""How the mail stands: what the secretariat sees. Never a letter's text: it holds links that let their holder act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count

from plenary.calls.keys import address_digest
from plenary.post.models import Follower, Incoming, Letter, Position
from plenary.record.reads import size


@dataclass(frozen=True, slots=True)
class LetterLine:
    id: int
    kind: str
    entry: int
    call: str
    address: str
    language: str
    subject: str
    made: datetime
    tries: int
    next_try: datetime
    why: str


@dataclass(frozen=True, slots=True)
class AsideLine:
    """A mail that came in and is no answer."""

    id: int
    came: datetime
    why: str
    file: int


@dataclass(frozen=True, slots=True)
class Desk:
    """Counts, and what needs a person. `behind` entries of the record are not turned into letters yet."""

    waiting: int
    sent: int
    failed: int
    behind: int
    trouble: str  # what the mail server said last, where letters wait for it
    failures: tuple[LetterLine, ...]
    retries: tuple[LetterLine, ...]  # those that wait for another try
    came: int  # mails that came in and were answers
    reading: int
    aside: tuple[AsideLine, ...]

    def plain(self) -> dict[str, Any]:
        return {
            "waiting": self.waiting,
            "sent": self.sent,
            "failed": self.failed,
            "behind": self.behind,
            "trouble": self.trouble,
            "came": self.came,
            "reading": self.reading,
            "aside": len(self.aside),
        }


def desk(*, count: int = 100) -> Desk:
    """How the mail stands. Seven queries, however much there is."""
    states = dict(Letter.objects.order_by().values_list("state").annotate(n=Count("pk")))
    came = dict(Incoming.objects.order_by().values_list("state").annotate(n=Count("pk")))
    failures = tuple(_line(x) for x in Letter.objects.filter(state="failed").order_by("-pk")[:count])
    retries = tuple(_line(x) for x in Letter.objects.filter(state="waiting", tries__gt=0).order_by("pk")[:count])
    aside = tuple(
        AsideLine(i.pk, i.came, i.why, i.file) for i in Incoming.objects.filter(state="aside").order_by("-pk")[:count]
    )
    position = Position.objects.order_by("pk").values_list("sequence", flat=True).first() or 0
    return Desk(
        waiting=states.get("waiting", 0),
        sent=states.get("sent", 0),
        failed=states.get("failed", 0),
        behind=max(0, size() - position),
        trouble=retries[0].why if retries else "",
        failures=failures,
        retries=retries,
        came=came.get("response", 0),
        reading=came.get("waiting", 0),
        aside=aside,
    )


def _line(x: Any) -> LetterLine:
    return LetterLine(
        x.pk,
        x.kind,
        x.entry,
        x.call,
        x.address,
        x.language,
        x.subject,
        x.made,
        x.tries,
        x.next_try,
        x.why,
    )


def told_in(address: str) -> str:
    """In which language an address is told news, as its owner chose it last; "" where it follows no group's. One query."""
    rows = Follower.objects.filter(digest=address_digest(address), state="following")
    return rows.order_by("-changed").values_list("language", flat=True).first() or ""
