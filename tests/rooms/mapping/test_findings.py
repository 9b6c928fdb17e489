"""Mechanisms and findings: with note, source and day; coverage, gaps, corrections by named bodies, the living document."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.mapping import acts, reads
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.problems import Conflict, Problem
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.mapping.charting import assess, chart, page, propose

pytestmark = pytest.mark.django_db


@pytest.mark.accepts(60)
def test_the_board_is_issues_by_mechanisms_with_notes_and_gaps() -> None:
    chart()
    assess(1, 1, "partial", note="Covers lamps on moles alone.", source="PORTS/2016/1")
    assess(1, 2, "missing")
    assess(2, 2, "missing")
    shown = reads.board(SLUG, reads.Filters())
    assert [(r.issue.number, r.verdict, [c.finding if c else "" for c in r.cells]) for r in shown.rows] == [
        (1, "partial", ["partial", "missing"]),
        (2, "missing", ["", "missing"]),
    ]
    assert reads.notes(SLUG, [1])[1, 1].note == "Covers lamps on moles alone."
    found, total = reads.gap_list(SLUG)
    assert (total, [(g.issue.number, g.gap.verdict, g.partial) for g in found]) == (
        2,
        [(2, "missing", ()), (1, "partial", ("Convention 1",))],
    )


@pytest.mark.accepts(160)
def test_two_classifications_stand_side_by_side_and_add_up() -> None:
    chart()
    propose("Bells rust", area="fog", second="roles")
    propose("Nobody knows", area="", second="")
    table = reads.side_by_side(SLUG)
    assert [(area.code if area else "", counts) for area, counts in table] == [
        ("lights", (2, 0, 0)),
        ("fog", (0, 1, 0)),
        ("", (0, 0, 1)),
    ]
    for scheme in (reads.AREAS, reads.MAIN):
        assert sum(c.counts.issues for c in reads.coverage(SLUG, scheme)) == 4


@pytest.mark.accepts(165)
def test_a_mapping_has_twenty_four_areas() -> None:
    factories.group()
    told = [{"code": f"area-{n}", "letter": str(n), "name": {"en": f"Area {n}"}} for n in range(1, 25)]
    acts.enter_categories(operator(), group=SLUG, categories=told, scheme=reads.AREAS, at=AT)
    for n in range(1, 25):
        propose(f"Matter {n}", area=f"area-{n}", second="")
    assert [c.counts.issues for c in reads.coverage(SLUG)] == [1] * 24


def test_a_finding_is_kept_with_what_it_said_before_and_a_change_meanwhile_is_told() -> None:
    chart()
    assess(1, 1, "missing", note="Nothing yet.")
    assess(1, 1, "partial", note="A draft.", seen=1)
    with pytest.raises(Conflict):
        assess(1, 1, "adequate", seen=1)
    assert assess(1, 1, "partial", note="A draft.", seen=2).entry == 0
    found = page(1)
    assert (found.cells[1].finding, found.cells[1].by, found.cells[1].version) == ("partial", "Secretariat", 2)
    assert [(c.before["finding"], c.after["finding"]) for c in found.history] == [
        ("missing", "partial"),
        ("", "missing"),
    ]
    assess(1, 1, "", seen=2)
    assert reads.whole(SLUG).verdicts[1] == "open", "a finding can be taken back"


def test_members_assess_and_observers_do_not() -> None:
    chart()
    assess(1, 1, "partial", factories.actor("member"))
    assert page(1).cells[1].by == "Republic of Sandbanks"
    with pytest.raises(Forbidden):
        assess(1, 2, "partial", factories.actor("observer"))


def test_a_merged_issue_is_assessed_where_it_went() -> None:
    chart()
    assess(2, 1, "adequate", note="From the duplicate.")
    acts.merge_issues(operator(), group=SLUG, merges={1: [2]}, at=AT)
    with pytest.raises(Problem, match="merged into another"):
        assess(2, 1, "partial", seen=1)
    found = page(1)
    assert found.verdict == "adequate"
    assert [c.note for c in found.brought[1]] == ["From the duplicate."]


def test_a_mechanism_that_is_taken_out_counts_no_more_and_comes_back_with_everything() -> None:
    chart()
    assess(1, 1, "adequate")
    acts.retire_mechanism(operator(), group=SLUG, number=1, reason="It has ended.", at=AT)
    assert reads.whole(SLUG).verdicts[1] == "open"
    assert [m.number for m in reads.board(SLUG, reads.Filters()).columns] == [2]
    with pytest.raises(Problem, match="no column"):
        assess(1, 1, "partial", seen=1)
    acts.restore_mechanism(operator(), group=SLUG, number=1, at=AT)
    assert reads.whole(SLUG).verdicts[1] == "adequate"


def asked(**facts: object) -> reads.CorrectionLine:
    acts.ask_correction(operator(), group=SLUG, mechanism=1, words="Is this right?", at=AT)
    return reads.corrections(SLUG)[0]


def answer(line: reads.CorrectionLine, **facts: object) -> None:
    told = {"name": "Registrar", "entry": {"name": "Convention 1", "words": "In force since 1910."}} | facts
    acts.answer_correction(NOBODY, group=SLUG, correction=line.id, generation=line.generation, at=AT, **told)


def test_a_named_body_corrects_its_entry_by_a_link_and_the_group_takes_it() -> None:
    chart()
    assess(1, 1, "missing", note="Nothing.")
    line = asked()
    assert line.body == "Body 1"
    answer(
        line, cells=[{"issue": 1, "finding": "partial", "note": "Article 4."}, {"issue": 2, "finding": "", "note": ""}]
    )
    assert page(1).cells[1].finding == "missing", "nothing changes before it is taken"
    acts.take_correction(operator(), group=SLUG, number=line.number, at=AT)
    cell = page(1).cells[1]
    assert (cell.finding, cell.note, cell.by) == ("partial", "Article 4.", "Body 1")
    found = reads.mechanism(SLUG, 1)
    assert found is not None
    assert (found.line.words, found.corrections[0].state) == ("In force since 1910.", "taken")
    assert {c.how for c in found.history} >= {"correction"}
    with pytest.raises(Problem, match="settled or withdrawn"):
        answer(line)


def test_a_correction_is_taken_in_part_or_declined_with_a_public_reason() -> None:
    chart()
    line = asked()
    answer(line, cells=[{"issue": 1, "finding": "adequate", "note": ""}])
    with pytest.raises(Problem, match="why the rest"):
        acts.take_correction(operator(), group=SLUG, number=1, entry=["words"], cells=[], at=AT)
    acts.take_correction(
        operator(), group=SLUG, number=1, entry=["words"], cells=[], reason="Article 4 is a draft.", at=AT
    )
    assert 1 not in page(1).cells
    answer(asked(), words="All of it is right.", entry={})
    with pytest.raises(Problem, match="in public"):
        acts.decline_correction(operator(), group=SLUG, number=2, reason="", at=AT)
    acts.decline_correction(operator(), group=SLUG, number=2, reason="It says nothing new.", at=AT)
    assert [c.state for c in reads.corrections(SLUG)] == ["declined", "taken"]


def test_a_link_that_was_withdrawn_or_says_nothing_is_refused() -> None:
    chart()
    line = asked()
    with pytest.raises(Problem, match="Nothing differs"):
        answer(line, entry={"name": "Convention 1"})
    acts.withdraw_correction(operator(), group=SLUG, number=1, at=AT)
    assert reads.correction(line.id, line.generation) is None
    with pytest.raises(Problem, match="opens nothing"):
        answer(line)


@pytest.mark.accepts(171)
def test_the_mapping_lives_on_after_the_group_with_an_owner_a_history_and_the_day_it_was_checked() -> None:
    factories.group(outcome={"en": "The work has ended."}, closed=True)
    chart()
    assess(1, 1, "missing", checked=date(2016, 1, 1))
    keeper = factories.actor("observer")
    acts.hand_over(operator(), group=SLUG, owner="Ana of the Old Quay", person=keeper.person, at=AT)
    assert reads.list_line(SLUG).owner == "Ana of the Old Quay"
    assess(1, 1, "partial", keeper, note="Since revised.", checked=date(2016, 9, 30), seen=1)
    later = AT + timedelta(days=400)
    acts.note_checked(keeper, group=SLUG, at=later)
    assert reads.list_line(SLUG).checked == later.date() == page(1).cells[1].checked
    assert [c.after["finding"] for c in reads.history(SLUG)[0]] == ["partial", "missing"]
    assert acts.note_checked(keeper, group=SLUG, mechanism=1, day=date(2016, 1, 1), at=later).entry == 0, (
        "no day goes back"
    )


def test_reading_asks_the_same_number_of_queries_however_much_there_is() -> None:
    chart(issues=("One",), mechanisms=1)
    assess(1, 1, "partial")
    counts = []
    for more in ((), ("Two", "Three", "Four")):
        for title in more:
            assess(propose(title), 1, "missing")
        with CaptureQueriesContext(connection) as done:
            reads.board(SLUG, reads.Filters())
            reads.coverage(SLUG)
            reads.heat(SLUG)
            reads.gap_list(SLUG)
            reads.side_by_side(SLUG)
            reads.heaps(SLUG)
            reads.tables(SLUG)
            reads.issue(SLUG, 1)
            reads.mechanism(SLUG, 1)
            reads.history(SLUG)
        counts.append(len(done))
    assert counts[0] == counts[1] <= 35
