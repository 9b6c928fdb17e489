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
    group: str = ""


def deadlines(group: str = "") -> tuple[TextDeadline, ...]:
    """Of all texts of a group, or of every group, the earliest first. Two queries."""
    invited = Text.objects.filter(until__isnull=False).select_related("group")
    rounds = Round.objects.select_related("text__group")
    if group:
        invited, rounds = invited.filter(group__slug=group), rounds.filter(text__group__slug=group)
    found = [
        TextDeadline(t.slug, t.title, "proposals", 0, None, t.until, t.until_text, t.state != "open", t.group.slug)
        for t in invited
        if t.until is not None
    ]
    found += [
        TextDeadline(
            r.text.slug,
            r.text.title,
            "comments",
            r.number,
            r.opens,
            r.closes,
            r.closes_text,
            r.closed is not None,
            r.text.group.slug,
        )
        for r in rounds
    ]
    return tuple(sorted(found, key=lambda one: (one.closes, one.text, one.round)))
