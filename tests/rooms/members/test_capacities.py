"""What people are in a group and when: acting chairs, aliases, offices proposed; two records of one person."""

from __future__ import annotations

from datetime import date

import pytest

from plenary.members import acts, reads
from plenary.members.capacities import capacity_named
from plenary.record.actor import CHAIR, PUBLIC, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.rooms.members.making import AT, TODAY, G, call, decision, nomination

pytestmark = pytest.mark.django_db


@pytest.mark.accepts(25)
def test_an_acting_chair_of_the_parent_body_is_told_and_chairs_nothing_here() -> None:
    factories.group()
    given = acts.give_capacity(
        operator(), group=G, capacity="acting-chair", name="Mi Kim", label="Acting Chairman of the Assembly",
        since=date(2013, 5, 30), until=date(2013, 5, 31), at=AT,
    )  # fmt: skip
    (held,) = reads.person(given.value).capacities
    assert (held.capacity, held.label) == ("acting-chair", "Acting Chairman of the Assembly")
    assert (held.since, held.until) == (date(2013, 5, 30), date(2013, 5, 31))
    acts.open_account(operator(), person=given.value, email="mi@kim.example", at=AT)
    account = reads.account_by_mail("mi@kim.example")
    assert account is not None
    during = AT.replace(year=2013, month=5, day=30)
    assert CHAIR not in reads.actor_of(account.pk, during).roles_in(G)
    assert reads.actor_of(account.pk, during).roles_in(G) == {PUBLIC}


@pytest.mark.accepts(177)
@pytest.mark.parametrize("alias", ["coordinator", "Co-Facilitator", "Chair of CG", "co-coordinator", "FACILITATOR"])
def test_one_role_has_many_names(alias: str) -> None:
    assert capacity_named(alias) == "coordinator"


@pytest.mark.accepts(105)
def test_an_office_is_proposed_and_the_sense_of_the_room_is_said_without_a_count() -> None:
    factories.group()
    said = {"en": "A co-chair who comes from no government."}
    number = acts.propose_office(operator(), group=G, capacity="co-chair", text=said, at=AT).value
    with pytest.raises(Problem, match="words"):
        acts.settle_office(operator(), group=G, number=number, state="not-pursued", sense="14 against", at=AT)
    sense = "The majority expressed objections."
    acts.settle_office(operator(), group=G, number=number, state="not-pursued", sense=sense, decision=decision(), at=AT)
    (told,) = reads.office_proposals(G)
    assert (told.state, told.sense) == ("not-pursued", sense)


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"capacity": "emperor"}, "no such capacity"),
        ({"capacity": "member"}, "which seat"),
        ({"capacity": "focal-point"}, "which stakeholder group"),
        ({"capacity": "observer", "until": date(2000, 1, 1)}, "end before"),
        ({"capacity": "observer", "name": " … "}, "Give the name"),
    ],
)
def test_a_capacity_that_cannot_be_is_refused(told: dict[str, object], why: str) -> None:
    factories.group()
    with pytest.raises(Problem, match=why):
        acts.give_capacity(operator(), **({"group": G, "name": "Bo", "since": TODAY, "at": AT} | told))


def test_two_records_become_one_and_stand_apart_again() -> None:
    call()
    kept = acts.give_capacity(
        operator(), group=G, capacity="member", name="Ana Lopez", seat=1, since=TODAY, at=AT
    ).value
    other = acts.give_capacity(
        operator(), group=G, capacity="observer", name="LOPEZ Ana", since=date(2015, 1, 1), until=TODAY, at=AT
    ).value
    nomination("", person=other)
    merge = acts.merge_people(operator(), kept=kept, other=other, at=AT).value
    assert [c.capacity for c in reads.person(kept).capacities] == ["member", "observer"]
    assert reads.person(other).merged_into == kept
    with pytest.raises(Problem, match="already"):
        acts.merge_people(operator(), kept=other, other=kept, at=AT)
    acts.undo_merge(operator(), merge=merge, at=AT)
    assert [c.capacity for c in reads.person(other).capacities] == ["observer"]
    assert reads.person(other).merged_into is None
    assert not acts.undo_merge(operator(), merge=merge, at=AT).entry
    assert verify().ok


def test_no_right_passes_to_somebody_by_a_merge() -> None:
    chair = factories.actor("chair").person or 0
    observer = factories.actor("observer").person or 0
    nobody = acts.give_capacity(operator(), group=G, capacity="member", name="X Y", seat=1, since=TODAY, at=AT).value
    for kept, other, why in (
        (observer, chair, "not merged"),
        (nobody, chair, "whoever signs in"),
        (observer, nobody, "holds a right"),
        (chair, chair, "two people"),
    ):
        with pytest.raises(Problem, match=why):
            acts.merge_people(operator(), kept=kept, other=other, at=AT)


@pytest.mark.accepts(176)
def test_a_part_keeps_its_identity_under_another_label() -> None:
    factories.group()
    acts.label_part(operator(), group=G, part="civil-society", document="PORTS/1", label="civil society / NGOs", at=AT)
    assert reads.composition(G)[1].labels == (("PORTS/1", "civil society / NGOs"),)
    known = reads.stakeholder_groups(G)
    assert reads.group_named("Civil Society / NGOs", known) == "civil-society"


@pytest.mark.accepts(121)
def test_a_published_list_says_the_same_for_ever() -> None:
    factories.group()
    number = acts.publish_roll(operator(), group=G, day=date(2013, 3, 28), note="Final composition", at=AT).value
    acts.assign_seat(operator(), group=G, seat=1, organisation=None, reason="It withdrew.", at=AT)
    roll = reads.roll(G, number)
    assert roll is not None
    assert (roll.day, roll.filled, roll.rows[0]["holder"]) == (date(2013, 3, 28), 2, "Republic of Sandbanks")
    assert reads.composition(G)[0].lines[0].holder == ""
