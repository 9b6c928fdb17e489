"""An election goes step by step, and nobody counts votes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import elections

pytestmark = pytest.mark.accepts(93)
steps = st.sampled_from([*(s for s in elections.FOLLOWS if s), "voted", ""])


def walks(office: str, state: str = "", taken: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every way an election can go, step by step, until no step may follow."""
    following = [step for step in (*elections.FOLLOWS, "voted") if not elections.may(state, step, office)]
    if not following:
        yield taken
    for step in following:
        yield from walks(office, step, (*taken, step))


@pytest.mark.parametrize("office", ["chair", "co-chair", "vice-chair", "rapporteur"])
def test_nobody_presides_who_was_not_nominated_approved_and_has_accepted(office: str) -> None:
    ways = set(walks(office))
    elected = ("nominated", "approved", "accepted")
    assert ways == {
        elected if office == "rapporteur" else (*elected, "presides"),
        ("nominated", "declined"),
        ("nominated", "not-agreed"),
        ("nominated", "approved", "declined"),
    }


@given(st.sampled_from(sorted(elections.FOLLOWS)), steps)
def test_a_refusal_says_why(state: str, step: str) -> None:
    why = elections.may(state, step)
    if step in ("", "voted"):
        assert why == "unknown"
    elif not elections.FOLLOWS[state]:
        assert why == "over"
    else:
        assert (why == "") == (step in elections.FOLLOWS[state])
        assert why in ("", "too-soon")


def test_a_nominee_can_decline_until_she_has_accepted() -> None:
    assert elections.may("nominated", "declined") == elections.may("approved", "declined") == ""
    assert elections.may("accepted", "declined") == "too-soon"


@pytest.mark.accepts(105)
def test_the_members_may_not_agree_and_then_it_is_over() -> None:
    assert elections.may("nominated", "not-agreed") == ""
    assert elections.may("not-agreed", "approved") == "over"
    assert elections.waiting("not-agreed") == ""


def test_what_an_election_waits_for_is_the_next_step_to_the_office() -> None:
    assert [elections.waiting(s) for s in ("", "nominated", "approved", "accepted", "presides")] == [
        "nominated", "approved", "accepted", "presides", "",
    ]  # fmt: skip
