"""Questions that breakout groups suggest, and what plenary makes of them: taken, merged into one, or left (A40, A41)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.calls.acts.calling import called, reason_of, words_of
from plenary.calls.acts.making import put_question
from plenary.calls.entries import QuestionSuggested, SuggestionLeft, SuggestionsTaken
from plenary.calls.models import Call, Question, Response, SuggestedQuestion
from plenary.calls.rights import ADOPT, SUGGEST
from plenary.record.actor import Actor, Right
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem


def _drafting(by: Actor, slug: str, right: Right) -> Call:
    found = called(by, slug, right)
    if found.adopted:
        raise Problem("The questionnaire is adopted: reopen it first, with a reason.")
    if Response.objects.filter(call=found).exists():
        raise Problem(
            "Responses have come in already: the questions are frozen. Make a new call to ask something else."
        )
    return found


@act
def suggest_question(
    by: Actor, *, call: str, breakout: str, lead: str = "", question: Mapping[str, Any], at: datetime
) -> Outcome:
    """Suggest a question (text, parts, refs) for a breakout group, with the delegation that leads it. `value` is its number.

    Raises Problem without a text, without a breakout group, and after adoption.
    """
    found = _drafting(by, call, SUGGEST)
    text = words_of(question.get("text"))
    breakout, lead = " ".join(breakout.split())[:200], " ".join(lead.split())[:200]
    if not text:
        raise Problem("Write the question in at least one language.")
    if not breakout:
        raise Problem("Say which breakout group suggests it, or who does.")
    last = SuggestedQuestion.objects.filter(call=found).order_by("-number").values_list("number", flat=True).first()
    row = SuggestedQuestion(
        call=found,
        number=(last or 0) + 1,
        breakout=breakout,
        lead=lead,
        text=text,
        parts=[{"letter": p["letter"], "text": dict(p.get("text") or {})} for p in question.get("parts", ())],
        refs=list(question.get("refs", ())),
    )
    row.save()
    return Written(QuestionSuggested(call, row.number, breakout), f"call/{call}", row.number)


@act
def take_suggestions(
    by: Actor, *, call: str, suggestions: Sequence[int], question: Mapping[str, Any] | None = None, at: datetime
) -> Outcome:
    """Make one question of one suggestion, or of several. `question` (number, text, parts, refs) is what plenary made of it.

    What it does not say is taken from the first; paragraphs are those of all. A number that a question has already adds
    the suggestions to that one. `value` is the question's number. Raises Problem after adoption, for a suggestion
    that is not there or became a question already, and where the question cannot stand.
    """
    found = _drafting(by, call, ADOPT)
    rows = list(SuggestedQuestion.objects.filter(call=found, number__in=suggestions).order_by("number"))
    if not rows or len(rows) != len(set(suggestions)):
        raise Problem("Choose at least one suggested question.")
    if used := [row.number for row in rows if row.became]:
        raise Problem("Became a question already: %(number)s.", number=", ".join(f"S{n}" for n in used))
    told = dict(question or {})
    first = rows[0]
    number = " ".join(str(told.get("number") or "").split()) or _next(found)
    old = Question.objects.filter(call=found, number=number).first()
    refs = list(told.get("refs") or ()) or [ref for row in rows for ref in row.refs]
    made = {
        "number": number,
        "text": words_of(told.get("text")) or (old.text if old else first.text),
        "parts": told.get("parts") or (old.parts if old else first.parts),
        "refs": list(dict.fromkeys([*(old.refs if old else ()), *refs])),
        "kind": told.get("kind") or (old.kind if old else "long"),
        "help": old.help if old else {},
        "choices": old.choices if old else (),
        "relevant": old.relevant if old else "",
    }
    kept = put_question(found, made, replacing=number if old else "")
    several = len(rows) > 1 or SuggestedQuestion.objects.filter(call=found, became=kept.number).exists()
    for row in rows:
        row.state, row.became, row.reason = "merged" if several else "taken", kept.number, ""
        row.save()
    return Written(SuggestionsTaken(call, [row.number for row in rows], kept.number), f"call/{call}", kept.number)


def _next(call: Call) -> str:
    whole = [int(n) for n in Question.objects.filter(call=call).values_list("number", flat=True) if n.isdecimal()]
    return str(max(whole, default=0) + 1)


@act
def leave_suggestion(by: Actor, *, call: str, suggestion: int, reason: str, at: datetime) -> Outcome:
    """Leave a suggested question out, for a public reason; it can still be taken later.

    Raises Problem without a reason, after adoption, and where it became a question; SuggestedQuestion.DoesNotExist.
    """
    found = _drafting(by, call, ADOPT)
    said = reason_of(reason)
    row = SuggestedQuestion.objects.get(call=found, number=suggestion)
    if row.became:
        raise Problem("It became question %(number)s: take that question out first.", number=row.became)
    if (row.state, row.reason) == ("left", said):
        return Unchanged(f"call/{call}")
    row.state, row.reason = "left", said
    row.save()
    return Written(SuggestionLeft(call, suggestion, said), f"call/{call}")
