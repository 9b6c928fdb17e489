"""What visitors see of agreement and divergence, and what the forms do."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from plenary.consensus import acts, reads, showing
from plenary.record.actor import operator
from plenary.rules.consensus import Dividing
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.consensus.negotiating import DRAFT, FIRST, SECOND, STATE, UNION, asks, finds, silence, takes, where

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def draft() -> None:
    factories.text()


def seen(name: str, role: str = "public", status: int = 200, query: str = "", **args: Any) -> str:
    """A page as text, tags left out."""
    found = factories.client(role).get(reverse(name, kwargs={"group": SLUG} | args) + query)
    assert found.status_code == status, found.content.decode()[:2000]
    return plain(found.content.decode())


def plain(page: str) -> str:
    body = re.sub(r"(?s)<script.*?</script>|<[^>]+>", " ", page)
    return " ".join(html.unescape(body).split())


def sent(name: str, role: str, do: str, status: int = 302, told: dict[str, Any] | None = None, **args: Any) -> str:
    """A form sent; what comes back."""
    client: Client = factories.client(role)
    path = reverse(name, kwargs={"group": SLUG} | args)
    found = client.post(path, {"do": do} | (told or {}))
    assert found.status_code == status, plain(found.content.decode())[:3000]
    return html.unescape(found.content.decode())


@pytest.mark.accepts(3, 7)
def test_a_question_shows_who_answered_what_by_group_and_by_member() -> None:
    number = asks()
    acts.answer_question(operator(), group=SLUG, question=number, answer="no", reason="Costs.", seat=UNION, at=AT)
    page = seen("disputed-question", number=number)
    assert "Lighthouse Keepers' Union Civil society Costs." in page
    assert "Has not answered" in page
    assert "Our answer" not in page


def test_a_member_answers_argues_and_is_shown_what_she_said() -> None:
    number = asks()
    sent(
        "disputed-question", "member", "answer", told={"answer": "yes", "reason": "The old one is out."}, number=number
    )
    sent(
        "disputed-question",
        "member",
        "argue",
        told={"answer": "yes", "side": "for", "words": "It is dark."},
        number=number,
    )
    page = seen("disputed-question", "member", number=number)
    assert "We answered: Yes" in page
    assert "It is dark. Republic of Sandbanks" in page


def test_what_was_typed_stays_where_a_form_is_refused() -> None:
    number = asks()
    told = {"answer": "yes", "value": "object", "reason": "It blinds the birds.", "change": "", "beside": "yes"}
    page = sent("disputed-question", "member", "answer", 400, told, number=number)
    assert "which change would lift" in page
    assert "It blinds the birds." in page


def test_the_secretariat_says_for_which_seat_it_enters_an_answer() -> None:
    number = asks()
    assert "Choose the seat" in sent("disputed-question", "secretariat", "answer", 400, {"answer": "no"}, number=number)
    sent("disputed-question", "secretariat", "answer", told={"answer": "no", "seat": UNION}, number=number)
    assert "Civil society: Lighthouse Keepers' Union" in seen("disputed-question", number=number)


@pytest.mark.accepts(4)
def test_a_dependent_question_is_shown_to_members_as_asked_only_if_and_to_nobody_else() -> None:
    first = asks()
    second = asks("Between states, or with all?", depends=first, condition="yes")
    assert "Between states" not in seen("disputed")
    assert "asked only if question 1 is found so: Yes" in seen("disputed", "member")
    seen("disputed-question", status=404, number=second)
    assert "Between states" not in seen("disputed-question", number=first)
    assert "asked only if" in seen("disputed-question", "member", number=second)


def test_the_chair_asks_a_question_with_answers_of_its_own() -> None:
    told = {"title": "Where shall it stand?", "answer-1": "On the mole", "answer-2": "On the rock", "kind": "substance"}
    sent("disputed-new", "chair", "ask", told=told)
    page = seen("disputed-question", "chair", number=1)
    assert "On the mole" in page
    assert "The chair finds" in page


@pytest.mark.accepts(106)
def test_what_is_not_pursued_for_the_moment_is_in_the_list_of_what_may_be_revisited() -> None:
    number = asks("Shall there be a co-chair?")
    told = {"finding": "deferred", "revisit": "yes", "words": "Not pursued for the moment."}
    sent("disputed-question", "chair", "find", told=told, number=number)
    page = seen("agreement")
    assert "Questions that may be revisited ↻ Shall there be a co-chair? Not pursued for the moment." in page


@pytest.mark.accepts(5, 61)
def test_points_of_agreement_stand_beside_divergences() -> None:
    factories.meeting("1")
    finds("none", meeting="1", reason="Positions were far apart.")
    finds("ad-ref", key=SECOND, wording="base", meeting="1")
    page = seen("agreement")
    assert "✓ Points of agreement 1" in page
    assert "✕ Divergences 1" in page
    assert "Positions were far apart." in page


def test_under_silence_the_exact_end_is_shown_and_who_broke_it() -> None:
    ends = silence()
    assert "the end has passed; the chair has not confirmed" in seen("silences")
    acts.object_to_silence(
        operator(), seat=UNION, reason="Too fast.", change="A week.", **where(at=ends - timedelta(hours=1))
    )
    page = seen("silences")
    assert "broken" in page
    assert "Lighthouse Keepers' Union : Too fast. Would be lifted by: A week." in page


def test_a_member_sees_what_waits_for_her_seat() -> None:
    asks()
    silence()
    takes(STATE, "concern", key=SECOND)
    page = seen("own-positions", "member")
    assert "For Republic of Sandbanks" in page
    assert "3 things wait for you" in page
    takes(STATE, "support")
    assert "2 things wait for you" in seen("own-positions", "member")


@pytest.mark.accepts(63)
def test_the_four_piles_are_a_page_and_each_is_a_document() -> None:
    finds("agreed", key=SECOND, wording="base")
    page = seen("piles", text=DRAFT)
    assert "0 Statements 1 Agreed 1 To be revisited 0 No agreement" in page
    client = factories.client()
    for name, words in (("agreed", "Lights are white."), ("revisit", "Each harbour shall keep a light.")):
        path = reverse("pile-file", kwargs={"group": SLUG, "text": DRAFT, "pile": name, "format": "md"})
        found = client.get(path)
        assert found.status_code == 200
        body = found.content.decode()
        assert words in body
        assert ("Lights are white." in body) == (name == "agreed")
    path = reverse("pile-file", kwargs={"group": SLUG, "text": DRAFT, "pile": "lost", "format": "md"})
    assert client.get(path).status_code == 404


def test_the_chair_moves_a_contribution_with_a_reason_and_the_move_is_listed() -> None:
    told = {"key": FIRST, "statement": "yes", "reason": ""}
    assert "why it is moved" in sent("piles", "chair", "move", 400, told, text=DRAFT)
    sent("piles", "chair", "move", told=told | {"reason": "It states a fact."}, text=DRAFT)
    page = seen("piles", text=DRAFT)
    assert "1 Statements" in page
    assert "It states a fact." in page
    assert "Put it to the statements" not in page
    sent("piles", "secretariat", "move", 403, told, text=DRAFT)


@pytest.mark.accepts(86)
def test_where_work_pays_most_is_said_with_the_counts_of_each_group() -> None:
    takes(UNION, "object")
    takes(STATE, "support", key=SECOND)
    page = seen("where-to-work", text=DRAFT)
    assert page.index("Nothing stands in the way of it.") < page.index("1 member objects, in 1 stakeholder group.")
    assert "Accepted least by: Civil society" in page


@pytest.mark.accepts(152)
def test_how_the_group_decides_is_entered_by_the_chair_and_shown_to_all() -> None:
    assert "at least 72 hours" in seen("agreement")
    told = {"lead": "48", "maintained": "no", "reason": "Agreed at the first meeting."}
    sent("deciding-methods", "chair", "set", told=told)
    page = seen("agreement")
    assert "at least 48 hours" in page
    assert "stands beside what is found agreed" in page
    assert "Say how many hours" in sent("deciding-methods", "chair", "set", 400, {"lead": ""})


def test_lists_take_the_same_queries_at_one_item_and_at_three() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    number = asks()
    takes(UNION, "object")
    takes(STATE, "concern")
    silence(key=SECOND)
    acts.answer_question(operator(), group=SLUG, question=number, answer="yes", seat=UNION, at=AT)
    acts.argue(operator(), group=SLUG, question=number, answer="yes", side="for", words={"en": "One."}, at=AT)
    meeting = factories.meeting("1")
    finds("revisit", meeting=meeting, reason="Later.")
    member = factories.actor("member")

    def counted() -> dict[str, int]:
        done = {}
        for name, read in {
            "questions": lambda: reads.questions(SLUG),
            "question": lambda: reads.question(SLUG, number),
            "stands": lambda: reads.stands(SLUG, DRAFT),
            "work": lambda: reads.work(SLUG, DRAFT),
            "paragraph": lambda: reads.paragraph_positions(SLUG, DRAFT, FIRST),
            "silences": lambda: reads.silences(SLUG),
            "findings": lambda: reads.findings(SLUG),
            "agreement": lambda: reads.agreement(SLUG),
            "piles": lambda: reads.piles(SLUG, DRAFT),
            "own": lambda: reads.own(member, SLUG, AT),
            "mine": lambda: reads.mine(member, SLUG, DRAFT),
        }.items():
            with CaptureQueriesContext(connection) as caught:
                read()
            done[name] = len(caught)
        return done

    counted()
    one = counted()
    keys = factories.paragraphs(DRAFT, "Lamps are clean.", "Keepers are awake.")
    for key in keys:
        takes(UNION, "object", key=key)
        takes(STATE, "concern", key=key)
        takes(STATE, "support", key=key)
        finds("revisit", key=key, meeting=meeting, reason="Later.")
    for extra in range(2):
        asks(f"Another {extra}?", depends=number, condition="yes")
        answer = {"group": SLUG, "question": number, "at": AT}
        acts.answer_question(operator(), answer=("no", "open")[extra], seat=STATE, **answer)
        acts.argue(operator(), answer="no", side="for", words={"en": "More."}, **answer)
    acts.withdraw_silence(factories.actor("chair"), **where(SECOND))
    silence(key=SECOND)
    acts.withdraw_silence(factories.actor("chair"), **where(SECOND))
    silence(key=SECOND)
    counted()  # the text is kept from here on
    assert counted() == one


def _paragraph(role: str = "public", query: str = "", key: int = FIRST) -> str:
    return seen("paragraph", role, query=query, text=DRAFT, key=key)


@pytest.mark.parametrize("role", ["chair", "secretariat"])
def test_whoever_enters_positions_for_others_says_in_whose_name(role: str) -> None:
    told = {"value": "support", "reason": "She wrote so."}
    page = sent("paragraph", role, "position", 400, told, text=DRAFT, key=FIRST)
    assert "Choose the seat for which you enter it." in page
    assert '<select id="f-seat-position" name="seat" required><option value="">choose</option>' in page
    sent("paragraph", role, "position", told=told | {"seat": str(UNION)}, text=DRAFT, key=FIRST)
    found = reads.paragraph_positions(SLUG, DRAFT, FIRST)
    assert found is not None
    assert [(p.number, p.entered) for p in found.lines] == [(UNION, True)]
    assert "entered by the chair or the secretariat" in _paragraph()


def test_an_objection_that_broke_a_silence_is_seen_at_the_top_and_beside_the_words() -> None:
    number = factories.proposal(FIRST, "Each harbour should keep a light.", seat=UNION)
    takes(STATE, "live-with")
    silence(wording=f"P{number}", at=timezone.now())
    told = {"reason": "It binds us.", "change": "Say 'may'."}
    client = factories.client("member")
    path = reverse("paragraph", kwargs={"group": SLUG, "text": DRAFT, "key": FIRST})
    answer = client.post(path, {"do": "object-to-silence"} | told)
    page = plain(client.get(answer["Location"].split("#")[0]).content.decode())
    assert "Your objection is recorded, and the silence is broken" in page
    assert page.index("The silence was broken.") < page.index("1 proposal")
    assert "nobody objects" not in page
    assert f"1 member objects to P{number}" in page
    assert f"1 member objects to P{number}" in seen("text", text=DRAFT)
    assert f"1 member objects to P{number}." in seen("where-to-work", text=DRAFT)


def test_what_is_settled_beside_the_words_taken_is_said_before_and_proposals_that_lie_there_are_named() -> None:
    number = factories.proposal(FIRST, "Each harbour should keep a light.", seat=UNION)
    takes(STATE, "live-with")
    page = _paragraph("chair")
    assert "every open proposal on the paragraph is settled, taken or not" in page
    assert f"P{number}: " in page.split("taken or not:")[1]
    assert "Nobody objects; 1 proposal lies on it." in seen("where-to-work", text=DRAFT)


def test_a_form_that_changes_nothing_says_so() -> None:
    for words in ("Each harbour should keep a light.", "Each harbour may keep a light."):
        factories.proposal(FIRST, words, seat=UNION)
    for role, do, said in (
        ("chair", "streamline", "Nothing was changed: no two proposals here read the same."),
        ("member", "position", "Nothing was changed: the position says the same already."),
    ):
        client = factories.client(role)
        path = reverse("paragraph", kwargs={"group": SLUG, "text": DRAFT, "key": FIRST})
        for _ in range(2):
            answer = client.post(path, {"do": do, "value": "support"})
        assert said in plain(client.get(answer["Location"]).content.decode())


def test_points_of_agreement_stand_in_the_order_of_the_text() -> None:
    finds("agreed", key=SECOND, wording="base")
    finds("agreed", key=FIRST, wording="base")
    assert [f.key for f in reads.agreement(SLUG).now.agreed] == [FIRST, SECOND]
    finds("reopened", key=FIRST, reason="Again.")
    finds("agreed", key=FIRST, wording="base")
    assert [f.key for f in reads.agreement(SLUG).now.agreed] == [FIRST, SECOND]


def test_a_group_is_called_divided_where_it_is_and_seats_that_accept_several_readings_are_explained() -> None:
    names = {"states": "Member States"}
    labels = ["“shall”", "“should”", "“may”"]

    def said(places: tuple[int, ...], counts: tuple[int, ...], seats: int) -> str:
        return showing._sentence(Dividing("split", 1, ("states",), places, counts, seats), labels, names)

    assert said((0, 1), (2, 1), 3) == "Member States: divided. 2 accept “shall”; 1 accepts “should”."
    assert said((0, 1, 2), (2, 2, 1), 3).endswith("1 accepts “may” (some accept more than one).")
    assert "divided" not in said((0,), (1,), 1)
