"""Slides of what came before: the pre-history, what was tried, the group before; and of the mandate with its tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from plenary.hall.briefing.wording import apart, did, line, number, run, symbol, task_state, verb
from plenary.hall.calendar import saying
from plenary.hall.calendar.lines import Line as Dated
from plenary.mandate import links
from plenary.mandate import reads as mandate
from plenary.mandate.reads import bodies, sources
from plenary.press.slides import Line, Run, Slide

BEFORE = ("history", "context")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def before(group: mandate.Overview, lines: Sequence[Dated]) -> Slide:
    """The pre-history with what went on beside it, each as exactly as it is known (A27); groups before count too."""
    told = (
        one
        for one in lines
        if one.milestone and (one.kind == "history" or (one.kind == "context" and one.group == group.slug))
    )
    found = tuple(line(run(saying.agreed(one)), run(saying.label(one), one.url)) for one in told)
    source = Run(_("Timeline"), reverse("timeline", kwargs={"group": group.slug}))
    return Slide("before", _("Before the group, and beside it"), found, (source,))


def consultations(group: mandate.Overview, chain: tuple[str, ...]) -> Slide:
    """What was tried before, with its convener, what came of it and what is left of it (A31). Five queries.

    What was tried before the group that it follows counts too. A consultation that was noted twice, as a step of the
    group's life and as an attempt, stands once.
    """
    of = (group.slug, *chain[:1])
    tried = [(one, e) for one in of for e in sources.earlier(one)]
    noted = {(run(e.text).text, run(e.label).text) for _one, e in tried}
    found = [
        (str(step.earliest or "")[:4], line(run(step.text), run(step.label), note=apart(run(step.note))))
        for _slug, _zone, step in mandate.dated_steps(of)
        if step.kind == "consultation" and (run(step.text).text, run(step.label).text) not in noted
    ]
    for _one, e in tried:
        state = ("none", _("no agreement")) if e.failed else ("", "")
        said = line(run(e.text), run(e.label), *_left(e), note=apart(run(e.outcome)), state=state)
        found.append((_year(e.text), said))
    found.sort(key=lambda pair: pair[0])
    source = Run(_("Mandate"), reverse("mandate", kwargs={"group": group.slug}))
    return Slide("consultations", _("What was tried before"), tuple(said for _year, said in found), (source,))


def _year(told: Mapping[str, str]) -> str:
    """The year in which it began, in whichever language it is said; "" where none is."""
    return min((found[0] for one in told.values() if (found := _YEAR.search(one))), default="")


def _left(e: sources.EarlierLine) -> tuple[Run, ...]:
    """Two of its documents; one that has neither symbol nor title is called by the place where it stands."""
    named = (
        symbol(d.symbol) if d.symbol else run(d.label or urlsplit(d.address).hostname or d.address, d.address)
        for d in e.documents
    )
    return tuple({one.text: one for one in named}.values())[:2]


def succession(group: mandate.Overview, earlier: mandate.Overview | None) -> Slide:
    """The group that it follows with what that came to, what was taken over, who goes on. One query."""
    found: list[Line] = []
    if earlier is not None:
        to = reverse("results", kwargs={"group": earlier.slug})
        cited = symbol(earlier.resolution) if earlier.resolution else Run("")
        words = apart(Run(earlier.short, to), cited)
        found.append(Line((Run(f"{_('Follows')} "), *words), apart(run(earlier.outcome))))
        for t in sources.taken(group.slug):
            leads = links.href(t.address, t.origin)
            coded = Run(t.address) if t.label and links.is_symbol(t.address) else Run("")
            found.append(line(run(t.label or t.address, leads), coded, note=apart(run(t.note))))
    for slug, short in group.successors:
        found.append(Line((Run(f"{_('Continued by')} "), Run(short, reverse("group", kwargs={"group": slug})))))
    source = Run(_("Before and after"), reverse("mandate-succession", kwargs={"group": group.slug}))
    return Slide("succession", _("Before and after this group"), tuple(found), (source,))


def charge(group: mandate.Overview) -> Slide:
    """Who set it up by which document, what it is for, to whom it reports. Three queries."""
    return Slide("mandate", _("Mandate"), tuple(_charge(group)), (_mandate(group.slug),))


def _charge(group: mandate.Overview) -> Iterator[Line]:
    told = sources.sources(group.slug)
    known = {s.symbol for s in told}
    if group.resolution and group.resolution not in known:
        of = _("paragraph %(number)s") % {"number": group.paragraph} if group.paragraph else ""
        yield line(symbol(group.resolution), Run(of))
    for s in told:
        own = s.symbol == group.resolution and group.paragraph
        of = _("paragraph %(number)s") % {"number": group.paragraph} if own else ""
        gist = next((p.words or p.gist for p in s.passages if s.role in ("mandate", "confirms")), {})
        yield line(symbol(s.symbol), Run(of), run(s.title), run(s.issued_by), note=apart(run(gist)))
    for stop in bodies.stops(group.slug):
        if stop.role in ("establishes", "confirms") and stop.done_verb:
            to = reverse("body", kwargs={"body": stop.body.slug})
            name = run(stop.body.name or stop.body.short, to)
            cited = symbol(stop.done_symbol or stop.symbol) if stop.done_symbol or stop.symbol else Run("")
            yield line(name, Run(did(stop.done_verb)), run(stop.done_text), cited)
    if group.reports_to:
        yield Line((Run(f"{_('Reports to')}: "), run(group.reports_to)))


def tasks(group: mandate.Overview, lines: Sequence[sources.TaskLine]) -> Slide:
    """Each task with how far it came and why (A34)."""
    found: list[Line] = []
    if lines:
        came = sources.progress(lines)
        said = _("%(done)s of %(of)s done") % {"done": number(came.done), "of": number(came.of)}
        found.append(line(Run(said), state=task_state(came.state)))
    for t in lines:
        to = reverse("mandate-task", kwargs={"group": group.slug, "number": t.number})
        words = (Run(verb(t.verb), to), Run(": "), run(t.text))
        found.append(Line(words, apart(run(t.because)), *task_state(t.state)))
    if not lines:
        found = [line(run(t)) for t in group.tasks]
    return Slide("tasks", _("What the group is to do"), tuple(found), (_mandate(group.slug),))


def _mandate(slug: str) -> Run:
    return Run(_("Mandate"), reverse("mandate", kwargs={"group": slug}))
