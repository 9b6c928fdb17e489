"""What the calendar of a group writes into the record. Days are ISO 8601, "" where none is known."""

from dataclasses import dataclass

from plenary.record.kinds import Kind, kind

__all__ = ["DateAgreed", "DateChanged", "DateDropped", "DateEntered", "DateMet", "DateReminded", "DutyFulfilled"]


@kind("mandate.date-entered")
@dataclass(frozen=True)
class DateEntered(Kind):
    """A date was entered in the group's calendar, as people agreed it. `flag` says why it counts as no day, where it does."""

    group: str
    number: int
    kind: str
    text: dict[str, str]
    earliest: str
    latest: str
    flag: str


@kind("mandate.date-agreed")
@dataclass(frozen=True)
class DateAgreed(Kind):
    """Another date was agreed: extended, changed, or fixed within a window. The one before it is kept."""

    group: str
    number: int
    how: str
    text: dict[str, str]
    earliest: str
    latest: str
    before: str  # the last day that was agreed before
    reason: dict[str, str]


@kind("mandate.date-changed")
@dataclass(frozen=True)
class DateChanged(Kind):
    """What is known of something in the calendar changed, its date excepted; `fields` names what."""

    group: str
    number: int
    fields: list[str]


@kind("mandate.date-met")
@dataclass(frozen=True)
class DateMet(Kind):
    """Something in the calendar happened, from `first` to `last`."""

    group: str
    number: int
    first: str
    last: str


@kind("mandate.duty-fulfilled")
@dataclass(frozen=True)
class DutyFulfilled(Kind):
    """A recurring duty that was due on a day was fulfilled."""

    group: str
    number: int
    due: str
    done: str


@kind("mandate.date-dropped")
@dataclass(frozen=True)
class DateDropped(Kind):
    """Something in the calendar will not happen; it stays there with the reason."""

    group: str
    number: int
    reason: str


@kind("mandate.date-reminded")
@dataclass(frozen=True)
class DateReminded(Kind):
    """Everybody with a role in the group is reminded of a date that comes; `due` is its last day."""

    group: str
    number: int
    due: str
