"""The mail address is kept out of the record; a changed one would let somebody else in as this person."""

from __future__ import annotations

import pytest
from django.db import connection

from plenary.members import acts
from plenary.record.actor import SECRETARIAT, operator
from plenary.record.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_address_that_was_changed_past_the_acts_is_found() -> None:
    factories.account(SECRETARIAT)
    assert verify().ok
    with connection.cursor() as cursor:
        cursor.execute("UPDATE members_account SET email = 'thief@elsewhere.example'")
    ((_entry, why),) = verify().problems
    assert why.endswith("left it: email")


def test_signing_in_changes_nothing_that_is_checked() -> None:
    factories.client(SECRETARIAT)
    person = acts.give_role(
        operator(), name="Bo", role="observer", group=factories.group(), since=factories.AT.date(), at=factories.AT
    )
    acts.open_account(operator(), person=person.value, email="Bo@Harbour.example", at=factories.AT)
    assert verify().ok
