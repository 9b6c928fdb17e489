"""What somebody who answers a call may see: the call as she needs it, and what became of what she handed in.

No counts are taken here: a form costs the same when ten have answered and when ten thousand have.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.calls import asked
from plenary.calls.models import Attachment, Call, Contact, Draft, Response, ResponseVersion, Signatory
from plenary.record import reads as record
from plenary.rules import deadlines

Words = dict[str, str]


def facts_of(call: Call) -> deadlines.CallFacts:
    """What the rule of deadlines looks at."""
    return deadlines.CallFacts(
        adopted=call.adopted,
        formatted=call.formatted,
        opens=call.opened,
        deadline=call.deadline,
        closed=call.closed,
        accepts_late=call.accepts_late,
        drafted_here=call.drafted_here,
    )


@dataclass(frozen=True, slots=True)
class Brief:
    """A call as a form shows it."""

    slug: str
    group: str
    group_short: str
    zone: str
    title: Words
    intro: Words
    languages: tuple[str, ...]
    opened: datetime | None
    deadline: datetime | None
    version: int
    facts: deadlines.CallFacts
    stands: deadlines.Standing  # at the instant it was asked for

    def standing(self, now: datetime) -> deadlines.Standing:
        return deadlines.standing(self.facts, now)

    def left(self, now: datetime) -> deadlines.Left | None:
        """How long one may still answer in time; None where there is no deadline."""
        return deadlines.left(now, self.deadline) if self.deadline else None


def brief(slug: str, at: datetime) -> Brief | None:
    """One call at an instant; None where there is none."""
    c = asked.call(slug)
    if c is None:
        return None
    return Brief(
        slug=c.slug,
        group=c.group.slug,
        group_short=c.group.short,
        zone=c.group.zone,
        title=c.title,
        intro=c.intro,
        languages=tuple(c.languages),
        opened=c.opened,
        deadline=c.deadline,
        version=c.version,
        facts=facts_of(c),
        stands=deadlines.standing(facts_of(c), at),
    )


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a response, for whoever handed it in."""

    id: int
    call: str
    group: str
    number: int
    name: str
    state: str
    reason: str
    received: datetime
    late: bool
    cited: bool
    version: int
    on_behalf: bool
    email: str
    confirmed: datetime | None
    entries: tuple[record.Line, ...]  # of this response, the newest first
    signatories: tuple[tuple[str, str], ...]  # name, state; "unreachable" where she has no address
    attachments: tuple[str, ...]
    versions: tuple[tuple[int, datetime], ...]  # earlier ones
    answers: int

    @property
    def entry(self) -> int:
        """The record's number of the newest entry about it."""
        return self.entries[0].sequence if self.entries else 0


def receipt(response: int) -> Receipt | None:
    """The receipt of one response. Six queries."""
    row = Response.objects.select_related("call__group").filter(pk=response).first()
    if row is None:
        return None
    contact = Contact.objects.filter(pk=row.pk).first()
    return Receipt(
        id=row.pk,
        call=row.call.slug,
        group=row.call.group.slug,
        number=row.number,
        name=row.name,
        state=row.state,
        reason=row.reason,
        received=row.received,
        late=row.late,
        cited=row.cited,
        version=row.version,
        on_behalf=row.on_behalf,
        email=contact.email if contact else "",
        confirmed=contact.confirmed if contact else None,
        entries=record.about(f"response/{row.call.slug}/R{row.number}"),
        signatories=tuple(
            (name, state if state != "asked" or email else "unreachable")
            for name, state, email in Signatory.objects.filter(response=row)
            .exclude(state="withdrawn")
            .order_by("pk")
            .values_list("name", "state", "email")
        ),
        attachments=tuple(
            Attachment.objects.filter(response=row, dropped=False).order_by("pk").values_list("file__name", flat=True)
        ),
        versions=tuple(
            ResponseVersion.objects.filter(response=row).order_by("number").values_list("number", "received")
        ),
        answers=row.answers.count(),
    )


def proof(response: int) -> dict[str, Any] | None:
    """The receipt as data: the newest entry with all that is needed to check it without this server. None before."""
    found = receipt(response)
    full = record.entry(found.entry) if found is not None and found.entry else None
    if found is None or full is None:
        return None
    p = full.proof
    return {
        "call": found.call,
        "response": found.number,
        "received": found.received.isoformat(),
        "late": found.late,
        "entry": found.entry,
        "act": full.line.act,
        "leaf": p.leaf_json,
        "leaf_hash": full.line.leaf,
        "index": p.index,
        "tree_size": p.size,
        "root": p.root,
        "path": list(p.path),
        "salt": p.salt,
        "content": p.content,
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """A signatory, and what she is asked to sign."""

    id: int
    name: str
    email: str  # hers, for comparing with the link's: shown to nobody
    state: str
    response: int
    response_id: int
    respondent: str
    call: str
    group: str


def signatory(pk: int) -> Asked | None:
    """Whom a link to sign belongs to; None where she is no longer named."""
    s = Signatory.objects.select_related("response__call__group").filter(pk=pk).exclude(state="withdrawn").first()
    if s is None:
        return None
    r = s.response
    return Asked(s.pk, s.name, s.email, s.state, r.number, r.pk, r.name, r.call.slug, r.call.group.slug)


def given(response: int) -> tuple[tuple[str, str, str, str], ...]:
    """The answers of a response as (question, part, text, state), for those whom it speaks for. One query."""
    row = Response.objects.get(pk=response)
    return tuple(
        row.answers.order_by("question__order", "part").values_list("question__number", "part", "text", "state")
    )


def own_answers(person: int, calls: Collection[str]) -> dict[str, str]:
    """Of these calls, which somebody has answered ("given") or begun to ("begun"). Two queries."""
    begun = Draft.objects.filter(person=person, call__slug__in=calls).values_list("call__slug", flat=True)
    gone = ("withdrawn", "removed", "aside")
    given = Response.objects.filter(person=person, call__slug__in=calls).exclude(state__in=gone)
    return dict.fromkeys(begun, "begun") | dict.fromkeys(given.values_list("call__slug", flat=True), "given")
