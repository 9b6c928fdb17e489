"""When an address outside counts as dead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.reaching import FAILED, REACHED, UNCLEAR, Standing, after, judged

pytestmark = pytest.mark.accepts(66)
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
attempts = st.lists(
    st.tuples(st.sampled_from([REACHED, FAILED, UNCLEAR]), st.timedeltas(timedelta(0), timedelta(days=3)))
)


def told(made: list[tuple[str, timedelta]]) -> tuple[Standing, list[tuple[str, datetime]]]:
    standing, at, log = Standing(), NOON, []
    for found, later in made:
        at += later
        log.append((found, at))
        standing = after(standing, found, at)
    return standing, log


@given(attempts)
def test_dead_is_what_failed_on_two_days_and_was_not_reached_in_between(made: list[tuple[str, timedelta]]) -> None:
    standing, log = told(made)
    reached = [n for n, (found, _at) in enumerate(log) if found == REACHED]
    failed = [at for found, at in log[reached[-1] + 1 if reached else 0 :] if found == FAILED]
    assert standing.since == (failed[0] if failed else None)
    assert standing.dead is (len({at.date() for at in failed}) > 1)


def test_two_failures_on_one_day_are_not_two_days_and_days_are_utc() -> None:
    first = after(Standing(), FAILED, datetime.fromisoformat("2026-11-25T23:30:00+00:00"))
    again = after(first, FAILED, datetime.fromisoformat("2026-11-26T00:30:00+01:00"))
    assert not again.dead
    assert after(again, FAILED, datetime.fromisoformat("2026-11-26T00:30:00+00:00")).dead


@given(st.integers(100, 599))
def test_only_2xx_is_reached(status: int) -> None:
    assert (judged(status) == REACHED) is (200 <= status < 300)


def test_nobody_is_a_failure_and_whoever_turns_us_away_is_none() -> None:
    assert [judged(s) for s in (0, 404, 410, 500, 302)] == [FAILED] * 5
    assert [judged(s) for s in (401, 403, 429, 503)] == [UNCLEAR] * 4


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        after(Standing(), FAILED, datetime(2026, 11, 25))  # noqa: DTZ001 -- that is what is tried
    with pytest.raises(ValueError, match="maybe"):
        after(Standing(), "maybe", NOON)
