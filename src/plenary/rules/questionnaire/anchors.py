"""How surely a chosen line is the place of its question, where its prompt ends, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plenary.rules.questionnaire.choosing import Candidate
from plenary.rules.questionnaire.evidence import Evidence
from plenary.rules.questionnaire.lines import Line
from plenary.rules.questionnaire.numbering import STRONG

SURE = 60  # per cent of certainty from which an answer is placed; below it a person decides


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place from which on the text answers a question, or may."""

    question: int  # position in the questionnaire; -1 where nothing speaks for any
    part: str
    at: int  # first line of the prompt
    end: int  # last line of the prompt
    stop: int  # where in that line the prompt ends
    certainty: int
    reason: str  # of the answer, or of the doubt
    sure: bool
    candidates: tuple[tuple[int, str, int], ...] = ()
    said: int = -1  # where in that line the question's own words end, if what follows them seems to be a title's rest


class Judge:
    """Turns the chosen reading of a document into anchors with their certainty."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.labels = False  # it is this document's habit to put a title and a colon after a question's number
        self.titles = False  # … or a short title alone

    def _wording_certainty(self, candidate: Candidate) -> int:
        words, line = candidate.words, self.evidence.lines[candidate.at]
        steps = ((0.97, 95), (0.85, 92), (0.7, 86), (0.55, 74), (0.45, 63), (0.35, 50))
        certainty = next((c for least, c in steps if words >= least), 35)
        if candidate.match and candidate.match.statement:
            certainty -= 20
        elif not line.titled and words < 0.7 and not (candidate.match and candidate.match.asks):
            certainty -= 5 if line.brief else 15
        return certainty

    def _numbered_certainty(self, candidate: Candidate) -> tuple[int, str]:
        """Where the line shows the question's own number: what the number says, or what the words say besides."""
        words, trust = candidate.words, self.evidence.trust(candidate)
        alone, reason = 45, "number-only"
        if candidate.role == "main":
            if self.evidence.strict:
                alone = 50
            elif not self.evidence.worded:
                alone, reason = (82 if candidate.style in STRONG else 74), "number"
            elif trust >= 0.7:
                alone, reason = (78 if candidate.style in STRONG else 70), "number"
        if words < 0.15:
            return alone, reason
        if words >= 0.6:
            return 98, "number-and-wording"
        if trust < 0.5 or candidate.role == "list":
            both, why = self._wording_certainty(candidate), "wording"
        elif candidate.rival > words + 0.12 and not self.evidence.counting:
            return 45, "number-and-wording-disagree"
        else:
            both, why = (92 if words >= 0.35 else 80 if candidate.role == "main" else 55), "number-and-wording"
        return max((both, why), (alone, reason))

    def certify(self, chosen: Sequence[Candidate]) -> list[Anchor]:
        """Each chosen place with its certainty, and the doubt where it is not sure."""
        taken = {c.question for c in chosen}
        firm = [
            c
            for c in chosen
            if c.words >= 0.75 or (c.number == "agrees" and (c.words >= 0.35 or not self.evidence.worded))
        ]
        shown = [
            self.evidence.lines[c.at] for c in chosen if c.number == "agrees" and not self.evidence.lines[c.at].bare
        ]
        self.titles = len(shown) >= 4 and 10 * sum(line.brief for line in shown) >= 7 * len(shown)
        labelled = [line for line in shown if 0 < line.text.find(":", line.body) < line.body + 100]
        self.labels = len(shown) >= 4 and 10 * len(labelled) >= 7 * len(shown)
        loose = self.evidence.strict or (not firm and 10 * len(chosen) < 6 * len(self.evidence.questions))
        anchors: list[Anchor] = []
        for position, candidate in enumerate(chosen):
            before = chosen[position - 1].question if position else -1
            after = chosen[position + 1].question if position + 1 < len(chosen) else len(self.evidence.questions)
            anchors.append(self._certify(candidate, before, after, taken, loose=loose))
        return anchors

    def _certify(self, candidate: Candidate, before: int, after: int, taken: set[int], *, loose: bool) -> Anchor:
        margin = candidate.words - candidate.rival
        trust = self.evidence.trust(candidate)
        doubt = "unsure-wording"
        if candidate.number == "agrees":
            certainty, reason = self._numbered_certainty(candidate)
            doubt = reason if reason in ("number-only", "number-and-wording-disagree") else doubt
        else:
            certainty, reason = self._wording_certainty(candidate), "wording"
            settled = candidate.rival_question in taken
            next_to = before == candidate.question - 1 and after == candidate.question + 1
            if candidate.number == "differs" and trust >= 0.7 and candidate.shown >= 0:
                labelled = self.evidence.lines[candidate.at].mark
                if not (labelled and labelled.labelled and candidate.words >= 0.93 and margin >= 0.25):
                    certainty, doubt = min(certainty, 50), "number-and-wording-disagree"
                else:
                    certainty = min(certainty, 82)
            if margin < 0.08 and candidate.words < 0.99:
                if settled and next_to:
                    reason, certainty = "order", min(certainty, 70)
                else:
                    certainty, doubt = certainty - 35, "two-questions-alike"
            elif margin < 0.15:
                certainty -= 0 if next_to else 12
            if next_to:
                certainty += 6
            if not before < candidate.question < after and (candidate.words < 0.75 or margin < 0.2):
                certainty -= 20
        if candidate.also:
            certainty, doubt = min(certainty, 50), "several-questions"
        if loose and not (candidate.words >= 0.85 or (candidate.words >= 0.6 and candidate.number == "agrees")):
            certainty = min(certainty, 50)
        if self.evidence.foreign and candidate.words < 0.6:
            certainty, doubt = min(certainty, 40), "another-language"
        certainty = max(1, min(99, certainty))
        sure = certainty >= SURE
        if sure and self.evidence.lines[candidate.at].block.kind == "cell" and reason == "wording":
            reason = "table"
        end, stop, words_end = self.prompt_end(candidate)
        others = [(candidate.question, candidate.part, certainty)]
        others += [(q, "", certainty) for q in candidate.also]
        if candidate.rival > 0.3 and candidate.rival_question not in (candidate.question, *candidate.also):
            others.append((candidate.rival_question, "", min(certainty - 1, round(candidate.rival * 60))))
        if candidate.shown >= 0 and all(candidate.shown != q for q, _, _ in others):
            others.append((candidate.shown, "", min(certainty, 45)))
        # "2." alone on a line before "a) …" is part of the prompt.
        before_it = self.evidence.lines[candidate.at - 1] if candidate.at else None
        number = self.evidence.questions[candidate.question].number
        leads = (
            before_it is not None and before_it.bare and before_it.mark is not None and number in before_it.mark.numbers
        )
        return Anchor(
            candidate.question,
            candidate.part,
            candidate.at - 1 if leads and before < candidate.question else candidate.at,
            end,
            stop,
            certainty,
            reason if sure else doubt,
            sure,
            tuple(sorted(others, key=lambda o: -o[2])),
            words_end,
        )

    def prompt_end(self, candidate: Candidate) -> tuple[int, int, int]:
        """(line, stop, where the question's own words end): the prompt without the words of an answer.

        Where one line is all title it is all prompt; should nothing else follow, its rest is the answer after all.
        """
        match = candidate.match
        if match is None or candidate.words < 0.3 or (match.statement and candidate.words < 0.85):
            return candidate.at, self._title_end(candidate), self.evidence.lines[candidate.at].body
        end, stop = match.end, match.stop
        line = self.evidence.lines[end]
        rest = line.text[stop:]
        if rest.strip() and (
            (line.titled and len(rest) < max(150, stop)) or self._title_runs_on(line, rest, candidate.question)
        ):
            return end, len(line.text), stop
        end, stop = self._in_other_languages(candidate.question, end, stop)
        return end, stop, stop

    def _title_runs_on(self, line: Line, rest: str, question: int) -> bool:
        """ "3. How far has it come? Examples", and the answer on the next line of the same paragraph."""
        broken = line.end < len(line.block.text)
        short = len(rest) <= 60 and rest.rstrip()[-1:] not in (".", "!", ",", ";")
        return broken and short and self.evidence.lexicon.likely(rest).get(question, 0.0) > 0.1

    def _in_other_languages(self, question: int, end: int, stop: int) -> tuple[int, int]:
        """The question once more, in another of its languages, on the same line or the next."""
        for _ in range(5):
            at, offset = end, stop
            while (
                not self.evidence.lines[at].text[offset:].strip(" /|-")
                and at + 1 < len(self.evidence.lines)
                and at <= end
            ):
                at += 1
                offset = self.evidence.lines[at].body if self.evidence.lines[at].mark else 0
            text = self.evidence.lines[at].text
            while text[offset : offset + 1] in (" ", "/", "|", "-"):
                offset += 1
            match = self.evidence.lexicon.matches(self.evidence.lines, at, offset, ()).get(question)
            if match is None or match.score < 0.75 or match.part or match.statement:
                break
            end, stop = match.end, match.stop
        return end, stop

    def _title_end(self, candidate: Candidate) -> int:
        """Where a numbered title of the respondent's own ends ("4. Relevant issues", "4. Relevant issues: …")."""
        line = self.evidence.lines[candidate.at]
        own = line.text[line.body :]
        if line.bare or not own.strip():
            return line.body
        alone = candidate.at + 1 < len(self.evidence.lines)
        if alone and line.titled and (len(own) <= 160 or "?" in own):
            return len(line.text)
        if alone and line.brief and (self.titles or self.evidence.likeness(candidate.question, own) >= 0.3):
            return len(line.text)
        colons = [i for i, c in enumerate(own[:110]) if c == ":" and len(own[:i].split()) <= 10]
        least = 0.12 if self.labels else 0.3
        for colon in reversed(colons):
            if self.evidence.likeness(candidate.question, own[:colon]) >= least:
                return line.body + colon + 1
        return line.body
