"""Schemathesis against the API: what is described is what is answered, and nothing that is sent breaks it.

Every operation gets what fits its description and what does not; any 5xx, any status or header that is not described, any
answer that has not the described shape, and any misfit that is taken fails. PLENARY_EXAMPLES asks for more of it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
import time_machine
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, settings

from plenary.calls import acts, api, drafts, keys
from plenary.record import reads, throttle
from plenary.record.actor import NOBODY
from tests import factories
from tests.house.doors import undone
from tests.rooms.calls.test_answering import OPEN, QUESTIONS, SAID, WHO

pytestmark = [pytest.mark.django_db, pytest.mark.accepts(47)]
EXAMPLES = int(os.environ.get("PLENARY_EXAMPLES", "10"))
DESCRIPTION = "/api/1/openapi.json"


@pytest.fixture(autouse=True)
def _open(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The call is open, nobody is throttled, and a refusal is no line in the log."""
    caplog.set_level(logging.ERROR, "django.request")
    throttle.forget()
    # The end of a request closes the connection, and with it, on PostgreSQL, the transaction that the test lives in:
    # the test's own client sees to that, a bare WSGI application does not.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    with time_machine.travel(OPEN, tick=False), pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "allow", lambda *_args, **_kwargs: True)
        yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def described(taken: tuple[str, ...], **parameters: Any) -> Any:
    """The API as it describes itself, with these parts of addresses given. `taken` is what may come of what fits."""
    config = schemathesis.Config.from_dict(
        {
            "generation": {"max-examples": EXAMPLES, "allow-x00": True},
            "parameters": parameters,
            "headers": {"Accept-Encoding": "identity"},  # the test's client would not unpack it
            "checks": {"positive_data_acceptance": {"expected-statuses": list(taken)}},
        }
    )
    return schemathesis.openapi.from_wsgi(DESCRIPTION, get_wsgi_application(), config=config)


KEY = "the-key-of-a-draft"  # what it opens is made by each test anew


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call, a response to it, and a draft that was handed in: at the addresses that `REAL` knows."""
    call = factories.call(CALL, questions=QUESTIONS)
    factories.response(call, answers={"2 a": "Write to ana@lights.example.", "4": "The bell."})
    key = drafts.begin(call, language="en", at=OPEN)
    saved = drafts.save(key, {**WHO, **SAID}, base=0, at=OPEN)
    draft = drafts.find(key)
    assert draft is not None
    acts.hand_in(NOBODY, draft=draft.id, revision=saved.revision, at=OPEN)
    read = keys.read_draft_key
    monkeypatch.setattr(keys, "read_draft_key", lambda text: read(key if text == KEY else text))


CALL = "views"
ANYWHERE = described(("2xx", "404"))  # addresses made up
# A field may fit the description and no place of this questionnaire: 422. All else that fits is done.
REAL = described(("2xx", "422"), **{"path.call": CALL, "path.number": 1, "path.key": KEY})


@ANYWHERE.parametrize()
def test_no_address_and_nothing_sent_to_it_breaks_the_api(case: Any) -> None:
    case.call_and_validate()


@REAL.parametrize()
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_there_is_answered_as_described(real: None, case: Any) -> None:
    before = reads.head()
    with undone(Client()):
        answer = case.call_and_validate()
        after = reads.head()
    if answer.status_code >= 400:
        assert after == before, "a refusal leaves nothing in the record"
        assert answer.json()["detail"].strip()
        assert b"Traceback" not in answer.content
