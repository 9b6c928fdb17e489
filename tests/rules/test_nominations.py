"""Selection rules applied to nominations: who may be nominated, chosen, appointed; and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules import nominations as n
from plenary.rules.nominations import Nominee, Rule, may_appoint, may_choose, may_nominate, status

AT = datetime(2013, 2, 1, tzinfo=UTC)
RULE = Rule({"states": 2, "civil": 1}, per_region={"African": 1}, alternates=1, closes=AT)
ONE = Nominee(1, "states", "African", "a", accepted=True, state=n.CHOSEN)


def codes(found: tuple[n.Reason, ...]) -> list[str]:
    return [one.code for one in found]


@pytest.mark.accepts(186)
def test_each_refusal_has_its_reason() -> None:
    assert may_nominate(RULE, ONE, [], AT) == ()
    assert codes(may_nominate(RULE, ONE, [], AT + timedelta(seconds=1))) == ["closed"]
    assert codes(may_nominate(RULE, replace(ONE, part="press"), [], AT)) == ["part"]
    assert codes(may_nominate(RULE, replace(ONE, number=2), [ONE], AT)) == ["organisation"]
    assert may_nominate(RULE, replace(ONE, number=2), [replace(ONE, state=n.DECLINED)], AT) == ()
    assert codes(may_appoint(RULE, replace(ONE, accepted=False), [])) == ["accept"]
    assert codes(may_appoint(RULE, replace(ONE, state=n.ACCEPTED), [])) == ["state"]
    seated = [replace(ONE, number=k, state=n.APPOINTED, region=r) for k, r in ((5, "African"), (6, "WEOG"))]
    assert codes(may_appoint(RULE, ONE, seated)) == ["full", "region"]
    assert may_appoint(RULE, replace(ONE, capacity="alternate"), seated) == ()
    assert may_appoint(RULE, replace(ONE, capacity="chair", part="civil"), seated) == ()


def test_a_group_may_choose_before_the_answer_has_come_and_not_beyond_its_places() -> None:
    fresh = Nominee(7, "civil")
    assert may_choose(RULE, fresh, []) == ()
    assert codes(may_choose(RULE, fresh, [Nominee(8, "civil", state=n.CHOSEN)])) == ["full"]


NOMINEES = st.lists(
    st.builds(
        Nominee,
        number=st.integers(1, 40),
        part=st.sampled_from(["states", "civil"]),
        region=st.sampled_from(["", "African", "WEOG"]),
        organisation=st.sampled_from(["", "a", "b", "c"]),
        capacity=st.sampled_from(["member", "alternate", "chair"]),
        state=st.sampled_from(sorted(n.NEXT)),
        accepted=st.booleans(),
    ),
    unique_by=lambda one: one.number,
    max_size=12,
)


@settings(max_examples=300)
@given(NOMINEES)
def test_appointing_whoever_may_be_never_breaks_the_rule(nominees: list[Nominee]) -> None:
    standing = [replace(one, state=n.CHOSEN if one.state == n.APPOINTED else one.state) for one in nominees]
    for at, one in enumerate(standing):
        if not may_appoint(RULE, one, standing):
            standing[at] = replace(one, state=n.APPOINTED)
    seated = [one for one in standing if one.state == n.APPOINTED]
    assert all(one.accepted for one in seated)
    for part in status(RULE, standing):
        mine = [one for one in seated if (one.part, one.capacity) == (part.part, "member")]
        assert part.appointed == len(mine) <= part.places
        assert part.appointed + part.left == part.places
        assert sum(one.region == "African" for one in mine) <= 1
        assert part.appointed <= part.chosen <= part.nominated


@given(st.sampled_from(sorted(n.NEXT)), st.sampled_from(sorted(n.NEXT)))
def test_nothing_follows_on_an_end(state: str, after: str) -> None:
    if state in (n.DECLINED, n.WITHDRAWN, n.NOT_CHOSEN, n.APPOINTED):
        assert not n.follows(state, after)
    assert not n.follows(state, state)
