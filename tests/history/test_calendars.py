"""Both working groups on enhanced cooperation by their dates: what was planned, what happened, and the slippage between."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from plenary.hall.calendar import gathering
from plenary.hall.calendar.gathering import Gathered
from plenary.hall.demo import calendar, facts, sittings
from plenary.mandate import acts
from plenary.mandate import reads as groups
from plenary.mandate.reads import calendar as dates
from plenary.record.actor import operator
from plenary.rules.timeline import Compared
from tests import factories

pytestmark = pytest.mark.django_db
AT = datetime(2018, 6, 1, tzinfo=UTC)
D = date


@pytest.fixture(autouse=True, scope="module")
def _played(stage: None) -> None:
    """Both groups with their meetings and dates, all of it through acts, once."""
    by = operator()
    for group in facts.GROUPS:
        acts.found_group(
            by, slug=group.slug, short=group.short, name=group.name, purpose=group.purpose, parent=group.parent,
            predecessor=group.predecessor, resolution=group.resolution, closed=group.closed, at=AT,
        )  # fmt: skip
        sittings.load(by, group, AT)
        calendar.load(by, group.slug, AT)


def gathered(slug: str) -> tuple[groups.GroupLine, Gathered]:
    line = next(g for g in groups.groups() if g.slug == slug)
    return line, gathering.gather(line, AT)


def compared(slug: str) -> dict[str, Compared]:
    line, found = gathered(slug)
    rows = gathering.compared(found, line, AT)
    named = {one.address: one.label["en"] for one in found.milestones}
    return {named[row.code]: row for row in rows.rows}


@pytest.mark.accepts(174, 137)
def test_the_first_group_slipped_as_it_did() -> None:
    rows = compared("wgec-1")
    slips = {name: row.slipped for name, row in rows.items() if row.slipped is not None and row.actual}
    assert slips == {
        "Resolution of the General Assembly": 0,
        "Final composition, membership list published": 0,
        "First meeting": 0,
        "Responses to the questionnaire": 48,  # 31 July to 17 September 2013
        "Second meeting": 0,
        "Third meeting": 0,
        "Chair's report and recommendations": 65,  # planned until the beginning of March, reported on 14 May 2014
    }
    assert rows["Fourth meeting"].outcome == "unplanned"


@pytest.mark.accepts(136)
def test_the_day_that_there_is_not_is_kept_as_it_was_written() -> None:
    (sent,) = [one for one in dates.calendar("wgec-1") if one.label["en"] == "Questionnaire sent out"]
    assert (sent.text["en"], sent.when.flag, sent.when.suggestion) == ("31.06.2013", "no-such-day", D(2013, 6, 30))
    shown = factories.client().get(reverse("timeline", kwargs={"group": "wgec-1"})).content.decode()
    assert "31.06.2013" in shown
    assert "30 June 2013 may have been meant." in shown


@pytest.mark.accepts(173)
def test_the_second_group_met_once_more_than_planned() -> None:
    rows = compared("wgec-2")
    assert {name: row.outcome for name, row in rows.items() if name.endswith("meeting")} == {
        "First meeting": "on-time",
        "Second meeting": "on-time",  # as planned: in January
        "Third meeting": "on-time",
        "Fourth meeting": "on-time",
        "Fifth meeting": "unplanned",
        "Chair's summary of the first meeting": "on-time",
        "Replies compiled for the second meeting": "not-noted",  # that it was done is in none of the documents
    }
    assert rows["Recommendations and report"].outcome == "dropped"


@pytest.mark.accepts(72)
def test_constituted_no_later_than_july_it_was_in_may() -> None:
    row = compared("wgec-2")["The group is constituted"]
    assert (row.outcome, row.slipped) == ("on-time", 0)


@pytest.mark.accepts(15)
def test_october_left_the_draft_no_time() -> None:
    _, found = gathered("wgec-2")
    named = {str(one.number): one.label["en"] for one in found.milestones}
    assert [(w.code, named[w.step], named[w.next]) for w in dates.lacking(found.milestones)] == [
        ("no-time", "Revised recommendations", "First draft of the report")
    ]


@pytest.mark.accepts(82, 83)
def test_windows_were_fixed_and_the_plan_is_still_there() -> None:
    lines = {one.label["en"]: one for one in dates.calendar("wgec-2")}
    assert [h.text["en"] for h in lines["Second meeting"].history] == [
        "January 2017 before inter-sessional",
        "26-27 January 2017",
    ]
    assert lines["Fourth meeting"].history[0].when.precision == "months"
    assert lines["Replies compiled for the second meeting"].when.latest == D(2017, 1, 25), "the day before it met"


@pytest.mark.accepts(18, 62)
def test_the_meeting_that_was_put_in_had_a_latest_day_before_it_had_days() -> None:
    fifth = next(one for one in dates.calendar("wgec-2") if one.label["en"] == "Fifth meeting")
    added, fixed = fifth.history
    assert (added.how, added.text["en"], added.when.latest) == (
        "added",
        "before the end of January 2018",
        D(2018, 1, 31),
    )
    assert (fixed.how, fixed.when.earliest) == ("fixed", D(2018, 1, 29))


@pytest.mark.accepts(21)
def test_milestones_name_their_source_and_sessions_their_number() -> None:
    lines = dates.calendar("wgec-2")
    constituted = next(one for one in lines if one.label["en"] == "The group is constituted")
    assert (constituted.source, constituted.actual and constituted.actual.latest) == ("A/RES/70/125", D(2016, 5, 3))
    (goal,) = [one for one in lines if one.reporting]
    assert (goal.kind, goal.ordinal) == ("session", 21)
    page = factories.client().get(reverse("plan-back", kwargs={"group": "wgec-2"})).content.decode()
    assert "90 days before" in page


@pytest.mark.accepts(27, 85)
def test_the_picture_goes_from_1998_to_the_report() -> None:
    page = factories.client().get(reverse("timeline", kwargs={"group": "wgec-2"})).content.decode()
    assert ">1998<" in page
    assert "The ITU launches the World Summit" in page
    assert "CSTD: 21st session" in page
    assert "21th" not in page
    assert "WGEC 1.0" in page, "what the group before did is on the same line"


@pytest.mark.accepts(118, 35)
def test_meetings_stand_with_their_days_and_half_days() -> None:
    _, found = gathered("wgec-1")
    first = next(one for one in found.lines if one.milestone and one.milestone.about == "meeting/wgec-1/1")
    assert first.when.starts_half == "pm"
    assert (first.first, first.last) == (D(2013, 5, 30), D(2013, 5, 31))
    assert not [one for one in found.lines if one.key.startswith("m-")], "no meeting stands there twice"
