"""What anybody is told about a response beside its answers: how it came in, what it holds, why it is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.calls.entries import (
    AttachmentRemoved,
    ResponseEnteredFor,
    ResponseRemoved,
    ResponseSetAside,
    ResponsesMerged,
    ResponseVouchedFor,
    ResponseWithdrawn,
)
from plenary.calls.models import Answer, Attachment, Call, Contact, Merge, Question, Response
from plenary.calls.reads import AnswerLine, ResponseLine, responses
from plenary.calls.rights import REVIEW, visible
from plenary.record import reads as record
from plenary.record.actor import Actor
from plenary.rules.masking import mask

GONE = ("aside", "removed", "merged")
OTHER = "other"  # the number of what was said outside the questions


@dataclass(frozen=True, slots=True)
class Gone:
    """A number at which no response is read any more. No name: what was removed may be the name itself."""

    number: int
    state: str  # aside, removed, merged
    reason: str
    when: datetime | None
    entry: int  # that says so; 0 where its content was erased
    into: int  # of a merged one; 0


def gone(slug: str, *, number: int = 0, after: int = 0, count: int = 0) -> tuple[Gone, ...]:
    """The numbers of a call that are gone, in order; all, one, or a page of them. Three queries."""
    rows = Response.objects.filter(call__slug=slug, state__in=GONE).order_by("number")
    if number:
        rows = rows.filter(number=number)
    if after:
        rows = rows.filter(number__gt=after)
    found = list(rows.values_list("pk", "number", "state", "reason", "merged__number"))[: count or None]
    address = {n: f"response/{slug}/R{into if state == 'merged' else n}" for _pk, n, state, _why, into in found}
    told = record.last_told(
        set(address.values()),
        *(k.act for k in (ResponseRemoved, ResponseSetAside, ResponseWithdrawn, ResponsesMerged)),
    )
    merged = dict(
        Merge.objects.filter(other__in=[pk for pk, _n, state, *_rest in found if state == "merged"], undone=None)
        .values_list("other", "merged")
    )  # fmt: skip
    made = []
    for pk, n, state, reason, into in found:
        entry = told.get(address[n])
        if state == "merged" and (entry is None or (entry.what or {}).get("other") != n):
            entry = None  # the newest merge into that response is another one
        when = merged.get(pk) if state == "merged" else entry.instant if entry else None
        made.append(Gone(n, state, reason, when, entry.sequence if entry else 0, into or 0))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class File:
    id: int
    file: int  # in the library
    name: str
    question: str
    dropped: bool
    reason: str  # why moderation removed it; "" where it was left out by an amendment


@dataclass(frozen=True, slots=True)
class Story:
    """How a response came to say what it says."""

    on_behalf: bool
    entered: str  # how it came to the secretariat; "" elsewhere
    confirmed: datetime | None  # by the respondent, by mail
    vouched: datetime | None  # by the secretariat in her place
    strength: str  # on the strength of what
    holds: tuple[tuple[int, datetime, bool, datetime], ...]  # number, received, late, merged: what was merged into it
    into: int  # the response that it was merged into; 0
    wish: str  # a language in which it wishes to be published beside its own
    files: tuple[File, ...]


def story(by: Actor, slug: str, number: int) -> Story | None:
    """None where the viewer may not see the response. At most seven queries."""
    owner = Call.objects.select_related("group").filter(slug=slug).first()
    if owner is None:
        return None
    rows = Response.objects.filter(call=owner, number=number).select_related("merged")
    row = visible(by, rows, owner.group.slug).first()
    if row is None:
        return None
    address = f"response/{slug}/R{number}"
    vouched = record.last_told([address], ResponseVouchedFor.act).get(address)
    entered = record.last_told([address], ResponseEnteredFor.act).get(address) if row.on_behalf else None
    holds = Merge.objects.filter(kept=row, undone=None).order_by("pk")
    return Story(
        on_behalf=row.on_behalf,
        entered=_said(entered, "reason"),
        confirmed=Contact.objects.filter(pk=row.pk).values_list("confirmed", flat=True).first(),
        vouched=vouched.instant if vouched else None,
        strength=_said(vouched, "reason"),
        holds=tuple(holds.values_list("other__number", "other__received", "other__late", "merged")),
        into=row.merged.number if row.merged else 0,
        wish=row.wish,
        files=_files(slug, row, REVIEW.asked(by, owner.group.slug).allowed),
    )


def _said(told: record.Told | None, name: str) -> str:
    what: Mapping[str, Any] = (told.what if told else None) or {}
    return str(what.get(name, ""))


def _files(slug: str, row: Any, knows: bool) -> tuple[File, ...]:
    """The attached files; those that moderation removed with their reason, those that an amendment left out not at all."""
    rows = list(Attachment.objects.filter(response=row).select_related("file").order_by("pk"))
    address = {a.pk: f"response/{slug}/attachment/{a.pk}" for a in rows if a.dropped}
    told = record.last_told(set(address.values()), AttachmentRemoved.act) if address else {}
    made = []
    for a in rows:
        removed = told.get(address.get(a.pk, ""))
        if not a.dropped or removed is not None:
            shown = knows or not a.dropped
            made.append(
                File(
                    a.pk, a.file_id, mask(a.file.name) if shown else "", a.question, a.dropped, _said(removed, "reason")
                )
            )
    return tuple(made)


@dataclass(frozen=True, slots=True)
class Outside:
    """What was said outside the questions (A115), a page of it."""

    lines: tuple[tuple[ResponseLine, AnswerLine], ...]
    on: int  # the response to go on from; 0 at the end


def outside(by: Actor, slug: str, *, start: int = 0, count: int = 40) -> Outside:
    """From response `start` on, in the order of their numbers. Five queries."""
    owner = Call.objects.select_related("group").filter(slug=slug).first()
    if owner is None:
        return Outside((), 0)
    knows = REVIEW.asked(by, owner.group.slug).allowed
    mine = Response.objects.filter(call=owner, state__in=("review", "confirmed") if knows else ("confirmed",))
    place = Question.objects.filter(call=owner, kind=OTHER).first()
    rows = Answer.objects.filter(response__in=visible(by, mine, owner.group.slug), question=place).exclude(text="")
    found = list(
        rows.filter(response__number__gte=start)
        .order_by("response__number")
        .values_list("response__number", "question__number", "part", "text", "state", "see", "language", "corrected")[
            : count + 1
        ]
    )
    lines = {r.number: r for r in responses(by, slug, numbers=[a[0] for a in found])}
    answers = [
        AnswerLine(r, q, p, t if knows else mask(t), s, tuple(see), lang, corrected)
        for r, q, p, t, s, see, lang, corrected in found
    ]
    return Outside(
        tuple((lines[a.response], a) for a in answers[:count]), answers[count].response if len(answers) > count else 0
    )
