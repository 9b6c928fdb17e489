"""Following a group by mail: confirmed first, each thing told once, stopped with one press, and taken up again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet

from plenary.library import acts as library
from plenary.news import acts as news
from plenary.post import following, inbox, notices, outbox, stopping
from plenary.post.models import Follower, Letter
from plenary.record import throttle
from plenary.record.actor import operator
from tests import factories
from tests.factories import AT, SLUG

pytestmark = pytest.mark.django_db
ANA = "ana@quay.example"
HERE = f"/groups/{SLUG}/follow/"
FORM = {"email": ANA, "kinds": list(following.KINDS), "rhythm": "now"}


@pytest.fixture(autouse=True)
def group() -> None:
    throttle.forget()
    factories.group()


def follows(
    rhythm: str = "now", kinds: tuple[str, ...] = following.KINDS, at: datetime = AT, address: str = ANA
) -> int:
    key = following.ask(SLUG, address, kinds=kinds, rhythm=rhythm, language="en", proven=True, at=at)
    found = following.read_key(key)
    assert found is not None
    return found


def publish(title: str, at: datetime = AT) -> int:
    told: dict[str, Any] = {"words": "Words.", "language": "en", "day": date(2016, 10, 3), "at": at}
    return int(news.publish_item(operator(), group=SLUG, title=title, **told).value)


def told() -> list[Letter]:
    return list(Letter.objects.filter(kind="told").order_by("pk"))


def test_nothing_is_sent_before_the_owner_of_the_address_confirms() -> None:
    client = factories.client()
    assert client.post(HERE, FORM).status_code == 302
    assert client.post(HERE, FORM).status_code == 302  # sent twice, it is one link
    [letter] = Letter.objects.all()
    assert (letter.kind, letter.address, letter.stop) == ("follow", ANA, "")
    publish("Before")
    assert notices.make(AT) == 0
    link = next(word for word in letter.text.split() if "/post/following/" in word)
    path = "/" + link.split("/", 3)[3]
    assert "Confirm" in client.get(path).content.decode()
    assert Follower.objects.get().state == "asked"
    assert client.post(path, {"do": "confirm"}).status_code == 302
    publish("After")
    now = Follower.objects.get().due
    assert notices.make(now) == 1
    assert "After" in told()[0].text
    assert "Before" not in told()[0].text


def test_each_thing_is_told_once_whatever_is_tried_again() -> None:
    follows()
    publish("One")
    assert notices.make(AT) == 1
    before = Follower.objects.get()
    assert notices.make(AT) == 0
    Follower.objects.update(upto=0)  # a clerk that was slower
    assert notices._keep(before.pk, before.upto, before.upto + 1, AT, None) == 0
    publish("Two")
    Follower.objects.update(upto=before.upto)
    assert notices.make(AT) == 1
    assert ["One" in told()[-1].text, "Two" in told()[-1].text] == [False, True]


def test_a_digest_gathers_what_came_and_goes_at_seven() -> None:
    follows("day")
    publish("One")
    withdrawn = publish("Gone again")
    publish("Two")
    news.withdraw_item(operator(), group=SLUG, number=withdrawn, reason="Wrong.", at=AT)
    assert notices.make(AT) == 0
    morning = AT.replace(hour=5) + timedelta(days=1)  # seven in Geneva
    assert notices.make(morning - timedelta(seconds=1)) == 0
    assert notices.make(morning) == 1
    [letter] = told()
    assert letter.text.index("One") < letter.text.index("Two")
    assert "Gone again" not in letter.text
    assert "2 pieces of news" in letter.subject
    assert notices.make(morning + timedelta(days=1)) == 0


def test_only_what_was_chosen_is_told() -> None:
    follows(kinds=("documents",))
    publish("Not chosen")
    library.register(operator(), group=SLUG, title={"en": "Chart"}, kind="report", symbol="C/1", at=AT)
    assert notices.make(AT) == 1
    assert "Chart" in told()[0].text
    assert "Not chosen" not in told()[0].text


def test_one_press_in_the_mail_program_stops_it_and_the_page_undoes_it() -> None:
    follows()
    publish("One")
    notices.make(AT)
    [letter] = told()
    headers = outbox.message(letter).extra_headers
    assert letter.stop in headers["List-Unsubscribe"]
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.stop in letter.text
    path = "/" + letter.stop.split("/", 3)[3]
    client = factories.client(enforce_csrf_checks=True)
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    page = client.get(path).content.decode()
    assert "Stopped" in page
    assert "new documents" in page
    assert told() == []  # what was written and not sent yet is let go of
    publish("While stopped")
    assert notices.make(AT) == 0
    client.post(path, {"do": "confirm"})
    publish("Again")
    notices.make(Follower.objects.get().due)
    assert ["While stopped" in told()[0].text, "Again" in told()[0].text] == [False, True]


def test_it_is_stopped_by_mail_too_and_with_everything_else() -> None:
    pk = follows()
    data = f"From: {ANA}\r\nSubject: {following.key_of(pk)}\r\n\r\n\r\n".encode()
    assert inbox.receive(data, recipient="stop@localhost", at=AT).state == "stopped"
    assert Follower.objects.get().state == "stopped"
    follows()
    stopping.stop(Follower.objects.get().digest, AT)
    publish("One")
    assert notices.make(AT) == 0
    stopping.go_on(Follower.objects.get().digest)
    assert notices.make(AT) == 0  # what came meanwhile is not told afterwards


def test_addresses_go_that_nobody_confirmed_or_that_stopped_long_ago() -> None:
    factories.client().post(HERE, FORM)
    pk = follows(address="b@quay.example")
    following.stop(pk, AT)
    asked = Follower.objects.get(address=ANA).asked
    following.forget(max(asked, AT) + timedelta(days=31))
    assert not Follower.objects.exists()


def test_who_asks_again_long_after_she_stopped_has_time_to_confirm() -> None:
    pk = follows()
    following.stop(pk, AT)
    again = AT + timedelta(days=31)
    following.ask(SLUG, ANA, kinds=following.KINDS, rhythm="now", language="en", proven=False, at=again)
    following.forget(again + timedelta(days=1))
    following.confirm(pk, again + timedelta(days=1))
    assert Follower.objects.get().state == "following"
    following.stop(pk, again + timedelta(days=1))
    following.forget(again + timedelta(days=40))
    assert not Follower.objects.exists()


def test_a_stranger_changes_nothing_of_what_an_owner_chose() -> None:
    follows("week")
    factories.client().post(HERE, FORM | {"email": ANA.upper()})
    row = Follower.objects.get()
    assert (row.rhythm, row.address) == ("week", ANA)  # some servers tell letters of one case from the other


def test_two_requests_at_once_are_one_follower(monkeypatch: pytest.MonkeyPatch) -> None:
    factories.client().post(HERE, FORM)
    blind = [True]  # the second looks before the first is in the table, and writes after it

    for name in ("get", "first"):
        real = getattr(QuerySet, name)

        def looked(rows: Any, *a: Any, _real: Any = real, **k: Any) -> Any:
            return _real(rows.none() if rows.model is Follower and blind and blind.pop() else rows, *a, **k)

        monkeypatch.setattr(QuerySet, name, looked)
    assert factories.client().post(HERE, FORM).status_code == 302
    assert Follower.objects.count() == 1


def test_a_bad_choice_is_said_and_kept() -> None:
    refused = factories.client().post(HERE, FORM | {"kinds": []})
    assert refused.status_code == 400
    assert ANA in refused.content.decode()


def test_three_followers_cost_the_reading_of_one() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counted = []
    for many in (1, 3):
        for n in range(many):
            follows(kinds=("calls",), address=f"f{many}{n}@quay.example")
        publish(f"For {many}")
        with CaptureQueriesContext(connection) as found:
            notices.make(AT)
        counted.append(len(found))
        Follower.objects.all().delete()
    assert counted[0] == counted[1]
