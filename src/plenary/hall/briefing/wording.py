"""Runs and lines of slides, and the words for codes that stand on them: those that the rooms' own pages use."""

from __future__ import annotations

from collections.abc import Mapping

from babel.numbers import format_decimal
from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from plenary.hall.calendar.lines import Line as Dated
from plenary.press.slides import Line, Run
from plenary.rules import languages
from plenary.rules.masking import mask

APART = Run(" · ")


def tongue() -> str:
    """The reader's language."""
    return get_language() or "en"


def number(value: int) -> str:
    """A figure as the reader's language writes it."""
    return format_decimal(value, locale=tongue())


def run(words: Mapping[str, str] | str, href: str = "") -> Run:
    """Words in the reader's language, or marked as being in another; addresses of people are masked as everywhere."""
    if isinstance(words, str):
        return Run(_one_line(words), href)
    kept = dict(words)
    found = languages.chosen_in(kept, tongue())
    return Run(_one_line(languages.chosen(kept, tongue())), href, "" if found == tongue() else found)


def _one_line(text: str) -> str:
    return mask(" ".join(text.split()))


def symbol(code: str) -> Run:
    """The symbol of a document, leading to it."""
    return Run(code, reverse("by-symbol", kwargs={"symbol": code}))


def apart(*runs: Run) -> tuple[Run, ...]:
    """What says anything of these, with a point between each."""
    kept = [one for one in runs if one.text]
    return tuple(part for one in kept for part in (APART, one))[1:]


def line(*runs: Run, note: tuple[Run, ...] = (), state: tuple[str, str] = ("", "")) -> Line:
    """A line of these runs; `state` is its colour's name and its word."""
    return Line(apart(*runs), note, *state)


def more(href: str) -> Line:
    """How many lines there was no room for, and where they all are: the printer puts the number in."""
    return Line((Run(_("%(num)s more") % {"num": "{}"}, href),))


def verb(code: str) -> str:
    """What a task asks for."""
    named = {
        "seek": pgettext("task", "Seek"),
        "compile": pgettext("task", "Compile"),
        "review": pgettext("task", "Review"),
        "recommend": pgettext("task", "Recommend"),
        "report": pgettext("task", "Report"),
        "examine": pgettext("task", "Examine"),
        "decide": pgettext("task", "Decide"),
        "involve": pgettext("task", "Involve"),
        "consider": pgettext("task", "Take into consideration"),
    }
    return named.get(code, code)


def task_state(code: str) -> tuple[str, str]:
    """How far a task, or the mandate as a whole, came."""
    named = {
        "waiting": ("quiet", pgettext("task", "not begun")),
        "begun": ("open", pgettext("task", "under way")),
        "part": ("revisit", pgettext("task", "done in part")),
        "done": ("agreed", pgettext("task", "done")),
    }
    return named.get(code, ("none", pgettext("task", "not done")))


def did(code: str) -> str:
    """What a body did with the group."""
    named = {
        "establishes": _("established it"),
        "confirms": _("confirmed it"),
        "decides": _("decided on it"),
        "adopts": _("adopted it"),
        "approves": _("approved it"),
        "endorses": _("endorsed it"),
        "notes": _("noted it"),
        "took-note": _("took note of it"),
        "receives": _("received it"),
        "considers": _("considered it"),
        "transmits": _("passed it on"),
        "reviews": _("reviewed it"),
    }
    return named.get(code, code)


def found(code: str) -> tuple[str, str]:
    """What the chair found, or a meeting decided."""
    named = {
        "agreed": ("agreed", _("agreed")),
        "ad-ref": ("agreed", _("agreed ad referendum")),
        "decided": ("agreed", _("decided")),
        "adopted": ("agreed", _("adopted")),
        "endorsed": ("agreed", _("endorsed")),
        "revisit": ("revisit", _("to be revisited")),
        "deferred": ("revisit", _("deferred")),
        "none": ("none", _("no agreement")),
        "divergence": ("none", _("divergence noted")),
    }
    return named.get(code, ("open", code))


def outcome(state: str, ending: str) -> tuple[str, str]:
    """What became of a report."""
    if state == "adopted":
        return "agreed", _("adopted")
    if ending == "no-report":
        return "none", _("no report")
    if ending == "no-recommendations":
        return "none", _("no recommendations")
    return "open", _("being written")


def dated(one: Dated) -> tuple[str, str]:
    """Where a date stands."""
    code = one.standing.code
    if code == "done-late":
        late = one.standing.days or 0
        return "revisit", ngettext("done, %(num)s day late", "done, %(num)s days late", late) % {"num": late}
    named = {
        "overdue": ("none", _("overdue")),
        "now": ("open", _("now")),
        "done": ("agreed", _("past") if one.kind in ("session", "context", "history") else _("done")),
        "dropped": ("none", _("cancelled") if one.state == "cancelled" else _("will not happen")),
        "lapsed": ("quiet", _("nothing was noted")),
    }
    if code in named:
        return named[code]
    unsettled = not one.when.fixed and one.when.reckoned
    return ("revisit", _("day not fixed")) if unsettled else ("quiet", _("to come"))


def capacity(code: str) -> str:
    """What an officer is."""
    named = {"acting-chair": _("Acting Chair"), "chair": _("Chair"), "co-chair": _("Co-Chair"), "vice-chair": _("Vice-Chair")}  # fmt: skip
    return named.get(code, code)
