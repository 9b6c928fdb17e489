"""Who is invited to answer, and whether she has: read from the responses, never from a flag (A32)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plenary.calls.models import STANDING, Call, Contact, Invitation, Response
from plenary.rules.folding import fold

# Whose response was removed or merged has answered all the same: she is not asked again.
ANSWERED = (*STANDING, "removed", "merged")


@dataclass(frozen=True, slots=True)
class Invited:
    """One invitation that stands. `email` is for the secretariat's eyes and for the mail alone."""

    id: int
    name: str
    group: str  # code
    region: str
    language: str
    email: str
    body: bool  # an organisation: its name is public; of people only the number is
    invited: datetime | None
    response: int  # the number of her response; 0 while there is none


def invited(call: Call) -> tuple[Invited, ...]:
    """Invitations that stand, by name, each with the response that answers it. Three queries.

    A response answers an invitation where it is the same organisation's, where it bears the same name however spelled,
    or where its contact has the invited address.
    """
    bodies: dict[int, int] = {}
    names: dict[str, int] = {}
    mails: dict[str, int] = {}
    rows = Response.objects.filter(call=call, state__in=ANSWERED).order_by("-number")
    for number, organisation, name in rows.values_list("number", "organisation_id", "name"):
        if organisation:
            bodies[organisation] = number
        if key := fold(name):
            names[key] = number
    contacts = Contact.objects.filter(response__call=call, response__state__in=ANSWERED).exclude(email="")
    for number, email in contacts.order_by("-response__number").values_list("response__number", "email"):
        mails[email.casefold()] = number
    return tuple(
        Invited(
            i.pk,
            i.name,
            i.group_code,
            i.region,
            i.language,
            i.email,
            bool(i.organisation_id),
            i.invited,
            bodies.get(i.organisation_id or 0) or names.get(fold(i.name)) or mails.get(i.email.casefold(), 0),
        )
        for i in Invitation.objects.filter(call=call, withdrawn=False).order_by("name", "pk")
    )


def unanswered(call: Call) -> tuple[Invited, ...]:
    """Those who were told of the call and have not answered: nobody is reminded of what she never heard of."""
    return tuple(line for line in invited(call) if line.invited and not line.response)


def to_mail(slug: str, *, told: datetime | None = None) -> tuple[Invited, ...]:
    """Whom a mail about a call goes to: those told at that instant (`calls.invitations-sent`), or who has not answered."""
    call = Call.objects.filter(slug=slug).first()
    if call is None:
        return ()
    lines = [line for line in invited(call) if line.email]
    return tuple(line for line in lines if (line.invited == told if told else line.invited and not line.response))
