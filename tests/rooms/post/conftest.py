"""A call that is open, people who answer it and are invited to it, and what the post makes of that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail

from plenary.calls import acts, drafts, keys
from plenary.post import making, outbox
from plenary.post.models import Letter
from plenary.record.actor import NOBODY, Actor, operator
from tests import factories

OPEN = datetime(2016, 11, 1, 9, 0, tzinfo=UTC)
WHO = {"name": "Harbour Lights Society", "group": "civil-society", "country": "Kenya", "email": "ana@lights.example"}
SAID = {"q:1:": "Three, on the north shore.", "q:2:": "The ports should mend them.", "cited": "yes"}


@pytest.fixture
def now() -> Iterator[Any]:
    with time_machine.travel(OPEN, tick=False) as clock:
        yield clock


@pytest.fixture
def by() -> Actor:
    return operator("test")


@pytest.fixture
def call(db: Any, now: Any) -> str:
    """The slug of a call whose past has been told."""
    slug = factories.call()
    making.pass_over()
    return slug


def clock() -> datetime:
    return datetime.now(UTC)


def handed_in(call: str, *, language: str = "en", **more: str) -> str:
    """Hand a response in as the page does; returns the key of its draft."""
    key = drafts.begin(call, language=language, at=clock(), email=WHO["email"], fields={**WHO, **SAID, **more})
    view = drafts.find(key)
    assert view is not None
    acts.hand_in(NOBODY, draft=view.id, revision=view.revision, at=clock())
    return key


def response_of(key: str) -> int:
    """The key of the response that a draft became."""
    from plenary.calls.models import Draft

    found = keys.read_draft_key(key)
    assert found is not None
    return int(Draft.objects.get(pk=found[0]).response_id)


def amended(key: str, **more: str) -> None:
    view = drafts.find(key)
    assert view is not None
    drafts.save(key, more, base=view.revision, at=clock())
    view = drafts.find(key)
    assert view is not None
    acts.hand_in(NOBODY, draft=view.id, revision=view.revision, at=clock())


def invited(by: Actor, call: str, *people: dict[str, Any]) -> None:
    acts.invite(by, call=call, people=list(people), at=clock())
    acts.send_invitations(by, call=call, at=clock())


def made(kind: str = "") -> list[Letter]:
    """The letters that stand after the post has looked at the record; of one kind, or all."""
    making.make(clock())
    rows = Letter.objects.order_by("pk")
    return list(rows.filter(kind=kind) if kind else rows)


def posted() -> list[Any]:
    """What goes out when the post makes its round."""
    before = len(mail.outbox)
    outbox.round_(clock)
    return mail.outbox[before:]


def later(clockwork: Any, **apart: float) -> None:
    clockwork.shift(timedelta(**apart))


Now = Callable[[], datetime]
