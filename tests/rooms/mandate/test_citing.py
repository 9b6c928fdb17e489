"""Items of agendas, paragraphs of texts and reports, and dates cite the mandate; the mandate shows what takes it up."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from plenary.consensus import reads as consensus
from plenary.hall.archive import meetings as archive
from plenary.mandate import acts
from plenary.mandate.reads import citing
from plenary.meetings import acts as meetings
from plenary.meetings import reads as meeting_reads
from plenary.meetings.reads import deciding
from plenary.meetings.reads.agenda import agenda
from plenary.record.actor import operator
from plenary.record.problems import Problem
from plenary.reports import acts as reports
from plenary.reports.reads.summary import summary
from plenary.texts import acts as texts
from plenary.texts import papers
from plenary.texts import reads as text_reads
from tests import factories, whole
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
LIGHTS, UPKEEP = f"mandate/{SLUG}/a-12-34/5", f"mandate/{SLUG}/a-12-34/6"
WORDS = "say who mends the lights"


@pytest.fixture(autouse=True)
def mandate() -> None:
    whole.mandate_by_paragraph()
    quoted(f"The group shall {WORDS}.")


def quoted(words: str) -> None:
    acts.quote(operator(), group=SLUG, source="a-12-34", label="6", words={"en": words}, at=AT)


def got(name: str, role: str = "public", asked: str = "", **where: Any) -> str:
    answer = factories.client(role).get(reverse(name, kwargs={"group": SLUG} | where) + asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def sent(name: str, do: str, told: dict[str, Any], status: int = 302, **where: Any) -> str:
    address = reverse(name, kwargs={"group": SLUG} | where)
    answer = factories.client("chair").post(address, {"do": do, "once": "", **told})
    assert answer.status_code == status, answer.content.decode()[:2000]
    return " ".join(answer.content.decode().split())


def seen(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def served(item: int, at_meeting: str = "1") -> tuple[tuple[str, str], ...]:
    now = meeting_reads.now(SLUG, at_meeting)
    assert now is not None
    return next(i.serves for i in agenda(now.meeting.id, AT) if i.number == item)


@pytest.mark.accepts(77)
def test_an_item_serves_sentences_of_the_mandate_that_are_chosen_in_its_form() -> None:
    factories.meeting(open=True)
    item = factories.item()
    told = {
        "item": item,
        "title": "Upkeep",
        "kind": "discussion",
        "mandate": [UPKEEP, LIGHTS, ""],
        "quoted": [WORDS, "", ""],
    }
    sent("agenda", "change", told, meeting="1")
    assert served(item) == ((UPKEEP, WORDS), (LIGHTS, ""))
    link = reverse("mandate-cited", kwargs={"group": SLUG, "document": "a-12-34", "paragraph": "6"})
    for page in (got("agenda", meeting="1"), got("agenda-item", meeting="1", item=item)):
        assert f'href="{link}">A/12/34, paragraph 6</a>' in page
        assert WORDS in page
    page = got("mandate")
    assert reverse("agenda-item", kwargs={"group": SLUG, "meeting": "1", "item": item}) in page
    assert "not yet taken up" not in page
    sent("agenda", "change", told | {"mandate": ["", ""], "quoted": ["", ""]}, meeting="1")
    assert served(item) == ()
    assert seen(got("mandate")).count("not yet taken up") == 3, "two paragraphs, and the task that rests on one"


@pytest.mark.accepts(77)
@pytest.mark.parametrize(
    ("address", "words", "why"),
    [
        (f"mandate/{SLUG}/a-12-34/7", "", f"There is no paragraph mandate/{SLUG}/a-12-34/7 of this mandate"),
        ("mandate/quays/a-12-34/6", "", "There is no paragraph mandate/quays/a-12-34/6"),
        (UPKEEP, "say who pays", "“say who pays” does not stand in paragraph 6 of A/12/34"),
        ("", "say who pays", "Choose the paragraph of the mandate in which “say who pays” stands"),
    ],
)
def test_what_does_not_stand_in_the_mandate_is_refused_and_stays_typed(address: str, words: str, why: str) -> None:
    factories.meeting(open=True)
    item = factories.item()
    factories.text()
    told = {"mandate": [address], "quoted": [words]}
    page = sent("agenda", "change", {"item": item, "title": "Upkeep", "kind": "discussion", **told}, 400, meeting="1")
    other = sent("text-edit", "set", {"key": 2, "cites": "A/1 | One", **told}, 400, text="draft")
    for refused in (page, other):
        assert why in refused
        assert f'value="{words}"' in refused
        assert f'value="{address}" selected' in refused or not address
    assert "A/1 | One" in other
    assert served(item) == ()


@pytest.mark.accepts(77)
def test_what_an_item_serves_is_printed_short_in_the_summary_and_in_the_archive() -> None:
    factories.meeting(open=True)
    factories.item(title={"en": "Upkeep"}, serves=[{"address": UPKEEP, "words": WORDS}, {"address": LIGHTS}])
    reports.draft_summary(factories.actor("chair"), group=SLUG, meeting="1", at=AT)
    written = summary(factories.actor("chair"), SLUG, "1")
    assert written is not None
    told = " ".join(p.text for p in written.paragraphs)
    assert "(1) Upkeep (A/12/34, paragraph 6; A/12/34, paragraph 5)" in told
    rows = [row for leaf in archive.section(SLUG).leaves for block in leaf.blocks for row in block.rows]
    assert "A/12/34, 6; A/12/34, 5" in rows[0]


@pytest.mark.accepts(77)
def test_an_item_that_is_carried_over_serves_the_same_though_the_paragraph_was_put_right() -> None:
    factories.meeting(open=True)
    factories.meeting("2", ordinal=2)
    item = factories.item(serves=[{"address": UPKEEP, "words": WORDS}])
    quoted("The group shall find who pays.")
    assert "the paragraph reads otherwise now" in got("agenda-item", meeting="1", item=item)
    where = {"group": SLUG, "meeting": "1", "item": item, "at": AT}
    meetings.change_item(operator(), title={"en": "Mending"}, serves=[{"address": UPKEEP, "words": WORDS}], **where)
    number = meetings.carry_over(operator(), to="2", **where).value
    assert served(number, "2") == ((UPKEEP, WORDS),)


@pytest.mark.accepts(77)
def test_a_recommendation_cites_the_mandate_where_it_is_negotiated_in_its_papers_and_in_the_report() -> None:
    factories.text(kind="recommendations")
    told = {"key": 2, "mandate": [UPKEEP, ""], "quoted": [WORDS, ""], "cites": "answer/R17/Q4 | Keepers"}
    sent("text-edit", "set", told, text="draft")
    page = got("paragraph", text="draft", key=2)
    assert "A/12/34, paragraph 6" in page
    assert WORDS in page
    assert "Keepers" in page
    assert WORDS in got("text-edit", "chair", "?key=2", text="draft")
    whole = text_reads.text(SLUG, "draft")
    assert whole is not None
    paper = papers.clean(whole.line, whole, at=AT)
    assert [p.cites for p in paper.pars] == [(), ("A/12/34, paragraph 6", "Keepers"), ()]
    reports.create_report(
        operator(), group=SLUG, slug="report", title={"en": "Report"}, texts_of=[(SLUG, "draft")], at=AT
    )
    found = {c.title: c.quoted for c in citing.citing(SLUG)[UPKEEP]}
    assert found.pop("Lights of the coast, paragraph 1") == WORDS
    assert [title.partition(",")[0] for title in found] == ["Report"]
    assert "Lights of the coast, paragraph 1" in got("mandate")


@pytest.mark.accepts(77)
def test_what_takes_the_mandate_up_costs_as_many_queries_for_three_as_for_one(django_assert_num_queries: Any) -> None:
    factories.meeting(open=True)
    factories.text()
    for key in (2, 3):
        factories.item(serves=[{"address": UPKEEP}])
        texts.set_paragraph(
            operator(), group=SLUG, text="draft", key=key, cites=[{"address": UPKEEP, "label": ""}], at=AT
        )
        with django_assert_num_queries(2):
            found = citing.citing(SLUG)
        assert len(found[UPKEEP]) == 2 * (key - 1)


@pytest.mark.accepts(21)
def test_a_date_is_said_in_the_mandate_in_a_document_or_in_words() -> None:
    factories.dated()
    document = factories.document("PORTS/2016/1")
    link = reverse("mandate-cited", kwargs={"group": SLUG, "document": "a-12-34", "paragraph": "6"})
    told = {"label": "Draft report", "kind": "output", "role": "", "lasts": "1"}
    sent("date", "change", told | {"said_in": UPKEEP, "source": ""}, number=1)
    assert f'href="{link}"' in got("date", number=1)
    assert WORDS in got("date", number=1)
    sent("date", "change", told | {"said_in": f"document/{document}"}, number=1)
    assert f'href="{reverse("document", kwargs={"pk": document})}"' in got("date", number=1)
    sent("date", "change", told | {"said_in": "", "source": "The chair, at the first meeting"}, number=1)
    assert "<bdi>The chair, at the first meeting</bdi>" in got("date", number=1)
    wrong = sent("date", "change", told | {"said_in": f"mandate/{SLUG}/a-12-34/7"}, 400, number=1)
    assert "There is no paragraph" in wrong
    assert f'value="mandate/{SLUG}/a-12-34/7" selected' in wrong
    with pytest.raises(Problem, match="no document document/999"):
        acts.change_date(operator(), group=SLUG, number=1, source="document/999", at=AT)


@pytest.mark.accepts(20)
def test_nobody_is_reminded_of_working_methods_that_stand_in_the_mandate() -> None:
    """The warning looks at the mandate too: there its methods stand, whichever decision brought them."""
    for slug, due in (("quays", "no-item"), (SLUG, "")):
        factories.meeting(of=slug)
        factories.item(of=slug)
        now = meeting_reads.now(slug, "1")
        assert now is not None
        assert deciding.methods_due(now) == due


@pytest.mark.accepts(152)
def test_how_the_group_decides_is_said_where_agreement_is_found() -> None:
    factories.text()
    words = "How decisions are taken: by consensus, without a vote"
    assert words in got("agreement")
    values = {"decision": "consensus-chair"}
    acts.adopt_methods(operator(), group=SLUG, values=values, reason={"en": "Agreed."}, at=AT)
    assert consensus.methods_of(SLUG).decision == "consensus-chair"
    words = "by consensus; where there is none, the Chair reports on her own responsibility"
    assert words in got("agreement")
    assert words in got("paragraph", "chair", text="draft", key=2)
