"""Captions to be read: several languages side by side, and text only."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from plenary.meetings.pages.common import find, page_of
from plenary.meetings.reads import captions as reads
from plenary.meetings.rights import CAPTION, READ
from plenary.members.show import show
from plenary.record import reads as record
from plenary.record.door import Visited, page
from plenary.rules.languages import LANGUAGES

SIZES = ("1", "2", "3", "4")


def chosen_in(request: HttpRequest, meeting: int) -> list[str]:
    """The languages asked for, else the reader's where there are captions in it, else the one with the most."""
    asked = [code for code in dict.fromkeys(request.GET.getlist("in")) if code in LANGUAGES]
    if asked:
        return asked[:3]
    found = reads.language_for(meeting, get_language() or "en")
    return [found] if found else []


@page(get=READ)
def captions(request: Visited, group: str, meeting: str) -> HttpResponse:
    """The last lines, in up to three languages side by side."""
    number = record.size()  # before the lines are read: what comes meanwhile is sent again, not missed
    now = find(group, meeting)
    chosen, known = chosen_in(request, now.meeting.id), reads.languages(now.meeting.id)
    return page_of(
        request,
        "meetings/captions.html",
        now,
        "captions",
        columns=[(code, reads.last(now.meeting.id, code, most=40)) for code in chosen],
        chosen=chosen,
        offered=[*known, *(code for code in chosen if code not in known)],
        number=number,
        still=request.GET.get("still") == "1",
        may=CAPTION.asked(request.visit.by, group).allowed,
    )


@page(get=READ)
def text(request: Visited, group: str, meeting: str) -> HttpResponse:
    """Nothing but the lines, for a poor line and for whoever reads along: size and contrast as one likes."""
    number = record.size()  # as above
    now = find(group, meeting)
    chosen = chosen_in(request, now.meeting.id)
    language = chosen[0] if chosen else ""
    size = request.GET.get("size", "2")
    return show(
        request,
        "meetings/captions_text.html",
        group=group,
        here="meetings",
        now=now,
        meeting=now.meeting,
        captions=reads.last(now.meeting.id, language, most=25) if language else (),
        chosen=language,
        known=reads.languages(now.meeting.id),
        size=size if size in SIZES else "2",
        dark=request.GET.get("dark", "") == "1",
        sizes=SIZES,
        number=number,
        still=request.GET.get("still") == "1",
    )
