"""A meeting discusses the responses to a questionnaire: per question, by stakeholder group, without leaving it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.calls import acts as calls
from plenary.calls import reads
from plenary.meetings import acts
from plenary.meetings.live import FRAGMENTS
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
BASE = f"/groups/{SLUG}/meetings/1/agenda"
LONG = "\n\n".join(f"Lamp {n} of the mole has been out since spring, and nobody says why." for n in range(40))


@pytest.fixture
def item() -> int:
    """An item that is before the meeting and names a call of two questions, with an answer of each stakeholder group."""
    call = factories.call(questions=["Which lights are out?", "Who should mend them?"])
    factories.meeting(open=True)
    number = factories.item(open=True)
    acts.name_call(operator(), item=number, call=call, **WHERE)
    factories.response(call, name="Old Quay", answers={"1": "The green one.", "2": "The port should."})
    factories.response(call, name="Sandbanks", answers={"1": LONG}, given={"group": "states", "country": "Sandbanks"})
    return number


def seen(item: int, query: str = "", role: str = "public") -> BeautifulSoup:
    answer = factories.client(role).get(f"{BASE}/{item}/responses/{query}")
    assert answer.status_code == 200, answer.status_code
    return BeautifulSoup(answer.content, "html.parser")


def words(page: Tag | None) -> str:
    assert page is not None
    return " ".join(page.get_text(" ").split())


@pytest.mark.accepts(50)
def test_responses_are_seen_per_question_and_by_stakeholder_group_without_leaving_the_meeting(item: int) -> None:
    door = BeautifulSoup(factories.client().get(f"{BASE}/{item}/").content, "html.parser")
    link = door.find("a", string="Responses to the questionnaire")
    assert link is not None
    assert link["href"] == f"{BASE}/{item}/responses/"
    page = seen(item)
    assert "Lights of the mole" in words(page)
    assert "1. Which lights are out?" in words(page)
    assert [h.get_text() for h in page.select(".columns h3")] == ["States", "Civil society"]
    tabs = [" ".join(a.get_text(" ").split()) for a in page.select("nav[aria-label='Stakeholder groups'] a")]
    assert tabs == ["All groups 2 of 2", "States 1 of 1", "Civil society 1 of 1"]
    onward = page.select_one("a[rel=next]")
    assert onward is not None
    assert (onward["href"], onward["aria-keyshortcuts"]) == ("?question=2", "n")
    second = seen(item, "?question=2&group=civil-society")
    assert "The port should." in words(second)
    assert [h.get_text() for h in second.select("article h3")] == ["Old Quay"]
    assert second.select_one("a[rel=prev]")["href"] == "?question=1&group=civil-society"  # type: ignore[index]  # it is there
    tabs = [" ".join(a.get_text(" ").split()) for a in second.select("nav[aria-label='Stakeholder groups'] a")]
    assert tabs == ["All groups 1 of 2", "States 0 of 1", "Civil society 1 of 1"]
    assert [str(a["href"])[-26:] for a in second.select("article h3 a")] == ["/respondents/R1/?from=2#Q2"]


@pytest.mark.accepts(50)
def test_a_long_answer_is_folded_and_paged_and_whole(item: int) -> None:
    page = seen(item, "?question=1&group=states")
    folded = page.select_one("article details")
    assert folded is not None
    assert "Lamp 39 of the mole" in folded.get_text()
    factories.response("views", name="Lirio", answers={"1": LONG * 8}, given={"group": "states"})
    page, text = seen(item, "?question=1&group=states"), ""
    for _turn in range(9):
        text += words(page)
        on = next((a for a in page.select("a.button") if "Read on" in a.get_text()), None)
        if on is None:
            break
        page = seen(item, str(on["href"]))
    assert text.count("Lamp 20 of the mole") >= 9, "nothing is lost between the pages"
    assert "Read on" not in words(page)


@pytest.mark.accepts(50)
def test_the_room_sees_which_question_is_discussed_now_and_the_page_opens_with_it(item: int) -> None:
    chair = factories.client("chair")
    assert "▣" in words(seen(item, "?question=2", "chair"))
    sent = chair.post(f"{BASE}/{item}/responses/?question=2&group=states", {"do": "put", "question": "2", "once": "a"})
    assert re.search(r"\?question=2&group=states&done=\d+$", sent.headers["Location"])
    html = next(f for f in FRAGMENTS if f.name == "screen").render(SLUG, "1", "en", AT)
    assert "Who should mend them?" in html
    assert f"{BASE}/{item}/responses/?question=2" in html
    assert "Who should mend them?" in factories.client().get(f"/groups/{SLUG}/meetings/1/screen/").content.decode()
    page = seen(item)
    assert "2. Who should mend them?" in words(page), "without a choice it is the one on the screen"
    assert page.select_one("h2 .chip") is not None
    other = seen(item, "?question=1")
    assert other.select_one("h2 .chip") is None
    assert other.select_one("[data-key=s]")["href"] == "?question=2"  # type: ignore[index]  # it is there
    acts.put_up(operator(), shows="nothing", **WHERE)
    assert "1. Which lights are out?" in words(seen(item))
    assert not verify().problems


@pytest.mark.accepts(50)
@pytest.mark.parametrize("role", ["public", "observer", "member", "chair", "secretariat"])
def test_what_is_not_public_is_not_shown_to_the_room_whoever_looks(item: int, role: str) -> None:
    told = {"group": "civil-society", "cited": False}
    factories.response("views", name="Hushed Pilots", answers={"1": "Tell nobody."}, given=told)
    factories.response("views", name="Waiting Crew", answers={"1": "Not looked at yet."}, why_review=("doubts",))
    gone = factories.response("views", name="Rude Gulls", answers={"1": "Insults."})
    calls.remove_response(operator(), call="views", number=gone, reason="It insults a person.", at=AT)
    factories.response("views", name="Bo", answers={"1": "Write to bo.lund@illyria.example."})
    for query in ("", "?question=1&group=civil-society", "?question=1&group=civil-society&from=3"):
        text = words(seen(item, query, role))
        for hidden in ("Hushed", "Tell nobody", "Waiting", "Not looked at", "Rude", "Insults", "bo.lund@"):
            assert hidden not in text, (query, hidden)
    assert "3 of 3" in text, "who refuses citation is counted"
    assert "1 more counted; citation was not authorised" in text


def test_counts_of_a_question_add_up_to_what_the_call_says(item: int) -> None:
    factories.response("views", name="Nowhere", answers={"2": "Everybody."}, given={"group": "unheard-of"})
    codes = ["states", "civil-society"]
    found = {q: reads.answered_by("views", q, codes) for q in ("1", "2")}
    assert found == {"1": {"states": 1, "civil-society": 1}, "2": {"civil-society": 1, "others": 1}}
    assert {q: sum(n.values()) for q, n in found.items()} == reads.answered("views")


def test_only_who_runs_the_meeting_names_the_call_and_what_is_no_call_is_refused(item: int) -> None:
    for role in ("public", "observer", "member"):
        with pytest.raises(Forbidden):
            acts.name_call(factories.actor(role), item=item, call="", **WHERE)
    with pytest.raises(Problem, match="no such call"):
        acts.name_call(operator(), item=item, call="nonsense", **WHERE)
    with pytest.raises(Problem, match="Choose the question"):
        acts.put_up(operator(), shows="question", item=item, question="2", **WHERE)
    page = f"{BASE}/{item}/responses/"
    wrong = factories.client("chair").post(page, {"do": "put", "question": "99", "once": "b"})
    assert (wrong.status_code, "Choose the question." in wrong.content.decode()) == (400, True)
    assert factories.client("chair").post(page, {"do": "name", "call": "", "once": "c"}).status_code == 302
    assert "names no call for input" in words(seen(item))
    with pytest.raises(Problem, match="name it first"):
        acts.put_up(operator(), shows="question", item=item, question="2", words={"en": "Who?"}, **WHERE)
    assert factories.client("chair").post(page, {"do": "name", "call": "views", "once": "d"}).status_code == 302
    assert "Which lights are out?" in words(seen(item))
    assert factories.client().get(f"{page}?question=99").status_code == 404


def test_a_question_of_another_call_does_not_stay_on_the_screen(item: int) -> None:
    acts.put_up(operator(), shows="question", item=item, question="2", words={"en": "Who mends?"}, **WHERE)
    acts.name_call(operator(), item=item, call=factories.call("more", questions=["And why?"]), **WHERE)
    page = words(seen(item))
    assert "And why?" in page
    assert "Who mends?" not in page


def test_an_item_that_is_carried_over_keeps_its_call(item: int) -> None:
    factories.meeting("2")
    number = acts.carry_over(operator(), item=item, to="2", **WHERE).value
    page = factories.client().get(f"/groups/{SLUG}/meetings/2/agenda/{number}/responses/").content.decode()
    assert "Which lights are out?" in page


def test_it_costs_the_same_with_three_answers_and_three_items_as_with_one(item: int) -> None:
    asked = []
    for n in range(3):
        with CaptureQueriesContext(connection) as queries:
            seen(item)
            seen(item, "?question=1&group=civil-society")
        asked.append(len(queries))
        factories.response("views", name=f"Crew {n}")
        factories.item()
        seen(item)  # what is kept of a call is renewed once
    assert asked[1] == asked[2]


@pytest.mark.accepts(33)
def test_a_call_lists_what_came_of_it_by_kind() -> None:
    """One consultation yields responses, a compilation and a summary: each under its own heading, from one page."""
    call = factories.call()
    factories.response(call)
    for kind, about in (("compilation", f"call/{call}"), ("summary", f"summary/{call}")):
        factories.published(factories.document(f"PORTS/2016/{kind}", kind=kind, about=about))
    page = BeautifulSoup(factories.client().get(f"/groups/{SLUG}/inputs/{call}/").content, "html.parser")
    listed = {h.get_text(): h.find_parent("section") for h in page.select("aside h2")}
    assert list(listed)[:3] == ["Responses", "Compilation", "Summary"]
    assert "1 response" in words(listed["Responses"])
    assert "PORTS/2016/compilation" in words(listed["Compilation"])
    assert "PORTS/2016/summary" in words(listed["Summary"])
