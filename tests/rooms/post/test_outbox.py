"""Letters go out once, whatever breaks on the way; and reminders stop for whoever says so."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from plenary.calls import acts, keys
from plenary.post import console, making, outbox, reads
from plenary.post.models import Letter, Position, Stopped
from plenary.record.actor import Actor
from plenary.record.reads import size
from tests import factories
from tests.rooms.post.conftest import clock, handed_in, invited, later, made, posted
from tests.stories.conftest import free_port

pytestmark = pytest.mark.django_db
PEOPLE = [{"name": f"Body {n}", "email": f"body{n}@lights.example"} for n in range(45)]


class Broken(EmailBackend):
    """A mail server that fails as a test wants it to: by address, or after so many mails."""

    refuses: dict[str, Exception] = {}
    breaks_after = 10**6
    taken = 0
    opened = 0

    def open(self) -> bool:
        type(self).opened += 1
        return True

    def send_messages(self, messages: Any) -> int:
        for one in messages:
            why = self.refuses.get(one.to[0])
            if why is not None:
                raise why
            if type(self).taken >= self.breaks_after:
                raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")
            type(self).taken += 1
        return super().send_messages(messages)


@pytest.fixture
def server(settings: Any) -> type[Broken]:
    settings.EMAIL_BACKEND = f"{__name__}.Broken"
    Broken.refuses, Broken.breaks_after, Broken.taken, Broken.opened = {}, 10**6, 0, 0
    return Broken


def everybody(call: str, by: Actor) -> list[str]:
    invited(by, call, *PEOPLE)
    return sorted(str(p["email"]) for p in PEOPLE)


def test_each_letter_goes_out_once_over_one_connection(call: str, by: Actor, server: type[Broken]) -> None:
    wanted = everybody(call, by)
    assert sorted(m.to[0] for m in posted()) == wanted
    assert server.opened == 1
    assert posted() == []
    assert Position.objects.get().sequence == size()


def test_killed_between_making_and_moving_on_nothing_is_made_twice_or_lost(
    call: str, by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = everybody(call, by)
    move = making._move

    def dies(to: int) -> None:
        raise SystemExit("kill -9")

    monkeypatch.setattr(making, "_move", dies)
    with pytest.raises(SystemExit):
        making.make(clock())
    assert not Letter.objects.exists()  # letters and position: both or neither
    monkeypatch.setattr(making, "_move", move)
    assert sorted(m.to[0] for m in posted()) == wanted


def test_a_position_that_was_lost_makes_no_letter_twice(call: str, by: Actor) -> None:
    """A backup of yesterday, two clerks at once: the key of a letter is there already."""
    everybody(call, by)
    assert len(posted()) == 45
    Position.objects.update(sequence=0)
    assert posted() == []
    assert Letter.objects.count() == 45


def test_killed_after_sending_the_letter_goes_again_under_the_same_message_id(
    call: str, by: Actor, now: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    invited(by, call, PEOPLE[0])
    note = outbox._note

    def dies(pk: int, **columns: Any) -> None:
        raise SystemExit("kill -9")

    monkeypatch.setattr(outbox, "_note", dies)
    with pytest.raises(SystemExit):
        outbox.round_(clock)
    monkeypatch.setattr(outbox, "_note", note)
    assert posted() == []  # another clerk may have it in hand
    later(now, minutes=3)
    (again,) = posted()
    first = mail.outbox[0]
    assert first.extra_headers["Message-ID"] == again.extra_headers["Message-ID"]
    assert posted() == []


def test_a_dead_mail_server_loses_nothing_and_is_asked_less_and_less_often(
    call: str, by: Actor, now: Any, server: type[Broken]
) -> None:
    wanted = everybody(call, by)
    server.breaks_after = 7
    assert len(posted()) == 7
    desk = reads.desk()
    assert (desk.waiting, desk.sent, desk.failed) == (38, 7, 0)
    assert "Connection unexpectedly closed" in desk.trouble
    waits = []
    for _ in range(12):
        later(now, days=1)
        assert posted() == []
        letter = Letter.objects.filter(state="waiting").order_by("pk").first()
        assert letter is not None
        waits.append(letter.next_try - clock())
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=12)
    server.breaks_after = 10**6
    later(now, days=1)
    assert len(posted()) == 38
    assert sorted(m.to[0] for m in mail.outbox) == sorted(wanted)


def test_a_refused_address_fails_and_stops_no_other(call: str, by: Actor, now: Any, server: type[Broken]) -> None:
    everybody(call, by)
    gone, full = "body3@lights.example", "body4@lights.example"
    server.refuses = {
        gone: smtplib.SMTPRecipientsRefused({gone: (550, b"5.1.1 No such user")}),
        full: smtplib.SMTPRecipientsRefused({full: (452, b"4.2.2 Mailbox full")}),
    }
    assert len(posted()) == 43
    (failed,) = reads.desk().failures
    assert (failed.address, failed.why) == (gone, "550 5.1.1 No such user")
    later(now, minutes=2)
    server.refuses = {}
    assert [m.to[0] for m in posted()] == [full]  # by itself
    page = factories.client("secretariat")
    assert page.post("/post/", {"letter": failed.id, "once": "a"}).status_code == 302
    assert [m.to[0] for m in posted()] == [gone]
    assert page.post("/post/", {"letter": failed.id, "once": "b"}).status_code == 400


def test_an_address_that_is_none_fails_at_once(call: str) -> None:
    from plenary.calls.models import Contact

    handed_in(call)
    contact = Contact.objects.get()
    contact.email = "ana@lights.example\nBcc: b@c.example"
    contact.save(update_fields=["email"])
    assert posted() == []
    assert [x.why for x in reads.desk().failures] == ["not-an-address"]


def test_the_text_goes_with_the_sending_and_the_address_some_weeks_later(call: str, now: Any) -> None:
    """Links let their holder act: they are kept nowhere longer than they must."""
    handed_in(call)
    (letter,) = made()
    assert "/confirm/" in letter.text
    posted()
    letter.refresh_from_db()
    assert (letter.state, letter.text) == ("sent", "")
    assert letter.address
    later(now, days=61)
    posted()
    letter.refresh_from_db()
    assert letter.address == ""


def test_no_page_shows_a_link_of_a_letter(call: str, server: type[Broken]) -> None:
    key = handed_in(call)
    server.refuses = {"ana@lights.example": smtplib.SMTPDataError(554, b"5.7.1 Looks like spam")}
    posted()
    page = factories.client("secretariat").get("/post/").content.decode()
    assert "ana@lights.example" in page
    assert "5.7.1 Looks like spam" in page
    assert key not in page
    assert "/confirm/" not in page
    assert factories.client("member").get("/post/").status_code == 403


def test_the_desk_asks_as_often_for_three_letters_as_for_one(
    call: str, by: Actor, server: type[Broken], django_assert_num_queries: Any
) -> None:
    server.refuses = {
        str(p["email"]): smtplib.SMTPRecipientsRefused({str(p["email"]): (550, b"gone")}) for p in PEOPLE[:3]
    }
    invited(by, call, PEOPLE[0])
    posted()
    with django_assert_num_queries(7):
        assert len(reads.desk().failures) == 1
    acts.invite(by, call=call, people=PEOPLE[1:3], at=clock() + timedelta(hours=1))
    acts.send_invitations(by, call=call, at=clock() + timedelta(hours=1))
    posted()
    with django_assert_num_queries(7):
        assert len(reads.desk().failures) == 3


def test_whoever_stops_reminders_gets_receipts_all_the_same(call: str, by: Actor, now: Any) -> None:
    handed_in(call, email="body0@lights.example", name="Another name")
    acts.invite(by, call=call, people=PEOPLE[:2], at=clock())
    acts.send_invitations(by, call=call, at=clock())
    sent = {m.to[0]: m for m in posted() if "invited" in m.subject}
    headers = sent["body0@lights.example"].extra_headers
    link = headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    browser = Client(enforce_csrf_checks=True)
    assert "Stop reminders and news" in browser.get(link).content.decode()
    assert not Stopped.objects.exists()  # mail scanners open links
    assert browser.post(link, {"do": "stop"}).status_code == 302
    assert "body0" not in Stopped.objects.get().digest
    later(now, days=1)
    acts.extend_deadline(by, call=call, deadline=clock() + timedelta(days=60), reason="Time.", at=clock())
    assert [m.to[0] for m in posted()] == ["body1@lights.example"]
    acts.remove_response(by, call=call, number=1, reason="A name.", at=clock())
    assert [m.to[0] for m in posted()] == ["body0@lights.example"]
    browser.post(link, {"do": "again"})
    acts.close_call(by, call=call, reason="Enough.", at=clock())
    assert "body0@lights.example" in [m.to[0] for m in posted()]


def test_a_mail_programs_own_button_stops_at_once(call: str) -> None:
    answer = Client().post(
        f"/post/stop/{keys.stop_key('a@lights.example')}/", {"List-Unsubscribe": "One-Click"}, follow=False
    )
    assert answer.status_code == 200
    assert Stopped.objects.count() == 1
    assert Client().get("/post/stop/nonsense/").status_code == 404


def test_letters_say_that_a_program_wrote_them(call: str) -> None:
    handed_in(call)
    (message,) = posted()
    raw = message.message()
    assert raw["Auto-Submitted"] == "auto-generated"
    assert raw["From"] == "Harbours <plenary@localhost>"
    assert raw.get_content_type() == "text/plain"  # nothing is fetched when it is read
    assert "List-Unsubscribe" not in raw  # a receipt is none of a list


def test_on_the_terminal_a_letter_reads_as_it_is(call: str, capsys: pytest.CaptureFixture[str], settings: Any) -> None:
    settings.EMAIL_BACKEND = "plenary.post.console.EmailBackend"
    handed_in(call, language="ar", name="جمعية المنائر \x1b[2J")
    outbox.round_(clock)
    said = capsys.readouterr().out
    assert "To: ana@lights.example" in said
    assert "جمعية المنائر" in said
    assert "\x1b" not in said
    assert "=?utf-8" not in said
    assert "/answer/" in said
    assert console.shown(mail.EmailMessage("a\x1bb", "text")).count("\x1b") == 0


class Counting:
    """A mail server on this machine that keeps what it gets."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.peers: set[Any] = set()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 -- aiosmtpd's name
        self.mails.append((envelope.rcpt_tos, envelope.content))
        self.peers.add(session.peer)
        return "250 OK"


def test_five_hundred_letters_over_one_real_connection(call: str, by: Actor, settings: Any) -> None:
    handler = Counting()
    controller = Controller(handler, hostname="127.0.0.1", port=free_port(), server_hostname="mail.test")
    controller.start()
    try:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        invited(by, call, *({"name": f"Body {n}", "email": f"b{n}@lights.example"} for n in range(500)))
        count, done = outbox.round_(clock)
    finally:
        controller.stop()
    assert (count, done.sent, done.failed, done.stopped) == (500, 500, 0, "")
    assert len({tuple(to) for to, _data in handler.mails}) == 500
    assert len(handler.peers) == 1
