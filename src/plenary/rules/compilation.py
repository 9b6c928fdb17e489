"""One record of answers, compiled by question and by respondent: two orders of the same content.

The prose a secretariat reads is `docs/rules/compilation.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plenary.rules.questionnaire.numbers import sort_key

WITHHELD = "withheld"
REAL = frozenset({"answered", "reference"})  # what counts as having answered


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as far as compiling needs it: its number and the letters of its parts."""

    number: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """One response. `received` is an ISO 8601 instant; `joint` names the signatories of a joint answer."""

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
    """One answer in a compilation. Where citation was not authorised its text is "" and its state "withheld"."""

    response: Response
    question: str
    part: str
    text: str
    state: str
    language: str


@dataclass(frozen=True, slots=True)
class QuestionSection:
    question: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RespondentSection:
    response: Response
    items: tuple[Item, ...]


def _item(response: Response, given: Given) -> Item:
    if response.cited:
        return Item(response, given.question, given.part, given.text, given.state, given.language)
    return Item(response, given.question, given.part, "", WITHHELD, "")


def in_order(responses: Iterable[Response], groups: Sequence[str]) -> tuple[Response, ...]:
    """By stakeholder group in the order given (the others last), then by number."""
    place = {code: n for n, code in enumerate(groups)}
    return tuple(sorted(responses, key=lambda r: (place.get(r.group, len(place)), r.number)))


def _by_key(given: Iterable[Given]) -> dict[tuple[int, str], list[Given]]:
    found: dict[tuple[int, str], list[Given]] = {}
    for g in given:
        found.setdefault((g.response, g.question), []).append(g)
    for several in found.values():
        several.sort(key=lambda g: g.part)
    return found


def by_question(
    questions: Sequence[Asked], responses: Sequence[Response], given: Sequence[Given], *, groups: Sequence[str] = ()
) -> tuple[QuestionSection, ...]:
    """Questions in natural order; under each its answers, by stakeholder group and then by response."""
    found = _by_key(given)
    ordered = in_order(responses, groups)
    return tuple(
        QuestionSection(q.number, tuple(_item(r, g) for r in ordered for g in found.get((r.number, q.number), ())))
        for q in sorted(questions, key=lambda q: sort_key(q.number))
    )


def by_respondent(
    questions: Sequence[Asked], responses: Sequence[Response], given: Sequence[Given], *, groups: Sequence[str] = ()
) -> tuple[RespondentSection, ...]:
    """Respondents by stakeholder group and number; under each her answers in the natural order of the questions."""
    found = _by_key(given)
    numbers = [q.number for q in sorted(questions, key=lambda q: sort_key(q.number))]
    return tuple(
        RespondentSection(r, tuple(_item(r, g) for n in numbers for g in found.get((r.number, n), ())))
        for r in in_order(responses, groups)
    )


Row = tuple[int, str, str, str, str]  # response, question, part, text, state


def content(sections: Iterable[QuestionSection | RespondentSection]) -> frozenset[Row]:
    """What a compilation holds, whatever its order: both ways must give the same set."""
    return frozenset((i.response.number, i.question, i.part, i.text, i.state) for s in sections for i in s.items)


def not_cited(responses: Iterable[Response], cited: Iterable[int]) -> tuple[int, ...]:
    """The responses that a summary does not cite: each is to be cited, or listed as not cited (X7)."""
    named = set(cited)
    return tuple(sorted(r.number for r in responses if r.number not in named))


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


def statistics(
    responses: Sequence[Response], given: Sequence[Given], *, groups: Sequence[str] = (), regions: Sequence[str] = ()
) -> Statistics:
    """Count. `groups` and `regions` give the order, and appear with 0 where nobody of them answered."""
    who = {r.number: r for r in responses}
    known = [g for g in given if g.response in who]
    answering = {(g.question, g.response) for g in known if g.state in REAL}
    states: dict[str, Counter[str]] = {}
    for g in known:
        states.setdefault(g.question, Counter())[g.state] += 1
    per_question = Counter(question for question, _response in answering)
    return Statistics(
        total=len(responses),
        at_deadline=sum(1 for r in responses if not r.late),
        late=sum(1 for r in responses if r.late),
        withheld=sum(1 for r in responses if not r.cited),
        joint=sum(1 for r in responses if r.joint),
        words=sum(len(g.text.split()) for g in known),
        by_group=_ordered(Counter(r.group for r in responses), groups),
        by_region=_ordered(Counter(r.region for r in responses), regions),
        group_by_region=dict(Counter((r.group, r.region) for r in responses)),
        by_question=tuple(sorted(per_question.items(), key=lambda kv: sort_key(kv[0]))),
        states={q: dict(c) for q, c in sorted(states.items(), key=lambda kv: sort_key(kv[0]))},
        question_by_group=dict(Counter((question, who[response].group) for question, response in answering)),
    )


def _ordered(counts: Mapping[str, int], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    def every() -> Iterator[str]:
        yield from order
        yield from sorted(set(counts) - set(order))

    return tuple((key, counts.get(key, 0)) for key in every())
