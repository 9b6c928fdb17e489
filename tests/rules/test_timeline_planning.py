"""Planning back from a reporting session, plan against actual, and places beside other meetings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules.timeline import (
    Before,
    Count,
    Item,
    Lacks,
    Span,
    Standing,
    Step,
    When,
    beside,
    between,
    compare,
    count,
    occurrences,
    plan_back,
    read,
    standing,
)

D = date


def at(text: str) -> When:
    found = read(text, "en", near=D(2017, 9, 27))
    assert isinstance(found, When)
    return found


@pytest.mark.accepts(84, 95)
def test_each_step_gets_its_latest_day_and_the_reason() -> None:
    plan = plan_back(
        D(2018, 5, 14),
        [
            Step("draft", (Before("meeting", 14),), lasts=10),
            Step("meeting", (Before("report", 1),), lasts=3),
            Step("report", (Before("", 100),)),
        ],
    )
    assert [(one.code, one.begin, one.latest) for one in plan.steps] == [
        ("draft", D(2018, 1, 8), D(2018, 1, 17)),
        ("meeting", D(2018, 1, 31), D(2018, 2, 2)),
        ("report", D(2018, 2, 3), D(2018, 2, 3)),
    ]
    why = plan.steps[-1].because
    assert (why.code, why.days, why.day) == ("", 100, D(2018, 5, 14))


@pytest.mark.accepts(96)
def test_of_two_uses_the_earlier_one_decides_and_the_other_is_said() -> None:
    plan = plan_back(
        D(2018, 5, 14),
        [
            Step("report", (Before("annual report"), Before("input", 30))),
            Step("annual report", (Before("", 60),)),
            Step("input", (Before("", 45),)),
        ],
    )
    report = plan.steps[0]
    assert (report.code, report.because.code) == ("report", "input")
    assert [why.code for why in report.others] == ["annual report"]


@pytest.mark.accepts(15)
def test_a_deadline_that_leaves_the_next_step_no_time_is_told() -> None:
    steps = [
        Step("revised", (Before("draft"),), agreed=at("until October")),
        Step("draft", (Before("comments"),), lasts=14, agreed=at("by the end of October")),
        Step("comments", agreed=at("until the end of November")),
    ]
    assert plan_back(D(2018, 5, 14), steps).lacks == (Lacks("no-time", "revised", "draft", 0, 14),)


@pytest.mark.accepts(139)
def test_lead_time_before_a_meeting_is_checked() -> None:
    summary, meeting = at("30.10.2013"), at("6-8 November 2013")
    assert between("summary", summary, "meeting", meeting, lead=7) is None
    assert between("summary", summary, "meeting", meeting, lead=14) == Lacks("short", "summary", "meeting", 7, 14)
    late = at("7 November 2013")
    assert between("summary", late, "meeting", meeting) == Lacks("out-of-order", "summary", "meeting", -1, 1)


def test_a_ring_of_steps_is_told_and_does_not_hang() -> None:
    plan = plan_back(D(2018, 5, 14), [Step("a", (Before("b"),)), Step("b", (Before("a"),)), Step("c")])
    assert plan.loose == ("a", "b")
    assert [one.code for one in plan.steps] == ["c"]


CHAINS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), min_size=1, max_size=8)


@settings(max_examples=200)
@given(st.dates(D(1990, 1, 1), D(2100, 1, 1)), CHAINS)
def test_who_keeps_the_plan_is_warned_of_nothing(session: date, chain: list[tuple[int, int]]) -> None:
    codes = [str(n) for n in range(len(chain))]
    steps = [
        Step(code, (Before(codes[n + 1] if n + 1 < len(codes) else "", lead),), lasts)
        for n, (code, (lead, lasts)) in enumerate(zip(codes, chain, strict=True))
    ]
    plan = plan_back(session, steps)
    assert [one.code for one in plan.steps] == codes
    on_time = [
        Step(s.code, s.before, s.lasts, When(one.latest, one.latest, "day", ""))
        for s, one in zip(steps, plan.steps, strict=True)
    ]
    assert plan_back(session, on_time).lacks == ()
    late = When(plan.steps[0].latest + timedelta(days=1), plan.steps[0].latest + timedelta(days=1), "day", "")
    assert plan_back(session, [Step(steps[0].code, steps[0].before, steps[0].lasts, late), *on_time[1:]]).lacks


@pytest.mark.accepts(173, 174)
def test_slippage_is_counted_from_the_first_date_agreed() -> None:
    found = compare(
        [
            Item("report", (at("end of February/ beginning of March 2014"),), Span(D(2014, 5, 2), D(2014, 5, 2))),
            Item("answers", (at("31.07.2013"), at("17 September 2013")), Span(D(2013, 9, 17), D(2013, 9, 17))),
            Item("second", (at("6-8 November 2013"),), Span(D(2013, 11, 6), D(2013, 11, 8))),
            Item("fifth", (), Span(D(2018, 1, 29), D(2018, 1, 31))),
        ],
        D(2020, 1, 1),
    )
    rows = {row.code: row for row in found.rows}
    assert (rows["report"].outcome, rows["report"].slipped) == ("late", 53)
    assert (rows["answers"].slipped, rows["answers"].moved, rows["answers"].extensions) == (48, 0, 1)
    assert (rows["second"].outcome, rows["second"].slipped) == ("on-time", 0)
    assert rows["fifth"].outcome == "unplanned"
    assert (found.planned, found.happened, found.unplanned) == (3, 4, 1)
    assert found.most == rows["report"]


@pytest.mark.accepts(72)
def test_no_later_than_is_red_once_it_is_past_and_not_before() -> None:
    due = at("no later than July 2016")
    assert standing(due, None, D(2016, 7, 31)) == Standing("to-come", 0)
    assert standing(due, None, D(2016, 8, 1)) == Standing("overdue", 1)
    assert standing(due, Span(D(2016, 7, 27), D(2016, 7, 27)), D(2016, 8, 1)) == Standing("done", None)
    assert standing(due, Span(D(2016, 8, 3), D(2016, 8, 3)), D(2016, 9, 1)) == Standing("done-late", 3)


@pytest.mark.accepts(99)
def test_a_meeting_is_proposed_beside_those_of_the_parent_body() -> None:
    events = [
        ("Inter-sessional panel", Span(D(2017, 1, 23), D(2017, 1, 25))),
        ("Session", Span(D(2017, 5, 8), D(2017, 5, 12))),
    ]
    found = beside(2, events, Span(D(2017, 1, 1), D(2017, 2, 28)))
    assert [(one.first, one.last, one.side, one.gap) for one in found] == [
        (D(2017, 1, 26), D(2017, 1, 27), "after", 0),  # as the group did agree
        (D(2017, 1, 19), D(2017, 1, 20), "before", 2),
    ]
    assert (
        beside(3, [("Window", Span(D(2017, 1, 1), D(2017, 1, 31), fixed=False))], Span(D(2017, 1, 1), D(2017, 12, 31)))
        == ()
    )


@settings(max_examples=200)
@given(st.integers(1, 5), st.dates(D(2015, 1, 1), D(2020, 1, 1)), st.integers(0, 6))
def test_no_meeting_is_proposed_on_a_weekend_or_on_the_event(length: int, first: date, more: int) -> None:
    event = Span(first, first + timedelta(days=more))
    for one in beside(length, [("e", event)], Span(D(2014, 1, 1), D(2022, 1, 1))):
        held = [one.first + timedelta(days=n) for n in range((one.last - one.first).days + 1)]
        assert len(held) == length
        assert all(day.weekday() < 5 and not event.earliest <= day <= event.latest for day in held)


@pytest.mark.accepts(30)
def test_a_duty_comes_again_every_year() -> None:
    found = occurrences(D(2006, 3, 31), "year", D(2010, 1, 1))
    assert [day.isoformat() for day in found] == ["2006-03-31", "2007-03-31", "2008-03-31", "2009-03-31"]
    assert occurrences(D(2013, 1, 31), "month", D(2013, 3, 31)) == (D(2013, 1, 31), D(2013, 2, 28), D(2013, 3, 31))
    with pytest.raises(ValueError, match="interval"):
        occurrences(D(2013, 1, 1), "week", D(2014, 1, 1))


@pytest.mark.accepts(129)
def test_a_number_of_meetings_may_be_planned_as_a_range() -> None:
    assert count("1-2 meetings in 2013 (3 days each)") == Count(1, 2, 3)
    assert count("1 meeting in 2014 (February 2014)") == Count(1, 1)
    assert count("further meetings") is None
    planned = count("1-2 meetings in 2013")
    assert planned is not None
    assert [planned.holds(n) for n in range(4)] == [False, True, True, False]
