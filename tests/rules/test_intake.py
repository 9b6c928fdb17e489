"""What becomes of each row of a list: every row is accounted for, and nothing is entered twice."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules.intake import AGAIN, KNOWN, NEW, REFUSED, capacity_of, day_of, plan
from plenary.rules.people import Known


@dataclass(frozen=True)
class Line:
    number: int
    name: str
    organisation: str = ""
    country: str = ""
    since: str = ""
    until: str = ""
    occasion: str = ""


LINES = st.lists(
    st.tuples(
        st.sampled_from(["Ana Lopez", "LOPEZ Ana", "Ana Lopes", "Bo Lund", "", "…"]),
        st.sampled_from(["", "Sandbanks", "Illyria"]),
        st.sampled_from(["", "1991", "2013-02", "2013-02-30", "soon"]),
        st.sampled_from(["", "INC 1", "INC 2"]),
    ),
    max_size=12,
)


@settings(max_examples=300)
@given(LINES)
def test_every_row_is_one_of_four_and_a_second_time_is_again(told: list[tuple[str, str, str, str]]) -> None:
    lines = [Line(n, name, body, since=s, occasion=o) for n, (name, body, s, o) in enumerate(told, 2)]
    found = plan(lines, [])
    assert sum(found.counts.values()) == len(lines) == len(found.verdicts)
    keys: dict[int, int] = {}
    for line, v in zip(lines, found.verdicts, strict=True):
        if v.state == NEW:
            keys[line.number] = 1000 + line.number
        elif v.state == KNOWN or (v.state == AGAIN and v.same_as):
            keys[line.number] = keys[v.same_as]
    known = [Known(keys[x.number], x.name, x.organisation) for x in lines if x.number in keys and x.organisation]
    had = [(keys[x.number], capacity_of(x)) for x in lines if x.number in keys and x.organisation]
    second = plan([x for x in lines if x.organisation], known, had)
    assert second.counts[NEW] == second.counts[KNOWN] == 0
    for pair in found.doubts:
        assert not pair.sure
        assert pair.first < 0


def test_what_a_person_decided_is_followed() -> None:
    lines = [Line(2, "Ana Lopez", "Sandbanks"), Line(3, "Ana Lopes", "Sandbanks"), Line(4, "A. Lund", "Illyria")]
    known = [Known(7, "Bo Lund", "Illyria"), Known(8, "Arne Lund", "Illyria")]
    open_ = plan(lines, known)
    assert [(p.first, p.second, p.reason) for p in open_.doubts] == [(-4, 8, "initials"), (-3, -2, "spelling")]
    found = plan(lines, known, same={3: -2, 4: 8})
    assert [(v.state, v.person, v.same_as) for v in found.verdicts] == [(NEW, 0, 0), (AGAIN, 0, 2), (KNOWN, 8, 0)]
    assert found.doubts == ()
    assert [v.why for v in plan(lines, known, refused={2: "seat"}).verdicts if v.state == REFUSED] == ["seat"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012", "2012-01-01", "2012-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2012-02-07", "2012-02-07", "2012-02-07"),
    ],
)
def test_a_year_and_a_month_have_first_and_last_days(text: str, first: str, last: str) -> None:
    assert (str(day_of(text)), str(day_of(text, last=True))) == (first, last)
