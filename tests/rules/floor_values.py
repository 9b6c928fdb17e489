"""Lists of speakers as the properties of the floor's rule draw them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from plenary.rules.floor import KINDS, Methods, Request, Turn

AT = datetime(2016, 9, 30, 13, 0, tzinfo=UTC)
KLASSES = ("member", "observer")
many = settings(max_examples=2000, deadline=None)
some = settings(max_examples=500, deadline=None)

orders = st.sampled_from([Methods(first=first) for first in ("members", "observers", "together")])
methods = st.builds(
    Methods,
    first=st.sampled_from(["members", "observers", "together"]),
    observers_points=st.booleans(),
    limits=st.dictionaries(st.tuples(st.sampled_from(KLASSES), st.sampled_from(KINDS)), st.integers(0, 600)),
)
turns = st.lists(
    st.builds(
        Turn,
        klass=st.sampled_from(KLASSES),
        kind=st.sampled_from(KINDS),
        seconds=st.integers(0, 1200),
    ),
    max_size=12,
)


def one(drawn: int, arrived: int, **fixed: Any) -> Request:
    """A request out of one number, since thousands are drawn; a few were taken out of order, or interrupted."""
    drawn, klass = divmod(drawn, 2)
    drawn, place = divmod(drawn, 2)
    drawn, kind = divmod(drawn, 5)
    drawn, ahead = divmod(drawn, 5)
    rest, interrupted = divmod(drawn, 5)
    made: dict[str, Any] = {
        "klass": KLASSES[klass],
        "place": ("room", "remote")[place],
        "kind": ("statement", "statement", *KINDS)[kind],
        "ahead": 100 - arrived if ahead == 4 else 0,
        "interrupted": interrupted == 4 and kind != 3,
        "rest": rest if interrupted == 4 else 0,
    }
    made |= fixed
    because = f"leaves at {arrived}" if made["ahead"] else ""
    return Request(arrived, f"seat/{arrived}", arrived=arrived, because=because, **made)


numbers_of_one = st.integers(0, 2 * 2 * 5 * 5 * 5 * 180 - 1)


def requests(size: int = 9) -> st.SearchStrategy[list[Request]]:
    """Requests in no order, with arrival numbers that have gaps: those of requests that wait no longer."""
    lines = st.lists(st.tuples(numbers_of_one, st.integers(1, 40)), max_size=size, unique_by=lambda line: line[1])
    return lines.map(lambda found: [one(*line) for line in found])
