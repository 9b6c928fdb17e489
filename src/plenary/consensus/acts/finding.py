"""What the chair finds about a paragraph. Nobody else does; the words of the text are settled by it and by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plenary.consensus.acts.common import AGREED, about, meeting_id, paragraph_of
from plenary.consensus.acts.silence import OWN, changed_since, running, worded
from plenary.consensus.acts.standing import take_position
from plenary.consensus.entries.findings import AgreementFound, ContributionPlaced, SilenceConfirmed
from plenary.consensus.models import Finding, Silence
from plenary.consensus.reads.methods import methods_of
from plenary.consensus.reads.obstacles import refused, standing_on
from plenary.consensus.rights import FIND
from plenary.mandate.reads import group_id
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Receipt, Unchanged, Written, act
from plenary.record.given import next_number, reasoned
from plenary.record.problems import Conflict, Problem
from plenary.rules import consensus
from plenary.texts import acts as texts
from plenary.texts.reads import ParagraphLine

FINDINGS = ("ad-ref", "agreed", "revisit", "none", "reopened")


@act
def find(
    by: Actor,
    *,
    group: str,
    text: str,
    key: int,
    finding: str,
    wording: str = "",
    words: str = "",
    notes: Sequence[str] | None = None,
    reason: str = "",
    meeting: str = "",
    at: datetime,
) -> Outcome:
    """The chair finds where the group stands on a paragraph; `value` is the number of the finding in the group.

    `finding` is ad-ref (agreed ad referendum), agreed, revisit, none (no agreement: a result like another, with its
    reason) or reopened (with its reason). Agreement is found on a reading that lies on the table (`wording` "base" or
    "P7"; `words` and `notes` are those that the chair had before her), or on the chair's own (`wording` "own"). It is refused
    while an objection stands in the way, to this paragraph or to one that was made part of it, and says whose.
    `meeting` is the slug of the one at which it was found. Raises Problem, Conflict, Forbidden.
    """
    FIND.require(by, group)
    paragraph = paragraph_of(group, text, key)
    if finding not in FINDINGS:
        raise Problem("Choose what you find: agreed ad referendum, agreed, to be revisited, no agreement, or reopened.")
    if running(paragraph.id) is not None:
        raise Problem("Words of this paragraph are under silence: confirm them after the end, or withdraw them first.")
    where, why = about(group, text, key), reasoned(reason)
    at_meeting = meeting_id(group, meeting)
    if finding in AGREED:
        if not wording:
            if paragraph.state not in AGREED:
                raise Problem("Choose a reading that lies on the table, or write your own words.")
            wording = "base"  # agreed ad referendum, and agreed now
        if paragraph.state == finding and wording == "base":
            return Unchanged(where)
        return _agree(by, group, text, paragraph, finding, wording, words, notes, why, "room", meeting, at_meeting, at)
    _may(paragraph, finding, why)
    state = "open" if finding == "reopened" else finding
    if state == paragraph.state:
        return Unchanged(where)
    texts.mark(by, group=group, text=text, key=key, state=state, reason=why, at=at)
    row = Finding(
        paragraph_id=paragraph.id,
        number=next_number(Finding, group__slug=group),
        group_id=group_id(group),
        finding=finding,
        how="room",
        words=paragraph.words,
        reason=why,
        meeting_id=at_meeting,
        instant=at,
    )
    row.save()
    return Written(AgreementFound(row.number, key, finding, "", "room", meeting, 0), where, row.number)


def _may(paragraph: ParagraphLine, finding: str, why: str) -> None:
    """Raises Problem where this is not found of this paragraph, or not without a reason."""
    if finding == "reopened" and paragraph.state == "open":
        raise Problem("This paragraph is open.")
    if not why and finding == "none":
        raise Problem("Say why there is no agreement: it is a result, and the reason is part of it.")
    if not why and (finding == "reopened" or paragraph.state in AGREED):
        raise Problem("Say why it is reopened: the reason is public.")


def _agree(
    by: Actor,
    group: str,
    text: str,
    paragraph: ParagraphLine,
    state: str,
    wording: str,
    words: str,
    notes: Sequence[str] | None,
    why: str,
    how: str,
    meeting: str,
    at_meeting: int | None,
    at: datetime,
) -> Written:
    wording, said = worded(paragraph, wording, words, notes)
    standing, obstacles = standing_on(paragraph, wording, methods_of(group))
    refused(obstacles)
    texts.settle(
        by,
        group=group,
        text=text,
        key=paragraph.key,
        choice=wording,
        words=said or None,
        state=state,
        reason=why,
        at=at,
    )
    row = Finding(
        paragraph_id=paragraph.id,
        number=next_number(Finding, group__slug=group),
        group_id=group_id(group),
        finding=state,
        how=how,
        wording=wording,
        words=said,
        reason=why,
        meeting_id=at_meeting,
        instant=at,
    )
    row.save()
    told = AgreementFound(row.number, paragraph.key, state, wording, how, meeting, len(standing.answered))
    return Written(told, about(group, text, paragraph.key), row.number)


@act
def confirm_silence(
    by: Actor, *, group: str, text: str, key: int, meeting: str = "", reason: str = "", at: datetime
) -> Outcome:
    """After the end, and without objection, the chair confirms the words: that is the finding. `value` is its number.

    Refused where the words were changed or something was proposed meanwhile, while an objection stands in the way, and for
    half a minute after the end: an objection that arrived in time may still wait for its place in the record.
    Raises Problem, Conflict, Forbidden.
    """
    FIND.require(by, group)
    paragraph = paragraph_of(group, text, key)
    row = running(paragraph.id)
    if row is None:
        raise Problem("No words of this paragraph are under silence now.")
    may = consensus.silence(row.state, row.ends, at, grace=methods_of(group).grace)
    if may.phase == "running":
        raise Problem("The silence is not over yet: it is confirmed after its exact end.")
    if not may.confirm:
        raise Problem(
            "The silence has just ended: an objection that arrived in time may still be on its way. Confirm it in half a minute."
        )
    if changed_since(row, paragraph):
        raise Conflict(
            "The paragraph was changed since the silence began, or something was proposed: withdraw it, and begin anew."
        )
    state = "agreed" if row.final else "ad-ref"
    row.state, row.ended = "confirmed", at
    row.save()
    found = _agree(
        by,
        group,
        text,
        paragraph,
        state,
        row.wording,
        row.words,
        None,
        reasoned(reason),
        "silence",
        meeting,
        meeting_id(group, meeting),
        at,
    )
    return Written(SilenceConfirmed(key, row.number, int(found.value)), found.object, found.value)


def object_to_silence(
    by: Actor,
    *,
    group: str,
    text: str,
    key: int,
    reason: str,
    change: str,
    seat: int | None = None,
    at: datetime,
    token: str = "",
) -> Receipt:
    """Object in writing to words that are under silence: it is broken at once. After the end it is an open objection.

    It is a position like any other, on the words that are under silence: `take_position` is the act, and breaks it.
    Raises Problem, Conflict, Forbidden.
    """
    paragraph = paragraph_of(group, text, key)
    row = Silence.objects.filter(paragraph=paragraph.id).order_by("-number").first()
    if row is None or row.state in ("confirmed", "withdrawn"):
        raise Problem("No words of this paragraph are under silence now.")
    return take_position(
        by,
        group=group,
        text=text,
        key=key,
        value="object",
        wording="" if row.wording == OWN else row.wording,
        reason=reason,
        change=change,
        seat=seat,
        at=at,
        token=token,
    )


@act
def place_statement(
    by: Actor, *, group: str, text: str, key: int, statement: bool, reason: str = "", at: datetime
) -> Outcome:
    """Put a contribution into the pile of statements, or take it out: it goes where its state has it (A63)."""
    FIND.require(by, group)
    paragraph = paragraph_of(group, text, key)
    why = reasoned(reason)
    where = about(group, text, key)
    if paragraph.statement == statement:
        return Unchanged(where)
    if not why:
        raise Problem("Say why it is moved: the reason is public.")
    before = consensus.pile(paragraph.state, paragraph.statement)
    texts.set_statement(by, group=group, text=text, key=key, statement=statement, reason=why, at=at)
    row = Finding(
        paragraph_id=paragraph.id,
        number=next_number(Finding, group__slug=group),
        group_id=group_id(group),
        finding="statement" if statement else "contribution",
        how="room",
        reason=why,
        instant=at,
    )
    row.save()
    told = ContributionPlaced(key, consensus.pile(paragraph.state, statement), before, why)
    return Written(told, where, row.number)
