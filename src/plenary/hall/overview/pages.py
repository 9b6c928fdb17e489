"""The first page of the house and of a group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from plenary.calls import reads as calls
from plenary.hall.bulletin import gathering as bulletin
from plenary.hall.bulletin.gathering import Told
from plenary.hall.calendar.gathering import gather
from plenary.hall.overview import opened, standing
from plenary.hall.overview.opened import Open
from plenary.hall.overview.own import own
from plenary.hall.results.gathering import MANY, Sums, sums
from plenary.hall.rights import ENTER
from plenary.library import reads as library
from plenary.mandate import reads as mandate
from plenary.mandate.reads import sources
from plenary.mandate.reads.amended import newer
from plenary.mandate.reads.sources import TaskLine
from plenary.meetings.reads import MeetingLine, planning
from plenary.members import reads as members
from plenary.members.show import show
from plenary.members.typed import group_line
from plenary.news import reads as news
from plenary.post import links
from plenary.press import seating
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, SECRETARIAT, Actor
from plenary.record.door import Visited, page
from plenary.record.kept import Kept
from plenary.rules.languages import chosen

SHOWN = 10  # of what is open; the rest is one step away
CLASSES = (SECRETARIAT, CHAIR, MEMBER, OBSERVER)


@page(get=ENTER)
def home(request: Visited) -> HttpResponse:
    """Every group of this installation: those where something is open come first, by what ends first."""
    at = request.visit.at
    found = _house.get((get_language(), f"{at:%Y%m%d%H%M}"), lambda: opened.in_house(at))
    lines = mandate.groups()
    order = {slug: n for n, slug in enumerate(sorted(found, key=lambda slug: opened.place(found[slug][0])))}
    return show(
        request,
        "hall/home.html",
        here="home",
        at_work=sorted((g for g in lines if not g.closed), key=lambda g: (order.get(g.slug, len(lines)), -g.id)),
        ended=[g for g in lines if g.closed],
        opened=found,
        demo=settings.DEMO,
    )


_house: Kept[dict[str, tuple[Open, ...]]] = Kept()


@page(get=ENTER)
def group(request: Visited, group: str) -> HttpResponse:
    """What the group is for, where it stands, what is open until when, how to take part; what concerns you first."""
    line = group_line(group)
    at, by = request.visit.at, request.visit.by
    ground = _ground.get((group, get_language(), f"{at:%Y%m%d%H%M}"), lambda: _ground_now(line, at))
    known = calls.calls(group=group)
    now = tuple(one for one in ground.opened if one.late or one.closes is None or one.closes > at)
    setting_up = SECRETARIAT in by.roles_in(group)
    return show(
        request,
        "hall/group.html",
        group=group,
        here="overview",
        g=ground.g,
        sentence=ground.sentence,
        now=now[:SHOWN],
        more=now[SHOWN:],
        own=own(by, group, now, at),
        klass=_klass(by, group),
        calls=known,
        composition=[c for c in ground.composition if c.seats or c.lines],
        picture=ground.picture,
        meetings=ground.meetings,
        sums=ground.sums,
        told=ground.told,
        documents=ground.documents,
        thanks=ground.thanks,
        asked=ground.asked,
        newer=ground.newer,
        steps=_steps(group, ground, known) if setting_up else (),
        mail_to=next((links.answers_to(one.slug) for one in now if one.kind == "call"), ""),
        there={name: _there(name, group) for name in ("mandate", "results")},
        body=_body(ground.g.parent_slug),
    )


@dataclass(frozen=True, slots=True)
class Ground:
    """What everybody sees of a group within a minute in which nothing was recorded: kept, since a first page is asked for often."""

    g: mandate.Overview
    sentence: str
    opened: tuple[Open, ...]
    composition: tuple[members.Composition, ...]
    picture: SafeString
    meetings: tuple[MeetingLine, ...]
    sums: Sums
    dated: bool
    told: tuple[Told, ...]
    documents: tuple[library.DocumentLine, ...]
    thanks: tuple[news.ThanksLine, ...]
    asked: tuple[TaskLine, ...]
    newer: tuple[str, ...]  # languages in which the purpose says something newer than the reader is shown


_ground: Kept[Ground] = Kept()


def _ground_now(line: mandate.GroupLine, at: datetime) -> Ground:
    g = mandate.overview(line.slug)
    if g is None:
        raise Http404(_("There is no such group."))
    found = gather(line, at)
    composition = members.composition(line.slug)
    known, meetings = calls.calls(group=line.slug), planning.meetings(line.slug, most=MANY)
    return Ground(
        g,
        standing.sentence(found.lines, line.slug, closed=g.closed),
        opened.in_group(line, known, at),
        composition,
        _picture(composition),
        meetings[:6],
        sums(line.slug, meetings, known, at),
        bool(found.milestones) or any(m.starts or m.latest for m in meetings),
        bulletin.stream(line.slug)[:3],
        library.documents(group=line.slug, most=4),
        news.thanks(line.slug, most=12),
        sources.tasks(line.slug),
        newer("purpose", get_language() or "en", g.purpose, sources.amendments(line.slug)),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """A step of setting a group up: what, where, whether it is done."""

    code: str
    url: str
    done: bool


def _steps(group: str, ground: Ground, known: Any) -> tuple[Step, ...]:
    """What the secretariat does to set a group up; () once all of it is done."""
    steps = (
        Step("mandate", reverse("mandate", kwargs={"group": group}), bool(ground.g.tasks or ground.asked)),
        Step("members", reverse("members", kwargs={"group": group}), any(c.filled for c in ground.composition)),
        Step("dates", reverse("date-new", kwargs={"group": group}), ground.dated),
        Step("meeting", reverse("meeting-new", kwargs={"group": group}), bool(ground.meetings)),
        Step("call", reverse("new-call", kwargs={"group": group}), bool(known)),
    )
    return () if all(step.done for step in steps) else steps


def _klass(by: Actor, group: str) -> str:
    """As what she takes part: her foremost role, or the public."""
    held = by.roles_in(group)
    return next((one for one in CLASSES if one in held), "public")


def _picture(composition: tuple[members.Composition, ...]) -> SafeString:
    """Who sits, a square a seat; the same in words for whoever hears it, and as a table beside it."""
    language = get_language() or "en"
    rows = [(chosen(c.name, language), c.filled, max(c.seats, len(c.lines)) - c.filled) for c in composition]
    rows = [row for row in rows if row[1] or row[2]]
    if not rows:
        return SafeString("")
    total = " + ".join(str(filled + vacant) for _name, filled, vacant in rows)
    said = "; ".join(
        _("%(name)s: %(filled)s filled, %(vacant)s vacant") % {"name": n, "filled": f, "vacant": v} for n, f, v in rows
    )
    drawn = seating.svg(
        rows, title=_("Seats: %(sum)s") % {"sum": total}, description=said, rtl=bool(get_language_bidi())
    )
    return mark_safe(drawn)  # noqa: S308 -- every word of it was escaped where it is drawn


def _there(name: str, group: str) -> str:
    try:
        return reverse(name, kwargs={"group": group})
    except NoReverseMatch:
        return ""


def _body(slug: str) -> str:
    """The page of the parent body, where there is one."""
    try:
        return reverse("body", kwargs={"body": slug})
    except NoReverseMatch:
        return ""
