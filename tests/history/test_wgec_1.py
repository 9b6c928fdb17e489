"""The first working group, from its mandate to its end: what came of it here is what is known to have come of it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from plenary.calls import desk_reads, life_reads
from plenary.calls import reads as calls
from plenary.consensus import reads as consensus
from plenary.hall.archive import making
from plenary.mapping import reads as mapped
from plenary.meetings import acts as meetings
from plenary.meetings import naming
from plenary.meetings.reads import deciding, planning, statistics
from plenary.members import reads as members
from plenary.record.actor import Forbidden, operator
from plenary.record.verify import verify
from plenary.reports.reads.reports import reports
from tests import factories
from tests.history import playing
from tests.history.playing import GENEVA, compared, on

pytestmark = pytest.mark.django_db
G, CALL = "wgec-1", "wgec-2013"
END = on(2014, 6, 1)


@pytest.fixture(scope="module")
def played(stage: None) -> playing.Played:
    return playing.first()


def shown(name: str, **more: str) -> str:
    answer = factories.client().get(reverse(name, kwargs={"group": G} | more))
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.accepts(174, 130, 138)
def test_the_timeline_slipped_as_it_did(played: playing.Played) -> None:
    rows = compared(G, END)
    assert {name: row.slipped for name, row in rows.items() if row.slipped and row.actual} == {
        "Responses to the questionnaire": 48,  # 31 July to 17 September 2013
        "Chair's report and recommendations": 65,  # until the beginning of March at first; 14 May 2014
    }
    assert (rows["Fourth meeting"].outcome, rows["Third meeting"].outcome) == ("unplanned", "on-time")
    assert [name for name, row in rows.items() if row.outcome == "unplanned"] == ["Fourth meeting"]
    page = shown("slippage")
    assert "end of February / beginning of March 2014" in page
    assert "14 May 2014" in page


@pytest.mark.accepts(130, 48)
def test_on_each_day_the_dates_stood_as_they_stood_then(played: playing.Played) -> None:
    assert played.standings == {
        "answers, 31 July": "now",
        "answers, 1 August": "to-come",  # it was extended on the day before
        "report, 1 March": "now",
        "report, 1 April": "overdue",
    }
    (extension,) = life_reads.extensions(CALL)
    old, new = (when.astimezone(GENEVA).date() for when in (extension.old, extension.new))
    assert (old, new) == (date(2013, 7, 31), date(2013, 9, 17))


@pytest.mark.accepts(136)
def test_a_day_that_there_is_not_is_refused_and_kept_where_it_comes_from_the_slides(played: playing.Played) -> None:
    assert played.refused.startswith("31.06.2013 is no day")
    assert "30 June 2013" in played.refused
    page = shown("timeline")
    assert "31.06.2013" in page
    assert "30 June 2013 may have been meant." in page


@pytest.mark.accepts(35, 36, 62, 145, "X14")
def test_four_meetings_of_unequal_length_half_a_day_and_across_months(played: playing.Played) -> None:
    held = statistics.held(G)
    assert [(naming.title(h.meeting), naming.dates(h.meeting)) for h in held] == [
        ("1st meeting", "30 May (P.M.) - 31 May 2013"),
        ("2nd meeting", "6–8 November 2013"),
        ("3rd meeting", "24–28 February 2014"),
        ("4th meeting", "30 April – 2 May 2014"),
    ]
    assert [len(planning.sessions(h.meeting.id)) for h in held] == [2, 3, 5, 3]
    assert naming.formally(held[3].meeting) == "Formally an extension of the 3rd meeting."
    assert naming.formally(held[3].meeting) in shown("meeting", meeting="4")


@pytest.mark.accepts(120, 121, 148, 149)
def test_forty_two_seats_were_published_with_a_chair_and_his_country(played: playing.Played) -> None:
    parts = [p for p in members.composition(G) if p.lines]
    assert [len(p.lines) for p in parts] == [22, 5, 5, 5, 5]
    (roll,) = members.rolls(G)
    assert (roll.day, roll.filled, len(roll.rows)) == (date(2013, 3, 22), 42, 42)
    assert [(p.name, p.country) for p in members.people(G) if p.capacity == "chair"] == [("Peter Major", "Hungary")]


@pytest.mark.accepts(43, 44, 45, 155)
def test_sixty_nine_answered_eighteen_questions_until_the_extended_day(played: playing.Played) -> None:
    asked = calls.questions(CALL)
    assert len(asked) == 18
    assert [q.number for q in asked if q.kind == "profile"] == ["1"]
    total = desk_reads.desk(operator(), CALL).plain()["total"]
    assert (total["in_time"], total["late"]) == (69, 2), "what came later stands beside, and is never hidden"


@pytest.mark.accepts("X10", 160, 165)
def test_483_issues_became_200_overnight_and_stood_in_24_areas(played: playing.Played) -> None:
    whole = mapped.whole(G)
    assert len(whole.issues) == 483, "each kept its words and its origin"
    assert sum(issue.stands for issue in whole.issues) == 200
    (merging,) = mapped.mergings(G)
    assert (len(merging.joined), merging.instant.astimezone(GENEVA).hour) == (283, 2)
    assert len(mapped.categories(G, mapped.AREAS)) == 24
    assert [c.letter for c in mapped.categories(G, mapped.MAIN)] == ["A", "B", "C", "D", "E"]


@pytest.mark.accepts(53, 54, 162, 177)
def test_the_correspondence_group_worked_by_its_terms_under_two_coordinators(played: playing.Played) -> None:
    (group,) = members.subgroups(G)
    assert [p.name for p in group.people if p.capacity == "coordinator"] == ["Philip Rushton", "Joy Liddicoat"]
    assert group.begun == date(2013, 11, 8)
    assert group.terms[0].adopted is not None
    assert "co-facilitator" in shown("subgroup", subgroup=group.slug)


@pytest.mark.accepts(63)
def test_every_contribution_is_in_one_of_four_piles(played: playing.Played) -> None:
    found = consensus.piles(G, "contributions")
    assert found is not None
    assert {pile: len(lines) for pile, lines in found.piles.items()} == playing.PILES


@pytest.mark.accepts(146, 168, 143)
def test_it_ended_without_recommendations_and_the_chair_reported_all_the_same(played: playing.Played) -> None:
    (report,) = reports(G)
    assert (report.outcome, report.authorship, report.drafts) == ("no-recommendations", "chair", 1)
    said = [d.text["en"] for d in deciding.decisions(planning.dated(G, "4")[0].meeting.id)]
    assert said == ["The group submits no recommendations to the seventeenth session."]
    page = shown("report", report=report.slug)
    assert "no recommendations" in page.lower()
    assert "views went on to differ" in page, "with its reasons"


def test_what_has_ended_is_read_and_not_written(played: playing.Played) -> None:
    late = {"en": "What nobody decided."}
    with pytest.raises(Forbidden, match="has ended"):
        meetings.decide(
            replace(playing.chair_of(G), proven=None), group=G, meeting="4", verb="agreed", text=late, at=on(2014, 6, 2)
        )
    assert "No set of recommendations" in shown("group")


def test_the_tables_are_the_fold_of_the_record_and_the_archive_proves_it(
    played: playing.Played, tmp_path: Path
) -> None:
    told = verify()
    assert (told.problems, told.entries > 300) == ([], True)
    target = io.BytesIO()
    said = making.write(G, target, at=END, step=lambda done, total, saying: None)
    with zipfile.ZipFile(target) as found:
        found.extractall(tmp_path)
    check = subprocess.run(
        [sys.executable, "-I", str(tmp_path / "record/check.py")], capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout
    assert check.stdout.startswith("Everything holds:")
    assert said.root in check.stdout
