"""Mail in: an answer waits in review with its original; what is no answer is kept aside; nothing that was taken is lost."""

from __future__ import annotations

from email.message import EmailMessage
from typing import Any

import pytest
from django.core import mail
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.calls import acts, keys, review_reads
from plenary.calls.models import Answer, Contact, Response
from plenary.library import files, work
from plenary.library.models import File
from plenary.post import inbox, jobs, reads
from plenary.post.models import Incoming, Letter, Stopped
from plenary.record.actor import Actor
from plenary.record.verify import verify
from tests.rooms.calls.conftest import word
from tests.rooms.post.conftest import clock, handed_in, invited, later, posted

pytestmark = pytest.mark.django_db
TEXT = """Organisation: Cordova Society

1. Which lights are out?

Three of the lights on the north shore have been out since the winter.

2. What should be done, and by whom?

The ports should mend them, and the members should pay for the lamps.
"""


def written(text: str = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    told = {
        "From": "Bea Lopez <Bea@lights.example>",
        "To": "answers+views@localhost",
        "Subject": "Our answer",
        "Message-ID": "<1@lights.example>",
        "Date": "Tue, 01 Nov 2016 08:59:00 +0000",
    }
    for name, value in (told | {k.replace("_", "-"): v for k, v in headers.items()}).items():
        if value:
            message[name] = value
    message.set_content(text)
    return message


def taken(message: EmailMessage | bytes, *, to: str = "answers+views@localhost", **more: Any) -> inbox.Outcome:
    data = message if isinstance(message, bytes) else message.as_bytes()
    outcome = inbox.receive(data, recipient=to, at=clock(), **more)
    work.run_waiting()
    return outcome


@pytest.mark.accepts(116)
def test_an_answer_by_mail_waits_in_review_with_its_original(call: str, by: Actor) -> None:
    message = written()
    assert taken(message).state == "response"
    response = Response.objects.get()
    assert (response.state, response.channel, response.received) == ("review", "mail", clock())
    assert "mailed" in response.why_review
    assert response.name == "Cordova Society"
    said = dict(Answer.objects.values_list("question__number", "text"))
    assert said["1"] == "Three of the lights on the north shore have been out since the winter."
    contact = Contact.objects.get()
    assert (contact.email, contact.confirmed) == ("bea@lights.example", None)
    sheet = review_reads.sheet(by, call, 1)
    assert sheet is not None
    assert response.file is not None
    assert files.path_of(response.file.sha256).read_bytes() == message.as_bytes()
    assert verify().problems == []


def test_it_is_acknowledged_once_and_again_when_it_counts(call: str, by: Actor) -> None:
    taken(written())
    (thanks,) = posted()
    assert thanks.to == ["bea@lights.example"]
    assert "R1" in thanks.subject
    assert thanks.extra_headers["Auto-Submitted"] == "auto-generated"
    acts.confirm_response(by, call=call, number=1, at=clock())
    (counts,) = posted()
    assert "counts now" in counts.subject
    assert posted() == []


def test_either_address_of_a_call_leads_to_it(call: str) -> None:
    for address in (
        "views@localhost",
        "ANSWERS+Views@localhost",
        "<answers+views@localhost>",
        "Call <views@localhost>",
    ):
        assert inbox.place_of(address, clock()) == inbox.Place("call", "views")


def test_who_is_unknown_is_refused_in_clear_words(call: str, by: Actor) -> None:
    for address in (
        "nowhere@localhost",
        "",
        "@",
        "answers+@localhost",
        "\r\n",
        "a" * 3000,
        "answers+views+x@localhost",
    ):
        with pytest.raises(inbox.Unknown, match="No call for input takes answers at this address"):
            inbox.place_of(address, clock())
    acts.close_call(by, call=call, reason="The report is written.", at=clock())
    with pytest.raises(inbox.Unknown, match="is closed"):
        taken(written())
    assert not Incoming.objects.exists()


def test_the_same_mail_comes_in_once_whatever_servers_write_on_top(call: str) -> None:
    first = taken(written())
    second = taken(written(Received="from a by b; Tue, 01 Nov 2016 09:00:00 +0000"))
    third = taken(b"From bea@lights.example Tue Nov  1 09:00:00 2016\n" + written().as_bytes())
    assert (first.state, second.state, third.state) == ("response", "known", "known")
    assert Response.objects.count() == 1
    assert len(posted()) == 1


def test_a_message_id_that_is_used_twice_loses_no_words(call: str) -> None:
    taken(written())
    assert taken(written(TEXT + "\nAnd one more thing.")).state == "response"
    assert taken(written(Message_ID="")).state == "response"
    assert Response.objects.count() == 3


def test_reading_twice_is_one_response(call: str) -> None:
    """A server that was killed between entering the response and saying so begins the job again."""
    outcome = taken(written())
    Incoming.objects.update(state="waiting", response=0)
    assert jobs.read_mail({"incoming": outcome.incoming}, lambda done, total, saying: None) == {"response": 1}
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("headers", "sender"),
    [
        ({"Auto_Submitted": "auto-replied"}, "bea@lights.example"),
        ({"Auto_Submitted": "auto-replied (vacation); owner=x"}, None),
        ({"Precedence": "auto_reply"}, None),
        ({"X_Autoreply": "yes"}, None),
        ({}, ""),
        ({}, "<>"),
        ({"From": "plenary@localhost"}, None),
    ],
)
def test_what_a_program_wrote_is_kept_aside_and_brings_no_mail(
    call: str, headers: dict[str, str], sender: str | None
) -> None:
    outcome = taken(written(**headers), sender=sender)
    assert (outcome.state, outcome.why) == ("aside", "automatic")
    assert not Response.objects.exists()
    assert File.objects.filter(pk=Incoming.objects.get().file).exists()
    assert posted() == []
    assert [line.why for line in reads.desk().aside] == ["automatic"]


@pytest.mark.parametrize(
    "headers",
    [
        {"List_Id": "<wg.lists.example>"},
        {"Precedence": "bulk"},
        {"Precedence": "list"},
        {"X_Auto_Response_Suppress": "All"},
        {"From": "nobody"},
        {"From": ""},
    ],
)
def test_what_came_by_a_list_is_an_answer_and_is_not_thanked_for(call: str, headers: dict[str, str]) -> None:
    assert taken(written(**headers)).state == "response"
    assert Response.objects.get().state == "review"
    assert posted() == []


def bounce(message_id: str, action: str = "failed") -> bytes:
    return f"""From: Mail Delivery System <mailer-daemon@mx.example>
To: plenary@localhost
Subject: Undelivered
Message-ID: <b@mx.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not arrive.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ana@lights.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 No such user here

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: Please confirm

--b--
""".encode()


def test_a_letter_that_comes_back_is_among_the_failed_and_can_be_sent_again(call: str) -> None:
    handed_in(call)
    (sent,) = posted()
    letter = Letter.objects.get()
    assert taken(bounce(letter.message_id, "delayed"), to="plenary@localhost", sender="").why == "automatic"
    assert Letter.objects.get().state == "sent"
    outcome = taken(bounce(letter.message_id), to="plenary@localhost", sender="")
    assert (outcome.state, outcome.why) == ("aside", "bounce")
    (failed,) = reads.desk().failures
    assert failed.why == "550 5.1.1 No such user here"
    from plenary.post import outbox

    assert outbox.again(failed.id, clock())
    (again,) = posted()
    assert again.body == sent.body


def test_nobody_fails_a_letter_whose_message_id_she_does_not_know(call: str) -> None:
    handed_in(call)
    posted()
    taken(bounce("<0000@localhost>"), to="plenary@localhost", sender="")
    assert Letter.objects.get().state == "sent"


def test_a_reply_to_a_letter_of_ours_is_kept_for_the_secretariat(call: str) -> None:
    outcome = taken(written("Thank you!"), to="plenary@localhost")
    assert (outcome.state, outcome.why) == ("aside", "for-us")
    assert taken(written("Spam"), to="postmaster@localhost").state == "aside"
    assert not Response.objects.exists()


def test_reminders_are_stopped_by_mail_too(call: str, by: Actor, settings: Any) -> None:
    settings.MAIL_IN = "2525"
    invited(by, call, {"name": "Republic of Sandbanks", "email": "mission@sandbanks.example"})
    (letter,) = posted()
    ways = letter.extra_headers["List-Unsubscribe"]
    key = ways.partition("subject=")[2].partition(">")[0]
    assert taken(written(Subject=key), to="stop@localhost").state == "stopped"
    assert Stopped.objects.get().digest == keys.read_stop_key(key)
    with pytest.raises(inbox.Unknown):
        taken(written(Subject="stop it"), to="stop@localhost")
    assert "answers+views@localhost" in letter.body


def test_the_letter_and_the_document_in_it_are_one_response(call: str) -> None:
    message = written("Dear secretariat, our answer is attached.")
    said = "Three of the lights on the north shore have been out since the winter."
    attached = word(["Organisation: Cordova Society", ("1. Which lights are out?", True), said])
    message.add_attachment(attached, maintype="application", subtype="octet-stream", filename="../answer.docx")
    taken(message)
    response = Response.objects.get()
    assert (response.name, response.state) == ("Cordova Society", "review")
    assert said in Answer.objects.values_list("text", flat=True)


def test_what_cannot_be_read_comes_to_a_person_with_its_original(call: str) -> None:
    """A mail that a reader takes for something else, and one without any words."""
    for n, text in enumerate(("", "\n\n   \n")):
        taken(written(text, Message_ID=f"<{n}@lights.example>"))
    taken(written(Subject="%PDF-1.7", Message_ID="<3@lights.example>"))
    assert Response.objects.count() == 3
    for response in Response.objects.all():
        assert response.state == "review"
        assert response.file is not None


def test_a_mail_whose_reading_fails_comes_to_a_person_and_one_that_was_left_is_taken_up(
    call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any) -> None:
        raise RuntimeError("a reader that no test has thought of")

    with monkeypatch.context() as patch:
        patch.setattr(jobs, "_prepared", broken)
        taken(written())
    assert Response.objects.get().why_review == ["mailed", "not-all-read"]
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "_read", broken)
        taken(written(Message_ID="<2@lights.example>"))
    assert reads.desk().reading == 1
    assert jobs.take_up(clock()) == 1
    work.run_waiting()
    assert Response.objects.count() == 2


@pytest.mark.accepts(48)
def test_late_is_when_it_came_and_not_when_it_says_that_it_was_written(call: str, now: Any) -> None:
    later(now, days=60)
    taken(written(Date="Tue, 01 Nov 2016 08:59:00 +0000"))
    assert Response.objects.get().late


HOSTILE = [
    b"",
    b"\x00" * 2000,
    b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 3000,
    b"Content-Type: multipart/mixed; boundary=\nFrom: =?utf-8?b?////?= <a@b.example>\n\n--\n--",
    b"From: \xff\xfe\x00<a@b>\nSubject: =?x?q?=0d=0aBcc:?=\nContent-Type: text/plain; charset=\x80\n\n\xff\xfe",
    b"From: a@b.example\nContent-Type: text/plain; charset=utf-7\nContent-Transfer-Encoding: base64\n\n%%%%",
    b"From: a@b.example\nContent-Type: message/rfc822\n\n" + b"Content-Type: message/rfc822\n\n" * 200,
    b"From: " + b"a" * 100_000 + b"@b.example\n\nhello",
    b'From: "x" <a@b.example>\r\nBcc: c@d.example\r\n\r\nhello\r\n',
    b"\n" * 5000,
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_no_mail_breaks_the_post(call: str, data: bytes) -> None:
    outcome = taken(data)
    assert outcome.state in ("response", "aside")
    if outcome.state == "response":
        assert Response.objects.get().state == "review"
    for message in posted():
        assert message.recipients() in (["a@b.example"], ["c@d.example"])
    assert verify().problems == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from(["From: a@b.example\n", "Content-Type: multipart/report\n", ""]))
def test_whatever_bytes_come_something_known_comes_of_them(call: str, data: bytes, head: str) -> None:
    outcome = inbox.receive(head.encode() + data, recipient="views@localhost", at=clock())
    assert outcome.state in ("response", "aside", "known")


def test_the_acknowledgement_goes_to_whom_the_mail_is_from_and_nobody_else(call: str) -> None:
    taken(written(Reply_To="victim@other.example", Cc="list@other.example"))
    assert [m.recipients() for m in posted()] == [["bea@lights.example"]]
    assert len(mail.outbox) == 1
