"""The silence procedure: begun, broken by one objection, confirmed or withdrawn by the chair. Never by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from plenary.consensus.acts.common import about, next_number, paragraph_of, reasoned, voice
from plenary.consensus.entries.findings import SilenceBegun, SilenceBroken, SilenceWithdrawn
from plenary.consensus.models import Breaking, Silence
from plenary.consensus.reads.about import readings
from plenary.consensus.reads.methods import methods_of
from plenary.consensus.reads.obstacles import obstacles, refused
from plenary.consensus.rights import ENTER, FIND, STAND
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.problems import Conflict, Problem
from plenary.rules import consensus
from plenary.texts.reads import ParagraphLine

OWN = "own"


def worded(paragraph: ParagraphLine, wording: str, words: str) -> tuple[str, str]:
    """The wording and the words that are meant: a reading that lies on the table, or the chair's own. Raises Problem.

    Words that are told with a reading are those that the chair had before her: where it reads otherwise, Conflict. Her own words
    that read like a reading are that reading.
    """
    words = words.replace("\r\n", "\n").strip()
    now = {w: "" if read.startswith("\0") else read for w, read in readings(paragraph).items()}
    if wording == OWN:
        if not words:
            raise Problem("Write the words that are to be agreed.")
        return next((w for w, read in now.items() if read == words), OWN), words
    if wording not in now:
        raise Problem("Choose a reading that lies on the table, or write your own words.")
    if words and words != now[wording]:
        raise Conflict(
            "These are not the words of that reading. It says now: %(now)s. Choose again, or write your own words.",
            now=now[wording] or "–",
        )
    return wording, now[wording]


def _stood(paragraph: ParagraphLine) -> dict[str, object]:
    now = readings(paragraph)
    return {"words": now.pop("base"), "proposals": now}


def changed_since(silence: Silence, paragraph: ParagraphLine) -> bool:
    """Did the words that stand change, or was something proposed, since the silence began? What was withdrawn is no harm."""
    now = readings(paragraph)
    then = silence.stood.get("proposals", {})
    if now.pop("base") != silence.stood.get("words"):
        return True
    if silence.wording not in ("base", OWN) and silence.wording not in now:
        return True
    return any(then.get(one) != words for one, words in now.items())


def running(paragraph: int) -> Silence | None:
    """The silence procedure on a paragraph (its key in the tables) that is neither over nor broken. One at a time."""
    found: Silence | None = Silence.objects.select_for_update().filter(paragraph=paragraph, state="running").first()
    return found


def latest(paragraph: int) -> Silence | None:
    """The last silence procedure on a paragraph (its key in the tables), whatever became of it. Under lock."""
    found: Silence | None = Silence.objects.select_for_update().filter(paragraph=paragraph).order_by("-number").first()
    return found


def broken_by(paragraph: int, wording: str, at: datetime) -> bool:
    """Is an objection to this wording, or to the paragraph as a whole, one to words under silence at this instant?

    It breaks the silence; where that is broken already it is kept beside the first one.
    """
    found = latest(paragraph)
    if found is None or wording not in ("", found.wording):
        return False
    return consensus.silence(found.state, found.ends, at).object


@act
def begin_silence(
    by: Actor,
    *,
    group: str,
    text: str,
    key: int,
    wording: str,
    words: str = "",
    ends: datetime,
    final: bool = False,
    at: datetime,
) -> Outcome:
    """Put words under silence until an exact instant; `value` is its number on the paragraph. `final`: agreed, not ad ref.

    It takes at least the time that the working methods say. Refused while an objection to these words stands. Raises
    Problem, Forbidden.
    """
    FIND.require(by, group)
    paragraph = paragraph_of(group, text, key)
    if paragraph.state in ("ad-ref", "agreed"):
        raise Problem("This paragraph is agreed: the chair reopens it first.")
    if running(paragraph.id) is not None:
        raise Problem("Words of this paragraph are under silence already: one at a time.")
    wording, said = worded(paragraph, wording, words)
    methods = methods_of(group)
    if consensus.beginning(at, ends, methods):
        raise Problem(
            "A silence procedure takes at least %(hours)s hours: choose a later end.",
            hours=int(methods.lead / timedelta(hours=1)),
        )
    refused(obstacles(group, paragraph, wording, methods))
    row = Silence(
        paragraph_id=paragraph.id,
        number=next_number(Silence, paragraph=paragraph.id),
        wording=wording,
        words=said,
        final=final,
        began=at,
        ends=ends,
        stood=_stood(paragraph),
    )
    row.save()
    told = SilenceBegun(key, row.number, wording, ends.isoformat(), final)
    return Written(told, about(group, text, key), row.number)


@act
def note_breaking(
    by: Actor,
    *,
    group: str,
    text: str,
    key: int,
    reason: str,
    change: str = "",
    seat: int | None = None,
    at: datetime,
) -> Outcome:
    """A written objection breaks the silence on a paragraph; a later one is kept beside the first. `take_position` calls it.

    Raises Problem, Forbidden.
    """
    (STAND if seat is None else ENTER).require(by, group)
    who = voice(by, group, seat)
    paragraph = paragraph_of(group, text, key)
    row = latest(paragraph.id)
    if row is None or not consensus.silence(row.state, row.ends, at).object:
        raise Problem("No words of this paragraph are under silence now.")
    first = row.state == "running"
    Breaking(silence=row, seat_id=who.key, reason=reasoned(reason), change=reasoned(change), instant=at).save()
    if first:
        row.state, row.ended = "broken", at
        row.save()
    return Written(SilenceBroken(key, row.number, who.number, first), about(group, text, key), row.number)


@act
def withdraw_silence(by: Actor, *, group: str, text: str, key: int, reason: str = "", at: datetime) -> Outcome:
    """The chair withdraws the words that are under silence. Raises Problem, Forbidden."""
    FIND.require(by, group)
    paragraph = paragraph_of(group, text, key)
    row = running(paragraph.id)
    if row is None:
        return Unchanged(about(group, text, key))
    row.state, row.ended = "withdrawn", at
    row.save()
    return Written(SilenceWithdrawn(key, row.number, reasoned(reason)), about(group, text, key), row.number)
