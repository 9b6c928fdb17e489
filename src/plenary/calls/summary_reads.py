"""The summary of responses: its statements with the support that is counted for each, and what none of them cites.

What a statement rests on is counted here and nowhere typed: the citations of confirmed responses, those who refuse
citation included (counted, never named). A response that was merged into another counts as that other one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from plenary.calls.models import Answer, Call, Citation, Correction, Response, Statement, Summary
from plenary.calls.rights import SUMMARISE
from plenary.members.reads import stakeholder_groups
from plenary.record.actor import Actor
from plenary.rules import citing, claims, compilation, support
from plenary.rules.questionnaire import sort_key
from plenary.rules.support import Support

Words = dict[str, str]
SPOKEN = compilation.REAL  # states of an answer that says something


@dataclass(frozen=True, slots=True)
class SummaryLine:
    call: str
    group: str
    title: Words
    intro: str
    language: str
    published: datetime | None
    version: int
    statements: int


def line(call: str) -> SummaryLine | None:
    """The summary of a call; None where it has not been begun. One query."""
    s = (
        Summary.objects.filter(call__slug=call)
        .select_related("call__group")
        .annotate(n=Count("statements", filter=Q(statements__dropped=False)))
        .first()
    )
    if s is None:
        return None
    return SummaryLine(call, s.call.group.slug, s.title, s.intro, s.language, s.published, s.version, s.n)


def open_to(by: Actor, group: str, summary: SummaryLine | None) -> bool:
    """May she read it? Once it is published everybody; before, whoever writes it."""
    return (summary is not None and summary.published is not None) or SUMMARISE.asked(by, group).allowed


@dataclass(frozen=True, slots=True)
class Ground:
    """What support is counted from: the confirmed responses of a call, and who of them answered which question."""

    call: str
    codes: tuple[str, ...]  # stakeholder groups, in order
    responses: Mapping[int, compilation.Response]  # those who refuse citation too: theirs are counted
    spoke: Mapping[str, frozenset[int]]  # by question, where it was asked for
    review: int  # in review: they do not count yet

    def answering(self, question: str) -> Collection[int]:
        """Who answered the question; in the general part everybody who responded."""
        return self.spoke.get(question, frozenset()) if question else self.responses.keys()


def ground(call: str, questions: Collection[str] | None = None) -> Ground:
    """Load it; `questions` narrows whose answers are looked at (None: all). Five queries. Raises Call.DoesNotExist."""
    owner = Call.objects.select_related("group").get(slug=call)
    codes = tuple(g.code for g in stakeholder_groups(owner.group.slug))
    columns = ("number", "name", "group_code", "region", "language", "cited", "late", "received", "joint")
    confirmed = Response.objects.filter(call=owner, state="confirmed").order_by("number")
    responses = {
        number: compilation.Response(
            number, name, code if code in codes else "", region, language, cited, late, came.isoformat(), tuple(joint)
        )
        for number, name, code, region, language, cited, late, came, joint in confirmed.values_list(*columns)
    }
    rows = Answer.objects.filter(response__call=owner, response__state="confirmed", state__in=SPOKEN)
    if questions is not None:
        rows = rows.filter(question__number__in=questions)
    spoke: dict[str, set[int]] = {}
    for number, question in rows.values_list("response__number", "question__number"):
        spoke.setdefault(question, set()).add(number)
    return Ground(
        call=call,
        codes=codes,
        responses=responses,
        spoke={question: frozenset(numbers) for question, numbers in spoke.items()},
        review=Response.objects.filter(call=owner, state="review").count(),
    )


@dataclass(frozen=True, slots=True)
class Cited:
    """An answer that a statement rests on and that may be named. `signatories` stand under a coalition's own name."""

    id: int
    response: int
    name: str
    group: str
    question: str
    part: str
    quote: str
    signatories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """What was corrected after publication, and on how many answers it rested before and after."""

    statement: int
    before: str  # "": added
    before_answers: int
    after: str  # "": dropped
    after_answers: int
    reason: str
    corrected: datetime


@dataclass(frozen=True, slots=True)
class StatementLine:
    number: int
    question: str  # "" in the general part
    text: str  # with "{support}" where the computed words go
    origin: str
    dropped: bool
    support: Support  # all groups together
    groups: tuple[Support, ...]  # of those who said so; OTHERS at the end
    answered: int  # stakeholder groups that answered
    late: int  # of those counted, came after the deadline
    cited: tuple[Cited, ...]
    withheld: int  # responses that count and are not named
    hidden: tuple[tuple[int, int, str], ...]  # for the editor: (citation, response, answer) of these
    lapsed: tuple[tuple[int, int], ...]  # for the editor: (citation, response) of what counts no longer
    overlaps: tuple[compilation.Overlap, ...]  # a coalition and a signatory of it, both counted: both answered (X8)
    corrections: tuple[CorrectionLine, ...]

    @property
    def speaking(self) -> int:
        """Stakeholder groups among those counted."""
        return sum(1 for g in self.groups if g.group not in ("", support.OTHERS) and g.count)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands, and how long it is: enough to cut the summary into pages."""

    number: int
    question: str
    letters: int
    citations: int


def outline(call: str) -> tuple[Place, ...]:
    """All statements that stand, in order: the general part, the questions, what is outside them. One query."""
    rows = (
        Statement.objects.filter(summary__call__slug=call, dropped=False)
        .annotate(n=Count("citations"))
        .values_list("number", "question__number", "question__kind", "order", "text", "n")
    )
    ordered = sorted(rows, key=lambda r: (r[2] == "other", sort_key(r[1]) if r[1] else (), r[3]))
    return tuple(Place(number, q or "", len(text), n) for number, q, _k, _o, text, n in ordered)


def statements(
    call: str, on: Ground, *, question: str | None = None, numbers: Collection[int] | None = None
) -> tuple[StatementLine, ...]:
    """Statements in order: of one question's part, or just `numbers` (those that were dropped too), or all. Three queries."""
    rows = Statement.objects.filter(summary__call__slug=call).select_related("question").order_by("order")
    rows = rows.filter(dropped=False) if numbers is None else rows.filter(number__in=numbers)
    if question is not None:
        rows = rows.filter(question__number=question) if question else rows.filter(question=None)
    found = list(rows)
    keys = [s.pk for s in found]
    cited: dict[int, list[tuple[Any, ...]]] = {}
    columns = ("statement_id", "pk", "response__number", "response__merged__number", "question", "part", "quote")
    for key, *rest in Citation.objects.filter(statement__in=keys).order_by("pk").values_list(*columns):
        cited.setdefault(key, []).append(tuple(rest))
    corrected: dict[int, list[CorrectionLine]] = {}
    for c in Correction.objects.filter(statement__in=keys).select_related("statement").order_by("pk"):
        corrected.setdefault(c.statement_id, []).append(_correction(c))
    made = [_statement(s, cited.get(s.pk, ()), tuple(corrected.get(s.pk, ())), on) for s in found]
    if numbers is None:
        return tuple(made)
    place = {number: n for n, number in enumerate(numbers)}
    return tuple(sorted(made, key=lambda s: place[s.number]))


def _statement(
    s: Any, citations: Iterable[tuple[Any, ...]], corrections: tuple[CorrectionLine, ...], on: Ground
) -> StatementLine:
    question = s.question.number if s.question_id else ""
    answers: dict[int, list[tuple[Any, ...]]] = {}
    lapsed = []
    for key, own, merged, asked, part, quote in citations:
        number = merged or own
        if number in on.responses:
            answers.setdefault(number, []).append((key, asked, part, quote))
        else:
            lapsed.append((key, own))
    named = answers.keys()
    counted, withheld = citing.counts(on.responses.values(), named, on.answering(question), on.codes)
    cited, hidden = [], []
    for who in citing.credit(on.responses.values(), named, on.codes):
        for key, asked, part, quote in answers[who.response]:
            if who.withheld:
                hidden.append((key, who.response, f"{asked} {part}".strip()))
            else:
                cited.append(Cited(key, who.response, who.name, who.group, asked, part, quote, who.signatories))
    return StatementLine(
        number=s.number,
        question=question,
        text=s.text,
        origin=s.origin,
        dropped=s.dropped,
        support=support.overall(counted),
        groups=tuple(g for g in support.by_group(counted, withheld) if g.count),
        answered=sum(1 for code, (_n, of) in counted.items() if code and of),
        late=sum(1 for n in named if on.responses[n].late),
        cited=tuple(cited),
        withheld=sum(withheld.values()),
        hidden=tuple(hidden),
        lapsed=tuple(lapsed),
        overlaps=compilation.overlaps(r for n in named if (r := on.responses[n]).cited),
        corrections=corrections,
    )


def _correction(c: Any) -> CorrectionLine:
    before, before_answers = _kept(c.before)
    after, after_answers = _kept(c.after)
    before, after = claims.filled(before, "…"), claims.filled(after, "…")  # the words of then were counted then
    return CorrectionLine(c.statement.number, before, before_answers, after, after_answers, c.reason, c.corrected)


def _kept(text: str) -> tuple[str, int]:
    """A statement as acts.summarising keeps it in a correction: its text, and on how many answers it rested."""
    words, _line, count = text.rpartition("\n")
    return (words, int(count[1:-1])) if count else ("", 0)


def corrections(call: str) -> tuple[CorrectionLine, ...]:
    """Everything that was corrected after publication, the newest first. One query."""
    rows = Correction.objects.filter(statement__summary__call__slug=call).select_related("statement")
    return tuple(_correction(c) for c in rows.order_by("-pk"))


@dataclass(frozen=True, slots=True)
class Uncited:
    """A response that no statement cites. It has no name where citation was not authorised."""

    number: int
    name: str
    group: str
    questions: tuple[str, ...]  # which it answers, where the ground knows of all
    signatories: tuple[str, ...]


def uncited(on: Ground) -> tuple[Uncited, ...]:
    """The completeness list: every confirmed response that no statement cites (X7). One query."""
    rows = Citation.objects.filter(statement__summary__call__slug=on.call, statement__dropped=False).values_list(
        "statement__number", "response__number", "response__merged__number"
    )
    citations = [citing.Citation(str(s), merged or own) for s, own, merged in rows]
    found = citing.uncited(on.responses.values(), citations)
    answers: dict[int, list[str]] = {}
    for question in sorted(on.spoke, key=sort_key):
        for number in on.spoke[question]:
            answers.setdefault(number, []).append(question)
    return tuple(
        Uncited(
            number=who.response,
            name=who.name,
            group=who.group,
            questions=tuple(answers.get(who.response, ())),
            signatories=who.signatories,
        )
        for who in citing.credit(on.responses.values(), found, on.codes)
    )


def forgotten(call: str, without: Collection[int] = ()) -> tuple[int, ...]:
    """Numbers of the confirmed responses that no statement cites, were the citations `without` (keys) not there. Two queries."""
    responses = [
        compilation.Response(n, "", "", "", "", True, False, "")
        for n in Response.objects.filter(call__slug=call, state="confirmed").values_list("number", flat=True)
    ]
    rows = Citation.objects.filter(statement__summary__call__slug=call, statement__dropped=False).exclude(
        pk__in=without
    )
    named = rows.values_list("statement__number", "response__number", "response__merged__number")
    return citing.uncited(responses, (citing.Citation(str(s), merged or own) for s, own, merged in named))


def miscredited(on: Ground, lines: Sequence[StatementLine]) -> dict[int, tuple[citing.Miscredit, ...]]:
    """Statements that name a signatory where only the coalition is cited (X7), by number."""
    citations = [citing.Citation(str(s.number), c.response) for s in lines for c in s.cited]
    found: dict[int, list[citing.Miscredit]] = {}
    for m in citing.miscredited(on.responses.values(), {str(s.number): s.text for s in lines}, citations):
        found.setdefault(int(m.statement), []).append(m)
    return {number: tuple(every) for number, every in found.items()}
