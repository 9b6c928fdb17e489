"""A member's Word file: what it asks for is found, each thing once; what has no place is listed; the rest came with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.library import reads as library
from plenary.press.changed import Changed, ChangedParagraph, Comment, Leftover, Piece, Stamp
from plenary.press.paper import Paper, Par, Remark, Run
from plenary.press.paper_docx import docx
from plenary.press.word_changes import changes, plain_changes
from plenary.record.actor import Forbidden
from plenary.record.problems import Problem
from plenary.texts import acts, incoming, papers, reads
from plenary.texts.incoming import Prepared, prepare
from plenary.texts.reads import ParagraphLine
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.texts.common import chair, do, member, numbers, page, par

pytestmark = pytest.mark.django_db
WHEN = datetime(2016, 10, 5, 10, 30, tzinfo=UTC)
ANNA = Stamp("Anna", WHEN)
MANY = "Each harbour shall keep many lights."
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def everything() -> list[ParagraphLine]:
    found = page()
    return [*found.paragraphs, *found.gone]


def edited(paper: Paper, key: str, *runs: Run, **facts: Any) -> Paper:
    """The paper as somebody sends it back with other runs in a paragraph."""
    return replace(paper, pars=tuple(replace(p, runs=runs, **facts) if p.key == key else p for p in paper.pars))


def came_back(paper: Paper, *, tracked: bool = True) -> Prepared:
    """The paper printed as Word, read and looked through."""
    data = docx(paper)
    rows = everything()
    read = changes(data) if tracked else plain_changes(incoming.known_words(rows), data)
    told = papers.remarks(reads.comments(SLUG, "draft"))
    return prepare(read, rows, earlier=reads.earlier_words(SLUG, "draft"), remarks=told)


def asked(prepared: Prepared) -> list[tuple[str, int, str]]:
    return [(one.kind, one.key, one.words) for one in prepared.found]


def ins(text: str, who: str = "Anna") -> Run:
    return Run(text, "ins", who, WHEN)


def out(text: str, who: str = "Anna") -> Run:
    return Run(text, "del", who, WHEN)


@pytest.fixture
def paper() -> Paper:
    """The clean text as a member takes it away."""
    factories.text()
    return papers.clean(page().line, page(), at=AT)


def test_a_file_that_comes_back_as_it_went_asks_for_nothing(paper: Paper) -> None:
    for tracked in (True, False):
        told = came_back(paper, tracked=tracked)
        assert (told.found, told.left, told.known, told.ours) == ((), (), 0, True)


@pytest.mark.accepts("X12")
def test_tracked_words_become_a_proposal_for_the_whole_paragraph(paper: Paper) -> None:
    back = edited(paper, "p2", Run("Each harbour shall keep "), out("a light"), ins("many lights"), Run("."))
    for tracked in (True, False):
        (one,) = came_back(back, tracked=tracked).found
        assert (one.kind, one.key, one.words, one.before) == ("replace", 2, MANY, "Each harbour shall keep a light.")
        assert (one.authors, one.at, one.how, one.sure) == (("Anna",), WHEN, "key", True)


def test_words_changed_without_tracking_are_found_and_looked_at_twice(paper: Paper) -> None:
    (one,) = came_back(edited(paper, "p2", Run(MANY)), tracked=False).found
    assert (one.kind, one.key, one.words, one.authors, one.sure) == ("replace", 2, MANY, ("",), False)


def test_a_new_paragraph_follows_the_one_before_it_and_a_struck_one_is_a_deletion(paper: Paper) -> None:
    fresh = Par("", "paragraph", "", 1, (ins("Buoys too."),), mark="ins", author="Anna", at=WHEN)
    gone = replace(paper.pars[2], runs=(out("Lights are white."),), mark="del", author="Anna", at=WHEN)
    told = came_back(replace(paper, pars=(paper.pars[0], paper.pars[1], replace(fresh, key="x9"), gone)))
    assert asked(told) == [("insert", 2, "Buoys too."), ("delete", 3, "")]
    assert all(one.sure for one in told.found)


def test_comments_of_the_file_are_comments_on_their_paragraphs(paper: Paper) -> None:
    do(acts.comment, factories.actor("observer"), key=2, words="Which harbours?")
    marked = papers.clean(page().line, page(), remarks=papers.remarks(reads.comments(SLUG, "draft")), at=AT)
    (mine,) = marked.pars[1].remarks
    back = edited(marked, "p2", *marked.pars[1].runs, remarks=(mine, Remark("Anna", "Large ones.", WHEN, "harbour")))
    told = came_back(back)
    assert [(one.kind, one.key, one.words, one.quote) for one in told.found] == [
        ("comment", 2, "Large ones.", "harbour")
    ]
    assert told.known == 1, "the comment that went out with the file does not come back as a new one"


def test_proposals_that_went_out_as_tracked_changes_do_not_come_back(paper: Paper) -> None:
    factories.proposal(2, MANY, at=WHEN - timedelta(days=1))
    factories.proposal(2, "Buoys too.", op="insert", seat=3, at=WHEN - timedelta(days=1))
    away = papers.tracked(page().line, page(), at=AT)
    assert came_back(away).found == ()
    assert came_back(away).known > 0
    runs = list(away.pars[1].runs)
    told = came_back(edited(away, "p2", *runs, ins(" Always.")))
    assert asked(told) == [("replace", 2, "Each harbour shall keep a light. Always.")], "hers alone, not theirs"


def test_a_file_taken_away_before_the_text_moved_on_asks_for_no_return(paper: Paper) -> None:
    do(acts.edit_paragraph, key=2, words="Each port shall keep a light.")
    for tracked in (True, False):
        assert came_back(paper, tracked=tracked).found == ()
    back = edited(paper, "p2", Run("Each harbour shall keep "), out("a light"), ins("many lights"), Run("."))
    for tracked in (True, False):
        (one,) = came_back(back, tracked=tracked).found
        assert (one.words, one.outdated, one.clash) == ("Each port shall keep many lights.", True, False)
        assert one.authors == ("Anna",)
    back = edited(paper, "p2", Run("Each "), out("harbour"), ins("town"), Run(" shall keep a light."))
    (one,) = came_back(back).found
    assert (one.words, one.stands, one.clash, one.sure) == (
        "Each town shall keep a light.",
        "Each port shall keep a light.",
        True,
        False,
    )


def test_words_within_brackets_are_listed_for_a_person(paper: Paper) -> None:
    factories.proposal(2, MANY)
    away = papers.bracketed(page().line, page(), at=AT)
    assert came_back(away).found == ()
    assert came_back(away, tracked=False).found == ()
    told = came_back(edited(away, "p2", *away.pars[1].runs, ins(" Always.")))
    assert told.found == ()
    ((left),) = told.left
    assert (left.why, left.key, left.authors) == ("brackets", 2, ("Anna",))
    assert left.words.endswith(" Always.")


def test_a_paragraph_that_is_agreed_takes_nothing_and_says_so(paper: Paper) -> None:
    do(acts.settle, chair(), key=2, choice="base")
    told = came_back(edited(paper, "p2", Run("Each harbour shall keep a light."), ins(" Always.")))
    assert told.found == ()
    assert [(one.why, one.key, one.words) for one in told.left] == [
        ("agreed", 2, "Each harbour shall keep a light. Always.")
    ]


def test_what_is_proposed_already_is_named(paper: Paper) -> None:
    number = factories.proposal(2, MANY, seat=3)
    (one,) = came_back(edited(paper, "p2", out("Each harbour shall keep a light."), ins(MANY))).found
    assert one.same == number


def foreign(*pars: ChangedParagraph, **more: Any) -> Prepared:
    return prepare(Changed(pars, **more), everything())


def plain(text: str, number: str = "", **more: Any) -> ChangedParagraph:
    return ChangedParagraph("", number, "paragraph", text, text, pieces=(Piece(text),), **more)


def test_in_a_file_of_somebody_else_paragraphs_are_found_by_number_and_by_likeness() -> None:
    factories.text(words=["Each harbour shall keep a light.", "Lights are white and bright at night.", "Fog is grey."])
    told = foreign(
        plain("Each harbour and each port shall keep one light.", "1."),
        plain("Lights are white and bright at night and at noon.", "7"),
        plain("Fog is grey."),
        plain("Nothing like it stands anywhere."),
    )
    assert [(one.kind, one.key, one.how, one.sure) for one in told.found] == [
        ("replace", 1, "number", False),
        ("replace", 2, "likeness", False),
    ]
    assert [(one.why, one.words, one.key) for one in told.left] == [("unknown", "Nothing like it stands anywhere.", 3)]


def test_whatever_else_stands_in_the_file_is_listed() -> None:
    factories.text()
    added = Piece("New cell", put_in=ANNA)
    told = foreign(
        ChangedParagraph(
            "p2", "1", "paragraph", par().words, par().words, number_after="7", pieces=(Piece(par().words),)
        ),
        ChangedParagraph("", "", "about", "Draft", "Draft 2", what="edited", pieces=(Piece(" 2", put_in=ANNA),)),
        leftovers=(Leftover("table", "", "New cell", near="p2", pieces=(added,)), Leftover("header", "Page", "Page")),
        comments=(Comment("Anna", "Where did it go?", WHEN),),
    )
    assert [(one.why, one.words) for one in told.left] == [
        ("number", "7"),
        ("about", "Draft 2"),
        ("table", "New cell"),
    ]
    assert asked(told) == [("comment", 0, "Where did it go?")]


def test_paragraphs_that_an_excerpt_does_not_hold_are_not_struck() -> None:
    factories.text(words=[f"Paragraph number {n} of them all." for n in range(12)])
    short = papers.clean(page().line, page(), at=AT)
    told = came_back(replace(short, pars=short.pars[:3]), tracked=False)
    assert told.found == ()
    assert [one.why for one in told.left] == ["absent"] * 9
    told = came_back(replace(short, pars=short.pars[:10]), tracked=False)
    assert [(one.kind, one.key, one.sure) for one in told.found] == [("delete", 11, False), ("delete", 12, False)]


def test_a_moved_paragraph_is_a_move_and_what_was_changed_in_it_a_replacement() -> None:
    factories.text(words=["One light.", "Two lights.", "Three lights."])
    stamp = replace(ANNA)
    moved = Piece("Three lights", put_in=stamp, moved=True)
    told = foreign(
        ChangedParagraph("p1", "1", "paragraph", "One light.", "One light.", pieces=(Piece("One light."),)),
        ChangedParagraph(
            "p3",
            "",
            "paragraph",
            "",
            "Three lights, at most.",
            what="moved-to",
            move="m",
            stamp=stamp,
            pieces=(moved, Piece(", at most.", put_in=stamp)),
        ),
        ChangedParagraph("p2", "2", "paragraph", "Two lights.", "Two lights.", pieces=(Piece("Two lights."),)),
        ChangedParagraph("p3", "3", "paragraph", "Three lights.", "", what="moved-from", move="m", stamp=stamp),
    )
    assert [(one.kind, one.key, one.place, one.words) for one in told.found] == [
        ("move", 3, 1, ""),
        ("replace", 3, None, "Three lights, at most."),
    ]


def take(prepared: Prepared, **more: Any) -> Any:
    choices = [
        {
            "kind": one.kind,
            "key": one.key,
            "words": one.words,
            "notes": one.notes,
            "place": one.place,
            "quote": one.quote,
        }
        for one in prepared.found
    ]
    told = {"name": "anna.docx", "data": b"PK bytes", "media_type": DOCX, "choices": choices, "at": WHEN}
    return do(acts.import_word, more.pop("by", None) or member(), **(told | more))


@pytest.mark.accepts("X12")
def test_what_was_chosen_becomes_the_members_proposals_and_comments_and_the_file_is_kept(paper: Paper) -> None:
    fresh = [
        Par(f"x{n}", "paragraph", "", 1, (ins(words),), mark="ins", author="Anna", at=WHEN)
        for n, words in enumerate(("Buoys too.", "And horns.", "And bells."))
    ]
    two = replace(
        paper.pars[1],
        runs=(Run("Each harbour shall keep "), out("a light"), ins("many lights"), Run(".")),
        remarks=(Remark("Anna", "One is too few.", WHEN, "Each harbour"),),
    )
    told = came_back(replace(paper, pars=(paper.pars[0], two, *fresh, paper.pars[2])))
    receipt = take(told)
    assert receipt.value == {"proposals": [1, 2, 3, 4], "comments": [1]}
    assert numbers() == ["", "1", "1 bis", "1 ter", "1 quater", "2"]
    assert [p.proposals[0].words for p in page().paragraphs if not p.there] == [
        "Buoys too.",
        "And horns.",
        "And bells.",
    ]
    (made,) = par().proposals
    assert (made.words, made.sponsors[0].name) == (MANY, "Republic of Sandbanks")
    (said,) = reads.comments(SLUG, "draft")
    assert (said.words, said.name, said.quote) == ("One is too few.", "Republic of Sandbanks", "Each harbour")
    assert made.file is not None
    assert made.file == said.file
    kept = library.file(made.file)
    assert kept is not None
    assert (kept.name, kept.media_type) == ("anna.docx", DOCX)


def test_one_thing_that_cannot_be_taken_leaves_the_rest_to_be_chosen_again(paper: Paper) -> None:
    told = came_back(edited(paper, "p2", Run("Each harbour shall keep "), out("a light"), ins("many lights"), Run(".")))
    do(acts.settle, chair(), key=2, choice="base")
    with pytest.raises(Problem, match="reopens it first"):
        take(told)
    assert not reads.proposals(SLUG, "draft")


def test_an_observers_file_gives_comments_and_no_proposals(paper: Paper) -> None:
    by = factories.actor("observer")
    choices = [{"kind": "comment", "key": 2, "words": "I would say:", "suggested": MANY}]
    assert do(acts.import_word, by, name="o.docx", data=b"PK", media_type=DOCX, choices=choices).value["comments"] == [
        1
    ]
    with pytest.raises(Forbidden):
        do(
            acts.import_word,
            by,
            name="o.docx",
            data=b"PK",
            media_type=DOCX,
            choices=[{"kind": "replace", "key": 2, "words": MANY}],
        )


def test_nothing_chosen_is_told_so(paper: Paper) -> None:
    with pytest.raises(Problem, match="at least one"):
        take(Prepared((), (), 0, (), True))


KEYS = st.sampled_from(["", "p1", "p2", "p3", "p9", "zz"])
TEXTS = st.sampled_from(["", "One light.", "Two lights.", "One light, or two.", "Fog."])
WHATS = st.sampled_from(["", "edited", "inserted", "deleted", "moved-to", "moved-from", "split", "split-off", "merged"])


@st.composite
def a_paragraph(draw: Any) -> ChangedParagraph:
    before, after, what = draw(TEXTS), draw(TEXTS), draw(WHATS)
    stamp = draw(st.sampled_from([ANNA, Stamp("", None)]))
    if what == "":
        pieces: tuple[Piece, ...] = (Piece(before),)
        after = before
    else:
        before = "" if what in ("inserted", "split-off", "moved-to") else before
        after = "" if what in ("deleted", "moved-from") else after
        pieces = tuple(p for p in (Piece(before, taken_out=stamp), Piece(after, put_in=stamp)) if p.text)
    return ChangedParagraph(
        draw(KEYS), draw(st.sampled_from(["", "1", "2"])), "paragraph", before, after, what=what, pieces=pieces,
        comments=draw(st.sampled_from([(), (Comment("Anna", "So?", WHEN),)])),
    )  # fmt: skip


def standing(key: int, words: str) -> ParagraphLine:
    return ParagraphLine(
        key, key, str(key), "paragraph", 1, words, (), True, False, False, None, "open", AT, False, "", "", (), ()
    )


@given(st.lists(a_paragraph(), max_size=6))
def test_no_comment_and_no_tracked_words_of_a_file_are_lost(pars: list[ChangedParagraph]) -> None:
    rows = [standing(1, "One light."), standing(2, "Two lights."), standing(3, "Fog.")]
    told = prepare(Changed(tuple(pars)), rows)
    assert sum(one.kind == "comment" for one in told.found) == sum(len(p.comments) for p in pars)
    said = {one.words for one in told.found} | {one.words.strip() for one in told.left} | {r.words for r in rows}
    for one in pars:
        if one.what and one.after.strip() and ANNA in one.stamps:
            assert one.after.strip() in said


def test_known_words_are_those_that_stand() -> None:
    factories.text()
    factories.proposal(2, "Buoys too.", op="insert")
    assert incoming.known_words(everything()) == [(f"p{p.key}", p.words) for p in page().paragraphs if p.there]
