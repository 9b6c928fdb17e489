"""Planning back from a reporting session: when each step has to be done at the latest, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from plenary.rules.timeline.values import Span, When


@dataclass(frozen=True, slots=True)
class Before:
    """A step has to be done `days` days before what comes next begins: time to translate, to compile, to travel.

    What comes next is a step of the plan, or begins on `day`: another body's date, which is not planned here.
    """

    code: str
    days: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to the report. `lasts`: how many days it takes; `agreed`: the date people agreed on, if any.

    What comes next may be several: one report goes into the Commission's annual report and into that of the
    Secretary-General, each with its own lead time (A96). A step before nothing is planned before the reporting session.
    """

    code: str
    before: tuple[Before, ...] = ()
    lasts: int = 1
    agreed: When | None = None


@dataclass(frozen=True, slots=True)
class Because:
    """Why a step has a latest day: it comes `days` days before `code`, which begins on `day`."""

    code: str
    days: int
    day: date


@dataclass(frozen=True, slots=True)
class Lacks:
    """What is wrong with an agreed date. `has` days are left to `next`, `needs` would be.

    Codes: no-time (the next step would begin on the day on which this one ends, or has no day left for its own work),
    short (fewer days than needed), out-of-order (it ends after the next one), too-late (the report would not be in time).
    """

    code: str
    step: str
    next: str
    has: int
    needs: int


@dataclass(frozen=True, slots=True)
class Planned:
    """One step: to be begun by `begin` and done by `latest`, and what decides that; `others` are further reasons."""

    code: str
    begin: date
    latest: date
    because: Because
    others: tuple[Because, ...]
    agreed: When | None
    lacks: tuple[Lacks, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps, the first to be done first. `loose` are steps that hang on one another in a ring, or on none known."""

    steps: tuple[Planned, ...]
    loose: tuple[str, ...]

    @property
    def lacks(self) -> tuple[Lacks, ...]:
        """Every warning, in the order of the steps."""
        return tuple(one for step in self.steps for one in step.lacks)


REPORTING = ""
"""The code of the reporting session itself in `Before.code`."""


def plan_back(reporting: date | Span, steps: Sequence[Step]) -> Plan:
    """Plan back from the first day of the reporting session (of one whose days are not fixed: from its first day too).

    A step's latest day is the earliest that any of its next steps allows: that step's begin, less the lead time. Its
    begin is its latest day less the days it takes. Nobody's agreed date is changed: it is compared, with warnings.
    """
    session = reporting.earliest if isinstance(reporting, Span) else reporting
    known = {step.code: step for step in steps}
    begins: dict[str, date] = {REPORTING: session}
    made: dict[str, Planned] = {}
    waiting = list(steps)
    while waiting:
        ready = [s for s in waiting if all(b.day or b.code in begins for b in _next(s))]
        if not ready:
            break
        for step in ready:
            made[step.code] = _plan(step, begins, known)
            begins[step.code] = made[step.code].begin
        waiting = [s for s in waiting if s.code not in made]
    order = {step.code: n for n, step in enumerate(steps)}
    planned = sorted(made.values(), key=lambda one: (one.latest, order[one.code]))
    return Plan(tuple(planned), tuple(s.code for s in waiting))


def _next(step: Step) -> tuple[Before, ...]:
    return step.before or (Before(REPORTING),)


def _plan(step: Step, begins: dict[str, date], known: dict[str, Step]) -> Planned:
    reasons = sorted(
        (Because(b.code, b.days, b.day or begins[b.code]) for b in _next(step)),
        key=lambda why: why.day - timedelta(days=max(why.days, 1)),
    )
    latest = reasons[0].day - timedelta(days=max(reasons[0].days, 1))
    begin = latest - timedelta(days=max(step.lasts, 1) - 1)
    return Planned(step.code, begin, latest, reasons[0], tuple(reasons[1:]), step.agreed, _lacks(step, latest, known))


def _lacks(step: Step, latest: date, known: dict[str, Step]) -> tuple[Lacks, ...]:
    ends = step.agreed.reckoned if step.agreed else None
    if ends is None:
        return ()
    found: list[Lacks] = []
    for follows in _next(step):
        after = known.get(follows.code)
        if after is not None and (
            lacking := between(step.code, step.agreed, after.code, after.agreed, follows.days, after.lasts)
        ):
            found.append(lacking)
    if ends > latest:
        found.append(Lacks("too-late", step.code, REPORTING, (latest - ends).days, 0))
    return tuple(found)


def between(code: str, ends: When | None, after: str, due: When | None, lead: int = 0, lasts: int = 1) -> Lacks | None:
    """What is lacking between a step that ends and the next one that is due: "until October" and "by the end of October".

    An event with fixed days begins on its first one; of all else the last day is when it has to be done, and it takes
    `lasts` days itself. None where there is time enough, or a date is not known.
    """
    if ends is None or due is None or ends.reckoned is None or due.reckoned is None:
        return None
    begins = due.earliest if due.fixed and due.earliest is not None and not due.bound else due.reckoned
    has = (begins - ends.reckoned).days
    event = due.precision == "days"
    needs = max(lead, 1) + (0 if event else max(lasts, 1) - 1)
    if has >= needs:
        return None
    return Lacks("out-of-order" if has < 0 else "no-time" if has == 0 else "short", code, after, has, needs)
