"""How a report ends: adopted by two; on the chair's own responsibility; without recommendations; without a report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from plenary.consensus import acts as consensus
from plenary.consensus import reads as questions
from plenary.library import work
from plenary.meetings import acts as meetings
from plenary.record.actor import Forbidden, ProofNeeded, operator
from plenary.record.problems import Problem
from plenary.reports import acts
from plenary.texts import acts as texts
from plenary.texts import reads as text_reads
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.reports.test_report import TEXT, WHERE, about, asked, made, now

pytestmark = pytest.mark.django_db


def fresh(role: str) -> Any:
    """Somebody who has just proven who she is."""
    from dataclasses import replace

    return replace(factories.actor(role), proven=AT)


def propose() -> None:
    acts.issue_draft(operator(), **WHERE)
    acts.propose_adoption(fresh("chair"), **WHERE)


@pytest.mark.accepts(9, 152)
def test_it_is_adopted_once_a_second_person_confirms() -> None:
    made("agreed", "none")
    propose()
    assert now().line.state == "adoption"
    with pytest.raises(Problem, match="second person"):
        acts.confirm_adoption(fresh("chair"), **WHERE)
    acts.confirm_adoption(fresh("secretariat"), **WHERE)
    page = now()
    assert (page.line.state, page.line.adopted, page.line.outcome) == ("adopted", AT, "recommendations")
    assert work.run_waiting() > 0
    with pytest.raises(Problem, match="concluded"):
        acts.assemble_report(operator(), **WHERE)


def test_only_the_chair_proposes_and_with_a_fresh_proof() -> None:
    made("agreed")
    acts.issue_draft(operator(), **WHERE)
    for role in ("public", "observer", "member", "secretariat"):
        with pytest.raises(Forbidden):
            acts.propose_adoption(factories.actor(role), **WHERE)
    from dataclasses import replace

    with pytest.raises(ProofNeeded):
        acts.propose_adoption(replace(fresh("chair"), proven=AT - timedelta(hours=1)), **WHERE)
    for role in ("public", "observer", "member"):
        with pytest.raises(Forbidden):
            acts.create_report(factories.actor(role), group=SLUG, slug="x", title={"en": "X"}, at=AT)


@pytest.mark.accepts(9)
def test_while_a_recommendation_was_not_dealt_with_the_group_adopts_nothing() -> None:
    made("agreed", "open")
    acts.issue_draft(operator(), **WHERE)
    with pytest.raises(Problem, match=r"Paragraph \d+ is not agreed"):
        acts.propose_adoption(fresh("chair"), **WHERE)


def test_while_somebody_proposes_other_words_the_group_adopts_nothing() -> None:
    made("agreed")
    texts.invite(operator(), until=AT + timedelta(days=3), **TEXT)
    key = about("introduction/mandate").line.key
    texts.propose(operator(), op="replace", key=key, words="Other words.", seat=1, **TEXT)
    acts.issue_draft(operator(), **WHERE)
    with pytest.raises(Problem, match="Paragraph 1 is not agreed"):
        acts.propose_adoption(fresh("chair"), **WHERE)


@pytest.mark.accepts(143)
def test_a_chairs_report_asks_for_nobodys_agreement() -> None:
    made("open", authorship="chair")
    propose()
    acts.confirm_adoption(fresh("secretariat"), **WHERE)
    assert now().line.state == "adopted"


def test_words_of_a_report_that_is_up_for_adoption_do_not_change_until_it_is_taken_back() -> None:
    made("agreed")
    texts.invite(operator(), until=AT + timedelta(days=3), **TEXT)
    propose()
    refuses_every_change()
    acts.withdraw_adoption(fresh("secretariat"), reason="One word more.", **WHERE)
    assert now().line.state == "drafting"
    line = text_reads.text_line(SLUG, "report")
    assert line is not None
    assert line.state == "open"
    key = about("introduction/mandate").line.key
    texts.edit_paragraph(operator(), key=key, words="One word more.", **TEXT)


def refuses_every_change() -> None:
    key = about("introduction/mandate").line.key
    with pytest.raises(Problem, match="concluded"):
        texts.edit_paragraph(factories.actor("secretariat"), key=key, words="Slipped in.", **TEXT)
    with pytest.raises(Problem, match="concluded"):
        texts.propose(fresh("chair"), op="replace", key=key, words="Slipped in.", **TEXT)
    with pytest.raises(Problem, match="concluded"):
        texts.settle(fresh("chair"), key=key, choice="own", words="Slipped in.", **TEXT)


def test_an_adopted_report_reads_as_it_was_adopted_whatever_becomes_of_its_text() -> None:
    made("agreed", "none")
    number = asked()
    acts.describe_report(operator(), facts={"question": number}, **WHERE)
    decide(number, "yes")
    acts.assemble_report(operator(), **WHERE)
    propose()
    acts.confirm_adoption(fresh("secretariat"), **WHERE)
    refuses_every_change()
    told = now()
    texts.reopen(operator(), **TEXT)
    for place in told.paragraphs:
        if place.line.state == "open":
            texts.edit_paragraph(operator(), key=place.line.key, words="Slipped in.", **TEXT)
            texts.mark(fresh("chair"), key=place.line.key, state="agreed", **TEXT)
    decide(number, "no")
    assert now() == told
    assert told.official == "with"
    client = factories.client()
    for name in ("report", "report-variants"):
        page = client.get(reverse(name, kwargs={"group": SLUG, "report": "report"})).content.decode()
        assert "Slipped in." not in page
        assert "These are the words of: Draft 1." in page


def decide(question: int, answer: str) -> None:
    """The chair finds what the group decided; anew where it was decided before."""
    chair, where = factories.actor("chair"), {"group": SLUG, "question": question, "at": AT}
    found = next(q for q in questions.questions(SLUG) if q.number == question)
    if found.state == "decided":
        consensus.find_question(chair, finding="reopened", words={"en": "Asked again."}, **where)
    consensus.find_question(chair, finding="decided", answer=answer, **where)


def test_what_is_decided_otherwise_after_it_was_put_up_is_not_confirmed() -> None:
    made("agreed", "none")
    number = asked()
    acts.describe_report(operator(), facts={"question": number}, **WHERE)
    decide(number, "yes")
    acts.assemble_report(operator(), **WHERE)
    propose()
    decide(number, "no")
    with pytest.raises(Problem, match="something was changed: the question on its variants") as refused:
        acts.confirm_adoption(fresh("secretariat"), **WHERE)
    assert "put it up again" in str(refused.value)
    acts.withdraw_adoption(fresh("secretariat"), **WHERE)
    with pytest.raises(Problem, match="The record went on"):
        acts.propose_adoption(fresh("chair"), **WHERE)
    acts.assemble_report(operator(), **WHERE)
    propose()
    acts.confirm_adoption(fresh("secretariat"), **WHERE)
    assert now().official == "without"


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ({"state": "revisit"}, "which part a paragraph is in; the state of a paragraph"),
        ({"tag": "factual"}, "the kind, number or tag of a paragraph"),
        ({"kind": "item"}, "the kind, number or tag of a paragraph"),
        ({"cites": [{"address": "", "label": "x"}]}, "what it cites"),
        ({"title": {"en": "Another"}}, "its title or symbol"),
    ],
)
def test_whatever_else_differs_from_what_was_put_up_is_named(fact: dict[str, Any], said: str) -> None:
    made("agreed")
    propose()
    texts.reopen(operator(), **TEXT)
    key = about("introduction/mandate").line.key
    if "state" in fact:
        texts.mark(fresh("chair"), key=key, **fact, **TEXT)
    elif "title" in fact:
        texts.rename_text(operator(), **fact, **TEXT)
    else:
        texts.set_paragraph(operator(), key=key, **fact, **TEXT)
    with pytest.raises(Problem, match=said):
        acts.confirm_adoption(fresh("secretariat"), **WHERE)


def test_who_argues_after_it_was_put_up_neither_hinders_it_nor_stands_in_it() -> None:
    made("agreed", "none")
    number = asked()
    acts.describe_report(operator(), facts={"question": number}, **WHERE)
    propose()
    late = {"answer": "yes", "side": "for", "words": {"en": "It is late."}}
    consensus.argue(factories.actor("member"), group=SLUG, question=number, at=AT, **late)
    acts.confirm_adoption(fresh("secretariat"), **WHERE)
    draft = now().draft
    assert draft is not None
    argued = [words for _side, _answer, words in draft.content["question"]["argued"]]
    assert argued == ["It lets the Assembly reopen.", "It weakens what is agreed."]


def test_a_heading_that_is_disputed_stands_in_the_way_of_adoption() -> None:
    made("agreed")
    key = next(p.line.key for p in now().paragraphs if p.line.words == "Conclusion")
    texts.set_paragraph(operator(), key=key, bracketed=True, **TEXT)
    acts.issue_draft(operator(), **WHERE)
    with pytest.raises(Problem, match="Paragraph Conclusion is not agreed"):
        acts.propose_adoption(fresh("chair"), **WHERE)
    texts.set_paragraph(operator(), key=key, bracketed=False, **TEXT)
    texts.invite(operator(), until=AT + timedelta(days=3), **TEXT)
    texts.propose(operator(), op="replace", key=key, words="Outcome", seat=1, **TEXT)
    acts.issue_draft(operator(), **WHERE)
    with pytest.raises(Problem, match="Paragraph Conclusion is not agreed"):
        acts.propose_adoption(fresh("chair"), **WHERE)


@pytest.mark.accepts(146, 168)
def test_no_recommendations_has_its_reasons_and_a_report_is_made_all_the_same() -> None:
    made("none", authorship="chair")
    factories.meeting()
    number = meetings.decide(
        operator(), group=SLUG, meeting="1", verb="decided", text={"en": "To submit none."}, at=AT
    ).value
    close = {"outcome": "no-recommendations", "meeting": "1", **WHERE}
    with pytest.raises(Problem, match="State the reasons"):
        acts.close_without(fresh("chair"), reasons=[], decision=number, **close)
    with pytest.raises(Problem, match="no decision 99"):
        acts.close_without(fresh("chair"), reasons=[{"en": "x"}], decision=99, **close)
    reasons = [{"en": "The subject is complex."}, {"en": "It is politically sensitive."}]
    acts.close_without(fresh("chair"), reasons=reasons, decision=number, **close)
    assert now().line.state == "no-recommendations"
    acts.assemble_report(operator(), **WHERE)
    said = about("conclusion/outcome").line.words
    assert "decided to submit no recommendations. Reason: The subject is complex." in said
    propose()
    acts.confirm_adoption(fresh("secretariat"), **WHERE)
    assert (now().line.state, now().line.outcome) == ("adopted", "no-recommendations")


@pytest.mark.accepts(146)
def test_a_group_may_end_without_a_report() -> None:
    made("open")
    acts.close_without(
        fresh("chair"), outcome="no-report", reasons=[{"en": "The last night passed without agreement."}], **WHERE
    )
    assert (now().line.state, now().line.outcome) == ("lapsed", "no-report")
    assert "Who receives it" not in factories.client().get(f"/groups/{SLUG}/reports/report/").content.decode()
    with pytest.raises(Problem, match="concluded"):
        acts.issue_draft(operator(), **WHERE)
    refuses_every_change()


def test_readers_of_a_report_without_recommendations_see_its_last_draft_and_its_writers_what_they_write() -> None:
    made("none", authorship="chair")
    acts.issue_draft(operator(), **WHERE)
    acts.close_without(fresh("chair"), outcome="no-recommendations", reasons=[{"en": "x"}], **WHERE)
    key = about("summary/report").line.key
    texts.edit_paragraph(operator(), key=key, words="Being written.", **TEXT)
    address = {"group": SLUG, "report": "report"}
    assert "Being written." not in factories.client().get(reverse("report", kwargs=address)).content.decode()
    assert "Being written." in factories.client("chair").get(reverse("report-edit", kwargs=address)).content.decode()
    acts.assemble_report(operator(), **WHERE)
    acts.take_fresh_words(operator(), key=key, take=False, **WHERE)
    acts.issue_draft(operator(), **WHERE)
    assert "Being written." in factories.client().get(reverse("report", kwargs=address)).content.decode()


def test_the_text_of_a_report_without_recommendations_is_concluded_with_its_draft_until_it_is_assembled_anew() -> None:
    made("none", authorship="chair")
    acts.close_without(fresh("chair"), outcome="no-recommendations", reasons=[{"en": "x"}], **WHERE)
    acts.assemble_report(operator(), **WHERE)
    acts.issue_draft(factories.actor("secretariat"), **WHERE)
    assert state_of_text() == "settled"
    refuses_every_change()
    acts.assemble_report(operator(), **WHERE)
    assert state_of_text() == "closed"


def state_of_text() -> str:
    line = text_reads.text_line(SLUG, "report")
    assert line is not None
    return line.state


@pytest.mark.accepts(10, 147)
def test_the_chain_of_bodies_that_receive_it_keeps_dates_and_documents() -> None:
    made("agreed")
    chain = [
        {"body": {"en": "Commission"}, "when": {"en": "May 2018"}},
        {"body": {"en": "Council"}, "when": {"en": "July 2018"}},
        {"body": {"en": "Assembly"}},
    ]
    facts = {"destinations": chain, "input_to": {"en": "the overall review"}}
    acts.describe_report(operator(), facts=facts, **WHERE)
    later = {**WHERE, "at": AT + timedelta(days=700)}
    acts.note_received(operator(), step=1, received=date(2018, 5, 14), document="E/CN/2018/1", **later)
    acts.assemble_report(operator(), **WHERE)
    said = about("conclusion/receiving").line.words
    assert "Commission (14 May 2018, E/CN/2018/1) → Council (July 2018) → Assembly." in said
    assert "It is an input to: the overall review." in said
    with pytest.raises(Problem, match="still to come"):
        acts.note_received(operator(), step=2, received=date(2030, 1, 1), **later)


@pytest.mark.accepts(150, 152)
def test_what_governs_and_how_it_decides_stand_in_the_introduction() -> None:
    factories.meeting(open=True)
    number = meetings.decide(
        operator(),
        group=SLUG,
        meeting="1",
        verb="agreed",
        kind="procedure",
        text={"en": "To decide by consensus."},
        at=AT,
    ).value
    made()
    rules = [{"en": "Rules of procedure of the Assembly"}, {"en": "Guidelines of the Group"}]
    facts = {"governed": rules, "rule": {"meeting": "1", "number": number}}
    acts.describe_report(operator(), facts=facts, **WHERE)
    acts.assemble_report(operator(), **WHERE)
    told = about("introduction/rules")
    assert "in this order, by: Rules of procedure of the Assembly; Guidelines of the Group." in told.line.words
    assert "it decided itself at its 1st meeting: To decide by consensus." in told.line.words
    assert (f"meeting/{SLUG}/1/decision/{number}",) in [sources for _words, sources in told.sourced]


@pytest.mark.accepts(16)
def test_comments_are_invited_on_a_draft_that_stands_still() -> None:
    made("agreed")
    closes = AT + timedelta(days=30)
    with pytest.raises(Problem, match="Issue a draft first"):
        acts.invite_comments(operator(), closes=closes, **WHERE)
    acts.issue_draft(operator(), **WHERE)
    acts.invite_comments(operator(), closes=closes, closes_text={"en": "end of November"}, **WHERE)
    assert now().line.state == "comments"
    acts.issue_draft(operator(), **WHERE)
    assert now().line.state == "drafting"
