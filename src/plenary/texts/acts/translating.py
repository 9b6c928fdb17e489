"""Paragraphs in another language, each with the words that it translates."""

from __future__ import annotations

from datetime import datetime

from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.texts.acts.common import address, drafted, living, worded
from plenary.texts.entries.making import ParagraphTranslated
from plenary.texts.models import Translation
from plenary.texts.rights import KEEP


@act
def translate(by: Actor, *, group: str, text: str, key: int, language: str, words: str, at: datetime) -> Outcome:
    """Enter what a paragraph says in another language. When its words change later, the translation is shown as stale.

    Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, KEEP)
    row = living(found, key)
    said = worded(words)
    language = language.strip()[:8]
    if not language or language == found.language:
        raise Problem("Choose the language of the translation: another one than that of the text.")
    if not said:
        raise Problem("Write the translation.")
    if not row.there:
        raise Problem("What stands is translated; this paragraph is proposed alone.")
    made = Translation.objects.filter(paragraph=row, language=language).first()
    made = made or Translation(paragraph=row, language=language)
    if (made.words, made.of) == (said, row.words):
        return Unchanged(address(found, key))
    made.words, made.of, made.instant = said, row.words, at
    made.save()
    return Written(ParagraphTranslated(key, language), address(found, key))
