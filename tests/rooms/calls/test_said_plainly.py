"""What a page or a compilation says where there is nothing to do, or where only a part could be done."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from plenary.calls import compiling, composing
from plenary.record.actor import SECRETARIAT
from tests import factories

pytestmark = pytest.mark.django_db


def inputs(path: str) -> str:
    return f"/groups/{factories.group()}/inputs/{path}"


def test_nothing_confirmed_is_not_offered_for_publication() -> None:
    call = factories.call()
    client = factories.client(SECRETARIAT)
    assert "there is nothing to publish" in client.get(inputs(f"{call}/publish/")).text
    factories.response(call)
    page = client.get(inputs(f"{call}/publish/")).text
    assert "Publish now" in page
    assert "nothing to publish" not in page


def test_a_wrong_questionnaire_file_is_not_blamed_on_the_title() -> None:
    client = factories.client(SECRETARIAT)
    wrong = SimpleUploadedFile("wrong.json", json.dumps({"title": "Ours", "questions": [{"number": 1}]}).encode())
    page = client.post(inputs("new/"), {"title": "", "file": wrong}).text
    assert "has no text" in page
    assert "Give the call a title" not in page


@pytest.mark.parametrize("by", ["question", "respondent"])
def test_the_first_page_says_what_is_still_in_review(by: str) -> None:
    call = factories.call()
    factories.response(call, name="Harbour Lights Society")
    whole = composing.compose(compiling.material(call, reviewed_only=True), by, at=factories.AT)
    assert not any("in review" in line for line in whole.front)
    factories.response(call, name="Pilots of Sandbanks", why_review=("doubts",))
    made = composing.compose(compiling.material(call, reviewed_only=True), by, at=factories.AT)
    assert any("1 further response is still in review" in line for line in made.front)
    assert not any("left out" in line for line in made.front)


def test_a_settled_doubt_is_no_longer_a_reason_for_review() -> None:
    call = factories.call()
    number = factories.response(call, why_review=("doubts",))
    page = factories.client(SECRETARIAT).get(inputs(f"{call}/review/R{number}/")).text
    assert "in review" in page
    assert "doubts to settle" not in page
