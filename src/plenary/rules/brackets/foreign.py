"""Bracketed text as other groups write it: read into a tree that gives the same text back, whatever its shape.

Whoever hands in "The Group shall meet [once] [twice] a year" has written alternatives without saying whose. `read` finds
them, options by line too, and what sponsors are named; `readings` makes of them what `compose` takes. Brackets that are no
negotiation ("[English only]", "[…]", a symbol, the mark of a footnote) stay text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plenary.rules.brackets.values import Proposal

_NO_NEGOTIATION = re.compile(
    r"""\s*(?:
        (?:english|french|spanish|arabic|chinese|russian)\s+only | original\s*:.* | sic | emphasis\s+added | translation .*
      | (?:foot)?note\s+\d+ | \d{1,4} | \^\d{1,3} | \.\.\. | … | ibid\.?
      | [A-Z]+(?:/[A-Z0-9.]+)+(?:\ and\ .*)? | (?:see|cf\.)\s.* | to\ be\ (?:inserted|completed|added)
      | للأصل.* | بالإنكليزية\ فقط | 只有英文 | 原文[:：].*
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CODE = r"[A-Z][A-Z0-9]{1,4}"
_CODES = rf"{_CODE}(?:\s*[,/]\s*{_CODE})*"
_SPONSORED = re.compile(rf"(?P<before>\s*[(–-]\s*)(?P<names>{_CODES})(?P<after>\s*\)?\s*)$")
_SPEAKS = re.compile(rf"(?P<names>{_CODES})\s+(?P<stance>propose|oppose|support|delete)s?\s*:\s*")
_OPTION = re.compile(
    r"(?m)^(?P<head>[ \t]*(?:Option|Alternative|Alt\.?)\s+(?P<label>\d{1,2}|\([a-z]\)|[A-Z])\s*[:.)]?[ \t]*)"
)
_NO_TEXT = re.compile(r"\s*\(?no text\)?\s*", re.IGNORECASE)
_GAP = re.compile(r"[ \u00a0]*(?:/[ \u00a0]*)?")


@dataclass(frozen=True, slots=True)
class Text:
    """Words outside any alternative, as they were written."""

    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One alternative as it was written: `opening` and `closing` hold the signs around it, labels and names among them."""

    parts: tuple[Node, ...]
    opening: str
    closing: str
    sponsors: tuple[str, ...] = ()
    stance: str = ""  # propose, oppose, support, delete; "" where nothing is said
    label: str = ""  # of an option by line: "1", "(a)"


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives for one place; `gaps` is what stands between them."""

    options: tuple[Option, ...]
    gaps: tuple[str, ...] = ()


Node = Text | Choice


@dataclass(frozen=True, slots=True)
class Foreign:
    """A text as somebody else wrote it. `loose` are the places (from 0) of brackets that have no partner: they are text."""

    parts: tuple[Node, ...]
    loose: tuple[int, ...] = ()

    def write(self) -> str:
        """The text, as it was read."""
        return _written(self.parts)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every place that is not agreed, each before those within it."""
        return tuple(_choices(self.parts))


def read(text: str) -> Foreign:
    """The tree of a bracketed text. Raises nothing: what is no alternative is text."""
    pairs, loose = _pairs(text)
    return Foreign(_options(text, 0, len(text), pairs), tuple(loose))


def _pairs(text: str) -> tuple[dict[int, int], list[int]]:
    """Each opening bracket with its closing one, and those without a partner. A backslash makes one text."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    loose: list[int] = []
    escaped = False
    for at, sign in enumerate(text):
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == "[":
            open_.append(at)
        elif sign == "]":
            if open_:
                pairs[open_.pop()] = at
            else:
                loose.append(at)
    return pairs, sorted(loose + open_)


def _options(text: str, start: int, end: int, pairs: dict[int, int], outer: str = "") -> tuple[Node, ...]:
    """Options that stand line by line, each until the next of its kind or an empty line; within them, brackets."""
    found = [m for m in _OPTION.finditer(text, start, end) if not _inside(m.start(), pairs, start)]
    kinds = [_kind(m["label"]) for m in found]
    first = next((k for k in kinds if k != outer), "")
    own = [m for m, kind in zip(found, kinds, strict=True) if kind == first]
    if len(own) < 2:
        return _brackets(text, start, end, pairs)
    options, gaps = [], []
    for n, m in enumerate(own):
        limit = own[n + 1].start() if n + 1 < len(own) else end
        stop = text.find("\n\n", m.end(), limit)
        stop = limit if stop < 0 else stop
        closing = text[stop:limit] if n + 1 < len(own) else ""
        words = text[m.end() : stop]
        if (nothing := _NO_TEXT.fullmatch(words)) is not None:
            options.append(Option((), m["head"], nothing[0], label=m["label"]))
        else:
            options.append(Option(_options(text, m.end(), stop, pairs, first), m["head"], "", label=m["label"]))
        if n + 1 < len(own):
            gaps.append(closing)
            last = limit
        else:
            last = stop
    before = _brackets(text, start, own[0].start(), pairs)
    return (*before, Choice(tuple(options), tuple(gaps)), *_brackets(text, last, end, pairs))


def _kind(label: str) -> str:
    return "number" if label.isdigit() else "letter" if label.startswith("(") else "capital"


def _inside(at: int, pairs: dict[int, int], start: int) -> bool:
    return any(start <= opening < at < closing for opening, closing in pairs.items())


def _brackets(text: str, start: int, end: int, pairs: dict[int, int]) -> tuple[Node, ...]:
    """The brackets of a stretch of text; those that follow each other with at most a blank or a stroke are one choice."""
    parts: list[Node] = []
    at = plain = start
    while at < end:
        closing = pairs.get(at, end)
        if closing >= end or _NO_NEGOTIATION.fullmatch(text, at + 1, closing):
            at = closing + 1 if closing < end else at + 1
            continue
        if plain < at:
            parts.append(Text(text[plain:at]))
        options: list[Option] = []
        gaps: list[str] = []
        while True:
            options += _alternatives(text, at, closing, pairs, gaps)
            at = plain = closing + 1
            gap = _GAP.match(text, at, end)
            after = gap.end() if gap else at
            closing = pairs.get(after, end)
            if closing >= end or _NO_NEGOTIATION.fullmatch(text, after + 1, closing):
                break
            gaps.append(text[at:after])
            at = after
        parts.append(Choice(tuple(options), tuple(gaps)))
    if plain < end:
        parts.append(Text(text[plain:end]))
    return tuple(parts)


def _alternatives(text: str, opening: int, closing: int, pairs: dict[int, int], gaps: list[str]) -> list[Option]:
    """What stands in one pair of brackets: one alternative, or several where names say who proposes and who opposes."""
    said = [m for m in _SPEAKS.finditer(text, opening + 1, closing) if not _inside(m.start(), pairs, opening + 1)]
    said = [m for n, m in enumerate(said) if n == 0 or text[: m.start()].rstrip().endswith(";")]
    if not said or text[opening + 1 : said[0].start()].strip():
        return [_one(text, opening, closing, pairs)]
    options = []
    for n, m in enumerate(said):
        begins = opening if n == 0 else m.start()
        stop = closing if n + 1 == len(said) else text.rindex(";", m.end(), said[n + 1].start())
        options.append(
            Option(
                _options(text, m.end(), stop, pairs),
                text[begins : m.end()],
                "]" if n + 1 == len(said) else "",
                _names(m["names"]),
                m["stance"],
            )
        )
        if n + 1 < len(said):
            gaps.append(text[stop : said[n + 1].start()])
    return options


def _one(text: str, opening: int, closing: int, pairs: dict[int, int]) -> Option:
    end = closing
    names: tuple[str, ...] = ()
    found = _SPONSORED.search(text, opening + 1, closing)
    if found and "(" in found["before"]:
        end, names = found.start(), _names(found["names"])
    if _NO_TEXT.fullmatch(text, opening + 1, end):
        return Option((), text[opening:end], text[end : closing + 1], names)
    return Option(_options(text, opening + 1, end, pairs), "[", text[end : closing + 1], names)


def _names(codes: str) -> tuple[str, ...]:
    return tuple(re.findall(_CODE, codes))


def _written(parts: Iterable[Node]) -> str:
    said: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            said.append(part.text)
            continue
        for n, option in enumerate(part.options):
            said += [option.opening, _written(option.parts), option.closing]
            said += part.gaps[n : n + 1]
    return "".join(said)


def _choices(parts: Iterable[Node]) -> Iterator[Choice]:
    for part in parts:
        if isinstance(part, Choice):
            yield part
            for option in part.options:
                yield from _choices(option.parts)


def readings(foreign: Foreign) -> tuple[str, tuple[Proposal, ...]]:
    """What stands, and what is proposed, for `compose`: the first words of each place against each other alternative.

    Who is named has one reading, with her words wherever she has some. An alternative of nobody is a reading of its own,
    "A1", "A2", without sponsors. Signs of options and brackets are left out; escaped brackets are brackets.
    """
    base = _reading(foreign.parts, lambda _choice: 0)
    made: list[Proposal] = []
    named = dict.fromkeys(name for choice in foreign.choices for option in choice.options for name in option.sponsors)
    for name in named:

        def hers(choice: Choice, name: str = name) -> int:
            own = (
                n for n, o in enumerate(choice.options) if name in o.sponsors and o.stance not in ("oppose", "delete")
            )
            return next(own, 0)

        made.append(Proposal(name, (name,), _reading(foreign.parts, hers)))
    count = 0
    for choice in foreign.choices:
        for n, option in enumerate(choice.options):
            if n and not option.sponsors:
                count += 1

                def this(one: Choice, choice: Choice = choice, n: int = n) -> int:
                    return n if one is choice else 0

                text = _reading(foreign.parts, this)
                made.append(Proposal(f"A{count}", (), text))
    return base, tuple(p for p in made if p.text != base)


def _reading(parts: Iterable[Node], chosen: Callable[[Choice], int]) -> str:
    said: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            said.append(re.sub(r"\\([\[\]\\])", r"\1", part.text))
        else:
            said.append(_reading(part.options[chosen(part)].parts, chosen))
    return "".join(said)
