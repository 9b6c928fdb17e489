"""A report of the group: assembled, edited, assembled anew, issued; figures that differ from the record are asked about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plenary.consensus import acts as consensus
from plenary.mapping import acts as mapping
from plenary.meetings import acts as meetings
from plenary.record.actor import operator
from plenary.record.problems import Problem
from plenary.reports import acts
from plenary.reports.reads.doubting import DoubtLine, doubts
from plenary.reports.reads.figures import facts_of
from plenary.reports.reads.reports import Placed, ReportPage, report, reports
from plenary.texts import acts as texts
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "report": "report", "at": AT}
TEXT: dict[str, Any] = {"group": SLUG, "text": "report", "at": AT}


def negotiated(*states: str) -> list[int]:
    """A text with a recommendation in each of these states, in category A. Their keys."""
    factories.group()
    mapping.enter_categories(
        operator(),
        group=SLUG,
        categories=[{"code": c, "letter": c.upper(), "name": {"en": f"Lights {c}"}} for c in "abcde"],
        at=AT,
    )
    texts.create_text(operator(), group=SLUG, kind="recommendations", slug="draft", title={"en": "Draft"}, at=AT)
    told = [{"words": f"The light {n} burns.", "category": "a"} for n, _state in enumerate(states, 1)]
    keys = texts.enter_paragraphs(operator(), group=SLUG, text="draft", paragraphs=told, at=AT).value
    chair = factories.actor("chair")
    for key, state in zip(keys, states, strict=True):
        if state != "open":
            texts.mark(chair, group=SLUG, text="draft", key=key, state=state, at=AT)
    return list(keys)


def made(*states: str, **facts: Any) -> ReportPage:
    """A group that met once, with a call, and its report."""
    factories.meeting(open=True)
    factories.item(open=True)
    if states:
        negotiated(*states)
        facts["texts_of"] = [(SLUG, "draft")]
    factories.response(factories.call())
    acts.create_report(operator(), group=SLUG, slug="report", at=AT, **({"title": {"en": "Report"}} | facts))
    return now()


def now() -> ReportPage:
    found = report(SLUG, "report")
    assert found is not None
    return found


def about(key: str) -> Placed:
    return next(p for p in now().paragraphs if p.about == key)


def doubted() -> tuple[DoubtLine, ...]:
    return doubts(now(), facts_of(now(), AT))


@pytest.mark.accepts(56, 144, 145)
def test_a_report_has_its_sections_and_the_figures_of_its_group() -> None:
    page = made("agreed", "none")
    heads = [p.line.words for p in page.paragraphs if p.line.kind == "heading"]
    assert heads[:4] == ["Executive summary", "Introduction", "Meetings and methodology", "Recommendations"]
    assert heads[4:] == [*(f"{c.upper()}. Lights {c}" for c in "abcde"), "Conclusion"]
    assert about("summary/report").line.number == ""
    assert about("introduction/mandate").line.number == "1"
    assert "The Group held 1 meeting (October 2016) in Sandbanks." in about("meetings/all").line.words
    assert "It received 1 response so far." in about("meetings/call/views").line.words
    assert "3 seats in 2 stakeholder groups" in about("introduction/composition").line.words


@pytest.mark.accepts(158, 181)
def test_five_categories_are_said_and_five_follow_and_nothing_is_doubted() -> None:
    made("agreed", "none", "open")
    assert about("recommendations/categories").line.words == "The work is sorted into 5 categories, as follows:"
    assert doubted() == ()


@pytest.mark.accepts(158)
def test_a_figure_that_somebody_types_is_asked_about_and_the_draft_waits() -> None:
    made("agreed")
    key = about("recommendations/categories").line.key
    texts.edit_paragraph(operator(), key=key, words="The answers were grouped in four categories as follows:", **TEXT)
    (doubt,) = doubted()
    assert (doubt.words, doubt.found, doubt.expected, doubt.key) == ("four categories", 4, (5,), key)
    with pytest.raises(Problem, match="“four categories” differs from the record"):
        acts.issue_draft(operator(), **WHERE)
    with pytest.raises(Problem, match="Say why"):
        acts.keep_doubt(operator(), doubt=doubt.id, reason=" ", **WHERE)
    acts.keep_doubt(operator(), doubt=doubt.id, reason="As it was said in 2013.", **WHERE)
    issued = acts.issue_draft(operator(), **WHERE).value
    assert issued["draft"] == 1
    assert now().drafts[0].content["kept"][0]["reason"] == "As it was said in 2013."


def test_a_drafted_sentence_with_another_figure_is_asked_about() -> None:
    made()
    row = about("introduction/composition").line
    texts.edit_paragraph(operator(), key=row.key, words=row.words.replace("3 seats", "2 seats"), **TEXT)
    assert [(d.kind, d.found, d.expected) for d in doubted()] == [("altered", 2, (3,))]


@pytest.mark.accepts(181)
def test_assembled_anew_what_nobody_touched_is_fresh_and_what_somebody_wrote_stays() -> None:
    made()
    hers = about("meetings/all").line
    texts.edit_paragraph(operator(), key=hers.key, words="We met once, and well.", **TEXT)
    factories.response("views", name="Second Society")
    meetings.plan_meeting(
        operator(),
        group=SLUG,
        slug="2",
        ordinal=2,
        starts=AT.date(),
        ends=AT.date(),
        place="Illyria",
        zone="UTC",
        at=AT,
    )
    meetings.plan_sessions(
        operator(), group=SLUG, meeting="2", sessions=[{"starts": AT, "ends": AT + timedelta(hours=2)}], at=AT
    )
    meetings.open_session(operator(), group=SLUG, meeting="2", session=1, at=AT)
    assert acts.assemble_report(operator(), **WHERE).value == {"fresh": 1}
    assert about("meetings/all").line.words == "We met once, and well."
    assert "The Group held 2 meetings" in about("meetings/all").fresh
    assert "received 2 responses" in about("meetings/call/views").line.words
    second = about("meetings/2")
    order = [p.about for p in now().paragraphs]
    assert order.index("meetings/1") < order.index("meetings/2") < order.index("meetings/call/views")
    assert second.line.number.endswith("bis")
    with pytest.raises(Problem, match="choose first"):
        acts.issue_draft(operator(), **WHERE)
    acts.take_fresh_words(operator(), key=hers.key, take=True, **WHERE)
    assert "2 meetings" in about("meetings/all").line.words
    acts.issue_draft(operator(), **WHERE)


@pytest.mark.accepts(9)
def test_each_recommendation_is_in_the_part_that_the_chair_found() -> None:
    page = made("agreed", "ad-ref", "none", "revisit", "open")
    told = {p.line.words: (p.part, p.why) for p in page.paragraphs if p.line.words.startswith("The light")}
    assert told == {
        "The light 1 burns.": ("consensus", ""),
        "The light 2 burns.": ("consensus", ""),
        "The light 3 burns.": ("other", "none"),
        "The light 4 burns.": ("other", "revisit"),
        "The light 5 burns.": ("other", "open"),
    }


@pytest.mark.accepts(9)
def test_words_that_were_agreed_and_are_changed_are_not_agreed_any_more() -> None:
    made("agreed")
    row = next(p.line for p in now().paragraphs if p.line.words == "The light 1 burns.")
    texts.edit_paragraph(operator(), key=row.key, words="The light 1 burns brightly.", **TEXT)
    found = next(p for p in now().paragraphs if p.line.key == row.key)
    assert (found.part, found.why) == ("other", "edited")


def test_what_a_member_adds_among_the_recommendations_is_not_agreed_by_standing_there() -> None:
    made("agreed")
    key = texts.enter_paragraphs(operator(), paragraphs=[{"words": "Also this."}], **TEXT).value[0]
    after = next(p.line.key for p in now().paragraphs if p.line.words == "The light 1 burns.")
    texts.place_paragraph(operator(), key=key, after=after, **TEXT)
    assert next(p for p in now().paragraphs if p.line.key == key).part == "other"


@pytest.mark.accepts(110)
def test_of_another_groups_text_it_takes_what_was_agreed_there_and_says_where() -> None:
    negotiated("agreed", "none")
    factories.group("second", predecessor=SLUG)
    acts.create_report(operator(), group="second", slug="r", title={"en": "R"}, texts_of=[(SLUG, "draft")], at=AT)
    page = report("second", "r")
    assert page is not None
    taken = [p.line for p in page.paragraphs if p.line.words.startswith("The light")]
    assert [p.words for p in taken] == ["The light 1 burns.[^1]"]
    assert taken[0].notes == ("Agreed by the Harbours, paragraph 1.",)
    assert taken[0].cites[0].address == f"text/{SLUG}/draft/1"


@pytest.mark.accepts(59)
def test_a_structure_alone_is_a_text_to_comment_on() -> None:
    page = made(fill=False)
    assert {p.line.kind for p in page.paragraphs} == {"heading"}
    acts.issue_draft(operator(), label="Proposed structure", **WHERE)
    number = acts.invite_comments(operator(), closes=AT + timedelta(days=30), **WHERE).value
    key = now().paragraphs[1].line.key
    texts.comment(factories.actor("observer"), key=key, round=number, words="Add an annex.", **TEXT)
    assert acts.assemble_report(operator(), **WHERE).entry
    assert about("introduction/mandate").line.number == "1"


@pytest.mark.accepts(7, 8)
def test_whether_what_is_not_agreed_is_shown_is_the_groups_question() -> None:
    made("agreed", "none")
    number = asked()
    acts.describe_report(operator(), facts={"question": number, "including": "yes"}, **WHERE)
    assert now().official == ""
    consensus.find_question(
        factories.actor("chair"), group=SLUG, question=number, finding="decided", answer="no", at=AT
    )
    assert now().official == "without"


def asked() -> int:
    """The question whether what is not agreed is shown, with an argument for and one against. Its number."""
    number = consensus.ask_question(
        operator(),
        group=SLUG,
        title={"en": "Show what is not agreed?"},
        kind="form",
        answers=[{"code": "yes", "label": {"en": "Yes"}}, {"code": "no", "label": {"en": "No"}}],
        at=AT,
    ).value
    for side, words in (("for", "It lets the Assembly reopen."), ("against", "It weakens what is agreed.")):
        consensus.argue(
            factories.actor("member"), group=SLUG, question=number, answer="yes", side=side, words={"en": words}, at=AT
        )
    return int(number)


def test_the_list_takes_the_same_queries_at_one_and_at_three(django_assert_num_queries: Any) -> None:
    made()
    with django_assert_num_queries(2):
        assert len(reports(SLUG)) == 1
    for slug in ("second", "third"):
        acts.create_report(operator(), group=SLUG, slug=slug, title={"en": slug}, fill=False, at=AT)
    with django_assert_num_queries(2):
        assert len(reports(SLUG)) == 3
