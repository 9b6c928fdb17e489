"""Whom the post writes to, and with what: contacts, signatories, invitations. For `plenary.post` alone.

Addresses are personal: nothing here is ever shown on a page. Each function says how many queries it makes.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from plenary.calls import keys
from plenary.calls.invited import to_mail
from plenary.calls.models import STANDING, Call, Contact, Draft, Invitation, Response, Signatory
from plenary.rules import deadlines

Words = dict[str, str]
IN = ("unconfirmed", *STANDING)


@dataclass(frozen=True, slots=True)
class CallFacts:
    """A call as a letter speaks of it."""

    slug: str
    title: Words
    group: str
    short: str
    name: Words  # of the group
    zone: str
    opened: datetime | None
    deadline: datetime | None
    life: deadlines.CallFacts


@dataclass(frozen=True, slots=True)
class Reached:
    """Somebody at an address. `number` is her response where she has one, `key` the link to go on with it."""

    address: str
    language: str
    number: int = 0
    key: str = ""


@dataclass(frozen=True, slots=True)
class ResponseFacts:
    """A response as a letter to its contact speaks of it."""

    pk: int
    number: int
    name: str
    state: str
    late: bool
    cited: bool
    version: int
    channel: str
    reason: str
    contact: Reached | None
    proven: bool = False  # is the contact's address known to be hers?


@dataclass(frozen=True, slots=True)
class Signer:
    """One of those in whose name a joint response speaks."""

    pk: int
    name: str
    address: str
    state: str
    asked: datetime


def call_facts(slug: str) -> CallFacts | None:
    """One call; None where there is none. One query."""
    c = Call.objects.select_related("group").filter(slug=slug).first()
    if c is None:
        return None
    life = deadlines.CallFacts(
        adopted=c.adopted,
        formatted=c.formatted,
        opens=c.opened,
        deadline=c.deadline,
        closed=c.closed,
        accepts_late=c.accepts_late,
        drafted_here=c.drafted_here,
    )
    g = c.group
    return CallFacts(c.slug, c.title, g.slug, g.short, g.name, g.zone, c.opened, c.deadline, life)


def response_facts(slug: str, number: int) -> ResponseFacts | None:
    """One response with its contact and the newest link to it. Two queries."""
    r = Response.objects.filter(call__slug=slug, number=number).select_related("contact").first()
    if r is None:
        return None
    contact: Contact | None = getattr(r, "contact", None)
    reached = None
    if contact is not None and contact.email:
        reached = Reached(contact.email, contact.language, number, _links([r.pk]).get(r.pk, ""))
    proven = r.state in STANDING or (contact is not None and contact.confirmed is not None)
    return ResponseFacts(
        r.pk, number, r.name, r.state, r.late, r.cited, r.version, r.channel, r.reason, reached, proven
    )


def _links(responses: Collection[int]) -> dict[int, str]:
    """The link of each response's newest draft, by the response's key. One query."""
    rows = Draft.objects.filter(response__in=responses).order_by("pk")
    return {r: keys.draft_key(pk, made) for r, pk, made in rows.values_list("response_id", "pk", "generation")}


def signers(slug: str, number: int, *, asked: datetime | None = None, only: Collection[int] = ()) -> tuple[Signer, ...]:
    """Signatories of a response with an address: those asked at that very instant, or just these keys. One query."""
    rows = Signatory.objects.filter(response__call__slug=slug, response__number=number).exclude(email="")
    if asked is not None:
        rows = rows.filter(asked=asked)
    if only:
        rows = rows.filter(pk__in=only)
    return tuple(Signer(s.pk, s.name, s.email, s.state, s.asked) for s in rows.order_by("pk"))


def invited(slug: str, *, told: datetime | None = None, silent: bool = False) -> tuple[Reached, ...]:
    """Those who are invited, by mail address: all who were told; those told at that very instant; or (`silent`) those
    who have not answered. One query; otherwise as `calls.invited.to_mail`."""
    if told is not None or silent:
        return tuple(Reached(line.email, line.language) for line in to_mail(slug, told=told))
    rows = Invitation.objects.filter(call__slug=slug, withdrawn=False, invited__isnull=False).exclude(email="")
    return tuple(Reached(mail, language) for mail, language in rows.order_by("pk").values_list("email", "language"))


def answering(slug: str) -> tuple[Reached, ...]:
    """The contacts of responses that are in, whose address is known to be theirs. Two queries."""
    proven = Q(confirmed__isnull=False) | Q(response__state__in=STANDING)
    rows = Contact.objects.filter(proven, response__call__slug=slug, response__state__in=IN).exclude(email="")
    found = list(rows.order_by("pk").values_list("email", "language", "response__number", "response_id"))
    links = _links([pk for _mail, _language, _number, pk in found])
    return tuple(Reached(mail, language, number, links.get(pk, "")) for mail, language, number, pk in found)
