"""Decisions, what follows from them, what may be revisited, and what a meeting's chair has yet to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q

from plenary.mandate.reads import methods
from plenary.meetings.models import (
    Action,
    Amendment,
    Breakout,
    ChairQuestion,
    Decision,
    Election,
    Highlight,
    Item,
    Poll,
    Session,
)
from plenary.meetings.reads.now import Now
from plenary.rules import agenda

Words = dict[str, str]
PAGE = 200


@dataclass(frozen=True, slots=True)
class DecisionLine:
    number: int
    meeting: str  # slug
    item: int | None
    verb: str
    kind: str
    text: Words
    reason: Words
    document: int | None
    revisit: bool
    revisited_by: tuple[str, int] | None  # meeting and number of the decision that took it up again
    plans: str  # slug of the meeting whose dates it settles; "" for none
    instant: datetime


WITH_DECISION = ("meeting", "item", "revisited_by__meeting", "plans")


def decision_line(d: Decision) -> DecisionLine:
    by = d.revisited_by
    return DecisionLine(
        d.number,
        d.meeting.slug,
        d.item.number if d.item else None,
        d.verb,
        d.kind,
        d.text,
        d.reason,
        d.document_id,
        d.revisit,
        (by.meeting.slug, by.number) if by else None,
        d.plans.slug if d.plans else "",
        d.instant,
    )


def decisions(meeting: int, *, item: int | None = None, newest: int | None = None) -> tuple[DecisionLine, ...]:
    """The decisions of a meeting (its key), in order; of one item (its number); or only the newest so many. One query."""
    rows = Decision.objects.select_related(*WITH_DECISION).filter(meeting=meeting)
    if item is not None:
        rows = rows.filter(item__number=item)
    if newest is not None:
        return tuple(decision_line(d) for d in reversed(rows.order_by("-number")[:newest]))
    return tuple(decision_line(d) for d in rows.order_by("number")[:PAGE])


def results(group: str) -> dict[str, tuple[DecisionLine, ...]]:
    """Matters of substance on which the meetings of a group agreed or noted divergence, by meeting's slug. One query."""
    rows = Decision.objects.select_related(*WITH_DECISION).filter(meeting__group__slug=group, kind="substance")
    rows = rows.filter(verb__in=("adopted", "agreed", "decided", "endorsed", "divergence"))
    found: dict[str, list[DecisionLine]] = {}
    for d in rows.order_by("-instant", "-pk")[: PAGE * 5]:
        found.setdefault(d.meeting.slug, []).append(decision_line(d))
    return {slug: tuple(of) for slug, of in found.items()}


def to_revisit(group: str, *, skip: int = 0) -> tuple[DecisionLine, ...]:
    """What was deferred and may be revisited, over all meetings of a group; what was taken up again stands last. One query."""
    rows = Decision.objects.select_related(*WITH_DECISION).filter(meeting__group__slug=group, revisit=True)
    return tuple(
        decision_line(d)
        for d in rows.order_by(F("revisited_by").asc(nulls_first=True), "-instant", "pk")[skip : skip + PAGE]
    )


@dataclass(frozen=True, slots=True)
class ActionLine:
    number: int
    meeting: str
    decision: int | None
    text: Words
    owner: str
    owner_name: str
    due: date | None
    due_text: str
    done: date | None
    done_note: str

    def overdue(self, today: date) -> bool:
        return self.done is None and self.due is not None and self.due < today


def actions(
    *, meeting: int | None = None, group: str = "", open_only: bool = False, skip: int = 0
) -> tuple[ActionLine, ...]:
    """What is to be done: of a meeting (its key), or of all meetings of a group. One query."""
    rows = Action.objects.select_related("meeting", "decision")
    rows = rows.filter(meeting=meeting) if meeting is not None else rows.filter(meeting__group__slug=group)
    if open_only:
        rows = rows.filter(done=None)
    return tuple(
        ActionLine(
            a.number,
            a.meeting.slug,
            a.decision.number if a.decision else None,
            a.text,
            a.owner,
            a.owner_name,
            a.due,
            a.due_text,
            a.done,
            a.done_note,
        )
        for a in rows.order_by(F("done").asc(nulls_first=True), F("due").asc(nulls_last=True), "pk")[skip : skip + PAGE]
    )


def highlights(meeting: int) -> tuple[tuple[int, int | None, Words], ...]:
    """Issues raised outside the questions: number, item's number, words. One query."""
    rows = Highlight.objects.filter(meeting=meeting).select_related("item").order_by("number")
    return tuple((h.number, h.item.number if h.item else None, h.text) for h in rows[:PAGE])


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for the chair: a code, how many, and where it is done (a page's name)."""

    code: str
    count: int
    page: str


def needs(now: Now, at: datetime) -> tuple[Need, ...]:
    """The quiet list of what waits for a decision of the chair. Nine queries at most."""
    m = now.meeting.id
    found = []
    if now.meeting.agenda == "draft":
        found.append(Need("agenda", 1, "agenda"))
    waiting = Amendment.objects.filter(meeting=m, state="proposed").count()
    if waiting:
        found.append(Need("amendments", waiting, "agenda"))
    if count := Election.objects.filter(meeting=m, state__in=("nominated", "approved", "accepted")).count():
        found.append(Need("elections", count, "meeting-chair"))
    if now.session is not None and now.presiding is None:
        found.append(Need("nobody-presides", 1, "meeting-chair"))
    if now.item is not None:
        used = now.item.used + (int((at - now.item.since).total_seconds()) if now.item.since else 0)
        if agenda.over(now.item.minutes, used):
            found.append(Need("over-time", 1, "agenda"))
    if count := ChairQuestion.objects.filter(meeting=m, answered=None, removed="").count():
        found.append(Need("questions", count, "questions"))
    if count := Breakout.objects.filter(meeting=m, state="reported", pieces__state="proposed").distinct().count():
        found.append(Need("breakouts", count, "breakouts-merge"))
    if count := Poll.objects.filter(meeting=m, closed=None).count():
        found.append(Need("polls", count, "polls"))
    if now.session is not None and "recording" not in now.session.switches:
        found.append(Need("switches", 1, "meeting-sessions"))
    if now.meeting.agenda == "adopted" and (count := len(undecided(m))):
        found.append(Need("undecided", count, "agenda"))
    if why := methods_due(now):
        found.append(Need("methods" if why == "not-decided" else "methods-item", 1, "agenda"))
    return tuple(found)


def undecided(meeting: int) -> frozenset[int]:
    """The items, by number, that put a question to the group which is not decided yet (A87). One query."""
    rows = Item.objects.filter(meeting=meeting, kind="question")
    under = Exists(Decision.objects.filter(item=OuterRef("pk")))
    return frozenset(
        number
        for number, kind, state, outcome, decided in rows.values_list("number", "kind", "state", "outcome", under)
        if agenda.undecided(kind, state, decided=decided, outcome=outcome)
    )


def methods_due(now: Now) -> str:
    """What this first meeting lacks of its decision on how the group works (A20); "" for nothing. Four queries at most.

    Where a version of working methods stands in the mandate the group has decided, wherever it did so.
    """
    if now.meeting.ordinal != 1 or now.meeting.agenda == "none":
        return ""
    if methods.standing(now.meeting.group)[0]:
        return ""
    m = now.meeting.id
    mine = Q(item=None) | Q(item__kind="procedure")
    return agenda.methods_due(
        now.meeting.ordinal,
        begun=Session.objects.filter(meeting=m, opened__isnull=False).exists(),
        decided=Decision.objects.filter(mine, meeting=m, kind="procedure").exclude(verb="deferred").exists(),
        to_come=now.meeting.closed is None
        and Item.objects.filter(meeting=m, kind="procedure", state__in=("waiting", "open")).exists(),
    )
