"""Public input on the web: without an account, without script, and no rival in the way."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from plenary.consensus import acts
from plenary.consensus.models import CanvassBallot, CanvassVote
from plenary.consensus.pages import opinion as pages
from plenary.hall import throttle
from plenary.library import work
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.consensus.test_opinion import two_camps

pytestmark = pytest.mark.django_db


@pytest.fixture
def address() -> str:
    throttle.forget()
    return f"/groups/{SLUG}/canvasses/{factories.canvass()}/"


def words(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def vote(client: Client, address: str, statement: int, value: str, **more: str) -> Any:
    return client.post(f"{address}vote/{statement}/", {"do": "vote", "value": value, **more})


def test_the_public_answers_one_statement_after_the_other(address: str) -> None:
    visitor = factories.client()
    for done in range(3):
        page = visitor.get(address).content.decode()
        assert f"{done} of 3 answered" in page
        number = int(
            re.search(r"/vote/(\d)/\"><input", page.replace("\n", "")) and re.findall(r"/vote/(\d)/\">", page)[0]
        )
        answer = vote(visitor, address, number, "agree")
        assert answer.status_code == 302
    assert "You have answered every statement" in words(visitor, address)
    assert CanvassBallot.objects.count() == 1
    assert CanvassVote.objects.count() == 3


def test_the_key_is_kept_in_a_cookie_that_scripts_and_other_sites_do_not_see(address: str) -> None:
    visitor = factories.client()
    assert not visitor.get(address).cookies.get("plenary_canvass")
    cookie = vote(visitor, address, 1, "agree").cookies["plenary_canvass"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == f"/groups/{SLUG}/canvasses/"
    assert not vote(visitor, address, 2, "agree").cookies.get("plenary_canvass")


def test_a_key_that_was_made_up_is_no_key(address: str) -> None:
    visitor = factories.client()
    visitor.cookies["plenary_canvass"] = "0" * 32 + ".forged"
    assert vote(visitor, address, 1, "agree").cookies["plenary_canvass"].value.partition(".")[0] != "0" * 32


def test_an_answer_can_be_changed_and_taken_back(address: str) -> None:
    visitor = factories.client()
    vote(visitor, address, 1, "agree")
    assert 'aria-pressed="true"' in visitor.get(address + "vote/1/").content.decode()
    vote(visitor, address, 1, "disagree")
    assert CanvassVote.objects.get().value == -1
    vote(visitor, address, 1, "")
    assert not CanvassVote.objects.exists()


def test_a_group_is_named_only_by_who_likes_to(address: str) -> None:
    visitor = factories.client()
    vote(visitor, address, 1, "agree")
    assert CanvassBallot.objects.get().declared == ""
    vote(visitor, address, 2, "agree", declared="civil-society")
    vote(visitor, address, 3, "agree", declared="")
    assert CanvassBallot.objects.get().declared == "civil-society"
    vote(factories.client(), address, 1, "agree", declared="no such group")
    assert CanvassBallot.objects.order_by("-pk")[0].declared == ""


def test_a_rival_at_the_same_address_holds_up_nobody_who_has_begun_or_signed_in(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "BEGUN", {"most": 3, "seconds": 3600})
    begun = factories.client()
    assert vote(begun, address, 1, "agree").status_code == 302
    refused = [vote(factories.client(), address, 1, "disagree").status_code for _ in range(5)]
    assert refused == [302, 302, 400, 400, 400]
    assert vote(begun, address, 2, "agree").status_code == 302
    assert vote(factories.client("member"), address, 1, "agree").status_code == 302


def test_a_refused_vote_says_why_and_keeps_the_statement(address: str) -> None:
    answer = vote(factories.client(), address, 2, "perhaps")
    assert answer.status_code == 400
    assert "Choose agree, disagree or pass." in answer.content.decode()
    assert "Lights are white." in answer.content.decode()


def test_a_suggestion_waits_unseen_until_it_is_admitted(address: str) -> None:
    visitor, desk = factories.client(), factories.client("secretariat")
    answer = visitor.post(address, {"do": "suggest", "words": "Paint the towers red."})
    assert answer.status_code == 302
    assert "once admitted it stands on the list" in words(visitor, answer["Location"].partition("#")[0])
    assert "Paint the towers red." not in words(visitor, address)
    assert "Paint the towers red." in words(desk, address + "edit/")
    desk.post(address + "edit/", {"do": "admit", "statement": "4"})
    assert "Paint the towers red." in words(visitor, address)
    desk.post(address + "edit/", {"do": "decline", "statement": "4", "reason": "Not about lights."})
    seen = words(visitor, address)
    assert "Paint the towers red." not in seen
    assert "Not about lights." in seen


def test_a_suggestion_that_is_refused_is_kept_in_its_form(address: str) -> None:
    long = "y" * 281
    answer = factories.client().post(address, {"do": "suggest", "words": long})
    assert answer.status_code == 400
    assert long in answer.content.decode()


def test_a_list_is_drafted_unseen_put_to_the_public_and_closed(address: str) -> None:
    desk, visitor, room = factories.client("chair"), factories.client(), f"/groups/{SLUG}/canvasses/"
    made = desk.post(room, {"do": "draft", "title": "Second list", "day": "31.12.2099", "hour": "18:00"})
    base = made["Location"].partition("edit/")[0]
    assert "Second list" not in words(visitor, room)
    assert visitor.get(base).status_code == 404
    assert desk.post(base + "edit/", {"do": "open"}).status_code == 400
    desk.post(base + "edit/", {"do": "add", "statement_words": "One thought.", "source": "answer/R1/Q1"})
    desk.post(base + "edit/", {"do": "open"})
    assert "One thought." in words(visitor, base)
    assert "Nothing is shown before it closes" in words(visitor, base)
    assert "nothing is shown before" in words(visitor, base + "map/")
    desk.post(base + "edit/", {"do": "close"})
    assert "The map is being made" in words(visitor, base)
    work.run_waiting()
    assert "Fewer than five people took part" in words(visitor, base + "map/")


def test_a_day_that_is_none_is_refused_with_what_was_typed(address: str) -> None:
    answer = factories.client("chair").post(
        f"/groups/{SLUG}/canvasses/", {"do": "draft", "title": "Third", "day": "31.06.2099"}
    )
    assert answer.status_code == 400
    assert "31.06.2099" in answer.content.decode()


def test_the_map_says_what_is_shared_what_divides_and_that_it_decides_nothing(address: str) -> None:
    where: dict[str, Any] = {"group": SLUG, "canvass": address.rstrip("/").rpartition("/")[2], "at": AT}
    two_camps(where)
    acts.close_canvass(operator(), **where)
    work.run_waiting()
    html = factories.client().get(address + "map/").content.decode()
    seen = " ".join(re.sub(r"<[^>]+>", " ", html).split())
    assert "Advisory: it decides nothing." in seen
    shares, alike = seen.index("What all groups share"), seen.index("Who answers alike")
    assert "Every harbour keeps a light." in seen[shares:alike]
    assert "Lights are white." not in seen[shares:alike]
    assert "fall into 2 groups" in seen
    assert "<title id=" in html
    assert "<desc id=" in html
    assert seen.count("what it stands for") == 2


def test_the_map_runs_from_the_right_in_arabic(address: str) -> None:
    where: dict[str, Any] = {"group": SLUG, "canvass": address.rstrip("/").rpartition("/")[2], "at": AT}
    two_camps(where)
    acts.close_canvass(operator(), **where)
    work.run_waiting()

    def marks(language: str) -> list[float]:
        html = factories.client(HTTP_ACCEPT_LANGUAGE=language).get(address + "map/").content.decode()
        found = re.findall(r'<path d="M([\d.]+) [^"]+" fill="#0a5c82" stroke', html)
        assert found
        return [float(x) for x in found]

    assert (sum(marks("en")) / len(marks("en")) - 160) * (sum(marks("ar")) / len(marks("ar")) - 160) < 0


def test_who_answers_too_late_is_told_so(address: str) -> None:
    where: dict[str, Any] = {"group": SLUG, "canvass": address.rstrip("/").rpartition("/")[2], "at": AT}
    acts.close_canvass(operator(), **where)
    for answer in (vote(factories.client(), address, 1, "agree"), factories.client().post(address, {"do": "suggest"})):
        assert answer.status_code == 400
        assert 'role="alert"' in answer.content.decode()
