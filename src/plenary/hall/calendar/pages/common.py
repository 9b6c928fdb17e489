"""What the pages of the calendar share."""

from __future__ import annotations

from plenary.hall.calendar import gathering
from plenary.hall.calendar.gathering import Gathered
from plenary.mandate import reads as mandate
from plenary.mandate.rights import DATE
from plenary.record.door import Visited

FORMATS = ("pdf", "docx", "odt", "html", "md")


def may_keep(request: Visited, group: mandate.GroupLine) -> bool:
    """Is she shown the forms? What has ended shows none: whatever they asked for would be refused."""
    return not group.closed and DATE.asked(request.visit.by, group.slug).allowed


def gathered(request: Visited, group: mandate.GroupLine, *, before: bool = False) -> Gathered:
    """The group's dates now; with `before` those of the groups that it follows, too."""
    earlier = mandate.predecessors(group.slug) if before else ()
    return gathering.gather(group, request.visit.at, before=earlier)
