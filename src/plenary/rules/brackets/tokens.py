"""Words, punctuation and white space as tokens. Joined again they give the text, byte for byte."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Scripts that set no spaces: each character is a word of its own, so that one of them can be bracketed.
_UNSPACED = "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u303c\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Blocks in which marks stand that belong to the letter before them.
_MARKED = (
    (0x300, 0x3100),
    (0xA66F, 0xAC00),
    (0xFE00, 0xFE30),
    (0x10A00, 0x12000),
    (0x1E000, 0x1E950),
    (0xE0100, 0xE01F0),
)


def _marks() -> Iterator[str]:
    """Ranges of combining marks, of joiners and of variation selectors, for a class of characters."""
    start = 0
    for first, last in _MARKED:
        for code in range(first, last + 1):
            marks = code < last and unicodedata.category(chr(code)) in ("Mn", "Mc", "Me")
            if marks and not start:
                start = code
            elif start and not marks:
                yield f"{chr(start)}-{chr(code - 1)}"
                start = 0
    yield "\u200c\u200d\u2060\u00ad"


_MARK = "".join(_marks())
_LETTER = rf"[^\W{_UNSPACED}{_MARK}]"
_TOKEN = re.compile(
    r"[A-Za-z0-9_]+(?=[ .,;:)])"  # most words of most texts, found at once
    rf"|\s+"
    rf"|\[\^\d{{1,3}}\]"  # the mark of a footnote
    rf"|{_LETTER}+(?:[{_MARK}]+{_LETTER}*|['’](?={_LETTER}){_LETTER}+)*"
    rf"|.[{_MARK}]*",
    re.DOTALL,
)
_WORD = re.compile(r"\w")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The tokens of a text, in order; `"".join(tokens(text)) == text`."""
    return tuple(_TOKEN.findall(text))


def is_word(token: str) -> bool:
    """Does this token count as a word, rather than as punctuation or white space?"""
    return token[0].isalnum() or _WORD.search(token) is not None
