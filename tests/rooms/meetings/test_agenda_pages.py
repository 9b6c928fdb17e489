"""The pages of the agenda: read by all, changed in place by the chair, with what was typed kept where it is refused."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from plenary.mapping import acts as mapping
from plenary.meetings import acts, reads
from plenary.meetings.models import Item
from plenary.meetings.reads import sensing
from plenary.meetings.reads.agenda import ItemPage, agenda
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
ADDRESS = f"/groups/{SLUG}/meetings/1/agenda/"


@pytest.fixture(autouse=True)
def meeting() -> str:
    return factories.meeting(open=True)


def lines(of: str = SLUG) -> tuple[ItemPage, ...]:
    now = reads.now(of, "1")
    assert now is not None
    return agenda(now.meeting.id, AT)


def text(role: str = "public", address: str = ADDRESS) -> str:
    page = factories.client(role).get(address)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def post(do: str, role: str = "chair", address: str = ADDRESS, **typed: Any) -> Any:
    return factories.client(role).post(address, {"do": do, "once": f"{do}{sorted(typed.items())}", **typed})


@pytest.mark.accepts(131)
def test_a_first_meeting_begins_with_the_usual_agenda_of_a_first_meeting() -> None:
    assert post("template", template="first").status_code == 302
    assert [i.title["en"] for i in lines()] == [
        "Opening of the meeting",
        "Election of the chair",
        "Adoption of the agenda",
        "Working methods of the group",
        "Review of work and documents so far",
        "Topics and format of the next meetings",
        "Date of the next meeting",
        "Other matters",
        "Closing of the meeting",
    ]


@pytest.mark.accepts(49)
def test_a_further_meeting_begins_with_agenda_and_procedure() -> None:
    post("template", template="usual")
    assert [i.kind for i in lines()][:4] == ["opening", "adoption", "procedure", "discussion"]


@pytest.mark.accepts(167)
def test_an_agenda_of_the_categories_has_an_item_for_each() -> None:
    refused = post("template", template="categories", categories=" ")
    assert (refused.status_code, "Write the categories" in refused.content.decode()) == (400, True)
    assert post("template", template="categories", categories="A. Range\nB. Upkeep").status_code == 302
    assert [(i.title["en"], i.category) for i in lines()][3:5] == [
        ("Category A: Range", "A"),
        ("Category B: Upkeep", "B"),
    ]


@pytest.mark.accepts(167)
def test_categories_that_plenary_took_from_breakout_groups_are_offered() -> None:
    acts.set_up_breakout(operator(), title={"en": "Range"}, lead="Illyria", **WHERE)
    for words in ("A. Range of the lights", "Boats"):
        acts.put_piece(operator(), breakout=1, kind="category", text=words, **WHERE)
    acts.report_breakout(operator(), breakout=1, **WHERE)
    acts.decide_piece(operator(), piece=(1, 1), state="taken", **WHERE)
    page = text("chair")
    assert "A. Range of the lights" in page
    assert "Boats" not in page


@pytest.mark.parametrize("meetings", [1, 3])
def test_the_categories_of_the_last_meeting_that_has_any_are_read_at_once(
    meetings: int, django_assert_num_queries: Any
) -> None:
    for n in range(1, meetings + 2):
        factories.meeting(str(n), ordinal=n, starts=date(2199, 5, n), ends=None)
        if n <= meetings:
            where = WHERE | {"meeting": str(n)}
            acts.set_up_breakout(operator(), title={"en": "Range"}, lead="Illyria", **where)
            for words in (f"A. Range {n}", f"A. Range {n}", "B. Boats"):
                acts.put_piece(operator(), breakout=1, kind="category", text=words, **where)
            acts.report_breakout(operator(), breakout=1, **where)
            for piece in (1, 2, 3):
                acts.decide_piece(operator(), piece=(1, piece), state="taken", **where)
    with django_assert_num_queries(1):
        assert sensing.categories(SLUG) == (f"A. Range {meetings}", "B. Boats")


def test_a_question_is_marked_until_it_is_decided_or_answered_in_words() -> None:
    said, decided, waits = (factories.item(kind="question") for _ in range(3))
    factories.item()
    assert text().count("to be decided") == 3
    acts.close_item(operator(), item=said, outcome={"en": "Yes"}, **WHERE)
    acts.decide(operator(), verb="agreed", text={"en": "In plenary."}, item=decided, **WHERE)
    assert text().count("to be decided") == 1
    acts.open_item(operator(), item=said, **WHERE)
    assert text().count("to be decided") == 1, "taken up again, it has its outcome still"
    acts.drop_item(operator(), item=waits, reason="Not needed", **WHERE)
    assert "to be decided" not in text()


@pytest.mark.accepts(124)
def test_before_the_first_meeting_documents_are_gathered_and_topics_are_wished_for() -> None:
    goals = [{"en": "Find relevant documents"}, {"en": "Draw up a list of topics"}, {"en": "Prepare the first meeting"}]
    factories.meeting("talks", kind="informal", goals=goals, ordinal=None)
    reading = factories.item("talks", title={"en": "Reading list"})
    where = {"group": SLUG, "meeting": "talks", "at": AT}
    for symbol in ("PORTS/2012/4", "PORTS/2012/5"):
        acts.attach(operator(), item=reading, document=factories.document(symbol), **where)
    mapping.enter_categories(operator(), group=SLUG, categories=[{"code": "fees", "name": {"en": "Fees"}}], at=AT)
    for role, title in (("observer", "Fees of far ports"), ("member", "Fees of small ships")):
        mapping.propose_issue(factories.actor(role), group=SLUG, title=title, source="PORTS/2012/4", at=AT)
    page = text(address=f"/groups/{SLUG}/meetings/talks/")
    assert "Informal consultation" in page
    assert all(goal["en"] in page for goal in goals)
    assert page.index("Documents before the meeting") < page.index("PORTS/2012/4") < page.index("PORTS/2012/5")
    wished = text(address=f"/groups/{SLUG}/mapping/")
    assert "Fees of far ports" in wished
    assert "Fees of small ships" in wished
    assert "Ana Observer" in text(address=f"/groups/{SLUG}/mapping/issues/1/"), "whose wish it was is on its page"


@pytest.mark.accepts(55, 166)
def test_what_a_correspondence_group_brought_stands_on_the_agenda_of_the_next_meeting() -> None:
    factories.meeting("2", starts=date(2017, 2, 24), ends=date(2017, 2, 28))
    of_group = {"title": {"en": "Report of the correspondence group"}, "kind": "report"}
    report = factories.document("PORTS/2017/CRP.1", **of_group)
    compiled = factories.document("PORTS/2017/CRP.1/Add.1", title={"en": "Contributions, compiled"}, kind="compilation")
    item = factories.item(
        "2", title={"en": "Mapping"}, presenter="Bo Lund", presenter_as="Chair of the correspondence group"
    )
    for document in (report, compiled):
        post("attach", item=item, document=document, attached="yes", address=f"/groups/{SLUG}/meetings/2/agenda/")
    agenda_page = text(address=f"/groups/{SLUG}/meetings/2/agenda/")
    assert "presented by Bo Lund (Chair of the correspondence group)" in agenda_page
    for where in (agenda_page, text(address=f"/groups/{SLUG}/meetings/2/")):
        assert "Report of the correspondence group" in where
        assert "Contributions, compiled" in where
        assert f"/documents/{compiled}/" in where


@pytest.mark.accepts(37, 94, 166)
def test_everybody_reads_items_with_presenter_time_outcome_and_proposed_changes() -> None:
    item = factories.item(minutes=30, presenter="Bo Lund", presenter_as="Co-facilitator", kind="presentation")
    acts.propose_amendment(factories.actor("member"), kind="drop", item=item, reason="No paper", **WHERE)
    acts.close_item(operator(), item=item, outcome={"en": "The group took note."}, **WHERE)
    page = text()
    for words in (
        "presented by Bo Lund (Co-facilitator)",
        "0 of 30 min",
        "The group took note.",
        "Republic of Sandbanks: drop item 1",
    ):
        assert words in page
    assert 'name="do"' not in page, "the public has no form here"


@pytest.mark.accepts(77)
def test_an_item_cites_the_sentence_of_the_mandate_that_it_serves() -> None:
    item = factories.item(cites="to collect views")
    assert "serves the mandate: to collect views" in text()
    assert "serves the mandate: to collect views" in text(address=f"{ADDRESS}{item}/")


@pytest.mark.accepts(20)
def test_everybody_sees_that_a_first_meeting_lacks_its_working_methods() -> None:
    warning = "The first meeting decides how the group works"
    assert warning not in text()
    factories.item()
    assert warning in text()
    factories.item(kind="procedure")
    assert warning not in text()


@pytest.mark.accepts(108)
def test_the_reading_list_is_the_documents_of_the_group_before() -> None:
    document = factories.document("PORTS/2012/7", title={"en": "Report of the first group"})
    factories.group("quays", predecessor=SLUG)
    factories.meeting(of="quays")
    item = factories.item(of="quays")
    address = "/groups/quays/meetings/1/agenda/"
    assert "Reading list: put the 1 document" in text("secretariat", address)
    assert post("reading-list", "secretariat", address, item=item).status_code == 302
    assert [d[0] for d in lines("quays")[0].documents] == [document]
    assert "PORTS/2012/7" in text(address=address)


def test_items_move_by_the_numbers_that_readers_see() -> None:
    for name in ("Range", "Colour", "Upkeep"):
        factories.item(title={"en": name})
    post("drop", item=1)
    page = text("chair")
    (place,) = re.findall(r'name="item" value="3"><input type="hidden" name="place" value="(\d+)"', page)
    assert place == "2"
    assert post("up", item=3, place=place).status_code == 302
    assert [i.title["en"] for i in lines() if i.shown] == ["Upkeep", "Colour"]


@pytest.mark.parametrize(
    ("verb", "typed", "kept"),
    [
        ("add", {"title": "Upkeep", "kind": "other", "minutes": "9999"}, ["Upkeep", "9999"]),
        ("change", {"item": "1", "title": "Another title", "minutes": "12", "kind": "other"}, ["Another title", "12"]),
        ("close", {"item": "2", "outcome": ""}, []),
    ],
)
def test_what_was_typed_stands_in_the_form_that_was_refused(verb: str, typed: dict[str, str], kept: list[str]) -> None:
    factories.item()
    factories.item(kind="question")
    acts.adopt_agenda(operator(), **WHERE)
    refused = post(verb, **typed)
    assert refused.status_code == 400
    for words in kept:
        assert f'value="{words}"' in refused.content.decode()


def test_saving_a_form_in_another_language_does_not_make_its_title_one_of_that_language() -> None:
    factories.item(title={"en": "Range"})
    arabic = factories.client("chair")
    arabic.post(
        ADDRESS,
        {"do": "change", "once": "x", "item": "1", "title": "Range", "minutes": "10"},
        headers={"accept-language": "ar"},
    )
    found = Item.objects.get()
    assert (found.title, found.minutes) == ({"en": "Range"}, 10)


def test_a_member_proposes_a_change_and_takes_it_back_on_the_page() -> None:
    factories.item()
    amend = f"{ADDRESS}amend/"
    assert post("propose", "member", amend, kind="add", text="Upkeep").status_code == 302
    assert "Withdraw" in text("member")
    assert "Withdraw" not in text("observer")
    assert post("withdraw", "member", amend, amendment="1").status_code == 302
    assert "withdrawn" in text()
    refused = post("propose", "member", amend, kind="reword", item="1")
    assert (refused.status_code, "Write the title" in refused.content.decode()) == (400, True)
    assert post("withdraw", "observer", amend, amendment="1").status_code == 403


@pytest.mark.accepts(37)
def test_the_chair_runs_an_item_on_the_page_without_script() -> None:
    item = factories.item(minutes=1)
    for verb, typed in (("adopt", {}), ("open", {"item": item}), ("close", {"item": item, "outcome": "Agreed."})):
        assert post(verb, **typed).status_code == 302
    page = text()
    assert "Agreed." in page
    assert post("open", "member", item=item).status_code == 403


def test_the_page_of_an_item_tells_who_spoke_and_what_was_decided() -> None:
    item = factories.item(open=True)
    acts.begin_turn(operator(), name="Illyria", klass="member", place="remote", **WHERE)
    acts.decide(operator(), verb="took-note", text={"en": "Of the paper."}, item=item, **WHERE)
    acts.nominate(operator(), office="chair", name="Ida Berg", item=item, **WHERE)
    page = text(address=f"{ADDRESS}{item}/")
    for words in ("Illyria", "from far away", "took note", "Of the paper.", "Ida Berg"):
        assert words in page
    assert factories.client().get(f"{ADDRESS}77/").status_code == 404


@pytest.mark.parametrize("document", ["", "0", "99999999", "x"])
def test_no_document_is_put_under_an_item_that_is_not_in_the_library(document: str) -> None:
    item = factories.item()
    assert post("attach", item=item, document=document).status_code == 400


@pytest.mark.accepts(58)
def test_an_item_is_carried_over_to_a_meeting_that_is_not_over() -> None:
    item = factories.item()
    factories.meeting("over", ordinal=2)
    for session in (1, 2):
        acts.close_session(operator(), group=SLUG, meeting="1", session=1, at=AT)
        acts.open_session(operator(), group=SLUG, meeting="over", session=session, at=AT)
        acts.close_session(operator(), group=SLUG, meeting="over", session=session, at=AT)
    assert "carry over to" not in text("chair")
    factories.meeting("next", ordinal=3)
    page = text("chair")
    assert '<option value="next">' in page
    assert '<option value="over">' not in page
    assert post("carry", item=item, to="next").status_code == 302
    assert "it was not reached" in text()
    assert "carried over from" in text(address=f"/groups/{SLUG}/meetings/next/agenda/")
