"""The follower: a thread of `plenary serve` that reads the record on, renders what it concerns, and hands it to the hub."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Sequence
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
SILENT = 8.0  # seconds after which a round that does not come back says that the database does not
CLOCKED = 20.0  # seconds after which what a clock changes is looked at again: a list that closes at an instant
MOST = 200  # entries read at once


class Follower:
    """Start it once a process, before the server listens; `stop` waits for the round under way."""

    def __init__(self, hub: Hub, *, every: float = EVERY, shown: tuple[Fragment, ...] = fragments.ALL) -> None:
        self.hub, self.every, self.shown = hub, every, shown
        self.last = 0
        self.running = True
        self.rendered = 0  # how many fragments were rendered: a test counts
        self.seen: dict[tuple[Key, str], bytes] = {}  # digests of what was sent last
        self._clock = 0.0
        self._told = timezone.now()
        self._looked = time.monotonic()
        self._thread = threading.Thread(target=self._loop, name="wire", daemon=True)
        self._watch = threading.Thread(target=self._watching, name="wire-watch", daemon=True)

    def start(self) -> Follower:
        try:
            self._begin()
        except Error:
            self.last = -1  # the record cannot be read yet: found out in the first round
        self._thread.start()
        self._watch.start()
        return self

    def _begin(self) -> None:
        """From here on: what was before is what pages show that are made now."""
        self.last = self.hub.reached = record.size()

    def stop(self) -> None:
        self.running = False
        bell.ring()
        self._thread.join(timeout=10)

    def _loop(self) -> None:
        while self.running:
            heard = bell.rung()
            self._looked = time.monotonic()
            try:
                close_old_connections()
                if self.last < 0:
                    self._begin()
                more = self.round(timezone.now())
                self.say("live" if across.heard() else "polling")
            except Error:
                connection.close()
                more = False
                self.say("database-away")
            except Exception:
                log.exception("the wire stumbled; it goes on")
                more = False
            if not more:
                bell.wait(heard, self.every)

    def _watching(self) -> None:
        """A database that hangs answers neither yes nor no: nobody would be told."""
        while self.running:
            time.sleep(1)
            if time.monotonic() - self._looked > SILENT + self.every:
                self.say("database-away")

    def round(self, at: datetime) -> bool:
        """Read what is new and send it; True where there may be more at once."""
        came = following.after(self.last, count=MOST)
        watched = self.hub.watched()
        wanted: dict[str, list[following.Happened]] = {}
        for entry in came:
            if channel := fragments.channel_of(entry.object):
                wanted.setdefault(channel, []).append(entry)
        # Of a channel that nobody watched for a while it is not known any more what its screens show.
        self.seen = {k: v for k, v in self.seen.items() if k[0] in watched}
        before, newest = self.last, came[-1].sequence if came else self.last
        made = _Round(self, before, newest, at)
        for key in watched:
            if some := wanted.get(key[0]):
                shown = fragments.shown_on(key[0], self.shown)
                made.render(key, fragments.concerned((e.act for e in some), shown), some)
        if time.monotonic() - self._clock > CLOCKED:
            self._clock = time.monotonic()
            for key in watched:
                # What nobody watches waits for its next entry, and so does a meeting that does not sit: of streams that
                # are opened and dropped, however many, nothing is made here.
                if self.hub.seen(key) and fragments.sits(key[0]):
                    made.render(key, (f for f in fragments.shown_on(key[0], self.shown) if f.appends is None))
        made.send()
        self.last, self._told = newest, at
        return len(came) == MOST

    def say(self, state: str) -> None:
        """Tell everybody when what is behind the wire changes, and what that means for them."""
        if state == self.hub.state[0]:
            return
        self.hub.state = (state, self._told)
        ready = [(key, messages.Ready.of(said(self.hub.state, key[1]))) for key in self.hub.watched()]
        self.hub.tell(ready)


class _Round:
    """What one look at the record brings: rendered once a language, sent when all of it is there."""

    def __init__(self, follower: Follower, before: int, newest: int, at: datetime) -> None:
        self.follower, self.before, self.newest, self.at = follower, before, newest, at
        self.pieces: dict[Key, dict[tuple[str, int], fragments.Piece]] = {}
        self.seen: dict[tuple[Key, str], bytes] = {}

    def render(self, key: Key, some: Iterable[Fragment], came: Sequence[following.Happened] | None = None) -> None:
        """Render fragments of a channel; of those that stand as they were sent last, nothing is sent."""
        for fragment in some:
            if (key, fragment.name) in self.seen:
                continue  # in this round already
            try:
                if fragment.pieces is None:
                    made = [("", *one) for one in fragments.rendered(fragment, key[0], key[1], self.before, self.at)]
                else:
                    elements = fragments.elements(fragment, key[0], key[1], came, self.at)
                    made = [(f"#{ident}", 0, html) for ident, html in elements]
            except Error:
                raise
            except Exception:
                log.exception("%s of %s could not be rendered", fragment.name, key)
                continue
            for ident, number, html in made:
                self.follower.rendered += 1
                if number > self.newest:
                    continue  # committed a moment ago: the next round has it
                name = fragment.name + ident
                if not number:
                    mark = sha256(html.encode()).digest()
                    if self.follower.seen.get((key, name)) == mark:
                        continue
                    self.seen[key, name] = mark
                self.pieces.setdefault(key, {})[name, number] = fragments.Piece(fragment, number, html)

    def send(self) -> None:
        if not self.pieces:
            if self.newest > self.before:
                self.follower.hub.tell((), self.newest)
            return
        # What was rendered may show more than was read: who joins meanwhile is told by the larger number what she has.
        shows = record.size()
        ready = [
            (key, messages.Ready.of(data, number))
            for key, pieces in self.pieces.items()
            for number, data in fragments.batch(pieces.values(), self.before, self.newest, shows)
        ]
        self.follower.seen.update(self.seen)
        self.follower.hub.tell(ready, self.newest)


def said(state: tuple[str, datetime | None], tongue: str) -> bytes:
    """The event that says what is behind the wire, in the words of a language."""
    name, since = state
    with translation.override(tongue.partition(".")[0]):
        words = {
            "live": "",
            "polling": _("The servers do not hear one another: changes may come a second late."),
            "database-away": _(
                "The database does not answer. What you see is as of %(time)s UTC; requests that you make are kept "
                "in your browser, and sent when it is back."
            )
            % {"time": f"{since or timezone.now():%H:%M:%S}"},
        }[name]
    return messages.event("state", f"{name} {words}".strip())
