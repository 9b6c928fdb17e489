"""From what the record holds of a meeting to the facts of its summary, in the summary's language."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from plenary.library import reads as library
from plenary.mandate.reads import citing
from plenary.meetings.reads.story import Decided, ItemStory, Story
from plenary.reports import naming
from plenary.rules import minutes, switches
from plenary.rules.languages import chosen
from plenary.rules.minutes import values

Words = dict[str, str]


def of(story: Story, language: str) -> minutes.Facts:
    """The facts; to be called with that language active, since titles and dates are put into words here."""
    zone = ZoneInfo(story.meeting.zone)

    def words(value: Words) -> str:
        return chosen(value, language)

    symbols = library.symbols_of(
        [pk for i in story.items for pk in i.documents] + [d.document for d in story.decided if d.document]
    )

    cited = {
        c.address: _("%(symbol)s, paragraph %(number)s") % {"symbol": c.symbol, "number": c.label}
        for c in citing.shown(pair for i in story.items for pair in i.serves)
    }

    def decided(d: Decided) -> values.Decided:
        return values.Decided(
            d.number,
            d.verb,
            words(d.text),
            words(d.reason),
            d.revisit,
            symbols.get(d.document or 0, ""),
        )

    def item(i: ItemStory) -> values.ItemFacts:
        return values.ItemFacts(
            number=i.number,
            shown=i.shown,
            title=words(i.title),
            kind=i.kind,
            state=i.state,
            outcome=words(i.outcome),
            presenter=i.presenter,
            presenter_as=i.presenter_as,
            documents=tuple(symbols[pk] for pk in i.documents if symbols.get(pk)),
            serves=tuple(dict.fromkeys(cited[a] for a, _words in i.serves if a in cited)),
            spoke=tuple(
                values.Spoke(s.name, s.klass, s.place, s.kind, s.behalf) for s in story.spoke if s.item == i.number
            ),
            decided=tuple(decided(d) for d in story.decided if d.item == i.number),
            highlights=tuple((n, words(text)) for n, on, text in story.highlights if on == i.number),
        )

    opened, closed = story.meeting.opened, story.meeting.closed
    return minutes.Facts(
        address=story.meeting.channel,
        group=words(story.group_name),
        title=naming.title(story.meeting, language),
        place=story.meeting.place,
        dates=naming.dates(story.meeting, language),
        opened=opened.astimezone(zone) if opened else None,
        closed=closed.astimezone(zone) if closed else None,
        sessions=len(story.sessions),
        presided=tuple(
            values.Presided(p.name, p.country, p.capacity, p.began.astimezone(zone)) for p in story.presided
        ),
        elected=tuple(
            values.Elected(e.number, e.office, e.name, e.country, e.nominated_by, e.state) for e in story.elected
        ),
        there={(klass, mode): n for klass, mode, n in story.there},
        provided=tuple(
            switch
            for switch in ("remote", "captions", "transcript", "recording")
            if any(switches.on(kept, switch) for _n, _o, _c, kept in story.sessions)
        ),
        agenda_adopted=story.meeting.agenda == "adopted",
        amended=story.amended,
        items=tuple(item(i) for i in story.items),
        decided=tuple(decided(d) for d in story.decided if d.item is None),
        to_do=tuple(
            values.ToDo(a.number, words(a.text), a.owner_name or a.owner, a.due, a.due_text) for a in story.to_do
        ),
        highlights=tuple((n, words(text)) for n, on, text in story.highlights if on is None),
    )
