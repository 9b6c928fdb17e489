"""The calendar of a group: dates as they were agreed, with every earlier one kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.mandate import acts
from plenary.mandate.reads import calendar as reads
from plenary.record.actor import CHAIR, MEMBER, Forbidden, operator
from plenary.record.problems import Conflict, Problem
from tests import factories

D = date
pytestmark = pytest.mark.django_db


def enter(label: str, text: str, **facts: Any) -> int:
    given = {"kind": "output", "at": factories.AT} | facts
    group = factories.group()
    receipt = acts.enter_date(operator(), group=group, label={"en": label}, text={"en": text}, **given)
    return int(receipt.value)


def line(number: int) -> reads.MilestoneLine:
    found = reads.milestone(factories.SLUG, number)
    assert found is not None
    return found


@pytest.mark.accepts(12, 14)
def test_a_date_is_kept_in_its_words_and_computed_to_its_last_day() -> None:
    number = enter("Draft report", "end of October", near=D(2017, 9, 27), role="chair", source="A/RES/70/125")
    found = line(number)
    assert found.text == {"en": "end of October"}
    assert (found.when.latest, found.when.fixed, found.role) == (D(2017, 10, 31), False, "chair")
    assert found.standing(D(2017, 11, 1)).code == "overdue"


@pytest.mark.accepts(136)
def test_a_day_that_there_is_not_is_refused_with_a_suggestion_and_an_imported_one_flagged() -> None:
    with pytest.raises(Problem, match=r"30 June 2013 \(2013-06-30\)"):
        enter("Questionnaire sent", "31.06.2013")
    found = line(enter("Questionnaire sent", "31.06.2013", imported=True))
    assert (found.text["en"], found.when.flag, found.when.suggestion) == ("31.06.2013", "no-such-day", D(2013, 6, 30))
    assert found.when.reckoned is None
    assert found.standing(D(2014, 1, 1)).code == "undated"


def test_a_day_that_can_be_read_two_ways_is_asked_back() -> None:
    with pytest.raises(Problem, match="2013-08-07 or 2013-07-08"):
        enter("Answers", "07/08/2013")


@pytest.mark.accepts(48)
def test_an_extension_keeps_the_old_date_and_says_who_and_why() -> None:
    number = enter("Responses", "31.07.2013", kind="deadline")
    again: dict[str, Any] = {"group": factories.SLUG, "number": number, "how": "extended", "at": factories.AT}
    by = factories.actor(CHAIR)
    with pytest.raises(Problem, match="why"):
        acts.agree_date(by, text={"en": "17 September 2013"}, **again)
    with pytest.raises(Problem, match="later than 2013-07-31"):
        acts.agree_date(by, text={"en": "1 July 2013"}, reason={"en": "Too few."}, **again)
    acts.agree_date(by, text={"en": "17 September 2013"}, reason={"en": "Few had answered."}, **again)
    first, second = line(number).history
    assert (first.how, first.when.latest) == ("planned", D(2013, 7, 31))
    assert (second.how, second.when.latest, second.reason) == ("extended", D(2013, 9, 17), {"en": "Few had answered."})
    assert second.seat.startswith("chair") or second.seat.startswith("seat")
    assert line(number).when.latest == D(2013, 9, 17)


def test_a_deadline_is_not_brought_forward_or_put_off_without_a_reason() -> None:
    number = enter("Answers", "31 July 2018", kind="deadline")
    window = enter("Comments", "end of January 2019", kind="deadline")
    told: dict[str, Any] = {"group": factories.SLUG, "how": "changed", "at": factories.AT}
    for day in ("1 July 2018", "1 August 2018"):
        with pytest.raises(Problem, match="why it is moved"):
            acts.agree_date(operator(), number=number, text={"en": day}, **told)
    acts.agree_date(
        operator(), number=number, text={"en": "1 July 2018"}, reason={"en": "The session is earlier."}, **told
    )
    acts.agree_date(operator(), number=window, text={"en": "25 January 2019"}, **told | {"how": "fixed"})
    assert line(window).when.fixed, "days within the window that was agreed move nothing"


def test_what_was_agreed_anew_is_early_by_the_days_from_the_nearest_edge_of_its_window() -> None:
    number = enter("Report", "end of January 2019")
    told: dict[str, Any] = {"group": factories.SLUG, "number": number, "at": factories.AT}
    acts.agree_date(operator(), text={"en": "25 January 2019"}, **told)
    assert reads.compared(reads.calendar(factories.SLUG), D(2018, 1, 1)).rows[0].slipped == 0
    acts.agree_date(operator(), text={"en": "10 January 2019"}, **told)
    assert reads.compared(reads.calendar(factories.SLUG), D(2018, 1, 1)).rows[0].slipped == -11


def test_two_who_agree_on_different_dates_at_once_are_told() -> None:
    number = enter("Draft", "May 2018")
    acts.agree_date(operator(), group=factories.SLUG, number=number, text={"en": "June 2018"}, seen=1, at=factories.AT)
    with pytest.raises(Conflict, match="June 2018"):
        acts.agree_date(
            operator(), group=factories.SLUG, number=number, text={"en": "July 2018"}, seen=1, at=factories.AT
        )


@pytest.mark.accepts(82)
def test_a_meeting_that_hangs_on_a_session_moves_with_it() -> None:
    panel = enter("Inter-sessional panel", "January 2017", kind="session")
    meeting = enter("2nd meeting", "January 2017 before inter-sessional", kind="meeting")
    assert line(meeting).anchor == (panel, {"en": "Inter-sessional panel"})
    assert line(meeting).when.latest == D(2017, 1, 30)
    acts.agree_date(
        operator(), group=factories.SLUG, number=panel, text={"en": "16-18 January 2017"}, how="fixed", at=factories.AT
    )
    assert line(meeting).when.latest == D(2017, 1, 15)
    assert line(meeting).text == {"en": "January 2017 before inter-sessional"}, "what was agreed stays as it was"


@pytest.mark.accepts(83)
def test_a_window_is_fixed_later() -> None:
    number = enter("4th meeting", "September – October 2017", kind="meeting")
    assert line(number).when.precision == "months"
    fix: dict[str, Any] = {"group": factories.SLUG, "number": number, "how": "fixed", "at": factories.AT}
    with pytest.raises(Problem, match="does not fix"):
        acts.agree_date(operator(), text={"en": "October 2017"}, **fix)
    acts.agree_date(operator(), text={"en": "25-27 September 2017"}, **fix)
    assert line(number).when.fixed
    assert [h.text["en"] for h in line(number).history] == ["September – October 2017", "25-27 September 2017"]


@pytest.mark.accepts(15)
def test_a_step_without_time_is_told() -> None:
    revised = enter("Revised recommendations", "until October", near=D(2017, 9, 27), kind="deadline")
    draft = enter("Draft report", "by the end of October 2017", follows=revised, lasts=14)
    warn = reads.lacking(reads.calendar(factories.SLUG))
    assert [(w.code, w.step, w.next, w.has) for w in warn] == [("no-time", str(revised), str(draft), 0)]


@pytest.mark.accepts(95, 96)
def test_the_calendar_is_planned_back_from_its_session() -> None:
    report = enter("Report", "end of January 2018")
    annual = enter("Annual report of the Commission", "April 2018", follows=report, needs=30)
    other = enter("Report of the Secretary-General", "March 2018", follows=report, needs=14)
    session = enter("21st session", "14-18 May 2018", kind="session", reporting=True, follows=annual, needs=42)
    acts.change_date(operator(), group=factories.SLUG, number=other, note={"en": "x"}, at=factories.AT)
    plan = reads.plan_back(reads.calendar(factories.SLUG))
    assert plan is not None
    steps = {one.code: one for one in plan.steps}
    assert steps[str(annual)].latest == D(2018, 5, 14) - timedelta(days=42)
    assert steps[str(report)].latest == steps[str(annual)].latest - timedelta(days=30)
    assert steps[str(report)].because.code == str(annual)
    assert [(why.code, why.day) for why in steps[str(report)].others] == [(str(other), D(2018, 3, 31))]
    assert session


@pytest.mark.accepts(138)
def test_moving_one_date_proposes_the_others_and_moves_none() -> None:
    answers = enter("Answers", "31.07.2013", kind="deadline")
    compiled = enter("Compilation", "15.10.2013", follows=answers, needs=28)
    summary = enter("Summary", "30.10.2013", follows=compiled, needs=14)
    enter("2nd meeting", "6-8 November 2013", kind="meeting", follows=summary, needs=7)
    found = reads.proposals(reads.calendar(factories.SLUG), answers, D(2013, 9, 17))
    days = {p.code: (p.new, p.reason) for p in found}
    assert days[str(compiled)] == (D(2013, 10, 16), "squeezed")
    assert days[str(summary)] == (D(2013, 10, 30), "squeezed")
    assert line(compiled).when.latest == D(2013, 10, 15)
    moved = [(compiled, "16 October 2013"), (summary, "31 October 2013")]
    acts.move_dates(operator(), group=factories.SLUG, dates=moved, reason={"en": "Extended."}, at=factories.AT)
    assert line(summary).when.latest == D(2013, 10, 31)


@pytest.mark.accepts(30)
def test_a_recurring_duty_is_due_again_until_it_is_done_for_each_day() -> None:
    duty = enter(
        "Annual performance report", "31 March 2014", kind="duty", every="year", who={"en": "Port authorities"}
    )
    assert line(duty).next_due(D(2014, 1, 1)) == D(2014, 3, 31)
    done: dict[str, Any] = {"group": factories.SLUG, "number": duty, "at": factories.AT}
    with pytest.raises(Problem, match="which of the days"):
        acts.note_actual(operator(), first=D(2014, 3, 20), due=D(2014, 4, 1), **done)
    acts.note_actual(operator(), first=D(2014, 3, 20), due=D(2014, 3, 31), **done)
    assert line(duty).next_due(D(2015, 6, 1)) == D(2015, 3, 31)
    assert line(duty).standing(D(2015, 6, 1)).code == "overdue"
    assert line(duty).standing(D(2015, 3, 1)).code == "to-come"


@pytest.mark.accepts(68, 70)
def test_what_others_do_is_shown_and_never_overdue() -> None:
    context = enter("Another process", "2014", kind="context")
    assert line(context).standing(D(2016, 1, 1)).code == "done"
    assert reads.compared(reads.calendar(factories.SLUG), D(2016, 1, 1)).rows == ()


@pytest.mark.accepts(173)
def test_a_meeting_that_was_in_no_plan_is_counted_as_such() -> None:
    first = enter("4th meeting", "September – October 2017", kind="meeting")
    fifth = enter("5th meeting", "29-31 January 2018", kind="meeting", added=True)
    at = datetime(2018, 2, 1, tzinfo=UTC)
    for number, begin, end in ((first, D(2017, 9, 25), D(2017, 9, 27)), (fifth, D(2018, 1, 29), D(2018, 1, 31))):
        acts.note_actual(operator(), group=factories.SLUG, number=number, first=begin, last=end, at=at)
    found = reads.compared(reads.calendar(factories.SLUG), D(2018, 3, 1))
    assert (found.planned, found.happened, found.unplanned) == (1, 2, 1)
    assert [row.outcome for row in found.rows] == ["on-time", "unplanned"]


def test_what_happened_today_is_noted_where_the_day_has_begun_already() -> None:
    evening = datetime(2016, 10, 3, 20, tzinfo=UTC)  # in Tokyo it is the morning of the 4th
    number = enter("Port visit", "October 2016", zone="Asia/Tokyo")
    told: dict[str, Any] = {"group": factories.SLUG, "number": number, "at": evening}
    with pytest.raises(Problem, match="still to come"):
        acts.note_actual(operator(), first=D(2016, 10, 5), **told)
    assert acts.note_actual(operator(), first=D(2016, 10, 4), **told).entry
    factories.group("east", zone="Asia/Tokyo", short="East", name={"en": "Working Group on the East"})
    methods: dict[str, Any] = {"group": "east", "reason": {"en": "Agreed."}, "at": evening}
    with pytest.raises(Problem, match="still to come"):
        acts.adopt_methods(operator(), day=D(2016, 10, 5), **methods)
    assert acts.adopt_methods(operator(), day=D(2016, 10, 4), **methods).entry


def test_what_will_not_happen_stays_with_the_reason() -> None:
    number = enter("Recommendations", "January 2018")
    acts.drop_date(operator(), group=factories.SLUG, number=number, reason="No consensus.", at=factories.AT)
    assert line(number).standing(D(2018, 2, 1)).code == "dropped"
    with pytest.raises(Problem, match="dropped"):
        acts.agree_date(operator(), group=factories.SLUG, number=number, text={"en": "May 2018"}, at=factories.AT)


def test_two_dates_do_not_hang_on_one_another() -> None:
    one = enter("One", "May 2018")
    two = enter("Two", "June 2018", follows=one)
    with pytest.raises(Problem, match="hang on one another"):
        acts.change_date(operator(), group=factories.SLUG, number=one, follows=two, at=factories.AT)


def test_members_read_the_calendar_and_do_not_keep_it() -> None:
    with pytest.raises(Forbidden):
        acts.enter_date(
            factories.actor(MEMBER), group=factories.SLUG, label={"en": "x"}, text={"en": "May 2018"}, at=factories.AT
        )


def test_a_calendar_takes_the_same_queries_at_one_date_and_at_three() -> None:
    enter("One", "May 2018")

    def counted() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            reads.calendar(factories.SLUG)
        return len(seen)

    one = counted()
    enter("Two", "before One")
    enter("Three", "June 2018", follows=1)
    assert counted() == one == 3


def test_every_act_leaves_its_entry() -> None:
    number = enter("One", "May 2018")
    acts.agree_date(operator(), group=factories.SLUG, number=number, text={"en": "June 2018"}, at=factories.AT)
    entries = apps.get_model("record", "Entry").objects.filter(object=f"date/{factories.SLUG}/{number}")
    assert list(entries.order_by("sequence").values_list("act", flat=True)) == [
        "mandate.date-entered",
        "mandate.date-agreed",
    ]
