"""Who sits in the group: seats, vacancies, sums; one seat; one person; the rules; the published lists."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from plenary.members import acts, reads
from plenary.members.capacities import ALLOWS, IN_SUBGROUP
from plenary.members.pages.common import REGIONS, body, page_of
from plenary.members.rights import GIVE, KEEP, READ, RULE
from plenary.members.typed import day_of, done, group_line, spoken, tried, whole
from plenary.press import seating
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem
from plenary.rules.languages import LANGUAGES, chosen


@page(get=READ, post=KEEP)
def members(request: Visited, group: str) -> HttpResponse:
    """Seats by stakeholder group as picture and table, vacancies visible, sums checked (A76, A120)."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = None
    if request.method == "POST":
        where = {"group": group}
        outcome = tried(
            request,
            {
                "parts": lambda once: acts.add_parts(by, parts=_parts(post.get("parts", "")), **where, **once),
                "seats": lambda once: acts.add_seats(by, **where, **once),
                "rename": lambda once: acts.rename_part(
                    by,
                    part=post.get("part", ""),
                    language=post.get("language", ""),
                    name=post.get("name", ""),
                    **where,
                    **once,
                ),
                "publish": lambda once: acts.publish_roll(
                    by,
                    day=day_of(post.get("day", "")) or request.visit.at.date(),
                    note=post.get("note", ""),
                    **where,
                    **once,
                ),
                "label": lambda once: acts.label_part(
                    by,
                    part=post.get("part", ""),
                    document=post.get("document", ""),
                    label=post.get("label", ""),
                    **where,
                    **once,
                ),
            },
        )
        if not outcome.problem:
            return done(outcome.receipt, "members", group=group)
    composition = reads.composition(group)
    rule = reads.standing_rule(group, "composition")
    standing = reads.standing(group)
    names = {c.code: c.name for c in composition}
    return page_of(
        request,
        "members/members.html",
        group,
        "members",
        outcome,
        composition=composition,
        standing=standing,
        rule=rule,
        wording=rule.values.get("wording", {}) if rule else {},
        names=names,
        by_region=_by_region(composition),
        languages=LANGUAGES,
        missing=sum(max(0, c.seats - len(c.lines)) for c in composition),
        picture=_picture(composition, standing.equation),
        officers=reads.officers(group),
        offices=reads.office_proposals(group),
        rolls=reads.rolls(group),
    )


def _parts(text: str) -> list[tuple[dict[str, str], int]]:
    """Stakeholder groups as typed, one a line: its name, a bar, its seats. Raises Problem."""
    made = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, bar, seats = line.rpartition("|")
        number = whole(seats, most=10_000) if bar else None
        if number is None:
            raise Problem(
                "%(text)s: write its number of seats after a bar, for example: Governments | 4", text=line[:80]
            )
        made.append((spoken(name.strip()), number))
    return made


def _picture(composition: tuple[reads.Composition, ...], equation: str) -> SafeString:
    language = get_language() or "en"
    rows = [(chosen(c.name, language), c.filled, max(c.seats, len(c.lines)) - c.filled) for c in composition]
    rows = [row for row in rows if row[1] or row[2]]
    said = "; ".join(
        _("%(name)s: %(filled)s filled, %(vacant)s vacant") % {"name": n, "filled": f, "vacant": v} for n, f, v in rows
    )
    drawn = seating.svg(
        rows, title=_("Seats: %(sum)s") % {"sum": equation}, description=said, rtl=bool(get_language_bidi())
    )
    return mark_safe(drawn)  # noqa: S308 -- every word of it was escaped where it is drawn


def _by_region(composition: tuple[reads.Composition, ...]) -> tuple[tuple[str, int], ...]:
    """How many seats of states each regional group holds, where regions are known."""
    held: dict[str, int] = {}
    for part in composition:
        for line in part.lines:
            if line.holder and line.region:
                held[line.region] = held.get(line.region, 0) + 1
    return tuple(sorted(held.items()))


@page(get=READ, post=KEEP)
def seat(request: Visited, group: str, seat: int) -> HttpResponse:
    """One seat: who holds it, who sits and sat there, alternates."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = None
    if request.method == "POST":

        def assign(once: dict[str, Any]) -> Any:
            return acts.assign_seat(
                by, group=group, seat=seat, organisation=body(request), reason=post.get("reason", ""), **once
            )

        def give(once: dict[str, Any]) -> Any:
            told = {"name": post.get("name", ""), "source": post.get("source", "")}
            since = day_of(post.get("since", "")) or request.visit.at.date()
            capacity = post.get("capacity", "")
            if capacity not in ("member", "alternate"):
                raise Problem("There is no such capacity.")
            return acts.give_capacity(by, group=group, capacity=capacity, seat=seat, since=since, **told, **once)

        outcome = tried(request, {"assign": assign, "give": give})
        if not outcome.problem:
            return done(outcome.receipt, "seat", group=group, seat=seat)
    found = [(part, line) for part in reads.composition(group) for line in part.lines if line.number == seat]
    if not found:
        raise Http404(_("There is no such seat."))
    part, line = found[0]
    return page_of(
        request, "members/seat.html", group, "members", outcome, part=part, seat=line, people=reads.of_seat(group, seat)
    )


@page(get=READ, post=GIVE)
def person(request: Visited, group: str, person: int) -> HttpResponse:
    """A person with her capacities over time, in every group."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = None
    if request.method == "POST":

        def end(once: dict[str, Any]) -> Any:
            until = day_of(post.get("until", ""))
            if until is None:
                raise Problem("Say on which day it ends.")
            return acts.end_capacity(by, group=group, role=number_of(post.get("role"), 17) or 0, until=until, **once)

        def give(once: dict[str, Any]) -> Any:
            told = {k: post.get(k, "") for k in ("capacity", "part", "region", "label", "source")}
            since = day_of(post.get("since", ""))
            if since is None:
                raise Problem("Say from which day on.")
            return acts.give_capacity(
                by,
                group=group,
                person=person,
                seat=whole(post.get("seat", ""), most=10_000, field=_("Seat")),
                since=since,
                until=day_of(post.get("until", "")),
                **told,
                **once,
            )

        def let_in(once: dict[str, Any]) -> Any:
            return acts.open_account(by, group=group, person=person, email=post.get("email", ""), **once)

        outcome = tried(request, {"end": end, "give": give, "let-in": let_in})
        if not outcome.problem:
            return done(outcome.receipt, "person", group=group, person=person)
    try:
        found = reads.person(person)
    except (ObjectDoesNotExist, OverflowError):
        raise Http404(_("There is no such person.")) from None
    if found.merged_into is not None and outcome is None:
        return done(None, "person", group=group, person=found.merged_into)
    return page_of(
        request,
        "members/person.html",
        group,
        "members",
        outcome,
        person=found,
        nominates=bool(reads.acts_for(by, group, at := request.visit.at))
        and any(slug == group for slug, _closes in reads.nominations_open(at, group)),
        gives=(gives := GIVE.asked(by, group).allowed),
        lets_in=gives
        and all(GIVE.asked(by, c.group or "*").allowed for c in found.capacities)
        and not reads.signs_in(person),
        capacities=[c for c in ALLOWS if c not in IN_SUBGROUP],
        parts=reads.stakeholder_groups(group),
    )


@page(get=READ, post=RULE)
def rules(request: Visited, group: str) -> HttpResponse:
    """The rules of the members, each version with its words and its values: proposed, adopted, noted (A119, A186)."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = None
    parts = reads.stakeholder_groups(group)
    if request.method == "POST":
        kind = post.get("kind", "")

        def put(once: dict[str, Any]) -> Any:
            return acts.put_rule(
                by,
                group=group,
                kind=kind,
                text=spoken(post.get("text", "")),
                values=_values(request, kind, [p.code for p in parts]),
                source=post.get("source", ""),
                **once,
            )

        def adopt(once: dict[str, Any]) -> Any:
            return acts.adopt_rule(
                by,
                group=group,
                kind=kind,
                version=whole(post.get("version", ""), most=100_000) or 0,
                how=post.get("how", ""),
                day=day_of(post.get("day", "")) or request.visit.at.date(),
                decision=post.get("decision", ""),
                **once,
            )

        outcome = tried(request, {"put": put, "adopt": adopt})
        if not outcome.problem:
            return done(outcome.receipt, "members-rules", group=group)
    return page_of(
        request,
        "members/rules.html",
        group,
        "rules",
        outcome,
        rules=reads.rules(group),
        parts=parts,
        names={p.code: p.name for p in parts},
        statuses=reads.STATUSES,
        may=RULE.asked(by, group).allowed,
    )


def _values(request: Visited, kind: str, codes: list[str]) -> dict[str, Any]:
    """The values of a rule as its form brings them. Raises Problem."""
    post = request.POST
    counts = {c: n for c in codes if (n := whole(post.get(f"seats-{c}", ""), most=10_000)) is not None}
    if kind == "composition":
        return {"seats": counts, "total": whole(post.get("total", ""), most=100_000)}
    if kind == "selection":
        regions = {r: n for r in REGIONS if (n := whole(post.get(f"region-{r}", ""), most=10_000)) is not None}
        return {
            "places": counts,
            "per_region": regions,
            "alternates": whole(post.get("alternates", ""), most=100, field=_("Alternates for each seat")) or 0,
            "acceptance": post.get("acceptance", "yes") == "yes",
            "one_each": post.get("one_each", "yes") == "yes",
        }
    return {"statuses": post.getlist("status")}
