"""The words of texts for the search of the whole house."""

from __future__ import annotations

from plenary.texts.models import Paragraph

Words = dict[str, str]


def searchable() -> tuple[tuple[str, str, Words, str, int, str, str], ...]:
    """Paragraphs that stand: group, text, its title, its symbol, key, number, words. One query."""
    rows = Paragraph.objects.filter(gone=False).order_by("text", "order")
    names = ("text__group__slug", "text__slug", "text__title", "text__symbol", "key", "number", "words")
    return tuple(rows.values_list(*names))
