"""What the pages of a meeting share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from plenary.meetings import reads
from plenary.members.show import show
from plenary.members.typed import Tried
from plenary.record.actor import Actor
from plenary.record.door import Visited
from plenary.record.problems import Problem
from plenary.rules.languages import chosen


def find(group: str, meeting: str) -> reads.Now:
    """The meeting at this moment. Raises Http404."""
    found = reads.now(group, meeting)
    if found is None:
        raise Http404(_("There is no such meeting."))
    return found


def page_of(
    request: Visited, template: str, now: reads.Now, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of a meeting, in its frame."""
    outcome = outcome or Tried()
    return show(
        request,
        template,
        status=outcome.status,
        group=now.meeting.group,
        here="meetings",
        now=now,
        meeting=now.meeting,
        tab=tab,
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        **context,
    )


def still_her(request: Visited) -> Actor:
    """Who acts, where the form says who had it before her. Raises Problem where somebody else has signed in since.

    A page that stood open, or kept what was typed over a cut line, sends nothing in the name of whoever signed in later.
    """
    by = request.visit.by
    given = request.POST.get("as")
    if given is not None and given != str(by.person or 0):
        raise Problem("Somebody else is signed in here now: nothing was done in her name. Load the page anew.")
    return by


def retold(old: Mapping[str, str], typed: str) -> dict[str, str]:
    """Words kept by language, after a form that showed them in the reader's (or in another for want of it).

    What was left as it was shown stays as it is: an English title is not made an Arabic one by saving the form.
    """
    language = get_language() or "en"
    plain = typed.replace("\r\n", "\n").strip()
    shown = chosen(old, language)
    return dict(old) if plain == shown.strip() else {**old, language: plain}


def relisted(old: Sequence[Mapping[str, str]], typed: Sequence[str]) -> list[dict[str, str]]:
    """A list of such words: a line that stands as it was shown keeps its translations."""
    language = get_language() or "en"
    known = {chosen(w, language).strip(): dict(w) for w in old}
    return [known.get(line.strip(), {language: line.strip()[:1000]}) for line in typed if line.strip()][:50]
