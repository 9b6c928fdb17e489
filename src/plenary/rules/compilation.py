# NOTE TO THE ENGINEER OF THIS FILE: your own face (Entry, entries, response: int, statistics(questions, ...)) is the one that
# calls/composing.py, charts.py and compiling.py now use, committed. Keep exactly this face; delete these three lines and
# commit. Do not go back to Item/items.
"""The responses to a questionnaire, compiled by question and by respondent: one content in two orders, and its counts.

The prose a chair reads is `docs/rules/compilation.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plenary.rules.questionnaire import Question, sort_key, words
from plenary.rules.questionnaire.words import fold

WITHHELD = "withheld"  # the state of an answer that its respondent did not authorise for citation


@dataclass(frozen=True, slots=True)
class Response:
    """What one respondent handed in. A coalition is one respondent under its own name."""

    number: int  # unique in the call, from 1
    respondent: str  # name; of a coalition the coalition's
    group: str  # stakeholder group; "" where it is not known
    region: str  # "" where it is not known
    language: str  # BCP 47
    cited: bool  # whether the respondent authorises citation; without a clear yes it is False
    late: bool  # received after the deadline
    received: str  # ISO 8601 instant
    joint: tuple[str, ...] = ()  # signatories of a joint response
    confirmed: bool = True  # False while it is in review: it is not compiled, and counted apart


@dataclass(frozen=True, slots=True)
class Given:
    """One answer."""

    response: int
    question: str
    part: str  # "" or the letter of a sub-answer
    text: str  # prose
    state: str  # "answered", "blank", "not_applicable", "reference"
    language: str = ""  # BCP 47; may differ from the response's, "" where it is the same


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader has to know about an entry."""

    code: str  # "joint" (values: the signatories), "late" (value: when received), "language" (value: of the answer)
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer as it is shown. A withheld one shows neither text, name, group, region, language nor note."""

    response: int
    respondent: str
    group: str
    region: str
    language: str
    question: str
    part: str
    text: str
    state: str
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionSection:
    """A question with all that was answered to it, in the order of the groups, then of the responses' numbers."""

    question: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class RespondentSection:
    """A respondent with all her answers, in natural order of the questions."""

    response: int
    respondent: str
    group: str
    region: str
    notes: tuple[Note, ...]
    entries: tuple[Entry, ...]


Content = tuple[tuple[str, str, str, str, str], ...]


def _notes(response: Response) -> tuple[Note, ...]:
    notes: list[Note] = []
    if response.joint:
        notes.append(Note("joint", response.joint))
    if response.late:
        notes.append(Note("late", (response.received,)))
    return tuple(notes)


def _check(questions: Sequence[Question], responses: Sequence[Response], given: Iterable[Given]) -> None:
    """Raise ValueError where an answer would be lost: no such response, no such question."""
    known = {r.number for r in responses}
    if len(known) != len(responses):
        raise ValueError("two responses have the same number")
    numbers = {q.number for q in questions}
    for answer in given:
        if answer.response not in known:
            raise ValueError(f"an answer to question {answer.question} belongs to no response: {answer.response}")
        if answer.question not in numbers:
            raise ValueError(f"response {answer.response} answers no such question: {answer.question}")


def _labels(given: Sequence[str], used: Iterable[str]) -> list[str]:
    """Labels as given, then those not foreseen by name, then "" where something has none."""
    order = list(dict.fromkeys(given))
    return order + sorted(set(used) - set(order), key=lambda label: (not label, label))


def _order(responses: Sequence[Response], groups: Sequence[str]) -> list[Response]:
    """Confirmed responses as they are printed; withheld ones last, so that their place betrays no group."""
    rank = {group: place for place, group in enumerate(_labels(groups, (r.group for r in responses)))}
    confirmed = [r for r in responses if r.confirmed]
    return sorted(confirmed, key=lambda r: (not r.cited, rank[r.group] if r.cited else 0, r.number))


def _entry(response: Response, answer: Given, withheld_name: str) -> Entry:
    if not response.cited:
        return Entry(response.number, withheld_name, "", "", "", answer.question, answer.part, "", WITHHELD)
    notes = _notes(response)
    if answer.language and response.language and answer.language != response.language:
        notes += (Note("language", (answer.language,)),)
    return Entry(
        response.number,
        response.respondent,
        response.group,
        response.region,
        answer.language or response.language,
        answer.question,
        answer.part,
        answer.text,
        answer.state,
        notes,
    )


def _answers(given: Iterable[Given]) -> dict[int, dict[str, list[Given]]]:
    """Answers by response and question, sub-answers in order of their letters."""
    by_response: dict[int, dict[str, list[Given]]] = {}
    for answer in given:
        by_response.setdefault(answer.response, {}).setdefault(answer.question, []).append(answer)
    for own in by_response.values():
        for answers in own.values():
            answers.sort(key=lambda a: sort_key(a.part))
    return by_response


def by_question(
    questions: Sequence[Question],
    responses: Sequence[Response],
    given: Sequence[Given],
    *,
    groups: Sequence[str] = (),
    withheld_name: str = "",
) -> tuple[QuestionSection, ...]:
    """Every question, in natural order, with its answers; a question that nobody answered has an empty section.

    `groups` are the stakeholder groups in their order; `withheld_name` stands for every respondent who did not
    authorise citation. Raises ValueError where an answer names an unknown response or question.
    """
    _check(questions, responses, given)
    answers = _answers(given)
    ordered = _order(responses, groups)
    return tuple(
        QuestionSection(
            question.number,
            tuple(
                _entry(response, answer, withheld_name)
                for response in ordered
                for answer in answers.get(response.number, {}).get(question.number, ())
            ),
        )
        for question in sorted(questions, key=lambda q: sort_key(q.number))
    )


def by_respondent(
    questions: Sequence[Question],
    responses: Sequence[Response],
    given: Sequence[Given],
    *,
    groups: Sequence[str] = (),
    withheld_name: str = "",
) -> tuple[RespondentSection, ...]:
    """Every confirmed response with its answers: the same content as `by_question`, and the same arguments."""
    _check(questions, responses, given)
    answers = _answers(given)
    numbers = [q.number for q in sorted(questions, key=lambda q: sort_key(q.number))]
    sections: list[RespondentSection] = []
    for response in _order(responses, groups):
        own = answers.get(response.number, {})
        entries = tuple(_entry(response, answer, withheld_name) for n in numbers for answer in own.get(n, ()))
        if response.cited:
            name, group, region, notes = response.respondent, response.group, response.region, _notes(response)
        else:
            name, group, region, notes = withheld_name, "", "", ()
        sections.append(RespondentSection(response.number, name, group, region, notes, entries))
    return tuple(sections)


def content(sections: Iterable[QuestionSection | RespondentSection]) -> Content:
    """Every (respondent, question, part, text, state), sorted, as often as it occurs: equal for both compilations."""
    return tuple(
        sorted((e.respondent, e.question, e.part, e.text, e.state) for section in sections for e in section.entries)
    )


def in_review(responses: Iterable[Response]) -> tuple[Response, ...]:
    """Responses that are not yet confirmed, hence not compiled, by number."""
    return tuple(sorted((r for r in responses if not r.confirmed), key=lambda r: r.number))


def not_cited(responses: Iterable[Response], cited_numbers: Iterable[int]) -> tuple[Response, ...]:
    """The confirmed responses that a summary does not cite, by number: each has to be cited or to stand in this list.

    Raises ValueError where the summary cites a response that there is not, that is in review, or whose respondent did
    not authorise it.
    """
    cited = set(cited_numbers)
    by_number = {r.number: r for r in responses}
    for number in sorted(cited):
        response = by_number.get(number)
        if response is None or not response.confirmed:
            raise ValueError(f"cited, but not among the confirmed responses: {number}")
        if not response.cited:
            raise ValueError(f"cited without the respondent's authorisation: {number}")
    return tuple(r for n, r in sorted(by_number.items()) if r.confirmed and n not in cited)


@dataclass(frozen=True, slots=True)
class Overlap:
    """A coalition's signatory that also answered in its own name."""

    joint: int  # number of the joint response
    own: int  # number of the signatory's own
    name: str  # as the joint response writes it


def overlaps(responses: Iterable[Response]) -> tuple[Overlap, ...]:
    """Signatories of joint responses who also answered alone: both stand, and a summary must not count them twice."""
    ordered = sorted(responses, key=lambda r: r.number)
    own = {fold(r.respondent): r.number for r in reversed(ordered) if not r.joint}
    return tuple(Overlap(r.number, own[fold(n)], n) for r in ordered for n in r.joint if fold(n) in own)


@dataclass(frozen=True, slots=True)
class Count:
    """Confirmed responses under one label."""

    label: str  # a group or a region; "" where it is not known
    at_deadline: int
    later: int

    @property
    def total(self) -> int:
        return self.at_deadline + self.later


@dataclass(frozen=True, slots=True)
class Tally:
    """How confirmed responses dealt with one question (or one sub-question)."""

    question: str
    part: str  # "" for the question as a whole
    group: str | None  # None for all groups together
    answered: int
    blank: int  # said so, or said nothing
    not_applicable: int
    reference: int

    @property
    def total(self) -> int:
        return self.answered + self.blank + self.not_applicable + self.reference


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a call. What is withheld is counted like the rest."""

    at_deadline: int
    later: int
    withheld: int  # confirmed responses without authorisation to cite
    in_review: int  # in no other count
    joint: int  # joint responses; each is one response
    by_group: tuple[Count, ...]
    by_region: tuple[Count, ...]
    cross: tuple[tuple[str, str, int], ...]  # (group, region, responses), every pair
    by_language: tuple[tuple[str, int], ...]  # (language of the response, responses), the commonest first
    by_question: tuple[Tally, ...]  # each question as a whole, then its sub-questions
    by_question_and_group: tuple[Tally, ...]  # each question as a whole by each group
    words: int

    @property
    def responses(self) -> int:
        return self.at_deadline + self.later


_STRENGTH = {"answered": 3, "reference": 2, "not_applicable": 1, "blank": 0}
_States = Mapping[tuple[int, str, str], str]  # by (response, question, part); the whole question under part ""


def _counts(labels: Sequence[str], used: Iterable[tuple[str, bool]]) -> tuple[Count, ...]:
    found = Counter(used)
    return tuple(Count(label, found[label, False], found[label, True]) for label in labels)


def _tally(states: _States, question: str, part: str, group: str | None, responses: Iterable[Response]) -> Tally:
    found = Counter(states.get((r.number, question, part), "blank") for r in responses)
    return Tally(question, part, group, found["answered"], found["blank"], found["not_applicable"], found["reference"])


def _states(given: Iterable[Given]) -> dict[tuple[int, str, str], str]:
    """The strongest state of each part, and of each question over its parts."""
    states: dict[tuple[int, str, str], str] = {}
    for answer in given:
        state = answer.state if answer.state in _STRENGTH else "answered"
        for part in {answer.part, ""}:
            key = (answer.response, answer.question, part)
            states[key] = max(state, states.get(key, "blank"), key=_STRENGTH.__getitem__)
    return states


def statistics(
    questions: Sequence[Question],
    responses: Sequence[Response],
    given: Sequence[Given],
    *,
    groups: Sequence[str] = (),
    regions: Sequence[str] = (),
) -> Statistics:
    """Count responses by group and region, answers by question and group, and words.

    A question counts as answered where one of its sub-answers is; a reference ("see 15") goes before "not applicable",
    and that before a blank. Labels come in the order given; others follow by name, so that no response is left out.
    Raises ValueError where an answer names an unknown response or question.
    """
    _check(questions, responses, given)
    confirmed = sorted((r for r in responses if r.confirmed), key=lambda r: r.number)
    numbers = {r.number for r in confirmed}
    states = _states(given)
    all_groups = _labels(groups, (r.group for r in confirmed))
    all_regions = _labels(regions, (r.region for r in confirmed))
    members = {group: [r for r in confirmed if r.group == group] for group in all_groups}
    letters: dict[str, set[str]] = {q.number: {p.letter for p in q.parts} for q in questions}
    for answer in given:
        letters[answer.question].update({answer.part} - {""})
    ordered = sorted(letters, key=lambda n: (sort_key(n), n))
    pairs = Counter((r.group, r.region) for r in confirmed)
    languages = Counter(r.language for r in confirmed)
    return Statistics(
        at_deadline=sum(not r.late for r in confirmed),
        later=sum(r.late for r in confirmed),
        withheld=sum(not r.cited for r in confirmed),
        in_review=len(responses) - len(confirmed),
        joint=sum(bool(r.joint) for r in confirmed),
        by_group=_counts(all_groups, ((r.group, r.late) for r in confirmed)),
        by_region=_counts(all_regions, ((r.region, r.late) for r in confirmed)),
        cross=tuple((g, r, pairs[g, r]) for g in all_groups for r in all_regions),
        by_language=tuple(sorted(languages.items(), key=lambda item: (-item[1], item[0]))),
        by_question=tuple(
            _tally(states, n, part, None, confirmed)
            for n in ordered
            for part in ["", *sorted(letters[n], key=sort_key)]
        ),
        by_question_and_group=tuple(_tally(states, n, "", g, members[g]) for n in ordered for g in all_groups),
        words=sum(words(a.text) for a in given if a.response in numbers),
    )
