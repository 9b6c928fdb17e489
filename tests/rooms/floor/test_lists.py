"""The speakers' list: one for the room and for those far away, in the order of arrival."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.floor import acts
from plenary.floor.models import Request
from plenary.floor.reads.values import is_hers
from plenary.meetings import acts as meetings
from plenary.meetings import reads
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}


@pytest.fixture
def item() -> int:
    factories.meeting(open=True)
    return factories.item(open=True)


def enter(name: str, klass: str = "member", **more: Any) -> int:
    return int(acts.enter(operator(), name=name, klass=klass, **(WHERE | more)).value)


def speaking() -> str:
    now = reads.now(SLUG, "1")
    assert now is not None
    return now.turn.name if now.turn else ""


def called() -> list[str]:
    """Who is called, one after the other, until nobody waits."""
    names = []
    while Request.objects.filter(state="waiting").exists():
        acts.next_speaker(operator(), **WHERE)
        names.append(speaking())
    return names


@pytest.mark.accepts(102, 103)
def test_members_by_arrival_wherever_they_sit_then_observers(item: int) -> None:
    enter("Lights Union", "observer")
    enter("Illyria", place="remote")
    enter("Cordova", place="room")
    enter("Keepers", "observer", place="remote")
    assert called() == ["Illyria", "Cordova", "Lights Union", "Keepers"]


@pytest.mark.accepts(103)
def test_a_member_who_asks_while_observers_are_heard_goes_before_those_who_wait(item: int) -> None:
    enter("Lights Union", "observer")
    enter("Keepers", "observer")
    acts.next_speaker(operator(), **WHERE)
    assert speaking() == "Lights Union"
    enter("Illyria")
    assert called() == ["Illyria", "Keepers"]


@pytest.mark.accepts("X15")
def test_a_session_may_let_observers_speak_first(item: int) -> None:
    enter("Illyria")
    enter("Lights Union", "observer")
    meetings.switch(operator(), session=1, name="first", value="observers", reason="Open day", **WHERE)
    assert called() == ["Lights Union", "Illyria"]


def test_a_point_of_order_interrupts_and_the_speaker_goes_on_with_what_was_left(item: int) -> None:
    enter("Illyria")
    enter("Cordova")
    acts.next_speaker(operator(), **WHERE)
    later = WHERE | {"at": AT + timedelta(seconds=100)}
    acts.enter(operator(), name="Marengo", klass="member", kind="point-of-order", **later)
    acts.next_speaker(operator(), **later)
    assert speaking() == "Marengo"
    acts.next_speaker(operator(), **later)
    now = reads.now(SLUG, "1")
    assert now is not None
    assert now.turn is not None
    assert (now.turn.name, now.turn.limit) == ("Illyria", 80)
    acts.next_speaker(operator(), **later)
    assert speaking() == "Cordova"


def test_whoever_asks_twice_is_told_that_she_is_on_the_list(item: int) -> None:
    by = factories.participant("member")
    acts.ask(by, **WHERE)
    with pytest.raises(Problem, match="already"):
        acts.ask(by, **WHERE)
    assert acts.ask(by, kind="point-of-order", **WHERE).value == 2


def test_a_form_sent_twice_is_one_request(item: int) -> None:
    by = factories.participant("member")
    first = acts.ask(by, token="once", **WHERE)
    again = acts.ask(by, token="once", **WHERE)
    assert (first.value, again.value, again.repeated) == (1, 1, True)
    assert Request.objects.count() == 1


@pytest.mark.accepts(103)
def test_a_closed_list_refuses_newcomers_with_its_reason_but_not_a_point_of_order(item: int) -> None:
    acts.close_list(operator(), reason="The interpreters leave at six.", **WHERE)
    with pytest.raises(Problem) as refused:
        enter("Illyria")
    assert refused.value.values == {"because": "The interpreters leave at six."}
    assert enter("Illyria", kind="point-of-order") == 1
    acts.reopen_list(operator(), reason="They stay.", **WHERE)
    assert enter("Cordova") == 2


def test_a_list_that_closes_at_an_instant_is_open_until_then(item: int) -> None:
    closes = AT + timedelta(minutes=30)
    acts.close_list(operator(), reason="Announced", closes=closes, **WHERE)
    assert enter("Illyria", at=closes - timedelta(microseconds=1)) == 1
    with pytest.raises(Problem):
        enter("Cordova", at=closes)


def test_nobody_is_called_out_of_order_without_a_reason(item: int) -> None:
    enter("Illyria")
    late = enter("Cordova")
    with pytest.raises(Problem, match="not the next"):
        acts.give_floor(operator(), arrived=late, **WHERE)
    acts.take_out_of_order(operator(), item=item, arrived=late, reason="Leaves for the airport", **WHERE)
    assert called() == ["Cordova", "Illyria"]


def test_whoever_calls_the_next_calls_whom_she_saw(item: int) -> None:
    enter("Lights Union", "observer")
    seen = 1
    enter("Illyria")
    with pytest.raises(Problem) as told:
        acts.next_speaker(operator(), seen=seen, **WHERE)
    assert told.value.values == {"name": "Illyria"}
    assert speaking() == ""


def test_a_member_withdraws_her_own_request_and_nobody_elses(item: int) -> None:
    by = factories.participant("member")
    acts.ask(by, **WHERE)
    other = enter("Cordova")
    with pytest.raises(Problem, match="somebody else"):
        acts.withdraw(by, item=item, arrived=other, **WHERE)
    acts.withdraw(by, item=item, arrived=1, **WHERE)
    assert called() == ["Cordova"]


@pytest.mark.accepts(91, 102)
def test_the_place_is_what_the_attendance_says(item: int) -> None:
    acts.ask(factories.participant("member", mode="room"), **WHERE)
    acts.ask(factories.participant("observer", mode="remote"), **WHERE)
    assert list(Request.objects.order_by("arrived").values_list("place", flat=True)) == ["room", "remote"]


@pytest.mark.accepts(103)
def test_observers_whom_time_did_not_reach_hand_in_their_text(item: int) -> None:
    by = factories.participant("observer")
    acts.ask(by, **WHERE)
    with pytest.raises(Problem, match="not reached"):
        acts.hand_in_text(by, item=item, arrived=1, text="We would have said this.", **WHERE)
    acts.mark_unreached(operator(), **WHERE)
    acts.hand_in_text(by, item=item, arrived=1, text="We would have said this.", **WHERE)
    assert Request.objects.get().text == "We would have said this."
    assert Request.objects.get().state == "unreached"


def test_whoever_was_interrupted_has_spoken_and_hands_in_no_text(item: int) -> None:
    by = factories.participant("member")
    acts.ask(by, **WHERE)
    acts.next_speaker(operator(), **WHERE)
    enter("Marengo", kind="point-of-order")
    acts.next_speaker(operator(), **WHERE)
    meetings.close_item(operator(), item=item, **WHERE)
    with pytest.raises(Problem, match="not reached"):
        acts.hand_in_text(by, item=item, arrived=1, text="And finally.", **WHERE)
    assert Request.objects.get(arrived=1).text == ""


def test_whoever_withdrew_hands_in_a_text_and_has_still_withdrawn(item: int) -> None:
    by = factories.participant("member")
    acts.ask(by, **WHERE)
    acts.withdraw(by, item=item, arrived=1, **WHERE)
    acts.hand_in_text(by, item=item, arrived=1, text="In writing, then.", **WHERE)
    assert Request.objects.get().state == "withdrawn"


@pytest.mark.parametrize(
    ("asked", "hers"), [((7, None), True), ((7, 3), True), ((8, 3), True), ((8, 4), False), ((None, None), False)]
)
def test_a_request_is_hers_who_asked_and_hers_who_shares_the_seat(asked: tuple[Any, Any], hers: bool) -> None:
    assert is_hers(Request(person_id=asked[0], seat_id=asked[1]), 7, 3) is hers
    assert not is_hers(Request(person_id=asked[0], seat_id=asked[1]), None, None)


@pytest.mark.accepts(104)
def test_each_item_has_its_list_and_one_can_be_carried_over(item: int) -> None:
    enter("Illyria")
    enter("Cordova")
    other = factories.item()
    meetings.open_item(operator(), item=other, **WHERE)
    assert enter("Marengo") == 1
    acts.carry_list(operator(), item=item, to=other, **WHERE)
    assert called() == ["Marengo", "Illyria", "Cordova"]


def test_only_the_chair_and_the_secretariat_give_the_floor(item: int) -> None:
    enter("Illyria")
    for role in ("member", "observer", "public"):
        with pytest.raises(Forbidden):
            acts.next_speaker(factories.actor(role), **WHERE)
    acts.next_speaker(factories.actor("chair"), **WHERE)
    assert speaking() == "Illyria"
