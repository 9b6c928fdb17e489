"""The composite as a line of text and back.

`{P1 Arvenia, Cordova}{P2 Sandbanks}Members [,P2|should][P1|shall] meet.`: first who proposes, then the words; in each
bracket the holders of its words, the empty name for what stands. `[*` begins a bracket over the whole paragraph. A
backslash stands before a character that is text: \\[ \\] \\{ \\} \\| \\, \\\\.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plenary.rules.brackets.values import Alternative, Bracket, Part, Words

Sponsors = tuple[tuple[str, tuple[str, ...]], ...]
_SPECIAL = re.compile(r"[\\\[\]{}|,*]")


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found[0], text)


def _text(text: str) -> str:
    """Running words: a comma is no sign there."""
    return re.sub(r"[\\\[\]{}|]", lambda found: "\\" + found[0], text)


def render(parts: Iterable[Part], sponsors: Sponsors) -> str:
    """The exact form."""
    head = "".join("{" + ",".join(_escaped(name) for name in (ident, *names)) + "}" for ident, names in sponsors)
    return head + _exact(parts)


def _exact(parts: Iterable[Part]) -> str:
    said = []
    for part in parts:
        if isinstance(part, Words):
            said.append(_text(part.text))
            continue
        mark = "*" if part.whole else ""
        for alternative in part.alternatives:
            held = ",".join(_escaped(i) for i in alternative.holders)
            said.append(f"[{mark}{held}|{_exact(alternative.parts)}]")
            mark = ""
    return "".join(said)


def plain(parts: Iterable[Part], no_text: str) -> str:
    """The form for people."""
    said = []
    for part in parts:
        if isinstance(part, Words):
            said.append(re.sub(r"[\\\[\]]", lambda found: "\\" + found[0], part.text))
            continue
        for alternative in part.shown:
            words = no_text if alternative.empty else plain(alternative.parts, no_text)
            names = f" ({', '.join(alternative.sponsors)})" if alternative.sponsors else ""
            said.append(f"[{words}{names}]")
    return "".join(said)


def parse(text: str) -> tuple[tuple[Part, ...], Sponsors]:
    """The parts and the sponsors of an exact form. Raises ValueError with the place of what does not fit."""
    reader = _Reader(text)
    sponsors = []
    while reader.takes("{"):
        ident, *names = reader.names("}")
        sponsors.append((ident, tuple(names)))
    reader.named = dict(sponsors)
    parts = reader.parts(top=True)
    return parts, tuple(sponsors)


class _Reader:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.last = text, 0, 0
        self.named: dict[str, tuple[str, ...]] = {}

    def takes(self, sign: str) -> bool:
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def wrong(self, what: str) -> ValueError:
        return ValueError(f"at character {self.at + 1}: {what}")

    def until(self, signs: str) -> str:
        """Text up to one of these signs, unescaped; the sign is left standing."""
        said = []
        while self.at < len(self.text) and self.text[self.at] not in signs:
            if self.text[self.at] == "\\":
                self.at += 1
                if self.at == len(self.text):
                    raise self.wrong("a backslash ends the text")
            said.append(self.text[self.at])
            self.at += 1
        return "".join(said)

    def names(self, end: str) -> list[str]:
        found = [self.until("," + end)]
        while self.takes(","):
            found.append(self.until("," + end))
        if not self.takes(end):
            raise self.wrong(f"“{end}” is missing")
        return found

    def parts(self, top: bool = False) -> tuple[Part, ...]:
        found: list[Part] = []
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                found.append(self.bracket())
            elif self.text[self.at] == "]" and not top:
                break
            elif self.text[self.at] in "]{}|":
                raise self.wrong(f"“{self.text[self.at]}” stands alone")
            else:
                found.append(Words(self.until("[]{}|")))
        return tuple(found)

    def bracket(self) -> Bracket:
        self.last += 1
        number, whole = self.last, self.text.startswith("[*", self.at)
        found: list[Alternative] = []
        while self.takes("[*" if whole and not found else "["):
            holders = tuple(self.names("|"))
            inside = self.parts()
            if not self.takes("]"):
                raise self.wrong("“]” is missing")
            found.append(Alternative(holders, self.sponsors(holders), inside))
        return Bracket(tuple(found), number, whole)

    def sponsors(self, holders: Sequence[str]) -> tuple[str, ...]:
        if "" in holders:
            return ()
        try:
            return tuple(dict.fromkeys(name for i in holders for name in self.named[i]))
        except KeyError as why:
            raise self.wrong(f"nobody proposes {why.args[0]}") from None
