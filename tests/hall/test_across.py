"""The bell across processes: PostgreSQL's word comes with the commit, Redis's beside it, and neither is needed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from plenary.record import across, bell
from tests import factories
from tests.hall.throwaway import Redis


@pytest.fixture
def redis() -> Iterator[Redis]:
    made = Redis().start()
    yield made
    made.stop()


@pytest.fixture
def listening(settings: Any) -> Iterator[None]:
    """Listen as `plenary serve` does, and stop afterwards."""
    told = list(bell._others)
    yield
    across.stop()
    bell._others[:] = told


def until(true: Any, within: float = 60) -> bool:
    over = time.monotonic() + within
    while not true() and time.monotonic() < over:
        time.sleep(0.01)
    return bool(true())


@pytest.mark.django_db(transaction=True)
def test_postgresql_says_that_an_act_was_committed_and_not_before(listening: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("on SQLite there is one process")
    import psycopg

    with psycopg.connect(**across._parameters(), autocommit=True) as other:
        other.execute(f"LISTEN {across.CHANNEL}")
        with transaction.atomic():
            factories.group()
            assert list(other.notifies(timeout=0.3)) == []
        assert len(list(other.notifies(timeout=30, stop_after=1))) == 1
        across.start()
        assert until(across.heard)
        heard = bell.rung()
        other.execute(f"NOTIFY {across.CHANNEL}")
        assert bell.wait(heard, 30)


def test_redis_rings_elsewhere_what_was_committed_here(redis: Redis, settings: Any, listening: None) -> None:
    settings.REDIS_URL = redis.url
    made = across._Published(redis.url)
    across._listeners.append(made)
    bell.also(made.due)
    assert until(across.heard)
    other = made._client().pubsub(ignore_subscribe_messages=True)
    other.subscribe(across.CHANNEL)
    other.get_message(timeout=1)
    bell.ring()
    assert other.get_message(timeout=30)["data"] == b"look"
    time.sleep(0.2)  # its own word comes back here too
    heard = bell.rung()
    made._client().publish(across.CHANNEL, "look")
    assert bell.wait(heard, 30)
    time.sleep(0.2)
    assert other.get_message(timeout=30)["data"] == b"look"
    assert other.get_message(timeout=0.5) is None  # what was heard is not told again: two servers would never end


def test_redis_that_stops_is_noticed_and_found_again(redis: Redis, settings: Any, listening: None) -> None:
    made = across._Published(redis.url)
    across._listeners.append(made)
    bell.also(made.due)
    assert until(across.heard)
    redis.stop()
    assert until(lambda: not across.heard())
    bell.ring()  # told to nobody, and in nobody's way
    redis.start()
    assert until(across.heard, 10)


def test_without_others_there_is_nothing_to_hear() -> None:
    across.stop()
    assert across.heard()
