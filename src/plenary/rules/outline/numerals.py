"""Numbers in a text, as figures of any script and as words of the six languages, with where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_EN = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand".split(),
        (*range(1, 21), *range(30, 101, 10), 1000),
        strict=True,
    )
)
_FR = dict(
    zip(
        "un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt vingts "
        "trente quarante cinquante soixante septante nonante cent cents mille".split(),
        (1, 1, *range(2, 17), 20, 20, 30, 40, 50, 60, 70, 90, 100, 100, 1000),
        strict=True,
    )
)
_ES = dict(
    zip(
        "uno una un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintiún veintiuna veintidós veintitrés veinticuatro veinticinco "
        "veintiséis veintisiete veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien "
        "ciento mil".split(),
        (1, 1, 1, *range(2, 21), 21, 21, *range(21, 30), *range(30, 100, 10), 100, 100, 1000),
        strict=True,
    )
)
_RU = {
    form: value
    for value, forms in {
        1: "один одна одно одного одной одну", 2: "два две двух двум двумя", 3: "три трёх трех трем трём тремя",
        4: "четыре четырёх четырех четырем четырём", 5: "пять пяти пятью", 6: "шесть шести шестью",
        7: "семь семи семью", 8: "восемь восьми", 9: "девять девяти", 10: "десять десяти", 11: "одиннадцать одиннадцати",
        12: "двенадцать двенадцати", 13: "тринадцать тринадцати", 14: "четырнадцать четырнадцати",
        15: "пятнадцать пятнадцати", 16: "шестнадцать шестнадцати", 17: "семнадцать семнадцати",
        18: "восемнадцать восемнадцати", 19: "девятнадцать девятнадцати", 20: "двадцать двадцати",
        30: "тридцать тридцати", 40: "сорок сорока", 50: "пятьдесят пятидесяти", 60: "шестьдесят шестидесяти",
        70: "семьдесят семидесяти", 80: "восемьдесят восьмидесяти", 90: "девяносто девяноста", 100: "сто ста",
        1000: "тысяча тысячи тысяч",
    }.items()
    for form in forms.split()
}  # fmt: skip
_AR = {
    form: value
    for value, forms in {
        1: "واحد واحدة", 2: "اثنان اثنتان اثنين اثنتين اثنا اثنتا اثني اثنتي", 3: "ثلاث ثلاثة", 4: "أربع أربعة اربعة",
        5: "خمس خمسة", 6: "ست ستة", 7: "سبع سبعة", 8: "ثماني ثمانية ثمان", 9: "تسع تسعة", 10: "عشر عشرة",
        11: "", 20: "عشرون عشرين", 30: "ثلاثون ثلاثين", 40: "أربعون أربعين", 50: "خمسون خمسين", 60: "ستون ستين",
        70: "سبعون سبعين", 80: "ثمانون ثمانين", 90: "تسعون تسعين", 100: "مائة مئة", 1000: "ألف",
    }.items()
    for form in forms.split()
} | {"أحد": 1, "إحدى": 1}  # fmt: skip
_ZH = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "零": 0, "十": 10, "百": 100, "千": 1000}

_ATOMS = {"en": _EN, "fr": _FR, "es": _ES, "ru": _RU, "ar": _AR}
_JOIN = {
    "en": r"(?:[-\u2010\u2011 ]|[ ]and[ ])",
    "fr": r"(?:[-\u2010\u2011 ]|[- ]et[- ])",
    "es": r"(?:[ ]|[ ]y[ ])",
    "ru": r"[ ]",
    "ar": r"(?:[ ]و?)",
}
# "1,000", "1 000", "1.000", "١٬٠٠٠"; a date's, a symbol's, a decimal's figures are no number by themselves.
_FIGURE = (
    r"(?<![\w/.,:\-–—])(?:\d{1,3}(?:[,.\u066c\u202f\u00a0 ]\d{3})+|\d{1,9})(?!\w)(?![/:\-–—]\w)(?![.,]\d)(?!\s?[%٪‰])"
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in a text, from `start` to `end`."""

    start: int
    end: int
    value: int
    figure: bool  # written in figures


def base(language: str) -> str:
    """ "zh" of "zh-hans"."""
    return language.partition("-")[0]


@lru_cache(maxsize=16)
def pattern(language: str) -> re.Pattern[str]:
    """What looks like a number in a language: figures everywhere, words where they are known."""
    language = base(language)
    if language == "zh":
        return re.compile(rf"(?P<figure>{_ZH_FIGURE})|(?P<words>(?<!第)[{''.join(_ZH)}]{{1,9}})")
    atoms = _ATOMS.get(language)
    if atoms is None:
        return re.compile(rf"(?P<figure>{_FIGURE})")
    atom = "(?:" + "|".join(sorted(map(re.escape, atoms), key=len, reverse=True)) + ")"
    # A tens word may be written together with its unit: "twentytwo".
    edge = r"(?![\w])"
    before = r"(?<![\w\-‐])(?:ال)?" if language == "ar" else r"(?<![\w\-‐])"
    run = rf"{before}{atom}(?:{_JOIN[language]}(?:{atom}){edge})*{edge}"
    if language == "en":
        tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
        units = "one|two|three|four|five|six|seven|eight|nine"
        run = rf"(?<![\w\-‐])(?:{tens})(?:{units})(?!\w)|{run}"
    return re.compile(rf"(?P<figure>{_FIGURE})|(?P<words>{run})", re.IGNORECASE)


# Words stand right beside figures in Chinese.
_ZH_FIGURE = r"(?<![A-Za-z0-9_/.,:\-–—第])(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?![A-Za-z_/:\-–—年月日%]|[.,]?\d)(?![至到]\d)"


def numerals(text: str, language: str) -> Iterator[Numeral]:
    """Every number in the text, in order. Runs of number words that make no number ("two three") are left out."""
    for found in pattern(language).finditer(text):
        if found["figure"] is not None:
            yield Numeral(found.start(), found.end(), int(re.sub(r"\D", "", found["figure"])), True)
        elif (value := value_of(found["words"], language)) is not None:
            yield Numeral(found.start(), found.end(), value, False)


def value_of(words: str, language: str) -> int | None:
    """What number words say; None where they make no number."""
    language = base(language)
    if language == "zh":
        return _chinese(words)
    atoms = _ATOMS.get(language, {})
    if language == "en":
        words = re.sub(r"(?i)^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?=[a-z])", r"\1 ", words)
    pieces = re.split(r"[-\u2010\u2011 ]+", words.lower())
    values = []
    for n, piece in enumerate(pieces):
        if language == "ar":
            piece = piece.removeprefix("ال") if n == 0 else piece
            piece = piece if piece in atoms else piece.removeprefix("و").removeprefix("ال")
        if piece in ("and", "et", "y"):
            continue
        if piece not in atoms:
            return None
        values.append(atoms[piece])
    return _sum(values, language)


def _sum(values: list[int], language: str) -> int | None:
    """Add up what number words stand for one after another; None where they do not make one number."""
    whole, part, last = 0, 0, 10_000
    for n, value in enumerate(values):
        if value == 1000:
            if whole:
                return None
            whole, part, last = (part or 1) * 1000, 0, 1000
        elif value == 100:
            if part >= 10:
                return None
            part, last = (part or 1) * 100, 100
        elif language == "fr" and value == 20 and part % 100 == 4 and last == 4:
            part, last = part - 4 + 80, 20  # quatre-vingts
        elif language == "fr" and 10 <= value < 20 and part % 100 in (60, 80) and last in (60, 20):
            part, last = part + value, value
        elif language == "fr" and value < 10 and last == 10 and part % 100 in (70, 90) and value > 6:
            part, last = part + value, value  # soixante-dix-sept
        elif language == "ar" and last < 10 and n and (value == 10 or value >= 20):
            part, last = part + value, 1  # "five ten", "two and twenty"
        elif language == "fr" and value in (7, 8, 9) and last == 10 and part % 100 == 10:
            part, last = part + value, value  # dix-sept
        elif (last >= 20 and value < 10) or (last >= 100 and value < 100):
            part, last = part + value, value
        else:
            return None
    return whole + part


def _chinese(text: str) -> int | None:
    total, digit = 0, 0
    for letter in text:
        value = _ZH[letter]
        if value >= 10:
            total, digit = total + (digit or 1) * value, 0
        elif digit:
            return None
        else:
            digit = value
    return total + digit
