"""News to read, the newest first; what an item said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from plenary.news.models import Before, Item
from plenary.news.reads.tongues import newer

Words = dict[str, str]
PAGE = 50


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A piece of news."""

    group: str
    number: int
    day: date
    about: str
    language: str
    title: Words
    words: Words
    seat: str
    published: datetime
    amended: datetime | None
    withdrawn: datetime | None
    reason: str

    @property
    def address(self) -> str:
        """In the record."""
        return f"news/{self.group}/{self.number}"


@dataclass(frozen=True, slots=True)
class EarlierLine:
    """What an item said until an instant."""

    order: int
    day: date
    about: str
    title: Words
    words: Words
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """An item with everything that it said before, the newest first."""

    line: ItemLine
    before: tuple[EarlierLine, ...]

    def newer(self, language: str) -> tuple[str, ...]:
        """The languages in which it says something newer than a reader of this one is shown."""
        versions: tuple[ItemLine | EarlierLine, ...] = (self.line, *self.before)
        said = [{code: f"{one.title.get(code)}\0{text}" for code, text in one.words.items()} for one in versions]
        return newer(language, said[0], said[1:])

    def changed_since(self, seen: int) -> tuple[str, ...]:
        """The languages in which it says something else than when it had been amended `seen` times."""
        base = next((b for b in self.before if b.order == seen + 1), None)
        if base is None:
            return ()
        said = ((code, self.line.title.get(code), words) for code, words in self.line.words.items())
        return tuple(
            code for code, title, words in said if (base.title.get(code), base.words.get(code)) != (title, words)
        )


def items(
    group: str, *, most: int = PAGE, before: datetime | None = None, below: int = 0, standing: bool = False
) -> tuple[ItemLine, ...]:
    """News of a group, the newest first; with `standing` without what was withdrawn. One query.

    `before`: those before an instant, and of that instant those whose number is below `below`.
    """
    rows = Item.objects.filter(group__slug=group).select_related("group")
    if standing:
        rows = rows.filter(withdrawn=None)
    if before is not None:
        rows = rows.filter(Q(published__lt=before) | Q(published=before, number__lt=below))
    return tuple(_line(i) for i in rows.order_by("-published", "-number")[:most])


def item(group: str, number: int) -> ItemPage | None:
    """One item; None where there is none. Two queries."""
    found = Item.objects.filter(group__slug=group, number=number).select_related("group").first()
    if found is None:
        return None
    before = Before.objects.filter(item=found).order_by("-order")
    return ItemPage(
        _line(found),
        tuple(EarlierLine(b.order, b.day, b.about, b.title, b.words, b.until, b.reason) for b in before),
    )


def _line(i: Item) -> ItemLine:
    return ItemLine(
        i.group.slug,
        i.number,
        i.day,
        i.about,
        i.language,
        i.title,
        i.words,
        i.seat,
        i.published,
        i.amended,
        i.withdrawn,
        i.reason,
    )
