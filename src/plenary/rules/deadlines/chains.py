"""Dates that hang on one another: one moves, and new days are proposed for those that follow. Nothing moves by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain: a deadline, a compilation, a meeting.

    It comes at least `days` days after the step named `after` (before it, where `days` is negative; `after` is "" for
    a step that hangs on none). A `fixed` step, such as a meeting, never follows; it only sets a limit.
    """

    code: str
    day: date | None
    after: str = ""
    days: int = 0
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Warn:
    """Step `step` has `has` days after `after`, and needs `needs`.

    Codes: out-of-order (it would come on the wrong side of `after`), no-time (on the same day), short.
    """

    code: str
    step: str
    after: str
    has: int
    needs: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day proposed for one step. Reasons: moved (the one that was moved), follows (keeps its distance),
    squeezed (less than its distance, so that what is fixed keeps its time), planned (had no day), fixed (stays).
    """

    code: str
    old: date | None
    new: date
    reason: str
    warnings: tuple[Warn, ...] = ()

    @property
    def changes(self) -> bool:
        """True where the day is another one than before."""
        return self.old != self.new


def _warning(step: Link, day: date | None, before: date | None) -> tuple[Warn, ...]:
    if day is None or before is None or not step.days:
        return ()
    has = (day - before).days
    ahead, needed = (has, step.days) if step.days > 0 else (-has, -step.days)
    if ahead >= needed:
        return ()
    code = "out-of-order" if ahead < 0 else "no-time" if ahead == 0 else "short"
    return (Warn(code, step.code, step.after, has, step.days),)


def lead(steps: Sequence[Link]) -> tuple[Warn, ...]:
    """Return where a step has less time than it needs, in the order of the steps (a summary due a week before a meeting)."""
    days = {step.code: step.day for step in steps}
    return tuple(warn for step in steps for warn in _warning(step, step.day, days.get(step.after)))


def chain(steps: Sequence[Link], moved: str, to: date) -> tuple[Proposal, ...]:
    """Return what to propose when the step `moved` goes to the day `to`: it first, then all that hang on it, in order.

    A step keeps its distance to the one it follows, unless a fixed step further on would lose the days it needs; then
    it is squeezed, down to the days it needs itself. Where even that is too late, the fixed step is in the answer with a
    warning. Steps without a day get one where the step before them has one. An unknown `moved` proposes nothing.
    """
    known = {step.code: step for step in steps}
    if moved not in known:
        return ()
    new: dict[str, date] = {moved: to}
    start = known[moved]
    before = known.get(start.after)
    found = [Proposal(moved, start.day, to, "moved", _warning(start, to, before.day if before else None))]
    waiting = [moved]
    while waiting:
        behind = waiting.pop(0)
        for step in steps:
            if step.after != behind or step.code in new:
                continue
            day, reason = _propose(step, known[behind], new[behind], _limit(step, steps))
            new[step.code] = day
            found.append(Proposal(step.code, step.day, day, reason, _warning(step, day, new[behind])))
            waiting.extend([] if reason == "fixed" else [step.code])
    return tuple(found)


def _propose(step: Link, behind: Link, new: date, limit: date | None) -> tuple[date, str]:
    if step.fixed and step.day is not None:
        return step.day, "fixed"
    if step.day is None or behind.day is None:
        wanted, reason = new + timedelta(days=step.days), "planned"
        if step.day is not None:
            wanted, reason = max(step.day, wanted), "follows"
        return wanted, reason
    wanted = new + (step.day - behind.day)
    if limit is None or wanted <= limit:
        return wanted, "follows"
    earliest = min(wanted, new + timedelta(days=step.days))
    return max(limit, earliest), "squeezed"


def _limit(step: Link, steps: Sequence[Link], seen: Mapping[str, bool] | None = None) -> date | None:
    """The last day that leaves the fixed steps after this one the days they need; None where none is fixed."""
    seen = {**(seen or {}), step.code: True}
    limits: list[date] = []
    for later in steps:
        if later.after != step.code or later.code in seen or later.days < 0:
            continue
        end = later.day if later.fixed else _limit(later, steps, seen)
        if end is not None:
            limits.append(end - timedelta(days=later.days))
    return min(limits, default=None)
