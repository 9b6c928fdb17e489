"""Questions of the public and their answers; never the address of whoever asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from plenary.news.models import AnsweredBefore, Box, Question
from plenary.news.reads.tongues import newer
from plenary.rules.masking import mask

Words = dict[str, str]
PAGE = 100


@dataclass(frozen=True, slots=True)
class BoxLine:
    """The box of a group. `words` are said above it."""

    open: bool
    until: datetime | None
    about: str
    words: Words

    def takes(self, at: datetime) -> bool:
        """Are questions taken at this instant?"""
        return self.open and (self.until is None or at < self.until)


CLOSED = BoxLine(False, None, "", {})


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question as everybody reads it: addresses in its words are masked."""

    group: str
    number: int
    about: str
    language: str
    words: str
    name: str
    klass: str
    state: str  # waiting, answered, declined
    asked: datetime
    answer: Words
    settled: datetime | None
    seat: str
    reason: str
    changed: bool = (
        False  # does it read otherwise than it did? A list of what waits or was answered last says nothing of it
    )

    def days(self, at: datetime) -> int:
        """For how many whole days it has waited."""
        return max(0, (at - self.asked).days)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What was said to a question, from one instant until another."""

    order: int
    state: str  # answered, declined
    answer: Words
    reason: str
    seat: str
    settled: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question with everything that was said to it before, the newest first."""

    line: QuestionLine
    before: tuple[AnswerLine, ...]

    @property
    def changed(self) -> tuple[AnswerLine, ...]:
        """Those that read otherwise by now: where a translation came to an answer, nothing was taken back."""
        return _changed(self.line, self.before)

    def newer(self, language: str) -> tuple[str, ...]:
        """The languages in which the answer says something newer than a reader of this one is shown."""
        return newer(language, self.line.answer, (b.answer for b in self.before))

    def changed_since(self, seen: str) -> tuple[str, ...]:
        """The languages of the answer in which it says something else than at the instant `seen` (ISO, "" for none)."""
        base = next((b.answer for b in self.before if b.settled.isoformat() == seen), {})
        return tuple(code for code, said in self.line.answer.items() if base.get(code) != said)


def _changed(line: QuestionLine, before: tuple[AnswerLine, ...]) -> tuple[AnswerLine, ...]:
    later: tuple[QuestionLine | AnswerLine, ...] = (line, *before)
    return tuple(b for b, after in zip(before, later, strict=False) if not _adds(b, after))


def _adds(before: AnswerLine, after: QuestionLine | AnswerLine) -> bool:
    return before.state == after.state == "answered" and before.answer.items() <= after.answer.items()


@dataclass(frozen=True, slots=True)
class Asker:
    """Whom to tell what came of a question: for letters alone."""

    address: str
    language: str
    name: str
    words: str
    state: str
    number: int | None
    group: str
    key: int


def box(group: str) -> BoxLine:
    """The box of a group; a closed one where nobody has opened any, or the group's work has ended. One query."""
    found = Box.objects.filter(group__slug=group, group__closed=False).first()
    return CLOSED if found is None else BoxLine(found.open, found.until, found.about, found.words)


def boxes(at: datetime) -> tuple[tuple[str, datetime | None], ...]:
    """The groups that take questions at an instant, and until when. One query."""
    rows = Box.objects.filter(open=True, group__closed=False).order_by("pk").values_list("group__slug", "until")
    return tuple((slug, until) for slug, until in rows if until is None or at < until)


def questions(group: str, *, after: int = 0, most: int = PAGE) -> tuple[QuestionLine, ...]:
    """Those that were put, in their order. Two queries."""
    rows = Question.objects.filter(group__slug=group, number__gt=after).select_related("group").order_by("number")
    asked = list(rows[:most])
    before: dict[int, list[AnswerLine]] = {}
    for b in AnsweredBefore.objects.filter(question__in=asked).order_by("-order"):
        before.setdefault(b.question_id, []).append(_before(b))
    return tuple(_line(q, tuple(before.get(q.pk, ()))) for q in asked)


def question(group: str, number: int) -> QuestionLine | None:
    """One of them; None where there is none. One query."""
    found = Question.objects.filter(group__slug=group, number=number).select_related("group").first()
    return None if found is None else _line(found)


def question_page(group: str, number: int) -> QuestionPage | None:
    """One of them, with what was said to it before; None where there is none. Two queries."""
    found = Question.objects.filter(group__slug=group, number=number).select_related("group").first()
    if found is None:
        return None
    before = tuple(_before(b) for b in AnsweredBefore.objects.filter(question=found).order_by("-order"))
    return QuestionPage(_line(found, before), before)


def waiting(group: str) -> int:
    """How many wait for the chair. One query."""
    return int(Question.objects.filter(group__slug=group, state="waiting").count())


def newly_answered(group: str, most: int) -> tuple[QuestionLine, ...]:
    """Those that were answered last, the newest first. One query."""
    rows = Question.objects.filter(group__slug=group, state="answered").select_related("group")
    return tuple(_line(q) for q in rows.order_by("-settled", "-number")[:most])


def to_confirm(key: int) -> Asker | None:
    """A question that was asked with a mail address, by its key, for whoever holds the link. One query."""
    return _asker(Question.objects.filter(pk=key).select_related("group").first())


def asker(group: str, number: int) -> Asker | None:
    """Whoever asked a question with a mail address; None for one who was signed in. One query."""
    return _asker(Question.objects.filter(group__slug=group, number=number).select_related("group").first())


def _asker(q: Question | None) -> Asker | None:
    if q is None or not q.email:
        return None
    return Asker(q.email, q.language, q.name, q.words, q.state, q.number, q.group.slug, q.pk)


def _before(b: AnsweredBefore) -> AnswerLine:
    return AnswerLine(b.order, b.state, b.answer, b.reason, b.seat, b.settled, b.until)


def _line(q: Question, before: tuple[AnswerLine, ...] = ()) -> QuestionLine:
    line = QuestionLine(
        q.group.slug,
        q.number or 0,
        q.about,
        q.language,
        mask(q.words),
        mask(q.name),
        q.klass,
        q.state,
        q.asked,
        q.answer,
        q.settled,
        q.seat,
        q.reason,
    )
    return replace(line, changed=True) if _changed(line, before) else line
