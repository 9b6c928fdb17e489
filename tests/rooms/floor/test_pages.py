"""The live page, the whole list, the console and the projector, as a browser without script has them."""

from __future__ import annotations

import gzip
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenary.floor import acts
from plenary.floor.live import FRAGMENTS
from plenary.floor.models import Request
from plenary.meetings import acts as meetings
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
BASE = f"/groups/{SLUG}/meetings/1"
LIVE, CONSOLE = f"{BASE}/floor/", f"{BASE}/floor/console/"


@pytest.fixture
def item() -> int:
    factories.meeting(open=True)
    return factories.item(open=True)


def enter(name: str, klass: str = "member", **more: Any) -> int:
    return int(acts.enter(operator(), name=name, klass=klass, **(WHERE | more)).value)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return plain(answer.content.decode())


def plain(html: str) -> str:
    body = html.partition("<main")[2] or html
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def once(client: Client, address: str) -> str:
    found = re.search(r'name="once" value="([^"]+)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


@pytest.mark.accepts(91, 102)
def test_one_asks_without_script_and_is_told_her_place(item: int) -> None:
    factories.participant("member")
    enter("Illyria")
    enter("Lights Union", "observer")
    with time_machine.travel(AT, tick=False):
        client = factories.client("member")
        assert "You would speak 2nd, in about 3 minutes." in text(client, LIVE)
        form = {"item": item, "kind": "statement", "once": once(client, LIVE), "behalf": "the islands"}
        for _again in range(2):
            assert client.post(f"{LIVE}ask/", form).status_code == 302
        said = text(client, LIVE)
    assert "You are on the list: you speak 2nd, in about 3 minutes." in said
    assert "From the speaking limits, and from turns where enough of them were measured." in said
    assert "also on behalf of the islands" in said
    assert Request.objects.count() == 3


def test_the_wait_is_reckoned_from_the_turns_that_were_measured(item: int) -> None:
    factories.participant("member")
    for n in range(6):
        enter(f"Delegation {n}")
    for n in range(4):  # three turns of ten minutes; the fourth has just begun
        acts.next_speaker(operator(), **(WHERE | {"at": AT + timedelta(minutes=10 * n)}))
    with time_machine.travel(AT + timedelta(minutes=30), tick=False):
        said = text(factories.client("member"), LIVE)
    # What is left of three minutes, and two turns of ten.
    assert "You would speak 3rd, in about 23 minutes. From the 3 turns so far on this item." in said


@pytest.mark.parametrize(("seconds", "state"), [(100, ""), (170, "ending"), (190, "over")])
def test_without_script_too_the_clock_bears_its_state(item: int, seconds: int, state: str) -> None:
    enter("Illyria")
    acts.next_speaker(operator(), **WHERE)
    with time_machine.travel(AT + timedelta(seconds=seconds), tick=False):
        page = Client().get(LIVE).content.decode()
    assert f'<div class="{f"timer {state}".strip()}" data-clock' in page


def test_who_waits_may_still_raise_a_point_of_order(item: int) -> None:
    by = factories.participant("member")
    acts.ask(by, **WHERE)
    client = factories.client("member")
    client.post(f"{LIVE}ask/", {"item": item, "kind": "point-of-order", "once": once(client, LIVE)})
    assert "Your point of order is number 1 on the list." in text(client, LIVE)


def test_from_far_away_an_old_proof_is_asked_for_anew(item: int) -> None:
    factories.participant("observer", mode="remote")
    client = factories.client("observer")
    form = {"item": item, "kind": "statement", "once": once(client, LIVE)}
    late = factories.datetime.now(factories.UTC) + timedelta(hours=4, minutes=1)
    with time_machine.travel(late, tick=False):
        answer = client.post(f"{LIVE}ask/", form)
    assert answer.status_code == 302
    assert "/account/prove/" in answer["Location"] or "/sign-in/" in answer["Location"]
    assert not Request.objects.exists()
    assert client.post(f"{LIVE}ask/", form)["Location"].endswith("#mine")
    assert Request.objects.get().place == "remote"


def test_a_refusal_says_why_on_the_page(item: int) -> None:
    acts.close_list(operator(), reason="The interpreters leave at six.", **WHERE)
    factories.participant("member")
    client = factories.client("member")
    assert "The list is closed to new requests. The interpreters leave at six." in text(client, LIVE)
    answer = client.post(f"{LIVE}ask/", {"item": item, "kind": "statement"})
    assert answer.status_code == 400
    assert "The list is closed to new requests: The interpreters leave at six." in plain(answer.content.decode())


@pytest.mark.accepts(102)
def test_the_history_of_a_list_is_public_with_its_entries(item: int) -> None:
    first, second, third = enter("Illyria"), enter("Cordova"), enter("Marengo")
    acts.take_out_of_order(operator(), item=item, arrived=third, reason="Leaves for the airport", **WHERE)
    acts.next_speaker(operator(), **WHERE)
    acts.remove(operator(), item=item, arrived=second, reason="Spoke already", **WHERE)
    acts.close_list(operator(), reason="It is late", **WHERE)
    page = Client().get(f"{LIVE}items/{item}/").content.decode()
    said = plain(page)
    assert "removed: Spoke already" in said
    assert "Closed to new requests: It is late" in said
    rows = dict(re.findall(r'<tr id="r-(\d+)">(.*?)</tr>', page, re.S))
    assert sorted(rows) == [str(first), str(second), str(third)]
    numbers = re.findall(r"/record/(\d+)/", rows[str(third)])
    assert len(numbers) == 3  # asked, out of order, given
    for number in numbers:
        assert f"request/{third}" in text(Client(), f"/record/{number}/")


def test_a_speaker_whose_item_was_closed_has_spoken(item: int) -> None:
    by = factories.participant("member")
    acts.ask(by, **WHERE)
    acts.next_speaker(operator(), **WHERE)
    client = factories.client("member")
    assert "You have the floor." in text(client, LIVE)
    other = factories.item()
    meetings.open_item(operator(), item=other, **WHERE)
    assert "You have the floor." not in text(client, LIVE)
    assert "has spoken" in text(client, f"{LIVE}items/{item}/")


@pytest.mark.accepts(103)
def test_what_time_did_not_reach_is_handed_in_and_stands_beside_the_list(item: int) -> None:
    by = factories.participant("observer")
    acts.ask(by, **WHERE)
    meetings.close_item(operator(), item=item, **WHERE)
    client = factories.client("observer")
    address = f"{LIVE}items/{item}/1/text/"
    assert "not reached" in text(Client(), f"{LIVE}items/{item}/")
    assert client.post(address, {"once": once(client, address), "text": " "}).status_code == 400
    sent = {"once": once(client, address), "text": "We would have said: keep the lights on."}
    sent["file"] = SimpleUploadedFile("said.txt", b"keep the lights on", "text/plain")
    assert client.post(address, sent).status_code == 302
    said = text(Client(), f"{LIVE}items/{item}/")
    assert "We would have said: keep the lights on." in said
    assert factories.client("member").post(address, sent | {"once": ""}).status_code == 400, "somebody else's request"


def test_the_chair_runs_the_list_from_the_console(item: int) -> None:
    enter("Illyria")
    late = enter("Cordova")
    client = factories.client("chair")

    def do(verb: str, **more: Any) -> str:
        answer = client.post(CONSOLE, {"do": verb, "once": once(client, CONSOLE), **more}, follow=True)
        return f"{answer.status_code} {plain(answer.content.decode())}"

    assert "200" in do("ahead", item=item, request=late, reason="Leaves for the airport")[:3]
    assert "Next: Cordova" in text(client, CONSOLE)
    assert "400" in do("next", seen=1)[:3], "another one was seen as the next"
    do("next", seen=late)
    assert "Cordova" in text(Client(), LIVE).partition("Speaking")[2][:40]
    do("minute")
    assert "of 4:00" in text(Client(), LIVE)
    do("end")
    assert "Nobody has the floor." in text(Client(), LIVE)
    do("close-list", reason="It is late")
    assert "400" in do("reopen-list", reason="")[:3]
    do("limits", first="observers", **{"member/statement": "1:30"})
    do("next", seen=1)
    assert "of 1:30" in text(Client(), LIVE)


def test_what_is_no_time_is_refused_and_stays_typed(item: int) -> None:
    client = factories.client("chair")
    for form in (
        {"do": "close-list", "reason": "It is late", "minutes": "ten"},
        {"do": "limits", "member/statement": "3:75"},
        {"do": "limits", "member/statement": "long"},
    ):
        answer = client.post(CONSOLE, form | {"once": once(client, CONSOLE)})
        assert answer.status_code == 400, form
    assert "Closed to new requests" not in text(Client(), LIVE)
    answer = client.post(CONSOLE, {"do": "close-list", "reason": "It is late", "minutes": "ten"})
    assert 'value="It is late"' in answer.content.decode()
    client.post(CONSOLE, {"do": "close-list", "reason": "It is late", "minutes": "10", "once": once(client, CONSOLE)})
    assert "Closes at" in text(Client(), LIVE)


@pytest.mark.accepts("X15")
def test_the_chair_may_put_members_first_on_one_item_of_an_open_day(item: int) -> None:
    meetings.switch(operator(), session=1, name="first", value="observers", reason="Open day", **WHERE)
    enter("Illyria")
    enter("Lights Union", "observer")
    client = factories.client("chair")
    assert "Next: Lights Union" in text(client, CONSOLE)
    client.post(CONSOLE, {"do": "limits", "first": "members", "once": once(client, CONSOLE)})
    assert "Next: Illyria" in text(client, CONSOLE)
    client.post(CONSOLE, {"do": "limits", "first": "", "once": once(client, CONSOLE)})
    assert "Next: Lights Union" in text(client, CONSOLE)


@pytest.mark.accepts("X13")
def test_a_meeting_that_goes_on_after_midnight_goes_on_in_its_session(item: int) -> None:
    night = WHERE | {"at": AT + timedelta(hours=17)}
    enter("Illyria", at=night["at"])
    acts.next_speaker(operator(), **night)
    acts.end_turn(operator(), **(night | {"at": night["at"] + timedelta(minutes=3)}))
    assert "has spoken" in text(Client(), f"{LIVE}items/{item}/")
    assert Request.objects.get().turn.session.number == 1


def test_who_may_not_is_refused(item: int) -> None:
    enter("Illyria")
    for role in ("public", "observer", "member"):
        assert factories.client(role).get(CONSOLE).status_code in (302, 403)
        assert factories.client(role).post(CONSOLE, {"do": "next"}).status_code in (302, 403)
    assert factories.client("public").post(f"{LIVE}ask/", {"item": item}).status_code in (302, 403)
    assert factories.client("secretariat").post(f"{LIVE}ask/", {"item": item}).status_code == 403
    assert Request.objects.get().state == "waiting"


@pytest.mark.parametrize("address", [LIVE, f"{BASE}/screen/", f"{LIVE}items/1/", f"{LIVE}mine/", CONSOLE])
def test_pages_stay_flat(item: int, address: str) -> None:
    client = factories.client("chair")

    def queries(requests: int) -> int:
        for n in range(Request.objects.count(), requests):
            enter(f"Delegation {n}", "observer" if n % 3 else "member")
        client.get(address)  # what is kept is made, words are looked up
        acts.set_list(operator(), limits={"member/statement": 100 + requests}, **WHERE)  # and made anew
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(address).status_code == 200
        return len(seen)

    assert queries(1) == queries(3) == queries(40)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_change_of_a_list_of_forty_weighs_two_kilobytes(item: int, language: str) -> None:
    names = ("Republic of Illyria", "Chamber of Business Federations", "Open Networks Association", "Marengo")
    for n in range(40):
        place = "remote" if n % 2 else "room"
        enter(
            f"{names[n % 4]} {n}",
            "observer" if n % 3 == 0 else "member",
            place=place,
            at=AT + timedelta(seconds=37 * n),
        )
    acts.next_speaker(operator(), **WHERE)
    for fragment in FRAGMENTS:
        html = fragment.render(SLUG, "1", language, AT)
        assert len(gzip.compress(html.encode(), 6)) <= 2048, fragment.name
    assert "and 13 more" in plain(FRAGMENTS[1].render(SLUG, "1", "en", AT))


def test_a_request_that_was_kept_is_not_sent_in_the_name_of_who_signed_in_since(item: int) -> None:
    """A shared computer: the page of a member stood open, or kept her request, and an observer signs in."""
    member = factories.participant("member")
    factories.participant("observer")
    answer = factories.client("observer").post(
        f"{LIVE}ask/", {"as": str(member.person), "item": str(item), "once": "x"}
    )
    assert answer.status_code == 400
    assert "Somebody else is signed in here now" in answer.content.decode()
    assert not Request.objects.exists()
