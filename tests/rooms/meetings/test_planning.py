"""Meetings are planned, changed, put between others, cancelled; their sessions and what the group decides for each."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from plenary.meetings import acts, naming, reads
from plenary.meetings.models import Meeting, Session, Turn
from plenary.meetings.reads import planning
from plenary.record.actor import CHAIR, MEMBER, SECRETARIAT, Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Europe/Zurich")


def plan(slug: str = "", **facts: Any) -> str:
    told: dict[str, Any] = {"starts": date(2017, 9, 25), "ends": date(2017, 9, 27), "place": "Geneva"}
    factories.group()
    return str(acts.plan_meeting(operator(), group=SLUG, slug=slug, at=AT, **(told | facts)).value)


def line(slug: str) -> reads.MeetingLine:
    found = reads.now(SLUG, slug)
    assert found is not None
    return found.meeting


def sessions(slug: str) -> tuple[reads.SessionNow, ...]:
    return planning.sessions(line(slug).id)


def change(slug: str, **facts: Any) -> Any:
    return acts.change_meeting(operator(), group=SLUG, meeting=slug, at=AT, **facts)


@pytest.mark.accepts(2, 85)
def test_a_meeting_has_its_ordinal_place_and_days() -> None:
    slug = plan(ordinal=4)
    found = line(slug)
    assert (slug, found.place, found.channel) == ("4", "Geneva", f"meeting/{SLUG}/4")
    assert (naming.title(found), naming.dates(found)) == ("4th meeting", "25–27 September 2017")
    assert (naming.title(found, "ar"), naming.dates(found, "ar")) == ("الاجتماع الرابع", "25–27 أيلول/سبتمبر 2017")


@pytest.mark.accepts(175)
def test_agreed_words_and_computed_days_stand_in_one_record() -> None:
    text = {"en": "30 May (P.M.) – 31 May 2013"}
    slug = plan(ordinal=1, starts=date(2013, 5, 30), ends=date(2013, 5, 31), starts_half="pm", text=text)
    found = line(slug)
    assert naming.dates(found) == naming.agreed(found) == "30 May (P.M.) – 31 May 2013"
    assert naming.computed(found) == "30–31 May 2013, from the afternoon of the first day"
    assert naming.agreed(found, "fr") == "", "what was agreed in English is no French"
    assert naming.dates(found, "fr").startswith("30–31 mai 2013")


@pytest.mark.accepts(83)
def test_a_window_is_fixed_later_and_calendars_are_told() -> None:
    slug = plan(
        ordinal=4, state="tentative", starts=None, ends=None, earliest=date(2017, 9, 1), latest=date(2017, 10, 31)
    )
    assert naming.dates(line(slug)) == "September – October 2017, not fixed yet"
    with override("ar"):
        assert naming.dates(line(slug)).startswith("أيلول/سبتمبر – تشرين الأول/أكتوبر 2017")
    change(slug, state="confirmed", starts=date(2017, 9, 25), ends=date(2017, 9, 27))
    assert naming.dates(line(slug)) == "25–27 September 2017"
    assert Meeting.objects.get(slug=slug).sequence == 1


def test_half_of_a_window_is_said_too() -> None:
    slug = plan(ordinal=5, state="tentative", starts=None, ends=None, latest=date(2018, 1, 31))
    assert naming.dates(line(slug)) == "not fixed yet, at the latest 31 January 2018"
    change(slug, earliest=date(2018, 1, 10))
    assert naming.dates(line(slug)) == "10–31 January 2018, not fixed yet"
    change(slug, latest=None)
    assert naming.dates(line(slug)) == "not fixed yet, not before 10 January 2018"


@pytest.mark.accepts("X14")
def test_held_as_the_4th_and_formally_an_extension_of_the_3rd() -> None:
    plan(ordinal=3)
    plan(ordinal=4, continues="3")
    assert naming.formally(line("4")) == "Formally an extension of the 3rd meeting."
    assert planning.details(line("3").id).continued_by == (("4", 4),)
    assert naming.formally(line("3")) == ""


@pytest.mark.accepts(123)
def test_an_informal_phase_has_goals_and_is_counted_by_itself() -> None:
    plan(ordinal=1)
    goals = [{"en": "Collect views"}, {"en": "Find topics"}, {"en": "Prepare the chair"}]
    slug = plan("consultations", kind="informal", goals=goals)
    assert planning.details(line(slug).id).goals == tuple(goals)
    assert naming.title(line(slug)) == "Informal consultation"
    change(slug, ordinal=1)
    assert naming.title(line(slug)) == "1st informal consultation"


@pytest.mark.accepts(62)
def test_an_unplanned_meeting_comes_between_planned_ones() -> None:
    for number, month in ((1, 1), (2, 5), (3, 9)):
        plan(ordinal=number, starts=date(2017, month, 1), ends=date(2017, month, 2))
    with pytest.raises(Problem, match="Number 3 is the number of the meeting “3” already"):
        plan("extra", ordinal=3, starts=date(2017, 7, 1), ends=date(2017, 7, 2))
    extra = plan(ordinal=3, insert=True, kind="extraordinary", starts=date(2017, 7, 1), ends=date(2017, 7, 2))
    assert extra == "3-2017"
    found = [(m.slug, m.ordinal) for m in planning.meetings(SLUG)]
    assert found == [("3", 4), ("3-2017", 3), ("2", 2), ("1", 1)], "by day; the address of the later one stays"
    assert Meeting.objects.get(slug="3").sequence == 1


def test_a_meeting_that_was_held_keeps_its_number() -> None:
    factories.meeting("2", open=True)
    with pytest.raises(Problem, match="“2” was held under its number"):
        plan(ordinal=2, insert=True)
    plan(ordinal=3)
    with pytest.raises(Problem, match="Number 2 is the number"):
        change("3", ordinal=2)


def test_a_cancelled_meeting_leaves_its_number_to_another() -> None:
    plan(ordinal=3)
    acts.cancel_meeting(operator(), group=SLUG, meeting="3", reason="No funds", at=AT)
    assert line(plan("third", ordinal=3)).ordinal == 3


def test_an_address_that_is_taken_is_said_where_a_person_plans() -> None:
    plan(ordinal=3)
    assert not acts.plan_meeting(operator(), group=SLUG, slug="3", at=AT, starts=date(2020, 1, 1)).entry
    with pytest.raises(Problem, match="There is a meeting at the address 3 already"):
        plan("3", anew=True)
    for bad in ("new", "", "–"):
        with pytest.raises(Problem, match="Give the meeting a number"):
            plan(bad)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"ends": date(2017, 9, 1)}, "end before it begins"),
        ({"starts": None, "ends": None}, "a first day"),
        ({"zone": "Mars/Olympus"}, "no time zone Mars/Olympus"),
        ({"join": "javascript:alert(1)"}, "no address of a page"),
        ({"kind": "party"}, "Choose what kind"),
        ({"ordinal": 0}, "is 1 or more"),
        ({"earliest": date(2017, 9, 2), "latest": date(2017, 9, 1)}, "window would end"),
        ({"ends": date(2017, 9, 25), "starts_half": "pm", "ends_half": "am"}, "does not begin in the afternoon"),
        ({"state": "tentative", "starts": None}, "on which day the meeting begins"),
    ],
)
def test_what_is_no_meeting_is_refused_in_words(facts: dict[str, Any], words: str) -> None:
    with pytest.raises(Problem, match=words):
        plan("x", **facts)


@pytest.mark.accepts(80)
def test_constraints_of_a_meeting_are_kept() -> None:
    slug = plan(ordinal=1, budget="Travel of six delegations", hours="Interpretation until 18:00")
    acts.set_registration(operator(), group=SLUG, meeting=slug, state="open", places_for_observers=40, at=AT)
    found = planning.details(line(slug).id)
    assert (found.seats, found.budget, found.hours) == (40, "Travel of six delegations", "Interpretation until 18:00")
    assert not change(slug, hours="Interpretation until 18:00").entry, "nothing changed, nothing is recorded"
    change(slug, budget="Travel of eight delegations")
    assert Meeting.objects.get().sequence == 0, "calendars do not show the budget"
    with pytest.raises(TypeError, match="seats"):
        change(slug, seats=60)  # registration adds places, and lets those move up who wait


def test_cancelling_needs_a_reason_and_no_open_session() -> None:
    factories.meeting("1", open=True)
    plan(ordinal=2)
    with pytest.raises(Problem, match="Say why"):
        acts.cancel_meeting(operator(), group=SLUG, meeting="2", reason=" ", at=AT)
    with pytest.raises(Problem, match="has been opened"):
        acts.cancel_meeting(operator(), group=SLUG, meeting="1", reason="Storm", at=AT)
    acts.cancel_meeting(operator(), group=SLUG, meeting="2", reason="Storm", at=AT)
    with pytest.raises(Problem, match="was cancelled"):
        change("2", place="Lima")
    with pytest.raises(Problem, match="was cancelled"):
        acts.plan_usual_sessions(operator(), group=SLUG, meeting="2", at=AT)


def test_only_the_secretariat_plans_and_the_chair_runs() -> None:
    factories.meeting("1")
    chair, member = factories.actor(CHAIR), factories.actor(MEMBER)
    with pytest.raises(Forbidden):
        acts.plan_meeting(chair, group=SLUG, slug="2", at=AT, starts=AT.date())
    with pytest.raises(Forbidden):
        acts.open_session(member, group=SLUG, meeting="1", session=1, at=AT)
    acts.open_session(chair, group=SLUG, meeting="1", session=1, at=AT)


# -- sessions


@pytest.mark.accepts(35)
def test_the_usual_sessions_of_a_meeting_that_begins_in_the_afternoon() -> None:
    slug = plan(ordinal=1, starts=date(2013, 5, 30), ends=date(2013, 5, 31), starts_half="pm")
    where: dict[str, Any] = {"group": SLUG, "meeting": slug, "at": AT}
    acts.plan_usual_sessions(operator(), **where)
    found = [(f"{s.starts.astimezone(ZONE):%d %H:%M}", f"{s.ends.astimezone(ZONE):%H:%M}") for s in sessions(slug)]
    assert found == [("30 15:00", "18:00"), ("31 10:00", "13:00"), ("31 15:00", "18:00")]
    assert not acts.plan_usual_sessions(operator(), **where).entry
    evening = {"starts": datetime(2013, 5, 31, 19, tzinfo=ZONE), "ends": datetime(2013, 6, 1, 1, tzinfo=ZONE)}
    acts.plan_sessions(operator(), sessions=[evening], **where)
    acts.drop_session(operator(), session=2, **where)
    assert [s.number for s in sessions(slug)] == [1, 3, 4]
    with pytest.raises(Problem, match="would overlap"):
        acts.plan_sessions(operator(), sessions=[evening | {"starts": evening["starts"] + timedelta(hours=2)}], **where)


def test_a_session_that_was_opened_is_neither_moved_nor_dropped() -> None:
    factories.meeting(open=True)
    where: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
    with pytest.raises(Problem, match="has been opened"):
        acts.drop_session(operator(), session=1, **where)
    moved = {"number": 1, "starts": AT, "ends": AT + timedelta(hours=1)}
    with pytest.raises(Problem, match="has been opened"):
        acts.plan_sessions(operator(), sessions=[moved], **where)
    with pytest.raises(Problem, match="Session 1 is still open"):
        acts.open_session(operator(), session=2, **where)


@pytest.mark.accepts("X13")
def test_a_session_that_ends_after_midnight_keeps_its_day_and_ends_the_turn() -> None:
    factories.meeting(open=True)
    factories.item(open=True)
    where: dict[str, Any] = {"group": SLUG, "meeting": "1"}
    night = datetime(2016, 10, 3, 22, 30, tzinfo=UTC)  # 0:30 of the next day at the venue
    acts.begin_turn(operator(), name="Illyria", klass="member", place="room", at=night - timedelta(minutes=5), **where)
    assert line("1").stage(night) == "sits", "its days are over, and it sits"
    acts.close_session(operator(), session=1, at=night, **where)
    row = Session.objects.get(number=1)
    assert row.closed == night
    assert row.starts.astimezone(ZONE).date() == date(2016, 10, 3)
    assert Turn.objects.get().ended == night
    assert not acts.close_session(operator(), session=1, at=night, **where).entry
    with pytest.raises(Problem, match="was closed"):
        acts.open_session(operator(), session=1, at=night, **where)


def test_where_a_meeting_stands() -> None:
    factories.meeting()
    where: dict[str, Any] = {"group": SLUG, "meeting": "1"}
    day = timedelta(days=1)
    assert [line("1").stage(AT + n * day) for n in (-1, 0, 1)] == ["planned", "planned", "passed"]
    acts.open_session(operator(), session=1, at=AT, **where)
    assert line("1").stage(AT) == "sits"
    acts.close_session(operator(), session=1, at=AT + timedelta(hours=2), **where)
    assert [line("1").stage(AT + n * day) for n in (0, 1)] == ["between", "ended"]
    assert line("1").closed is None
    later = {"session": 2, "at": AT + timedelta(hours=5)}
    acts.open_session(operator(), **later, **where)
    acts.close_session(operator(), **later, **where)
    assert line("1").stage(AT) == "ended"


def test_a_session_that_fell_out_does_not_keep_the_meeting_open() -> None:
    factories.meeting()
    where: dict[str, Any] = {"group": SLUG, "meeting": "1"}
    acts.open_session(operator(), session=2, at=AT + timedelta(hours=4), **where)
    acts.close_session(operator(), session=2, at=AT + timedelta(hours=6), **where)
    assert line("1").closed == AT + timedelta(hours=6)


# -- switches


@pytest.mark.accepts(133, "X15", "X19")
def test_each_session_has_its_switches_with_the_decision() -> None:
    factories.meeting()
    where: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
    on = {
        "recording": False,
        "streaming": False,
        "captions": True,
        "transcript": True,
        "observers": True,
        "remote": True,
    }
    assert all({name: s.on(name) for name in on} == on for s in sessions("1")), "no recording where it was not agreed"
    with pytest.raises(Problem, match="Say what was decided"):
        acts.switch(operator(), session=1, name="recording", value="on", **where)
    acts.switch(operator(), session=1, name="recording", value="on", reason="Agreed in plenary", **where)
    acts.switch(operator(), session=2, name="observers", value="off", reason="One delegation objected", **where)
    acts.switch(operator(), session=2, name="first", value="observers", reason="Open day", **where)
    one, two = sessions("1")
    assert (one.on("recording"), two.on("recording")) == (True, False)
    assert (one.on("observers"), two.on("observers")) == (True, False)
    assert two.switches["first"] == {"value": "observers", "reason": "Open day"}
    for name, value in (("recording", "maybe"), ("catering", "on"), ("first", "on")):
        with pytest.raises(Problem, match="Choose what is to be switched"):
            acts.switch(operator(), session=1, name=name, value=value, reason="So", **where)


@pytest.mark.accepts(133)
def test_one_decision_switches_all_sessions_that_are_not_closed() -> None:
    factories.meeting(open=True)
    where: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
    acts.close_session(operator(), session=1, **where)
    told = {"session": 0, "name": "transcript", "value": "off", "reason": "Chatham House rule"}
    assert acts.switch(operator(), **told, **where).entry
    assert [s.on("transcript") for s in sessions("1")] == [True, False], "what was held stands as it was held"
    assert not acts.switch(operator(), **told, **where).entry


@pytest.mark.accepts(1)
def test_updates_stand_on_top_the_newest_first() -> None:
    slug = plan(ordinal=4, note={"en": "The meeting will be held in Geneva."})
    for n, text in enumerate(("Moved to room XVIII", "The meeting was held")):
        when = AT + timedelta(days=n)
        acts.post_update(operator(), group=SLUG, meeting=slug, text={"en": text}, at=when)
    found = planning.details(line(slug).id)
    assert [text["en"] for _when, text in found.updates] == ["The meeting was held", "Moved to room XVIII"]
    assert found.note["en"] == "The meeting will be held in Geneva."
    with pytest.raises(Problem, match="Write what is new"):
        acts.post_update(operator(), group=SLUG, meeting=slug, text={"en": "  "}, at=AT)


def test_the_list_costs_the_same_for_one_meeting_and_for_three(django_assert_num_queries: Any) -> None:
    for number in (1, 2, 3):
        factories.meeting(str(number))
        with django_assert_num_queries(2):
            assert len(planning.meetings(SLUG)) == number
        with django_assert_num_queries(2):
            assert len(planning.dated(SLUG)) == number
    assert [m.slug for m in planning.meetings(SLUG, skip=1, most=1)] == ["2"]
    assert planning.meetings(SLUG)[0].sessions == 2


def test_whoever_is_secretariat_of_the_group_may_plan() -> None:
    factories.group()
    by = factories.actor(SECRETARIAT)
    assert acts.plan_meeting(by, group=SLUG, ordinal=9, starts=date(2019, 1, 1), at=AT).value == "9"
