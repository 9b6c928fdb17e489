"""Who follows a group by mail: asked for, confirmed by whoever owns the address, chosen, stopped, taken up again.

Like who stopped reminders it stands outside the record: whom somebody listens to is hers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from plenary.calls.keys import address_digest
from plenary.mandate import reads as mandate
from plenary.post import links, stopping, wording
from plenary.post.making import message_id
from plenary.post.models import Follower, Letter
from plenary.record import signed
from plenary.record.problems import Problem
from plenary.record.reads import size
from plenary.record.writer import durably
from plenary.rules import rhythms

KINDS = ("news", "documents", "calls", "meetings")
AGAIN = timedelta(hours=1)  # a second link to the same address
UNCONFIRMED, KEPT = timedelta(days=7), timedelta(days=30)  # how long an address is kept
_SALT = "plenary.post.following"


@dataclass(frozen=True, slots=True)
class Following:
    """What one address gets from one group."""

    group: str
    address: str
    kinds: tuple[str, ...]
    rhythm: str
    state: str
    stopped_all: bool  # she stopped reminders and news altogether


def key_of(pk: int) -> str:
    """What is in every letter: whoever holds it confirms, chooses and stops."""
    return signed.key_of(pk, _SALT)


def read_key(text: str) -> int | None:
    """The row of a key; None where it was not made here."""
    return signed.read_key(text, _SALT)


def ask(
    group: str, address: str, *, kinds: Iterable[str], rhythm: str, language: str, proven: bool, at: datetime
) -> str:
    """Ask for a group's news to be sent to an address. A link to confirm it is mailed there, at most once an hour.

    `proven`: it is her own, whom it is known of: she follows at once, and the key is returned. "" otherwise: whether an
    address follows already is told to nobody but its owner. Raises Problem.
    """
    address = address.strip()
    try:
        validate_email(address)
    except ValidationError:
        address = ""
    if not address or len(address) > 254:
        raise Problem("This is not a mail address: it needs a name, @ and a domain, such as ana@example.org.")
    told, how = _chosen(kinds, rhythm)
    found: int = durably(lambda: _asked(group, address, told, how, language, proven, at))
    return key_of(found) if proven else ""


def _asked(group: str, address: str, kinds: list[str], rhythm: str, language: str, proven: bool, at: datetime) -> int:
    digest = address_digest(address)
    new = {"asked": at, "changed": at, "due": at}  # whoever pressed twice is there once: the second finds the first
    row, fresh = Follower.objects.select_for_update().get_or_create(group=group, digest=digest, defaults=new)
    if row.state != "following" or proven:  # a stranger changes nothing of what an owner chose, nor how it is spelled
        row.kinds, row.rhythm, row.language, row.address = kinds, rhythm, language, address
    if proven and row.state != "following":
        _begin(row, at)
    elif not proven and (fresh or at - row.asked >= AGAIN or not row.letters):
        row.asked, row.letters = at, row.letters + 1
        row.save()
        Letter.objects.bulk_create([_link(row, at)], ignore_conflicts=True)
    row.save()
    return int(row.pk)


def _link(row: Follower, at: datetime) -> Letter:
    line = next(g for g in mandate.groups() if g.slug == row.group)
    key = f"follow/{row.pk}/{row.letters}"
    language = wording.spoken(row.language)
    context = {"group": line, "follow_url": links.page("following", key=key_of(row.pk)), "now": at}
    subject, text = wording.render("follow", language, context)
    return Letter(
        key=key, entry=0, kind="follow", message_id=message_id(key), address=row.address, sender=line.short[:200],
        language=language, subject=subject, text=text, made=at, next_try=at,
    )  # fmt: skip


def following(pk: int) -> Following | None:
    """What an address gets; None where its row went."""
    row = Follower.objects.filter(pk=pk).first()
    if row is None:
        return None
    return Following(row.group, row.address, tuple(row.kinds), row.rhythm, row.state, stopping.stopped(row.digest))


def confirm(pk: int, at: datetime) -> None:
    """The owner of the address wants it, or wants it again: from now on she is told. Twice is once."""

    def do() -> None:
        row = Follower.objects.select_for_update().filter(pk=pk).first()
        if row is not None and row.state != "following":
            _begin(row, at)
            row.save()

    durably(do)


def choose(pk: int, *, kinds: Iterable[str], rhythm: str, at: datetime) -> None:
    """Choose what she is told, and how often. Raises Problem."""
    told, how = _chosen(kinds, rhythm)

    def do() -> None:
        row = Follower.objects.select_for_update().filter(pk=pk).first()
        if row is not None and (row.kinds, row.rhythm) != (told, how):
            row.kinds, row.rhythm, row.changed = told, how, at
            row.due = rhythms.next_due(how, at, _zone(row.group))
            row.save()

    durably(do)


def stop(pk: int, at: datetime) -> None:
    """No more letters of this group. Letters that are written and not sent yet are let go of, too."""

    def do() -> None:
        row = Follower.objects.select_for_update().filter(pk=pk).exclude(state="stopped").first()
        if row is not None:
            row.state, row.changed = "stopped", at
            row.save()
            Letter.objects.filter(key__startswith=f"told/{pk}/", state="waiting").delete()

    durably(do)


def forget(at: datetime) -> None:
    """Let go of addresses that nobody confirmed, and of those that stopped some weeks ago."""
    old = Follower.objects.filter(state="asked", asked__lt=at - UNCONFIRMED)
    # Whoever asked again after she stopped has a link that waits for her: it is kept as long as a first one.
    gone = Follower.objects.filter(state="stopped", changed__lt=at - KEPT, asked__lt=at - UNCONFIRMED)
    for rows in (old, gone):
        if rows.exists():
            durably(rows.delete)


def _begin(row: Follower, at: datetime) -> None:
    row.state, row.changed, row.upto = "following", at, size()
    row.due = rhythms.next_due(row.rhythm, at, _zone(row.group))


def _zone(group: str) -> str:
    return next((g.zone for g in mandate.groups() if g.slug == group), "UTC")


def _chosen(kinds: Iterable[str], rhythm: str) -> tuple[list[str], str]:
    given = set(kinds)
    told = [one for one in KINDS if one in given]
    if not told:
        raise Problem("Choose at least one thing that you want to be told; to get nothing more, stop it.")
    if rhythm not in rhythms.RHYTHMS:
        raise Problem("Choose how often: at once, once a day or once a week.")
    return told, rhythm
