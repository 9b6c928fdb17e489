"""The projector: the paragraph on which the room works, read from the last row by two hundred people."""

from __future__ import annotations

from django.http import HttpResponse

from plenary.members.show import show
from plenary.record import reads as record
from plenary.record.door import Visited, number_of, page
from plenary.texts.live import before_the_room
from plenary.texts.pages.common import whole
from plenary.texts.rights import READ


@page(get=READ)
def projector(request: Visited, group: str, text: str) -> HttpResponse:
    """What the chair points at; ?paragraph=12 stays with one. Nothing to click."""
    number = record.size()  # before the page is made: what comes meanwhile is sent again, not missed
    found = whole(group, text)
    fixed = number_of(request.GET.get("paragraph"))
    return show(
        request,
        "texts/projector.html",
        group=group,
        here="texts",
        number=number,
        fixed=fixed,
        **before_the_room(found, fixed),
    )
