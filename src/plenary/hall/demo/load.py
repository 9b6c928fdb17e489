"""Loading the demonstration, through the same acts as everybody's work. It takes an empty home, or leaves it alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from plenary.calls import acts as calls
from plenary.calls import importing, reads, review_reads
from plenary.calls.receiving import prepare
from plenary.hall.demo import (
    cables,
    calendar,
    citing,
    facts,
    files,
    harbours,
    library_more,
    live_meeting,
    mandates,
    mapping_demo,
    membership,
    news,
    organisations,
    outcomes,
    public_input,
    questions,
    sittings,
    summary,
    writing,
)
from plenary.hall.demo.lives import LIVES
from plenary.hall.demo.living import live
from plenary.library import acts as library
from plenary.mandate import acts as mandate
from plenary.mandate import reads as groups
from plenary.members import acts as members
from plenary.post.making import pass_over
from plenary.record import reads as record
from plenary.record.actor import Actor, operator

Step = Callable[[int, int, str], None]
__all__ = ["AlreadyFilled", "load"]


class AlreadyFilled(RuntimeError):
    """The home holds a record already; the demonstration is not mixed into it."""


def load(at: datetime, step: Step) -> dict[str, int]:
    """Load everything; returns counts. Raises AlreadyFilled."""
    if groups.groups():
        raise AlreadyFilled(f"{settings.HOME} holds a record already: it is left as it is.")
    by = operator("demonstration")
    (Path(settings.HOME) / "demonstration").touch()
    settings.DEMO = True
    for group in facts.GROUPS:
        _group(by, group, at)
    for document in facts.DOCUMENTS:
        library.register(
            by,
            group=document.group,
            title=document.title,
            kind=document.kind,
            symbol=document.symbol,
            date=document.date,
            address=document.address,
            note=document.note,
            addendum_to=document.addendum_to,
            at=at,
        )
    people = _people(by, at)
    for group in facts.GROUPS:
        sittings.load(by, group, at)
    harbours.load(by, people, at)
    calendar.coming(by, harbours.SLUG, at)
    live_meeting.load(by, people, at)
    public_input.load(by, at)
    cables.load(by, people, at)
    membership.load(by, at)
    for call, asked in zip(facts.CALLS, (questions.WGEC1, questions.WGEC2), strict=True):
        _call(by, call, asked, at)
    responses(by, facts.CALLS[0], at, step)
    sittings.discuss(by, facts.CALLS[0].slug, at)
    summary.load(by, facts.CALLS[0].slug, at)
    outcomes.load(by, at)
    mapping_demo.load(by, people, at)
    library_more.load(by, at)
    mandates.load(by, at)
    citing.load(by, at)
    news.load(by, at)
    # Printing a thousand pages takes minutes: ordered here, done by the server's worker while a visitor looks around.
    calls.ask_for_publication(by, call=facts.CALLS[0].slug, at=at)
    pass_over()  # the past of the demonstration brings nobody a letter
    return {
        "groups": len(facts.GROUPS),
        "responses": len(organisations.RESPONDENTS),
        "entries": record.size(),
    }


def _group(by: Actor, g: Any, at: datetime) -> None:
    mandate.found_group(
        by,
        slug=g.slug,
        short=g.short,
        name=g.name,
        purpose=g.purpose,
        parent=g.parent,
        predecessor=g.predecessor,
        resolution=g.resolution,
        paragraph=g.paragraph,
        tasks=g.tasks,
        reports_to=g.reports_to,
        outcome=g.outcome,
        closed=g.closed,
        at=at,
    )
    mandate.plan_steps(
        by,
        group=g.slug,
        steps=[
            {
                "kind": s.kind,
                "label": s.label,
                "text": s.text,
                "earliest": date.fromisoformat(s.earliest) if s.earliest else None,
                "latest": date.fromisoformat(s.latest) if s.latest else None,
                "place": s.place,
                "note": s.note or {},
                "state": s.state,
            }
            for s in g.steps
            if s.kind != "date"  # those stand in the calendar, with every date that was agreed before
        ],
        at=at,
    )
    calendar.load(by, g.slug, at)
    if not g.predecessor:
        _history(by, g.slug, at)
    outside = [facts.OUTSIDE] if g.slug == facts.CALLS[0].group else []
    members.compose(
        by,
        group=g.slug,
        stakeholder_groups=[
            {"code": s.code, "name": s.name, "aliases": s.aliases, "seats": s.seats} for s in (*g.composition, *outside)
        ],
        at=at,
    )


def _history(by: Actor, group: str, at: datetime) -> None:
    """What was tried on the subject before there was a group: each with its year, who convened it, what came of it."""
    steps = [
        {
            "kind": "consultation",
            "label": h.convener,
            "text": {"en": str(h.year)},
            "earliest": date(h.year, 1, 1),
            "latest": date(h.year, 12, 31),
            "note": h.outcome,
            "state": "done",
        }
        for h in facts.HISTORY
    ]
    mandate.plan_steps(by, group=group, steps=steps, at=at)


REGIONS = {
    "african": "African",
    "asia-pacific": "Asia-Pacific",
    "eastern-european": "Eastern European",
    "latin-american-caribbean": "GRULAC",
    "western-european-others": "WEOG",
}


def _people(by: Actor, at: datetime) -> list[tuple[int, str]]:
    """The seats of both groups, held by invented delegations, and four people whom a visitor may be.

    Returns those who have their roles group by group: person, role.
    """
    sitting = []
    for group in facts.GROUPS:
        holders = []
        for seat in organisations.MEMBERS:
            holder = None
            if not seat.vacant:
                region = REGIONS.get(seat.region, seat.region)
                holder = members.enter_organisation(
                    by, name=seat.delegation, country=seat.country, region=region, at=at
                )
            holders.append((seat.group, holder.value if holder else None))
        members.fill_seats(by, group=group.slug, seats=holders, at=at)
    since = date(2013, 3, 22)
    for person in organisations.PEOPLE:
        everywhere = person.role == "secretariat"
        given = {"role": person.role, "since": since, "invented": True, "at": at}
        first = "" if everywhere else facts.GROUPS[0].slug
        entered = members.give_role(by, name=person.name, group=first, seat=person.seat, **given)
        if not everywhere:
            second = facts.GROUPS[1].slug
            members.give_role(by, person=entered.value, group=second, seat=person.seat, **given)
            sitting.append((entered.value, person.role))
        members.open_account(by, person=entered.value, email=person.email, at=at)
    return sitting


def _call(by: Actor, call: Any, asked: list[dict[str, Any]], at: datetime) -> None:
    create(by, call, asked, at)
    live(by, call, LIVES[call.slug], [q["number"] for q in asked], at)


def create(by: Actor, call: Any, asked: list[dict[str, Any]], at: datetime) -> None:
    """A true call as it was planned: its questions, its first deadline."""
    calls.create_call(
        by,
        group=call.group,
        slug=call.slug,
        title=call.title,
        questions=asked,
        languages=questions.LANGUAGES,
        opened=datetime.fromisoformat(call.opened),
        deadline=datetime.fromisoformat(call.first_deadline),
        symbol=call.symbol,
        builds_on=facts.CALLS[0].slug if call is not facts.CALLS[0] else "",
        drafted_here=bool(LIVES[call.slug].suggested),
        at=at,
    )


def responses(by: Actor, call: Any, at: datetime, step: Step) -> None:
    """The invented responses: ten come as files and pass through the reader, the others question by question."""
    asked = reads.to_split(reads.questions(call.slug))
    total = len(organisations.EVERY)
    with importing.reader() as read:
        for done, r in enumerate(organisations.EVERY):
            step(done, total, r.name)
            told = {
                "name": r.name,
                "group": r.group,
                "region": REGIONS.get(r.region, r.region),
                "country": r.country,
                "language": r.language,
                "cited": r.cited,
                "joint": r.signatories,
            }
            received = datetime.fromisoformat(r.received)
            if r.number in files.FILES:
                _from_file(by, call.slug, r, asked, read, received, told, at)
            else:
                answers = writing.answers(r)
                calls.receive_known(
                    by,
                    call=call.slug,
                    name=r.name,
                    answers=answers,
                    languages=writing.languages(r, answers),
                    received=received,
                    number=r.number,
                    given=told | {"channel": "web"},
                    at=at,
                )
    importing.note_twins(by, call.slug, importing.Summary(), at)
    step(total, total, "")


def _from_file(
    by: Actor, call: str, r: Any, asked: Any, read: Any, received: datetime, told: dict[str, Any], at: datetime
) -> None:
    filename, data = files.build(r)
    prepared = prepare(filename, data, asked, read).prepared[0]
    media = "application/pdf" if filename.endswith(".pdf") else "application/octet-stream"
    receipt = calls.receive_response(
        by,
        call=call,
        prepared=prepared,
        data=data,
        media_type=media,
        received=received,
        number=r.number,
        given=told,
        at=at,
    )
    if r.number in files.REVIEWED:
        review(by, call, receipt.value, at)


def review(by: Actor, call: str, number: int, at: datetime) -> None:
    """What a secretariat does: it looks at each doubt, finds the likeliest question right, and confirms."""
    sheet = review_reads.sheet(by, call, number)
    if sheet is None or sheet.response.state != "review":
        return
    for doubt in sheet.doubts:
        question, part, _certainty = doubt.candidates[0] if doubt.candidates else ("", "", 0)
        where = {"question": question, "part": part, "at": at}
        calls.settle_doubt(by, call=call, number=number, doubt=doubt.number, **where)
    calls.confirm_response(by, call=call, number=number, at=at)
