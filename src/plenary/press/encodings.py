"""Which bytes mean which letters: text files come in the encodings of twenty years of office machines."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_SAMPLE = 200_000  # bytes that are looked at where looking costs

# Letters by how often their language writes them, most frequent first.
_RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_UKRAINIAN = "оаинвіертслкдумпяьзгйбчхцїжєюшщфґ"
_ARABIC = "اليمونرتبةعدفهسكقحجأشصطخإىذئغضزثءآظؤ"
_GREEK = "αοιετσνηυρπκμλςάίόήγέδύχθφώβξζψϊ"
_HEBREW = "יוהלראמתבשםנחדקעכפטגןזצסךףץ"
_CANDIDATES = (
    ("cp1251", _RUSSIAN, _UKRAINIAN),
    ("koi8-r", _RUSSIAN),
    ("koi8-u", _UKRAINIAN),
    ("iso8859-5", _RUSSIAN, _UKRAINIAN),
    ("cp866", _RUSSIAN),
    ("mac_cyrillic", _RUSSIAN, _UKRAINIAN),
    ("cp1256", _ARABIC),
    ("iso8859-6", _ARABIC),
    ("cp1253", _GREEK),
    ("iso8859-7", _GREEK),
    ("cp1255", _HEBREW),
    ("iso8859-8", _HEBREW),
)
# Of the Latin encodings: what western and central European text holds, and what it does not.
_WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöõøùúûüÿœßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜŒ«»¿¡ºª°§·–—‘’“”…•€£©®™´\xa0\xad")
_CENTRAL = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůýžČĎĚŇŘŠŤŮÝŽáéíúôäöüőűŐŰăâîşţĂÂÎŞŢđĐ–—‘’“”„…•«»§°\xa0\xad")
_TURKISH = frozenset("çğıöşüÇĞİÖŞÜâîû–—‘’“”…•«»\xa0\xad")
_LATIN = (
    ("cp1252", _WESTERN),
    ("mac_roman", _WESTERN),
    ("cp850", _WESTERN),
    ("cp1250", _CENTRAL),
    ("cp1254", _TURKISH),
)


def decode(data: bytes) -> tuple[str, str]:
    """Give the text and the name of its encoding: "utf-8", "utf-16", "cp1252", "koi8-r", "gb18030", …

    Never fails: bytes that mean nothing in the encoding found become U+FFFD. Windows' encodings stand for the ISO ones
    that they extend, so that a byte 0x85 is "…" and no control character.
    """
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, "replace"), name
    wide = wide_without_mark(data)
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        text = data.decode("utf-8")
        return text, "ascii" if text.isascii() else "utf-8"
    except UnicodeDecodeError:
        pass
    if _mostly_utf8(data):
        return data.decode("utf-8", "plenary.cp1252"), "utf-8"
    codec = _east_asian(data) or _single_byte(data)
    return data.decode(codec, "plenary.cp1252" if codec == "cp1252" else "replace"), codec


def _as_cp1252(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    wrong = fault.object[fault.start : fault.end]
    return wrong.decode("cp1252", "replace"), fault.end


codecs.register_error("plenary.cp1252", _as_cp1252)


def wide_without_mark(data: bytes) -> str:
    """UTF-16 without a mark: every other byte of Latin text, spaces and line ends is zero."""
    head = data[:4096]
    if len(head) < 8 or len(data) % 2:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < max(2, len(head) // 20) or min(even, odd) * 10 > max(even, odd):
        return ""
    codec = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return ""
    return codec if sum(c.isprintable() or c.isspace() for c in text[:2000]) > 0.95 * len(text[:2000]) else ""


_GOOD_UTF8 = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _mostly_utf8(data: bytes) -> bool:
    """Whether text in UTF-8 has a few foreign bytes, as where two files were glued together."""
    rest, good = _GOOD_UTF8.subn(b"", data[:_SAMPLE])
    bad = _high(rest)
    return good > bad


def _east_asian(data: bytes) -> str:
    """The codec of Chinese, Japanese or Korean text in two bytes a character; "" where it is none.

    The first half of the Chinese tables holds the characters in daily use, so that text stands almost wholly in it,
    while bytes of other scripts that happen to decode are spread over both.
    """
    sample = data[:_SAMPLE]
    if _high(sample) * 4 < len(sample):
        return ""
    pairs = _pairs(sample)
    if len(pairs) < 4:
        return ""
    count = len(pairs)
    for codec, first, last in (("euc_kr", "\uac00", "\ud7a3"), ("shift_jis", "\u3041", "\u30fe")):
        text = _decoded(sample, codec, len(data))
        foreign = [c for c in text if ord(c) > 0x7F]
        within = sum(first <= c <= last for c in foreign)
        if foreign and within > (0.85 if codec == "euc_kr" else 0.3) * len(foreign):
            return codec
    if sum(lead in (0xA4, 0xA5) for lead, _ in pairs) > 0.3 * count and _decoded(sample, "euc_jp", len(data)):
        return "euc_jp"
    usual = sum(trail >= 0xA1 and (0xB0 <= lead <= 0xD7 or 0xA1 <= lead <= 0xA3) for lead, trail in pairs)
    if usual > 0.9 * count and _decoded(sample, "gb18030", len(data)):
        return "gb18030"
    usual = sum(0xA1 <= lead <= 0xC6 and (0x40 <= trail <= 0x7E or trail >= 0xA1) for lead, trail in pairs)
    low = sum(trail <= 0x7E for _, trail in pairs)
    if usual > 0.9 * count and low > 0.15 * count and _decoded(sample, "big5", len(data)):
        return "big5"
    return ""


_ASCII = bytes(range(0x80))
_NO_LETTERS = bytes(byte for byte in range(0x80) if not chr(byte).isalpha())


def _high(sample: bytes) -> int:
    return len(sample.translate(None, _ASCII))


def _pairs(sample: bytes) -> list[tuple[int, int]]:
    found, at = [], 0
    while at + 1 < len(sample):
        if sample[at] > 0x7F:
            found.append((sample[at], sample[at + 1]))
            at += 1
        at += 1
    return found


def _decoded(sample: bytes, codec: str, whole: int) -> str:
    try:
        return codecs.getincrementaldecoder(codec)().decode(sample, final=len(sample) == whole)
    except UnicodeDecodeError:
        return ""


def _single_byte(data: bytes) -> str:
    sample = data[:_SAMPLE]
    high = _high(sample)
    letters = len(sample.translate(None, _NO_LETTERS))
    if high > 0.3 * letters and high > 10:
        best, codec = max((_score(sample, codec, languages), codec) for codec, *languages in _CANDIDATES)
        if best > 0.45:
            return codec
        guess = from_bytes(sample[:65_536]).best()
        if guess is not None and guess.encoding not in ("utf_8", "ascii"):
            return guess.encoding
    return _latin(sample)


_CAPITAL_WITHIN = re.compile(r"[а-яёα-ω][А-ЯЁΑ-Ω]")
_MIXED = re.compile(r"[a-z](?=[^\W\d_a-zA-Z])|[^\W\d_a-zA-Z](?=[a-z])")


def _score(sample: bytes, codec: str, languages: list[str]) -> float:
    """From 0 to 1: how much the letters look like text in one of the languages;
    capitals within words and words of two scripts speak against.
    """
    text = sample.decode(codec, "replace")
    foreign = [c for c in text if ord(c) > 0x7F and (c.isalpha() or c == "\ufffd" or not c.isprintable())]
    if not foreign:
        return 0.0
    odd = len(_CAPITAL_WITHIN.findall(text)) + len(_MIXED.findall(text))
    best = 0.0
    for letters in languages:
        weight = {c: 1.0 - place / len(letters) * 0.9 for place, c in enumerate(letters)}
        best = max(best, sum(weight.get(c, weight.get(c.lower(), -0.5) * 0.8) for c in foreign) / len(foreign))
    return best - 2 * odd / len(foreign)


_WITHIN_WORD = re.compile(rb"[a-z]([\x80-\xff])")


def _latin(sample: bytes) -> str:
    """cp1252, unless what is written fits another one clearly better."""
    counts = Counter(sample.translate(None, _ASCII))
    within = Counter(_WITHIN_WORD.findall(sample))
    total = sum(counts.values()) or 1
    best, chosen = -1.0, "cp1252"
    for codec, usual in _LATIN:
        fitting = 0
        for byte, count in counts.items():
            shown = bytes([byte]).decode(codec, "replace")
            if shown in usual:
                # A capital after a small letter is the sign of a wrong guess.
                fitting += count - (within[bytes([byte])] if shown.isupper() else 0)
        score = fitting / total - (0.0 if codec == "cp1252" else 0.15)
        if score > best:
            best, chosen = score, codec
    return chosen
