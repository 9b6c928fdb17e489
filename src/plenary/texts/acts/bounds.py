"""How many proposals stand open at once, so that no paragraph becomes unreadable by the will of one."""

from __future__ import annotations

from collections.abc import Sequence

from plenary.record.problems import Problem
from plenary.texts.acts.common import Voice, called
from plenary.texts.models import Paragraph, Proposal, Sponsor

MOST_OF_A_SEAT = 12  # on one paragraph
MOST = 200  # on one paragraph, of all; and of new paragraphs at one place, of one seat: each stands by itself


def room_for(rows: Sequence[int], row: Paragraph | None, mine: Voice) -> None:
    """Is there room for one more proposal on these paragraphs? `row` is None where one is inserted. Raises Problem.

    The chair proposes compromises as often as it takes. What a seat sponsors of others is not counted as hers.
    """
    if not rows:
        return
    waiting = Proposal.objects.filter(paragraph__in=rows, state="open")
    if row is not None and waiting.count() >= MOST:
        raise Problem(
            "There are %(most)s open proposals on paragraph %(number)s: the chair streamlines or settles some first.",
            most=MOST,
            number=called(row),
        )
    if mine.seat is None:
        return
    hers = Sponsor.objects.filter(proposal__in=waiting, order=1, seat_id=mine.seat, until=None).count()
    if row is None and hers >= MOST:
        raise Problem(
            "%(name)s proposes %(most)s new paragraphs here already: withdraw one, or word one anew.",
            name=mine.name,
            most=MOST,
        )
    if row is not None and hers >= MOST_OF_A_SEAT:
        raise Problem(
            "%(name)s has %(most)s open proposals on paragraph %(number)s already: withdraw one, or word one anew.",
            name=mine.name,
            most=MOST_OF_A_SEAT,
            number=called(row),
        )
