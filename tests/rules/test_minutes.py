"""The chair's summary: what is drafted from which facts, and what becomes of the chair's words when it is drafted anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules import minutes
from plenary.rules.minutes import values as v

WHERE = "meeting/harbours/1"
FACTS = minutes.Facts(
    address=WHERE,
    group="Working Group on Harbours",
    title="1st meeting",
    place="Geneva",
    dates="30 September 2016",
    opened=datetime(2016, 9, 30, 10, tzinfo=UTC),
    closed=datetime(2016, 9, 30, 18, tzinfo=UTC),
    sessions=2,
    presided=(
        v.Presided("Ana Sund", "", "secretariat", datetime(2016, 9, 30, 10, tzinfo=UTC)),
        v.Presided("Bo Lund", "Illyria", "acting-chair", datetime(2016, 9, 30, 10, 10, tzinfo=UTC)),
    ),
    elected=(v.Elected(1, "chair", "Cy Dahl", "Cordova", "Illyria", "presides"),),
    there={("member", "room"): 20, ("member", "remote"): 5, ("observer", "remote"): 9},
    provided=("remote", "captions"),
    agenda_adopted=True,
    amended=1,
    items=(
        v.ItemFacts(1, "1", "Opening", "opening", "done"),
        v.ItemFacts(
            2,
            "2",
            "Working methods",
            "procedure",
            "done",
            spoke=(
                v.Spoke("Illyria", "member", "room", "statement"),
                v.Spoke("Lights Union", "observer", "remote", "statement"),
                v.Spoke("Cordova", "member", "remote", "statement", "also for Marengo"),
                v.Spoke("Illyria", "member", "room", "statement"),
                v.Spoke("Cordova", "member", "remote", "point-of-order"),
            ),
            decided=(
                v.Decided(1, "agreed", "To work by consensus"),
                v.Decided(2, "deferred", "A co-chair", revisit=True),
            ),
        ),
        v.ItemFacts(3, "3", "Dates", "dates", "waiting"),
    ),
    to_do=(v.ToDo(1, "raise funds", "secretariat", None),),
    highlights=((1, "Harbour fees"),),
)


def codes(key: str, facts: minutes.Facts = FACTS) -> list[str]:
    return [s.code for p in minutes.draft(facts) if p.key == key for s in p.sentences]


@pytest.mark.accepts(89, 92, 93)
def test_the_paragraphs_follow_the_meeting() -> None:
    assert [p.key for p in minutes.draft(FACTS)] == [
        "opening", "attendance", "election", "agenda", "item/2", "highlights", "actions", "closing",
    ]  # fmt: skip
    assert codes("opening") == ["held", "opened-by", "acting-chair"]
    assert codes("election") == ["nominated", "approved", "accepted", "presides"]


@pytest.mark.accepts(93)
def test_an_election_says_no_step_that_was_not_taken() -> None:
    for state, said in (("nominated", 1), ("approved", 2), ("accepted", 3), ("presides", 4)):
        facts = replace(FACTS, elected=(replace(FACTS.elected[0], state=state),))
        assert len(codes("election", facts)) == said


@pytest.mark.accepts(102, 103)
def test_speakers_are_named_once_members_before_observers() -> None:
    said = {s.code: s.values for p in minutes.draft(FACTS) if p.key == "item/2" for s in p.sentences}
    assert said["members-spoke"]["names"] == ("Illyria", "Cordova (also for Marengo)")
    assert said["observers-spoke"]["names"] == ("Lights Union",)
    assert said["point-of-order"]["names"] == ("Cordova",)


@pytest.mark.accepts(61, 106)
def test_a_deferral_that_may_be_revisited_says_so() -> None:
    assert codes("item/2")[-2:] == ["agreed", "deferred-revisit"]


def test_a_meeting_that_ends_after_midnight_says_so() -> None:
    late = replace(FACTS, sessions=1, closed=datetime(2016, 10, 1, 0, 40, tzinfo=UTC))
    assert codes("closing", late) == ["closed-after-midnight"]


def test_of_a_meeting_that_has_not_begun_nothing_is_said() -> None:
    empty = minutes.Facts(WHERE, "G", "1st meeting", "", "", None, None, 0)
    assert minutes.draft(empty) == ()


PIECES = st.tuples(st.sampled_from("abcdefgh"), st.text("xyz ", max_size=8))


@st.composite
def facts(draw: st.DrawFn) -> minutes.Facts:
    """A meeting with anything in it."""
    words = st.text("abc ", min_size=1, max_size=12)
    spoke = st.builds(
        v.Spoke,
        words,
        st.sampled_from(["member", "observer", "chair"]),
        st.sampled_from(["room", "remote"]),
        st.sampled_from(["statement", "point-of-order", "right-of-reply", "chair"]),
    )
    decided = st.builds(v.Decided, st.integers(1, 9), st.sampled_from(["adopted", "agreed", "divergence"]), words)
    item = st.builds(
        v.ItemFacts,
        number=st.integers(1, 99),
        shown=st.just("1"),
        title=words,
        kind=st.sampled_from(["discussion", "opening", "dates"]),
        state=st.sampled_from(["done", "carried", "waiting", "open", "dropped"]),
        outcome=st.just("") | words,
        presenter=st.just("") | words,
        spoke=st.lists(spoke, max_size=4).map(tuple),
        decided=st.lists(decided, max_size=3).map(tuple),
    )
    items = draw(st.lists(item, max_size=5, unique_by=lambda i: i.number))
    todo = st.builds(v.ToDo, st.integers(1, 9), words, st.just("chair"), st.none() | st.just(date(2017, 1, 1)))
    return replace(
        FACTS,
        items=tuple(items),
        to_do=tuple(draw(st.lists(todo, max_size=3))),
        opened=draw(st.none() | st.just(FACTS.opened)),
        agenda_adopted=draw(st.booleans()),
    )


@given(facts())
@settings(max_examples=500, deadline=None)
def test_every_sentence_rests_on_something_and_no_decision_is_left_out(f: minutes.Facts) -> None:
    drafted = minutes.draft(f)
    sentences = [s for p in drafted for s in p.sentences]
    assert all(s.sources and all(one.startswith(WHERE) for one in s.sources) for s in sentences)
    assert len({p.key for p in drafted}) == len(drafted)
    wanted = [d.text for i in f.items if i.state != "dropped" and i.kind != "opening" for d in i.decided]
    verbs = ("adopted", "agreed", "divergence")
    assert sorted(str(s.values["text"]) for s in sentences if s.code in verbs) == sorted(wanted)


KEYED = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz"), st.sampled_from("xyz")), unique_by=lambda p: p[0]
)
NOW = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz")), unique_by=lambda p: p[0])


@given(KEYED, NOW)
@settings(max_examples=2000, deadline=None)
def test_drafted_anew_the_chairs_words_stay_and_nothing_of_the_record_is_missing(
    before: list[tuple[str, str, str]], now: list[tuple[str, str]]
) -> None:
    after = minutes.redraft(before, now)
    keys = [r.key for r in after]
    assert len(set(keys)) == len(keys)
    assert set(keys) >= {key for key, _text in now}
    found = {r.key: r for r in after}
    for key, text, drafted in before:
        if text != drafted:
            assert found[key].text == text
        elif key in dict(now):
            assert found[key].text == dict(now)[key]
        else:
            assert key not in found
    assert all(r.fresh == "" or (r.fresh != r.text and r.fresh == dict(now)[r.key]) or r.fresh == r.text for r in after)
    again = minutes.redraft([(r.key, r.text, r.drafted) for r in after], now)
    assert [(r.key, r.text) for r in again] == [(r.key, r.text) for r in after], "twice is once"


@given(NOW)
def test_what_the_record_gives_keeps_its_order(now: list[tuple[str, str]]) -> None:
    assert [(r.key, r.text) for r in minutes.redraft([], now)] == now


def test_a_sentence_keeps_its_source_while_it_stands() -> None:
    drafted = {"It was agreed.": [f"{WHERE}/decision/1"], "A spoke.": [f"{WHERE}/item/1"]}
    assert minutes.sourced("A spoke. The chair was moved. It was agreed.", drafted) == (
        ("A spoke.", (f"{WHERE}/item/1",)),
        ("It was agreed.", (f"{WHERE}/decision/1",)),
    )
    assert minutes.sourced("A spoke at length.", drafted) == ()
