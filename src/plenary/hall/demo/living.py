"""Enters the life of a true call, in the order in which it happened, through the acts that a secretariat uses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from plenary.calls import acts as calls
from plenary.hall.demo.lives import Life
from plenary.hall.demo.shapes import CallFacts
from plenary.record.actor import Actor


def live(by: Actor, call: CallFacts, life: Life, numbers: list[str], at: datetime) -> None:
    """Suggested, agreed, adopted, formatted, sent, planned, extended, closed: all but its responses."""
    send(by, call, life, numbers, at)
    extend(by, call, life, at)
    close(by, call, life, at)


def send(by: Actor, call: CallFacts, life: Life, numbers: list[str], at: datetime) -> None:
    """From the suggestions to the channels it goes out by, and the dates that hang together."""
    named: dict[str, Any] = {"call": call.slug, "at": at}
    _adopt(by, life, numbers, named)
    for code, day in life.channels:
        calls.track_channel(by, code=code, sent=date.fromisoformat(day), **named)
    dates = [{**d, "day": date.fromisoformat(d["day"])} if "day" in d else d for d in life.dates]
    calls.plan_dates(by, dates=dates, **named)


def extend(by: Actor, call: CallFacts, life: Life, at: datetime) -> None:
    """The deadline is moved, where it was."""
    if life.extended:
        calls.extend_deadline(
            by,
            call=call.slug,
            deadline=datetime.fromisoformat(call.deadline),
            reason=life.extension,
            moved=datetime.fromisoformat(life.extended),
            at=at,
        )


def close(by: Actor, call: CallFacts, life: Life, at: datetime) -> None:
    """Nothing is taken any more."""
    calls.close_call(by, call=call.slug, reason=life.closing, closed=datetime.fromisoformat(life.closed), at=at)


def _adopt(by: Actor, life: Life, numbers: list[str], named: dict[str, Any]) -> None:
    origins: dict[str, list[int]] = {}
    for s in life.suggested:
        question = {"text": s.text, "refs": s.refs}
        made = calls.suggest_question(by, breakout=s.breakout, lead=s.lead, question=question, **named)
        origins.setdefault(s.became, []).append(made.value)
    for number, suggestions in origins.items():
        calls.take_suggestions(by, suggestions=suggestions, question={"number": number}, **named)
    calls.agree_questions(by, numbers=numbers, **named)
    adopted = datetime.fromisoformat(life.adopted)
    calls.adopt_questionnaire(by, words=life.words, where=life.where, adopted=adopted, **named)
    calls.format_call(by, formatted=datetime.fromisoformat(life.formatted), **named)
