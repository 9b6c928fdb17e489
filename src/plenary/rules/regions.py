"""Where somebody answers from: the name of a country or an area in any spelling gives codes and a regional group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from babel import Locale
from babel.core import get_global
from rapidfuzz import process
from rapidfuzz.distance import OSA

from plenary.rules.folding import tokens
from plenary.rules.regional_groups import (
    ALIASES,
    AREAS,
    CITIES,
    CLDR_AREAS,
    MEMBERS,
    OBSERVERS,
    PART_OF,
    Group,
    ground,
)

GROUPS: Final = {
    "African": "African Group",
    "Asia-Pacific": "Asia-Pacific Group",
    "Eastern European": "Eastern European Group",
    "GRULAC": "Latin American and Caribbean Group (GRULAC)",
    "WEOG": "Western European and Others Group (WEOG)",
    "global": "Global",
    "several": "Several regions",
    "unknown": "Not known",
}
"""Every value of `Place.group`, in the order of statistics, with its English name."""

_LANGUAGES = ("en", "fr", "es", "ar", "zh", "ru", "pt", "de", "it")
_SMALL = frozenset(tokens("and the of et y e und de la le les du des el los las del der die s d l"))


@dataclass(frozen=True, slots=True)
class Place:
    """What a text says about a place."""

    codes: tuple[str, ...]  # ISO 3166-1 alpha-2, in order of mention; () for an area, or where nothing was found
    group: Group
    reason: str  # code: name, spelling, city, adjective, area, countries, area-and-countries, none


@dataclass(frozen=True, slots=True)
class _Names:
    countries: dict[tuple[str, ...], tuple[str, str]]  # folded words: (code, reason)
    areas: dict[tuple[str, ...], str]
    lossy: dict[str, str]  # letters outside ASCII lost: code
    longest: int


def group_of(code: str) -> Group:
    """Return the regional group of a country's code; "unknown" for what no member state answers for."""
    return MEMBERS.get(PART_OF.get(code, code)) or OBSERVERS.get(code, "unknown")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(text) if word not in _SMALL)


@lru_cache(maxsize=1)
def _names() -> _Names:
    countries: dict[tuple[str, ...], tuple[str, str]] = {}
    areas: dict[tuple[str, ...], str] = {}
    lossy: dict[str, str] = {}
    for name in AREAS:
        areas[_words(name)] = name

    def learn(name: str, code: str, reason: str) -> None:
        words = _words(name)
        if words and words not in areas:
            countries.setdefault(words, (code, reason))
        if not name.isascii():
            lost = " ".join(tokens("".join(letter for letter in name if letter.isascii())))
            if len(lost.replace(" ", "")) >= 4:
                lossy.setdefault(lost, code)

    for code, spelled in ALIASES.items():
        for name in spelled.split("|"):
            learn(name, code, "name")
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in CLDR_AREAS:
                areas.setdefault(_words(name), CLDR_AREAS[code])
            elif len(code) == 2 and code.isalpha() and code not in ("ZZ", "EZ", "QO", "XA", "XB"):
                outer = re.sub(r"\s*[（(].*?[）)]", "", name)
                for one in {name: 0, outer: 0, **dict.fromkeys(re.findall(r"[（(](.*?)[）)]", name), 0)}:
                    if language == "en" or len(one) >= 4 or not one.isascii():
                        learn(one, code, "name")
    for city, code in CITIES.items():
        learn(city, code, "city")
    for zone, code in get_global("zone_territories").items():
        if "/" in zone and len(str(code)) == 2 and not zone.startswith(("Etc/", "Antarctica/")):
            learn(zone.rpartition("/")[2].replace("_", " "), str(code), "city")
    for words, (code, reason) in list(countries.items()):
        adjective = (words[0] + "n",)  # Austria, Austrian
        one_word = reason == "name" and len(words) == 1 and len(words[0]) > 4
        if one_word and words[0].isascii() and words[0].endswith("a") and adjective not in areas:
            countries.setdefault(adjective, (code, "adjective"))
    learn("São Paulo", "BR", "city")
    return _Names(countries, areas, lossy, max(map(len, (*countries, *areas))))


def _codes(text: str) -> str:
    """Spell out codes that stand in capitals, so that "US" is a country and "us" is not."""
    text = re.sub(r"\b((?:[A-Z]\.){2,})", lambda m: m[1].replace(".", ""), text)
    aliases = get_global("territory_aliases")

    def name(match: re.Match[str]) -> str:
        code = match.group()
        found = [code] if code in MEMBERS else aliases.get(code, []) if code.isalpha() else []
        if len(found) != 1 or found[0] not in MEMBERS or _words(code) in _names().areas or text.strip() == "NA":
            return code
        return str(Locale("en").territories[found[0]])

    lone = text.strip().isupper() and len(text.strip()) > 3  # a text all in capitals holds words, not codes
    return text if lone else re.sub(r"(?<![\w'’])[A-Z]{2,3}(?![\w'’])", name, text)


def _scan(text: str) -> tuple[dict[str, str], dict[str, None], int]:
    """Countries with reasons, areas, and how many words meant neither; the longest name wins."""
    names, words = _names(), _words(text)
    countries: dict[str, str] = {}
    areas: dict[str, None] = {}
    at = unknown = 0
    while at < len(words):
        for end in range(min(len(words), at + names.longest), at, -1):
            piece = words[at:end]
            if piece in names.areas:
                areas[names.areas[piece]] = None
                break
            if piece in names.countries:
                code, reason = names.countries[piece]
                countries.setdefault(code, reason)
                break
        else:
            unknown += 1
            end = at + 1
        at = end
    return countries, areas, unknown


def _misspelled(part: str) -> str | None:
    """The country that a short text means though letters are lost or wrong; None where none or two are as near."""
    names = _names()
    spelled = " ".join(tokens(part))
    if spelled in names.lossy:
        return names.lossy[spelled]
    allowed = 2 if len(spelled) >= 9 else 1 if len(spelled) >= 5 else 0
    if not allowed:
        return None
    choices = {words: " ".join(words) for words, (_, reason) in names.countries.items() if reason == "name"}
    near = process.extract(" ".join(_words(part)), choices, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    best = min((distance for _, distance, _ in near), default=0)
    codes = {names.countries[words][0] for _, distance, words in near if distance == best}
    return codes.pop() if len(codes) == 1 else None


def place(text: str) -> Place:
    """Return the countries and the regional group that `text` names.

    "Sngal" is Senegal with its accents lost, "Denmark, Europe" is Denmark, "USA / Poland" is several, "The Aspen
    Institute" is unknown. Several countries of one group have that group. Nothing is guessed from an organisation's
    name but for a country's adjective ("Austrian").
    """
    text = re.sub("[?\ufffd](?=s\\b)", "'", text)  # "People?s": an apostrophe that an encoding lost
    text = re.sub(r"(?<=\w)[?\ufffd](?=\w)", "", text)  # "S?n?gal"
    countries: dict[str, str] = {}
    areas: dict[str, None] = {}
    for part in re.split(r"[,;/|()\n]", _codes(text)):
        found, around, unknown = _scan(part)
        if unknown and not around and (code := _misspelled(part) if not found else None):
            found = {code: "spelling"}
        for code, reason in found.items():
            countries.setdefault(code, reason)
        areas.update(around)
    if any(reason != "adjective" for reason in countries.values()):
        countries = {code: reason for code, reason in countries.items() if reason != "adjective"}
    return _settle(countries, areas)


def _settle(countries: dict[str, str], areas: dict[str, None]) -> Place:
    codes = tuple(countries)
    groups = {group_of(code) for code in codes}
    lie_in = {ground(PART_OF.get(code, code)) for code in codes}
    # An area around the countries says nothing new; "global" beside a country means more than the country.
    wider = {group for group, around in map(AREAS.__getitem__, areas) if group == "global" or not lie_in <= around}
    if not codes:
        named = {AREAS[area][0] for area in areas}
        return Place(
            (), named.pop() if len(named) == 1 else "several" if named else "unknown", "area" if areas else "none"
        )
    if wider == {"global"}:
        return Place(codes, "global", "area-and-countries")
    if wider:
        group = (groups | wider).pop() if len(groups | wider) == 1 else "several"
        return Place(codes, group, "area-and-countries")
    if len(codes) > 1:
        return Place(codes, groups.pop() if len(groups) == 1 else "several", "countries")
    return Place(codes, groups.pop(), countries[codes[0]])
