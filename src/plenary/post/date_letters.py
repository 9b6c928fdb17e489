"""Letters about dates of a group's calendar: a reminder, to everybody who has a role in the group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from plenary.mandate import reads as mandate
from plenary.mandate.reads.calendar import milestone
from plenary.members.reads import addresses_of
from plenary.post import links
from plenary.post.drafted import Drafted
from plenary.record.following import Happened


def reminded(entry: Happened) -> Iterator[Drafted]:
    """What is due and until when, in the words that were agreed. It is news: whoever wants none stops them."""
    group, number = str(entry.what.get("group", "")), entry.what.get("number")
    line = next((g for g in mandate.groups() if g.slug == group), None)
    found = milestone(group, number) if isinstance(number, int) else None
    if line is None or found is None:
        return
    context: dict[str, Any] = {
        "entry": entry.sequence,
        "entry_url": links.page("record-entry", sequence=entry.sequence),
        "date_url": links.page("date", group=group, number=found.number),
        "group": line,
        "date": found,
        "ends": datetime.combine(date.fromisoformat(str(entry.what["due"])), time(23, 59, 59), ZoneInfo(found.zone)),
    }
    for address, language in addresses_of(group):
        yield Drafted("date-reminder", address, language, "", line.short, context, news=True)
