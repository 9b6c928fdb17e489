"""The stream: news, updates of meetings, and for the feed answers and documents, too. A query a room, however much there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Self

from django.urls import reverse

from plenary.library.reads.newly import Release, releases
from plenary.meetings import naming
from plenary.meetings.reads import planning
from plenary.meetings.reads.now import MeetingLine
from plenary.news import reads as news

Words = dict[str, str]
PAGE = 50  # on a page, and in the feed
MANY = 2**31 - 1  # above every number


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is new. `title` and `words` are kept by language, or one text in the reader's."""

    key: str  # for ever the same: of feeds
    kind: str  # news, update, answer, document
    number: int  # of its kind: tells those of one instant apart
    instant: datetime
    title: Words | str
    words: Words | str
    url: str
    seat: str = ""
    day: date | None = None  # what news is dated, where that is another day
    meeting: MeetingLine | None = None
    amended: bool = False
    withdrawn: bool = False

    @property
    def place(self) -> Place:
        return Place(self.instant, self.kind, self.number)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in the stream: no two share one, so that a page begins right after the last of the one before."""

    instant: datetime
    kind: str
    number: int

    def __str__(self) -> str:
        """As an address holds it."""
        return f"{self.instant.isoformat()},{self.kind},{self.number}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What `str` made; of an instant alone nothing of it comes after. None where it is neither."""
        day, _comma, rest = text.partition(",")
        kind, _comma, number = rest.partition(",")
        try:
            instant = datetime.fromisoformat(day.replace(" ", "+"))
            if instant.tzinfo is None:
                return None
            return cls(instant.astimezone(UTC), kind, min(int(number or 0), MANY))
        except (ValueError, OverflowError):  # a zone may lead beyond the first and the last year
            return None

    def of(self, kind: str) -> dict[str, Any]:
        """What a room is asked for of this kind, to get what comes after this place."""
        return {"before": self.instant, "below": self.number if kind == self.kind else MANY if kind < self.kind else 0}


def stream(group: str, *, after: Place | None = None) -> tuple[Told, ...]:
    """News and updates of meetings, the newest first, at most PAGE and one more. Two queries."""
    items, updates = (after.of(kind) if after else {} for kind in ("news", "update"))
    most = PAGE + 1
    found = [
        *map(_item, news.items(group, most=most, **items)),
        *map(_update, planning.updates(group, most=most, **updates)),
    ]
    return _sorted(found)[:most]


def feed(group: str) -> tuple[Told, ...]:
    """Everything that whoever follows wants to know, the newest first; what was withdrawn is left out. Four queries."""
    return _sorted(
        [
            *map(_item, news.items(group, most=PAGE, standing=True)),
            *map(_update, planning.updates(group, most=PAGE)),
            *map(_answer, news.newly_answered(group, PAGE)),
            *map(_document, releases(group, most=PAGE)),
        ]
    )[:PAGE]


def _sorted(found: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted(found, key=lambda one: (one.place, one.key), reverse=True))


def _item(i: news.ItemLine) -> Told:
    return Told(
        i.address, "news", i.number, i.published, i.title, i.words,
        reverse("news-item", kwargs={"group": i.group, "number": i.number}),
        seat=i.seat, day=i.day, amended=i.amended is not None, withdrawn=i.withdrawn is not None,
    )  # fmt: skip


def _update(u: planning.UpdateLine) -> Told:
    m = u.meeting
    return Told(
        f"update/{m.group}/{m.slug}/{u.id}", "update", u.id, u.instant, naming.title(m), u.text,
        reverse("meeting", kwargs={"group": m.group, "meeting": m.slug}), seat="secretariat", meeting=m,
    )  # fmt: skip


def _answer(q: news.QuestionLine) -> Told:
    where: dict[str, Any] = {"group": q.group, "number": q.number}
    instant = q.settled or q.asked
    return Told(
        f"asked/{q.group}/{q.number}", "answer", q.number, instant, q.words, q.answer, reverse("public-question", kwargs=where),
        seat=q.seat,
    )  # fmt: skip


def _document(r: Release) -> Told:
    return Told(
        f"document/{r.document}/{r.number}", "document", r.document, r.published, r.title, r.symbol,
        reverse("document", kwargs={"pk": r.document}), seat="secretariat",
    )  # fmt: skip
