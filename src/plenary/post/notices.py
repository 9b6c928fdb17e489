"""What followers are told, and when: one letter for everything that came since the last, made and noted in one transaction.

The record is the list of what is new; how far each follower was told stands in her row. So nothing is told twice,
whatever breaks in between, and what was withdrawn before the letter goes is not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from plenary.calls import reaching
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.meetings import naming
from plenary.meetings.reads import planning
from plenary.news import reads as news
from plenary.post import following, links, wording
from plenary.post.making import message_id
from plenary.post.models import Follower, Letter, Stopped
from plenary.record.following import Happened, of_kinds
from plenary.record.reads import size
from plenary.record.writer import durably
from plenary.rules import rhythms

MOST = 200  # entries for one letter; the rest follows in the next
Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell of. `title` is by language; or says it in the language that is active when it is asked."""

    sequence: int
    kind: str  # of `following.KINDS`
    what: str  # news, answer, document, call, extended, meeting, update, cancelled
    title: Words | Callable[[], str]
    url: str

    def said(self) -> Words | str:
        """The title, for a template."""
        return self.title() if callable(self.title) else self.title


@dataclass(frozen=True, slots=True)
class Part:
    """What is told in one go: by group, the newest first; up to which entry; does more follow?"""

    told: list[tuple[str, Notice]]
    until: int
    more: bool


Reader = Callable[[Happened], tuple[str, Notice] | None]


def _news(e: Happened) -> tuple[str, Notice] | None:
    group, number = str(e.what.get("group", "")), e.what.get("number")
    found = news.item(group, number) if isinstance(number, int) else None
    if found is None or found.line.withdrawn:
        return None
    url = links.page("news-item", group=group, number=found.line.number)
    return group, Notice(e.sequence, "news", "news", found.line.title, url)


def _answer(e: Happened) -> tuple[str, Notice] | None:
    group, number = str(e.what.get("group", "")), e.what.get("number")
    found = news.question(group, number) if isinstance(number, int) else None
    if found is None or found.state != "answered":
        return None
    url = links.page("public-question", group=group, number=found.number)
    return group, Notice(e.sequence, "news", "answer", {found.language: found.words}, url)


def _document(e: Happened) -> tuple[str, Notice] | None:
    _document, _slash, pk = e.object.partition("/")
    found = library.document(int(pk)) if pk.isdecimal() else None
    if found is None or not found.line.group:
        return None
    line = found.line
    title = {code: f"{line.symbol} {text}".strip() for code, text in line.title.items()} or {"en": line.symbol}
    return line.group, Notice(e.sequence, "documents", "document", title, links.page("document", pk=line.id))


def _call(e: Happened) -> tuple[str, Notice] | None:
    call = reaching.call_facts(str(e.what.get("call", "")))
    if call is None:
        return None
    what = "call" if e.act == "calls.call-opened" else "extended"
    return call.group, Notice(
        e.sequence, "calls", what, call.title, links.page("call", group=call.group, call=call.slug)
    )


def _meeting(e: Happened) -> tuple[str, Notice] | None:
    _kind, group, slug = (*e.object.split("/"), "", "")[:3]
    dated = planning.dated(group, slug) if slug else ()
    if not dated:
        return None
    line = dated[0].meeting
    what = {"meetings.update-posted": "update", "meetings.meeting-cancelled": "cancelled"}.get(e.act, "meeting")
    if what == "meeting" and line.state == "cancelled":
        return None

    def title() -> str:
        return f"{naming.title(line)}, {naming.dates(line)}" if naming.dates(line) else naming.title(line)

    return group, Notice(e.sequence, "meetings", what, title, links.page("meeting", group=group, meeting=slug))


TELLS: dict[str, Reader] = {
    "news.item-published": _news,
    "news.question-answered": _answer,
    "library.version-published": _document,
    "library.document-registered": _document,
    "calls.call-opened": _call,
    "calls.deadline-extended": _call,
    "meetings.meeting-planned": _meeting,
    "meetings.meeting-cancelled": _meeting,
    "meetings.update-posted": _meeting,
}


def make(at: datetime) -> int:
    """Write the letters that are due; returns how many. One that is asked twice finds nothing to do."""
    newest = size()
    rows = Follower.objects.filter(state="following", due__lte=at, upto__lt=newest).order_by("pk")
    waiting = list(rows)
    if not waiting:
        return 0
    entries = of_kinds(tuple(TELLS), min(row.upto for row in waiting), newest, most=MOST)
    part = Part(list(_told(entries)), newest if len(entries) < MOST else entries[-1].sequence, len(entries) == MOST)
    stopped = set(Stopped.objects.values_list("digest", flat=True)) if part.told else set()
    groups = {g.slug: g for g in mandate.groups()}
    behind = (row for row in waiting if row.upto < part.until)
    return sum(_tell(row, groups.get(row.group), part, row.digest in stopped, at) for row in behind)


def _told(entries: tuple[Happened, ...]) -> Iterator[tuple[str, Notice]]:
    seen: set[tuple[str, str]] = set()
    for e in reversed(entries):
        if (found := TELLS[e.act](e)) is not None and (found[1].what, found[1].url) not in seen:
            seen.add((found[1].what, found[1].url))  # said twice of one thing, it is told once, as it stands now
            yield found


def _tell(row: Follower, line: mandate.GroupLine | None, part: Part, quiet: bool, at: datetime) -> int:
    mine = [n for group, n in part.told if group == row.group and n.kind in row.kinds and n.sequence > row.upto]
    if not mine and row.rhythm == rhythms.AT_ONCE and part.until - row.upto < MOST:
        return 0  # nothing to write down: what is between is looked at once more
    letter = None if quiet or not mine or line is None else _written(row, line, mine[::-1], at)
    due = at if part.more else rhythms.next_due(row.rhythm, at, line.zone if line else "UTC")
    return int(durably(partial(_keep, row.pk, row.upto, part.until, due, letter)))


def _keep(pk: int, upto: int, until: int, due: datetime, letter: Letter | None) -> int:
    """Within a transaction: unless another clerk was quicker, or she stopped it just now."""
    moved = Follower.objects.filter(pk=pk, upto=upto, state="following").update(upto=until, due=due)
    if not moved or letter is None:
        return 0
    Letter.objects.bulk_create([letter], ignore_conflicts=True)
    return 1


def _written(row: Follower, line: mandate.GroupLine, mine: list[Notice], at: datetime) -> Letter:
    key = f"told/{row.pk}/{row.upto}"
    stop = links.page("following", key=following.key_of(row.pk))
    language = wording.spoken(row.language)
    context: dict[str, Any] = {
        "group": line,
        "notices": mine,
        "news_url": links.page("news", group=row.group),
        "stop_url": stop,
        "now": at,
    }
    subject, text = wording.render("told", language, context)
    return Letter(
        key=key, entry=mine[-1].sequence, kind="told", message_id=message_id(key), address=row.address,
        sender=line.short[:200], language=language, subject=subject, text=text, stop=stop, made=at, next_try=at,
    )  # fmt: skip
