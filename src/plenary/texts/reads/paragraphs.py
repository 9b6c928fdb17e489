"""One paragraph: with all its proposals, its history, its translations."""

from __future__ import annotations

from typing import Any

from plenary.members.reads import seats
from plenary.texts.models import Change, Paragraph, Text, Translation
from plenary.texts.reads.content import codes_for, content_of, lines_of
from plenary.texts.reads.values import ChangeLine, ParagraphLine, TranslationLine


def paragraph(group: str, slug: str, key: int) -> ParagraphLine | None:
    """A paragraph with its proposals, those that are open no more too (`past`); gone ones too. Five queries."""
    pk = Text.objects.filter(group__slug=group, slug=slug).values_list("pk", flat=True).first()
    if pk is None:
        return None
    content = content_of(pk, key=key, past=True)
    return lines_of(content, codes_for(group, content))[0] if content else None


def history(group: str, slug: str, key: int) -> tuple[ChangeLine, ...]:
    """Every change of a paragraph, the newest first, with what it said before and after. Three queries."""
    row = Paragraph.objects.filter(text__group__slug=group, text__slug=slug, key=key).select_related("into").first()
    if row is None:
        return ()
    holders = {f"seat/{s.number}": s.holder for s in seats(group)}
    now: dict[str, Any] = {"into": row.into.key if row.into else None}
    found = []
    for c in Change.objects.filter(paragraph=row).order_by("-number"):
        before: dict[str, Any] = dict(c.before)
        after = {name: now[name] if name in now else getattr(row, name, None) for name in before}
        if "after" in before:  # of a move: where it stands now says the text itself
            after.pop("after")
        found.append(ChangeLine(c.number, c.instant, c.by, holders.get(c.by, ""), c.what, before, after, c.reason))
        now |= before
    return tuple(found)


def earlier_words(group: str, slug: str) -> dict[int, set[str]]:
    """What the paragraphs of a text said before, by key: a file that was taken away then is known by it. One query."""
    rows = Change.objects.filter(paragraph__text__group__slug=group, paragraph__text__slug=slug)
    found: dict[int, set[str]] = {}
    for key, before in rows.values_list("paragraph__key", "before"):
        if before.get("words"):
            found.setdefault(key, set()).add(before["words"])
    return found


def translations(group: str, slug: str, language: str) -> dict[int, TranslationLine]:
    """What the paragraphs of a text say in another language, by key. One query."""
    rows = Translation.objects.filter(
        paragraph__text__group__slug=group, paragraph__text__slug=slug, language=language
    ).select_related("paragraph")
    return {t.paragraph.key: _translated(t) for t in rows}


def translated(group: str, slug: str, key: int) -> dict[str, TranslationLine]:
    """What one paragraph says in other languages, by language. One query."""
    rows = Translation.objects.filter(
        paragraph__text__group__slug=group, paragraph__text__slug=slug, paragraph__key=key
    ).select_related("paragraph")
    return {t.language: _translated(t) for t in rows.order_by("language")}


def _translated(t: Translation) -> TranslationLine:
    return TranslationLine(t.paragraph.key, t.language, t.words, t.of, t.of != t.paragraph.words, t.instant)


def languages(group: str, slug: str) -> tuple[str, ...]:
    """The languages in which a text is there besides its own, as far as it is translated. One query."""
    rows = Translation.objects.filter(paragraph__text__group__slug=group, paragraph__text__slug=slug)
    return tuple(sorted(rows.values_list("language", flat=True).distinct()))
