"""The secretariat's review: placing blocks, confirming, correcting. Every block keeps exactly one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop as noop

from plenary.calls.acts.other import OTHER, open_other
from plenary.calls.acts.publishing import order_publication
from plenary.calls.blocks import LEFTOVER, TEXT, answer, unpack
from plenary.calls.entries import (
    AnswerCorrected,
    BlocksPlaced,
    ResponseConfirmed,
    ResponseDescribed,
    ResponseReopened,
    ResponseSetAside,
)
from plenary.calls.models import Answer, Citation, Merge, Original, Question, Response
from plenary.calls.rights import CORRECT, REVIEW
from plenary.library import reads as library
from plenary.library.acts import close_versions
from plenary.members.acts import enter_organisation
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Problem
from plenary.rules.questionnaire import prose, state_of


def _response(by: Actor, call: str, number: int, right: Any = REVIEW) -> Response:
    row: Response = Response.objects.select_related("call", "call__group").get(call__slug=call, number=number)
    right.require(by, row.call.group.slug)
    return row


def _address(call: str, number: int) -> str:
    return f"response/{call}/R{number}"


@act
def place_blocks(
    by: Actor, *, call: str, number: int, blocks: Sequence[int], question: str = "", part: str = "", at: datetime
) -> Outcome:
    """Say where blocks belong: to a question (and part), or, without one, to the leftovers.

    The answers they leave and join are composed again. Raises Response.DoesNotExist, Question.DoesNotExist,
    Problem for a block or part that is not there.
    """
    row = _response(by, call, number)
    _make_room(by, call, question, at)
    chosen = _place(row, Original.objects.get(pk=row.pk), blocks, question, part)
    return Written(
        BlocksPlaced(call, number, chosen, f"{question} {part}".strip() or "leftovers"), _address(call, number)
    )


def _make_room(by: Actor, call: str, question: str, at: datetime) -> None:
    """What is outside the questions has a place once somebody files something there (A114)."""
    if question == OTHER:
        open_other(by, call=call, at=at)


def _place(row: Response, original: Original, blocks: Sequence[int], question: str, part: str) -> list[int]:
    chosen = sorted(set(blocks))
    if not chosen or chosen[0] < 0 or chosen[-1] >= len(original.blocks):
        raise Problem("Choose at least one paragraph of the source.")
    if (merge := Merge.objects.filter(kept=row, undone=None).select_related("other").first()) is not None:
        # An answer that holds another response's words is not made of this one's paragraphs any more.
        raise Problem(
            "R%(number)s holds the answers of R%(other)s too: undo the merge first, then sort the paragraphs.",
            number=row.number,
            other=merge.other.number,
        )
    target = _target(row, question, part)
    touched = {(p[1], p[2]) for p in (original.places[i] for i in chosen) if p[0] == "answer"}
    if target[0] == "answer":
        touched.add((target[1], target[2]))
    before = {key: _texts_of(original, key) for key in touched}
    for index in chosen:
        original.places[index] = target
    _settle(original)
    original.save()
    for key in sorted(touched):
        _compose(row, original, key, before[key])
    return chosen


def _texts_of(original: Original, key: tuple[str, str]) -> list[int]:
    """The blocks that are the text of an answer, in the order of the source."""
    return [i for i, p in enumerate(original.places) if p[0] == "answer" and p[1:] == [*key, TEXT]]


def _target(row: Response, question: str, part: str) -> list[Any]:
    if not question:
        return LEFTOVER
    asked = Question.objects.get(call=row.call, number=question)
    if part and part not in {p["letter"] for p in asked.parts}:
        raise Problem("Question %(number)s has no part %(part)s).", number=question, part=part)
    return answer(asked.number, part, TEXT)


def _settle(original: Original) -> None:
    """A doubt of which no block is left is settled."""
    open_doubts = {p[1] for p in original.places if p[0] == "doubt"}
    for n, d in enumerate(original.doubts):
        d["settled"] = n not in open_doubts


@act
def settle_doubt(
    by: Actor, *, call: str, number: int, doubt: int, question: str = "", part: str = "", at: datetime
) -> Outcome:
    """Place all blocks of one doubt: where its best candidate says, or where the secretariat says.

    Raises Problem where the doubt is not there; settled twice, it stays as it is.
    """
    row = _response(by, call, number)
    original = Original.objects.get(pk=row.pk)
    if not 0 <= doubt < len(original.doubts):
        raise Problem("There is no such doubt.")
    mine = [i for i, p in enumerate(original.places) if p[0] == "doubt" and p[1] == doubt]
    if not mine:
        return Unchanged(_address(call, number))
    _make_room(by, call, question, at)
    _place(row, original, mine, question, part)
    return Written(
        BlocksPlaced(call, number, mine, f"{question} {part}".strip() or "leftovers"), _address(call, number)
    )


def _compose(row: Response, original: Original, key: tuple[str, str], before: list[int]) -> None:
    """Write one answer anew after blocks joined or left it. A corrected answer keeps its correction.

    An answer that is made of whole blocks is made of its blocks again. One that holds a piece of a block (two parts
    in one paragraph, a question and its answer in one line) keeps its text; what joined is added, what left is taken
    out.
    """
    number, part = key
    question = Question.objects.get(call=row.call, number=number)
    blocks = unpack(original.blocks)
    now = _texts_of(original, key)
    kept = Answer.objects.filter(response=row, question=question, part=part).first()
    if kept is not None and kept.corrected is not None:
        return
    if not any(p[0] == "answer" and p[1:3] == [number, part] for p in original.places):
        if kept is not None:
            kept.delete()
        return
    if kept is None or kept.text == prose([blocks[i] for i in before]):
        text = prose([blocks[i] for i in now])
    else:
        text = kept.text
        for i in before:
            if i not in now:
                text = text.replace(prose([blocks[i]]), "").strip()
        joined = prose([blocks[i] for i in now if i not in before])
        text = f"{text}\n\n{joined}".strip()
    made = kept or Answer(response=row, question=question, part=part, language=row.language)
    made.text = text
    made.state, see = state_of(text)
    made.see, made.certainty = list(see), 100
    made.save()


def no_doubt_open(row: Response) -> None:
    """Raise Problem while blocks of its original wait for a person."""
    original = Original.objects.filter(pk=row.pk).first()
    waiting = sum(1 for d in original.doubts if not d["settled"]) if original else 0
    if waiting:
        raise Problem("Doubts are open still: %(number)s. Settle them first.", number=waiting)


_STANDS = {
    "unconfirmed": noop(
        "R%(number)s waits for its respondent's confirmation: ask for it again, or vouch for it, at the desk."
    ),
    "removed": noop("R%(number)s was removed: restore it first."),
    "merged": noop("R%(number)s was merged into another response: undo the merge first."),
    "aside": noop("R%(number)s was set aside: take it back into review first."),
}
_ELSEWHERE = noop("R%(number)s is not in a state for that.")


def _only_from(row: Response, *states: str) -> None:
    """Raise Problem where this cannot be done to a response in its state."""
    if row.state not in states:
        raise Problem(_STANDS.get(row.state, _ELSEWHERE), number=row.number)


@act
def confirm_response(by: Actor, *, call: str, number: int, at: datetime) -> Outcome:
    """Let a reviewed response count. Raises Problem while doubts are open, or where it is not in review."""
    row = _response(by, call, number)
    if row.state == "confirmed":
        return Unchanged(_address(call, number))
    _only_from(row, "review")
    no_doubt_open(row)
    row.state = "confirmed"
    row.save()
    return Written(ResponseConfirmed(call, number), _address(call, number))


@act
def reopen_response(by: Actor, *, call: str, number: int, reason: str, at: datetime) -> Outcome:
    """Take a confirmed response, or one set aside, back into review."""
    row = _response(by, call, number)
    if row.state == "review":
        return Unchanged(_address(call, number))
    _only_from(row, "confirmed", "aside")
    row.state, row.reason = "review", ""
    row.save()
    return Written(ResponseReopened(call, number, reason), _address(call, number))


@act
def set_aside(by: Actor, *, call: str, number: int, reason: str, at: datetime) -> Outcome:
    """Let a response count no longer, for a public reason. Raises Problem without a reason."""
    row = _response(by, call, number)
    if not reason.strip():
        raise Problem("Say why: the reason is public.")
    if row.state == "aside":
        return Unchanged(_address(call, number))
    _only_from(row, "review", "confirmed", "unconfirmed")
    taken_out(by, row, at)
    row.state, row.reason = "aside", reason.strip()[:500]
    row.save()
    return Written(ResponseSetAside(call, number, reason.strip()), _address(call, number))


@act
def correct_answer(
    by: Actor, *, call: str, number: int, question: str, part: str = "", text: str, reason: str, at: datetime
) -> Outcome:
    """Correct an answer's text, or enter one that is missing. Raises Problem without a reason, Question.DoesNotExist."""
    row = _response(by, call, number, CORRECT)
    if not reason.strip():
        raise Problem("Say why the answer is corrected: the reason is public.")
    asked = Question.objects.get(call=row.call, number=question)
    if part and part not in {p["letter"] for p in asked.parts}:
        raise Problem("Question %(number)s has no part %(part)s).", number=question, part=part)
    text = text.replace("\r\n", "\n").strip()
    kept = Answer.objects.filter(response=row, question=asked, part=part).first()
    if kept is not None and kept.text == text:
        return Unchanged(_address(call, number))
    made = kept or Answer(response=row, question=asked, part=part, language=row.language)
    made.text, made.corrected, made.certainty = text, at, 100
    made.state, see = state_of(text)
    made.see = list(see)
    made.save()
    if row.state == "confirmed" and library.latest(f"call/{call}") is not None:
        # A published answer was corrected: the parts it stands in are out again at once, the whole follows.
        for parts in ([f"Q{asked.number.replace(' ', '-')}", f"R{number}"], []):
            order_publication(by, call, parts, at)
    return Written(AnswerCorrected(call, number, asked.number, part, reason.strip()), _address(call, number))


def published_anew(by: Actor, row: Response, at: datetime, *, always: bool = False) -> None:
    """What must not be shown any longer leaves the publication too, not only the pages (nor what only now may be)."""
    if (always or row.state == "confirmed") and library.latest(f"call/{row.call.slug}") is not None:
        order_publication(by, row.call.slug, [], at)


def taken_out(by: Actor, row: Response, at: datetime) -> None:
    """Something leaves public view: it goes from the next publication, and those before are handed out no longer."""
    published_anew(by, row, at)
    if row.state == "confirmed":
        why = _address(row.call.slug, row.number)
        close_versions(by, about=f"call/{row.call.slug}", why=why, at=at)
        if Citation.objects.filter(response=row).exclude(quote="").exists():
            close_versions(by, about=f"summary/{row.call.slug}", why=why, at=at)


DESCRIBED = ("name", "group_code", "region", "country", "language", "cited", "joint")


@act
def describe_response(by: Actor, *, call: str, number: int, facts: Mapping[str, Any], at: datetime) -> Outcome:
    """Correct who answered: any of name, group_code, region, country, language, cited, joint."""
    row = _response(by, call, number)
    changed = [k for k in DESCRIBED if k in facts and getattr(row, k) != facts[k]]
    if not changed:
        return Unchanged(_address(call, number))
    for key in changed:
        setattr(row, key, facts[key])
    if "name" in changed:
        if not row.name.strip():
            raise Problem("A respondent needs a name.")
        row.organisation_id = enter_organisation(by, name=row.name, country=row.country, region=row.region, at=at).value
    row.save()
    if "cited" in changed and not row.cited:
        taken_out(by, row, at)
    return Written(ResponseDescribed(call, number, changed), _address(call, number))
