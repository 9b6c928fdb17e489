"""From blocks and questions to answers, doubts and leftovers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from plenary.rules.questionnaire.anchors import Anchor
from plenary.rules.questionnaire.closing import close
from plenary.rules.questionnaire.finding import find
from plenary.rules.questionnaire.language import language_of
from plenary.rules.questionnaire.lines import Line, furniture, lines_of
from plenary.rules.questionnaire.numbers import Numbers
from plenary.rules.questionnaire.parts import Divider
from plenary.rules.questionnaire.pieces import Span, blocks_of, label_end, text_of
from plenary.rules.questionnaire.states import state_of
from plenary.rules.questionnaire.values import Answer, Block, Doubt, Question, Split
from plenary.rules.questionnaire.wording import Lexicon
from plenary.rules.questionnaire.words import fold

_HEADS = frozenset(
    fold(w)
    for w in (
        "no;no.;nr;number;#;question;questions;answer;answers;response;responses;reply;your answer;your response;comment;comments;"
        "n°;numéro;réponse;réponses;votre réponse;commentaires;número;núm.;pregunta;preguntas;respuesta;respuestas;su respuesta;"
        "comentarios;frage;antwort;رقم;الرقم;السؤال;الأسئلة;الإجابة;الإجابات;الجواب;الرد;编号;序号;问题;答复;回答;答案;"
        "номер;вопрос;вопросы;ответ;ответы;questions and answers;question / answer"
    ).split(";")
)
_NOTE = re.compile(r"\[\^([^\]\s]{1,12})\]")
_SECTION = re.compile(
    r"(?:part|section|chapter|cluster|theme|block|partie|section|chapitre|thème|parte|secci[óo]n|cap[íi]tulo|tema|bloque|الجزء|القسم|الفصل|المحور|"
    r"第[一二三四五六七八九十\d]+部分|часть|раздел|глава)\s*(?:[IVXivx\d]+|[A-H]|one|two|three|four|five|الأول|الثاني|الثالث)?\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Place:
    """One answer or doubt to be, still as spans."""

    anchor: Anchor | None
    part: str = ""
    prompt: list[Span] = field(default_factory=list)
    text: list[Span] = field(default_factory=list)
    doubt: str = ""  # reason code; "" for an answer
    candidates: tuple[tuple[int, str, int], ...] = ()
    notes: list[Block] = field(default_factory=list)
    unlabel: bool = False  # the first block's automatic number is the question's
    layout: frozenset[int] = frozenset()

    @property
    def spans(self) -> list[Span]:
        return [*self.prompt, *self.text]


class _Splitter:
    def __init__(self, blocks: Sequence[Block], questions: Sequence[Question]) -> None:
        self.blocks = blocks
        self.questions = questions
        self.numbers = Numbers(
            [q.number for q in questions], {q.number: tuple(p.letter for p in q.parts) for q in questions}
        )
        self.lexicon = Lexicon(questions)
        self.lines = lines_of(blocks, self.numbers, self._asks)
        self.listed: set[int] = set()
        self.leftover: set[int] = set()

    def _asks(self, block: Block) -> str:
        mark = self.numbers.read(block.text)
        for text in (block.text, block.text[mark.end :] if mark else ""):
            if text and (position := self.lexicon.exactly(text)) >= 0:
                return self.questions[position].number
        return ""

    # -- the text under each anchor ---------------------------------------------------------------------------------

    def _segment(self, anchor: Anchor, until: int) -> _Place:
        place = _Place(anchor)
        first, last = self.lines[anchor.at], self.lines[anchor.end]
        cell = (last.block.table, last.block.row, last.block.column) if last.side == "left" else None
        asked: list[Span] = []  # the rest of a question's own cell: its instructions, its sub-questions
        for line in self.lines[anchor.at : until]:
            if line.at < anchor.end:
                place.prompt.append(Span(line))
            elif line.at == anchor.end:
                if anchor.stop:
                    place.prompt.append(Span(line, 0, anchor.stop))
                if line.text[anchor.stop :].strip() or not anchor.stop:
                    place.text.append(Span(line, anchor.stop))
            elif cell == (line.block.table, line.block.row, line.block.column):
                asked.append(Span(line))
            else:
                place.text.append(Span(line))
        if asked and any(not s.empty for s in place.text):
            place.prompt.extend(asked)
        else:
            place.text[:0] = asked
        if all(s.empty for s in place.text) and 0 <= anchor.said < anchor.stop:
            # Nothing follows: what looked like the rest of a title is all the answer there is.
            place.prompt = [s for s in place.prompt if s.line is not last] + [Span(last, 0, anchor.said)]
            place.text.insert(0, Span(last, anchor.said))
        place.unlabel = bool(first.mark and first.mark.labelled)
        if first.side:
            place.layout = frozenset({first.block.table})
        return place

    def _set_aside(self, place: _Place, following: Line | None) -> None:
        """Take out of an answer what the questionnaire's form put there: heads of tables, titles before a question."""
        kept: list[Span] = []
        for span in place.text:
            line = span.line
            form = line.block.table in place.layout or (
                following is not None and line.block.table == following.block.table
            )
            header = line.side and form and fold(span.flat) in _HEADS
            if line.at in self.listed or header:
                continue
            kept.append(span)
        place.text = kept
        if following is None:
            return
        while True:
            filled = [s for s in place.text if not s.empty]
            if len(filled) < 2:
                break
            last = filled[-1]
            lone = last.line.start == 0 and last.start == 0 and "\n" not in last.line.block.text
            title = last.line.block.kind == "heading" or (last.line.block.bold and _SECTION.match(last.flat.strip()))
            row = (
                last.line.side == "alone"
                and last.line.block.table in place.layout
                and (last.line.block.bold or _SECTION.match(last.flat.strip()))
            )
            if not (lone and (title or row) and len(last.flat) <= 160):
                break
            place.text.remove(last)

    def _trim(self, place: _Place) -> None:
        """Take a form's "Answer:" and a repeated own number off the head of an answer."""
        anchor = place.anchor
        if anchor is None or anchor.question < 0:
            return
        number = self.questions[anchor.question].number
        others = {s.line.mark.value for s in place.text if s.line.mark and s.line.mark.style not in ("space", "letter")}
        while place.text:
            span = place.text[0]
            if span.empty:
                if len(place.text) == 1:
                    return
                place.prompt.append(place.text.pop(0))
                continue
            end = label_end(span.flat)
            mark = self.numbers.read(span.flat)
            own = bool(
                mark
                and number in mark.numbers
                and mark.style not in ("space", "lone", "roman")
                and not mark.part
                and mark.value + 1 not in others
            )
            if own and mark is not None and mark.end > end:
                end = mark.end
            if not end:
                return
            place.prompt.append(Span(span.line, span.start, span.start + end))
            if span.flat[end:].strip():
                place.text[0] = Span(span.line, span.start + end, span.end)
                return
            place.text.pop(0)

    def _places(self, anchors: Sequence[Anchor]) -> list[_Place]:
        found: list[_Place] = []
        for position, anchor in enumerate(anchors):
            until = anchors[position + 1].at if position + 1 < len(anchors) else len(self.lines)
            following = self.lines[until] if until < len(self.lines) else None
            place = self._segment(anchor, until)
            self._set_aside(place, following)
            if not anchor.sure and position and anchors[position - 1].sure:
                # What was cut off as a possible question may as well be the end of the answer before.
                before = anchors[position - 1]
                if all(before.question != q for q, _, _ in anchor.candidates):
                    place.candidates = (*anchor.candidates, (before.question, "", 5))
            rest = self._close(place) if following is None else None
            found.extend(self._portions(place))
            if rest is not None:
                found.append(rest)
        return found

    def _close(self, place: _Place) -> _Place | None:
        """Cut what follows the last answer; give back what a person has to place."""
        keep, clear = close(place.text)
        if place.layout:
            # Where questions and answers stand in a table, what stands after the table is not in the last answer.
            inside = next((i for i, s in enumerate(place.text) if s.line.block.table not in place.layout), keep)
            if inside < keep:
                after, clear = close(place.text[inside:])
                keep, clear = inside, clear if after == 0 else 0
        tail = place.text[keep:]
        place.text = place.text[:keep]
        if clear or all(s.empty for s in tail):
            return None  # claimed by nothing, hence leftovers
        anchor = place.anchor
        guess = ((anchor.question, anchor.part, 40),) if anchor and anchor.question >= 0 else ()
        return _Place(None, text=list(tail), doubt="after-last-answer", candidates=guess)

    def _portions(self, place: _Place) -> list[_Place]:
        anchor = place.anchor
        if anchor is None or not anchor.sure:
            place.doubt = anchor.reason if anchor else place.doubt
            place.candidates = place.candidates or (anchor.candidates if anchor else ())
            return [place]
        question = self.questions[anchor.question]
        self._trim(place)
        place.part = anchor.part
        if not question.parts:
            return [place]
        portions, unclear = Divider(question, self.numbers).divide(place.text, anchor.part)
        if unclear:
            place.doubt = "parts-unclear"
            place.candidates = ((anchor.question, "", 50), *((anchor.question, p.letter, 40) for p in question.parts))
            return [place]
        found: list[_Place] = []
        for portion in portions:
            one = _Place(anchor, portion.part, portion.prompt, portion.text, layout=place.layout)
            if not found:
                one.prompt = [*place.prompt, *portion.prompt]
                one.unlabel = place.unlabel
            # A letter that automatic numbering shows is the sub-question's.
            one.unlabel = one.unlabel or bool(
                portion.prompt and portion.prompt[-1].line.mark and portion.prompt[-1].line.mark.labelled
            )
            self._trim(one)
            found.append(one)
        return found

    # -- footnotes and blocks ---------------------------------------------------------------------------------------

    def _footnotes(self, places: list[_Place]) -> None:
        notes = [b for b in self.blocks if b.kind == "footnote" and not furniture(b)]
        if not notes:
            return
        holders: dict[str, list[_Place | None]] = {}
        seen: dict[int, _Place] = {}
        for place in places:
            for span in place.spans:
                seen.setdefault(span.line.at, place)
                for mark in _NOTE.findall(span.raw):
                    known = holders.setdefault(mark, [])
                    if not known or known[-1] is not place:
                        known.append(place)
        for line in self.lines:
            if line.at not in seen:
                for mark in _NOTE.findall(line.text):
                    holders.setdefault(mark, []).append(None)
        counts: dict[str, int] = {}
        alone = {m: sum(n.mark.strip() == m for n in notes) for m in {n.mark.strip() for n in notes}}
        orphans: list[Block] = []
        for note in notes:
            mark = note.mark.strip()
            held = holders.get(mark, [])
            if not held:
                orphans.append(note)
                continue
            order = counts.get(mark, 0)
            counts[mark] = order + 1
            owners = held if alone[mark] == 1 else [held[min(order, len(held) - 1)]]
            real = [o for o in owners if o is not None]
            if not real:
                self.leftover.add(note.index)
            for owner in real:
                owner.notes.append(note)
        if orphans:
            if any(n.text.strip() for n in orphans):
                places.append(_Place(None, doubt="orphan-footnote", notes=orphans))
            else:
                self.leftover.update(n.index for n in orphans)

    def _result(self, places: Sequence[_Place]) -> Split:
        answers: list[Answer] = []
        doubts: list[Doubt] = []
        taken: set[int] = set()

        def claim(indexes: Iterable[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
            own: list[int] = []
            shared: list[int] = []
            for index in dict.fromkeys(indexes):
                (shared if index in taken else own).append(index)
            taken.update(own)
            return tuple(own), tuple(shared)

        for place in places:
            text = text_of(place.text, place.layout, place.notes, unlabel=place.unlabel)
            filled = [s for s in place.text if not s.empty]
            noted = [n.index for n in place.notes]
            if place.doubt:
                shown = text_of(place.spans, place.layout, place.notes)
                own, shared = claim([*blocks_of(place.spans), *noted])
                if own or shown:
                    candidates = tuple((self.questions[q].number, part, c) for q, part, c in place.candidates)
                    doubts.append(Doubt(own, shown, place.doubt, candidates, shared))
                continue
            anchor = place.anchor
            assert anchor is not None  # noqa: S101 -- a place without an anchor is always a doubt
            text_blocks = [*blocks_of(filled), *noted]
            blanks = [i for i in blocks_of(place.text) if i not in text_blocks]
            own, shared = claim(text_blocks)
            prompt, shared_prompt = claim([*blocks_of(place.prompt), *blanks])
            state, see = state_of(text)
            within = tuple(dict.fromkeys((*shared, *(i for i in shared_prompt if i not in own))))
            number = self.questions[anchor.question].number
            answers.append(
                Answer(number, place.part, prompt, own, text, state, see, anchor.certainty, anchor.reason, within)
            )
        leftovers = tuple(b.index for b in self.blocks if b.index not in taken)
        return Split(tuple(answers), tuple(doubts), leftovers, questionless=not answers)

    # -- the whole --------------------------------------------------------------------------------------------------

    def run(self) -> Split:
        languages = frozenset(spoken for q in self.questions for w in q.wordings if (spoken := language_of(w)))
        found = find(self.lines, self.questions, self.lexicon, self.numbers, languages=languages)
        self.listed = found.listed
        anchors = found.anchors
        if not any(a.sure for a in anchors):
            return self._whole(anchors, foreign=found.foreign)
        places = self._places(anchors)
        self._footnotes(places)
        return self._result(places)

    def _whole(self, anchors: Sequence[Anchor], *, foreign: bool) -> Split:
        """Nothing can be placed: everything goes to review, cut where numbers or words suggest it."""
        reason = "another-language" if foreign else "no-question"
        first = anchors[0].at if anchors else len(self.lines)
        places: list[_Place] = []
        lead = [Span(line) for line in self.lines[:first]]
        if any(not s.empty for s in lead):
            places.append(_Place(None, text=lead, doubt=reason))
        for position, anchor in enumerate(anchors):
            until = anchors[position + 1].at if position + 1 < len(anchors) else len(self.lines)
            place = self._segment(anchor, until)
            place.doubt, place.candidates = anchor.reason, anchor.candidates
            places.append(place)
        self._footnotes(places)
        return self._result(places)


def split(blocks: Sequence[Block], questions: Sequence[Question]) -> Split:
    """Find the answers to `questions` in `blocks`.

    Every block stands in exactly one answer, doubt or leftover. Never raises: what cannot be told apart becomes a
    doubt, and a document in which nothing can be placed is `questionless`, all of it doubts.
    """
    return _Splitter(blocks, questions).run()


def check_every_block_once(split: Split, count: int) -> tuple[str, ...]:
    """Problems of a split of `count` blocks, in words of code: "block 3: missing", "block 4: twice"; () where none."""
    seen: dict[int, int] = {}
    places = [i for a in split.answers for i in (*a.prompt, *a.blocks)]
    places += [i for d in split.doubts for i in d.blocks]
    for index in [*places, *split.leftovers]:
        seen[index] = seen.get(index, 0) + 1
    problems = [f"block {i}: missing" for i in range(count) if i not in seen]
    problems += [f"block {i}: {n} times" for i, n in sorted(seen.items()) if n > 1]
    problems += [f"block {i}: unknown" for i in sorted(seen) if not 0 <= i < count]
    return tuple(problems)
