"""The secretariat's desk: asking again, vouching for a response, entering one on behalf of its respondent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from plenary.calls.acts.answering import answer_row
from plenary.calls.acts.other import other_question
from plenary.calls.acts.reviewing import no_doubt_open
from plenary.calls.entries import ConfirmationAskedAgain, ResponseEnteredFor, ResponseVouchedFor, SignaturesAskedAgain
from plenary.calls.models import STANDING, Answer, Call, Contact, Question, Response, Signatory, mail_digest
from plenary.calls.rights import REVIEW
from plenary.members.acts import enter_organisation
from plenary.members.reads import group_named, stakeholder_groups
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.problems import Problem
from plenary.rules import deadlines, regions, sheets

PATIENCE = timedelta(hours=1)  # nobody is asked twice within this
BEHALF = "on-behalf"  # why a response without an address waits in review


def _response(by: Actor, call: str, number: int) -> Response:
    row: Response = Response.objects.select_related("call", "call__group").get(call__slug=call, number=number)
    REVIEW.require(by, row.call.group.slug)
    return row


def _reason(text: str) -> str:
    reason = " ".join(text.split())[:500]
    if not reason:
        raise Problem("Say why: the reason is public.")
    return reason


def _patient(asked: datetime, at: datetime) -> None:
    if at - asked < PATIENCE:
        raise Problem("They were asked less than an hour ago. Give the letter time to arrive.")


@act
def ask_again(by: Actor, *, call: str, number: int, at: datetime) -> Outcome:
    """Ask a respondent once more to confirm; the post room mails it. Raises Problem, Response.DoesNotExist."""
    row = _response(by, call, number)
    contact = Contact.objects.filter(pk=row.pk).first()
    if row.state != "unconfirmed" or contact is None or not contact.email:
        raise Problem("R%(number)s waits for no confirmation by mail.", number=number)
    _patient(contact.asked, at)
    contact.asked = at
    contact.save()
    return Written(ConfirmationAskedAgain(call, number), f"response/{call}/R{number}")


@act
def ask_signatures_again(by: Actor, *, call: str, number: int, at: datetime) -> Outcome:
    """Ask those signatories of a joint response who have not answered once more. Raises Problem, DoesNotExist."""
    row = _response(by, call, number)
    rows = list(Signatory.objects.filter(response=row, state="asked").exclude(email="").order_by("pk"))
    if not rows or row.state not in (*STANDING, "unconfirmed"):
        raise Problem("No signatory of R%(number)s with a mail address is still to answer.", number=number)
    _patient(max(s.asked for s in rows), at)
    for signatory in rows:
        signatory.asked = at
        signatory.save()
    return Written(SignaturesAskedAgain(call, number, [s.pk for s in rows]), f"response/{call}/R{number}")


@act
def vouch_for(by: Actor, *, call: str, number: int, reason: str, at: datetime) -> Outcome:
    """Confirm a response in its respondent's place, on the strength of what `reason` names (a signed letter, a call).

    Raises Problem without a reason, where doubts are open, or where the response does not wait for confirmation.
    """
    row = _response(by, call, number)
    if row.state != "unconfirmed":
        raise Problem("R%(number)s waits for no confirmation by mail.", number=number)
    why = _reason(reason)
    no_doubt_open(row)
    row.state = "confirmed"
    row.save()
    return Written(ResponseVouchedFor(call, number, why), f"response/{call}/R{number}")


@act
def enter_for(
    by: Actor, *, call: str, fields: Mapping[str, str], reason: str, received: datetime | None = None, at: datetime
) -> Outcome:
    """Enter a response for somebody who gave it on paper or by telephone. `fields` as `rules.sheets` takes them.

    With a mail address it counts once its respondent confirms it; without one it waits in review. `received` is when
    it came, `reason` how; `value` is its number. Raises Problem, Call.DoesNotExist.
    """
    found = Call.objects.select_related("group").get(slug=call)
    REVIEW.require(by, found.group.slug)
    questions = tuple(Question.objects.filter(call=found).order_by("order"))
    language = fields.get("language", "")
    sheet = sheets.read(questions, fields, language=language, label=(found.languages or ["en"])[0])
    if wrong(sheet, fields):
        raise Problem("Something is to be mended first: it is marked below.")
    why = _reason(reason)
    came = received or at
    if came > at:
        raise Problem("A response cannot have come later than now: mend the day on which it came.")
    email = fields.get("email", "").strip().lower()
    facts = _facts(found, fields, language)
    last = Response.objects.filter(call=found).order_by("-number").values_list("number", flat=True).first() or 0
    row = Response(
        call=found,
        number=last + 1,
        organisation_id=_organisation(by, facts, at),
        received=came,
        late=deadlines.is_late(came, found.deadline),
        state="unconfirmed" if email else "review",
        why_review=[] if email else [BEHALF],
        channel="behalf",
        on_behalf=True,
        **facts,
    )
    row.save()
    keys = {q.number: q.pk for q in questions}
    rows = [answer_row(row, keys[a.question], a) for a in sheet.answers]
    if sheet.other:
        place = other_question(by, call, at)
        rows.append(Answer(response=row, question=place, text=sheet.other, language=facts["language"]))
    Answer.objects.bulk_create(rows)
    if email:
        Contact(
            response=row,
            name=" ".join(fields.get("contact", "").split())[:200],
            email=email,
            email_digest=mail_digest(row.pk, email),
            language=language[:20],
            asked=at,
        ).save()
    for name, mail in sheet.signatories:
        Signatory(response=row, name=name, email=mail, email_digest=mail_digest(row.pk, mail), asked=at).save()
    return Written(
        ResponseEnteredFor(call, row.number, len(rows), row.state, why), f"response/{call}/R{row.number}", row.number
    )


def wrong(sheet: sheets.Sheet, fields: Mapping[str, str]) -> tuple[sheets.Wrong, ...]:
    """What must be mended before the secretariat can enter it: on paper a mail address may be missing."""
    without = not fields.get("email", "").strip()
    return tuple(w for w in sheet.wrong if not (without and (w.field, w.code) == ("email", "email")))


def _facts(call: Call, fields: Mapping[str, str], language: str) -> dict[str, Any]:
    """Who answers, as the response keeps it."""
    group, country = fields.get("group", ""), sheets.normal(fields.get("country", ""))[:300]
    known = stakeholder_groups(call.group.slug)
    place = regions.place(country) if country else None
    return {
        "name": " ".join(sheets.normal(fields["name"]).split())[:300],
        "group_code": group if group in {g.code for g in known} else group_named(group, known),
        "country": country,
        "region": place.group if place else "",
        "language": language[:20],
        "wish": fields.get("wish", "")[:20],
        "cited": fields.get("cited") == "yes",
    }


def _organisation(by: Actor, facts: Mapping[str, Any], at: datetime) -> Any:
    return enter_organisation(by, name=facts["name"], country=facts["country"], region=facts["region"], at=at).value
