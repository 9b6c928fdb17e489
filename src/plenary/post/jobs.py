"""Long work of this room: reading the mails that came in, each into a response that waits in review."""

from __future__ import annotations

import logging
from datetime import datetime
from email import message_from_bytes, policy
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from plenary.library import files as disk
from plenary.library import work
from plenary.library.work import Step, handles
from plenary.post.models import Incoming
from plenary.record.writer import durably

if TYPE_CHECKING:
    from plenary.calls.receiving import Prepared, Read

log = logging.getLogger(__name__)


@handles("mail")
def read_mail(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Read one mail that was kept, and all others that wait; returns the number of its response.

    Starting the confined reader takes longer than reading: in the last hour before a deadline one reader takes them
    all, and the jobs of the others find their work done. Done twice, a mail is one response.
    """
    from plenary.calls import importing  # imported where it is used: a page needs no readers

    row = Incoming.objects.get(pk=arguments["incoming"])
    if row.state == "waiting":
        with importing.reader() as read:
            calls = {row.call}
            _read(row, read)
            for pk in list(Incoming.objects.filter(state="waiting").order_by("pk").values_list("pk", flat=True)):
                other = Incoming.objects.get(pk=pk)
                try:
                    _read(other, read)
                except Exception:
                    log.exception("the mail %s could not be read; its own job tries again", other.name)
                calls.add(other.call)
        for call in sorted(calls):
            work.ask("twins", f"call/{call}", {"call": call}, None, timezone.now())
    return {"response": Incoming.objects.get(pk=row.pk).response}


def _read(row: Incoming, read: Read) -> None:
    number = _enter(row, disk.path_of(row.sha256).read_bytes(), read, timezone.now())
    durably(lambda: Incoming.objects.filter(pk=row.pk).update(state="response", response=number))


def _enter(row: Incoming, data: bytes, read: Read, at: datetime) -> int:
    """Its answers where they can be found; otherwise the mail alone, for a person to read. Never nothing."""
    from plenary.calls import acts
    from plenary.calls.acts.receiving import Mailed
    from plenary.post.inbox import CLERK, MEDIA, sender_of

    name, address = sender_of(message_from_bytes(data, policy=policy.compat32))
    told: dict[str, Any] = {"call": row.call, "received": row.came, "mailed": Mailed(name, address), "at": at}
    try:
        if (prepared := _prepared(row, data, read)) is not None:
            receipt = acts.receive_response(CLERK, prepared=prepared, data=data, media_type=MEDIA, **told)
            return int(receipt.value)
    except Exception:
        log.exception("the mail %s cannot be read or placed; it is entered without answers", row.name)
    receipt = acts.receive_known(
        CLERK,
        name=name or "?",
        answers={},
        files=[(row.name, data, MEDIA)],
        why_review=["mailed", "not-all-read"],
        **told,
    )
    return int(receipt.value)


def _prepared(row: Incoming, data: bytes, read: Read) -> Prepared | None:
    from plenary.calls import reads
    from plenary.calls.receiving import prepare

    batch = prepare(row.name, data, reads.to_split(reads.questions(row.call)), read)
    return batch.prepared[0] if batch.prepared else None


def take_up(at: datetime) -> int:
    """Order the reading of whatever still waits for it, when a server starts; returns how many mails."""
    waiting = list(Incoming.objects.filter(state="waiting").values_list("pk", "call"))
    for pk, call in waiting:
        durably(partial(work.ask, "mail", f"call/{call}", {"incoming": pk}, None, at, queue=work.READING))
    return len(waiting)
