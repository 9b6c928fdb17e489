"""Where in a document the questions stand, how surely, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from plenary.rules.questionnaire.choosing import Candidate, choose
from plenary.rules.questionnaire.language import language_of
from plenary.rules.questionnaire.lines import Line
from plenary.rules.questionnaire.numbering import STRONG, Family, family, numbered, roles
from plenary.rules.questionnaire.numbers import Numbers
from plenary.rules.questionnaire.values import Question
from plenary.rules.questionnaire.wording import Lexicon
from plenary.rules.questionnaire.words import fold

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
    worded: bool = False  # words of the question stand there, not only its number


@dataclass(slots=True)
class Found:
    """What `find` found."""

    anchors: list[Anchor]
    listed: set[int]  # lines of a mere list of questions: a contents page, the questionnaire printed before the answers
    foreign: bool = False  # the document's language is none of the questionnaire's


class Finder:
    """Weighs words, numbers, look and order of one document against one questionnaire."""

    def __init__(
        self, lines: Sequence[Line], questions: Sequence[Question], lexicon: Lexicon, numbers: Numbers
    ) -> None:
        self.lines = lines
        self.questions = questions
        self.lexicon = lexicon
        self.position = {q.number: i for i, q in enumerate(questions)}
        self.places = {numbers.known(q.number): i for i, q in enumerate(questions)}
        self.letters = [{p.letter for p in q.parts} for q in questions]
        self.candidates: list[Candidate] = []
        self.listed: set[int] = set()
        self.reliable: dict[Family, float] = {}
        self.agreeing: Counter[Family] = Counter()
        self.worded = False
        self.foreign = False
        self.strict = False  # nothing but loose likeness speaks for any question
        self.labels = False  # … or a title and a colon
        self.titles = False  # it is this document's habit to put a short title after a question's number

    # -- evidence ---------------------------------------------------------------------------------------------------

    def collect(self) -> None:
        """Every line that may be the place of a question."""
        for line in self.lines:
            if line.empty or line.carried:
                continue
            self._collect(line)

    def _collect(self, line: Line) -> None:
        mark = line.mark
        marked = tuple(self.places[n] for n in mark.numbers) if mark else ()
        at, offset = line.at, line.body
        if line.bare and line.at + 1 < len(self.lines) and self.lines[line.at + 1].carried:
            at, offset = line.at + 1, 0
        found = self.lexicon.matches(self.lines, at, offset, marked)
        if mark and not marked and mark.value and mark.style == "space":
            found |= {
                q: m
                for q, m in self.lexicon.matches(self.lines, line.at, 0, ()).items()
                if q not in found or m.score > found[q].score
            }
        shown = marked[0] if marked else -1
        numbering = bool(mark and mark.value and mark.style not in ("space", "letter"))
        scores = sorted(((m.score, q) for q, m in found.items()), reverse=True)
        for question in dict.fromkeys((*found, *marked[:1])):
            match = found.get(question)
            if match is None and (mark is None or mark.style == "space"):
                continue
            if match is not None and match.score < 0.2 and question not in marked:
                continue
            rival, other = next(((s, q) for s, q in scores if q != question), (0.0, -1))
            part = match.part if match else ""
            if mark and mark.part and mark.part in self.letters[question]:
                part = mark.part
            number = "agrees" if question in marked else "differs" if numbering else ""
            self.candidates.append(
                Candidate(
                    question=question,
                    part=part,
                    at=line.at,
                    end=match.end if match else line.at,
                    stop=match.stop if match else line.body,
                    match=match,
                    rival=rival,
                    rival_question=other,
                    number=number,
                    role="",
                    style=mark.style if mark and number else "",
                    also=marked[1:] if question == shown else (),
                    shown=shown,
                )
            )

    def _strongest(self, least: float) -> dict[int, Candidate]:
        """By line, the candidate whose words fit best."""
        best: dict[int, Candidate] = {}
        for candidate in self.candidates:
            known = best.get(candidate.at)
            if candidate.words >= least and (known is None or candidate.words > known.words):
                best[candidate.at] = candidate
        return best

    def _text_between(self, candidate: Candidate, until: int) -> int:
        """Letters of running text between a prompt and a line; titles on the way do not count."""
        end = self.lines[candidate.end]
        rest = end.text[candidate.stop :]
        size = 0 if end.titled and len(rest) < 160 else sum(c.isalpha() for c in rest)
        for line in self.lines[candidate.end + 1 : until]:
            if line.block.kind != "heading":
                size += sum(c.isalpha() for c in line.text)
            if size > 400:
                break
        return size

    def set_lists_aside(self) -> None:
        """Find the questions printed one after the other without answers, where the answers stand elsewhere."""
        strong = self._strongest(0.6)
        order = sorted(strong)
        runs: list[list[int]] = []
        for position, at in enumerate(order):
            joins = position and not self._text_between(strong[order[position - 1]], at)
            if joins and runs:
                runs[-1].append(at)
            else:
                runs.append([at])
        inner = {at for run in runs if len(run) >= 3 for at in run[:-1]}
        for run in runs:
            asked = {strong[at].question for at in run}
            if len(run) < 3 or len(asked) < 3:
                continue
            members = set(run)
            elsewhere = {c.question for at, c in strong.items() if at not in members and at not in inner}
            if 2 * len(asked) >= len(self.questions):
                elsewhere |= {
                    self.places[line.mark.numbers[0]]
                    for line in self.lines
                    if line.mark and line.mark.numbers and line.mark.style != "space"
                    if line.at not in members and line.at not in inner
                }
            if 2 * len(asked & elsewhere) >= len(asked):
                self.listed |= members
        self._list_rest(strong)
        self.candidates = [c for c in self.candidates if c.at not in self.listed]

    def _list_rest(self, strong: dict[int, Candidate]) -> None:
        """Lines of a listed question's own prompt that wrap, and its sub-answers, are listed with it."""
        for at in sorted(self.listed):
            candidate = strong[at]
            self.listed.update(range(at, candidate.end + 1))

    # -- numbers ----------------------------------------------------------------------------------------------------

    def weigh_numbers(self) -> None:
        """Tell the numbering of the questions from the numbering inside answers."""
        strong = self._strongest(0.5)
        self.worded = len({c.question for c in strong.values() if c.words >= 0.6}) >= min(3, len(self.questions))
        groups = numbered(self.lines)
        agree: Counter[Family] = Counter()
        differ: Counter[Family] = Counter()
        for at, candidate in strong.items():
            if candidate.words - candidate.rival < 0.12 or candidate.words < 0.6:
                continue
            if candidate.number == "agrees":
                agree[family(self.lines[at])] += 1
            elif candidate.number == "differs":
                differ[family(self.lines[at])] += 1
        by_line: dict[int, str] = {}
        main: dict[Family, list[Line]] = {}
        for name, members in groups.items():
            seen = agree[name] + differ[name]
            if seen:
                self.reliable[name] = agree[name] / seen
            elif self.worded:
                self.reliable[name] = 0.7 if name[1] in STRONG else 0.3
            else:
                self.reliable[name] = 0.8
            self.agreeing[name] = agree[name]
            pinned = {
                at: line.mark.value
                for line in members
                if line.mark and (at := line.at) in strong and strong[at].number == "agrees"
            }
            given = roles(members, pinned, self.listed)
            by_line.update({at: role for at, role in given.items()})
            main[name] = [line for line in members if given.get(line.at) == "main"]
        self._number_only(main, by_line)
        for candidate in self.candidates:
            candidate.role = by_line.get(candidate.at, "")

    def _number_only(self, main: dict[Family, list[Line]], by_line: dict[int, str]) -> None:
        """In a document that shows numbers alone, one manner of numbering counts the questions."""
        if self.worded or not main:
            return

        def asked(name: Family) -> set[str]:
            return {line.mark.numbers[0] for line in main[name] if line.mark and line.mark.numbers}

        best = max(main, key=lambda n: (len(asked(n)), n[1] in STRONG, -main[n][0].at if main[n] else 0))
        covered = len(asked(best))
        unknown = sum(1 for line in main[best] if line.mark and not line.mark.numbers)
        titled = [line for line in main[best] if line.titled and not line.bare and len(line.text) < 90]
        titles = len(titled) - sum(self._means(line) for line in titled)
        enough = (
            covered >= max(3, 0.5 * len(self.questions))
            if best[1] in STRONG
            else covered >= max(4, 0.6 * len(self.questions))
        )
        if not enough or unknown or (best[1] not in STRONG and 2 * titles > len(main[best])):
            self.strict = True
        for name, members in main.items():
            if name != best:
                for line in members:
                    by_line[line.at] = "list"

    def _means(self, line: Line) -> bool:
        """Whether a numbered title is likelier of its own question than of any other."""
        if line.mark is None or not line.mark.numbers:
            return False
        likely = self.lexicon.likely(line.text[line.body :])
        own = likely.get(self.places[line.mark.numbers[0]], 0.0)
        return own >= 0.2 and own == max(likely.values())

    # -- scores -----------------------------------------------------------------------------------------------------

    def _trust(self, candidate: Candidate) -> float:
        return self.reliable.get(family(self.lines[candidate.at]), 0.6) if candidate.number else 0.0

    def score(self, looks: Counter[tuple[str, int, bool, str]] | None = None) -> None:
        """Give each candidate its weight; `looks` counts how the anchors of a first reading look."""
        common, share = ("", 0, False, ""), 0.0
        if looks:
            common, count = looks.most_common(1)[0]
            share = count / looks.total()
        plain_titles = [self.lines[c.at].titled for c in self.candidates if c.number == "agrees" and c.words >= 0.5]
        always_titled = len(plain_titles) >= 4 and all(plain_titles)
        for candidate in self.candidates:
            line = self.lines[candidate.at]
            match, words = candidate.match, candidate.words
            trust = self._trust(candidate)
            strong = candidate.style in STRONG
            closed = bool(match and not match.statement)
            floor = 0.0
            if candidate.number == "agrees":
                floor = {"main": 0.62 if strong else 0.52, "unclear": 0.42}.get(candidate.role, 0.0)
                if self.worded and (trust < 0.7 or (self.agreeing[family(line)] < 2 and not strong)):
                    floor = 0.0
                if always_titled and not line.titled and not strong:
                    floor = 0.0
                floor += 0.05 if floor and line.titled else 0.0
                if words < 0.15:
                    candidate.score = floor
                    continue
            value = words
            if candidate.number == "agrees":
                value += {"main": 0.5, "unclear": 0.3}.get(candidate.role, 0.1) * max(trust, 0.3)
            elif candidate.number == "differs":
                value -= (0.2 if words >= 0.9 else 0.4) * trust
            if line.titled:
                value += 0.1
            if line.quoted and share and common[3] != "quoted":
                value -= 0.3
            if match and match.statement:
                value -= 0.15
            if (
                not line.titled
                and not candidate.number
                and words < 0.8
                and not (match and match.asks)
            ):
                value -= 0.12 if line.brief else 0.2 if closed else 0.35
            if candidate.rival > words:
                value -= candidate.rival - words
            if share >= 0.7 and looks and looks.total() >= 4:
                value += 0.08 if line.look == common else -0.08
            candidate.score = max(value, floor)

    def _without_parts(self) -> list[Candidate]:
        """A sub-answer's line is the place of its question only where nothing before it is."""
        first: dict[int, list[Candidate]] = {}
        kept: list[Candidate] = []
        for candidate in sorted(self.candidates, key=lambda c: (c.at, c.part)):
            earlier = first.setdefault(candidate.question, [])
            if candidate.part and any(c.score >= 0.5 and (not c.part or c.part < candidate.part) for c in earlier):
                continue
            earlier.append(candidate)
            if candidate.score >= 0.38:
                kept.append(candidate)
        return kept

    def read(self) -> list[Candidate]:
        """The chosen place of each question, in reading order."""
        self.score()
        chosen = choose(self._without_parts())
        looks = Counter(self.lines[c.at].look for c in chosen if c.words >= 0.6)
        if looks.total() >= 3:
            self.score(looks)
            chosen = choose(self._without_parts())
        return chosen

    # -- certainty --------------------------------------------------------------------------------------------------

    def _wording_certainty(self, candidate: Candidate) -> int:
        words, line = candidate.words, self.lines[candidate.at]
        steps = ((0.97, 95), (0.85, 92), (0.7, 86), (0.55, 74), (0.45, 63), (0.35, 50))
        certainty = next((c for least, c in steps if words >= least), 35)
        if candidate.match and candidate.match.statement:
            certainty -= 20
        elif not line.titled and words < 0.7 and not (candidate.match and candidate.match.asks):
            certainty -= 5 if line.brief else 15
        return certainty

    def _numbered_certainty(self, candidate: Candidate) -> tuple[int, str]:
        words, trust = candidate.words, self._trust(candidate)
        if words < 0.15:
            if candidate.role != "main":
                return 45, "number-only"
            if self.strict:
                return 50, "number-only"
            if self.worded:
                return (78 if candidate.style in STRONG else 70), "number"
            return (82 if candidate.style in STRONG else 74), "number"
        if words >= 0.6:
            return 98, "number-and-wording"
        if trust < 0.5 or candidate.role == "list":
            return self._wording_certainty(candidate), "wording"
        if candidate.rival > words + 0.12:
            return 45, "number-and-wording-disagree"
        return (92 if words >= 0.35 else 80 if candidate.role == "main" else 55), "number-and-wording"

    def certify(self, chosen: Sequence[Candidate]) -> list[Anchor]:
        """Each chosen place with its certainty, and the doubt where it is not sure."""
        taken = {c.question for c in chosen}
        firm = [c for c in chosen if c.words >= 0.75 or (c.number == "agrees" and (c.words >= 0.35 or not self.worded))]
        shown = [self.lines[c.at] for c in chosen if c.number == "agrees" and not self.lines[c.at].bare]
        self.titles = len(shown) >= 4 and 10 * sum(line.brief for line in shown) >= 7 * len(shown)
        labelled = [line for line in shown if 0 < line.text.find(":", line.body) < line.body + 100]
        self.labels = len(shown) >= 4 and 10 * len(labelled) >= 7 * len(shown)
        loose = self.strict or (not firm and 10 * len(chosen) < 6 * len(self.questions))
        anchors: list[Anchor] = []
        for position, candidate in enumerate(chosen):
            before = chosen[position - 1].question if position else -1
            after = chosen[position + 1].question if position + 1 < len(chosen) else len(self.questions)
            anchors.append(self._certify(candidate, before, after, taken, loose=loose))
        return anchors

    def _certify(self, candidate: Candidate, before: int, after: int, taken: set[int], *, loose: bool) -> Anchor:
        margin = candidate.words - candidate.rival
        trust = self._trust(candidate)
        doubt = "unsure-wording"
        if candidate.number == "agrees":
            certainty, reason = self._numbered_certainty(candidate)
            doubt = reason if reason in ("number-only", "number-and-wording-disagree") else doubt
        else:
            certainty, reason = self._wording_certainty(candidate), "wording"
            settled = candidate.rival_question in taken
            next_to = before == candidate.question - 1 and after == candidate.question + 1
            if candidate.number == "differs" and trust >= 0.7 and candidate.shown >= 0:
                labelled = self.lines[candidate.at].mark
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
        if loose:
            certainty = min(certainty, 50)
        if self.foreign and candidate.words < 0.6:
            certainty, doubt = min(certainty, 40), "another-language"
        certainty = max(1, min(99, certainty))
        sure = certainty >= SURE
        if sure and self.lines[candidate.at].block.kind == "cell" and reason == "wording":
            reason = "table"
        end, stop = self._prompt_end(candidate)
        others = [(candidate.question, candidate.part, certainty)]
        others += [(q, "", certainty) for q in candidate.also]
        if candidate.rival > 0.3 and candidate.rival_question not in (candidate.question, *candidate.also):
            others.append((candidate.rival_question, "", min(certainty - 1, round(candidate.rival * 60))))
        if candidate.shown >= 0 and all(candidate.shown != q for q, _, _ in others):
            others.append((candidate.shown, "", min(certainty, 45)))
        return Anchor(
            candidate.question,
            candidate.part,
            candidate.at,
            end,
            stop,
            certainty,
            reason if sure else doubt,
            sure,
            tuple(sorted(others, key=lambda o: -o[2])),
            candidate.words >= 0.35,
        )

    def _prompt_end(self, candidate: Candidate) -> tuple[int, int]:
        """The prompt without the words of an answer, and with the whole title where one line is all title."""
        match = candidate.match
        if match is None or candidate.words < 0.3 or (match.statement and candidate.words < 0.85):
            return candidate.at, self._title_end(candidate)
        end, stop = match.end, match.stop
        line = self.lines[end]
        rest = line.text[stop:]
        if line.titled and rest.strip() and len(rest) < max(150, stop):
            stop = len(line.text)
        return self._in_other_languages(candidate.question, end, stop)

    def _in_other_languages(self, question: int, end: int, stop: int) -> tuple[int, int]:
        """The question once more, in another of its languages, on the same line or the next."""
        for _ in range(5):
            at, offset = end, stop
            while not self.lines[at].text[offset:].strip(" /|-") and at + 1 < len(self.lines) and at <= end:
                at += 1
                offset = self.lines[at].body if self.lines[at].mark else 0
            text = self.lines[at].text
            while text[offset : offset + 1] in (" ", "/", "|", "-"):
                offset += 1
            match = self.lexicon.matches(self.lines, at, offset, ()).get(question)
            if match is None or match.score < 0.75 or match.part or match.statement:
                break
            end, stop = match.end, match.stop
        return end, stop

    def _title_end(self, candidate: Candidate) -> int:
        """Where a numbered title of the respondent's own ends ("4. Relevant issues", "4. Relevant issues: …")."""
        line = self.lines[candidate.at]
        own = line.text[line.body :]
        if line.bare or not own.strip():
            return line.body
        alone = candidate.at + 1 < len(self.lines)
        if alone and line.titled and (len(own) <= 160 or "?" in own):
            return len(line.text)
        if alone and line.brief and (self.titles or self._likeness(candidate.question, own) >= 0.3):
            return len(line.text)
        colons = [i for i, c in enumerate(own[:110]) if c == ":" and len(own[:i].split()) <= 10]
        least = 0.12 if self.labels else 0.3
        for colon in reversed(colons):
            if self._likeness(candidate.question, own[:colon]) >= least:
                return line.body + colon + 1
        return line.body

    def _likeness(self, question: int, text: str) -> float:
        likely = self.lexicon.likely(text)
        own = likely.get(question, 0.0)
        return own if own and own == max(likely.values()) else 0.0


def find(
    lines: Sequence[Line],
    questions: Sequence[Question],
    lexicon: Lexicon,
    numbers: Numbers,
    *,
    languages: frozenset[str],
) -> Found:
    """The places of questions in a document; `languages` are those of the questionnaire."""
    finder = Finder(lines, questions, lexicon, numbers)
    finder.collect()
    finder.set_lists_aside()
    finder.weigh_numbers()
    if not finder.worded:
        spoken = language_of("\n".join(line.text for line in lines[:200]))
        finder.foreign = bool(spoken and languages and spoken not in languages)
    chosen = finder.read()
    anchors = finder.certify(chosen)
    return Found(_settle(finder, chosen, anchors), finder.listed, finder.foreign)


def _settle(finder: Finder, chosen: Sequence[Candidate], anchors: list[Anchor]) -> list[Anchor]:
    """Add the places that no question was given but that a person has to look at."""
    return sorted([*anchors, *_repeated(finder, chosen, anchors), *_missed(finder, anchors)], key=lambda a: a.at)


def _owner(anchors: Sequence[Anchor], at: int) -> Anchor | None:
    found = None
    for anchor in anchors:
        if anchor.at > at:
            break
        found = anchor
    return found


def _repeated(finder: Finder, chosen: Sequence[Candidate], anchors: Sequence[Anchor]) -> list[Anchor]:
    """A question that stands a second time, as an anchor would, with words of its own beneath it."""
    taken = {c.at: c for c in chosen}
    spans = {at for c in chosen for at in range(c.at, c.end + 1)}
    looks = Counter(finder.lines[c.at].look for c in chosen)
    found: list[Anchor] = []
    for candidate in finder.candidates:
        line = finder.lines[candidate.at]
        if candidate.at in spans or candidate.at in taken:
            continue
        owner = _owner(anchors, candidate.at)
        if owner is not None and owner.question == candidate.question:
            continue
        alike = looks[line.look] > 0 and (line.titled or candidate.number == "agrees")
        if not alike and candidate.words >= 0.8 and (candidate.number == "agrees" or owner is None):
            # A summary at the top, in another look: worth a person's eye where words stand beneath the question.
            after = candidate.end + 1
            alike = finder._text_between(candidate, after) > 0 or (
                after < len(finder.lines) and after not in taken and finder.lines[after].block.kind != "heading"
            )
        strong = candidate.words >= 0.8 or (candidate.words >= 0.6 and candidate.number == "agrees")
        if not (strong and alike) or line.quoted or (candidate.match and candidate.match.statement):
            continue
        if candidate.part and owner is not None and owner.question == candidate.question:
            continue
        end, stop = finder._prompt_end(candidate)
        found.append(
            Anchor(
                candidate.question,
                candidate.part,
                candidate.at,
                end,
                stop,
                50,
                "repeated-question",
                False,
                ((candidate.question, candidate.part, 50),),
                True,
            )
        )
        spans.update(range(candidate.at, candidate.end + 1))
    return found


def _missed(finder: Finder, anchors: Sequence[Anchor]) -> list[Anchor]:
    """Lines that look as the anchors do, or ask, where questions are missing: a question reworded beyond knowing?"""
    if not anchors:
        return []
    missing = set(range(len(finder.questions))) - {a.question for a in anchors}
    missing -= {q for a in anchors for q, _, _ in a.candidates if not a.sure}
    if not missing:
        return []
    sure = [a for a in anchors if a.sure]
    looks = Counter(finder.lines[a.at].look for a in sure)
    common, count = looks.most_common(1)[0] if looks else (("", 0, False, ""), 0)
    distinct = (
        count >= 3 and 10 * count >= 7 * len(sure) and (common[2] or common[0] == "heading" or common[3] == "left")
    )
    weak: dict[int, dict[int, float]] = {}
    counted: dict[int, int] = {}
    for candidate in finder.candidates:
        if candidate.question in missing and candidate.number == "agrees" and candidate.role in ("main", "unclear"):
            counted[candidate.at] = candidate.question
        if candidate.question in missing:
            said = weak.setdefault(candidate.at, {})
            said[candidate.question] = max(said.get(candidate.question, 0.0), candidate.words)
    repeated = Counter(fold(line.text) for line in finder.lines if line.titled or "?" in line.text)
    found: list[Anchor] = []
    for position, anchor in enumerate(anchors):
        until = anchors[position + 1].at if position + 1 < len(anchors) else len(finder.lines)
        following = anchors[position + 1].question if position + 1 < len(anchors) else len(finder.questions)
        between = [q for q in sorted(missing) if anchor.question < q < following]
        for line in finder.lines[anchor.end + 1 : until]:
            if line.empty or line.at in finder.listed or line.carried:
                continue
            text = line.text.rstrip()
            alike = distinct and line.look == common and not line.bare
            asking = "?" in text and len(text) <= 400 and not text[text.rindex("?") + 60 :].strip()
            said = weak.get(line.at, {})
            words = max(said.values(), default=0.0)
            likely = finder.lexicon.likely(text[:400]) if between and not line.mark else {}
            near = max((likely.get(q, 0.0) for q in between), default=0.0)
            if repeated[fold(text)] > 1:
                continue  # a subtitle or a phrase that the respondent uses in several answers
            # Where questions look like any paragraph, a short line without a full stop may be one.
            title = not distinct and line.mark is None and line.brief and line.block.kind == "paragraph" and line.at + 1 < until
            if (
                (counted.get(line.at, -1) in between and (not distinct or line.look == common or words >= 0.25))
                or (alike and (between or words >= 0.25) and (asking or near >= 0.15 or words >= 0.25 or line.side == "left"))
                or (asking and between and (line.titled or line.mark is not None or not line.block.text.count("\n")))
                or (title and between and 3 <= len(text.split()) and not line.quoted)
                or (words >= 0.4 and (line.titled or asking or line.brief))
            ):
                guesses = sorted(
                    {*between[:8], *(q for q, w in said.items() if w >= 0.25)}, key=lambda q: (-likely.get(q, 0.0), q)
                )
                ranked = tuple((q, "", max(10, 45 - 8 * i)) for i, q in enumerate(guesses[:5]))
                found.append(
                    Anchor(-1, "", line.at, line.at, len(line.text), 45, "unsure-wording", False, ranked, words >= 0.25)
                )
    return found
