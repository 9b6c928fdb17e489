"""The summary of responses: statements, the answers each rests on, and corrections once it is published.

Every act takes the summary's lock first, so that two editors change it one after the other. Once it is published, each
change of a statement is a correction: it needs a reason, is kept with the text before and after, and orders the next
version. In `Correction.before` and `.after` the text is followed by the number of answers that it rested on, as "[9]".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plenary.calls.entries import (
    AnswersCited,
    CitationsWithdrawn,
    StatementChanged,
    StatementDropped,
    StatementMoved,
    StatementWritten,
    SummaryDescribed,
)
from plenary.calls.models import Answer, Call, Citation, Correction, Question, Response, Statement, Summary
from plenary.calls.rights import SUMMARISE
from plenary.calls.summary_reads import SPOKEN, forgotten
from plenary.library import work
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem

Words = dict[str, str]
LETTERS = 5_000  # of a statement: it is a sentence or a paragraph
_REASON = "The summary is published: say why it is corrected. The reason is public."


@dataclass(frozen=True, slots=True)
class Source:
    """An answer to be cited; without a question the response as a whole. `quote` is a sentence of it, word for word."""

    response: int
    question: str = ""
    part: str = ""
    quote: str = ""


class Behind(Problem):
    """Somebody changed the statement meanwhile. `now` is what it says."""

    def __init__(self, now: str) -> None:
        super().__init__("Somebody changed this statement meanwhile. Yours was not saved yet: both stand below.")
        self.now = now


@act
def describe_summary(
    by: Actor, *, call: str, title: Words, intro: str, language: str, reason: str = "", at: datetime
) -> Outcome:
    """Begin the summary of a call, or change its title, introduction or language. Raises Problem, Call.DoesNotExist."""
    found = Call.objects.select_related("group").get(slug=call)
    SUMMARISE.require(by, found.group.slug)
    row = Summary.objects.select_for_update().filter(pk=found.pk).first() or Summary(call=found)
    told = {k: " ".join(v.split())[:300] for k, v in title.items() if v.strip()}
    if not told:
        raise Problem("Give the summary a title.")
    intro = _plain(intro)
    if (row.title, row.intro, row.language) == (told, intro, language):
        return Unchanged(_address(call))
    reason = _reason(row, reason)
    row.title, row.intro, row.language = told, intro, language
    row.save()
    _published_anew(by, row, call, at)
    return Written(SummaryDescribed(call, language, reason), _address(call))


@act
def write_statement(
    by: Actor,
    *,
    call: str,
    question: str = "",
    text: str,
    sources: Sequence[Source] = (),
    origin: str = "written",
    reason: str = "",
    at: datetime,
) -> Outcome:
    """Add a statement at the end of a question's part ("" is the general one). `value` is its number.

    Raises Problem for a text that is empty or too long, for a source that cannot be cited, and where the summary has
    not been begun; Call.DoesNotExist.
    """
    summary = _summary(by, call)
    asked = Question.objects.filter(call=summary.pk, number=question).first() if question else None
    if question and asked is None:
        raise Problem("The questionnaire has no question %(number)s.", number=question)
    text, reason = _text(text), _reason(summary, reason)
    every = Statement.objects.filter(summary=summary)
    row = Statement(
        summary=summary,
        number=(every.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
        order=(every.order_by("-order").values_list("order", flat=True).first() or 0) + 1,
        question=asked,
        text=text,
        origin=origin,
    )
    row.save()
    count = _cite(row, sources)
    if summary.published and not count:
        raise Problem("The summary is published: a new statement cites at least one answer.")
    _correct(by, summary, call, row, "", _kept(text, count), reason, at)
    return Written(
        StatementWritten(call, row.number, question, origin, count, reason), _of(call, row.number), row.number
    )


@act
def change_statement(
    by: Actor, *, call: str, statement: int, text: str, seen: str = "", reason: str = "", at: datetime
) -> Outcome:
    """Change the words of a statement. `seen` is the text that the editor began from.

    Raises Behind where it says something else by now, and Problem as `write_statement` does.
    """
    summary = _summary(by, call)
    row = _statement(summary, statement)
    text = _text(text)
    if text == row.text:
        return Unchanged(_of(call, statement))
    if seen and _plain(seen) != row.text:
        raise Behind(row.text)
    reason = _reason(summary, reason)
    count = Citation.objects.filter(statement=row).count()
    before, row.text = row.text, text
    row.save()
    _correct(by, summary, call, row, _kept(before, count), _kept(text, count), reason, at)
    return Written(StatementChanged(call, statement, reason), _of(call, statement))


@act
def cite(by: Actor, *, call: str, statement: int, sources: Sequence[Source], reason: str = "", at: datetime) -> Outcome:
    """Let a statement rest on further answers; one that it cites already takes the new quote. `value`: how many.

    Raises Problem for an answer that cannot be cited.
    """
    summary = _summary(by, call)
    row = _statement(summary, statement)
    if not sources:
        raise Problem("Tick the answers that the statement rests on.")
    before = Citation.objects.filter(statement=row).count()
    count = _cite(row, sources)
    if not count:
        return Unchanged(_of(call, statement), 0)
    reason = _reason(summary, reason)
    after = Citation.objects.filter(statement=row).count()
    _correct(by, summary, call, row, _kept(row.text, before), _kept(row.text, after), reason, at)
    return Written(AnswersCited(call, statement, count, reason), _of(call, statement), count)


@act
def withdraw_citations(
    by: Actor,
    *,
    call: str,
    statement: int,
    citations: Sequence[int],
    reason: str = "",
    accepted: bool = False,
    at: datetime,
) -> Outcome:
    """Let a statement rest no longer on some answers; `citations` are keys of citations.

    Raises Problem where a published summary would forget a response by it, unless that is `accepted`.
    """
    summary = _summary(by, call)
    row = _statement(summary, statement)
    every = {c.pk: c for c in Citation.objects.filter(statement=row)}
    chosen = [every[pk] for pk in dict.fromkeys(citations) if pk in every]
    if not chosen:
        return Unchanged(_of(call, statement))
    reason = _reason(summary, reason)
    if summary.published and len(chosen) == len(every):
        raise Problem("A published statement cites at least one answer. Drop the statement, or cite another one first.")
    if summary.published and not accepted:
        _forgets(call, {c.pk for c in chosen})
    for citation in chosen:
        citation.delete()
    after = len(every) - len(chosen)
    _correct(by, summary, call, row, _kept(row.text, len(every)), _kept(row.text, after), reason, at)
    return Written(CitationsWithdrawn(call, statement, len(chosen), reason), _of(call, statement))


@act
def move_statement(by: Actor, *, call: str, statement: int, up: bool, at: datetime) -> Outcome:
    """Change places with the statement before (or after) it in its part. Raises Problem once the summary is published."""
    summary = _summary(by, call)
    row = _statement(summary, statement)
    if summary.published:
        raise Problem("The summary is published: its statements keep their order.")
    others = Statement.objects.filter(summary=summary, question=row.question_id, dropped=False)
    beside = (
        others.filter(order__lt=row.order).order_by("-order")
        if up
        else others.filter(order__gt=row.order).order_by("order")
    ).first()
    if beside is None:
        return Unchanged(_of(call, statement))
    row.order, beside.order = beside.order, row.order
    row.save()
    beside.save()
    return Written(StatementMoved(call, statement, up), _of(call, statement))


@act
def drop_statement(
    by: Actor, *, call: str, statement: int, seen: str = "", reason: str = "", accepted: bool = False, at: datetime
) -> Outcome:
    """Take a statement out; its number is not given again. Raises Behind, and Problem as `withdraw_citations` does."""
    summary = _summary(by, call)
    row = _statement(summary, statement)
    if seen and _plain(seen) != row.text:
        raise Behind(row.text)
    reason = _reason(summary, reason)
    mine = set(Citation.objects.filter(statement=row).values_list("pk", flat=True))
    if summary.published and not accepted:
        _forgets(call, mine)
    row.dropped = True
    row.save()
    _correct(by, summary, call, row, _kept(row.text, len(mine)), "", reason, at)
    return Written(StatementDropped(call, statement, reason), _of(call, statement))


def _summary(by: Actor, call: str) -> Summary:
    """The summary, locked until the act ends. Raises Problem where it has not been begun, Call.DoesNotExist."""
    found = Call.objects.select_related("group").get(slug=call)
    SUMMARISE.require(by, found.group.slug)
    row: Summary | None = Summary.objects.select_for_update().filter(pk=found.pk).first()
    if row is None:
        raise Problem("Begin the summary first: give it a title.")
    return row


def _statement(summary: Summary, number: int) -> Statement:
    row: Statement | None = Statement.objects.filter(summary=summary, number=number).first()
    if row is None:
        raise Problem("The summary has no statement %(number)s.", number=number)
    if row.dropped:
        raise Problem("Somebody dropped statement %(number)s. Add a new one to say it again.", number=number)
    return row


def _cite(row: Statement, sources: Sequence[Source]) -> int:
    """Enter citations; returns how many are new or have another quote. Raises Problem for what cannot be cited."""
    call = row.summary.pk
    responses = {
        r.number: r for r in Response.objects.filter(call=call, number__in={s.response for s in sources}).order_by()
    }
    answers = {
        (number, question, part): (text, state)
        for number, question, part, text, state in Answer.objects.filter(
            response__call=call, response__number__in=responses, question__number__in={s.question for s in sources}
        ).values_list("response__number", "question__number", "part", "text", "state")
    }
    kept = {(c.response_id, c.question, c.part): c for c in Citation.objects.filter(statement=row)}
    fresh: dict[tuple[int, str, str], Citation] = {}
    changed = 0
    for s in sources:
        response = responses.get(s.response)
        if response is None or response.state != "confirmed":
            raise Problem("R%(number)s does not count: only a confirmed response can be cited.", number=s.response)
        text, state = answers.get((s.response, s.question, s.part), ("", ""))
        if s.question and state not in SPOKEN:
            where = f"{s.question} {s.part}".strip()
            raise Problem("R%(number)s says nothing to question %(question)s.", number=s.response, question=where)
        quote = " ".join(s.quote.split())
        if quote and not response.cited:
            raise Problem(
                "R%(number)s did not authorise citation: it counts, and no sentence of it is quoted.", number=s.response
            )
        if quote and quote not in " ".join(text.split()):
            raise Problem("R%(number)s does not say that word for word: choose the sentence again.", number=s.response)
        key = (response.pk, s.question, s.part)
        if key in kept:
            if quote and kept[key].quote != quote:
                kept[key].quote = quote
                kept[key].save()
                changed += 1
        else:
            fresh[key] = Citation(statement=row, response=response, question=s.question, part=s.part, quote=quote or "")
    Citation.objects.bulk_create(fresh.values())
    return len(fresh) + changed


def _forgets(call: str, without: set[int]) -> None:
    """Raises Problem where no statement would cite a response any longer, were these citations not there."""
    lost = sorted(set(forgotten(call, without)) - set(forgotten(call)))
    if lost:
        raise Problem(
            "No statement would cite %(names)s any longer. Tick that this is meant: it is then listed as not cited.",
            names=", ".join(f"R{n}" for n in lost),
        )


def _correct(
    by: Actor, summary: Summary, call: str, row: Statement, before: str, after: str, reason: str, at: datetime
) -> None:
    """Once the summary is out, keep what was said before, and order the next version."""
    if summary.published:
        Correction(statement=row, before=before, after=after, reason=reason, corrected=at).save()
        _published_anew(by, summary, call, at)


def _published_anew(by: Actor, summary: Summary, call: str, at: datetime) -> None:
    if summary.published:
        order_summary(by, call, at)


def order_summary(by: Actor, call: str, at: datetime, symbol: str = "") -> int:
    """Enqueue the printing, within the act that orders it. Returns the job's key."""
    told = {"person": by.person, "seat": by.seat, "capacity": by.capacity}
    arguments = {"call": call, "symbol": symbol, "by": told}
    return work.ask("summary", f"summary/{call}", arguments, by.person, at, queue=work.QUICK)


def _reason(summary: Summary, reason: str) -> str:
    reason = " ".join(reason.split())[:500]
    if summary.published and not reason:
        raise Problem(_REASON)
    return reason if summary.published else ""


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _text(text: str) -> str:
    text = _plain(text)
    if not text:
        raise Problem("Write the statement first.")
    if len(text) > LETTERS:
        raise Problem(
            "A statement is a sentence or a paragraph, of %(most)s letters at most; this one has %(letters)s. Make two of it.",
            most=LETTERS,
            letters=len(text),
        )
    return text


def _kept(text: str, answers: int) -> str:
    """A statement as a correction keeps it."""
    return f"{text}\n[{answers}]"


def _address(call: str) -> str:
    return f"summary/{call}"


def _of(call: str, number: int) -> str:
    return f"statement/{call}/S{number}"
