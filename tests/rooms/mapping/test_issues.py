"""Issues: proposed by whoever takes part, merged in bulk and told apart again, on a list that plenary locks."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.mandate.reads import group_id
from plenary.mapping import acts, keys, reads
from plenary.mapping.models import Issue
from plenary.members import acts as members
from plenary.record import ledger
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.problems import Conflict, Problem
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.mapping.charting import chart, page, propose

pytestmark = pytest.mark.django_db


def states() -> dict[int, tuple[str, int | None]]:
    return {i.number: (i.state, i.into) for i in reads.whole(SLUG).issues}


@pytest.mark.accepts(163)
@pytest.mark.parametrize("role", ["observer", "member", "chair", "secretariat"])
def test_whoever_takes_part_proposes_an_issue_and_stands_as_its_origin(role: str) -> None:
    chart(issues=())
    number = propose("Lamps fail", factories.actor(role), source="answer/R17/Q4", words="Three are out.")
    found = page(number)
    names = {
        "chair": "Chair",
        "secretariat": "Secretariat",
        "member": "Republic of Sandbanks",
        "observer": "Ana Observer",
    }
    assert (found.line.proposer, found.line.klass, found.line.source) == (names[role], role, "answer/R17/Q4")
    assert (found.line.state, found.words, found.line.area, found.line.second) == (
        "proposed",
        "Three are out.",
        "lights",
        "rights",
    )


def test_the_public_proposes_nothing_without_being_admitted() -> None:
    chart(issues=())
    with pytest.raises(Forbidden):
        propose("Lamps fail", NOBODY)


@pytest.mark.accepts(163)
def test_who_is_neither_member_nor_observer_is_admitted_and_proposes_by_a_link() -> None:
    chart(issues=())
    number = acts.admit_participant(operator(), group=SLUG, name="Old Quay Sailors", at=AT).value
    held = reads.participants(SLUG)[0]
    key = keys.make(keys.PARTICIPANT, held.id, held.generation)
    assert keys.read(keys.PARTICIPANT, key) == (held.id, 1)
    assert keys.read(keys.CORRECTION, key) is None, "a link is good for what it was made for"
    told = {"group": SLUG, "participant": held.id, "title": "Buoys drift", "at": AT}
    made = acts.propose_as_participant(NOBODY, generation=1, **told).value
    assert (page(made).line.proposer, page(made).line.klass) == ("Old Quay Sailors", "participant")
    acts.admit_participant(operator(), group=SLUG, number=number, at=AT)
    with pytest.raises(Problem, match="opens nothing"):
        acts.propose_as_participant(NOBODY, generation=1, **told)
    acts.end_participation(operator(), group=SLUG, number=number, at=AT)
    with pytest.raises(Problem, match="opens nothing"):
        acts.propose_as_participant(NOBODY, generation=2, **told)
    assert page(made).line.title == "Buoys drift", "what she proposed stays"


@pytest.mark.accepts("X11")
def test_a_locked_list_takes_new_issues_from_plenary_alone() -> None:
    chart()
    acts.lock_list(operator(), group=SLUG, words="The list is closed.", at=AT)
    for role in ("observer", "member", "chair"):
        with pytest.raises(Problem, match="plenary alone"):
            propose("Buoys drift", factories.actor(role))
    with pytest.raises(Forbidden):
        acts.open_issue(factories.actor("member"), group=SLUG, title="Buoys drift", decision="Yes.", at=AT)
    with pytest.raises(Problem, match="which words"):
        acts.open_issue(factories.actor("chair"), group=SLUG, title="Buoys drift", decision=" ", at=AT)
    made = acts.open_issue(
        factories.actor("chair"), group=SLUG, title="Buoys drift", decision="Plenary adds buoys.", at=AT
    )
    assert (page(made.value).line.state, page(made.value).opened) == ("accepted", "Plenary adds buoys.")
    acts.merge_issues(operator(), group=SLUG, merges={1: [2]}, at=AT)
    acts.unlock_list(operator(), group=SLUG, words="Open again.", at=AT)
    assert page(propose("Bells rust")).line.state == "proposed"


def test_a_closed_issue_does_not_come_back_onto_a_locked_list_by_another_door() -> None:
    chart()
    acts.close_issue(operator(), group=SLUG, number=1, reason="No longer asked for.", at=AT)
    acts.lock_list(operator(), group=SLUG, words="Closed.", at=AT)
    with pytest.raises(Problem, match="plenary alone"):
        acts.reopen_issue(operator(), group=SLUG, number=1, at=AT)


def many(count: int, distinct: int) -> None:
    """So many issues of which so many are different: issue n reads like n modulo `distinct`."""
    group, rows = group_id(SLUG), []
    for n in range(1, count + 1):
        title = f"{_word((n - 1) % distinct)} at sea"
        who = f"Proposer {n}"
        rows.append(
            Issue(
                group_id=group,
                number=n,
                title=title,
                proposer=who,
                klass="member",
                source=f"answer/R{n}/Q1",
                proposed=AT,
            )
        )
    mark = ledger.current.set(ledger.Ledger("test", AT))
    try:
        Issue.objects.bulk_create(rows)
    finally:
        ledger.current.reset(mark)


def _word(n: int) -> str:
    return sha256(str(n).encode()).hexdigest()[:24].translate(str.maketrans("0123456789", "ghijklmnop"))


@pytest.mark.accepts("X10")
def test_483_issues_become_200_in_one_act_and_483_again_in_another() -> None:
    factories.group()
    many(483, 200)
    before = states()
    found = reads.heaps(SLUG)
    assert len(found) == 200
    merges = {h.kept.number: [o.issue.number for o in h.others] for h in found}
    with CaptureQueriesContext(
        connection,
    ) as asked:
        number = acts.merge_issues(operator(), group=SLUG, merges=merges, at=AT).value
    assert len(asked) < 35, f"{len(asked)} statements for 283 issues"
    assert sum(i.stands for i in reads.whole(SLUG).issues) == 200
    last = page(483)
    assert (last.line.state, last.end.number, last.line.proposer, last.line.source) == (
        "merged",
        83,
        "Proposer 483",
        "answer/R483/Q1",
    ), "its origin is kept"
    assert [i.number for i in page(83).merged] == [283, 483]
    assert acts.undo_merge(operator(), group=SLUG, number=number, at=AT).value == [n for n in before if n > 200]
    assert states() == before


def test_the_statements_of_a_merge_do_not_grow_with_the_heaps() -> None:
    factories.group()
    many(60, 20)
    counts = []
    for heaps in ({1: [21]}, {n: [n + 20] for n in range(2, 20)}):
        with CaptureQueriesContext(connection) as asked:
            acts.merge_issues(operator(), group=SLUG, merges=heaps, at=AT)
        counts.append(sum('"record_' not in q["sql"] for q in asked.captured_queries))
    assert counts[0] == counts[1]


@pytest.mark.accepts("X10")
def test_one_issue_of_a_merge_is_told_apart_and_the_rest_stays() -> None:
    chart(issues=("a lamp", "b lamp", "c lamp"))
    acts.merge_issues(operator(), group=SLUG, merges={1: [2, 3]}, reason="Read alike.", at=AT)
    acts.undo_merge(operator(), group=SLUG, number=1, only=[3], at=AT)
    assert states() == {1: ("accepted", None), 2: ("merged", 1), 3: ("accepted", None)}
    assert page(2).merging == 1
    with pytest.raises(Problem, match="apart already"):
        acts.undo_merge(operator(), group=SLUG, number=1, only=[3], at=AT)
    acts.undo_merge(operator(), group=SLUG, number=1, at=AT)
    assert states()[2] == ("accepted", None)
    assert reads.mergings(SLUG)[0].undone == AT


def test_a_merge_over_a_merge_is_followed_and_undone_in_any_order() -> None:
    chart(issues=("a lamp", "b lamp", "c lamp"))
    acts.merge_issues(operator(), group=SLUG, merges={2: [3]}, at=AT)
    acts.merge_issues(operator(), group=SLUG, merges={1: [2]}, at=AT)
    assert page(3).end.number == 1
    acts.undo_merge(operator(), group=SLUG, number=1, at=AT)
    assert states() == {1: ("accepted", None), 2: ("merged", 1), 3: ("accepted", None)}


@pytest.mark.parametrize(
    ("merges", "says"),
    [({1: [9]}, "no issue 9"), ({1: [1]}, "into itself"), ({1: [2], 3: [2]}, "two issues"), ({}, "at least two")],
)
def test_what_cannot_be_merged_is_said_and_nothing_is(merges: Any, says: str) -> None:
    chart(issues=("a", "b", "c"))
    before = states()
    with pytest.raises(Problem, match=says):
        acts.merge_issues(operator(), group=SLUG, merges=merges, at=AT)
    assert states() == before


@pytest.mark.parametrize("role", ["observer", "member"])
def test_members_and_observers_accept_and_merge_nothing_unless_they_coordinate(role: str) -> None:
    chart()
    by = factories.actor(role)
    for ask in (
        lambda: acts.merge_issues(by, group=SLUG, merges={1: [2]}, at=AT),
        lambda: acts.accept_issues(by, group=SLUG, numbers=[1], at=AT),
        lambda: acts.close_issue(by, group=SLUG, number=1, reason="x", at=AT),
        lambda: acts.undo_merge(by, group=SLUG, number=1, at=AT),
        lambda: acts.describe_issue(by, group=SLUG, number=1, title="x", at=AT),
        lambda: acts.lock_list(by, group=SLUG, words="x", at=AT),
    ):
        with pytest.raises(Forbidden):
            ask()


@pytest.mark.accepts(162, 177)
def test_the_coordinators_of_the_sub_group_that_keeps_the_mapping_accept_and_merge() -> None:
    chart()
    new, by = propose("Buoys drift"), factories.actor("observer")
    where = {"group": SLUG, "subgroup": "lights", "at": AT}
    members.set_up_subgroup(
        operator(), group=SLUG, slug="lights", name={"en": "Correspondence group"}, source="PORTS/2016/1", at=AT
    )
    members.enter_in_subgroup(operator(), person=by.person, capacity="coordinator", label="Co-facilitator", **where)
    assert not reads.may(by, SLUG)["order"], "another sub-group's coordinator orders nothing here"
    acts.entrust(factories.actor("chair"), **where)
    assert reads.may(by, SLUG)["order"]
    shown = factories.client().get(f"/groups/{SLUG}/mapping/list/").content.decode()
    assert "Co-facilitator" in shown
    acts.accept_issues(by, group=SLUG, numbers=[new], at=AT)
    acts.merge_issues(by, group=SLUG, merges={1: [new]}, at=AT)
    with pytest.raises(Forbidden):
        acts.entrust(by, **where | {"subgroup": ""})
    members.end_subgroup(operator(), day=AT.date(), **where)
    with pytest.raises(Forbidden):
        acts.merge_issues(by, group=SLUG, merges={1: [2]}, at=AT)
    with pytest.raises(Problem, match="at work"):
        acts.entrust(operator(), **where | {"subgroup": "elsewhere"})


def test_what_an_issue_said_is_kept_and_a_change_meanwhile_is_told() -> None:
    chart()
    seen = page(1).version
    acts.describe_issue(operator(), group=SLUG, number=1, title="Lamps go out", area="fog", seen=seen, at=AT)
    with pytest.raises(Conflict):
        acts.describe_issue(operator(), group=SLUG, number=1, title="Lamps are dim", seen=seen, at=AT)
    found = page(1)
    assert found.history[0].before == {"title": "Lamps fail", "area": "lights"}
    assert found.history[0].after == {"title": "Lamps go out", "area": "fog"}
    assert acts.describe_issue(operator(), group=SLUG, number=1, title="Lamps go out", at=AT).entry == 0


def test_renaming_an_area_keeps_its_issues() -> None:
    chart()
    acts.rename_category(operator(), group=SLUG, scheme=reads.AREAS, code="lights", name={"en": "Beacons"}, at=AT)
    covered = reads.coverage(SLUG)[0]
    assert covered.category is not None
    assert (covered.category.name["en"], covered.counts.issues) == ("Beacons", 2)


@pytest.mark.accepts(171)
def test_after_the_group_has_ended_only_a_living_document_goes_on() -> None:
    factories.group(outcome={"en": "The work has ended."}, closed=True)
    member = factories.actor("member")
    with pytest.raises(Forbidden, match="ended"):
        acts.propose_issue(member, group=SLUG, title="Bells are silent", at=AT)
    assert not reads.may(member, SLUG)["part"], "the page offers no form that nobody may send"
    acts.hand_over(factories.actor("chair"), group=SLUG, owner="Keepers of the bells", at=AT)
    assert acts.propose_issue(member, group=SLUG, title="Bells are silent", at=AT).value == 1


@pytest.mark.accepts(88)
def test_addresses_of_people_are_masked_before_they_are_kept() -> None:
    chart()
    entry = acts.close_issue(operator(), group=SLUG, number=1, reason="Ask ana@lights.example.", at=AT).entry
    assert page(1).reason == "Ask a…@lights.example."
    assert "ana@" not in factories.client().get(f"/record/{entry}/").content.decode()
