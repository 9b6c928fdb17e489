"""Kinds of entries: acknowledgements. The name stays out of them."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["ThanksGiven", "ThanksTakenBack"]


@kind("news.thanks-given")
@dataclass(frozen=True)
class ThanksGiven(Kind):
    """Somebody who had agreed to be named was thanked for a piece of work."""

    group: str
    number: int
    work: dict[str, str]
    about: str


@kind("news.thanks-taken-back")
@dataclass(frozen=True)
class ThanksTakenBack(Kind):
    """Whoever was thanked wants to be named no longer, or was named by mistake: her name is taken off the page."""

    group: str
    number: int
