"""Stretches of lines, and how they become the text of an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plenary.rules.questionnaire.lines import Line
from plenary.rules.questionnaire.prose import Piece, piece, prose
from plenary.rules.questionnaire.values import Block

_ANSWER_WORD = (
    r"(?:our\s+|notre\s+|nuestra\s+)?(?:answers?|ans|responses?|reply|replies|comments?|r[ée]ponses?|commentaires?|respuestas?|comentarios?|"
    r"antwort|resposta|risposta|ответ|комментарий|الجواب|الإجابة|إجابة|جواب|الرد|答案|答复|回答|答)"
)
_LABEL = re.compile(rf"\s*[\[(]?{_ANSWER_WORD}\s*(?:\d{{1,3}}\s*)?[\])]?\s*(?:[:.]\s*|[-–—]\s+|$)", re.IGNORECASE)
_INITIAL = re.compile(r"\s*[ARr]\s?(?:\d{1,3}\s*)?[:.]\s+")


@dataclass(frozen=True, slots=True)
class Span:
    """A line, or what is left of it from some place on."""

    line: Line
    start: int = 0
    end: int = -1  # -1: to the line's end

    @property
    def stop(self) -> int:
        return len(self.line.text) if self.end < 0 else self.end

    @property
    def flat(self) -> str:
        return self.line.text[self.start : self.stop]

    @property
    def raw(self) -> str:
        return self.line.block.text[self.line.start + self.start : self.line.start + self.stop]

    @property
    def empty(self) -> bool:
        return not self.flat.strip()


def label_end(text: str) -> int:
    """Where a form's "Answer:" ends at the head of a text; 0 where there is none."""
    found = _LABEL.match(text) or _INITIAL.match(text)
    return found.end() if found else 0


def blocks_of(spans: Sequence[Span]) -> tuple[int, ...]:
    """The blocks on which spans stand, in reading order, each once."""
    return tuple(dict.fromkeys(s.line.block.index for s in spans))


def pieces_of(spans: Sequence[Span], layout: frozenset[int], *, unlabel: bool) -> list[Piece]:
    """Blocks cut down to the spans. Cells of the tables `layout` are mere places of a form, hence paragraphs.

    `unlabel`: the first block's automatic number is the question's, not the answer's.
    """
    found: list[tuple[Block, list[str], bool]] = []
    for order, span in enumerate(spans):
        block = span.line.block
        if found and found[-1][0] is block:
            if spans[order - 1].line is span.line:
                found[-1][1][-1] += span.raw  # mark and words of one line
            else:
                found[-1][1].append(span.raw)
        else:
            whole = span.line.start == 0 and span.start == 0
            found.append((block, [span.raw], whole))
    result: list[Piece] = []
    for position, (block, texts, whole) in enumerate(found):
        text = "\n".join(texts).strip()
        label = block.label if whole and not (unlabel and position == 0) else ""
        kind = block.kind
        if kind == "cell" and block.table in layout:
            kind = "paragraph"
        elif kind == "item" and not label and block.label:
            kind = "paragraph"  # the number or letter was the question's
        result.append(piece(block, text, label=label, kind=kind))
    return result


def text_of(
    spans: Sequence[Span], layout: frozenset[int], notes: Sequence[Block] = (), *, unlabel: bool = False
) -> str:
    """Prose of spans, with their footnotes after them."""
    return prose([*pieces_of(spans, layout, unlabel=unlabel), *notes])
