"""The sentences of a report: each code that the rule assembles is said in words, and no figure in them is doubted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plenary.reports import report_wording as wording
from plenary.rules import consensus, outline
from plenary.rules.outline import values as v
from tests.rules.test_outline import FACTS, facts


def groups() -> list[v.Facts]:
    """Groups to which all happens that a report can tell."""
    met = replace(
        FACTS.meetings[0],
        items=("Lights",),
        decided=2,
        members=20,
        observers=9,
        provided=("remote", "captions", "transcript", "recording"),
    )
    full = replace(
        FACTS,
        tasks=("to collect views",),
        chairs=(("Cy Dahl", "Cordova"), ("Di Lund", "")),
        seats=(v.Seated("states", "States", 5, 4), *FACTS.seats[1:]),
        meetings=(
            met,
            replace(met, members=0, place=""),
            replace(met, observers=0, over=False),
            replace(met, place="", over=False),
            *FACTS.meetings,
        ),
        documents=12,
        categories=tuple(
            replace(c, standing=standing)
            for c, standing in zip(FACTS.categories, ("done", "part", "not-reached", "done", ""), strict=True)
        ),
        divided=(replace(FACTS.divided[0], stands=tuple((w, w) for w in consensus.WORDS), outcome="Yes"),),
        outcome="recommendations",
        reasons=("It is complex.",),
        other="with",
        proposed=2,
        statements=1,
        calls=(*FACTS.calls, replace(FACTS.calls[0], address="call/more", open=True)),
    )
    bare = replace(full, authorship="chair", outcome="no-recommendations", paragraph="", input_to="", other="without")
    late = replace(
        bare,
        closed=True,
        outcome="no-report",
        meetings=(replace(met, first=None, last=None, place=""),),
        recommended=(),
    )
    return [full, bare, late]


def said(f: v.Facts, language: str) -> dict[str, list[str]]:
    """Every sentence of a report in words, by its code."""
    found: dict[str, list[str]] = {}
    with translation.override(language):
        for p in outline.assemble(outline.Outline(), f).paras:
            for s in p.sentences:
                found.setdefault(s.code, []).append(wording.say(s, language))
    return found


@pytest.mark.accepts(99, 105, 181, 185)
@pytest.mark.parametrize("language", ["en", "ar", "fr", "zh"])
def test_all_that_can_be_assembled_is_said_and_nothing_is_left_as_a_code(language: str) -> None:
    told: dict[str, list[str]] = {}
    for f in groups():
        for code, words in said(f, language).items():
            told.setdefault(code, []).extend(words)
    assert set(told) == set(wording.SAID)
    for code, some in told.items():
        for words in some:
            assert "%(" not in words
            assert words.strip()
            assert "-" not in code or code not in words


def test_every_heading_has_words_in_the_reports_language() -> None:
    for f in groups():
        heads = [p for p in outline.assemble(outline.Outline(), f).paras if p.kind == "heading"]
        assert all(wording.heading(p) for p in heads)
    own = outline.assemble(outline.Outline(titles={"introduction": "How we came here"}), FACTS).paras
    assert "How we came here" in [wording.heading(p) for p in own if p.kind == "heading"]


def text_of(f: v.Facts) -> tuple[str, dict[str, list[str]]]:
    """A report as one text, and its sentences with their sources."""
    lines, drafted = [], {}
    for p in outline.assemble(outline.Outline(), f).paras:
        words, sources = wording.text(p, "en")
        lines.append(f"• {words}" if p.kind == "item" else words)
        drafted |= sources
    return "\n".join(lines), drafted


@pytest.mark.accepts(158, 181)
@given(facts())
@settings(max_examples=500, deadline=None)
def test_a_report_that_was_assembled_is_never_doubted(f: v.Facts) -> None:
    text, drafted = text_of(f)
    assert outline.check(text, f, "en", drafted) == ()


@pytest.mark.accepts(158, 181)
@given(facts(), st.data())
@settings(max_examples=500, deadline=None)
def test_one_figure_changed_in_a_report_that_was_assembled_is_always_doubted(f: v.Facts, data: st.DataObject) -> None:
    text, drafted = text_of(f)
    sentences = [s for s in drafted if re.search(r"\d", s) and text.count(s) == 1]
    assume(sentences)
    sentence = data.draw(st.sampled_from(sentences))
    figure = data.draw(st.sampled_from(list(re.finditer(r"\d+", sentence))))
    other = data.draw(st.integers(0, 999).map(str).filter(lambda n: n != figure[0]))
    changed = sentence[: figure.start()] + other + sentence[figure.end() :]
    assert outline.check(text.replace(sentence, changed), f, "en", drafted)
