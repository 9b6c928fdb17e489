"""Comments beside the text and in rounds on a frozen revision; every one is kept, the chair answers each. Terms too."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from plenary.record.actor import Forbidden
from plenary.record.problems import Problem
from plenary.texts import acts, reads
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member

pytestmark = pytest.mark.django_db
CLOSES = AT + timedelta(days=20)


@pytest.fixture(autouse=True)
def text() -> str:
    return factories.text()


def observer() -> Any:
    return factories.actor("observer")


def round(**facts: Any) -> int:
    """A round of comments on what stands now."""
    number = do(acts.issue_revision, chair()).value
    return int(do(acts.open_round, chair(), revision=number, closes=CLOSES, **facts).value)


def comments(**which: Any) -> list[tuple[int | None, str, bool]]:
    return [(c.key, c.words, c.late) for c in reads.comments(SLUG, "draft", **which)]


def test_an_observer_comments_beside_each_paragraph_and_on_the_text() -> None:
    first = do(acts.comment, observer(), key=2, words="Which harbours?", suggested="Each harbour of the coast").value
    do(acts.comment, member(), words="A good start.")
    (one, two) = reads.comments(SLUG, "draft")
    assert (one.number, one.key, one.paragraph, one.klass, one.suggested) == (
        first,
        2,
        "1",
        "observer",
        "Each harbour of the coast",
    )
    assert (two.key, two.klass, two.name, two.seat, two.round) == (None, "member", "Republic of Sandbanks", 1, None)
    assert reads.comment_counts(SLUG, "draft") == {0: 1, 2: 1}


def test_a_suggested_wording_alone_is_a_comment_and_nothing_is_none() -> None:
    do(acts.comment, observer(), key=2, words="", suggested="Each harbour of the coast")
    with pytest.raises(Problem, match="Write your comment"):
        do(acts.comment, observer(), key=2, words=" ")
    with pytest.raises(Forbidden):
        do(acts.comment, factories.actor("public"), key=2, words="Hello")
    with pytest.raises(Problem, match="no such paragraph"):
        do(acts.comment, observer(), key=9, words="Hello")


def test_the_secretariat_enters_a_comment_for_a_seat_or_for_somebody_by_name() -> None:
    do(acts.comment, key=2, words="From the floor.", seat=3)
    do(acts.comment, key=2, words="By letter.", name="Buoy Society")
    assert [(c.name, c.klass, c.seat) for c in reads.comments(SLUG, "draft")] == [
        ("Lighthouse Keepers' Union", "member", 3),
        ("Buoy Society", "observer", None),
    ]
    for facts in ({"seat": 3}, {"name": "Buoy Society"}):
        with pytest.raises(Forbidden):
            do(acts.comment, member(), key=2, words="Not mine.", **facts)


@pytest.mark.accepts(16)
def test_a_round_is_about_the_revision_whatever_becomes_of_the_text() -> None:
    number = round(closes_text={"en": "end of November"})
    fresh = factories.paragraphs("draft", "A new paragraph.")[0]
    do(acts.settle, chair(), key=3, choice="base")
    factories.proposal(2)
    do(acts.settle, chair(), key=2, choice="P1")
    do(acts.comment, observer(), round=number, key=2, words="I liked it.")
    do(acts.comment, observer(), round=number, words="On the whole.")
    with pytest.raises(Problem, match="not part of the revision"):
        do(acts.comment, observer(), round=number, key=fresh, words="And this?")
    with pytest.raises(Problem, match="not part of the text"):
        do(acts.comment, observer(), key=2, words="Outside the round it is gone.")
    assert comments(round=number) == [(2, "I liked it.", False), (None, "On the whole.", False)]
    assert comments(round=0) == []
    frozen = reads.revision(SLUG, "draft", 1)
    assert frozen is not None
    assert [p.words for p in frozen.paragraphs] == ["Lights", "Each harbour shall keep a light.", "Lights are white."]


@pytest.mark.accepts(16)
@pytest.mark.parametrize(
    ("when", "late", "state"),
    [
        (CLOSES, False, "open"),
        (CLOSES + timedelta(seconds=1), True, "late"),
        (CLOSES + timedelta(days=9), True, "late"),
    ],
)
def test_a_late_comment_is_taken_and_marked(when: datetime, late: bool, state: str) -> None:
    number = round()
    do(acts.comment, observer(), round=number, key=2, words="A word.", at=when)
    assert comments() == [(2, "A word.", late)]
    assert reads.rounds(SLUG, "draft")[0].state(when) == state


@pytest.mark.accepts(16)
def test_a_round_opens_and_is_closed() -> None:
    number = round(opens=AT + timedelta(days=1))
    told: dict[str, Any] = {"round": number, "key": 2, "words": "A word."}
    with pytest.raises(Problem, match="not open yet"):
        do(acts.comment, observer(), **told)
    do(acts.comment, observer(), at=AT + timedelta(days=2), **told)
    do(acts.close_round, chair(), round=number, at=AT + timedelta(days=3))
    assert do(acts.close_round, chair(), round=number).entry == 0
    with pytest.raises(Problem, match="is closed"):
        do(acts.comment, observer(), at=AT + timedelta(days=4), **told)
    (line,) = reads.rounds(SLUG, "draft")
    assert (line.comments, line.label, line.state(AT)) == (1, "Rev. 1", "closed")


def test_a_round_may_ask_the_members_alone() -> None:
    number = round(who="members")
    with pytest.raises(Problem, match="asks the members"):
        do(acts.comment, observer(), round=number, key=2, words="A word.")
    do(acts.comment, member(), round=number, key=2, words="A word.")


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"revision": 9}, "no such revision"),
        ({"closes": AT}, "ends after it begins"),
        ({"opens": CLOSES}, "ends after it begins"),
        ({"who": "nobody"}, "who comments"),
    ],
)
def test_what_is_no_round_is_refused(facts: dict[str, Any], why: str) -> None:
    do(acts.issue_revision, chair())
    with pytest.raises(Problem, match=why):
        do(acts.open_round, chair(), **({"revision": 1, "closes": CLOSES} | facts))
    with pytest.raises(Problem, match="no such round"):
        do(acts.comment, observer(), round=1, words="A word.")


@pytest.mark.accepts(14)
def test_the_chair_answers_each_comment_with_what_becomes_of_it() -> None:
    number = do(acts.comment, observer(), key=2, words="Which harbours?").value
    with pytest.raises(Problem, match="why it is not taken"):
        do(acts.answer_comment, chair(), number=number, disposition="not")
    with pytest.raises(Problem, match="what becomes of it"):
        do(acts.answer_comment, chair(), number=number, answer="Thanks", disposition="maybe")
    with pytest.raises(Problem, match="no such comment"):
        do(acts.answer_comment, chair(), number=9, disposition="noted")
    do(acts.answer_comment, chair(), number=number, answer="All of them: see paragraph 2.", disposition="not")
    assert (
        do(acts.answer_comment, chair(), number=number, answer="All of them: see paragraph 2.", disposition="not").entry
        == 0
    )
    (told,) = reads.comments(SLUG, "draft", key=2)
    assert (told.answer, told.disposition, told.answered) == ("All of them: see paragraph 2.", "not", AT)
    with pytest.raises(Forbidden):
        do(acts.answer_comment, member(), number=number, disposition="noted")


@pytest.mark.accepts(59)
def test_a_structure_that_is_proposed_is_commented_on_as_any_text() -> None:
    words = [{"kind": "heading", "words": title} for title in ("Introduction", "Recommendations", "Conclusion")]
    factories.text("structure", words=words, kind="non-paper")
    acts.comment(observer(), group=SLUG, text="structure", key=2, words="Put it first.", at=AT)
    assert [(c.key, c.words) for c in reads.comments(SLUG, "structure")] == [(2, "Put it first.")]


@pytest.mark.accepts(184)
def test_a_term_has_competing_readings_each_with_its_holder_and_none_is_official() -> None:
    acts.enter_term(chair(), group=SLUG, slug="night", name={"en": "night", "ar": "الليل"}, at=AT)
    told: dict[str, Any] = {"group": SLUG, "term": "night", "at": AT}
    acts.define(member(), words={"en": "From sunset to sunrise."}, source="PORTS/2016/1, para. 4", **told)
    acts.define(observer(), words={"en": "When it is dark."}, **told)
    acts.define(chair(), words={"en": "When no light is seen."}, seat=3, **told)
    (term,) = reads.terms(SLUG)
    assert [(d.number, d.holder, d.seat) for d in term.definitions] == [
        (1, "Republic of Sandbanks", 1),
        (2, "Ana Observer", None),
        (3, "Lighthouse Keepers' Union", 3),
    ]
    assert not any(hasattr(d, "official") for d in term.definitions)


def test_who_reads_a_term_otherwise_now_leaves_her_earlier_reading_to_be_read() -> None:
    acts.enter_term(chair(), group=SLUG, slug="night", name={"en": "night"}, at=AT)
    told: dict[str, Any] = {"group": SLUG, "term": "night", "at": AT}
    acts.define(member(), words={"en": "From sunset to sunrise."}, **told)
    assert acts.define(member(), words={"en": "From sunset to sunrise."}, **told).entry == 0
    acts.define(member(), words={"en": "From dusk to dawn."}, **told)
    acts.define(observer(), words={"en": "When it is dark."}, **told)
    (term,) = reads.terms(SLUG)
    assert [d.number for d in term.definitions] == [2, 3]
    assert [d.number for d in term.withdrawn] == [1]
    with pytest.raises(Problem, match="somebody else's"):
        acts.retire(observer(), number=2, **told)
    acts.retire(observer(), number=3, **told)
    assert acts.retire(observer(), number=3, **told).entry == 0
    with pytest.raises(Problem, match="say why"):
        acts.retire(chair(), number=2, **told)
    acts.retire(chair(), number=2, reason="The delegation asked for it by letter.", **told)
    assert not reads.terms(SLUG)[0].definitions


def test_a_term_is_renamed_and_what_is_none_is_refused() -> None:
    told: dict[str, Any] = {"group": SLUG, "slug": "night", "at": AT}
    acts.enter_term(chair(), name={"en": "night"}, **told)
    assert acts.enter_term(chair(), name={"en": "night"}, **told).entry == 0
    acts.enter_term(chair(), name={"en": "night time"}, note={"en": "Paragraph 35"}, **told)
    assert [(t.name, t.note) for t in reads.terms(SLUG)] == [({"en": "night time"}, {"en": "Paragraph 35"})]
    with pytest.raises(Problem, match="Write the term"):
        acts.enter_term(chair(), name={}, **told)
    with pytest.raises(Problem, match="letters, figures"):
        acts.enter_term(chair(), name={"en": "x"}, **(told | {"slug": "ليل"}))
    with pytest.raises(Problem, match="no such term"):
        acts.define(member(), group=SLUG, term="day", words={"en": "x"}, at=AT)
    with pytest.raises(Problem, match="how you read"):
        acts.define(member(), group=SLUG, term="night", words={"en": " "}, at=AT)
    with pytest.raises(Problem, match="no such reading"):
        acts.retire(member(), group=SLUG, term="night", number=4, at=AT)
    for role in ("public", "observer", "member"):
        with pytest.raises(Forbidden):
            acts.enter_term(factories.actor(role), name={"en": "x"}, **told)
    with pytest.raises(Forbidden):
        acts.define(factories.actor("public"), group=SLUG, term="night", words={"en": "x"}, at=AT)
