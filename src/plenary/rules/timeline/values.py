"""A date as people agreed it, and what is computed from it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal[
    "day", "days", "week", "part", "month", "months", "quarter", "half", "year", "years", "anchored", "none"
]
Bound = Literal["", "by", "from"]
Relation = Literal["", "before", "by", "after", "at"]
Half = Literal["", "am", "pm"]


@dataclass(frozen=True, slots=True)
class When:
    """When something is due or happens, from `earliest` to `latest`, both days included.

    `earliest` is None where only the end was agreed (`bound` "by": "no later than July 2016"), `latest` where only the
    beginning was ("from"). `anchor` names what it hangs on in the words of the text, `relation` how, `distance` by how
    many days at least: "a week before the meeting" is before, 7. `starts_half` "pm": the first day begins in the
    afternoon. `other` is the day that 07/08/2013 would be in the other order. `flag` is set where an imported text was
    kept that is no date: it says why, and `suggestion` is the day that was likely meant.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    text: str
    bound: Bound = ""
    anchor: str = ""
    relation: Relation = ""
    distance: int = 0
    starts_half: Half = ""
    ends_half: Half = ""
    about: bool = False
    other: date | None = None
    flag: str = ""
    suggestion: date | None = None

    @property
    def fixed(self) -> bool:
        """True where the days are known; otherwise the page says "day not fixed" and reckons with the last day."""
        return self.precision in ("day", "days") and not self.about

    @property
    def reckoned(self) -> date | None:
        """The day to reckon with: the last one, or the first where no end was agreed."""
        return self.latest or self.earliest


@dataclass(frozen=True, slots=True)
class Span:
    """Days that are known or windowed: of an event that others hang on. `fixed` False: the days are not agreed yet."""

    earliest: date
    latest: date
    fixed: bool = True


def last_of(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])
