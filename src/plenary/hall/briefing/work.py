"""Slides of who sits in the group, of what it did in figures, its papers, and of what is agreed and what divides it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from plenary.consensus.reads import Agreement, FindingLine
from plenary.hall.briefing.wording import apart, capacity, found, line, number, outcome, run
from plenary.hall.results.gathering import Results, TextResult
from plenary.hall.shown import excerpt
from plenary.library import kinds
from plenary.library.reads import DocumentLine
from plenary.mandate.dating import today_at
from plenary.meetings.reads.deciding import DecisionLine
from plenary.members.reads import Holding
from plenary.press.slides import LONGEST, Line, Run, Slide
from plenary.rules.languages import chosen

NAMED = 3  # documents of a kind that are named; the list has them all
OFFICES = ("chair", "co-chair", "vice-chair", "acting-chair")


def members(r: Results, officers: tuple[Holding, ...], observers: int, at: datetime) -> Slide:
    """Its seats by stakeholder group with their sum, who presides, how many observe (A120)."""
    slug = r.group.slug
    everybody = reverse("members", kwargs={"group": slug})
    made: list[Line] = []
    seated = [c for c in r.composition if c.seats or c.lines]
    if seated:
        every = sum(max(c.seats, len(c.lines)) for c in seated)
        said = ngettext("%(num)s seat", "%(num)s seats", every) % {"num": number(every)}
        total = " + ".join(number(max(c.seats, len(c.lines))) for c in seated)
        made.append(line(Run(said, everybody), Run(total if len(seated) > 1 else "")))
    for c in seated:
        filled = {"filled": number(c.filled), "seats": number(max(c.seats, len(c.lines)))}
        told = Run(_("%(filled)s of %(seats)s seats filled") % filled)
        made.append(Line((run(c.name), Run(": "), told)))
    today = today_at(r.group.zone, at)
    for o in officers:
        if o.capacity in OFFICES and (r.group.closed or o.now(today)):
            country = f" ({o.country})" if o.country else ""
            made.append(Line((Run(f"{capacity(o.capacity)}: "), run(o.name + country))))
    if observers:
        made.append(
            Line((Run(_("Observers"), reverse("observers", kwargs={"group": slug})), Run(f": {number(observers)}")))
        )
    return Slide("members", _("Members"), tuple(made), (Run(_("Members"), everybody),))


def figures(r: Results, at: datetime) -> Slide:
    """What it did, counted as the page of results counts it."""
    source = Run(_("Results"), reverse("results", kwargs={"group": r.group.slug}))
    return Slide("figures", _("In figures"), tuple(_figures(r, at)), (source,))


def _figures(r: Results, at: datetime) -> Iterator[Line]:
    slug, held, days = r.group.slug, len(r.held(at)), r.days(at)

    def to(name: str) -> str:
        return reverse(name, kwargs={"group": slug})

    if held:
        yield line(
            _figure(held, ngettext("meeting", "meetings", held), to("meetings")),
            Run(f"{number(days)} {ngettext('day of meetings', 'days of meetings', days)}" if days else ""),
        )
    results = to("results")
    papers = sum(len(some) for _kind, some in r.documents)
    counted = (
        (r.decisions, ngettext("decision", "decisions", r.decisions), to("agreement")),
        (r.responses, ngettext("response to its calls", "responses to its calls", r.responses), to("calls")),
        (r.proposals, ngettext("proposal on their words", "proposals on their words", r.proposals), to("texts")),
        (r.mapping.issues, ngettext("issue mapped", "issues mapped", r.mapping.issues), to("mapping")),
        (papers, ngettext("document of its results", "documents of its results", papers), f"{results}#documents"),
    )
    for count, label, href in counted[:2]:
        if count:
            yield line(_figure(count, label, href))
    for text in r.texts:
        yield _piles(slug, text)
    for count, label, href in counted[2:]:
        if count:
            yield line(_figure(count, label, href))


def _figure(count: int, label: str, href: str) -> Run:
    return Run(f"{number(count)} {label}", href)


def _piles(slug: str, text: TextResult) -> Line:
    """A text with the four piles of its contributions."""
    words = {
        "agreed": pgettext("paragraph", "Agreed"),
        "revisit": _("To be revisited"),
        "none": _("No agreement"),
        "statements": pgettext("pile", "Statements"),
    }
    said = apart(*(Run(f"{label}: {number(text.piles[pile])}") for pile, label in words.items()))
    return line(run(text.line.title, reverse("piles", kwargs={"group": slug, "text": text.line.slug})), note=said)


def papers(r: Results) -> Slide:
    """Its reports with what became of them, then its documents by kind, the newest of each by name."""
    slug = r.group.slug
    made = [
        line(
            run(one.line.title, reverse("report", kwargs={"group": slug, "report": one.line.slug})),
            _named(one.document) if one.document and one.document.symbol else Run(""),
            note=apart(*(run(why) for why in one.reasons[:2])),
            state=outcome(one.line.state, one.line.outcome),
        )
        for one in r.reports
    ]
    for kind, some in r.documents:
        name = kinds.named(kind)
        newest = sorted(some, key=lambda d: (d.date, d.id), reverse=True)
        head = Run(f"{name[:1].upper()}{name[1:]}: {number(len(some))}", f"{_documents(slug)}?kind={kind}")
        made.append(line(head, *(_named(d) for d in newest[:NAMED])))
    source = Run(_("All documents"), _documents(slug))
    return Slide("papers", _("What it produced, and what it worked with"), tuple(made), (source,))


def _documents(slug: str) -> str:
    return reverse("documents", kwargs={"group": slug})


def _named(d: DocumentLine) -> Run:
    """A document by its symbol, or by its title where it has none."""
    to = reverse("document", kwargs={"pk": d.id})
    return Run(d.symbol, to) if d.symbol else run(d.title, to)


def agreed(slug: str, found_: Agreement) -> Slide:
    """What the chair found agreed and what the meetings decided, as it stands now."""
    lines = [_finding(slug, f) for f in found_.now.agreed] + [_decision(slug, d) for d in found_.now.decided]
    return Slide("agreed", _("Points of agreement"), tuple(lines), (_agreement(slug),))


def divided(slug: str, found_: Agreement) -> Slide:
    """Where opinions differ, and what was put aside to be revisited."""
    now = found_.now
    lines = [_finding(slug, f) for f in now.diverging] + [_decision(slug, d) for d in now.divided]
    lines += [_finding(slug, f) for f in now.deferred]
    return Slide("divided", _("Divergences"), tuple(lines), (_agreement(slug),))


def _agreement(slug: str) -> Run:
    return Run(_("Agreement and divergence"), reverse("agreement", kwargs={"group": slug}))


def _finding(slug: str, f: FindingLine) -> Line:
    if f.text:
        to = reverse("paragraph", kwargs={"group": slug, "text": f.text, "key": f.key})
        name = _("Paragraph %(number)s") % {"number": f.paragraph} if f.paragraph else _("A paragraph without a number")
        words = (Run(name, to), *((Run(": "), _plain(f.words)) if f.words else ()))
    else:
        words = (run(f.title, reverse("disputed-question", kwargs={"group": slug, "number": f.question})),)
    return Line(words, apart(_plain(f.reason)), *found(f.finding))


def _plain(text: str) -> Run:
    """Prose without the marks of its notes and lists; the printer cuts what is long."""
    return run(excerpt(text, 2 * LONGEST))


def _decision(slug: str, d: DecisionLine) -> Line:
    to = reverse("decisions", kwargs={"group": slug, "meeting": d.meeting}) + f"#d-{d.number}"
    reason = chosen(d.reason, "en") and run(d.reason)
    return Line((run(d.text, to),), apart(reason) if reason else (), *found(d.verb))
