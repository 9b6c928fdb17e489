"""Numbers as lists show them: 4, iv, IV, d, ٤, 四."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_ARABIC_ALPHABET = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_CHINESE = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"


def roman(number: int) -> str:
    """Lower-case Roman numeral of 1 to 3,999; other numbers come in digits."""
    if not 0 < number < 4000:
        return str(number)
    out = []
    for size, letters in _ROMAN:
        count, number = divmod(number, size)
        out.append(letters * count)
    return "".join(out)


def letter(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """a to z, then aa, bb, … zz, aaa, as word processors count; numbers out of reason come in digits."""
    if not 0 < number <= len(alphabet) * 5:
        return str(number)
    round_, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (round_ + 1)


def _spreadsheet_letter(number: int) -> str:
    """a to z, then aa, ab, ac: as OpenDocument counts where it does not repeat letters."""
    if not 0 < number < 18_000:
        return str(number)
    out = ""
    while number:
        number, place = divmod(number - 1, 26)
        out = chr(97 + place) + out
    return out


def _chinese(number: int) -> str:
    if not 0 <= number < 100:
        return str(number)
    tens, units = divmod(number, 10)
    if tens == 0:
        return _CHINESE[units]
    return ("" if tens == 1 else _CHINESE[tens]) + "十" + (_CHINESE[units] if units else "")


def _digits(number: int, zero: str) -> str:
    return "".join(chr(ord(zero) + int(digit)) for digit in str(number)) if number >= 0 else str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def shown(number: int, format: str) -> str:
    """`number` as a list of this Word format (`w:numFmt`) or OpenDocument format ("1", "a", "I") shows it.

    "" for lists that show none; a format that we do not know comes in digits.
    """
    if format in ("none", "", "bullet"):
        return ""
    if format in ("lowerLetter", "a"):
        return letter(number) if format == "lowerLetter" else _spreadsheet_letter(number)
    if format in ("upperLetter", "A"):
        return (letter(number) if format == "upperLetter" else _spreadsheet_letter(number)).upper()
    if format in ("lowerRoman", "i"):
        return roman(number)
    if format in ("upperRoman", "I"):
        return roman(number).upper()
    if format == "decimalZero":
        return f"{number:02d}"
    if format == "ordinal":
        return _ordinal(number)
    if format == "arabicAlpha":
        return letter(number, _ARABIC_ALPHABET)
    if format in ("arabicAbjad", "أ, ب, ج, ..."):
        return letter(number, _ABJAD)
    if format in ("russianLower", "а, б, .., аа, аб, ... (ru)"):
        return letter(number, _CYRILLIC)
    if format in ("russianUpper", "А, Б, .., Аа, Аб, ... (ru)"):
        return letter(number, _CYRILLIC).upper()
    if format in ("hindiNumbers", "١, ٢, ٣, ..."):
        return _digits(number, "٠")
    if format in ("decimalFullWidth", "decimalFullWidth2", "１, ２, ３, ..."):
        return _digits(number, "０")
    if format in (
        "chineseCounting",
        "chineseCountingThousand",
        "ideographDigital",
        "japaneseCounting",
        "一, 二, 三, ...",
    ):
        return _chinese(number)
    if format in ("ideographTraditional", "甲, 乙, 丙, ..."):
        return letter(number, _STEMS)
    if format in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese", "①, ②, ③, ...") and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)
