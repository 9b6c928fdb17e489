"""The order of speakers: what holds for every list, and what the chair of 2016 would have seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules.floor import Methods, Reason, Request, order
from tests.rules.floor_values import AT, many, numbers_of_one, one, orders, requests, some

USUAL = Methods()


def asked(*lines: str) -> list[Request]:
    """Requests in the order in which they came: "m" a member, "o" an observer, with ! a point of order, with < a reply."""
    kinds: dict[str, Any] = {"!": "point-of-order", "<": "right-of-reply"}
    return [
        Request(n, line, "member" if line[0] == "m" else "observer", "room", n, kinds.get(line[-1], "statement"))
        for n, line in enumerate(lines, 1)
    ]


def speak(found: list[Request], how: Methods = USUAL) -> list[str]:
    return [p.request.who for p in order(found, how, now=AT)]


def numbers(found: list[Request], how: Methods) -> list[int]:
    return [p.request.arrived for p in order(found, how, now=AT)]


def usual(r: Request, kind: str) -> bool:
    """Neither interrupted nor taken out of order by the chair."""
    return r.kind == kind and not r.ahead and not r.interrupted


@pytest.mark.accepts(102, 103)
def test_members_in_the_order_of_their_requests_then_observers() -> None:
    assert speak(asked("o1", "m1", "o2", "m2", "m3")) == ["m1", "m2", "m3", "o1", "o2"]


@pytest.mark.accepts(103)
def test_a_member_who_asks_while_observers_are_heard_goes_before_those_who_wait() -> None:
    assert speak(asked("o2", "o3", "m9")) == ["m9", "o2", "o3"]


@pytest.mark.accepts("X15")
def test_which_class_goes_first_is_a_working_method_of_the_session() -> None:
    found = asked("m1", "o1", "m2", "o2")
    assert speak(found, Methods(first="members")) == ["m1", "m2", "o1", "o2"]
    assert speak(found, Methods(first="observers")) == ["o1", "o2", "m1", "m2"]
    assert speak(found, Methods(first="together")) == ["m1", "o1", "m2", "o2"]


def test_points_of_order_come_at_once_and_replies_at_the_end_of_the_item() -> None:
    assert speak(asked("m1<", "o1", "m2", "m3!", "o2<", "m4!")) == ["m3!", "m4!", "m2", "o1", "m1<", "o2<"]


def test_whoever_was_interrupted_goes_on_before_those_whom_the_chair_took_out_of_order() -> None:
    a, b, c, d = asked("m1", "m2", "o3", "m4!")
    found = [replace(a, interrupted=True, rest=40), b, replace(c, ahead=1, because="leaves for the airport"), d]
    places = order(found, USUAL, now=AT)
    assert [p.request.who for p in places] == ["m4!", "m1", "o3", "m2"]
    assert [p.reason for p in places] == [
        Reason("point-of-order"),
        Reason("interrupted", after=1),
        Reason("out-of-order", after=1, because="leaves for the airport"),
        Reason("member", after=2),
    ]


def test_those_taken_out_of_order_come_in_the_order_in_which_the_chair_took_them() -> None:
    a, b, c = asked("m1", "m2", "m3")
    found = [a, replace(b, ahead=2, because="b"), replace(c, ahead=1, because="c")]
    assert speak(found) == ["m3", "m2", "m1"]


def test_an_empty_list_has_no_places() -> None:
    assert order([], USUAL, now=AT) == ()


def stands_before(a: Request, b: Request, how: Methods) -> bool:
    """Of two who wait, does `a` speak first? Written down pair by pair, as a chair would argue it."""
    if "point-of-order" in {a.kind, b.kind} and a.kind != b.kind:
        return a.kind == "point-of-order"
    if a.kind == "point-of-order":
        return a.arrived < b.arrived
    if a.interrupted != b.interrupted:
        return a.interrupted
    if not a.interrupted and (a.ahead or b.ahead):
        return (a.ahead or 10**6) < (b.ahead or 10**6)
    if not a.interrupted and a.kind != b.kind:
        return a.kind == "statement"
    if not a.interrupted and a.kind == "statement" and a.klass != b.klass and how.first != "together":
        return a.klass + "s" == how.first
    return a.arrived < b.arrived


@many
@given(requests(size=5), orders)
def test_of_all_orders_it_is_the_only_one_in_which_each_pair_stands_right(found: list[Request], how: Methods) -> None:
    right = [
        list(tried)
        for tried in permutations(found)
        if all(stands_before(tried[i], b, how) for i in range(len(tried)) for b in tried[i + 1 :])
    ]
    assert right == [[p.request for p in order(found, how, now=AT)]]


@some
@given(requests(), orders, st.randoms(use_true_random=False), st.integers(-(10**7), 10**7))
def test_the_list_is_the_same_however_the_requests_are_handed_in_and_whenever(
    found: list[Request], how: Methods, chance: Any, seconds: int
) -> None:
    mixed = chance.sample(found, len(found))
    assert order(mixed, how, now=AT + timedelta(seconds=seconds)) == order(found, how, now=AT)


@some
@given(requests(), orders)
def test_no_request_is_lost_or_doubled_and_positions_count_from_one(found: list[Request], how: Methods) -> None:
    places = order(found, how, now=AT)
    assert sorted(p.request.id for p in places) == sorted(r.id for r in found)
    assert [p.position for p in places] == list(range(1, len(found) + 1))


@pytest.mark.accepts(91, 102)
@many
@given(requests(), orders, st.randoms(use_true_random=False))
def test_neither_the_place_nor_who_it_is_changes_a_rank(found: list[Request], how: Methods, chance: Any) -> None:
    seats = chance.sample([r.who for r in found], len(found))
    swapped = [replace(r, place=chance.choice(["room", "remote"]), who=w) for r, w in zip(found, seats, strict=True)]
    assert numbers(swapped, how) == numbers(found, how)


@some
@given(requests(), orders, numbers_of_one)
def test_a_request_more_leaves_the_others_as_they_stood_to_one_another(
    found: list[Request], how: Methods, drawn: int
) -> None:
    after = numbers([*found, one(drawn, 41)], how)
    assert [n for n in after if n != 41] == numbers(found, how)


@pytest.mark.accepts(102)
@some
@given(requests(), orders, numbers_of_one)
def test_a_statement_that_comes_later_takes_no_place_from_its_own_class(
    found: list[Request], how: Methods, drawn: int
) -> None:
    """The class that goes first passes the other one; rights of reply stand behind all statements; nobody else moves."""
    new = one(drawn, 41, kind="statement", ahead=0, interrupted=False)
    before = {p.request.id: p.position for p in order(found, how, now=AT)}
    for place in order([*found, new], how, now=AT):
        r = place.request
        if r.id == 41:
            continue
        passed = usual(r, "statement") and r.klass != new.klass and how.first == new.klass + "s"
        assert place.position - before[r.id] == (passed or usual(r, "right-of-reply"))


@some
@given(requests(), orders)
def test_whoever_withdraws_makes_nobody_wait_longer(found: list[Request], how: Methods) -> None:
    for gone in found:
        left = numbers([r for r in found if r != gone], how)
        assert left == [n for n in numbers(found, how) if n != gone.arrived]


@some
@given(requests(), orders)
def test_calling_one_after_the_other_gives_the_list_that_was_shown(found: list[Request], how: Methods) -> None:
    shown, left, called = numbers(found, how), list(found), []
    while left:
        called.append(order(left, how, now=AT)[0].request)
        left.remove(called[-1])
    assert [r.arrived for r in called] == shown


CODES = (
    "point-of-order", "interrupted", "out-of-order", "member", "observer-first", "together", "observer", "member-after",
    "reply",
)  # fmt: skip


@many
@given(requests(), orders)
def test_the_reasons_explain_every_place(found: list[Request], how: Methods) -> None:
    """From its code, its arrival and the chair's own order the list can be made again; `after` counts who came later."""
    places = order(found, how, now=AT)
    told = [
        (CODES.index(p.reason.code), p.request.ahead if p.reason.code == "out-of-order" else 0, p.request.arrived)
        for p in places
    ]
    assert told == sorted(told)
    for i, place in enumerate(places):
        assert place.reason.after == sum(p.request.arrived > place.request.arrived for p in places[:i])
        assert place.reason.because == (place.request.because if place.reason.code == "out-of-order" else "")
