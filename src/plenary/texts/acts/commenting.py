"""Rounds of comments on a frozen revision (A16), and comments; the chair answers each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plenary.members.reads import seat_of
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, SECRETARIAT, Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, reasoned, words_of
from plenary.record.problems import Conflict, Problem
from plenary.texts.acts.common import CHAIR_NAME, address, drafted, living, paragraph_of, unconcluded, voice, worded
from plenary.texts.entries.commenting import CommentAnswered, CommentMade, RoundClosed, RoundOpened
from plenary.texts.models import Comment, Paragraph, Revision, Round, Text
from plenary.texts.rights import CHAIRS, COMMENT, KEEP

WHO = ("all", "members")
DISPOSITIONS = ("accepted", "partly", "not", "noted")


@act
def open_round(
    by: Actor,
    *,
    group: str,
    text: str,
    revision: int,
    closes: datetime,
    opens: datetime | None = None,
    closes_text: Mapping[str, str] | None = None,
    who: str = "all",
    at: datetime,
) -> Outcome:
    """Open a revision for comments until an instant. `value` is the round's number. `closes_text`: "end of November".

    Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, CHAIRS)
    frozen = Revision.objects.filter(text=found, number=revision).first()
    if frozen is None:
        raise Problem("There is no such revision: issue one first.")
    begins = opens or at
    if closes <= begins or closes <= at:
        raise Problem("A round of comments ends after it begins, and in the future.")
    if who not in WHO:
        raise Problem("Say who comments: members and observers, or members alone.")
    row = Round(
        text=found,
        number=next_number(Round, text=found),
        revision=frozen,
        opens=begins,
        closes=closes,
        closes_text=words_of(closes_text, 200),
        who=who,
    )
    row.save()
    told = RoundOpened(row.number, revision, begins.isoformat(), closes.isoformat(), who)
    return Written(told, address(found, "round", row.number), row.number)


@act
def close_round(by: Actor, *, group: str, text: str, round: int, at: datetime) -> Outcome:
    """Take no more comments in a round, late ones neither. Raises Problem, Forbidden."""
    found = drafted(by, group, text, CHAIRS)
    row = _round(found, round)
    if row.closed is not None:
        return Unchanged(address(found, "round", round))
    row.closed = at
    row.save()
    return Written(RoundClosed(round, Comment.objects.filter(round=row).count()), address(found, "round", round))


def _round(text: Text, number: int) -> Round:
    found: Round | None = Round.objects.select_related("revision").filter(text=text, number=number).first()
    if found is None:
        raise Problem("There is no such round of comments.")
    return found


@act
def comment(
    by: Actor,
    *,
    group: str,
    text: str,
    words: str,
    key: int | None = None,
    suggested: str = "",
    round: int | None = None,
    document: int | None = None,
    file: int | None = None,
    quote: str = "",
    seat: int | None = None,
    name: str = "",
    at: datetime,
) -> Outcome:
    """Comment on a paragraph (None: on the text); observers are welcome. `value` is the comment's number.

    `suggested` is the wording that she would like, `quote` the words that it stands beside. With `round` it concerns the
    revision that the round is about; after its end it is taken and marked late. Without, it concerns the text as it stands,
    and is taken until the work on it is concluded. The chair and the secretariat enter it for
    a seat (its number) or for somebody with this `name`. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, COMMENT)
    said, wording = worded(words), worded(suggested)
    if not said and not wording:
        raise Problem("Write your comment.")
    shown, klass, held, person = who_speaks(by, group, seat, name)
    here = _round(found, round) if round is not None else None
    if here is None:
        unconcluded(found)
    late = _in_time(here, klass, at) if here is not None else False
    row = Comment(
        text=found,
        round=here,
        paragraph=_about(found, here, key),
        number=next_number(Comment, text=found),
        name=shown[:300],
        person_id=person,
        seat_id=held,
        klass=klass,
        words=said,
        suggested=wording,
        quote=worded(quote)[:2000],
        instant=at,
        late=late,
        document_id=document,
        file_id=file,
    )
    row.save()
    told = CommentMade(row.number, key or 0, round or 0, klass, late)
    return Written(told, address(found, "comment", row.number), row.number)


def who_speaks(by: Actor, group: str, seat: int | None, name: str) -> tuple[str, str, int | None, int | None]:
    """The name shown, the class, the key of the seat and of the person. Raises Problem, Forbidden."""
    if seat is not None:
        mine = voice(by, group, seat)
        return mine.name, MEMBER, mine.seat, None
    if name := " ".join(name.split()):
        KEEP.require(by, group)
        return name, OBSERVER, None, None
    roles = by.roles_in(group)
    if CHAIR in roles:
        return CHAIR_NAME, CHAIR, None, by.person
    key, holder = seat_of(by.person, group) if by.person else (None, "")
    klass = MEMBER if MEMBER in roles else OBSERVER if OBSERVER in roles else SECRETARIAT
    return holder or by.name, klass, key, by.person


def _in_time(round: Round, klass: str, at: datetime) -> bool:
    """Is it late? Raises Problem where none is taken."""
    if round.closed is not None:
        raise Problem("This round of comments is closed.")
    if at < round.opens:
        raise Problem("This round of comments is not open yet.")
    if round.who == "members" and klass == OBSERVER:
        raise Problem(
            "This round asks the members. Beside each paragraph of the text as it stands you may comment at any time."
        )
    return at > round.closes


def _about(text: Text, round: Round | None, key: int | None) -> Paragraph | None:
    """The paragraph that is meant: of the revision, in a round; else of the text as it stands. Raises Problem."""
    if not key:
        return None
    if round is None:
        return living(text, key)
    if not any(one["key"] == key and not one["gone"] for one in round.revision.content):
        raise Problem("This paragraph is not part of the revision that is open for comments.")
    return paragraph_of(text, key)


@act
def answer_comment(
    by: Actor,
    *,
    group: str,
    text: str,
    number: int,
    answer: str = "",
    disposition: str,
    seen: tuple[str, str] | None = None,
    at: datetime,
) -> Outcome:
    """Answer a comment: accepted, partly, not, noted, with words (asked for where it is not accepted, or partly).

    An earlier answer is kept. `seen` is the one that she had before her, what became of it and the words ("", "": none):
    where another stands by now it is refused (Conflict). Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, KEEP)
    row = Comment.objects.filter(text=found, number=number).first()
    if row is None:
        raise Problem("There is no such comment.")
    said = reasoned(answer)
    if disposition and (row.answer, row.disposition) == (said, disposition):
        return Unchanged(address(found, "comment", number))
    if seen is not None and (seen[0], reasoned(seen[1])) != (row.disposition, row.answer):
        raise Conflict(
            "Somebody has answered this comment meanwhile. Look at that answer, and put yours into it.",
            now=row.answer,
        )
    if disposition not in DISPOSITIONS:
        raise Problem("Say what becomes of it: accepted, accepted in part, not accepted, or noted.")
    if not said and disposition in ("partly", "not"):
        raise Problem("Say why it is not taken: who commented reads it.")
    if row.disposition:
        when = row.answered.isoformat() if row.answered else None
        row.answers = [*row.answers, {"answer": row.answer, "disposition": row.disposition, "answered": when}]
    row.answer, row.disposition, row.answered = said, disposition, at
    row.save()
    return Written(CommentAnswered(number, disposition), address(found, "comment", number))
