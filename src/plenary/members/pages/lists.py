"""Lists of people in and out: handed in, looked at, taken in; as a file; two records of one person made one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from plenary.members import acts, printing, reads, taking_in
from plenary.members.capacities import ALLOWS, IN_SUBGROUP
from plenary.members.pages.common import body, page_of
from plenary.members.rights import GIVE, KEEP, MERGE, READ
from plenary.members.show import said
from plenary.members.typed import Tried, day_of, done, group_line, tried
from plenary.press import paper_out, sheets
from plenary.press import people as lists
from plenary.press.letters import cleaned
from plenary.record.acts import Receipt
from plenary.record.door import Visited, number_of, page
from plenary.record.problems import Problem
from plenary.rules.languages import chosen

SHOWN = 100  # rows of each sort, and pairs in doubt, on one page
SEATED = ("member", "alternate")  # they are entered on the page of their seat
FORMATS = ("csv", "xlsx", "json")


@page(get=KEEP, post=KEEP)
def hand_in(request: Visited, group: str) -> HttpResponse:
    """Hand in a list: CSV, a workbook or Popolo JSON. It is looked at before anything is entered."""
    group_line(group)
    outcome = None
    if request.method == "POST":
        key: list[int] = []

        def take(once: dict[str, Any]) -> None:
            upload = request.FILES.get("list")
            if upload is None:
                raise Problem("Choose a file.")
            if (upload.size or 0) > lists.MOST_BYTES:
                raise Problem("The list is larger than 20 MB: hand it in in several parts.")
            name = cleaned(upload.name or "")
            try:
                found = lists.of_file(name, upload.read())
            except lists.NoPeople as why:
                raise Problem(why.words, **why.values) from None
            key.append(taking_in.hand_in(request.visit.by, group=group, name=name, people=found, at=once["at"]))

        outcome = tried(request, {"hand-in": take})
        if not outcome.problem:
            return done(None, "members-review", group=group, intake=key[0])
    return page_of(request, "members/import.html", group, "import", outcome, columns=lists.COLUMNS)


@page(get=KEEP, post=KEEP)
def review(request: Visited, group: str, intake: int) -> HttpResponse:
    """What will become of each row: new, known, again, refused; pairs in doubt are decided here, or stay two and are shown."""
    group_line(group)
    by, post = request.visit.by, request.POST
    same = {
        -first: second
        for name in post
        if name.startswith("pair-") and (pair := _pair(name[5:], post.get(name, ""))) is not None
        for first, second in (pair,)
    }
    outcome = Tried()
    if request.method == "POST":

        def take(once: dict[str, Any]) -> Receipt:
            done_ = taking_in.take_all(by, group=group, key=intake, same=same, at=once["at"])
            return Receipt(done_.entry, f"group/{group}/people")

        def drop(_once: dict[str, Any]) -> None:
            taking_in.drop(group, intake)

        outcome = tried(request, {"take": take, "drop": drop})
        if not outcome.problem:
            return done(outcome.receipt, "members-people" if outcome.receipt else "members-import", group=group)
    found = reads.handed(group, intake, same)
    if found is None:
        raise Http404(_("That list is not here any more: it was taken in, or thrown away."))
    verdicts = {v.number: v for v in found.plan.verdicts}
    refused = [(row, v) for row in found.rows if (v := verdicts[row.number]).state == "refused"]
    return page_of(
        request,
        "members/review.html",
        group,
        "import",
        outcome,
        found=found,
        counts=found.plan.counts,
        doubts=reads.doubts_of(found, SHOWN),
        more=max(0, len(found.plan.doubts) - SHOWN),
        becomes=[(row, verdicts[row.number]) for row in found.rows[:SHOWN]],
        further=max(0, len(found.rows) - SHOWN),
        refused=[(row, [_why(row, code, found.holders) for code in v.whys]) for row, v in refused[:SHOWN]],
        beyond=max(0, len(refused) - SHOWN),
    )


def _why(row: lists.Row, code: str, holders: Mapping[int, str]) -> str:
    """What is wrong with a row, in the reader's words: a date with its column, a seat with who holds it."""
    number = row.seat[:10]
    if code in ("since", "until"):
        try:
            day_of(getattr(row, code))
        except Problem as why:
            return f"{code}: {said(why)}"
    return {
        "name": _("it has no name"),
        "order": _("it ends before it begins"),
        "seat": _("There is no seat %(number)s in this group.") % {"number": number},
        "held": _("Seat %(number)s is held by %(name)s.") % {"number": number, "name": holders.get(row.number, "")},
        "holder": f"{_('Seat %(number)s') % {'number': number}}: {_('Name the organisation.')}",
    }.get(code, code)


def _pair(number: str, other: str) -> tuple[int, int] | None:
    """ "-5" and "17" or "-2": the row in doubt, and who it is. None for what no form of ours sends."""
    first = number_of(number.removeprefix("-"))
    second = number_of(other.removeprefix("-"), 17)
    if not first or not second:
        return None
    return -first, -second if other.startswith("-") else second


@page(get=READ, post=GIVE)
def everybody(request: Visited, group: str) -> HttpResponse:
    """All capacities in the group, past ones too, in pages. The secretariat enters somebody who stands in none yet."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = Tried()
    if request.method == "POST":

        def enter(once: dict[str, Any]) -> Receipt:
            told = {key: post.get(key, "") for key in ("name", "country", "capacity", "part", "source")}
            since = day_of(post.get("since", "")) or request.visit.at.date()
            return acts.give_capacity(by, group=group, organisation=body(request), since=since, **told, **once)

        outcome = tried(request, {"give": enter})
        if not outcome.problem:
            assert outcome.receipt is not None  # noqa: S101 -- nothing went wrong, so there is one
            return done(outcome.receipt, "person", group=group, person=outcome.receipt.value)
    query = request.GET.get("q", "").strip()[:100]
    found = reads.people(group, after=number_of(request.GET.get("after"), 17) or 0, query=query)
    more = found[-1].role if len(found) == reads.PAGE else 0
    return page_of(
        request,
        "members/people.html",
        group,
        "people",
        outcome,
        people=found,
        query=query,
        more=more,
        gives=GIVE.asked(by, group).allowed,
        capacities=[c for c in ALLOWS if c not in (*IN_SUBGROUP, *SEATED)],
        parts=reads.stakeholder_groups(group),
    )


@page(get=READ)
def as_file(request: Visited, group: str, format: str) -> HttpResponse:
    """Everybody's capacities as CSV, a workbook or Popolo JSON: names and seats, never an address."""
    line = group_line(group)
    if format not in FORMATS:
        raise Http404(_("There is no such format: csv, xlsx or json."))
    parts = {g.code: g for g in reads.stakeholder_groups(group)}
    by_name = {str(g.name): code for code, g in parts.items()}
    rows: list[lists.Row] = []
    after = 0
    while found := reads.people(group, after=after, most=2000):
        rows += [
            lists.Row(
                len(rows) + n, h.name, h.organisation, h.country, by_name.get(str(h.part), ""), h.region, h.capacity,
                h.label, h.occasion, str(h.seat or ""), h.since.isoformat(), h.until.isoformat() if h.until else "",
            )
            for n, h in enumerate(found, 1)
        ]  # fmt: skip
        after = found[-1].role
    named = (group, chosen(line.name, "en"))
    data = lists.popolo(rows, named) if format == "json" else _sheet(rows, format, _("Members"))
    return _download(data, f"{group}-members.{format}", format)


@page(get=READ, steady=True)
def roll_file(request: Visited, group: str, number: int, format: str) -> HttpResponse:
    """A published membership list as it was published, for programs and on paper (A121)."""
    line = group_line(group)
    found = reads.roll(group, number)
    if found is None or format not in ("csv", "xlsx", "pdf"):
        raise Http404(_("There is no such list."))
    if format == "pdf":
        parts = {g.code: g.name for g in reads.stakeholder_groups(group)}
        address = settings.URL + reverse("members", kwargs={"group": group})
        made = paper_out.printed(printing.paper(found, parts, line.short, address), format)
        return _download(made.data, f"{group}-list-{number}.pdf", format)
    columns = [_("Seat"), _("Stakeholder group"), _("Holder"), _("Country"), _("Region"), _("Represented by")]
    names = {g.code: chosen(g.name, request.visit.language) for g in reads.stakeholder_groups(group)}
    rows: list[tuple[str | int, ...]] = [
        (
            r["seat"],
            names.get(r["part"], r["part"]),
            r["holder"] or _("vacant"),
            r["country"],
            r["region"],
            "; ".join(name for name, _capacity in r["people"]),
        )
        for r in found.rows
    ]
    if format == "csv":
        data = sheets.csv(rows, columns)
    else:
        sheet = sheets.Sheet(_("Members"), columns, rows, right_to_left=bool(get_language_bidi()))
        data = sheets.xlsx([sheet])
    return _download(data, f"{group}-list-{number}.{format}", format)


def _sheet(rows: list[lists.Row], format: str, name: str) -> bytes:
    cells = [[str(getattr(row, column)) for column in lists.COLUMNS] for row in rows]
    if format == "csv":
        return sheets.csv(cells, lists.COLUMNS)
    return sheets.xlsx([sheets.Sheet(name, lists.COLUMNS, cells)])


def _download(data: bytes, name: str, format: str) -> HttpResponse:
    kinds = {
        "csv": "text/csv; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "json": "application/json",
        "pdf": "application/pdf",
    }
    response = HttpResponse(data, content_type=kinds[format])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@page(get=KEEP, post=MERGE)
def merge(request: Visited, group: str) -> HttpResponse:
    """Who is likely one person twice, with the reason; merged one by one, and undone."""
    group_line(group)
    by, post = request.visit.by, request.POST
    outcome = None
    if request.method == "POST":

        def join(once: dict[str, Any]) -> Receipt:
            kept, other = (number_of(post.get(k), 17) or 0 for k in ("kept", "other"))
            if post.get("turn") == "yes":
                kept, other = other, kept
            return acts.merge_people(by, kept=kept, other=other, **once)

        def undo(once: dict[str, Any]) -> Receipt:
            return acts.undo_merge(by, merge=number_of(post.get("merge"), 17) or 0, **once)

        outcome = tried(request, {"merge": join, "undo": undo})
        if not outcome.problem:
            return done(outcome.receipt, "members-merge", group=group)
    return page_of(
        request,
        "members/merge.html",
        group,
        "merge",
        outcome,
        twins=reads.twins(group),
        merges=reads.merges(),
    )
