"""Paragraphs in another language, each with the words that it translates."""

from __future__ import annotations

from datetime import datetime

from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Conflict, Problem
from plenary.texts.acts.common import address, changed, drafted, living, unconcluded, worded
from plenary.texts.entries.making import ParagraphTranslated
from plenary.texts.models import Translation
from plenary.texts.rights import KEEP


@act
def translate(
    by: Actor, *, group: str, text: str, key: int, language: str, words: str, seen: str | None = None, at: datetime
) -> Outcome:
    """Enter what a paragraph says in another language. When its words change later, the translation is shown as stale.

    An earlier translation is kept in the paragraph's history. `seen` is the one that she had before her ("": none): where
    another stands by now it is refused (Conflict). Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, KEEP)
    unconcluded(found)
    row = living(found, key)
    said = worded(words)
    language = language.strip()[:8]
    if not language or language == found.language:
        raise Problem("Choose the language of the translation: another one than that of the text.")
    made = Translation.objects.filter(paragraph=row, language=language).first()
    made = made or Translation(paragraph=row, language=language)
    if seen is not None and said != made.words and worded(seen) != made.words:
        raise Conflict(
            "Somebody has translated this paragraph meanwhile. The translation reads now: %(now)s Put yours into it.",
            now=made.words,
        )
    if not said:
        raise Problem("Write the translation.")
    if not row.there:
        raise Problem("What stands is translated; this paragraph is proposed alone.")
    if (made.words, made.of) == (said, row.words):
        return Unchanged(address(found, key))
    if made.pk and made.words != said:
        before = {"language": language, "words": made.words, "of": made.of}
        changed(row, by, at, "translated", {"translation": before})
    made.words, made.of, made.instant = said, row.words, at
    made.save()
    return Written(ParagraphTranslated(key, language), address(found, key))
