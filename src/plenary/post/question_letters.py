"""Letters about questions of the public: the link that confirms one, and what came of it. To whoever asked by mail alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plenary.mandate import reads as mandate
from plenary.news import keys
from plenary.news import reads as news
from plenary.post import links
from plenary.post.drafted import Drafted
from plenary.record.following import Happened


def asked(entry: Happened) -> Iterator[Drafted]:
    """The link; nothing once it was used."""
    key = entry.what.get("question")
    found = news.to_confirm(key) if isinstance(key, int) else None
    if found is not None and found.state == "unconfirmed":
        url = links.page("public-question-confirm", group=found.group, key=keys.confirm_key(found.key))
        yield from _letter("question", entry, found, confirm_url=url)


def settled(entry: Happened) -> Iterator[Drafted]:
    """That it was answered, or why not."""
    group, number = str(entry.what.get("group", "")), entry.what.get("number")
    found = news.asker(group, number) if isinstance(number, int) else None
    line = news.question(group, number) if isinstance(number, int) else None
    if found is not None and line is not None and line.state in ("answered", "declined"):
        url = links.page("public-question", group=group, number=line.number)
        yield from _letter("question-settled", entry, found, question=line, question_url=url)


def _letter(kind: str, entry: Happened, to: news.Asker, **more: Any) -> Iterator[Drafted]:
    line = next((g for g in mandate.groups() if g.slug == to.group), None)
    if line is not None:
        context = {
            "entry": entry.sequence,
            "entry_url": links.page("record-entry", sequence=entry.sequence),
            "group": line,
            "asked": to,
        }
        yield Drafted(kind, to.address, to.language, "", line.short, context | more)
