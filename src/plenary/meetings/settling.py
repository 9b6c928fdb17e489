"""What a captioner's program has begun and not ended is shown after a pause: a speaker who stops is read to her last word.

A clock of the process, beside the record: one waits for each feed. Where the process ends meanwhile, the rest comes with
the program's next words.
"""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import Error, connection
from django.utils import timezone

from plenary.meetings import acts
from plenary.record.actor import NOBODY
from plenary.record.problems import Problem

log = logging.getLogger(__name__)
_lock = threading.Lock()
_waiting: dict[int, threading.Timer] = {}


def soon(group: str, meeting: str, feed: int, rest: str) -> None:
    """Say the rest after a pause, unless the program goes on before. `feed` is its key."""
    with _lock:
        if (before := _waiting.pop(feed, None)) is not None:
            before.cancel()
        if rest.strip() and settings.CAPTIONS_PAUSE:
            timer = threading.Timer(settings.CAPTIONS_PAUSE, say, (group, meeting, feed, rest))
            timer.daemon = True
            _waiting[feed] = timer
            timer.start()


def say(group: str, meeting: str, feed: int, rest: str) -> None:
    """Say it now, on a connection of this thread."""
    with _lock:
        _waiting.pop(feed, None)
    try:
        acts.settle(NOBODY, group=group, meeting=meeting, feed=feed, rest=rest, at=timezone.now())
    except (Problem, Error):
        log.warning("the rest of a caption waits for the program's next words", exc_info=True)
    finally:
        connection.close()
