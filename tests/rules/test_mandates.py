"""The mandate by paragraph, who receives what a group makes, working methods as values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.rules import mandates, methods, receiving
from plenary.rules.receiving import Stop


@given(st.sets(st.integers(1, 400), min_size=1, max_size=30))
def test_what_is_quoted_and_what_is_left_out_are_all_between_the_first_and_the_last(numbers: set[int]) -> None:
    gone = mandates.left_out(f"{n} (a)" for n in numbers)
    assert set(gone) | numbers == set(range(min(numbers), max(numbers) + 1))
    assert not set(gone) & numbers


@pytest.mark.accepts(28)
def test_a_selection_of_paragraphs_says_which_are_not_in_it() -> None:
    assert mandates.left_out(["69", "71"]) == (70,)
    assert mandates.left_out(["PP 3", "III"]) == ()
    assert sorted(["12 (b)", "9", "12 (a)", "10"], key=mandates.order) == ["9", "10", "12 (a)", "12 (b)"]


SLUGS = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)?", fullmatch=True)


@given(SLUGS, SLUGS, SLUGS)
def test_an_address_cites_what_it_was_made_of(group: str, document: str, paragraph: str) -> None:
    assert mandates.cited(mandates.address(group, document, paragraph)) == mandates.Cited(group, document, paragraph)


@given(st.lists(st.sampled_from(mandates.STATES)))
def test_a_mandate_is_done_only_where_each_task_is(states: list[str]) -> None:
    found = mandates.progress(states)
    assert (found.state == "done") == (bool(states) and set(states) == {"done"})
    assert found.done <= found.ended <= found.of == len(states)


STOPS = st.lists(st.tuples(st.integers(0, 300), st.dates(date(2016, 1, 1), date(2020, 1, 1))), min_size=1, max_size=6)


@pytest.mark.accepts(96)
@given(STOPS)
def test_the_earliest_of_what_the_destinations_ask_for_governs(told: list[tuple[int, date]]) -> None:
    stops = [Stop(str(n), "", lead, day) for n, (lead, day) in enumerate(told)]
    found = receiving.needed(stops)
    assert found is not None
    assert all(found.day <= day - timedelta(days=lead) for lead, day in told)
    assert found.day == receiving.due(next(s for s in stops if s.code == found.code))
    passed_on = [*stops, Stop("next", "0", 3000, date(2016, 1, 1))]
    assert receiving.needed(passed_on) == found  # what a body passes on is that body's to send


@pytest.mark.accepts(169)
def test_taking_note_is_no_approval_and_what_is_cut_off_says_so() -> None:
    assert receiving.approval("endorses")
    assert not receiving.approval("took-note")
    day = date(2018, 5, 14)
    first = Stop("1", "", 42, day)
    second = Stop("2", "1", 0, date(2018, 7, 1))
    known = {"1": first, "2": second}
    assert [receiving.standing(first, known, d) for d in (date(2018, 3, 1), date(2018, 4, 30), date(2018, 6, 1))] == [
        "planned",
        "due",
        "late",
    ]
    assert receiving.standing(second, known, date(2018, 3, 1)) == "waits"
    dropped = known | {"1": Stop("1", "", dropped=True)}
    assert receiving.standing(second, dropped, date(2018, 3, 1)) == "cut-off"
    assert receiving.round_about([Stop("1", "2"), Stop("2", "1")])


VALUES: dict[str, Any] = {name: st.sampled_from(words) for name, words in methods.CHOICES.items()}
VALUES |= {name: st.booleans() for name in methods.YES_NO}
VALUES |= {name: st.integers(least, most) for name, (least, most) in methods.NUMBERS.items()}


@given(st.fixed_dictionaries({}, optional=VALUES))
def test_methods_are_kept_whole_and_reach_the_rules(told: dict[str, Any]) -> None:
    found = methods.read(told)
    assert methods.read(methods.plain(found)) == found
    assert methods.kept(methods.plain(found) | {"of an earlier version": 1}) == found
    assert {c.name for c in methods.differences(methods.DEFAULT, found)} <= set(told)
    assert found.floor().first == found.first
    assert found.floor().limit("member", "statement") == found.member_time
    assert found.consensus().lead == timedelta(hours=found.lead)
    assert found.consensus().maintained is found.maintained


@pytest.mark.parametrize(
    "wrong", [{"first": "loudest"}, {"lead": 0}, {"lead": True}, {"recording": "yes"}, {"tea": True}]
)
def test_what_is_no_value_of_working_methods_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"is|have no"):
        methods.read(wrong)


@pytest.mark.accepts(77)
@pytest.mark.parametrize(
    ("quoted", "there"),
    [
        ("to collect views", True),
        ("“To  collect\u00a0views”", True),  # marks around it, capitals, blanks
        ("collect", True),
        ("to gather views", False),
        ("views to collect", False),
        ("", False),
        ("“”", False),
    ],
)
def test_quoted_words_stand_in_a_paragraph_or_they_do_not(quoted: str, there: bool) -> None:
    assert mandates.stands_in(quoted, ("It is called upon to collect views\non lights.", "ليجمع الآراء")) is there


@pytest.mark.accepts(77)
def test_a_task_waits_to_be_taken_up_until_something_cites_it_or_it_has_begun() -> None:
    assert mandates.untaken("waiting", cited=False)
    assert not mandates.untaken("waiting", cited=True)
    assert not mandates.untaken("begun", cited=False)
