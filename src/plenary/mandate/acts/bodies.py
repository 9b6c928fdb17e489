"""Bodies above a group: their mandate and sessions, the way of the group and its output, how the group comes into being."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from plenary.mandate.acts.common import Words, agreed, body_above, body_row, group_row, line, said, symbol_of
from plenary.mandate.dating import plain, today_at
from plenary.mandate.entries.bodies import (
    BodyPointEntered,
    BodySessionEntered,
    EstablishingPlanned,
    StopDropped,
    StopMet,
    StopPlanned,
)
from plenary.mandate.models import BodyPoint, BodySession, Establishing, Milestone, Stop
from plenary.mandate.rights import KEEP, PASS_ON
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, words_of
from plenary.record.problems import Problem
from plenary.rules import receiving

MOST = 100  # stops of a group, steps of its establishing


@act
def enter_body_point(by: Actor, *, body: str, label: Words, text: Words, symbol: str = "", at: datetime) -> Outcome:
    """Enter a part of a body's own mandate (A183), in the secretariat's words. Raises Problem."""
    KEEP.require(by)
    row = body_row(body)
    told: dict[str, Any] = {
        "label": said(label, 200, "Say what this part of its mandate is about."),
        "text": said(text, 2000, "Say what it is to do."),
        "symbol": symbol_of(symbol),
    }
    rows = BodyPoint.objects.filter(body=row)
    if any(all(getattr(p, k) == v for k, v in told.items()) for p in rows):
        return Unchanged(f"body/{body}")
    made = BodyPoint(body=row, number=next_number(BodyPoint, body=row), **told)
    made.save()
    return Written(BodyPointEntered(body, made.number, made.label, made.text), f"body/{body}", made.number)


@act
def enter_session(
    by: Actor,
    *,
    body: str,
    name: Words | None = None,
    ordinal: int,
    text: Words,
    place: str = "",
    symbol: str = "",
    note: Words | None = None,
    at: datetime,
) -> Outcome:
    """Enter a session of a body by its ordinal; entered again it is put right. Its name is generated. Raises Problem.

    A body that is not there yet is entered with its `name`.
    """
    KEEP.require(by)
    if not 1 <= ordinal <= 999:
        raise Problem("%(text)s is no number from %(least)s to %(most)s.", text=ordinal, least=1, most=999)
    row = body_above(body, name)
    words, when = agreed(text)
    if when is None:
        raise Problem("Say when the session is, in the words in which it was set.")
    told: dict[str, Any] = {
        "text": words,
        "when": plain(when),
        "place": line(place, 120),
        "symbol": symbol_of(symbol),
        "note": words_of(note, 1000),
    }
    made = BodySession.objects.filter(body=row, ordinal=ordinal).first()
    if made is not None and all(getattr(made, k) == v for k, v in told.items()):
        return Unchanged(f"body/{body}")
    made = made or BodySession(body=row, ordinal=ordinal)
    for key, value in told.items():
        setattr(made, key, value)
    made.save()
    return Written(BodySessionEntered(body, ordinal, words), f"body/{body}", ordinal)


@act
def plan_stop(
    by: Actor,
    *,
    group: str,
    role: str,
    body: str,
    name: Words | None = None,
    verb: str,
    output: Words | None = None,
    about: str = "",
    follows: int | None = None,
    lead: int = 0,
    text: Words | None = None,
    symbol: str = "",
    at: datetime,
) -> Outcome:
    """Put a body on the way: what it is to do with the group (establishes, confirms) or its output (receives, reviews).

    `follows` is the number of the stop before it, None where it takes it from the group itself: one output may go to
    several bodies, each with its own `lead` (days before its session). A body that is not there yet is entered with its
    `name`. `value` is the stop's number. Raises Problem, Stop.DoesNotExist.
    """
    PASS_ON.require(by, group)
    found = group_row(group)
    if role not in receiving.ROLES or verb not in receiving.VERBS:
        raise Problem("Say what the body is to do.")
    if not 0 <= lead <= 1000:
        raise Problem("%(text)s is no number from %(least)s to %(most)s.", text=lead, least=0, most=1000)
    number = next_number(Stop, group=found)
    if number > MOST:
        raise Problem("A way has at most %(most)s stops.", most=MOST)
    before = Stop.objects.get(group=found, number=follows) if follows is not None else None
    words, when = agreed(text)
    row = Stop(
        group=found,
        number=number,
        role=role,
        body=body_above(body, name),
        verb=verb,
        output=words_of(output, 300),
        about=line(about, 200),
        follows=before,
        lead=lead,
        text=words,
        when=plain(when) if when else {},
        symbol=symbol_of(symbol),
    )
    row.save()
    return Written(StopPlanned(group, number, role, body, verb, words, lead), stop_address(group, number), number)


@act
def meet_stop(
    by: Actor,
    *,
    group: str,
    number: int,
    verb: str,
    text: Words,
    symbol: str = "",
    note: Words | None = None,
    at: datetime,
) -> Outcome:
    """Note that a body dealt with it: by which verb, when, in which document. Raises Problem, Stop.DoesNotExist."""
    PASS_ON.require(by, group)
    row = _stands(group, number)
    if verb not in receiving.VERBS:
        raise Problem("Say what the body did.")
    words, when = agreed(text)
    if when is None or when.reckoned is None:
        raise Problem("Say when it was.")
    if (when.earliest or when.reckoned) > today_at(row.group.zone, at):
        raise Problem("That day is still to come.")
    told: dict[str, Any] = {
        "done_verb": verb,
        "done_text": words,
        "done_when": plain(when),
        "done_symbol": symbol_of(symbol),
        "note": words_of(note, 1000),
    }
    if all(getattr(row, k) == v for k, v in told.items()):
        return Unchanged(stop_address(group, number))
    for key, value in told.items():
        setattr(row, key, value)
    row.save()
    return Written(StopMet(group, number, verb, words, row.done_symbol), stop_address(group, number))


@act
def drop_stop(by: Actor, *, group: str, number: int, reason: str, at: datetime) -> Outcome:
    """Say that a body will not deal with it; it stays on the way with the reason. Raises Problem, Stop.DoesNotExist."""
    PASS_ON.require(by, group)
    row = _stands(group, number)
    why = line(reason, 300)
    if not why:
        raise Problem("Say why it will not happen: the reason is public.")
    if row.done_verb:
        raise Problem("It has happened already.")
    row.dropped = why
    row.save()
    return Written(StopDropped(group, number, why), stop_address(group, number))


@act
def plan_establishing(
    by: Actor,
    *,
    group: str,
    label: Words,
    who: Words | None = None,
    symbol: str = "",
    date_number: int | None = None,
    at: datetime,
) -> Outcome:
    """Add a numbered step by which the group comes into being; its dates are those of the calendar (`date_number`).

    `value` is its number. Raises Problem, Milestone.DoesNotExist.
    """
    KEEP.require(by, group)
    found = group_row(group)
    told = said(label, 300, "Say what is done in this step.")
    when = Milestone.objects.get(group=found, number=date_number) if date_number is not None else None
    number = next_number(Establishing, group=found)
    if number > MOST:
        raise Problem("A group comes into being in at most %(most)s steps.", most=MOST)
    row = Establishing(
        group=found, number=number, label=told, who=words_of(who, 200), symbol=symbol_of(symbol), milestone=when
    )
    row.save()
    entry = EstablishingPlanned(group, number, told, date_number or 0)
    return Written(entry, f"mandate/{group}/establishing", number)


def stop_address(group: str, number: int) -> str:
    """Of a stop on the way, in the record."""
    return f"way/{group}/{number}"


def _stands(group: str, number: int) -> Stop:
    row: Stop = Stop.objects.select_for_update(of=("self",)).get(group__slug=group, number=number)
    if row.dropped:
        raise Problem("It was dropped: enter it anew.")
    return row
