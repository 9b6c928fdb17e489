"""Words of a piece of news that were typed and not saved yet, by language: whoever goes over to another loses none."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from plenary.members.typed import Tried
from plenary.news.pages.common import language_of
from plenary.news.reads import ItemLine, ItemPage

Said = tuple[str, str]  # title, words


def goes_to(post: Mapping[str, str]) -> str:
    """The language whose fields are asked for; "" where the form asks for something else."""
    wanted = "" if post.get("do") else post.get("to", "")
    return wanted if wanted in dict(settings.LANGUAGES) else ""


def unsaved(post: Mapping[str, str], line: ItemLine) -> dict[str, Said]:
    """What was typed in each language and does not stand there."""
    typed = {code: (post.get(f"title-{code}", ""), post.get(f"words-{code}", "")) for code, _name in settings.LANGUAGES}
    if "title" in post:
        typed[language_of(post.get("language", ""))] = (post["title"], post.get("words", ""))
    return {
        code: (title, words)
        for code, (title, words) in typed.items()
        if (title.strip() or words.strip())
        and (title.split(), _plain(words)) != (line.title.get(code, "").split(), _plain(line.words.get(code, "")))
    }


def form(
    post: Mapping[str, str], found: ItemPage, writing: str, outcome: Tried, left: Mapping[str, Said]
) -> dict[str, str]:
    """The fields of amending: what was typed where that is kept, else what stands in the language of `writing`."""
    line, seen = found.line, str(len(found.before))
    stands = line.title.get(writing, ""), line.words.get(writing, "")
    kept = outcome.kept == "amend"
    title, words = (post.get("title", ""), post.get("words", "")) if kept else left.get(writing, stands)
    said = {"title": title, "words": words, "reason": "", "day": str(line.day), "about": line.about, "seen": seen}
    if kept or goes_to(post):
        said |= {name: post.get(name, "") for name in ("day", "about", "reason")}
        said["seen"] = seen if outcome.late else post.get("seen", seen)
    elif post.get("do") == "amend":  # one language was saved, and another waits: why, is said of both
        said["reason"] = post.get("reason", "")
    return said


def _plain(words: str) -> str:
    return words.replace("\r\n", "\n").strip()
