"""Who sits where, in words and as a table: never a picture alone."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from plenary.members import reads
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.accepts(76, 120)
def test_seats_stand_as_tables_with_their_sums_and_vacancies() -> None:
    factories.group()
    page = BeautifulSoup(factories.client().get(f"/groups/{factories.SLUG}/members/").content, "html.parser")
    said = " ".join(page.main.get_text(" ").split())
    assert "Republic of Sandbanks" in said
    assert "vacant" in said.lower()
    assert page.main.find_all("table")
    assert all(table.caption and table.caption.get_text(strip=True) for table in page.main.find_all("table"))
    assert not page.main.find_all("img"), "a picture would need these words beside it"


@pytest.mark.parametrize(
    ("role", "klass"),
    [("chair", "member"), ("member", "member"), ("observer", "observer"), ("secretariat", "observer")],
)
def test_the_chair_takes_part_as_one_of_the_members(role: str, klass: str) -> None:
    by = factories.actor(role)
    assert reads.class_in(by, factories.SLUG) == klass
    assert reads.class_in(by, "another") == "observer"
