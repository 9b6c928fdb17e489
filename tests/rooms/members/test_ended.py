"""A group whose work has ended shows none of the forms of its members: what they asked for would be refused."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plenary.mandate import acts as mandate
from plenary.members import acts
from plenary.record.actor import operator
from tests import factories
from tests.rooms.members.making import AT, G, call, nomination

pytestmark = pytest.mark.django_db
BASE = f"/groups/{G}/members/"


def test_a_group_whose_work_has_ended_shows_no_forms_of_its_members() -> None:
    call()
    number = nomination()
    acts.set_up_subgroup(
        operator(), group=G, slug="buoys", name={"en": "Buoys"}, kind="task", source="A letter.", at=AT
    )
    pages = ("rules/", f"nominations/{number}/", "subgroups/buoys/", "travel/")
    secretariat = factories.client("secretariat")

    def forms(path: str) -> int:
        answer = secretariat.get(BASE + path)
        assert answer.status_code == 200, path
        return len(BeautifulSoup(answer.content, "html.parser").main.find_all("form", method="post"))

    assert not [path for path in pages if not forms(path)], "at work each page has its form"
    mandate.close_group(operator(), group=G, outcome={"en": "A report."}, at=AT)
    assert not [path for path in pages if forms(path)]
    assert "Sign in" not in str(BeautifulSoup(factories.client().get(BASE + "travel/").content, "html.parser").main)
