"""Letters about words under silence: that it begins, since to say nothing is an answer; that it is broken, to all at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plenary.consensus import reads
from plenary.mandate import reads as mandate
from plenary.members.reads import addresses_of
from plenary.post import links
from plenary.post.drafted import Drafted
from plenary.record.following import Happened


def begun(entry: Happened) -> Iterator[Drafted]:
    """To everybody who has a role in the group: until when, and how one objects."""
    yield from _letters("silence-begun", entry)


def broken(entry: Happened) -> Iterator[Drafted]:
    """To the same, at once: who objected and why. Objections that come after the first bring no letter of their own."""
    if entry.what.get("first"):
        yield from _letters("silence-broken", entry)


def _letters(kind: str, entry: Happened) -> Iterator[Drafted]:
    _text, group, text, key = entry.object.split("/")
    number = entry.what.get("silence")
    silence = next((s for s in reads.silences(group, text, int(key)) if s.number == number), None)
    line = next((g for g in mandate.groups() if g.slug == group), None)
    if silence is None or line is None:
        return
    by = next((b for b in silence.breakings if b.number == entry.what.get("seat")), None)
    context: dict[str, Any] = {
        "entry": entry.sequence,
        "entry_url": links.page("record-entry", sequence=entry.sequence),
        "paragraph_url": links.page("paragraph", group=group, text=text, key=int(key)),
        "group": line,
        "silence": silence,
        "by": by,
        "called": silence.paragraph or key,
    }
    for address, language in addresses_of(group):
        yield Drafted(kind, address, language, "", line.short, context)
