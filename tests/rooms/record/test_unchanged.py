"""A page that has not changed is not sent again; whatever was recorded, or whoever asks, sends it anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2016, 11, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def now() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def where(now: Any) -> str:
    return f"/groups/{factories.SLUG}/inputs/{factories.call()}/"


def asked(where: str, tag: str, client: Client | None = None, **more: str) -> Any:
    return (client or Client()).get(where, headers={"if-none-match": tag}, **more)  # type: ignore[arg-type]  # META


def test_what_a_browser_has_already_is_not_sent_again(where: str) -> None:
    first = Client().get(where)
    again = asked(where, first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "no-cache"
    assert asked(where + "respondents/", first["ETag"]).status_code == 200


def test_it_is_sent_again_once_something_was_recorded_or_a_minute_has_passed(where: str, now: Any) -> None:
    tag = Client().get(where)["ETag"]
    factories.response("views")
    changed = asked(where, tag)
    assert changed.status_code == 200
    assert "<dd>1</dd>" in changed.content.decode()
    now.move_to(NOON + timedelta(minutes=1))
    assert asked(where, changed["ETag"]).status_code == 200


def test_another_language_or_another_visitor_gets_a_page_of_her_own(where: str) -> None:
    tag = Client().get(where)["ETag"]
    assert asked(where, tag, HTTP_ACCEPT_LANGUAGE="ar").status_code == 200
    clerk = factories.client("secretariat")
    answer = asked(where, Client().get(where)["ETag"], clerk)
    assert answer.status_code == 200
    assert not answer.has_header("ETag")
    assert answer["Cache-Control"] == "private, no-store"


def test_a_page_that_is_not_there_has_no_mark(where: str) -> None:
    assert not Client().get(where + "respondents/R99/").has_header("ETag")
