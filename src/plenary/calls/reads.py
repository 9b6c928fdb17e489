"""What a viewer may see of calls, questions, responses and answers, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F
from django.db.models.functions import Substr

from plenary.calls import asked, counting
from plenary.calls.models import STANDING, Answer, Call, Question, Response
from plenary.calls.rights import REVIEW, may_see, visible
from plenary.calls.tallies import OTHERS as OTHERS
from plenary.calls.tallies import Shelf as Shelf
from plenary.calls.tallies import Tally as Tally
from plenary.calls.tallies import answered as answered
from plenary.calls.tallies import answered_by as answered_by
from plenary.calls.tallies import shelves as shelves
from plenary.calls.tallies import tally as tally
from plenary.record.actor import Actor
from plenary.record.kept import Kept
from plenary.rules import questionnaire as rule
from plenary.rules.deadlines import CallFacts, Left, Standing, left, standing
from plenary.rules.masking import mask
from plenary.rules.questionnaire import sort_key

Words = dict[str, str]


@dataclass(frozen=True, slots=True)
class CallLine:
    slug: str
    group: str
    group_short: str
    zone: str
    title: Words
    languages: tuple[str, ...]
    opened: datetime | None
    deadline: datetime | None
    first_deadline: datetime | None
    channels: tuple[dict[str, Any], ...]
    symbol: str
    questions: int
    received: int  # all that count
    late: int
    review: int
    withheld: int  # counted, never shown
    builds_on: tuple[str, str, Words] | None  # group, slug and title of the call whose answers this one goes on from
    version: int
    intro: Words
    adoption: dict[str, Any]  # words, where and seat; agreed: numbers; before: the versions before
    facts: CallFacts
    cited_unless: bool = True  # what consent means where a response says nothing of it

    def standing(self, now: datetime) -> Standing:
        """Where the call stands: pages say it of this, and of nothing that a job would have to keep up."""
        return standing(self.facts, now)

    def left(self, now: datetime) -> Left | None:
        """Time until the deadline, or since; None without one."""
        return left(now, self.deadline) if self.deadline else None

    @property
    def frozen(self) -> bool:
        """May its questions no longer be changed?"""
        return bool(self.received or self.facts.adopted)


@dataclass(frozen=True, slots=True)
class QuestionLine:
    id: int
    number: str
    as_given: Any
    text: Words
    help: Words
    parts: tuple[dict[str, Any], ...]
    kind: str
    choices: tuple[dict[str, Any], ...]
    relevant: str
    refs: tuple[str, ...]
    required: bool = False

    @property
    def other(self) -> bool:
        """Is this no question, but the place of input outside the questions (A114)?"""
        return self.kind == "other"

    @property
    def anchor(self) -> str:
        return "Q" + self.number.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class ResponseLine:
    id: int
    number: int
    name: str  # "" where the viewer may not know
    group: str  # code
    region: str
    country: str
    language: str
    received: datetime
    late: bool
    cited: bool
    state: str
    why_review: tuple[str, ...]
    joint: tuple[str, ...]
    twin: int  # number of the response it resembles; 0
    file: int
    filename: str
    answers: int
    reason: str = ""  # why it was set aside or removed


@dataclass(frozen=True, slots=True)
class AnswerLine:
    response: int  # number
    question: str
    part: str
    text: str
    state: str
    see: tuple[str, ...]
    language: str
    corrected: datetime | None


def _call(c: Any, counted: counting.Counted) -> CallLine:
    received, late, review, withheld = counted.once("call", lambda: _sums(counted.facts))
    return CallLine(
        slug=c.slug,
        group=c.group.slug,
        group_short=c.group.short,
        zone=c.group.zone,
        title=c.title,
        languages=tuple(c.languages),
        opened=c.opened,
        deadline=c.deadline,
        first_deadline=c.first_deadline,
        channels=tuple(c.channels),
        symbol=c.symbol,
        questions=counted.questions,
        received=received,
        late=late,
        review=review,
        withheld=withheld,
        builds_on=(c.builds_on.group.slug, c.builds_on.slug, c.builds_on.title) if c.builds_on else None,
        version=c.version,
        intro=c.intro,
        adoption=c.adoption,
        facts=CallFacts(
            adopted=c.adopted,
            formatted=c.formatted,
            opens=c.opened,
            deadline=c.deadline,
            closed=c.closed,
            accepts_late=c.accepts_late,
            drafted_here=c.drafted_here,
        ),
        cited_unless=c.cited_unless,
    )


def _sums(facts: Mapping[counting.Facts, int]) -> tuple[int, int, int, int]:
    """Received, late, in review, withheld."""
    standing_ = [(f, n) for f, n in facts.items() if f.state in STANDING]
    return (
        sum(n for _f, n in standing_),
        sum(n for f, n in standing_ if f.late),
        sum(n for f, n in standing_ if f.state == "review"),
        sum(n for f, n in standing_ if f.state == "confirmed" and not f.cited),
    )


def calls(*, group: str = "") -> tuple[CallLine, ...]:
    """Calls, the newest first. Two queries."""
    rows = Call.objects.select_related("group", "builds_on__group").order_by("-opened", "-pk")
    found = list(rows.filter(group__slug=group) if group else rows)
    counted = counting.many([c.slug for c in found])
    return tuple(_call(c, counted[c.slug]) for c in found)


def call(slug: str) -> CallLine | None:
    """One call; None where there is none. Two queries."""
    found = asked.call(slug)
    return None if found is None else _call(found, counting.of(slug))


def questions(slug: str) -> tuple[QuestionLine, ...]:
    """The questions of a call in natural order."""
    return _questions.get(slug, lambda: _questions_now(slug))


_questions: Kept[tuple[QuestionLine, ...]] = Kept()


def _questions_now(slug: str) -> tuple[QuestionLine, ...]:
    rows = [
        QuestionLine(
            q.pk,
            q.number,
            q.as_given,
            q.text,
            q.help,
            tuple(q.parts),
            q.kind,
            tuple(q.choices),
            q.relevant,
            tuple(q.refs),
            q.required,
        )
        for q in Question.objects.filter(call__slug=slug)
    ]
    return tuple(sorted(rows, key=lambda q: sort_key(q.number)))


def to_split(lines: tuple[QuestionLine, ...]) -> tuple[rule.Question, ...]:
    """The questions as the splitting rule takes them; notes ask nothing, and what is outside the questions neither."""
    return tuple(
        rule.Question(
            number=q.number,
            wordings=tuple(v for v in q.text.values() if v),
            parts=tuple(rule.Part(p["letter"], tuple(v for v in p["text"].values() if v)) for p in q.parts),
            kind=q.kind,
            choices=tuple(v for c in q.choices for v in (c["text"].values() or [c["value"]])),
        )
        for q in lines
        if q.kind not in ("note", "other")
    )


def _counts(responses: Sequence[int]) -> dict[int, int]:
    """How many answers each of these responses has, by key."""
    found = Answer.objects.filter(response__in=responses).values_list("response_id")
    return dict(found.annotate(n=Count("pk")).order_by())


def responses(
    by: Actor,
    slug: str,
    *,
    state: str = "",
    group: str = "",
    after: int = 0,
    count: int = 0,
    numbers: Collection[int] | None = None,
    counted: bool = True,
) -> tuple[ResponseLine, ...]:
    """The responses this viewer may see, by number. Those that refuse citation have no name for others than the secretariat.

    They are counted all the same: everybody sees that response 17 came, and from which group. `after` a number, at
    most `count` of them (0: all), or just `numbers`; their answers are counted where that is asked for. Three queries.
    """
    owner = asked.call(slug)
    if owner is None:
        return ()
    knows = REVIEW.asked(by, owner.group.slug).allowed
    rows = Response.objects.filter(call=owner).order_by("number")
    if not knows:
        rows = rows.filter(state="confirmed")
    if state:
        rows = rows.filter(state=state)
    if numbers is not None:
        rows = rows.filter(number__in=numbers)
    elif count or group:
        # The page's numbers first: a database that looks for them would sort all that are of the group.
        states = (state,) if state else () if knows else ("confirmed",)
        listed = counting.of(slug).numbers(states, group=group)
        rows = rows.filter(number__in=counting.after(listed, after, count))
    elif after:
        rows = rows.filter(number__gt=after)
    found = list(rows.values_list(*_LINE))
    answers = _counts([row[0] for row in found]) if counted else {}
    return tuple(_response(row, knows, answers.get(row[0], 0)) for row in found)


_LINE = (
    "pk",
    "number",
    "name",
    "group_code",
    "region",
    "country",
    "language",
    "received",
    "late",
    "cited",
    "state",
    "why_review",
    "joint",
    "twin__number",
    "file_id",
    "file__name",
    "reason",
)


def _response(row: tuple[Any, ...], knows: bool, answers: int) -> ResponseLine:
    pk, number, name, group, region, country, language, received, late, cited, state = row[:11]
    why, joint, twin, file, filename, reason = row[11:]
    shown = knows or cited
    return ResponseLine(
        id=pk,
        number=number,
        name=name if shown else "",
        group=group,
        region=region,
        country=country if shown else "",
        language=language,
        received=received,
        late=late,
        cited=cited,
        state=state,
        why_review=tuple(why),
        joint=tuple(joint) if shown else (),
        twin=(twin or 0) if knows else 0,
        file=(file or 0) if knows else 0,
        filename=(filename or "") if knows else "",
        answers=answers,
        reason=reason,
    )


def response(by: Actor, slug: str, number: int) -> ResponseLine | None:
    """One response, where the viewer may see it: withheld and unreviewed ones are there for the secretariat alone."""
    owner = asked.call(slug)
    if owner is None:
        return None
    rows = visible(by, Response.objects.filter(call=owner, number=number), owner.group.slug)
    found = rows.values_list(*_LINE).first()
    if found is None:
        return None
    return _response(found, REVIEW.asked(by, owner.group.slug).allowed, _counts([found[0]]).get(found[0], 0))


LONGEST_ADDRESS = 330  # 64 letters before the sign, 254 in all, and its surroundings


def answers(
    by: Actor,
    slug: str,
    *,
    question: str = "",
    number: int = 0,
    numbers: Collection[int] | None = None,
    letters: int = 0,
) -> tuple[AnswerLine, ...]:
    """Answers to one question, or of one response, or all: only those this viewer may see. Three queries.

    Personal addresses in them are masked for all but the secretariat (A88); what is stored stays as it was given. With
    `letters` only the beginnings are read, at least as long as that: no address is cut within it.
    """
    owner = asked.call(slug)
    if owner is None:
        return ()
    knows = REVIEW.asked(by, owner.group.slug).allowed
    if number or numbers is not None:
        # Few: named by their keys. A database that is given state or question first looks through all there are.
        few = Response.objects.filter(call=owner, number__in=[number] if number else numbers or ())
        named = few.values_list("pk", "state", "cited", named=True)
        shown = [r.pk for r in named if may_see(by, r, owner.group.slug)]
        rows = Answer.objects.filter(response__in=shown)
    else:
        rows = Answer.objects.filter(response__in=visible(by, Response.objects.filter(call=owner), owner.group.slug))
    if not number:  # one response that no longer counts is still read by the secretariat
        rows = rows.filter(response__state__in=STANDING)
    if question:
        rows = rows.filter(question_id=next((q.id for q in questions(slug) if q.number == question), 0))
    text: Any = Substr("text", 1, letters + LONGEST_ADDRESS) if letters else F("text")
    columns = ("response__number", "question__number", "part", "words", "state", "see", "language", "corrected")
    return tuple(
        AnswerLine(r, q, p, t if knows else mask(t), s, tuple(see), lang, corrected)
        for r, q, p, t, s, see, lang, corrected in rows.annotate(words=text)
        .order_by("response__number", "question__order", "part")
        .values_list(*columns)
    )
