"""Mail in. An original is kept, whole and flushed, before anybody is told that it was received; a job reads it later.

What is no answer (automatic replies, mails that came back, replies to our own letters) is kept aside as such. Nothing
that comes by mail counts before a person has looked at it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parseaddr
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError

from plenary.calls import keys, reaching
from plenary.library import work
from plenary.library.acts import keep_original
from plenary.post import following, links, outbox, stopping
from plenary.post.models import Incoming
from plenary.press.mailbox import header
from plenary.record.actor import EVERYWHERE, SECRETARIAT, Actor
from plenary.record.writer import durably
from plenary.rules import deadlines

LARGEST = 50 * 1024 * 1024  # bytes of a mail
MEDIA = "message/rfc822"
US = ("postmaster", "abuse", "mailer-daemon")
STOP = "stop"
CLERK = Actor(
    name="post", seat="secretariat/post", capacity=SECRETARIAT, roles={EVERYWHERE: frozenset({SECRETARIAT})}
)  # who enters what came by mail: the secretariat, by means of the post


class Unknown(ValueError):
    """Nobody here takes mail under this address, or not now. Its words go back to the sending server: ASCII, one line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a recipient's address leads: to a call, to us, or to where reminders are stopped."""

    kind: str  # "call", "us", "stop"
    call: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mail: "response" (it will be read), "aside", "known" (it came before), "stopped"."""

    state: str
    why: str = ""
    incoming: int = 0


def place_of(recipient: str, at: datetime) -> Place:
    """Where an address leads. Raises Unknown, with a text for the sender."""
    local = parseaddr(recipient)[1].rpartition("@")[0].lower() or recipient.partition("@")[0].strip("<> ").lower()
    if local == STOP:
        return Place("stop")
    if local in US or local == _own().partition("@")[0]:
        return Place("us")
    slug = local.removeprefix("answers+")
    call = reaching.call_facts(slug)
    if call is None:
        raise Unknown(f"No call for input takes answers at this address. Look for the address at {settings.URL}/")
    stands = deadlines.standing(call.life, at)
    if not stands.accepts:
        when = "is closed" if stands.code == "closed" else "is not open yet"
        raise Unknown(f"The call for input {slug} {when}, and takes no answers. See {settings.URL}/")
    return Place("call", slug)


def _own() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].lower()


def receive(data: bytes, *, recipient: str, at: datetime, sender: str | None = None) -> Outcome:
    """Take a mail in. When this returns, the mail is durable, and so is the order to read it.

    `sender` is the envelope's: "" for a mail that wants no reply, None where it is not known. The same mail (by
    Message-ID and content) is taken once. Raises Unknown, ValueError where it is too large, OSError and database errors.
    """
    place = place_of(recipient, at)
    if len(data) > LARGEST:
        raise ValueError(f"larger than {LARGEST // 2**20} MB")
    if data.startswith(b"From "):  # put there by programs that deliver into mailboxes
        data = data.partition(b"\n")[2]
    head = _head(data)
    if place.kind == "stop":
        return _stop(head, at)
    why = "" if place.kind == "call" else "for-us"
    if automatic(head, sender):
        why = "bounce" if _came_back(data) else "automatic"
    key = _key(place, head, data)
    name = f"mail-{key[:16]}.eml"

    def keep() -> Outcome:
        if known := Incoming.objects.filter(key=key).first():
            return Outcome("known", incoming=known.pk)
        file = keep_original(CLERK, name=name, data=data, media_type=MEDIA, at=at).value
        row = Incoming.objects.create(
            key=key,
            call=place.call,
            sha256=sha256(data).hexdigest(),
            file=file,
            name=name,
            came=at,
            state="aside" if why else "waiting",
            why=why,
            thank=not why and _may_thank(head),
        )
        if why:
            return Outcome("aside", why, row.pk)
        work.ask("mail", f"call/{place.call}", {"incoming": row.pk}, None, at, queue=work.READING)
        return Outcome("response", incoming=row.pk)

    try:
        outcome: Outcome = durably(keep)
    except IntegrityError:  # the same mail at the same moment, on PostgreSQL: the other one is in
        known = Incoming.objects.filter(key=key).first()
        if known is None:
            raise
        return Outcome("known", incoming=known.pk)
    return outcome


def _head(data: bytes) -> Message:
    """The headers alone."""
    return message_from_bytes(
        re.split(rb"\r?\n\r?\n", data[: 1 << 20], maxsplit=1)[0] + b"\n\n", policy=policy.compat32
    )


def _key(place: Place, head: Message, data: bytes) -> str:
    """What makes a mail the same one, hex: for whom, its Message-ID, its content. Servers add headers on the way."""
    content = re.split(rb"\r?\n\r?\n", data, maxsplit=1)[-1].replace(b"\r\n", b"\n").rstrip()
    ident = header(head, "Message-ID") or "|".join(header(head, name) for name in ("From", "Date", "Subject"))
    made = sha256()
    for part in (place.kind.encode(), place.call.encode(), ident.encode("utf-8", "backslashreplace"), content):
        made.update(b"%d:" % len(part))
        made.update(part)
    return made.hexdigest()


def automatic(head: Message, sender: str | None) -> bool:
    """Was this written by a program? Then it is no answer, and nothing goes back (RFC 3834)."""
    told = header(head, "Auto-Submitted").lower().partition(";")[0].strip()
    return (
        told not in ("", "no")
        or (sender is not None and not sender.strip("<> "))
        or head.get_content_type() == "multipart/report"
        or _precedence(head) == "auto_reply"
        or any(header(head, name) for name in ("X-Autoreply", "X-Autorespond", "X-Failed-Recipients"))
        or sender_of(head)[1].lower() == _own()
    )


def _precedence(head: Message) -> str:
    return header(head, "Precedence").strip().lower()


def _may_thank(head: Message) -> bool:
    """May an acknowledgement go back? Not to lists, nor to whoever asks for none."""
    listed = any(header(head, name) for name in ("List-Id", "List-Post", "List-Unsubscribe"))
    quiet = header(head, "X-Auto-Response-Suppress").lower()
    return bool(sender_of(head)[1]) and not (
        listed or _precedence(head) in ("bulk", "junk", "list") or "all" in quiet or "autoreply" in quiet
    )


def sender_of(head: Message) -> tuple[str, str]:
    """Name and address of whoever a mail says that it is from; the address is "" where it is none."""
    name, address = parseaddr(header(head, "From"))
    try:
        validate_email(address)
    except ValidationError:
        address = ""
    clean = "".join(c for c in name if c.isprintable())
    return (clean[:200], address if len(address) <= 254 else "")


def _came_back(data: bytes) -> bool:
    """Does this report that a letter of ours did not arrive? Then the letter is marked as failed."""
    report = message_from_bytes(data[: 4 << 20], policy=policy.compat32)
    if report.get_content_type() != "multipart/report" and not header(report, "X-Failed-Recipients"):
        return False
    failed, said = _status(report)
    if not failed:
        return False  # delayed, relayed, delivered: no news
    found = re.findall(rb"^Message-ID:\s*(<[^>\s]{1,200}>)", data[: 4 << 20], re.I | re.M)
    return any(outbox.bounced(one.decode("ascii", "replace"), said) for one in found)


def _status(report: Message) -> tuple[bool, str]:
    """Has delivery failed for good, and what the other server said (RFC 3464)."""
    texts = []
    for part in report.walk():
        if part.get_content_type() == "message/delivery-status":
            inside: Any = part.get_payload()
            texts += [p.as_string() for p in inside if isinstance(p, Message)] if isinstance(inside, list) else []
    whole = "\n".join(texts)
    if whole and not re.search(r"^Action:\s*failed", whole, re.I | re.M):
        return False, ""
    said = re.search(r"^Diagnostic-Code:\s*(?:smtp;\s*)?(.{1,250})", whole, re.I | re.M)
    status = re.search(r"^Status:\s*(\S{1,20})", whole, re.I | re.M)
    text = said[1] if said else status[1] if status else "bounce"
    return True, " ".join(_printable(text).split())


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _stop(head: Message, at: datetime) -> Outcome:
    """Reminders are stopped by mail: the subject is the key. The mail itself is not kept: it says nothing more."""
    subject = header(head, "Subject").strip()
    if (follower := following.read_key(subject)) is not None:
        following.stop(follower, at)
        return Outcome("stopped")
    digest = keys.read_stop_key(subject)
    if digest is None:
        raise Unknown(
            f"The subject is not the key of a letter. Use the link in the letter, at {settings.URL}/post/stop/"
        )
    stopping.stop(digest, at)
    return Outcome("stopped")


def takes(address: str) -> bool:
    """Is this a domain of ours? The door takes no mail for others."""
    host = parseaddr(address)[1].rpartition("@")[2].lower() or address.rpartition("@")[2].strip("<> ").lower()
    return host in {links.domain().lower(), _own().rpartition("@")[2], "localhost"}
