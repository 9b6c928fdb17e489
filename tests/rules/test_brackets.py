"""The promises of the negotiating text (docs/rules/brackets.md), each over thousands of paragraphs in three scripts."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.rules.brackets import (
    BASE,
    Bracket,
    Composite,
    Part,
    Proposal,
    Words,
    compose,
    parse,
    settle,
    streamline,
    walk,
)
from plenary.rules.brackets.edits import Ground
from plenary.rules.brackets.tokens import tokens
from tests.rules.bracket_words import negotiations, texts

often = settings(max_examples=2000, deadline=None)
Negotiation = tuple[str, list[Proposal]]


@often
@given(st.one_of(texts, st.text()))
def test_tokens_joined_again_give_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert all(tokens(text))


@often
@given(negotiations())
def test_edits_made_in_the_base_give_the_proposal_token_by_token(n: Negotiation) -> None:
    base, proposals = n
    own, ground = tokens(base), Ground(base)
    for p in proposals:
        if p.text is None:
            continue
        said, at = [], 0
        for edit in ground.edits(p.text):
            assert edit.start > at or at == 0  # none touches the one before
            said += [*own[at : edit.start], *tokens(edit.text)]
            at = edit.end
        assert "".join([*said, *own[at:]]) == p.text


@often
@given(negotiations())
def test_base_chosen_gives_the_base(n: Negotiation) -> None:
    assert compose(*n).base() == n[0]


@often
@given(negotiations())
def test_a_sponsor_chosen_gives_her_text(n: Negotiation) -> None:
    made = compose(*n)
    assert [made.reading(p.id) for p in n[1]] == [p.text for p in n[1]]
    assert made.proposals == tuple(n[1])


@often
@given(negotiations(), st.randoms(use_true_random=False))
def test_order_of_proposals_orders_the_alternatives_and_nothing_else(n: Negotiation, dice: random.Random) -> None:
    mixed = dice.sample(n[1], len(n[1]))
    one, other = compose(*n), compose(n[0], mixed)
    assert _unordered(one.parts) == _unordered(other.parts)
    ranks = {p.id: k for k, p in enumerate(mixed)}
    for bracket in walk(other.parts):
        first = [ranks.get(a.holders[0] or a.holders[-1], -1) for a in bracket.alternatives[1:]]
        assert first == sorted(first)


def _unordered(parts: tuple[Part, ...]) -> tuple[object, ...]:
    """The tree without the order of alternatives and of names."""
    made: list[object] = []
    for part in parts:
        if isinstance(part, Bracket):
            alternatives = {
                (frozenset(a.holders), frozenset(a.sponsors), _unordered(a.parts)) for a in part.alternatives
            }
            made.append((frozenset(alternatives), part.whole, part.alternatives[0].holders.__len__()))
        else:
            made.append(part.text)
    return tuple(made)


@often
@given(negotiations())
def test_composing_twice_changes_nothing(n: Negotiation) -> None:
    made = compose(*n)
    assert compose(made.base(), made.proposals) == made


@often
@given(texts)
def test_no_proposals_no_brackets(base: str) -> None:
    made = compose(base, ())
    assert made.brackets == made.bracketed_tokens == 0
    assert made.parts == ((Words(base),) if base else ())


@often
@given(negotiations(), st.integers(0, 6))
def test_withdrawn_is_as_if_never_proposed(n: Negotiation, gone: int) -> None:
    base, proposals = n
    left = [p for k, p in enumerate(proposals) if k != gone]
    shown = compose(base, left)
    assert f"P{gone + 1}" not in {holder for b in walk(shown.parts) for a in b.alternatives for holder in a.holders}
    for p in left:
        assert shown.reading(p.id) == compose(*n).reading(p.id)


@often
@given(negotiations(), st.data())
def test_what_is_agreed_has_no_brackets(n: Negotiation, data: st.DataObject) -> None:
    made = compose(*n)
    choice = data.draw(st.sampled_from([BASE, *(p.id for p in n[1])]))
    settled = settle(made, choice)
    assert settled.brackets == 0
    assert settled.base() == (made.reading(choice) or "")


@often
@given(negotiations(), st.data())
def test_one_bracket_settled_has_its_words_in_every_reading(n: Negotiation, data: st.DataObject) -> None:
    made = compose(*n)
    found = list(walk(made.parts))
    if not found:
        return
    bracket = data.draw(st.sampled_from(found))
    alternative = data.draw(st.sampled_from(bracket.alternatives))
    settled = settle(made, {bracket.number: alternative.holders[0]})
    for p in settled.proposals:
        assert p.text == made.reading(p.id, {bracket.number: alternative.holders[0]})
    if not bracket.whole:
        assert settled.base() == made.reading(BASE, {bracket.number: alternative.holders[0]})


@often
@given(negotiations())
def test_exact_form_read_again_is_the_composite(n: Negotiation) -> None:
    made = compose(*n)
    assert parse(made.render()) == made


@often
@given(negotiations())
def test_words_that_nobody_edits_stay_outside_brackets(n: Negotiation) -> None:
    base, proposals = n
    if any(p.text is None for p in proposals):
        return
    own = tokens(base)
    ground = Ground(base)
    touched = {k for p in proposals for e in ground.edits(p.text or "") for k in range(e.start, e.end)}
    outside = "".join(part.text for part in compose(*n).parts if isinstance(part, Words))
    assert outside == "".join(token for k, token in enumerate(own) if k not in touched)


@often
@given(negotiations())
def test_bracketed_text_is_never_longer_than_whole_paragraphs(n: Negotiation) -> None:
    base, proposals = n
    readings = {base} | {p.text for p in proposals if p.text is not None}
    assert compose(*n).size <= sum(len(tokens(text)) for text in readings)


@often
@given(negotiations())
def test_every_reading_passes_each_bracket_by_one_alternative(n: Negotiation) -> None:
    made = compose(*n)
    everybody = {BASE, *(p.id for p in n[1])}

    def check(parts: tuple[Part, ...], readers: set[str]) -> None:
        for part in parts:
            if isinstance(part, Bracket):
                held = [h for a in part.alternatives for h in a.holders]
                assert sorted(held) == sorted(readers)
                assert len(part.alternatives) > 1
                for a in part.alternatives:
                    assert a.holders
                    check(a.parts, set(a.holders))

    check(made.parts, everybody)
    assert [b.number for b in walk(made.parts)] == list(range(1, made.brackets + 1))


def test_two_who_take_out_one_word_say_the_same_whichever_space_goes_with_it() -> None:
    """Hypothesis found it: "should " and " should" taken out stood as two alternatives of the same words."""
    base = "The port port should" + " port" * 14
    told = [Proposal("P1", ("A",), "The" + " port" * 16), Proposal("P2", ("B",), "The" + " port" * 5 + " coast")]
    (bracket,) = [b for b in walk(compose(base, told).parts) if any("should" in str(a.parts) for a in b.alternatives)]
    assert [(a.holders, a.sponsors) for a in bracket.alternatives] == [((BASE,), ()), (("P1", "P2"), ("A", "B"))]


@often
@given(negotiations())
def test_equal_words_are_one_alternative_under_all_their_sponsors(n: Negotiation) -> None:
    names = {p.id: p.sponsors for p in n[1]}
    for bracket in walk(compose(*n).parts):
        # A paragraph that has no words yet and one that shall not be there are two things.
        said = [a.parts for a in bracket.alternatives]
        assert bracket.whole or len(set(said)) == len(said)
        for a in bracket.alternatives:
            expected = {name for h in a.holders if h for name in names[h]} if not a.standing else set()
            assert set(a.sponsors) == expected


@often
@given(negotiations())
def test_no_bracket_parts_a_letter_from_its_mark(n: Negotiation) -> None:
    base, proposals = n
    whole = [base, *(p.text or "" for p in proposals)]
    if any(text and unicodedata.category(text[0]).startswith("M") for text in whole):
        return  # a mark without its letter was handed in

    def check(parts: tuple[Part, ...]) -> None:
        for part in parts:
            if isinstance(part, Words):
                before = part.text[0]
                follows = any(f"{c}{before}" in text for text in whole for c in text if c.isalpha())
                assert not (unicodedata.category(before) == "Mn" and follows), part
            else:
                for a in part.alternatives:
                    check(a.parts)

    check(compose(*n).parts)


@pytest.mark.accepts(151)
@often
@given(negotiations())
def test_streamlining_keeps_the_set_of_readings_and_every_sponsor(n: Negotiation) -> None:
    base, proposals = n
    made = streamline(proposals)
    assert {p.text for p, _joined in made} == {p.text for p in proposals}
    assert len({p.text for p, _joined in made}) == len(made)
    assert sorted(i for p, joined in made for i in (p.id, *joined)) == sorted(p.id for p in proposals)
    for text in {p.text for p in proposals}:
        before = {name for p in proposals if p.text == text for name in p.sponsors}
        assert before == {name for p, _joined in made if p.text == text for name in p.sponsors}
    one, other = compose(base, proposals), compose(base, [p for p, _joined in made])
    assert (one.brackets, one.bracketed_tokens) == (other.brackets, other.bracketed_tokens)


EQUAL = "Governments, on an equal footing, should consider mechanisms for policy issues."


def _composed(*texts: str | None, base: str = EQUAL) -> Composite:
    return compose(base, [Proposal(f"P{n}", (f"S{n}",), text) for n, text in enumerate(texts, 1)])


def test_competing_words_stand_side_by_side_under_their_sponsors() -> None:
    made = _composed(EQUAL.replace("consider", "establish"), EQUAL.replace("consider", "strengthen"))
    assert made.render("plain") == (
        "Governments, on an equal footing, should [consider][establish (S1)][strengthen (S2)] mechanisms for policy issues."
    )


def test_a_deletion_says_that_it_wants_no_text() -> None:
    made = _composed(EQUAL.replace(", on an equal footing,", ""))
    assert "[, on an equal footing,][no text (S1)]" in made.render("plain")


def test_an_edit_within_a_deletion_nests() -> None:
    made = _composed("Governments should consider mechanisms for policy issues.", EQUAL.replace("equal", "unequal"))
    assert made.render("plain") == (
        "Governments[, on an [equal][unequal (S2)] footing,][no text (S1)] should consider mechanisms for policy issues."
    )


def test_one_comma_can_be_bracketed() -> None:
    assert _composed(EQUAL.replace("footing,", "footing")).render("plain").count("[,][no text (S1)]") == 1


def test_edits_of_one_sponsor_two_words_apart_are_one_bracket_and_three_apart_two() -> None:
    base = "one two three four five six"
    assert _composed("ONE two three FOUR five six", base=base).brackets == 1
    assert _composed("ONE two three four FIVE six", base=base).brackets == 2


def test_a_blank_that_both_readings_have_stands_outside() -> None:
    made = _composed("Every second meeting should be held there.", base="Meetings should be held there.")
    assert made.render("plain") == "[Meetings][Every second meeting (S1)] should be held there."


def test_a_new_paragraph_stands_in_brackets_alone() -> None:
    assert _composed("A fund should be set up.", base="").render("plain") == "[A fund should be set up. (S1)]"


def test_a_paragraph_deleted_by_one_keeps_what_others_amend() -> None:
    made = _composed(None, EQUAL.replace("consider", "establish"))
    assert made.reading("P1") is None
    assert made.render("plain").endswith("mechanisms for policy issues.][no text (S1)]")
    assert "[consider][establish (S2)]" in made.render("plain")


def test_two_rewritings_much_alike_are_laid_over_each_other() -> None:
    new = (
        "States and all stakeholders will meet every year to review the progress that was made on each of these matters"
    )
    made = _composed(new, new.replace("every year", "twice a year"), base="Nothing was said of this so far")
    assert made.brackets == 2
    assert {a.sponsors for b in walk(made.parts) for a in b.alternatives} == {(), ("S1", "S2"), ("S1",), ("S2",)}
    assert made.size < 2 * len(tokens(new))


def test_brackets_nest_so_deep_as_somebody_can_follow_and_no_deeper() -> None:
    words = [f"w{n}" for n in range(400)]
    nested = [" ".join([*words[:n], f"X{n}", *words[400 - n :]]) for n in range(1, 190)]
    made = _composed(*nested, base=" ".join(words))
    depth = deepest = 0
    for sign in made.render():
        depth += (sign == "[") - (sign == "]")
        deepest = max(deepest, depth)
    assert 3 <= deepest <= 10
    assert [p.text for p in made.proposals] == nested
    assert parse(made.render()) == made


def test_brackets_that_are_text_are_escaped() -> None:
    made = _composed("It is [English only] now.", base="It is [English only].")
    assert made.render("plain").startswith("It is \\[English only\\]")
    assert parse(made.render()) == made


@pytest.mark.parametrize("broken", ["[a", "a]b", "{P1", "[,P9|x][P8|y]", "x\\", "a|b", "[,P1"])
def test_a_text_that_is_no_composite_is_refused_with_its_place(broken: str) -> None:
    with pytest.raises(ValueError, match="at character"):
        parse(broken)


def test_two_proposals_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError):
        compose("x", [Proposal("P1", ("A",), "y"), Proposal("P1", ("B",), "z")])
    with pytest.raises(KeyError):
        compose("x", []).reading("P1")
