"""The texts of a group, and one with its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q

from plenary.record.kept import Kept
from plenary.texts.models import Paragraph, Proposal, Revision, Text
from plenary.texts.reads.content import codes_for, content_of, legend_of, lines_of
from plenary.texts.reads.values import AGREED, ParagraphLine, TextLine, TextPage


def _line(t: Text, paragraphs: int, agreed: int, proposals: int, revisions: int) -> TextLine:
    return TextLine(
        t.pk,
        t.group.slug,
        t.slug,
        t.kind,
        t.title,
        t.symbol,
        t.language,
        t.style,
        t.state,
        t.invitation,
        t.until,
        t.until_text,
        t.made,
        t.pointed,
        paragraphs,
        agreed,
        proposals,
        revisions,
    )


def texts(group: str) -> tuple[TextLine, ...]:
    """The texts of a group, the newest first. Four queries."""
    rows = list(Text.objects.filter(group__slug=group).select_related("group").order_by("-made", "-pk"))
    mine = Paragraph.objects.filter(text__in=rows, gone=False).exclude(kind="heading").values("text")
    counted = {
        text: (every, agreed)
        for text, every, agreed in mine.annotate(
            every=Count("pk"), agreed=Count("pk", filter=Q(state__in=AGREED))
        ).values_list("text", "every", "agreed")
    }
    open_now = Proposal.objects.filter(text__in=rows, state="open").values("text").annotate(n=Count("pk"))
    proposals = dict(open_now.values_list("text", "n"))
    revisions = dict(
        Revision.objects.filter(text__in=rows).values("text").annotate(n=Count("pk")).values_list("text", "n")
    )
    return tuple(_line(t, *counted.get(t.pk, (0, 0)), proposals.get(t.pk, 0), revisions.get(t.pk, 0)) for t in rows)


def symbols() -> tuple[tuple[str, str, str], ...]:
    """The texts of every group that bear a symbol, the newest first: group, slug, symbol. One query."""
    rows = Text.objects.exclude(symbol="").order_by("-made", "-pk")
    return tuple(rows.values_list("group__slug", "slug", "symbol"))


_texts: Kept[TextPage | None] = Kept()  # with its composites: the sheet, the projector and every screen show the same


def text(group: str, slug: str, *, past: bool = False) -> TextPage | None:
    """A text with its paragraphs and their open proposals; with `past` the others too. None: none such. Six queries."""
    return _text_now(group, slug, past) if past else _texts.get((group, slug), lambda: _text_now(group, slug, False))


def _text_now(group: str, slug: str, past: bool) -> TextPage | None:
    t = Text.objects.filter(group__slug=group, slug=slug).select_related("group").first()
    if t is None:
        return None
    content = content_of(t.pk, past=past)
    every = lines_of(content, codes_for(group, content))
    here = tuple(p for p in every if not p.gone)
    counted = [p for p in here if p.kind != "heading"]
    line = _line(
        t,
        len(counted),
        sum(p.state in AGREED for p in counted),
        sum(len(p.proposals) for p in every),
        Revision.objects.filter(text=t).count(),
    )
    return TextPage(line, here, tuple(p for p in every if p.gone), legend_of(here))


def text_line(group: str, slug: str) -> TextLine | None:
    """A text without its paragraphs: for headings and rights. Counts are not filled. One query."""
    t = Text.objects.filter(group__slug=group, slug=slug).select_related("group").first()
    return None if t is None else _line(t, 0, 0, 0, 0)


def factual(group: str, slug: str) -> tuple[ParagraphLine, ...]:
    """What is tagged as factual and was challenged by nobody (A109), under its headings. Six queries."""
    page = text(group, slug)
    return only_factual(page.paragraphs if page else ())


def only_factual(rows: Iterable[ParagraphLine]) -> tuple[ParagraphLine, ...]:
    """Of the paragraphs of a text or a revision, those tagged as factual, under their headings."""
    found: list[ParagraphLine] = []
    headings: list[ParagraphLine] = []
    for row in rows:
        if row.kind == "heading":
            headings = [h for h in headings if h.level < row.level] + [row]
        elif row.tag == "factual" and row.there:
            found += [*headings, row]
            headings = []
    return tuple(found)
