"""Decisions with their verb, what may be revisited, what is to be done, what waits for the chair."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from plenary.meetings import acts, reads
from plenary.meetings.models import Decision, Meeting
from plenary.meetings.reads import deciding
from plenary.meetings.reads.progress import progress
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
EN = {"en": "To work in plenary."}


@pytest.fixture(autouse=True)
def meeting() -> str:
    return factories.meeting(open=True)


def now(slug: str = "1") -> reads.Now:
    found = reads.now(SLUG, slug)
    assert found is not None
    return found


def decide(verb: str = "agreed", **more: Any) -> int:
    return int(acts.decide(operator(), verb=verb, **({"text": EN} | WHERE | more)).value)


def needs(minutes: int = 0) -> set[str]:
    return {n.code for n in deciding.needs(now(), AT + timedelta(minutes=minutes))}


@pytest.mark.accepts(38, 61, 169)
@pytest.mark.parametrize("verb", ["adopted", "agreed", "took-note", "endorsed", "decided", "deferred", "divergence"])
def test_a_decision_keeps_its_verb_its_kind_and_its_item(verb: str) -> None:
    item = factories.item()
    number = decide(verb, item=item, kind="procedure", document=factories.document())
    (found,) = deciding.decisions(now().meeting.id)
    assert (found.number, found.verb, found.kind, found.item, found.text) == (number, verb, "procedure", item, EN)
    assert found.document is not None


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"text": {"en": " "}}, "Write what"),
        ({"verb": "voted"}, "Choose the verb"),
        ({"kind": "lunch"}, "procedure or of substance"),
        ({"revisit": True}, "deferred may be"),
        ({"item": 7}, "no item"),
        ({"document": 999999}, "no such document"),
        ({"settles": ("1", 7)}, "no deferred decision"),
    ],
)
def test_what_is_no_decision_is_refused_and_leaves_nothing(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        decide(**facts)
    assert not Decision.objects.exists()


@pytest.mark.accepts(106)
def test_what_is_deferred_is_on_the_list_of_the_group_until_a_later_meeting_takes_it_up() -> None:
    deferred = decide("deferred", revisit=True, text={"en": "A Co-Chair"}, reason={"en": "Not for the moment"})
    decide("deferred", text={"en": "No more"})
    factories.meeting("2", ordinal=2)
    assert [(d.number, d.meeting, d.revisited_by) for d in deciding.to_revisit(SLUG)] == [(deferred, "1", None)]
    taken = decide(meeting="2", text={"en": "Two Co-Chairs"}, settles=("1", deferred))
    assert [d.revisited_by for d in deciding.to_revisit(SLUG)] == [("2", taken)]
    with pytest.raises(Problem, match="revisited already"):
        decide(meeting="2", settles=("1", deferred))


def test_a_decision_is_corrected_in_words_only_for_a_public_reason() -> None:
    number = decide()
    right = {"en": "To work in plenary in the morning."}
    with pytest.raises(Problem, match="reason is public"):
        acts.correct_decision(operator(), decision=number, text=right, reason=" ", **WHERE)
    acts.correct_decision(operator(), decision=number, text=right, reason="Two words were missing.", **WHERE)
    assert acts.correct_decision(operator(), decision=number, text=right, reason="Again", **WHERE).entry == 0
    assert deciding.decisions(now().meeting.id)[0].text == right


@pytest.mark.accepts(118)
def test_a_decision_on_the_next_dates_plans_that_meeting() -> None:
    day = date(2017, 1, 26)
    facts = {"ordinal": 2, "starts": day, "ends": date(2017, 1, 27), "zone": "Europe/Zurich"}
    number = decide(kind="procedure", text={"en": "To meet on 26 and 27 January 2017."}, plans=facts)
    planned = now("2").meeting
    assert (planned.starts, planned.state) == (day, "confirmed")
    assert [(d.number, d.plans) for d in deciding.decisions(now().meeting.id)] == [(number, "2")]


@pytest.mark.accepts(118)
def test_a_tentative_meeting_is_confirmed_by_the_decision_on_its_dates() -> None:
    factories.meeting("2", ordinal=2, state="tentative", starts=None, ends=None)
    day = date(2017, 1, 26)
    decide(plans={"slug": "2", "ordinal": 2, "starts": day, "ends": day, "zone": "Europe/Zurich"})
    assert (now("2").meeting.state, now("2").meeting.starts) == ("confirmed", day)
    assert Meeting.objects.count() == 2


@pytest.mark.accepts(118)
def test_a_chair_states_the_date_and_the_secretariat_plans_the_meeting() -> None:
    with pytest.raises(Forbidden):
        acts.decide(factories.actor("chair"), verb="agreed", text=EN, plans={"ordinal": 2}, **WHERE)
    acts.decide(factories.actor("chair"), verb="agreed", text=EN, **WHERE)


@pytest.mark.accepts(42, 98)
def test_what_is_to_be_done_has_an_owner_and_a_date_and_is_overdue_until_it_is_done() -> None:
    number = decide()
    funds = {"en": "raise funds for travel"}
    first = acts.add_action(
        operator(), text=funds, owner="secretariat", due=date(2016, 11, 1), decision=number, **WHERE
    )
    acts.add_action(operator(), text={"en": "write a paper"}, owner="chair", due_text="early January", **WHERE)
    found = deciding.actions(group=SLUG, open_only=True)
    assert [(a.owner, a.due, a.due_text, a.decision) for a in found] == [
        ("secretariat", date(2016, 11, 1), "", number),
        ("chair", None, "early January", None),
    ]
    assert [a.overdue(date(2016, 11, 2)) for a in found] == [True, False]
    assert not found[0].overdue(date(2016, 11, 1))
    with pytest.raises(Problem, match="still to come"):
        acts.finish_action(operator(), action=first.value, done=AT.date() + timedelta(days=9), **WHERE)
    acts.finish_action(operator(), action=first.value, done=AT.date(), note="Three donors", **WHERE)
    assert [a.owner for a in deciding.actions(group=SLUG, open_only=True)] == ["chair"]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"text": {}}, "Write what"),
        ({"owner": "nobody"}, "who is to do it"),
        ({"owner": "other"}, "Name who"),
        ({"decision": 9}, "no such decision"),
    ],
)
def test_what_nobody_is_to_do_is_no_action(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        acts.add_action(operator(), **({"text": EN, "owner": "chair"} | WHERE | facts))


@pytest.mark.accepts(115)
def test_issues_raised_outside_the_agenda_are_noted() -> None:
    item = factories.item()
    acts.highlight(operator(), text={"en": "Capacity on small islands"}, **WHERE)
    acts.highlight(operator(), text={"en": "Women at sea"}, item=item, **WHERE)
    assert deciding.highlights(now().meeting.id) == (
        (1, None, {"en": "Capacity on small islands"}),
        (2, item, {"en": "Women at sea"}),
    )
    with pytest.raises(Problem, match="Write the issue"):
        acts.highlight(operator(), text={"en": ""}, **WHERE)


@pytest.mark.parametrize("role", ["public", "observer", "member"])
def test_members_and_observers_enter_no_decision(role: str) -> None:
    with pytest.raises(Forbidden):
        acts.decide(factories.actor(role), verb="agreed", text=EN, **WHERE)
    with pytest.raises(Forbidden):
        acts.add_action(factories.actor(role), text=EN, owner="chair", **WHERE)


@pytest.mark.accepts(20)
def test_a_first_meeting_without_a_decision_on_its_working_methods_is_told_so() -> None:
    factories.item()
    assert "methods" in needs(), "there is no item of procedure and no decision"
    item = factories.item(title={"en": "Working methods"}, kind="procedure")
    assert not needs() & {"methods", "methods-item"}
    acts.close_item(operator(), item=item, **WHERE)
    assert "methods" in needs(), "the item was closed and nothing was decided"
    decide("deferred", kind="procedure", item=item, revisit=True)
    decide(kind="procedure", item=factories.item(kind="dates"))
    assert "methods" in needs(), "neither a deferral nor a date is a decision on working methods"
    decide(kind="procedure", item=item)
    assert "methods" not in needs()


@pytest.mark.accepts(20)
def test_working_methods_are_missed_before_a_first_meeting_and_not_in_a_second() -> None:
    factories.meeting("2", ordinal=2)
    factories.item("2")
    assert not {n.code for n in deciding.needs(now("2"), AT)} & {"methods", "methods-item"}
    factories.meeting(of="quays")
    first = reads.now("quays", "1")
    assert first is not None
    assert "methods-item" not in {n.code for n in deciding.needs(first, AT)}, "there is no agenda yet"
    factories.item(of="quays")
    first = reads.now("quays", "1")
    assert first is not None
    assert "methods-item" in {n.code for n in deciding.needs(first, AT)}


@pytest.mark.accepts(87)
def test_what_waits_for_the_chair_is_on_her_list_and_goes_from_it() -> None:
    item = factories.item(kind="question", minutes=10, open=True)
    acts.propose_amendment(operator(), kind="add", text="Upkeep", **WHERE)
    acts.nominate(operator(), office="chair", name="Ida Berg", **WHERE)
    assert needs(11) >= {"agenda", "amendments", "elections", "nobody-presides", "over-time", "switches"}
    assert "over-time" not in needs(10)
    assert "undecided" not in needs(), "a question waits once the agenda is adopted"
    acts.decide_amendment(operator(), amendment=1, accept=False, **WHERE)
    acts.adopt_agenda(operator(), **WHERE)
    acts.take_step(operator(), election=1, step="declined", **WHERE)
    acts.preside(operator(), name="Bo Lund", capacity="chair", **WHERE)
    acts.switch(operator(), session=1, name="recording", value="off", reason="Nobody asked for it", **WHERE)
    assert needs() == {"undecided", "methods"}
    decide(item=item)
    decide(kind="procedure")
    assert needs() == set()


@pytest.mark.accepts(58, 132)
def test_a_report_on_progress_says_what_met_what_was_decided_and_how_far_each_category_came() -> None:
    factories.meeting("2", ordinal=2, starts=date(2017, 1, 26), ends=date(2017, 1, 27))
    for category in ("A", "D", "E"):
        factories.item(category=category, title={"en": f"Category {category}"})
    for item, minutes in ((1, 0), (2, 30)):
        acts.open_item(operator(), item=item, **(WHERE | {"at": AT + timedelta(minutes=minutes)}))
    acts.close_item(operator(), item=1, **(WHERE | {"at": AT + timedelta(minutes=30)}))
    acts.carry_over(operator(), item=2, to="2", **(WHERE | {"at": AT + timedelta(minutes=40)}))
    acts.carry_over(operator(), item=3, to="2", **WHERE)
    number = decide("took-note")
    acts.add_action(operator(), text=EN, owner="chair", **WHERE)
    acts.highlight(operator(), text={"en": "Women at sea"}, **WHERE)
    found = progress(SLUG, None, date(2016, 12, 31), AT + timedelta(hours=1))
    assert [(c.code, c.standing, c.seconds // 60, c.meetings) for c in found.categories] == [
        ("A", "done", 30, ("1",)),
        ("D", "part", 10, ("1", "2")),
        ("E", "not-reached", 0, ("1", "2")),
    ]
    assert ([m.slug for m in found.held], [m.slug for m in found.to_come]) == (["1"], ["2"])
    assert [d.number for d in found.decided_at("1")] == [number]
    assert (len(found.actions), found.highlights) == (1, (("1", {"en": "Women at sea"}),))
    assert progress(SLUG, date(2016, 11, 1), date(2016, 12, 31), AT).held == ()
    assert progress(SLUG, AT.date(), AT.date(), AT).held == found.held


def test_lists_cost_as_many_queries_with_three_as_with_one(django_assert_num_queries: Any) -> None:
    meeting = now().meeting.id
    for n in range(3):
        item = factories.item(category="ABC"[n], open=True)
        number = decide("deferred", revisit=True, item=item)
        acts.add_action(operator(), text=EN, owner="chair", decision=number, **WHERE)
        acts.highlight(operator(), text=EN, item=item, **WHERE)
        if n in (0, 2):
            with django_assert_num_queries(4):
                deciding.decisions(meeting)
                deciding.to_revisit(SLUG)
                deciding.actions(group=SLUG)
                deciding.highlights(meeting)
            with django_assert_num_queries(7):
                progress(SLUG, None, AT.date(), AT)


def test_nothing_is_decided_by_a_meeting_that_has_not_begun() -> None:
    soon = AT.date() + timedelta(days=30)
    where: dict[str, Any] = {"group": SLUG, "meeting": "2", "verb": "agreed", "text": EN}
    acts.plan_meeting(operator(), group=SLUG, ordinal=2, kind="regular", starts=soon, ends=soon, at=AT)
    with pytest.raises(Problem, match="has not begun"):
        acts.decide(factories.actor("chair"), at=AT, **where)
    assert acts.decide(factories.actor("chair"), at=AT + timedelta(days=31), **where).value == 1
