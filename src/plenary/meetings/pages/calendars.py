"""Calendars of meetings to subscribe to. A calendar program sends no cookie: the link says the language."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from plenary.meetings import calendars
from plenary.meetings.reads import planning
from plenary.meetings.rights import READ
from plenary.members.typed import group_line
from plenary.record.door import Visited, page


@page(get=READ, steady=True)
def group_calendar(request: Visited, group: str) -> HttpResponse:
    """All meetings of the group as a calendar to subscribe to."""
    return _feed(request, group, planning.dated(group), group, divided=False)


@page(get=READ, steady=True)
def meeting_calendar(request: Visited, group: str, meeting: str) -> HttpResponse:
    """One meeting as a calendar: its days, and its sessions where they are known."""
    found = planning.dated(group, meeting)
    if not found:
        raise Http404(_("There is no such meeting."))
    return _feed(request, group, found, f"{group}-{meeting}", divided=True)


def _feed(request: Visited, group: str, found: Sequence[planning.Dated], name: str, *, divided: bool) -> HttpResponse:
    short = group_line(group).short
    asked = request.GET.get("language", "")
    language = asked if asked in dict(settings.LANGUAGES) else request.visit.language
    with override(language):
        events = [e for d in found for e in calendars.events(d, _address(d), short, divided=divided)]
        data = calendars.of(_("Meetings of %(group)s") % {"group": short}, events, language)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response


def _address(found: planning.Dated) -> str:
    m = found.meeting
    return settings.URL + reverse("meeting", kwargs={"group": m.group, "meeting": m.slug})
