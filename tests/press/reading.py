"""How the printers' tests compare what was printed with what was given."""

from __future__ import annotations

import re
import unicodedata

from plenary.press import prose
from plenary.press.compiled import Compiled

MARKS = re.compile("[\u064b-\u0652\u0670]")  # vowel signs: a reader of PDF may put them beside their letter


def letters(text: str) -> str:
    """Letters and digits alone, so that line ends, hyphens and invisible breaks do not count."""
    return re.sub(r"[\W_]", "", MARKS.sub("", unicodedata.normalize("NFKC", text)))


def words_given(compiled: Compiled) -> set[str]:
    """Every word of every answer, question, heading and note, by its letters."""
    texts = [compiled.title, compiled.subtitle, compiled.symbol, *compiled.front, *compiled.notes]
    for chart in compiled.charts:
        texts += [chart.title, chart.description, *chart.columns, chart.total]
        texts += [f"{label} {' '.join(map(str, counts))}" for label, counts in chart.rows]
    for section in compiled.sections:
        texts += [section.title, section.text, *section.notes]
        for entry in section.entries:
            texts += [entry.heading, entry.meta, entry.text, entry.state, entry.prompt, *entry.notes]
    found = {letters(word) for text in texts for word in prose.words(text).split()}
    return {word for word in found if word and word.isprintable()}


def missing(compiled: Compiled, printed: str) -> set[str]:
    """Words that were given and are not found in what was printed."""
    kept = letters(printed)
    return {word for word in words_given(compiled) if word not in kept}
