"""The demonstration's summary rests on what the invented answers say."""

from __future__ import annotations

import re

import pytest

from plenary.hall.demo import organisations, summary, writing
from plenary.rules import claims


@pytest.mark.parametrize("said", summary.STATEMENTS, ids=lambda s: f"{s.part or 'general'}: {s.text[:30]}")
def test_each_statement_is_said_by_several(said: summary.Said) -> None:
    question = said.of or said.part
    saying = [
        r.number
        for r in organisations.RESPONDENTS
        if any(re.search(said.marks, text) for (q, _part), text in writing.answers(r).items() if q == question)
    ]
    assert len(saying) > 4
    assert claims.PLACE in said.text
    assert claims.typed(said.text) == ()


def test_one_statement_is_published_with_a_slip_and_corrected() -> None:
    assert [s.part for s in summary.STATEMENTS].count("10") == 1
    (right,) = (s.text for s in summary.STATEMENTS if s.part == "10")
    assert summary.SLIP.replace("singel", "single") == right
