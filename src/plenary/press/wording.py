"""Characters as a reader means them: ligatures, soft hyphens, white space, private signs of symbol fonts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
# What the symbol fonts of word processors show; kept in the private range, they would be boxes on every screen.
_SYMBOLS = {
    0xF0A7: "▪",
    0xF0A8: "☐",
    0xF0B7: "•",
    0xF0D8: "➢",
    0xF0E0: "→",
    0xF0FC: "✓",
    0xF0FD: "☒",
    0xF0FE: "☑",
    0xF06C: "●",
    0xF06E: "■",
    0xF06F: "☐",
    0xF071: "❑",
    0xF076: "❖",
    0xF02D: "-",
    0xF020: " ",
}
_GONE = dict.fromkeys([0x00AD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF])
_BREAKS = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_CONTROLS = {c: None for c in (*range(0x20), *range(0x7F, 0xA0)) if c not in (0x09, 0x0A, *_BREAKS)}
_TABLE = str.maketrans({**_CONTROLS, **_GONE, **_BREAKS, **_SYMBOLS, **_LIGATURES})

_SPACES = re.compile(r"[^\S\n]+")
_AROUND_BREAK = re.compile(r" *\n *")
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
# What the quick way out of `clean` must not miss.
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u0300-\uffff]|  | \n|\n ")


def clean(text: str) -> str:
    """Give running text: ligatures spelt out, soft hyphens and controls gone, white space folded, "\\n" for breaks.

    Letters are never changed otherwise, except that Arabic shapes (which some PDFs hold) become their letters, and a
    base letter with a combining mark becomes one character where there is one.
    """
    if not _ODD.search(text):
        return text.strip()
    text = text.replace("\r\n", "\n").translate(_TABLE)
    text = _SURROGATES.sub("\ufffd", text)
    text = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    text = unicodedata.normalize("NFC", text)
    return _AROUND_BREAK.sub("\n", _SPACES.sub(" ", text)).strip()


def one_line(text: str) -> str:
    """Clean text with its line breaks turned into spaces: titles, names, labels."""
    return " ".join(clean(text).split())


def all_capitals(text: str) -> bool:
    """Whether a short text is written in capitals; False for scripts that have none."""
    return text == text.upper() != text.lower() and sum(c.isalpha() for c in text) > 3


_WIDE = ("W", "F")


def is_wide(character: str) -> bool:
    """Whether a character belongs to a script that is written without spaces between words (Chinese, Japanese)."""
    return bool(character) and unicodedata.east_asian_width(character) in _WIDE


# Before these a hyphen at the end of a line belongs to the word: "multi-" + "stakeholder". Short on purpose: "part-"
# or "inter-" end a line far more often inside a word than between two.
_PREFIXES = frozenset(["multi", "non", "self", "semi", "quasi", "pseudo", "cross", "well", "socio", "neo"])
_LAST_WORD = re.compile(r"([^\W\d_]+)[-\u2010\u00ad\u0002\ufffe]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def join_lines(before: str, after: str, known: frozenset[str] = frozenset()) -> str:
    """Put two lines of one paragraph together: a space between words, nothing between Chinese characters, and a hyphen
    at the end of the first line taken away where it only divides a word.

    `known` holds the words of the whole text in lower case, "inter-sessional" and "interoperable" alike; what the
    text writes elsewhere decides, then a list of prefixes that keep theirs.
    """
    before, after = before.rstrip(), after.lstrip()
    if not before or not after:
        return before or after
    last = _LAST_WORD.search(before[-80:])  # no further back: a paragraph may have ten thousand lines
    first = _FIRST_WORD.match(after)
    if last and first and after[0].islower():
        left, right = last.group(1), first.group()
        if _keeps_hyphen(left.lower(), right.lower(), known):
            return before[:-1] + "-" + after
        return before[:-1] + after
    if before[-1] in "\u0002\ufffe":
        before = before[:-1] + "-"
    if before[-1] == "-" and len(before) > 1 and (before[-2].isalnum()) and after[0].isalnum():
        return before + after  # "Geneva-" + "Based", "2013-" + "2014"
    if before[-1] == "/" and "://" in before.rsplit(None, 1)[-1]:
        return before + after  # an address cut at a slash
    if is_wide(before[-1]) and is_wide(after[0]):
        return before + after
    return f"{before} {after}"


def join_all(lines: Iterable[str], known: frozenset[str] = frozenset()) -> str:
    """Put all lines of one paragraph together as `join_lines` does, in time that grows with their length only."""
    done: list[str] = []
    last = ""
    for line in lines:
        line = line.strip()
        if line:
            joined = join_lines(last, line, known)
            done.append(joined[: len(joined) - len(line)])
            last = line
    return "".join(done) + last


def _keeps_hyphen(left: str, right: str, known: frozenset[str]) -> bool:
    if f"{left}-{right}" in known:
        return f"{left}{right}" not in known
    if f"{left}{right}" in known:
        return False
    return left in _PREFIXES and len(right) > 3


_WORDS = re.compile(r"(?<![\w-])[^\W\d_]++(?:-[^\W\d_]++)?+(?![-\w])")


def words_within(text: str) -> frozenset[str]:
    """The words of a text in lower case that do not stand at the end of a line, for `join_lines`."""
    return frozenset(found.group().lower() for found in _WORDS.finditer(text))
