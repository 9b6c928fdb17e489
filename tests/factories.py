"""A small group with its people, made through acts as everything else is. Each helper makes what it needs, once.

factories.client("secretariat").get(...)
call = factories.call(questions=["What ...?"])
number = factories.response(call, name="Harbour Lights Society", answers={"1": "We think so."})
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.test import Client

from plenary.calls import acts as calls
from plenary.calls import reads as call_reads
from plenary.consensus import acts as consensus
from plenary.hall.accounts import sessions
from plenary.library import acts as library
from plenary.library import files
from plenary.library import reads as library_reads
from plenary.mandate import acts as mandate
from plenary.meetings import acts as meetings
from plenary.meetings import reads as meeting_reads
from plenary.members import acts as members
from plenary.members import reads as member_reads
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, Actor, Proof, operator
from plenary.record.acts import Receipt
from plenary.reports import acts as reports
from plenary.texts import acts as texts
from tests.remembering import remembered

AT = datetime(2016, 10, 3, 9, 0, tzinfo=UTC)
SLUG = "harbours"
ROLES = (PUBLIC, OBSERVER, MEMBER, CHAIR, SECRETARIAT)


@remembered
def group(slug: str = SLUG, **facts: Any) -> str:
    """A group with two stakeholder groups, three seats (one vacant) and three stages. Returns its slug."""
    by = operator()
    told: dict[str, Any] = {
        "short": slug.title(),
        "name": {"en": f"Working Group on {slug.title()}"},
        "purpose": {"en": "To agree without voting."},
        "parent": ("Assembly", {"en": "Assembly of Ports"}),
        "resolution": "A/12/34",
        "tasks": [{"en": "to collect views"}],
    }
    if not mandate.found_group(by, slug=slug, at=AT, **(told | facts)).entry:
        return slug
    steps = [
        {"kind": "stage", "label": {"en": label}, "text": {"en": when}, "state": state}
        for label, when, state in (("Mandate", "2015", "done"), ("Input", "2016", "now"), ("Report", "", "to come"))
    ]
    mandate.plan_steps(by, group=slug, steps=steps, at=AT)
    members.compose(
        by,
        group=slug,
        stakeholder_groups=[
            {"code": "states", "name": {"en": "States", "ar": "الدول"}, "seats": 2},
            {"code": "civil-society", "name": {"en": "Civil society"}, "aliases": ["NGO"], "seats": 1},
        ],
        at=AT,
    )
    state = organisation("Republic of Sandbanks")
    society = organisation("Lighthouse Keepers' Union")
    seats = [("states", state), ("states", None), ("civil-society", society)]
    members.fill_seats(by, group=slug, seats=seats, at=AT)
    return slug


@remembered
def dated(label: str = "Draft report", text: str = "end of October 2016", slug: str = SLUG, **facts: Any) -> int:
    """A date in the group's calendar; its number."""
    told: dict[str, Any] = {"kind": "output", "at": AT} | facts
    by = operator()
    return int(mandate.enter_date(by, group=group(slug), label={"en": label}, text={"en": text}, **told).value)


@remembered
def organisation(name: str) -> int:
    """An organisation's key."""
    return int(members.enter_organisation(operator(), name=name, at=AT).value)


@remembered
def account(role: str, slug: str = SLUG) -> int:
    """The account of somebody who holds `role` in the group (the secretariat: everywhere): made once for each."""
    address = f"{role}@{slug}.example"
    found = member_reads.account_by_mail(address)
    if found is None:
        group(slug)
        seat = 1 if role in (MEMBER, CHAIR) else 0
        given = members.give_role(
            operator(),
            name=f"Ana {role.title()}",
            role=role,
            group="" if role == SECRETARIAT else slug,
            seat=seat,
            since=date(2016, 1, 1),
            at=AT,
        )
        members.open_account(operator(), person=given.value, email=address, at=AT)
        found = member_reads.account_by_mail(address)
    assert found is not None
    return int(found.pk)


def actor(role: str, slug: str = SLUG) -> Actor:
    """Who acts: for calling acts without a page."""
    now = datetime.now(UTC)
    return member_reads.actor_of(None if role == PUBLIC else account(role, slug), now, Proof(now, second=True))


def client(role: str = PUBLIC, slug: str = SLUG, *, by: str = sessions.FACTOR, **defaults: Any) -> Client:
    """A browser of somebody in that role; of the public without a session. Errors in a page become a 500, not a crash.

    She has just shown her second factor; with `by=sessions.LINK` she has opened a mailed link and no more.
    """
    made = Client(raise_request_exception=False, **defaults)
    if role != PUBLIC:
        found = member_reads.account(account(role, slug))
        assert found is not None
        made.force_login(found, backend=sessions.BACKEND)
        request = HttpRequest()
        request.session = made.session
        sessions.note(request, found, by)
        request.session.save()
    return made


@remembered
def call(slug: str = "views", *, questions: Sequence[str | Mapping[str, Any]] = (), **facts: Any) -> str:
    """A call for input of the group; a question is its text, or a mapping as `create_call` takes it. Returns its slug."""
    if call_reads.call(slug) is not None:
        return slug
    asked = questions or ("Which lights are out?", "What should be done, and by whom?")
    made = [{"number": str(n), "text": {"en": q}} if isinstance(q, str) else q for n, q in enumerate(asked, 1)]
    told: dict[str, Any] = {
        "group": group(),
        "title": {"en": "Call for views"},
        "opened": AT,
        "deadline": datetime(2016, 12, 7, 22, 59, 59, tzinfo=UTC),
        "symbol": "PORTS/2016/CRP.1",
    }
    calls.create_call(operator(), slug=slug, questions=made, at=AT, **(told | facts))
    return slug


@remembered
def response(
    to: str,
    *,
    name: str = "Harbour Lights Society",
    answers: Mapping[str, str] | None = None,
    file: bytes = b"",
    **facts: Any,
) -> int:
    """A response whose answers are known: by "2" or "2 a". Returns its number. `facts` as `receive_known` takes them."""
    text = answers if answers is not None else {"1": f"{name} counts three lights that are out."}
    given = facts.pop("given", {"group": "civil-society", "country": "Sandbanks", "language": "en"})
    return int(
        calls.receive_known(
            operator(),
            call=to,
            name=name,
            answers={(q.partition(" ")[0], q.partition(" ")[2]): a for q, a in text.items()},
            files=[(f"{name}.txt", file, "text/plain")] if file else (),
            received=facts.pop("received", AT),
            given=given,
            at=AT,
            **facts,
        ).value
    )


@remembered
def document(symbol: str = "PORTS/2016/1", **facts: Any) -> int:
    """A document in the library. Returns its key."""
    told: dict[str, Any] = {"group": group(), "title": {"en": "Lights of the coast"}, "kind": "report"}
    return int(library.register(operator(), symbol=symbol, at=AT, **(told | facts)).value)


def published(
    pk: int, *, data: bytes = b"%PDF-1.7 not much", form: str = "pdf", by: str = "", part: str = ""
) -> Receipt:
    """The next version of a document, with one file."""
    printed = library.Printed(files.keep(data), f"file.{form}", "application/pdf", len(data), form, by=by, part=part)
    return library.publish(operator(), document=pk, printed=[printed], at=AT)


def copied(pk: int, *, data: bytes = b"<p>Lights of the coast</p>", at: datetime = AT) -> int:
    """An archived copy of what stands at a document's address outside. Returns its key."""
    library.archive_copy(
        operator(),
        document=pk,
        address="https://example.org/lights",
        digest=files.keep(data),
        name="lights.html",
        media_type="text/html",
        size=len(data),
        at=at,
    )
    found = library_reads.document(pk)
    assert found is not None
    return found.copies[0].id


@remembered
def meeting(slug: str = "1", *, open: bool = False, of: str = SLUG, **facts: Any) -> str:
    """A meeting of the group with two sessions on one day; with `open` the first is open. Returns its slug."""
    by, day = operator(), AT.date()
    number = int(slug) if slug.isdecimal() else None
    told: dict[str, Any] = {
        "ordinal": number,
        "starts": day,
        "ends": day,
        "place": "Sandbanks",
        "zone": "Europe/Zurich",
    }
    if meetings.plan_meeting(by, group=group(of), slug=slug, at=AT, **(told | facts)).entry:
        morning, afternoon = AT - timedelta(hours=1), AT + timedelta(hours=4)
        sessions = [{"starts": start, "ends": start + timedelta(hours=3)} for start in (morning, afternoon)]
        meetings.plan_sessions(by, group=of, meeting=slug, sessions=sessions, at=AT)
    if open:
        meetings.open_session(by, group=of, meeting=slug, session=1, at=AT)
    return slug


@remembered
def item(at_meeting: str = "1", *, open: bool = False, of: str = SLUG, **facts: Any) -> int:
    """An item on a meeting's agenda; with `open` it is before the meeting. Returns its number."""
    told: dict[str, Any] = {"title": {"en": "Lights of the mole", "ar": "أضواء الرصيف"}}
    number = meetings.add_item(operator(), group=of, meeting=at_meeting, at=AT, **(told | facts)).value
    if open:
        meetings.open_item(operator(), group=of, meeting=at_meeting, item=number, at=AT)
    return int(number)


def participant(role: str, at_meeting: str = "1", *, mode: str = "room", of: str = SLUG) -> Actor:
    """Somebody in that role, registered and noted as present at the open session, in the room or far away."""
    by = actor(role, of)
    meetings.set_registration(operator(), group=of, meeting=at_meeting, state="open", at=AT)
    number = meetings.register(by, group=of, meeting=at_meeting, mode=mode, at=AT).value
    now = meeting_reads.now(of, at_meeting)
    if now is not None and now.session is not None:
        where = {"group": of, "meeting": at_meeting, "session": now.session.number, "at": AT}
        meetings.note_attendance(operator(), numbers=[number], mode=mode, **where)
    return by


@remembered
def text(slug: str = "draft", *, words: Sequence[str | Mapping[str, Any]] = (), open: bool = True, **facts: Any) -> str:
    """A text of the group with a heading and two paragraphs, or those of `words`; open for proposals. Returns its slug."""
    by = operator()
    told: dict[str, Any] = {"kind": "rolling", "title": {"en": "Lights of the coast"}}
    texts.create_text(by, group=group(), slug=slug, at=AT, **(told | facts))
    given = words or ({"kind": "heading", "words": "Lights"}, "Each harbour shall keep a light.", "Lights are white.")
    paragraphs(slug, *given)
    if open:
        texts.invite(by, group=SLUG, text=slug, until=AT + timedelta(days=14), at=AT)
    return slug


@remembered
def paragraphs(of: str, *words: str | Mapping[str, Any]) -> list[int]:
    """Paragraphs at the end of a text. Returns their keys."""
    told = [{"words": one} if isinstance(one, str) else one for one in words]
    return list(texts.enter_paragraphs(operator(), group=SLUG, text=of, paragraphs=told, at=AT).value)


@remembered
def proposal(key: int = 2, words: str = "", *, of: str = "draft", seat: int = 1, op: str = "", **facts: Any) -> int:
    """A proposal of a seat on a paragraph: its words, or without any its deletion. Returns its number."""
    told: dict[str, Any] = {"op": op or ("replace" if words else "delete"), "words": words or None, "at": AT}
    return int(texts.propose(operator(), group=SLUG, text=of, key=key, seat=seat, **(told | facts)).value)


@remembered
def canvass(*words: str, opened: bool = True, **facts: Any) -> str:
    """A list of statements put to the public. Returns its slug."""
    by, told = operator(), {"title": {"en": "Lights, seen by all"}, "words": {"en": "What should be lit?"}}
    slug = str(consensus.draft_canvass(by, group=group(), at=AT, **(told | facts)).value)
    for said in words or ("Every harbour keeps a light.", "Lights are white.", "Ships pay for lights."):
        consensus.add_statement(by, group=SLUG, canvass=slug, words={"en": said}, at=AT)
    if opened:
        consensus.open_canvass(by, group=SLUG, canvass=slug, at=AT)
    return slug


def disputed(title: str = "Is a new lamp needed?", **facts: Any) -> int:
    """A question that divides the group, with yes and no. Returns its number."""
    told: dict[str, Any] = {"group": group(), "title": {"en": title}, "at": AT}
    return int(consensus.ask_question(operator(), **(told | facts)).value)


def report(slug: str = "report", **facts: Any) -> str:
    """A report of the group with a draft that was issued; its text has the same slug. Returns it."""
    by = operator()
    told: dict[str, Any] = {"title": {"en": "Report on the lights"}}
    reports.create_report(by, group=group(), slug=slug, at=AT, **(told | facts))
    reports.issue_draft(by, group=SLUG, report=slug, at=AT)
    return slug
