"""The state of a call follows the clock: late is normal, nothing is hidden, reminders never crowd."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.deadlines import (
    CLOSING,
    CallFacts,
    due_reminders,
    is_late,
    left,
    reminders,
    standing,
)

GENEVA = ZoneInfo("Europe/Zurich")
OPENED = datetime(2013, 6, 28, 10, tzinfo=GENEVA)
DEADLINE = datetime(2013, 9, 17, 23, 59, tzinfo=GENEVA)
TICK = timedelta(microseconds=1)
MOMENTS = st.timedeltas(timedelta(0), timedelta(days=365)).map(lambda passed: datetime(2013, 1, 1, tzinfo=UTC) + passed)
MAYBE = st.none() | MOMENTS
FACTS = st.builds(
    CallFacts,
    adopted=MAYBE,
    formatted=MAYBE,
    opens=MAYBE,
    deadline=MAYBE,
    closed=MAYBE,
    accepts_late=st.booleans(),
    drafted_here=st.booleans(),
)


def at(*numbers: int) -> datetime:
    return datetime(*numbers, tzinfo=GENEVA)  # type: ignore[misc,arg-type]  # year, month, day and so on


@pytest.mark.accepts(48, 155, "X17")
@pytest.mark.parametrize(
    ("now", "code", "accepts", "late"),
    [
        (at(2013, 6, 1), "scheduled", False, False),
        (OPENED, "open", True, False),
        (at(2013, 9, 1), "open", True, False),
        (DEADLINE - CLOSING, "closing-soon", True, False),
        (DEADLINE, "closing-soon", True, False),
        (DEADLINE + TICK, "late-accepted", True, True),
        (at(2013, 12, 24), "late-accepted", True, True),
    ],
)
def test_the_call_of_2013_from_day_to_day(now: datetime, code: str, accepts: bool, late: bool) -> None:
    found = standing(CallFacts(opens=OPENED, deadline=DEADLINE), now)
    assert (found.code, found.accepts, found.late) == (code, accepts, late)


def test_what_is_drafted_here_has_to_be_adopted_before_it_opens() -> None:
    facts = CallFacts(opens=OPENED, deadline=DEADLINE, drafted_here=True)
    assert standing(facts, at(2013, 8, 1)).reason == "not-adopted"
    assert not standing(facts, at(2013, 8, 1)).accepts
    assert standing(CallFacts(opens=OPENED, deadline=DEADLINE), at(2013, 8, 1)).accepts


def test_a_call_goes_from_draft_to_open() -> None:
    now = at(2013, 6, 20)
    steps = [CallFacts(drafted_here=True)]
    steps.append(CallFacts(adopted=at(2013, 5, 31), drafted_here=True))
    steps.append(CallFacts(adopted=at(2013, 5, 31), formatted=at(2013, 6, 10), drafted_here=True))
    steps.append(CallFacts(adopted=at(2013, 5, 31), formatted=at(2013, 6, 10), opens=OPENED, drafted_here=True))
    assert [standing(facts, now).code for facts in steps] == ["drafted", "adopted", "formatted", "scheduled"]
    assert standing(steps[-1], now).next == OPENED
    assert standing(steps[-1], OPENED).code == "open"


def test_a_call_from_history_whose_opening_nobody_wrote_down_is_open() -> None:
    assert standing(CallFacts(deadline=DEADLINE), at(2013, 8, 1)).code == "open"
    assert standing(CallFacts(), at(2013, 8, 1)).reason == "no-dates"


@pytest.mark.accepts(48)
def test_late_answers_may_be_refused_and_a_closed_call_takes_nothing() -> None:
    strict = standing(CallFacts(opens=OPENED, deadline=DEADLINE, accepts_late=False), DEADLINE + TICK)
    assert (strict.code, strict.reason, strict.accepts, strict.late) == ("closed", "late-refused", False, False)
    closed = CallFacts(opens=OPENED, deadline=DEADLINE, closed=at(2013, 9, 20))
    assert standing(closed, at(2013, 9, 19)).code == "late-accepted"
    assert standing(closed, at(2013, 9, 19)).next == at(2013, 9, 20)
    assert standing(closed, at(2013, 9, 20)).values == {"closed": at(2013, 9, 20), "deadline": DEADLINE}


@given(FACTS, MOMENTS)
def test_the_state_changes_by_itself_exactly_when_it_says(facts: CallFacts, now: datetime) -> None:
    found = standing(facts, now)
    if found.next is None:
        assert standing(facts, datetime(2099, 1, 1, tzinfo=UTC)).code == found.code
    else:
        assert found.next > now
        assert standing(facts, found.next).code != found.code
        assert standing(facts, max(now, found.next - TICK)).code == found.code


@given(FACTS, MOMENTS)
def test_what_arrives_is_marked_late_exactly_when_it_is(facts: CallFacts, now: datetime) -> None:
    found = standing(facts, now)
    if found.accepts:
        assert found.late == is_late(now, facts.deadline)
    assert found.accepts == (found.code in {"open", "closing-soon", "late-accepted"})


@given(FACTS, MOMENTS, st.sampled_from(["Asia/Tokyo", "America/Sao_Paulo", "Africa/Tunis"]))
def test_the_zone_an_instant_is_written_in_changes_nothing(facts: CallFacts, now: datetime, zone: str) -> None:
    assert standing(facts, now) == standing(facts, now.astimezone(ZoneInfo(zone)))


@given(MOMENTS, MOMENTS)
def test_a_later_answer_is_never_less_late(received: datetime, deadline: datetime) -> None:
    assert is_late(received, deadline) == (received > deadline)
    assert not is_late(deadline, deadline)
    assert not is_late(received, None)
    if is_late(received, deadline):
        assert is_late(received + timedelta(days=1), deadline)


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2013, 10, 27, 2, 30, tzinfo=GENEVA)
    second = first.replace(fold=1)
    assert is_late(second, first)
    assert left(first, second).hours == 1


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        is_late(datetime(2013, 9, 17), DEADLINE)  # noqa: DTZ001 -- the fault that is tested


@given(MOMENTS, MOMENTS)
def test_time_left_adds_up(now: datetime, deadline: datetime) -> None:
    found = left(now, deadline)
    whole = timedelta(days=found.days, hours=found.hours, minutes=found.minutes)
    assert timedelta(0) <= abs(deadline - now) - whole < timedelta(minutes=1)
    assert found.hours < 24
    assert found.minutes < 60
    assert found.past == is_late(now, deadline)


def test_reminders_go_out_at_the_hour_of_the_deadline_also_when_clocks_change() -> None:
    planned = reminders(datetime(2013, 10, 30, 18, tzinfo=GENEVA))
    assert [moment.astimezone(GENEVA).isoformat() for moment in planned] == [
        "2013-10-16T18:00:00+02:00",
        "2013-10-23T18:00:00+02:00",
        "2013-10-28T18:00:00+01:00",
        "2013-10-29T18:00:00+01:00",
    ]


@given(st.lists(st.integers(0, 40 * 24), min_size=1, max_size=60), st.sets(st.integers(1, 30), max_size=6))
def test_reminders_never_crowd_and_never_follow_the_deadline(hours: list[int], days: set[int]) -> None:
    planned = reminders(DEADLINE, days)
    sent: list[datetime] = []
    for hour in sorted(hours):  # the program looks at these moments only: it may have slept in between
        now = DEADLINE.astimezone(UTC) - timedelta(days=35) + timedelta(hours=hour)
        due = due_reminders(planned, sent, now, deadline=DEADLINE)
        if due is not None:
            assert due in planned
            assert due <= now <= DEADLINE
            assert due not in sent
            assert not sent or due > max(sent)
            sent.append(due)
        assert due_reminders(planned, sent, now, deadline=DEADLINE) is None


def test_after_a_pause_one_reminder_goes_out() -> None:
    planned = reminders(DEADLINE)
    woke = DEADLINE - timedelta(days=1, hours=20)
    assert due_reminders(planned, [], woke, deadline=DEADLINE) == planned[2]
    assert due_reminders(planned, [planned[2]], woke, deadline=DEADLINE) is None
    just_before = planned[3] - timedelta(hours=1)
    assert due_reminders(planned, [], just_before, deadline=DEADLINE) is None  # the last is an hour off: wait for it
    assert due_reminders(planned, [], planned[3], deadline=DEADLINE) == planned[3]


@pytest.mark.accepts(48)
def test_an_extended_deadline_is_reminded_of_anew() -> None:
    first = datetime(2013, 7, 31, 23, 59, tzinfo=GENEVA)
    sent = reminders(first)
    again = reminders(DEADLINE)
    assert due_reminders(again, sent, again[0], deadline=DEADLINE) == again[0]
    assert due_reminders(again, sent, first + timedelta(days=2), deadline=DEADLINE) is None
