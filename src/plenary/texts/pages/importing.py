"""A member's Word file comes in: looked through first, then taken under her name."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from plenary.record.door import Visited, page
from plenary.texts.rights import HAND_IN


@page(get=HAND_IN, post=HAND_IN)
def hand_in(request: Visited, group: str, text: str) -> HttpResponse:
    """Hand in a file; look through what it says; take it."""
    raise Http404
