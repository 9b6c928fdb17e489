"""One record, compiled two ways: the same content, natural order, nothing shown that may not be, every count true."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given as having
from hypothesis import settings
from hypothesis import strategies as st

from plenary.rules.compilation import (
    Given,
    Response,
    by_question,
    by_respondent,
    content,
    in_review,
    not_cited,
    overlaps,
    statistics,
    unplaced,
    wrongly_cited,
)
from plenary.rules.questionnaire import Part, Question

GROUPS = ("states", "business", "civil", "technical", "international")
REGIONS = ("Africa", "Asia-Pacific")
QUESTIONS = (
    *(Question(n, (f"Question {n}?",)) for n in ("10", "1", "3 bis", "3", "18")),
    Question("2", ("Question 2?",), (Part("a"), Part("b"))),
)
NUMBERS = [q.number for q in QUESTIONS]


def response(number: int, **more: object) -> Response:
    plain = Response(number, f"Respondent {number}", "civil", "Africa", "en", True, False, "2013-09-10T10:00:00+02:00")
    return replace(plain, **more)  # type: ignore[arg-type]  # a test says its own fields


def answer(
    number: int, question: str, text: str = "Yes.", part: str = "", state: str = "answered", language: str = "en"
) -> Given:
    return Given(number, question, part, text, state, language)


RESPONSES = st.lists(
    st.builds(
        Response,
        number=st.integers(1, 12),
        respondent=st.sampled_from(["Arvenia", "Cordova Net", "Union of Readers", "Arvenia"]),
        group=st.sampled_from([*GROUPS, "", "press"]),
        region=st.sampled_from([*REGIONS, "", "Arctic"]),
        language=st.sampled_from(["en", "fr", ""]),
        cited=st.booleans(),
        late=st.booleans(),
        received=st.just("2013-09-18T08:00:00Z"),
        joint=st.sampled_from([(), ("Arvenia", "Illyria")]),
        confirmed=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda r: r.number,
)


@st.composite
def records(draw: st.DrawFn) -> tuple[list[Response], list[Given]]:
    responses = draw(RESPONSES)
    if not responses:
        return [], []
    one = st.builds(
        Given,
        response=st.sampled_from([r.number for r in responses]),
        question=st.sampled_from(NUMBERS),
        part=st.sampled_from(["", "a", "b"]),
        text=st.sampled_from(["SECRET words", "Plain words.", ""]),
        state=st.sampled_from(["answered", "blank", "not_applicable", "reference"]),
        language=st.sampled_from(["en", "fr", ""]),
    )
    return responses, draw(st.lists(one, max_size=30, unique_by=lambda g: (g.response, g.question, g.part)))


@having(records())
@settings(max_examples=200, deadline=None)
@pytest.mark.accepts(156)
def test_both_ways_hold_the_same(record: tuple[list[Response], list[Given]]) -> None:
    responses, answers = record
    questions = by_question(QUESTIONS, responses, answers, groups=GROUPS, withheld_name="Withheld")
    respondents = by_respondent(QUESTIONS, responses, answers, groups=GROUPS, withheld_name="Withheld")
    assert content(questions) == content(respondents)
    assert len(content(questions)) == len(answers)


@having(records())
@settings(max_examples=200, deadline=None)
@pytest.mark.accepts("X1")
def test_what_is_withheld_is_counted_and_never_shown(record: tuple[list[Response], list[Given]]) -> None:
    responses, answers = record
    hidden = [replace(r, cited=False, respondent="HIDDEN", joint=("HIDDEN",) if r.joint else ()) for r in responses]
    sections = by_question(QUESTIONS, hidden, answers, groups=GROUPS, withheld_name="A respondent")
    people = by_respondent(QUESTIONS, hidden, answers, groups=GROUPS, withheld_name="A respondent")
    shown = repr(sections) + repr(people)
    for word in ("HIDDEN", "SECRET", "Plain", "civil", "Africa", "2013-09-18"):
        assert word not in shown
    counted = statistics(hidden, answers, groups=GROUPS, regions=REGIONS)
    open_ = statistics(responses, answers, groups=GROUPS, regions=REGIONS)
    assert counted.tallies == open_.tallies
    assert counted.by_group == open_.by_group
    assert counted.withheld == counted.total


@having(records(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_arrival_in_the_record_changes_nothing(
    record: tuple[list[Response], list[Given]], random: Random
) -> None:
    responses, answers = record
    mixed, shuffled = list(responses), list(answers)
    random.shuffle(mixed)
    random.shuffle(shuffled)
    plain = by_question(QUESTIONS, responses, answers, groups=GROUPS)
    assert by_question(QUESTIONS, mixed, shuffled, groups=GROUPS) == plain
    assert statistics(mixed, shuffled) == statistics(responses, answers)


@having(records())
@settings(max_examples=100, deadline=None)
def test_every_count_adds_up(record: tuple[list[Response], list[Given]]) -> None:
    responses, answers = record
    counted = statistics(responses, answers, groups=GROUPS, regions=REGIONS, questions=QUESTIONS)
    assert counted.total == counted.at_deadline + counted.late == len(responses)
    assert sum(c.total for c in counted.groups) == sum(c.total for c in counted.regions) == counted.total
    assert [(c.label, c.total) for c in counted.groups] == list(counted.by_group)
    assert sum(counted.group_by_region.values()) == sum(n for _, n in counted.languages) == counted.total
    assert all(t.total == counted.total for t in counted.tallies)
    whole = {t.question: t for t in counted.tallies if not t.part}
    assert set(whole) == set(NUMBERS)
    for number, tally in whole.items():
        assert tally.answered == sum(t.answered for t in counted.tallies_by_group if t.question == number)
    for number, real in counted.by_question:
        assert whole[number].answered + whole[number].reference == real


@pytest.mark.accepts("X3", "X4")
def test_natural_order_of_questions_and_letters() -> None:
    answers = [answer(1, n) for n in ("10", "1", "3 bis", "3", "18")]
    answers += [answer(1, "2", part="b"), answer(1, "2", part="a")]
    assert [s.question for s in by_question(QUESTIONS, [response(1)], answers)] == ["1", "2", "3", "3 bis", "10", "18"]
    items = by_respondent(QUESTIONS, [response(1)], answers)[0].items
    assert [i.question + i.part for i in items] == ["1", "2a", "2b", "3", "3 bis", "10", "18"]


def test_respondents_stand_by_group_and_number_and_withheld_ones_last() -> None:
    responses = [
        response(10),
        response(2),
        response(3, group="states"),
        response(4, group="press"),
        response(5, group=""),
        response(1, group="states", cited=False),
    ]
    answers = [answer(r.number, "1") for r in responses]
    section = by_question(QUESTIONS, responses, answers, groups=GROUPS, withheld_name="A respondent")[0]
    assert [i.response.number for i in section.items] == [3, 2, 10, 4, 5, 1]
    last = section.items[-1]
    assert (last.response.respondent, last.text, last.state, last.response.group) == (
        "A respondent",
        "",
        "withheld",
        "",
    )


@pytest.mark.accepts("X8", "X7")
def test_a_joint_answer_is_the_coalitions() -> None:
    coalition = response(7, respondent="Open Shelf Coalition", joint=("Arvenia Net", "Illyria Club"))
    alone = response(9, respondent="ARVENIA net")
    section = by_question(QUESTIONS, [coalition, alone], [answer(7, "1"), answer(9, "1", "No.")])[0]
    assert [i.response.respondent for i in section.items] == ["Open Shelf Coalition", "ARVENIA net"]
    assert section.items[0].notes == ("joint",)
    assert section.items[0].response.joint == ("Arvenia Net", "Illyria Club")
    assert section.items[1].notes == ()
    assert [(o.joint, o.own, o.name) for o in overlaps([alone, coalition])] == [(7, 9, "Arvenia Net")]
    assert statistics([coalition, alone], []).joint == 1


@pytest.mark.accepts(155)
def test_late_responses_are_marked_and_counted_apart() -> None:
    responses = [response(1), response(2, group="states"), response(3, late=True, received="2013-09-20T08:00:00Z")]
    item = by_question(QUESTIONS, responses, [answer(3, "1")])[0].items[0]
    assert (item.notes, item.response.received) == (("late",), "2013-09-20T08:00:00Z")
    counted = statistics(responses, [], groups=GROUPS)
    assert (counted.at_deadline, counted.late) == (2, 1)
    groups = {c.label: (c.at_deadline, c.later) for c in counted.groups}
    assert (groups["civil"], groups["states"], groups["technical"]) == ((1, 1), (1, 0), (0, 0))


@pytest.mark.accepts(155)
def test_sixty_nine_at_the_deadline() -> None:
    responses = [response(n, group=GROUPS[n % 5], region=REGIONS[n % 2]) for n in range(1, 70)]
    responses += [response(n, late=True) for n in (70, 71)]
    counted = statistics(responses, [answer(n, "1") for n in range(1, 72)], groups=GROUPS, regions=REGIONS)
    assert (counted.at_deadline, counted.late) == (69, 2)
    assert sum(c.at_deadline for c in counted.groups) == 69
    assert counted.tallies[0].answered == 71


@pytest.mark.accepts("X6")
def test_blank_not_applicable_and_reference_are_told_apart() -> None:
    responses = [response(n) for n in range(1, 6)]
    answers = [
        answer(1, "1"),
        answer(2, "1", "", state="blank"),
        answer(3, "1", "N/a", state="not_applicable"),
        answer(4, "1", "See 15", state="reference"),
        answer(1, "2", part="a"),
        answer(1, "2", "N/a", part="b", state="not_applicable"),
    ]
    counted = {(t.question, t.part): t for t in statistics(responses, answers, questions=QUESTIONS).tallies}
    first = counted["1", ""]
    assert (first.answered, first.blank, first.not_applicable, first.reference) == (1, 2, 1, 1)
    assert counted["2", ""].answered == 1
    assert counted["2", "b"].not_applicable == 1
    assert counted["18", ""].blank == 5


@pytest.mark.accepts("X6")
def test_an_answer_in_another_language_says_so() -> None:
    item = by_question(QUESTIONS, [response(1)], [answer(1, "1", "Oui.", language="fr")])[0].items[0]
    assert (item.language, item.notes) == ("fr", ("language",))


@pytest.mark.accepts("X7", "X1")
def test_every_response_is_cited_or_listed_as_not_cited() -> None:
    responses = [response(n) for n in (3, 1, 2)] + [response(4, cited=False)]
    assert not_cited(responses, [2]) == (1, 3, 4)
    assert not_cited(responses, [1, 2, 3, 4]) == ()
    assert wrongly_cited(responses, [2, 4, 9]) == (4, 9)


def test_what_is_in_review_is_named_and_marked() -> None:
    responses = [response(1), response(2, confirmed=False)]
    items = by_question(QUESTIONS, responses, [answer(1, "1"), answer(2, "1")])[0].items
    assert [i.notes for i in items] == [(), ("in-review",)]
    assert [r.number for r in in_review(responses)] == [2]
    assert statistics(responses, []).in_review == 1


def test_an_answer_that_no_section_would_hold_is_named() -> None:
    lost = [answer(8, "1"), answer(1, "19")]
    assert unplaced(QUESTIONS, [response(1)], [answer(1, "1"), *lost]) == tuple(lost)


def test_words_are_counted_in_every_script() -> None:
    assert statistics([response(1)], [answer(1, "1", "Two words."), answer(1, "3", "政府的作用")]).words == 7
