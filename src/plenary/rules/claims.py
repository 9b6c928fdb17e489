"""Support that somebody typed by hand: "12 respondents", "most", where the count belongs to the data.

It finds and warns, and refuses nothing: "most" may be part of another sense. The prose is `docs/rules/summary.md`.
"""

from __future__ import annotations

import re
from typing import Final

PLACE: Final = "{support}"  # where the computed words go

_WHO = (
    r"(?:respondents?|responses?|answers?|contributions?|submissions?|states?|governments?|countries|members?|"
    r"participants?|organi[sz]ations?|groups?|stakeholders?|"
    r"répondants?|réponses?|états?|gouvernements?|contributions?|membres?|"
    r"encuestados?|respuestas?|estados?|gobiernos?|contribuciones?|miembros?|participantes?)"
)
_NUMBER = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|deux|trois|quatre|cinq|sept|huit|neuf|dix|"
    r"dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez)"
)
_PATTERNS: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_NUMBER}\s+(?:of\s+(?:the\s+)?|des\s+|de\s+(?:los\s+)?)?(?:\w+\s+)?{_WHO}\b",
        r"\b\d+(?:[.,]\d+)?\s?(?:%|per\s*cent\b|pour\s*cent\b|por\s*ciento\b)",
        rf"\b{_NUMBER}\s+(?:out\s+of|sur|de\s+cada)\s+{_NUMBER}\b",
        rf"\b(?:all|every|each|both|no|none\s+of(?:\s+the)?)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?{_WHO}\b",
        r"\b(?:nearly|almost|virtually)\s+(?:all|every)\b",
        r"(?<!\bthe\s)(?<!\bat\s)\bmost\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?" + _WHO + r"\b",
        r"(?:^|[.;]\s+)most\b(?!\s+(?:important|urgent|recent|likely)\w*)",
        r"\b(?:a|the)\s+(?:(?:large|vast|great|small|clear|overwhelming)\s+)?(?:majority|minority|handful)\b",
        r"\b(?:a\s+few|few|several|many|some|numerous|half\s+of|a\s+number\s+of)\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?"
        + _WHO
        + r"\b",
        r"(?:^|[.;]\s+)(?:several|many|some|few|a\s+few|others)\b",
        r"\bunanim\w*",
        r"\bla\s+plupart\b|\b(?:plusieurs|certains|quelques|nombreux|de\s+nombreux|tous\s+les|presque\s+tous)\s+(?:\w+\s+)?"
        + _WHO
        + r"\b|\b(?:la|une)\s+(?:grande\s+)?(?:majorité|minorité)\b",
        r"\bla\s+(?:gran\s+)?(?:mayoría|minoría)\b|\b(?:varios|varias|muchos|muchas|algunos|algunas|todos\s+los|casi\s+todos)"
        r"\s+(?:los\s+|las\s+)?(?:\w+\s+)?" + _WHO + r"\b",
        r"(?:معظم|غالبية|أغلبية|أغلب|العديد\s+من|عدد\s+من|كثير\s+من|بعض|جميع|كل)\s+(?:ال)?(?:مجيبين|ردود|دول|حكومات|أعضاء|مشاركين)",
        r"\bбольшинств\w+|\b(?:многие|несколько|некоторые|все)\s+(?:респондент|ответ|государств|участник)\w*",
        r"大多数|多数|少数|许多|若干|几乎所有|所有(?:答复|答复者|国家|成员)",
    )
)


def typed(text: str) -> tuple[str, ...]:
    """Return the words of a statement that claim support by hand, as they stand in it, in order; the token is none."""
    found: dict[int, str] = {}
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            words = match[0].strip(" .;\n")
            at = match.end() - len(match[0].lstrip(" .;\n"))
            if len(words) > len(found.get(at, "")):
                found[at] = words
    kept: list[tuple[int, str]] = []
    for at, words in sorted(found.items()):
        if not kept or at >= kept[-1][0] + len(kept[-1][1]):
            kept.append((at, words))
    return tuple(words for _at, words in kept)


def filled(text: str, words: str) -> str:
    """The text with the computed words in the token's place, with a capital letter where a sentence begins there."""

    def put(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip(" \"'“«(")
        begins = not before or before[-1] in ".!?…\n。؟"
        return words[:1].upper() + words[1:] if begins else words

    return re.sub(re.escape(PLACE), put, text)
