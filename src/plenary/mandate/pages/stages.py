"""The form of the stages on the rail: as they stand, as they were typed, and as both where they were changed meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.translation import get_language

from plenary.mandate import acts, reads
from plenary.mandate.acts.stages import ALL, NONE
from plenary.mandate.pages.common import kept_words
from plenary.mandate.reads import StepLine
from plenary.mandate.typed import whole
from plenary.record.acts import Receipt
from plenary.record.door import Visited
from plenary.record.problems import Problem
from plenary.rules.languages import chosen


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the form. `stood` and `stood_when` are what it was made of; `begun`: it cannot be taken off."""

    label: str = ""
    when: str = ""
    stands: bool = False
    begun: bool = False
    before: str = ""
    stood: str = ""
    stood_when: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """`mark` is the place of the one that is now, "all", "none" or ""; `stood_mark` what it was."""

    rows: tuple[Row, ...]
    mark: str
    stood_mark: str


def sent(request: Visited, group: str, once: dict[str, Any]) -> Receipt:
    """Set the stages as the form has them. Raises Problem, Conflict."""
    post, there = request.POST, reads.rail(group)
    labels, texts, befores = (post.getlist(name) for name in ("stage", "when", "before"))
    told: list[dict[str, Any]] = []
    meant = post.get("now", "")
    now: int | str = meant if meant in (NONE, ALL) else 0
    for place, (label, text) in enumerate(zip(labels, texts, strict=False)):
        row = there[place] if place < len(there) else None
        if row is None and not (label.strip() or text.strip()):
            continue  # a line left blank: those after it move up, and so does the mark on them
        before = befores[place - len(there)] if row is None and place - len(there) < len(befores) else ""
        told.append(
            {
                "label": kept_words(label, row.label if row else None) if label.strip() else {},
                "text": kept_words(text, row.text if row else None) if text.strip() else {},
                "before": whole(before) or 0,
            }
        )
        now = len(told) if meant == str(place + 1) else now
    if meant and not now:
        raise Problem("Choose which one is meant.")
    return acts.set_stages(request.visit.by, group=group, stages=told, now=now, seen=post.get("seen", ""), **once)


def form(stages: Sequence[StepLine], post: QueryDict | None = None, *, late: bool = False) -> Form:
    """The form of the stages; with `post` as it was typed, and put on what stands by now where that came `late`."""
    language = get_language() or "en"
    shown = [(chosen(s.label, language), chosen(s.text, language)) for s in stages]
    there = tuple(
        Row(label, when, True, s.state != "to come" and not s.put_in, "", label, when)
        for s, (label, when) in zip(stages, shown, strict=True)
    )
    states = {s.state for s in stages}
    mark = "all" if states == {"done"} else "none" if states == {"to come"} else ""
    mark = next((str(n) for n, s in enumerate(stages, 1) if s.state == "now"), mark)
    if post is None:
        return Form((*there, Row()), mark, mark)
    if late:
        return _rebased(there, mark, post)
    labels, whens, befores = (post.getlist(name) for name in ("stage", "when", "before"))
    rows = [replace(row, label=_at(labels, n), when=_at(whens, n)) for n, row in enumerate(there)]
    more = range(len(there), len(labels))
    rows += [Row(labels[n], _at(whens, n), before=_at(befores, n - len(there))) for n in more]
    blank = () if rows and not rows[-1].stands and not rows[-1].label else (Row(),)
    return Form((*rows, *blank), post.get("now", ""), mark)


def _rebased(there: tuple[Row, ...], mark: str, post: QueryDict) -> Form:
    """What she changed or put in, on the stages as they stand by now; what she left as it was stands as others left it."""
    labels, whens, befores = (post.getlist(name) for name in ("stage", "when", "before"))
    stood, stood_whens = post.getlist("stood"), post.getlist("stood-when")
    places: dict[int, int] = {}  # of a line as it was typed: where it stands in the form now
    rows = list(there)
    for place, row in enumerate(there):
        for n, label in enumerate(labels):
            if n not in places and row.stood == (stood[n] if n < len(stood) else label):
                when = _at(whens, n)
                same = n < len(stood) and when == _at(stood_whens, n)
                rows[place] = replace(row, label=label, when=row.when if same else when)
                places[n] = place
                break
    for n, label in enumerate(labels):
        unchanged = n < len(stood) and (label, _at(whens, n)) == (stood[n], _at(stood_whens, n))
        if n in places or unchanged or not label.strip():
            continue
        asked = _at(befores, n - len(stood)) if n >= len(stood) else ""
        before = places.get(int(asked) - 1) if asked.isdecimal() and len(asked) < 4 else None
        rows.append(Row(label, _at(whens, n), before=str(before + 1) if before is not None else ""))
        places[n] = len(rows) - 1
    meant = post.get("now", "")
    if meant != post.get("stood-now", meant) and meant.isdecimal() and len(meant) < 4:
        meant = str(places[int(meant) - 1] + 1) if int(meant) - 1 in places else mark
    elif meant == post.get("stood-now", meant):
        meant = mark
    return Form((*rows, Row()), meant, mark)


def _at(some: Sequence[str], place: int) -> str:
    return some[place] if 0 <= place < len(some) else ""
