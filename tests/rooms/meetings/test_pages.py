"""The pages of planning: the list, a meeting's page, planning one, sessions, registering, who is there."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date, timedelta
from typing import Any

import pytest

from plenary.meetings import acts, reads
from plenary.meetings.reads import planning, registering
from plenary.record.actor import CHAIR, MEMBER, OBSERVER, PUBLIC, SECRETARIAT, operator
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
BASE = f"/groups/{SLUG}/meetings/"
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
FORM: dict[str, Any] = {
    "do": "plan",
    "kind": "regular",
    "state": "confirmed",
    "starts": "25.09.2017",
    "ends": "27 September 2017",
}


def get(address: str = "1/", role: str = PUBLIC, **headers: str) -> str:
    response = factories.client(role).get(BASE + address, headers=headers)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def post(address: str, role: str = SECRETARIAT, status: int = 302, **form: Any) -> str:
    response = factories.client(role).post(BASE + address, form)
    assert response.status_code == status, response.content.decode()[:3000]
    return str(response["Location"] if status == 302 else response.content.decode())


def line(slug: str = "1") -> reads.MeetingLine:
    found = reads.now(SLUG, slug)
    assert found is not None
    return found.meeting


def test_the_list_is_never_blank() -> None:
    factories.group()
    page = get("")
    assert "No meeting is planned." in page
    assert "Plan a meeting" not in page
    assert "Plan a meeting" in get("", SECRETARIAT)


def test_the_list_tells_what_is_to_come_from_what_was() -> None:
    factories.group()
    acts.plan_meeting(operator(), group=SLUG, ordinal=1, starts=date(2013, 5, 30), at=AT)
    acts.plan_meeting(operator(), group=SLUG, ordinal=2, starts=date(2199, 5, 30), at=AT)
    acts.plan_meeting(operator(), group=SLUG, ordinal=3, state="tentative", latest=date(2199, 12, 31), at=AT)
    coming, past = get("").split('id="h-past"')
    assert "2nd meeting" in coming
    assert "dates not fixed" in coming
    assert "1st meeting" in past
    assert "its days have passed" in past


@pytest.mark.accepts(1, 2)
def test_one_public_page_with_updates_above_the_announcement() -> None:
    factories.meeting(note={"en": "The meeting will be held at the mole."}, budget="Six delegations", hours="To 18:00")
    assert "Updates" not in get()
    acts.post_update(operator(), text={"en": "The meeting was held."}, **WHERE)
    page = get()
    assert page.index("The meeting was held.") < page.index("The meeting will be held at the mole.")
    for words in ("1st meeting", "Working Group on Harbours", "Sandbanks", "Six delegations", "To 18:00", "Session 2"):
        assert words in page
    assert "data-yours" in page, "the reader's own time stands beside the venue's"
    assert "The sessions are not planned yet." not in page


@pytest.mark.accepts(175)
def test_the_page_shows_agreed_words_beside_the_days() -> None:
    told: dict[str, Any] = {"starts": date(2013, 5, 30), "ends": date(2013, 5, 31), "starts_half": "pm"}
    factories.meeting(text={"en": "30 May (P.M.) – 31 May 2013"}, **told)
    page = get()
    assert "30 May (P.M.) – 31 May 2013" in page
    assert "30–31 May 2013, from the afternoon of the first day" in page
    assert "30–31 أيار/مايو 2013" in get(**{"Accept-Language": "ar"})


@pytest.mark.accepts("X14", 123)
def test_the_page_says_what_a_meeting_formally_is_and_what_it_is_for() -> None:
    factories.meeting("3")
    factories.meeting("4", continues="3", starts=date(2016, 11, 1), ends=date(2016, 11, 1))
    factories.meeting("talks", kind="informal", goals=[{"en": "Collect views"}, {"en": "Find topics"}])
    assert "Formally an extension of the 3rd meeting." in get("4/")
    assert "It was continued later." in get("3/")
    page = get("talks/")
    assert "Informal consultation" in page
    assert page.index("Collect views") < page.index("Find topics")


@pytest.mark.accepts(133, "X19")
def test_switches_stand_with_their_decision_and_consent_is_said() -> None:
    factories.meeting()
    assert "whoever speaks agrees" not in get()
    acts.switch(operator(), session=1, name="recording", value="on", reason="Agreed on 30 September", **WHERE)
    acts.switch(operator(), session=2, name="observers", value="off", reason="A delegation objected", **WHERE)
    acts.set_registration(operator(), state="open", **WHERE)
    for page in (get(), get("1/register/", OBSERVER)):
        assert "This session is recorded: whoever speaks agrees to that." in page
        assert "Agreed on 30 September" in page
        assert "A delegation objected" in page


def test_documents_of_the_agenda_are_on_the_page() -> None:
    factories.meeting()
    document = factories.document()
    acts.attach(operator(), item=factories.item(), document=document, **WHERE)
    page = get()
    assert "PORTS/2016/1" in page
    assert "Lights of the mole" in page


# -- planning and changing


def test_the_secretariat_plans_a_meeting() -> None:
    factories.group()
    to = post("new/", **FORM, ordinal="4", place="Geneva", join="https://join.example.org/4")
    assert to.startswith(f"{BASE}4/?done=")
    found = line("4")
    assert (found.starts, found.ends, found.place) == (date(2017, 9, 25), date(2017, 9, 27), "Geneva")
    page = post("new/", status=400, **FORM, ordinal="4", place="Lima")
    assert "There is a meeting at the address 4 already" in page
    assert 'value="Lima"' in page, "what was typed is kept"
    assert "Number 4 is the number" in post("new/", status=400, **FORM, ordinal="4", slug="extra")
    post("new/", **FORM, ordinal="4", slug="extra", insert="1")
    assert (line("extra").ordinal, line("4").ordinal) == (4, 5)
    for role in (MEMBER, OBSERVER, CHAIR):
        post("new/", role, 403, **FORM)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"starts": "31.06.2013"}, "Did you mean 30 June 2013 (2013-06-30)?"),
        ({"starts": "soon"}, "soon is no day. Write it as"),
        ({"starts": "7/8/2013"}, "may be 7 August 2013 or 8 July 2013. Write the one you mean"),
        ({"ordinal": "four"}, "is no number"),
        ({"join": "javascript:alert(1)"}, "is no address of a page"),
        ({"zone": "Mars"}, "no time zone"),
        ({"starts": "", "ends": ""}, "has a first day"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(wrong: dict[str, Any], words: str) -> None:
    factories.group()
    page = post("new/", status=400, **(FORM | {"slug": "x", "place": "Lima"} | wrong))
    assert words in page
    assert 'value="Lima"' in page
    assert planning.meetings(SLUG) == ()


def test_saving_the_form_in_another_language_changes_no_words() -> None:
    goals = [{"en": "Collect views", "ar": "جمع الآراء"}, {"en": "Find topics"}]
    factories.meeting(note={"en": "At the mole."}, goals=goals, title={"en": "Talks"}, text={"en": "3 October"})
    form = {"do": "change", "kind": "regular", "state": "confirmed", "starts": "2016-10-03", "zone": "Europe/Zurich",
            "ordinal": "1", "title": "Talks", "note": "At the mole.", "text": "3 October", "place": "Sandbanks",
            "goals": "جمع الآراء\r\nFind topics"}  # fmt: skip
    client = factories.client(SECRETARIAT)
    response = client.post(BASE + "1/edit/", form, headers={"Accept-Language": "ar"})
    assert response.status_code == 302
    found = planning.details(line().id)
    assert (line().title, line().text, found.note) == ({"en": "Talks"}, {"en": "3 October"}, {"en": "At the mole."})
    assert found.goals == tuple(goals)
    client.post(BASE + "1/edit/", form | {"note": "عند الرصيف."}, headers={"Accept-Language": "ar"})
    assert planning.details(line().id).note == {"en": "At the mole.", "ar": "عند الرصيف."}


def test_a_meeting_is_cancelled_with_its_reason_and_its_page_stays() -> None:
    factories.meeting()
    assert "the reason is public" in post("1/edit/", status=400, do="cancel", reason="")
    post("1/edit/", do="cancel", reason="Storm")
    assert "cancelled" in get()
    post("1/edit/", do="update", update="We meet in spring.")
    assert "We meet in spring." in get()


# -- sessions


def test_sessions_are_planned_opened_and_closed_on_their_page() -> None:
    factories.meeting(starts=date(2016, 10, 3), ends=date(2016, 10, 4))
    post("1/sessions/", do="usual")
    assert [s.number for s in planning.sessions(line().id)] == [1, 2, 3, 4]
    post(
        "1/sessions/", do="plan", day="2016-10-04", **{"from": "20:00"}, to="01:00", day_end="2016-10-05", title="Night"
    )
    (night,) = [s for s in planning.sessions(line().id) if s.number == 5]
    assert (night.ends - night.starts, night.title) == (timedelta(hours=5), {"en": "Night"})
    post("1/sessions/", do="drop", session="5")
    page = post("1/sessions/", status=400, do="plan", day="2016-10-04", **{"from": "12:00"}, to="25:00")
    assert "is no time of day" in page
    post("1/sessions/", CHAIR, do="open", session="1")
    assert "in session" in get("")
    assert "Plan the usual sessions" not in get("1/sessions/", CHAIR), "planning is the secretariat's"
    post("1/sessions/", CHAIR, 403, do="usual")
    post("1/sessions/", CHAIR, do="close", session="1")
    assert "Say what was decided" in post(
        "1/sessions/", CHAIR, 400, do="switch", session="2", switch="captions", value="off"
    )
    post("1/sessions/", CHAIR, do="switch", session="0", switch="recording", value="on", reason="Agreed")
    assert [s.on("recording") for s in planning.sessions(line().id)] == [False, True, True, True]


# -- registering


@pytest.mark.accepts("X9", 91)
def test_an_observer_registers_waits_and_follows_from_far_away() -> None:
    factories.meeting(join="https://join.example.org/1")
    assert "Registration is closed" in get("1/register/", OBSERVER)
    post("1/registration/", do="set", state="open", places="0", until="")
    assert "Members and observers register once they are signed in." in get()
    assert "0 places for observers" in get("1/register/", OBSERVER)
    post("1/register/", OBSERVER, do="room")
    assert "You are on the waiting list for the room: number 1." in get("1/", OBSERVER)
    acts.open_session(operator(), session=1, **WHERE)
    assert "https://join.example.org/1" in get("1/register/", OBSERVER)
    post("1/register/", OBSERVER, do="there")
    assert "You are noted as present, from far away." in get("1/register/", OBSERVER)
    post("1/register/", OBSERVER, do="left")
    assert "noted as present" not in get("1/register/", OBSERVER)
    post("1/register/", OBSERVER, do="remote")
    assert "You are registered, from far away." in get("1/", OBSERVER)
    post("1/register/", OBSERVER, do="cancel")
    assert "You are not registered." in post("1/register/", OBSERVER, 400, do="cancel")
    post("1/register/", PUBLIC, 403, do="room")


def test_the_secretariat_keeps_the_list_and_takes_it_out() -> None:
    factories.meeting()
    assert "Nobody has registered yet." in get("1/registration/", SECRETARIAT)
    names = ("=HYPERLINK(1)", "Bo Lund", "Cy Roe")
    for name in names:
        post("1/registration/", do="other", name=name, organisation="Pilots", klass="observer", mode="room")
    page = post("1/registration/", status=400, do="room", who=["1", "2"])
    assert "choose which one it is" in page
    assert page.count("checked") == 2, "what was ticked stays ticked"
    assert post("1/registration/", do="room", session="2", who=["1", "2"]).endswith("session=2")
    session = next(s.id for s in planning.sessions(line().id) if s.number == 2)
    assert registering.counts(line().id, session).room == 2
    assert "Tick who it is" in post("1/registration/", status=400, do="left", session="2")
    assert "Not all of these" in post("1/registration/", status=400, do="left", session="2", who=["99999999", "9" * 40])
    post("1/registration/", do="cancel", who=["3"])
    assert "Cy Roe" not in get("1/registration/", SECRETARIAT)
    assert "Bo Lund" not in get("1/registration/?q=hyper", SECRETARIAT)
    response = factories.client(CHAIR).get(BASE + "1/registration.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [r["Name"] for r in rows] == ["'=HYPERLINK(1)", "Bo Lund"], "no cell is a formula"
    assert [r["Session 2"] for r in rows] == ["in the room", "in the room"]
    for role in (PUBLIC, OBSERVER, MEMBER):
        assert factories.client(role).get(BASE + "1/registration.csv").status_code in (302, 403)


def test_a_meeting_that_is_not_there_is_said() -> None:
    factories.group()
    for address in ("9/", "9/meeting.ics", "../../nobody/meetings/"):
        assert factories.client().get(BASE + address).status_code == 404


def test_the_page_of_a_meeting_is_flat_and_light(django_assert_max_num_queries: Any) -> None:
    factories.meeting()
    counted = []
    for n in range(3):
        acts.register_other(operator(), name=f"Bo {n}", klass="observer", mode="room", **WHERE)
        acts.post_update(operator(), text={"en": f"News {n}"}, **WHERE)
        with django_assert_max_num_queries(40) as queries:
            page = get()
        counted.append(len(queries))
    assert len(set(counted)) == 1, counted
    assert len(gzip.compress(page.encode())) < 6_000
