"""Symbols of documents: one key for every way in which people write the same symbol.

The prose is `docs/rules/symbols.md`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final


class SymbolError(ValueError):
    """The text is no document symbol; the message says what one looks like."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol, normalised."""

    key: str  # upper case, no blanks: equal for every spelling of the same document
    shown: str  # as printed on the document: "E/CN.16/2015/CRP.2/Add.1"
    kind: str  # see KINDS
    base: str  # the document that this one adds to or alters, as `shown`; "" where it stands alone


SUFFIXES: Final = {"Add": "addendum", "Rev": "revision", "Corr": "corrigendum", "Amend": "amendment"}
SERIES: Final = {
    "RES": "resolution", "DEC": "decision", "CRP": "crp", "L": "limited", "INF": "information", "WP": "working-paper",
    "PV": "verbatim-record", "SR": "summary-record", "NGO": "ngo-statement",
}  # fmt: skip
KINDS: Final = (*SUFFIXES.values(), *SERIES.values(), "report", "document")

_BODIES = "A|E|S|T|ST|TD|DP|AC|HRI|CCPR|CEDAW|CRC|CRPD|UNEP|UNCTAD|WSIS|FCCC|ITU|HRC|PBC|SG"
_ENGLISH = {"addendum": "Add", "revision": "Rev", "corrigendum": "Corr", "amendment": "Amend"}
_SUFFIX = r"(add(?:endum)?|rev(?:ision)?|corr(?:igendum)?|amend(?:ment)?)"
_SPACED_SUFFIX = re.compile(rf"[\s(\[/-]*\b{_SUFFIX}[\s.]*(\d+)\s*[)\]]?", re.I)
_LEADING = re.compile(
    r"^(?:(?:the|un|unga|ga|ecosoc|security council|general assembly|economic and social council|united nations)\s+)*"
    r"(?:(?P<word>resolutions?|res\.?|decision|dec\.?|report|document|doc\.?|symbol)\s+)?(?:no\.?\s*|n°\s*)?(?=[\w/])",
    re.I,
)
_YEAR = re.compile(r"\s*\(\s*(?:of\s+)?((?:19|20)\d\d)\s*\)\s*$")
_NUMBERED = re.compile(r"^([A-Za-z]+)\.?0*(\d+)$")
_JOINT = re.compile(r"-(?=(?:A|E|S)/)", re.I)  # A/67/65-E/2012/48: one document under two symbols
_LANGUAGE = re.compile(r"(?<=[\d)])\s?(?:-|\()[EFSARC]\)?$")
_FILE_NAME = re.compile(
    r"^(?:a(?P<session>\d{2})|ecn(?P<body>\d{1,2})(?P<year>(?:19|20)\d\d))(?P<rest>(?:[a-z]+\d+)+)(?:_?[a-z]{2})?(?:\.pdf)?$",
    re.I,
)
_SEGMENT = re.compile(r"^[A-Z0-9][A-Z0-9.\-]*$", re.I)
_SESSION = re.compile(r"^(\d{2})/(\d{1,4})$")
_ANNUAL = re.compile(r"^((?:19|20)\d\d)/(\d{1,4})$")

_SHORT = re.compile(r"^(?:A/\d{2}|E/(?:19|20)\d\d)/\d+(?:/(?:ADD|REV|CORR|AMEND)\.\d+)*$")

_FOUND = re.compile(
    rf"(?<![\w/.-])(?:{_BODIES})(?:-\d+)?(?:\s?/\s?(?=[A-Za-z]*[.\s]?\d|[A-Za-z]{{2,6}}\s?/)[A-Za-z]*(?:[.]\s?|\s(?=\d))?[\d]*"
    rf"(?:[.-]\d+)?(?![\w]))+(?:[\s(]*{_SUFFIX}\.?\s?\d+\)?)*",
    re.I,
)
_CITED = re.compile(
    r"\b(?P<word>resolutions?|decisions?|res\.)\s+(?P<list>(?:\d{2}|(?:19|20)\d\d)/\d{1,4}"
    r"(?:\s*(?:,|;|and|et|y|&)\s*(?:\d{2}|(?:19|20)\d\d)/\d{1,4})*)",
    re.I,
)


def _plain(text: str) -> str:
    """Fold the shapes of dashes, slashes and blanks; drop what is not seen."""
    text = unicodedata.normalize("NFKC", text)
    text = re.sub("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]", "", text)
    text = re.sub("[\u2010-\u2015\u2212\ufe58]", "-", text)
    text = re.sub("[\u2044\u2215\u29f8\\\\]", "/", text)
    return re.sub(r"\s+", " ", text).strip(" .,;:\"'“”‘’")


def _segment(text: str) -> str:
    """One part between slashes, as printed: "crp2" is "CRP.2", "rev 1" is "Rev.1", "016" is "16"."""
    if text.isdigit():
        return str(int(text))
    numbered = _NUMBERED.match(text)
    if not numbered:
        return text.upper()
    letters, number = numbered.groups()
    name = next((name for name in SUFFIXES if name.lower() == letters.lower()), letters.upper())
    return f"{name}.{number}"


def _from_file_name(text: str) -> str:
    """Read the names that published files bear: "ecn162015crp2add1" is E/CN.16/2015/CRP.2/Add.1, "a66d77" A/66/77."""
    match = _FILE_NAME.match(text)
    if not match:
        return text
    head = f"A/{match['session']}" if match["session"] else f"E/CN.{match['body']}/{match['year']}"
    pairs = re.findall(r"([a-z]+)0*(\d+)", match["rest"].lower())
    return "/".join([head, *(number if letters == "d" else f"{letters}.{number}" for letters, number in pairs)])


def _kind(segments: list[str], word: str) -> str:
    last = segments[-1].partition(".")[0]
    if last in SUFFIXES:
        return SUFFIXES[last]
    for segment in reversed(segments[1:]):
        series = segment.partition(".")[0]
        if series in SERIES:
            return SERIES[series]
    return "report" if word.startswith("report") else "document"


def normalise(text: str) -> Symbol:
    """Return the symbol that `text` spells; `text` holds nothing else but words such as "UNGA Resolution".

    "A/RES/70/125", "A/Res/70/125", "UNGA Resolution A/Res/70/125 (2015)", "resolution A/70/125" and "70/125" have
    one key. Plain "A/70/125" keeps its own, since another document may bear it: ask `keys` for both.
    Raises `SymbolError`.
    """
    plain = _plain(text)
    leading = _LEADING.match(plain)
    word = (leading.group("word") or "").lower() if leading else ""
    before = plain[: leading.end()].lower() if leading else ""
    rest = _from_file_name(plain[leading.end() :] if leading else plain)
    rest = _LANGUAGE.sub("", _JOINT.split(rest)[0])
    year = _YEAR.search(rest)
    rest = _YEAR.sub("", rest)
    rest = _SPACED_SUFFIX.sub(lambda m: f"/{_ENGLISH.get(m[1].lower(), m[1].capitalize())}.{m[2]}", rest)
    rest = re.sub(r"\s*([/.])\s*", r"\1", rest).strip(" /")
    series = "DEC" if word.startswith("dec") else "RES"
    if _SESSION.match(rest):
        rest = f"A/{series}/{rest}"
    elif _ANNUAL.match(rest) and (word.startswith(("res", "dec")) or "ecosoc" in before or "economic" in before):
        rest = f"E/{series}/{rest}"
    elif word.startswith(("res", "dec")) and re.match(r"^[ae]/\d+/\d+$", rest, re.I):
        rest = f"{rest[0]}/{series}{rest[1:]}"
    segments = [_segment(part) for part in re.sub(r"(?<=[A-Za-z]) (?=\d)", ".", rest).split("/")]
    if len(segments) < 2 or not all(_SEGMENT.match(part) for part in segments) or not segments[0][0].isalpha():
        raise SymbolError(
            f"{text!r} is not a document symbol; one looks like A/RES/70/125 or E/CN.16/2015/CRP.2/Add.1."
        )
    if not any(letter.isdigit() for letter in "".join(segments[1:])):
        raise SymbolError(f"{text!r} has no number; a document symbol looks like A/RES/70/125.")
    shown = "/".join(segments)
    base = "/".join(segments[:-1]) if segments[-1].partition(".")[0] in SUFFIXES else ""
    if year and shown.startswith("S/RES/"):
        shown += f" ({year.group(1)})"  # the Security Council prints the year as part of the symbol
    return Symbol("/".join(segments).upper(), shown, _kind(segments, word), base)


def keys(text: str) -> tuple[str, ...]:
    """Return the keys under which the document cited as `text` may be filed, best first.

    "A/70/125" gives ("A/70/125", "A/RES/70/125"): formally another document, yet often meant for the resolution.
    A document under two symbols ("A/67/65-E/2012/48") gives both.
    Returns () where `text` is no symbol.
    """
    found: list[str] = []
    for part in _JOINT.split(_plain(text)):
        try:
            found.append(normalise(part).key)
        except SymbolError:
            return ()
    meant = [f"{key[0]}/RES{key[1:]}" for key in found if _SHORT.match(key)]
    return (*found, *meant)


def find(text: str) -> tuple[Symbol, ...]:
    """Return the symbols in running text, each once, in order of first mention.

    Bare numbers ("67/195") count only after a word such as "resolution", "and" carrying it on.
    """
    plain = re.sub("[\u2010-\u2015\u2212]", "-", re.sub("[\u00a0\u202f]", " ", text))
    plain = _JOINT.sub(" ", plain)
    places: list[tuple[int, str]] = []
    for match in _FOUND.finditer(plain):
        before = plain[: match.start()].rstrip().lower()
        word = next((word for word in ("resolution", "decision", "report") if before.endswith(word)), "")
        places.append((match.start(), f"{word} {match.group()}" if word else match.group()))
    for match in _CITED.finditer(plain):
        word = "decision" if match["word"].lower().startswith("dec") else "resolution"
        for number in re.finditer(r"\d+/\d+", match["list"]):
            places.append((match.start("list") + number.start(), f"{word} {number.group()}"))
    symbols: dict[str, Symbol] = {}
    for _, spelled in sorted(places):
        try:
            symbol = normalise(spelled)
        except SymbolError:
            continue
        if spelled.count("/") > 1 or symbol.key.count("/") > 1:
            symbols.setdefault(symbol.key, symbol)
    return tuple(symbols.values())


def next_symbol(existing: Iterable[str], base: str, kind: str) -> str:
    """Return the symbol of the next addendum, revision, corrigendum, amendment or document of a series to `base`.

    Numbers once given are never given again: it is one above the highest. A revision of a revision counts on from it
    ("…/Rev.1" gives "…/Rev.2"), an addendum to a revision stands under it. Kind "document" or "report" numbers the
    documents of a folder: base "E/CN.16/WGEC/2013" gives "E/CN.16/WGEC/2013/1". Raises `SymbolError`, and `ValueError`
    for a kind that has no numbers.
    """
    root = normalise(base).shown
    prefix = next((name for names in (SUFFIXES, SERIES) for name, called in names.items() if called == kind), None)
    if prefix in ("RES", "DEC") or (prefix is None and kind not in ("document", "report")):
        raise ValueError(f"Documents of kind {kind!r} are not numbered here; choose one of {', '.join(KINDS)}.")
    if prefix in SUFFIXES and root.rpartition("/")[2].startswith(f"{prefix}."):
        root = root.rpartition("/")[0]
    start = (f"{root}/{prefix}." if prefix else f"{root}/").upper()
    taken = [0]
    for spelled in (*existing, base):
        for key in keys(spelled)[:1]:
            number = key.removeprefix(start).partition("/")[0]
            if key.startswith(start) and number.isdigit():
                taken.append(int(number))
    return f"{root}/{prefix}.{max(taken) + 1}" if prefix else f"{root}/{max(taken) + 1}"
