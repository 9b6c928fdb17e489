"""The mapping, the calendar, news and the sense of the public in an archive."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from plenary.consensus import opinion_showing as showing
from plenary.consensus.reads import opinion
from plenary.hall.archive.data import as_json
from plenary.hall.archive.leaves import Block, Leaf, Section, day, plain, said, table, word
from plenary.hall.calendar import feeds, gathering, saying
from plenary.hall.calendar.schedule import schedule
from plenary.mandate import reads as mandate
from plenary.mapping import reads as mapping
from plenary.mapping import spreadsheets
from plenary.meetings.reads import planning
from plenary.news import reads as news
from plenary.press import calendars, paper_out

MANY = 10**6


def mapped(group: str) -> Section | None:
    """The mapping with its findings, gaps and history; None where nothing was mapped."""
    found = mapping.whole(group)
    if not found.issues:
        return None
    made = Section("Mapping")
    lines, _count = mapping.gap_list(group, rows=MANY)
    names = {m.number: m.name for m in found.mechanisms}
    areas = {c.code: said(c.name) for c in mapping.every_category(group)}
    findings = tuple(
        (str(i), said(found.by_number[i].title), names.get(m, str(m)), seen.finding)
        for (i, m), seen in sorted(found.grid.items())
        if seen.finding and found.by_number[i].stands
    )
    told = {
        "tables": mapping.tables(group),
        "categories": mapping.every_category(group),
        "coverage": mapping.coverage(group),
        "mergings": mapping.mergings(group),
        "list": mapping.list_line(group),
        "topics": mapping.topic_table(group),
    }
    made.files += [
        (
            "mapping/mapping.xlsx",
            spreadsheets.workbook(group),
            "the mapping as a workbook: issues, mechanisms, findings",
        ),
        ("mapping/findings.csv", spreadsheets.findings_csv(group), "findings as CSV"),
        ("mapping/mapping.json", as_json(plain(told)), "the mapping as data, with categories and what was merged"),
    ]
    blocks = (
        Block("Issues", "issues", (), ("Number", "Issue", "Area", "State"),
              tuple((str(i.number), said(i.title), areas.get(i.area, i.area), i.state) for i in found.issues)),
        Block("Mechanisms", "mechanisms", (), ("Number", "Mechanism", "Body", "Address"),
              tuple((str(m.number), said(m.name), m.body, m.address) for m in found.mechanisms)),
        Block("Findings", "findings", (), ("Issue", "Title", "Mechanism", "Finding"), findings),
        Block("Gaps", "gaps", (), ("Issue", "Title", "Partly dealt with by"),
              tuple((str(g.issue.number), said(g.issue.title), ", ".join(g.partial)) for g in lines)),
        Block("Topics for later work", "topics", (), ("Number", "Topic", "State", "Why", "Decision"),
              tuple((t["number"], t["title"], t["state"], t["reason"], t["decision"] or t["words"])
                    for t in mapping.topic_table(group))),
    )  # fmt: skip
    beside = tuple((path, about[:1].upper() + about[1:]) for path, _data, about in made.files)
    kept = tuple(b for b in blocks if b.rows)
    made.leaves.append(Leaf("mapping/index.html", "Mapping", "issues, mechanisms and what was found", kept, beside))
    made.counted = f"{sum(i.stands for i in found.issues)} issues, {len(found.columns)} mechanisms"
    return made


def dated(group: mandate.GroupLine, at: datetime) -> Section:
    """The calendar: every date with what was agreed of it and when, as iCalendar too."""
    made = Section("Calendar")
    found = gathering.gather(group, at, before=mandate.predecessors(group.slug))
    events = list(feeds.events(gathering.gather(group, at), planning.dated(group.slug), group.short))
    ics = calendars.calendar(f"Dates of {group.short}", events, language="en")
    address = settings.URL + reverse("calendar", kwargs={"group": group.slug})
    paper = paper_out.printed(schedule(found.lines, f"Schedule of {group.short}", address, group.zone, at), "html").data
    made.files += [
        ("calendar/dates.ics", ics, "meetings and dates as iCalendar"),
        ("calendar/schedule.html", paper, "the schedule, to be printed"),
        ("calendar/calendar.json", as_json(plain(found.lines)), "every date, with each earlier one and why it moved"),
    ]
    rows, moved = [], []
    for line in found.lines:
        rows.append(
            (
                day(line.first),
                day(line.last),
                saying.label(line),
                saying.agreed(line),
                line.place,
                word(line.standing.code),
            )
        )
        if len(line.history) > 1:
            moved += [(saying.label(line), said(h.text), h.how, said(h.reason), day(h.instant)) for h in line.history]
    blocks = (
        Block("Dates", "dates", (), ("From", "To", "What", "As it was agreed", "Place", "State"), tuple(rows)),
        Block("Dates that moved", "moved", (), ("What", "As it was agreed", "How", "Why", "On"), tuple(moved)),
    )
    beside = tuple((path, about[:1].upper() + about[1:]) for path, _data, about in made.files)
    kept = tuple(b for b in blocks if b.rows)
    made.leaves.append(Leaf("calendar/index.html", "Calendar", "every date and how it came about", kept, beside))
    made.counted = f"{len(rows)} dates"
    return made


def told(group: str) -> Section:
    """News, questions of the public, thanks; and what the public was asked to vote on."""
    made = Section("News, questions, opinion")
    items, asked, thanks = news.items(group, most=MANY), news.questions(group, most=MANY), news.thanks(group, most=MANY)
    canvasses = opinion.canvasses(group)
    made.files.append(
        ("news/news.json", as_json(plain({"news": items, "questions": asked, "thanks": thanks, "canvasses": canvasses})),
         "news, questions of the public and thanks, as data")
    )  # fmt: skip
    columns = ("Number", "Question", "By", "State", "Answer")
    rows = [(str(q.number), said(q.words), q.name, q.state, said(q.answer)) for q in asked]
    made.files.append(("news/questions.csv", table(columns, rows), "questions of the public as CSV"))
    blocks = (
        Block("News", "news", (), ("Day", "Title", "Words"),
              tuple((day(i.day), said(i.title), said(i.words) if not i.withdrawn else f"withdrawn: {said(i.reason)}") for i in items)),
        Block("Questions of the public", "questions", (), columns, tuple(rows)),
        Block("Thanks", "thanks", (), ("Who", "For what"), tuple((t.name, said(t.work)) for t in thanks)),
        Block("Opinion of the public", "opinion", (), ("Asked", "What"), tuple((c.slug, said(c.title)) for c in canvasses)),
    )  # fmt: skip
    maps: list[Block] = []
    for canvass in canvasses:
        page = opinion.canvass(group, canvass.slug) if canvass.result else None
        if page is not None:
            some, data = _map(page)
            made.files += data
            maps += some
    beside = tuple((path, about[:1].upper() + about[1:]) for path, _data, about in made.files)
    kept = tuple(b for b in (*blocks, *maps) if b.rows)
    made.leaves.append(Leaf("news/index.html", "News, questions, opinion", "what was told and asked", kept, beside))
    made.counted = f"{len(items)} news, {len(asked)} questions"
    return made


def _map(page: opinion.CanvassPage) -> tuple[list[Block], list[tuple[str, bytes, str]]]:
    """The map of what the public said as tables: its groups, and each statement with how they answer it.

    What the public's own page withholds, since so few said it, is not in the map: a dash stands for it here as well.
    """
    canvass, words = page.line, {s.number: said(s.words) for s in page.statements}
    told, title = canvass.result, said(canvass.title)
    names = tuple(f"Group {n}" for n, _group in enumerate(told["groups"], 1))
    people = [(name, str(g["size"])) for name, g in zip(names, told["groups"], strict=True)]
    if names and told["people"] > told["counted"]:
        people.append(("in no group, since they answered few statements", str(told["people"] - told["counted"])))
    rows = []
    for number, f in showing.figures(told).items():
        each = (f.all, *(f.groups or [None] * len(names)))
        over = [f"{a.agree} agree, {a.disagree} disagree, of {a.seen}" if a else "–" for a in each]
        rows.append((str(number), words.get(number, ""), *over))
    name, what = f"opinion/{canvass.slug}", f"the map of “{title}”"
    columns = ("Number", "Statement", "All", *names)
    files = [
        (f"{name}.json", as_json(plain(told)), f"{what} as data"),
        (f"{name}.csv", table(columns, rows), f"{what}: statements and groups as CSV"),
    ]
    return [
        Block(f"Groups: {title}", f"groups-{canvass.slug}", (), ("Group", "People"), tuple(people)),
        Block(f"Statements: {title}", f"statements-{canvass.slug}", (), columns, tuple(rows)),
    ], files
