"""What the pages of this room share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.utils.translation import get_language

from plenary.mandate import reads
from plenary.mandate.links import href, is_symbol
from plenary.mandate.reads.amended import newer
from plenary.mandate.reads.sources import AmendmentLine
from plenary.mandate.rights import KEEP, METHODS, PASS_ON, TASK, TERMS
from plenary.mandate.show import show
from plenary.mandate.typed import Tried, group_line, spoken
from plenary.record.door import Visited
from plenary.rules.languages import chosen


def page_of(
    request: Visited, template: str, group: str, tab: str, outcome: Tried | None = None, **context: Any
) -> HttpResponse:
    """A page of this room, in its frame. What has ended shows no forms, but for what may still be done."""
    outcome = outcome or Tried()
    by = request.visit.by
    over = group_line(group).closed
    rights = {"keep": KEEP, "task": TASK, "methods": METHODS, "pass_on": PASS_ON, "terms": TERMS}
    return show(
        request,
        f"mandate/{template}",
        status=409 if outcome.late else outcome.status,
        group=group,
        here="mandate",
        tab=tab,
        problem=outcome.problem,
        kept=outcome.kept,
        posted=request.POST if outcome.problem else {},
        may={n: r.asked(by, group).allowed and (r.after or not over) for n, r in rights.items()},
        href=lambda address, of=group: href(address, of),
        is_symbol=is_symbol,
        **context,
    )


def kept_words(typed: str, kept: dict[str, str] | None = None) -> dict[str, str]:
    """Words as typed in the reader's language; those in other languages stay, unless she left what she saw."""
    language = get_language() or "en"
    text = typed.replace("\r\n", "\n").strip()
    if kept and text == chosen(kept, language):
        return dict(kept)
    return {**(kept or {}), language: text}


def newer_in(name: str, now: dict[str, str], amendments: Sequence[AmendmentLine]) -> tuple[str, ...]:
    """The languages in which a term of the group says something newer than the reader is shown."""
    return newer(name, get_language() or "en", now, amendments)


def lines_of(text: str) -> list[dict[str, Any]]:
    """Addresses or symbols, one a line; after a "|" what each is called. Blank lines are left out."""
    language = get_language() or "en"
    made = []
    for line in text.splitlines():
        address, _bar, label = line.partition("|")
        if address.strip() or label.strip():
            made.append({"address": address.strip(), "label": {language: label.strip()} if label.strip() else {}})
    return made


def body_named(request: Visited) -> dict[str, Any]:
    """The body that was chosen, or the new one that was typed."""
    post = request.POST
    short = post.get("new_body", "").strip() or post.get("body", "").strip()
    return {"body": short, "name": spoken(post.get("body_name", ""))}


def years(group: str) -> reads.Overview:
    """The group whole. It is there: the door of the page has looked."""
    found = reads.overview(group)
    assert found is not None  # noqa: S101 -- group_line has refused what is not there
    return found
