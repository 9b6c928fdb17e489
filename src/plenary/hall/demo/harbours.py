"""An invented group with an open call, so that whoever looks around can answer one; and a second, still being drafted.

Its deadline lies three weeks after the demonstration was loaded. Every name here is invented.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from plenary.calls import acts as calls
from plenary.hall.demo import hours
from plenary.hall.demo.dues import words as _w
from plenary.hall.demo.questions import HARBOUR
from plenary.mandate import acts as mandate
from plenary.members import acts as members
from plenary.record.actor import Actor

SLUG, OPEN, NEXT = "harbour-lights", "harbour-lights", "harbour-lights-next"
DAYS = 21  # from loading to the deadline

_NAMES = {
    "authority": ("ports", "Port of Saint Orrin Authority", "Saint Orrin", "GRULAC"),
    "fishers": ("users", "Aldermark Fishers' Association", "Aldermark", "WEOG"),
    "quay": ("residents", "Residents of the Old Quay", "Halvorn", "WEOG"),
}
_INVITED = (
    *((name, code, region) for code, name, _country, region in _NAMES.values()),
    ("Belgarde Pilots' Guild", "users", "WEOG"),
    ("Port of Illyria Authority", "ports", "Eastern European"),
)
RESPONSES: tuple[tuple[str, dict[tuple[str, str], str]], ...] = (
    (
        "authority",
        {
            ("1", ""): "authority",
            (
                "2",
                "a",
            ): "Two hundred boats come home by them. We count on the green light of the mole and on nothing else.",
            ("2", "b"): "In fog the horn does more than the light. In a storm the power fails first on the outer mole.",
            ("3", ""): "some",
            ("4", ""): "upkeep\npower",
            (
                "5",
                "",
            ): "A lamp with its own battery costs us about as much as a new mooring. Harbour dues could pay for one a year.",
        },
    ),
    (
        "fishers",
        {
            ("1", ""): "seafarer",
            ("2", "a"): "They tell us which side of the bank we are on.",
            ("2", "b"): "They are the last thing we look for before we turn back.",
            ("3", ""): "no",
            ("4", ""): "range\npower",
        },
    ),
    (
        "quay",
        {
            ("1", ""): "resident",
            (
                "2",
                "a",
            ): "We like to see that somebody is looking after the harbour. We would sleep better with a shade on the landward side.",
            ("2", "b"): "N/a",
            ("3", ""): "yes",
            ("4", ""): "glare",
        },
    ),
)
_DRAFT: tuple[tuple[str, str, str], ...] = (
    ("Breakout group 1", "Saint Orrin", "Which lights do small boats need?"),
    ("Breakout group 1", "Saint Orrin", "Who should look after the lights of a harbour without an authority?"),
    ("Breakout group 2", "Belgarde", "What do small boats miss most at night?"),
    ("Breakout group 2", "Belgarde", "Should the group choose the colour of its flag?"),
)


def load(by: Actor, people: list[tuple[int, str]], at: datetime) -> int:
    """Enter the group, its open call with three responses, and its draft. `people` are persons with their roles.

    Returns how many responses there are.
    """
    _group(by, people, at)
    _open(by, at)
    _draft(by, at)
    return len(RESPONSES)


def _group(by: Actor, people: list[tuple[int, str]], at: datetime) -> None:
    mandate.found_group(
        by,
        slug=SLUG,
        short="Harbour Lights",
        name=_w("Working Group on Harbour Lights (invented)", "الفريق العامل المعني بأضواء الموانئ (مختلق)"),
        purpose=_w(
            "An invented group, for trying things out: its call is open, and anybody may answer.",
            "فريق مختلق للتجربة: دعوته مفتوحة ويمكن لأي شخص أن يجيب.",
        ),
        parent=("Ports", _w("Assembly of Ports (invented)", "جمعية الموانئ (مختلقة)")),
        resolution="",
        tasks=[_w("Collect views on the lights of harbours", "جمع الآراء بشأن أضواء الموانئ")],
        at=at,
    )
    stages = (("Mandate", "الولاية", "done"), ("Input", "المساهمات", "now"), ("Report", "التقرير", "to come"))
    steps = [{"kind": "stage", "label": _w(en, ar), "text": {}, "state": state} for en, ar, state in stages]
    mandate.plan_steps(by, group=SLUG, steps=steps, at=at)
    parts = (
        ("ports", _w("Port authorities", "هيئات الموانئ"), 1),
        ("users", _w("Seafarers and fishers", "البحارة والصيادون"), 1),
        ("residents", _w("Residents", "السكان"), 1),
    )
    members.compose(by, group=SLUG, stakeholder_groups=[{"code": c, "name": n, "seats": s} for c, n, s in parts], at=at)
    seats = []
    for code, name, country, region in _NAMES.values():
        entered = members.enter_organisation(by, name=name, country=country, region=region, at=at)
        seats.append((code, entered.value))
    members.fill_seats(by, group=SLUG, seats=seats, at=at)
    for person, role in people:
        members.give_role(by, person=person, role=role, group=SLUG, since=at.date(), invented=True, at=at)


def _open(by: Actor, at: datetime) -> None:
    today = hours.today(at)
    last = hours.closing(at, DAYS)
    named: dict[str, Any] = {"call": OPEN, "at": at}
    calls.create_call(
        by,
        group=SLUG,
        slug=OPEN,
        title=HARBOUR["title"],
        questions=HARBOUR["questions"],
        languages=("en", "fr", "es", "ar", "zh", "ru"),
        intro=HARBOUR["intro"],
        opened=at,
        deadline=last,
        at=at,
    )
    for code in ("members", "public"):
        calls.track_channel(by, code=code, sent=today, **named)
    calls.track_channel(by, code="list", **named)
    chain = {code: (after, days) for code, after, days in calls.dating.CHAIN}
    steps = [
        {"code": code, "after": chain[code][0], "days": chain[code][1], "fixed": code == "meeting", "day": day}
        for code, day in (
            ("sending", today),
            ("deadline", last.date()),
            ("compilation", last.date() + timedelta(days=14)),
            ("summary", last.date() + timedelta(days=28)),
            ("meeting", last.date() + timedelta(days=35)),
        )
    ]
    steps[1]["days"] = (last.date() - today).days
    calls.plan_dates(by, dates=steps, **named)
    people = [{"name": name, "group": code, "region": region, "body": True} for name, code, region in _INVITED]
    calls.invite(by, people=people, **named)
    calls.send_invitations(by, **named)
    calls.plan_reminders(by, **named)
    for key, answers in RESPONSES:
        code, name, country, region = _NAMES[key]
        told = {"group": code, "country": country, "region": region, "language": "en", "channel": "web"}
        said = {key: _labelled(key[0], text) for key, text in answers.items()}
        calls.receive_known(by, call=OPEN, name=name, answers=said, received=at, given=told, at=at)


def _labelled(number: str, text: str) -> str:
    """A chosen value, or several one a line, as the labels that the form hands in; other answers as they are."""
    choices = next((q.get("choices") or () for q in HARBOUR["questions"] if str(q["number"]) == number), ())
    labels = {c["value"]: c["text"]["en"] for c in choices}
    return "\n".join(labels.get(line, line) for line in text.split("\n")) if labels else text


def _draft(by: Actor, at: datetime) -> None:
    calls.create_call(
        by,
        group=SLUG,
        slug=NEXT,
        title=_w("Lights for small boats", "أضواء للقوارب الصغيرة"),
        builds_on=OPEN,
        drafted_here=True,
        at=at,
    )
    for breakout, lead, text in _DRAFT:
        calls.suggest_question(by, call=NEXT, breakout=breakout, lead=lead, question={"text": {"en": text}}, at=at)
    calls.take_suggestions(by, call=NEXT, suggestions=[1, 3], at=at)
    calls.leave_suggestion(by, call=NEXT, suggestion=4, reason="It asks nothing about lights.", at=at)
