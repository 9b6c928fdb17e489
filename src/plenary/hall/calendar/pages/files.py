"""The calendar to take away: a feed of dates, a feed of news, a schedule on paper."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenary.hall.calendar import feeds
from plenary.hall.calendar.pages.common import FORMATS, gathered
from plenary.hall.calendar.schedule import schedule as paper_of
from plenary.mandate.rights import READ
from plenary.meetings.reads import planning
from plenary.members.typed import group_line
from plenary.press import atom, calendars, paper_out
from plenary.record.door import Visited, page


def _language(request: Visited) -> str:
    """A calendar program sends no cookie: the link says the language."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else request.visit.language


@page(get=READ, steady=True)
def feed(request: Visited, group: str) -> HttpResponse:
    """Every meeting and every deadline as a calendar to subscribe to (A179)."""
    line = group_line(group)
    language = _language(request)
    with override(language):
        found = gathered(request, line)
        events = list(feeds.events(found, planning.dated(group), line.short))
        data = calendars.calendar(_("Dates of %(group)s") % {"group": line.short}, events, language=language)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{group}-dates.ics"'
    return response


@page(get=READ, steady=True)
def news(request: Visited, group: str) -> HttpResponse:
    """News of dates: agreed, extended, fixed."""
    line = group_line(group)
    language = _language(request)
    with override(language):
        made = atom.Feed(
            title=_("Dates of %(group)s: what is new") % {"group": line.short},
            here=settings.URL + reverse("calendar-news", kwargs={"group": group}) + f"?language={language}",
            address=settings.URL + reverse("calendar", kwargs={"group": group}),
            author=line.short,
            language=language,
            news=feeds.news(gathered(request, line), line.short),
        )
    return HttpResponse(atom.feed(made), content_type=atom.MEDIA)


@page(get=READ, steady=True)
def schedule(request: Visited, group: str, format: str) -> HttpResponse:
    """The schedule on paper, in the reader's language."""
    line = group_line(group)
    if format not in FORMATS:
        raise Http404(_("There is no such format."))
    address = settings.URL + reverse("calendar", kwargs={"group": group})
    language = _language(request)
    with override(language):
        title = _("Schedule of %(group)s") % {"group": line.short}
        made = paper_out.printed(
            paper_of(gathered(request, line).lines, title, address, line.zone, request.visit.at), format
        )
    response = HttpResponse(made.data, content_type=made.media)
    response.headers["Content-Disposition"] = f'attachment; filename="{group}-schedule{made.suffix}"'
    return response
