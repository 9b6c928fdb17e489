"""What the tests of this room share: rules that stand, a call for nominations, a decision of a meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

from plenary.meetings import acts as meetings
from plenary.members import acts
from plenary.record.actor import Actor, operator
from tests import factories

AT = factories.AT
G = factories.SLUG
TODAY = AT.date()


def decision(text: str = "To admit it.") -> str:
    """The address of a decision of the first meeting."""
    factories.meeting("1", open=True)
    made = meetings.decide(operator(), group=G, meeting="1", verb="decided", text={"en": text}, at=AT)
    return f"meeting/{G}/1/decision/{made.value}"


def rule(kind: str, **values: Any) -> int:
    """A rule of this kind that stands. Returns its version."""
    factories.group()
    told: dict[str, Any] = {
        "composition": {"seats": {"states": 2, "civil-society": 1}, "total": 3},
        "selection": {"places": {"states": 2, "civil-society": 1}, "per_region": {"African": 1}, "alternates": 1},
        "observers": {"statuses": ["general", "special"]},
    }
    text = {"en": f"The rule of the {kind}."}
    version = acts.put_rule(operator(), group=G, kind=kind, text=text, values=told[kind] | values, at=AT).value
    acts.adopt_rule(operator(), group=G, kind=kind, version=version, how="agreed", day=TODAY, at=AT)
    return int(version)


def call() -> int:
    """A call for nominations, under rules that stand."""
    rule("selection")
    return int(acts.open_nominations(operator(), group=G, text={"en": "Members are sought."}, at=AT).value)


def nomination(name: str = "Bo Lund", part: str = "states", **facts: Any) -> int:
    """A nomination. Returns its number."""
    told: dict[str, Any] = {"organisation": factories.organisation(f"State of {name}")}
    return int(acts.nominate(operator(), group=G, part=part, name=name, at=AT, **(told | facts)).value)


def focal(part: str = "civil-society", region: str = "") -> Actor:
    """Whoever is an observer of the group becomes the focal point of a part."""
    by = factories.actor("observer")
    acts.give_capacity(
        operator(), group=G, capacity="focal-point", person=by.person, part=part, region=region,
        since=date(2016, 1, 1), at=AT,
    )  # fmt: skip
    return by
