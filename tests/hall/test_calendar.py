"""The calendar as people see it: what is due, the timeline, plan and actual, the plan back, what is taken away."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar
from lxml import etree

from plenary.consensus import acts as consensus
from plenary.mandate import acts
from plenary.mandate.reads import calendar as reads
from plenary.meetings import acts as meetings
from plenary.news import acts as news
from plenary.record.actor import CHAIR, SECRETARIAT, operator
from plenary.texts import acts as texts
from tests import factories

pytestmark = pytest.mark.django_db
D = date
SLUG = factories.SLUG
FUTURE = datetime.now(UTC).year + 2


def page(name: str, client: Client | None = None, language: str = "en", **kwargs: Any) -> str:
    browser = client or factories.client()
    browser.cookies["language"] = language
    answer = browser.get(reverse(name, kwargs={"group": SLUG, **kwargs}))
    assert answer.status_code == 200, answer.content[:500]
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def post(name: str, data: dict[str, Any], role: str = SECRETARIAT, **kwargs: Any) -> Any:
    return factories.client(role).post(reverse(name, kwargs={"group": SLUG, **kwargs}), data)


FORM = {"kind": "output", "label": "Draft report", "needs": "0", "lasts": "1"}


@pytest.mark.accepts(12)
def test_a_date_is_entered_as_it_was_agreed_and_shown_so() -> None:
    factories.group()
    answer = post("date-new", FORM | {"text": f"end of October {FUTURE}"}, CHAIR)
    assert answer.status_code == 302
    shown = page("calendar")
    assert f"end of October {FUTURE}" in shown
    assert "day not fixed" in shown
    assert f"21–31 October {FUTURE}" in shown


@pytest.mark.accepts(136)
def test_an_impossible_day_comes_back_with_what_was_typed_and_a_suggestion() -> None:
    factories.group()
    answer = post("date-new", FORM | {"text": "31.06.2013"})
    assert answer.status_code == 400
    body = answer.content.decode()
    assert "Did you mean 30 June 2013 (2013-06-30)?" in body
    assert 'value="31.06.2013"' in body
    assert 'value="Draft report"' in body


@pytest.mark.accepts(48)
def test_an_extension_shows_the_old_date_who_and_why() -> None:
    number = factories.dated(text="31.07.2013", kind="deadline")
    typed = {"do": "agree", "text": "17 September 2013", "how": "extended", "reason": "", "seen": "1"}
    refused = post("date", typed, number=number)
    assert refused.status_code == 400
    assert "17 September 2013" in refused.content.decode()
    assert post("date", typed | {"reason": "Few had answered."}, number=number).status_code == 302
    shown = page("date", number=number)
    assert "31.07.2013" in shown
    assert "Few had answered." in shown
    assert "the secretariat" in shown
    again = post("date", typed | {"text": "1 October 2013", "reason": "More."}, number=number)
    assert again.status_code == 409
    assert "Another date was agreed meanwhile" in again.content.decode()


@pytest.mark.accepts(15)
def test_the_calendar_warns_of_a_step_without_time() -> None:
    revised = factories.dated("Revised recommendations", f"until October {FUTURE}", kind="deadline")
    factories.dated("First draft", f"by the end of October {FUTURE}", follows=revised)
    assert "ends on the day on which “First draft” is due" in page("calendar")


@pytest.mark.accepts(138)
def test_moving_a_date_proposes_the_others_and_takes_those_that_are_ticked() -> None:
    answers = factories.dated("Answers", f"31.07.{FUTURE}", kind="deadline")
    compiled = factories.dated("Compilation", f"15.10.{FUTURE}", follows=answers, needs=28)
    address = reverse("date", kwargs={"group": SLUG, "number": answers}) + f"?to=17.09.{FUTURE}"
    shown = factories.client(SECRETARIAT).get(address).content.decode()
    proposed = (D(FUTURE, 9, 17) + timedelta(days=(D(FUTURE, 10, 15) - D(FUTURE, 7, 31)).days)).isoformat()
    assert f'name="to-{compiled}" value="{proposed}"' in shown
    taken = {"do": "move", "take": str(compiled), f"to-{compiled}": proposed, "why": "The answers come later."}
    assert post("date", taken, number=answers).status_code == 302
    line = reads.milestone(SLUG, compiled)
    assert line is not None
    assert line.when.latest == D.fromisoformat(proposed)
    assert line.history[1].reason == {"en": "The answers come later."}


def history() -> None:
    """A small group's past: a meeting that was held, one that was in no plan, a report that came late."""
    factories.dated("Another process", "2013", kind="context")
    factories.dated("1st meeting", "May 2013", kind="meeting", about=f"meeting/{SLUG}/1")
    factories.dated("2nd meeting", "30 April - 2 May 2014", kind="meeting", about=f"meeting/{SLUG}/2", added=True)
    report = factories.dated("Report", "end of February / beginning of March 2014")
    for slug, first, last in (("1", D(2013, 5, 30), D(2013, 5, 31)), ("2", D(2014, 4, 30), D(2014, 5, 2))):
        meetings.plan_meeting(
            operator(),
            group=SLUG,
            slug=slug,
            ordinal=int(slug),
            starts=first,
            ends=last,
            place="Geneva",
            at=factories.AT,
        )
    acts.note_actual(operator(), group=SLUG, number=report, first=D(2014, 5, 14), at=factories.AT)


@pytest.mark.accepts(173, 174)
def test_plan_and_actual_show_what_slipped_and_what_was_in_no_plan() -> None:
    history()
    shown = page("slippage")
    assert "“Report” slipped furthest: 65 days late." in shown
    row = shown[shown.index("2nd meeting") :]
    assert "in no plan" in row[:80]
    assert "30 April – 2 May 2014" in row


@pytest.mark.accepts(27, 68)
def test_the_timeline_is_a_picture_and_a_table_of_the_same() -> None:
    history()
    answer = factories.client().get(reverse("timeline", kwargs={"group": SLUG}))
    tree = etree.fromstring(answer.content.decode(), etree.HTMLParser())
    titles = [t.text or "" for t in tree.iterfind(".//{*}svg//{*}g/{*}title")]
    rows = ["".join(map(str, r.itertext())) for r in tree.iterfind(".//table[@class='line']/tbody/tr")]
    assert len(titles) == len(rows) == 4
    for name in ("Another process", "1st meeting", "2nd meeting", "Report"):
        assert any(name in t for t in titles)
        assert any(name in r for r in rows)


def test_the_picture_is_mirrored_in_arabic() -> None:
    history()
    browser = factories.client()
    browser.cookies["language"] = "ar"
    answer = browser.get(reverse("timeline", kwargs={"group": SLUG})).content.decode()
    assert 'direction="rtl"' in answer


@pytest.mark.accepts(179)
def test_the_feed_holds_every_deadline_and_meeting_and_two_programs_read_it() -> None:
    history()
    factories.call()
    data = factories.client().get(reverse("calendar-feed", kwargs={"group": SLUG})).content
    events = {str(e["uid"]).partition("@")[0]: e for e in Calendar.from_ical(data).walk("VEVENT")}
    assert set(events) == {f"meeting-{SLUG}-1", f"meeting-{SLUG}-2", f"date-{SLUG}-d4", f"date-{SLUG}-c-views"}
    call = events[f"date-{SLUG}-c-views"]
    assert call.decoded("dtend").astimezone(UTC) == datetime(2016, 12, 7, 22, 59, 59, tzinfo=UTC)
    read = vobject.readOne(data.decode())
    assert len(list(read.vevent_list)) == 4
    assert {str(e.uid.value).partition("@")[0] for e in read.vevent_list} == set(events)


def test_what_is_not_fixed_stands_tentatively_on_its_last_day() -> None:
    factories.dated("Second draft", f"early January {FUTURE}")
    data = factories.client().get(reverse("calendar-feed", kwargs={"group": SLUG})).content
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event.decoded("dtstart") == D(FUTURE, 1, 10)
    assert event["status"] == "TENTATIVE"
    assert "early January" in str(event["description"])


def test_news_of_dates_come_as_atom() -> None:
    number = factories.dated(text="31.07.2013", kind="deadline")
    acts.agree_date(
        operator(), group=SLUG, number=number, text={"en": "17 September 2013"}, how="extended",
        reason={"en": "Few & late."}, at=factories.AT + timedelta(days=1),
    )  # fmt: skip
    answer = factories.client().get(reverse("calendar-news", kwargs={"group": SLUG}))
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = etree.fromstring(answer.content)
    atom = "{http://www.w3.org/2005/Atom}"
    titles = [e.findtext(f"{atom}title") for e in feed.iter(f"{atom}entry")]
    assert titles == ["Draft report: 17 September 2013, before: 31.07.2013", "Draft report: 31.07.2013"]
    contents = [e.findtext(f"{atom}content") or "" for e in feed.iter(f"{atom}entry")]
    assert "Few & late." in contents[0]
    idents = {e.findtext(f"{atom}id") for e in feed.iter(f"{atom}entry")}
    assert len(idents) == 2
    assert feed.findtext(f"{atom}updated") == "2016-10-04T09:00:00Z"


@pytest.mark.accepts(179)
@pytest.mark.parametrize("format", ["html", "docx", "md"])
def test_the_schedule_goes_on_paper(format: str) -> None:
    history()
    answer = factories.client().get(reverse("schedule", kwargs={"group": SLUG, "format": format}))
    assert answer.status_code == 200
    if format == "md":
        assert "end of February / beginning of March 2014 · Report" in answer.content.decode()


def test_a_schedule_without_dates_says_so() -> None:
    factories.group()
    answer = factories.client().get(reverse("schedule", kwargs={"group": SLUG, "format": "md"}))
    assert "No date is known yet." in answer.content.decode()


@pytest.mark.accepts(84, 95)
def test_the_plan_back_says_why() -> None:
    report = factories.dated("Report", f"end of March {FUTURE}")
    factories.dated("Session", f"14-18 May {FUTURE}", kind="session", reporting=True, follows=report, needs=42)
    shown = page("plan-back")
    assert f"2 April {FUTURE}" in shown
    assert "42 days before Session" in shown


@pytest.mark.accepts(99)
def test_days_beside_a_session_are_proposed() -> None:
    monday = D(FUTURE, 5, 14) - timedelta(days=D(FUTURE, 5, 14).weekday())
    factories.dated("Session", f"{monday.isoformat()} - {(monday + timedelta(days=4)).isoformat()}", kind="session")
    assert "right before Session" in page("plan-back")


@pytest.mark.parametrize("name", ["calendar", "timeline", "slippage", "plan-back", "calendar-feed", "calendar-news"])
def test_a_page_takes_the_same_queries_at_one_date_and_at_three(name: str) -> None:
    address = reverse(name, kwargs={"group": factories.group()})

    def counted() -> int:
        browser = factories.client(SECRETARIAT)
        browser.get(address)
        factories.organisation(f"Someone new {reads.calendar(SLUG)!r:.9}{len(reads.calendar(SLUG))}")
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(address).status_code == 200
        return len(seen)

    def more(n: int) -> None:
        factories.dated(f"Draft {n}", f"May {FUTURE}")
        meetings.plan_meeting(
            operator(), group=SLUG, ordinal=n, starts=D(FUTURE, n, 3), ends=D(FUTURE, n, 4), at=factories.AT
        )

    more(1)
    one = counted()
    more(2)
    more(3)
    assert counted() == one


def test_every_instant_is_shown_with_the_venue_and_time_left() -> None:
    factories.dated(text=f"17 September {FUTURE}", kind="deadline")
    shown = page("calendar")
    assert f"17 September {FUTURE}, 23:59 Geneva" in shown
    assert re.search(r"\d+ days left", shown)


def test_two_who_change_a_date_at_the_same_time_lose_nothing() -> None:
    number = factories.dated("Draft report", f"31.10.{FUTURE}", place="Geneva")
    shown = factories.client(SECRETARIAT).get(reverse("date", kwargs={"group": SLUG, "number": number})).content
    mark = re.findall(r'name="seen" value="([0-9a-f]{16})"', shown.decode())
    form = FORM | {"do": "change", "seen": mark[0]}
    assert post("date", form | {"place": "Nairobi"}, number=number).status_code == 302
    late = post("date", form | {"source": "PORTS/2016/1"}, CHAIR, number=number)
    assert late.status_code == 409
    assert "PORTS/2016/1" in late.content.decode()
    assert "changed this date meanwhile" in late.content.decode()
    line = reads.milestone(SLUG, number)
    assert line is not None
    assert (line.place, line.source) == ("Nairobi", "")


def test_of_dates_that_move_together_none_is_left_out_in_silence() -> None:
    one, other = (factories.dated(name, f"31.10.{FUTURE}") for name in ("Draft", "Summary"))
    form = {"do": "move", "take": [one, other], f"to-{one}": f"{FUTURE}-11-02", "why": "Later."}
    for wrong in ("", f"31.06.{FUTURE}"):
        answer = post("date", form | {f"to-{other}": wrong}, number=one)
        assert answer.status_code == 400
    acts.agree_date(operator(), group=SLUG, number=other, text={"en": f"1.12.{FUTURE}"}, at=factories.AT)
    moved = form | {f"to-{other}": f"{FUTURE}-11-03", f"seen-{other}": "1"}
    assert post("date", moved, number=one).status_code == 409, "another date was agreed since they were proposed"
    line = reads.milestone(SLUG, one)
    assert line is not None
    assert len(line.history) == 1


def test_a_group_whose_work_has_ended_shows_no_forms_of_its_calendar() -> None:
    number = factories.dated()
    secretariat = factories.client(SECRETARIAT)

    def forms() -> int:
        dated = reverse("date", kwargs={"group": SLUG, "number": number})
        return str(secretariat.get(dated).content).count('name="do"')

    assert forms()
    acts.close_group(operator(), group=SLUG, outcome={"en": "A report."}, at=factories.AT)
    assert not forms()
    assert reverse("date-new", kwargs={"group": SLUG}) not in str(
        secretariat.get(reverse("calendar", kwargs={"group": SLUG})).content
    )


def test_what_is_open_now_is_due_and_in_the_feed_with_its_instant_and_no_stamp_of_the_future() -> None:
    factories.text()
    now = datetime.now(UTC).replace(microsecond=0)
    ends = now + timedelta(days=4, hours=1)
    chair, where = factories.actor(CHAIR), {"group": SLUG, "text": "draft"}
    texts.invite(operator(), until=now + timedelta(days=9), at=now, **where)
    consensus.begin_silence(chair, key=2, wording="base", ends=ends, at=now, **where)
    news.set_box(operator(), group=SLUG, open=True, until=now + timedelta(days=6), at=now)
    news.set_box(operator(), group=SLUG, open=True, until=now + timedelta(days=8), at=now)
    assert "under silence open" in page("calendar")
    assert "silence procedure: whoever says nothing agrees" in page("calendar")
    shown = factories.client().get(reverse("calendar", kwargs={"group": SLUG})).content.decode()
    assert re.search(rf'href="webcal://[^"]+/groups/{SLUG}/calendar/dates.ics\?language=en"', shown)
    data = factories.client().get(reverse("calendar-feed", kwargs={"group": SLUG})).content
    events = {str(e["uid"]).partition("@")[0]: e for e in Calendar.from_ical(data).walk("VEVENT")}
    assert set(events) == {f"date-{SLUG}-{key}" for key in ("silence-draft-2-1", "questions", "t-draft-0")}
    silence, box = events[f"date-{SLUG}-silence-draft-2-1"], events[f"date-{SLUG}-questions"]
    assert silence.decoded("dtend").astimezone(UTC) == ends
    assert silence["status"] == "CONFIRMED"
    assert "whoever says nothing agrees" in str(silence["description"])
    assert box["sequence"] == 1, "a program takes the day that was moved"
    assert all(e.decoded("dtstamp") <= datetime.now(UTC) for e in events.values())


def test_what_is_open_and_moved_bears_a_stamp_and_a_count_of_its_own() -> None:
    factories.text()
    now = datetime.now(UTC).replace(microsecond=0)
    where = {"group": SLUG, "text": "draft"}
    texts.invite(operator(), until=now + timedelta(days=9), at=now - timedelta(days=5), **where)
    chair, yesterday = factories.actor(CHAIR), now - timedelta(days=1)
    revision = texts.issue_revision(chair, at=yesterday, **where).value
    texts.open_round(chair, revision=revision, closes=now + timedelta(days=7), at=yesterday, **where)
    texts.invite(operator(), until=now + timedelta(days=10), at=now, **where)
    told = {"group": SLUG, "title": {"en": "Lights"}, "words": {"en": "What?"}}
    canvass = factories.canvass(closes=now + timedelta(days=3))

    def events() -> dict[str, Any]:
        data = factories.client().get(reverse("calendar-feed", kwargs={"group": SLUG})).content
        return {str(e["uid"]).partition("@")[0]: e for e in Calendar.from_ical(data).walk("VEVENT")}

    before = events()
    comments = before[f"date-{SLUG}-t-draft-1"]
    assert (comments["sequence"], comments.decoded("dtstamp")) == (0, yesterday)
    moved = told | {"canvass": canvass, "closes": now + timedelta(days=8), "at": now}
    consensus.draft_canvass(operator(), **moved)
    after, key = events(), f"date-{SLUG}-canvass-{canvass}"
    assert after[key].decoded("dtend") != before[key].decoded("dtend")
    assert after[key]["sequence"] == before[key]["sequence"] + 1, "a program takes the day that was moved"


def test_days_to_a_meeting_are_counted_to_its_first_day() -> None:
    factories.group()
    today = datetime.now(ZoneInfo("Europe/Zurich")).date()
    first = today + timedelta(days=24)
    meetings.plan_meeting(
        operator(), group=SLUG, ordinal=1, starts=first, ends=first + timedelta(days=2), at=factories.AT
    )
    assert "in 24 days" in page("calendar")
