"""Sub-answers: which words answer 2 a), which 2 b)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from plenary.rules.questionnaire.numbers import Numbers
from plenary.rules.questionnaire.pieces import Span
from plenary.rules.questionnaire.values import Question
from plenary.rules.questionnaire.wording import Lexicon

_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s;.:,?]))\(?(?P<letter>[a-h])\)(?=\s*\S)")


@dataclass(slots=True)
class Portion:
    """The prompt and the words of one sub-answer; part "" for what stands before the first letter."""

    part: str
    prompt: list[Span] = field(default_factory=list)
    text: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Letter:
    span: int  # which span
    start: int  # where the mark begins, in the line's text
    body: int  # where the words after mark and wording begin
    letter: str
    manner: tuple[str, int]
    matched: bool  # the sub-question's own words stand there
    alone: bool  # nothing but mark and wording in its line


class Divider:
    """Divides what was answered to one question with sub-answers."""

    def __init__(self, question: Question, numbers: Numbers) -> None:
        self.question = question
        self.letters = [p.letter for p in question.parts]
        self._numbers = numbers
        self._lexicon = Lexicon([Question(p.letter, p.wordings) for p in question.parts])

    def _wording(self, span: Span, offset: int) -> tuple[str, int, bool]:
        """(letter, where the words end, whether the line holds nothing else) of a sub-question repeated in a line."""
        found = self._lexicon.matches([span.line], 0, offset, ()) if span.line.at >= 0 else {}
        if not found:
            return "", offset, False
        best, match = max(found.items(), key=lambda f: f[1].score)
        if match.score < 0.6:
            return "", offset, False
        return self.letters[best], match.stop, not span.line.text[match.stop : span.stop].strip(" .:")

    def _marks(self, spans: Sequence[Span]) -> list[_Letter]:
        found: list[_Letter] = []
        for number, span in enumerate(spans):
            if span.empty:
                continue
            line = span.line
            mark = line.mark if span.start == 0 else self._numbers.read(span.flat)
            if line.carried:
                mark = None  # its letter stands in the line before
            letter, body, manner = "", span.start, ("word", 0)
            if mark and mark.part and (mark.style == "letter" or self.question.number in mark.numbers):
                letter = mark.part
                body = span.start + mark.end if not mark.labelled else span.start
                shown = re.sub(r"[\w\s]", "", line.text[span.start : body]) or mark.style
                manner = (f"label{mark.style}" if mark.labelled else shown, line.block.level)
            named, stop, alone = self._wording(span, body)
            if (
                named
                and letter in ("", named)
                and (letter or alone or line.titled or line.text[stop - 1 : stop] == ":")
            ):
                letter = named
                found.append(_Letter(number, span.start, stop, letter, manner, True, alone))
            elif letter:
                alone = not line.text[body : span.stop].strip()
                found.append(_Letter(number, span.start, body, letter, manner, False, alone))
            # "a) … b) …" in one paragraph: a letter counts where the one before it stands in the same line.
            last = letter
            for inner in _INLINE.finditer(line.text, body, span.stop):
                expected = chr(ord(last) + 1) if last else "a"
                if inner["letter"] == expected and (
                    last or not line.text[body : inner.start()].strip() or ":" in line.text
                ):
                    named, stop, _ = self._wording(Span(line, inner.end(), span.stop), inner.end())
                    body_at = stop if named == expected else inner.end()
                    manner = manner if last else (")", line.block.level)
                    found.append(_Letter(number, inner.start(), body_at, expected, manner, named == expected, False))
                    last = expected
        return found

    @staticmethod
    def _runs(marks: Sequence[_Letter]) -> list[list[_Letter]]:
        runs: list[list[_Letter]] = []
        for mark in marks:
            if runs and mark.letter > runs[-1][-1].letter:
                runs[-1].append(mark)
            else:
                runs.append([mark])
        return runs

    def _bare(self, run: Sequence[_Letter], spans: Sequence[Span]) -> bool:
        """A mere list of the sub-questions: nothing stands between them."""
        return len(run) > 1 and all(
            m.alone and m.matched and all(s.empty for s in spans[m.span + 1 : n.span]) for m, n in pairwise(run)
        )

    def _pick(
        self, marks: Sequence[_Letter], spans: Sequence[Span], first: str
    ) -> tuple[list[_Letter], list[_Letter], bool]:
        """(the letters that divide, a list of sub-questions that only repeats them, whether it is unclear)."""
        known = set(self.letters)
        matched = [m for m in marks if m.matched]
        groups = [matched] if len({m.letter for m in matched}) >= (1 if first else 2) else []
        groups += [[m for m in marks if m.manner == manner] for manner in dict.fromkeys(m.manner for m in marks)]
        unclear = False
        repeated: list[_Letter] = []
        for group in groups:
            runs = self._runs([m for m in group if not first or m.letter != first])
            listing: list[_Letter] = []
            if runs and self._bare(runs[0], spans):
                last = runs[0][-1]
                if len(runs) > 1 or (last.alone and last.matched and set(self.letters) == {m.letter for m in runs[0]}):
                    text = any(not s.empty for s in spans[last.span + 1 :])
                    if len(runs) > 1 or text:
                        listing, runs = runs[0], runs[1:]
            if not runs:
                repeated = repeated or listing
                continue
            run = runs[0]
            letters = [m.letter for m in run]
            if not set(letters) <= known:
                continue
            starts = bool(first and letters[0] > first) or letters[0] == self.letters[0]
            lead = any(not s.empty for s in spans[: run[0].span]) or bool(
                spans[run[0].span].line.text[spans[run[0].span].start : run[0].start].strip()
            )
            complete = {first, *letters} - {""} == known
            if len(runs) > 1 and not complete and group is not matched:
                unclear = True
                continue
            if not starts and lead:
                unclear = True
                continue
            if len(letters) == 1 and not first and not run[0].matched and not starts:
                continue
            return run, listing, False
        return [], repeated, unclear

    def divide(self, spans: Sequence[Span], first: str) -> tuple[list[Portion], bool]:
        """Portions in reading order, and whether the division is unclear.

        `first` is the letter that the prompt itself carried ("2 a)"), or "".
        """
        marks = self._marks(spans)
        run, listing, unclear = self._pick(marks, spans, first)
        whole = Portion(first)
        if not run and not listing:
            whole.text = list(spans)
            return [whole], unclear
        portions = [whole]
        begins = {m.span: [n for n in run if n.span == m.span] for m in run}
        listed = {m.span for m in listing}
        for number, span in enumerate(spans):
            if number in listed:
                portions[-1].prompt.append(span)
                continue
            at = span.start
            for mark in begins.get(number, ()):
                if span.line.text[at : mark.start].strip():
                    portions[-1].text.append(Span(span.line, at, mark.start))
                portions.append(Portion(mark.letter))
                portions[-1].prompt.append(Span(span.line, mark.start, mark.body))
                at = mark.body
            if number not in begins:
                portions[-1].text.append(span)
            elif span.line.text[at : span.stop].strip():
                portions[-1].text.append(Span(span.line, at, span.stop))
        if len(portions) > 1 and not first and all(s.empty for s in whole.text):
            # What stands before the first letter is only the question: it goes with the first sub-answer.
            portions[1:2] = [
                Portion(portions[1].part, [*whole.prompt, *whole.text, *portions[1].prompt], portions[1].text)
            ]
            portions.pop(0)
        return portions, unclear
