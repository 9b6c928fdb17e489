"""Sending what waits. At least once, each with the same Message-ID every time; a dead mail server loses nothing.

A letter is leased before it is sent, so that two clerks do not send it at once; one that a killed clerk had in its hand
is taken up again when the lease is over.
"""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection as database

from plenary.post import following, links, making, notices
from plenary.post.models import Letter
from plenary.record.writer import durably

log = logging.getLogger(__name__)
BATCH = 20
LEASE = timedelta(minutes=2)
WAITS = (1, 5, 15, 60, 180, 360, 720)  # minutes after each try; then every twelve hours
GIVE_UP = timedelta(days=5)  # as mail servers do
KEPT = timedelta(days=60)  # how long it is known to whom a letter was sent: a bounce may come late


@dataclass
class Sent:
    """What came of a round."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0  # to be tried again later
    stopped: str = ""  # what is wrong with the mail server, where the round ended for that

    def plain(self) -> dict[str, Any]:
        return {"sent": self.sent, "failed": self.failed, "waiting": self.waiting, "stopped": self.stopped}


class Refused(Exception):
    """The mail server refused one letter. `final` where trying again would not help."""

    def __init__(self, why: str, *, final: bool) -> None:
        super().__init__(why)
        self.why, self.final = why, final


class Down(Exception):
    """The mail server cannot be used now: no letter's fault."""


def send(now: Callable[[], datetime], *, forced: bool = False) -> Sent:
    """Send everything that is due over one connection; `forced` also what would wait for its next try."""
    done = Sent()
    forget(now())
    line: Any = None
    tried: set[int] = set()
    try:
        while batch := _lease(now(), forced, tried):
            tried |= {letter.pk for letter in batch}
            for place, letter in enumerate(batch):
                try:
                    if line is None:
                        line = _open()
                    _hand_over(line, letter)
                except Refused as why:
                    _refused(letter, why, now(), done)
                except Down as why:
                    done.stopped = str(why)
                    log.warning("the mail server: %s", why)
                    _later(batch[place:], str(why), now(), done)
                    return done
                else:
                    _note(letter.pk, state="sent", sent=now(), text="", stop="", why="")
                    done.sent += 1
    finally:
        if line is not None:
            _close(line)
    return done


def _lease(at: datetime, forced: bool, tried: set[int]) -> list[Letter]:
    """The next letters that are due, ours for a while."""

    def take() -> list[Letter]:
        rows = Letter.objects.filter(state="waiting").exclude(pk__in=tried)
        if not forced:
            rows = rows.filter(next_try__lte=at)
        if database.vendor == "postgresql":
            rows = rows.select_for_update(skip_locked=True)
        batch = list(rows.order_by("pk")[:BATCH])
        Letter.objects.filter(pk__in=[letter.pk for letter in batch]).update(next_try=at + LEASE)
        return batch

    if not Letter.objects.filter(state="waiting").exclude(pk__in=tried).exists():
        return []  # asked before, so that an idle clerk writes nothing
    leased: list[Letter] = durably(take)
    return leased


def _open() -> Any:
    line = get_connection(fail_silently=False)
    try:
        line.open()
    except (OSError, smtplib.SMTPException) as why:
        raise Down(_said(why)) from why
    return line


def _close(line: Any) -> None:
    try:
        line.close()
    except (OSError, smtplib.SMTPException):
        log.debug("the mail server hung up first")


def message(letter: Letter) -> EmailMessage:
    """A letter as it goes over the line."""
    headers = {
        "From": formataddr((letter.sender, settings.DEFAULT_FROM_EMAIL)) if letter.sender else "",
        "Message-ID": letter.message_id,
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
        "X-Auto-Response-Suppress": "All",
    }
    if letter.stop:
        by_mail = letter.stop.rstrip("/").rpartition("/")[2]
        ways = [f"<mailto:stop@{links.domain()}?subject={by_mail}>"] if links.comes_in() else []
        headers["List-Unsubscribe"] = ", ".join([*ways, f"<{letter.stop}>"])
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return EmailMessage(
        letter.subject,
        letter.text,
        settings.DEFAULT_FROM_EMAIL,
        [letter.address],
        headers={k: v for k, v in headers.items() if v},
    )


def _hand_over(line: Any, letter: Letter) -> None:
    """Raises Refused for this letter, Down where the server is the trouble."""
    try:
        line.send_messages([message(letter)])
    except smtplib.SMTPRecipientsRefused as why:
        code, said = next(iter(why.recipients.values()), (550, b""))
        raise Refused(_reply(code, said), final=code >= 500) from why
    except smtplib.SMTPDataError as why:
        raise Refused(_reply(why.smtp_code, why.smtp_error), final=why.smtp_code >= 500) from why
    except (OSError, smtplib.SMTPException) as why:  # hung up, refuses us as a sender, asks for a password
        raise Down(_said(why)) from why
    except ValueError as why:  # a header that cannot be: never to be sent, and no reason to stop the others
        raise Refused(f"{type(why).__name__}: {why}", final=True) from why


def _reply(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(f"{code} {text}".split())[:300]


def _said(why: Exception) -> str:
    if isinstance(why, smtplib.SMTPResponseException):
        return _reply(why.smtp_code, why.smtp_error)
    return " ".join(f"{type(why).__name__}: {why}".split())[:300]


def _refused(letter: Letter, why: Refused, at: datetime, done: Sent) -> None:
    if why.final or at - letter.made > GIVE_UP:
        _note(letter.pk, state="failed", why=why.why, tries=letter.tries + 1)
        done.failed += 1
    else:
        _later([letter], why.why, at, done)


def _later(some: list[Letter], why: str, at: datetime, done: Sent) -> None:
    """Put them back for a later try. They stay whole however long the server is away."""
    for letter in some:
        wait = timedelta(minutes=WAITS[min(letter.tries, len(WAITS) - 1)])
        _note(letter.pk, why=why[:300], tries=letter.tries + 1, next_try=at + wait)
    done.waiting += len(some)


def _note(pk: int, **columns: Any) -> None:
    durably(lambda: Letter.objects.filter(pk=pk).update(**columns))


def again(pk: int, at: datetime) -> bool:
    """Try a failed letter once more. One that came back is written anew, since its text went when it was sent.

    False where it did not fail, or where what it spoke of is so no longer (a link used up, a name taken out).
    """
    letter = Letter.objects.filter(pk=pk, state="failed").first()
    if letter is None:
        return False
    columns = {"state": "waiting", "tries": 0, "next_try": at, "made": at, "sent": None}
    if not letter.text:
        fresh = making.anew(letter, at)
        if fresh is None:
            return False
        columns |= {"text": fresh.text, "subject": fresh.subject, "stop": fresh.stop}
    return bool(durably(lambda: Letter.objects.filter(pk=pk, state="failed").update(**columns)))


def bounced(message_id: str, why: str) -> int:
    """A letter came back: the secretariat sees it among the failed. Returns its key, 0 where it is none of ours."""
    letter = Letter.objects.filter(message_id=message_id, state="sent").first()
    if letter is None:
        return 0
    _note(letter.pk, state="failed", why=why[:300])
    return int(letter.pk)


def forget(at: datetime) -> int:
    """Let go of addresses of letters that arrived long ago; returns how many."""
    rows = Letter.objects.filter(state="sent", sent__lt=at - KEPT).exclude(address="")
    return int(durably(lambda: rows.update(address=""))) if rows.exists() else 0


def round_(now: Callable[[], datetime], *, forced: bool = False) -> tuple[int, Sent]:
    """Make what is to be made, then send what waits: how many were made, and what came of sending."""
    following.forget(now())
    made = making.make(now()) + notices.make(now())
    return made, send(now, forced=forced)
