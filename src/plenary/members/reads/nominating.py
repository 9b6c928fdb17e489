"""Where nominations stand: the public sees each stakeholder group's state, and who was nominated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from plenary.members import keys
from plenary.members.models import Account, Nomination, NominationCall, Person, Phase, Role
from plenary.members.reads.rules import selection
from plenary.record.actor import SECRETARIAT, Actor
from plenary.rules import nominations as selecting
from plenary.rules.masking import mask
from plenary.rules.people import Known, identity

Words = dict[str, str]
PAGE = 200


@dataclass(frozen=True, slots=True)
class NominationLine:
    """One nomination. A mail address never stands here."""

    number: int
    call: int
    person: int
    name: str
    country: str
    organisation: str
    part: str  # code
    part_name: Words
    region: str
    capacity: str
    statement: str
    proposed_by: str
    state: str
    nominated: datetime
    accepted: datetime | None
    accepted_how: str
    reason: str
    seat: int
    mailed: bool = False  # was an address given, to mail her a link?
    language: str = ""  # in which whoever nominated her works


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """How far one stakeholder group is."""

    part: str
    name: Words
    state: str
    rules: str
    closes: datetime | None


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call for nominations with its phases and what came."""

    number: int
    text: Words
    rule: int  # version of the selection rules
    rule_text: Words
    opened: datetime
    closes: datetime | None
    closed: datetime | None
    phases: tuple[PhaseLine, ...]
    nominations: tuple[NominationLine, ...]
    status: tuple[selecting.PartStatus, ...]

    def takes(self, at: datetime) -> bool:
        """May anybody be nominated now, as far as the call goes?"""
        return self.closed is None and (self.closes is None or at <= self.closes)


def nominations(group: str, *, after: int = 0) -> CallLine | None:
    """The newest call with a page of what came, after a number; None where nobody has called. Four queries."""
    call = NominationCall.objects.filter(group__slug=group).select_related("rule").order_by("-number").first()
    if call is None:
        return None
    rows = Nomination.objects.filter(call=call, number__gt=after)
    rows = rows.select_related("person", "organisation", "stakeholder_group", "seat", "call")
    lines = tuple(_line(n) for n in rows.order_by("number")[:PAGE])
    phases = Phase.objects.filter(call=call).select_related("stakeholder_group").order_by("stakeholder_group__order")
    return CallLine(
        call.number,
        call.text,
        call.rule.version,
        call.rule.text,
        call.opened,
        call.closes,
        call.closed,
        tuple(
            PhaseLine(p.stakeholder_group.code, p.stakeholder_group.name, p.state, mask(p.rules), p.closes)
            for p in phases
        ),
        lines,
        _status(call),
    )


def _status(call: NominationCall) -> tuple[selecting.PartStatus, ...]:
    """`rules.nominations.status`, counted by the database: ten thousand nominations are told as fast as ten."""
    rows = Nomination.objects.filter(call=call, capacity="member")
    rows = rows.exclude(state__in=(selecting.DECLINED, selecting.WITHDRAWN)).order_by()
    named = rows.values("stakeholder_group__code").annotate(
        here=Count("pk"),
        agreed=Count("pk", filter=Q(accepted__isnull=False)),
        forward=Count("pk", filter=Q(state__in=(selecting.CHOSEN, selecting.APPOINTED))),
        seated=Count("pk", filter=Q(state=selecting.APPOINTED)),
    )
    counted = {
        code: counts
        for code, *counts in named.values_list("stakeholder_group__code", "here", "agreed", "forward", "seated")
    }
    places = selection(call.rule.values).places
    return tuple(selecting.PartStatus(part, n, *counted.get(part, [0, 0, 0, 0])) for part, n in places.items())


def nomination(group: str, number: int) -> NominationLine | None:
    """One nomination by its number. One query."""
    rows = Nomination.objects.select_related("person", "organisation", "stakeholder_group", "seat", "call")
    found = rows.filter(call__group__slug=group, number=number).first()
    return None if found is None else _line(found)


def _line(n: Nomination) -> NominationLine:
    return NominationLine(
        n.number,
        n.call.number,
        n.person_id,
        n.person.name,
        n.person.country,
        n.organisation.name if n.organisation else "",
        n.stakeholder_group.code,
        n.stakeholder_group.name,
        n.region,
        n.capacity,
        mask(n.statement),  # a personal address that was typed here is shown to nobody (A88)
        mask(n.proposed_by),
        n.state,
        n.nominated,
        n.accepted,
        mask(n.accepted_how),
        mask(n.reason),
        n.seat.number if n.seat else 0,
        bool(n.email),
        n.language,
    )


def nominee_of(group: str, key: str) -> int | None:
    """The number of the nomination whose link this is; None where it opens nothing here. One query.

    Whoever signs in answers by what is mailed to her own address, and by no other link: whoever gave an address may read it.
    """
    rows = Nomination.objects.filter(pk=keys.nomination_in(key), call__group__slug=group).select_related(
        "person__account"
    )
    row: Nomination | None = rows.first()
    if row is None:
        return None
    own: Account | None = getattr(row.person, "account", None)
    digests = [row.email_digest]
    if own is not None and own.is_active:
        digests = [own.email_digest, row.email_digest if row.email.lower() == own.email else ""]
    return row.number if any(d and keys.is_nominee_key(key, d) for d in digests) else None


def nominee_addresses(group: str, number: int) -> tuple[tuple[str, str, bool], ...]:
    """Where the question goes whether she accepts: the address, the key of its link, was it given with the nomination?

    Whoever signs in is asked at her own address, whatever other one was given: nobody answers for her by giving one. Nothing
    once she has accepted. For the post alone. Two queries.
    """
    rows = Nomination.objects.filter(call__group__slug=group, number=number, state__in=selecting.OPEN_STATES)
    row = rows.filter(accepted=None).values_list("pk", "email", "email_digest", "person").first()
    if row is None:
        return ()
    pk, email, digest, person = row
    own = Account.objects.filter(person=person, is_active=True).values_list("email", "email_digest").first()
    address, of, given = (*own, False) if own else (email, digest, True)
    return ((address, keys.nominee_key(pk, of), given),) if address else ()


@dataclass(frozen=True, slots=True)
class KnownNominee:
    """Somebody who signs in here, and who may be the nominee. For the nominee behind her link and the secretariat alone."""

    person: int
    name: str
    alike: bool  # the same words of the name


def nominee_known(group: str, number: int, signed_in: int | None = None) -> KnownNominee | None:
    """Who signs in with the address that was given, else who is `signed_in`: is the nominee she? At most seven queries.

    None where the nomination is hers already, and where anything but this nomination names whom it is about: that record is
    of somebody, and whoever gave the address may be another.
    """
    rows = Nomination.objects.filter(call__group__slug=group, number=number, state__in=selecting.OPEN_STATES)
    row = rows.values_list("pk", "person", "person__name", "email").first()
    if row is None:
        return None
    pk, nominee, name, email = row
    accounts = Account.objects.filter(is_active=True).select_related("person")
    found = accounts.filter(email=email.strip().lower()).first() if email else None
    known: Person | None = found.person if found else Person.objects.filter(pk=signed_in or 0).first()
    if known is None or known.pk == nominee or named_elsewhere(nominee, pk):
        return None
    alike = identity(Known(0, name)) == identity(Known(0, known.name))
    return KnownNominee(known.pk, known.name, alike)


def named_elsewhere(person: int, nomination: int) -> bool:
    """Does anything but this nomination (its key) name somebody? At most four queries."""
    return (
        Role.objects.filter(person=person).exists()
        or Account.objects.filter(person=person).exists()
        or Nomination.objects.filter(person=person).exclude(pk=nomination).exists()
        or Person.objects.filter(merged_into=person).exists()
    )


def acts_for(by: Actor, group: str, at: datetime) -> tuple[tuple[str, str], ...]:
    """For which (stakeholder group, regional group or "") she may nominate; the secretariat for ("*", ""). One query."""
    if SECRETARIAT in by.roles_in(group):
        return (("*", ""),)
    if by.person is None:
        return ()
    rows = Role.objects.filter(person=by.person, group__slug=group, capacity="focal-point", since__lte=at.date())
    held = rows.exclude(until__lt=at.date()).exclude(stakeholder_group=None)
    return tuple(held.order_by("pk").values_list("stakeholder_group__code", "region").distinct())


def may_act_for(held: tuple[tuple[str, str], ...], part: str, region: str = "") -> bool:
    """Does what `acts_for` gave reach this stakeholder group, or this regional group within it?"""
    return any(code in ("*", part) and where in ("", region) for code, where in held)


def nominations_open(at: datetime, group: str = "") -> tuple[tuple[str, datetime | None], ...]:
    """Groups (or the one) that seek members at an instant, and until when. One query."""
    rows = NominationCall.objects.filter(closed=None)
    if group:
        rows = rows.filter(group__slug=group)
    found = rows.order_by("closes", "pk").values_list("group__slug", "closes")
    return tuple((slug, closes) for slug, closes in found if closes is None or at <= closes)


def to_accept(person: int, group: str) -> tuple[tuple[int, str], ...]:
    """Nominations of somebody that she has not accepted yet: number, as what. One query."""
    rows = Nomination.objects.filter(person=person, call__group__slug=group, accepted=None, call__closed=None)
    rows = rows.exclude(state__in=(selecting.DECLINED, selecting.WITHDRAWN))
    return tuple(rows.order_by("number").values_list("number", "capacity"))
