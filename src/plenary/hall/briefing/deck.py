"""The talk as a whole: which slides there are, in which order, and which of them somebody leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _

from plenary.consensus import reads as consensus
from plenary.hall.briefing import dates, history, work
from plenary.hall.briefing.wording import line, more, run, tongue
from plenary.hall.calendar.gathering import gather as dates_of
from plenary.hall.overview import standing
from plenary.hall.results.gathering import gather as results_of
from plenary.mandate import reads as mandate
from plenary.mandate.dating import today_at
from plenary.members import reads as members
from plenary.press.slides import Deck, Line, Run, Slide, Words, spread
from plenary.record.kept import Kept
from plenary.rules import date_ranges
from plenary.rules.languages import chosen_in

OUTLINE = "outline"
SUBJECTS = frozenset({
    OUTLINE, "before", "consultations", "succession", "mandate", "tasks", "members", "figures", "papers", "agreed", "divided",
    "timeline", "next",
})  # fmt: skip
LONG = 2  # slides of one subject; the rest is a step away


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything there is to tell; `subjects` are the first slide's key and the title of each, in order."""

    deck: Deck
    subjects: tuple[tuple[str, str], ...]

    def without(self, left_out: Iterable[str]) -> Deck:
        """The talk without some subjects, with an outline of those that are left."""
        gone = set(left_out)
        kept = tuple(s for s in self.deck.slides if s.subject not in gone)
        outline = _outline(kept) if OUTLINE not in gone else ()
        return replace(self.deck, slides=(*outline, *kept))


def parts() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a talk is divided into, and the subjects of each part."""
    return (
        (pgettext("slides", "History"), ("before", "consultations", "succession")),
        (_("Mandate"), ("mandate", "tasks")),
        (_("Members"), ("members",)),
        (_("Results"), ("figures", "papers", "agreed", "divided")),
        (_("Timeline"), ("timeline", "next")),
    )


def _outline(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """Each part with its slides; a talk of one or two slides needs none."""
    first = {s.subject: s for s in reversed(slides)}
    if len(first) < 3:
        return ()
    lines = []
    for title, subjects in parts():
        here = [Run(_plain(first[s]), f"#{s}") for s in subjects if s in first]
        if len(here) == 1 and here[0].text == title:
            lines.append(line(here[0]))
        elif here:
            lines.append(line(Run(title), note=tuple(p for one in here for p in (Run(" · "), one))[1:]))
    return spread(Slide(OUTLINE, _("Outline"), tuple(lines)))


def _plain(slide: Slide) -> str:
    """Its title without the number of the slide in it."""
    return slide.title.partition(" \u2068(")[0]


_briefings: Kept[Briefing | None] = Kept()


def briefing(line: mandate.GroupLine, at: datetime) -> Briefing | None:
    """The talk in the reader's language, made once a minute and a change; None where there is no such group."""
    return _briefings.get((line.slug, tongue(), f"{at:%Y%m%d%H%M}"), lambda: _made(line, at))


def _made(group: mandate.GroupLine, at: datetime) -> Briefing | None:
    slug = group.slug
    results = results_of(slug)
    if results is None:
        return None
    g = results.group
    chain = mandate.predecessors(slug)
    found = dates_of(group, at, before=chain)
    agreement = consensus.agreement(slug)
    observers = sum(1 for o in members.observers(slug) if o.state == "admitted")

    def to(name: str) -> str:
        return reverse(name, kwargs={"group": slug})

    told = (
        (history.before(g, found.lines), to("timeline")),
        (history.consultations(g, chain), to("mandate")),
        (history.succession(g, mandate.overview(chain[0]) if chain else None), to("mandate-succession")),
        (history.charge(g), to("mandate")),
        (history.tasks(g, results.tasks), to("mandate")),
        (work.members(results, members.officers(slug), observers, at), to("members")),
        (work.figures(results, at), to("results")),
        (work.papers(results), to("documents")),
        (work.agreed(slug, agreement), to("agreement")),
        (work.divided(slug, agreement), to("agreement")),
        (dates.timeline(slug, found.lines, slides=LONG), to("timeline")),
        (dates.coming(slug, found.lines), to("calendar")),
    )
    slides = tuple(one for slide, all_ in told for one in spread(slide, most=LONG, more=more(all_)))
    title = run(g.name)
    day = date_ranges.day(today_at(g.zone, at), tongue())
    deck = Deck(
        title=title.text,
        subtitle=pgettext("slides", "Briefing"),
        language=tongue(),
        about=" · ".join(
            f"\u2068{part}\u2069" if get_language_bidi() else part for part in (g.short, g.parent_short, day)
        ),
        opening=_opening(g, standing.sentence(found.lines, slug, closed=g.closed)),
        slides=slides,
        words=Words(_("Sources"), f"{_('Page')} {{page}} {_('of')} {{pages}}", _("Address")),
        house=settings.URL,
        address=settings.URL + to("briefing"),
        title_language=title.language,
    )
    return Briefing(deck, tuple((s.key, _plain(s)) for s in slides if s.key == s.subject))


def _opening(g: mandate.Overview, sentence: str) -> tuple[Line, ...]:
    """What it is for, where it stands, what it came to."""
    state = ("quiet", _("work ended")) if g.closed else ("open", _("at work"))
    lines = [line(run(g.purpose))] if chosen_in(g.purpose, tongue()) else []
    lines.append(line(Run(sentence or _("No meeting is planned yet.")), state=state))
    if chosen_in(g.outcome, tongue()):
        lines.append(Line((Run(f"{_('Outcome')}: "), run(g.outcome))))
    return tuple(lines)
