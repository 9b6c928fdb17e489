"""Handing in what was written, confirming it, amending it, signing it, withdrawing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils.translation import gettext_noop

from plenary.calls.acts.amending import amend, stands_still
from plenary.calls.acts.other import other_question
from plenary.calls.acts.reviewing import taken_out
from plenary.calls.answering_reads import facts_of
from plenary.calls.entries import JointAnswerSigned, MailConfirmed, ResponseAmended, ResponseHandedIn, ResponseWithdrawn
from plenary.calls.models import (
    Answer,
    Attachment,
    Contact,
    Draft,
    DraftFile,
    Question,
    Response,
    Signatory,
    mail_digest,
)
from plenary.calls.rights import ANSWER
from plenary.library import files as disk
from plenary.library import work
from plenary.library.acts import keep_original
from plenary.members.acts import enter_organisation
from plenary.members.reads import group_named, mail_of, stakeholder_groups
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Conflict, Problem
from plenary.rules import deadlines, regions, sheets

TWINS_AFTER = timedelta(minutes=1)  # near a deadline many come in a minute: they are compared once, and not meanwhile


@act
def hand_in(by: Actor, *, draft: int, revision: int, at: datetime) -> Outcome:
    """Hand a draft in: the first time it makes a response, later it amends it. `value` is the response's number.

    Handed in twice, or twenty times at once, it is one response. `revision` is what was read before handing in: where
    another device has written since, it is refused, so that nobody hands in what she has not seen. Raises Problem,
    Draft.DoesNotExist.
    """
    ANSWER.require(by)
    rows = Draft.objects.all()
    if connection.vendor == "postgresql":
        rows = rows.select_for_update(of=("self",))
    row = rows.select_related("call__group").get(pk=draft)
    if row.response_id and row.handed_in >= row.revision:
        before = Response.objects.get(pk=row.response_id)
        return Unchanged(_address(row.call.slug, before.number), before.number)
    if row.revision != revision:
        raise Conflict("The response was changed on another device meanwhile. Read it again below, then hand it in.")
    stands = deadlines.standing(facts_of(row.call), at)
    if not stands.accepts:
        raise Conflict("This call takes no responses now. What you wrote is kept, and your link leads to it.")
    questions = tuple(Question.objects.filter(call=row.call).order_by("order"))
    sheet = sheets.read(questions, row.fields, language=_language(row), label=(row.call.languages or ["en"])[0])
    if sheet.wrong:
        raise Problem("Something is to be mended first: it is marked below.")
    if row.response_id:
        if stands.late:
            raise Conflict(
                "The deadline has passed: a response that is in cannot be amended any more. Write to the secretariat."
            )
        response = Response.objects.select_related("call__group").get(pk=row.response_id)
        stands_still(response)
        changed = amend(by, response, row, sheet, facts=_facts(row, at), at=at)
        _handed_in(row, response)
        if not changed:
            return Unchanged(_address(row.call.slug, response.number), response.number)
        return Written(
            ResponseAmended(row.call.slug, response.number, response.version, changed),
            _address(row.call.slug, response.number),
            response.number,
        )
    response = _enter(by, row, sheet, {q.number: q.pk for q in questions}, stands.late, at)
    files = _attach(by, response, row, at)
    _sign(response, sheet.signatories, at)
    _handed_in(row, response)
    work.ask("twins", f"call/{row.call.slug}", {"call": row.call.slug}, None, at, after=TWINS_AFTER)
    return Written(
        ResponseHandedIn(
            call=row.call.slug,
            response=response.number,
            late=response.late,
            answers=len(sheet.answers),
            other=bool(sheet.other),
            attachments=files,
            signatories=len(sheet.signatories),
            state=response.state,
        ),
        _address(row.call.slug, response.number),
        response.number,
    )


WITHDRAWN = gettext_noop("withdrawn by its respondent")  # a reason that pages say in the reader's language


def _address(call: str, number: int) -> str:
    return f"response/{call}/R{number}"


def _language(row: Draft) -> str:
    return row.fields.get("language", "") or row.language


def _handed_in(row: Draft, response: Response) -> None:
    row.response, row.handed_in = response, row.revision
    row.save()


def _facts(row: Draft, at: datetime) -> dict[str, Any]:
    """Who answers, as the response keeps it."""
    fields = row.fields
    group = fields.get("group", "")
    known = stakeholder_groups(row.call.group.slug)
    country = sheets.normal(fields.get("country", ""))[:300]
    place = regions.place(country) if country else None
    return {
        "name": " ".join(sheets.normal(fields["name"]).split())[:300],
        "group_code": group if group in {g.code for g in known} else group_named(group, known),
        "country": country,
        "region": place.group if place else "",
        "language": _language(row)[:20],
        "wish": fields.get("wish", "")[:20],
        "cited": fields.get("cited") == "yes",
    }


def _enter(by: Actor, row: Draft, sheet: sheets.Sheet, questions: dict[str, int], late: bool, at: datetime) -> Response:
    """The response's own row, its answers and its contact."""
    facts = _facts(row, at)
    last = Response.objects.filter(call=row.call).order_by("-number").values_list("number", flat=True).first() or 0
    organisation = enter_organisation(
        by, name=facts["name"], country=facts["country"], region=facts["region"], at=at
    ).value
    email = row.fields["email"].strip().lower()
    # Whoever is signed in has shown that her own address is hers: nobody waits for a mail from her. Of another address
    # she has shown nothing: she may have been led to a draft that is somebody else's.
    known = by.person is not None and email == mail_of(by.person).lower()
    response = Response(
        call=row.call,
        number=last + 1,
        organisation_id=organisation,
        received=at,
        late=late,
        state="confirmed" if known else "unconfirmed",
        channel="web",
        person_id=by.person,
        **facts,
    )
    response.save()
    rows = [answer_row(response, questions[a.question], a) for a in sheet.answers]
    if sheet.other:
        place = other_question(by, row.call.slug, at)
        rows.append(Answer(response=response, question=place, text=sheet.other, language=facts["language"]))
    Answer.objects.bulk_create(rows)
    Contact(
        response=response,
        name=" ".join(row.fields.get("contact", "").split())[:200],
        email=email,
        email_digest=mail_digest(response.pk, email),
        language=row.language,
        asked=at,
        confirmed=at if known else None,
    ).save(force_insert=True)
    return response


def answer_row(response: Response, question: int, a: sheets.Typed) -> Answer:
    """An answer as a row that is not saved yet."""
    return Answer(
        response=response,
        question_id=question,
        part=a.part,
        text=a.text,
        state=a.state,
        see=list(a.see),
        language=a.language,
    )


def _attach(by: Actor, response: Response, row: Draft, at: datetime) -> int:
    files = list(DraftFile.objects.filter(draft=row).order_by("pk"))
    for one in files:
        data = disk.path_of(one.sha256).read_bytes()
        kept = keep_original(by, name=one.name, data=data, media_type=one.media_type, at=at).value
        Attachment(response=response, file_id=kept, question=one.question).save()
    return len(files)


def _sign(response: Response, names: Sequence[tuple[str, str]], at: datetime) -> None:
    for name, email in names:
        Signatory(
            response=response, name=name, email=email, email_digest=mail_digest(response.pk, email), asked=at
        ).save()


def _one(by: Actor, response: int) -> Response:
    ANSWER.require(by)
    rows = Response.objects.select_related("call__group")
    if connection.vendor == "postgresql":
        rows = rows.select_for_update(of=("self",))
    found: Response = rows.get(pk=response)
    return found


@act
def confirm_mail(by: Actor, *, response: int, at: datetime) -> Outcome:
    """The mailed link was used: the response counts. Raises Problem where it was set aside meanwhile, DoesNotExist."""
    row = _one(by, response)
    address = _address(row.call.slug, row.number)
    contact = Contact.objects.get(pk=row.pk)
    if contact.confirmed is not None and row.state != "unconfirmed":
        return Unchanged(address, row.number)
    if row.state not in ("unconfirmed", "review", "confirmed"):
        raise Problem("This response no longer counts: %(reason)s", reason=row.reason or "—")
    if contact.confirmed is None:
        contact.confirmed = at
        contact.save()
    if row.state == "unconfirmed":
        row.state = "confirmed"
        row.save()
    return Written(MailConfirmed(row.call.slug, row.number), address, row.number)


@act
def sign(by: Actor, *, signatory: int, signed: bool, at: datetime) -> Outcome:
    """A signatory says whether a joint response speaks for her too; she may think better of it. Raises DoesNotExist."""
    ANSWER.require(by)
    mine = Signatory.objects.select_related("response__call__group").get(pk=signatory)
    row = _one(by, mine.response_id)
    address = _address(row.call.slug, row.number)
    state = "confirmed" if signed else "declined"
    if mine.state == "withdrawn":
        raise Problem("The response no longer names you: whoever handed it in has taken your name out.")
    if mine.state == state:
        return Unchanged(address, row.number)
    mine.state, mine.answered = state, at
    mine.save()
    named(row)
    return Written(JointAnswerSigned(row.call.slug, row.number, mine.pk, signed), address, row.number)


def named(row: Response) -> None:
    """In public a joint response names those of its signatories who have confirmed."""
    rows = Signatory.objects.filter(response=row, state="confirmed").order_by("pk")
    joint = list(rows.values_list("name", flat=True))
    if joint != row.joint:
        row.joint = joint
        row.save()


@act
def withdraw(by: Actor, *, draft: int, at: datetime) -> Outcome:
    """Take one's own response back, before the deadline: it counts no longer, and its number is not given again."""
    ANSWER.require(by)
    mine = Draft.objects.select_related("call__group").get(pk=draft)
    if mine.response_id is None:
        raise Problem("This response was not handed in yet.")
    row = _one(by, mine.response_id)
    address = _address(row.call.slug, row.number)
    if row.state == "aside":
        return Unchanged(address, row.number)
    if deadlines.is_late(at, row.call.deadline):
        raise Problem("The deadline has passed: write to the secretariat, which can set the response aside.")
    stands_still(row)
    taken_out(by, row, at)
    row.state, row.reason = "aside", WITHDRAWN
    row.save()
    return Written(ResponseWithdrawn(row.call.slug, row.number), address, row.number)
