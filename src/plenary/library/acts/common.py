"""What the acts of this room have in common: the key of a symbol, days as they may be typed, the row of a symbol."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plenary.library.kinds import KINDS
from plenary.library.models import Document
from plenary.record.given import words_of
from plenary.record.problems import Problem
from plenary.rules import addresses, symbols
from plenary.rules.deadlines import Day, read_day
from plenary.rules.folding import compact, fold
from plenary.rules.masking import mask

Words = dict[str, str]
LONGEST = {"title": 500, "note": 4000, "rights": 200, "holder": 200, "withheld": 1000, "symbol": 120, "address": 500}
_MEETING, _LANGUAGE = re.compile(r"[-a-zA-Z0-9_]{1,60}"), re.compile(r"[a-zA-Z0-9-]{2,20}")
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def key_of(symbol: str) -> str:
    """The key under which every spelling of a symbol meets; a numbering of the group's own is taken as it stands."""
    if not symbol:
        return ""
    try:
        return symbols.normalise(symbol).key
    except symbols.SymbolError:
        return " ".join(symbol.upper().split())[:120]


def group_of(document: Document) -> str:
    return document.group.slug if document.group else "*"


def searched(symbol: str, title: Mapping[str, str]) -> str:
    """What a search looks into: symbol and titles, folded."""
    return fold(" | ".join((symbol, *title.values()))) + " | " + compact(symbol)


def of_symbol(symbol: str) -> Document:
    """The document with this symbol, in any spelling. Raises Problem where there is none."""
    key = key_of(symbol.strip())
    found: Document | None = Document.objects.filter(key=key).first() if key else None
    if found is None:
        raise Problem(
            "No document has the symbol %(symbol)s: enter that one first.", symbol=symbol.strip()[:120] or "–"
        )
    return found


def checked_kind(kind: str) -> str:
    if kind not in KINDS:
        raise Problem("Choose the kind of the document.")
    return kind


def checked_date(date: str) -> str:
    """A day, a month or a year as it is kept. A day is read as people write it, where it can be one alone. Raises Problem."""
    said = date.strip()
    if said and not _DATE.fullmatch(said):
        read = read_day(said[:60], "en")
        if isinstance(read, Day) and not read.ambiguous:
            return read.date.isoformat()
        raise Problem(
            "%(text)s is no date: write the day as 2014-04-30, the month as 2014-04, or the year as 2014.",
            text=said[:40],
        )
    return said


def checked_address(address: str) -> str:
    """An address outside as it can be followed (A66). Raises Problem."""
    said = address.strip()
    if not said:
        return ""
    cleaned = addresses.clean(said)
    if not cleaned.startswith(("http://", "https://")) or len(cleaned) > LONGEST["address"]:
        raise Problem("%(text)s is no address on the web: it begins with https:// or http://.", text=said[:80])
    return cleaned


def checked_meeting(meeting: str) -> str:
    """The last word of a meeting's address: meetings stand above this room, so whether it is there is not asked. Raises Problem."""
    said = meeting.strip()
    if said and not _MEETING.fullmatch(said):
        raise Problem("There is no such meeting.")
    return said


def checked_language(language: str) -> str:
    """The code of a language, or nothing. Raises Problem."""
    if language and not _LANGUAGE.fullmatch(language):
        raise Problem("Choose the language of the file.")
    return language


def spoken(words: Mapping[str, str] | None, most: int) -> Words:
    """Words by language as they are kept: the record repeats them for ever, so addresses of people are masked first."""
    return {code: mask(text) for code, text in words_of(words, most).items()}


def short(name: str, text: str) -> str:
    """A line as it is kept, addresses of people masked (A88). Raises Problem where it is longer than there is room for."""
    said = " ".join(text.split()) if name != "withheld" else text.replace("\r\n", "\n").strip()
    if len(said) > LONGEST[name]:
        raise Problem("This has at most %(most)s characters: %(text)s…", most=LONGEST[name], text=said[:60])
    return said if name in ("symbol", "address") else mask(said)
