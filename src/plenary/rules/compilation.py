"""One record of answers, compiled by question and by respondent: two orders of the same content, and its counts.

The prose a secretariat reads is `docs/rules/compilation.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from plenary.rules.questionnaire.numbers import sort_key
from plenary.rules.questionnaire.words import fold, words

WITHHELD = "withheld"
REAL = frozenset({"answered", "reference"})  # what counts as having answered
_STRENGTH = {"blank": 0, "not_applicable": 1, "reference": 2, "answered": 3}


class Numbered(Protocol):
    """All that compiling needs of a question; `plenary.rules.questionnaire.Question` has it too."""

    @property
    def number(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as far as compiling needs it: its number and the letters of its parts."""

    number: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """One response. `received` is an ISO 8601 instant; `joint` names the signatories of a joint answer.

    A coalition is one respondent under its own name, and its answers are never credited to one signatory. `cited`
    is True only where the respondent authorised citation.
    """

    number: int
    respondent: str
    group: str
    region: str
    language: str
    cited: bool
    late: bool
    received: str
    joint: tuple[str, ...] = ()
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it stands in the record: the response's number, question, part, prose, state, language."""

    response: int
    question: str
    part: str
    text: str
    state: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One answer in a compilation.

    Where citation was not authorised its text is "", its state "withheld", and of its response only the number is
    left: no name, signatory, group, region, language or date.
    """

    response: Response
    question: str
    part: str
    text: str
    state: str
    language: str
    notes: tuple[str, ...] = ()  # codes: "joint", "late", "language" (not that of the response), "in-review"


@dataclass(frozen=True, slots=True)
class QuestionSection:
    """A question with everything that was answered to it."""

    question: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RespondentSection:
    """A response with all its answers."""

    response: Response
    items: tuple[Item, ...]


def _shown(response: Response, withheld_name: str) -> Response:
    """The response as far as it may be shown."""
    if response.cited:
        return response
    return replace(
        response, respondent=withheld_name, group="", region="", language="", late=False, received="", joint=()
    )


def _item(response: Response, given: Given, shown: Response) -> Item:
    if not response.cited:
        return Item(shown, given.question, given.part, "", WITHHELD, "")
    notes = {
        "joint": bool(response.joint),
        "late": response.late,
        "language": bool(given.language and response.language and given.language != response.language),
        "in-review": not response.confirmed,
    }
    said = tuple(code for code, holds in notes.items() if holds)
    return Item(shown, given.question, given.part, given.text, given.state, given.language, said)


def in_order(responses: Iterable[Response], groups: Sequence[str]) -> tuple[Response, ...]:
    """By stakeholder group in the order given (others by name, unknown last), then by number; withheld ones at the end.

    A withheld response among its group would betray the group.
    """
    place = {code: n for n, code in enumerate(groups)}

    def key(response: Response) -> tuple[bool, int, bool, str, int]:
        if not response.cited:
            return (True, 0, False, "", response.number)
        group = response.group
        unforeseen = "" if group in place else group
        return (False, place.get(group, len(place)), not group, unforeseen, response.number)

    return tuple(sorted(responses, key=key))


def _by_key(given: Iterable[Given]) -> dict[tuple[int, str], list[Given]]:
    found: dict[tuple[int, str], list[Given]] = {}
    for g in given:
        found.setdefault((g.response, g.question), []).append(g)
    for several in found.values():
        several.sort(key=lambda g: sort_key(g.part))
    return found


def by_question(
    questions: Sequence[Numbered],
    responses: Sequence[Response],
    given: Sequence[Given],
    *,
    groups: Sequence[str] = (),
    withheld_name: str = "",
) -> tuple[QuestionSection, ...]:
    """Questions in natural order; under each its answers, by stakeholder group and then by response.

    `withheld_name` stands for the name of a respondent who did not authorise citation. Compiled is what is handed
    over: a publication leaves out the responses that are `in_review`. See `unplaced` for what would be left out.
    """
    found = _by_key(given)
    ordered = [(r, _shown(r, withheld_name)) for r in in_order(responses, groups)]
    return tuple(
        QuestionSection(
            q.number, tuple(_item(r, g, shown) for r, shown in ordered for g in found.get((r.number, q.number), ()))
        )
        for q in sorted(questions, key=lambda q: sort_key(q.number))
    )


def by_respondent(
    questions: Sequence[Numbered],
    responses: Sequence[Response],
    given: Sequence[Given],
    *,
    groups: Sequence[str] = (),
    withheld_name: str = "",
) -> tuple[RespondentSection, ...]:
    """Respondents by stakeholder group and number; under each her answers in the natural order of the questions."""
    found = _by_key(given)
    numbers = [q.number for q in sorted(questions, key=lambda q: sort_key(q.number))]
    ordered = [(r, _shown(r, withheld_name)) for r in in_order(responses, groups)]
    return tuple(
        RespondentSection(shown, tuple(_item(r, g, shown) for n in numbers for g in found.get((r.number, n), ())))
        for r, shown in ordered
    )


Row = tuple[int, str, str, str, str, str]  # response, respondent, question, part, text, state


def content(sections: Iterable[QuestionSection | RespondentSection]) -> frozenset[Row]:
    """What a compilation holds, whatever its order: both ways must give the same set."""
    return frozenset(
        (i.response.number, i.response.respondent, i.question, i.part, i.text, i.state)
        for s in sections
        for i in s.items
    )


def unplaced(questions: Iterable[Numbered], responses: Iterable[Response], given: Iterable[Given]) -> tuple[Given, ...]:
    """Answers that no section would hold, since their question or their response is not among those compiled."""
    numbers, known = {q.number for q in questions}, {r.number for r in responses}
    return tuple(g for g in given if g.question not in numbers or g.response not in known)


def in_review(responses: Iterable[Response]) -> tuple[Response, ...]:
    """Responses that nobody has confirmed yet, by number."""
    return tuple(sorted((r for r in responses if not r.confirmed), key=lambda r: r.number))


def not_cited(responses: Iterable[Response], cited: Iterable[int]) -> tuple[int, ...]:
    """The responses that a summary does not cite: each is to be cited, or listed as not cited (X7)."""
    named = set(cited)
    return tuple(sorted(r.number for r in responses if r.number not in named))


def wrongly_cited(responses: Iterable[Response], cited: Iterable[int]) -> tuple[int, ...]:
    """What a summary cites but may not: numbers that there are not, and responses that did not authorise it (X1)."""
    free = {r.number for r in responses if r.cited}
    return tuple(sorted(set(cited) - free))


@dataclass(frozen=True, slots=True)
class Overlap:
    """A coalition's signatory that also answered in its own name."""

    joint: int  # number of the joint response
    own: int  # number of the signatory's own
    name: str  # as the joint response writes it


def overlaps(responses: Iterable[Response]) -> tuple[Overlap, ...]:
    """Signatories of joint responses who also answered alone: both stand, each under its own name (X8)."""
    ordered = sorted(responses, key=lambda r: r.number)
    own = {fold(r.respondent): r.number for r in reversed(ordered) if not r.joint}
    return tuple(Overlap(r.number, own[fold(n)], n) for r in ordered for n in r.joint if fold(n) in own)


@dataclass(frozen=True, slots=True)
class Count:
    """Responses under one label."""

    label: str  # a group or a region; "" where it is not known
    at_deadline: int
    later: int

    @property
    def total(self) -> int:
        return self.at_deadline + self.later


@dataclass(frozen=True, slots=True)
class Tally:
    """How the responses dealt with one question (or one part of it)."""

    question: str
    part: str  # "" for the question as a whole
    group: str | None  # None for all groups together
    answered: int
    blank: int  # left blank, or nothing there at all
    not_applicable: int
    reference: int

    @property
    def total(self) -> int:
        return self.answered + self.blank + self.not_applicable + self.reference


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of responses (those that refuse citation included) and of answers. Pairs keep the order they are shown in."""

    total: int
    at_deadline: int
    late: int
    withheld: int
    joint: int
    words: int
    by_group: tuple[tuple[str, int], ...]
    by_region: tuple[tuple[str, int], ...]
    group_by_region: Mapping[tuple[str, str], int]
    by_question: tuple[tuple[str, int], ...]  # responses with a real answer
    states: Mapping[str, Mapping[str, int]]  # question -> state -> answers
    question_by_group: Mapping[tuple[str, str], int]
    in_review: int = 0
    groups: tuple[Count, ...] = ()  # as `by_group`, what came by the deadline apart from what came later
    regions: tuple[Count, ...] = ()
    languages: tuple[tuple[str, int], ...] = ()  # of responses, the commonest first
    tallies: tuple[Tally, ...] = ()  # each question as a whole, followed by its parts
    tallies_by_group: tuple[Tally, ...] = ()  # each question as a whole, group by group


def statistics(
    responses: Sequence[Response],
    given: Sequence[Given],
    *,
    groups: Sequence[str] = (),
    regions: Sequence[str] = (),
    questions: Sequence[Numbered] = (),
) -> Statistics:
    """Count. `groups` and `regions` give the order, and appear with 0 where nobody of them answered.

    `questions` are tallied even where nobody answered them. In a tally a response counts once: a question is answered
    where one of its parts is; a reference goes before "not applicable", and that before a blank. Words are counted as
    `plenary.rules.questionnaire.words` does.
    """
    who = {r.number: r for r in responses}
    known = [g for g in given if g.response in who]
    answering = {(g.question, g.response) for g in known if g.state in REAL}
    states: dict[str, Counter[str]] = {}
    for g in known:
        states.setdefault(g.question, Counter())[g.state] += 1
    per_question = Counter(question for question, _response in answering)
    tallies, by_group = _tallies(responses, known, groups, questions)
    return Statistics(
        total=len(responses),
        at_deadline=sum(1 for r in responses if not r.late),
        late=sum(1 for r in responses if r.late),
        withheld=sum(1 for r in responses if not r.cited),
        joint=sum(1 for r in responses if r.joint),
        words=sum(words(g.text) for g in known),
        by_group=_ordered(Counter(r.group for r in responses), groups),
        by_region=_ordered(Counter(r.region for r in responses), regions),
        group_by_region=dict(Counter((r.group, r.region) for r in responses)),
        by_question=tuple(sorted(per_question.items(), key=lambda kv: sort_key(kv[0]))),
        states={q: dict(c) for q, c in sorted(states.items(), key=lambda kv: sort_key(kv[0]))},
        question_by_group=dict(Counter((question, who[response].group) for question, response in answering)),
        in_review=sum(1 for r in responses if not r.confirmed),
        groups=_counts([(r.group, r.late) for r in responses], groups),
        regions=_counts([(r.region, r.late) for r in responses], regions),
        languages=tuple(sorted(Counter(r.language for r in responses).items(), key=lambda kv: (-kv[1], kv[0]))),
        tallies=tallies,
        tallies_by_group=by_group,
    )


def _labels(used: Iterable[str], order: Sequence[str]) -> Iterator[str]:
    """Labels in the order given, then those not foreseen by name, then "" where something has none."""
    given = tuple(dict.fromkeys(order))
    yield from given
    yield from sorted(set(used) - set(given), key=lambda label: (not label, label))


def _ordered(counts: Mapping[str, int], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    return tuple((key, counts.get(key, 0)) for key in _labels(counts, order))


def _counts(used: Sequence[tuple[str, bool]], order: Sequence[str]) -> tuple[Count, ...]:
    found = Counter(used)
    labels = _labels((label for label, _ in used), order)
    return tuple(Count(label, found[label, False], found[label, True]) for label in labels)


def _tally(question: str, part: str, group: str | None, states: Iterable[str]) -> Tally:
    n = Counter(states)
    return Tally(question, part, group, n["answered"], n["blank"], n["not_applicable"], n["reference"])


def _tallies(
    responses: Sequence[Response], given: Sequence[Given], groups: Sequence[str], questions: Sequence[Numbered]
) -> tuple[tuple[Tally, ...], tuple[Tally, ...]]:
    best: dict[tuple[str, str, int], str] = {}  # (question, part, response); the whole question under part ""
    letters: dict[str, set[str]] = {}
    for g in given:
        state = g.state if g.state in _STRENGTH else "answered"
        letters.setdefault(g.question, set()).update({g.part} - {""})
        for part in {g.part, ""}:
            key = (g.question, part, g.response)
            best[key] = max(state, best.get(key, "blank"), key=_STRENGTH.__getitem__)
    labels = _labels((r.group for r in responses), groups)
    members = {label: [r for r in responses if r.group == label] for label in labels}
    overall: list[Tally] = []
    by_group: list[Tally] = []
    for number in sorted({q.number for q in questions} | set(letters), key=lambda n: (sort_key(n), n)):
        for part in ["", *sorted(letters.get(number, ()), key=sort_key)]:
            found = (best.get((number, part, r.number), "blank") for r in responses)
            overall.append(_tally(number, part, None, found))
        for label, own in members.items():
            by_group.append(_tally(number, "", label, (best.get((number, "", r.number), "blank") for r in own)))
    return tuple(overall), tuple(by_group)
