"""The numbers of questions: their natural order, and how a line shows one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from plenary.rules.questionnaire.words import flat, fold

_LATIN = ("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_PIECE = re.compile(r"\d+|[^\W\d_]+")

Key = tuple[tuple[int, int, str], ...]


def sort_key(number: str) -> Key:
    """Natural order of numbers: "2" < "2a" < "3" < "3 bis" < "3 ter" < "4" < "10"; any script's digits."""
    key: list[tuple[int, int, str]] = []
    for piece in _PIECE.findall(fold(number)):
        if piece.isdigit():
            key.append((0, int(piece), ""))
        elif piece in _LATIN:
            key.append((2, _LATIN.index(piece), ""))
        else:
            key.append((1, 0, piece))
    return tuple(key)


@dataclass(frozen=True, slots=True)
class Mark:
    """A number (or a sub-answer's letter) with which a line begins."""

    numbers: tuple[
        str, ...
    ]  # of questions, as the questionnaire writes them; () for a lone letter or an unknown number
    value: int  # the number read, for telling lists apart; 0 for a lone letter
    part: str  # "a"; "" for none
    style: str  # "question", "short", "answer", "point", "bracket", "both", "dash", "lone", "space", "roman", "letter"
    end: int  # where the line's own words begin
    labelled: bool = False  # comes from automatic numbering


_QUESTION = (
    r"questions?|ques|pregunta|cuesti[oó]n|pergunta|quest[aã]o|quest[õo]es|frage|domanda|vraag|"
    r"вопросы?|السؤال|سؤال|问题|問題|题目"
)
_ANSWER = (
    r"answers?|ans|responses?|reply|r[ée]ponses?|respuestas?|antwort|respostas?|risposta|"
    r"ответ|الجواب|الإجابة|إجابة|الرد|答案|答复|回答|答"
)
_LINK = r"to|for|on|à la|a la|à|ao|à|zur?|auf|alla|на|على|عن|إلى|对|对于"
_NO = r"no\.?|nos\.?|n[°ºo]\.?|nr\.?|number|n[úu]m(?:ero|éro)?\.?|numéro|num\.?|№|رقم|#|第"
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_ARABIC_ORDINALS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
_CHINESE = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"两": 2}
_TEENS = ("حادي عشر", "ثاني عشر", "ثالث عشر", "رابع عشر", "خامس عشر", "سادس عشر", "سابع عشر", "ثامن عشر", "تاسع عشر")

_NUMBER = r"[A-Za-z]?\d{1,3}(?:\.\d{1,2}){0,2}(?!\d)(?:\s?(?:bis|ter|quater|quinquies|sexies)\b)?"
_SPELLED = (
    "|".join(sorted(_ENGLISH, key=len, reverse=True))
    + r"|[〇一二三四五六七八九十两]{1,3}|"
    + "|".join(f"ال{t}" for t in _TEENS)
    + "|"
    + "|".join(_ARABIC_ORDINALS)
)
# "2a", "2.a", "2 (a)", "2 a)": never the article of "17. A regulator".
_PART = r"(?:\s?\((?P<p1>[a-h])\)|[.\-]?(?P<p2>[a-h])(?![^\W_])|\.?\s(?P<p3>[a-h])(?=\s?[).:]))?"
_JOIN = r"(?:\s*(?:,|-|&|/|and|et|y|e|und|и|و|和|及|to|à|至)\s*(?P<more>\d{1,3})(?!\d))?"
_DELIMITER = r"\s*(?:\.-|[.):\]\-、,;]+)\s*"

_WORDED = re.compile(
    rf"\s*[\[(*]?(?:(?P<answer>{_ANSWER})\s*(?:{_LINK})?\s*)?(?P<question>{_QUESTION})?\s*(?:{_NO})?\s*"
    rf"(?:(?P<number>{_NUMBER})|(?P<spelled>{_SPELLED})){_PART}{_JOIN}\s*(?P<suffix>[题问]|个问题)?"
    rf"(?P<delimiter>{_DELIMITER}|\s+|$)",
    re.IGNORECASE,
)
_SHORT = re.compile(
    rf"\s*[\[(]?(?P<letter>[QPRAFВОج问答س])\s?\.?\s?(?P<number>\d{{1,3}}(?!\d)){_PART}{_JOIN}(?P<delimiter>{_DELIMITER}|\s+|$)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"\s*(?P<open>[(\[]?)(?:{_NO})?\s*(?P<number>{_NUMBER}){_PART}{_JOIN}(?P<delimiter>{_DELIMITER}|\s+|$)", re.I
)
_ROMAN = re.compile(r"\s*(?P<open>\(?)(?P<roman>[IVX]{1,6}|[ivx]{1,6})(?P<delimiter>[.)]\s*|\s+-\s+)")
_HAN = re.compile(r"\s*[(第]?(?P<han>[一二三四五六七八九十两]{1,3})(?:[、.)]|[题问])\s*")
_LETTER = re.compile(r"\s*(?P<open>\(?)(?P<letter>[a-hA-H]|[أبجدهوабвгдАБВГД])\s?(?P<delimiter>[.):\-]+)(?=\s|$|\D)\s*")
_LETTER_ORDER = {c: "abcdefgh"[i] for row in ("abcdefgh", "أبجدهو", "абвгд") for i, c in enumerate(row)}
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[c] for c in text.casefold()]
    return sum(-v if i + 1 < len(values) and values[i + 1] > v else v for i, v in enumerate(values))


def _chinese(text: str) -> int:
    if "十" in text:
        tens, _, ones = text.partition("十")
        return 10 * _CHINESE.get(tens, 1) + _CHINESE.get(ones, 0)
    return _CHINESE.get(text, 0) if len(text) == 1 else 0


def _spelled(text: str) -> int:
    word = text.casefold()
    if word in _ENGLISH:
        return _ENGLISH.index(word) + 1
    for i, teen in enumerate(_TEENS):
        if word == f"ال{teen}":
            return 11 + i
    if word in _ARABIC_ORDINALS:
        return _ARABIC_ORDINALS.index(word) + 1
    return _chinese(word)


def _part(found: re.Match[str]) -> str:
    return found["p1"] or found["p2"] or found["p3"] or ""


class Numbers:
    """The numbers of one questionnaire, and the marks that show them."""

    def __init__(self, numbers: Iterable[str], parts: dict[str, tuple[str, ...]]) -> None:
        """`parts` gives the letters of each number's sub-answers."""
        self._known = {sort_key(n): n for n in numbers}
        self._parts = parts
        self.named: dict[str, str] = {n: n for n in self._known.values()}

    def known(self, text: str) -> str:
        """The questionnaire's own writing of a number; "" where it has none such."""
        return self._known.get(sort_key(text), "")

    def _mark(self, number: str, part: str, more: str, style: str, end: int) -> Mark:
        value = int(re.sub(r"\D.*", "", re.sub(r"^\D+", "", number)) or 0)
        known = self.known(number)
        if not known and "." in number:
            # "2.1" is the first sub-answer of 2, where 2 has such; otherwise it is a heading of the answer's own.
            whole, _, rest = number.partition(".")
            letters = self._parts.get(self.known(whole), ())
            if rest.isdigit() and 0 < int(rest) <= len(letters):
                known, part = self.known(whole), letters[int(rest) - 1]
        if not known and (glued := re.fullmatch(r"[A-Za-z](\d+)", number)):
            known = self.known(glued[1])
        if known and part and part.casefold() in self._parts.get(known, ()) and style not in ("question", "answer"):
            style = "short"  # "2 b)" is as plain as "Question 2"
        numbers: tuple[str, ...] = (known,) if known else ()
        if known and more:
            last = int(more)
            if value < last <= value + 10:
                span = range(value, last + 1)
                numbers = tuple(k for k in map(self.known, map(str, span)) if k)
        return Mark(numbers, value, part.casefold(), style, end)

    def read(self, line: str) -> Mark | None:
        """The mark at the head of a line (already `flat`), or None."""
        head = line[:60]
        if not head.strip():
            return None
        found = _WORDED.match(head)
        if found and (found["question"] or found["answer"] or (found["spelled"] and found["suffix"])):
            number = found["number"] or str(_spelled(found["spelled"]))
            rest = line[found.end() :]
            running = found["delimiter"].isspace() and rest[:1].islower()
            if number != "0" and not (found["spelled"] and not found["question"] and not found["suffix"]):
                style = "space" if running else "question" if found["question"] or found["suffix"] else "answer"
                more = found["more"] or ""
                if (
                    more
                    and re.search(r"\s(?:to|-|à|至)\s*\d", found[0]) is None
                    and int(more) > int(re.sub(r"\D", "", number) or 0) + 1
                ):
                    more = ""
                return self._mark(number, _part(found), more, style, found.end())
        if (found := _SHORT.match(head)) and not self.known(found["letter"] + found["number"]):
            running = found["delimiter"].isspace() and line[found.end() : found.end() + 1].islower()
            style = "space" if running else "answer" if found["letter"].upper() in "RAО答ج" else "short"
            return self._mark(found["number"], _part(found), found["more"] or "", style, found.end())
        if found := _PLAIN.match(head):
            return self._plain(line, found)
        if found := _HAN.match(head):
            return self._mark(str(_chinese(found["han"])), "", "", "roman", found.end())
        if (found := _LETTER.match(head)) and found["letter"] not in "iIvVxX":
            # "c." may be a Roman hundred or an abbreviation; as a letter of a list it is read only with its mark.
            letter = _LETTER_ORDER.get(found["letter"].casefold(), "")
            if letter and (line[found.end() :].strip() or found["delimiter"]):
                return Mark((), 0, letter, "letter", found.end())
        if found := _ROMAN.match(head):
            value = _roman(found["roman"])
            known = self.known(str(value))
            return Mark((known,) if known else (), value, "", "roman", found.end())
        return None

    def _plain(self, line: str, found: re.Match[str]) -> Mark | None:
        delimiter = found["delimiter"].strip()
        part = _part(found)
        rest = line[found.end() :]
        if found["number"][0].isalpha() and not self.known(found["number"]):
            return None
        if not delimiter:
            style = "space" if rest.strip() else "lone"
        elif found["open"] and ")" in delimiter:
            style = "both"
        elif delimiter[0] in ")]":
            style = "bracket"
        elif delimiter[0] in ",;" or (
            delimiter[0] == "-" and not found["delimiter"][:1].isspace() and rest[:1].islower()
        ):
            return None  # "15, 16 and 17 September": running text
        elif delimiter[0] == "-":
            style = "dash"
        elif delimiter[0] == "." and rest[:1].isdigit():
            return None  # "3.50 per cent"
        else:
            style = "point"
        more = found["more"] or ""
        if style == "space" and more:
            return None  # "3 and 4 …" opens a sentence as often as a joint answer
        return self._mark(found["number"], part, more, style, found.end())


def label_mark(numbers: Numbers, label: str) -> Mark | None:
    """The mark that automatic numbering shows before a block."""
    shown = flat(label).strip()
    if not shown:
        return None
    found = numbers.read(shown)
    if found is None or flat(shown)[found.end :].strip():
        return None
    style = "point" if found.style == "lone" else found.style
    return Mark(found.numbers, found.value, found.part, style, 0, labelled=True)


def digits_in(text: str) -> tuple[str, ...]:
    """Every number that stands in a text, ranges written out ("3-5" gives 3, 4, 5), each once."""
    found: list[str] = []
    for first, last, latin in re.findall(
        r"(?<!\d)(\d{1,3})(?:\s*(?:-|to|à|a|al|至|إلى|по)\s*(\d{1,3}))?(?!\d)(?:\s?(bis|ter|quater)\b)?",
        flat(text).casefold(),
    ):
        if last and int(first) < int(last) <= int(first) + 20:
            found.extend(str(n) for n in range(int(first), int(last) + 1))
        else:
            found.append(f"{int(first)} {latin}".strip())
            if last:
                found.append(str(int(last)))
    return tuple(dict.fromkeys(found))
