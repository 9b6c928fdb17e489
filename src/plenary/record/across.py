"""The bell across processes: what another one commits rings here too, by PostgreSQL itself and, where asked for, by Redis.

Either says no more than "look": the record is the truth, and whoever follows it looks every second all the same. So
either may stop for a while, and nothing is lost but that second.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from django.conf import settings
from django.db import connection

from plenary.record import bell

log = logging.getLogger(__name__)
CHANNEL = "plenary"
_listeners: list[_Listener] = []


class _Listener:
    """A thread that listens to one of them, and connects again when it was cut off."""

    def __init__(self, name: str) -> None:
        self.hears = False
        self.running = True
        self._thread = threading.Thread(target=self._loop, name=f"across-{name}", daemon=True)
        self._thread.start()

    def _loop(self) -> None:
        wait = 0.5
        while self.running:
            try:
                self.listen()
                wait = 0.5
            except Exception as why:
                log.info("%s: %s", type(self).__name__, why)
            self.hears = False
            if self.running:
                time.sleep(wait)
                wait = min(wait * 2, 5.0)

    def listen(self) -> None:
        raise NotImplementedError


class _Notified(_Listener):
    """PostgreSQL's NOTIFY, which commits with the act."""

    def listen(self) -> None:
        import psycopg

        # A host that vanishes says no word: the system asks it every few seconds whether it is there.
        asking: dict[str, Any] = {
            "keepalives_idle": 5,
            "keepalives_interval": 2,
            "keepalives_count": 3,
            "tcp_user_timeout": 8000,
        }
        with psycopg.connect(**_parameters(), **asking, autocommit=True, connect_timeout=5) as line:
            line.execute(f"LISTEN {CHANNEL}")
            self.hears = True
            bell.ring(told=True)  # what came while nobody listened
            while self.running:
                for _notice in line.notifies(timeout=5.0, stop_after=1):
                    bell.ring(told=True)  # every process on this database has heard it


def _parameters() -> dict[str, Any]:
    """How to reach the database, without the pool and what else is Django's alone."""
    found: dict[str, Any] = connection.get_connection_params()
    return {k: v for k, v in found.items() if k in ("dbname", "user", "password", "host", "port", "sslmode")}


class _Published(_Listener):
    """Redis, for processes on several hosts. It tells the others too, beside the act and never in its way."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._due = threading.Event()
        super().__init__("redis")
        threading.Thread(target=self._tell, name="across-redis-out", daemon=True).start()

    def due(self) -> None:
        self._due.set()

    def _client(self) -> Any:
        try:
            import redis
        except ImportError as why:
            raise RuntimeError("PLENARY_REDIS_URL is set: pip install 'plenary[redis]'") from why
        return redis.Redis.from_url(self.url, socket_connect_timeout=2, socket_timeout=10)

    def _tell(self) -> None:
        client: Any = None
        while self.running:
            self._due.wait()
            self._due.clear()
            try:
                client = client or self._client()
                client.publish(CHANNEL, "look")
            except Exception:
                client = None
                time.sleep(0.5)

    def listen(self) -> None:
        line = self._client().pubsub(ignore_subscribe_messages=True)
        line.subscribe(CHANNEL)
        self.hears = True
        bell.ring(told=True)
        while self.running:
            if line.get_message(timeout=5.0) is not None:
                bell.ring(told=True)
            else:
                line.ping()


def start() -> None:
    """Begin to listen; called by `plenary serve`."""
    if connection.vendor == "postgresql":
        _listeners.append(_Notified("postgresql"))
    if settings.REDIS_URL:
        redis = _Published(settings.REDIS_URL)
        bell.also(redis.due)
        _listeners.append(redis)


def stop() -> None:
    for one in _listeners:
        one.running = False
    _listeners.clear()


def heard() -> bool:
    """Do all of them hear? Without any there is nothing to hear: the process is alone."""
    return all(one.hears for one in _listeners)
