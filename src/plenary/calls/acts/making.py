"""Making a call and its questionnaire."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.calls.acts.adopting import disagree
from plenary.calls.entries import CallCreated, QuestionRemoved, QuestionWritten
from plenary.calls.models import Call, Question, Response, SuggestedQuestion
from plenary.calls.rights import KEEP
from plenary.mandate.reads import group_id
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.problems import Problem
from plenary.rules import branching
from plenary.rules.questionnaire import sort_key

Words = dict[str, str]
NUMBER = re.compile(r"(?=.*\w)[\w.()-]+(?: [\w.()-]+)*")
KINDS = ("long", "text", "choice", "multiple", "profile", "note")


@act
def create_call(
    by: Actor,
    *,
    group: str,
    slug: str,
    title: Words,
    questions: Sequence[Mapping[str, Any]] = (),
    languages: Sequence[str] = ("en",),
    opened: datetime | None = None,
    deadline: datetime | None = None,
    first_deadline: datetime | None = None,
    channels: Sequence[Mapping[str, Any]] = (),
    symbol: str = "",
    cited_unless: bool = True,
    builds_on: str = "",
    intro: Mapping[str, Any] | None = None,
    accepts_late: bool = True,
    drafted_here: bool = False,
    at: datetime,
) -> Outcome:
    """Enter a call. Each question is a mapping: number, as_given, text, help, parts, kind, choices, relevant, refs.

    One that is `drafted_here` waits for its adoption before it is sent; the others came in adopted.

    Raises Problem where the slug is in use, a question cannot stand, or none is there and it would be open from now on;
    Group.DoesNotExist.
    """
    KEEP.require(by, group)
    if Call.objects.filter(slug=slug).exists():
        raise Problem("There is a call named %(name)s already.", name=slug)
    call = Call(
        group_id=group_id(group),
        slug=slug,
        title=title,
        languages=list(languages),
        opened=opened,
        deadline=deadline,
        first_deadline=first_deadline,
        channels=list(channels),
        symbol=symbol,
        cited_unless=cited_unless,
        builds_on=Call.objects.get(slug=builds_on) if builds_on else None,
        intro=dict(intro or {}),
        accepts_late=accepts_late,
        drafted_here=drafted_here,
    )
    call.save()
    numbers = [str(q["number"]) for q in questions]
    if twice := sorted({n for n in numbers if numbers.count(n) > 1}, key=sort_key):
        raise Problem("Two questions have the number %(number)s: give each its own.", number=", ".join(twice))
    rows = [_question(call, order, q) for order, q in enumerate(questions, 1)]
    if opened is not None and opened >= at and not any(row.kind not in ("note", "other") for row in rows):
        raise Problem("The call has no questions yet: write or import its questionnaire first.")
    for number, what in branching.check(rows):
        raise Problem("Question %(number)s: %(what)s", number=number, what=what)
    Question.objects.bulk_create(rows)
    return Written(
        CallCreated(slug, len(questions), deadline.date().isoformat() if deadline else ""), f"call/{slug}", slug
    )


def _question(call: Call, order: int, q: Mapping[str, Any]) -> Question:
    number = " ".join(str(q["number"]).split())
    if len(number) > 20 or not NUMBER.fullmatch(number):  # it stands in addresses: no slash
        raise Problem("A question needs a number of at most 20 characters, such as 2, 10 or 3 bis.")
    if not any(str(v).strip() for v in q["text"].values()):
        raise Problem("Question %(number)s has no text.", number=number)
    kind = q.get("kind") or "long"
    if kind not in KINDS:
        raise Problem(
            "Question %(number)s: the kind %(kind)s is not one of %(kinds)s.",
            number=number,
            kind=kind,
            kinds=", ".join(KINDS),
        )
    relevant = q.get("relevant") or ""
    if relevant:
        branching.parse(relevant)
    letters = [p["letter"] for p in q.get("parts", ())]
    if len(set(letters)) != len(letters):
        raise Problem("Question %(number)s: two parts have the same letter.", number=number)
    return Question(
        call=call,
        order=order,
        number=number,
        as_given=q.get("as_given", q["number"]),
        text=dict(q["text"]),
        help=dict(q.get("help") or {}),
        parts=[{"letter": p["letter"], "text": dict(p.get("text") or {})} for p in q.get("parts", ())],
        kind=kind,
        choices=[{"value": c["value"], "text": dict(c.get("text") or {})} for c in q.get("choices", ())],
        relevant=relevant,
        relevant_as_given=q.get("relevant_as_given") or "",
        required=bool(q.get("required")),
        refs=list(q.get("refs", ())),
    )


@act
def write_question(by: Actor, *, call: str, question: Mapping[str, Any], replacing: str = "", at: datetime) -> Outcome:
    """Add a question, or put it in the place of number `replacing`.

    Raises Problem where it is adopted, responses have come or the number is in use, Question.DoesNotExist.
    """
    found = _unfrozen(by, call)
    row = put_question(found, question, replacing=replacing)
    return Written(QuestionWritten(call, row.number), f"call/{call}")


def put_question(call: Call, question: Mapping[str, Any], *, replacing: str = "") -> Question:
    """Write a question into a draft, within an act. What was agreed on it lapses; its origins follow its number."""
    number = " ".join(str(question["number"]).split())
    taken = Question.objects.filter(call=call, number=number).exists()
    old = Question.objects.get(call=call, number=replacing) if replacing else None
    if taken and number != replacing:
        raise Problem("There is a question %(number)s already.", number=number)
    row = _question(call, old.order if old else 0, question)
    if old is not None:
        row.pk = old.pk
        disagree(call, old.number)
        for origin in SuggestedQuestion.objects.filter(call=call, became=old.number).exclude(became=row.number):
            origin.became = row.number
            origin.save()
    row.save()
    _reorder(call)
    return row


@act
def remove_question(by: Actor, *, call: str, number: str, at: datetime) -> Outcome:
    """Take a question out. Raises Problem where it is adopted or responses have come, Question.DoesNotExist."""
    found = _unfrozen(by, call)
    Question.objects.get(call=found, number=number).delete()
    disagree(found, number)
    for origin in SuggestedQuestion.objects.filter(call=found, became=number):
        origin.state, origin.became = "suggested", ""  # plenary decides on it anew
        origin.save()
    _reorder(found)
    return Written(QuestionRemoved(call, number), f"call/{call}")


def _unfrozen(by: Actor, call: str) -> Call:
    """The call, where its questions may still be changed."""
    found: Call = Call.objects.select_related("group").get(slug=call)
    KEEP.require(by, found.group.slug)
    if Response.objects.filter(call=found).exists():
        raise Problem(
            "Responses have come in already: the questions are frozen. Make a new call to ask something else."
        )
    if found.adopted:
        raise Problem(
            "Version %(number)s of the questionnaire was adopted on %(day)s: its questions are frozen. "
            "Reopen the questionnaire first, with a reason; what is adopted next is a new version.",
            number=found.version,
            day=found.adopted.date().isoformat(),
        )
    return found


def _reorder(call: Call) -> None:
    """Questions stand in the natural order of their numbers: 2 before 10, 3 before 3 bis."""
    for order, row in enumerate(sorted(Question.objects.filter(call=call), key=lambda q: sort_key(q.number)), 1):
        if row.order != order:
            row.order = order
            row.save()
