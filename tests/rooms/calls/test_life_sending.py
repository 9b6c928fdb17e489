"""Who is invited and has answered, by which ways a call goes out, whom a tick reminds, and dates that hang together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.calls import acts, invited, life_reads, reads, ticking
from plenary.calls.life_words import warning
from plenary.post.clerk import Clerk
from plenary.press.lists import NoList, of_file, of_text
from plenary.record import reads as record
from plenary.record.actor import Actor, operator
from plenary.record.problems import Problem
from plenary.record.verify import verify
from tests import factories
from tests.factories import AT

DAY = timedelta(days=1)
TEN = [f"Organization {letter}" for letter in "ABCDEFGHIJ"]


@pytest.fixture
def by() -> Actor:
    return operator("test")


@pytest.fixture
def call(db: None) -> str:
    return factories.call(opened=AT, deadline=AT + 30 * DAY)


def share(slug: str) -> tuple[int, int, int]:
    found = life_reads.turnout(slug)
    assert found is not None
    return found.all.invited, found.all.answered, found.all.waiting


@pytest.mark.accepts(32)
def test_ten_organizations_are_invited_and_counted_as_they_answer(by: Actor, call: str) -> None:
    """A response answers an invitation by the organisation or the name, however spelled; nobody sets a flag."""
    group = {"group": "civil-society", "region": "WEOG", "body": True}
    acts.invite(by, call=call, people=[{"name": name, **group} for name in TEN], at=AT)
    assert share(call) == (10, 0, 10)
    for name in ("Organization A", "ORGANIZATION  b", "organization c"):
        factories.response(call, name=name)
    factories.response(call, name="Somebody Else")
    assert share(call) == (10, 3, 7)
    found = life_reads.turnout(call)
    assert found is not None
    assert [(g.code if g else "", s.invited, s.answered) for g, s in found.groups] == [("civil-society", 10, 3)]
    assert [(code, s.invited, s.waiting) for code, s in found.regions] == [("WEOG", 10, 7)]
    acts.set_aside(by, call=call, number=1, reason="Handed in by mistake.", at=AT)
    assert share(call) == (10, 2, 8)
    lines = life_reads.invitations(factories.actor("secretariat"), call)
    acts.withdraw_invitations(by, call=call, invitations=[x.id for x in lines if not x.response][:3], at=AT)
    assert share(call) == (7, 2, 5)
    assert verify().ok


def test_the_same_name_or_address_is_invited_once_and_bad_lines_stop_the_whole(by: Actor, call: str) -> None:
    people = [
        {"name": "Ana", "email": "ana@ports.example"},
        {"name": "ANA "},
        {"name": "A. Lopez", "email": "ANA@ports.example"},
    ]
    assert acts.invite(by, call=call, people=people, at=AT).value == 1
    with pytest.raises(Problem, match="2: no address"):
        acts.invite(by, call=call, people=[{"name": "Ben"}, {"name": "Eve", "email": "no address"}], at=AT)
    assert [x.name for x in life_reads.invitations(by, call)] == ["Ana"]


def test_addresses_and_people_are_for_the_secretariat_alone(by: Actor, call: str) -> None:
    acts.invite(by, call=call, people=[{"name": "Ana Lopez", "email": "ana@ports.example"}], at=AT)
    acts.invite(by, call=call, people=[{"name": "Ports Authority", "body": True}], at=AT)
    acts.send_invitations(by, call=call, at=AT)
    for role in ("public", "member", "chair"):
        assert life_reads.invitations(factories.actor(role), call) == ()
        page = factories.client(role).get(f"/groups/harbours/inputs/{call}/").content.decode()
        assert "Ports Authority" in page
        assert "ana@ports.example" not in page
        assert "Ana Lopez" not in page
    told = [record.entry(line.sequence) for line in record.find(act="calls.invitations-entered").lines]
    assert "ana" not in str([entry.what for entry in told if entry]).lower()
    assert (
        "ana@ports.example"
        in factories.client("secretariat").get(f"/groups/harbours/inputs/{call}/invitations/").content.decode()
    )


def test_the_holders_of_seats_are_invited_and_told_once(by: Actor, call: str) -> None:
    assert acts.invite_seats(by, call=call, at=AT).value == 2
    assert acts.invite_seats(by, call=call, at=AT).value == 0
    assert acts.send_invitations(by, call=call, at=AT).value == 2
    assert acts.send_invitations(by, call=call, at=AT + DAY).value == 0
    assert {x.invited for x in life_reads.invitations(by, call)} == {AT}


def test_the_list_takes_as_many_queries_for_three_as_for_one(by: Actor, call: str) -> None:
    counts = []
    for n in range(3):
        acts.invite(by, call=call, people=[{"name": f"Port {n}", "email": f"p{n}@ports.example", "body": True}], at=AT)
        factories.response(call, name=f"Port {n}")
        with CaptureQueriesContext(connection) as asked:
            assert share(call) == (n + 1, n + 1, 0)
        counts.append(len(asked))
    assert counts[0] == counts[2]


@pytest.mark.accepts(117)
def test_a_tick_sends_each_reminder_once_and_only_to_who_has_not_answered(by: Actor, call: str) -> None:
    people = [{"name": f"Port {n}", "email": f"p{n}@ports.example"} for n in range(3)] + [{"name": "No Address"}]
    acts.invite(by, call=call, people=people, at=AT)
    acts.send_invitations(by, call=call, at=AT)
    acts.invite(by, call=call, people=[{"name": "Never Told", "email": "never@ports.example"}], at=AT)
    acts.plan_reminders(by, call=call, days=[14, 7, 2, 1], at=AT)
    factories.response(call, name="Port 1")
    assert ticking.tick(AT + 15 * DAY) == ()
    (sent,) = ticking.tick(AT + 17 * DAY)
    assert sent.value == 2
    assert ticking.tick(AT + 17 * DAY) == ()
    assert [x.name for x in invited.to_mail(call)] == ["Port 0", "Port 2"]
    entry = record.entry(sent.entry)
    assert entry is not None
    assert entry.line.act == "calls.reminder-sent"
    assert entry.line.seat == "secretariat/command-line"
    # After a pause of the clock one is sent, not all that were missed; after the deadline none.
    assert len(ticking.tick(AT + 28 * DAY + timedelta(hours=1))) == 1
    assert [r.state for r in life_reads.reminders(call, AT + 29 * DAY)] == ["sent", "passed-over", "sent", "planned"]
    assert ticking.tick(AT + 31 * DAY) == ()


def test_a_dropped_reminder_is_not_sent_and_none_is_of_a_closed_call(by: Actor, call: str) -> None:
    acts.plan_reminders(by, call=call, days=[7, 2], at=AT)
    first, _second = life_reads.reminders(call, AT)
    acts.drop_reminder(by, call=call, reminder=first.id, at=AT)
    assert ticking.tick(AT + 24 * DAY) == ()
    acts.close_call(by, call=call, reason="All have answered.", at=AT + 25 * DAY)
    assert ticking.tick(AT + 28 * DAY + timedelta(hours=1)) == ()


@pytest.mark.accepts(154, 116)
def test_each_channel_says_whether_the_call_went_out_by_it(by: Actor, call: str) -> None:
    acts.track_channel(by, call=call, code="members", at=AT)
    own = acts.track_channel(by, call=call, name={"en": "On the notice board"}, note="Gate 3", at=AT).value
    acts.track_channel(by, call=call, code="members", sent=AT.date(), at=AT)
    with pytest.raises(Problem, match="still to come"):
        acts.track_channel(by, call=call, code="public", sent=AT.date() + DAY, at=AT)
    with pytest.raises(Problem, match="stays told"):
        acts.drop_channel(by, call=call, code="members", at=AT)
    line = reads.call(call)
    assert line is not None
    assert [(c.code, c.sent) for c in life_reads.channels(line)] == [("members", AT.date()), (own, None)]
    page = factories.client().get(f"/groups/harbours/inputs/{call}/").content.decode()
    assert "To the members of the group" in page
    assert "On the notice board" in page
    acts.drop_channel(by, call=call, code=own, at=AT)


def test_a_call_from_before_the_table_shows_its_list_still(db: None) -> None:
    old = factories.call("old", channels=[{"name": {"en": "By pigeon"}, "date": "2013-07"}])
    line = reads.call(old)
    assert line is not None
    assert [(c.name["en"], c.text) for c in life_reads.channels(line)] == [("By pigeon", "2013-07")]


CHAIN: list[dict[str, Any]] = [
    {"code": "sending", "text": "31.06.2013"},
    {"code": "deadline", "day": date(2016, 11, 2), "after": "sending", "days": 30},
    {"code": "compilation", "day": date(2016, 11, 16), "after": "deadline", "days": 14},
    {"code": "summary", "day": date(2016, 11, 30), "after": "compilation", "days": 7},
    {"code": "meeting", "day": date(2016, 12, 7), "after": "summary", "days": 7, "fixed": True},
]


@pytest.mark.accepts(136, 138, 139)
def test_moving_one_date_proposes_the_others_and_moves_none_by_itself(by: Actor, call: str) -> None:
    acts.plan_dates(by, call=call, dates=CHAIN, at=AT)
    lines = life_reads.dates(call)
    sending = lines[0]
    assert (sending.day, sending.text, sending.no_such_day, sending.likely) == (
        None,
        "31.06.2013",
        True,
        date(2013, 6, 30),
    )
    assert [w for x in lines for w in x.warnings] == []
    proposed = {p.code: p.new for p in life_reads.proposals(lines, "deadline", date(2016, 11, 7))}
    assert proposed["meeting"] == date(2016, 12, 7)  # a meeting does not move
    assert proposed["compilation"] == date(2016, 11, 21)
    assert [x.day for x in life_reads.dates(call)] == [x.day for x in lines]
    days = {"deadline": date(2016, 11, 7), "compilation": proposed["compilation"]}
    with pytest.raises(Problem, match="Say why"):
        acts.move_dates(by, call=call, days=days, at=AT)
    acts.move_dates(by, call=call, days=days, reason="More time", at=AT)
    assert [x.day for x in life_reads.dates(call)][1:3] == [date(2016, 11, 7), date(2016, 11, 21)]
    (extension,) = life_reads.extensions(call)
    assert extension.reason == "More time"
    acts.plan_dates(by, call=call, dates=[{"code": "summary", "day": date(2016, 12, 5)}], at=AT)
    late = [w for x in life_reads.dates(call) for w in x.warnings]
    assert [(w.step, w.has, w.needs) for w in late] == [("meeting", 2, 7)]
    assert "2 days after “Summary due”" in warning(late[0], life_reads.dates(call))
    assert verify().ok


def test_a_date_hangs_on_no_ring_and_its_place_is_taken_by_what_it_hung_on(by: Actor, call: str) -> None:
    acts.plan_dates(by, call=call, dates=CHAIN, at=AT)
    with pytest.raises(Problem, match="hang on itself"):
        acts.plan_dates(by, call=call, dates=[{"code": "sending", "after": "summary"}], at=AT)
    with pytest.raises(Problem, match="extending it"):
        acts.plan_dates(by, call=call, dates=[{"code": "deadline", "day": date(2016, 10, 20)}], at=AT)
    acts.drop_date(by, call=call, code="compilation", at=AT)
    assert [(x.code, x.after, x.days) for x in life_reads.dates(call)][2] == ("summary", "deadline", 21)


@pytest.mark.accepts(161)
def test_a_second_round_leads_to_the_earlier_answers_question_by_question(by: Actor, db: None) -> None:
    def question(number: str, text: str, *refs: str) -> dict[str, Any]:
        return {"number": number, "text": {"en": text}, "refs": list(refs)}

    asked = [question("1", "Who?"), question("2", "Why?", "Agenda 69"), question("3", "How?", "Agenda 70")]
    first = factories.call("first", questions=asked)
    factories.response(first, answers={"2": "Because.", "3": "Somehow."})
    second = factories.call(
        "second",
        questions=[question("1", "And now?", "Agenda 69", "Agenda 70"), question("3", "When?")],
        builds_on=first,
    )
    line = reads.call(second)
    assert line is not None
    assert {n: [(e.number, e.answers) for e in found] for n, found in life_reads.earlier(line).items()} == {
        "1": [("2", 1), ("3", 1)]
    }
    client = factories.client()
    assert (
        f"/inputs/{first}/questions/2/" in client.get(f"/groups/harbours/inputs/{second}/questions/1/").content.decode()
    )
    assert f"/inputs/{first}/questions/3/" in client.get(f"/groups/harbours/inputs/{second}/earlier/").content.decode()


@pytest.mark.accepts(113, 134, 23)
def test_references_inside_a_question_lead_to_the_document_they_name(db: None) -> None:
    agenda = factories.document("", title={"en": "Harbour Agenda for the Coast"})
    resolution = factories.document("A/RES/70/125", title={"en": "Outcome"})
    refs = ["Harbour Agenda 69", "Harbour Agenda, paras. 70-71", "A/Res/70/125, para. 65", "Nowhere 3"]
    two = factories.call("two", questions=["One?", {"number": "2", "text": {"en": "Two?"}, "refs": refs}])
    for address in (f"/groups/harbours/inputs/{two}/", f"/groups/harbours/inputs/{two}/questions/2/"):
        page = factories.client().get(address).content.decode()
        assert page.count(f'href="/documents/{agenda}/"') == 2
        assert page.count(f'href="/documents/{resolution}/"') == 1
        assert "Nowhere 3" in page


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Lopez; ana@x.example; NGO; WEOG; es", [("Ana Lopez", "ana@x.example", "NGO")]),
        ("Ana, Lopez\nBen", [("Ana", "Lopez", ""), ("Ben", "", "")]),
        ("E-mail\tName\nana@x.example\tAna", [("Ana", "ana@x.example", "")]),
        ("Ana Lopez <ana@x.example>", [("Ana Lopez", "ana@x.example", "")]),
        ("ana@x.example;Ana\nben@x.example;Ben", [("Ana", "ana@x.example", ""), ("Ben", "ben@x.example", "")]),
        (" \n\n", []),
    ],
)
def test_a_list_is_read_as_people_keep_it(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(p.get("name", ""), p.get("email", ""), p.get("group", "")) for p in of_text(text)] == found


def test_a_workbook_and_what_is_none(tmp_path: Any) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Organisation", "Mail", "Group"])
    book.active.append(["Port of Sandbanks", "port@sand.example", "States"])
    book.save(tmp_path / "list.xlsx")
    data = (tmp_path / "list.xlsx").read_bytes()
    assert of_file("list.xlsx", data) == (
        {"name": "Port of Sandbanks", "email": "port@sand.example", "group": "States"},
    )
    for name, broken in (
        ("list.xlsx", data[:200]),
        ("list.csv", b"\x00\x01\x02" * 50),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ):
        with pytest.raises(NoList):
            of_file(name, broken)


@pytest.mark.accepts(117)
def test_the_clerk_of_the_post_looks_at_the_clock_each_round(
    by: Actor, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    acts.plan_reminders(by, call=call, days=[7], at=AT)
    monkeypatch.setattr("plenary.post.clerk.close_old_connections", lambda: None)
    monkeypatch.setattr("plenary.post.outbox.round_", lambda *_args, **_told: None)
    with time_machine.travel(AT + 24 * DAY):
        Clerk()._round(first=False)
    assert [r.state for r in life_reads.reminders(call, AT + 24 * DAY)] == ["sent"]
