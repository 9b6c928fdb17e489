"""Amending a response: what it said before is kept as a version, what changed is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from plenary.calls.acts.moderating import removed_files
from plenary.calls.acts.other import other_question
from plenary.calls.acts.publishing import order_publication
from plenary.calls.models import (
    Answer,
    Attachment,
    Draft,
    DraftFile,
    Merge,
    Question,
    Response,
    ResponseVersion,
    Signatory,
    mail_digest,
)
from plenary.library import files as disk
from plenary.library import reads as library
from plenary.library.acts import close_versions, keep_original
from plenary.members.acts import enter_organisation
from plenary.record.actor import Actor
from plenary.record.problems import Problem
from plenary.rules import sheets

DESCRIBES = ("name", "group_code", "region", "country", "language", "wish", "cited")


def stands_still(response: Response) -> None:
    """Raise Problem where a response is no longer its respondent's to change: moderation and merging stay as they are."""
    if response.state in ("aside", "removed"):
        raise Problem("This response no longer counts: %(reason)s", reason=response.reason or "—")
    merge = Merge.objects.filter(Q(kept=response) | Q(other=response), undone=None).first()
    if merge is not None:
        raise Problem("The secretariat has merged two responses of yours into one: write to it to change anything.")


def amend(
    by: Actor, response: Response, draft: Draft, sheet: sheets.Sheet, *, facts: Mapping[str, Any], at: datetime
) -> list[str]:
    """Bring a response to what its draft says now; returns what changed ("2 a", "other", "name", "attachments"), or []."""
    was = {
        (a.question.number, a.part): a
        for a in Answer.objects.filter(response=response).select_related("question").order_by("question__order", "part")
    }
    described = [name for name in DESCRIBES if getattr(response, name) != facts[name]]
    before = _version(response, was, at)
    words = _answers(by, response, sheet, was, facts["language"], at)
    changed = described + words
    changed += ["attachments"] if _files(by, response, draft, at) else []
    changed += ["signatories"] if _signatories(response, sheet, at, anew=bool(words)) else []
    if not changed:
        return []
    before.save()
    for name in described:
        setattr(response, name, facts[name])
    if {"name", "country", "region"} & set(described):
        entered = enter_organisation(by, name=facts["name"], country=facts["country"], region=facts["region"], at=at)
        response.organisation_id = entered.value
    response.version += 1
    response.save()
    if response.state == "confirmed" and library.latest(f"call/{response.call.slug}") is not None:
        order_publication(by, response.call.slug, [], at)
        if "cited" in described and not response.cited:
            close_versions(by, about=f"call/{response.call.slug}", why=_address(response), at=at)
    return changed


def _address(response: Response) -> str:
    return f"response/{response.call.slug}/R{response.number}"


def _version(response: Response, was: Mapping[tuple[str, str], Answer], at: datetime) -> ResponseVersion:
    """What stands now, as a version that is not saved yet; `at` is when it is replaced."""
    last = ResponseVersion.objects.filter(response=response).order_by("-number").first()
    facts = {name: getattr(response, name) for name in (*DESCRIBES, "joint")}
    return ResponseVersion(
        response=response,
        number=response.version,
        received=datetime.fromisoformat(last.facts["until"]) if last else response.received,
        answers=[[q, part, a.text, a.state, list(a.see), a.language] for (q, part), a in was.items()],
        facts=facts | {"until": at.isoformat()},
    )


def _answers(
    by: Actor,
    response: Response,
    sheet: sheets.Sheet,
    was: Mapping[tuple[str, str], Answer],
    language: str,
    at: datetime,
) -> list[str]:
    typed = {(a.question, a.part): a for a in sheet.answers}
    if sheet.other:
        place = other_question(by, response.call.slug, at)
        typed[place.number, ""] = sheets.Typed(place.number, "", sheet.other, "answered", (), language)
    questions = {q.number: q.pk for q in Question.objects.filter(call=response.call)}
    changed = []
    for key, a in typed.items():
        row = was.get(key)
        now = (a.text, a.state, list(a.see), a.language)
        if row is not None and (row.text, row.state, row.see, row.language) == now:
            continue
        row = row or Answer(response=response, question_id=questions[a.question], part=a.part)
        row.text, row.state, row.see, row.language = now
        row.corrected = None  # the respondent's own words stand in the place of a correction
        row.save()
        changed.append(f"{a.question} {a.part}".strip())
    for key, row in was.items():
        if key not in typed:
            row.delete()
            changed.append(" ".join(key).strip())
    return changed


def _files(by: Actor, response: Response, draft: Draft, at: datetime) -> bool:
    wanted = {(f.sha256, f.name): f for f in DraftFile.objects.filter(draft=draft).order_by("pk")}
    rows = {
        (a.file.sha256, a.file.name): a for a in Attachment.objects.filter(response=response).select_related("file")
    }
    moderated = removed_files(response.call.slug, [a.pk for a in rows.values() if a.dropped])
    changed = False
    for key, row in rows.items():
        if row.dropped is (key in wanted) and row.pk not in moderated:
            row.dropped = key not in wanted
            row.save()
            changed = True
    for key, one in wanted.items():
        if key not in rows:
            data = disk.path_of(one.sha256).read_bytes()
            kept = keep_original(by, name=one.name, data=data, media_type=one.media_type, at=at).value
            Attachment(response=response, file_id=kept, question=one.question).save()
            changed = True
    return changed


def _signatories(response: Response, sheet: sheets.Sheet, at: datetime, *, anew: bool) -> bool:
    """Whoever is named anew is asked; whoever is named no longer is withdrawn. Who has signed is asked again where the
    words are others now (`anew`): nobody's name stands under words that she has not read."""
    rows = {s.name: s for s in Signatory.objects.filter(response=response)}
    changed = False
    for name, email in sheet.signatories:
        row = rows.get(name)
        same = row is not None and row.state != "withdrawn" and row.email == email
        if row is not None and same and not (anew and row.state == "confirmed"):
            continue
        row = row or Signatory(response=response, name=name)
        row.email, row.email_digest = email, mail_digest(response.pk, email)
        row.state, row.asked, row.answered = "asked", at, None
        row.save()
        changed = True
    names = {name for name, _mail in sheet.signatories}
    for name, row in rows.items():
        if name not in names and row.state != "withdrawn":
            row.state = "withdrawn"
            row.save()
            changed = True
    if changed:
        confirmed = Signatory.objects.filter(response=response, state="confirmed").order_by("pk")
        response.joint = list(confirmed.values_list("name", flat=True))
    return changed
