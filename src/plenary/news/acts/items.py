"""News: published, amended with what was said before kept, withdrawn with a reason."""

from __future__ import annotations

from datetime import date, datetime

from plenary.mandate.reads import group_id
from plenary.news.acts.common import TITLE, WORDS, line_of, prose_of
from plenary.news.entries import NewsAmended, NewsPublished, NewsWithdrawn
from plenary.news.models import Before, Item
from plenary.news.rights import KEEP
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, reasoned
from plenary.record.problems import Conflict, Problem


def address(group: str, number: int) -> str:
    """Of an item in the record."""
    return f"news/{group}/{number}"


@act
def publish_item(
    by: Actor, *, group: str, title: str, words: str, language: str, day: date, about: str = "", at: datetime
) -> Outcome:
    """Publish a piece of news in one language; others are added by amending it. `value` is its number.

    Raises Problem, Forbidden, Group.DoesNotExist.
    """
    KEEP.require(by, group)
    said = {language: line_of(title, TITLE, "Write a title.")}
    row = Item(
        group_id=group_id(group),
        number=next_number(Item, group__slug=group),
        day=day,
        about=about,
        language=language,
        title=said,
        words={language: prose_of(words, WORDS, "Write what is new.")},
        seat=by.seat,
        published=at,
    )
    row.save()
    what = NewsPublished(group, row.number, said, day.isoformat(), about)
    return Written(what, address(group, row.number), row.number)


@act
def amend_item(
    by: Actor,
    *,
    group: str,
    number: int,
    title: str,
    words: str,
    language: str,
    day: date,
    about: str = "",
    reason: str = "",
    seen: int | None = None,
    at: datetime,
) -> Outcome:
    """Change what an item says in one language, or say it in one more; what it said stays to be read.

    A change of words that are there needs a reason, since people have read them. `seen` is how often it had been amended
    when the form was opened. Raises Problem, Conflict where it was amended or withdrawn meanwhile, Forbidden,
    Item.DoesNotExist.
    """
    KEEP.require(by, group)
    row: Item = Item.objects.get(group__slug=group, number=number)
    if row.withdrawn:
        raise Conflict("It was withdrawn: publish what is so now as news of its own.")
    amended = _amended(row, seen)
    said = line_of(title, TITLE, "Write a title."), prose_of(words, WORDS, "Write what is new.")
    if (row.title.get(language), row.words.get(language), row.day, row.about) == (*said, day, about):
        return Unchanged(address(group, number), number)
    why = reasoned(reason)
    translated = language not in row.words and (row.day, row.about) == (day, about)
    if not why and not translated:
        raise Problem("Say why it is amended: the reason is public.")
    Before(
        item=row,
        order=amended + 1,
        day=row.day,
        about=row.about,
        title=row.title,
        words=row.words,
        until=at,
        reason=why,
    ).save()
    changed = [language] if (row.title.get(language), row.words.get(language)) != said else []
    row.title, row.words = row.title | {language: said[0]}, row.words | {language: said[1]}
    row.day, row.about, row.amended = day, about, row.amended if translated else at
    row.save()
    return Written(NewsAmended(group, number, changed, why), address(group, number), number)


@act
def withdraw_item(by: Actor, *, group: str, number: int, reason: str, seen: int | None = None, at: datetime) -> Outcome:
    """Withdraw a piece of news: its page stays, says why, and keeps the words. `seen` as of `amend_item`.

    Raises Problem, Conflict where it was amended meanwhile, or withdrawn for another reason, Forbidden, Item.DoesNotExist.
    """
    KEEP.require(by, group)
    row = Item.objects.get(group__slug=group, number=number)
    why = reasoned(reason)
    if row.withdrawn and why in ("", row.reason):
        return Unchanged(address(group, number))
    if row.withdrawn:
        raise Conflict("Somebody else has withdrawn it meanwhile, for another reason.")
    _amended(row, seen)
    if not why:
        raise Problem("Say why it is withdrawn: the reason is public.")
    row.withdrawn, row.reason = at, why
    row.save()
    return Written(NewsWithdrawn(group, number, why), address(group, number))


def _amended(row: Item, seen: int | None) -> int:
    """How often it was amended; Conflict where that is more than whoever asks has seen."""
    amended: int = Before.objects.filter(item=row).count()
    if seen is not None and seen != amended:
        raise Conflict("Somebody else has amended it since you opened it: look at it as it is now.")
    return amended
