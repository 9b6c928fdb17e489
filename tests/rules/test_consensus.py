"""What stands in the way: a status, never a score; the chair's words and piles. Prose: docs/rules/consensus.md."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from math import exp, fsum, log

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plenary.rules import consensus, sense
from plenary.rules.consensus import GRACE, PILES, VALUES, WORDS, Methods, Standing, standing
from tests.rules.consensus_values import (
    GROUP_OF,
    GROUPS,
    METHODS,
    SEATS,
    STATES,
    often,
    on_wordings,
    one_each,
    position,
)

END = datetime(2017, 10, 14, 21, 59, 59, 999999, tzinfo=UTC)
TICK = timedelta(microseconds=1)


def _standing(positions: list[consensus.Position]) -> Standing:
    return standing(positions, METHODS, seats=SEATS)


@pytest.mark.accepts(78, 151)
@often
@given(one_each(("support", "live-with")), st.integers(1, 9), st.sampled_from(("", "open")))
def test_one_open_objection_means_not_agreed_however_many_support(
    others: list[consensus.Position], seat: int, state: str
) -> None:
    against = position(seat, "object", state)
    found = _standing([p for p in others if p.seat != seat] + [against])
    assert found.status == "not-agreed"
    assert not found.agreeable
    assert found.objections == (against,)


@often
@given(one_each(), st.integers(1, 9))
def test_support_that_is_added_lifts_no_objection(positions: list[consensus.Position], seat: int) -> None:
    before = _standing(positions)
    if any(p.seat == seat for p in positions):
        return
    after = _standing([*positions, position(seat, "support")])
    assert after.objections == before.objections
    assert after.agreeable == before.agreeable
    assert (after.status == "not-agreed") == (before.status == "not-agreed")


@often
@given(one_each(), st.integers(0, 10**6))
def test_the_order_of_positions_changes_nothing(positions: list[consensus.Position], seed: int) -> None:
    mixed = list(positions)
    random.Random(seed).shuffle(mixed)
    assert _standing(mixed) == _standing(positions)


@often
@given(one_each())
def test_has_not_answered_is_kept_apart_from_no_position_and_all_seats_are_counted(
    positions: list[consensus.Position],
) -> None:
    found = _standing(positions)
    assert [c.group for c in found.counts] == list(GROUPS)
    for count in found.counts:
        held = [p.value for p in positions if p.group == count.group]
        assert count.seats == SEATS[count.group]
        assert count.unanswered == SEATS[count.group] - len(held)
        assert (count.support, count.live_with, count.none, count.concern, count.object) == tuple(
            held.count(v) for v in VALUES
        )


@often
@given(one_each(), st.integers(1, 9), st.sampled_from(("accommodated", "addressed", "withdrawn")))
def test_only_an_answer_to_it_takes_an_objection_out_of_the_way_and_it_stays_on_the_record(
    positions: list[consensus.Position], seat: int, mark: str
) -> None:
    others = [p for p in positions if p.seat != seat]
    found = _standing([*others, position(seat, "object", mark)])
    assert position(seat, "object", mark) in found.answered
    assert found.objections == _standing(others).objections


def test_whether_a_maintained_objection_stands_in_the_way_is_a_working_method() -> None:
    kept = [position(1, "object", "maintained")]
    assert standing(kept, Methods()).status == "not-agreed"
    assert standing(kept, Methods(maintained=False)).agreeable


def test_an_objection_takes_a_reason_and_the_change_that_would_lift_it() -> None:
    assert consensus.objecting(" ", "Say 'may'.") == "reason"
    assert consensus.objecting("It binds us.", "\n") == "change"
    assert consensus.objecting("It binds us.", "Say 'may'.") == ""


def test_a_seat_has_one_position() -> None:
    with pytest.raises(ValueError):
        _standing([position(1, "support"), position(1, "object")])


@often
@given(on_wordings(), st.sampled_from(("base", "P1", "P2")))
def test_of_a_wording_each_seat_says_what_it_says_of_it_or_of_the_whole(
    positions: list[consensus.Position], wording: str
) -> None:
    found = consensus.on(positions, wording)
    assert len({p.seat for p in found}) == len(found)
    for seat in GROUP_OF:
        of = {p.wording: p for p in positions if p.seat == seat}
        expected = of.get(wording) or of.get("")
        assert [p for p in found if p.seat == seat] == ([expected] if expected else [])


@often
@given(on_wordings(), st.sampled_from(("base", "P1", "P2")), st.sets(st.sampled_from(("base", "P1", "P2"))))
def test_nobody_is_counted_for_words_that_came_after_her_position_and_objections_stand_against_all(
    positions: list[consensus.Position], wording: str, there: set[str]
) -> None:
    given_then = [replace(p, seen=frozenset(there)) for p in positions]
    found = {p.seat: p for p in consensus.on(given_then, wording)}
    for seat in GROUP_OF:
        of = {p.wording: p for p in given_then if p.seat == seat}
        whole = of.get("")
        if wording in of:
            assert found[seat] == of[wording]
        elif whole is None or (whole.value in ("support", "live-with") and wording not in there):
            assert seat not in found
        else:
            assert found[seat] == whole


@often
@given(on_wordings(), st.sets(st.sampled_from(sorted(GROUP_OF))))
def test_sponsors_support_their_own_words_unless_they_say_otherwise(
    positions: list[consensus.Position], sponsors: set[int]
) -> None:
    unseen = [replace(p, seen=frozenset[str]()) for p in positions]
    found = {p.seat: p for p in consensus.on(unseen, "P1", [position(s, "support", wording="P1") for s in sponsors])}
    for seat in sponsors:
        of = {p.wording: p for p in unseen if p.seat == seat}
        if "P1" in of:
            assert found[seat] == of["P1"]
        elif "" in of and of[""].value in ("concern", "object"):
            assert found[seat] == of[""]
        else:
            assert found[seat].value == "support"


@often
@given(on_wordings())
def test_no_open_objection_to_a_reading_goes_uncounted_beside_its_paragraph(
    positions: list[consensus.Position],
) -> None:
    found = _standing(list(consensus.whole(positions)))
    told = consensus.elsewhere(positions, found, METHODS)
    objecting = {p.seat for p in positions if METHODS.stands(p)}
    counted = {p.seat for p in found.objections}
    assert sum(n for _wording, n in told) == sum(1 for p in positions if METHODS.stands(p) and p.seat not in counted)
    assert bool(told) == bool(objecting - counted)


@often
@given(on_wordings())
def test_whoever_answered_on_any_wording_has_answered_on_the_paragraph(positions: list[consensus.Position]) -> None:
    found = {p.seat: p for p in consensus.whole(positions)}
    assert found.keys() == {p.seat for p in positions}
    for seat, chosen in found.items():
        of = {p.wording: p for p in positions if p.seat == seat}
        if "" in of or "base" in of:
            assert chosen == (of.get("") or of["base"])
        else:
            assert VALUES.index(chosen.value) == max(VALUES.index(p.value) for p in of.values())


def _mean(found: Standing) -> float:
    shares = [(c.accepting + 0.5) / (c.answering + 1) for c in found.counts]
    return exp(fsum(map(log, shares)) / len(shares))


@pytest.mark.accepts(86)
@often
@given(st.lists(one_each(), min_size=2, max_size=5))
def test_work_pays_most_where_the_least_stands_in_the_way(drawn: list[list[consensus.Position]]) -> None:
    standings = {key: _standing(positions) for key, positions in enumerate(drawn)}
    found = consensus.worth(standings)
    assert sorted(w.key for w in found) == sorted(standings)
    assert [w.place for w in found] == list(range(1, len(found) + 1))
    for earlier, later in pairwise(found):
        a, b = earlier.standing, later.standing
        mine = (len({p.group for p in a.objections}), len(a.objections), len(a.concerns))
        hers = (len({p.group for p in b.objections}), len(b.objections), len(b.concerns))
        assert mine <= hers
        if mine == hers:
            least = [min(Fraction(2 * c.accepting + 1, 2 * c.answering + 2) for c in s.counts) for s in (a, b)]
            assert least[0] >= least[1]
            if least[0] == least[1]:
                assert _mean(a) >= _mean(b) - 1e-12
                if _standing(drawn[earlier.key]) == _standing(drawn[later.key]):
                    assert earlier.key < later.key
    assert all(w.members == len(w.standing.objections) for w in found)


@often
@given(one_each(), st.integers(1, 4))
def test_a_group_weighs_the_same_however_many_seats_it_has(positions: list[consensus.Position], times: int) -> None:
    """More seats that have not answered change no place: only counts of those who answered are looked at."""
    small = standing(positions, METHODS, seats=SEATS)
    large = standing(positions, METHODS, seats={g: n * times for g, n in SEATS.items()})
    other = _standing([position(1, "live-with"), position(5, "concern"), position(7, "support")])
    places = [tuple(w.key for w in consensus.worth({"it": it, "other": other})) for it in (small, large)]
    assert places[0] == places[1]


@pytest.mark.accepts(63)
@often
@given(st.lists(st.tuples(st.sampled_from(("open", "ad-ref", "agreed", "revisit", "none")), st.booleans())))
def test_every_contribution_lies_in_exactly_one_of_four_piles(drawn: list[tuple[str, bool]]) -> None:
    found = consensus.piles((n, state, statement) for n, (state, statement) in enumerate(drawn))
    assert list(found) == list(PILES)
    assert sorted(n for of in found.values() for n in of) == list(range(len(drawn)))
    for name, of in found.items():
        assert list(of) == sorted(of)
        assert all(consensus.pile(*drawn[n]) == name for n in of)


def test_a_state_that_there_is_not_lies_in_no_pile() -> None:
    with pytest.raises(ValueError):
        consensus.pile("lost")


@often
@given(st.timedeltas(min_value=timedelta(days=-9), max_value=timedelta(days=9)))
@example(-TICK)
@example(timedelta(0))
@example(GRACE - TICK)
@example(GRACE)
def test_silence_ends_at_its_exact_instant_and_is_confirmed_when_what_came_in_time_has_arrived(off: timedelta) -> None:
    may = consensus.silence("running", END, END + off)
    assert may.object == (off < timedelta(0))
    assert may.confirm == (off >= GRACE)
    assert may.phase == ("running" if off < timedelta(0) else "passed")


@often
@given(
    st.timedeltas(min_value=timedelta(days=-9), max_value=timedelta(days=9)),
    st.integers(1, 42),
    st.sampled_from(("running", "broken")),
)
def test_one_objection_breaks_silence_and_nothing_confirms_it(off: timedelta, objections: int, state: str) -> None:
    may = consensus.silence(state, END, END + off, objections=objections)
    assert not may.confirm
    assert may.phase == ("broken" if off < timedelta(0) or state == "broken" else "passed")


@often
@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9)))
def test_silence_is_never_shorter_than_the_working_methods_say(lasts: timedelta) -> None:
    assert (consensus.beginning(END - lasts, END, METHODS) == "") == (lasts >= timedelta(hours=72))


def test_nothing_is_silent_about_a_paragraph_that_is_gone() -> None:
    for off in (-TICK, GRACE):
        may = consensus.silence("running", END, END + off, gone=True)
        assert (may.phase, may.object, may.confirm, may.withdraw) == ("gone", False, False, True)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Keep a light.", " Keep\u00a0a \n\tlight.\u200b", True),
        ("co-operate", "co\u00ad-op\u2060er\ufeffate\u200c", True),
        ("Keep a light.", "\u202eKeep a light.\u2066\u200e", True),
        ("caf\u00e9", "cafe\u0301", True),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u062e\u0648\u0627\u0647\u0645",
            False,
        ),  # a joiner that is read
        ("\u0915\u094d\u200d\u0937", "\u0915\u094d\u0937", False),
        ("\u0645\u06cc", "\u0645\u06cc\u200c", True),
        ("Keep a light.", "Keep a light", False),
        ("Keep a light.", "Keep no light.", False),
    ],
)
def test_words_that_look_the_same_are_the_same(one: str, other: str, same: bool) -> None:
    assert (consensus.alike(one) == consensus.alike(other)) == same
    assert consensus.alike(consensus.alike(other)) == consensus.alike(other)


def test_an_objection_to_what_was_merged_goes_before_what_its_seat_says_of_the_rest() -> None:
    own = consensus.Position(1, "states", "support")
    merged = consensus.Position(1, "states", "object", "why", "change", "open")
    answered = consensus.Position(2, "states", "object", "why", "change", "addressed")
    found = consensus.standing(consensus.with_merged([own], [answered, merged], METHODS), METHODS)
    assert (found.status, found.objections, found.answered) == ("not-agreed", (merged,), (answered,))
    assert consensus.with_merged([own], [consensus.Position(1, "states", "object", state="addressed")], METHODS) == (
        own,
    )


def test_what_is_over_takes_no_objection() -> None:
    assert consensus.silence("broken", END, END - TICK).object
    assert not consensus.silence("broken", END, END).object
    for state in ("confirmed", "withdrawn"):
        may = consensus.silence(state, END, END - TICK)
        assert (may.object, may.confirm, may.withdraw) == (False, False, False)
    with pytest.raises(ValueError):
        consensus.silence("sleeping", END, END)
    with pytest.raises(ValueError):
        Methods(lead=timedelta(0))


@pytest.mark.accepts(105, 185)
@often
@given(st.integers(0, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.integers(of, of))))
@example((0, 4))
@example((13, 13))
@example((1, 42))
def test_no_word_for_support_tells_of_somebody(drawn: tuple[int, int]) -> None:
    count, of = drawn
    said = consensus.bands(count, of, METHODS)
    if of < METHODS.bands.fewest:
        assert said is None
        return
    same = [n for n in range(of + 1) if consensus.bands(n, of, METHODS) == said]
    if said in (consensus.bands(0, of, METHODS), consensus.bands(of, of, METHODS)):
        assert len(same) >= sense.HIDING
    assert said != "agreed"


@often
@given(st.integers(1, 60).flatmap(lambda of: st.tuples(st.integers(0, of - 1), st.integers(of, of))))
def test_more_support_never_gives_a_weaker_word(drawn: tuple[int, int]) -> None:
    count, of = drawn
    words = [consensus.bands(n, of, METHODS) for n in (count, count + 1)]
    if words[0] is not None and words[1] is not None:
        assert WORDS.index(words[0]) <= WORDS.index(words[1])
        if words[0] in ("majority", "most", "nearly-all"):
            assert count * 2 > of


def test_the_group_agreed_is_said_where_the_chair_found_it_and_of_no_count() -> None:
    assert consensus.bands(42, 42, METHODS) == "nearly-all"
    assert consensus.bands(3, 4, METHODS, found=True) == "agreed"
    assert [consensus.bands(n, 42, METHODS) for n in (2, 9, 15, 20, 25, 33, 41)] == [
        "few-or-none",
        "several",
        "many",
        "about-half",
        "majority",
        "most",
        "nearly-all",
    ]
    with pytest.raises(ValueError):
        consensus.bands(5, 4, METHODS)


@pytest.mark.accepts(4)
@often
@given(
    st.sampled_from(("", "yes", "no")),
    st.sampled_from(("yes", "no", "")),
    st.sampled_from(("open", "decided", "deferred")),
)
def test_a_dependent_question_is_asked_only_once_the_other_is_found_so(
    condition: str, outcome: str, state: str
) -> None:
    found = consensus.asked(condition, outcome, state)
    assert (found == "asked") == (not condition or (state == "decided" and outcome == condition))
    assert (found == "falls-away") == (bool(condition) and state == "decided" and outcome != condition)


def test_every_state_of_an_objection_is_told_apart() -> None:
    in_the_way = {s for s in STATES if not standing([position(1, "object", s)], METHODS).agreeable}
    assert in_the_way == {"", "open", "maintained"}
    assert replace(position(1, "object"), value="concern").value in VALUES
