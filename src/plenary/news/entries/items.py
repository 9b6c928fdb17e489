"""Kinds of entries: news published, amended, withdrawn."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["NewsAmended", "NewsPublished", "NewsWithdrawn"]


@kind("news.item-published")
@dataclass(frozen=True)
class NewsPublished(Kind):
    """A piece of news was published; `about` is the address of what it tells of."""

    group: str
    number: int
    title: dict[str, str]
    day: str
    about: str


@kind("news.item-amended")
@dataclass(frozen=True)
class NewsAmended(Kind):
    """The words of a piece of news changed, or it was said in one more language; what it said before is kept."""

    group: str
    number: int
    languages: list[str]  # in which it says something else than before
    reason: str


@kind("news.item-withdrawn")
@dataclass(frozen=True)
class NewsWithdrawn(Kind):
    """A piece of news was withdrawn for a public reason; its page stays and says so."""

    group: str
    number: int
    reason: str
