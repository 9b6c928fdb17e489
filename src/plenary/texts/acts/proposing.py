"""Members propose words; co-sponsor, revise, leave and withdraw; the chair merges what reads the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plenary.record.actor import CHAIR, Actor
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.given import next_number, reasoned
from plenary.record.problems import Conflict, Problem
from plenary.texts.acts.bounds import room_for
from plenary.texts.acts.common import (
    Voice,
    address,
    called,
    changed,
    drafted,
    living,
    negotiable,
    noted,
    open_on,
    proposal_of,
    signed,
    standing,
    unconcluded,
    voice,
    worded,
)
from plenary.texts.acts.placing import Places
from plenary.texts.entries.proposing import (
    ProposalLeft,
    ProposalMade,
    ProposalRevised,
    ProposalSponsored,
    ProposalsStreamlined,
    ProposalWithdrawn,
)
from plenary.texts.models import Change, Paragraph, Proposal, Sponsor, Text, Wording
from plenary.texts.rights import CHAIRS, KEEP, PROPOSE

OPS = ("replace", "insert", "delete", "move")


@dataclass
class Together:
    """What proposals that are made at once have in common: the text, in whose name they are, where paragraphs stand."""

    text: Text
    mine: Voice
    places: Places
    coming: int = 1  # how many paragraphs are inserted one after another where the next one is, that one included


def proposing_together(by: Actor, group: str, text: str, seat: int | None) -> Together:
    """For `propose`, once for all proposals of an act. Raises Problem, Forbidden."""
    found = drafted(by, group, text, PROPOSE if seat is None else KEEP)
    return Together(found, voice(by, group, seat), Places(found))


@act
def propose(
    by: Actor,
    *,
    group: str,
    text: str,
    op: str,
    key: int,
    words: str | None = None,
    place: int | None = None,
    reason: str = "",
    notes: Sequence[str] = (),
    seat: int | None = None,
    document: int | None = None,
    file: int | None = None,
    together: Together | None = None,
    at: datetime,
) -> Outcome:
    """Propose words for a place of the text; they stand there in brackets at once. `value` is the proposal's number.

    `op`: replace (`words`: the whole paragraph as proposed), delete, move (`place`: key of the paragraph that it shall
    follow, 0: the beginning), insert (`words` as a new paragraph after `key`, 0: at the beginning; the receipt's object
    names it). `seat` is the number of a seat for which the chair or the secretariat enters it. After the deadline it is
    taken and marked late. What reads exactly like an open proposal, footnotes and all, makes no twin: `value` is that one's
    number, and the proposer sponsors it too, with her own reason. `together`: what an act that proposes much at once has
    read once for all of it (`proposing_together`). Raises Problem, Forbidden.
    """
    (PROPOSE if seat is None else KEEP).require(by, group)
    together = together or proposing_together(by, group, text, seat)
    found, mine, places = together.text, together.mine, together.places
    _open(found, by, group)
    if op not in OPS:
        raise Problem("Say whether words are replaced, inserted, deleted or moved.")
    said = worded(words) if op in ("replace", "insert") else ""
    if op in ("replace", "insert") and not said:
        raise Problem("Write the words that you propose.")
    told: dict[str, Any] = {"op": op, "words": said, "place": place if op == "move" else None}
    row, after = _target(found, op, key, told)
    told["notes"] = noted(notes) or (list(row.notes) if op == "replace" and row is not None else [])
    rows = [row.pk] if row is not None else places.alone_after(after)
    why = reasoned(reason)
    twin = _twin(found, rows, told) if rows else None
    if twin is not None:
        return _join(found, twin, mine, why, at)
    room_for(rows if row is not None else places.alone_around(after), row, mine)
    number = found.numbers + 1
    if row is None:
        row = _inserted(places, after, by, at, together.coming)
    made = Proposal(
        text=found,
        paragraph=row,
        number=number,
        reason=why,
        instant=at,
        late=_late(found, at),
        document_id=document,
        file_id=file,
        **told,
    )
    made.save()
    Sponsor(proposal=made, order=1, seat_id=mine.seat, name=mine.name, since=at).save()
    found.numbers = number
    found.save()
    return Written(
        ProposalMade(number, row.key, op, mine.number, made.late), address(found, row.key, f"P{number}"), number
    )


def _open(text: Text, by: Actor, group: str) -> None:
    """Are proposals taken now? From the chair always. Raises Problem."""
    unconcluded(text)
    if text.state != "open" and CHAIR not in by.roles_in(group):
        if text.state == "drafting":
            raise Problem("The chair has not invited proposals on this text yet.")
        raise Problem("Proposals on this text are closed. You may still comment.")


def _late(text: Text, at: datetime) -> bool:
    return text.until is not None and at > text.until


def _target(text: Text, op: str, key: int, told: dict[str, Any]) -> tuple[Paragraph | None, Paragraph | None]:
    """The paragraph that is meant; for an insertion none, and the one that it follows. Raises Problem."""
    if op == "insert":
        return None, living(text, key) if key else None
    row = negotiable(text, key)
    if op == "move":
        if told["place"] is None or told["place"] == key:
            raise Problem("Say which paragraph it shall follow.")
        if told["place"]:
            living(text, told["place"])
    if op in ("delete", "move") and not row.there:
        raise Problem(
            "Paragraph %(number)s is proposed alone: there is nothing to take out or move.", number=called(row)
        )
    if op == "replace" and row.there and told["words"] == row.words:
        raise Problem("These are the words that stand: change them, or support them as they are.")
    return row, None


def _twin(text: Text, rows: Sequence[int], told: dict[str, Any]) -> Proposal | None:
    """An open proposal on these paragraphs that reads the same, byte for byte, with the same footnotes."""
    ops = ("replace", "insert") if told["op"] in ("replace", "insert") else (told["op"],)
    same = Proposal.objects.select_related("paragraph").filter(
        text=text, state="open", paragraph__in=rows, op__in=ops, words=told["words"], place=told["place"]
    )
    return next((one for one in same.order_by("number") if list(one.notes) == told["notes"]), None)


def _inserted(places: Places, after: Paragraph | None, by: Actor, at: datetime, coming: int) -> Paragraph:
    """The place of a new paragraph: it has a number, and no words that stand."""
    text = places.text
    like = after if after is not None and after.kind != "heading" else None
    kind = like.kind if like else "operative" if text.style == "resolution" and after is not None else "paragraph"
    text.keys += 1
    row = Paragraph(
        text=text,
        key=text.keys,
        kind=kind,
        level=like.level if like else 1,
        there=False,
        category_id=after.category_id if after is not None else None,
        since=at,
    )
    places.put_in(row, after, coming)
    row.save()
    Change(
        paragraph=row, number=1, instant=at, by=signed(by, text.group.slug), what="entered", before={"there": False}
    ).save()
    return row


def _join(text: Text, proposal: Proposal, mine: Voice, reason: str, at: datetime) -> Outcome:
    """Sponsor it too, for her own reason; `value` is its number."""
    number, where = proposal.number, address(text, proposal.paragraph.key, f"P{proposal.number}")
    own = next((s for s in standing(proposal) if s.seat_id == mine.seat), None)
    reason = "" if reason == proposal.reason else reason
    if own is not None and reason in ("", own.reason):
        return Unchanged(where, number)
    order = Sponsor.objects.filter(proposal=proposal).count() + 1
    if own is not None:  # what she gave as her reason before is kept with the sponsorship that it ends
        order, own.until = own.order, at
        own.save()
    Sponsor(proposal=proposal, order=order, seat_id=mine.seat, name=mine.name, reason=reason, since=at).save()
    return Written(ProposalSponsored(number, mine.number), where, number)


@act
def cosponsor(
    by: Actor, *, group: str, text: str, proposal: int, reason: str = "", seat: int | None = None, at: datetime
) -> Outcome:
    """Stand behind a proposal too, for one's own reason where one is given. `value` is its number.

    Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, PROPOSE if seat is None else KEEP)
    unconcluded(found)
    return _join(found, proposal_of(found, proposal), voice(by, group, seat), reasoned(reason), at)


@act
def leave(by: Actor, *, group: str, text: str, proposal: int, seat: int | None = None, at: datetime) -> Outcome:
    """Stand behind a proposal no longer. When its last sponsor leaves it is withdrawn. Raises Problem, Forbidden."""
    found = drafted(by, group, text, PROPOSE if seat is None else KEEP)
    unconcluded(found)
    mine = voice(by, group, seat)
    row = proposal_of(found, proposal)
    rest = _left(row, mine, at)
    if not rest:
        _withdrawn(row, by, at)
    told = ProposalLeft(proposal, mine.number, not rest)
    return Written(told, address(found, row.paragraph.key, f"P{proposal}"), proposal)


@act
def withdraw(
    by: Actor, *, group: str, text: str, proposal: int, reason: str = "", seat: int | None = None, at: datetime
) -> Outcome:
    """Take a proposal back. Where others sponsor it too it is theirs: she leaves it. Raises Problem, Forbidden."""
    found = drafted(by, group, text, PROPOSE if seat is None else KEEP)
    unconcluded(found)
    mine = voice(by, group, seat)
    row = proposal_of(found, proposal)
    if _left(row, mine, at):
        raise Problem("Others sponsor this proposal too: leave it, and it stays theirs.")
    _withdrawn(row, by, at)
    return Written(
        ProposalWithdrawn(proposal, reasoned(reason)), address(found, row.paragraph.key, f"P{proposal}"), proposal
    )


def _left(proposal: Proposal, mine: Voice, at: datetime) -> list[Sponsor]:
    """End her sponsorship; who still stands behind it. Raises Problem."""
    every = standing(proposal)
    own = next((s for s in every if s.seat_id == mine.seat), None)
    if own is None:
        raise Problem("You do not sponsor this proposal.")
    own.until = at
    own.save()
    return [s for s in every if s is not own]


def _withdrawn(proposal: Proposal, by: Actor, at: datetime) -> None:
    """It is as if never proposed; a paragraph that was proposed alone goes with its last proposal, not its number."""
    proposal.state, proposal.ended = "withdrawn", at
    proposal.save()
    row = proposal.paragraph
    if not row.there and not row.gone and not open_on(row):
        changed(row, by, at, "deleted", {"gone": False})
        row.gone = True
        row.save()


@act
def revise(
    by: Actor,
    *,
    group: str,
    text: str,
    proposal: int,
    words: str,
    reason: str = "",
    notes: Sequence[str] | None = None,
    seen: str | None = None,
    seat: int | None = None,
    at: datetime,
) -> Outcome:
    """Word a proposal anew, by one of its sponsors; the earlier words are kept. After the deadline it is late from now on.

    `seen` are the words that she had before her: where another sponsor has worded it anew meanwhile it is refused
    (Conflict, whose `values["now"]` is how it reads). The others stand behind it still: the entry names all of them, and
    each may leave. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, PROPOSE if seat is None else KEEP)
    mine = voice(by, group, seat)
    _open(found, by, group)
    row = proposal_of(found, proposal)
    sponsors = standing(row)
    if not any(s.seat_id == mine.seat for s in sponsors):
        raise Problem("Only who sponsors a proposal words it anew: propose your own words beside it.")
    if row.op not in ("replace", "insert"):
        raise Problem("A proposal to delete or to move has no words: withdraw it, and propose others.")
    said, why = worded(words), reasoned(reason)
    noted_now = row.notes if notes is None else noted(notes)
    where = address(found, row.paragraph.key, f"P{proposal}")
    if (said, noted_now) == (row.words, row.notes):
        return Unchanged(where, proposal)
    if seen is not None and worded(seen) != row.words:
        raise Conflict(
            "Another sponsor has worded %(id)s anew meanwhile. It reads now: %(now)s Put yours into these words.",
            id=f"P{proposal}",
            now=row.words,
        )
    if not said:
        raise Problem("Write the words that you propose.")
    if row.paragraph.there and said == row.paragraph.words:
        raise Problem("These are the words that stand: withdraw the proposal, if you can agree to them.")
    kept = Wording(
        proposal=row,
        number=next_number(Wording, proposal=row),
        words=row.words,
        notes=row.notes,
        reason=row.reason,
        instant=at,
    )
    kept.save()
    row.words, row.notes, row.reason = said, noted_now, why or row.reason
    row.late = row.late or _late(found, at)
    row.save()
    behind = [s.seat.number if s.seat else 0 for s in sponsors]
    return Written(ProposalRevised(proposal, kept.number, row.late, behind), where, proposal)


@act
def streamline(by: Actor, *, group: str, text: str, key: int, at: datetime) -> Outcome:
    """Make proposals that read the same one, under all their sponsors. `value` lists the numbers that were merged.

    No option is dropped: the readings before and after are the same. Raises Problem, Forbidden.
    """
    found = drafted(by, group, text, CHAIRS)
    unconcluded(found)
    row = living(found, key)
    first: dict[tuple[Any, ...], Proposal] = {}
    merged: dict[str, int] = {}
    for one in open_on(row):
        reading = ("words" if one.op in ("replace", "insert") else one.op, one.words, one.place, tuple(one.notes))
        kept = first.setdefault(reading, one)
        if kept is not one:
            _merge(one, kept, at)
            merged[f"P{one.number}"] = kept.number
    if not merged:
        return Unchanged(address(found, key), [])
    told = ProposalsStreamlined(key, merged)
    return Written(told, address(found, key), [int(number[1:]) for number in merged])


def _merge(one: Proposal, kept: Proposal, at: datetime) -> None:
    there = {s.seat_id for s in standing(kept)}
    order = Sponsor.objects.filter(proposal=kept).count()
    for sponsor in standing(one):
        if sponsor.seat_id not in there:
            order += 1
            own = sponsor.reason or (one.reason if sponsor.order == 1 and one.reason != kept.reason else "")
            Sponsor(
                proposal=kept,
                order=order,
                seat_id=sponsor.seat_id,
                name=sponsor.name,
                reason=own,
                since=sponsor.since,
            ).save()
    one.state, one.into, one.ended = "merged", kept, at
    one.save()
