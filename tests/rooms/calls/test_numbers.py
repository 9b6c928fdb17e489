"""A question's number stands in addresses: what cannot stand there is refused, and the call keeps its pages."""

from __future__ import annotations

import pytest

from plenary.record.problems import Problem
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("number", "status"), [("1/2", 400), ("?x", 400), ("<i>", 400), ("..", 400), ("3 bis", 302), ("4.1", 302)]
)
def test_a_number_that_no_address_can_hold_is_refused(number: str, status: int) -> None:
    factories.call(slug="fresh")
    client = factories.client("secretariat")
    where = f"/groups/{factories.SLUG}/inputs/fresh/"
    answer = client.post(f"{where}questionnaire/", {"number": number, "text_en": "Which?", "kind": "long"})
    assert answer.status_code == status
    assert client.get(where).status_code == 200
    assert client.get(f"{where}questionnaire/").status_code == 200


def test_a_questionnaire_file_with_such_a_number_makes_no_call() -> None:
    with pytest.raises(Problem, match="needs a number"):
        factories.call(slug="sliced", questions=[{"number": "1/2", "text": {"en": "Which?"}}])
