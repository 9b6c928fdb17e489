"""The page of results."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.hall.results.gathering import gather
from plenary.hall.rights import ENTER
from plenary.members.show import show
from plenary.record.door import Visited, page


@page(get=ENTER)
def results(request: Visited, group: str) -> HttpResponse:
    """What the group came to; of a group at work, what there is so far."""
    found = gather(group)
    if found is None:
        raise Http404(_("There is no such group."))
    return show(request, "hall/results.html", group=group, here="results", g=found.group, r=found, at=request.visit.at)
