"""The agenda, one item of it, changes that members propose, who presides and how a chair is elected."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.mandate.reads import citing
from plenary.meetings import acts
from plenary.meetings.acts.chairing import CAPACITIES, OFFICES
from plenary.meetings.acts.common import holder_of
from plenary.meetings.pages.common import find, page_of, retold
from plenary.meetings.pages.templates import items_of, words_of_kind
from plenary.meetings.reads import MeetingLine, deciding, items, planning, sensing
from plenary.meetings.reads import agenda as reads
from plenary.meetings.rights import PROPOSE, READ, RUN
from plenary.members.typed import Tried, citations_of, done, spoken, tried, whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited, page
from plenary.rules import agenda as rule
from plenary.rules import elections as election_rule


@page(get=READ, post=RUN)
def agenda(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The items with their time, documents and outcome; the chair and the secretariat change it in place."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        outcome = tried(request, _verbs(request, group, meeting))
        if not outcome.problem:
            return done(outcome.receipt, "agenda", group=group, meeting=meeting)
    by = request.visit.by
    may = {"run": RUN.asked(by, group).allowed, "propose": PROPOSE.asked(by, group).allowed and by.person is not None}
    items_now = reads.agenda(now.meeting.id, request.visit.at)
    passages = citing.quotables(group)
    asks = any(i.kind == "question" for i in items_now)
    return page_of(
        request,
        "meetings/agenda.html",
        now,
        "agenda",
        outcome,
        items=items_now,
        passages=passages,
        served={i.number: citing.shown(i.serves, passages) for i in items_now if i.serves},
        shown={i.number: i.shown or str(i.number) for i in items_now},
        undecided=deciding.undecided(now.meeting.id) if asks else frozenset(),
        amendments=reads.amendments(now.meeting.id),
        mine=holder_of(by, group) if may["propose"] else "",
        methods=deciding.methods_due(now),
        others=_later(group, meeting) if may["run"] else [],
        shelf=library.documents(group=group, most=100) if may["run"] else (),
        before=_before(group) if may["run"] else (),
        categories="\n".join(sensing.categories(group)) if may["run"] and not items_now else "",
        kinds=rule.KINDS,
        kind_words=words_of_kind(),
        adopted=planning.details(now.meeting.id).agenda_adopted,
        may=may,
    )


def _verbs(request: Visited, group: str, meeting: str) -> dict[str, Any]:
    by, post = request.visit.by, request.POST
    where = {"group": group, "meeting": meeting}

    def item() -> int:
        return whole(post.get("item", "")) or 0

    def place() -> int:
        return whole(post.get("place", "")) or 1

    def reason() -> str:
        return post.get("reason", "")

    def facts() -> dict[str, Any]:
        told: dict[str, Any] = {
            "kind": post.get("kind", "discussion"),
            "minutes": whole(post.get("minutes", ""), most=1440),
            "presenter": post.get("presenter", "")[:200],
            "presenter_as": post.get("presenter_as", "")[:120],
            "category": post.get("category", "")[:40],
        }
        if "cites" in post:
            told["cites"] = post["cites"][:300]
        if "mandate" in post:
            told["serves"] = citations_of(post)
        return told

    def change(once: dict[str, Any]) -> Receipt:
        found = next(
            (i for i in reads.agenda(find(group, meeting).meeting.id, request.visit.at) if i.number == item()), None
        )
        title = retold(found.title if found else {}, post.get("title", ""))
        note = retold(found.note if found else {}, post.get("note", ""))
        return acts.change_item(by, item=item(), title=title, note=note, reason=reason(), **where, **facts(), **once)

    def template(once: dict[str, Any]) -> Receipt:
        begun = items_of(post.get("template", ""), post.get("categories", ""))
        return acts.draft_agenda(by, items=begun, **where, **once)

    def attach(once: dict[str, Any]) -> Receipt:
        document = whole(post.get("document", "")) or 0
        return acts.attach(
            by, item=item(), document=document, attached=post.get("attached", "yes") == "yes", **where, **once
        )

    def reading_list(once: dict[str, Any]) -> Receipt | None:
        receipt, token = None, once.pop("token")
        for document in _before(group):
            receipt = acts.attach(
                by, item=item(), document=document.id, token=f"{token[-40:]}{document.id}", **where, **once
            )
        return receipt

    return {
        "add": lambda once: acts.add_item(
            by, title=spoken(post.get("title", "")), note=spoken(post.get("note", "")), reason=reason(),
            **facts(), **where, **once,
        ),
        "change": change,
        "template": template,
        "up": lambda once: acts.move_item(by, item=item(), place=place() - 1, reason=reason(), **where, **once),
        "down": lambda once: acts.move_item(by, item=item(), place=place() + 1, reason=reason(), **where, **once),
        "drop": lambda once: acts.drop_item(by, item=item(), reason=reason(), **where, **once),
        "adopt": lambda once: acts.adopt_agenda(by, **where, **once),
        "open": lambda once: acts.open_item(by, item=item(), **where, **once),
        "close": lambda once: acts.close_item(by, item=item(), outcome=spoken(post.get("outcome", "")), **where, **once),
        "carry": lambda once: acts.carry_over(by, item=item(), to=post.get("to", ""), **where, **once),
        "attach": attach,
        "reading-list": reading_list,
        "accept": lambda once: acts.decide_amendment(by, amendment=whole(post.get("amendment", "")) or 0, accept=True, **where, **once),
        "decline": lambda once: acts.decide_amendment(by, amendment=whole(post.get("amendment", "")) or 0, accept=False, **where, **once),
    }  # fmt: skip


def _later(group: str, meeting: str) -> list[MeetingLine]:
    """Where an unfinished item can be carried over to: meetings that are not over, the soonest first."""
    found = [m for m in planning.meetings(group) if m.slug != meeting and m.state != "cancelled" and not m.closed]
    return found[::-1]


def _before(group: str) -> tuple[library.DocumentLine, ...]:
    """The documents of the group that this one follows: its reading list (A108)."""
    found = mandate.overview(group)
    return library.documents(group=found.predecessor[0], most=100) if found and found.predecessor else ()


@page(get=PROPOSE, post=PROPOSE)
def amend(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Propose a change of the draft agenda."""
    now = find(group, meeting)
    outcome = Tried()
    if request.method == "POST":
        post = request.POST
        outcome = tried(
            request,
            {
                "propose": lambda once: acts.propose_amendment(
                    request.visit.by,
                    group=group,
                    meeting=meeting,
                    kind=post.get("kind", ""),
                    item=whole(post.get("item", "")),
                    text=post.get("text", ""),
                    language=get_language() or "en",
                    place=whole(post.get("place", "")),
                    proposer=post.get("proposer", ""),
                    reason=post.get("reason", ""),
                    **once,
                ),
                "withdraw": lambda once: acts.withdraw_amendment(
                    request.visit.by,
                    group=group,
                    meeting=meeting,
                    amendment=whole(post.get("amendment", "")) or 0,
                    **once,
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "agenda", "amendments", group=group, meeting=meeting)
    return page_of(
        request,
        "meetings/amend.html",
        now,
        "agenda",
        outcome,
        items=items.items(now.meeting.id),
        runs=RUN.asked(request.visit.by, group).allowed,
    )


@page(get=READ)
def item(request: Visited, group: str, meeting: str, item: int) -> HttpResponse:
    """One item: what came under it, who spoke, what was decided."""
    now = find(group, meeting)
    found = next(iter(reads.agenda(now.meeting.id, request.visit.at, only=item)), None)
    if found is None:
        raise Http404(_("There is no such item on this agenda."))
    return page_of(
        request,
        "meetings/item.html",
        now,
        "agenda",
        item=found,
        served=citing.shown(found.serves, citing.quotables(group)),
        elections=[e for e in reads.elections(now.meeting.id) if e.item == item],
        turns=items.turns(found.id),
        decisions=deciding.decisions(now.meeting.id, item=item),
        questions=[q for q in sensing.questions(now.meeting.id) if q.item == item],
    )


@page(get=READ, post=PROPOSE)
def chair(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Who presided when; who was put forward for which office, step by step."""
    now = find(group, meeting)
    outcome = Tried()
    by, post, where = request.visit.by, request.POST, {"group": group, "meeting": meeting}
    if request.method == "POST":
        outcome = tried(
            request,
            {
                "preside": lambda once: acts.preside(
                    by,
                    name=post.get("name", ""),
                    country=post.get("country", ""),
                    capacity=post.get("capacity", ""),
                    **where,
                    **once,
                ),
                "nominate": lambda once: acts.nominate(
                    by,
                    name=post.get("name", ""),
                    country=post.get("country", ""),
                    office=post.get("office", ""),
                    nominated_by=post.get("nominated_by", ""),
                    **where,
                    **once,
                ),
                "step": lambda once: acts.take_step(
                    by,
                    election=whole(post.get("election", "")) or 0,
                    step=post.get("step", ""),
                    **where,
                    **once,
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "meeting-chair", **where)
    return page_of(
        request,
        "meetings/chair.html",
        now,
        "decisions",
        outcome,
        presided=reads.presidings(now.meeting.id),
        elections=reads.elections(now.meeting.id),
        follows=election_rule.FOLLOWS,
        capacities=CAPACITIES,
        offices=OFFICES,
        may={
            "run": RUN.asked(by, group).allowed,
            "propose": by.person is not None and PROPOSE.asked(by, group).allowed,
        },
    )
