"""News: what was said before stays to be read, what is withdrawn says why, and the address never changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.hall.bulletin import gathering
from plenary.hall.bulletin import pages as bulletin
from plenary.mandate.links import href
from plenary.meetings import acts as meetings
from plenary.news import acts, reads
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Problem
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
DAY = date(2016, 10, 3)
HERE = f"/groups/{SLUG}/news/"


def publish(title: str = "Lamps are lit", words: str = "All of them.\n\n- north\n- south", **more: Any) -> int:
    told: dict[str, Any] = {"group": factories.group(), "language": "en", "day": DAY, "at": AT} | more
    return int(acts.publish_item(operator(), title=title, words=words, **told).value)


def amend(number: int, **more: Any) -> None:
    told: dict[str, Any] = {"title": "Lamps are lit", "words": "All of them.", "language": "en", "day": DAY, "at": AT}
    acts.amend_item(operator(), group=SLUG, number=number, **(told | more))


def soup(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.content, "html.parser")


def test_an_amendment_needs_a_reason_and_keeps_what_was_said() -> None:
    number = publish()
    with pytest.raises(Problem, match="Say why"):
        amend(number, words="All but one.")
    amend(number, words="All but one.", reason="One went out.")
    page = soup(factories.client().get(f"{HERE}{number}/"))
    assert "amended" in page.select_one(".chip").text
    assert page.select_one("article.prose").text.strip() == "All but one."
    assert "One went out." in page.select_one("main details summary").text
    assert "north" in page.select_one("main details").text


def test_a_translation_needs_no_reason_and_is_no_amendment() -> None:
    number = publish()
    amend(number, title="أُضيئت المصابيح", words="كلها.", language="ar")
    found = reads.item(SLUG, number)
    assert found is not None
    assert found.line.amended is None
    assert (found.line.language, set(found.line.words)) == ("en", {"en", "ar"})
    client = factories.client()
    client.get("/language/ar/")
    assert soup(client.get(f"{HERE}{number}/")).h1.text == "أُضيئت المصابيح"


def test_who_reads_a_translation_of_earlier_words_is_told_and_finds_the_newer_ones() -> None:
    number, client = publish(), factories.client()
    amend(number, title="أُضيئت المصابيح", words="كلها.", language="ar")
    amend(number, words="All but one.", reason="One went out.")
    amend(number, title="Les feux sont allumés", words="Tous sauf un.", language="fr")
    assert not soup(client.get(f"{HERE}{number}/")).select(".say")
    client.get("/language/ar/")
    [told] = soup(client.get(f"{HERE}{number}/")).select("main .say")
    assert "English" in told.summary.text
    assert "All but one." in told.text
    amend(number, title="أُضيئت المصابيح", words="كلها ما عدا واحداً.", language="ar", reason="One went out.")
    assert not soup(client.get(f"{HERE}{number}/")).select("main .say")


def test_who_amends_what_was_amended_meanwhile_sees_both_and_saves_knowingly() -> None:
    number, chair = publish(), factories.client("chair")
    page = soup(chair.get(f"{HERE}{number}/"))
    form = {one["name"]: one.get("value") or one.text.strip() for one in page.select("#amend form [name]")} | {
        "do": "amend",
        "words": "All but two.",
        "reason": "Two went out.",
    }
    amend(number, words="All but one.", reason="One went out.", seen=0)
    late = chair.post(f"{HERE}{number}/", form)
    again = soup(late)
    assert late.status_code == 409
    assert again.select_one("#f-words").text.strip() == "All but two."
    assert "All but one." in again.select_one("#amend .say").text
    assert reads.item(SLUG, number).line.words["en"] == "All but one."  # type: ignore[union-attr]  # it is there
    form |= {"seen": again.select_one("#amend [name=seen]")["value"]}
    assert chair.post(f"{HERE}{number}/", form).status_code == 302
    assert reads.item(SLUG, number).line.words["en"] == "All but two."  # type: ignore[union-attr]  # as above


def test_who_goes_over_to_another_language_keeps_what_she_typed_and_saves_one_after_the_other() -> None:
    number, chair = publish(), factories.client("chair")

    def typed(page: BeautifulSoup, **more: str) -> dict[str, str]:
        fields = page.select("#amend form [name]:not(button)")
        return {one["name"]: one.get("value") or one.text.strip() for one in fields} | more

    page = soup(chair.get(f"{HERE}{number}/"))
    told = typed(page, words="All but one.", reason="One went out.", to="fr")
    page = soup(chair.post(f"{HERE}{number}/", told))
    assert (page.select_one("[name=title]")["value"], page.select_one("#f-words").text.strip()) == ("", "")
    page = soup(chair.post(f"{HERE}{number}/", typed(page, title="Feux", words="Tous sauf un.", to="en")))
    assert page.select_one("#f-words").text.strip() == "All but one."
    assert reads.item(SLUG, number).before == ()  # type: ignore[union-attr]  # nothing was written yet
    page = soup(chair.post(f"{HERE}{number}/", typed(page, do="amend")))
    assert "recorded" in page.select_one(".say.done").text
    assert page.select_one("#f-words").text.strip() == "Tous sauf un."
    assert chair.post(f"{HERE}{number}/", typed(page, do="amend", once="2")).status_code == 302
    assert reads.item(SLUG, number).line.words == {"en": "All but one.", "fr": "Tous sauf un."}  # type: ignore[union-attr]  # as above


def test_who_amends_what_was_withdrawn_meanwhile_may_publish_it_anew() -> None:
    number, chair = publish(), factories.client("chair")
    acts.withdraw_item(operator(), group=SLUG, number=number, reason="Wrong.", at=AT)
    told = {"do": "amend", "title": "New", "words": "All but two.", "language": "en", "seen": "0", "reason": "So."}
    late = chair.post(f"{HERE}{number}/", told)
    anew = soup(late).select_one(f'form[action="{HERE}new/"]')
    assert late.status_code == 409
    assert anew.select_one("[name=words]").text.strip() == "All but two."
    told = {"do": "withdraw", "seen": "0", "reason": "The count was wrong."}
    late = chair.post(f"{HERE}{number}/", told)  # for another reason: hers is not dropped in silence
    assert (late.status_code, "The count was wrong." in soup(late).main.text) == (409, True)


def test_nobody_withdraws_words_that_she_has_not_seen() -> None:
    number, chair = publish(), factories.client("chair")
    amend(number, words="All but one.", reason="One went out.")
    told = {"do": "withdraw", "seen": "0", "reason": "The count was wrong."}
    late = chair.post(f"{HERE}{number}/", told)
    assert late.status_code == 409
    assert reads.item(SLUG, number).line.withdrawn is None  # type: ignore[union-attr]  # it is there
    [form] = [one for one in soup(late).select("form") if one.select("[value=withdraw]")]
    told["seen"] = form.select_one("[name=seen]")["value"]
    assert chair.post(f"{HERE}{number}/", told).status_code == 302


def test_what_is_withdrawn_says_why_at_its_address_and_leaves_the_feed() -> None:
    number = publish()
    publish("Second")
    acts.withdraw_item(operator(), group=SLUG, number=number, reason="The count was wrong.", at=AT)
    client = factories.client()
    assert "The count was wrong." in soup(client.get(f"{HERE}{number}/")).main.text
    feed = client.get(f"{HERE}news.atom")
    assert b"Second" in feed.content
    assert b"Lamps are lit" not in feed.content
    again = client.get(f"{HERE}news.atom", headers={"If-None-Match": feed.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.accepts(1)
def test_updates_of_meetings_stand_in_the_same_stream_newest_first() -> None:
    factories.group()
    by: dict[str, Any] = {"group": SLUG, "at": AT}
    meetings.plan_meeting(operator(), slug="1", ordinal=1, starts=DAY, ends=DAY, **by)
    publish()
    meetings.post_update(
        operator(), group=SLUG, meeting="1", text={"en": "The room has changed."}, at=AT.replace(hour=10)
    )
    page = soup(factories.client().get(HERE))
    assert [one.text for one in page.select("article h2")] == ["1st meeting", "Lamps are lit"]
    assert b"The room has changed." in factories.client().get(f"{HERE}news.atom").content


@pytest.mark.accepts(22)
def test_a_link_to_news_has_a_preview_and_nobody_tracks_it() -> None:
    page = soup(factories.client().get(f"{HERE}{publish()}/"))
    assert page.select_one('meta[property="og:title"]')["content"].startswith("Lamps are lit")
    assert "All of them." in page.select_one('meta[property="og:description"]')["content"]
    assert all("localhost" in s["src"] or s["src"].startswith("/") for s in page.select("script[src]"))


def test_the_page_of_a_meeting_may_be_pasted_as_what_news_are_about() -> None:
    document = factories.document()
    told = {"title": "New", "words": "Words", "language": "en", "day": "3 October 2016", "do": "publish"}
    client = factories.client("chair")
    refused = client.post(f"{HERE}new/", told | {"about": "nowhere"})
    assert refused.status_code == 400
    assert soup(refused).select_one("#f-words").text.strip() == "Words"
    for nowhere in (f"/groups/{'a' * 120}/meetings/{'b' * 120}/", f"/documents/{'9' * 250}/"):
        assert client.post(f"{HERE}new/", told | {"about": nowhere}).status_code == 400
    assert client.post(f"{HERE}new/", told | {"about": f"http://localhost/documents/{document}/"}).status_code == 302
    found = reads.item(SLUG, 1)
    assert found is not None
    assert found.line.about == f"document/{document}"
    assert href(found.line.address) == f"{HERE}{found.line.number}/"  # and a task may name the news that it came to
    assert f"/documents/{document}/" in str(soup(client.get(f"{HERE}1/")).main)


def test_of_many_things_of_one_instant_each_stands_on_one_page_of_the_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "PAGE", 4)
    monkeypatch.setattr(bulletin, "PAGE", 4)
    factories.group()
    meetings.plan_meeting(operator(), slug="1", ordinal=1, starts=DAY, ends=DAY, group=SLUG, at=AT)
    for n in range(12):  # as they are read in from elsewhere: each third thing by another second
        at = AT.replace(second=n // 10)
        publish(f"News {n}", at=at)
        if n % 2:
            meetings.post_update(operator(), group=SLUG, meeting="1", text={"en": f"Update {n}"}, at=at)
    client, seen, here = factories.client(), [], HERE
    while here:
        page = soup(client.get(here))
        said = [
            one.h2.text if "News" in one.h2.text else one.select_one(".prose").text for one in page.select("article")
        ]
        seen += [words.strip() for words in said]
        further = page.select_one('a[href^="?before="]')
        here = HERE + further["href"] if further else ""
    assert len(seen) == 18, "something was skipped or shown twice"
    assert len(set(seen)) == 18
    assert [words for words in seen if "News" in words] == [f"News {n}" for n in reversed(range(12))]


@pytest.mark.parametrize(
    "before",
    [
        "0001-01-01T00:00:00%2B14:00",
        "9999-12-31T23:59:59-14:00",
        "nonsense",
        "2016-10-03T09:00:00Z,news,x",
        "2016-10-03T09:00:00Z,update,99999999999999999999",
    ],
)
def test_an_instant_that_no_clock_shows_ends_no_page(before: str) -> None:
    publish()
    assert factories.client().get(f"{HERE}?before={before}").status_code == 200


def test_members_do_not_publish() -> None:
    factories.group()
    assert factories.client("member").get(f"{HERE}new/").status_code == 403
    with pytest.raises(Forbidden):
        acts.publish_item(factories.actor("member"), group=SLUG, title="A", words="B", language="en", day=DAY, at=AT)


def test_the_stream_takes_as_many_queries_for_three_as_for_one() -> None:
    counted = []
    client = factories.client()
    for titles in (("one",), ("two", "three")):
        for title in titles:
            publish(title)
        client.get(HERE)
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(HERE)
        counted.append(len(found))
    assert counted[0] == counted[1]
