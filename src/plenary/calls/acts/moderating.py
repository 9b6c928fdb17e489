"""Moderation after logging: what should not be shown leaves public view, for a public reason. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from plenary.calls.acts.reviewing import published_anew, taken_out
from plenary.calls.entries import AttachmentRemoved, AttachmentRestored, ResponseRemoved, ResponseRestored
from plenary.calls.models import Attachment, Response
from plenary.calls.rights import MODERATE
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem

REMOVED = ResponseRemoved.act
_WHY = "Say why: the reason is public."


def _response(by: Actor, call: str, number: int) -> Response:
    row: Response = Response.objects.select_related("call", "call__group").get(call__slug=call, number=number)
    MODERATE.require(by, row.call.group.slug)
    return row


def _reason(text: str) -> str:
    reason = " ".join(text.split())[:500]
    if not reason:
        raise Problem(_WHY)
    return reason


@act
def remove_response(by: Actor, *, call: str, number: int, reason: str, at: datetime) -> Outcome:
    """Take a response out of public view. Its number stays, and the list of respondents says why.

    Raises Problem without a reason, or where it was merged into another, Response.DoesNotExist.
    """
    row = _response(by, call, number)
    address = f"response/{call}/R{number}"
    if row.state == "removed":
        return Unchanged(address)
    if row.state == "merged":
        raise Problem(
            "R%(number)s was merged into R%(kept)s: remove that one, or undo the merge first.",
            number=number,
            kept=row.merged.number if row.merged else 0,
        )
    why, was = _reason(reason), row.state
    taken_out(by, row, at)
    row.state, row.reason = "removed", why
    row.save()
    return Written(ResponseRemoved(call, number, why, was), address)


@act
def restore_response(by: Actor, *, call: str, number: int, reason: str, at: datetime) -> Outcome:
    """Put a removed response back where it was; into review where the record no longer tells. `value` is that state.

    Raises Problem where it was not removed, or without a reason.
    """
    row = _response(by, call, number)
    address = f"response/{call}/R{number}"
    if row.state != "removed":
        raise Problem("R%(number)s was not removed: there is nothing to restore.", number=number)
    why = _reason(reason)
    told = record.last_told([address], REMOVED).get(address)
    was = str(told.what["was"]) if told is not None and told.what else "review"
    row.state, row.reason = was, ""
    row.save()
    published_anew(by, row, at)
    return Written(ResponseRestored(call, number, why, was), address, was)


@act
def remove_attachment(by: Actor, *, call: str, number: int, attachment: int, reason: str, at: datetime) -> Outcome:
    """Take one attached file out of public view. Raises Problem without a reason, Attachment.DoesNotExist."""
    row, file, address = _attachment(by, call, number, attachment)
    if file.dropped:
        return Unchanged(address)
    why = _reason(reason)
    file.dropped = True
    file.save()
    taken_out(by, row, at)
    return Written(AttachmentRemoved(call, number, attachment, why), address)


@act
def restore_attachment(by: Actor, *, call: str, number: int, attachment: int, reason: str, at: datetime) -> Outcome:
    """Show a file again that moderation removed. Raises Problem where it was left out by an amendment, or not at all."""
    row, file, address = _attachment(by, call, number, attachment)
    told = record.last_told([address], AttachmentRemoved.act, AttachmentRestored.act).get(address)
    if not file.dropped or told is None or told.act != AttachmentRemoved.act:
        raise Problem("This file was not removed by moderation: there is nothing to restore.")
    why = _reason(reason)
    file.dropped = False
    file.save()
    published_anew(by, row, at)
    return Written(AttachmentRestored(call, number, attachment, why), address)


def removed_files(call: str, attachments: Collection[int]) -> frozenset[int]:
    """Those that moderation removed, which no amendment brings back. One query."""
    address = {f"response/{call}/attachment/{pk}": pk for pk in attachments}
    told = record.last_told(set(address), AttachmentRemoved.act, AttachmentRestored.act)
    return frozenset(address[obj] for obj, t in told.items() if t.act == AttachmentRemoved.act)


def _attachment(by: Actor, call: str, number: int, attachment: int) -> tuple[Response, Any, str]:
    row = _response(by, call, number)
    file = Attachment.objects.get(pk=attachment, response=row)
    return row, file, f"response/{call}/attachment/{attachment}"  # it may go with a merge
