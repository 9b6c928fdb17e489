"""News and answers for the search of the whole house."""

from __future__ import annotations

from plenary.news.models import Item, Question
from plenary.rules.masking import mask

Words = dict[str, str]


def searchable() -> tuple[tuple[str, int, Words, Words], ...]:
    """News that stands: group, number, title, words; the newest first. One query."""
    rows = Item.objects.filter(withdrawn=None).order_by("-published", "-number")
    return tuple(rows.values_list("group__slug", "number", "title", "words"))


def asked() -> tuple[tuple[str, int, str, Words], ...]:
    """Questions that were put: group, number, words, answer. One query."""
    rows = Question.objects.exclude(number=None).order_by("-asked")
    found = rows.values_list("group__slug", "number", "words", "answer")
    return tuple((group, number, mask(words), answer) for group, number, words, answer in found)
