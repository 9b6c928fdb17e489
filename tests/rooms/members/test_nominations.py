"""How people come into a group: rules that stand, a phase per stakeholder group, acceptance, choice, appointment."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from plenary.members import acts, reads
from plenary.post import making
from plenary.post.models import Letter
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.rooms.members.making import AT, TODAY, G, call, focal, nomination, rule

pytestmark = pytest.mark.django_db


@pytest.mark.accepts(186)
def test_nobody_is_sought_before_selection_rules_stand() -> None:
    factories.group()
    told = {"group": G, "text": {"en": "Members are sought."}, "at": AT}
    with pytest.raises(Problem, match="selection rules"):
        acts.open_nominations(operator(), **told)
    rule("selection")
    assert acts.open_nominations(operator(), **told).value == 1
    with pytest.raises(Problem, match="is open"):
        acts.open_nominations(operator(), **told)


@pytest.mark.accepts(74, "X18")
def test_a_focal_point_acts_in_her_own_stakeholder_group_alone() -> None:
    call()
    by = focal("civil-society")
    with pytest.raises(Forbidden):
        acts.nominate(by, group=G, part="states", name="Bo", organisation=None, at=AT)
    body = factories.organisation("Union of Pilots")
    number = acts.nominate(by, group=G, part="civil-society", name="Bo Lund", organisation=body, at=AT).value
    acts.set_phase(by, group=G, part="civil-society", state="choosing", rules="By consensus on our list.", at=AT)
    with pytest.raises(Problem, match="choosing"):
        acts.nominate(by, group=G, part="civil-society", name="Cy", at=AT)
    with pytest.raises(Forbidden):
        acts.set_phase(by, group=G, part="states", state="choosing", at=AT)
    acts.choose(by, group=G, number=number, at=AT)
    with pytest.raises(Forbidden):
        acts.choose(factories.actor("member"), group=G, number=number, at=AT)


@pytest.mark.accepts("X18")
def test_a_focal_point_of_a_regional_group_acts_for_that_region_alone() -> None:
    call()
    by = focal("states", "African")
    body = factories.organisation("Ruritania")
    with pytest.raises(Forbidden):
        acts.nominate(by, group=G, part="states", region="WEOG", name="Bo", organisation=body, at=AT)
    acts.nominate(by, group=G, part="states", region="African", name="Bo", organisation=body, at=AT)
    with pytest.raises(Forbidden):
        acts.set_phase(by, group=G, part="states", state="choosing", at=AT)


def test_a_focal_point_whose_time_is_over_does_nothing_more() -> None:
    call()
    by = focal()
    (role,) = [c.id for c in reads.person(by.person or 0).capacities if c.capacity == "focal-point"]
    acts.end_capacity(operator(), group=G, role=role, until=TODAY - timedelta(days=1), at=AT)
    with pytest.raises(Forbidden):
        acts.nominate(by, group=G, part="civil-society", name="Bo", at=AT)


@pytest.mark.accepts(74, 122, 148, 186)
def test_from_nomination_to_a_seat_on_the_list() -> None:
    call()
    number = nomination()
    with pytest.raises(Problem, match="does not follow"):
        acts.appoint(operator(), group=G, number=number, since=TODAY, at=AT)
    acts.choose(operator(), group=G, number=number, at=AT)
    with pytest.raises(Problem, match="not accepted"):
        acts.appoint(operator(), group=G, number=number, since=TODAY, at=AT)
    with pytest.raises(Problem, match="paper"):
        acts.answer_nomination(operator(), group=G, number=number, accepts=True, at=AT)
    acts.answer_nomination(operator(), group=G, number=number, accepts=True, how="letter of 3 October", at=AT)
    acts.appoint(operator(), group=G, number=number, since=TODAY, source="A/RES/67/195", at=AT)
    states = reads.composition(G)[0]
    assert states.filled == 2
    assert states.lines[1].persons == (("Bo Lund", "member"),)
    status = reads.nominations(G)
    assert status is not None
    assert [(s.part, s.appointed, s.left) for s in status.status] == [("states", 1, 1), ("civil-society", 0, 1)]
    chair = nomination("Pat Major", capacity="chair", organisation=None, country="Illyria")
    acts.answer_nomination(operator(), group=G, number=chair, accepts=True, how="mail", at=AT)
    acts.choose(operator(), group=G, number=chair, at=AT)
    acts.appoint(operator(), group=G, number=chair, since=TODAY, at=AT)
    found = reads.nomination(G, chair)
    assert found is not None
    person = reads.person(found.person)
    assert (person.country, [c.capacity for c in person.capacities]) == ("Illyria", ["chair"])
    assert verify().ok


def test_only_the_nominee_or_the_secretariat_answers() -> None:
    call()
    nominee = factories.actor("member")
    number = nomination("", person=nominee.person)
    for other in (NOBODY, factories.actor("observer"), factories.actor("chair")):
        with pytest.raises(Forbidden):
            acts.answer_nomination(other, group=G, number=number, accepts=True, how="x", at=AT)
    acts.answer_nomination(nominee, group=G, number=number, accepts=True, at=AT)
    found = reads.nomination(G, number)
    assert found is not None
    assert found.accepted is not None
    acts.answer_nomination(nominee, group=G, number=number, accepts=False, at=AT)
    with pytest.raises(Problem):
        acts.answer_nomination(nominee, group=G, number=number, accepts=True, at=AT)


@pytest.mark.accepts(186)
def test_the_rules_refuse_with_their_reason() -> None:
    call()
    body = factories.organisation("Ruritania")
    first = nomination("Bo", organisation=body, region="African")
    with pytest.raises(Problem, match=f"nomination {first}"):
        nomination("Cy", organisation=body)
    acts.close_nominations(operator(), group=G, at=AT)
    with pytest.raises(Problem, match="closed"):
        nomination("Di")


def test_seats_of_others_are_not_taken() -> None:
    call()
    number = nomination()
    acts.choose(operator(), group=G, number=number, at=AT)
    acts.answer_nomination(operator(), group=G, number=number, accepts=True, how="mail", at=AT)
    for seat, why in ((1, "is held by"), (3, "another stakeholder group"), (9, "no seat 9")):
        with pytest.raises(Problem, match=why):
            acts.appoint(operator(), group=G, number=number, since=TODAY, seat=seat, at=AT)
    alternate = nomination("Al Ternate", capacity="alternate")
    acts.choose(operator(), group=G, number=alternate, at=AT)
    acts.answer_nomination(operator(), group=G, number=alternate, accepts=True, how="mail", at=AT)
    with pytest.raises(Problem, match="name the seat"):
        acts.appoint(operator(), group=G, number=alternate, since=TODAY, at=AT)
    acts.appoint(operator(), group=G, number=alternate, since=TODAY, seat=1, at=AT)
    assert ("Al Ternate", "alternate") in reads.composition(G)[0].lines[0].persons


def test_a_nominees_address_is_in_no_entry_and_a_changed_one_is_found() -> None:
    from django.db import connection

    from plenary.record.models import Content

    call()
    nomination(email="bo@harbour.example")
    assert not any("bo@harbour" in c.what + c.state for c in Content.objects.all())
    assert verify().ok
    with connection.cursor() as cursor:
        cursor.execute("UPDATE members_nomination SET email = 'thief@elsewhere.example'")
    assert not verify().ok


@pytest.mark.accepts(119, 120)
def test_a_rule_is_proposed_then_noted_and_sets_the_seats() -> None:
    factories.group()
    values = {"seats": {"states": 22, "civil-society": 5}, "total": 42}
    version = acts.put_rule(
        operator(),
        group=G,
        kind="composition",
        text={"en": "The chair's proposal."},
        values=values,
        source="Lima",
        at=AT,
    ).value
    assert reads.standing_rule(G, "composition") is None
    assert reads.standing(G).equation == "2 + 1 = 3"
    acts.adopt_rule(operator(), group=G, kind="composition", version=version, how="took-note", day=TODAY, at=AT)
    standing = reads.standing(G)
    assert standing.equation == "22 + 5 = 27"
    assert (standing.filled, standing.vacant) == (2, 25)
    assert {f.code for f in standing.findings} == {"sum", "short"}
    assert reads.composition(G)[0].seats == 22


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("composition", {"seats": {"press": 1}}),
        ("composition", {"seats": {}}),
        ("composition", {"seats": {"states": -1}}),
        ("composition", {"seats": {"states": True}}),
        ("selection", {"places": {"states": 1}, "per_region": {"Atlantis": 1}}),
        ("observers", {"statuses": ["friends"]}),
        ("weather", {}),
    ],
)
def test_values_that_cannot_stand_are_refused(kind: str, values: dict[str, object]) -> None:
    factories.group()
    with pytest.raises(Problem):
        acts.put_rule(operator(), group=G, kind=kind, text={"en": "x"}, values=values, at=AT)


def test_what_the_database_counts_is_what_the_rule_says() -> None:
    from plenary.rules import nominations as selecting

    call()
    for n, part in enumerate(("states", "states", "civil-society", "states")):
        number = nomination(f"N {n}", part=part, capacity="alternate" if n == 1 else "member")
        if n != 1:
            acts.answer_nomination(operator(), group=G, number=number, accepts=n != 3, how="mail", at=AT)
    acts.choose(operator(), group=G, number=1, at=AT)
    acts.appoint(operator(), group=G, number=1, since=TODAY, at=AT)
    found = reads.nominations(G)
    rule_ = reads.standing_rule(G, "selection")
    assert found is not None
    assert rule_ is not None
    nominees = [
        selecting.Nominee(n.number, n.part, n.region, n.organisation, n.capacity, n.state, n.accepted is not None)
        for n in found.nominations
    ]
    assert found.status == selecting.status(reads.selection(rule_.values), nominees)
    assert [n.number for n in reads.nominations(G, after=2).nominations] == [3, 4]  # type: ignore[union-attr]  # it is there


@pytest.mark.accepts(74)
def test_a_nominee_without_an_account_answers_by_the_link_that_was_mailed_to_her() -> None:
    call()
    making.pass_over()
    number = nomination("Bo Lund", email="bo@lights.example")
    while making.make(AT):
        pass
    letter = Letter.objects.get()
    address = re.search(r"/groups/\S+/answer/\S+", letter.text)
    assert letter.address == "bo@lights.example"
    assert address
    public = factories.client()
    assert "bo@" not in public.get(address[0]).content.decode()
    assert reads.nomination(G, number).accepted is None, "looking at a link answers nothing: programs open links, too"
    assert public.post(address[0], {"do": "accept"}).status_code == 302
    assert reads.nomination(G, number).state == "accepted"
    assert "by the link that was mailed" in public.get(f"/groups/{G}/members/nominations/{number}/").content.decode()
    acts.end_nomination(operator(), group=G, number=number, state="withdrawn", reason="She moved.", at=AT)
    assert public.post(address[0], {"do": "decline"}).status_code == 400
    assert public.get(address[0][:-3] + "x/").status_code == 404
    elsewhere = factories.group("cables")
    assert public.get(address[0].replace(G, elsewhere)).status_code == 404, "a link is of its own group"
    assert verify().ok


def test_a_paper_is_named_by_its_name_and_nobody_answers_as_herself_for_another() -> None:
    call()
    number = nomination()
    for how in ("herself", " by-link "):
        with pytest.raises(Problem, match="paper"):
            acts.answer_nomination(operator(), group=G, number=number, accepts=True, how=how, at=AT)


def test_the_same_name_of_the_same_body_is_nominated_once() -> None:
    call()
    told = {"group": G, "part": "civil-society", "at": AT}
    acts.nominate(operator(), name="Bo Lund", **told)
    with pytest.raises(Problem, match="already"):
        acts.nominate(operator(), name="BO  LUND", email="bo@lights.example", **told)
    acts.nominate(operator(), name="Bo Lund", organisation=factories.organisation("Union of Pilots"), **told)


@pytest.mark.accepts(88)
def test_an_address_in_a_public_reason_stands_in_no_entry() -> None:
    call()
    number = nomination()
    how = "Her mail from bo@lights.example"
    acts.answer_nomination(operator(), group=G, number=number, accepts=True, how=how, at=AT)
    told = {"group": G, "number": number, "state": "withdrawn", "at": AT}
    entry = acts.end_nomination(operator(), reason="Write to bo@lights.example.", **told).entry
    for sequence in (entry, entry - 1):
        shown = factories.client().get(f"/record/{sequence}/").content.decode()
        assert "b…@lights.example" in shown
        assert "bo@lights.example" not in shown


def test_who_made_a_nomination_puts_it_right_until_it_is_decided() -> None:
    call()
    by, where = focal("civil-society"), {"group": G, "number": 1}
    nomination("Bo Lnud", "civil-society", email="wrong@quay.example")
    ((_address, astray, _given),) = reads.nominee_addresses(G, 1)
    assert reads.nominee_of(G, astray) == 1
    acts.answer_nomination(operator(), accepts=True, how="a letter", at=AT, **where)
    told: dict[str, Any] = {"name": "Bo Lund", "capacity": "member", "email": "bo@quay.example"}
    told |= {"statement": "Knows every light.", "organisation": {"name": "State of Bo Lnud"}}
    with pytest.raises(Forbidden):
        acts.amend_nomination(factories.actor("member"), at=AT, **told, **where)
    making.pass_over()
    page = factories.client("observer").post(
        f"/groups/{G}/members/nominations/1/", told | {"do": "amend", "organisation": "State of Bo Lnud"}
    )
    assert page.status_code == 302, "she finds the form on its page"
    while making.make(AT):
        pass
    assert Letter.objects.get().address == "bo@quay.example"
    found = reads.nomination(G, 1)
    assert found is not None
    assert (found.name, found.statement, found.accepted) == ("Bo Lund", "Knows every light.", None), (
        "and is asked again"
    )
    assert reads.nominee_addresses(G, 1)[0][0] == "bo@quay.example"
    assert reads.nominee_of(G, astray) is None, "the link that went astray opens nothing"
    assert not acts.amend_nomination(by, at=AT, **told, **where).entry
    acts.choose(by, at=AT, **where)
    with pytest.raises(Problem, match="does not follow"):
        acts.amend_nomination(by, at=AT, **(told | {"statement": "Late."}), **where)


def test_a_seat_needs_whom_it_is_held_by_before_she_is_put_forward_and_that_may_be_named_after_the_call() -> None:
    call()
    where = {"group": G, "number": nomination("Bo Lund", "civil-society", organisation=None)}
    acts.answer_nomination(operator(), accepts=True, how="a letter", at=AT, **where)
    acts.close_nominations(operator(), group=G, at=AT)
    clerk, address = factories.client("secretariat"), f"/groups/{G}/members/nominations/1/"
    refused = clerk.post(address, {"do": "choose"}).content.decode()
    assert "the nomination names none" in refused
    assert "<details open><summary>Amend it" in refused, "and where one is named stands open"
    told: dict[str, Any] = {"name": "Bo Lund", "capacity": "member"}
    body = {"organisation": {"name": "Union of Pilots"}}
    with pytest.raises(Problem, match="time for nominations is over"):
        acts.amend_nomination(operator(), at=AT, **told | body | {"capacity": "chair"}, **where)
    acts.amend_nomination(operator(), at=AT, **told, **body, **where)
    assert reads.nomination(G, 1).accepted is None, "she is asked again"
    acts.choose(operator(), at=AT, **where)
    assert 'value="amend"' not in clerk.get(address).content.decode()


def test_whoever_sits_already_gets_no_second_seat_and_keeps_speaking_for_her_own_as_chair() -> None:
    call()
    sits = acts.give_capacity(operator(), group=G, capacity="member", name="Bo Lund", seat=3, since=TODAY, at=AT).value
    own = reads.seat_of(sits, G)
    body = {"organisation": factories.organisation("Ruritania"), "person": sits}
    member, chair = (nomination("", capacity=capacity, **body) for capacity in ("member", "chair"))
    for number in (member, chair):
        acts.answer_nomination(operator(), group=G, number=number, accepts=True, how="a letter", at=AT)
        acts.choose(operator(), group=G, number=number, at=AT)
    with pytest.raises(Problem, match="holds seat 3"):
        acts.appoint(operator(), group=G, number=member, since=TODAY, at=AT)
    acts.appoint(operator(), group=G, number=chair, since=TODAY, at=AT)
    assert reads.seat_of(sits, G) == own
    (held,) = [c.id for c in reads.person(sits).capacities if c.seat]
    acts.end_capacity(operator(), group=G, role=held, until=TODAY, at=AT)
    acts.appoint(operator(), group=G, number=member, since=TODAY, at=AT)
    assert reads.seat_of(sits, G)[1] == "Ruritania"


def test_an_alternate_becomes_the_member_of_her_own_seat() -> None:
    call()
    body = factories.organisation("Republic of Sandbanks")  # it holds seat 1
    stands = acts.give_capacity(
        operator(), group=G, capacity="alternate", name="Al Ternate", seat=1, since=TODAY, at=AT
    )
    number = nomination("", person=stands.value, organisation=body)
    acts.answer_nomination(operator(), group=G, number=number, accepts=True, how="a letter", at=AT)
    acts.choose(operator(), group=G, number=number, at=AT)
    acts.appoint(operator(), group=G, number=number, since=TODAY, seat=1, at=AT)
    assert [c.capacity for c in reads.person(stands.value).capacities] == ["member", "alternate"]
    back = nomination("", person=stands.value, organisation=body, capacity="alternate")
    acts.answer_nomination(operator(), group=G, number=back, accepts=True, how="a letter", at=AT)
    acts.choose(operator(), group=G, number=back, at=AT)
    with pytest.raises(Problem, match="holds seat 1"):  # and no member becomes an alternate to herself
        acts.appoint(operator(), group=G, number=back, since=TODAY, seat=1, at=AT)
