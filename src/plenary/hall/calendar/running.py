"""What is open now and ends at an instant, as lines of the calendar: whoever subscribes misses no end of a silence.

Calls and texts have lines of their own, also before they open and once they are over: they are not among these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.consensus import reads as consensus
from plenary.consensus.reads import opinion
from plenary.hall.calendar.lines import Line, Words, standing_of
from plenary.mandate import reads as mandate
from plenary.mandate.dating import today_at
from plenary.members import reads as members
from plenary.news import reads as news
from plenary.record import reads as record
from plenary.rules.timeline import When

KINDS = ("silence", "canvass", "nominations", "questions")
# What says until when something is open, or says it otherwise.
SAYS = (
    "news.box-set", "calls.call-opened", "calls.deadline-extended", "calls.call-reopened", "texts.members-invited",
    "texts.round-opened", "consensus.canvass-opened", "consensus.canvass-changed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changes:
    """When the end of each thing was said, by its address in the record: a calendar program asks for it."""

    told: dict[str, tuple[datetime, ...]]
    now: datetime

    def last(self, address: str, *known: datetime | None) -> datetime | None:
        """The newest instant that is over: of those in the record, without any of those that are `known`."""
        said = self.told.get(address, ()) or tuple(one for one in known if one is not None)
        return max((one for one in said if one <= self.now), default=None)

    def times(self, address: str) -> int:
        """How often it was said otherwise."""
        return max(len(self.told.get(address, ())) - 1, 0)


def changes(addresses: Collection[str], now: datetime) -> Changes:
    """One query, however many there are."""
    found = record.told_about(addresses, *SAYS)
    return Changes({about: tuple(one.instant for one in some) for about, some in found.items()}, now)


def running(
    group: mandate.GroupLine, canvasses: Iterable[opinion.CanvassLine], now: datetime, said: Changes
) -> Iterator[Line]:
    """Silences, canvasses, nominations, the box for questions. Five queries, and a few more while members are sought."""
    where = {"group": group.slug}
    for s in consensus.silences(group.slug):
        if s.may(now).phase == "running":
            url = reverse("paragraph", kwargs=where | {"text": s.text, "key": s.key})
            label = _("Paragraph %(number)s under silence") % {"number": s.paragraph or s.key}
            key = f"silence-{s.text}-{s.key}-{s.number}"
            yield _line(group, now, key, "silence", label, url, s.began, s.ends, s.began)
    for one in canvasses:
        if one.closes is not None:
            about = f"canvass/{group.slug}/{one.slug}"
            url = reverse("canvass", kwargs=where | {"canvass": one.slug})
            key = f"canvass-{one.slug}"
            last, times = said.last(about, one.opened), said.times(about)
            yield _line(group, now, key, "canvass", one.title, url, one.opened, one.closes, last, times)
    if any(closes for _slug, closes in members.nominations_open(now, group.slug)):
        call = members.nominations(group.slug)  # one is open at a time, and it is the newest
        if call is not None and call.closes is not None:
            url = reverse("nominations", kwargs=where)
            key, label = f"nominations-{call.number}", _("Members are sought")
            yield _line(group, now, key, "nominations", label, url, call.opened, call.closes, call.opened)
    for slug, until in news.boxes(now):
        if slug == group.slug and until is not None:
            about = f"asked/{slug}"
            url = reverse("public-questions", kwargs=where)
            label, last, times = _("Ask the chair"), said.last(about), said.times(about)
            yield _line(group, now, "questions", "questions", label, url, None, until, last, times)


def _line(
    group: mandate.GroupLine, now: datetime, key: str, kind: str, label: Words | str, url: str,
    opens: datetime | None, closes: datetime, changed: datetime | None, sequence: int = 0,
) -> Line:  # fmt: skip
    when = When(None, today_at(group.zone, closes), "day", "", bound="by")
    return Line(
        key=key, kind=kind, label=label, text="", when=when, standing=standing_of(when, None, group.zone, now),
        zone=group.zone, instant=closes, opens=opens, url=url, group=group.slug, changed=changed, sequence=sequence,
    )  # fmt: skip
