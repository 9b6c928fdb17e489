"""The pages of a call's life as a secretariat, a chair, a member and everybody meet them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from plenary.calls import acts, life_reads, reads
from plenary.record.actor import operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
NOW = datetime(2016, 10, 10, 12, 0, tzinfo=UTC)
HERE = "/groups/harbours/inputs/views/"


@pytest.fixture(autouse=True)
def _clock() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def call() -> str:
    """Open, with a deadline on 2 November 2016."""
    return factories.call(opened=AT, deadline=datetime(2016, 11, 2, 22, 59, 59, tzinfo=UTC))


def text(client: Client, path: str, status: int = 200, **post: Any) -> str:
    answer = client.post(HERE + path, post) if post else client.get(HERE + path)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_the_state_is_a_word_beside_a_deadline_in_the_venues_time_utc_and_time_left(call: str) -> None:
    chip = '<span class="chip open">open</span>'
    said = {"/": "Groups at work", "/groups/harbours/": "Open now", "/groups/harbours/inputs/": chip, HERE: chip}
    for path, state in said.items():
        page = factories.client().get(path).content.decode()
        assert state in page, path
        assert "2 November 2016, 23:59 Geneva" in page
        assert 'datetime="2016-11-02T22:59:59Z" title="2 November 2016, 22:59 UTC"' in page
        assert "23 days left" in page


@pytest.mark.accepts(48)
def test_extending_shows_old_dates_and_the_reason_to_everybody(call: str) -> None:
    chair = factories.client("chair")
    text(chair, "life/", 302, do="extend", new="17.11.2016", reason="Ports asked for time", once="1")
    page = text(factories.client(), "")
    assert "Extended from 2 November 2016, 23:59 Geneva to 17 November 2016, 23:59 Geneva: Ports asked for time" in page
    text(chair, "life/", 302, do="extend", new="20 November 2016", new_hour="17:00", reason="Again", once="2")
    assert [x.new.astimezone(UTC).hour for x in life_reads.extensions(call)] == [22, 16]


@pytest.mark.accepts(136)
@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("31.06.2017", "31.06.2017 is no day of the calendar. Did you mean 30 June 2017 (2017-06-30)?"),
        ("7/11/2016", "may be"),
        ("30 November", "has no year"),
        ("soon", "cannot be read as a day"),
        ("", "Give a day"),
    ],
)
def test_a_day_that_is_none_is_refused_with_what_was_likely_meant(call: str, day: str, says: str) -> None:
    page = text(factories.client("secretariat"), "life/", 400, do="extend", new=day, reason="More <time>")
    assert says in page
    assert f'value="{day}"' in page
    assert "More &lt;time&gt;" in page
    assert life_reads.extensions(call) == ()


@pytest.mark.parametrize("day", ["2016-10-20", "2016-11-02", "2010-01-01"])
def test_an_earlier_day_is_refused_with_a_sentence(call: str, day: str) -> None:
    page = text(factories.client("secretariat"), "life/", 400, do="extend", new=day, reason="Sooner")
    assert ("never moved to an earlier day" in page) or ("deadline already" in page)


def test_the_same_form_twice_extends_once(call: str) -> None:
    client = factories.client("secretariat")
    for _ in range(2):
        text(client, "life/", 302, do="extend", new="2016-11-17", reason="Time", once="same")
    assert len(life_reads.extensions(call)) == 1


@pytest.mark.accepts(40, 41, 46, 135)
def test_a_call_is_drafted_adopted_formatted_and_opened_on_its_pages() -> None:
    secretariat, chair, member = (factories.client(role) for role in ("secretariat", "chair", "member"))
    factories.group()
    made = secretariat.post(
        "/groups/harbours/inputs/new/", {"title": "Views", "deadline": "2016-12-01", "drafted": "yes", "once": "a"}
    )
    assert made.status_code == 302
    text(member, "suggestions/", 302, do="suggest", suggest_breakout="Group 1", suggest_text_en="Who?", once="b")
    page = text(member, "suggestions/", 400, do="suggest", suggest_breakout="", suggest_text_en="Why?")
    assert "Say which breakout group" in page
    assert "Why?" in page
    text(member, "suggestions/", 302, do="suggest", suggest_breakout="Group 2", suggest_text_en="Why?", once="c")
    text(chair, "suggestions/", 302, do="merge", suggestion=["1", "2"], merge_text_en="Who, and why?", once="d")
    public = text(factories.client(), "suggestions/")
    assert "Group 1" in public
    assert "merged into question 1" in public
    assert "<form" not in public.partition("<main")[2]
    assert "Not agreed on yet: question 1." in text(
        chair, "life/", 400, do="adopt", words="by consensus", where="first meeting"
    )
    text(chair, "suggestions/", 302, do="agree", number="1", once="e")
    text(chair, "life/", 302, do="adopt", words="by consensus", where="first meeting", once="f")
    frozen = text(secretariat, "questionnaire/")
    assert "Version 1 is adopted: the questions are frozen." in frozen
    assert "Add a question" not in frozen
    refused = text(secretariat, "questionnaire/", 400, number="2", kind="long", text_en="More?")
    assert "its questions are frozen" in refused
    assert 'id="open"' not in text(secretariat, "life/")
    text(secretariat, "life/", 302, do="format", intro_en="Dear all", once="g")
    text(secretariat, "life/", 302, do="open", when="later", opens="2016-10-20", late="yes", once="h")
    assert "not open yet" in text(factories.client(), "")
    found = reads.call("views")
    assert found is not None
    assert found.standing(NOW).code == "scheduled"
    assert found.standing(NOW + 10 * DAY).code == "open"
    shown = text(factories.client(), "")
    assert "by consensus, first meeting" in shown
    assert "Suggested by:" in text(factories.client(), "questions/1/")


def test_the_next_step_is_marked(call: str) -> None:
    page = text(factories.client("secretariat"), "life/")
    done, now = page.count('<span class="chip agreed">done</span>'), page.count('<span class="chip open">now</span>')
    assert (done, now) == (1, 4)  # it is open; dates, channels, invitations and reminders are to do
    assert "Plan reminders" in page


def test_a_chair_may_not_open_and_a_stranger_may_not_look(call: str) -> None:
    assert text(factories.client("chair"), "life/", 403, do="format", intro_en="x")
    assert factories.client("member").get(HERE + "life/").status_code == 403
    assert factories.client("chair").get(HERE + "invitations/").status_code == 403


@pytest.mark.accepts(138)
def test_one_date_is_moved_and_those_ticked_move_along(call: str) -> None:
    client = factories.client("secretariat")
    days = {"day_0": "2016-10-03", "day_2": "2016-11-16", "day_3": "2016-11-30", "day_4": "2016-12-07", "fixed_4": "on"}
    needs = {"days_1": "30", "days_2": "14", "days_3": "7", "days_4": "7"}
    text(client, "dates/", 302, do="save", once="a", **days, **needs)
    page = text(client, "dates/?move=deadline&to=9.11.2016")
    assert "Nothing has been changed yet" in page
    assert "2 November 2016" in page
    assert "9 November 2016" in page
    ticked = {"tick": "compilation", "to_compilation": "2016-11-23", "to_summary": "2016-11-30"}
    refused = text(client, "dates/", 400, do="move", move="deadline", to="2016-11-09", **ticked)
    assert "Say why" in refused
    text(client, "dates/", 302, do="move", move="deadline", to="2016-11-09", reason="Time", once="b", **ticked)
    lines = {x.code: x.day.isoformat() for x in life_reads.dates(call) if x.day}
    assert (lines["deadline"], lines["compilation"], lines["summary"]) == ("2016-11-09", "2016-11-23", "2016-11-30")
    assert "Extended from" in text(factories.client(), "")


@pytest.mark.accepts(136)
def test_a_date_written_in_a_document_is_kept_and_flagged_though_it_is_no_day(call: str) -> None:
    client = factories.client("secretariat")
    refused = text(client, "dates/", 400, do="save", day_0="31.06.2013")
    assert "Did you mean 30 June 2013" in refused
    assert 'value="31.06.2013"' in refused
    text(client, "dates/", 302, do="save", day_0="31.06.2013", keep_0="on", once="a")
    page = text(factories.client(), "")
    assert "31.06.2013" in page
    assert "no such day" in page
    assert "30 June 2013" in page
    assert "kept as written" in text(client, "dates/")


@pytest.mark.accepts(32)
def test_ten_are_pasted_and_three_answer(call: str) -> None:
    client = factories.client("secretariat")
    lines = "\n".join(f"Organization {n};o{n}@ports.example;NGO;WEOG;en" for n in range(10))
    asked = text(client, "invitations/", 400, do="paste", lines=lines)
    assert "Say whether these are bodies or people" in asked
    assert "o9@ports.example" in asked  # what was pasted comes back
    text(client, "invitations/", 302, do="paste", lines=lines, paste_body="yes", once="a")
    for n in (1, 2, 3):
        factories.response(call, name=f"organization {n}")
    page = text(factories.client(), "")
    assert "10 invited" in page
    assert "3 answered" in page
    assert "7 not yet" in page
    assert "ports.example" not in page
    waiting = text(client, "invitations/?only=waiting")
    assert waiting.count('name="invitation"') == 7
    text(client, "invitations/", 302, do="send", once="b")
    wrong = text(client, "invitations/", 400, do="paste", lines="X;not an address", paste_body="no")
    assert "1: not an address" in wrong


@pytest.mark.accepts(117)
def test_reminders_are_planned_sent_and_dropped_by_hand(call: str) -> None:
    client = factories.client("secretariat")
    acts.invite(operator(), call=call, people=[{"name": "Ana", "email": "ana@x.example"}], at=AT)
    acts.send_invitations(operator(), call=call, at=AT)
    text(client, "invitations/", 302, do="plan", once="a")
    first, second = life_reads.reminders(call, NOW)[:2]
    text(client, "invitations/", 302, **{"do": f"now-{first.id}", "once": "b"})
    text(client, "invitations/", 302, **{"do": f"drop-{second.id}", "once": "c"})
    assert [(r.state, r.to) for r in life_reads.reminders(call, NOW)[:2]] == [("sent", 1), ("dropped", 0)]
    assert "That is no hour" in text(client, "invitations/", 400, do="remind-on", due="2016-10-20", due_hour="25:00")


@pytest.mark.parametrize("path", ["life/", "suggestions/", "dates/", "invitations/"])
@pytest.mark.parametrize(
    "do", ["", "leave-", "leave-99", "take-99", "drop-nothing", "drop-99", "now-99", "undo-x", "merge"]
)
def test_odd_requests_get_an_answer(call: str, path: str, do: str) -> None:
    answer = factories.client("secretariat").post(HERE + path, {"do": do, "reason_99": "Why not"})
    assert answer.status_code == 400
    assert "✕" in answer.content.decode()


def test_a_call_without_a_question_is_not_opened_and_is_a_draft_unless_said_otherwise() -> None:
    secretariat, new = factories.client("secretariat"), f"/groups/{factories.group()}/inputs/new/"
    assert 'name="drafted" value="yes" checked' in secretariat.get(new).content.decode()
    refused = secretariat.post(new, {"title": "Views of the quay", "once": "a"})
    page = refused.content.decode()
    assert (refused.status_code, 'value="Views of the quay"' in page) == (400, True)
    assert "The call has no questions yet" in page
    acts.create_call(operator(), group=factories.SLUG, slug="bare", title={"en": "Bare"}, at=AT)
    with pytest.raises(Problem, match="no questions yet"):
        acts.open_call(operator(), call="bare", at=AT)


def test_who_recorded_the_adoption_and_moved_the_deadline_is_said_in_words(call: str) -> None:
    by = factories.actor("secretariat")
    assert by.seat.startswith("secretariat/")
    acts.adopt_questionnaire(by, call=call, words="by consensus", where="first meeting", at=NOW)
    acts.extend_deadline(by, call=call, deadline=NOW + 60 * DAY, reason="More time", at=NOW)
    page = factories.client("secretariat").get(HERE + "life/").content.decode()
    main = page.partition("<main")[2]
    assert by.seat not in main
    assert main.count("· secretariat</span>") == 2
