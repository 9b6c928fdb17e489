"""The pages of decisions, of what may be revisited and is to be done, and of progress."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from plenary.meetings import acts, reads
from plenary.meetings.models import Action, Decision
from plenary.meetings.reads import deciding
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
WHERE: dict[str, Any] = {"group": SLUG, "meeting": "1", "at": AT}
ROOM = f"/groups/{SLUG}/meetings/"
ADDRESS = f"{ROOM}1/decisions/"
EN = {"en": "To work in plenary."}


@pytest.fixture(autouse=True)
def meeting() -> str:
    return factories.meeting(open=True)


def text(role: str = "public", address: str = ADDRESS) -> str:
    page = factories.client(role).get(address)
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def post(do: str, role: str = "chair", **typed: Any) -> Any:
    return factories.client(role).post(ADDRESS, {"do": do, "once": f"{do}{sorted(typed.items())}", **typed})


@pytest.mark.accepts(38, 169)
def test_a_decision_of_the_chair_is_read_by_everybody_with_its_verb_and_its_number() -> None:
    item = factories.item()
    assert post("decide", verb="took-note", kind="procedure", text="The draft report.", item=item).status_code == 302
    page = text()
    for words in ("took note", "without approving it", "procedure", "The draft report.", "No. 1"):
        assert words in page
    assert "The draft report." in text(address=f"{ROOM}1/agenda/{item}/")
    assert 'name="do"' not in page


@pytest.mark.accepts(61)
def test_divergence_is_a_result_with_a_sign_of_its_own() -> None:
    post("decide", verb="divergence", text="Views differ on the colour.", kind="substance")
    assert '<span class="chip none">divergence noted</span>' in text()


@pytest.mark.accepts(106)
def test_what_is_deferred_is_offered_again_at_a_later_meeting() -> None:
    post("decide", verb="deferred", text="A Co-Chair", revisit="yes", kind="procedure", reason="Not for the moment")
    factories.meeting("2", ordinal=2)
    assert "may be revisited" in text(address=f"{ROOM}revisit/")
    later = f"{ROOM}2/decisions/"
    assert '<option value="1/1">A Co-Chair</option>' in text("chair", later)
    typed = {
        "do": "decide",
        "verb": "agreed",
        "text": "Two Co-Chairs",
        "kind": "procedure",
        "settles": "1/1",
        "once": "z",
    }
    assert factories.client("chair").post(later, typed).status_code == 302
    page = text(address=f"{ROOM}revisit/")
    assert '<span class="chip agreed">revisited</span>' in page
    assert f'href="{later}#d-1"' in page


@pytest.mark.accepts(118)
def test_the_secretariat_plans_the_next_meeting_with_the_decision_on_its_dates() -> None:
    typed = {"verb": "agreed", "kind": "procedure", "text": "To meet on 26 and 27 January 2017.", "ordinal": "2"}
    assert post("decide", "secretariat", starts="26 January 2017", ends="2017-01-27", **typed).status_code == 302
    planned = reads.now(SLUG, "2")
    assert planned is not None
    assert (planned.meeting.starts, planned.meeting.ends) == (date(2017, 1, 26), date(2017, 1, 27))
    assert f'<a href="{ROOM}2/">the meeting that it plans</a>' in text()
    assert "It settles the dates" not in text("chair")


def test_the_next_meeting_is_offered_the_first_number_that_no_meeting_has() -> None:
    day = {"starts": date(2017, 5, 1), "group": SLUG, "at": AT}
    acts.plan_meeting(operator(), ordinal=7, kind="informal", slug="hearing-7", **day)
    acts.plan_meeting(operator(), ordinal=5, **day)
    acts.cancel_meeting(operator(), meeting="5", reason="Storm", group=SLUG, at=AT)
    assert 'name="ordinal" value="2"' in text("secretariat")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"starts": "31.06.2017", "ordinal": "2"}, "31.06.2017 is no day of the calendar. Did you mean 30 June 2017"),
        ({"ends": "2017-01-27", "ordinal": "2"}, "from which day"),
        ({"starts": "2017-01-26", "ordinal": " "}, "its number"),
        ({"starts": "2017-01-26", "ends": "2017-01-20", "ordinal": "2"}, ""),
        ({"item": "77"}, "no item"),
        ({"document": "999999"}, "no such document"),
        ({"verb": "voted"}, "Choose the verb"),
        ({"settles": "1/9"}, "no deferred decision"),
        ({"settles": "x/9999999999999999999999"}, None),
    ],
)
def test_a_decision_that_is_refused_leaves_nothing_and_keeps_what_was_typed(
    typed: dict[str, str], why: str | None
) -> None:
    words = {"verb": "agreed", "kind": "procedure", "text": "To meet again."}
    answer = post("decide", "secretariat", **(words | typed))
    if why is None:
        assert answer.status_code == 302  # no address of a decision: nothing is taken up again
        return
    page = answer.content.decode()
    assert (answer.status_code, why in page, "To meet again.</textarea>" in page) == (400, True, True)
    assert not Decision.objects.exists()
    assert reads.now(SLUG, "2") is None


@pytest.mark.accepts(42, 98)
def test_what_is_to_be_done_stands_with_its_date_until_it_is_done() -> None:
    post("decide", verb="agreed", kind="procedure", text="To raise funds.")
    assert post("action", text="raise funds", owner="secretariat", due="2016-11-01", decision="1").status_code == 302
    assert (
        post("action", text="write a paper", owner="other", owner_name="Illyria", due="early January").status_code
        == 302
    )
    page = text(address=f"{ROOM}actions/")
    for words in ("The secretariat", "raise funds", "Illyria", "early January", "day not fixed"):
        assert words in page
    assert post("finish", action="1", done_on="2016-10-03").status_code == 302
    assert '<span class="chip agreed">done</span> <strong>The secretariat</strong>' in text(address=f"{ROOM}actions/")
    assert Action.objects.filter(done=None).count() == 1


def test_what_is_to_be_done_is_overdue_by_the_day_of_the_venue() -> None:
    factories.group("east", zone="Asia/Tokyo", short="East", name={"en": "Working Group on the East"})
    factories.meeting(of="east", zone="Asia/Tokyo", open=True)
    due = {"owner": "secretariat", "due": date(2016, 10, 3), "group": "east", "meeting": "1"}
    acts.add_action(operator(), text={"en": "raise funds"}, at=AT, **due)
    pages = ("/groups/east/meetings/1/decisions/", "/groups/east/meetings/actions/")
    for hour, overdue in ((14, False), (16, True)):  # UTC: at three in the afternoon the day ends in Tokyo
        with time_machine.travel(datetime(2016, 10, 3, hour, tzinfo=UTC), tick=False):
            assert [">overdue<" in text(address=one) for one in pages] == [overdue, overdue]


def test_a_correction_asks_for_its_reason_and_keeps_the_words_in_other_languages() -> None:
    acts.decide(operator(), verb="agreed", text={"en": "In plenery.", "ar": "في جلسة عامة"}, **WHERE)
    refused = post("correct", decision="1", text="In plenary.")
    assert (refused.status_code, "In plenary.</textarea>" in refused.content.decode()) == (400, True)
    assert post("correct", decision="1", text="In plenary.", reason="A slip").status_code == 302
    assert Decision.objects.get().text == {"en": "In plenary.", "ar": "في جلسة عامة"}


@pytest.mark.accepts(115)
def test_an_issue_is_noted_under_its_item() -> None:
    item = factories.item()
    assert post("highlight", text="Women at sea", item=item).status_code == 302
    assert "Women at sea" in text()
    now = reads.now(SLUG, "1")
    assert now is not None
    assert deciding.highlights(now.meeting.id) == ((1, item, {"en": "Women at sea"}),)


@pytest.mark.accepts(58, 132)
def test_the_parent_body_reads_how_far_the_group_came() -> None:
    factories.meeting("2", ordinal=2, starts=date(2017, 1, 26), ends=date(2017, 1, 27))
    item = factories.item(category="D", title={"en": "Developing countries"}, open=True)
    acts.carry_over(operator(), item=item, to="2", **(WHERE | {"at": AT.replace(hour=10)}))
    acts.decide(operator(), verb="endorsed", text={"en": "The plan of work."}, **WHERE)
    page = text(address=f"{ROOM}progress/")
    for words in (
        "Assembly of Ports",
        "endorsed",
        "The plan of work.",
        "Developing countries",
        "part of it",
        "To come",
    ):
        assert words in page
    assert "The plan of work." not in text(address=f"{ROOM}progress/?until=2016-10-02")
    assert "The plan of work." not in text(address=f"{ROOM}progress/?since=2016-10-04")
    wrong = factories.client().get(f"{ROOM}progress/?since=31.06.2013")
    assert (wrong.status_code, "31.06.2013" in wrong.content.decode()) == (400, True)


@pytest.mark.parametrize("address", ["revisit/", "actions/", "progress/"])
def test_lists_of_a_group_that_is_not_there_are_not_there(address: str) -> None:
    assert factories.client().get(f"/groups/nobody/meetings/{address}").status_code == 404
    assert factories.client().get(f"{ROOM}{address}?skip=99999999999").status_code == 200


def test_lists_go_on_beyond_their_first_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "PAGE", 2)
    for n in range(3):
        acts.add_action(operator(), text={"en": f"Task {n}"}, owner="chair", **WHERE)
        acts.decide(operator(), verb="deferred", revisit=True, text={"en": f"Matter {n}"}, **WHERE)
    for address, words in (("actions/", "Task"), ("revisit/", "Matter")):
        first, second = text(address=ROOM + address), text(address=f"{ROOM}{address}?skip=2")
        assert (first.count(words), second.count(words)) == (2, 1)
        assert '"?skip=2' in first
        assert '"?skip=' not in second  # no link goes on; the menu of languages comes back to this very page
