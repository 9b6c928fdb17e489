"""What somebody tried against the record: each of these once worked."""

from __future__ import annotations

from concurrent.futures import Future
from contextvars import copy_context
from typing import Any

import pytest
from django.db import OperationalError, connection

from plenary.members import acts as members
from plenary.members.models import Organisation
from plenary.record import writer
from plenary.record.actor import operator
from plenary.record.acts import erase
from plenary.record.models import Content, Erasure
from plenary.record.verify import verify
from tests import factories


def enter(name: str, token: str = "") -> Any:
    return members.enter_organisation(operator(), name=name, at=factories.AT, token=token)


@pytest.mark.django_db
def test_a_form_sent_again_with_other_words_drops_none_of_them() -> None:
    """The browser's Back brings the old form with its token; what is typed then was told "done", and was not."""
    assert not enter("First wording", "t").repeated
    again = enter("Second wording", "t")
    assert not again.repeated
    assert Organisation.objects.filter(name="Second wording").exists()
    assert enter("Second wording", "t").repeated


@pytest.mark.django_db
def test_a_token_used_on_one_form_gives_no_receipt_on_another() -> None:
    enter("Port", "t")
    other = members.give_role(
        operator(), name="Ana", role="observer", group=factories.group(), since=factories.AT.date(),
        at=factories.AT, token="t",
    )  # fmt: skip
    assert not other.repeated


@pytest.mark.django_db
def test_content_that_went_without_an_act_is_found_though_a_row_says_it_was_erased(triggers_down: None) -> None:
    first, second = enter("One").entry, enter("Two").entry
    Content.objects.filter(pk=first).delete()
    Erasure.objects.create(erased_id=first, by_id=second, reason="a forged reason", keys=[])
    assert (first, "it is said to be erased, and no entry says the same") in verify().problems


@pytest.mark.django_db
@pytest.mark.parametrize("bent", [{"reason": "another"}, {"keys": [["members_organisation", 2]]}], ids=str)
def test_an_erasure_says_what_the_act_said(triggers_down: None, bent: dict[str, Any]) -> None:
    first = enter("One").entry
    enter("Two")
    erase(operator(), sequence=first, reason="asked for", at=factories.AT)
    assert verify().ok
    Erasure.objects.update(**bent)
    assert first in [entry for entry, _why in verify().problems]


@pytest.mark.django_db
def test_an_erasure_that_is_gone_is_missed(triggers_down: None) -> None:
    first = enter("One").entry
    erase(operator(), sequence=first, reason="asked for", at=factories.AT)
    Erasure.objects.all().delete()
    assert first in [entry for entry, _why in verify().problems]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_acknowledged_that_the_database_took_back() -> None:
    """A full disk makes SQLite roll the whole transaction back, the acts before in the group too."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has the one writer")

    def full() -> None:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
        raise OperationalError("database or disk is full")

    one = writer.Writer()
    jobs = [writer._Job(run, copy_context(), Future()) for run in (lambda: enter("Lost"), full)]
    one._jobs.put(jobs[1])
    one._group(jobs[0])
    assert not Organisation.objects.filter(name="Lost").exists()
    for job in jobs:
        with pytest.raises(OperationalError):
            job.future.result(timeout=1)


@pytest.mark.django_db
def test_a_column_that_a_new_release_adds_alters_nobodys_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an entry could not know yet holds its default; any other value in it was put there past the acts."""
    monkeypatch.setattr(Organisation, "UNRECORDED", frozenset({"region"}))
    enter("Of the old release")
    monkeypatch.undo()
    assert verify().ok
    with connection.cursor() as cursor:
        cursor.execute("UPDATE members_organisation SET region = 'GRULAC'")
    assert ["region" in why for _entry, why in verify().problems] == [True]
