"""A response arrives: its original is kept, its blocks are placed, its answers entered, in one act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from plenary.calls.blocks import pack
from plenary.calls.entries import ResponseReceived, TwinsNoted
from plenary.calls.models import Answer, Call, Contact, Original, Question, Response, mail_digest
from plenary.calls.receiving import Prepared
from plenary.calls.rights import RECEIVE
from plenary.library.acts import keep_original
from plenary.members.acts import enter_organisation
from plenary.members.reads import group_named, stakeholder_groups
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.rules.questionnaire import language_of, state_of


@dataclass(frozen=True, slots=True)
class Mailed:
    """Who mailed a response in. It always waits for a person: the address that a mail comes from proves nothing."""

    name: str
    address: str  # "" where nobody can be written to


def _keep_contact(row: Response, mailed: Mailed | None, at: datetime) -> None:
    if mailed is None or not mailed.address:
        return
    email = mailed.address.lower()
    Contact(
        response=row,
        name=mailed.name[:200],
        email=email,
        email_digest=mail_digest(row.pk, email),
        language=row.language,
        asked=at,
    ).save()


def _next_number(call: Call) -> int:
    last: int | None = Response.objects.filter(call=call).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def _twice(call: Call, file: int, name: str, prepared: Prepared | None = None) -> Response | None:
    """The response that came from this very file before, so that importing a folder again enters nothing twice.

    A mailbox is one file of many responses, several of them by one sender: there the text must be the same too.
    """
    rows = Response.objects.filter(call=call, file=file, name=name)
    if prepared is not None and prepared.source.format == "mbox":
        blocks = pack(prepared.source.blocks)
        same = (o.pk for o in Original.objects.filter(response__in=rows) if o.blocks == blocks)
        rows = rows.filter(pk=next(same, None))
    found: Response | None = rows.first()
    return found


@act
def receive_response(
    by: Actor,
    *,
    call: str,
    prepared: Prepared,
    data: bytes,
    media_type: str,
    received: datetime,
    number: int = 0,
    given: Mapping[str, Any] | None = None,
    mailed: Mailed | None = None,
    at: datetime,
) -> Outcome:
    """Enter what `calls.receiving.prepare` made of a file. `value` is the response's number.

    `given` overrides what the file says about the respondent: name, group, region, country, language, cited, joint.
    Without doubts, certain of its layout and with questions found, a response is confirmed; otherwise it goes to
    review. Raises Call.DoesNotExist; ValueError where a block would be lost.
    """
    found = Call.objects.select_related("group").get(slug=call)
    RECEIVE.require(by, found.group.slug)
    told = dict(given or {})
    file = keep_original(by, name=prepared.filename, data=data, media_type=media_type, at=at).value
    name = (told.get("name") or prepared.name)[:300]
    before = _twice(found, file, name, prepared)
    if before is not None:
        return Unchanged(f"response/{call}/R{before.number}", before.number)
    places = prepared.places()
    why = [*prepared.why_review, *(["mailed"] if mailed else [])]
    if told.get("name") and "name-guessed" in why:
        why.remove("name-guessed")
    digest = sha256(data).hexdigest()
    if Response.objects.filter(call=found, file__sha256=digest).exists() and prepared.source.format != "mbox":
        why.append("same-file")
    cited = told.get("cited", prepared.cited)
    row = _response(by, found, name, told, prepared, received, number, at)
    row.cited = found.cited_unless if cited is None else bool(cited)
    row.state = "review" if why else "confirmed"
    row.why_review = why
    row.file_id = file
    row.channel = "mail" if mailed or prepared.source.format in ("eml", "mbox") else "file"
    row.save()
    _keep_contact(row, mailed, at)
    doubts = [
        {"blocks": list(d.blocks), "reason": d.reason, "candidates": [list(c) for c in d.candidates], "settled": False}
        for d in prepared.split.doubts
    ]
    Original(
        response=row,
        format=prepared.source.format,
        encoding=prepared.source.encoding,
        warnings=list(prepared.source.warnings),
        blocks=pack(prepared.source.blocks),
        places=places,
        doubts=doubts,
    ).save()
    questions = {q.number: q.pk for q in Question.objects.filter(call=found)}
    Answer.objects.bulk_create(
        Answer(
            response=row,
            question_id=questions[a.question],
            part=a.part,
            text=a.text,
            state=a.state,
            see=list(a.see),
            # An answer may be in another language than the rest (X6); a short one does not tell.
            language=language_of(a.text) or row.language,
            certainty=a.certainty,
        )
        for a in prepared.split.answers
    )
    return Written(
        ResponseReceived(
            call=call,
            response=row.number,
            original=row.file.sha256 if row.file else "",
            late=row.late,
            answers=len(prepared.split.answers),
            doubts=len(doubts),
            leftovers=len(prepared.split.leftovers),
            state=row.state,
        ),
        f"response/{call}/R{row.number}",
        row.number,
    )


def _response(
    by: Actor,
    call: Call,
    name: str,
    told: Mapping[str, Any],
    prepared: Prepared | None,
    received: datetime,
    number: int,
    at: datetime,
) -> Response:
    group = told.get("group") or (prepared.group if prepared else "")
    country = told.get("country") or (prepared.country if prepared else "")
    region = told.get("region") or (prepared.region if prepared else "")
    known = stakeholder_groups(call.group.slug)
    organisation = enter_organisation(by, name=name, country=country, region=region, at=at).value if name else None
    return Response(
        call=call,
        number=number or _next_number(call),
        organisation_id=organisation,
        name=name,
        group_code=group if group in {g.code for g in known} else group_named(group, known),
        region=region,
        country=country[:300],
        language=told.get("language") or (prepared.language if prepared else ""),
        received=received,
        late=bool(call.deadline and received > call.deadline),
        joint=list(told.get("joint") or (prepared.joint if prepared else ())),
    )


@act
def receive_known(
    by: Actor,
    *,
    call: str,
    name: str,
    answers: Mapping[tuple[str, str], str],
    files: Sequence[tuple[str, bytes, str]] = (),
    received: datetime,
    number: int = 0,
    given: Mapping[str, Any] | None = None,
    languages: Mapping[tuple[str, str], str] | None = None,
    why_review: Sequence[str] = (),
    mailed: Mailed | None = None,
    at: datetime,
) -> Outcome:
    """Enter a response whose answers are known question by question (a form, a data set). `value` is its number.

    `answers` is prose by (question, part); `files` are the originals (name, bytes, media type), the first is shown.
    Raises Call.DoesNotExist, KeyError for an answer to a question that is not there.
    """
    found = Call.objects.select_related("group").get(slug=call)
    RECEIVE.require(by, found.group.slug)
    told = dict(given or {})
    kept = [keep_original(by, name=n, data=data, media_type=media, at=at).value for n, data, media in files]
    if kept and (before := _twice(found, kept[0], name[:300])) is not None:
        return Unchanged(f"response/{call}/R{before.number}", before.number)
    row = _response(by, found, name[:300], told, None, received, number, at)
    cited = told.get("cited")
    row.cited = found.cited_unless if cited is None else bool(cited)
    row.state = "review" if why_review else "confirmed"
    row.why_review = list(why_review)
    row.file_id = kept[0] if kept else None
    row.channel = "mail" if mailed else told.get("channel", "file" if kept else "web")
    row.save()
    _keep_contact(row, mailed, at)
    questions = {q.number: q.pk for q in Question.objects.filter(call=found)}
    rows = []
    for (question, part), text in answers.items():
        state, see = state_of(text)
        rows.append(
            Answer(
                response=row,
                question_id=questions[question],
                part=part,
                text=text,
                state=state,
                see=list(see),
                language=(languages or {}).get((question, part), row.language),
            )
        )
    Answer.objects.bulk_create(rows)
    original = row.file.sha256 if row.file else ""
    return Written(
        ResponseReceived(call, row.number, original, row.late, len(rows), 0, 0, row.state),
        f"response/{call}/R{row.number}",
        row.number,
    )


@act
def note_twins(by: Actor, *, call: str, pairs: Sequence[tuple[int, int]], at: datetime) -> Outcome:
    """Mark responses (later, earlier) as nearly alike. Known pairs are left as they are; none is deleted."""
    found = Call.objects.select_related("group").get(slug=call)
    RECEIVE.require(by, found.group.slug)
    rows = {r.number: r for r in Response.objects.filter(call=found, number__in={n for p in pairs for n in p})}
    fresh = []
    for later, earlier in pairs:
        row = rows[later]
        if row.twin_id is None:
            row.twin = rows[earlier]
            row.save()
            fresh.append([later, earlier])
    if not fresh:
        return Unchanged(f"call/{call}")
    # The entry is public: of a text that is not shown it does not say which public one it equals.
    told = [pair for pair in fresh if all(rows[n].cited for n in pair)]
    return Written(TwinsNoted(call, told), f"call/{call}")
