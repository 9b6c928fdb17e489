"""Ordinal numbers in the six languages of the United Nations, as titles of meetings and sessions write them (A85)."""

from __future__ import annotations

_AR_UNITS = (
    "", "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر",
)  # fmt: skip
_AR_TEENS = (
    "", "الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر", "السادس عشر", "السابع عشر", "الثامن عشر",
    "التاسع عشر",
)  # fmt: skip
_AR_TENS = ("", "", "العشرون", "الثلاثون", "الأربعون", "الخمسون", "الستون", "السبعون", "الثمانون", "التسعون")
MOST_WORDS = 99  # beyond it Arabic writes the figure


def english(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st, 112th."""
    tail = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def arabic(number: int) -> str:
    """Of a masculine noun with its article: الرابع, الحادي والعشرون. Beyond 99 the figure."""
    if not 0 < number <= MOST_WORDS:
        return str(number)
    if number <= 10:
        return _AR_UNITS[number]
    if number < 20:
        return _AR_TEENS[number - 10]
    tens, units = divmod(number, 10)
    if not units:
        return _AR_TENS[tens]
    one = "الحادي" if units == 1 else _AR_UNITS[units]
    return f"{one} و{_AR_TENS[tens]}"


def meeting(number: int, language: str) -> str:
    """ "4th meeting" in a language; in English where there are no words for it."""
    match language.partition("-")[0]:
        case "fr":
            return f"{number}re réunion" if number == 1 else f"{number}e réunion"
        case "es":
            return f"{number}.ª reunión"
        case "ru":
            return f"{number}-е совещание"
        case "zh":
            return f"第{number}次会议"
        case "ar":
            return f"الاجتماع {arabic(number)}"
        case _:
            return f"{english(number)} meeting"


def consultation(number: int, language: str) -> str:
    """ "2nd informal consultation" in a language (A123)."""
    match language.partition("-")[0]:
        case "fr":
            return f"{number}re consultation informelle" if number == 1 else f"{number}e consultation informelle"
        case "es":
            return f"{number}.ª consulta oficiosa"
        case "ru":
            return f"{number}-я неофициальная консультация"
        case "zh":
            return f"第{number}次非正式磋商"
        case "ar":
            return f"المشاورة غير الرسمية {_feminine(number)}"
        case _:
            return f"{english(number)} informal consultation"


def session(number: int, language: str) -> str:
    """ "21st session" of a parent body, in a language."""
    match language.partition("-")[0]:
        case "fr":
            return f"{number}re session" if number == 1 else f"{number}e session"
        case "es":
            return f"{number}.º período de sesiones"
        case "ru":
            return f"{number}-я сессия"
        case "zh":
            return f"第{number}届会议"
        case "ar":
            return f"الدورة {_feminine(number)}"
        case _:
            return f"{english(number)} session"


def _feminine(number: int) -> str:
    """Of a feminine noun with its article: الحادية والعشرون."""
    if not 0 < number <= MOST_WORDS:
        return str(number)
    if number == 1:
        return "الأولى"
    if number <= 10:
        return _AR_UNITS[number] + "ة" if number != 2 else "الثانية"
    if number < 20:
        unit = "الحادية" if number == 11 else "الثانية" if number == 12 else _AR_UNITS[number - 10] + "ة"
        return f"{unit} عشرة"
    tens, units = divmod(number, 10)
    if not units:
        return _AR_TENS[tens]
    one = "الحادية" if units == 1 else "الثانية" if units == 2 else _AR_UNITS[units] + "ة"
    return f"{one} و{_AR_TENS[tens]}"
