"""Long work of this room: reading the mails that came in, each into a response that waits in review."""

from __future__ import annotations

import logging
from datetime import datetime
from email import message_from_bytes, policy
from typing import Any

from django.utils import timezone

from plenary.library import files as disk
from plenary.library import work
from plenary.library.work import Step, handles
from plenary.post.models import Incoming
from plenary.record.writer import durably

log = logging.getLogger(__name__)


@handles("mail")
def read_mail(arguments: dict[str, Any], step: Step) -> dict[str, Any]:
    """Read one mail that was kept; returns the number of its response. Done twice, it is one response."""
    row = Incoming.objects.get(pk=arguments["incoming"])
    if row.state != "waiting":
        return {"response": row.response}
    at = timezone.now()
    number = _enter(row, disk.path_of(row.sha256).read_bytes(), at)
    durably(lambda: Incoming.objects.filter(pk=row.pk).update(state="response", response=number))
    work.ask("twins", f"call/{row.call}", {"call": row.call}, None, at)
    return {"response": number}


def _enter(row: Incoming, data: bytes, at: datetime) -> int:
    """Its answers where they can be found; otherwise the mail alone, for a person to read. Never nothing."""
    # The readers are imported where they are used: a page needs none.
    from plenary.calls import acts, importing, reads
    from plenary.calls.acts.receiving import Mailed
    from plenary.calls.receiving import prepare
    from plenary.post.inbox import CLERK, MEDIA, sender_of

    name, address = sender_of(message_from_bytes(data, policy=policy.compat32))
    mailed = Mailed(name, address)
    questions = reads.to_split(reads.questions(row.call))
    with importing.reader() as read:
        batch = prepare(row.name, data, questions, read)
    if batch.prepared:
        try:
            receipt = acts.receive_response(
                CLERK,
                call=row.call,
                prepared=batch.prepared[0],
                data=data,
                media_type=MEDIA,
                received=row.came,
                mailed=mailed,
                at=at,
            )
        except ValueError:
            log.exception("the mail %s cannot be placed; it is entered without answers", row.name)
        else:
            return int(receipt.value)
    receipt = acts.receive_known(
        CLERK,
        call=row.call,
        name=name or "?",
        answers={},
        files=[(row.name, data, MEDIA)],
        received=row.came,
        why_review=["mailed", "not-all-read"],
        mailed=mailed,
        at=at,
    )
    return int(receipt.value)
