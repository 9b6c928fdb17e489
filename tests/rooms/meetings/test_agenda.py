"""The agenda through its acts: drafted, amended, adopted, gone through, carried over."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from plenary.meetings import acts, reads
from plenary.meetings.models import Item, ItemSpell, Turn
from plenary.meetings.reads import agenda as agenda_reads
from plenary.meetings.reads.agenda import ItemPage
from plenary.record.actor import Forbidden, operator
from plenary.record.models import Entry
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
EN = {"en": "Range of the lights"}


@pytest.fixture(autouse=True)
def meeting() -> str:
    return factories.meeting(open=True)


def lines(meeting: str = "1") -> tuple[ItemPage, ...]:
    now = reads.now(SLUG, meeting)
    assert now is not None
    return agenda_reads.agenda(now.meeting.id, AT + timedelta(hours=9))


def titles(meeting: str = "1") -> list[str]:
    return [f"{i.shown} {i.title['en']}" for i in lines(meeting) if i.shown]


def add(title: str, **more: Any) -> int:
    return int(acts.add_item(operator(), title={"en": title}, **(WHERE | more)).value)


def opened(item: int, minutes: int) -> None:
    acts.open_item(operator(), item=item, **(WHERE | {"at": AT + timedelta(minutes=minutes)}))


def test_an_item_goes_before_the_closing_and_numbers_have_no_gap() -> None:
    add("Opening", kind="opening")
    add("Closing", kind="closing")
    second = add("Range")
    add("Colour")
    assert titles() == ["1 Opening", "2 Range", "3 Colour", "4 Closing"]
    acts.drop_item(operator(), item=second, **WHERE)
    assert titles() == ["1 Opening", "2 Colour", "3 Closing"]
    assert add("Upkeep") == 5, "the number of what was dropped is not given again"


def test_an_item_is_moved_and_what_moves_nowhere_leaves_no_entry() -> None:
    first, second, third = add("Range"), add("Colour"), add("Upkeep")
    acts.move_item(operator(), item=third, place=1, **WHERE)
    assert titles() == ["1 Upkeep", "2 Range", "3 Colour"]
    acts.move_item(operator(), item=first, place=99, **WHERE)
    assert titles() == ["1 Upkeep", "2 Colour", "3 Range"]
    assert acts.move_item(operator(), item=first, place=3, **WHERE).entry == 0
    assert second


@pytest.mark.accepts(37)
def test_an_adopted_agenda_changes_only_for_a_public_reason() -> None:
    item = add("Range")
    acts.adopt_agenda(operator(), **WHERE)
    changes: list[tuple[Any, dict[str, Any]]] = [
        (acts.add_item, {"title": {"en": "Colour"}}),
        (acts.change_item, {"item": item, "title": {"en": "Range and colour"}}),
        (acts.drop_item, {"item": item}),
    ]
    for change, facts in changes:
        with pytest.raises(Problem, match="say why"):
            change(operator(), **facts, **WHERE)
    acts.add_item(operator(), title={"en": "Colour"}, reason="A fog horn failed last night.", **WHERE)
    kept = Entry.objects.filter(act="meetings.item-added").order_by("sequence").last()
    assert kept is not None
    assert json.loads(kept.content.what)["reason"] == "A fog horn failed last night."
    assert titles() == ["1 Range", "2 Colour"]


def test_a_time_box_and_a_presenter_are_no_change_of_what_was_adopted() -> None:
    item = add("Range")
    acts.adopt_agenda(operator(), **WHERE)
    acts.change_item(operator(), item=item, minutes=30, presenter="Bo Lund", presenter_as="Co-facilitator", **WHERE)
    assert (lines()[0].minutes, lines()[0].presenter_as) == (30, "Co-facilitator")


@pytest.mark.accepts(37)
def test_an_empty_agenda_and_one_with_an_amendment_waiting_are_not_adopted() -> None:
    with pytest.raises(Problem, match="no item"):
        acts.adopt_agenda(operator(), **WHERE)
    add("Range")
    number = acts.propose_amendment(factories.actor("member"), kind="add", text="Colour", **WHERE).value
    with pytest.raises(Problem, match="amendment"):
        acts.adopt_agenda(operator(), **WHERE)
    acts.decide_amendment(operator(), amendment=number, accept=False, **WHERE)
    acts.adopt_agenda(operator(), **WHERE)
    with pytest.raises(Problem, match="adopted already"):
        acts.propose_amendment(factories.actor("member"), kind="add", text="Upkeep", **WHERE)


@pytest.mark.accepts(37)
@pytest.mark.parametrize(
    ("change", "becomes"),
    [
        ({"kind": "add", "text": "Upkeep"}, ["1 Range", "2 Colour", "3 Upkeep"]),
        ({"kind": "add", "text": "Upkeep", "place": 1}, ["1 Upkeep", "2 Range", "3 Colour"]),
        ({"kind": "drop", "item": 1}, ["1 Colour"]),
        ({"kind": "move", "item": 2, "place": 1}, ["1 Colour", "2 Range"]),
        ({"kind": "reword", "item": 1, "text": "Range of lights"}, ["1 Range of lights", "2 Colour"]),
    ],
)
def test_an_accepted_amendment_changes_the_agenda_and_a_declined_one_does_not(
    change: dict[str, Any], becomes: list[str]
) -> None:
    add("Range")
    add("Colour")
    member = factories.actor("member")
    declined = acts.propose_amendment(member, **change, **WHERE).value
    acts.decide_amendment(operator(), amendment=declined, accept=False, **WHERE)
    assert titles() == ["1 Range", "2 Colour"]
    accepted = acts.propose_amendment(member, **change, **WHERE).value
    acts.decide_amendment(operator(), amendment=accepted, accept=True, **WHERE)
    assert titles() == becomes


def test_words_in_another_language_do_not_stand_under_the_old_ones() -> None:
    item = acts.add_item(operator(), title={"en": "Range", "ar": "المدى"}, **WHERE).value
    number = acts.propose_amendment(
        factories.actor("member"), kind="reword", item=item, text="Portée des feux", language="fr", **WHERE
    ).value
    acts.decide_amendment(operator(), amendment=number, accept=True, **WHERE)
    assert Item.objects.get().title == {"fr": "Portée des feux"}


def test_who_proposed_an_amendment_takes_it_back_and_nobody_else() -> None:
    add("Range")
    number = acts.propose_amendment(
        operator(), kind="add", text="Colour", proposer="Lighthouse Keepers' Union", **WHERE
    ).value
    with pytest.raises(Forbidden):
        acts.withdraw_amendment(factories.actor("member"), amendment=number, **WHERE)
    own = acts.propose_amendment(
        factories.actor("member"), kind="add", text="Upkeep", proposer="Illyria", **WHERE
    ).value
    assert [a.by for a in agenda_reads.amendments(Item.objects.get().meeting_id)] == [
        "Lighthouse Keepers' Union",
        "Republic of Sandbanks",
    ], "a member speaks for her own seat, whatever she types"
    acts.withdraw_amendment(factories.actor("member"), amendment=own, **WHERE)
    acts.decide_amendment(operator(), amendment=number, accept=False, **WHERE)
    with pytest.raises(Problem, match="decided already"):
        acts.withdraw_amendment(operator(), amendment=number, **WHERE)
    acts.adopt_agenda(operator(), **WHERE)


@pytest.mark.accepts(37)
def test_one_item_at_a_time_and_the_time_of_each_is_counted() -> None:
    range_, colour = add("Range", minutes=10), add("Colour", minutes=60)
    opened(range_, 0)
    opened(colour, 8)  # interrupts it
    opened(range_, 20)
    assert [i.state for i in lines()] == ["open", "waiting"]
    acts.close_item(operator(), item=range_, outcome={"en": "Agreed."}, **(WHERE | {"at": AT + timedelta(minutes=25)}))
    found = lines()
    assert [(i.used // 60, i.over, i.state) for i in found] == [(13, True, "done"), (12, False, "waiting")]
    assert found[0].outcome == {"en": "Agreed."}
    assert ItemSpell.objects.filter(ended=None).count() == 0


def test_closing_or_leaving_an_item_ends_the_turn_that_runs() -> None:
    first, second = add("Range"), add("Colour")
    for item, leave in (
        (first, lambda: opened(second, 5)),
        (second, lambda: acts.close_item(operator(), item=second, **WHERE)),
    ):
        opened(item, 0)
        acts.begin_turn(operator(), name="Illyria", klass="member", place="room", **WHERE)
        leave()
        assert not Turn.objects.filter(ended=None).exists()


def test_no_item_is_before_a_meeting_that_has_no_open_session() -> None:
    item = add("Range")
    acts.close_session(operator(), session=1, **WHERE)
    with pytest.raises(Problem, match="No session"):
        opened(item, 0)


def test_what_was_before_the_meeting_is_closed_or_carried_over_and_never_dropped() -> None:
    item = add("Range")
    opened(item, 0)
    opened(add("Colour"), 1)
    with pytest.raises(Problem, match="carry it over"):
        acts.drop_item(operator(), item=item, **WHERE)


@pytest.mark.accepts(58)
def test_an_unfinished_item_is_carried_over_with_its_documents_and_says_from_where() -> None:
    factories.meeting("2", ordinal=2)
    acts.add_item(operator(), title={"en": "Closing"}, kind="closing", **(WHERE | {"meeting": "2"}))
    item = add("Developing countries", category="D", minutes=60)
    acts.attach(operator(), item=item, document=factories.document(), **WHERE)
    opened(item, 0)
    later = WHERE | {"at": AT + timedelta(minutes=20)}
    number = acts.carry_over(operator(), item=item, to="2", **later).value
    assert titles("2") == ["1 Developing countries", "2 Closing"]
    copy = next(i for i in lines("2") if i.number == number)
    assert (copy.carried_from, copy.category, copy.minutes) == (("1", item), "D", 60)
    assert [symbol for _pk, symbol, _title in copy.documents] == ["PORTS/2016/1"]
    assert (lines()[0].state, lines()[0].used) == ("carried", 1200)
    with pytest.raises(Problem, match="not unfinished"):
        acts.carry_over(operator(), item=item, to="2", **later)


def test_an_item_is_not_carried_over_to_its_own_or_a_cancelled_meeting() -> None:
    item = add("Range")
    with pytest.raises(Problem, match="another meeting"):
        acts.carry_over(operator(), item=item, to="1", **WHERE)
    factories.meeting("2", ordinal=2)
    acts.cancel_meeting(operator(), group=SLUG, meeting="2", reason="No funds", at=AT)
    with pytest.raises(Problem, match="cancelled"):
        acts.carry_over(operator(), item=item, to="2", **WHERE)
    assert lines()[0].state == "waiting"


@pytest.mark.accepts(87)
def test_a_question_put_to_the_group_is_not_closed_unanswered() -> None:
    item = add("Methods and modalities?", kind="question")
    with pytest.raises(Problem, match="puts a question"):
        acts.close_item(operator(), item=item, **WHERE)
    acts.decide(operator(), verb="agreed", kind="procedure", text={"en": "In plenary."}, item=item, **WHERE)
    acts.close_item(operator(), item=item, **WHERE)
    assert lines()[0].state == "done"


def test_a_document_is_put_under_an_item_once_and_taken_away() -> None:
    item, document = add("Range"), factories.document()
    with pytest.raises(Problem, match="no such document"):
        acts.attach(operator(), item=item, document=document + 99, **WHERE)
    acts.attach(operator(), item=item, document=document, **WHERE)
    assert acts.attach(operator(), item=item, document=document, **WHERE).entry == 0
    acts.attach(operator(), item=item, document=document, attached=False, **WHERE)
    assert lines()[0].documents == ()


def test_a_usual_agenda_is_begun_with_as_one_act_and_only_where_there_is_none() -> None:
    items = [{"title": {"en": t}, "kind": k} for t, k in (("Opening", "opening"), ("", "other"))]
    with pytest.raises(Problem, match="title"):
        acts.draft_agenda(operator(), items=items, **WHERE)
    assert titles() == [], "nothing is half begun"
    acts.draft_agenda(operator(), items=items[:1], **WHERE)
    with pytest.raises(Problem, match="has items already"):
        acts.draft_agenda(operator(), items=items[:1], **WHERE)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"title": {"en": " "}}, "needs a title"),
        ({"title": EN, "kind": "lunch"}, "kind of item"),
        ({"title": EN, "minutes": 0}, "time box"),
        ({"title": EN, "minutes": 1441}, "time box"),
    ],
)
def test_what_is_no_item_is_refused_with_what_is_wrong(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        acts.add_item(operator(), **facts, **WHERE)


@pytest.mark.parametrize("role", ["public", "observer", "member"])
def test_only_the_chair_and_the_secretariat_run_the_agenda(role: str) -> None:
    item = add("Range")
    by = factories.actor(role)
    for verb, more in (
        (acts.add_item, {"title": EN}),
        (acts.open_item, {"item": item}),
        (acts.close_item, {"item": item}),
        (acts.drop_item, {"item": item}),
        (acts.adopt_agenda, {}),
        (acts.draft_agenda, {"items": []}),
    ):
        with pytest.raises(Forbidden):
            verb(by, **more, **WHERE)
    acts.open_item(factories.actor("chair"), item=item, **WHERE)


def test_an_agenda_costs_as_many_queries_with_three_items_as_with_one(django_assert_num_queries: Any) -> None:
    def cost() -> None:
        now = reads.now(SLUG, "1")
        assert now is not None
        with django_assert_num_queries(3):
            agenda_reads.agenda(now.meeting.id, AT)
        with django_assert_num_queries(1):
            agenda_reads.amendments(now.meeting.id)

    for n in range(3):
        item = add(f"Item {n}")
        acts.attach(operator(), item=item, document=factories.document(f"PORTS/2016/{n}"), **WHERE)
        acts.propose_amendment(operator(), kind="drop", item=item, **WHERE)
        opened(item, n)
        if n in (0, 2):
            cost()


@pytest.mark.accepts(37)
def test_a_session_that_closes_halts_the_clock_of_the_item_and_the_next_one_starts_it() -> None:
    item = add("Range", minutes=60)
    opened(item, 0)
    acts.close_session(operator(), session=1, **(WHERE | {"at": AT + timedelta(minutes=10)}))
    acts.open_session(operator(), session=2, **(WHERE | {"at": AT + timedelta(hours=3)}))
    acts.close_item(operator(), item=item, **(WHERE | {"at": AT + timedelta(hours=3, minutes=5)}))
    assert lines()[0].used == 15 * 60
