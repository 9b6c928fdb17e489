"""The follower: a thread of `plenary serve` that reads the record on, renders what it concerns, and hands it to the hub."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from django.db import Error, close_old_connections, connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from plenary.hall.wire import fragments, messages
from plenary.hall.wire.hub import Hub, Key
from plenary.record import across, bell, following
from plenary.record import reads as record
from plenary.record.live import Fragment

log = logging.getLogger(__name__)
EVERY = 1.0  # seconds: what another process commits is seen after so long at the latest
CLOCKED = 20.0  # seconds after which what a clock changes is looked at again: a list that closes at an instant
MOST = 200  # entries read at once


class Follower:
    """Start it once a process, before the server listens; `stop` waits for the round under way."""

    def __init__(self, hub: Hub, *, every: float = EVERY, shown: tuple[Fragment, ...] = fragments.FRAGMENTS) -> None:
        self.hub, self.every, self.shown = hub, every, shown
        self.last = 0
        self.running = True
        self.state = "live"
        self.rendered = 0  # how many fragments were rendered: a test counts
        self._seen: dict[tuple[Key, str], str] = {}
        self._clock = 0.0
        self._told = timezone.now()
        self._thread = threading.Thread(target=self._loop, name="wire", daemon=True)

    def start(self) -> Follower:
        try:
            self.last = record.size()
        except Error:
            self.last = -1  # the record cannot be read yet: found out in the first round
        self._thread.start()
        return self

    def stop(self) -> None:
        self.running = False
        bell.ring()
        self._thread.join(timeout=10)

    def _loop(self) -> None:
        while self.running:
            heard = bell.rung()
            try:
                close_old_connections()
                if self.last < 0:
                    self.last = record.size()
                more = self.round(timezone.now())
                self._say("live" if across.heard() else "polling")
            except Error:
                connection.close()
                more = False
                self._say("database-away")
            except Exception:
                log.exception("the wire stumbled; it goes on")
                more = False
            if not more:
                bell.wait(heard, self.every)

    def round(self, at: datetime) -> bool:
        """Read what is new and send it; True where there may be more at once."""
        came = following.after(self.last, count=MOST)
        watched = self.hub.watched()
        wanted: dict[str, set[str]] = {}
        for entry in came:
            if channel := fragments.channel_of(entry.object):
                wanted.setdefault(channel, set()).add(entry.act)
        before = self.last
        newest = came[-1].sequence if came else self.last
        for key in watched:
            if acts := wanted.get(key[0]):
                self._send(key, fragments.concerned(acts, self.shown), before, newest, at)
        if time.monotonic() - self._clock > CLOCKED:
            self._clock = time.monotonic()
            for key in watched:
                clocked = [f for f in self.shown if f.appends is None]
                self._send(key, clocked, newest, newest, at)
            self._seen = {k: v for k, v in self._seen.items() if k[0] in watched}
        self.last = newest
        self._told = at
        return len(came) == MOST

    def _send(self, key: Key, some: Iterable[Fragment], before: int, newest: int, at: datetime) -> None:
        ready = []
        for fragment in some:
            for number, html in fragments.rendered(fragment, key[0], key[1], before, at):
                self.rendered += 1
                if fragment.appends is None:
                    mark = sha256(html.encode()).hexdigest()
                    if self._seen.get((key, fragment.name)) == mark:
                        continue
                    self._seen[key, fragment.name] = mark
                data = messages.event(fragment.name, html, number or newest)
                ready.append((key, messages.Ready.of(data, number or newest)))
        if ready:
            self.hub.tell(ready)

    def _say(self, state: str) -> None:
        """Tell everybody when what is behind the wire changes, and what that means for them."""
        if state == self.state:
            return
        self.state = state
        ready = []
        for key in self.hub.watched():
            with translation.override(key[1].partition(".")[0]):
                words = {
                    "live": "",
                    "polling": _("The servers do not hear one another: changes may come a second late."),
                    "database-away": _(
                        "The database does not answer. What you see is as of %(time)s UTC; requests that you make are kept "
                        "in your browser, and sent when it is back."
                    )
                    % {"time": f"{self._told:%H:%M:%S}"},
                }[state]
            ready.append((key, messages.Ready.of(messages.event("state", f"{state} {words}".strip()))))
        self.hub.tell(ready)
