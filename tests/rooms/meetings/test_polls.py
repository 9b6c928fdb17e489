"""The sense of the room and preferences: raised, lowered, and shown in words when the question is closed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from plenary.meetings import acts, reads
from plenary.meetings.live import FRAGMENTS
from plenary.meetings.models import Poll, PollMark
from plenary.meetings.reads import deciding, sensing
from plenary.record.actor import NOBODY, Forbidden, operator
from plenary.record.models import Content, Entry, Token
from plenary.record.problems import Problem
from tests import factories
from tests.conftest import REPOSITORY
from tests.factories import AT, SLUG
from tests.rooms.meetings import showing

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
EN = {"en": "Could you live with a Co-Chair?"}
PAGES = f"/groups/{SLUG}/meetings/1/polls/"


@pytest.fixture(autouse=True)
def meeting(request: pytest.FixtureRequest) -> None:
    if "postgresql" not in request.node.name:
        factories.meeting(open=True)


def ask(**facts: Any) -> int:
    told: dict[str, Any] = {"kind": "sense", "question": EN, "who": "all"}
    return int(acts.open_poll(operator(), **(told | WHERE | facts)).value)


def show(poll: int, values: list[str], start: int = 0) -> None:
    for by, value in zip(showing.observers(start + len(values))[start:], values, strict=True):
        acts.mark(by, poll=poll, value=value, **WHERE)


def close(poll: int) -> dict[str, Any]:
    return dict(acts.close_poll(operator(), poll=poll, **WHERE).value)


def fragment(name: str) -> str:
    found = next(f for f in FRAGMENTS if f.name == name)
    return " ".join(re.sub(r"<[^>]+>", " ", found.render(SLUG, "1", "en", AT)).split())


def text(role: str, address: str) -> str:
    answer = factories.client(role).get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


@pytest.mark.accepts(105)
def test_the_majority_expressed_objections_and_nobody_is_counted_or_named() -> None:
    poll = ask()
    show(poll, ["against"] * 9 + ["for"] * 4 + ["unsure"] * 3)
    assert close(poll) == {"favour": "some", "against": "majority"}
    for page in (text("public", f"{PAGES}{poll}/"), text("public", PAGES), fragment("poll")):
        assert "✕ objected the majority" in page
        assert "✓ in favour some" in page
        assert "Person" not in page
    assert "This is no vote." in text("public", f"{PAGES}{poll}/")


@pytest.mark.accepts(105)
def test_while_it_is_open_nobody_sees_what_is_shown_but_who_shows_it() -> None:
    poll = ask()
    show(poll, ["against"] * 20)
    acts.mark(factories.actor("observer"), poll=poll, value="against", **WHERE)
    assert "you show this" in text("observer", f"{PAGES}{poll}/")
    for role in ("public", "member", "chair", "secretariat"):
        seen = text(role, f"{PAGES}{poll}/") + text(role, PAGES)
        assert "objected" not in seen
        assert "you show this" not in seen
    assert "objected" not in fragment("poll") + fragment("screen")
    assert Poll.objects.get().result == {}


@pytest.mark.accepts(105, 185)
def test_marks_leave_no_entry_and_are_gone_when_it_closes() -> None:
    poll = ask()
    member = factories.actor("member")
    factories.actor("observer")
    entries, tokens = Entry.objects.count(), Token.objects.count()
    show(poll, ["against"] * 9 + ["for"] * 5)
    acts.mark(member, poll=poll, value="for", **WHERE)
    made = factories.client("observer").post(f"{PAGES}{poll}/", {"do": "mark", "value": "unsure", "once": "a token"})
    assert made.status_code == 302
    assert PollMark.objects.count() == 16
    assert (Entry.objects.count(), Token.objects.count()) == (entries, tokens)
    close(poll)
    assert not PollMark.objects.exists()
    last = Content.objects.order_by("-pk").first()
    assert last is not None
    kept = last.what + last.state
    assert "seat/" not in kept
    assert "person/" not in kept
    assert json.loads(last.what) == {"poll": poll, "result": {"favour": "many", "against": "majority"}}


@pytest.mark.accepts(105, 185)
def test_who_showed_what_changes_nothing_of_what_is_kept() -> None:
    kept = []
    for values in (["for"] * 3 + ["against"] * 6, ["against"] * 6 + ["for"] * 3, ["against"] * 8 + ["unsure"]):
        poll = ask()
        show(poll, values)
        kept.append(close(poll))
    assert kept[0] == kept[1] == kept[2] == {"favour": "under-half", "against": "over-half"}


@pytest.mark.accepts(105)
def test_of_too_few_nothing_is_said() -> None:
    poll = ask()
    show(poll, ["against"] * 4)
    assert close(poll) == {"favour": "", "against": ""}
    assert "Too few showed anything" in text("public", f"{PAGES}{poll}/")
    assert "objected" not in fragment("poll")


def test_one_raises_changes_and_lowers_and_a_seat_has_one_hand() -> None:
    poll = ask(who="members")
    member, chair = factories.actor("member"), factories.actor("chair")  # both sit on the first seat
    meeting = Poll.objects.get().meeting_id
    acts.mark(member, poll=poll, value="for", **WHERE)
    acts.mark(chair, poll=poll, value="against", **WHERE)
    assert PollMark.objects.count() == 1
    assert sensing.own_mark(member, SLUG, meeting, poll) == "against"
    acts.mark(member, poll=poll, value="", **WHERE)
    assert (PollMark.objects.count(), sensing.own_mark(chair, SLUG, meeting, poll)) == (0, "")


@pytest.mark.parametrize(
    ("role", "value", "why"),
    [
        ("observer", "for", "put to members"),
        ("member", "maybe", "for, unsure or against"),
        ("member", "0,1", "for, unsure or against"),
    ],
)
def test_what_cannot_be_shown_is_refused(role: str, value: str, why: str) -> None:
    poll = ask(who="members")
    with pytest.raises(Problem, match=why):
        acts.mark(factories.actor(role), poll=poll, value=value, **WHERE)
    assert not PollMark.objects.exists()


def test_who_takes_no_part_shows_nothing_and_who_does_not_run_it_asks_nothing() -> None:
    poll = ask()
    for by in (NOBODY, factories.actor("secretariat"), operator()):
        with pytest.raises(Forbidden):
            acts.mark(by, poll=poll, value="for", **WHERE)
    for role in ("public", "observer", "member"):
        with pytest.raises(Forbidden):
            acts.open_poll(factories.actor(role), kind="sense", question=EN, **WHERE)
        with pytest.raises(Forbidden):
            acts.close_poll(factories.actor(role), poll=poll, **WHERE)


def test_a_closed_question_stays_as_it_was_closed() -> None:
    poll = ask()
    show(poll, ["for"] * 5)
    first = close(poll)
    with pytest.raises(Problem, match="closed"):
        show(poll, ["against"])
    again = acts.close_poll(operator(), poll=poll, **WHERE)
    assert (again.entry, again.value) == (0, first)
    answer = factories.client("observer").post(f"{PAGES}{poll}/", {"do": "mark", "value": "for", "once": "x"})
    assert answer.status_code == 400
    assert "This question to the room is closed." in answer.content.decode()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"question": {"en": " "}}, "Write what"),
        ({"question": {"en": "x" * 601}}, "at most 600"),
        ({"kind": "vote"}, "Choose what"),
        ({"who": "public"}, "Choose what"),
        ({"kind": "preference", "options": [{"en": "One"}]}, "two options at least"),
        ({"kind": "preference", "options": [{"en": str(n)} for n in range(10)]}, "nine at most"),
        ({"kind": "preference", "options": [{"en": "One"}, {"en": "One"}]}, "are the same"),
        ({"kind": "preference", "options": [{"en": "One"}, {"en": "x" * 201}]}, "at most 200"),
        ({"item": 5}, "no item"),
    ],
)
def test_a_question_that_cannot_be_put_is_refused(facts: dict[str, Any], why: str) -> None:
    with pytest.raises(Problem, match=why):
        ask(**facts)
    assert not Poll.objects.exists()


def test_one_question_at_a_time_and_it_waits_for_the_chair_until_it_is_closed() -> None:
    poll = ask()
    with pytest.raises(Problem, match="close it first"):
        ask()
    now = reads.now(SLUG, "1")
    assert now is not None
    assert "polls" in {n.code for n in deciding.needs(now, AT)}
    close(poll)
    assert "polls" not in {n.code for n in deciding.needs(now, AT)}
    assert ask() == poll + 1


@pytest.mark.accepts(107)
def test_most_prefer_plenary_to_breakout_groups() -> None:
    options = [{"en": "Breakout groups"}, {"en": "Plenary"}, {"en": "Written comments"}]
    poll = ask(kind="preference", options=options)
    show(poll, ["1,0"] * 10 + ["0,1"] * 4 + ["2"] * 2)
    assert close(poll)["pairs"] == [[0, 2, "nearly-all"], [1, 2, "nearly-all"], [1, 0, "majority"]]
    page = text("public", f"{PAGES}{poll}/")
    assert "Most prefer “Plenary” to “Breakout groups”." in page
    assert "Nearly all prefer “Plenary” to “Written comments”." in page
    assert page.index("Nearly all") < page.index("Most prefer")
    assert "This is no vote." in page


@pytest.mark.accepts(107)
def test_a_preference_is_given_by_places_on_the_page_and_taken_back() -> None:
    options = [{"en": "Breakout groups"}, {"en": "Plenary"}, {"en": "Written comments"}]
    poll = ask(kind="preference", options=options)
    client = factories.client("observer")
    form = {"do": "mark", "value": "order", "place_0": "2", "place_1": "1", "place_2": "", "once": "a"}
    assert client.post(f"{PAGES}{poll}/", form).status_code == 302
    assert PollMark.objects.get().value == "1,0"
    wrong = client.post(f"{PAGES}{poll}/", form | {"place_0": "1", "once": "b"})
    assert wrong.status_code == 400
    assert "Give each option a place of its own." in wrong.content.decode()
    kept = re.findall(r'id="o-(\d)".*?</select>', wrong.content.decode(), re.S)
    assert kept == ["0", "1", "2"]
    assert wrong.content.decode().count('<option value="1" selected>') == 2, "what she chose stands as she chose it"
    assert client.post(f"{PAGES}{poll}/", form | {"value": "", "once": "c"}).status_code == 302
    assert not PollMark.objects.exists()


@pytest.mark.parametrize("value", ["0,0", "7", "-1,0", "x", "0,,1", "0;1", "1" * 50])
def test_an_order_that_is_none_is_refused(value: str) -> None:
    poll = ask(kind="preference", options=[{"en": "One"}, {"en": "Two"}])
    with pytest.raises(Problem, match="a place of its own"):
        show(poll, [value])
    assert not PollMark.objects.exists()


def test_an_order_is_kept_in_one_form() -> None:
    poll = ask(kind="preference", options=[{"en": "One"}, {"en": "Two"}])
    show(poll, [" 1 ," + " " * 40 + "+0"])
    assert PollMark.objects.get().value == "1,0"


def test_asked_closed_and_put_on_the_screen_from_the_pages() -> None:
    client = factories.client("chair")
    form = {"do": "open", "kind": "sense", "question": "Could you?", "who": "all", "once": "a"}
    assert client.post(PAGES, form).status_code == 302
    assert client.post(PAGES, form | {"once": "b"}).status_code == 400
    acts.put_up(operator(), shows="poll", **WHERE)
    assert "Could you?" in fragment("screen")
    show(1, ["for"] * 14)
    assert client.post(PAGES, {"do": "close", "poll": "1", "once": "c"}).status_code == 302
    assert "✓ in favour nearly all" in fragment("screen")
    assert factories.client("chair").get(f"{PAGES}2/").status_code == 404


def test_a_member_only_question_has_no_buttons_for_an_observer() -> None:
    poll = ask(who="members")
    assert "Unsure" in text("member", f"{PAGES}{poll}/")
    seen = text("observer", f"{PAGES}{poll}/")
    assert "Unsure" not in seen
    assert "put to members" in seen


def test_a_list_of_three_costs_what_one_costs(django_assert_num_queries: Any) -> None:
    for n in range(3):
        close(ask())
        if n in (0, 2):
            key = Poll.objects.first()
            assert key is not None
            with django_assert_num_queries(3):
                sensing.polls(key.meeting_id)
                sensing.poll(key.meeting_id, 1)
                sensing.poll_now(key.meeting_id)


def holds(told: dict[str, Any]) -> None:
    assert told["each"] == ["done"] * 25
    assert told["same"] == ["done"] * 20
    assert told["marks"] == 25
    assert told["closed"] == "done"
    assert set(told["end"]) <= {"done", "Problem"}
    assert told["left"] == 0
    assert told["result"]["favour"] in ("nearly-all", "large-majority")


@pytest.mark.accepts(105)
def test_thirty_at_once_on_sqlite(tmp_path: Path) -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PLENARY")}
    env |= {"PLENARY_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "plenary.settings"}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.rooms.meetings.showing"],
        cwd=REPOSITORY,
        env=env,
        capture_output=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    holds(json.loads(ran.stdout))


@pytest.mark.accepts(105)
@pytest.mark.django_db(transaction=True)
def test_thirty_at_once_on_postgresql() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite one writer runs all acts: the test above")
    holds(showing.shown())
