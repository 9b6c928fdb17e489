"""Revisions: the text as it stood when the chair issued it."""

from __future__ import annotations

from plenary.record.kept import Kept
from plenary.texts.models import Revision
from plenary.texts.reads.content import codes_for, legend_of, lines_of
from plenary.texts.reads.values import RevisionLine, Snapshot


def _line(r: Revision) -> RevisionLine:
    here = [one for one in r.content if not one["gone"]]
    paragraphs = sum(one["kind"] != "heading" for one in here)
    return RevisionLine(r.number, r.label, r.note, r.instant, paragraphs, sum(len(one["proposals"]) for one in here))


_revisions: Kept[tuple[RevisionLine, ...]] = Kept()  # counted from their whole content, and on every page of the text


def revisions(group: str, slug: str) -> tuple[RevisionLine, ...]:
    """The revisions of a text, the newest first. One query at most."""
    return _revisions.get((group, slug), lambda: _revisions_now(group, slug))


def _revisions_now(group: str, slug: str) -> tuple[RevisionLine, ...]:
    rows = Revision.objects.filter(text__group__slug=group, text__slug=slug).order_by("-number")
    return tuple(_line(r) for r in rows)


def revision(group: str, slug: str, number: int) -> Snapshot | None:
    """A revision with its paragraphs, each with `into` where it had been merged into another. Two queries."""
    r = Revision.objects.filter(text__group__slug=group, text__slug=slug, number=number).first()
    if r is None:
        return None
    every = lines_of(r.content, codes_for(group, r.content))
    here = tuple(p for p in every if not p.gone)
    return Snapshot(_line(r), here, tuple(p for p in every if p.gone), legend_of(here))
