"""The minute before a deadline in small: real clients, a real server that is killed, and nothing acknowledged is lost.

The drill is that of `bench/rush.py`, on the database that the tests run on. How long it takes is the bench's matter.
"""

from __future__ import annotations

import importlib
import os
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from plenary.calls import acts, drafts
from plenary.library import work
from plenary.library.models import Job
from plenary.record.actor import NOBODY
from tests import factories
from tests.conftest import REPOSITORY

FIELDS = {"name": "Harbour Lights Society", "email": "ana@lights.example", "cited": "yes", "q:1:": "Three."}


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """Six clients hand in twice each, the server is killed once; then one form is sent twenty times at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(REPOSITORY / "bench"))
        rush = importlib.import_module("rush")
        found: dict[str, Any]
        if connection.vendor == "sqlite":
            found = rush.drill("", 6, 2, 4.0, 1)
        else:
            server = urlunsplit(urlsplit(os.environ["PLENARY_DATABASE_URL"])._replace(path="/"))
            patch.setattr(rush, "POSTGRESQL", server)
            found = rush.on_postgresql(lambda url: rush.drill(url, 6, 2, 4.0, 1))
        return found


def test_nothing_that_was_acknowledged_is_lost_or_half_there_although_the_server_was_killed(
    told: dict[str, Any],
) -> None:
    assert told["kills"] == 1
    assert told["acknowledged"] == told["asked"] == 12
    assert told["wrong"] == []


def test_a_form_handed_in_twenty_times_at_once_is_one_response_and_one_receipt(told: dict[str, Any]) -> None:
    assert told["twenty"] == 1
    assert told["in_tables"] == 13


@pytest.mark.django_db
def test_responses_of_a_rush_are_compared_once_when_it_is_over() -> None:
    call = factories.call()
    jobs = Job.objects.filter(kind="twins", about=f"call/{call}")
    for number in range(3):
        key = drafts.begin(call, language="en", at=factories.AT)
        drafts.save(key, FIELDS | {"name": f"Society {number}"}, base=0, at=factories.AT)
        draft = drafts.find(key)
        assert draft is not None
        acts.hand_in(NOBODY, draft=draft.id, revision=draft.revision, at=factories.AT)
    assert [job.state for job in jobs] == ["waiting"]
    work.run_waiting()
    assert [job.state for job in jobs.all()] == ["done"]
    key = drafts.begin(call, language="en", at=factories.AT)
    drafts.save(key, FIELDS, base=0, at=factories.AT)
    draft = drafts.find(key)
    assert draft is not None
    acts.hand_in(NOBODY, draft=draft.id, revision=draft.revision, at=factories.AT)
    assert sorted(job.state for job in jobs.all()) == ["done", "waiting"]
