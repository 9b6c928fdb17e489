"""One answer under way: clauses of a question's bank in frames, paragraphs, lists, tables and notes."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from zlib import crc32

from plenary.hall.demo.organisations import Respondent
from plenary.hall.demo.shapes import OTHER_STATES, STATES
from plenary.hall.demo.voices import Bank, Phrase, Point, bank, say

Key = tuple[str, str]  # question, part

_FEW = ("two", "three", "four", "five", "six", "seven", "eight", "nine")
_SPACED = {"zh": ""}  # between sentences; a blank everywhere else
_MEETINGS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "fr": (
        (re.compile(r"\b([Qq]u|[Dd])e (?=[aàâeéèêiîoôuûAÀÂEÉÈÊIÎOÔUÛ])"), r"\1'"),
        (re.compile(r"\b([Dd])e les\b"), r"\1es"),
        (re.compile(r"\bà les\b"), "aux"),
    ),
    "es": ((re.compile(r"\b([Dd])e el\b"), r"\1el"), (re.compile(r"\b([Aa]) el\b"), r"\1l")),
}


def _smooth(language: str, text: str) -> str:
    """Contractions and elisions that arise where phrases meet."""
    for pattern, instead in _MEETINGS.get(language, ()):
        text = pattern.sub(instead, text)
    return text


class Writer:
    """Writes one answer, in the voice of one respondent; the same every time."""

    def __init__(self, respondent: Respondent, key: Key, language: str, *, plain: bool = False) -> None:
        self.respondent, self.key, self.language, self.plain = respondent, key, language, plain
        self.common: Bank = bank(language, "common")
        self.bank: Bank = bank(language, f"{int(key[0]):02d}{key[1]}")
        self.dice = random.Random(crc32(f"{respondent.number} {key} {language}".encode()))  # noqa: S311 - content
        self.gap = _SPACED.get(language, " ")
        self.said: set[object] = set()
        self.taken: list[str] = []
        self.year = 0
        self.thing: Phrase = ()
        self.mentions = 0  # of the thing in this paragraph
        self.notes: list[str] = []
        self.words = 0
        places = self.common["places"]
        start = crc32(respondent.country.encode()) % len(places)
        self.places = tuple(places[(start + n * 7) % len(places)] for n in range(5))
        state = respondent.group in (STATES, OTHER_STATES)
        self.selves = self.common["selves-state" if state else "selves-other"]

    # Words

    def fill(self, slot: str) -> str:
        """The words of a slot; with a capital letter where its name has one."""
        low = slot.lower()
        words = self._words(low)
        return words[:1].upper() + words[1:] if slot != low else words

    def _words(self, slot: str) -> str:
        dice = self.dice
        if slot == "thing":
            return self._named()
        if slot in ("actor", "place", "self"):
            pool = {"actor": self.common["actors"], "place": self.places, "self": self.selves}[slot]
            for _ in range(6):  # two of a kind in one sentence should differ
                words = say(self._any(pool), dice.random, self.fill)
                if words not in self.taken:
                    break
            self.taken.append(words)
            return words
        if slot == "country":
            return self._country()
        if slot == "year":
            self.year = self.year or 2007 + int(dice.random() * 6)
            return str(self.year)
        if slot == "year-":
            self.year = self.year or 2007 + int(dice.random() * 6)
            return str(self.year - 1 - int(dice.random() * 3))
        if slot == "few":
            figure = int(dice.random() * len(_FEW))
            return _FEW[figure] if self.language == "en" else str(figure + 2)
        if slot == "ref":
            others = [n for n in range(2, 19) if str(n) != self.key[0]]
            return str(others[int(dice.random() * len(others))])
        low, high = {"n": (11, 49), "big": (110, 4900), "pct": (12, 78)}[slot]
        return str(low + int(dice.random() * (high - low)))

    def _named(self) -> str:
        """The thing under way: by its name first, then mostly by a pronoun, as long as the paragraph lasts."""
        pronouns = self.common["pronouns"]
        self.mentions += 1
        if pronouns and self.mentions > 1 and self.mentions % 4 and self.dice.random() < 0.8:
            return say(self._any(pronouns), self.dice.random, self.fill)
        return say(self.thing, self.dice.random, self.fill)

    def _country(self) -> str:
        name = self.respondent.country
        return f"the {name}" if self.language == "en" and name.endswith("Islands") else name

    def _any(self, phrases: Sequence[Phrase]) -> Phrase:
        return phrases[int(self.dice.random() * len(phrases))]

    def fresh(self, phrases: Sequence[Phrase], about: object = None) -> Phrase | None:
        """A phrase that this answer has not used (about this), or None."""
        left = [p for p in phrases if (id(p), about) not in self.said]
        if not left:
            return None
        found = self._any(left)
        self.said.add((id(found), about))
        return found

    # Sentences

    def sentence(self, phrase: Phrase, clause: str = "") -> str:
        """A whole sentence; `clause` fills {c}, {C} or {v}."""
        self.taken, self.year = [], 0

        def fill(slot: str) -> str:
            if slot in ("c", "v"):
                return clause
            return clause[:1].upper() + clause[1:] if slot == "C" else self.fill(slot)

        text = _smooth(self.language, say(phrase, self.dice.random, fill))
        text = text[:1].upper() + text[1:]
        self.words += len(text.split()) if self.gap else len(text)
        return text

    def clause(self, phrase: Phrase) -> str:
        self.taken, self.year = [], 0
        return say(phrase, self.dice.random, self.fill)

    def framed(self, phrase: Phrase, frames: str) -> str:
        """A clause of the bank in one of the frames that are made for its kind."""
        clause = self.clause(phrase)
        frame = self.fresh(self.common[frames]) or self._any(self.common[frames])
        return self.sentence(frame, clause)

    def of(self, section: str) -> list[str]:
        """A sentence of the common bank on the thing under way; none where all are used."""
        phrase = self.fresh(self.common[section], self.thing)
        return [self.sentence(phrase)] if phrase else []

    def kind(self, section: str) -> list[str]:
        """A framed clause of the question's own bank; none where all are used."""
        phrase = self.fresh(self.bank[section] or self.common[f"{section}-any"])
        return [self.framed(phrase, section)] if phrase else []

    def turn(self) -> None:
        """Take up another thing."""
        things = self.bank["things"]
        self.thing = self.fresh(things, "turn") or self._any(things)
        self.mentions = 0

    # Paragraphs

    def argument(self, point: Point) -> str:
        self.turn()
        said = [self.framed(point.claim, "claims")]
        supports = list(point.supports)
        self.dice.shuffle(supports)
        for support in supports[: 1 + int(self.dice.random() * len(supports))]:
            said.append(self.framed(support, "supports"))
        if self.dice.random() < 0.5:
            said += self.kind("seens")
        if self.dice.random() < 0.45:
            said += self.of("why")
        if self.dice.random() < 0.4:
            said += self.kind("measures")
        return self.gap.join(said)

    def account(self) -> str:
        self.turn()
        said = self.of("state")
        if self.dice.random() < 0.6:
            said += self.noted(self.of("facts"))
        if self.dice.random() < 0.6:
            said += self.of("why")
        if self.dice.random() < 0.6:
            said += self.of("do")
        if self.dice.random() < 0.25:
            said += self.of("links")
        return self.gap.join(said)

    def evidence(self) -> str:
        self.turn()
        said = self.kind("seens") or self.of("facts")
        said += self.noted(self.of("facts"))
        if self.dice.random() < 0.5:
            said += self.of("facts")
        if self.dice.random() < 0.6:
            said += self.kind("limits")
        return self.gap.join(said)

    def reply(self) -> str:
        self.turn()
        said = self.of("objections")
        if self.dice.random() < 0.5:
            said += self.kind("limits") or self.of("why")
        said += self.of("do") if self.dice.random() < 0.5 else self.of("links")
        return self.gap.join(said)

    def noted(self, said: list[str]) -> list[str]:
        """Now and then a figure has a note at the end of the answer."""
        if said and not self.plain and len(self.notes) < 6 and self.dice.random() < 0.14 and self.common["notes"]:
            note = self.fresh(self.common["notes"])
            if note:
                self.notes.append(self.sentence(note))
                return [*said[:-1], f"{said[-1]}[^{len(self.notes)}]"]
        return said

    def listed(self) -> str:
        """An introduction and three to five steps."""
        count = 3 + int(self.dice.random() * 3)
        steps: list[str] = []
        for _ in range(count):
            phrase = self.fresh(self.bank["measures"])
            steps += [self.sentence((phrase_text,)) for phrase_text in [self.clause(phrase)]] if phrase else []
        end, last = (";", ".") if self.gap else ("；", "。")
        steps = [step + (last if step is steps[-1] else end) for step in steps]
        if len(steps) < 3:
            steps = []
            for _ in range(count):
                self.turn()
                steps += self.of("do")
        style = self.dice.random()
        numbered, lettered = [f"{n}." for n in range(1, 9)], [f"{c})" for c in "abcdefgh"]
        marks = numbered if style < 0.3 else lettered if style < 0.45 else ["-"] * 8
        items = [f"{mark} {step}" for mark, step in zip(marks, steps, strict=False)]
        return "\n\n".join([self.sentence(self._any(self.common["lists-intro"])), "\n".join(items)])

    def table(self) -> str:
        """Three or four things, who cares for each now, and what should change."""
        rows = [[self.sentence(head) for head in self.common["table-heads"]]]
        things = list(self.bank["things"])
        self.dice.shuffle(things)
        for thing in things[: 3 + int(self.dice.random() * 2)]:
            cells = [self._any(self.common[f"cells-{name}"]) for name in ("now", "change", "when")]
            rows.append([self.sentence(cell) for cell in (thing, *cells)])
        intro = self.sentence(self._any(self.common["table-intro"]))
        return "\n\n".join([intro, "\n".join("| " + " | ".join(row) + " |" for row in rows)])

    # The answer

    def text(self, words: int) -> str:
        """The answer, of about that many words."""
        points = list(self.bank.points[self.respondent.stance])
        self.dice.shuffle(points)
        if words < 40:
            return self.framed(points[0].claim, "claims")
        out: list[str] = []
        if words > 150 and self.dice.random() < 0.6:
            self.turn()
            out += self.of("openers")
        headed = words > 700 and not self.plain
        heads = 0
        while self.words < words:
            kind = self._next(points, words)
            if headed and self.words >= 380 * heads and (head := self.fresh(self.common[f"heads-{kind}"])):
                out.append(f"# {self.sentence(head)}")
                heads += 1
            out.append(self.argument(points.pop()) if kind == "argument" else getattr(self, kind)())
        if words > 200 and self.dice.random() < 0.55:
            self.mentions = 0
            out += self.of("closers")
        if self.notes:
            out.append("\n".join(f"[^{n}]: {note}" for n, note in enumerate(self.notes, 1)))
        return "\n\n".join(part for part in out if part)

    def _next(self, points: list[Point], words: int) -> str:
        """What comes next: the position first, then what bears it out, a list or a table now and then."""
        thrown = self.dice.random()
        if points and (thrown < 0.55 or "argued" not in self.said):
            self.said.add("argued")
            return "argument"
        if not self.plain and words > 140 and thrown > 0.93 and "listed" not in self.said:
            if words < 900:
                self.said.add("listed")
            return "listed"
        if not self.plain and words > 500 and thrown < 0.035 and "table" not in self.said and self.common["cells-now"]:
            self.said.add("table")
            return "table"
        return ("account", "account", "evidence", "reply")[int(self.dice.random() * 4)]
