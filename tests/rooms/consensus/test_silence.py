"""What may be put under silence, what breaks it, and what is no change of it."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from plenary.consensus import acts, reads
from plenary.consensus.models import Silence
from plenary.record.actor import operator
from plenary.record.problems import Conflict, Problem
from plenary.rules.consensus import GRACE
from plenary.texts import acts as texts
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.consensus.negotiating import DRAFT, FIRST, SECOND, STATE, UNION, finds, silence, takes, where
from tests.rooms.consensus.test_finding import paragraph
from tests.rooms.consensus.test_pages import seen, sent

pytestmark = pytest.mark.django_db
NOTED = [{"words": "Lights", "kind": "heading"}, {"words": "Keep a light[^1].", "notes": ["Of any colour."]}, "White."]


def confirms(at: Any, key: int = FIRST) -> Any:
    return acts.confirm_silence(factories.actor("chair"), **where(key, at + GRACE))


def noted() -> None:
    factories.text(words=NOTED)


def test_words_stand_under_silence_beside_a_proposal_to_delete_or_to_move_them() -> None:
    factories.text()
    factories.proposal(FIRST, seat=UNION)
    texts.propose(operator(), op="move", place=SECOND, seat=UNION, **where())
    ends = silence()
    assert r"\u0000" not in json.dumps(Silence.objects.get().stood)  # which PostgreSQL does not keep
    assert [s.words for s in reads.silences(SLUG)] == ["Each harbour shall keep a light."]
    assert confirms(ends).value == 1


def test_words_that_read_like_the_mark_of_a_deletion_are_words() -> None:
    factories.text(words=["delete"])
    number = factories.proposal(1, seat=UNION)
    takes(UNION, "object", "base", key=1)
    finds("ad-ref", key=1, wording=f"P{number}")
    assert paragraph(1).gone


@pytest.mark.parametrize("whose", ["base", "proposal"])
def test_a_footnote_that_was_changed_meanwhile_is_a_change(whose: str) -> None:
    noted()
    number = factories.proposal(FIRST, "Keep two lights[^1].", notes=["Of two colours."])
    ends = silence(wording="base" if whose == "base" else f"P{number}")
    if whose == "base":
        texts.edit_paragraph(operator(), words="Keep a light[^1].", notes=["Of no colour."], **where())
    else:
        texts.withdraw(operator(), group=SLUG, text=DRAFT, proposal=number, seat=STATE, at=AT)
        factories.proposal(FIRST, "Keep two lights[^1].", notes=["Of no colour."])
    with pytest.raises(Conflict):
        confirms(ends)


def test_support_for_words_whose_footnote_was_changed_is_none_for_the_new_one() -> None:
    noted()
    takes(UNION, "support", "base")
    texts.edit_paragraph(operator(), words="Keep a light[^1].", notes=["Of no colour."], **where())
    found = reads.paragraph_positions(SLUG, DRAFT, FIRST)
    assert found is not None
    assert (len(found.lines), len(found.outdated)) == (0, 1)


def test_a_footnote_that_the_chair_did_not_have_before_her_is_a_conflict() -> None:
    noted()
    told = {"wording": "base", "words": "Keep a light[^1]."}
    with pytest.raises(Conflict, match="footnotes"):
        finds("ad-ref", notes=["Of no colour."], **told)
    with pytest.raises(Conflict, match="footnotes"):
        finds("ad-ref", notes=[], wording="own", words="Keep lights[^1].")
    with pytest.raises(Conflict, match="footnotes"):
        silence(notes=["Of no colour."], **told)
    finds("ad-ref", notes=["Of any colour."], **told)


def test_the_page_sends_the_footnotes_that_it_showed() -> None:
    noted()
    told = {"finding": "ad-ref", "wording": "base", "seen-base": "Keep a light[^1]."}
    page = factories.client("chair").get(f"/groups/{SLUG}/texts/{DRAFT}/paragraphs/{FIRST}/").content.decode()
    assert '<input type="hidden" name="noted-base" value="Of any colour.">' in page
    where_to: dict[str, Any] = {"text": DRAFT, "key": FIRST}
    assert "footnotes were changed" in sent("paragraph", "chair", "find", 400, told, **where_to)
    sent("paragraph", "chair", "find", 302, told | {"noted-base": "Of any colour."}, **where_to)


@pytest.mark.parametrize("how", ["merged", "withdrawn"])
def test_the_silence_on_a_paragraph_that_is_gone_is_over_and_can_be_withdrawn(how: str) -> None:
    factories.text()
    if how == "merged":
        key, ends = SECOND, silence(key=SECOND)
        texts.merge_paragraphs(operator(), group=SLUG, text=DRAFT, key=key, into=FIRST, words="One.", at=AT)
    else:
        number = factories.proposal(FIRST, "No light.", op="insert")
        key = 4
        ends = silence(key=key, wording=f"P{number}")
        texts.withdraw(operator(), group=SLUG, text=DRAFT, proposal=number, seat=STATE, at=AT)
    running = silence()
    assert [(s.key, s.runs) for s in reads.silences(SLUG)] == [(FIRST, True), (key, False)]
    assert reads.silences(SLUG, DRAFT, key)[0].may(ends).phase == "gone"
    own = reads.own(factories.actor("member"), SLUG, AT)
    assert own is not None
    assert [s.key for s in own.silences] == [FIRST]
    assert "its paragraph is not part of the text any more" in seen("silences")
    assert "its paragraph is not part of the text any more" in seen("paragraph", text=DRAFT, key=key)
    with pytest.raises(Problem, match="no such paragraph"):
        confirms(ends, key)
    sent("paragraph", "chair", "withdraw-silence", text=DRAFT, key=key)
    assert {s.key: s.state for s in reads.silences(SLUG)} == {FIRST: "running", key: "withdrawn"}
    assert running == ends


def test_nothing_is_said_of_a_text_that_was_concluded() -> None:
    factories.text()
    texts.conclude(factories.actor("chair"), group=SLUG, text=DRAFT, at=AT)
    with pytest.raises(Problem, match="concluded"):
        silence()
    with pytest.raises(Problem, match="concluded"):
        takes(UNION, "support")
    with pytest.raises(Problem, match="concluded"):
        acts.take_position(factories.actor("member"), value="support", **where())


def test_own_words_under_silence_are_no_longer_than_a_paragraph() -> None:
    factories.text()
    with pytest.raises(Problem, match="40000"):
        silence(wording="own", words="x" * 40_001)
    silence(wording="own", words="x" * 40_000)


def test_a_heading_is_put_under_silence_only_where_it_is_disputed() -> None:
    factories.text()
    with pytest.raises(Problem, match="Nobody proposes another heading"):
        silence(key=1)
    factories.proposal(1, "Lights and fog")
    silence(key=1)


@pytest.mark.parametrize(
    "words",
    [
        "Each harbour shall keep a light.\u200b",
        "Each harbour shall\u00a0keep  a\n light.",
        "\ufeffEach har\u00adbour shall keep a light\u200c.",
        "\u202aEach harbour shall keep a light.\u202c",
    ],
)
def test_own_words_that_look_like_a_reading_are_that_reading(words: str) -> None:
    factories.text()
    takes(UNION, "object", "base")
    for finding in (lambda: finds("ad-ref", wording="own", words=words), lambda: silence(wording="own", words=words)):
        with pytest.raises(Problem, match="stands in the way"):
            finding()
    acts.mark_objection(
        factories.actor("chair"), seat=UNION, wording="base", state="addressed", words="Answered.", **where()
    )
    finds("ad-ref", wording="own", words=words)
    assert paragraph().words == "Each harbour shall keep a light."
    assert reads.findings(SLUG)[0].wording == "base"


def test_own_words_that_nobody_sees_are_none() -> None:
    factories.text()
    with pytest.raises(Problem, match="Write the words"):
        finds("ad-ref", wording="own", words="\u200b\u00ad \u2060")


def test_what_was_sent_before_the_end_breaks_it_although_it_arrives_within_the_grace() -> None:
    factories.text()
    ends = silence()
    with pytest.raises(Problem, match="half a minute"):
        acts.confirm_silence(factories.actor("chair"), **where(at=ends + timedelta(seconds=1)))
    takes(UNION, "object", at=ends - timedelta(microseconds=1))
    with pytest.raises(Problem, match="under silence"):
        confirms(ends)
