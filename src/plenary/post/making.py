"""From entries of the record to letters: made once each, in the transaction that moves the position on.

What each kind of entry means for mail stands in `letters`. Rendering happens before that transaction: while five
hundred letters are written nobody's act waits.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from hashlib import sha256

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection

from plenary.calls import keys
from plenary.post import letters, links, wording
from plenary.post.models import Letter, Position, Stopped
from plenary.record.following import Happened, after
from plenary.record.reads import size
from plenary.record.writer import durably

AT_ONCE = 100  # entries


def make(at: datetime) -> int:
    """Make the letters for what happened since last time; returns how many. Call it until it says that nothing is left."""
    made = 0
    while True:
        position = _position()
        happened = after(position, count=AT_ONCE)
        if not happened:
            return made
        fresh = [letter for entry in happened for letter in _of(entry, at)]
        made += durably(partial(_keep, fresh, position, happened[-1].sequence))


def pass_over() -> None:
    """Take everything up to now as told: the demonstration's past brings nobody a letter."""
    durably(lambda: _move(size()))


def _position() -> int:
    return Position.objects.order_by("pk").values_list("sequence", flat=True).first() or 0


def _move(to: int) -> None:
    row = Position.objects.order_by("pk").first() or Position()
    row.sequence = to
    row.save()


def _keep(fresh: list[Letter], before: int, to: int) -> int:
    """Within a transaction: unless another clerk was quicker, keep the letters and move on."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [0x506F7374])
    if _position() != before:
        return 0
    Letter.objects.bulk_create(fresh, ignore_conflicts=True)
    _move(to)
    return len(fresh)


def anew(letter: Letter, at: datetime) -> Letter | None:
    """The same letter written again, unsaved; None where the record brings it no longer."""
    entry = next(iter(after(letter.entry - 1, count=1)), None)
    return next((made for made in _of(entry, at) if made.key == letter.key), None) if entry else None


def _of(entry: Happened, at: datetime) -> Iterator[Letter]:
    stopped: set[str] | None = None
    seen: set[str] = set()
    for drafted in letters.of(entry, at):
        address = drafted.address.strip()
        digest = keys.address_digest(address)
        key = f"{entry.sequence}/{drafted.kind}/{drafted.about}/{digest[:24]}"
        if key in seen:
            continue  # invited and answering: one letter
        seen.add(key)
        if drafted.news:
            if stopped is None:
                stopped = set(Stopped.objects.values_list("digest", flat=True))
            if digest in stopped:
                continue
        yield _written(drafted, entry, key, address, at)


def _written(drafted: letters.Drafted, entry: Happened, key: str, address: str, at: datetime) -> Letter:
    language = wording.spoken(drafted.language)
    stop = links.page("post-stop", key=keys.stop_key(address)) if drafted.news else ""
    subject, text = wording.render(drafted.kind, language, drafted.context | {"now": at, "stop_url": stop})
    letter = Letter(
        key=key,
        entry=entry.sequence,
        kind=drafted.kind,
        call=drafted.call,
        message_id=message_id(key),
        address=address[:320],
        sender=drafted.sender[:200],
        language=language,
        subject=subject,
        text=text,
        stop=stop,
        made=at,
        next_try=at,
    )
    try:
        validate_email(address)
    except ValidationError:
        letter.state, letter.why = "failed", "not-an-address"
    return letter


def message_id(key: str) -> str:
    """A Message-ID that is always the same for one letter, and that nobody can guess: a bounce names it."""
    made = hmac.new(settings.SECRET_KEY.encode(), f"plenary.post.letter|{key}".encode(), sha256).hexdigest()
    return f"<{made[:40]}@{links.domain()}>"
