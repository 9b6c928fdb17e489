"""The clerk of the post: a thread of `plenary serve` that follows the record and keeps the mail going."""

from __future__ import annotations

import logging
import threading

from django.db import close_old_connections, connection
from django.utils import timezone

from plenary.calls import ticking
from plenary.mandate import ticking as calendars
from plenary.post import jobs, outbox
from plenary.record import bell

log = logging.getLogger(__name__)
EVERY = 5.0  # seconds; what this process commits wakes the clerk at once


class Clerk:
    """Start it once a process; `stop` waits for the letter in hand."""

    def __init__(self, every: float = EVERY) -> None:
        self.every = every
        self.running = True
        self._thread = threading.Thread(target=self._loop, name="post", daemon=True)

    def start(self) -> Clerk:
        self._thread.start()
        return self

    def stop(self) -> None:
        self.running = False
        bell.ring()
        self._thread.join(timeout=15)

    def _loop(self) -> None:
        first = True
        while self.running:
            heard = bell.rung()
            self._round(first=first)
            first = False
            bell.wait(heard, self.every)

    def _round(self, *, first: bool) -> None:
        close_old_connections()
        try:
            ticking.tick(timezone.now())  # reminders whose instant has come are acts: their entries bring the letters
            calendars.tick(timezone.now())
        except Exception:
            log.exception("a reminder could not be sent; the post goes on")
        try:
            if first:
                jobs.take_up(timezone.now())
            # On SQLite this is the only server: what one that was killed had in hand need not wait for its lease to end.
            forced = first and connection.vendor == "sqlite"
            outbox.round_(timezone.now, forced=forced)
        except Exception:
            log.exception("the post stumbled; it goes on")
        finally:
            close_old_connections()
