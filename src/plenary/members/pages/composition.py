"""Who sits in the group: seats, vacancies, sums."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from plenary.mandate import reads as mandate
from plenary.members import reads
from plenary.members.rights import READ
from plenary.members.show import show
from plenary.record.door import Visited, page


@page(get=READ)
def members(request: Visited, group: str) -> HttpResponse:
    """Seats by stakeholder group, vacancies visible, sums checked (A120)."""
    if mandate.overview(group) is None:
        raise Http404(_("There is no such group."))
    composition = reads.composition(group)
    total, filled = sum(c.seats for c in composition), sum(c.filled for c in composition)
    return show(
        request,
        "members/members.html",
        group=group,
        here="members",
        composition=composition,
        total=total,
        filled=filled,
    )
