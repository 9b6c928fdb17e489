"""Two responses of one respondent become one, and can be told apart again: nothing is deleted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from plenary.calls.acts.reviewing import no_doubt_open, published_anew
from plenary.calls.entries import MergeUndone, ResponsesMerged
from plenary.calls.models import STANDING, Answer, Attachment, Merge, Response
from plenary.calls.rights import REVIEW
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Written, act
from plenary.record.ledger import instant
from plenary.record.problems import Problem
from plenary.rules import merging as rule

Key = tuple[str, str]


@act
def merge_responses(
    by: Actor, *, call: str, kept: int, other: int, choices: Mapping[Key, str], at: datetime
) -> Outcome:
    """Put what `other` says into `kept`. `choices` by (question, part), where both speak and differ: kept, other or both.

    The other's attachments go with its words. Raises Problem where the two cannot become one, or a choice is missing;
    Response.DoesNotExist.
    """
    mine, theirs = _two(by, call, kept, other)
    _may_merge(mine, theirs)
    answers, others = _answers(mine), _answers(theirs)
    try:
        after = rule.merged(_said(answers), _said(others), choices)
    except rule.Undecided as why:
        raise Problem("Say what stands, for each question where both speak: %(which)s.", which=str(why)) from why
    states = [mine.state, theirs.state]
    before = {
        "kept": [_plain(key, a) for key, a in answers.items()],
        "states": states,
        "version": mine.version,
        "attachments": _hand_over(theirs, mine),
    }
    taken: list[str] = []
    joined: list[str] = []
    for key, said in after.items():
        found = answers.get(key)
        if found is not None and found.text == said.text and found.state == said.state:
            continue
        took = key in others and others[key].text == said.text
        (taken if took else joined).append(" ".join(key).strip())
        _write(mine, key, said, found, others[key])
    theirs.state, theirs.merged = "merged", mine
    theirs.save()
    before["after"] = _digest(_answers(mine))
    Merge(kept=mine, other=theirs, before=before, merged=at).save()
    if "confirmed" in states:
        published_anew(by, mine, at, always=True)
    return Written(ResponsesMerged(call, kept, other, taken, joined), f"response/{call}/R{kept}")


@act
def unmerge_responses(by: Actor, *, call: str, kept: int, other: int, at: datetime) -> Outcome:
    """Make both what they were before. Raises Problem where they are not merged, or the kept one was amended since."""
    mine, theirs = _two(by, call, kept, other)
    merge = Merge.objects.filter(kept=mine, other=theirs, undone=None).order_by("-pk").first()
    if merge is None:
        raise Problem("R%(other)s is not merged into R%(kept)s.", other=other, kept=kept)
    if mine.state == "merged":
        raise Problem("R%(kept)s was merged into another response itself: undo that merge first.", kept=kept)
    answers = _answers(mine)
    later = (
        Merge.objects.filter(kept=mine, undone=None, pk__gt=merge.pk).order_by("-pk").select_related("other").first()
    )
    if later is not None:
        raise Problem(
            "R%(other)s was merged into R%(kept)s later: undo that first.", other=later.other.number, kept=kept
        )
    if mine.version != merge.before["version"] or _digest(answers) != merge.before["after"]:
        raise Problem(
            "R%(kept)s was amended or corrected after this merge: undoing it would lose those words.",
            kept=kept,
        )
    kept_rows = {(row[0], row[1]): row for row in merge.before["kept"]}
    for key, found in answers.items():
        if key not in kept_rows:
            found.delete()
        elif _plain(key, found) != kept_rows[key]:
            _restore(found, kept_rows[key])
    for file in Attachment.objects.filter(pk__in=merge.before["attachments"], response=mine):
        file.response = theirs
        file.save()
    theirs.state, theirs.merged = merge.before["states"][1], None
    theirs.save()
    merge.undone = at
    merge.save()
    if "confirmed" in (mine.state, theirs.state):
        published_anew(by, mine, at, always=True)
    return Written(MergeUndone(call, kept, other), f"response/{call}/R{kept}")


def _two(by: Actor, call: str, kept: int, other: int) -> tuple[Response, Response]:
    rows = Response.objects.select_related("call", "call__group").filter(call__slug=call)
    mine: Response = rows.get(number=kept)
    REVIEW.require(by, mine.call.group.slug)
    theirs: Response = rows.get(number=other)
    return mine, theirs


def _may_merge(mine: Response, theirs: Response) -> None:
    if mine.pk == theirs.pk:
        raise Problem("Choose two different responses.")
    for row in (mine, theirs):
        if row.state not in STANDING:
            raise Problem(
                "R%(number)s does not count now (it is unconfirmed, set aside, removed or merged): only responses that "
                "are in can be merged.",
                number=row.number,
            )
    if mine.cited != theirs.cited:
        raise Problem(
            "Only one of the two authorises citation: merged, words would be shown that may not be, or hidden that may. "
            "Settle that with the respondent first."
        )
    no_doubt_open(theirs)


def _answers(row: Response) -> dict[Key, Any]:
    """The answers of a response by (question, part), in the order asked."""
    rows = Answer.objects.filter(response=row).select_related("question").order_by("question__order", "part")
    return {(a.question.number, a.part): a for a in rows}


def _said(answers: Mapping[Key, Any]) -> dict[Key, rule.Said]:
    return {key: rule.Said(a.text, a.state, tuple(a.see), a.language) for key, a in answers.items()}


def _plain(key: Key, a: Any) -> list[Any]:
    """An answer as `Merge.before` keeps it."""
    corrected = instant(a.corrected) if a.corrected else None
    return [*key, a.text, a.state, list(a.see), a.language, a.certainty, corrected]


def _restore(a: Any, row: list[Any]) -> None:
    a.text, a.state, a.see, a.language, a.certainty = row[2:7]
    a.corrected = datetime.fromisoformat(row[7]) if row[7] else None
    a.save()


def _digest(answers: Mapping[Key, Any]) -> str:
    told = [_plain(key, a) for key, a in answers.items()]
    return sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _write(row: Response, key: Key, said: rule.Said, found: Any, theirs: Any) -> None:
    made = found or Answer(response=row, question=theirs.question, part=key[1])
    made.text, made.state, made.see, made.language = said.text, said.state, list(said.see), said.language
    made.certainty = min(theirs.certainty, found.certainty) if found else theirs.certainty
    made.corrected = theirs.corrected if found is None or found.corrected is None else found.corrected
    made.save()


def _hand_over(theirs: Response, mine: Response) -> list[int]:
    """The other's attachments become the kept one's; which they were is kept for undoing."""
    handed = []
    for file in Attachment.objects.filter(response=theirs):
        file.response = mine
        file.save()
        handed.append(file.pk)
    return handed
