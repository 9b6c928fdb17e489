"""Public input: who votes and how often, what the record tells of it, and the map that is left."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from plenary.consensus import acts, opinion_keys, opinion_worker
from plenary.consensus.models import CanvassBallot, CanvassVote
from plenary.consensus.reads import opinion
from plenary.library import work
from plenary.record.actor import NOBODY, Actor, Forbidden, operator
from plenary.record.models import Content, Entry
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
LATER = AT.replace(month=11)


@pytest.fixture
def where() -> dict[str, Any]:
    return {"group": SLUG, "canvass": factories.canvass(), "at": AT}


def keys(count: int) -> list[str]:
    return [opinion_keys.read_key(opinion_keys.new_key()) for _ in range(count)]


def cast(where: dict[str, Any], key: str, answers: dict[int, str], by: Actor = NOBODY, declared: str = "") -> None:
    for statement, value in answers.items():
        acts.vote(by, statement=statement, value=value, key=key, declared=declared, **where)


def mapped(where: dict[str, Any]) -> dict[str, Any]:
    acts.close_canvass(operator(), **where)
    work.run_waiting()
    found = opinion.canvass(SLUG, where["canvass"])
    assert found is not None
    return found.line.result


def two_camps(where: dict[str, Any], sizes: tuple[int, int] = (9, 6)) -> None:
    """Both agree with the first statement and differ on the others."""
    for n, key in enumerate(keys(sum(sizes))):
        one = n < sizes[0]
        answers = {1: "agree", 2: "agree" if one else "disagree", 3: "disagree" if one else "agree"}
        cast(where, key, answers, declared="states" if one else "civil-society")


def test_a_voter_has_one_vote_a_statement_and_may_change_it(where: dict[str, Any]) -> None:
    key = keys(1)[0]
    cast(where, key, {1: "agree", 2: "pass"})
    cast(where, key, {1: "disagree"})
    found = opinion.canvass(SLUG, where["canvass"])
    assert found is not None
    assert opinion.own(NOBODY, found.line.id, key).answers == {1: "disagree", 2: "pass"}
    assert CanvassVote.objects.count() == 2
    cast(where, key, {1: ""})
    assert opinion.own(NOBODY, found.line.id, key).answers == {2: "pass"}


def test_who_is_signed_in_has_one_ballot_whatever_her_browsers_keep(where: dict[str, Any]) -> None:
    member = factories.actor("member")
    for key in ["", *keys(2)]:
        cast(where, key, {1: "agree"}, by=member)
    assert CanvassBallot.objects.count() == CanvassVote.objects.count() == 1
    assert CanvassBallot.objects.get().declared == "states"  # as her seat says


def test_a_ballot_tells_nobody_and_is_another_in_every_canvass(where: dict[str, Any]) -> None:
    other, key = {**where, "canvass": factories.canvass("Another one.")}, keys(1)[0]
    cast(where, key, {1: "agree"})
    cast(other, key, {1: "agree"})
    one, two = CanvassBallot.objects.order_by("pk").values_list("holder", flat=True)
    assert one != two
    assert key not in (one, two)


def test_a_vote_leaves_nothing_in_the_record(where: dict[str, Any]) -> None:
    before = Entry.objects.count()
    cast(where, keys(1)[0], {1: "agree", 2: "disagree"})
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    ("value", "statement", "key", "says"),
    [
        ("maybe", 1, "k", "Choose agree"),
        ("agree", 9, "k", "no statement 9"),
        ("agree", 1, "", "keeps no cookie"),
    ],
)
def test_what_is_no_vote_is_refused(where: dict[str, Any], value: str, statement: int, key: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        acts.vote(NOBODY, statement=statement, value=value, key=key, **where)


def test_no_vote_is_taken_before_after_or_once_it_is_closed() -> None:
    slug = factories.canvass(opened=False, closes=LATER)
    where: dict[str, Any] = {"group": SLUG, "canvass": slug, "at": AT}
    for at, act in ((AT, acts.open_canvass), (LATER, acts.close_canvass)):
        with pytest.raises(Problem, match="No votes are taken"):
            cast({**where, "at": at}, "k", {1: "agree"})
        act(operator(), **where)
    with pytest.raises(Problem, match="No votes are taken"):
        cast(where, "k", {1: "agree"})


def test_the_map_stands_in_the_record_and_every_vote_is_gone(where: dict[str, Any]) -> None:
    two_camps(where)
    result = mapped(where)
    assert [g["size"] for g in result["groups"]] == [9, 6]
    assert result["people"] == 15
    assert result["votes"] == 45
    first = next(s for s in result["statements"] if s["number"] == 1)
    assert first["groups"] == [[9, 0, 9], [6, 0, 6]]
    assert first["agreed"] == round(100 * 10 / 11 * 7 / 8)
    assert result["table"] == [["civil-society", [None, None]], ["states", [None, None]]]  # else nought could be told
    assert not CanvassVote.objects.exists()
    assert not CanvassBallot.objects.exists()
    entry = Entry.objects.get(act="consensus.canvass-mapped")
    assert json.loads(Content.objects.get(pk=entry).what)["result"] == result
    assert not verify().problems


def test_how_few_answered_little_cannot_be_told_from_the_sums(where: dict[str, Any]) -> None:
    two_camps(where)
    cast(where, keys(1)[0], {1: "disagree"})
    result = mapped(where)
    assert result["people"] == sum(g["size"] for g in result["groups"]) == 15


@pytest.mark.parametrize("people", [0, 1, 4])
def test_of_fewer_than_five_people_nothing_is_told(where: dict[str, Any], people: int) -> None:
    for key in keys(people):
        cast(where, key, {1: "agree", 2: "disagree", 3: "pass"})
    result = mapped(where)
    assert (result["people"], result["votes"], result["groups"], result["dots"], result["table"]) == (0, 0, [], [], [])
    assert all(not s["all"] and not s["groups"] and s["agreed"] is None for s in result["statements"])


def test_no_figure_of_a_map_is_of_fewer_than_five() -> None:
    """Whatever is voted: sizes, marks, answers and the table speak of five people or more."""
    dice = random.Random(11)
    statements = range(1, 10)
    declared = {n: dice.choice(["states", "civil-society", "business"]) for n in range(60) if dice.random() < 0.6}
    given = [(n, s, dice.choice([1, 0, -1])) for n in range(60) for s in statements if dice.random() < 0.6]
    result = opinion_worker.ask(given, declared, statements)
    assert result["groups"]
    assert all(g["size"] >= 5 for g in result["groups"])
    assert all(people >= 5 for _x, _y, people, _group in result["dots"])
    assert all(counts[2] >= 5 for s in result["statements"] for counts in [*s["groups"], *filter(None, [s["all"]])])
    assert all(count is None or count >= 5 for _name, counts in result["table"] for count in counts)


def test_a_map_is_asked_for_once_and_recorded_once(where: dict[str, Any]) -> None:
    two_camps(where)
    result = mapped(where)
    assert not acts.record_map(operator(), result={"people": 1}, **where).entry
    with pytest.raises(Problem, match="no map"):
        acts.order_map(operator(), **where)
    found = opinion.canvass(SLUG, where["canvass"])
    assert found is not None
    assert found.line.result == result


def test_a_map_that_failed_is_made_again(where: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    two_camps(where)

    def broken(*_given: object) -> None:
        raise RuntimeError("no room")

    with monkeypatch.context() as patch:
        patch.setattr(opinion_worker, "ask", broken)
        assert mapped(where) == {}
    assert CanvassVote.objects.exists()
    acts.order_map(operator(), **where)
    work.run_waiting()
    found = opinion.canvass(SLUG, where["canvass"])
    assert found is not None
    assert found.line.result["people"] == 15


def test_a_statement_taken_off_the_list_is_left_out_of_the_map(where: dict[str, Any]) -> None:
    two_camps(where)
    acts.judge_statement(operator(), statement=3, state="declined", reason="It names somebody.", **where)
    assert [s["number"] for s in mapped(where)["statements"]] == [1, 2]


def test_anybody_suggests_and_the_secretariat_admits_or_says_why_not(where: dict[str, Any]) -> None:
    made = acts.add_statement(NOBODY, words={"en": "  Lights cost   too much. "}, source="answer/R1/Q1", **where)
    found = opinion.canvass(SLUG, where["canvass"])
    assert found is not None
    line = found.statements[-1]
    assert (line.number, line.words, line.state, line.public, line.source) == (
        made.value,
        {"en": "Lights cost too much."},
        "suggested",
        True,
        "",
    )
    assert line not in found.admitted
    with pytest.raises(Forbidden):
        acts.judge_statement(factories.actor("member"), statement=4, state="admitted", **where)
    with pytest.raises(Problem, match="reason"):
        acts.judge_statement(operator(), statement=4, state="declined", **where)
    acts.judge_statement(operator(), statement=4, state="declined", reason="Said already.", **where)
    entry = Entry.objects.get(act="consensus.canvass-statement-judged")
    assert "Said already." in Content.objects.get(pk=entry).what
    acts.judge_statement(operator(), statement=4, state="admitted", **where)
    again = opinion.canvass(SLUG, where["canvass"])
    assert again is not None
    assert again.admitted[-1].number == 4


@pytest.mark.parametrize(
    ("words", "says"),
    [("", "Write the statement"), ("x" * 281, "280"), ("Lights are white.", "already")],
    ids=["empty", "long", "twice"],
)
def test_what_is_no_statement_is_refused(where: dict[str, Any], words: str, says: str) -> None:
    with pytest.raises(Problem, match=says):
        acts.add_statement(NOBODY, words={"en": words}, **where)


def test_where_the_public_may_not_suggest_the_secretariat_still_adds() -> None:
    where: dict[str, Any] = {"group": SLUG, "canvass": factories.canvass(suggesting=False), "at": AT}
    with pytest.raises(Problem, match="No statements can be suggested"):
        acts.add_statement(NOBODY, words={"en": "One more."}, **where)
    assert acts.add_statement(operator(), words={"en": "One more."}, **where).value == 4


def test_suggestions_that_wait_are_bounded(where: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plenary.consensus.acts.canvassing.MOST_WAITING", 2)
    for n in range(2):
        acts.add_statement(NOBODY, words={"en": f"Suggestion {n}."}, **where)
    with pytest.raises(Problem, match="wait to be looked at"):
        acts.add_statement(NOBODY, words={"en": "A third."}, **where)


def test_lists_are_drafted_changed_and_not_opened_again(where: dict[str, Any]) -> None:
    told: dict[str, Any] = {"title": {"en": "Renamed"}, "words": {}, "closes": LATER}
    assert acts.draft_canvass(operator(), **told, **where).entry
    assert not acts.draft_canvass(operator(), **told, **where).entry
    with pytest.raises(Problem, match="title"):
        acts.draft_canvass(operator(), **(told | {"title": {}}), **where)
    with pytest.raises(Problem, match="past"):
        acts.draft_canvass(operator(), **(told | {"closes": AT.replace(year=2015)}), **where)
    acts.close_canvass(operator(), **where)
    for again in (acts.open_canvass, acts.order_map):
        if again is acts.open_canvass:
            with pytest.raises(Problem, match="not opened again"):
                again(operator(), **where)
    with pytest.raises(Problem, match="closed"):
        acts.draft_canvass(operator(), **told, **where)


def test_an_empty_list_is_not_put_to_the_public() -> None:
    slug = acts.draft_canvass(operator(), group=factories.group(), title={"en": "Empty"}, words={}, at=AT).value
    with pytest.raises(Problem, match="at least one statement"):
        acts.open_canvass(operator(), group=SLUG, canvass=slug, at=AT)


def test_lists_take_the_same_number_of_queries_at_one_and_three(django_assert_num_queries: Any) -> None:
    for _n in range(3):
        slug = factories.canvass()
        with django_assert_num_queries(1):
            opinion.canvasses(SLUG)
        with django_assert_num_queries(2):
            opinion.canvass(SLUG, slug)
