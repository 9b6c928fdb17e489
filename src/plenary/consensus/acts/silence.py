"""The silence procedure: begun, broken by one objection, confirmed or withdrawn by the chair. Never by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from plenary.consensus.acts.common import LONGEST_WORDS, about, paragraph_of, unconcluded, voice
from plenary.consensus.entries.findings import SilenceBegun, SilenceBroken, SilenceWithdrawn
from plenary.consensus.models import Breaking, Silence
from plenary.consensus.reads.about import readings
from plenary.consensus.reads.methods import methods_of
from plenary.consensus.reads.obstacles import refused, standing_on
from plenary.consensus.rights import ENTER, FIND, STAND
from plenary.mandate.reads import methods as mandate
from plenary.record.actor import Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, reasoned
from plenary.record.problems import Conflict, Problem
from plenary.rules import consensus
from plenary.rules.consensus import BASE_WORDING, alike
from plenary.texts.reads import ParagraphLine

OWN = "own"


def worded(paragraph: ParagraphLine, wording: str, words: str, notes: Sequence[str] | None = None) -> tuple[str, str]:
    """The wording and the words that are meant: a reading that lies on the table, or the chair's own. Raises Problem.

    Words and footnotes that are told with a reading are those that the chair had before her (with her own words: the
    footnotes of what stands, which stay): where it reads otherwise, Conflict. Her own words that look like a reading, but for
    white space and what nobody sees, are that reading.
    """
    words = words.replace("\r\n", "\n").strip()
    now = readings(paragraph)
    if wording == OWN:
        if len(words) > LONGEST_WORDS:
            raise Problem("A paragraph has at most %(most)s characters.", most=LONGEST_WORDS)
        if not alike(words):
            raise Problem("Write the words that are to be agreed.")
        _noted(now[BASE_WORDING].notes, notes)
        same = next((w for w, read in now.items() if alike(read.words) == alike(words)), None)
        return (OWN, words) if same is None else (same, now[same].words)
    if wording not in now:
        raise Problem("Choose a reading that lies on the table, or write your own words.")
    if words and words != now[wording].words:
        raise Conflict(
            "These are not the words of that reading. It says now: %(now)s. Choose again, or write your own words.",
            now=now[wording].words or "–",
        )
    _noted(now[wording].notes, notes)
    return wording, now[wording].words


def _noted(now: Sequence[str], seen: Sequence[str] | None) -> None:
    """Raises Conflict where the footnotes are others than the chair had before her."""
    if seen is not None and [note.replace("\r\n", "\n").strip() for note in seen] != list(now):
        raise Conflict("The footnotes were changed meanwhile: look at the paragraph as it is now, and choose again.")


def changed_since(silence: Silence, paragraph: ParagraphLine) -> bool:
    """Did the words that stand, a proposal, or a footnote of theirs change, or was something proposed, since it began?

    What was withdrawn is no harm.
    """
    now = {wording: reading.plain for wording, reading in readings(paragraph).items()}
    if silence.wording != OWN and silence.wording not in now:
        return True
    return any(silence.stood.get(wording) != plain for wording, plain in now.items())


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
    notes: Sequence[str] | None = None,
    ends: datetime,
    final: bool = False,
    at: datetime,
) -> Outcome:
    """Put words under silence until an exact instant; `value` is its number on the paragraph. `final`: agreed, not ad ref.

    It takes at least the time that the working methods say. Refused while an objection to these words stands, and for a
    heading that nobody disputes. `words` and `notes` as in `find`. Raises Problem, Conflict, Forbidden.
    """
    FIND.require(by, group)
    unconcluded(group, text)
    paragraph = paragraph_of(group, text, key)
    if paragraph.kind == "heading" and paragraph.clean:
        raise Problem("Nobody proposes another heading here: there is nothing to put under silence.")
    if paragraph.state in ("ad-ref", "agreed"):
        raise Problem("This paragraph is agreed: the chair reopens it first.")
    if running(paragraph.id) is not None:
        raise Problem("Words of this paragraph are under silence already: one at a time.")
    wording, said = worded(paragraph, wording, words, notes)
    if not mandate.methods(group).silence:
        raise Problem("By its working methods this group puts no words under silence: it agrees in the room.")
    methods = methods_of(group)
    if consensus.beginning(at, ends, methods):
        raise Problem(
            "A silence procedure takes at least %(hours)s hours: choose a later end.",
            hours=int(methods.lead / timedelta(hours=1)),
        )
    refused(standing_on(paragraph, wording, methods)[1])
    row = Silence(
        paragraph_id=paragraph.id,
        number=next_number(Silence, paragraph=paragraph.id),
        wording=wording,
        words=said,
        final=final,
        began=at,
        ends=ends,
        stood={one: reading.plain for one, reading in readings(paragraph).items()},
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
    """A written objection breaks the silence on a paragraph; a later one is kept beside the first.

    `take_position` calls it, and `contest_mark`: an objection that is open again breaks it like a new one.

    Raises Problem, Forbidden.
    """
    (STAND if seat is None else ENTER).require(by, group)
    who = voice(by, group, seat)
    paragraph = paragraph_of(group, text, key)
    row = latest(paragraph.id)
    if row is None or not consensus.silence(row.state, row.ends, at).object:
        raise Problem("No words of this paragraph are under silence now.")
    first = row.state == "running"
    Breaking(
        silence=row,
        seat_id=who.key,
        holder=who.holder,
        reason=reasoned(reason),
        change=reasoned(change),
        instant=at,
    ).save()
    if first:
        row.state, row.ended = "broken", at
        row.save()
    return Written(SilenceBroken(key, row.number, who.number, first), about(group, text, key), row.number)


@act
def withdraw_silence(by: Actor, *, group: str, text: str, key: int, reason: str = "", at: datetime) -> Outcome:
    """The chair withdraws the words that are under silence, also where their paragraph is gone. Raises Problem, Forbidden."""
    FIND.require(by, group)
    paragraph = paragraph_of(group, text, key, gone=True)
    row = running(paragraph.id)
    if row is None:
        return Unchanged(about(group, text, key))
    row.state, row.ended = "withdrawn", at
    row.save()
    return Written(SilenceWithdrawn(key, row.number, reasoned(reason)), about(group, text, key), row.number)
