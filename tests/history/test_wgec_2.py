"""The second working group, from its mandate to its end: five meetings where four were planned, and no report."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from django.urls import reverse

from plenary.calls import reads as calls
from plenary.hall.archive import making
from plenary.hall.demo import facts, questions
from plenary.mandate.reads import calendar as dates
from plenary.meetings import acts as meetings
from plenary.meetings.reads import agenda, deciding, planning, statistics
from plenary.members import reads as members
from plenary.record.actor import Forbidden, operator
from plenary.record.verify import verify
from plenary.reports.reads.reports import reports
from tests import factories
from tests.history import playing
from tests.history.playing import GENEVA, compared, on

pytestmark = pytest.mark.django_db
G = "wgec-2"
END = on(2018, 6, 1)


@pytest.fixture(scope="module")
def played(stage: None) -> playing.Played:
    playing.begin(operator(), facts.GROUPS[0], on(2012, 12, 21))
    playing.Call(operator(), 0, questions.WGEC1).send(on(2013, 6, 30))
    return playing.second()


def shown(name: str, **more: str) -> str:
    answer = factories.client().get(reverse(name, kwargs={"group": G} | more))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.accepts(173, 62, 145)
def test_five_meetings_were_held_where_four_were_planned(played: playing.Played) -> None:
    rows = compared(G, END)
    assert [name for name, row in rows.items() if row.outcome == "unplanned"] == ["Fifth meeting"]
    held = statistics.held(G)
    assert [(h.meeting.starts, h.meeting.ends) for h in held] == [
        (date(2016, 9, 30), date(2016, 9, 30)),
        (date(2017, 1, 26), date(2017, 1, 27)),
        (date(2017, 5, 3), date(2017, 5, 5)),
        (date(2017, 9, 25), date(2017, 9, 27)),
        (date(2018, 1, 29), date(2018, 1, 31)),
    ]
    assert "in no plan" in shown("slippage") or "not in the plan" in shown("slippage")


@pytest.mark.accepts(18, 84, 95)
def test_the_fifth_had_a_latest_day_before_it_had_days(played: playing.Played) -> None:
    assert played.standings == {"fifth meeting, 28 September": "to-come", "report, 2 February": "overdue"}
    fifth = next(one for one in dates.calendar(G) if one.label["en"] == "Fifth meeting")
    assert [(h.how, h.when.latest) for h in fifth.history] == [
        ("added", date(2018, 1, 31)),
        ("fixed", date(2018, 1, 31)),
    ]
    plan = dates.plan_back(dates.calendar(G))
    assert plan is not None
    step = next(one for one in plan.steps if one.code == str(fifth.number))
    assert (step.latest, step.because.days, step.because.day) == (date(2018, 1, 31), 90, date(2018, 5, 1))


@pytest.mark.accepts(111, 117)
def test_the_replies_were_due_compiled_before_the_second_meeting(played: playing.Played) -> None:
    lines = {one.label["en"]: one for one in dates.calendar(G)}
    assert lines["Replies to the two guiding questions"].actual.latest == date(2016, 12, 7)
    compiled = lines["Replies compiled for the second meeting"]
    assert compiled.when.latest == date(2017, 1, 25), "it hangs on the meeting, whose days were fixed later"


@pytest.mark.accepts("X13")
def test_the_last_night_belongs_to_the_day_on_which_it_began(played: playing.Played) -> None:
    (fifth,) = planning.dated(G, "5")
    last = planning.sessions(fifth.meeting.id)[-1]
    assert last.closed is not None
    assert last.closed.astimezone(GENEVA) == datetime(2018, 2, 1, 0, 30, tzinfo=GENEVA)
    assert fifth.meeting.ends == date(2018, 1, 31)


@pytest.mark.accepts(25, 92, 93)
def test_three_presided_over_the_first_meeting_and_one_of_them_was_elected_in_it(played: playing.Played) -> None:
    (met,) = planning.dated(G, "1")
    assert [(p.name, p.capacity) for p in agenda.presidings(met.meeting.id)] == [
        ("Shamika Sirimanne", "secretariat"),
        ("Peter Major", "acting-chair"),
        ("Benedicto Fonseca", "chair"),
    ]
    decided = deciding.decisions(met.meeting.id)
    assert {d.verb for d in decided} >= {"agreed", "took-note", "deferred"}
    assert [d.text["en"] for d in deciding.to_revisit(G)] == [
        "A co-chair for the stakeholders that are not governments."
    ]


@pytest.mark.accepts(72, 120, 113)
def test_it_was_constituted_in_time_with_forty_two_seats_and_asked_two_questions(played: playing.Played) -> None:
    row = compared(G, END)["The group is constituted"]
    assert (row.outcome, row.slipped) == ("on-time", 0)
    assert [len(p.lines) for p in members.composition(G) if p.lines] == [22, 5, 5, 5, 5]
    assert len(calls.questions("wgec-2016")) == 2


@pytest.mark.accepts(146)
def test_there_was_no_consensus_and_no_report(played: playing.Played) -> None:
    (report,) = reports(G)
    assert (report.outcome, report.drafts, report.adopted) == ("no-report", 0, None)
    assert compared(G, END)["Recommendations and report"].outcome == "dropped"
    assert "past midnight" in shown("report", report=report.slug), "with its reason"


def test_what_has_ended_is_read_and_not_written(played: playing.Played) -> None:
    late = {"en": "What nobody decided."}
    with pytest.raises(Forbidden, match="has ended"):
        meetings.decide(
            replace(playing.chair_of(G), proven=None), group=G, meeting="5", verb="agreed", text=late, at=on(2018, 6, 2)
        )
    assert "No consensus and no report of the group" in shown("group")


def test_the_tables_are_the_fold_of_the_record_and_the_archive_proves_it(
    played: playing.Played, tmp_path: Path
) -> None:
    assert verify().problems == []
    target = io.BytesIO()
    making.write(G, target, at=END, step=lambda done, total, saying: None)
    with zipfile.ZipFile(target) as found:
        found.extractall(tmp_path)
    check = [sys.executable, "-I", str(tmp_path / "record/check.py")]
    assert subprocess.run(check, capture_output=True, check=False).returncode == 0
