"""What speaks for a line as the place of a question: its words, its number, its look, its neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from plenary.rules.questionnaire.choosing import Candidate, choose
from plenary.rules.questionnaire.lines import Line
from plenary.rules.questionnaire.numbering import STRONG, Family, family, numbered, roles
from plenary.rules.questionnaire.numbers import Numbers
from plenary.rules.questionnaire.values import Question
from plenary.rules.questionnaire.wording import Lexicon


class Evidence:
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
        self.counting = False  # nothing but numbers tells the questions, and they do so beyond doubt
        self.strict = False  # nothing but loose likeness speaks for any question

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

    def text_between(self, candidate: Candidate, until: int) -> int:
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
            joins = position and not self.text_between(strong[order[position - 1]], at)
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
        whole = [c for c in strong.values() if not c.part]  # a sub-question's words say nothing of the other questions
        said = {c.question for c in whole if c.words >= 0.6}
        exact = any(c.words >= 0.85 and not self.lines[c.at].quoted for c in whole)
        self.worded = len(said) >= min(3, len(self.questions)) or exact
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
            by_line.update(given)
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
        lettered = {line.mark.part for line in self.lines if self._lettered(line) and line.mark}
        if len(lettered) > 1:
            # "2 a)", "2 b)": only the questionnaire itself teaches to number so.
            covered = len(
                asked(best) | {line.mark.numbers[0] for line in self.lines if self._lettered(line) and line.mark}
            )
        if not enough or unknown:
            self.strict = True
        elif len(lettered) > 1 and covered == len(self.questions):
            self.strict = False
        elif best[1] not in STRONG:
            self.strict = 2 * titles > len(main[best]) or not self._speaks_to_numbers(main[best])
        self.counting = not self.strict
        for name, members in main.items():
            if name != best:
                for line in members:
                    by_line[line.at] = "main" if self._lettered(line) and not self.strict else "list"

    def _lettered(self, line: Line) -> bool:
        """Whether a line shows a number and a letter that the questionnaire has: "2 b)"."""
        mark = line.mark
        return bool(mark and mark.numbers and mark.part in self.letters[self.places[mark.numbers[0]]])

    def _speaks_to_numbers(self, members: Sequence[Line]) -> bool:
        """Whether texts numbered 1, 2, 3 … speak of what questions 1, 2, 3 … ask, rather than of any other.

        Many a paper numbers its paragraphs; only by their sense can they be told from answers. For each text the
        questions are ranked by what they share with it (more than they share with the other texts). By chance a text's
        own question ranks in the middle; for answers it ranks clearly higher on the average. Where every question has
        its text and nothing is over, less is asked for.
        """
        count = len(self.questions)
        shares: list[tuple[int, list[float]]] = []
        for member, following in zip(members, [*members[1:], None], strict=False):
            if not (member.mark and member.mark.numbers):
                continue
            until = min(following.at if following else len(self.lines), member.at + 30)
            likely = self.lexicon.likely(" ".join(line.text for line in self.lines[member.at : until])[:4000])
            shares.append((self.places[member.mark.numbers[0]], [likely.get(q, 0.0) for q in range(count)]))
        if count < 6 or not shares:
            return False
        usual = [sum(share[q] for _, share in shares) / len(shares) for q in range(count)]
        ranks = 0.0
        for own, share in shares:
            above = [s - u for s, u in zip(share, usual, strict=True)]
            ranks += (sum(a > above[own] for a in above) + (above.count(above[own]) - 1) / 2) / (count - 1)
        complete = len({own for own, _ in shares}) == count
        return ranks / len(shares) <= 0.5 - (1.9 if complete else 3.3) * 0.29 / sqrt(len(shares))

    def _means(self, line: Line) -> bool:
        """Whether a numbered title is likelier of its own question than of any other."""
        if line.mark is None or not line.mark.numbers:
            return False
        likely = self.lexicon.likely(line.text[line.body :])
        own = likely.get(self.places[line.mark.numbers[0]], 0.0)
        return own >= 0.2 and own == max(likely.values())

    def likeness(self, question: int, text: str) -> float:
        """How much a text shares with a question, where it shares more with no other; otherwise 0."""
        likely = self.lexicon.likely(text)
        own = likely.get(question, 0.0)
        return own if own and own == max(likely.values()) else 0.0

    # -- scores -----------------------------------------------------------------------------------------------------

    def trust(self, candidate: Candidate) -> float:
        """How far the numbering that the line shows is that of the questions, 0 to 1."""
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
            trust = self.trust(candidate)
            strong = candidate.style in STRONG
            closed = bool(match and not match.statement)
            floor = 0.0
            if candidate.number == "agrees":
                floor = {"main": 0.62 if strong else 0.52, "unclear": 0.42}.get(candidate.role, 0.0)
                if self.counting and candidate.role == "main":
                    floor = 0.95
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
            if not line.titled and not candidate.number and words < 0.8 and not (match and match.asks):
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
