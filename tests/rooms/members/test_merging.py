"""Nobody takes over somebody else's record by a nomination; and what was merged comes apart as it was."""

from __future__ import annotations

import pytest

from plenary.members import acts, reads
from plenary.members.reads.nominating import nominee_addresses
from plenary.record.actor import NOBODY, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.rooms.members.making import AT, TODAY, G, call, focal, nomination

pytestmark = pytest.mark.django_db
HERS = "observer@harbours.example"  # of whoever is made a focal point here


def given(name: str, capacity: str) -> int:
    """Somebody who has a capacity in the group, by key."""
    seat = 1 if capacity == "member" else None
    told = {"group": G, "capacity": capacity, "part": "states", "seat": seat, "since": TODAY, "at": AT}
    return int(acts.give_capacity(operator(), name=name, **told).value)


def line(number: int) -> reads.NominationLine:
    found = reads.nomination(G, number)
    assert found is not None
    return found


def link(number: int) -> str:
    ((_address, key, _given),) = nominee_addresses(G, number)
    return key


def capacities(person: int) -> list[str]:
    return [c.capacity for c in reads.person(person).capacities]


def seated(number: int) -> None:
    """She accepted, was put forward, and is appointed."""
    if not line(number).accepted:
        acts.answer_nomination(operator(), group=G, number=number, accepts=True, how="a letter", at=AT)
    acts.choose(operator(), group=G, number=number, at=AT)
    acts.appoint(operator(), group=G, number=number, since=TODAY, at=AT)


@pytest.mark.parametrize("known_by", ["another nomination", "a capacity"])
def test_whoever_gives_her_own_address_for_somebody_known_here_takes_nothing_of_hers(known_by: str) -> None:
    call()
    by = focal("civil-society")
    other = nomination("Bo Lund", capacity="chair") if known_by == "another nomination" else 0
    bo = line(other).person if other else given("Sam States", "focal-point")
    told = {"capacity": "alternate", "organisation": factories.organisation("Union of Pilots"), "email": HERS}
    mine = acts.nominate(by, group=G, part="civil-society", person=bo, at=AT, **told).value
    page = f"/groups/{G}/members/nominations/answer/{link(mine)}/"
    assert 'name="same"' not in factories.client("observer").get(page).content.decode()
    with pytest.raises(Problem, match="not there any more"):
        acts.answer_by_link(by, group=G, key=link(mine), accepts=True, same=by.person, at=AT)
    assert line(mine).person == bo
    assert reads.person(bo).merged_into is None
    assert {part for part, _region in reads.acts_for(by, G, AT)} == {"civil-society"}


def test_whoever_signs_in_answers_by_the_link_to_her_own_address_alone() -> None:
    call()
    number = nomination("Bo Lund", email="bo@quay.example")
    before = link(number)
    acts.open_account(operator(), person=line(number).person, email="bo@home.example", at=AT)
    ((address, hers, by_hand),) = nominee_addresses(G, number)
    assert (address, by_hand) == ("bo@home.example", False)
    with pytest.raises(Problem, match="opens nothing"):
        acts.answer_by_link(NOBODY, group=G, key=before, accepts=True, at=AT)
    acts.answer_by_link(NOBODY, group=G, key=hers, accepts=True, at=AT)
    assert line(number).accepted
    assert verify().ok


def test_once_she_has_answered_nobody_else_becomes_the_nominee_by_her_link() -> None:
    call()
    number = nomination("Bo Lund", email=HERS)
    by, key, bo = factories.actor("observer"), link(number), line(number).person
    acts.answer_by_link(NOBODY, group=G, key=key, accepts=True, at=AT)
    for _step in ("accepted", "chosen", "appointed"):
        with pytest.raises(Problem, match="does not follow"):
            acts.answer_by_link(by, group=G, key=key, accepts=True, same=by.person, at=AT)
        assert line(number).person == bo
        if line(number).state == "accepted":
            acts.choose(operator(), group=G, number=number, at=AT)
        elif line(number).state == "chosen":
            acts.appoint(operator(), group=G, number=number, since=TODAY, at=AT)


def test_a_nominee_who_says_so_with_another_address_is_led_to_where_she_answers_signed_in() -> None:
    call()
    number = nomination("Clara Observer", email="new@quay.example")
    clara = factories.actor("observer").person
    page = f"/groups/{G}/members/nominations/answer/{link(number)}/"
    sent = factories.client("observer").post(page, {"do": "accept", "same": str(clara)})
    assert f"/nominations/{number}/?" in sent.headers["Location"]
    assert line(number).person == clara


def test_no_focal_point_and_no_two_nominations_for_one_capacity_pass_by_a_merge() -> None:
    call()
    observer = factories.actor("observer").person or 0
    with pytest.raises(Problem, match="holds a right"):
        acts.merge_people(operator(), kept=observer, other=given("Sam States", "focal-point"), at=AT)
    first, second = nomination("Bo Lund"), nomination("LUND Bo")
    with pytest.raises(Problem, match="nominated for that already"):
        acts.merge_people(operator(), kept=line(first).person, other=line(second).person, at=AT)


def test_merges_come_apart_the_newest_first_and_a_record_merged_twice_is_found() -> None:
    call()
    a, b, c = (given(name, "delegate") for name in ("Aa A", "Bb B", "Cc C"))
    first = acts.merge_people(operator(), kept=a, other=b, at=AT).value
    second = acts.merge_people(operator(), kept=c, other=a, at=AT).value
    assert line(nomination("", person=b)).person == c
    with pytest.raises(Problem, match="Aa A was merged into Cc C later"):
        acts.undo_merge(operator(), merge=first, at=AT)
    for merge in (second, first):
        acts.undo_merge(operator(), merge=merge, at=AT)
    assert [capacities(person) for person in (a, b, c)] == [["delegate"]] * 3
    assert verify().ok


def test_what_she_was_appointed_to_meanwhile_goes_back_with_her_nomination() -> None:
    call()
    number = nomination("Bo Lund")
    bo, kept = line(number).person, given("LUND Bo", "delegate")
    merge = acts.merge_people(operator(), kept=kept, other=bo, at=AT).value
    seated(number)
    assert capacities(kept) == ["member", "delegate"]
    acts.undo_merge(operator(), merge=merge, at=AT)
    assert (capacities(kept), capacities(bo)) == (["delegate"], ["member"])
    assert (line(number).person, line(number).state) == (bo, "appointed")
    assert verify().ok
