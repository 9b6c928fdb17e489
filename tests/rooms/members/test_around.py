"""Observers, sub-groups, money: what the group decides about them, and what is told to nobody."""

from __future__ import annotations

import pytest

from plenary.mandate import acts as mandate
from plenary.members import acts, reads, travel
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories, whole
from tests.rooms.members.making import AT, TODAY, G, decision, rule

pytestmark = pytest.mark.django_db


@pytest.mark.accepts(79, 128)
def test_an_observer_is_admitted_under_the_rules_by_a_decision_of_the_group() -> None:
    factories.group()
    body = factories.organisation("Union of Pilots")
    told = {"group": G, "organisation": body, "at": AT}
    with pytest.raises(Problem, match="No rules"):
        acts.ask_to_observe(operator(), status="general", **told)
    rule("observers")
    with pytest.raises(Problem, match="status"):
        acts.ask_to_observe(operator(), status="none", **told)
    number = acts.ask_to_observe(operator(), status="general", **told).value
    settle = {"group": G, "number": number, "state": "admitted", "at": AT}
    for wrong in ("", "meeting/harbours/1/decision/7", "meeting/elsewhere/1/decision/1", "a letter"):
        with pytest.raises(Problem):
            acts.settle_observer(operator(), decision=wrong, **settle)
    acts.settle_observer(operator(), decision=decision(), **settle)
    (line,) = reads.observers(G)
    assert (line.state, line.decision) == ("admitted", "meeting/harbours/1/decision/1")
    with pytest.raises(Problem, match="reason"):
        acts.settle_observer(operator(), group=G, number=number, state="ended", at=AT)


@pytest.mark.accepts(53, 54, 162, 163)
def test_a_correspondence_group_with_terms_coordinators_and_open_doors() -> None:
    by = operator()
    factories.group()
    where = {"group": G, "subgroup": "cg", "at": AT}
    name = {"en": "Correspondence group on the lights"}
    with pytest.raises(Problem, match="decision"):
        acts.set_up_subgroup(by, group=G, slug="cg", name=name, at=AT)
    acts.set_up_subgroup(by, group=G, slug="cg", name=name, decision=decision("To create it."), at=AT)
    items = [{"en": "List what is out"}, {"en": "Say what is missing"}]
    acts.put_terms(by, text={"en": "It reviews the lights."}, items=items, **where)
    acts.adopt_terms(by, version=1, day=TODAY, **where)
    acts.enter_in_subgroup(by, name="Phi Rush", capacity="coordinator", label="co-facilitator", **where)
    outside = factories.actor("observer")
    with pytest.raises(Forbidden):
        acts.check_term(outside, version=1, item=1, done=TODAY, **where)
    acts.join_subgroup(outside, **where)
    acts.enter_in_subgroup(by, person=outside.person, capacity="coordinator", **where)  # she volunteered
    acts.check_term(outside, version=1, item=1, done=TODAY, **where)
    acts.put_terms(
        outside, text={"en": "It reviews the lights, and reports."}, items=[*items, {"en": "Report"}], **where
    )
    found = reads.subgroup(G, "cg")
    assert found is not None
    assert sorted((p.capacity, p.label) for p in found.now) == [
        ("coordinator", ""),
        ("coordinator", "co-facilitator"),
    ]
    assert [t.version for t in found.terms] == [2, 1]
    assert [bool(i["done"]) for i in found.terms[0].items] == [True, False, False]
    assert found.terms[0].adopted is None
    with pytest.raises(Forbidden):
        acts.join_subgroup(NOBODY, **where)
    acts.leave_subgroup(outside, **where)
    with pytest.raises(Forbidden):
        acts.check_term(outside, version=1, item=2, done=TODAY, **where)
    assert verify().ok


def test_a_closed_sub_group_takes_members_alone() -> None:
    factories.group()
    acts.set_up_subgroup(operator(), group=G, slug="d", name={"en": "Drafting"}, open=False, source="PORTS/1", at=AT)
    with pytest.raises(Problem, match="members"):
        acts.join_subgroup(factories.actor("observer"), group=G, subgroup="d", at=AT)
    acts.join_subgroup(factories.actor("member"), group=G, subgroup="d", at=AT)


def test_taking_part_in_a_sub_group_gives_no_right_in_the_group() -> None:
    factories.group()
    acts.set_up_subgroup(operator(), group=G, slug="cg", name={"en": "CG"}, source="PORTS/1", at=AT)
    before = reads.people_of(G), reads.addresses_of(G)
    acts.enter_in_subgroup(operator(), group=G, subgroup="cg", name="Vi Sitor", capacity="coordinator", at=AT)
    assert (reads.people_of(G), reads.addresses_of(G)) == before


@pytest.mark.accepts(140)
def test_the_trust_fund_shows_pledges_and_what_they_were_used_for() -> None:
    factories.group()
    state = factories.organisation("Illyria")
    told = {"group": G, "currency": "chf", "day": TODAY, "at": AT}
    number = acts.enter_fund_line(operator(), kind="pledge", amount=5000, contributor=state, **told).value
    acts.enter_fund_line(operator(), kind="use", amount=1200, purpose="Travel to the first meeting", **told)
    acts.note_received(operator(), group=G, number=number, day=TODAY, at=AT)
    fund = reads.fund(G)
    assert [(t.currency, t.pledged, t.received, t.used) for t in fund.totals] == [("CHF", 5000, 5000, 1200)]
    for wrong in ({"amount": 0}, {"currency": "€"}, {"contributor": None}, {"kind": "gift"}):
        with pytest.raises(Problem):
            acts.enter_fund_line(operator(), **({"kind": "pledge", "amount": 1, "contributor": state} | told | wrong))


@pytest.mark.accepts(97)
def test_unmet_need_is_told_in_totals_and_whose_it_is_to_nobody() -> None:
    from plenary.record.models import Content, Entry

    people = [factories.actor(role) for role in ("member", "chair", "observer")]
    before = Entry.objects.count()
    publish = {"group": G, "currency": "CHF", "day": TODAY, "at": AT}
    for n, by in enumerate(people):
        with pytest.raises(Problem, match="Too few"):
            acts.publish_need(operator(), **publish)
        travel.ask(by, group=G, occasion="First meeting", amount=1000 + n, currency="CHF", need="", at=AT)
    assert Entry.objects.count() == before
    with pytest.raises(Forbidden):
        travel.ask(NOBODY, group=G, occasion="x", amount=1, currency="CHF", need="", at=AT)
    first = travel.own(people[0], G)[0]
    travel.settle(operator(), group=G, request=first.id, granted=400)
    with pytest.raises(Forbidden):
        travel.settle(people[1], group=G, request=first.id, granted=400)
    acts.publish_need(operator(), **publish)
    (told,) = reads.need(G)
    assert (told.requests, told.asked, told.granted, told.unmet) == (3, 3003, 400, 2603)
    travel.ask(people[0], group=G, occasion="Second", amount=77, currency="CHF", need="", at=AT)
    with pytest.raises(Problem, match="Too few"):
        acts.publish_need(operator(), **publish)
    last = Content.objects.order_by("-entry").first()
    assert last is not None
    assert "person" not in last.state
    assert travel.every(people[1], G) == travel.totals(people[1], G) == ()


def test_a_button_pressed_twice_asks_for_help_once_and_nobody_asks_once_the_group_has_ended() -> None:
    factories.group()
    member = factories.actor("member")
    told = {"group": G, "occasion": "Second meeting", "amount": 900, "currency": "USD", "need": "A ticket.", "at": AT}
    assert travel.ask(member, **told) == travel.ask(member, **told)
    assert len(travel.own(member, G)) == 1
    mandate.close_group(operator(), group=G, outcome={"en": "It is done."}, at=AT)
    with pytest.raises(Forbidden, match="ended"):
        travel.ask(member, **(told | {"occasion": "Third meeting"}))


def test_a_sub_group_ends_once_and_takes_nobody_after_its_end() -> None:
    factories.group()
    whole.full_members()
    where = {"group": G, "subgroup": "lights", "at": AT}
    acts.end_subgroup(operator(), day=TODAY, outcome={"en": "It has counted."}, **where)
    for again in (
        lambda: acts.end_subgroup(operator(), day=TODAY, outcome={"en": "It has not."}, **where),
        lambda: acts.enter_in_subgroup(operator(), name="Cy Holm", **where),
    ):
        with pytest.raises(Problem, match="ended its work"):
            again()


def test_what_somebody_types_shows_no_address_and_turns_no_words_around() -> None:
    factories.group()
    body = {"name": "Union \u202eof Pilots\u202c"}
    told = {"kind": "pledge", "amount": 5, "currency": "USD", "day": TODAY, "contributor": body}
    acts.enter_fund_line(operator(), group=G, purpose="Ask ana@lights.example", at=AT, **told)
    (line,) = reads.fund(G).lines
    assert (line.contributor, line.purpose) == ("Union of Pilots", "Ask a…@lights.example")
