"""How every act runs: once, whole, with its right asked and its entry left."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import Any

import pytest
from django.db import connection, connections, transaction

from plenary.mandate.models import Body
from plenary.members.entries import OrganisationEntered
from plenary.record.actor import NOBODY, Actor, Forbidden, operator, right
from plenary.record.acts import Outcome, Unchanged, Written, act
from plenary.record.ledger import OutsideAct
from plenary.record.models import Entry
from plenary.record.problems import Problem
from tests import factories

OPEN = right("test.open", "public")
CLOSED = right("test.closed", "secretariat", reason="Only the secretariat does this.")


@act
def enter(by: Actor, short: str, *, at: datetime) -> Outcome:
    OPEN.require(by)
    row = Body(short=short)
    row.save()
    return Written(OrganisationEntered(row.pk), f"body/{short}", row.pk)


@act
def enter_two(by: Actor, *, at: datetime) -> Outcome:
    OPEN.require(by)
    enter(by, "inner", at=at)
    Body(short="outer").save()
    return Written(OrganisationEntered(0), "body/outer")


@act
def stumble(by: Actor, *, at: datetime) -> Outcome:
    OPEN.require(by)
    enter(by, "half", at=at)
    Body(short="done").save()
    raise Problem("No further.")


@act
def rename_all(by: Actor, *, at: datetime) -> Outcome:
    OPEN.require(by)
    rows = list(Body.objects.order_by("pk"))
    for row in rows:
        row.short += "-renamed"
    Body.objects.bulk_update(rows, ["short"])
    return Written(OrganisationEntered(0), "body/all")


@act
def restricted(by: Actor, *, at: datetime) -> Outcome:
    CLOSED.require(by)
    return Written(OrganisationEntered(0), "body/none")


@act
def forget_to_ask(by: Actor, *, at: datetime) -> Outcome:
    Body(short="unasked").save()
    return Written(OrganisationEntered(0), "body/unasked")


@act
def say_nothing(by: Actor, *, at: datetime) -> Outcome:
    OPEN.require(by)
    Body(short="silent").save()
    return Unchanged("body/silent")


@act
def look_only(by: Actor, *, at: datetime) -> Outcome:
    return Unchanged("body/seen", "as it was")


def entries() -> int:
    return int(Entry.objects.count())


@pytest.mark.django_db
class TestOnce:
    def test_an_act_leaves_one_entry_that_says_who_when_and_on_what(self) -> None:
        receipt = enter(NOBODY, "ITU", at=factories.AT)
        entry = Entry.objects.get()
        assert (receipt.entry, receipt.object, receipt.repeated) == (1, "body/ITU", False)
        assert (entry.seat, entry.capacity, entry.act) == ("public", "public", "members.organisation-entered")
        assert entry.instant == "2016-10-03T09:00:00.000000Z"
        assert entry.version == 1

    def test_the_same_token_gives_the_same_receipt_and_nothing_twice(self) -> None:
        first = enter(NOBODY, "ITU", at=factories.AT, token="t1")
        second = enter(NOBODY, "ITU", at=factories.AT, token="t1")
        assert (second.entry, second.object, second.value) == (first.entry, first.object, first.value)
        assert second.repeated
        assert not first.repeated
        assert entries() == 1

    def test_a_token_counts_for_the_actor_who_had_it(self) -> None:
        enter(NOBODY, "one", at=factories.AT, token="t1")
        other = enter(operator(), "two", at=factories.AT, token="t1")
        assert not other.repeated
        assert entries() == 2

    def test_a_token_of_an_act_that_failed_can_be_used_again(self) -> None:
        with pytest.raises(Problem):
            stumble(NOBODY, at=factories.AT, token="t1")
        assert not enter(NOBODY, "now", at=factories.AT, token="t1").repeated


@pytest.mark.django_db
class TestWhole:
    def test_an_act_that_fails_leaves_nothing_not_even_what_acts_within_it_did(self) -> None:
        with pytest.raises(Problem, match="No further"):
            stumble(NOBODY, at=factories.AT)
        assert not Body.objects.exists()
        assert entries() == 0

    def test_an_act_within_an_act_leaves_its_own_entry_before(self) -> None:
        receipt = enter_two(NOBODY, at=factories.AT)
        assert receipt.entry == 2
        assert list(Entry.objects.order_by("sequence").values_list("object", flat=True)) == ["body/inner", "body/outer"]

    def test_the_entry_of_an_act_holds_the_rows_of_that_act_alone(self) -> None:
        enter_two(NOBODY, at=factories.AT)
        from plenary.record.models import Content

        states = [Content.objects.get(pk=n).state for n in (1, 2)]
        assert ["inner" in s for s in states] == [True, False]
        assert ["outer" in s for s in states] == [False, True]


@pytest.mark.django_db
class TestNoSecondWay:
    def test_a_row_cannot_be_saved_outside_an_act(self) -> None:
        with pytest.raises(OutsideAct):
            Body(short="x").save()

    @pytest.mark.parametrize(
        "change",
        [
            lambda: Body.objects.update(short="x"),
            lambda: Body.objects.all().delete(),
            lambda: Body.objects.bulk_create([Body(short="y")]),
            lambda: Body.objects.bulk_update([Body.objects.get()], ["short"]),
            lambda: Body.objects.create(short="z"),
            lambda: Body.objects.get().delete(),
            lambda: Body.objects.get_or_create(short="z"),
        ],
        ids=["update", "delete", "bulk_create", "bulk_update", "create", "delete one", "get_or_create"],
    )
    def test_rows_cannot_be_changed_in_bulk_outside_an_act(self, change: Any) -> None:
        enter(NOBODY, "ITU", at=factories.AT)
        with pytest.raises(OutsideAct), transaction.atomic():
            change()
        assert list(Body.objects.values_list("short", flat=True)) == ["ITU"]

    def test_rows_changed_in_bulk_within_an_act_stand_in_its_entry(self) -> None:
        for name in ("ITU", "WMO"):
            enter(NOBODY, name, at=factories.AT)
        receipt = rename_all(NOBODY, at=factories.AT)
        assert sorted(Body.objects.values_list("short", flat=True)) == ["ITU-renamed", "WMO-renamed"]
        state = Entry.objects.get(pk=receipt.entry).content.state
        assert "ITU-renamed" in state
        assert "WMO-renamed" in state

    def test_an_act_that_asks_for_no_right_is_refused(self) -> None:
        with pytest.raises(OutsideAct, match="asked for no right"):
            forget_to_ask(NOBODY, at=factories.AT)
        assert not Body.objects.exists()

    def test_an_act_that_says_nothing_changed_must_have_changed_nothing(self) -> None:
        with pytest.raises(OutsideAct, match="returned no entry"):
            say_nothing(NOBODY, at=factories.AT)
        assert not Body.objects.exists()

    def test_where_nothing_was_done_nothing_is_recorded(self) -> None:
        receipt = look_only(NOBODY, at=factories.AT)
        assert (receipt.entry, receipt.value) == (0, "as it was")
        assert entries() == 0

    def test_who_may_not_is_told_why_and_leaves_no_trace(self) -> None:
        with pytest.raises(Forbidden) as why:
            restricted(NOBODY, at=factories.AT)
        assert why.value.reason == "Only the secretariat does this."
        assert entries() == 0

    def test_an_instant_without_its_zone_is_not_recorded(self) -> None:
        with pytest.raises(ValueError, match="zone"):
            enter(NOBODY, "when", at=datetime(2016, 10, 3, 9, 0))  # noqa: DTZ001 -- that is the point
        assert entries() == 0


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twenty_times_in_parallel_is_one_act_and_one_receipt() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite one writer runs all acts: test_writer.py")
    receipts: list[Any] = []

    def send() -> None:
        try:
            receipts.append(enter(NOBODY, "ITU", at=factories.AT, token="t1"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(20)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(receipts) == 20
    assert {(r.entry, r.object, r.value) for r in receipts} == {(1, "body/ITU", receipts[0].value)}
    assert entries() == 1
