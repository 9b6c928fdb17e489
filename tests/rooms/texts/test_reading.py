"""What is read of texts: revisions that never change, open brackets over time, as many queries for three as for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.record.problems import Problem
from plenary.texts import acts, reads
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member, page

pytestmark = pytest.mark.django_db
MANY = "Each harbour shall keep many lights."


def hours(n: int) -> Any:
    return AT + timedelta(hours=n)


def everything(slug: str, size: int) -> None:
    """A text with `size` of each thing that a read lists."""
    by = chair()
    told: dict[str, Any] = {"text": slug}
    factories.text(slug, words=[f"Paragraph {n}." for n in range(size)])
    for n in range(size):
        factories.proposal(n + 1, f"Paragraph {n}, at last.", of=slug)
        factories.proposal(n + 1, f"Paragraph {n}, perhaps.", of=slug, seat=3)
        factories.proposal(n + 1, f"Paragraph {n}, perhaps.", of=slug)
        do(acts.revise, proposal=2 * n + 1, words=f"Paragraph {n}, once.", seat=1, **told)
        do(acts.comment, member(), key=n + 1, words="Good.", **told)
        do(acts.translate, key=n + 1, language="ar", words="فقرة", **told)
        number = do(acts.issue_revision, by, **told).value
        do(acts.open_round, by, revision=number, closes=hours(99), **told)
        term = f"{slug}-{n}"
        acts.enter_term(by, group=SLUG, slug=term, name={"en": term}, at=AT)
        acts.define(member(), group=SLUG, term=term, words={"en": "So."}, at=AT)


READS: dict[str, Callable[[str], Any]] = {
    "texts": lambda _slug: reads.texts(SLUG),
    "text": lambda slug: reads.text(SLUG, slug),
    "text with the past": lambda slug: reads.text(SLUG, slug, past=True),
    "factual": lambda slug: reads.factual(SLUG, slug),
    "paragraph": lambda slug: reads.paragraph(SLUG, slug, 1),
    "history": lambda slug: reads.history(SLUG, slug, 1),
    "proposals": lambda slug: reads.proposals(SLUG, slug),
    "wordings": lambda slug: reads.wordings(SLUG, slug, 1),
    "revisions": lambda slug: reads.revisions(SLUG, slug),
    "revision": lambda slug: reads.revision(SLUG, slug, 1),
    "comments": lambda slug: reads.comments(SLUG, slug),
    "rounds": lambda slug: reads.rounds(SLUG, slug),
    "counts": lambda slug: reads.comment_counts(SLUG, slug),
    "terms": lambda _slug: reads.terms(SLUG),
    "translations": lambda slug: reads.translations(SLUG, slug, "ar"),
    "languages": lambda slug: reads.languages(SLUG, slug),
    "openness": lambda slug: reads.openness(SLUG, slug),
}


def test_three_of_each_take_as_many_queries_as_one() -> None:
    everything("one", 1)
    counted: list[dict[str, int]] = []
    for slug in ("one", "three"):
        if slug == "three":
            everything("three", 3)
        counted.append({})
        reads.text(SLUG, slug)  # kept from here on; "with the past" counts what it takes
        for name, read in READS.items():
            with CaptureQueriesContext(connection) as queries:
                assert read(slug) is not None
            counted[-1][name] = len(queries)
    assert counted[0] == counted[1]
    assert max(counted[0].values()) <= 6


def test_the_list_of_texts_counts_what_is_in_them() -> None:
    factories.text()
    factories.proposal(2, MANY)
    do(acts.settle, chair(), key=3, choice="base")
    do(acts.issue_revision, chair())
    (line,) = reads.texts(SLUG)
    assert (line.slug, line.paragraphs, line.agreed, line.proposals, line.revisions) == ("draft", 2, 1, 1, 1)
    assert line == page().line


@pytest.mark.accepts(17)
def test_a_revision_holds_everything_and_never_changes() -> None:
    factories.text()
    factories.proposal(2, MANY)
    factories.proposal(2, "Buoys too.", op="insert", seat=3)
    do(acts.settle, chair(), key=3, choice="base", state="none")
    before = page()
    number = do(acts.issue_revision, chair(), label="Draft 1", note={"en": "After the first reading"}).value
    do(acts.settle, chair(), key=2, choice="P1")
    do(acts.edit_paragraph, key=3, words="Red.")
    do(acts.withdraw, seat=3, proposal=2)
    frozen = reads.revision(SLUG, "draft", number)
    assert frozen is not None
    assert frozen.paragraphs == before.paragraphs
    assert [p.composite.render() for p in frozen.paragraphs] == [p.composite.render() for p in before.paragraphs]
    assert (frozen.line.label, frozen.line.paragraphs, frozen.line.proposals) == ("Draft 1", 3, 2)
    assert frozen.legend == before.legend
    assert do(acts.issue_revision, chair()).value == 2
    assert [r.label for r in reads.revisions(SLUG, "draft")] == ["Rev. 2", "Draft 1"]
    assert reads.revision(SLUG, "draft", 3) is None


@pytest.mark.accepts(17)
def test_a_later_revision_says_where_merged_paragraphs_went() -> None:
    factories.text()
    do(acts.issue_revision, chair())
    do(acts.merge_paragraphs, key=3, into=2, words="Each harbour shall keep a white light.")
    do(acts.issue_revision, chair())
    later = reads.revision(SLUG, "draft", 2)
    assert later is not None
    assert [(p.key, p.into) for p in later.gone] == [(3, 2)]
    assert later.paragraph(3) == later.gone[0]


def test_a_text_without_words_is_neither_issued_nor_opened() -> None:
    acts.create_text(chair(), group=SLUG, kind="rolling", slug="draft", title={"en": "Empty"}, at=AT)
    with pytest.raises(Problem, match="nothing to issue"):
        do(acts.issue_revision, chair())
    with pytest.raises(Problem, match="nothing to propose"):
        do(acts.invite, chair())


def test_open_brackets_are_counted_at_every_moment_of_the_negotiation() -> None:
    factories.text()
    factories.proposal(2, "Every harbour shall keep many lights.", at=hours(1))
    factories.proposal(3, at=hours(2), seat=3)
    do(acts.revise, member(), proposal=1, words=MANY, at=hours(3))
    factories.proposal(2, "Buoys too.", op="insert", seat=3, at=hours(4))
    do(acts.withdraw, seat=3, proposal=3, at=hours(5))
    do(acts.settle, chair(), key=2, choice="P1", at=hours(6))
    do(acts.settle, chair(), key=3, choice="base", at=hours(7))
    told = [(o.instant, o.brackets, o.paragraphs, o.proposals) for o in reads.openness(SLUG, "draft")]
    assert told == [
        (hours(0), 0, 0, 0),
        (hours(1), 2, 1, 1),
        (hours(2), 3, 2, 2),
        (hours(3), 2, 2, 2),
        (hours(4), 3, 3, 3),
        (hours(5), 2, 2, 2),
        (hours(6), 1, 1, 1),
        (hours(7), 0, 0, 0),
    ]
    now = sum(p.composite.brackets for p in page().paragraphs)
    assert told[-1][1] == now


def test_the_last_count_is_what_the_page_shows_now() -> None:
    factories.text()
    factories.proposal(2, MANY)
    factories.proposal(2, "Every harbour shall glow.", seat=3)
    do(acts.edit_paragraph, key=2, words="Each port shall keep a light.", at=hours(2))
    assert reads.openness(SLUG, "draft")[-1].brackets == sum(p.composite.brackets for p in page().paragraphs)
