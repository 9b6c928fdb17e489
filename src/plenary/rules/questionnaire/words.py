"""Text made comparable: one spelling of digits, marks and letters, and the terms that carry the sense."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIGITS = {base + n: str(n) for base in (0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xE50, 0xFF10) for n in range(10)}
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys((0xA0, 0x3000, 0x202F, 0x2009, 0x200E, 0x200F, 0x61C, *range(0x202A, 0x202F), 0xFEFF, 0x9), " ")
_DASHES = dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE58), "-")
_OTHERS = {ord("。"): ".", ord("؟"): "?", ord("؛"): ";", ord("⁇"): "?", ord("\u037e"): "?"}
_FLAT: dict[int, str] = {**_FULL_WIDTH, **_DIGITS, **_SPACES, **_DASHES, **_OTHERS}
_TO_FLATTEN = re.compile("[" + re.escape("".join(map(chr, _FLAT))) + "]")  # several times faster than str.translate

# Vowel signs, accents, tatweel, soft hyphens, direction marks: written or left out at will.
_MARKS = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_UNIFIED = {**_DIGITS, **dict(zip(map(ord, "أإآٱىةؤئکی"), "ااااي" + "هوي" + "كي", strict=True))}
_TO_UNIFY = re.compile("[" + "".join(map(chr, _UNIFIED)) + "]")
_NOT_WORD = re.compile(r"[\W_]+")
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{CJK}]+|[^\W_{CJK}]+")
_ARTICLE = re.compile(r"^(?:[وفبك]?ال|لل)(?=.{3})")
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,8}\]")


def flat(text: str) -> str:
    """The same text with ASCII digits and plain punctuation; every character keeps its place."""
    if text.isascii() and "\t" not in text:
        return text
    return _TO_FLATTEN.sub(lambda found: _FLAT[ord(found[0])], text)


def fold(text: str) -> str:
    """Lower case words separated by single blanks, without accents, punctuation or footnote marks."""
    if "[^" in text:
        text = _NOTE_MARK.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = unicodedata.normalize("NFC", _MARKS.sub("", text))
        text = _TO_UNIFY.sub(lambda found: _UNIFIED[ord(found[0])], text)
    return _NOT_WORD.sub(" ", text.casefold()).strip()


@lru_cache(maxsize=65_536)
def _stem(token: str) -> str:
    """Endings cut off roughly: enough to let "implemented" meet "implementing"."""
    token = _ARTICLE.sub("", token)
    if token.endswith("ies") and len(token) > 4:
        token = token[:-3] + "y"
    elif token.endswith("s") and len(token) > 3 and not token.endswith("ss"):
        token = token[:-1]
    return token[:7]


def terms(folded: str) -> list[str]:
    """What to compare in a folded text: rough stems; Chinese and Japanese as pairs of characters."""
    found: list[str] = []
    for token in _TOKEN.findall(folded):
        if token[0] >= "\u3040" and "\u3040" <= token[0] <= "\ufaff":
            found.extend([token] if len(token) == 1 else [token[i : i + 2] for i in range(len(token) - 1)])
        elif len(token) > 1 or token.isdigit():
            found.append(_stem(token))
    return found


def words(text: str) -> int:
    """How many words a text has; each Chinese or Japanese character counts as one, marks and numbers of notes do not."""
    count = 0
    for token in _TOKEN.findall(_NOTE_MARK.sub(" ", text)):
        count += len(token) if "\u3040" <= token[0] <= "\ufaff" else 1
    return count
