"""A form of ours that came back: its fields say what answers what, so that nothing has to be recognised.

Prose: docs/rules/questionnaire.md. The tags are those of `press.form_answers`: "ask:Q2a" a printed wording, "Q2a" its answer,
"Q3#2" the second box of question 3, "name" and its like who answers, "form" whatever else the form prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from plenary.rules.conditions import Ref, show_operand
from plenary.rules.questionnaire.lines import furniture
from plenary.rules.questionnaire.prose import prose
from plenary.rules.questionnaire.states import state_of
from plenary.rules.questionnaire.values import Answer, Block, Doubt, Question, Split
from plenary.rules.questionnaire.words import fold

FORM, ASK = "form", "ask:"
FIELDS = ("name", "group", "country", "email", "joint", "consent")
MOST = 4_000_000  # pairs of lines that are compared
_BOX = re.compile(r"\s*(?P<box>[☐☒☑□■✓✔✗●○])\s*")
_TICKED = frozenset("☒☑■✓✔✗●")
_NOTE = re.compile(r"\[\^([^\]\s]{1,12})\]")
Key = tuple[str, str]  # question, part


@dataclass(frozen=True, slots=True)
class Placed:
    """What a form says: its answers, and who answers, by the names of `FIELDS`."""

    split: Split
    fields: Mapping[str, str]


def edition(questions: Sequence[Question]) -> str:
    """Twelve digits that stand for these questions: another wording, number, part or choice gives others."""
    told = [(q.number, q.wordings, [(p.letter, p.wordings) for p in q.parts], q.kind, q.choices) for q in questions]
    return sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:12]


def keys_of(questions: Sequence[Question]) -> dict[str, Key]:
    """Which question and part each tag means."""
    found: dict[str, Key] = {}
    for q in questions:
        found[show_operand(Ref(q.number))] = (q.number, "")
        found.update({show_operand(Ref(q.number, p.letter)): (q.number, p.letter) for p in q.parts})
    return found


def tagged(tags: Iterable[str], questions: Sequence[Question]) -> bool:
    """Whether a form still has its fields: at least half of its wordings stand where they were printed."""
    met = {tag[len(ASK) :] for tag in tags if tag.startswith(ASK)}
    return 2 * len(met & set(keys_of(questions))) >= len(questions) > 0


def tags_by_lines(
    blocks: Sequence[Block], tags: Sequence[str], printed: Sequence[tuple[str, str]], hints: Iterable[str] = ()
) -> tuple[str, ...] | None:
    """The tags of a form whose fields a program has taken away: its printed lines, (tag, text) in order, still stand there.

    What stands between a wording and the next belongs to its field. `hints` are texts that invite to type. None where
    the first line of a wording is not found: then the document is to be read as any other.
    """
    empty = frozenset(map(fold, hints))
    lines = [fold(text) for _, text in printed]
    known = frozenset(lines)
    open_ = [n for n, block in enumerate(blocks) if not tags[n] and block.kind != "footnote" and not furniture(block)]
    shown = {n: fold(f"{blocks[n].label} {blocks[n].text}") for n in open_}
    maybe = [n for n in open_ if shown[n] in known]
    if len(maybe) * len(lines) > MOST:
        return None
    matched = _in_order([shown[n] for n in maybe], lines)
    at = {maybe[mine]: line for mine, line in matched}
    first = {tag: n for n, (tag, _) in reversed(list(enumerate(printed))) if tag.startswith(ASK)}
    met = {tag for tag in tags if tag.startswith(ASK)}
    if any(tag not in met and n not in at.values() for tag, n in first.items()):
        return None
    made: list[str] = []
    under = ""
    for n in range(len(blocks)):
        tag = tags[n]
        if n in at:
            tag = printed[at[n]][0]
        elif n in shown:
            tag = FORM if shown[n] in empty else under
        if tag.startswith(ASK):
            under = tag[len(ASK) :]
        elif tag == FORM and n in at:
            under = ""
        made.append(tag)
    return tuple(made)


def _in_order(mine: Sequence[str], lines: Sequence[str]) -> list[tuple[int, int]]:
    """The longest row of equal lines in both: a question quoted in an answer does not draw the others along."""
    best = [[0] * (len(lines) + 1) for _ in range(len(mine) + 1)]
    for i in range(len(mine) - 1, -1, -1):
        for j in range(len(lines) - 1, -1, -1):
            same = best[i + 1][j + 1] + 1 if mine[i] == lines[j] else 0
            best[i][j] = max(same, best[i + 1][j], best[i][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(mine) and j < len(lines):
        if mine[i] == lines[j] and best[i][j] == best[i + 1][j + 1] + 1:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


@dataclass(slots=True)
class _Field:
    """One control: its blocks, and under which wording it stands."""

    key: Key
    under: Key | None
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Stray:
    """Blocks in a row that stand in no field."""

    under: Key | None
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    reason: str = "outside-the-fields"
    candidates: tuple[tuple[str, str, int], ...] = ()


def place(blocks: Sequence[Block], tags: Sequence[str], questions: Sequence[Question]) -> Placed:
    """Place the blocks of a filled form by the tags of their fields, one a block. Never raises.

    Every block stands in exactly one answer, doubt or leftover, as in `split`. Text outside the fields is a doubt, or a
    leftover above the first question; of a field that was copied the first filled one counts, and another text is a doubt.
    """
    return _Placer(blocks, tags, questions).run()


class _Placer:
    def __init__(self, blocks: Sequence[Block], tags: Sequence[str], questions: Sequence[Question]) -> None:
        self.blocks = blocks
        self.tags = tags
        self.questions = {q.number: q for q in questions}
        self.keys = keys_of(questions)
        self.prompts: dict[Key, list[int]] = {}
        self.fields: dict[tuple[Key, str], _Field] = {}  # by key and count
        self.strays: list[_Stray] = []
        self.leftovers: set[int] = set()
        self.about: dict[str, list[str]] = {}
        self.under: Key | None = None

    def run(self) -> Placed:
        notes: list[Block] = []
        last: _Stray | None = None
        for block, tag in zip(self.blocks, self.tags, strict=True):
            stray = None
            if furniture(block):
                self.leftovers.add(block.index)
            elif block.kind == "footnote":
                notes.append(block)
            else:
                stray = self._one(block, tag, last)
            last = stray
        answers, doubts = self._answers(), self.strays
        self._notes(notes)
        made = tuple(self._answer(key, held) for key, held in answers.items())
        told = tuple(self._doubt(stray) for stray in sorted(doubts, key=lambda s: (s.blocks or s.notes)[0].index))
        placed = {i for a in made for i in (*a.prompt, *a.blocks)} | {i for d in told for i in d.blocks}
        rest = tuple(b.index for b in self.blocks if b.index not in placed)
        split = Split(made, told, rest, questionless=not made)
        return Placed(split, {name: "\n".join(texts) for name, texts in self.about.items()})

    def _one(self, block: Block, tag: str, last: _Stray | None) -> _Stray | None:
        """Put one block where its tag says; the stray ones that it belongs to, where it stands in no field."""
        name, _, count = tag.partition("*")
        whole = name.partition("#")[0]
        if name.startswith(ASK) and name[len(ASK) :] in self.keys:
            self.under = self.keys[name[len(ASK) :]]
            self.prompts.setdefault(self.under, []).append(block.index)
        elif name == FORM:
            self.leftovers.add(block.index)
        elif name in FIELDS and not (count and block.text not in self.about.get(name, ())):
            if not count:
                self.about.setdefault(name, []).append(block.text)
            self.leftovers.add(block.index)
        elif whole in self.keys and self._takes(self.keys[whole]):
            key = self.keys[whole]
            self.fields.setdefault((key, count), _Field(key, self.under)).blocks.append(block)
        elif self.under is None and not name:
            self.leftovers.add(block.index)  # a covering note
        else:
            if last is None or last.under != self.under:
                last = _Stray(self.under)
                self.strays.append(last)
            last.blocks.append(block)
            return last
        return None

    def _takes(self, key: Key) -> bool:
        """Whether a field can have this key: a question in parts has none of its own."""
        question, part = key
        return bool(part) or not self.questions[question].parts

    def _answers(self) -> dict[Key, _Field]:
        """For each question and part that stands in the form the field that counts, in the questionnaire's order."""
        found: dict[Key, _Field] = {}
        for number, question in self.questions.items():
            for part in [p.letter for p in question.parts] or [""]:
                key = (number, part)
                copies = [held for (of, _), held in self.fields.items() if of == key]
                if copies or key in self.prompts or (part and (number, "") in self.prompts):
                    found[key] = self._first_filled(key, copies)
        return found

    def _first_filled(self, key: Key, copies: list[_Field]) -> _Field:
        copies = sorted(copies, key=lambda held: held.under != key)  # the one under its own wording before all others
        filled = [held for held in copies if state_of(self._text(held))[0] != "blank"]
        chosen = filled[0] if filled else copies[0] if copies else _Field(key, key)
        for other in copies:
            if other is chosen:
                continue
            if other not in filled:
                self.prompts.setdefault(key, []).extend(b.index for b in other.blocks)
            elif self._text(other) == self._text(chosen):
                self.leftovers.update(b.index for b in other.blocks)
            else:
                near = ((*other.under, 55),) if other.under not in (None, key) and other.under else ()
                doubt = _Stray(other.under, other.blocks, reason="repeated-question")
                doubt.candidates = (*near, (*key, 50))
                self.strays.append(doubt)
        return chosen

    def _notes(self, notes: Iterable[Block]) -> None:
        """A footnote goes with the text that carries its mark."""
        held: list[_Field | _Stray] = [*self.strays, *self.fields.values()]  # a copy that became a doubt keeps its own
        owners: dict[str, _Field | _Stray] = {}
        for one in held:
            for block in one.blocks:
                for mark in _NOTE.findall(block.text):
                    owners.setdefault(mark, one)
        above = {mark for b in self.blocks if b.index in self.leftovers for mark in _NOTE.findall(b.text)}
        for note in notes:
            mark = note.mark.strip()
            if mark in owners and any(b.index not in self.leftovers for b in owners[mark].blocks):
                owners[mark].notes.append(note)
            elif mark in above:
                self.leftovers.add(note.index)
            else:
                self.strays.append(_Stray(None, notes=[note], reason="orphan-footnote"))

    def _ticks(self, held: _Field) -> tuple[list[tuple[Block, str]], list[Block]]:
        """The boxes that are ticked, with their labels, and those that are not. Words typed beside a box count."""
        labels = frozenset(map(fold, self.questions[held.key[0]].choices))
        ticked: list[tuple[Block, str]] = []
        empty: list[Block] = []
        for block in held.blocks:
            box = _BOX.match(block.text)
            if box and box["box"] not in _TICKED and fold(block.text) in labels:
                empty.append(block)
            else:
                ticked.append((block, block.text[box.end() :] if box else block.text))
        return ticked, empty

    def _text(self, held: _Field) -> str:
        if self.questions[held.key[0]].kind == "multiple":
            return "\n".join(text.strip() for _, text in self._ticks(held)[0] if text.strip())
        return prose([*held.blocks, *held.notes])

    def _answer(self, key: Key, held: _Field) -> Answer:
        number, part = key
        question = self.questions[number]
        prompt = list(self.prompts.get(key, ()))
        if question.parts and part == question.parts[0].letter:
            prompt = [*self.prompts.get((number, ""), ()), *prompt]
        text = self._text(held)
        own = [b.index for b in (*held.blocks, *held.notes)]
        state, see = state_of(text)
        if question.kind == "multiple":
            ticked, empty = self._ticks(held)
            own = [b.index for b, _ in ticked] + [n.index for n in held.notes]
            prompt += [b.index for b in empty]
        return Answer(number, part, tuple(sorted(prompt)), tuple(own), text, state, see, 100, "form")

    def _doubt(self, stray: _Stray) -> Doubt:
        blocks = [*stray.blocks, *stray.notes]
        candidates = stray.candidates
        if not candidates and stray.under is not None:
            number, part = stray.under
            letters = [p.letter for p in self.questions[number].parts if not part]
            candidates = tuple((number, letter, 50) for letter in letters or [part])
        return Doubt(tuple(b.index for b in blocks), prose(blocks), stray.reason, candidates)
