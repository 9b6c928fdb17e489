"""In which language a text is written, from its script and its commonest words."""

from __future__ import annotations

import re
import unicodedata

_COMMON = {
    "en": "the of and to in is that for it with as are on be by this which have not from or we should will their our can has its",
    "fr": "le la les des et à est du en un une que pour dans qui sur pas par au avec sont ce plus nous ne cette être aux ces leur",
    "es": "el la los las de y en que es un una por para con del se al no lo como más su sus son este esta entre ser pero debe",
    "pt": "o os as de e em que é um uma por para com do da dos das no na ao não se mais como são pelo pela ser entre nos também",
    "de": "der die das und in zu den ist von mit für auf nicht sich des dem ein eine im werden als auch an sind wir wie oder bei",
    "it": "il lo gli di e in che è un una per con del della dei delle non si sono al come più anche nel alla questo essere da le",
    "nl": "de het een en van in is dat op te zijn voor met die niet aan er om ook als bij door wordt naar worden deze we onze",
    "pl": "w i na z do się nie jest to że o przez dla oraz od po jako są być tym które jak ich za ale lub",
    "tr": "ve bir bu için ile da de olarak olan çok daha gibi kadar sonra ne ise en her değil tarafından",
    "id": "yang dan di untuk dengan dari pada ini itu dalam tidak adalah akan oleh ke juga sebagai atau dapat bagi kami",
    "sv": "och i att det som en på är av för med den till inte om ett har de vi kan från eller var ska",
}
_SPEAKS: dict[str, list[str]] = {}  # which languages a common word is common in
for _language, _words in _COMMON.items():
    for _word in set(_words.split()):
        _SPEAKS.setdefault(_word, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_SCRIPT = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_PERSIAN = re.compile("[پچژگ]")
_URDU = re.compile("[ٹڈڑںے]")


def _script(letter: str) -> str:
    code = ord(letter)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "latin"
    if 0x400 <= code < 0x530:
        return "cyrillic"
    if 0x600 <= code < 0x780 or 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFF00:
        return "arabic"
    if 0x3040 <= code < 0x3100:
        return "kana"
    if 0x3400 <= code < 0xA000:
        return "han"
    if 0xAC00 <= code < 0xD7B0:
        return "hangul"
    return unicodedata.name(letter, "").partition(" ")[0].casefold()


_ALONE = {
    "hangul": "ko",
    "greek": "el",
    "hebrew": "he",
    "devanagari": "hi",
    "thai": "th",
    "armenian": "hy",
    "georgian": "ka",
}


def _cyrillic(letters: str) -> str:
    text = letters.casefold()
    if any(c in text for c in "іїєґ"):
        return "uk" if "ы" not in text else ""
    if any(c in text for c in "ђћџљњ"):
        return "sr"
    if any(c in text for c in "ыэё"):
        return "ru"
    # Bulgarian and short Russian texts may share every letter; the hard sign within words speaks for Bulgarian.
    if len(text) < 40:
        return "ru" if re.search(r"\b(?:не|на|по|и)\b", text) else ""
    return "bg" if text.count("ъ") * 60 > len(text) else "ru"


def _latin(text: str) -> str:
    found = [w.casefold() for w in _WORD.findall(text)]
    if len(found) < 3:
        return ""
    heard = dict.fromkeys(_COMMON, 0)
    for word in found:
        for language in _SPEAKS.get(word, ()):
            heard[language] += 1
    scores = sorted(((n, language) for language, n in heard.items()), reverse=True)
    (best, language), (second, _) = scores[0], scores[1]
    if best < max(2, len(found) * 0.12) or best - second < max(1, best * 0.12):
        return ""
    return language


def language_of(text: str) -> str:
    """BCP 47 code of the language ("en", "fr", "es", "ar", "zh", "ru", "pt", "de", …), or "" when unsure.

    The first 4,000 characters decide; a text of fewer than three words in Latin letters is never sure.
    """
    head = text[:4000]
    if head.isascii():
        return _latin(head)
    counts: dict[str, int] = {}
    for letter in head:
        if letter.isalpha():
            script = _script(letter)
            counts[script] = counts.get(script, 0) + 1
    if not counts:
        return ""
    # A Chinese character says about as much as three Latin letters, and reports are full of acronyms.
    weigh = {s: n * (3 if s in ("han", "kana", "hangul") else 1) for s, n in counts.items()}
    main = max(weigh, key=lambda s: (weigh[s], s))
    if weigh[main] * 2 < sum(weigh.values()):
        return ""
    if main == "han" or main == "kana":
        return "ja" if counts.get("kana", 0) * 8 > counts.get("han", 0) else "zh"
    if main == "cyrillic":
        return _cyrillic(head)
    if main == "arabic":
        if _URDU.search(head):
            return "ur"
        return "fa" if len(_PERSIAN.findall(head)) * 50 > len(_ARABIC_SCRIPT.findall(head)) else "ar"
    if main == "latin":
        return _latin(head)
    return _ALONE.get(main, "")
