"""What a search finds beside answers, documents and what was said: texts, reports, dates, issues, news, decisions, members.

The folded words are kept in the process until the record goes on: a search costs the same among ten and among thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.mandate import reads as mandate
from plenary.mandate.reads.calendar import calendar
from plenary.mapping.reads import searching as issues
from plenary.meetings.reads import searching as decisions
from plenary.members.reads import searching as members
from plenary.news.reads import searching as news
from plenary.record.kept import Kept
from plenary.reports.reads import searching as reports
from plenary.rules import folding
from plenary.texts.reads import searching as texts

KINDS = ("texts", "reports", "paragraphs", "news", "questions", "decisions", "dates", "issues", "members")
MOST = 20  # of each kind


@dataclass(frozen=True, slots=True)
class Found:
    """One thing. `title` and `words` are by language or one text; `number` is shown before the title where it has one."""

    kind: str
    group: str
    title: Mapping[str, str] | str
    words: Mapping[str, str] | str
    url: str
    number: str = ""
    folded: str = ""


_shelf: Kept[tuple[Found, ...]] = Kept()


def find(query: str) -> dict[str, tuple[Found, ...]]:
    """By kind, those that hold every word of the query, at most MOST a kind; kinds of which there is none are left out.

    Two queries while the record stands, and one more a kind after it went on.
    """
    wanted = folding.fold(query).split()[:8]
    if not wanted:
        return {}
    found: dict[str, list[Found]] = {}
    for one in (*_shelf.get("", lambda: tuple(_everything())), *_members()):
        some = found.setdefault(one.kind, [])
        if len(some) < MOST and all(word in one.folded for word in wanted):
            some.append(one)
    return {kind: tuple(found[kind]) for kind in KINDS if found.get(kind)}


def _made(
    kind: str,
    group: str,
    title: Mapping[str, str] | str,
    words: Mapping[str, str] | str,
    url: str,
    number: str = "",
) -> Found:
    said = [text for one in (title, words) for text in ([one] if isinstance(one, str) else one.values())]
    return Found(kind, group, title, words, url, number, folding.fold(" ".join(said)))


def _url(page: str, group: str, **more: str | int) -> str:
    return reverse(page, kwargs={"group": group} | more)


def _everything() -> Iterator[Found]:
    for group, slug, title, symbol in reports.searchable():
        yield _made("reports", group, title, symbol, _url("report", group, report=slug))
    named: set[tuple[str, str]] = set()
    for group, slug, title, symbol, key, number, words in texts.searchable():
        if (group, slug) not in named:
            named.add((group, slug))
            yield _made("texts", group, title, symbol, _url("text", group, text=slug))
        where = _url("paragraph", group, text=slug, key=key)
        yield Found("paragraphs", group, title, words, where, number or f"#{key}", folding.fold(f"{symbol} {words}"))
    for group, place, title, said in news.searchable():
        yield _made("news", group, title, said, _url("news-item", group, number=place))
    for group, place, words, answer in news.asked():
        yield _made("questions", group, words, answer, _url("public-question", group, number=place), str(place))
    for group, meeting, place, said in decisions.searchable():
        yield _made("decisions", group, said, "", _url("decisions", group, meeting=meeting), str(place))
    for line in calendar(*(g.slug for g in mandate.groups())):
        yield _made("dates", line.group, line.label, line.text, _url("date", line.group, number=line.number))
    for group, place, language, name, words in issues.searchable():
        yield _made(
            "issues",
            group,
            {language: name},
            {language: words},
            _url("mapping-issue", group, issue=place),
            str(place),
        )


def _members() -> Iterator[Found]:
    """Not kept: names of organisations may change while what is kept stands."""
    for group, number, holder in members.searchable():
        yield _made("members", group, holder, "", _url("seat", group, seat=number))
    for group, key, name, organisation in members.persons():
        yield _made("members", group, name, organisation, _url("person", group, person=key))


def named(kind: str) -> str:
    """The heading of a kind."""
    return {
        "texts": _("Texts"),
        "reports": _("Reports"),
        "paragraphs": _("Paragraphs of texts and reports"),
        "news": _("News"),
        "questions": _("Questions to the chair"),
        "decisions": _("Decisions"),
        "dates": _("Dates"),
        "issues": _("Issues of the mapping"),
        "members": _("Members"),
    }[kind]
