"""The page that corrects an answer: what was typed is never lost."""

from __future__ import annotations

from typing import Any

from tests import factories

PATH = "/groups/harbours/inputs/views/respondents/R1/correct/"


def test_a_correction_without_its_reason_keeps_what_was_typed(db: Any) -> None:
    call = factories.call()
    factories.response(call)
    secretariat = factories.client("secretariat")
    assert "counts three lights" in secretariat.get(PATH, {"question": "1"}).content.decode()
    answer = secretariat.post(PATH, {"question": "1", "part": "", "text": "Four lights.", "reason": ""})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Say why the answer is corrected" in page
    assert "Four lights." in page


def test_there_is_nothing_to_correct_where_there_is_no_question(db: Any) -> None:
    call = factories.call()
    factories.response(call)
    assert factories.client("secretariat").get(PATH, {"question": "99"}).status_code == 404
