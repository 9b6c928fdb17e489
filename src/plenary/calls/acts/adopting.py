"""From a draft to an adopted questionnaire: agreed question by question, adopted as a whole, reopened with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from plenary.calls.acts.calling import called, reason_of, words_of
from plenary.calls.entries import CallFormatted, QuestionnaireAdopted, QuestionnaireReopened, QuestionsAgreed
from plenary.calls.models import Call, Question, Response, SuggestedQuestion
from plenary.calls.rights import ADOPT, KEEP
from plenary.record import ledger
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.questionnaire import sort_key


def agreed(call: Call) -> list[str]:
    """Numbers of the questions that plenary has agreed on."""
    return list(call.adoption.get("agreed", ()))


def disagree(call: Call, number: str) -> None:
    """A question that was written anew, or taken out, is no longer what was agreed on. Within another act."""
    if number in (kept := agreed(call)):
        call.adoption = {**call.adoption, "agreed": [n for n in kept if n != number]}
        call.save()


@act
def agree_questions(by: Actor, *, call: str, numbers: Sequence[str], agreed_on: bool = True, at: datetime) -> Outcome:
    """Note that plenary agrees on these questions of a draft; or, with `agreed_on` false, that it no longer does.

    Raises Problem after adoption, or for a number that no question has.
    """
    found = called(by, call, ADOPT)
    if found.adopted:
        raise Problem("The questionnaire is adopted: reopen it first.")
    known = set(Question.objects.filter(call=found).values_list("number", flat=True))
    if missing := sorted(set(numbers) - known, key=sort_key):
        raise Problem("There is no question %(number)s.", number=", ".join(missing))
    before = set(agreed(found))
    after = before | set(numbers) if agreed_on else before - set(numbers)
    if after == before:
        return Unchanged(f"call/{call}")
    found.adoption = {**found.adoption, "agreed": sorted(after, key=sort_key)}
    found.save()
    return Written(QuestionsAgreed(call, sorted(before ^ after, key=sort_key), agreed_on), f"call/{call}")


@act
def adopt_questionnaire(
    by: Actor, *, call: str, words: str, where: str, adopted: datetime | None = None, at: datetime
) -> Outcome:
    """Record that the questionnaire was found adopted, in which words and where. Its questions are frozen from here on.

    `adopted` is when, for what is entered from history. Raises Problem without questions, while one is not agreed on
    or a suggestion waits for its decision, and where it is adopted already. `value` is the version.
    """
    found = called(by, call, ADOPT)
    words, where = " ".join(words.split())[:300], " ".join(where.split())[:200]
    if not words or not where:
        raise Problem("Say in which words it was adopted, and where: the record shows both.")
    if found.adopted:
        raise Problem("Version %(number)s is adopted already.", number=found.version)
    if adopted is not None and adopted > at:
        raise Problem("What has not happened yet cannot be recorded as adopted.")
    asked = list(
        Question.objects.filter(call=found).exclude(kind__in=("note", "other")).values_list("number", flat=True)
    )
    if not asked:
        raise Problem("There is no question yet: nothing could be adopted.")
    if waiting := SuggestedQuestion.objects.filter(call=found, state="suggested").count():
        raise Problem("Suggested questions still wait for a decision: %(number)s. Take or leave each.", number=waiting)
    if found.drafted_here and (open_ := sorted(set(asked) - set(agreed(found)), key=sort_key)):
        raise Problem("Not agreed on yet: question %(number)s.", number=", ".join(open_))
    when = adopted or at
    found.adopted = when
    found.adoption = {**found.adoption, "words": words, "where": where, "seat": by.seat}
    found.save()
    return Written(
        QuestionnaireAdopted(call, found.version, len(asked), words, where, ledger.instant(when)),
        f"call/{call}",
        found.version,
    )


@act
def reopen_questionnaire(by: Actor, *, call: str, reason: str, at: datetime) -> Outcome:
    """Open an adopted questionnaire again, as a new version. What was adopted before stays told, with its words.

    Raises Problem without a reason, where nothing is adopted, and once a response has come. `value` is the new version.
    """
    found = called(by, call, ADOPT)
    said = reason_of(reason)
    if not found.adopted:
        raise Problem("Nothing is adopted: the questions can be changed as they are.")
    if Response.objects.filter(call=found).exists():
        raise Problem("Responses have come in already: the questions stay. Make a new call to ask something else.")
    before = {k: found.adoption[k] for k in ("words", "where", "seat") if k in found.adoption}
    before |= {"version": found.version, "adopted": ledger.instant(found.adopted), "reason": said}
    found.adoption = {
        "agreed": agreed(found) or list(Question.objects.filter(call=found).values_list("number", flat=True)),
        "before": [*found.adoption.get("before", ()), before],
    }
    found.version += 1
    found.adopted = found.formatted = None
    found.drafted_here = True  # also where it came in adopted: from now on it waits for its adoption here
    found.save()
    return Written(QuestionnaireReopened(call, found.version, said), f"call/{call}", found.version)


@act
def format_call(
    by: Actor, *, call: str, intro: Mapping[str, Any] | None = None, formatted: datetime | None = None, at: datetime
) -> Outcome:
    """The editorial step between adoption and sending (A135): what respondents read first, by language; then it is ready.

    Done again, it changes the words. Raises Problem before adoption.
    """
    found = called(by, call, KEEP)
    if found.drafted_here and not found.adopted:
        raise Problem("The questionnaire is not adopted yet: only what is adopted is formatted.")
    told = words_of(intro) if intro is not None else found.intro
    if found.formatted and told == found.intro:
        return Unchanged(f"call/{call}")
    found.intro = told
    found.formatted = formatted or at
    found.save()
    return Written(CallFormatted(call, sorted(told)), f"call/{call}")
