"""What a viewer may see of calls, questions, responses and answers, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from plenary.calls.models import STANDING, Answer, Call, Question, Response
from plenary.calls.rights import REVIEW, visible
from plenary.members.reads import GroupName, stakeholder_groups
from plenary.record.actor import Actor
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


def _call(c: Any) -> CallLine:
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
        questions=c.n_questions,
        received=c.n_received,
        late=c.n_late,
        review=c.n_review,
        withheld=c.n_withheld,
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


_COUNTS = {
    "n_questions": Count("questions", filter=~Q(questions__kind="other"), distinct=True),
    "n_received": Count("responses", filter=Q(responses__state__in=STANDING), distinct=True),
    "n_late": Count("responses", filter=Q(responses__late=True, responses__state__in=STANDING), distinct=True),
    "n_review": Count("responses", filter=Q(responses__state="review"), distinct=True),
    "n_withheld": Count("responses", filter=Q(responses__cited=False, responses__state="confirmed"), distinct=True),
}


def calls(*, group: str = "") -> tuple[CallLine, ...]:
    """Calls, the newest first. One query."""
    rows = Call.objects.select_related("group", "builds_on__group").annotate(**_COUNTS).order_by("-opened", "-pk")
    return tuple(_call(c) for c in (rows.filter(group__slug=group) if group else rows))


def call(slug: str) -> CallLine | None:
    """One call; None where there is none."""
    found = Call.objects.select_related("group", "builds_on__group").annotate(**_COUNTS).filter(slug=slug).first()
    return None if found is None else _call(found)


def questions(slug: str) -> tuple[QuestionLine, ...]:
    """The questions of a call in natural order."""
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


_WITH_ANSWERS = Count("answers", distinct=True)


def responses(
    by: Actor,
    slug: str,
    *,
    state: str = "",
    group: str = "",
    after: int = 0,
    count: int = 0,
    numbers: Collection[int] | None = None,
) -> tuple[ResponseLine, ...]:
    """The responses this viewer may see, by number. Those that refuse citation have no name for others than the secretariat.

    They are counted all the same: everybody sees that response 17 came, and from which group. `after` a number, at
    most `count` of them (0: all), or just `numbers`. Two queries.
    """
    owner = Call.objects.select_related("group").filter(slug=slug).first()
    if owner is None:
        return ()
    knows = REVIEW.asked(by, owner.group.slug).allowed
    rows = (
        Response.objects.filter(call=owner).select_related("twin", "file").annotate(n=_WITH_ANSWERS).order_by("number")
    )
    if not knows:
        rows = rows.filter(state="confirmed")
    if state:
        rows = rows.filter(state=state)
    if group:
        rows = rows.filter(group_code=group)
    if after:
        rows = rows.filter(number__gt=after)
    if numbers is not None:
        rows = rows.filter(number__in=numbers)
    return tuple(_response(r, knows) for r in (rows[:count] if count else rows))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The responses of one stakeholder group, in order, as numbers: a page fetches only those it shows."""

    group: str  # code; OTHERS for those of no known group
    shown: tuple[int, ...]  # numbers of those that may be read
    withheld: int  # counted, not shown


OTHERS = "others"


def shelves(by: Actor, slug: str, codes: Sequence[str]) -> tuple[Shelf, ...]:
    """The responses to a call by stakeholder group, in the order of `codes`; groups without any are left out. Two queries."""
    owner = Call.objects.select_related("group").filter(slug=slug).first()
    if owner is None:
        return ()
    knows = REVIEW.asked(by, owner.group.slug).allowed
    rows = Response.objects.filter(call=owner, state__in=STANDING)
    if not knows:
        rows = rows.filter(state="confirmed")
    shown: dict[str, list[int]] = {}
    hidden: Counter[str] = Counter()
    for number, code, cited in rows.order_by("number").values_list("number", "group_code", "cited"):
        where = code if code in codes else OTHERS
        if cited or knows:
            shown.setdefault(where, []).append(number)
        else:
            hidden[where] += 1
    return tuple(
        Shelf(code, tuple(shown.get(code, ())), hidden[code])
        for code in (*codes, OTHERS)
        if code in shown or hidden[code]
    )


def _response(r: Any, knows: bool) -> ResponseLine:
    shown = knows or r.cited
    return ResponseLine(
        id=r.pk,
        number=r.number,
        name=r.name if shown else "",
        group=r.group_code,
        region=r.region,
        country=r.country if shown else "",
        language=r.language,
        received=r.received,
        late=r.late,
        cited=r.cited,
        state=r.state,
        why_review=tuple(r.why_review),
        joint=tuple(r.joint) if shown else (),
        twin=r.twin.number if r.twin_id and knows else 0,
        file=r.file_id if knows and r.file_id else 0,
        filename=r.file.name if knows and r.file_id else "",
        answers=r.n,
        reason=r.reason,
    )


def response(by: Actor, slug: str, number: int) -> ResponseLine | None:
    """One response, where the viewer may see it: withheld and unreviewed ones are there for the secretariat alone."""
    owner = Call.objects.select_related("group").filter(slug=slug).first()
    if owner is None:
        return None
    rows = Response.objects.filter(call=owner, number=number).select_related("twin", "file").annotate(n=_WITH_ANSWERS)
    found = visible(by, rows, owner.group.slug).first()
    return None if found is None else _response(found, REVIEW.asked(by, owner.group.slug).allowed)


def answers(
    by: Actor, slug: str, *, question: str = "", number: int = 0, numbers: Collection[int] | None = None
) -> tuple[AnswerLine, ...]:
    """Answers to one question, or of one response, or all: only those this viewer may see. Two queries.

    Personal addresses in them are masked for all but the secretariat (A88); what is stored stays as it was given.
    """
    owner = Call.objects.select_related("group").filter(slug=slug).first()
    if owner is None:
        return ()
    knows = REVIEW.asked(by, owner.group.slug).allowed
    rows = Answer.objects.filter(response__in=visible(by, Response.objects.filter(call=owner), owner.group.slug))
    if not number:  # one response that no longer counts is still read by the secretariat
        rows = rows.filter(response__state__in=STANDING)
    if question:
        rows = rows.filter(question__number=question)
    if number:
        rows = rows.filter(response__number=number)
    if numbers is not None:
        rows = rows.filter(response__number__in=numbers)
    columns = ("response__number", "question__number", "part", "text", "state", "see", "language", "corrected")
    return tuple(
        AnswerLine(r, q, p, t if knows else mask(t), s, tuple(see), lang, corrected)
        for r, q, p, t, s, see, lang, corrected in rows.order_by(
            "response__number", "question__order", "part"
        ).values_list(*columns)
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many responses, by stakeholder group and by region; `unnamed` groups are last."""

    groups: tuple[tuple[GroupName | None, int, int], ...]  # by the deadline, later
    regions: tuple[tuple[str, int, int], ...]
    at_deadline: int
    late: int
    review: int
    withheld: int
    languages: tuple[tuple[str, int], ...]


def tally(slug: str) -> Tally:
    """Counts of confirmed responses, the ones that refuse citation included (X1). Three queries."""
    owner = Call.objects.select_related("group").get(slug=slug)
    known = stakeholder_groups(owner.group.slug)
    rows = list(
        Response.objects.filter(call=owner, state__in=STANDING).values_list(
            "group_code", "region", "late", "cited", "state", "language"
        )
    )
    confirmed = [r for r in rows if r[4] == "confirmed"]
    codes = {g.code for g in known}
    by_group = Counter((code if code in codes else "", late) for code, _r, late, *_rest in confirmed)
    by_region = Counter((region or "unknown", late) for _c, region, late, *_rest in confirmed)
    by_language = Counter(row[5] or "und" for row in confirmed)
    groups: list[tuple[GroupName | None, int, int]] = [
        (g, by_group[g.code, False], by_group[g.code, True]) for g in known
    ]
    if by_group["", False] or by_group["", True]:
        groups.append((None, by_group["", False], by_group["", True]))
    regions = sorted({code for code, _late in by_region}, key=lambda c: (c in ("unknown", "several", "global"), c))
    return Tally(
        groups=tuple(groups),
        regions=tuple((code, by_region[code, False], by_region[code, True]) for code in regions),
        at_deadline=sum(1 for r in confirmed if not r[2]),
        late=sum(1 for r in confirmed if r[2]),
        review=sum(1 for r in rows if r[4] == "review"),
        withheld=sum(1 for r in confirmed if not r[3]),
        languages=tuple(sorted(by_language.items(), key=lambda kv: (-kv[1], kv[0]))),
    )


def answered(slug: str) -> dict[str, int]:
    """Responses with a real answer, by question number. One query."""
    rows = (
        Answer.objects.filter(
            response__call__slug=slug, response__state="confirmed", state__in=("answered", "reference")
        )
        .values_list("question__number")
        .annotate(n=Count("response", distinct=True))
    )
    return dict(rows)
