"""Where a group stands, in one sentence that is computed from its records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from plenary.hall.calendar import saying
from plenary.hall.calendar.lines import Line

TO_COME = ("meeting", "deadline", "output", "mandate")


def sentence(lines: Sequence[Line], group: str, *, closed: bool) -> str:
    """Meetings that were held of those that were planned, and what is due next; "" where nothing is planned or known."""
    own = [one for one in lines if one.group == group]
    meetings = [one for one in own if one.kind == "meeting" and one.standing.code != "dropped"]
    ended = sum(1 for one in meetings if one.over)
    if closed:
        return (
            ngettext(
                "It held %(num)s meeting, and its work has ended.",
                "It held %(num)s meetings, and its work has ended.",
                ended,
            )
            % {"num": ended}
            if ended
            else _("Its work has ended.")
        )
    said = [_meetings(len(meetings), ended)] if meetings else []
    if (coming := next_line(own)) is not None:
        said.append(_("Next: %(what)s, %(when)s.") % {"what": saying.label(coming), "when": saying.agreed(coming)})
    return " ".join(said)


def _meetings(planned: int, ended: int) -> str:
    if not ended:
        return ngettext(
            "One meeting is planned, and has not been held yet.",
            "%(num)s meetings are planned; none has been held yet.",
            planned,
        ) % {"num": planned}
    if ended == planned:
        return ngettext("The one planned meeting has ended.", "All %(num)s planned meetings have ended.", planned) % {
            "num": planned
        }
    return _("%(ended)s of %(planned)s planned meetings have ended.") % {"ended": ended, "planned": planned}


def next_line(lines: Sequence[Line]) -> Line | None:
    """What the group is to do next: the nearest of its dates that is neither over nor without a day."""
    coming = [one for one in lines if one.kind in TO_COME and not one.over and one.standing.code != "undated"]
    return min(coming, key=lambda one: (one.last or date.max, one.first or date.max), default=None)
