"""Until when texts take proposals and comments: for a group's calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.texts.models import Round, Text

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class TextDeadline:
    """`what` is "proposals" or "comments"; `round` is 0 for proposals. `over`: the chair has closed it."""

    text: str
    title: Words
    what: str
    round: int
    opens: datetime | None
    closes: datetime
    words: Words  # as it was agreed: "end of November"
    over: bool


def deadlines(group: str) -> tuple[TextDeadline, ...]:
    """Of all texts of a group, the earliest first. Two queries."""
    invited = Text.objects.filter(group__slug=group, until__isnull=False)
    found = [
        TextDeadline(t.slug, t.title, "proposals", 0, None, t.until, t.until_text, t.state != "open")
        for t in invited
        if t.until is not None
    ]
    rounds = Round.objects.filter(text__group__slug=group).select_related("text")
    found += [
        TextDeadline(
            r.text.slug, r.text.title, "comments", r.number, r.opens, r.closes, r.closes_text, r.closed is not None
        )
        for r in rounds
    ]
    return tuple(sorted(found, key=lambda one: (one.closes, one.text, one.round)))
