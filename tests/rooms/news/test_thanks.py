"""Thanks: nobody is named who did not agree, and a name goes when she wants it gone."""

from __future__ import annotations

from typing import Any

import pytest

from plenary.news import acts, reads
from plenary.record.actor import operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db


def thank(**more: Any) -> int:
    told: dict[str, Any] = {
        "name": "T. Wick",
        "work": {"en": "trimmed the wicks"},
        "consent": "In her letter of 1 October",
    }
    return int(acts.thank(operator(), group=factories.group(), at=AT, **(told | more)).value)


@pytest.mark.accepts(170)
def test_a_helper_is_thanked_by_name_where_her_work_stands() -> None:
    document = factories.document()
    thank(about=f"document/{document}")
    for address in (f"/groups/{SLUG}/", f"/groups/{SLUG}/thanks/", f"/documents/{document}/"):
        page = factories.client().get(address).content.decode()
        assert "T. Wick" in page, address
        assert "trimmed the wicks" in page, address
        assert "In her letter" not in page, address


def test_nobody_is_named_who_did_not_agree() -> None:
    with pytest.raises(Problem, match="agreed to be named"):
        thank(consent=" ")


def test_a_name_that_is_taken_back_is_gone_from_page_and_table() -> None:
    number = thank()
    acts.take_thanks_back(operator(), group=SLUG, number=number, at=AT)
    assert reads.thanks(SLUG) == ()
    assert "T. Wick" not in factories.client().get(f"/groups/{SLUG}/thanks/").content.decode()
