"""Where a call for input stands, from its facts and the instant alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Final, Literal

from plenary.rules.deadlines.instants import instant

Code = Literal["drafted", "adopted", "formatted", "scheduled", "open", "closing-soon", "late-accepted", "closed"]
CODES: Final[tuple[Code, ...]] = (
    "drafted",  # being written here; not adopted
    "adopted",  # its questions are frozen; it has no form and no day of opening
    "formatted",  # its form is ready; it has no day of opening
    "scheduled",  # opens later, by itself
    "open",
    "closing-soon",  # open, and 48 hours or less are left
    "late-accepted",  # the deadline has passed; answers are taken and marked
    "closed",  # nothing is taken
)
CLOSING: Final = timedelta(hours=48)
_TICK: Final = timedelta(microseconds=1)  # the deadline itself is in time: the state changes just after it


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What is recorded of a call. Instants bear a zone. `closed` may lie ahead: then it is a closing that is planned.

    `drafted_here` says that the call is written and adopted in Plenary. Only then does it need an adoption before it
    opens; one that was entered from history or from the command line is open because it was opened.
    """

    adopted: datetime | None = None
    formatted: datetime | None = None
    opens: datetime | None = None
    deadline: datetime | None = None
    closed: datetime | None = None
    accepts_late: bool = True
    drafted_here: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A state, why it holds, and until when.

    `values` holds the instants that the reason speaks of, by the names of `CallFacts`. `next` is the first instant at
    which the code is another one without anybody doing anything; None where time alone changes nothing.
    """

    code: Code
    reason: str
    values: Mapping[str, datetime]
    accepts: bool
    late: bool  # what arrives now is marked late
    next: datetime | None


def is_late(received: datetime, deadline: datetime | None) -> bool:
    """True after the deadline; the deadline's own instant is in time, and without a deadline nothing is late."""
    return deadline is not None and instant(received) > instant(deadline)


def standing(facts: CallFacts, now: datetime) -> Standing:
    """Return where the call stands at `now`.

    Reasons: not-adopted, no-dates, not-formatted, not-scheduled, opens-later, no-deadline, before-deadline,
    deadline-near, deadline-passed, late-refused, closed. Raises ValueError for a moment without a zone.
    """
    at = instant(now)
    known = {
        field.name: instant(value)
        for field in fields(facts)
        if isinstance(value := getattr(facts, field.name), datetime)
    }
    code, reason, named = _state(facts, known, at)
    return Standing(
        code=code,
        reason=reason,
        values={name: known[name] for name in named if name in known},
        accepts=code in ("open", "closing-soon", "late-accepted"),
        late=code == "late-accepted",
        next=_next(facts, known, at, code),
    )


def _state(facts: CallFacts, known: Mapping[str, datetime], at: datetime) -> tuple[Code, str, tuple[str, ...]]:
    """Code, reason, and the names of the facts that the reason speaks of."""
    opens, deadline = known.get("opens"), known.get("deadline")
    if "closed" in known and known["closed"] <= at:
        return "closed", "closed", ("closed", "deadline")
    if facts.drafted_here and not ("adopted" in known and known["adopted"] <= at):
        return "drafted", "not-adopted", ("opens", "deadline")
    if opens is None and (facts.drafted_here or deadline is None):
        if "formatted" in known and known["formatted"] <= at:
            return "formatted", "not-scheduled", ("adopted", "formatted")
        if "adopted" in known and known["adopted"] <= at:
            return "adopted", "not-formatted", ("adopted",)
        return "drafted", "no-dates", ()
    if opens is not None and at < opens:
        return "scheduled", "opens-later", ("opens", "deadline")
    if deadline is None:
        return "open", "no-deadline", ("opens", "closed")
    if at > deadline:
        if facts.accepts_late:
            return "late-accepted", "deadline-passed", ("deadline", "closed")
        return "closed", "late-refused", ("deadline",)
    if at >= deadline - CLOSING:
        return "closing-soon", "deadline-near", ("opens", "deadline")
    return "open", "before-deadline", ("opens", "deadline")


def _next(facts: CallFacts, known: Mapping[str, datetime], at: datetime, code: Code) -> datetime | None:
    turns = set(known.values())
    if "deadline" in known:
        turns |= {known["deadline"] - CLOSING, known["deadline"] + _TICK}
    for turn in sorted(turn for turn in turns if turn > at):
        if _state(facts, known, turn)[0] != code:
            return turn
    return None
