"""A figure that the facts do not hold is doubted: "four categories" over five (A158). It is asked, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plenary.rules.outline import nouns
from plenary.rules.outline.assembling import counts
from plenary.rules.outline.numerals import Numeral, base, numerals
from plenary.rules.outline.values import Count, Doubt, Facts

_END = re.compile(r"(?<=[.!?؟。])\s+|(?<=[。！？])|\n")
# "(a)", "a)", "1.", "•": what begins an item on a line of its own.
_ITEM = re.compile(
    r"\s*(?:(?P<open>\(?)(?P<mark>[^\W\d_]|\d{1,3})(?P<close>[).])|(?P<bullet>[•▪◦–—*-]))\s+\S", re.IGNORECASE
)
_INLINE = re.compile(r"(?<!\w)\((?P<mark>[a-z]|\d{1,2}|[أ-ي]|[а-я])\)", re.IGNORECASE)
_ORDERS = ("abcdefghijklmnopqrstuvwxyz", "أبجدهوزحطيكلمنسعفصقرشت", "абвгдежзиклмнопрст")
_LEADS = re.compile(
    r"[:：]\s*$|\b(?:as follows|following|namely|comme suit|suivant\w*|siguientes?|следующ\w+)\b|التالية|الآتية|يلي|如下|以下",
    re.IGNORECASE,
)
_YEARS = range(1900, 2101)


def check(
    text: str, facts: Facts, language: str, drafted: Mapping[str, Sequence[str]] | None = None
) -> tuple[Doubt, ...]:
    """What is to be doubted in a text, in the order of the text; one doubt a place. Nothing where nothing is.

    A number in words or figures before one of `nouns.CODES` has to be one of the figures that the facts hold for it: none
    where they hold none. One that counts a part ("two further meetings"), an estimate ("some 60"), a name ("question 18")
    or a day is no count. A number that announces a list has to be the number of its items, whatever is counted. `drafted`
    maps sentences that were made from the record to their sources: where one stands in the text with other figures, each
    is doubted.
    """
    known: dict[str, list[Count]] = {}
    for count in counts(facts):
        known.setdefault(count.noun, []).append(count)
    changed, stands = _altered(text, drafted or {}, language)
    found = {d.start: d for d in changed}
    for doubt in _listed(text, language):
        found.setdefault(doubt.start, doubt)
    for doubt in _counted(text, known, language):
        before = found.get(doubt.start)
        if before is not None and before.kind == "list":
            merged = tuple(sorted({*before.expected, *doubt.expected}))
            found[doubt.start] = replace(
                before, noun=doubt.noun, words=doubt.words, expected=merged, sources=doubt.sources
            )
        elif before is None and not any(start <= doubt.start < end for start, end in stands):
            found[doubt.start] = doubt
    return tuple(found[start] for start in sorted(found))


def _sentence(text: str, start: int) -> str:
    """The sentence that stands at a place of the text."""
    begin = max((m.end() for m in _END.finditer(text, 0, start)), default=0)
    end = next((m.start() for m in _END.finditer(text, start)), len(text))
    return " ".join(text[begin:end].split())


def _counted(text: str, known: Mapping[str, Sequence[Count]], language: str) -> Iterator[Doubt]:
    for number, noun, end in _counts(text, language):
        held = known.get(noun, ())
        values = {c.number for c in held}
        if number.value in values or (not held and not number.value):
            continue
        if number.figure and number.value in _YEARS and end - number.start and not values & set(range(1000, 10_000)):
            continue  # "the 2017 meetings"
        yield Doubt(
            "count",
            number.start,
            text[number.start : end],
            noun,
            number.value,
            tuple(sorted(values)),
            _sentence(text, number.start),
            tuple(dict.fromkeys(s for c in held for s in c.sources)),
        )


def _counts(text: str, language: str) -> Iterator[tuple[Numeral, str, int]]:
    """Every number that counts one of the nouns as a whole: the number, the noun, where the noun ends."""
    after, before = nouns.after(language), nouns.before(language)
    if after is None or before is None:
        return
    turned = nouns.arabic_turned() if base(language) == "ar" else None
    for number in numerals(text, language):
        lead = text[max(0, number.start - 30) : number.start]
        if turned is not None and text.startswith("ال", number.start) and (met := turned.search(lead)):
            yield number, _code(met), number.end
            continue
        if before.search(lead) or _vague(number, language):
            continue
        if met := after.match(text, number.end):
            yield number, _code(met), met.end()


def _vague(number: Numeral, language: str) -> bool:
    """The word for one is as often an article."""
    return number.value == 1 and not number.figure and base(language) in ("fr", "es", "ar", "zh")


def _code(met: re.Match[str]) -> str:
    return next(code for code in nouns.CODES if met[code.replace("-", "_")] is not None)


# Lists ------------------------------------------------------------------------------------------------------------


def _listed(text: str, language: str) -> Iterator[Doubt]:
    for lead, start, items in _lists(text):
        if not _LEADS.search(lead):
            continue
        said = [n for n in numerals(lead, language) if not _dated(lead, n, language) and not _vague(n, language)]
        if said and all(n.value != items for n in said):
            last = said[-1]
            tail = " ".join(lead[last.end :].split()[:2]).rstrip(" :：")
            words = f"{lead[last.start : last.end]}{'' if base(language) == 'zh' else ' '}{tail}".strip()
            yield Doubt("list", start + last.start, words, "", last.value, (items,), lead.strip())


def _dated(lead: str, number: Numeral, language: str) -> bool:
    """A year, a day, a name such as "question 18", a part such as "the first two": nothing that announces a list."""
    rest = lead[number.end :].split()
    named = nouns.before(language)
    return (
        (number.figure and number.value in _YEARS)
        or len(rest) > 8
        or any(w.strip(".,;:").isdecimal() and int(w.strip(".,;:")) in _YEARS for w in rest[:3])
        or bool(named and named.search(lead[max(0, number.start - 30) : number.start]))
    )


@dataclass
class _Run:
    """A list as far as it was read. `style` tells "(a)" from "1." and from a bullet."""

    lead: str
    start: int
    style: str
    items: int = 1


def _lists(text: str) -> Iterator[tuple[str, int, int]]:
    """Each list: the sentence that announces it, where that begins in the text, how many items follow.

    Items are of one style and in order; a list of another style may stand within, after its own announcing sentence.
    """
    lead, start, place = "", 0, 0
    runs: list[_Run] = []
    for line in text.split("\n"):
        if line.strip():
            item = _ITEM.match(line)
            left, next_one = _within(runs, item)
            for run in runs[left:]:
                yield run.lead, run.start, run.items
            del runs[left:]
            if next_one:
                runs[-1].items += 1
            elif item is not None and lead and _first(item):
                runs.append(_Run(lead, start, _style(item)))
            lead, start = _last_sentence(line, place)
            yield from _inline(line, place)
        place += len(line) + 1
    for run in runs:
        yield run.lead, run.start, run.items


def _style(item: re.Match[str]) -> str:
    if item["bullet"]:
        return str(item["bullet"])
    return f"{item['open']}{'1' if item['mark'].isdecimal() else 'a'}{item['close']}"


def _first(item: re.Match[str]) -> bool:
    return bool(item["bullet"]) or _rank(item["mark"]) == 1


def _within(runs: Sequence[_Run], item: re.Match[str] | None) -> tuple[int, bool]:
    """How many of the open lists go on at this line, and whether it is the next item of the last of them."""
    if item is None:
        return 0, False
    for n in range(len(runs), 0, -1):
        run = runs[n - 1]
        if run.style == _style(item) and (item["bullet"] or _rank(item["mark"]) == run.items + 1):
            return n, True
    return (len(runs) if _first(item) else 0), False


def _last_sentence(line: str, place: int) -> tuple[str, int]:
    ends = [m.end() for m in _END.finditer(line) if line[m.end() :].strip()]
    begin = ends[-1] if ends else 0
    return line[begin:], place + begin


def _inline(line: str, place: int) -> Iterator[tuple[str, int, int]]:
    """Lists within a line: (a) …; (b) …; (c) …."""
    run: list[re.Match[str]] = []
    for met in (*_INLINE.finditer(line), None):
        if met is not None and _rank(met["mark"]) == len(run) + 1:
            run.append(met)
            continue
        if len(run) > 1:
            lead, start = _last_sentence(line[: run[0].start()].rstrip() or " ", place)
            yield lead, start, len(run)
        run = [met] if met is not None and _rank(met["mark"]) == 1 else []


def _rank(mark: str) -> int:
    if mark.isdecimal():
        return int(mark)
    return next((order.index(mark.lower()) + 1 for order in _ORDERS if mark.lower() in order), 0)


# Sentences that were drafted ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Drafted:
    sentence: str
    values: tuple[str, ...]  # its figures, as they are written
    sources: tuple[str, ...]


_FIGURES = re.compile(r"\d+(?:[,.\u066c\u202f\u00a0]\d{3})*")


def _altered(
    text: str, drafted: Mapping[str, Sequence[str]], language: str
) -> tuple[list[Doubt], list[tuple[int, int]]]:
    """Figures that differ from what was drafted, and where drafted sentences stand as they were (or with those figures)."""
    alike: dict[str, list[_Drafted]] = {}
    for sentence, sources in drafted.items():
        values = tuple(m[0] for m in _FIGURES.finditer(sentence))
        if values:
            alike.setdefault(_skeleton(sentence), []).append(_Drafted(sentence, values, tuple(sources)))
    doubts: list[Doubt] = []
    stands: list[tuple[int, int]] = []
    for skeleton, ones in alike.items():
        left = list(ones)
        strange = []
        for met in re.finditer(skeleton, text):
            stands.append(met.span())
            same = next((d for d in left if d.values == met.groups()), None)
            if same is None:
                strange.append(met)
            else:
                left.remove(same)
        for met in strange:
            # The same sentence may stand in two places; it is no doubt while none of its kind is missing.
            if left or not any(d.values == met.groups() for d in ones):
                doubts += _differing(met, left or ones)
    return doubts, stands


def _skeleton(sentence: str) -> str:
    """A pattern of the sentence with any figures in the places of its own, and any white space."""
    parts, last = [], 0
    for met in _FIGURES.finditer(sentence):
        parts += [_spaced(sentence[last : met.start()]), rf"({_FIGURES.pattern})"]
        last = met.end()
    return r"(?<!\d)" + "".join([*parts, _spaced(sentence[last:])]) + r"(?!\d)"


def _spaced(words: str) -> str:
    return r"\s+".join(re.escape(w) for w in re.split(r"\s+", words))


def _differing(met: re.Match[str], ones: Sequence[_Drafted]) -> Iterator[Doubt]:
    """The figures in which it differs from the drafted sentence that it is likest to."""
    given = met.groups()
    likest = min(ones, key=lambda d: sum(a != b for a, b in zip(d.values, given, strict=True)))
    for n, (was, now) in enumerate(zip(likest.values, given, strict=True), 1):
        if was != now:
            yield Doubt(
                "altered",
                met.start(n),
                now,
                "",
                _number(now),
                (_number(was),),
                " ".join(met[0].split()),
                likest.sources,
            )
    if likest.values == given:  # it stands twice: the other one of its kind is missing
        yield Doubt(
            "altered", met.start(1), given[0], "", _number(given[0]), (), " ".join(met[0].split()), likest.sources
        )


def _number(figure: str) -> int:
    return int(re.sub(r"\D", "", figure)[:15])
