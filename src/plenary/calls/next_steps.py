"""What comes next in a call's life, as the secretariat and the chair see it: each step, and whether it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from plenary.calls.life_reads import ChannelLine, DateLine, ReminderLine, Suggestion, Turnout
from plenary.calls.reads import CallLine

State = Literal["done", "now", "later"]
BEFORE = ("drafted", "adopted", "formatted", "scheduled")


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `count` is what it speaks of: suggestions that wait, channels not used yet, who has not answered."""

    code: str  # decide, agree, adopt, format, open, send, invite, remind, wait, compile
    state: State
    count: int = 0


def steps(
    call: CallLine,
    now: datetime,
    *,
    suggested: Sequence[Suggestion],
    asked: Sequence[str],
    channels: Sequence[ChannelLine],
    turnout: Turnout | None,
    reminders: Sequence[ReminderLine],
    dates: Sequence[DateLine],
    published: bool,
) -> tuple[Step, ...]:
    """The steps in order: those that are done, those that wait for somebody now, and those that come later."""
    code = call.standing(now).code
    adopted = call.facts.adopted is not None
    sent = code not in BEFORE
    over = code in ("late-accepted", "closed")
    found: list[Step] = []

    def step(name: str, done: bool, ready: bool, count: int = 0) -> None:
        found.append(Step(name, "done" if done else "now" if ready else "later", count))

    if call.facts.drafted_here:
        waiting = sum(1 for s in suggested if s.state == "suggested")
        agreed = set(call.adoption.get("agreed", ()))
        open_ = sum(1 for number in asked if number not in agreed)
        if suggested:
            step("decide", adopted or not waiting, True, waiting)
        step("agree", adopted or (bool(asked) and not open_), bool(asked), open_)
        step("adopt", adopted, bool(asked) and not waiting and not open_)
        step("format", call.facts.formatted is not None, adopted)
    step("open", sent, code in ("formatted", "scheduled") or not call.facts.drafted_here)
    if not over:
        step("dates", bool(dates), True)
    unused = sum(1 for c in channels if c.sent is None and not c.text)
    step("send", bool(channels) and not unused, sent, unused)
    untold = turnout.all.invited - turnout.told if turnout else 0
    if turnout or not over:
        step("invite", turnout is not None and not untold, code != "drafted", untold)
    if not over and call.deadline:
        step("remind", bool(reminders), code in ("open", "closing-soon"), turnout.all.waiting if turnout else 0)
    step("wait", over, False)
    step("compile", published, over and bool(call.received))
    return tuple(found)
